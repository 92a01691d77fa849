#include "minka-acta-document.h"

#include "minka-acta-data.h"
#include "minka-letterhead.h"
#include "minka-paper.h"
#include "minka-spanish.h"

#include <string.h>

/* The words of an acta. Its order is the customary one, its contents those that DS 006-2026-JUS asks of the
 * actas of collegiate bodies (arts. 96–102). */

#define SLUG_LETTERS 48
#define FINGERPRINT_GROUPS 4

/* What one wrote as a sentence may lack its full stop. */
static char *
as_sentence (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  const char *last = *trimmed != '\0' ? g_utf8_prev_char (trimmed + strlen (trimmed)) : "";

  if (*last == '\0' || strchr (".!?:;", *last) != NULL || g_str_has_prefix (last, "…"))
    return g_steal_pointer (&trimmed);
  return g_strconcat (trimmed, ".", NULL);
}

/* The post in the organisation by which somebody takes part, like «Secretario de la CAP». */
static const char *
post_title (MinkaMinutes *minutes, const char *member_id, MinkaDuty duty)
{
  for (guint i = 0; i < minutes->posts->len; i++) {
    MinkaPost *post = minutes->posts->pdata[i];

    if (post->duty == (int) duty && *member_id != '\0' && g_str_equal (post->member, member_id))
      return post->title;
  }
  return "";
}

/* Name and job, said once when they are the same. */
static char *
person (MinkaMinutes *minutes, const char *member_id)
{
  const char *name = minka_minutes_name (minutes, member_id);
  const char *job = minka_minutes_job (minutes, member_id);

  if (minka_words_are_blank (name) || minka_words_are_blank (job) || g_str_equal (name, job))
    return g_strdup (name);
  return g_strdup_printf ("%s (%s)", name, job);
}

static char *
format_number (int number)
{
  return g_strdup_printf ("ACTA N.° %03d", number);
}

/* How and where: «en el auditorio», «mediante la plataforma Zoom», or both. */
static char *
where (MinkaMeeting *meeting)
{
  g_autofree char *place = minka_words_without_stop (meeting->place);
  g_autofree char *platform = minka_words_without_stop (meeting->platform);
  gboolean in_person = meeting->mode != MINKA_MEETING_MODE_VIRTUAL && *place != '\0';
  gboolean remote = meeting->mode != MINKA_MEETING_MODE_IN_PERSON && *platform != '\0';

  return g_strconcat (in_person ? place : "", in_person && remote ? " · " : "", remote ? platform : "", NULL);
}

/* Front */

static void
add_title (MinkaPaper *paper, MinkaMinutes *minutes)
{
  g_autofree char *title =
      minutes->number > 0 ? format_number (minutes->number) : g_strdup ("BORRADOR DE ACTA");

  minka_paper_add_title (paper, minka_text_new (title));
  minka_paper_add_paragraph (paper, MINKA_SETTING_CENTRED, minka_text_new (minutes->meeting->title));
}

static void
add_person_fact (MinkaTable *table, const char *name, MinkaMinutes *minutes, const char *member_id)
{
  g_autofree char *who = person (minutes, member_id);

  minka_table_add_fact (table, name, minka_text_new (who));
}

static char *
kind_and_number (MinkaMeeting *meeting)
{
  const char *kind = minka_spanish_meeting_kind (meeting->kind);

  return meeting->number > 0 ? g_strdup_printf ("reunión %s n.° %d", kind, meeting->number)
                             : g_strdup_printf ("reunión %s", kind);
}

