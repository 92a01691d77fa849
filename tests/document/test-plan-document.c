#include "minka-acta-data.h"
#include "minka-acta-document.h"
#include "minka-book-document.h"
#include "minka-error.h"
#include "minka-meeting-papers.h"
#include "minka-pdf-attachment.h"
#include "minka-pdf.h"
#include "minka-plan-document.h"
#include "samples.h"

#include <poppler.h>
#include <string.h>

static MinkaPdf *
read_pdf (GBytes *bytes, int n_pages)
{
  g_autoptr (GError) error = NULL;
  MinkaPdf *pdf = minka_pdf_new (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpint (minka_pdf_get_n_pages (pdf), ==, n_pages);
  return pdf;
}

static MinkaPdf *
make_plan (MinkaDossier *dossier)
{
  g_autoptr (GError) error = NULL;
  int n_pages = 0;
  g_autoptr (GBytes) bytes = minka_plan_document_make (dossier, &n_pages, &error);
  g_autoptr (GBytes) again = minka_plan_document_make (dossier, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, again));
  return read_pdf (bytes, n_pages);
}

static char *
squeezed_page (MinkaPdf *pdf, int page)
{
  g_autofree char *text = minka_pdf_get_page_text (pdf, page);

  return sample_squeeze (text);
}

/* The page on which a heading stands, from 0, but for the contents. */
static int
find_page (MinkaPdf *pdf, const char *heading, int first)
{
  g_autofree char *squeezed = sample_squeeze (heading);

  for (int i = first; i < minka_pdf_get_n_pages (pdf); i++) {
    g_autofree char *text = squeezed_page (pdf, i);

    if (strstr (text, squeezed) != NULL)
      return i;
  }
  g_test_fail_printf ("“%s” is missing", heading);
  return -1;
}

static const char *const sections[] = {
  "I. Presentación",
  "II. Datos informativos",
  "III. Diagnóstico",
  "IV. Justificación y objetivos",
  "V. Organización de la CAP",
  "VI. Planificación del trabajo colaborativo",
  "VII. Evaluación de las actividades",
  "Fichas informativas de las actividades",
  "Conclusiones y recomendaciones",
  "Anexo 1. Árbol de problemas",
  "Anexo 2. Árbol de objetivos",
};

/* The sections come in order, and the contents tell the page of each. */
static void
test_sections (void)
{
  g_autoptr (MinkaDossier) dossier = sample_dossier (12, 9, NULL);
  g_autoptr (MinkaPdf) pdf = make_plan (dossier);
  g_autofree char *contents = squeezed_page (pdf, 1);
  int before = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++) {
    const int page = find_page (pdf, sections[i], 2);
    g_autofree char *line = g_strdup_printf ("%s%d", sections[i], page + 1);
    g_autofree char *squeezed = sample_squeeze (line);

    g_assert_cmpint (page, >=, before);
    if (strstr (contents, squeezed) == NULL)
      g_test_fail_printf ("the contents do not say “%s”", line);
    before = page;
  }
}

static void
test_links (void)
{
  g_autoptr (MinkaDossier) dossier = sample_dossier (4, 4, NULL);
  g_autoptr (GBytes) bytes = minka_plan_document_make (dossier, NULL, NULL);
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  PopplerPage *page = poppler_document_get_page (document, 1);
  GList *links = poppler_page_get_link_mapping (page);
  guint n = 0;
  int before = 0;

  for (GList *l = links; l != NULL; l = l->next) {
    PopplerAction *action = ((PopplerLinkMapping *) l->data)->action;

    g_assert_cmpint (action->type, ==, POPPLER_ACTION_GOTO_DEST);
    n++;
  }
  links = g_list_reverse (links);
  for (GList *l = links; l != NULL; l = l->next)
    before = MAX (before, ((PopplerLinkMapping *) l->data)->action->goto_dest.dest->page_num);
  g_assert_cmpuint (n, >, G_N_ELEMENTS (sections));
  g_assert_cmpint (before, ==, poppler_document_get_n_pages (document));
  poppler_page_free_link_mapping (links);
  g_object_unref (page);
  g_object_unref (document);
}

