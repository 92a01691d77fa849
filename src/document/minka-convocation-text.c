#include "minka-convocation-text.h"

#include "minka-letterhead.h"
#include "minka-spanish.h"
#include "minka-text.h"

#include <string.h>

/* The convocatoria as a message: the same as on paper, in as few lines. */

typedef struct {
  GString *text;
  MinkaMessage message;
} Writer;

/* On one line, without what WhatsApp would take for a mark. */
static char *
plain (const char *text)
{
  g_autofree char *copy = g_strdup (text);

  return g_strstrip (g_strdup (g_strdelimit (copy, "*\r\n\t", ' ')));
}

static void
bold (Writer *self, const char *text)
{
  g_autofree char *words = plain (text);

  if (self->message == MINKA_MESSAGE_CHAT && *words != '\0')
    g_string_append_printf (self->text, "*%s*", words);
  else
    g_string_append (self->text, words);
}

static void
fact (Writer *self, const char *name, const char *value)
{
  g_autofree char *label = g_strconcat (name, ":", NULL);
  g_autofree char *words = plain (value);

  if (*words == '\0')
    return;
  bold (self, label);
  g_string_append_printf (self->text, " %s\n", words);
}

static char *
hours (MinkaMeeting *meeting)
{
  if (*meeting->start_time != '\0' && *meeting->end_time != '\0')
    return g_strdup_printf ("de %s a %s h", meeting->start_time, meeting->end_time);
  if (*meeting->start_time != '\0')
    return g_strdup_printf ("%s h", meeting->start_time);
  return g_strdup ("por confirmar");
}

static char *
name_meeting (MinkaMeeting *meeting)
{
  const char *kind = minka_spanish_meeting_kind (meeting->kind);

  return meeting->number > 0 ? g_strdup_printf ("reunión %s n.° %d", kind, meeting->number)
                             : g_strdup_printf ("reunión %s", kind);
}

static void
add_reason (Writer *self, MinkaMeeting *meeting)
{
  g_autofree char *reason = plain (meeting->change_reason);

  if (*reason != '\0')
    g_string_append_printf (self->text, " Motivo: %s%s", reason, g_str_has_suffix (reason, ".") ? "" : ".");
}

static void
add_opening (Writer *self, MinkaMinutes *minutes)
{
  MinkaMeeting *meeting = minutes->meeting;
  g_autofree char *body = minka_spanish_of (minka_letterhead_body (minutes->plan));
  g_autofree char *name = name_meeting (meeting);
  g_autofree char *day = minka_spanish_date_long (meeting->date);
  g_autofree char *before = minka_spanish_date_long (meeting->moved_from);

  if (meeting->state == MINKA_MEETING_STATE_CANCELLED) {
    g_string_append_printf (self->text, "Se comunica a los integrantes %s que la %s", body, name);
    if (*day != '\0')
      g_string_append_printf (self->text, ", prevista para el %s,", day);
    g_string_append (self->text, " ");
    bold (self, "queda cancelada");
    g_string_append (self->text, ".");
    add_reason (self, meeting);
  } else if (*before != '\0') {
    g_string_append_printf (self->text, "Se comunica a los integrantes %s que la %s, prevista para el %s, ",
                            body, name, before);
    bold (self, "cambia de fecha");
    g_string_append (self->text, ".");
    add_reason (self, meeting);
  } else {
    g_string_append_printf (self->text, "Se convoca a los integrantes %s a la %s.", body, name);
  }
  g_string_append (self->text, "\n\n");
}

static void
add_facts (Writer *self, MinkaMeeting *meeting)
{
  g_autofree char *day = minka_spanish_date_long (meeting->date);
  g_autofree char *when = hours (meeting);

  fact (self, "Tema", meeting->title);
  fact (self, "Fecha", *day != '\0' ? day : "por confirmar");
  fact (self, "Hora", when);
  fact (self, "Modalidad", minka_spanish_meeting_mode (meeting->mode));
  if (meeting->mode != MINKA_MEETING_MODE_VIRTUAL)
    fact (self, "Lugar", meeting->place);
  if (meeting->mode != MINKA_MEETING_MODE_IN_PERSON) {
    fact (self, "Plataforma", meeting->platform);
    fact (self, "Enlace", meeting->link);
  }
  fact (self, "Propósito", meeting->purpose);
}

static void
add_agenda (Writer *self, MinkaMinutes *minutes)
{
  guint number = 0;

  for (guint i = 0; i < minutes->agenda->len; i++) {
    MinkaAgendaItem *item = minutes->agenda->pdata[i];
    g_autofree char *title = plain (item->title);
    g_autofree char *presenter = plain (minka_minutes_name (minutes, item->presenter));
    g_autofree char *preparation = plain (item->preparation);

    if (item->unplanned)
      continue;
    if (number == 0) {
      g_string_append (self->text, "\n");
      bold (self, "Agenda");
      g_string_append (self->text, "\n");
    }
    g_string_append_printf (self->text, "%u. %s", ++number, title);
    if (item->minutes > 0 && *presenter != '\0')
      g_string_append_printf (self->text, " (%d min; presenta: %s)", item->minutes, presenter);
    else if (item->minutes > 0)
      g_string_append_printf (self->text, " (%d min)", item->minutes);
    else if (*presenter != '\0')
      g_string_append_printf (self->text, " (presenta: %s)", presenter);
    g_string_append (self->text, "\n");
    if (*preparation != '\0')
      g_string_append_printf (self->text, "   Preparar: %s\n", preparation);
  }
}

/**
 * minka_convocation_text_make:
 * @minutes: a meeting with its agenda
 * @message: where it is sent
 *
 * Writes the *Convocatoria* as a message. A cancelled meeting is called off, and one that was moved says from when, with
 * the reason.
 *
 * Returns: (transfer full): lines of plain text in UTF-8
 */
char *
minka_convocation_text_make (MinkaMinutes *minutes, MinkaMessage message)
{
  MinkaMeeting *meeting = minutes->meeting;
  const char *president = minka_minutes_name (minutes, meeting->president);
  const gboolean cancelled = meeting->state == MINKA_MEETING_STATE_CANCELLED;
  Writer self = { g_string_new (NULL), message };
  g_autofree char *all = NULL;

  bold (&self, cancelled                      ? "REUNIÓN CANCELADA"
               : *meeting->moved_from != '\0' ? "CAMBIO DE FECHA"
                                              : "CONVOCATORIA");
  g_string_append_printf (self.text, "\n%s", minutes->plan->school_name);
  g_string_append (self.text, *minutes->plan->school_name != '\0' ? "\n\n" : "\n");
  add_opening (&self, minutes);
  if (cancelled) {
    fact (&self, "Tema", meeting->title);
  } else {
    add_facts (&self, meeting);
    add_agenda (&self, minutes);
    g_string_append (self.text,
                     "\nPor favor, confirme su asistencia y avise con tiempo si tiene alguna dificultad.\n");
  }
  if (*president != '\0') {
    g_autofree char *name = plain (president);

    g_string_append_printf (self.text, "\n%s\n", name);
  }
  all = g_string_free_and_steal (self.text);
  return minka_text_clean (all);
}
