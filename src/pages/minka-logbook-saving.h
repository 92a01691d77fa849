#pragma once

#include "minka-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void
minka_logbook_saving_ask (GtkWidget *widget, MinkaWorkspace *workspace, const char *member, const char *name);

G_END_DECLS
