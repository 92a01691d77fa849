#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_NEW_MEETING_DIALOG (minka_new_meeting_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MinkaNewMeetingDialog, minka_new_meeting_dialog, MINKA, NEW_MEETING_DIALOG, AdwDialog)

AdwDialog *minka_new_meeting_dialog_new (MinkaWorkspace *workspace);
void minka_new_meeting_dialog_set_activity (MinkaNewMeetingDialog *self, MinkaActivity *activity);

G_END_DECLS
