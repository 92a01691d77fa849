#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_MEETING_REFLECTIONS (minka_meeting_reflections_get_type ())
G_DECLARE_FINAL_TYPE (MinkaMeetingReflections, minka_meeting_reflections, MINKA, MEETING_REFLECTIONS,
                      AdwPreferencesGroup)

GtkWidget *minka_meeting_reflections_new (MinkaWorkspace *workspace, const char *meeting);

G_END_DECLS
