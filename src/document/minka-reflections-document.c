#include "minka-reflections-document.h"

#include "minka-letterhead.h"
#include "minka-paper.h"
#include "minka-spanish.h"

/* The reflections of the team, and the cuaderno de bitácora of one of its members. */

/* In the order of MinkaPrivacy. */
static const char *const privacies[] = { "Privada", "Compartida con el equipo", "Citable en el acta" };

static const char *
name_of (MinkaLogbook *logbook, const char *member)
{
  MinkaMember *found = minka_logbook_find (logbook->members, member);

  return found != NULL ? found->name : "Sin nombre";
}

static char *
day_of (MinkaReflection *reflection)
{
  return *reflection->date != '\0' ? minka_spanish_date (reflection->date) : g_strdup ("Sin fecha");
}

static void
begin (MinkaPaper *paper, MinkaLogbook *logbook, const char *title, const char *subject, const char *created)
{
  g_autofree char *footer = minka_words_join (" · ", (const char *[]) { title, subject }, 2);

  minka_letterhead_set_margins (paper, logbook->plan);
  minka_paper_set_subject (paper, subject);
  minka_paper_set_created (paper, created);
  minka_paper_set_footer (paper, footer);
  minka_letterhead_add (paper, logbook->plan);
  minka_paper_add_title (paper, minka_text_new (title));
}

static void
add_links (MinkaPaper *paper, MinkaLogbook *logbook, MinkaReflection *reflection)
{
  MinkaMeetingSummary *meeting = minka_logbook_find (logbook->meetings, reflection->meeting);
  MinkaActivity *activity = minka_logbook_find (logbook->activities, reflection->activity);

  if (meeting != NULL) {
    g_autofree char *day = minka_spanish_date (meeting->date);
    g_autofree char *words = minka_words_join (", ", (const char *[]) { meeting->title, day }, 2);
    MinkaText *text = minka_text_new_styled (MINKA_STYLE_SMALL | MINKA_STYLE_QUIET, "Reunión: ");

    minka_text_add (text, MINKA_STYLE_SMALL | MINKA_STYLE_QUIET, words);
    minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT, text);
  }
  if (activity != NULL) {
    MinkaText *text = minka_text_new_styled (MINKA_STYLE_SMALL | MINKA_STYLE_QUIET, "Actividad: ");

    minka_text_add (text, MINKA_STYLE_SMALL | MINKA_STYLE_QUIET, activity->title);
    minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT, text);
  }
}

static void
add_body (MinkaPaper *paper, MinkaLogbook *logbook, MinkaReflection *reflection)
{
  if (!minka_words_are_blank (reflection->prompt))
    minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT,
                               minka_text_new_styled (MINKA_STYLE_ITALIC, reflection->prompt));
  minka_paper_add_paragraphs (paper, MINKA_SETTING_JUSTIFIED, reflection->body);
  add_links (paper, logbook, reflection);
}

static void
say_none (MinkaPaper *paper, const char *words)
{
  minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT, minka_text_new_styled (MINKA_STYLE_ITALIC, words));
}

/* By strategy */

static void
add_by_strategy (MinkaPaper *paper, MinkaLogbook *logbook, GPtrArray *shared)
{
  const char *strategy = NULL;

  for (guint i = 0; i < shared->len; i++) {
    MinkaReflection *reflection = shared->pdata[i];
    g_autofree char *day = day_of (reflection);

    if (strategy == NULL || !g_str_equal (strategy, reflection->strategy)) {
      strategy = reflection->strategy;
      minka_paper_add_heading (
          paper, 1,
          minka_text_new (!minka_words_are_blank (strategy) ? strategy : "Sin una estrategia indicada"));
    }
    minka_paper_add_heading (paper, 2,
                             minka_text_new_printf ("%s · %s", name_of (logbook, reflection->author), day));
    add_body (paper, logbook, reflection);
  }
}

