#include "minka-plan-document.h"

#include "minka-letterhead.h"
#include "minka-plan-parts.h"
#include "minka-spanish.h"

static void
add_progress (MinkaPaper *paper, MinkaDossier *dossier)
{
  static const MinkaColumn columns[] = {
    { "Objetivo", 40, MINKA_SETTING_LEFT, TRUE },     { "Actividades", 15, MINKA_SETTING_RIGHT, FALSE },
    { "Iniciales", 15, MINKA_SETTING_RIGHT, FALSE },  { "Intermedias", 15, MINKA_SETTING_RIGHT, FALSE },
    { "Concluidas", 15, MINKA_SETTING_RIGHT, FALSE },
  };
  MinkaTable *table = minka_table_new (columns, G_N_ELEMENTS (columns));
  guint number = 0;

  minka_paper_add_heading (paper, 1, minka_text_new ("II. Avance por objetivo"));
  for (guint i = 0; i < dossier->objectives->len; i++) {
    MinkaObjectiveSummary *objective = dossier->objectives->pdata[i];
    const int initial = objective->activities - objective->intermediate - objective->concluded;

    number += !objective->general;
    /* The general objective is served by way of the specific ones. */
    if (objective->general && objective->activities == 0)
      continue;
    minka_table_begin_row (table);
    minka_table_add_cell (table, objective->general
                                     ? minka_text_new (objective->text)
                                     : minka_text_new_printf ("%u. %s", number, objective->text));
    minka_table_add_cell (table, minka_text_new_printf ("%d", objective->activities));
    minka_table_add_cell (table, minka_text_new_printf ("%d", initial));
    minka_table_add_cell (table, minka_text_new_printf ("%d", objective->intermediate));
    minka_table_add_cell (table, minka_text_new_printf ("%d", objective->concluded));
  }
  if (minka_table_get_n_rows (table) == 0)
    minka_plan_say_missing (paper, "El plan todavía no tiene objetivos específicos.");
  minka_paper_add_table (paper, table);
}

static MinkaText *
describe_evidence (MinkaEvidenceSummary *evidence)
{
  static const char *const kinds[] = {
    [MINKA_EVIDENCE_KIND_FILE] = "archivo",
    [MINKA_EVIDENCE_KIND_LINK] = "enlace",
    [MINKA_EVIDENCE_KIND_ACTA] = "acta",
  };
  const char *title = minka_words_are_blank (evidence->title) ? evidence->url : evidence->title;
  MinkaText *text = minka_text_new (minka_words_are_blank (title) ? "Sin título" : title);

  minka_text_add_printf (text, MINKA_STYLE_QUIET, " (%s)", kinds[evidence->kind]);
  return text;
}

static void
add_evidence (MinkaPaper *paper, MinkaDossier *dossier)
{
  static const MinkaColumn columns[] = {
    { "Actividad", 35, MINKA_SETTING_LEFT, TRUE },
    { "Evidencia", 31, MINKA_SETTING_LEFT, FALSE },
    { "Estado que acredita", 14, MINKA_SETTING_LEFT, FALSE },
    { "Fecha", 20, MINKA_SETTING_LEFT, FALSE },
  };
  MinkaTable *table = minka_table_new (columns, G_N_ELEMENTS (columns));

  minka_paper_add_heading (paper, 1, minka_text_new ("IV. Evidencias"));
  for (guint i = 0; i < dossier->activities->len; i++) {
    MinkaActivity *activity = dossier->activities->pdata[i];
    g_autoptr (GPtrArray) own = g_ptr_array_new ();

    for (guint j = 0; j < dossier->evidence->len; j++)
      if (g_str_equal (((MinkaEvidenceSummary *) dossier->evidence->pdata[j])->activity,
                       minka_record_get_id (MINKA_RECORD (activity))))
        g_ptr_array_add (own, dossier->evidence->pdata[j]);
    for (guint j = 0; j < own->len; j++) {
      MinkaEvidenceSummary *evidence = own->pdata[j];
      g_autofree char *date = minka_spanish_date (evidence->added);

      minka_table_begin_row (table);
      if (j == 0)
        minka_table_add_span (table, minka_text_new (activity->title), own->len);
      minka_table_add_cell (table, describe_evidence (evidence));
      minka_table_add_cell (table, minka_text_new (minka_spanish_progress (evidence->reached)));
      minka_table_add_cell (table, minka_text_new (date));
    }
  }
  if (minka_table_get_n_rows (table) == 0)
    minka_plan_say_missing (paper, "Todavía no se han reunido evidencias.");
  minka_paper_add_table (paper, table);
}

