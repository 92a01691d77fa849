#include "minka-calendar-csv.h"

#include "minka-chart.h"
#include "minka-csv-text.h"
#include "minka-date.h"
#include "minka-peru.h"
#include "minka-school-year.h"
#include "minka-spanish.h"

#include <string.h>

/* Tables for people, in a spreadsheet: Spanish headings, days that it knows as dates. */

static const char *
kind_in_spanish (MinkaCalendarSource source)
{
  static const char *const kinds[] = {
    [MINKA_CALENDAR_SOURCE_ACTIVITY] = "Actividad",
    [MINKA_CALENDAR_SOURCE_MEETING] = "Reunión",
    [MINKA_CALENDAR_SOURCE_TERM] = "Bimestre",
    [MINKA_CALENDAR_SOURCE_BREAK] = "Vacaciones",
    [MINKA_CALENDAR_SOURCE_HOLIDAY] = "Día sin clases",
    [MINKA_CALENDAR_SOURCE_EVENT] = "Fecha de la institución",
  };

  return kinds[source];
}

static const MinkaSchoolWeek *
week_of (GArray *weeks, const char *iso)
{
  g_autoptr (GDate) monday = minka_date_parse (iso);

  minka_school_year_monday (monday);
  for (guint i = 0; i < weeks->len; i++)
    if (g_date_compare (&g_array_index (weeks, MinkaSchoolWeek, i).monday, monday) == 0)
      return &g_array_index (weeks, MinkaSchoolWeek, i);
  return NULL;
}

typedef struct {
  char *sort;
  char *line;
} Line;

static void
clear_line (gpointer data)
{
  g_free (((Line *) data)->sort);
  g_free (((Line *) data)->line);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Line *) a)->sort, ((const Line *) b)->sort);
}

static void
add_day (GArray *lines, GArray *weeks, MinkaCalendarSummary *day, const char *kind)
{
  g_autoptr (GDate) date = minka_date_parse (day->first_day);
  g_autoptr (GString) row = g_string_new (NULL);
  const MinkaSchoolWeek *week;
  g_autofree char *number = NULL;
  Line line;

  if (date == NULL)
    return;
  week = week_of (weeks, day->first_day);
  number = week != NULL ? g_strdup_printf ("%u", week->number) : g_strdup ("");
  minka_csv_text_append_row (row,
                             (const char *const[]) { day->first_day, day->last_day,
                                                     minka_spanish_weekday (g_date_get_weekday (date)),
                                                     day->start_time, day->end_time, kind, day->title,
                                                     week != NULL ? week->term->title : "", number, NULL });
  line.sort = g_strdup_printf ("%s %s %05u", day->first_day, day->start_time, lines->len);
  line.line = g_strdup (row->str);
  g_array_append_val (lines, line);
}

/**
 * minka_calendar_csv_make_days:
 * @dates: the dates of the plan
 *
 * Writes the calendar of the year as a table, national holidays among the rest.
 *
 * Returns: (transfer full): CSV in UTF-8
 */
char *
minka_calendar_csv_make_days (MinkaDates *dates)
{
  const int year = minka_school_year_or_now (dates->plan->year);
  g_autoptr (GArray) weeks = minka_school_year_weeks (G_LIST_MODEL (dates->days), year);
  g_autoptr (GArray) holidays = minka_peru_holidays (year);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  GString *out = g_string_new (MINKA_CSV_MARK);

  g_array_set_clear_func (lines, clear_line);
  for (guint i = 0; i < holidays->len; i++) {
    const MinkaHoliday *holiday = &g_array_index (holidays, MinkaHoliday, i);
    g_autoptr (MinkaCalendarSummary) day =
        g_object_new (MINKA_TYPE_CALENDAR_SUMMARY, "title", holiday->name, "first_day", holiday->day,
                      "last_day", holiday->day, NULL);

    add_day (lines, weeks, day, "Feriado nacional");
  }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dates->days)); i++) {
    g_autoptr (MinkaCalendarSummary) day = g_list_model_get_item (G_LIST_MODEL (dates->days), i);

    add_day (lines, weeks, day, kind_in_spanish (day->source));
  }
  g_array_sort (lines, compare_lines);
  minka_csv_text_append_row (out, (const char *const[]) { "Fecha", "Hasta", "Día", "Hora", "Fin", "Clase",
                                                          "Qué es", "Bimestre", "Semana", NULL });
  for (guint i = 0; i < lines->len; i++)
    g_string_append (out, g_array_index (lines, Line, i).line);
  return g_string_free_and_steal (out);
}

/* «2021-03-15» a line each, ranges with both ends. */
static char *
days_in_lines (const char *days)
{
  g_auto (GStrv) ranges = g_strsplit (days, " ", -1);
  g_autofree char *lines = g_strjoinv ("\n", ranges);
  g_auto (GStrv) ends = g_strsplit (lines, "/", -1);

  return g_strjoinv (" a ", ends);
}

/**
 * minka_calendar_csv_make_planning:
 * @dates: the dates of the plan
 *
 * Writes the planning as a table: a line an activity and objective.
 *
 * Returns: (transfer full): CSV in UTF-8
 */
char *
minka_calendar_csv_make_planning (MinkaDates *dates)
{
  GString *out = g_string_new (MINKA_CSV_MARK);

  minka_csv_text_append_row (out, (const char *const[]) { "Objetivo", "Actividad", "Meta", "Responsables",
                                                          "Fuentes de verificación", "Fechas", "Estado",
                                                          "Instrumento de verificación",
                                                          "Acciones a implementar", NULL });
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dates->rows)); i++) {
    g_autoptr (MinkaScheduleSummary) row = g_list_model_get_item (G_LIST_MODEL (dates->rows), i);
    g_autofree char *days = days_in_lines (row->days);

    minka_csv_text_append_row (out, (const char *const[]) { row->objective_text, row->title, row->goals,
                                                            row->responsibles, row->sources, days,
                                                            minka_spanish_progress (row->progress),
                                                            row->instrument, row->next_action, NULL });
  }
  return g_string_free_and_steal (out);
}
