#include "minka-chart.h"

#include "minka-date.h"
#include "minka-peru.h"
#include "minka-school-year.h"

#include <string.h>

static void
clear_mark (gpointer data)
{
  MinkaChartMark *mark = data;

  g_free (mark->record);
  g_free (mark->title);
  g_free (mark->time);
}

static void
clear_row (gpointer data)
{
  MinkaChartRow *row = data;

  g_free (row->title);
  g_free (row->record);
  g_array_unref (row->marks);
}

static void
clear_span (gpointer data)
{
  g_free (((MinkaChartSpan *) data)->title);
}

static GArray *
new_array (guint size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, size);

  g_array_set_clear_func (array, clear);
  return array;
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const MinkaChartMark *one = a, *other = b;

  return one->first != other->first ? one->first - other->first : one->last - other->last;
}

/**
 * minka_chart_find_day:
 * @self: a chart
 * @iso: a day as YYYY-MM-DD
 *
 * Returns: that day counted from the first Monday; it may lie outside of the chart
 */
int
minka_chart_find_day (MinkaChart *self, const char *iso)
{
  g_autoptr (GDate) date = minka_date_parse (iso);

  g_return_val_if_fail (date != NULL, 0);
  return g_date_days_between (&self->start, date);
}

/**
 * minka_chart_get_iso:
 * @self: a chart
 * @day: a day counted from the first Monday
 *
 * Returns: (transfer full): YYYY-MM-DD
 */
char *
minka_chart_get_iso (MinkaChart *self, int day)
{
  GDate date = self->start;
  char iso[11];

  if (day < 0)
    g_date_subtract_days (&date, -day);
  else
    g_date_add_days (&date, day);
  g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &date);
  return g_strdup (iso);
}

/**
 * minka_chart_get_week_number:
 * @self: a chart
 * @day: a day of it
 *
 * Returns: the number of its school week, 0 if there are no classes in that week
 */
int
minka_chart_get_week_number (MinkaChart *self, int day)
{
  g_return_val_if_fail (day >= 0 && day < self->n_days, 0);
  return g_array_index (self->weeks, MinkaChartSpan, day / 7).number;
}

/* The days that a chart of @year shows of a range. */
static gboolean
clip (MinkaChart *self, MinkaCalendarSummary *summary, int *first, int *last)
{
  if (!minka_date_is_valid (summary->first_day) || !minka_date_is_valid (summary->last_day))
    return FALSE;
  *first = MAX (minka_chart_find_day (self, summary->first_day), 0);
  *last = MIN (minka_chart_find_day (self, summary->last_day), self->n_days - 1);
  return *first <= *last;
}

/* From the first day that matters to the last one, and at least from March to December. */
static void
set_range (MinkaChart *self, int year, GListModel *days)
{
  g_autofree char *january = g_strdup_printf ("%04d-01-01", year);
  g_autofree char *december = g_strdup_printf ("%04d-12-31", year);
  g_autofree char *first = g_strdup_printf ("%04d-03-01", year);
  g_autofree char *last = g_strdup_printf ("%04d-12-15", year);
  gboolean has_terms = FALSE;
  g_autoptr (GDate) start = NULL;
  g_autoptr (GDate) end = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (days); i++) {
    g_autoptr (MinkaCalendarSummary) day = g_list_model_get_item (days, i);

    if (day->source == MINKA_CALENDAR_SOURCE_TERM && strcmp (day->last_day, january) >= 0 &&
        strcmp (day->first_day, december) <= 0) {
      if (!has_terms || strcmp (day->first_day, first) < 0)
        g_set_str (&first, day->first_day);
      if (!has_terms || strcmp (day->last_day, last) > 0)
        g_set_str (&last, day->last_day);
      has_terms = TRUE;
    }
  }
  for (guint i = 0; i < g_list_model_get_n_items (days); i++) {
    g_autoptr (MinkaCalendarSummary) day = g_list_model_get_item (days, i);

    if (strcmp (day->last_day, january) < 0 || strcmp (day->first_day, december) > 0)
      continue;
    if (strcmp (day->first_day, first) < 0)
      g_set_str (&first, day->first_day);
    if (strcmp (day->last_day, last) > 0)
      g_set_str (&last, day->last_day);
  }
  start = minka_date_parse (strcmp (first, january) < 0 ? january : first);
  end = minka_date_parse (strcmp (last, december) > 0 ? december : last);
  minka_school_year_monday (start);
  self->start = *start;
  self->n_days = (g_date_days_between (start, end) / 7 + 1) * 7;
}