static void
add_facts (MinkaPaper *paper, MinkaMinutes *minutes)
{
  MinkaMeeting *meeting = minutes->meeting;
  MinkaTable *table = minka_table_new_facts (0.24);
  g_autofree char *kind = kind_and_number (meeting);
  g_autofree char *place = where (meeting);
  g_autofree char *date = minka_spanish_date_long (meeting->date);
  g_autofree char *times = NULL;
  const char *opening = minka_meeting_get_opening (meeting);
  const char *closing = minka_meeting_get_closing (meeting);
  const char *mode = minka_spanish_meeting_mode (meeting->mode);

  kind[0] = 'R';
  if (*opening != '\0' && *closing != '\0')
    times = g_strdup_printf ("De %s a %s h", opening, closing);
  else if (*opening != '\0')
    times = g_strdup_printf ("Inicio: %s h", opening);
  else if (*closing != '\0')
    times = g_strdup_printf ("Cierre: %s h", closing);

  minka_table_add_fact (table, "Órgano", minka_text_new (minka_letterhead_body (minutes->plan)));
  minka_table_add_fact (table, "Reunión", minka_text_new_printf ("%s, modalidad %s", kind, mode));
  minka_table_add_fact (table, "Propósito", minka_text_new (meeting->purpose));
  minka_table_add_fact (table, "Actividad del plan",
                        minka_text_new (minutes->activity != NULL ? minutes->activity->title : ""));
  minka_table_add_fact (table,
                        meeting->mode == MINKA_MEETING_MODE_IN_PERSON ? "Lugar"
                        : meeting->mode == MINKA_MEETING_MODE_VIRTUAL ? "Plataforma"
                                                                      : "Lugar y plataforma",
                        minka_text_new (place));
  minka_table_add_fact (table, "Fecha", minka_text_new (date));
  minka_table_add_fact (table, "Hora", minka_text_new (times));
  add_person_fact (table, "Preside", minutes, meeting->president);
  add_person_fact (table, "Modera", minutes, meeting->moderator);
  add_person_fact (table, "Secretaría", minutes, meeting->secretary);
  add_person_fact (table, "Control del tiempo", minutes, meeting->timekeeper);
  minka_paper_add_table (paper, table);
}

static void
append_district (GString *out, MinkaPlan *plan)
{
  if (!minka_words_are_blank (plan->district))
    g_string_append_printf (out, "En el distrito de %s", plan->district);
  if (!minka_words_are_blank (plan->province))
    g_string_append_printf (out, "%s provincia de %s", out->len > 0 ? "," : "En la", plan->province);
  if (!minka_words_are_blank (plan->region))
    g_string_append_printf (out, "%s región %s", out->len > 0 ? "," : "En la", plan->region);
}

static void
append_people (GString *out, MinkaMinutes *minutes)
{
  MinkaMeeting *meeting = minutes->meeting;
  const char *const verbs[] = { "Presidió", "moderó", "actuó en la secretaría" };
  const char *const capitals[] = { "Presidió", "Moderó", "Actuó en la secretaría" };
  const char *const names[] = {
    minka_minutes_name (minutes, meeting->president),
    minka_minutes_name (minutes, meeting->moderator),
    minka_minutes_name (minutes, meeting->secretary),
  };
  gboolean first = TRUE;

  /* With colons, since what is given as a name may be a post: «Presidió: Directora». */
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (minka_words_are_blank (names[i]))
      continue;
    g_string_append_printf (out, "%s %s: %s", first ? "" : ";", first ? capitals[i] : verbs[i], names[i]);
    first = FALSE;
  }
  if (!first)
    g_string_append_c (out, '.');
}

static void
append_where (GString *out, MinkaMeeting *meeting)
{
  g_autofree char *place = minka_words_without_stop (meeting->place);
  g_autofree char *platform = minka_words_without_stop (meeting->platform);

  if (meeting->mode != MINKA_MEETING_MODE_VIRTUAL && *place != '\0')
    g_string_append_printf (out, " en %s", place);
  if (meeting->mode == MINKA_MEETING_MODE_MIXED && *place != '\0' && *platform != '\0')
    g_string_append (out, " y");
  if (meeting->mode != MINKA_MEETING_MODE_IN_PERSON && *platform != '\0')
    g_string_append_printf (out, " mediante la plataforma %s", platform);
}

static void
add_opening (MinkaPaper *paper, MinkaMinutes *minutes)
{
  MinkaMeeting *meeting = minutes->meeting;
  MinkaPlan *plan = minutes->plan;
  GString *out = g_string_new (NULL);
  g_autofree char *time = minka_spanish_time_words (minka_meeting_get_opening (meeting));
  g_autofree char *date = minka_spanish_date_words (meeting->date);
  g_autofree char *body = minka_spanish_of (minka_letterhead_body (minutes->plan));
  g_autofree char *kind = kind_and_number (meeting);
  g_autofree char *title = minka_words_without_stop (meeting->title);
  g_autofree char *text = NULL;

  append_district (out, plan);
  if (*time != '\0')
    g_string_append_printf (out, "%s %s", out->len > 0 ? ", siendo" : "Siendo", time);
  if (*date != '\0')
    g_string_append_printf (out, "%s día %s", *time != '\0' ? " del" : out->len > 0 ? ", el" : "El", date);
  g_string_append (out, out->len > 0 ? ", se reunieron" : "Se reunieron");
  append_where (out, meeting);
  g_string_append_printf (out, " los integrantes %s", body);
  if (!minka_words_are_blank (plan->school_name)) {
    g_autofree char *school = minka_spanish_of (plan->school_name);

    g_string_append_printf (out, " %s", school);
  }
  g_string_append_printf (out, ", en %s", kind);
  if (*title != '\0')
    g_string_append_printf (out, ", para tratar el tema «%s»", title);
  g_string_append_c (out, '.');
  append_people (out, minutes);
  text = g_string_free_and_steal (out);
  minka_paper_add_paragraph (paper, MINKA_SETTING_JUSTIFIED, minka_text_new (text));
}

