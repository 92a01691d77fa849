#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MINKA_TYPE_PARAGRAPH (minka_paragraph_get_type ())
G_DECLARE_FINAL_TYPE (MinkaParagraph, minka_paragraph, MINKA, PARAGRAPH, GtkWidget)

GtkWidget *minka_paragraph_new (const char *text, int lines);

G_END_DECLS
