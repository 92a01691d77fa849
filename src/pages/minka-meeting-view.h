#pragma once

#include "minka-page.h"

G_BEGIN_DECLS

#define MINKA_TYPE_MEETING_VIEW (minka_meeting_view_get_type ())
G_DECLARE_FINAL_TYPE (MinkaMeetingView, minka_meeting_view, MINKA, MEETING_VIEW, AdwBin)

GtkWidget *minka_meeting_view_new (MinkaWorkspace *workspace, const char *id);
void minka_meeting_view_show_part (MinkaMeetingView *self, const char *part);
const char *minka_meeting_view_get_id (MinkaMeetingView *self);

G_END_DECLS
