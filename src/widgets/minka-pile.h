#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MINKA_TYPE_PILE (minka_pile_get_type ())
G_DECLARE_FINAL_TYPE (MinkaPile, minka_pile, MINKA, PILE, GtkWidget)

GtkWidget *minka_pile_new (int spacing, double share_above);
void minka_pile_append (MinkaPile *self, GtkWidget *child);

G_END_DECLS