/* Where a page ends among the rows of an aspect, the next one says the aspect again, and nothing is lost. */
static void
test_spans (void)
{
  g_autoptr (MinkaDossier) dossier = sample_dossier (60, 1, NULL);
  g_autoptr (MinkaPdf) pdf = make_plan (dossier);
  const int first = find_page (pdf, "III. Diagnóstico", 2);
  const int end = find_page (pdf, "IV. Justificación y objetivos", 2);
  g_autoptr (GString) all = g_string_new (NULL);

  g_assert_cmpint (end - first, >, 10);
  for (int i = first; i < end; i++) {
    g_autofree char *text = squeezed_page (pdf, i);

    g_assert_nonnull (strstr (text, "Problemasidentificados"));
    if (strstr (text, "Hallazgo") != NULL && strstr (text, "Entodoslosaspectos") == NULL)
      g_assert_nonnull (strstr (text, "reuniones"));
    g_string_append (all, text);
  }
  g_assert_cmpuint (sample_count (all->str, "Hallazgo60delacolumna1"), ==, 3);
  g_assert_cmpuint (sample_count (all->str, "Hallazgo7delacolumna3"), ==, 3);
}

/* Every node is on the page of its tree; a tree too large for it is a list that goes on. */
static void
test_trees (void)
{
  g_autoptr (MinkaDossier) dossier = sample_dossier (2, 1, NULL);
  g_autoptr (MinkaPdf) pdf = make_plan (dossier);
  g_autoptr (MinkaDossier) large = sample_dossier (2, 1, "Palabras de sobra para una caja pequeña");
  g_autoptr (MinkaPdf) listed = make_plan (large);
  g_autofree char *text = squeezed_page (pdf, find_page (pdf, "Anexo 1. Árbol de problemas", 2));
  const int annex = find_page (listed, "Anexo 2. Árbol de objetivos", 2);
  guint n = 0;

  for (guint i = 0; i < 12; i++) {
    g_autofree char *node = g_strdup_printf ("Ideanúmero%udelárbol", i);

    g_assert_nonnull (strstr (text, node));
  }
  for (int i = annex; i < minka_pdf_get_n_pages (listed); i++) {
    g_autofree char *more = squeezed_page (listed, i);

    n += sample_count (more, "Palabrasdesobra");
  }
  g_assert_cmpuint (n, ==, 90);
}

static void
test_empty (void)
{
  g_autoptr (MinkaDossier) dossier = minka_dossier_new ();
  g_autoptr (MinkaPdf) pdf = make_plan (dossier);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    find_page (pdf, sections[i], 2);
}

static void
test_report (void)
{
  g_autoptr (MinkaDossier) dossier = sample_dossier (2, 6, NULL);
  g_autoptr (GError) error = NULL;
  int n_pages = 0;
  g_autoptr (GBytes) bytes = minka_report_document_make (dossier, &n_pages, &error);
  g_autoptr (MinkaPdf) pdf = NULL;
  g_autofree char *text = NULL;
  g_autofree char *squeezed = NULL;

  g_assert_no_error (error);
  pdf = read_pdf (bytes, n_pages);
  text = minka_pdf_get_text (pdf);
  squeezed = sample_squeeze (text);
  g_assert_nonnull (strstr (squeezed, "De6acuerdos,2secumplieron,2siguenpendientesy2sedejaronsinefecto."));
  g_assert_nonnull (strstr (squeezed, "III.Evaluacióndelasactividades"));
  g_assert_cmpuint (sample_count (squeezed, "Listadecotejo"), ==, 6);
}

/* The agenda as it is served, and everyone on the list with lines to spare. */
static void
test_meeting_papers (void)
{
  g_autoptr (MinkaMinutes) minutes = sample_minutes (12);
  g_autoptr (GBytes) call = minka_convocation_document_make (minutes, SAMPLE_ISSUED, NULL, NULL);
  g_autoptr (GBytes) roll = minka_roll_document_make (minutes, SAMPLE_ISSUED, NULL, NULL);
  g_autoptr (MinkaPdf) call_pdf = minka_pdf_new (call, NULL);
  g_autoptr (MinkaPdf) roll_pdf = minka_pdf_new (roll, NULL);
  g_autofree char *text = squeezed_page (call_pdf, 0);
  g_autofree char *names = minka_pdf_get_text (roll_pdf);

  g_assert_nonnull (strstr (text, "lunes15demarzode2021"));
  g_assert_nonnull (strstr (text, "Evidenciasquelleganenfotografíaspocolegibles"));
  g_assert_null (strstr (text, "Horariodellamadas"));
  for (guint i = 0; i < minutes->members->len; i++)
    g_assert_nonnull (strstr (names, ((MinkaMember *) minutes->members->pdata[i])->name));
  g_assert_nonnull (strstr (names, "15"));
}

