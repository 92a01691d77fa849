#include "minka-handover-document.h"

#include "minka-acta-document.h"
#include "minka-letterhead.h"
#include "minka-paper.h"
#include "minka-spanish.h"

/* The acta de entrega de cargo: who hands which post over to whom, and an index of the libro de actas with fingerprints. */

#define FINGERPRINT_DIGITS 16

/**
 * minka_handover_title:
 * @handover: a handover
 *
 * Returns: (transfer full): what its acta is about, as in «Entrega de cargo: Secretaría de la CAP»
 */
char *
minka_handover_title (MinkaHandover *handover)
{
  return g_strdup_printf ("Entrega de cargo: %s", handover->post);
}

static char *
person (MinkaMinutes *minutes, const char *id)
{
  const char *name = minka_minutes_name (minutes, id);
  const char *job = minka_minutes_job (minutes, id);

  return minka_words_are_blank (job) || g_str_equal (job, name) ? g_strdup (name)
                                                                : g_strdup_printf ("%s (%s)", name, job);
}

static MinkaActaSummary *
last_acta (MinkaMinutes *minutes)
{
  return minutes->index->len > 0 ? minutes->index->pdata[minutes->index->len - 1] : NULL;
}

static void
add_facts (MinkaPaper *paper, MinkaMinutes *minutes)
{
  MinkaHandover *handover = minutes->handover;
  MinkaTable *table = minka_table_new_facts (0.24);
  g_autofree char *date = minka_spanish_date_long (handover->date);
  g_autofree char *outgoing = person (minutes, handover->outgoing);
  g_autofree char *incoming = person (minutes, handover->incoming);

  minka_table_add_fact (table, "Órgano", minka_text_new (minka_letterhead_body (minutes->plan)));
  minka_table_add_fact (table, "Cargo", minka_text_new (handover->post));
  minka_table_add_fact (table, "Entrega", minka_text_new (outgoing));
  minka_table_add_fact (table, "Recibe", minka_text_new (incoming));
  minka_table_add_fact (table, "Fecha", minka_text_new (date));
  minka_paper_add_table (paper, table);
}

static void
add_opening (MinkaPaper *paper, MinkaMinutes *minutes)
{
  MinkaHandover *handover = minutes->handover;
  g_autofree char *date = minka_spanish_date_words (handover->date);
  g_autofree char *place = minka_letterhead_place (minutes->plan);

  minka_paper_add_paragraph (
      paper, MINKA_SETTING_JUSTIFIED,
      minka_text_new_printf (
          "%s%s%s %s, %s entrega el cargo de «%s» a %s, quien lo recibe junto con el libro de "
          "actas y lo demás que se detalla en la presente acta.",
          *place != '\0' ? "En " : "", place, *place != '\0' ? ", el día" : "El día", date,
          minka_minutes_name (minutes, handover->outgoing), handover->post,
          minka_minutes_name (minutes, handover->incoming)));
}

static void
add_index (MinkaPaper *paper, MinkaMinutes *minutes, int book)
{
  static const MinkaColumn columns[] = {
    { "N.°", 8, MINKA_SETTING_RIGHT, FALSE },
    { "Asunto", 35, MINKA_SETTING_LEFT, TRUE },
    { "Fecha", 24, MINKA_SETTING_LEFT, FALSE },
    { "Folios", 11, MINKA_SETTING_LEFT, FALSE },
    { "Huella del archivo", 22, MINKA_SETTING_LEFT, FALSE },
  };
  MinkaTable *table = minka_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < minutes->index->len; i++) {
    MinkaActaSummary *acta = minutes->index->pdata[i];
    g_autofree char *date = minka_spanish_date (acta->date);

    if (acta->book_number != book)
      continue;
    minka_table_begin_row (table);
    minka_table_add_cell (table, minka_text_new_printf ("%03d", acta->number));
    minka_table_add_cell (table, minka_text_new (acta->title));
    minka_table_add_cell (table, minka_text_new (date));
    minka_table_add_cell (table, acta->first_folio == acta->last_folio
                                     ? minka_text_new_printf ("%d", acta->first_folio)
                                     : minka_text_new_printf ("%d–%d", acta->first_folio, acta->last_folio));
    minka_table_add_cell (table, minka_text_new_printf ("%.*s", FINGERPRINT_DIGITS, acta->sha256));
  }
  minka_paper_add_table (paper, table);
}

