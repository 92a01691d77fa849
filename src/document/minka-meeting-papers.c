#include "minka-meeting-papers.h"

#include "minka-letterhead.h"
#include "minka-paper.h"
#include "minka-spanish.h"

/* What a school prints before a meeting. */

/* Lines for those whom nobody expected. */
#define SPARE_ROWS 3

static char *
times (MinkaMeeting *meeting)
{
  if (*meeting->start_time != '\0' && *meeting->end_time != '\0')
    return g_strdup_printf ("De %s a %s h", meeting->start_time, meeting->end_time);
  if (*meeting->start_time != '\0')
    return g_strdup_printf ("%s h", meeting->start_time);
  return g_strdup ("Por confirmar");
}

static char *
kind_and_number (MinkaMeeting *meeting)
{
  const char *kind = minka_spanish_meeting_kind (meeting->kind);

  return meeting->number > 0 ? g_strdup_printf ("reunión %s n.° %d", kind, meeting->number)
                             : g_strdup_printf ("reunión %s", kind);
}

static void
begin (MinkaPaper *paper, MinkaMinutes *minutes, const char *title, const char *created)
{
  g_autofree char *footer = minka_words_join (" · ", (const char *[]) { title, minutes->meeting->title }, 2);

  minka_letterhead_set_margins (paper, minutes->plan);
  minka_paper_set_subject (paper, minutes->meeting->title);
  minka_paper_set_created (paper, created);
  minka_paper_set_footer (paper, footer);
  minka_letterhead_add (paper, minutes->plan);
  minka_paper_add_title (paper, minka_text_new (title));
}

static void
add_facts (MinkaPaper *paper, MinkaMinutes *minutes, gboolean link)
{
  MinkaMeeting *meeting = minutes->meeting;
  MinkaTable *table = minka_table_new_facts (0.24);
  g_autofree char *date = minka_spanish_date_long (meeting->date);
  g_autofree char *hours = times (meeting);
  g_autofree char *mode = g_strdup (minka_spanish_meeting_mode (meeting->mode));

  minka_table_add_fact (table, "Reunión", minka_text_new (meeting->title));
  minka_table_add_fact (table, "Fecha", minka_text_new (*date != '\0' ? date : "Por confirmar"));
  minka_table_add_fact (table, "Hora", minka_text_new (hours));
  mode[0] = g_ascii_toupper (mode[0]);
  minka_table_add_fact (table, "Modalidad", minka_text_new (mode));
  if (meeting->mode != MINKA_MEETING_MODE_VIRTUAL)
    minka_table_add_fact (table, "Lugar", minka_text_new (meeting->place));
  if (meeting->mode != MINKA_MEETING_MODE_IN_PERSON) {
    minka_table_add_fact (table, "Plataforma", minka_text_new (meeting->platform));
    minka_table_add_fact (table, "Enlace", minka_text_new (link ? meeting->link : ""));
  }
  minka_table_add_fact (table, "Modera", minka_text_new (minka_minutes_name (minutes, meeting->moderator)));
  minka_paper_add_table (paper, table);
}

/* Convocatoria */

/* Called off, or moved, and why. */
static void
add_change (MinkaPaper *paper, MinkaMeeting *meeting)
{
  const gboolean cancelled = meeting->state == MINKA_MEETING_STATE_CANCELLED;
  g_autofree char *before = minka_spanish_date_long (meeting->moved_from);
  g_autofree char *reason = minka_words_without_stop (meeting->change_reason);
  MinkaText *text;

  if (!cancelled && *before == '\0')
    return;
  text = cancelled ? minka_text_new_styled (MINKA_STYLE_BOLD, "La reunión queda cancelada.")
                   : minka_text_new_printf ("La reunión estaba prevista para el %s.", before);
  if (!minka_words_are_blank (reason))
    minka_text_add_printf (text, MINKA_STYLE_PLAIN, " Motivo: %s.", reason);
  minka_paper_add_paragraph (paper, MINKA_SETTING_JUSTIFIED, text);
}

static void
add_call (MinkaPaper *paper, MinkaMinutes *minutes)
{
  g_autofree char *body = minka_spanish_of (minka_letterhead_body (minutes->plan));
  g_autofree char *kind = kind_and_number (minutes->meeting);
  MinkaText *text = minka_text_new_printf ("Se convoca a los integrantes %s a la %s", body, kind);

  if (!minka_words_are_blank (minutes->meeting->purpose)) {
    g_autofree char *purpose = minka_words_without_stop (minutes->meeting->purpose);

    minka_text_add_printf (text, MINKA_STYLE_PLAIN, ", con el siguiente propósito: %s.", purpose);
  } else {
    minka_text_add (text, MINKA_STYLE_PLAIN, ".");
  }
  minka_paper_add_paragraph (paper, MINKA_SETTING_JUSTIFIED, text);
  add_change (paper, minutes->meeting);
}

