#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_MONTH (minka_month_get_type ())
G_DECLARE_FINAL_TYPE (MinkaMonth, minka_month, MINKA, MONTH, AdwBin)

GtkWidget *minka_month_new (void);
void minka_month_set_days (MinkaMonth *self, GListModel *days);
void minka_month_set_year (MinkaMonth *self, int year);
void minka_month_set_day_action (MinkaMonth *self, const char *label);
void minka_month_show_day (MinkaMonth *self, const char *iso);
const char *minka_month_get_day (MinkaMonth *self);

G_END_DECLS
