#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_ACTIVITY_MEETINGS (minka_activity_meetings_get_type ())
G_DECLARE_FINAL_TYPE (MinkaActivityMeetings, minka_activity_meetings, MINKA, ACTIVITY_MEETINGS,
                      AdwPreferencesGroup)

GtkWidget *minka_activity_meetings_new (MinkaWorkspace *workspace, MinkaActivity *activity);

G_END_DECLS