static MinkaActa *
make_acta (int number, GError **error)
{
  g_autoptr (MinkaMinutes) minutes = sample_minutes (12);
  g_autoptr (GBytes) pdf = NULL;

  sample_put_in_book (minutes);
  pdf = minka_acta_document_make (minutes, SAMPLE_ISSUED, NULL, error);
  g_object_set (minutes->acta, "number", number, "pdf", pdf, "sha256", "0123456789abcdef0123456789abcdef",
                NULL);
  return g_object_ref (minutes->acta);
}

/* A tome holds the very pages of its actas, between what opens and what closes it. */
static void
test_book (void)
{
  g_autoptr (MinkaDossier) dossier = sample_dossier (1, 1, NULL);
  g_autoptr (MinkaBook) book = minka_record_new (MINKA_TYPE_BOOK);
  g_autoptr (GPtrArray) actas = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (MinkaPdf) pdf = NULL;
  int n_pages = 0, n_each;

  g_object_set (book, "number", 1, "first_acta", 1, "first_folio", 1, "opened", "2021-03-01", "closed",
                "2021-12-17", NULL);
  for (int i = 1; i <= 3; i++)
    g_ptr_array_add (actas, make_acta (i, &error));
  g_assert_no_error (error);
  bytes = minka_book_document_make (dossier->plan, book, actas, SAMPLE_ISSUED, &n_pages, &error);
  again = minka_book_document_make (dossier->plan, book, actas, SAMPLE_ISSUED, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, again));
  pdf = read_pdf (bytes, n_pages);
  n_each = (n_pages - 2) / 3;
  for (guint i = 0; i < actas->len; i++) {
    g_autoptr (MinkaPdf) acta = minka_pdf_new (((MinkaActa *) actas->pdata[i])->pdf, NULL);

    g_assert_cmpint (minka_pdf_get_n_pages (acta), ==, n_each);
    for (int j = 0; j < n_each; j++) {
      g_autofree char *one = minka_pdf_get_page_text (acta, j);
      g_autofree char *other = minka_pdf_get_page_text (pdf, 1 + (int) i * n_each + j);

      g_assert_cmpstr (one, ==, other);
    }
  }
  find_page (pdf, "Constancia de apertura", 0);
  g_assert_cmpint (find_page (pdf, "Constancia de cierre", 0), ==, n_pages - 1);
  g_assert_cmpint (find_page (pdf, "con 3 actas y hasta el folio", 0), ==, n_pages - 1);
  g_assert_cmpint (find_page (pdf, "0123456789abcdef", 0), ==, n_pages - 1);
}

static void
test_damaged_book (void)
{
  g_autoptr (MinkaDossier) dossier = sample_dossier (1, 1, NULL);
  g_autoptr (MinkaBook) book = minka_record_new (MINKA_TYPE_BOOK);
  g_autoptr (GPtrArray) actas = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GBytes) rubbish = g_bytes_new_static ("%PDF-1.7 and no more", 20);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (actas, make_acta (1, NULL));
  g_object_set (actas->pdata[0], "pdf", rubbish, NULL);
  g_assert_null (minka_book_document_make (dossier->plan, book, actas, SAMPLE_ISSUED, NULL, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_CORRUPT);
}

/* What the foot of each page tells is the beginning of the fingerprint of the data inside. */
static void
test_fingerprint (void)
{
  g_autoptr (MinkaActa) acta = make_acta (3, NULL);
  g_autoptr (GBytes) data = minka_pdf_read_attachment (acta->pdf, MINKA_ACTA_DATA_NAME, NULL);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, data);
  g_autofree char *told = g_strdup_printf ("Huelladelosdatos:%.16s", sha256);
  g_autoptr (MinkaPdf) pdf = minka_pdf_new (acta->pdf, NULL);

  for (int i = 0; i < minka_pdf_get_n_pages (pdf); i++) {
    g_autofree char *text = squeezed_page (pdf, i);

    g_assert_nonnull (strstr (text, told));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-document/sections", test_sections);
  g_test_add_func ("/plan-document/links", test_links);
  g_test_add_func ("/plan-document/spans", test_spans);
  g_test_add_func ("/plan-document/trees", test_trees);
  g_test_add_func ("/plan-document/empty", test_empty);
  g_test_add_func ("/plan-document/report", test_report);
  g_test_add_func ("/plan-document/meeting-papers", test_meeting_papers);
  g_test_add_func ("/plan-document/book", test_book);
  g_test_add_func ("/plan-document/damaged-book", test_damaged_book);
  g_test_add_func ("/plan-document/fingerprint", test_fingerprint);
  return g_test_run ();
}
