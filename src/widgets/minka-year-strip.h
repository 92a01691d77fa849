#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MINKA_TYPE_YEAR_STRIP (minka_year_strip_get_type ())
G_DECLARE_FINAL_TYPE (MinkaYearStrip, minka_year_strip, MINKA, YEAR_STRIP, GtkWidget)

GtkWidget *minka_year_strip_new (void);
void minka_year_strip_set_year (MinkaYearStrip *self, int year, const char *today);
void minka_year_strip_add (MinkaYearStrip *self, const char *day, gboolean is_meeting);

G_END_DECLS
