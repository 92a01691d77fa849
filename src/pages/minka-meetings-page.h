#pragma once

#include "minka-page.h"

G_BEGIN_DECLS

#define MINKA_TYPE_MEETINGS_PAGE (minka_meetings_page_get_type ())
G_DECLARE_FINAL_TYPE (MinkaMeetingsPage, minka_meetings_page, MINKA, MEETINGS_PAGE, MinkaPage)

G_END_DECLS
