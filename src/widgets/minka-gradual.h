#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void minka_gradual_bind (GtkListBox *box, GListModel *model, GtkListBoxCreateWidgetFunc make, gpointer data);
gboolean minka_gradual_is_growing (GtkWidget *root);
void minka_gradual_let_go (GtkWidget *root, GtkWidget *keeper);

G_END_DECLS
