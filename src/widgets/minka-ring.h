#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MINKA_TYPE_RING (minka_ring_get_type ())
G_DECLARE_FINAL_TYPE (MinkaRing, minka_ring, MINKA, RING, GtkWidget)

GtkWidget *minka_ring_new (void);
void minka_ring_set_share (MinkaRing *self, int done, int total);

G_END_DECLS
