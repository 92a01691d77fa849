#pragma once

#include "minka-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void
minka_tree_paper_print (GtkWidget *widget, MinkaWorkspace *workspace, MinkaTree tree, MinkaTreeForm form);
void minka_tree_paper_save (GtkWidget *widget, MinkaWorkspace *workspace, MinkaTree tree, MinkaTreeForm form);
void minka_tree_paper_copy (GtkWidget *widget, MinkaWorkspace *workspace, MinkaTree tree);

G_END_DECLS
