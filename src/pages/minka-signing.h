#pragma once

#include "minka-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void minka_signing_add (GtkWidget *widget, MinkaWorkspace *workspace, MinkaActaSummary *acta);
void minka_signing_remove (GtkWidget *widget, MinkaWorkspace *workspace, MinkaActaSummary *acta);

G_END_DECLS