/* Attendance */

static MinkaText *
presence_text (MinkaAttendance *attendance)
{
  MinkaText *text = minka_text_new (minka_spanish_presence (attendance->presence));

  if (attendance->presence == MINKA_PRESENCE_LATE && *attendance->arrival != '\0')
    minka_text_add_printf (text, MINKA_STYLE_PLAIN, " (%s h)", attendance->arrival);
  if (!minka_words_are_blank (attendance->note))
    minka_text_add_printf (text, MINKA_STYLE_QUIET, "\n%s", attendance->note);
  return text;
}

static void
add_attendance_table (MinkaPaper *paper, MinkaMinutes *minutes)
{
  static const MinkaColumn columns[] = {
    { "N.°", 6, MINKA_SETTING_RIGHT, FALSE },
    { "Nombres y apellidos", 27, MINKA_SETTING_LEFT, TRUE },
    { "Cargo en la institución", 25, MINKA_SETTING_LEFT, FALSE },
    { "Asistencia", 21, MINKA_SETTING_LEFT, FALSE },
    { "Firma", 21, MINKA_SETTING_LEFT, FALSE },
  };
  MinkaTable *table = minka_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < minutes->attendance->len; i++) {
    MinkaAttendance *attendance = minutes->attendance->pdata[i];
    gboolean came =
        attendance->presence == MINKA_PRESENCE_PRESENT || attendance->presence == MINKA_PRESENCE_LATE;

    minka_table_begin_row (table);
    minka_table_add_cell (table, minka_text_new_printf ("%u", i + 1));
    minka_table_add_cell (table, minka_text_new (minka_minutes_name (minutes, attendance->member)));
    minka_table_add_cell (table, minka_text_new (minka_minutes_job (minutes, attendance->member)));
    minka_table_add_cell (table, presence_text (attendance));
    if (came)
      minka_table_add_signature (table);
  }
  minka_paper_add_table (paper, table);
}

static void
append_count (GString *out, guint n, const char *one, const char *many)
{
  g_autofree char *words = NULL;

  if (n == 0)
    return;
  words = minka_spanish_count (n, one, many);
  g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", words);
}

static void
add_quorum (MinkaPaper *paper, MinkaMinutes *minutes)
{
  guint called = minutes->attendance->len;
  guint present = minka_minutes_present (minutes);
  g_autoptr (GString) rest = g_string_new (NULL);
  MinkaText *text;

  append_count (rest, minka_minutes_count (minutes, MINKA_PRESENCE_LATE), "llegó después del inicio",
                "llegaron después del inicio");
  append_count (rest, minka_minutes_count (minutes, MINKA_PRESENCE_EXCUSED), "justificó su inasistencia",
                "justificaron su inasistencia");
  append_count (rest, minka_minutes_count (minutes, MINKA_PRESENCE_ABSENT), "no asistió", "no asistieron");
  append_count (rest, minka_minutes_count (minutes, MINKA_PRESENCE_UNKNOWN), "no tiene registro",
                "no tienen registro");

  text = minka_text_new_printf ("De %u %s %s %u", called,
                                called == 1 ? "persona convocada" : "personas convocadas",
                                present == 1 ? "asistió" : "asistieron", present);
  if (rest->len > 0)
    minka_text_add_printf (text, MINKA_STYLE_PLAIN, " (%s)", rest->str);
  if (minka_minutes_has_quorum (minutes))
    minka_text_add_printf (
        text, MINKA_STYLE_PLAIN,
        ". Presente más de la mitad (se requerían al menos %u), se declaró el quórum y se dio "
        "por instalada la reunión.",
        called / 2 + 1);
  else
    minka_text_add_printf (text, MINKA_STYLE_PLAIN,
                           ". No se alcanzó el quórum, que requería al menos %u asistentes; la reunión se "
                           "desarrolló con las personas presentes, y así consta en esta acta.",
                           called / 2 + 1);
  minka_paper_add_paragraph (paper, MINKA_SETTING_JUSTIFIED, text);
}

