#include "minka-error.h"
#include "minka-paper.h"
#include "minka-pdf.h"
#include "samples.h"

#include <poppler.h>
#include <string.h>

static MinkaPdf *
read_paper (MinkaPaper *paper)
{
  g_autoptr (GError) error = NULL;
  int n_pages = 0;
  g_autoptr (GBytes) bytes = minka_paper_finish (paper, &n_pages, &error);
  MinkaPdf *pdf;

  g_assert_no_error (error);
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

static char *
whole_text (MinkaPdf *pdf)
{
  g_autofree char *text = minka_pdf_get_text (pdf);

  return sample_squeeze (text);
}

/* Lines that are sure to be lines: the words make the paragraph's own breaks. */
static char *
numbered_lines (const char *word, guint n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s%u.", i > 0 ? "\n" : "", word, i);
  return g_string_free_and_steal (out);
}

static void
add_lines (MinkaPaper *paper, const char *word, guint n)
{
  g_autofree char *text = numbered_lines (word, n);

  minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT, minka_text_new (text));
}

static void
test_empty (void)
{
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Vacío");
  g_autoptr (MinkaPdf) pdf = read_paper (paper);
  g_autofree char *text = whole_text (pdf);
  double width, height;

  g_assert_cmpstr (text, ==, "Página1de1");
  minka_pdf_get_page_size (pdf, 0, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595.28, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 841.89, 0.01);
}

static void
test_paragraphs (void)
{
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Párrafos");
  g_autoptr (MinkaPdf) pdf = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < 80; i++)
    minka_paper_add_paragraph (
        paper, i % 2 ? MINKA_SETTING_LEFT : MINKA_SETTING_JUSTIFIED,
        minka_text_new_printf ("Inicio%u del párrafo, que sigue con palabras bastantes para "
                               "llenar varias líneas y pasar de una hoja a la siguiente sin "
                               "perder ninguna: oficio, afín, difícil, efímero. Fin%u.",
                               i, i));
  pdf = read_paper (paper);
  all = whole_text (pdf);
  for (guint i = 0; i < 80; i++) {
    g_autofree char *start = g_strdup_printf ("Inicio%udelpárrafo", i);
    g_autofree char *end = g_strdup_printf ("oficio,afín,difícil,efímero.Fin%u.", i);

    g_assert_cmpuint (sample_count (all, start), ==, 1);
    g_assert_cmpuint (sample_count (all, end), ==, 1);
  }
}

static void
test_no_single_lines (void)
{
  for (guint before = 0; before < 60; before++) {
    g_autoptr (MinkaPaper) paper = minka_paper_new ("Líneas");
    g_autoptr (MinkaPdf) pdf = NULL;

    add_lines (paper, "antes", before + 2);
    add_lines (paper, "linea", 5);
    pdf = read_paper (paper);
    for (int page = 0; page < minka_pdf_get_n_pages (pdf); page++) {
      g_autofree char *text = page_text (pdf, page);

      g_assert_cmpuint (sample_count (text, "linea"), !=, 1);
      g_assert_cmpuint (sample_count (text, "antes"), !=, 1);
    }
  }
}

static int
page_of (MinkaPdf *pdf, const char *part)
{
  for (int page = 0; page < minka_pdf_get_n_pages (pdf); page++) {
    g_autofree char *text = page_text (pdf, page);

    if (strstr (text, part) != NULL)
      return page;
  }
  g_test_fail_printf ("“%s” is on no page", part);
  return -1;
}

static void
test_headings (void)
{
  for (guint before = 30; before < 60; before++) {
    g_autoptr (MinkaPaper) paper = minka_paper_new ("Títulos");
    g_autoptr (MinkaPdf) pdf = NULL;

    add_lines (paper, "antes", before);
    minka_paper_add_heading (paper, 1, minka_text_new ("Sección"));
    minka_paper_add_heading (paper, 2, minka_text_new ("Subsección"));
    add_lines (paper, "linea", 6);
    pdf = read_paper (paper);
    g_assert_cmpint (page_of (pdf, "Sección"), ==, page_of (pdf, "linea1."));
    g_assert_cmpint (page_of (pdf, "Subsección"), ==, page_of (pdf, "linea1."));
  }
}

