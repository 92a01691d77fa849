#include "minka-series.h"

#include "minka-date.h"
#include "minka-peru.h"
#include "minka-summary.h"

#include <string.h>

/* Meetings that repeat, around the holidays of the school and the country. */

#define LONGEST_DAYS 800

static void
day_free (gpointer data)
{
  MinkaSeriesDay *day = data;

  g_free (day->wanted);
  g_free (day->day);
  g_free (day->reason);
  g_free (day);
}

/**
 * minka_series_read_rhythm:
 * @text: a number and `d`, `w` or `m`, as in `15d`
 * @series: where to put it
 *
 * Reads how often something repeats. Fifteen days are two weeks: the weekday stays.
 *
 * Returns: whether it could be read
 */
gboolean
minka_series_read_rhythm (const char *text, MinkaSeries *series)
{
  char *end;
  gint64 n = g_ascii_strtoll (text, &end, 10);

  if (n < 1 || n > 366 || *end == '\0' || end[1] != '\0')
    return FALSE;
  series->days = series->months = 0;
  if (*end == 'd')
    series->days = n == 15 ? 14 : n;
  else if (*end == 'w')
    series->days = n * 7;
  else if (*end == 'm' && n <= 12)
    series->months = n;
  return series->days > 0 || series->months > 0;
}

/* The same weekday of the month; the last one where there is no fifth. */
static void
add_months (GDate *day, int months)
{
  const GDateWeekday weekday = g_date_get_weekday (day);
  const int nth = (g_date_get_day (day) - 1) / 7;
  GDate month = *day;
  int distance;

  g_date_set_day (&month, 1);
  g_date_add_months (&month, months);
  distance = ((int) weekday - (int) g_date_get_weekday (&month) + 7) % 7 + nth * 7;
  if (1 + distance > g_date_get_days_in_month (g_date_get_month (&month), g_date_get_year (&month)))
    distance -= 7;
  g_date_add_days (&month, distance);
  *day = month;
}

static char *
print (const GDate *day)
{
  char *iso = g_malloc0 (11);

  g_date_strftime (iso, 11, "%Y-%m-%d", day);
  return iso;
}

static gboolean
lies_in (MinkaCalendarSummary *one, const char *iso)
{
  return strcmp (one->first_day, iso) <= 0 && strcmp (iso, one->last_day) <= 0;
}

/* What keeps a school closed on a day, and whether it does so for longer. */
static char *
find_obstacle (GListModel *days, const char *iso, gboolean *is_break)
{
  const char *holiday = minka_peru_holiday_on (iso);
  char *reason = g_strdup (holiday);

  *is_break = FALSE;
  for (guint i = 0; days != NULL && i < g_list_model_get_n_items (days); i++) {
    g_autoptr (MinkaCalendarSummary) one = g_list_model_get_item (days, i);

    if ((one->source != MINKA_CALENDAR_SOURCE_BREAK && one->source != MINKA_CALENDAR_SOURCE_HOLIDAY) ||
        !lies_in (one, iso))
      continue;
    if (reason == NULL || one->source == MINKA_CALENDAR_SOURCE_BREAK)
      g_set_str (&reason, one->title);
    *is_break = *is_break || one->source == MINKA_CALENDAR_SOURCE_BREAK;
  }
  return reason;
}

static gboolean
is_weekend (const GDate *day)
{
  return g_date_get_weekday (day) >= G_DATE_SATURDAY;
}

/* A single day without classes is gone round within its week; a break is left out. */
static char *
find_day (GListModel *days, const GDate *wanted, char **reason)
{
  g_autofree char *iso = print (wanted);
  gboolean is_break;
  GDate day = *wanted;

  *reason = find_obstacle (days, iso, &is_break);
  if (*reason == NULL)
    return g_steal_pointer (&iso);
  for (guint i = 0; !is_break && i < 4; i++) {
    g_autofree char *other = NULL;
    g_autofree char *obstacle = NULL;

    g_date_add_days (&day, 1);
    if (is_weekend (&day) && !is_weekend (wanted))
      break;
    other = print (&day);
    obstacle = find_obstacle (days, other, &is_break);
    if (obstacle == NULL)
      return g_steal_pointer (&other);
  }
  return g_strdup ("");
}

static void
add_day (GPtrArray *plan, char *wanted, char *day, char *reason)
{
  MinkaSeriesDay *one = g_new (MinkaSeriesDay, 1);

  *one = (MinkaSeriesDay) { wanted, day, reason };
  g_ptr_array_add (plan, one);
}

/**
 * minka_series_plan:
 * @self: how meetings repeat
 * @days: (nullable): the school's calendar, of #MinkaCalendarSummary
 *
 * Finds the days. A national holiday or a day without classes moves its meeting to the next free day of that week, if
 * there is one; school holidays leave it out. What is left out does not count.
 *
 * Returns: (transfer full) (element-type MinkaSeriesDay): each time, at most %MINKA_SERIES_MOST that are held; empty if
 *   the first day is none
 */
GPtrArray *
minka_series_plan (const MinkaSeries *self, GListModel *days)
{
  GPtrArray *plan = g_ptr_array_new_with_free_func (day_free);
  g_autoptr (GDate) first = minka_date_parse (self->first);
  g_autoptr (GDate) until =
      self->until != NULL && *self->until != '\0' ? minka_date_parse (self->until) : NULL;
  const int most = self->times > 0 ? MIN (self->times, MINKA_SERIES_MOST) : MINKA_SERIES_MOST;
  int held = 0;

  if (first == NULL || (self->days <= 0 && self->months <= 0) || (self->times <= 0 && until == NULL))
    return plan;
  for (int i = 0; held < most; i++) {
    GDate wanted = *first;
    char *day, *reason = NULL;

    if (self->months > 0)
      add_months (&wanted, i * self->months);
    else
      g_date_add_days (&wanted, i * self->days);
    if ((until != NULL && g_date_compare (&wanted, until) > 0) ||
        g_date_days_between (first, &wanted) > LONGEST_DAYS)
      break;
    /* The first day is the one that was chosen. */
    day = i == 0 ? print (&wanted) : find_day (days, &wanted, &reason);
    held += *day != '\0';
    add_day (plan, print (&wanted), day, reason);
  }
  return plan;
}
