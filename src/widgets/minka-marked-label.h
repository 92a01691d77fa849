#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void minka_label_set_marked (GtkLabel *label, const char *text, const char *words);

G_END_DECLS
