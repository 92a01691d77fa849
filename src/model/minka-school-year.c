#include "minka-school-year.h"

#include "minka-date.h"

#include <string.h>

#define SCHOOL_DAYS 5

/**
 * minka_school_year_or_now:
 * @year: a year as somebody wrote it, or 0
 *
 * Returns: @year if calendars reach that far, else the year that it is today
 */
int
minka_school_year_or_now (int year)
{
  g_autofree char *today = minka_date_today ();

  return year >= 1583 && year <= 9998 ? year : atoi (today);
}

/**
 * minka_school_year_monday:
 * @day: (inout): a day; becomes the Monday of its week
 */
void
minka_school_year_monday (GDate *day)
{
  g_date_subtract_days (day, g_date_get_weekday (day) - G_DATE_MONDAY);
}

static gboolean
covers (MinkaCalendarSummary *range, const GDate *day)
{
  char iso[11];

  g_date_strftime (iso, sizeof iso, "%Y-%m-%d", day);
  return strcmp (range->first_day, iso) <= 0 && strcmp (iso, range->last_day) <= 0;
}

/* The items stay alive with the list. */
static MinkaCalendarSummary *
find_range (GListModel *days, MinkaCalendarSource source, const GDate *day)
{
  for (guint i = 0; i < g_list_model_get_n_items (days); i++) {
    g_autoptr (MinkaCalendarSummary) range = g_list_model_get_item (days, i);

    if (range->source == (int) source && covers (range, day))
      return range;
  }
  return NULL;
}

/* The term of the first day from Monday to Friday on which there are classes. */
static MinkaCalendarSummary *
term_of_week (GListModel *days, const GDate *monday)
{
  GDate day = *monday;

  for (guint i = 0; i < SCHOOL_DAYS; i++, g_date_add_days (&day, 1)) {
    MinkaCalendarSummary *term = find_range (days, MINKA_CALENDAR_SOURCE_TERM, &day);

    if (term != NULL && find_range (days, MINKA_CALENDAR_SOURCE_BREAK, &day) == NULL)
      return term;
  }
  return NULL;
}

/**
 * minka_school_year_weeks:
 * @days: (element-type MinkaCalendarSummary): the calendar
 * @year: a year
 *
 * Numbers the weeks of the terms through the whole year. Weeks without a school day, as in a break, have no number.
 *
 * Returns: (transfer full) (element-type MinkaSchoolWeek): the weeks that begin in @year, in order
 */
GArray *
minka_school_year_weeks (GListModel *days, int year)
{
  GArray *weeks = g_array_new (FALSE, TRUE, sizeof (MinkaSchoolWeek));
  GDate monday;

  g_return_val_if_fail (g_date_valid_year (year), weeks);

  g_date_set_dmy (&monday, 1, G_DATE_JANUARY, year);
  minka_school_year_monday (&monday);
  for (; g_date_get_year (&monday) <= year; g_date_add_days (&monday, 7)) {
    MinkaSchoolWeek week = { monday, weeks->len + 1, term_of_week (days, &monday) };

    if (week.term != NULL)
      g_array_append_val (weeks, week);
  }
  return weeks;
}

static MinkaCalendarEntry *
entry_new (MinkaCalendarKind kind, const char *title, const GDate *first, const GDate *last)
{
  MinkaCalendarEntry *entry = minka_record_new (MINKA_TYPE_CALENDAR_ENTRY);
  char first_day[11], last_day[11];

  g_date_strftime (first_day, sizeof first_day, "%Y-%m-%d", first);
  g_date_strftime (last_day, sizeof last_day, "%Y-%m-%d", last);
  g_object_set (entry, "kind", kind, "title", title, "first_day", first_day, "last_day", last_day, NULL);
  return entry;
}

/* Two terms of whole weeks, the second the longer one if they cannot be equal. */
static void
add_two_terms (GPtrArray *entries, const GDate *monday, const GDate *friday, const char *one,
               const char *other)
{
  const int weeks = (g_date_days_between (monday, friday) + 3) / 7;
  GDate last = *monday, first = *monday;

  g_date_add_days (&last, weeks / 2 * 7 - 3);
  g_date_add_days (&first, weeks / 2 * 7);
  g_ptr_array_add (entries, entry_new (MINKA_CALENDAR_KIND_TERM, one, monday, &last));
  g_ptr_array_add (entries, entry_new (MINKA_CALENDAR_KIND_TERM, other, &first, friday));
}

/**
 * minka_school_year_propose:
 * @year: a year
 *
 * Proposes four bimestres, as most schools have them: from the Monday of mid-March to the third Friday of December, with
 * two weeks of rest around Fiestas Patrias.
 *
 * Returns: (transfer full) (element-type MinkaCalendarEntry): the terms and the break in order; without the names of
 *   any school
 */
GPtrArray *
minka_school_year_propose (int year)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  GDate start, rest, end, day, other;

  g_return_val_if_fail (g_date_valid_year (year), entries);

  g_date_set_dmy (&start, 17, G_DATE_MARCH, year);
  minka_school_year_monday (&start);
  g_date_set_dmy (&rest, 28, G_DATE_JULY, year);
  minka_school_year_monday (&rest);
  g_date_set_dmy (&end, 21, G_DATE_DECEMBER, year);
  g_date_subtract_days (&end, (g_date_get_weekday (&end) - G_DATE_FRIDAY + 7) % 7);

  day = rest;
  g_date_subtract_days (&day, 3);
  add_two_terms (entries, &start, &day, "I bimestre", "II bimestre");
  day = rest;
  g_date_add_days (&day, 11);
  g_ptr_array_add (entries, entry_new (MINKA_CALENDAR_KIND_BREAK, "Vacaciones de medio año", &rest, &day));
  other = rest;
  g_date_add_days (&other, 14);
  add_two_terms (entries, &other, &end, "III bimestre", "IV bimestre");
  return entries;
}