static void
add_agenda (MinkaPaper *paper, MinkaMinutes *minutes)
{
  static const MinkaColumn columns[] = {
    { "N.°", 6, MINKA_SETTING_RIGHT, FALSE },         { "Tema", 40, MINKA_SETTING_LEFT, TRUE },
    { "Minutos", 10, MINKA_SETTING_RIGHT, FALSE },    { "Presenta", 19, MINKA_SETTING_LEFT, FALSE },
    { "Preparación", 25, MINKA_SETTING_LEFT, FALSE },
  };
  MinkaTable *table = minka_table_new (columns, G_N_ELEMENTS (columns));
  guint number = 0;

  minka_paper_add_heading (paper, 1, minka_text_new ("Agenda"));
  for (guint i = 0; i < minutes->agenda->len; i++) {
    MinkaAgendaItem *item = minutes->agenda->pdata[i];

    /* The agenda as it is served: what came up later was not on it. */
    if (item->unplanned)
      continue;
    minka_table_begin_row (table);
    minka_table_add_cell (table, minka_text_new_printf ("%u", ++number));
    minka_table_add_cell (table, minka_text_new (item->title));
    minka_table_add_cell (table, item->minutes > 0 ? minka_text_new_printf ("%d", item->minutes) : NULL);
    minka_table_add_cell (table, minka_text_new (minka_minutes_name (minutes, item->presenter)));
    minka_table_add_cell (table, minka_text_new (item->preparation));
  }
  if (number == 0)
    minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT,
                               minka_text_new ("Se definirá al inicio de la reunión."));
  minka_paper_add_table (paper, table);
}

static void
add_signer (MinkaPaper *paper, MinkaMinutes *minutes, const char *id, const char *role)
{
  const char *name = minka_minutes_name (minutes, id);
  const char *job = minka_minutes_job (minutes, id);

  minka_paper_add_signature (paper, name, g_str_equal (name, job) ? "" : job, role);
}

/**
 * minka_convocation_document_make:
 * @minutes: a meeting with its agenda
 * @created: when it is made, RFC 3339 in UTC
 * @n_pages: (out) (optional): how many pages it has
 * @error: return location
 *
 * Writes the *Convocatoria* of a meeting.
 *
 * Returns: (transfer full) (nullable): a PDF/A-3a, or %NULL and the errors of minka_paper_finish()
 */
GBytes *
minka_convocation_document_make (MinkaMinutes *minutes, const char *created, int *n_pages, GError **error)
{
  g_autofree char *title =
      minka_words_join (" · ", (const char *[]) { "Convocatoria", minutes->meeting->title }, 2);
  g_autoptr (MinkaPaper) paper = minka_paper_new (title);

  begin (paper, minutes, "Convocatoria", created);
  add_call (paper, minutes);
  add_facts (paper, minutes, TRUE);
  add_agenda (paper, minutes);
  minka_paper_add_paragraph (
      paper, MINKA_SETTING_JUSTIFIED,
      minka_text_new (
          "Se agradece confirmar la asistencia y comunicar con anticipación cualquier dificultad."));
  add_signer (paper, minutes, minutes->meeting->president, "Convoca");
  return minka_paper_finish (paper, n_pages, error);
}

/* Lista de asistencia */

static void
add_roll_row (MinkaTable *table, guint number, const char *name, const char *job)
{
  minka_table_begin_row (table);
  minka_table_add_cell (table, minka_text_new_printf ("%u", number));
  minka_table_add_cell (table, minka_text_new (name));
  minka_table_add_cell (table, minka_text_new (job));
  minka_table_add_cell (table, NULL);
  minka_table_add_signature (table);
}

static void
add_roll (MinkaPaper *paper, MinkaMinutes *minutes)
{
  static const MinkaColumn columns[] = {
    { "N.°", 6, MINKA_SETTING_RIGHT, FALSE },
    { "Nombres y apellidos", 30, MINKA_SETTING_LEFT, TRUE },
    { "Cargo en la institución", 28, MINKA_SETTING_LEFT, FALSE },
    { "Hora", 9, MINKA_SETTING_LEFT, FALSE },
    { "Firma", 27, MINKA_SETTING_LEFT, FALSE },
  };
  MinkaTable *table = minka_table_new (columns, G_N_ELEMENTS (columns));
  guint number = 0;

  for (guint i = 0; i < minutes->attendance->len; i++) {
    MinkaAttendance *attendance = minutes->attendance->pdata[i];

    add_roll_row (table, ++number, minka_minutes_name (minutes, attendance->member),
                  minka_minutes_job (minutes, attendance->member));
  }
  for (guint i = 0; minutes->attendance->len == 0 && i < minutes->members->len; i++) {
    MinkaMember *member = minutes->members->pdata[i];

    if (!member->retired)
      add_roll_row (table, ++number, member->name, member->job);
  }
  for (guint i = 0; i < SPARE_ROWS; i++)
    add_roll_row (table, ++number, "", "");
  minka_paper_add_table (paper, table);
}

/**
 * minka_roll_document_make:
 * @minutes: a meeting; where nobody was called, everyone who is not retired is listed
 * @created: when it is made, RFC 3339 in UTC
 * @n_pages: (out) (optional): how many pages it has
 * @error: return location
 *
 * Writes the *Lista de asistencia* of a meeting, to be signed on paper.
 *
 * Returns: (transfer full) (nullable): a PDF/A-3a, or %NULL and the errors of minka_paper_finish()
 */
GBytes *
minka_roll_document_make (MinkaMinutes *minutes, const char *created, int *n_pages, GError **error)
{
  g_autofree char *title =
      minka_words_join (" · ", (const char *[]) { "Lista de asistencia", minutes->meeting->title }, 2);
  g_autoptr (MinkaPaper) paper = minka_paper_new (title);

  begin (paper, minutes, "Lista de asistencia", created);
  add_facts (paper, minutes, FALSE);
  add_roll (paper, minutes);
  add_signer (paper, minutes, minutes->meeting->secretary, "Secretaría de la reunión");
  return minka_paper_finish (paper, n_pages, error);
}
