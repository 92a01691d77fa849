#pragma once

#include "minka-dates.h"

G_BEGIN_DECLS

char *minka_calendar_csv_make_days (MinkaDates *dates);
char *minka_calendar_csv_make_planning (MinkaDates *dates);

G_END_DECLS
