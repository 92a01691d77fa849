#pragma once

#include "minka-dates.h"

G_BEGIN_DECLS

char *minka_ics_make (MinkaDates *dates, const char *instant, GError **error);
char *minka_ics_make_meeting (MinkaPlan *plan, MinkaMeeting *meeting, GPtrArray *agenda, const char *instant,
                              GError **error);

G_END_DECLS
