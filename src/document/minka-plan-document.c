#include "minka-plan-document.h"

#include "minka-letterhead.h"
#include "minka-plan-parts.h"
#include "minka-spanish.h"

#include <string.h>

/* The director's document, its sections in the order that the Ministry's guides give them. */

/* An aspect with more letters than this would not fit beside its rows. */
#define ASPECT_LETTERS 160

/* I. and II. */

static void
add_cover (MinkaPaper *paper, MinkaPlan *plan)
{
  g_autofree char *place = minka_letterhead_place (plan);
  MinkaText *title = minka_text_new_printf ("Plan de implementación de la\n%s", minka_letterhead_body (plan));

  minka_letterhead_add (paper, plan);
  minka_paper_add_space (paper, 170);
  minka_paper_add_title (paper, title);
  if (plan->year > 0)
    minka_paper_add_paragraph (paper, MINKA_SETTING_CENTRED,
                               minka_text_new_printf ("Año escolar %d", plan->year));
  minka_paper_add_paragraph (paper, MINKA_SETTING_CENTRED, minka_text_new (place));
  minka_paper_break_page (paper);
}

/* III. */

static void
add_finding (MinkaTable *table, GPtrArray *entries, guint i)
{
  minka_table_add_cell (
      table, i < entries->len
                 ? minka_text_new_printf ("• %s", ((MinkaDiagnosisEntry *) entries->pdata[i])->text)
                 : NULL);
}

static void
add_aspect (MinkaTable *table, MinkaDossier *dossier, const char *id, const char *title)
{
  g_autoptr (GPtrArray) problems = minka_dossier_list_entries (dossier, id, MINKA_FINDING_PROBLEM);
  g_autoptr (GPtrArray) causes = minka_dossier_list_entries (dossier, id, MINKA_FINDING_CAUSE);
  g_autoptr (GPtrArray) needs = minka_dossier_list_entries (dossier, id, MINKA_FINDING_NEED);
  const guint n = MAX (1, MAX (problems->len, MAX (causes->len, needs->len)));
  const gboolean wide = g_utf8_strlen (title, -1) > ASPECT_LETTERS;

  if (wide)
    minka_table_add_wide_row (table, minka_text_new (title));
  for (guint i = 0; i < n; i++) {
    minka_table_begin_row (table);
    if (wide)
      minka_table_add_cell (table, NULL);
    else if (i == 0)
      minka_table_add_span (table, minka_text_new (title), n);
    add_finding (table, problems, i);
    add_finding (table, causes, i);
    add_finding (table, needs, i);
  }
}

static gboolean
has_loose_entries (MinkaDossier *dossier)
{
  for (guint i = 0; i < dossier->entries->len; i++)
    if (*((MinkaDiagnosisEntry *) dossier->entries->pdata[i])->aspect == '\0')
      return TRUE;
  return FALSE;
}

static void
add_diagnosis (MinkaPaper *paper, MinkaDossier *dossier)
{
  static const MinkaColumn columns[] = {
    { "Aspecto", 20, MINKA_SETTING_LEFT, TRUE },
    { "Problemas identificados", 27, MINKA_SETTING_LEFT, FALSE },
    { "Causas", 26, MINKA_SETTING_LEFT, FALSE },
    { "Necesidades que atenderá la CAP", 27, MINKA_SETTING_LEFT, FALSE },
  };
  MinkaTable *table = minka_table_new (columns, G_N_ELEMENTS (columns));

  minka_table_set_loose (table);
  minka_paper_set_sheet (paper, MINKA_SHEET_WIDE);
  minka_paper_add_heading (paper, 1, minka_text_new ("III. Diagnóstico"));
  for (guint i = 0; i < dossier->aspects->len; i++) {
    MinkaAspect *aspect = dossier->aspects->pdata[i];

    add_aspect (table, dossier, minka_record_get_id (MINKA_RECORD (aspect)), aspect->title);
  }
  if (has_loose_entries (dossier))
    add_aspect (table, dossier, "", "En todos los aspectos");
  if (minka_table_get_n_rows (table) == 0)
    minka_plan_say_missing (paper, "Por completar.");
  minka_paper_add_table (paper, table);
}

/* IV. */

static void
add_objectives (MinkaPaper *paper, MinkaDossier *dossier)
{
  g_autoptr (GString) general = g_string_new (NULL);
  g_autoptr (GString) specific = g_string_new (NULL);

  for (guint i = 0; i < dossier->objectives->len; i++) {
    MinkaObjectiveSummary *objective = dossier->objectives->pdata[i];
    g_autofree char *line = g_strdelimit (g_strdup (objective->text), "\r\n", ' ');

    g_string_append_printf (objective->general ? general : specific, "%s\n", line);
  }
  minka_paper_set_sheet (paper, MINKA_SHEET_UPRIGHT);
  minka_paper_add_heading (paper, 1, minka_text_new ("IV. Justificación y objetivos"));
  minka_plan_add_section (paper, 2, "Justificación", dossier->plan->justification);
  minka_plan_add_section (paper, 2, "Objetivo general", g_strchomp (general->str));
  minka_paper_add_heading (paper, 2, minka_text_new ("Objetivos específicos"));
  minka_plan_add_lines (paper, MINKA_LIST_NUMBERED, specific->str);
}

