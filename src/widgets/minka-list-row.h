#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MINKA_TYPE_LIST_ROW (minka_list_row_get_type ())
G_DECLARE_FINAL_TYPE (MinkaListRow, minka_list_row, MINKA, LIST_ROW, GtkBox)

GtkWidget *minka_list_row_new (void);
const char *minka_list_row_get_title (MinkaListRow *self);
void minka_list_row_set_text (MinkaListRow *self, const char *title, const char *details);
void minka_list_row_set_found (MinkaListRow *self, const char *title, const char *words, const char *details);
void minka_list_row_set_state (MinkaListRow *self, const char *text, const char *css_class);

G_END_DECLS