static void
add_span (GArray *spans, const char *title, int number, int first, int last)
{
  MinkaChartSpan span = { g_strdup (title), number, first, last };

  g_array_append_val (spans, span);
}

static void
add_months (MinkaChart *self)
{
  GDate date = self->start;

  for (int first = 0; first < self->n_days;) {
    GDate next = date;
    int last;

    g_date_set_day (&next, 1);
    g_date_add_months (&next, 1);
    last = MIN (g_date_days_between (&self->start, &next) - 1, self->n_days - 1);
    add_span (self->months, NULL, g_date_get_month (&date), first, last);
    first = last + 1;
    date = next;
  }
}

static void
add_weeks (MinkaChart *self, int year, GListModel *days)
{
  g_autoptr (GArray) numbered = minka_school_year_weeks (days, year);
  guint next = 0;

  for (int first = 0; first < self->n_days; first += 7) {
    GDate monday = self->start;
    int number = 0;

    g_date_add_days (&monday, first);
    while (next < numbered->len &&
           g_date_compare (&g_array_index (numbered, MinkaSchoolWeek, next).monday, &monday) < 0)
      next++;
    if (next < numbered->len &&
        g_date_compare (&g_array_index (numbered, MinkaSchoolWeek, next).monday, &monday) == 0)
      number = g_array_index (numbered, MinkaSchoolWeek, next).number;
    add_span (self->weeks, NULL, number, first, first + 6);
  }
}

static MinkaChartRow *
add_row (MinkaChart *self, MinkaChartRowKind kind, const char *title, const char *record)
{
  MinkaChartRow row = { kind, g_strdup (title), g_strdup (record),
                        new_array (sizeof (MinkaChartMark), clear_mark) };

  g_array_append_val (self->rows, row);
  return &g_array_index (self->rows, MinkaChartRow, self->rows->len - 1);
}

static void
add_mark (MinkaChartRow *row, MinkaCalendarSummary *day, int first, int last)
{
  MinkaChartMark mark = {
    day->source, g_strdup (day->record), g_strdup (day->title), g_strdup (day->start_time), first, last,
    day->done
  };

  g_array_append_val (row->marks, mark);
}

static void
add_national_holidays (MinkaChart *self, MinkaChartRow *row, int year)
{
  g_autoptr (GArray) holidays = minka_peru_holidays (year);

  for (guint i = 0; i < holidays->len; i++) {
    const MinkaHoliday *holiday = &g_array_index (holidays, MinkaHoliday, i);
    int day = minka_chart_find_day (self, holiday->day);
    MinkaChartMark mark = {
      MINKA_CALENDAR_SOURCE_HOLIDAY, g_strdup (""), g_strdup (holiday->name), g_strdup (""), day, day, FALSE
    };

    if (day < 0 || day >= self->n_days) {
      clear_mark (&mark);
      continue;
    }
    g_array_append_val (row->marks, mark);
    add_span (self->shades, holiday->name, 0, day, day);
  }
}

/* The school's own dates: bimestres head the chart, the rest are marks, and what is no school day is shaded. */
static void
add_school_dates (MinkaChart *self, int year, GListModel *days)
{
  MinkaChartRow *row = add_row (self, MINKA_CHART_SCHOOL, "", "");
  int first, last;

  add_national_holidays (self, row, year);
  for (guint i = 0; i < g_list_model_get_n_items (days); i++) {
    g_autoptr (MinkaCalendarSummary) day = g_list_model_get_item (days, i);

    if (!clip (self, day, &first, &last))
      continue;
    switch ((MinkaCalendarSource) day->source) {
    case MINKA_CALENDAR_SOURCE_TERM:
      add_span (self->terms, day->title, 0, first, last);
      break;
    case MINKA_CALENDAR_SOURCE_BREAK:
    case MINKA_CALENDAR_SOURCE_HOLIDAY:
      add_span (self->shades, day->title, 0, first, last);
      add_mark (row, day, first, last);
      break;
    case MINKA_CALENDAR_SOURCE_EVENT:
      add_mark (row, day, first, last);
      break;
    case MINKA_CALENDAR_SOURCE_ACTIVITY:
    case MINKA_CALENDAR_SOURCE_MEETING:
      break;
    }
  }
  g_array_sort (row->marks, compare_marks);
}

