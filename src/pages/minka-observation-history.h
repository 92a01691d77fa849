#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *minka_observation_history_new (MinkaWorkspace *workspace, const char *teacher, const char *name);

G_END_DECLS
