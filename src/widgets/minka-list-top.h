#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void minka_list_top (GtkListView *view);
void minka_list_top_forget (GtkListView *view);

G_END_DECLS
