#pragma once

#include "minka-summary.h"

G_BEGIN_DECLS

const char *minka_next_meeting_day (GPtrArray *meetings, MinkaMeeting *meeting);

G_END_DECLS
