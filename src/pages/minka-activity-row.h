#pragma once

#include "minka-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_ACTIVITY_ROW (minka_activity_row_get_type ())
G_DECLARE_FINAL_TYPE (MinkaActivityRow, minka_activity_row, MINKA, ACTIVITY_ROW, GtkListBoxRow)

GtkWidget *minka_activity_row_new (MinkaScheduleSummary *summary, int year);
GtkWidget *minka_activity_row_new_titles (void);
MinkaScheduleSummary *minka_activity_row_get_summary (MinkaActivityRow *self);

G_END_DECLS
