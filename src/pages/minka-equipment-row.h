#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *minka_equipment_row_new (MinkaWorkspace *workspace, const char *meeting);

G_END_DECLS
