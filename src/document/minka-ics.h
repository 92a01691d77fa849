#pragma once

#include "minka-dates.h"

G_BEGIN_DECLS

char *minka_ics_make (MinkaDates *dates, const char *instant);

G_END_DECLS