/* Of each person and meeting, what there is. */
static void
add_overview (MinkaPaper *paper, MinkaLogbook *logbook, GPtrArray *shared)
{
  static const MinkaColumn columns[] = {
    { "Integrante", 26, MINKA_SETTING_LEFT, TRUE },
    { "Fecha", 18, MINKA_SETTING_LEFT, FALSE },
    { "Estrategia", 28, MINKA_SETTING_LEFT, FALSE },
    { "Reunión", 28, MINKA_SETTING_LEFT, FALSE },
  };
  MinkaTable *table = minka_table_new (columns, G_N_ELEMENTS (columns));

  for (guint m = 0; m < logbook->members->len; m++) {
    MinkaMember *member = logbook->members->pdata[m];

    for (guint i = 0; i < shared->len; i++) {
      MinkaReflection *reflection = shared->pdata[i];
      MinkaMeetingSummary *meeting = minka_logbook_find (logbook->meetings, reflection->meeting);
      g_autofree char *day = day_of (reflection);

      if (!g_str_equal (reflection->author, minka_record_get_id (MINKA_RECORD (member))))
        continue;
      minka_table_begin_row (table);
      minka_table_add_cell (table, minka_text_new (member->name));
      minka_table_add_cell (table, minka_text_new (day));
      minka_table_add_cell (table, minka_text_new (reflection->strategy));
      minka_table_add_cell (table, meeting != NULL ? minka_text_new (meeting->title) : NULL);
    }
  }
  minka_paper_add_heading (paper, 1, minka_text_new ("Quiénes compartieron"));
  minka_paper_add_table (paper, table);
}

/**
 * minka_reflections_document_make:
 * @logbook: the entries; private ones are passed over
 * @created: when its content was changed last, RFC 3339 in UTC
 * @n_pages: (out) (optional): how many pages it has
 * @error: return location
 *
 * Makes the gathered reflections of the team: what is shared or quotable, by strategy, then who shared what.
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *
minka_reflections_document_make (MinkaLogbook *logbook, const char *created, int *n_pages, GError **error)
{
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Reflexiones del equipo");
  g_autoptr (GPtrArray) shared = minka_logbook_list_shared (logbook);
  g_autofree char *year =
      logbook->plan->year > 0 ? g_strdup_printf ("Año %d", logbook->plan->year) : g_strdup ("");

  begin (paper, logbook, "Reflexiones del equipo", year, created);
  if (shared->len == 0) {
    say_none (paper, "Todavía no hay reflexiones compartidas.");
  } else {
    add_by_strategy (paper, logbook, shared);
    add_overview (paper, logbook, shared);
  }
  return minka_paper_finish (paper, n_pages, error);
}

/**
 * minka_logbook_document_make:
 * @logbook: the entries
 * @member: the id of the member whose entries these are
 * @whole: whether private entries are in it
 * @created: when its content was changed last, RFC 3339 in UTC
 * @n_pages: (out) (optional): how many pages it has
 * @error: return location
 *
 * Makes the cuaderno de bitácora of one member. With its private entries it is for that member alone.
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *
minka_logbook_document_make (MinkaLogbook *logbook, const char *member, gboolean whole, const char *created,
                             int *n_pages, GError **error)
{
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Cuaderno de bitácora");
  g_autoptr (GPtrArray) own = minka_logbook_list_own (logbook, member, whole);
  const char *name = name_of (logbook, member);

  begin (paper, logbook, "Cuaderno de bitácora", name, created);
  minka_paper_add_paragraph (paper, MINKA_SETTING_CENTRED, minka_text_new_styled (MINKA_STYLE_BOLD, name));
  if (whole)
    minka_paper_add_paragraph (
        paper, MINKA_SETTING_CENTRED,
        minka_text_new_styled (MINKA_STYLE_ITALIC, "Contiene entradas privadas: es de uso personal."));
  if (own->len == 0)
    say_none (paper, "Todavía no hay entradas.");
  for (guint i = 0; i < own->len; i++) {
    MinkaReflection *reflection = own->pdata[i];
    g_autofree char *day = day_of (reflection);
    g_autofree char *title = minka_words_join (" · ", (const char *[]) { day, reflection->strategy }, 2);

    minka_paper_add_heading (paper, 1, minka_text_new (title));
    add_body (paper, logbook, reflection);
    minka_paper_add_paragraph (
        paper, MINKA_SETTING_LEFT,
        minka_text_new_styled (MINKA_STYLE_SMALL | MINKA_STYLE_QUIET, privacies[reflection->privacy]));
  }
  return minka_paper_finish (paper, n_pages, error);
}
