#pragma once

#include "minka-list-page.h"

G_BEGIN_DECLS

#define MINKA_TYPE_REFLECTIONS_PAGE (minka_reflections_page_get_type ())
G_DECLARE_FINAL_TYPE (MinkaReflectionsPage, minka_reflections_page, MINKA, REFLECTIONS_PAGE, MinkaListPage)

G_END_DECLS