/* V. */

static MinkaText *
bulleted (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  MinkaText *out = minka_text_new ("");

  for (guint i = 0; lines[i] != NULL; i++)
    if (!minka_words_are_blank (lines[i]))
      minka_text_add_printf (out, MINKA_STYLE_PLAIN, "%s• %s", minka_text_is_empty (out) ? "" : "\n",
                             g_strstrip (lines[i]));
  return out;
}

static void
add_organisation (MinkaPaper *paper, MinkaDossier *dossier)
{
  static const MinkaColumn columns[] = {
    { "Cargo en la CAP", 25, MINKA_SETTING_LEFT, TRUE },
    { "Funciones", 47, MINKA_SETTING_LEFT, FALSE },
    { "Cargo en la institución", 28, MINKA_SETTING_LEFT, FALSE },
  };
  MinkaTable *table = minka_table_new (columns, G_N_ELEMENTS (columns));

  minka_paper_add_heading (paper, 1, minka_text_new ("V. Organización de la CAP"));
  for (guint i = 0; i < dossier->posts->len; i++) {
    MinkaPost *post = dossier->posts->pdata[i];
    MinkaMember *member = minka_dossier_find_member (dossier, post->member);
    MinkaText *who = minka_text_new (member != NULL ? member->name : "");

    if (member != NULL && !minka_words_are_blank (member->job) && !g_str_equal (member->name, member->job))
      minka_text_add_printf (who, MINKA_STYLE_QUIET, "\n%s", member->job);
    minka_table_begin_row (table);
    minka_table_add_cell (table, minka_text_new (post->title));
    minka_table_add_cell (table, bulleted (post->functions));
    minka_table_add_cell (table, who);
  }
  if (dossier->posts->len == 0)
    minka_plan_say_missing (paper, "Por completar.");
  minka_paper_add_table (paper, table);
}

/* VI. */

static guint
objective_number (MinkaDossier *dossier, const char *id)
{
  guint number = 0;

  for (guint i = 0; i < dossier->objectives->len; i++) {
    MinkaObjectiveSummary *objective = dossier->objectives->pdata[i];

    number += !objective->general;
    if (g_str_equal (minka_record_get_id (MINKA_RECORD (objective)), id))
      return objective->general ? 0 : number;
  }
  return 0;
}

static MinkaText *
objectives_of (MinkaDossier *dossier, GPtrArray *rows)
{
  MinkaText *out = minka_text_new ("");

  for (guint i = 0; i < rows->len; i++) {
    MinkaScheduleSummary *row = rows->pdata[i];
    const guint number = objective_number (dossier, row->objective);

    if (*row->objective == '\0')
      continue;
    if (!minka_text_is_empty (out))
      minka_text_add (out, MINKA_STYLE_PLAIN, "\n");
    if (number > 0)
      minka_text_add_printf (out, MINKA_STYLE_PLAIN, "%u. ", number);
    minka_text_add (out, MINKA_STYLE_PLAIN, row->objective_text);
  }
  return out;
}

static void
add_planning (MinkaPaper *paper, MinkaDossier *dossier)
{
  static const MinkaColumn columns[] = {
    { "Objetivo(s)", 20, MINKA_SETTING_LEFT, FALSE },
    { "Actividad", 20, MINKA_SETTING_LEFT, TRUE },
    { "Meta", 14, MINKA_SETTING_LEFT, FALSE },
    { "Responsables", 16, MINKA_SETTING_LEFT, FALSE },
    { "Fuentes de verificación", 14, MINKA_SETTING_LEFT, FALSE },
    { "Fecha(s)", 16, MINKA_SETTING_LEFT, FALSE },
  };
  MinkaTable *table = minka_table_new (columns, G_N_ELEMENTS (columns));

  minka_paper_set_sheet (paper, MINKA_SHEET_WIDE);
  minka_paper_add_heading (paper, 1, minka_text_new ("VI. Planificación del trabajo colaborativo"));
  for (guint i = 0; i < dossier->activities->len; i++) {
    MinkaActivity *activity = dossier->activities->pdata[i];
    g_autoptr (GPtrArray) rows =
        minka_dossier_list_rows (dossier, minka_record_get_id (MINKA_RECORD (activity)));
    MinkaScheduleSummary *row = rows->len > 0 ? rows->pdata[0] : NULL;
    g_autofree char *days = minka_spanish_days (row != NULL ? row->days : "");

    minka_table_begin_row (table);
    minka_table_add_cell (table, objectives_of (dossier, rows));
    minka_table_add_cell (table, minka_text_new (activity->title));
    minka_table_add_cell (table, minka_text_new (row != NULL ? row->goals : ""));
    minka_table_add_cell (table, minka_text_new (row != NULL ? row->responsibles : ""));
    minka_table_add_cell (table, minka_text_new (row != NULL ? row->sources : ""));
    minka_table_add_cell (table, minka_text_new (days));
  }
  if (dossier->activities->len == 0)
    minka_plan_say_missing (paper, "Todavía no se han planificado actividades.");
  minka_paper_add_table (paper, table);
}