static void
add_tome (MinkaPaper *paper, MinkaMinutes *minutes, MinkaBook *book)
{
  g_autofree char *opened = minka_spanish_date (book->opened);
  g_autofree char *closed = minka_spanish_date (book->closed);
  MinkaText *text = minka_text_new (NULL);
  MinkaActaSummary *last = NULL;
  guint n = 0;

  for (guint i = 0; i < minutes->index->len; i++) {
    MinkaActaSummary *acta = minutes->index->pdata[i];

    if (acta->book_number != book->number)
      continue;
    last = acta;
    n++;
  }
  if (*opened != '\0')
    minka_text_add_printf (text, MINKA_STYLE_PLAIN, "Abierto el %s; ", opened);
  if (*closed != '\0')
    minka_text_add_printf (text, MINKA_STYLE_PLAIN, "cerrado el %s. ", closed);
  else
    minka_text_add (text, MINKA_STYLE_PLAIN, *opened != '\0' ? "sigue abierto. " : "Sigue abierto. ");
  if (last != NULL) {
    g_autofree char *count = minka_spanish_count (n, "acta", "actas");

    minka_text_add_printf (text, MINKA_STYLE_PLAIN, "Contiene %s, hasta el folio %d.", count,
                           last->last_folio);
  } else {
    minka_text_add (text, MINKA_STYLE_PLAIN, "Todavía no contiene actas.");
  }
  minka_paper_add_heading (paper, 2, minka_text_new_printf ("Tomo %d", book->number));
  minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT, text);
  if (last != NULL)
    add_index (paper, minutes, book->number);
}

static void
add_book (MinkaPaper *paper, MinkaMinutes *minutes)
{
  MinkaActaSummary *last = last_acta (minutes);
  g_autofree char *tomes = minka_spanish_count (minutes->books->len, "tomo", "tomos");
  g_autofree char *actas = minka_spanish_count (minutes->index->len, "acta", "actas");

  minka_paper_add_heading (paper, 1, minka_text_new ("Libro de actas que se entrega"));
  if (last == NULL) {
    minka_paper_add_paragraph (paper, MINKA_SETTING_JUSTIFIED,
                               minka_text_new ("El libro de actas todavía no contiene actas."));
  } else {
    minka_paper_add_paragraph (
        paper, MINKA_SETTING_JUSTIFIED,
        minka_text_new_printf (
            "Se entrega el libro de actas, de %s y %s. Cada acta lleva en sí la huella del "
            "archivo de la anterior, de modo que la huella completa de la última las acredita a todas. "
            "La del acta n.° %d es (SHA-256):",
            tomes, actas, last->number));
    minka_paper_add_paragraph (paper, MINKA_SETTING_CENTRED,
                               minka_text_new_printf ("%.32s %s", last->sha256, last->sha256 + 32));
  }
  for (guint i = 0; i < minutes->books->len; i++)
    add_tome (paper, minutes, minutes->books->pdata[i]);
}

