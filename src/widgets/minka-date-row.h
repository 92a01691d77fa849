#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_DATE_ROW (minka_date_row_get_type ())
G_DECLARE_FINAL_TYPE (MinkaDateRow, minka_date_row, MINKA, DATE_ROW, AdwEntryRow)

GtkWidget *minka_date_row_new (void);
GtkWidget *minka_time_row_new (void);
const char *minka_date_row_get_value (MinkaDateRow *self);
void minka_date_row_set_value (MinkaDateRow *self, const char *value);

G_END_DECLS