static void
add_attendance (MinkaPaper *paper, MinkaMinutes *minutes)
{
  minka_paper_add_heading (paper, 1, minka_text_new ("Asistencia y quórum"));
  if (minutes->attendance->len == 0) {
    minka_paper_add_paragraph (paper, MINKA_SETTING_JUSTIFIED,
                               minka_text_new ("No se registró la relación de asistentes."));
    return;
  }
  add_quorum (paper, minutes);
  add_attendance_table (paper, minutes);
}

/* What came before */

static MinkaAgreement *
find_agreement (GPtrArray *agreements, const char *id)
{
  for (guint i = 0; i < agreements->len; i++)
    if (g_str_equal (minka_record_get_id (agreements->pdata[i]), id))
      return agreements->pdata[i];
  return NULL;
}

static char *
responsible (MinkaMinutes *minutes, MinkaAgreement *agreement)
{
  const char *name = minka_minutes_name (minutes, agreement->responsible);

  return g_strdup (minka_words_are_blank (name) ? agreement->responsible_text : name);
}

static MinkaText *
follow_up_state (MinkaFollowUp *follow_up)
{
  MinkaText *text =
      minka_text_new_styled (MINKA_STYLE_BOLD, minka_spanish_agreement_state (follow_up->state));
  g_autofree char *due = minka_spanish_date (follow_up->new_due);
  g_autofree char *note = as_sentence (follow_up->note);

  if (*note != '\0')
    minka_text_add_printf (text, MINKA_STYLE_PLAIN, "\n%s", note);
  if (*due != '\0')
    minka_text_add_printf (text, MINKA_STYLE_PLAIN, "\nNuevo plazo: %s", due);
  return text;
}

/* Where an agreement stands. Agreements of one acta share the note. */
static void
add_origin (MinkaPaper *paper, MinkaMinutes *minutes, MinkaText *text, const char *meeting, guint *notes)
{
  for (guint i = 0; i < minutes->origins->len; i++) {
    MinkaActa *acta = minutes->origins->pdata[i];
    g_autofree char *date = NULL;

    if (!g_str_equal (acta->meeting, meeting))
      continue;
    if (notes[i] > 0) {
      minka_text_add_mark (text, notes[i], FALSE);
      return;
    }
    date = minka_spanish_date (acta->date);
    notes[i] = minka_paper_add_note (paper, text,
                                     minka_text_new_printf ("Consta en el Acta N.° %03d%s%s.", acta->number,
                                                            *date != '\0' ? ", del " : "", date));
    return;
  }
}

static void
add_follow_ups (MinkaPaper *paper, MinkaMinutes *minutes)
{
  static const MinkaColumn columns[] = {
    { "N.°", 6, MINKA_SETTING_RIGHT, FALSE },
    { "Acuerdo anterior", 44, MINKA_SETTING_LEFT, TRUE },
    { "Responsable", 20, MINKA_SETTING_LEFT, FALSE },
    { "Estado", 30, MINKA_SETTING_LEFT, FALSE },
  };
  MinkaTable *table = minka_table_new (columns, G_N_ELEMENTS (columns));
  g_autofree guint *notes = g_new0 (guint, minutes->origins->len);

  for (guint i = 0; i < minutes->follow_ups->len; i++) {
    MinkaFollowUp *follow_up = minutes->follow_ups->pdata[i];
    MinkaAgreement *agreement = find_agreement (minutes->earlier, follow_up->agreement);
    g_autofree char *who = agreement != NULL ? responsible (minutes, agreement) : NULL;

    MinkaText *what = minka_text_new (agreement != NULL ? agreement->text : "");

    if (agreement != NULL)
      add_origin (paper, minutes, what, agreement->meeting, notes);
    minka_table_begin_row (table);
    minka_table_add_cell (table, minka_text_new_printf ("%u", i + 1));
    minka_table_add_cell (table, what);
    minka_table_add_cell (table, minka_text_new (who));
    minka_table_add_cell (table, follow_up_state (follow_up));
  }
  minka_paper_add_table (paper, table);
}

