#include "minka-chart.h"
#include "minka-csv-text.h"
#include "minka-date.h"
#include "minka-peru.h"
#include "minka-school-year.h"

#include <string.h>

/* Holidays, school weeks and the chart of the year. */

static void
check_easter (int year, int month, int day)
{
  GDate easter;

  minka_peru_easter (year, &easter);
  g_assert_cmpint (g_date_get_month (&easter), ==, month);
  g_assert_cmpint (g_date_get_day (&easter), ==, day);
}

/* Published dates, the earliest and the latest that can be, and the two exceptions of the rule. */
static void
test_easter (void)
{
  check_easter (1818, 3, 22);
  check_easter (1943, 4, 25);
  check_easter (1954, 4, 18);
  check_easter (1981, 4, 19);
  check_easter (2000, 4, 23);
  check_easter (2008, 3, 23);
  check_easter (2011, 4, 24);
  check_easter (2016, 3, 27);
  check_easter (2019, 4, 21);
  check_easter (2020, 4, 12);
  check_easter (2021, 4, 4);
  check_easter (2022, 4, 17);
  check_easter (2023, 4, 9);
  check_easter (2024, 3, 31);
  check_easter (2025, 4, 20);
  check_easter (2026, 4, 5);
  check_easter (2027, 3, 28);
  check_easter (2038, 4, 25);
  check_easter (2049, 4, 18);
  check_easter (2076, 4, 19);
  check_easter (2285, 3, 22);
}

static void
test_easter_bounds (void)
{
  for (int year = 1583; year < 5000; year++) {
    GDate easter, first, last;

    minka_peru_easter (year, &easter);
    g_date_set_dmy (&first, 22, 3, year);
    g_date_set_dmy (&last, 25, 4, year);
    g_assert_cmpint (g_date_get_weekday (&easter), ==, G_DATE_SUNDAY);
    g_assert_cmpint (g_date_compare (&easter, &first), >=, 0);
    g_assert_cmpint (g_date_compare (&easter, &last), <=, 0);
  }
}

static void
test_holidays (void)
{
  static const char *const of_2021[] = {
    "2021-01-01", "2021-04-01", "2021-04-02", "2021-05-01", "2021-06-29", "2021-07-28",
    "2021-07-29", "2021-08-30", "2021-10-08", "2021-11-01", "2021-12-08", "2021-12-25",
  };
  g_autoptr (GArray) holidays = minka_peru_holidays (2021);
  g_autoptr (GArray) later = minka_peru_holidays (2026);

  g_assert_cmpuint (holidays->len, ==, G_N_ELEMENTS (of_2021));
  for (guint i = 0; i < holidays->len; i++)
    g_assert_cmpstr (g_array_index (holidays, MinkaHoliday, i).day, ==, of_2021[i]);
  g_assert_cmpuint (later->len, ==, 16);
  for (guint i = 1; i < later->len; i++)
    g_assert_cmpstr (g_array_index (later, MinkaHoliday, i - 1).day, <,
                     g_array_index (later, MinkaHoliday, i).day);
}

/* A law counts from its first year on. */
static void
test_new_holidays (void)
{
  g_assert_null (minka_peru_holiday_on ("2021-08-06"));
  g_assert_cmpstr (minka_peru_holiday_on ("2022-08-06"), ==, "Batalla de Junín");
  g_assert_null (minka_peru_holiday_on ("2021-12-09"));
  g_assert_cmpstr (minka_peru_holiday_on ("2022-12-09"), ==, "Batalla de Ayacucho");
  g_assert_null (minka_peru_holiday_on ("2022-07-23"));
  g_assert_cmpstr (minka_peru_holiday_on ("2023-07-23"), ==, "Día de la Fuerza Aérea del Perú");
  g_assert_null (minka_peru_holiday_on ("2023-06-07"));
  g_assert_cmpstr (minka_peru_holiday_on ("2024-06-07"), ==, "Batalla de Arica y Día de la Bandera");
  g_assert_cmpstr (minka_peru_holiday_on ("2024-03-28"), ==, "Jueves Santo");
  g_assert_cmpstr (minka_peru_holiday_on ("2024-03-29"), ==, "Viernes Santo");
  g_assert_null (minka_peru_holiday_on ("2024-03-31"));
  g_assert_null (minka_peru_holiday_on (""));
  g_assert_null (minka_peru_holiday_on ("0001-01-01"));
}

static void
add_day (GListStore *days, MinkaCalendarSource source, const char *title, const char *first, const char *last)
{
  g_autoptr (MinkaCalendarSummary) day =
      g_object_new (MINKA_TYPE_CALENDAR_SUMMARY, "source", source, "record", title, "title", title,
                    "first_day", first, "last_day", last, NULL);

  g_list_store_append (days, day);
}

