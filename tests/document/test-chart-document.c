#include "minka-chart-document.h"
#include "minka-error.h"
#include "minka-pdf.h"
#include "samples.h"

#include <poppler.h>
#include <string.h>

static MinkaDates *
make_dates (guint n_activities)
{
  MinkaDates *dates = g_new0 (MinkaDates, 1);

  dates->plan = minka_record_new (MINKA_TYPE_PLAN);
  g_object_set (dates->plan, "year", 2021, "school_name", "I.E. «Los Ñandúes»", "body_name", "CAP", NULL);
  dates->days = g_list_store_new (MINKA_TYPE_CALENDAR_SUMMARY);
  dates->rows = g_list_store_new (MINKA_TYPE_SCHEDULE_SUMMARY);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (MinkaCalendarSummary) term = g_object_new (
        MINKA_TYPE_CALENDAR_SUMMARY, "source", MINKA_CALENDAR_SOURCE_TERM, "title",
        i == 0 ? "I bimestre" : "IV bimestre", "first_day", i == 0 ? "2021-03-15" : "2021-10-11", "last_day",
        i == 0 ? "2021-05-14" : "2021-12-17", NULL);

    g_list_store_append (dates->days, term);
  }
  for (guint i = 0; i < n_activities; i++) {
    g_autofree char *title = g_strdup_printf ("Taller número %u de todo el personal docente", i);
    g_autofree char *objective = g_strdup_printf ("Objetivo %u", i / 5);
    g_autoptr (MinkaScheduleSummary) row =
        g_object_new (MINKA_TYPE_SCHEDULE_SUMMARY, "activity", title, "title", title, "objective", objective,
                      "objective_text", objective, "days",
                      i == 0 ? "2021-03-17 2021-04-05/2021-04-09" : (i == 1 ? "" : "2021-10-12"), NULL);

    g_list_store_append (dates->rows, row);
  }
  return dates;
}

static MinkaPdf *
make_pdf (MinkaDates *dates)
{
  g_autoptr (GError) error = NULL;
  int n_pages = 0;
  g_autoptr (GBytes) bytes = minka_chart_document_make (dates, SAMPLE_ISSUED, &n_pages, &error);
  g_autoptr (GBytes) again = minka_chart_document_make (dates, SAMPLE_ISSUED, NULL, &error);
  MinkaPdf *pdf;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, again));
  pdf = minka_pdf_new (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpint (minka_pdf_get_n_pages (pdf), ==, n_pages);
  return pdf;
}

static char *
page_text (MinkaPdf *pdf, int page)
{
  g_autofree char *text = minka_pdf_get_page_text (pdf, page);

  return sample_squeeze (text);
}

/* A4, lying; what is drawn is also said in words. */
static void
test_one_page (void)
{
  g_autoptr (MinkaDates) dates = make_dates (3);
  g_autoptr (MinkaPdf) pdf = make_pdf (dates);
  g_autofree char *first = page_text (pdf, 0);
  g_autofree char *all = minka_pdf_get_text (pdf);
  g_autofree char *words = sample_squeeze (all);
  double width, height;

  minka_pdf_get_page_size (pdf, 0, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 841.89, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 595.28, 0.01);
  g_assert_nonnull (strstr (first, "Cronogramadeactividades2021"));
  g_assert_nonnull (strstr (first, "Ibimestre"));
  g_assert_nonnull (strstr (first, "17mar(sem.1)"));
  g_assert_nonnull (strstr (first, "5abr–9abr"));
  g_assert_nonnull (strstr (first, "sinfecha"));
  g_assert_nonnull (strstr (first, "LosÑandúes"));
  g_assert_nonnull (strstr (words, "Elviernes2deabrilde2021ViernesSantoFeriadonacional"));
  g_assert_nonnull (strstr (words, "Dellunes15demarzode2021alviernes14demayode2021"));
}

/* On many pages the head is there again, no row is lost or twice, and no objective is alone at the foot. */
static void
test_many_pages (void)
{
  const guint n = 90;
  g_autoptr (MinkaDates) dates = make_dates (n);
  g_autoptr (MinkaPdf) pdf = make_pdf (dates);
  guint rows = 0, heads = 0;
  int n_pages = minka_pdf_get_n_pages (pdf);

  g_assert_cmpint (n_pages, >, 4);
  for (int i = 0; i < n_pages; i++) {
    g_autofree char *text = page_text (pdf, i);
    const guint here = sample_count (text, "Tallernúmero");
    const char *last = g_strrstr (text, "Objetivo");

    rows += here;
    if (here > 0) {
      g_assert_cmpuint (sample_count (text, "Fechas(semana)"), ==, 1);
      heads++;
      g_assert_true (last == NULL || strstr (last, "Tallernúmero") != NULL);
    }
  }
  g_assert_cmpuint (rows, ==, n);
  g_assert_cmpuint (heads, >, 3);
}

/* A table for screen readers: a row a row, its name first. */
static void
count_tags (PopplerStructureElementIter *iter, guint *counts)
{
  do {
    PopplerStructureElement *element = poppler_structure_element_iter_get_element (iter);
    PopplerStructureElementIter *child = poppler_structure_element_iter_get_child (iter);

    switch (poppler_structure_element_get_kind (element)) {
    case POPPLER_STRUCTURE_ELEMENT_TABLE:
      counts[0]++;
      break;
    case POPPLER_STRUCTURE_ELEMENT_TABLE_ROW:
      counts[1]++;
      break;
    case POPPLER_STRUCTURE_ELEMENT_TABLE_HEADING:
      counts[2]++;
      break;
    default:
      break;
    }
    if (child != NULL) {
      count_tags (child, counts);
      poppler_structure_element_iter_free (child);
    }
    g_object_unref (element);
  } while (poppler_structure_element_iter_next (iter));
}

static void
test_tags (void)
{
  g_autoptr (MinkaDates) dates = make_dates (3);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = minka_chart_document_make (dates, SAMPLE_ISSUED, NULL, &error);
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &error);
  PopplerStructureElementIter *iter;
  guint counts[3] = { 0 };
  /* The chart: its head, the school, the meetings, an objective, three activities. The dates: head, 2 terms, and the
   * holidays from March to December. */
  const guint n_rows = 7 + 1 + 2 + 10;

  g_assert_no_error (error);
  iter = poppler_structure_element_iter_new (document);
  g_assert_nonnull (iter);
  count_tags (iter, counts);
  poppler_structure_element_iter_free (iter);
  g_object_unref (document);
  g_assert_cmpuint (counts[0], ==, 2);
  g_assert_cmpuint (counts[1], ==, n_rows);
  g_assert_cmpuint (counts[2], >=, n_rows);
}

static void
test_unprintable (void)
{
  g_autoptr (MinkaDates) dates = make_dates (1);
  g_autoptr (MinkaScheduleSummary) row = g_list_model_get_item (G_LIST_MODEL (dates->rows), 0);
  g_autoptr (GError) error = NULL;

  g_object_set (row, "title", "Fiesta 🎉", NULL);
  g_assert_null (minka_chart_document_make (dates, SAMPLE_ISSUED, NULL, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_GLYPH);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-document/one-page", test_one_page);
  g_test_add_func ("/chart-document/many-pages", test_many_pages);
  g_test_add_func ("/chart-document/tags", test_tags);
  g_test_add_func ("/chart-document/unprintable", test_unprintable);
  return g_test_run ();
}