static void
add_previous (MinkaPaper *paper, MinkaMinutes *minutes)
{
  const char *reading = minutes->meeting->previous_reading;
  MinkaActa *previous = minutes->previous;

  if (previous == NULL && minka_words_are_blank (reading) && minutes->follow_ups->len == 0)
    return;

  minka_paper_add_heading (paper, 1,
                           minka_text_new (minutes->follow_ups->len > 0
                                               ? "Lectura del acta anterior y seguimiento de acuerdos"
                                               : "Lectura del acta anterior"));
  if (previous != NULL) {
    g_autofree char *date = minka_spanish_date (previous->date);
    MinkaText *text = minka_text_new_printf ("Acta anterior: N.° %03d", previous->number);

    if (*date != '\0')
      minka_text_add_printf (text, MINKA_STYLE_PLAIN, ", del %s", date);
    minka_text_add (text, MINKA_STYLE_PLAIN, ".");
    minka_paper_add_paragraph (paper, MINKA_SETTING_JUSTIFIED, text);
  }
  minka_paper_add_paragraphs (paper, MINKA_SETTING_JUSTIFIED, reading);
  if (minutes->follow_ups->len > 0)
    add_follow_ups (paper, minutes);
}

static void
add_section (MinkaPaper *paper, const char *title, const char *text)
{
  if (minka_words_are_blank (text))
    return;
  minka_paper_add_heading (paper, 1, minka_text_new (title));
  minka_paper_add_paragraphs (paper, MINKA_SETTING_JUSTIFIED, text);
}

/* Topics */

static void
add_agenda (MinkaPaper *paper, MinkaMinutes *minutes)
{
  minka_paper_add_heading (paper, 1, minka_text_new ("Orden del día"));
  if (minutes->agenda->len == 0) {
    minka_paper_add_paragraph (paper, MINKA_SETTING_JUSTIFIED,
                               minka_text_new ("No se fijó un orden del día."));
    return;
  }

  minka_paper_begin_list (paper, MINKA_LIST_NUMBERED);
  for (guint i = 0; i < minutes->agenda->len; i++) {
    MinkaAgendaItem *item = minutes->agenda->pdata[i];
    g_autofree char *title = minka_words_without_stop (item->title);
    const char *presenter = minka_minutes_name (minutes, item->presenter);
    g_autofree char *minute_count =
        item->minutes > 0 ? minka_spanish_count (item->minutes, "minuto", "minutos") : g_strdup ("");
    g_autofree char *presents =
        minka_words_are_blank (presenter) ? g_strdup ("") : g_strdup_printf ("presenta: %s", presenter);
    g_autofree char *details = minka_words_join ("; ", (const char *[]) { minute_count, presents }, 2);
    MinkaText *text = minka_text_new (title);

    if (*details != '\0')
      minka_text_add_printf (text, MINKA_STYLE_QUIET, " (%s)", details);
    minka_text_add (text, MINKA_STYLE_PLAIN, ".");
    if (item->unplanned)
      minka_text_add (text, MINKA_STYLE_ITALIC, " Tema no incluido en el orden del día de la convocatoria.");
    minka_paper_add_item (paper, text);
  }
  minka_paper_end_list (paper);
}

static void
add_conclusion (MinkaPaper *paper, const char *conclusion)
{
  g_auto (GStrv) lines = g_strsplit (conclusion, "\n", -1);
  gboolean first = TRUE;

  for (guint i = 0; lines[i] != NULL; i++) {
    MinkaText *text;

    if (minka_words_are_blank (lines[i]))
      continue;
    text = minka_text_new_styled (MINKA_STYLE_BOLD, first ? "Conclusión: " : "");
    minka_text_add (text, MINKA_STYLE_PLAIN, g_strstrip (lines[i]));
    minka_paper_add_paragraph (paper, MINKA_SETTING_JUSTIFIED, text);
    first = FALSE;
  }
}

static void
add_topics (MinkaPaper *paper, MinkaMinutes *minutes)
{
  if (minutes->agenda->len == 0)
    return;

  minka_paper_add_heading (paper, 1, minka_text_new ("Desarrollo de los temas"));
  for (guint i = 0; i < minutes->agenda->len; i++) {
    MinkaAgendaItem *item = minutes->agenda->pdata[i];

    minka_paper_add_heading (paper, 2, minka_text_new_printf ("%u. %s", i + 1, item->title));
    if (minka_words_are_blank (item->deliberation) && minka_words_are_blank (item->conclusion))
      minka_paper_add_paragraph (paper, MINKA_SETTING_JUSTIFIED,
                                 minka_text_new ("No se dejó constancia de deliberación sobre este tema."));
    minka_paper_add_paragraphs (paper, MINKA_SETTING_JUSTIFIED, item->deliberation);
    add_conclusion (paper, item->conclusion);
  }
}

