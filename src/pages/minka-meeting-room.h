#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_MEETING_ROOM (minka_meeting_room_get_type ())
G_DECLARE_FINAL_TYPE (MinkaMeetingRoom, minka_meeting_room, MINKA, MEETING_ROOM, AdwBin)

GtkWidget *minka_meeting_room_new (MinkaWorkspace *workspace, const char *meeting);
const char *minka_meeting_room_get_meeting (MinkaMeetingRoom *self);
void minka_meeting_room_leave (MinkaMeetingRoom *self, GtkWidget *keeper);

G_END_DECLS
