#include "minka-date.h"

#include <string.h>

/* Dates are ISO 8601 texts (2021-03-15), times of day HH:MM, instants RFC 3339 in UTC
 * (2021-03-15T20:30:05Z): they sort as text and read well in files. */

static gboolean
digits (const char *text, guint n, int *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++) {
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
    *value = *value * 10 + (text[i] - '0');
  }
  return TRUE;
}

/**
 * minka_date_is_valid:
 * @iso: a text
 *
 * Returns: whether @iso is a day of the calendar as YYYY-MM-DD
 */
gboolean
minka_date_is_valid (const char *iso)
{
  int year, month, day;

  return strlen (iso) == 10 && digits (iso, 4, &year) && iso[4] == '-' && digits (iso + 5, 2, &month) &&
         iso[7] == '-' && digits (iso + 8, 2, &day) && g_date_valid_dmy (day, month, year);
}

/**
 * minka_time_is_valid:
 * @hhmm: a text
 *
 * Returns: whether @hhmm is a time of day as HH:MM
 */
gboolean
minka_time_is_valid (const char *hhmm)
{
  int hour, minute;

  return strlen (hhmm) == 5 && digits (hhmm, 2, &hour) && hhmm[2] == ':' && digits (hhmm + 3, 2, &minute) &&
         hour < 24 && minute < 60;
}

/**
 * minka_instant_is_valid:
 * @instant: a text
 *
 * Returns: whether @instant is an RFC 3339 moment in UTC, to the second
 */
gboolean
minka_instant_is_valid (const char *instant)
{
  g_autofree char *day = g_strndup (instant, 10);
  int hour, minute, second;

  return strlen (instant) == 20 && minka_date_is_valid (day) && instant[10] == 'T' &&
         digits (instant + 11, 2, &hour) && instant[13] == ':' && digits (instant + 14, 2, &minute) &&
         instant[16] == ':' && digits (instant + 17, 2, &second) && instant[19] == 'Z' && hour < 24 &&
         minute < 60 && second < 61;
}

/**
 * minka_date_parse:
 * @iso: a text
 *
 * Returns: (transfer full) (nullable): the day, or %NULL if @iso is none
 */
GDate *
minka_date_parse (const char *iso)
{
  if (!minka_date_is_valid (iso))
    return NULL;
  return g_date_new_dmy (atoi (iso + 8), atoi (iso + 5), atoi (iso));
}

/**
 * minka_date_today:
 *
 * The environment variable MINKA_TODAY stands in for the clock, so that pictures and tests of the sample plan show
 * its year.
 *
 * Returns: (transfer full): today where the laptop is, YYYY-MM-DD
 */
char *
minka_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const char *given = g_getenv ("MINKA_TODAY");

  return given != NULL && minka_date_is_valid (given) ? g_strdup (given)
                                                      : g_date_time_format (now, "%Y-%m-%d");
}

/**
 * minka_date_add:
 * @iso: a day
 * @days: how many days later; may be negative
 *
 * Returns: (transfer full): that day, YYYY-MM-DD
 */
char *
minka_date_add (const char *iso, int days)
{
  g_autoptr (GDate) date = minka_date_parse (iso);

  g_return_val_if_fail (date != NULL, NULL);
  if (days >= 0)
    g_date_add_days (date, days);
  else
    g_date_subtract_days (date, -days);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

/**
 * minka_instant_now:
 *
 * Returns: (transfer full): now in UTC, to the second
 */
char *
minka_instant_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * minka_time_minutes:
 * @hhmm: a time of day
 *
 * Returns: minutes since midnight, or -1 if @hhmm is no time
 */
int
minka_time_minutes (const char *hhmm)
{
  return minka_time_is_valid (hhmm) ? atoi (hhmm) * 60 + atoi (hhmm + 3) : -1;
}