static void
add_goods (MinkaPaper *paper, MinkaHandover *handover)
{
  g_auto (GStrv) lines = g_strsplit (handover->others, "\n", -1);
  guint n = 0;

  minka_paper_add_heading (paper, 1, minka_text_new ("Lo demás que se entrega"));
  minka_paper_begin_list (paper, MINKA_LIST_BULLETED);
  if (!minka_words_are_blank (handover->folder)) {
    minka_paper_add_item (paper, minka_text_new_printf ("Carpeta de las actas: %s", handover->folder));
    n++;
  }
  if (!minka_words_are_blank (handover->copy)) {
    minka_paper_add_item (paper, minka_text_new_printf ("Copia de seguridad del plan: %s", handover->copy));
    n++;
  }
  for (guint i = 0; lines[i] != NULL; i++)
    if (!minka_words_are_blank (lines[i])) {
      minka_paper_add_item (paper, minka_text_new (g_strstrip (lines[i])));
      n++;
    }
  if (n == 0)
    minka_paper_add_item (paper, minka_text_new ("Nada más."));
  minka_paper_end_list (paper);
}

static void
add_signatures (MinkaPaper *paper, MinkaMinutes *minutes)
{
  MinkaHandover *handover = minutes->handover;

  minka_paper_add_heading (paper, 1, minka_text_new ("Conformidad"));
  minka_paper_add_paragraph (
      paper, MINKA_SETTING_JUSTIFIED,
      minka_text_new ("Quien recibe el cargo deja constancia de haber recibido lo detallado y asume "
                      "su custodia desde la fecha. En señal de conformidad firman:"));
  minka_acta_document_add_signer (paper, minutes, handover->outgoing, "Entrega el cargo");
  minka_acta_document_add_signer (paper, minutes, handover->incoming, "Recibe el cargo");
  if (handover->duty != MINKA_DUTY_SECRETARY)
    minka_acta_document_add_holder (paper, minutes, MINKA_DUTY_SECRETARY, "Secretaría");
  if (handover->duty != MINKA_DUTY_DIRECTOR)
    minka_acta_document_add_holder (paper, minutes, MINKA_DUTY_DIRECTOR, "Dirección");
}

/**
 * minka_handover_document_make:
 * @minutes: the plan, its people, the handover and what is handed over; a draft without the acta
 * @issued: when it is issued, RFC 3339 in UTC
 * @error: return location
 *
 * Writes the acta of a handover. One that is being issued gets its time and last folio, and carries its data.
 *
 * Returns: (transfer full) (nullable): a PDF/A-3a; or %NULL and the errors of minka_paper_finish()
 */
GBytes *
minka_handover_document_make (MinkaMinutes *minutes, const char *issued, GError **error)
{
  g_autofree char *about = minka_handover_title (minutes->handover);
  g_autofree char *number = minutes->acta != NULL ? g_strdup_printf ("Acta N.° %03d", minutes->acta->number)
                                                  : g_strdup ("Borrador de acta");
  g_autofree char *title = g_strdup_printf ("%s · %s", number, about);
  g_autoptr (MinkaPaper) paper = minka_paper_new (title);

  minka_letterhead_set_margins (paper, minutes->plan);
  minka_paper_set_subject (paper, about);
  minka_paper_set_created (paper, issued);
  if (minutes->acta != NULL) {
    minka_paper_set_first_folio (paper, minutes->acta->first_folio);
  } else {
    minka_paper_set_stamp (paper, "BORRADOR");
    minka_paper_set_footer (paper, "Borrador de acta, sin número ni folios");
  }
  minka_letterhead_add (paper, minutes->plan);
  minka_paper_add_title (paper, minutes->acta != NULL
                                    ? minka_text_new_printf ("ACTA N.° %03d", minutes->acta->number)
                                    : minka_text_new ("BORRADOR DE ACTA"));
  minka_paper_add_paragraph (paper, MINKA_SETTING_CENTRED, minka_text_new (about));
  add_facts (paper, minutes);
  add_opening (paper, minutes);
  add_book (paper, minutes);
  add_goods (paper, minutes->handover);
  add_signatures (paper, minutes);
  if (minutes->acta != NULL && !minka_acta_document_attach (paper, minutes, issued, error))
    return NULL;
  return minka_paper_finish (paper, NULL, error);
}
