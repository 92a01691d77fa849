#pragma once

#include "minka-page.h"

G_BEGIN_DECLS

#define MINKA_TYPE_ACTIVITIES_PAGE (minka_activities_page_get_type ())
G_DECLARE_FINAL_TYPE (MinkaActivitiesPage, minka_activities_page, MINKA, ACTIVITIES_PAGE, MinkaPage)

G_END_DECLS