/* Sheets of the activities */

static void
add_sheet (MinkaPaper *paper, MinkaDossier *dossier, guint i)
{
  MinkaActivity *activity = dossier->activities->pdata[i];
  g_autoptr (GPtrArray) rows =
      minka_dossier_list_rows (dossier, minka_record_get_id (MINKA_RECORD (activity)));
  MinkaScheduleSummary *row = rows->len > 0 ? rows->pdata[0] : NULL;
  g_autofree char *days = minka_spanish_days (row != NULL ? row->days : "");
  MinkaTable *table = minka_table_new_facts (0.26);

  minka_paper_add_heading (paper, 2, minka_text_new_printf ("Ficha %u. %s", i + 1, activity->title));
  minka_table_add_fact (table, "Fecha", minka_text_new (days));
  if (activity->duration > 0)
    minka_table_add_fact (table, "Duración", minka_text_new_printf ("%d minutos", activity->duration));
  minka_table_add_fact (table, "Destinatarios", minka_text_new (activity->audience));
  minka_table_add_fact (table, "Contenidos", bulleted (activity->contents));
  minka_table_add_fact (table, "Descripción", minka_text_new (activity->description));
  minka_table_add_fact (table, "Competencia docente a desarrollar", minka_text_new (activity->competence));
  minka_table_add_fact (table, "Producto", minka_text_new (activity->product));
  minka_table_add_fact (table, "Responsables", minka_text_new (row != NULL ? row->responsibles : ""));
  if (minka_table_get_n_rows (table) == 0)
    minka_plan_say_missing (paper, "Por completar.");
  minka_paper_add_table (paper, table);
}

static void
add_sheets (MinkaPaper *paper, MinkaDossier *dossier)
{
  minka_paper_set_sheet (paper, MINKA_SHEET_UPRIGHT);
  minka_paper_add_heading (paper, 1, minka_text_new ("Fichas informativas de las actividades"));
  if (dossier->activities->len == 0)
    minka_plan_say_missing (paper, "Todavía no se han planificado actividades.");
  for (guint i = 0; i < dossier->activities->len; i++)
    add_sheet (paper, dossier, i);
}

static void
add_annex (MinkaPaper *paper, const char *title, const MinkaTreeShape *shape)
{
  minka_paper_set_sheet (paper, MINKA_SHEET_WIDE);
  minka_paper_add_heading (paper, 1, minka_text_new (title));
  if (shape != NULL && shape->n_items > 0)
    minka_paper_add_tree (paper, shape);
  else
    minka_plan_say_missing (paper, "Todavía no se ha elaborado.");
}

/**
 * minka_plan_document_make:
 * @dossier: the plan
 * @n_pages: (out) (optional): how many pages it has
 * @error: return location
 *
 * Writes the *Plan de implementación de la CAP*. The same dossier always gives the same bytes.
 *
 * Returns: (transfer full) (nullable): a PDF/A-3a, or %NULL and the errors of minka_paper_finish()
 */
GBytes *
minka_plan_document_make (MinkaDossier *dossier, int *n_pages, GError **error)
{
  MinkaPlan *plan = dossier->plan;
  g_autofree char *title = plan->year > 0
                               ? g_strdup_printf ("Plan de implementación de la CAP %d", plan->year)
                               : g_strdup ("Plan de implementación de la CAP");
  g_autoptr (MinkaPaper) paper = minka_paper_new (title);

  minka_letterhead_set_margins (paper, plan);
  minka_paper_set_subject (paper, "Plan de trabajo de la Comunidad Profesional de Aprendizaje");
  minka_paper_set_created (paper, dossier->changed);
  minka_paper_set_footer (paper, title);
  add_cover (paper, plan);
  minka_paper_add_heading (paper, 1, minka_text_new ("Contenido"));
  minka_paper_add_contents (paper, 2);
  minka_paper_break_page (paper);
  minka_plan_add_section (paper, 1, "I. Presentación", plan->presentation);
  minka_paper_add_heading (paper, 1, minka_text_new ("II. Datos informativos"));
  minka_plan_add_school (paper, plan);
  add_diagnosis (paper, dossier);
  add_objectives (paper, dossier);
  add_organisation (paper, dossier);
  add_planning (paper, dossier);
  minka_paper_add_heading (paper, 1, minka_text_new ("VII. Evaluación de las actividades"));
  minka_plan_add_evaluation (paper, dossier);
  add_sheets (paper, dossier);
  minka_paper_add_heading (paper, 1, minka_text_new ("Conclusiones y recomendaciones"));
  minka_plan_add_conclusions (paper, plan);
  minka_plan_add_signatures (paper, dossier);
  add_annex (paper, "Anexo 1. Árbol de problemas", dossier->problem_tree);
  add_annex (paper, "Anexo 2. Árbol de objetivos", dossier->objective_tree);
  return minka_paper_finish (paper, n_pages, error);
}