static GListStore *
school_of_2021 (void)
{
  GListStore *days = g_list_store_new (MINKA_TYPE_CALENDAR_SUMMARY);

  add_day (days, MINKA_CALENDAR_SOURCE_TERM, "I", "2021-03-15", "2021-05-14");
  add_day (days, MINKA_CALENDAR_SOURCE_TERM, "II", "2021-05-17", "2021-07-23");
  add_day (days, MINKA_CALENDAR_SOURCE_BREAK, "Vacaciones", "2021-07-26", "2021-08-06");
  add_day (days, MINKA_CALENDAR_SOURCE_TERM, "III", "2021-08-09", "2021-10-08");
  add_day (days, MINKA_CALENDAR_SOURCE_TERM, "IV", "2021-10-11", "2021-12-17");
  return days;
}

static void
check_week (GArray *weeks, guint n, int month, int day, const char *term)
{
  const MinkaSchoolWeek *week = &g_array_index (weeks, MinkaSchoolWeek, n - 1);

  g_assert_cmpuint (week->number, ==, n);
  g_assert_cmpint (g_date_get_month (&week->monday), ==, month);
  g_assert_cmpint (g_date_get_day (&week->monday), ==, day);
  g_assert_cmpstr (week->term->title, ==, term);
}

static void
test_weeks (void)
{
  g_autoptr (GListStore) days = school_of_2021 ();
  g_autoptr (GArray) weeks = minka_school_year_weeks (G_LIST_MODEL (days), 2021);
  g_autoptr (GArray) none = minka_school_year_weeks (G_LIST_MODEL (days), 2022);

  g_assert_cmpuint (weeks->len, ==, 38);
  g_assert_cmpuint (none->len, ==, 0);
  check_week (weeks, 1, 3, 15, "I");
  check_week (weeks, 9, 5, 10, "I");
  check_week (weeks, 10, 5, 17, "II");
  check_week (weeks, 19, 7, 19, "II");
  check_week (weeks, 20, 8, 9, "III");
  check_week (weeks, 38, 12, 13, "IV");
}

/* A term that begins on a Wednesday has that week; one that touches it only at the weekend has not. */
static void
test_part_weeks (void)
{
  g_autoptr (GListStore) days = g_list_store_new (MINKA_TYPE_CALENDAR_SUMMARY);
  g_autoptr (GArray) weeks = NULL;

  add_day (days, MINKA_CALENDAR_SOURCE_TERM, "I", "2024-02-28", "2024-03-15");
  add_day (days, MINKA_CALENDAR_SOURCE_BREAK, "Pausa", "2024-03-04", "2024-03-08");
  add_day (days, MINKA_CALENDAR_SOURCE_TERM, "II", "2024-03-16", "2024-03-18");
  weeks = minka_school_year_weeks (G_LIST_MODEL (days), 2024);
  g_assert_cmpuint (weeks->len, ==, 3);
  check_week (weeks, 1, 2, 26, "I");
  check_week (weeks, 2, 3, 11, "I");
  check_week (weeks, 3, 3, 18, "II");
}

static MinkaCalendarEntry *
proposed (GPtrArray *entries, guint i)
{
  return entries->pdata[i];
}

static void
test_proposal (void)
{
  static const char *const of_2021[][2] = {
    { "2021-03-15", "2021-05-14" }, { "2021-05-17", "2021-07-23" }, { "2021-07-26", "2021-08-06" },
    { "2021-08-09", "2021-10-08" }, { "2021-10-11", "2021-12-17" },
  };
  g_autoptr (GPtrArray) entries = minka_school_year_propose (2021);

  g_assert_cmpuint (entries->len, ==, G_N_ELEMENTS (of_2021));
  for (guint i = 0; i < entries->len; i++) {
    g_assert_cmpstr (proposed (entries, i)->first_day, ==, of_2021[i][0]);
    g_assert_cmpstr (proposed (entries, i)->last_day, ==, of_2021[i][1]);
    g_assert_cmpint (proposed (entries, i)->kind, ==,
                     i == 2 ? MINKA_CALENDAR_KIND_BREAK : MINKA_CALENDAR_KIND_TERM);
  }
}

