#pragma once

#include "minka-list-page.h"

G_BEGIN_DECLS

#define MINKA_TYPE_OBSERVATION_PAGE (minka_observation_page_get_type ())
G_DECLARE_FINAL_TYPE (MinkaObservationPage, minka_observation_page, MINKA, OBSERVATION_PAGE, MinkaListPage)

G_END_DECLS
