#pragma once

#include "minka-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void minka_kept_file_open (GtkWidget *widget, MinkaWorkspace *workspace, gpointer record);
void minka_kept_file_open_with (GtkWidget *widget, MinkaWorkspace *workspace, gpointer record);
void minka_kept_file_save_copy (GtkWidget *widget, MinkaWorkspace *workspace, gpointer record);

G_END_DECLS
