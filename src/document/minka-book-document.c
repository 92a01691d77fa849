#include "minka-book-document.h"

#include "minka-archive-join.h"
#include "minka-letterhead.h"
#include "minka-paper.h"
#include "minka-spanish.h"

/* A tome: what opens it, the very pages of its actas, what closes it, and where each acta is. */

#define FINGERPRINT_DIGITS 16

static MinkaPaper *
begin (MinkaPlan *plan, MinkaBook *book, const char *created)
{
  g_autofree char *title = g_strdup_printf ("Libro de actas · Tomo %d", book->number);
  MinkaPaper *paper = minka_paper_new (title);

  minka_letterhead_set_margins (paper, plan);
  minka_paper_set_subject (paper, "Libro de actas de la Comunidad Profesional de Aprendizaje");
  minka_paper_set_created (paper, created);
  minka_paper_set_footer (paper, title);
  minka_paper_leave_uncounted (paper);
  return paper;
}

static MinkaText *
opening (MinkaPlan *plan, MinkaBook *book)
{
  g_autofree char *body = minka_spanish_of (minka_letterhead_body (plan));
  g_autofree char *date = minka_spanish_date_words (book->opened);
  MinkaText *text = minka_text_new_printf ("Se abre el tomo %d del libro de actas %s", book->number, body);

  if (!minka_words_are_blank (plan->school_name)) {
    g_autofree char *school = minka_spanish_of (plan->school_name);

    minka_text_add_printf (text, MINKA_STYLE_PLAIN, " %s", school);
  }
  if (*date != '\0')
    minka_text_add_printf (text, MINKA_STYLE_PLAIN, ", el día %s", date);
  minka_text_add_printf (
      text, MINKA_STYLE_PLAIN,
      ". Sus actas se numeran en forma correlativa desde el número %d y sus folios desde el %d.",
      book->first_acta, book->first_folio);
  return text;
}

static GBytes *
make_front (MinkaPlan *plan, MinkaBook *book, const char *created, int *n_pages, GError **error)
{
  g_autoptr (MinkaPaper) paper = begin (plan, book, created);

  minka_letterhead_add (paper, plan);
  minka_paper_add_space (paper, 120);
  minka_paper_add_title (paper, minka_text_new_printf ("Libro de actas\nTomo %d", book->number));
  minka_paper_add_space (paper, 40);
  minka_paper_add_heading (paper, 1, minka_text_new ("Constancia de apertura"));
  if (minka_words_are_blank (book->opening_note))
    minka_paper_add_paragraph (paper, MINKA_SETTING_JUSTIFIED, opening (plan, book));
  else
    minka_paper_add_paragraphs (paper, MINKA_SETTING_JUSTIFIED, book->opening_note);
  minka_paper_add_signature (paper, "", "Presidencia de la CAP", NULL);
  minka_paper_add_signature (paper, "", "Secretaría de la CAP", NULL);
  return minka_paper_finish (paper, n_pages, error);
}

static MinkaText *
closing (MinkaBook *book, GPtrArray *actas)
{
  g_autofree char *date = minka_spanish_date_words (book->closed);
  MinkaActa *last = actas->len > 0 ? actas->pdata[actas->len - 1] : NULL;
  g_autofree char *count = minka_spanish_count (actas->len, "acta", "actas");
  MinkaText *text = minka_text_new_printf ("Se cierra el tomo %d", book->number);

  if (*date != '\0')
    minka_text_add_printf (text, MINKA_STYLE_PLAIN, ", el día %s,", date);
  minka_text_add_printf (text, MINKA_STYLE_PLAIN, " con %s", count);
  if (last != NULL)
    minka_text_add_printf (text, MINKA_STYLE_PLAIN, " y hasta el folio %d", last->last_folio);
  minka_text_add (text, MINKA_STYLE_PLAIN, ".");
  return text;
}