static void
test_signatures (void)
{
  for (guint before = 20; before < 60; before++) {
    g_autoptr (MinkaPaper) paper = minka_paper_new ("Firmas");
    g_autoptr (MinkaPdf) pdf = NULL;

    add_lines (paper, "antes", before);
    add_lines (paper, "linea", 6);
    minka_paper_add_signature (paper, "Firmante uno", "Cargo", "Secretaría");
    minka_paper_add_signature (paper, "Firmante dos", "", NULL);
    minka_paper_add_signature (paper, "Firmante tres", NULL, NULL);
    pdf = read_paper (paper);
    g_assert_cmpint (page_of (pdf, "Firmanteuno"), ==, page_of (pdf, "Firmantetres"));
    g_assert_cmpint (page_of (pdf, "linea4."), ==, page_of (pdf, "Firmantetres"));
  }
}

static MinkaTable *
long_table (guint n)
{
  static const MinkaColumn columns[] = {
    { "Orden", 1, MINKA_SETTING_RIGHT, FALSE },
    { "Encabezado", 4, MINKA_SETTING_LEFT, TRUE },
    { "Firma", 2, MINKA_SETTING_LEFT, FALSE },
  };
  MinkaTable *table = minka_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < n; i++) {
    minka_table_begin_row (table);
    minka_table_add_cell (table, minka_text_new_printf ("%u", i));
    minka_table_add_cell (table, minka_text_new_printf ("Persona%u principio\nPersona%u final", i, i));
    if (i % 3)
      minka_table_add_signature (table);
  }
  return table;
}

static void
test_table (void)
{
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Tabla");
  g_autoptr (MinkaPdf) pdf = NULL;

  minka_paper_add_table (paper, long_table (200));
  pdf = read_paper (paper);
  g_assert_cmpint (minka_pdf_get_n_pages (pdf), >, 5);
  for (int page = 0; page < minka_pdf_get_n_pages (pdf); page++) {
    g_autofree char *text = page_text (pdf, page);

    g_assert_cmpuint (sample_count (text, "Encabezado"), ==, 1);
    g_assert_cmpuint (sample_count (text, "principio"), ==, sample_count (text, "final"));
    g_assert_cmpuint (sample_count (text, "principio"), >, 1);
  }
}

static void
test_long_cell (void)
{
  g_autofree char *words = sample_words (1500);
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Celda");
  g_autoptr (MinkaPdf) pdf = NULL;
  g_autofree char *all = NULL;
  g_autofree char *squeezed = sample_squeeze (words);
  MinkaTable *table = long_table (2);

  minka_table_begin_row (table);
  minka_table_add_cell (table, minka_text_new ("9"));
  minka_table_add_cell (table, minka_text_new (words));
  minka_table_begin_row (table);
  minka_table_add_cell (table, NULL);
  minka_table_add_cell (table, minka_text_new ("Última"));
  minka_paper_add_table (paper, table);
  pdf = read_paper (paper);
  g_assert_cmpint (minka_pdf_get_n_pages (pdf), >, 2);
  all = whole_text (pdf);
  for (guint i = 0; i < 1499; i++) {
    g_autofree char *word = g_strdup_printf ("vocablo%up", i);

    /* The words at the edges of a page have the margins between them. */
    g_assert_cmpuint (sample_count (all, word), <=, 1);
  }
  g_assert_cmpuint (sample_count (all, "vocablo"), ==, 1500);
  g_assert_cmpuint (sample_count (all, "Encabezado"), ==, minka_pdf_get_n_pages (pdf));
  g_assert_cmpuint (sample_count (all, "Última"), ==, 1);
}

static void
test_scripts (void)
{
  static const char *const texts[] = {
    "Esternocleidomastoideoelectroencefalografistaotorrinolaringólogo",
    "Ñandú, pingüino, órgano: ¿cómo? ¡así!",
    "Qechwa runasimi: ñuqanchik, p’unchaw",
    "Bien \U0001f600 ✓ ★ → ≤ ½",
    "<b>no</b> & «nada»",
    "https://meet.example.org/una-direccion-larga/que-no-cabe/en-una-sola-linea/de-la-hoja?con=mas&y=otros",
  };
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Escrituras");
  g_autoptr (MinkaPdf) pdf = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT, minka_text_new (texts[i]));
  minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT, minka_text_new ("Profesora مريم y שלום"));
  minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT,
                             minka_text_new ("combinada: n\u0303, e\u0301, q\u0303, \u2764\ufe0f"));
  pdf = read_paper (paper);
  all = whole_text (pdf);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *squeezed = sample_squeeze (texts[i]);

    g_assert_cmpuint (sample_count (all, squeezed), ==, 1);
  }
  /* Poppler reads right-to-left words as they are seen. */
  g_assert_nonnull (strstr (all, "Profesoraميرمyםולש"));
  g_assert_nonnull (strstr (all, "combinada:ñ,é"));
}

