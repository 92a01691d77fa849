#pragma once

#include "minka-page.h"

G_BEGIN_DECLS

#define MINKA_TYPE_ATTENDANCE_GROUP (minka_attendance_group_get_type ())
G_DECLARE_FINAL_TYPE (MinkaAttendanceGroup, minka_attendance_group, MINKA, ATTENDANCE_GROUP,
                      AdwPreferencesGroup)

GtkWidget *minka_attendance_new (MinkaWorkspace *workspace, const char *meeting_id);

G_END_DECLS
