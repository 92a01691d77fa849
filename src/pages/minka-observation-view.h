#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_OBSERVATION_VIEW (minka_observation_view_get_type ())
G_DECLARE_FINAL_TYPE (MinkaObservationView, minka_observation_view, MINKA, OBSERVATION_VIEW, AdwBin)

GtkWidget *minka_observation_view_new (MinkaWorkspace *workspace, const char *id);
const char *minka_observation_view_get_id (MinkaObservationView *self);

G_END_DECLS