static void
check_glyph (MinkaPaper *paper, const char *word, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = minka_paper_finish (paper, NULL, &error);

  g_assert_null (bytes);
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_GLYPH);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_nonnull (strstr (error->message, code));
}

static void
test_missing_glyph (void)
{
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Letras");
  g_autoptr (MinkaPaper) margins = minka_paper_new ("Letras");

  minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT,
                             minka_text_new ("La palabra ma\U00012000al no está bien."));
  check_glyph (paper, "ma\U00012000al", "U+12000");
  minka_paper_set_footer (margins, "pie\ue000 de hoja");
  check_glyph (margins, "pie\ue000", "U+E000");
}

static void
test_folios (void)
{
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Folios");
  g_autoptr (MinkaPdf) pdf = NULL;

  minka_paper_set_first_folio (paper, 57);
  minka_paper_set_header (paper, "Cabecera");
  add_lines (paper, "linea", 150);
  pdf = read_paper (paper);
  for (int page = 0; page < minka_pdf_get_n_pages (pdf); page++) {
    g_autofree char *text = page_text (pdf, page);
    g_autofree char *folio = g_strdup_printf ("CabeceraFolio%d", 57 + page);
    g_autofree char *foot = g_strdup_printf ("Página%dde%d", page + 1, minka_pdf_get_n_pages (pdf));

    g_assert_nonnull (strstr (text, folio));
    g_assert_nonnull (strstr (text, foot));
  }
}

static void
test_sheets (void)
{
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Hojas");
  g_autoptr (MinkaPdf) pdf = NULL;
  double width, height;

  add_lines (paper, "uno", 3);
  minka_paper_set_sheet (paper, MINKA_SHEET_WIDE);
  minka_paper_add_table (paper, long_table (60));
  minka_paper_break_page (paper);
  add_lines (paper, "dos", 3);
  minka_paper_set_sheet (paper, MINKA_SHEET_UPRIGHT);
  add_lines (paper, "tres", 3);
  pdf = read_paper (paper);
  minka_pdf_get_page_size (pdf, page_of (pdf, "dos0"), &width, &height);
  g_assert_cmpfloat (width, >, height);
  minka_pdf_get_page_size (pdf, page_of (pdf, "tres0"), &width, &height);
  g_assert_cmpfloat (width, <, height);
  g_assert_cmpint (page_of (pdf, "tres0"), ==, page_of (pdf, "dos0") + 1);
}

static void
test_lists (void)
{
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Listas");
  g_autoptr (MinkaPdf) pdf = NULL;
  g_autofree char *all = NULL;

  minka_paper_begin_list (paper, MINKA_LIST_NUMBERED);
  minka_paper_add_item (paper, minka_text_new ("primero"));
  minka_paper_begin_list (paper, MINKA_LIST_BULLETED);
  minka_paper_add_item (paper, minka_text_new ("dentro"));
  minka_paper_end_list (paper);
  minka_paper_add_item (paper, minka_text_new ("segundo"));
  minka_paper_end_list (paper);
  pdf = read_paper (paper);
  all = whole_text (pdf);
  g_assert_nonnull (strstr (all, "1.primero•dentro2.segundo"));
}

static void
add_kinds (PopplerStructureElementIter *iter, GString *out)
{
  static const struct {
    PopplerStructureElementKind kind;
    const char *name;
  } names[] = {
    { POPPLER_STRUCTURE_ELEMENT_DOCUMENT, "Document" },
    { POPPLER_STRUCTURE_ELEMENT_HEADING_1, "H1" },
    { POPPLER_STRUCTURE_ELEMENT_HEADING_2, "H2" },
    { POPPLER_STRUCTURE_ELEMENT_PARAGRAPH, "P" },
    { POPPLER_STRUCTURE_ELEMENT_LIST, "L" },
    { POPPLER_STRUCTURE_ELEMENT_LIST_ITEM, "LI" },
    { POPPLER_STRUCTURE_ELEMENT_LIST_LABEL, "Lbl" },
    { POPPLER_STRUCTURE_ELEMENT_LIST_BODY, "LBody" },
    { POPPLER_STRUCTURE_ELEMENT_TABLE, "Table" },
    { POPPLER_STRUCTURE_ELEMENT_TABLE_HEADER, "THead" },
    { POPPLER_STRUCTURE_ELEMENT_TABLE_BODY, "TBody" },
    { POPPLER_STRUCTURE_ELEMENT_TABLE_ROW, "TR" },
    { POPPLER_STRUCTURE_ELEMENT_TABLE_HEADING, "TH" },
    { POPPLER_STRUCTURE_ELEMENT_TABLE_DATA, "TD" },
    { POPPLER_STRUCTURE_ELEMENT_NOTE, "Note" },
  };

  do {
    PopplerStructureElement *element = poppler_structure_element_iter_get_element (iter);
    PopplerStructureElementIter *child = poppler_structure_element_iter_get_child (iter);

    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      if (poppler_structure_element_get_kind (element) == names[i].kind)
        g_string_append_printf (out, "%s ", names[i].name);
    if (child != NULL) {
      g_string_append (out, "( ");
      add_kinds (child, out);
      g_string_append (out, ") ");
      poppler_structure_element_iter_free (child);
    }
    g_object_unref (element);
  } while (poppler_structure_element_iter_next (iter));
}