static void
add_meetings (MinkaChart *self, GListModel *days)
{
  MinkaChartRow *row = add_row (self, MINKA_CHART_MEETINGS, "", "");
  int first, last;

  for (guint i = 0; i < g_list_model_get_n_items (days); i++) {
    g_autoptr (MinkaCalendarSummary) day = g_list_model_get_item (days, i);

    if (day->source == MINKA_CALENDAR_SOURCE_MEETING && clip (self, day, &first, &last))
      add_mark (row, day, first, last);
  }
  g_array_sort (row->marks, compare_marks);
}

static void
add_activity_marks (MinkaChart *self, MinkaChartRow *row, MinkaScheduleSummary *schedule)
{
  g_auto (GStrv) ranges = g_strsplit (schedule->days, " ", -1);

  for (guint i = 0; ranges[i] != NULL; i++) {
    g_auto (GStrv) ends = g_strsplit (ranges[i], "/", 2);
    g_autoptr (MinkaCalendarSummary) day = NULL;
    int first, last;

    if (ends[0] == NULL)
      continue;
    day = g_object_new (MINKA_TYPE_CALENDAR_SUMMARY, "source", MINKA_CALENDAR_SOURCE_ACTIVITY, "record",
                        schedule->activity, "title", schedule->title, "first_day", ends[0], "last_day",
                        ends[1] != NULL ? ends[1] : ends[0], "done",
                        schedule->progress == MINKA_PROGRESS_CONCLUDED, NULL);
    if (clip (self, day, &first, &last))
      add_mark (row, day, first, last);
  }
}

static void
add_activities (MinkaChart *self, GListModel *rows)
{
  g_autofree char *objective = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++) {
    g_autoptr (MinkaScheduleSummary) schedule = g_list_model_get_item (rows, i);

    if (g_set_str (&objective, schedule->objective))
      add_row (self, MINKA_CHART_GROUP, schedule->objective_text, "");
    add_activity_marks (self, add_row (self, MINKA_CHART_ACTIVITY, schedule->title, schedule->activity),
                        schedule);
  }
}

/**
 * minka_chart_new:
 * @year: the school year; see minka_school_year_or_now()
 * @days: (element-type MinkaCalendarSummary): whatever has a day
 * @rows: (element-type MinkaScheduleSummary): the planning, in its order
 *
 * Returns: (transfer full): the chart of that year
 */
MinkaChart *
minka_chart_new (int year, GListModel *days, GListModel *rows)
{
  MinkaChart *self = g_new0 (MinkaChart, 1);

  year = minka_school_year_or_now (year);
  self->terms = new_array (sizeof (MinkaChartSpan), clear_span);
  self->months = new_array (sizeof (MinkaChartSpan), clear_span);
  self->weeks = new_array (sizeof (MinkaChartSpan), clear_span);
  self->shades = new_array (sizeof (MinkaChartSpan), clear_span);
  self->rows = new_array (sizeof (MinkaChartRow), clear_row);
  set_range (self, year, days);
  add_months (self);
  add_weeks (self, year, days);
  add_school_dates (self, year, days);
  add_meetings (self, days);
  add_activities (self, rows);
  return self;
}

/**
 * minka_chart_free:
 * @self: (nullable): a chart
 */
void
minka_chart_free (MinkaChart *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->terms);
  g_array_unref (self->months);
  g_array_unref (self->weeks);
  g_array_unref (self->shades);
  g_array_unref (self->rows);
  g_free (self);
}
