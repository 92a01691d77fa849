#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_NEW_OBSERVATION_DIALOG (minka_new_observation_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MinkaNewObservationDialog, minka_new_observation_dialog, MINKA, NEW_OBSERVATION_DIALOG,
                      AdwDialog)

AdwDialog *minka_new_observation_dialog_new (MinkaWorkspace *workspace, const char *teacher);

G_END_DECLS