static void
test_structure (void)
{
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Estructura");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) kinds = g_string_new (NULL);
  PopplerDocument *document;
  PopplerStructureElementIter *iter;
  g_autofree char *title = NULL;

  minka_paper_add_title (paper, minka_text_new ("Título"));
  minka_paper_add_heading (paper, 1, minka_text_new ("Sección"));
  minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT, minka_text_new ("Uno"));
  minka_paper_begin_list (paper, MINKA_LIST_BULLETED);
  minka_paper_add_item (paper, minka_text_new ("Dos"));
  minka_paper_end_list (paper);
  minka_paper_add_table (paper, long_table (1));
  bytes = minka_paper_finish (paper, NULL, NULL);
  document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  title = poppler_document_get_title (document);
  g_assert_cmpstr (title, ==, "Estructura");

  iter = poppler_structure_element_iter_new (document);
  g_assert_nonnull (iter);
  add_kinds (iter, kinds);
  poppler_structure_element_iter_free (iter);
  g_object_unref (document);
  g_assert_nonnull (strstr (kinds->str, "Document ( H1 "));
  g_assert_nonnull (strstr (kinds->str, "H2 "));
  g_assert_nonnull (strstr (kinds->str, "L ( LI ( Lbl "));
  g_assert_nonnull (strstr (kinds->str, "Table ( THead ( TR ( TH "));
  g_assert_nonnull (strstr (kinds->str, "TBody ( TR ( TD "));
}

/* A paragraph that has a note behind its word. */
static void
add_noted (MinkaPaper *paper, const char *word, const char *note)
{
  MinkaText *text = minka_text_new (word);

  minka_paper_add_note (paper, text, minka_text_new (note));
  minka_text_add (text, MINKA_STYLE_PLAIN, " y sigue.");
  minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT, text);
}

static void
test_notes (void)
{
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Notas");
  g_autoptr (MinkaPdf) pdf = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < 100; i++) {
    g_autofree char *word = g_strdup_printf ("palabra%u.", i);
    g_autofree char *note = g_strdup_printf ("explica%u.", i);

    add_noted (paper, word, note);
  }
  pdf = read_paper (paper);
  g_assert_cmpint (minka_pdf_get_n_pages (pdf), >, 2);
  for (guint i = 0; i < 100; i++) {
    g_autofree char *word = g_strdup_printf ("palabra%u.", i);
    g_autofree char *note = g_strdup_printf ("explica%u.", i);

    g_assert_cmpint (page_of (pdf, word), ==, page_of (pdf, note));
  }
  all = whole_text (pdf);
  g_assert_nonnull (strstr (all, "palabra11.¹²ysigue."));
  g_assert_nonnull (strstr (all, "¹²explica11."));
}

/* Wherever on a page the mark falls, all lines of a note are there, in order. */
static void
test_long_note (void)
{
  g_autofree char *note = numbered_lines ("nota", 120);

  for (guint before = 0; before < 60; before++) {
    g_autoptr (MinkaPaper) paper = minka_paper_new ("Notas");
    g_autoptr (MinkaPdf) pdf = NULL;
    g_autofree char *all = NULL;
    const char *at;

    add_lines (paper, "antes", before + 1);
    add_noted (paper, "palabra", note);
    add_lines (paper, "despues", 80);
    pdf = read_paper (paper);
    all = whole_text (pdf);
    at = strstr (all, "palabra");
    g_assert_nonnull (at);
    for (guint i = 0; i < 120; i++) {
      g_autofree char *line = g_strdup_printf ("nota%u.", i);

      at = strstr (at, line);
      g_assert_nonnull (at);
    }
    g_assert_cmpuint (sample_count (all, "despues"), ==, 80);
    g_assert_cmpint (minka_pdf_get_n_pages (pdf), <=, 6);
  }
}

