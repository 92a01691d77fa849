#include "minka-agenda.h"

#include "minka-date.h"

#include <glib/gi18n-lib.h>

/**
 * minka_agenda_sum:
 * @self: what to fill in
 * @meeting: a meeting
 * @items: its topics, of #MinkaAgendaItem
 *
 * Adds up the agenda as it is served: what came up outside it takes no planned time. A meeting in person knows no limit
 * of a platform.
 */
void
minka_agenda_sum (MinkaAgenda *self, MinkaMeeting *meeting, GListModel *items)
{
  *self = (MinkaAgenda) { 0 };
  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (MinkaAgendaItem) item = g_list_model_get_item (items, i);

    if (item->unplanned)
      continue;
    self->topics++;
    self->untimed += item->minutes <= 0;
    self->minutes += MAX (item->minutes, 0);
  }
  if (minka_time_is_valid (meeting->start_time) && minka_time_is_valid (meeting->end_time))
    self->planned =
        MAX (minka_time_minutes (meeting->end_time) - minka_time_minutes (meeting->start_time), 0);
  if (meeting->mode != MINKA_MEETING_MODE_IN_PERSON)
    self->limit = MAX (meeting->platform_minutes, 0);
}

static gboolean
platform_is_tighter (const MinkaAgenda *self)
{
  return self->limit > 0 && (self->planned == 0 || self->limit < self->planned);
}

/**
 * minka_agenda_over:
 * @self: sums
 *
 * Returns: by how many minutes the topics exceed the tighter of plan and platform; 0 or less if they fit
 */
int
minka_agenda_over (const MinkaAgenda *self)
{
  const int room = platform_is_tighter (self) ? self->limit : self->planned;

  return room > 0 ? self->minutes - room : 0;
}

static char *
minutes (int n)
{
  return g_strdup_printf (ngettext ("%d minute", "%d minutes", n), n);
}

/**
 * minka_agenda_describe:
 * @self: sums
 *
 * Returns: (transfer full): whether the topics fit into the time, in words
 */
char *
minka_agenda_describe (const MinkaAgenda *self)
{
  const int over = minka_agenda_over (self);
  g_autofree char *sum = minutes (self->minutes);
  g_autofree char *room = minutes (platform_is_tighter (self) ? self->limit : self->planned);
  g_autofree char *more = minutes (over);
  GString *text = g_string_new (NULL);

  if (self->topics == 0)
    g_string_append (text, _ ("No topics yet."));
  else if (over > 0 && platform_is_tighter (self))
    /* Translators: three times so many minutes: the topics, what the platform allows, the difference. */
    g_string_append_printf (text, _ ("%s, and the platform allows %s: %s too many."), sum, room, more);
  else if (over > 0)
    g_string_append_printf (text, _ ("%s, and the meeting is to last %s: %s too many."), sum, room, more);
  else if (self->planned > 0 || self->limit > 0)
    /* Translators: so many minutes of so many minutes. */
    g_string_append_printf (text, _ ("%s of %s"), sum, room);
  else
    g_string_append (text, sum);
  if (self->untimed > 0)
    g_string_append (text, " · ");
  if (self->untimed > 0)
    g_string_append_printf (text,
                            ngettext ("%u topic without minutes", "%u topics without minutes", self->untimed),
                            self->untimed);
  return g_string_free_and_steal (text);
}
