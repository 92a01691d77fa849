#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

void minka_attachments_add (GtkWidget *place, MinkaWorkspace *workspace, MinkaAgendaItem *topic);

G_END_DECLS
