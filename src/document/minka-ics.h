#pragma once

#include "minka-dates.h"

G_BEGIN_DECLS

char *minka_ics_make (MinkaDates *dates, const char *instant, GError **error);

G_END_DECLS
