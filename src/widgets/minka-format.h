#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *minka_format_day (const char *iso);
char *minka_format_day_short (const char *iso);
char *minka_format_day_long (const char *iso);
char *minka_format_moment (gint64 moment);
char *minka_format_days (const char *first, const char *last, int year);
char *minka_parse_day (const char *text);
char *minka_parse_time (const char *text);

G_END_DECLS
