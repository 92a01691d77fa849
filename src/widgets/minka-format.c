#include "minka-format.h"

#include "minka-date.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static char *
format_day (const char *iso, const char *format)
{
  g_autoptr (GDate) date = minka_date_parse (iso);
  g_autoptr (GDateTime) moment = NULL;

  if (date == NULL)
    return g_strdup ("");
  moment = g_date_time_new_local (g_date_get_year (date), g_date_get_month (date), g_date_get_day (date), 12,
                                  0, 0);
  return g_date_time_format (moment, format);
}

/**
 * minka_format_day:
 * @iso: a date, may be empty
 *
 * Returns: (transfer full): the day without its weekday, and without its year while that goes without saying
 *   («9 de abril», «9 de abril de 2021»)
 */
char *
minka_format_day (const char *iso)
{
  g_autofree char *today = minka_date_today ();

  /* xgettext:no-c-format Translators: a date of this year, see g_date_time_format(). */
  return format_day (iso, strncmp (iso, today, 4) == 0 ? _ ("%B %-d")
                                                       /* Translators: a date, see g_date_time_format(). */
                                                       : _ ("%B %-d, %Y"));
}

/**
 * minka_format_day_short:
 * @iso: a date, may be empty
 *
 * Returns: (transfer full): the day as people say it («vie 9 abr 2021»)
 */
char *
minka_format_day_short (const char *iso)
{
  /* Translators: a short date, see g_date_time_format(). */
  return format_day (iso, _ ("%a, %b %-d, %Y"));
}

/**
 * minka_format_day_long:
 * @iso: a date, may be empty
 *
 * Returns: (transfer full): the day in full («viernes 9 de abril de 2021»)
 */
char *
minka_format_day_long (const char *iso)
{
  /* Translators: a full date, see g_date_time_format(). */
  return format_day (iso, _ ("%A, %B %-d, %Y"));
}

/**
 * minka_format_moment:
 * @moment: Unix time
 *
 * Returns: (transfer full): the day and the time of this computer («viernes 9 de abril de 2021, 15:30»)
 */
char *
minka_format_moment (gint64 moment)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (moment);

  /* Translators: a full date and the time, see g_date_time_format(). */
  return g_date_time_format (time, _ ("%A, %B %-d, %Y, %H:%M"));
}

/**
 * minka_format_days:
 * @first: a date
 * @last: the last day of a range; empty for one day
 * @year: the year that goes without saying; 0 for none
 *
 * Returns: (transfer full): the day or the days as people say them («lun 15 mar», «del lun 15 mar al vie 19 mar»)
 */
char *
minka_format_days (const char *first, const char *last, int year)
{
  /* xgettext:no-c-format Translators: a short date without its year, see g_date_time_format(). */
  const char *brief = _ ("%a, %b %-d");
  /* Translators: a short date, see g_date_time_format(). */
  const char *whole = _ ("%a, %b %-d, %Y");
  gboolean is_range = *last != '\0' && !g_str_equal (first, last);
  const char *end = is_range ? last : first;
  g_autofree char *from = NULL;
  g_autofree char *to = format_day (end, atoi (end) == year ? brief : whole);

  if (!is_range)
    return g_steal_pointer (&to);
  from = format_day (first, atoi (first) == atoi (last) || atoi (first) == year ? brief : whole);
  /* Translators: the first and the last day of a range. */
  return g_strdup_printf (_ ("%s to %s"), from, to);
}

static int
month_by_name (const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);

  if (g_utf8_strlen (folded, -1) < 3)
    return 0;
  for (int month = 1; month <= 12; month++) {
    g_autoptr (GDateTime) first = g_date_time_new_utc (2021, month, 1, 0, 0, 0);
    g_autofree char *name = g_date_time_format (first, "%B");
    g_autofree char *name_folded = g_utf8_casefold (name, -1);

    if (g_str_has_prefix (name_folded, folded))
      return month;
  }
  return 0;
}

/**
 * minka_parse_day:
 * @text: what a person typed: 15/3/2021, 15-3-21, 15/3, 15 marzo, 2021-03-15
 *
 * Without a year it is this year's.
 *
 * Returns: (transfer full) (nullable): the date as YYYY-MM-DD, %NULL if it is none
 */
char *
minka_parse_day (const char *text)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *today = minka_date_today ();
  int day, month, year;

  if (minka_date_is_valid (typed))
    return g_steal_pointer (&typed);
  words = g_strsplit_set (typed, "/-. ,", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && g_ascii_strcasecmp (words[i], "de") != 0)
      g_ptr_array_add (parts, words[i]);
  if (parts->len < 2 || parts->len > 3)
    return NULL;

  day = atoi (parts->pdata[0]);
  month =
      g_ascii_isdigit (*(char *) parts->pdata[1]) ? atoi (parts->pdata[1]) : month_by_name (parts->pdata[1]);
  year = parts->len == 3 ? atoi (parts->pdata[2]) : atoi (today);
  if (year < 100)
    year += 2000;
  if (!g_date_valid_dmy (day, month, year))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * minka_parse_time:
 * @text: what a person typed: 15:30, 15.30, 1530, 3:30 pm, 15
 *
 * Returns: (transfer full) (nullable): the time as HH:MM, %NULL if it is none
 */
char *
minka_parse_time (const char *text)
{
  g_autofree char *typed = g_utf8_strdown (text, -1);
  gboolean after_noon = strchr (typed, 'p') != NULL;
  gboolean before_noon = !after_noon && strchr (typed, 'a') != NULL;
  int hour = -1, minute = 0;

  g_strstrip (typed);
  if (sscanf (typed, "%2d%*[:.h ]%2d", &hour, &minute) < 2) {
    minute = 0;
    if (strspn (typed, "0123456789") == 4)
      sscanf (typed, "%2d%2d", &hour, &minute);
    else if (strspn (typed, "0123456789") >= 3 || sscanf (typed, "%2d", &hour) != 1)
      return NULL;
  }
  if (after_noon && hour < 12)
    hour += 12;
  if (before_noon && hour == 12)
    hour = 0;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return NULL;
  return g_strdup_printf ("%02d:%02d", hour, minute);
}
