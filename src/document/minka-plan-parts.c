#include "minka-plan-parts.h"

#include "minka-letterhead.h"
#include "minka-spanish.h"

/**
 * minka_plan_say_missing:
 * @paper: a document
 * @what: a sentence
 *
 * Says that nothing has been written yet where something is expected.
 */
void
minka_plan_say_missing (MinkaPaper *paper, const char *what)
{
  minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT, minka_text_new_styled (MINKA_STYLE_ITALIC, what));
}

/**
 * minka_plan_add_section:
 * @paper: a document
 * @level: of its heading
 * @title: its heading
 * @text: what it says, a line a paragraph
 */
void
minka_plan_add_section (MinkaPaper *paper, int level, const char *title, const char *text)
{
  minka_paper_add_heading (paper, level, minka_text_new (title));
  if (minka_words_are_blank (text))
    minka_plan_say_missing (paper, "Por completar.");
  else
    minka_paper_add_paragraphs (paper, MINKA_SETTING_JUSTIFIED, text);
}

/**
 * minka_plan_add_lines:
 * @paper: a document
 * @kind: bulleted or numbered
 * @text: a line an item
 */
void
minka_plan_add_lines (MinkaPaper *paper, MinkaListKind kind, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  if (minka_words_are_blank (text)) {
    minka_plan_say_missing (paper, "Por completar.");
    return;
  }
  minka_paper_begin_list (paper, kind);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!minka_words_are_blank (lines[i]))
      minka_paper_add_item (paper, minka_text_new (g_strstrip (lines[i])));
  minka_paper_end_list (paper);
}

static void
add_count (MinkaTable *table, const char *name, int n)
{
  if (n > 0)
    minka_table_add_fact (table, name, minka_text_new_printf ("%d", n));
}

/**
 * minka_plan_add_school:
 * @paper: a document
 * @plan: the school
 *
 * Adds the informative data.
 */
void
minka_plan_add_school (MinkaPaper *paper, MinkaPlan *plan)
{
  MinkaTable *table = minka_table_new_facts (0.3);
  g_autofree char *place = minka_letterhead_place (plan);

  minka_table_add_fact (table, "Institución educativa", minka_text_new (plan->school_name));
  minka_table_add_fact (table, "Código modular", minka_text_new (plan->school_code));
  minka_table_add_fact (table, "Lugar", minka_text_new (place));
  minka_table_add_fact (table, "UGEL", minka_text_new (plan->ugel));
  minka_table_add_fact (table, "Nivel", minka_text_new (plan->level));
  minka_table_add_fact (table, "Grados", minka_text_new (plan->grades));
  minka_table_add_fact (table, "Modalidad", minka_text_new (plan->modality));
  add_count (table, "N.° de estudiantes", plan->students);
  add_count (table, "N.° de docentes", plan->teachers);
  add_count (table, "Personal de apoyo", plan->support_staff);
  add_count (table, "Año escolar", plan->year);
  if (minka_table_get_n_rows (table) == 0)
    minka_plan_say_missing (paper, "Por completar.");
  minka_paper_add_table (paper, table);
}

/**
 * minka_plan_add_evaluation:
 * @paper: a document
 * @dossier: the plan
 *
 * Adds the matrix of the evaluation: how far each activity is, who answers for it and what comes next.
 */
void
minka_plan_add_evaluation (MinkaPaper *paper, MinkaDossier *dossier)
{
  static const MinkaColumn columns[] = {
    { "N.°", 5, MINKA_SETTING_RIGHT, FALSE },
    { "Actividad", 27, MINKA_SETTING_LEFT, TRUE },
    { "Estado", 11, MINKA_SETTING_LEFT, FALSE },
    { "Responsables", 19, MINKA_SETTING_LEFT, FALSE },
    { "Instrumento de verificación", 19, MINKA_SETTING_LEFT, FALSE },
    { "Acciones a implementar", 19, MINKA_SETTING_LEFT, FALSE },
  };
  MinkaTable *table = minka_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < dossier->activities->len; i++) {
    MinkaActivity *activity = dossier->activities->pdata[i];
    g_autoptr (GPtrArray) rows =
        minka_dossier_list_rows (dossier, minka_record_get_id (MINKA_RECORD (activity)));

    minka_table_begin_row (table);
    minka_table_add_cell (table, minka_text_new_printf ("%u", i + 1));
    minka_table_add_cell (table, minka_text_new (activity->title));
    minka_table_add_cell (table, minka_text_new (minka_spanish_progress (activity->progress)));
    minka_table_add_cell (
        table, minka_text_new (rows->len > 0 ? ((MinkaScheduleSummary *) rows->pdata[0])->responsibles : ""));
    minka_table_add_cell (table, minka_text_new (activity->instrument));
    minka_table_add_cell (table, minka_text_new (activity->next_action));
  }
  if (dossier->activities->len == 0)
    minka_plan_say_missing (paper, "Todavía no se han planificado actividades.");
  minka_paper_add_table (paper, table);
}

/**
 * minka_plan_add_conclusions:
 * @paper: a document
 * @plan: the school
 */
void
minka_plan_add_conclusions (MinkaPaper *paper, MinkaPlan *plan)
{
  minka_paper_add_heading (paper, 2, minka_text_new ("Conclusiones"));
  minka_plan_add_lines (paper, MINKA_LIST_NUMBERED, plan->conclusions);
  minka_paper_add_heading (paper, 2, minka_text_new ("Recomendaciones"));
  minka_plan_add_lines (paper, MINKA_LIST_NUMBERED, plan->recommendations);
}

static MinkaPost *
find_post (MinkaDossier *dossier, MinkaDuty duty)
{
  for (guint i = 0; i < dossier->posts->len; i++)
    if (((MinkaPost *) dossier->posts->pdata[i])->duty == (int) duty)
      return dossier->posts->pdata[i];
  return NULL;
}

static void
add_signer (MinkaPaper *paper, MinkaDossier *dossier, MinkaDuty duty)
{
  MinkaPost *post = find_post (dossier, duty);
  MinkaMember *member = post != NULL ? minka_dossier_find_member (dossier, post->member) : NULL;

  if (member != NULL)
    minka_paper_add_signature (paper, member->name,
                               g_str_equal (member->job, member->name) ? "" : member->job, post->title);
}

/**
 * minka_plan_add_signatures:
 * @paper: a document
 * @dossier: the plan
 *
 * Adds lines to sign on for who leads and who coordinates.
 */
void
minka_plan_add_signatures (MinkaPaper *paper, MinkaDossier *dossier)
{
  add_signer (paper, dossier, MINKA_DUTY_DIRECTOR);
  add_signer (paper, dossier, MINKA_DUTY_COORDINATOR);
}
