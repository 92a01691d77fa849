#pragma once

#include "minka-page.h"

G_BEGIN_DECLS

#define MINKA_TYPE_PEOPLE_PAGE (minka_people_page_get_type ())
G_DECLARE_FINAL_TYPE (MinkaPeoplePage, minka_people_page, MINKA, PEOPLE_PAGE, MinkaPage)

G_END_DECLS
