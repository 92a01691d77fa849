#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean minka_date_is_valid (const char *iso);
gboolean minka_time_is_valid (const char *hhmm);
gboolean minka_instant_is_valid (const char *instant);
GDate *minka_date_parse (const char *iso);
char *minka_date_today (void);
char *minka_date_add (const char *iso, int days);
char *minka_instant_now (void);
int minka_time_minutes (const char *hhmm);

G_END_DECLS