/* Agreements */

static char *
topic_of (MinkaMinutes *minutes, MinkaAgreement *agreement)
{
  for (guint i = 0; i < minutes->agenda->len; i++) {
    MinkaAgendaItem *item = minutes->agenda->pdata[i];

    if (g_str_equal (minka_record_get_id (MINKA_RECORD (item)), agreement->agenda_item))
      return g_strdup_printf ("%u. %s", i + 1, item->title);
  }
  return g_strdup ("");
}

static char *
votes (MinkaAgreement *agreement)
{
  g_autofree char *abstentions = NULL;

  if (!agreement->voted)
    return g_strdup ("");
  if (agreement->votes_for > 0 && agreement->votes_against == 0 && agreement->abstentions == 0)
    return g_strdup_printf ("Por unanimidad, con %d %s a favor", agreement->votes_for,
                            agreement->votes_for == 1 ? "voto" : "votos");
  abstentions = minka_spanish_count (agreement->abstentions, "abstención", "abstenciones");
  return g_strdup_printf ("%d a favor, %d en contra y %s", agreement->votes_for, agreement->votes_against,
                          abstentions);
}

static void
add_agreement (MinkaPaper *paper, MinkaMinutes *minutes, guint i)
{
  MinkaAgreement *agreement = minutes->agreements->pdata[i];
  MinkaTable *table = minka_table_new_facts (0.19);
  g_autofree char *topic = topic_of (minutes, agreement);
  g_autofree char *who = responsible (minutes, agreement);
  g_autofree char *due = minka_spanish_date_long (agreement->due);
  g_autofree char *vote = votes (agreement);

  minka_paper_add_heading (
      paper, 2,
      minka_text_new_printf ("Acuerdo n.° %u%s", i + 1,
                             agreement->outside_agenda ? " (adoptado fuera de agenda)" : ""));
  minka_paper_add_paragraphs (paper, MINKA_SETTING_JUSTIFIED, agreement->text);
  minka_paper_keep_together (paper);
  minka_table_add_fact (table, "Fundamento", minka_text_new (agreement->grounds));
  minka_table_add_fact (table, "Tema", minka_text_new (topic));
  minka_table_add_fact (table, "Responsable",
                        minka_text_new (minka_words_are_blank (who) ? "No se designó" : who));
  minka_table_add_fact (table, "Plazo", minka_text_new (*due != '\0' ? due : "No se fijó"));
  minka_table_add_fact (table, "Votación", minka_text_new (vote));
  minka_paper_add_table (paper, table);
}

static void
add_agreements (MinkaPaper *paper, MinkaMinutes *minutes)
{
  minka_paper_add_heading (paper, 1, minka_text_new ("Acuerdos"));
  if (minutes->agreements->len == 0)
    minka_paper_add_paragraph (paper, MINKA_SETTING_JUSTIFIED, minka_text_new ("No se adoptaron acuerdos."));
  for (guint i = 0; i < minutes->agreements->len; i++)
    add_agreement (paper, minutes, i);
}

/* What the teachers let the acta quote */

static void
add_quotes (MinkaPaper *paper, MinkaMinutes *minutes)
{
  if (minutes->quotes->len > 0)
    minka_paper_add_heading (paper, 1, minka_text_new ("Reflexiones de los docentes"));
  for (guint i = 0; i < minutes->quotes->len; i++) {
    MinkaReflection *quote = minutes->quotes->pdata[i];
    g_autofree char *date = minka_spanish_date (quote->date);
    g_autofree char *about = minka_words_join (
        " · ", (const char *[]) { minka_minutes_name (minutes, quote->author), date, quote->strategy }, 3);

    minka_paper_add_heading (paper, 2, minka_text_new (about));
    minka_paper_add_paragraphs (paper, MINKA_SETTING_JUSTIFIED, quote->body);
  }
}

/* End */