/* In every year: from Monday to Friday, one after the other, Fiestas Patrias in the break. */
static void
test_every_proposal (void)
{
  for (int year = 2000; year < 2100; year++) {
    g_autoptr (GPtrArray) entries = minka_school_year_propose (year);
    g_autofree char *patria = g_strdup_printf ("%d-07-28", year);

    for (guint i = 0; i < entries->len; i++) {
      g_autoptr (GDate) first = minka_date_parse (proposed (entries, i)->first_day);
      g_autoptr (GDate) last = minka_date_parse (proposed (entries, i)->last_day);
      g_autoptr (GError) error = NULL;
      const int n_days = g_date_days_between (first, last) + 1;

      g_assert_true (minka_record_validate (entries->pdata[i], NULL, &error));
      g_assert_cmpint (g_date_get_weekday (first), ==, G_DATE_MONDAY);
      g_assert_cmpint (g_date_get_weekday (last), ==, G_DATE_FRIDAY);
      if (i == 2) {
        g_assert_cmpint (n_days, ==, 12);
        g_assert_cmpstr (proposed (entries, i)->first_day, <=, patria);
        g_assert_cmpstr (proposed (entries, i)->last_day, >, patria);
      } else {
        g_assert_cmpint (n_days, >=, 9 * 7 - 2);
        g_assert_cmpint (n_days, <=, 11 * 7 - 2);
      }
      if (i > 0) {
        g_autoptr (GDate) before = minka_date_parse (proposed (entries, i - 1)->last_day);

        g_assert_cmpint (g_date_days_between (before, first), ==, 3);
      }
    }
  }
}

static void
add_schedule (GListStore *rows, const char *objective, const char *title, const char *days,
              MinkaProgress progress)
{
  g_autoptr (MinkaScheduleSummary) row =
      g_object_new (MINKA_TYPE_SCHEDULE_SUMMARY, "activity", title, "objective", objective, "objective_text",
                    objective, "title", title, "days", days, "progress", progress, NULL);

  g_list_store_append (rows, row);
}

static const MinkaChartRow *
row_at (MinkaChart *chart, guint i)
{
  return &g_array_index (chart->rows, MinkaChartRow, i);
}

static const MinkaChartMark *
mark_at (MinkaChart *chart, guint row, guint i)
{
  return &g_array_index (row_at (chart, row)->marks, MinkaChartMark, i);
}

static void
test_chart (void)
{
  g_autoptr (GListStore) days = school_of_2021 ();
  g_autoptr (GListStore) rows = g_list_store_new (MINKA_TYPE_SCHEDULE_SUMMARY);
  g_autoptr (MinkaChart) chart = NULL;
  g_autofree char *start = NULL;

  add_day (days, MINKA_CALENDAR_SOURCE_MEETING, "Reunión", "2021-03-15", "2021-03-15");
  add_day (days, MINKA_CALENDAR_SOURCE_MEETING, "De otro año", "2020-11-15", "2020-11-15");
  add_schedule (rows, "O1", "Una", "2021-03-16 2021-04-05/2021-04-09", MINKA_PROGRESS_CONCLUDED);
  add_schedule (rows, "O1", "Otra", "", MINKA_PROGRESS_INITIAL);
  add_schedule (rows, "", "Suelta", "2021-12-31", MINKA_PROGRESS_INITIAL);
  chart = minka_chart_new (2021, G_LIST_MODEL (days), G_LIST_MODEL (rows));

  start = minka_chart_get_iso (chart, 0);
  g_assert_cmpstr (start, ==, "2021-03-15");
  g_assert_cmpint (chart->n_days % 7, ==, 0);
  g_assert_cmpuint (chart->terms->len, ==, 4);
  g_assert_cmpint (minka_chart_get_week_number (chart, 0), ==, 1);
  g_assert_cmpint (minka_chart_get_week_number (chart, minka_chart_find_day (chart, "2021-07-28")), ==, 0);
  g_assert_cmpint (minka_chart_get_week_number (chart, minka_chart_find_day (chart, "2021-08-09")), ==, 20);

  g_assert_cmpuint (chart->rows->len, ==, 7);
  g_assert_cmpint (row_at (chart, 0)->kind, ==, MINKA_CHART_SCHOOL);
  g_assert_cmpint (row_at (chart, 1)->kind, ==, MINKA_CHART_MEETINGS);
  g_assert_cmpuint (row_at (chart, 1)->marks->len, ==, 1);
  g_assert_cmpint (mark_at (chart, 1, 0)->first, ==, 0);
  g_assert_cmpint (row_at (chart, 2)->kind, ==, MINKA_CHART_GROUP);
  g_assert_cmpstr (row_at (chart, 2)->title, ==, "O1");
  g_assert_cmpuint (row_at (chart, 3)->marks->len, ==, 2);
  g_assert_cmpint (mark_at (chart, 3, 0)->first, ==, 1);
  g_assert_cmpint (mark_at (chart, 3, 1)->first, ==, 21);
  g_assert_cmpint (mark_at (chart, 3, 1)->last, ==, 25);
  g_assert_true (mark_at (chart, 3, 1)->done);
  g_assert_cmpuint (row_at (chart, 4)->marks->len, ==, 0);
  g_assert_cmpint (row_at (chart, 5)->kind, ==, MINKA_CHART_GROUP);
  g_assert_cmpstr (row_at (chart, 5)->title, ==, "");
}

