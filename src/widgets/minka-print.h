#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void minka_print_pdf (GtkWindow *parent, GBytes *pdf, const char *title);
GtkPrintOperation *minka_print_operation_new (GBytes *pdf, const char *title, GError **error);

G_END_DECLS
