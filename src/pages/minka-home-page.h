#pragma once

#include "minka-page.h"

G_BEGIN_DECLS

#define MINKA_TYPE_HOME_PAGE (minka_home_page_get_type ())
G_DECLARE_FINAL_TYPE (MinkaHomePage, minka_home_page, MINKA, HOME_PAGE, MinkaPage)

G_END_DECLS