static void
add_closing (MinkaPaper *paper, MinkaMinutes *minutes)
{
  g_autofree char *time = minka_spanish_time_words (minka_meeting_get_closing (minutes->meeting));
  MinkaText *text = minka_text_new ("No habiendo más asuntos que tratar, ");

  if (*time != '\0')
    minka_text_add_printf (text, MINKA_STYLE_PLAIN, "siendo %s%s, ", time,
                           *minutes->meeting->date != '\0' ? " del mismo día" : "");
  minka_text_add (text, MINKA_STYLE_PLAIN, "se dio por concluida la reunión. ");
  minka_text_add (
      text, MINKA_STYLE_PLAIN,
      "En señal de conformidad suscriben la presente acta quienes la autorizan y los asistentes que "
      "firman en la relación de asistencia.");
  minka_paper_add_heading (paper, 1, minka_text_new ("Cierre"));
  minka_paper_add_paragraph (paper, MINKA_SETTING_JUSTIFIED, text);
}

/**
 * minka_acta_document_add_signer:
 * @paper: the document of an acta
 * @minutes: who is who
 * @member: the id of a member, empty for somebody unknown
 * @role: what the person signs as
 *
 * Adds a place to sign.
 */
void
minka_acta_document_add_signer (MinkaPaper *paper, MinkaMinutes *minutes, const char *member,
                                const char *role)
{
  const char *name = minka_minutes_name (minutes, member);
  const char *job = minka_minutes_job (minutes, member);

  minka_paper_add_signature (paper, name, g_str_equal (job, name) || g_str_equal (job, role) ? "" : job,
                             g_str_equal (role, name) ? "" : role);
}

/**
 * minka_acta_document_add_holder:
 * @paper: the document of an acta without a meeting
 * @minutes: who is who
 * @duty: the duty of a post
 * @role: what to call it if there is no such post
 *
 * Adds a place to sign for whoever holds a post.
 */
void
minka_acta_document_add_holder (MinkaPaper *paper, MinkaMinutes *minutes, MinkaDuty duty, const char *role)
{
  for (guint i = 0; i < minutes->posts->len; i++) {
    MinkaPost *post = minutes->posts->pdata[i];

    if (post->duty == (int) duty && *post->member != '\0') {
      minka_acta_document_add_signer (paper, minutes, post->member, post->title);
      return;
    }
  }
  minka_acta_document_add_signer (paper, minutes, "", role);
}

static void
add_signer (MinkaPaper *paper, MinkaMinutes *minutes, const char *member_id, MinkaDuty duty, const char *role)
{
  const char *post = post_title (minutes, member_id, duty);

  minka_acta_document_add_signer (paper, minutes, member_id, minka_words_are_blank (post) ? role : post);
}

static void
add_signatures (MinkaPaper *paper, MinkaMinutes *minutes)
{
  MinkaMeeting *meeting = minutes->meeting;

  add_signer (paper, minutes, meeting->secretary, MINKA_DUTY_SECRETARY, "Secretaría de la reunión");
  add_signer (paper, minutes, meeting->president, MINKA_DUTY_DIRECTOR, "Presidencia de la reunión");
  if (*meeting->moderator != '\0' && !g_str_equal (meeting->moderator, meeting->president) &&
      !g_str_equal (meeting->moderator, meeting->secretary))
    add_signer (paper, minutes, meeting->moderator, MINKA_DUTY_MODERATOR, "Moderación de la reunión");
}

static void
set_margins (MinkaPaper *paper, MinkaMinutes *minutes, const char *issued)
{
  g_autofree char *subject = kind_and_number (minutes->meeting);
  g_autofree char *about = minka_words_join (": ", (const char *[]) { subject, minutes->meeting->title }, 2);

  about[0] = 'R';
  minka_letterhead_set_margins (paper, minutes->plan);
  minka_paper_set_subject (paper, about);
  minka_paper_set_created (paper, issued);
  if (minutes->number > 0) {
    g_autofree char *footer = minutes->book_number > 0
                                  ? g_strdup_printf ("Libro de actas, tomo %d · Acta N.° %03d",
                                                     minutes->book_number, minutes->number)
                                  : g_strdup_printf ("Acta N.° %03d", minutes->number);

    minka_paper_set_first_folio (paper, minutes->first_folio);
    minka_paper_set_footer (paper, footer);
  } else {
    minka_paper_set_stamp (paper, "BORRADOR");
    minka_paper_set_footer (paper, "Borrador de acta, sin número ni folios");
  }
}

/* The first digits of a fingerprint, as people compare them: 3f2a 9c41 0b7d 88e0 */
static char *
short_fingerprint (GBytes *bytes)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < FINGERPRINT_GROUPS; i++)
    g_string_append_printf (out, "%s%.4s", i > 0 ? " " : "", sha256 + 4 * i);
  return g_string_free_and_steal (out);
}

