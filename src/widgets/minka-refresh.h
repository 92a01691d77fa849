#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void minka_refresh_later (gpointer widget, void (*refresh) (gpointer widget));
void minka_refresh_cancel (gpointer widget);

G_END_DECLS