/* A mark in a table, and one in a cell that no page holds. */
static void
test_notes_in_tables (void)
{
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Notas");
  g_autoptr (MinkaPdf) pdf = NULL;
  g_autofree char *words = sample_words (1500);
  MinkaTable *table = long_table (60);
  MinkaText *cell = minka_text_new ("Con nota");
  MinkaText *more = minka_text_new ("Larga ");
  guint number;

  number = minka_paper_add_note (paper, cell, minka_text_new ("De la tabla."));
  minka_table_begin_row (table);
  minka_table_add_cell (table, minka_text_new ("61"));
  minka_table_add_cell (table, cell);
  minka_text_add (more, MINKA_STYLE_PLAIN, words);
  minka_text_add (more, MINKA_STYLE_PLAIN, " otra vez");
  minka_text_add_mark (more, number, FALSE);
  minka_text_add (more, MINKA_STYLE_PLAIN, " fin");
  minka_paper_add_note (paper, more, minka_text_new ("De la celda."));
  minka_table_begin_row (table);
  minka_table_add_cell (table, minka_text_new ("62"));
  minka_table_add_cell (table, more);
  minka_paper_add_table (paper, table);
  add_lines (paper, "despues", 3);
  pdf = read_paper (paper);
  g_assert_cmpint (page_of (pdf, "Connota¹"), ==, page_of (pdf, "¹Delatabla."));
  g_assert_cmpint (page_of (pdf, "otravez¹fin²"), ==, page_of (pdf, "²Delacelda."));
  g_assert_cmpint (page_of (pdf, "¹Delatabla."), <, page_of (pdf, "²Delacelda."));
}

/* Who listens hears a note behind the text it is about, not at the end of the page, nor in the table that is open there. */
static void
test_notes_structure (void)
{
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Notas");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) kinds = g_string_new (NULL);
  PopplerDocument *document;
  PopplerStructureElementIter *iter;

  add_noted (paper, "Uno", "La nota.");
  minka_paper_add_table (paper, long_table (80));
  bytes = minka_paper_finish (paper, NULL, NULL);
  document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  iter = poppler_structure_element_iter_new (document);
  add_kinds (iter, kinds);
  poppler_structure_element_iter_free (iter);
  g_object_unref (document);
  g_assert_nonnull (strstr (kinds->str, "P ( Note ( ) ) Table ( THead "));
  g_assert_cmpuint (sample_count (kinds->str, "Note"), ==, 1);
}

static GBytes *
finish_same (void)
{
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Igual");

  minka_paper_set_created (paper, SAMPLE_ISSUED);
  minka_paper_add_heading (paper, 1, minka_text_new ("Sección"));
  add_lines (paper, "linea", 90);
  minka_paper_add_table (paper, long_table (40));
  return minka_paper_finish (paper, NULL, NULL);
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) one = finish_same ();
  g_autoptr (GBytes) two = finish_same ();

  g_assert_true (g_bytes_equal (one, two));
}

static gpointer
finish_elsewhere (gpointer data)
{
  return finish_same ();
}

static void
test_other_thread (void)
{
  g_autoptr (GBytes) here = finish_same ();
  g_autoptr (GBytes) there = g_thread_join (g_thread_new ("paper", finish_elsewhere, NULL));

  g_assert_true (g_bytes_equal (here, there));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/empty", test_empty);
  g_test_add_func ("/paper/paragraphs", test_paragraphs);
  g_test_add_func ("/paper/no-single-lines", test_no_single_lines);
  g_test_add_func ("/paper/headings", test_headings);
  g_test_add_func ("/paper/signatures", test_signatures);
  g_test_add_func ("/paper/table", test_table);
  g_test_add_func ("/paper/long-cell", test_long_cell);
  g_test_add_func ("/paper/scripts", test_scripts);
  g_test_add_func ("/paper/missing-glyph", test_missing_glyph);
  g_test_add_func ("/paper/folios", test_folios);
  g_test_add_func ("/paper/sheets", test_sheets);
  g_test_add_func ("/paper/lists", test_lists);
  g_test_add_func ("/paper/structure", test_structure);
  g_test_add_func ("/paper/notes", test_notes);
  g_test_add_func ("/paper/long-note", test_long_note);
  g_test_add_func ("/paper/notes-in-tables", test_notes_in_tables);
  g_test_add_func ("/paper/notes-structure", test_notes_structure);
  g_test_add_func ("/paper/same-bytes", test_same_bytes);
  g_test_add_func ("/paper/other-thread", test_other_thread);

  return g_test_run ();
}