/* The file cannot tell its own fingerprint, so each page tells that of its data. */
static void
print_fingerprint (MinkaPaper *paper, MinkaMinutes *minutes, GBytes *data)
{
  g_autofree char *fingerprint = short_fingerprint (data);
  g_autofree char *footer =
      g_strdup_printf ("Libro de actas, tomo %d · Acta N.° %03d · Huella de los datos: %s",
                       minutes->book_number, minutes->number, fingerprint);

  minka_paper_set_footer (paper, footer);
}

/**
 * minka_acta_document_attach:
 * @paper: the document of an acta that is being issued, with all its blocks
 * @minutes: what it is made of
 * @issued: when it is issued, RFC 3339 in UTC
 * @error: return location
 *
 * Gives the acta its time and last folio, and lets the document carry its data and print their fingerprint.
 *
 * Returns: whether it went well
 */
gboolean
minka_acta_document_attach (MinkaPaper *paper, MinkaMinutes *minutes, const char *issued, GError **error)
{
  const int n_pages = minka_paper_lay_out (paper, error);
  g_autoptr (GBytes) data = NULL;

  if (n_pages == 0)
    return FALSE;
  g_object_set (minutes->acta, "issued", issued, "last-folio", minutes->first_folio + n_pages - 1, NULL);
  data = minka_acta_data_make (minutes);
  minka_paper_attach (paper, MINKA_ACTA_DATA_NAME, "Datos del acta", "application/json", data);
  print_fingerprint (paper, minutes, data);
  return TRUE;
}

/**
 * minka_acta_document_make:
 * @minutes: all that the acta is made of; a draft if its number is 0
 * @issued: when it is issued, RFC 3339 in UTC
 * @n_pages: (out) (optional): how many pages it has
 * @error: return location
 *
 * Writes an acta. What the minutes lack is left out, or said to be lacking where an acta must speak of it.
 * The same minutes always give the same bytes. An acta that is being issued gets its time and last folio, and carries
 * its data as minka_acta_data_make() writes them.
 *
 * Returns: (transfer full) (nullable): a PDF/A-3a; or %NULL and the errors of minka_paper_finish()
 */
GBytes *
minka_acta_document_make (MinkaMinutes *minutes, const char *issued, int *n_pages, GError **error)
{
  g_autofree char *number = minutes->number > 0 ? g_strdup_printf ("Acta N.° %03d", minutes->number)
                                                : g_strdup ("Borrador de acta");
  g_autofree char *title = minka_words_join (" · ", (const char *[]) { number, minutes->meeting->title }, 2);
  g_autoptr (MinkaPaper) paper = minka_paper_new (title);

  set_margins (paper, minutes, issued);
  minka_letterhead_add (paper, minutes->plan);
  add_title (paper, minutes);
  add_facts (paper, minutes);
  add_opening (paper, minutes);
  add_attendance (paper, minutes);
  add_previous (paper, minutes);
  add_section (paper, "Informes", minutes->meeting->reports);
  add_agenda (paper, minutes);
  add_topics (paper, minutes);
  add_agreements (paper, minutes);
  add_section (paper, "Conclusiones", minutes->meeting->conclusions);
  add_section (paper, "Sugerencias", minutes->meeting->suggestions);
  add_section (paper, "Vías de investigación", minutes->meeting->research);
  add_quotes (paper, minutes);
  add_section (paper, "Aprobación del acta", minutes->meeting->approval);
  add_closing (paper, minutes);
  add_signatures (paper, minutes);
  if (minutes->acta != NULL && !minka_acta_document_attach (paper, minutes, issued, error))
    return NULL;
  return minka_paper_finish (paper, n_pages, error);
}

/**
 * minka_acta_file_name:
 * @book_number: the tome
 * @number: the acta's number
 * @date: the day of the meeting, YYYY-MM-DD
 * @title: what it is about
 *
 * Returns: (transfer full): where the acta goes in the folder of the minutes book, as in
 *   2021/Libro-01/Acta-003_2021-03-15_retroalimentacion-formativa.pdf
 */
char *
minka_acta_file_name (int book_number, int number, const char *date, const char *title)
{
  g_autofree char *slug = minka_spanish_slug (title, SLUG_LETTERS);

  return g_strdup_printf ("%.4s/Libro-%02d/Acta-%03d_%s_%s.pdf", date, book_number, number, date,
                          *slug != '\0' ? slug : "reunion");
}
