#include "minka-correction-document.h"

#include "minka-acta-data.h"
#include "minka-acta-document.h"
#include "minka-letterhead.h"
#include "minka-paper.h"
#include "minka-spanish.h"

/* An issued acta never changes: a fe de erratas, a complemento or an anulación is an acta of its own that cites it. */

static const struct {
  const char *name;
  const char *heading;
  const char *effect;
} kinds[] = {
  [MINKA_ACTA_KIND_MEETING] = { "Acta", "", "" },
  [MINKA_ACTA_KIND_ERRATUM] = { "Fe de erratas", "Corrección", "se lee con la corrección que aquí consta" },
  [MINKA_ACTA_KIND_COMPLEMENT] = { "Acta complementaria", "Complemento",
                                   "se lee junto con lo que aquí consta" },
  [MINKA_ACTA_KIND_VOID] = { "Anulación", "Motivo de la anulación", "queda sin efecto" },
  [MINKA_ACTA_KIND_HANDOVER] = { "Entrega de cargo", "", "" },
};

/**
 * minka_correction_title:
 * @kind: what the new acta does
 * @number: the number of the acta that it cites
 *
 * Returns: (transfer full): what it is about, as in «Fe de erratas del acta n.° 3»
 */
char *
minka_correction_title (MinkaActaKind kind, int number)
{
  return g_strdup_printf ("%s del acta n.° %d", kinds[kind].name, number);
}

static void
add_facts (MinkaPaper *paper, MinkaMinutes *minutes)
{
  MinkaActa *cited = minutes->corrected;
  MinkaTable *table = minka_table_new_facts (0.24);
  g_autofree char *date = minka_spanish_date_long (cited->date);
  g_autofree char *today = minka_spanish_date_long (minutes->acta->date);

  minka_table_add_fact (table, "Órgano", minka_text_new (minka_letterhead_body (minutes->plan)));
  minka_table_add_fact (table, "Acta citada",
                        minka_text_new_printf ("N.° %03d · %s", cited->number, cited->title));
  minka_table_add_fact (table, "Fecha del acta citada", minka_text_new (date));
  minka_table_add_fact (table, "Folios",
                        cited->first_folio == cited->last_folio
                            ? minka_text_new_printf ("%d", cited->first_folio)
                            : minka_text_new_printf ("%d a %d", cited->first_folio, cited->last_folio));
  minka_table_add_fact (table, "Huella (SHA-256)",
                        minka_text_new_printf ("%.32s %s", cited->sha256, cited->sha256 + 32));
  minka_table_add_fact (table, "Fecha", minka_text_new (today));
  minka_paper_add_table (paper, table);
}

/**
 * minka_correction_document_make:
 * @minutes: the plan, its people, the acta that is being issued and the one that it cites; no meeting
 * @issued: when it is issued, RFC 3339 in UTC
 * @error: return location
 *
 * Writes an acta that corrects, completes or voids another one. It gets its time and last folio, and carries its data.
 *
 * Returns: (transfer full) (nullable): a PDF/A-3a; or %NULL and the errors of minka_paper_finish()
 */
GBytes *
minka_correction_document_make (MinkaMinutes *minutes, const char *issued, GError **error)
{
  MinkaActa *acta = minutes->acta;
  g_autofree char *title = g_strdup_printf ("Acta N.° %03d · %s", acta->number, acta->title);
  g_autofree char *date = minka_spanish_date_words (acta->date);
  g_autofree char *place = minka_letterhead_place (minutes->plan);
  g_autoptr (MinkaPaper) paper = minka_paper_new (title);

  minka_letterhead_set_margins (paper, minutes->plan);
  minka_paper_set_subject (paper, acta->title);
  minka_paper_set_created (paper, issued);
  minka_paper_set_first_folio (paper, acta->first_folio);
  minka_letterhead_add (paper, minutes->plan);
  minka_paper_add_title (paper, minka_text_new_printf ("ACTA N.° %03d", acta->number));
  minka_paper_add_paragraph (paper, MINKA_SETTING_CENTRED, minka_text_new (acta->title));
  add_facts (paper, minutes);
  minka_paper_add_paragraph (
      paper, MINKA_SETTING_JUSTIFIED,
      minka_text_new_printf (
          "%s%s%s %s, se deja constancia de lo siguiente respecto del acta n.° %d, «%s», que obra "
          "en el libro de actas y se conserva sin cambios.",
          *place != '\0' ? "En " : "", place, *place != '\0' ? ", el día" : "El día", date,
          minutes->corrected->number, minutes->corrected->title));
  minka_paper_add_heading (paper, 1, minka_text_new (kinds[acta->kind].heading));
  minka_paper_add_paragraphs (paper, MINKA_SETTING_JUSTIFIED, acta->body);
  minka_paper_add_heading (paper, 1, minka_text_new ("Efecto"));
  minka_paper_add_paragraph (paper, MINKA_SETTING_JUSTIFIED,
                             minka_text_new_printf ("Desde la fecha, el acta n.° %d %s.",
                                                    minutes->corrected->number, kinds[acta->kind].effect));
  minka_acta_document_add_holder (paper, minutes, MINKA_DUTY_SECRETARY, "Secretaría");
  minka_acta_document_add_holder (paper, minutes, MINKA_DUTY_DIRECTOR, "Dirección");
  return minka_acta_document_attach (paper, minutes, issued, error) ? minka_paper_finish (paper, NULL, error)
                                                                    : NULL;
}
