#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_TEXT_ROW (minka_text_row_get_type ())
G_DECLARE_FINAL_TYPE (MinkaTextRow, minka_text_row, MINKA, TEXT_ROW, AdwPreferencesRow)

GtkWidget *minka_text_row_new (void);
GtkWidget *minka_text_row_new_line (void);
char *minka_text_row_get_text (MinkaTextRow *self);
void minka_text_row_set_text (MinkaTextRow *self, const char *text);
void minka_text_row_add_prefix (MinkaTextRow *self, GtkWidget *widget);
void minka_text_row_add_suffix (MinkaTextRow *self, GtkWidget *widget);
GtkWidget *minka_text_row_get_view (MinkaTextRow *self);

G_END_DECLS
