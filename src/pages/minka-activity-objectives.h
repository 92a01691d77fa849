#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_ACTIVITY_OBJECTIVES (minka_activity_objectives_get_type ())
G_DECLARE_FINAL_TYPE (MinkaActivityObjectives, minka_activity_objectives, MINKA, ACTIVITY_OBJECTIVES,
                      AdwPreferencesGroup)

GtkWidget *minka_activity_objectives_new (MinkaWorkspace *workspace, const char *activity);

G_END_DECLS
