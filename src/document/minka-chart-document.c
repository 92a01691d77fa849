#include "minka-chart-document.h"

#include "minka-paper.h"
#include "minka-school-year.h"
#include "minka-spanish.h"

static const char *
kind_in_spanish (const MinkaChartMark *mark)
{
  if (*mark->record == '\0')
    return "Feriado nacional";
  switch (mark->source) {
  case MINKA_CALENDAR_SOURCE_BREAK:
    return "Vacaciones";
  case MINKA_CALENDAR_SOURCE_HOLIDAY:
    return "Día sin clases";
  default:
    return "Fecha de la institución";
  }
}

static void
add_date (MinkaTable *table, MinkaChart *chart, int first, int last, const char *title, const char *kind)
{
  g_autofree char *first_iso = minka_chart_get_iso (chart, first);
  g_autofree char *last_iso = minka_chart_get_iso (chart, last);
  g_autofree char *from = minka_spanish_date_long (first_iso);
  g_autofree char *to = minka_spanish_date_long (last_iso);

  minka_table_begin_row (table);
  if (last > first)
    minka_table_add_cell (table, minka_text_new_printf ("Del %s al %s", from, to));
  else
    minka_table_add_cell (table, minka_text_new_printf ("El %s", from));
  minka_table_add_cell (table, minka_text_new (title));
  minka_table_add_cell (table, minka_text_new (kind));
}

/* The names of what the chart only shows as signs. */
static void
add_dates (MinkaPaper *paper, MinkaChart *chart)
{
  static const MinkaColumn columns[] = {
    { "Fecha", 5, MINKA_SETTING_LEFT, FALSE },
    { "Qué es", 5, MINKA_SETTING_LEFT, TRUE },
    { "Clase", 2, MINKA_SETTING_LEFT, FALSE },
  };
  MinkaTable *table = minka_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < chart->terms->len; i++) {
    const MinkaChartSpan *term = &g_array_index (chart->terms, MinkaChartSpan, i);

    add_date (table, chart, term->first, term->last, term->title, "Bimestre");
  }
  for (guint i = 0; i < chart->rows->len; i++) {
    const MinkaChartRow *row = &g_array_index (chart->rows, MinkaChartRow, i);

    for (guint j = 0; row->kind == MINKA_CHART_SCHOOL && j < row->marks->len; j++) {
      const MinkaChartMark *mark = &g_array_index (row->marks, MinkaChartMark, j);

      add_date (table, chart, mark->first, mark->last, mark->title, kind_in_spanish (mark));
    }
  }
  minka_paper_add_heading (paper, 1, minka_text_new ("Bimestres, feriados y fechas de la institución"));
  minka_paper_add_table (paper, table);
}

/**
 * minka_chart_document_make:
 * @dates: the dates of the plan
 * @created: when it is made, RFC 3339 in UTC
 * @n_pages: (out) (optional): how many pages it has
 * @error: return location
 *
 * Makes the *Cronograma de actividades* on wide A4 sheets: the chart, then the dates that it only shows as signs.
 *
 * Returns: (transfer full) (nullable): a PDF, or %NULL and the errors of minka_paper_finish()
 */
GBytes *
minka_chart_document_make (MinkaDates *dates, const char *created, int *n_pages, GError **error)
{
  const int year = minka_school_year_or_now (dates->plan->year);
  g_autoptr (MinkaChart) chart =
      minka_chart_new (year, G_LIST_MODEL (dates->days), G_LIST_MODEL (dates->rows));
  g_autofree char *title = g_strdup_printf ("Cronograma de actividades %d", year);
  g_autofree char *header = g_strdup_printf ("%s · %s", dates->plan->school_name, dates->plan->body_name);
  g_autoptr (MinkaPaper) paper = minka_paper_new (title);

  minka_paper_set_author (paper, dates->plan->school_name);
  minka_paper_set_subject (paper, "Actividades, reuniones y fechas del año por bimestre y semana");
  minka_paper_set_created (paper, created);
  minka_paper_set_header (paper, *dates->plan->body_name != '\0' ? header : dates->plan->school_name);
  minka_paper_set_footer (paper, title);
  minka_paper_set_sheet (paper, MINKA_SHEET_WIDE);
  minka_paper_add_title (paper, minka_text_new (title));
  if (*dates->plan->year_name != '\0')
    minka_paper_add_paragraph (paper, MINKA_SETTING_CENTRED,
                               minka_text_new_styled (MINKA_STYLE_ITALIC, dates->plan->year_name));
  minka_paper_add_chart (paper, chart);
  add_dates (paper, chart);
  return minka_paper_finish (paper, n_pages, error);
}
