#pragma once

#include "minka-list-page.h"

G_BEGIN_DECLS

#define MINKA_TYPE_MEETINGS_PAGE (minka_meetings_page_get_type ())
G_DECLARE_FINAL_TYPE (MinkaMeetingsPage, minka_meetings_page, MINKA, MEETINGS_PAGE, MinkaListPage)

G_END_DECLS