/* Months follow each other without a gap, and every day of the chart is in one. */
static void
test_chart_months (void)
{
  for (int year = 2019; year < 2030; year++) {
    g_autoptr (GListStore) days = g_list_store_new (MINKA_TYPE_CALENDAR_SUMMARY);
    g_autoptr (GListStore) rows = g_list_store_new (MINKA_TYPE_SCHEDULE_SUMMARY);
    g_autofree char *january = g_strdup_printf ("%d-01-01", year);
    g_autofree char *december = g_strdup_printf ("%d-12-31", year);
    g_autoptr (MinkaChart) chart = NULL;
    int next = 0;

    add_day (days, MINKA_CALENDAR_SOURCE_EVENT, "Todo el año", january, december);
    chart = minka_chart_new (year, G_LIST_MODEL (days), G_LIST_MODEL (rows));
    for (guint i = 0; i < chart->months->len; i++) {
      const MinkaChartSpan *month = &g_array_index (chart->months, MinkaChartSpan, i);

      g_assert_cmpint (month->first, ==, next);
      g_assert_cmpint (month->last, >=, month->first);
      next = month->last + 1;
    }
    g_assert_cmpint (next, ==, chart->n_days);
    g_assert_cmpint (chart->n_days, >=, 365);
    g_assert_cmpint (chart->n_days, <=, 53 * 7 + 7);
  }
}

/* Without terms, and with records that are still on their way from the disk. */
static void
test_bare_chart (void)
{
  g_autoptr (GListStore) days = g_list_store_new (MINKA_TYPE_CALENDAR_SUMMARY);
  g_autoptr (GListStore) rows = g_list_store_new (MINKA_TYPE_SCHEDULE_SUMMARY);
  g_autoptr (MinkaCalendarSummary) empty_day = g_object_new (MINKA_TYPE_CALENDAR_SUMMARY, NULL);
  g_autoptr (MinkaScheduleSummary) empty_row = g_object_new (MINKA_TYPE_SCHEDULE_SUMMARY, NULL);
  g_autoptr (MinkaChart) chart = NULL;
  g_autoptr (MinkaChart) strange = NULL;

  g_list_store_append (days, empty_day);
  g_list_store_append (rows, empty_row);
  chart = minka_chart_new (2024, G_LIST_MODEL (days), G_LIST_MODEL (rows));
  g_assert_cmpuint (chart->terms->len, ==, 0);
  g_assert_cmpint (minka_chart_get_week_number (chart, 0), ==, 0);
  g_assert_cmpint (minka_chart_find_day (chart, "2024-03-01"), >=, 0);
  g_assert_cmpint (minka_chart_find_day (chart, "2024-12-15"), <, chart->n_days);
  strange = minka_chart_new (0, G_LIST_MODEL (days), G_LIST_MODEL (rows));
  g_assert_cmpint (strange->n_days, >, 200);
}

static void
test_csv_text (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  minka_csv_text_append_row (out, (const char *const[]) { "", "ñ", "a,b", "«x» \"y\"", "dos\nlíneas", NULL });
  g_assert_cmpstr (out->str, ==, ",ñ,\"a,b\",\"«x» \"\"y\"\"\",\"dos\nlíneas\"\r\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/easter", test_easter);
  g_test_add_func ("/calendar/easter-bounds", test_easter_bounds);
  g_test_add_func ("/calendar/holidays", test_holidays);
  g_test_add_func ("/calendar/new-holidays", test_new_holidays);
  g_test_add_func ("/calendar/weeks", test_weeks);
  g_test_add_func ("/calendar/part-weeks", test_part_weeks);
  g_test_add_func ("/calendar/proposal", test_proposal);
  g_test_add_func ("/calendar/every-proposal", test_every_proposal);
  g_test_add_func ("/calendar/chart", test_chart);
  g_test_add_func ("/calendar/chart-months", test_chart_months);
  g_test_add_func ("/calendar/bare-chart", test_bare_chart);
  g_test_add_func ("/calendar/csv-text", test_csv_text);
  return g_test_run ();
}
