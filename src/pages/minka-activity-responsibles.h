#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *minka_activity_responsibles_new (MinkaWorkspace *workspace, const char *activity);

G_END_DECLS
