#pragma once

#include "minka-summary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MINKA_TYPE_MONTH_WEEK (minka_month_week_get_type ())
G_DECLARE_FINAL_TYPE (MinkaMonthWeek, minka_month_week, MINKA, MONTH_WEEK, GtkWidget)

GtkWidget *minka_month_week_new (const GDate *monday, int month, guint number, GPtrArray *entries);
GtkWidget *minka_month_week_get_day (MinkaMonthWeek *self, guint weekday);
guint minka_month_week_count_hidden (MinkaMonthWeek *self, guint weekday);
void minka_month_week_set_narrow (MinkaMonthWeek *self, gboolean narrow);

const char *minka_entry_glyph (MinkaCalendarSummary *entry);
char *minka_entry_kind (MinkaCalendarSummary *entry);
char *minka_entry_describe (MinkaCalendarSummary *entry);
gboolean minka_entry_covers (MinkaCalendarSummary *entry, const char *iso);

G_END_DECLS