static void
add_agreements (MinkaPaper *paper, MinkaDossier *dossier)
{
  static const MinkaColumn columns[] = {
    { "Acuerdo", 43, MINKA_SETTING_LEFT, TRUE },
    { "Responsable", 22, MINKA_SETTING_LEFT, FALSE },
    { "Plazo", 21, MINKA_SETTING_LEFT, FALSE },
    { "Estado", 14, MINKA_SETTING_LEFT, FALSE },
  };
  MinkaTable *table = minka_table_new (columns, G_N_ELEMENTS (columns));
  guint counts[3] = { 0 };

  minka_paper_add_heading (paper, 1, minka_text_new ("V. Cumplimiento de los acuerdos"));
  for (guint i = 0; i < dossier->agreements->len; i++) {
    MinkaAgreementSummary *agreement = dossier->agreements->pdata[i];
    g_autofree char *due = minka_spanish_date (agreement->due);

    counts[agreement->state]++;
    minka_table_begin_row (table);
    minka_table_add_cell (table, minka_text_new (agreement->text));
    minka_table_add_cell (table, minka_text_new (agreement->person));
    minka_table_add_cell (table, minka_text_new (due));
    minka_table_add_cell (table, minka_text_new (minka_spanish_agreement_state (agreement->state)));
  }
  if (dossier->agreements->len == 0)
    minka_plan_say_missing (paper, "Todavía no se han tomado acuerdos.");
  else
    minka_paper_add_paragraph (
        paper, MINKA_SETTING_JUSTIFIED,
        minka_text_new_printf (
            "De %u acuerdos, %u se cumplieron, %u siguen pendientes y %u se dejaron sin efecto.",
            dossier->agreements->len, counts[MINKA_AGREEMENT_STATE_KEPT], counts[MINKA_AGREEMENT_STATE_OPEN],
            counts[MINKA_AGREEMENT_STATE_DROPPED]));
  minka_paper_add_table (paper, table);
}

/* Without names, and not at all where few were observed. */
static void
add_observation (MinkaPaper *paper, MinkaDossier *dossier)
{
  g_auto (GStrv) versions = minka_observed_versions (dossier->observed);
  gboolean said = FALSE;

  minka_paper_add_heading (paper, 1, minka_text_new ("VI. Observación de aula"));
  for (guint i = 0; versions[i] != NULL; i++) {
    g_autoptr (MinkaConsolidation) all = minka_consolidation_new (versions[i], dossier->observed);
    g_autofree char *words = NULL;

    said = TRUE;
    if (minka_consolidation_is_recognizable (all)) {
      minka_paper_add_paragraph (
          paper, MINKA_SETTING_JUSTIFIED,
          minka_text_new_printf ("Rúbrica %s: se observó a tan pocos docentes que los resultados permitirían "
                                 "reconocerlos; por eso no se consignan.",
                                 versions[i]));
      continue;
    }
    words = minka_consolidation_in_words (all, NULL);
    minka_paper_add_paragraphs (paper, MINKA_SETTING_LEFT, words);
  }
  if (!said)
    minka_plan_say_missing (paper, "Todavía no se han registrado observaciones.");
}

/**
 * minka_report_document_make:
 * @dossier: the plan
 * @n_pages: (out) (optional): how many pages it has
 * @error: return location
 *
 * Writes the *Informe de evaluación*: how far the plan is, what proves it, and what became of the agreements. The same
 * dossier always gives the same bytes.
 *
 * Returns: (transfer full) (nullable): a PDF/A-3a, or %NULL and the errors of minka_paper_finish()
 */
GBytes *
minka_report_document_make (MinkaDossier *dossier, int *n_pages, GError **error)
{
  MinkaPlan *plan = dossier->plan;
  g_autofree char *title = plan->year > 0 ? g_strdup_printf ("Informe de evaluación de la CAP %d", plan->year)
                                          : g_strdup ("Informe de evaluación de la CAP");
  g_autoptr (MinkaPaper) paper = minka_paper_new (title);

  minka_letterhead_set_margins (paper, plan);
  minka_paper_set_subject (paper, "Avance de las actividades, evidencias y acuerdos");
  minka_paper_set_created (paper, dossier->changed);
  minka_paper_set_footer (paper, title);
  minka_letterhead_add (paper, plan);
  minka_paper_add_title (paper, minka_text_new ("Informe de evaluación"));
  if (plan->year > 0)
    minka_paper_add_paragraph (paper, MINKA_SETTING_CENTRED,
                               minka_text_new_printf ("Año escolar %d", plan->year));
  minka_paper_add_heading (paper, 1, minka_text_new ("I. Datos informativos"));
  minka_plan_add_school (paper, plan);
  add_progress (paper, dossier);
  minka_paper_set_sheet (paper, MINKA_SHEET_WIDE);
  minka_paper_add_heading (paper, 1, minka_text_new ("III. Evaluación de las actividades"));
  minka_plan_add_evaluation (paper, dossier);
  minka_paper_set_sheet (paper, MINKA_SHEET_UPRIGHT);
  add_evidence (paper, dossier);
  add_agreements (paper, dossier);
  add_observation (paper, dossier);
  minka_paper_add_heading (paper, 1, minka_text_new ("VII. Conclusiones y recomendaciones"));
  minka_plan_add_conclusions (paper, plan);
  minka_plan_add_signatures (paper, dossier);
  return minka_paper_finish (paper, n_pages, error);
}