static void
add_index (MinkaPaper *paper, GPtrArray *actas)
{
  static const MinkaColumn columns[] = {
    { "N.°", 8, MINKA_SETTING_RIGHT, FALSE },
    { "Asunto", 35, MINKA_SETTING_LEFT, TRUE },
    { "Fecha", 24, MINKA_SETTING_LEFT, FALSE },
    { "Folios", 11, MINKA_SETTING_LEFT, FALSE },
    { "Huella del archivo", 22, MINKA_SETTING_LEFT, FALSE },
  };
  MinkaTable *table = minka_table_new (columns, G_N_ELEMENTS (columns));

  minka_paper_add_heading (paper, 1, minka_text_new ("Índice"));
  for (guint i = 0; i < actas->len; i++) {
    MinkaActa *acta = actas->pdata[i];
    g_autofree char *date = minka_spanish_date (acta->date);

    minka_table_begin_row (table);
    minka_table_add_cell (table, minka_text_new_printf ("%03d", acta->number));
    minka_table_add_cell (table, minka_text_new (acta->title));
    minka_table_add_cell (table, minka_text_new (date));
    minka_table_add_cell (table, acta->first_folio == acta->last_folio
                                     ? minka_text_new_printf ("%d", acta->first_folio)
                                     : minka_text_new_printf ("%d–%d", acta->first_folio, acta->last_folio));
    minka_table_add_cell (table, minka_text_new_printf ("%.*s", FINGERPRINT_DIGITS, acta->sha256));
  }
  if (actas->len == 0)
    minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT,
                               minka_text_new ("Este tomo todavía no tiene actas."));
  minka_paper_add_table (paper, table);
}

static GBytes *
make_back (MinkaPlan *plan, MinkaBook *book, GPtrArray *actas, const char *created, int *n_pages,
           GError **error)
{
  g_autoptr (MinkaPaper) paper = begin (plan, book, created);

  minka_paper_add_title (paper, minka_text_new_printf ("Libro de actas · Tomo %d", book->number));
  minka_paper_add_heading (paper, 1, minka_text_new ("Constancia de cierre"));
  if (*book->closed == '\0')
    minka_paper_add_paragraph (
        paper, MINKA_SETTING_JUSTIFIED,
        minka_text_new ("El tomo sigue abierto; esta copia no lleva constancia de cierre."));
  else if (minka_words_are_blank (book->closing_note))
    minka_paper_add_paragraph (paper, MINKA_SETTING_JUSTIFIED, closing (book, actas));
  else
    minka_paper_add_paragraphs (paper, MINKA_SETTING_JUSTIFIED, book->closing_note);
  if (*book->closed != '\0') {
    minka_paper_add_signature (paper, "", "Presidencia de la CAP", NULL);
    minka_paper_add_signature (paper, "", "Secretaría de la CAP", NULL);
  }
  add_index (paper, actas);
  return minka_paper_finish (paper, n_pages, error);
}

static void
add_part (GPtrArray *parts, GBytes *pdf, char *title)
{
  MinkaArchivePart *part = g_new (MinkaArchivePart, 1);

  part->pdf = g_bytes_ref (pdf);
  part->title = title;
  g_ptr_array_add (parts, part);
}

/**
 * minka_book_document_make:
 * @plan: the school
 * @book: a tome
 * @actas: (element-type MinkaActa): its actas, the first one first, with their documents
 * @created: when it is made, RFC 3339 in UTC
 * @n_pages: (out) (optional): how many pages it has
 * @error: return location
 *
 * Puts a tome together: the constancia that opens it, the issued actas as they are, the one that closes it, and an
 * index. The same arguments always give the same bytes.
 *
 * Returns: (transfer full) (nullable): a PDF/A-3a; or %NULL and %MINKA_ERROR_CORRUPT if the document of an acta cannot
 *   be read, or the errors of minka_paper_finish()
 */
GBytes *
minka_book_document_make (MinkaPlan *plan, MinkaBook *book, GPtrArray *actas, const char *created,
                          int *n_pages, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) minka_archive_part_free);
  int n_front = 0, n_back = 0;
  g_autoptr (GBytes) front = make_front (plan, book, created, &n_front, error);
  g_autoptr (GBytes) back = front != NULL ? make_back (plan, book, actas, created, &n_back, error) : NULL;

  if (back == NULL)
    return NULL;
  add_part (parts, front, g_strdup ("Constancia de apertura"));
  if (n_pages != NULL)
    *n_pages = n_front + n_back;
  for (guint i = 0; i < actas->len; i++) {
    MinkaActa *acta = actas->pdata[i];

    add_part (parts, acta->pdf, g_strdup_printf ("Acta N.° %03d · %s", acta->number, acta->title));
    if (n_pages != NULL)
      *n_pages += acta->last_folio - acta->first_folio + 1;
  }
  add_part (parts, back, g_strdup ("Constancia de cierre e índice"));
  return minka_archive_join (parts, error);
}
