#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

void minka_meeting_postpone (GtkWidget *widget, MinkaWorkspace *workspace, MinkaMeeting *meeting);
void minka_meeting_cancel (GtkWidget *widget, MinkaWorkspace *workspace, MinkaMeeting *meeting);
void minka_meeting_revive (GtkWidget *widget, MinkaWorkspace *workspace, MinkaMeeting *meeting);
void minka_meeting_change_following (GtkWidget *widget, MinkaWorkspace *workspace, MinkaMeeting *meeting);

G_END_DECLS
