#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *minka_emblem_row_new (MinkaWorkspace *workspace);

G_END_DECLS
