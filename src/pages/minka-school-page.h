#pragma once

#include "minka-page.h"

G_BEGIN_DECLS

#define MINKA_TYPE_SCHOOL_PAGE (minka_school_page_get_type ())
G_DECLARE_FINAL_TYPE (MinkaSchoolPage, minka_school_page, MINKA, SCHOOL_PAGE, MinkaPage)

G_END_DECLS
