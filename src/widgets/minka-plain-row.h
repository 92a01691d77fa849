#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_PLAIN_ROW (minka_plain_row_get_type ())
G_DECLARE_FINAL_TYPE (MinkaPlainRow, minka_plain_row, MINKA, PLAIN_ROW, AdwPreferencesRow)

GtkWidget *minka_plain_row_new (const char *title, const char *subtitle);
void minka_plain_row_add_prefix (MinkaPlainRow *self, GtkWidget *widget);
void minka_plain_row_add_suffix (MinkaPlainRow *self, GtkWidget *widget);

G_END_DECLS
