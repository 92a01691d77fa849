#include "minka-minutes.h"

#include "minka-date.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (MinkaMinutes, minka_minutes, G_TYPE_OBJECT)

static void
minka_minutes_finalize (GObject *object)
{
  MinkaMinutes *self = MINKA_MINUTES (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->meeting);
  g_clear_object (&self->activity);
  g_clear_object (&self->previous);
  g_clear_object (&self->corrected);
  g_clear_object (&self->handover);
  g_clear_object (&self->book);
  g_clear_object (&self->acta);
  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->posts);
  g_ptr_array_unref (self->attendance);
  g_ptr_array_unref (self->agenda);
  g_ptr_array_unref (self->agreements);
  g_ptr_array_unref (self->follow_ups);
  g_ptr_array_unref (self->earlier);
  g_ptr_array_unref (self->origins);
  g_ptr_array_unref (self->quotes);
  g_ptr_array_unref (self->books);
  g_ptr_array_unref (self->index);

  G_OBJECT_CLASS (minka_minutes_parent_class)->finalize (object);
}

static void
minka_minutes_class_init (MinkaMinutesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = minka_minutes_finalize;
}

static void
minka_minutes_init (MinkaMinutes *self)
{
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  self->posts = g_ptr_array_new_with_free_func (g_object_unref);
  self->attendance = g_ptr_array_new_with_free_func (g_object_unref);
  self->agenda = g_ptr_array_new_with_free_func (g_object_unref);
  self->agreements = g_ptr_array_new_with_free_func (g_object_unref);
  self->follow_ups = g_ptr_array_new_with_free_func (g_object_unref);
  self->earlier = g_ptr_array_new_with_free_func (g_object_unref);
  self->origins = g_ptr_array_new_with_free_func (g_object_unref);
  self->quotes = g_ptr_array_new_with_free_func (g_object_unref);
  self->books = g_ptr_array_new_with_free_func (g_object_unref);
  self->index = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * minka_minutes_new:
 *
 * Returns: (transfer full): empty minutes, without plan or meeting
 */
MinkaMinutes *
minka_minutes_new (void)
{
  return g_object_new (MINKA_TYPE_MINUTES, NULL);
}

/**
 * minka_minutes_find_member:
 * @self: minutes
 * @id: a member's id, may be empty
 *
 * Returns: (transfer none) (nullable): the member
 */
MinkaMember *
minka_minutes_find_member (MinkaMinutes *self, const char *id)
{
  for (guint i = 0; i < self->members->len; i++)
    if (g_strcmp0 (minka_record_get_id (self->members->pdata[i]), id) == 0)
      return self->members->pdata[i];
  return NULL;
}

/**
 * minka_minutes_name:
 * @self: minutes
 * @member_id: a member's id, may be empty
 *
 * Returns: (transfer none): the member's name, empty if there is none
 */
const char *
minka_minutes_name (MinkaMinutes *self, const char *member_id)
{
  MinkaMember *member = minka_minutes_find_member (self, member_id);

  return member != NULL ? member->name : "";
}

/**
 * minka_minutes_job:
 * @self: minutes
 * @member_id: a member's id, may be empty
 *
 * Returns: (transfer none): the member's job at the school, empty if there is none
 */
const char *
minka_minutes_job (MinkaMinutes *self, const char *member_id)
{
  MinkaMember *member = minka_minutes_find_member (self, member_id);

  return member != NULL ? member->job : "";
}

/**
 * minka_minutes_count:
 * @self: minutes
 * @presence: a state of attendance
 *
 * Returns: how many of those called are in that state
 */
guint
minka_minutes_count (MinkaMinutes *self, MinkaPresence presence)
{
  guint n = 0;

  for (guint i = 0; i < self->attendance->len; i++)
    n += MINKA_ATTENDANCE (self->attendance->pdata[i])->presence == (int) presence;
  return n;
}

/**
 * minka_minutes_present:
 * @self: minutes
 *
 * Returns: how many of those called came, in time or late
 */
guint
minka_minutes_present (MinkaMinutes *self)
{
  return minka_minutes_count (self, MINKA_PRESENCE_PRESENT) + minka_minutes_count (self, MINKA_PRESENCE_LATE);
}

/**
 * minka_minutes_has_quorum:
 * @self: minutes
 *
 * Returns: whether more than half of those called came (DS 006-2026-JUS on collegiate bodies: the absolute
 *   majority)
 */
gboolean
minka_minutes_has_quorum (MinkaMinutes *self)
{
  return minka_minutes_present (self) * 2 > self->attendance->len;
}

static void
flaw_free (gpointer data)
{
  MinkaFlaw *flaw = data;

  g_free (flaw->text);
  g_free (flaw);
}

G_GNUC_PRINTF (4, 5)
static void
add (GPtrArray *flaws, gboolean blocking, const char *field, const char *format, ...)
{
  MinkaFlaw *flaw = g_new (MinkaFlaw, 1);
  va_list args;

  va_start (args, format);
  *flaw = (MinkaFlaw) { blocking, field, g_strdup_vprintf (format, args) };
  va_end (args);
  g_ptr_array_add (flaws, flaw);
}

static void
check_agenda (MinkaMinutes *self, GPtrArray *flaws)
{
  if (self->agenda->len == 0)
    add (flaws, TRUE, "agenda_item", _ ("The agenda has no topic."));

  for (guint i = 0; i < self->agenda->len; i++) {
    MinkaAgendaItem *item = self->agenda->pdata[i];

    if (*item->deliberation == '\0' && *item->conclusion == '\0')
      add (flaws, TRUE, "agenda_item", _ ("Topic %u, “%s”, has neither notes nor a conclusion."), i + 1,
           item->title);
    else if (*item->conclusion == '\0')
      add (flaws, FALSE, "agenda_item", _ ("Topic %u, “%s”, has no conclusion."), i + 1, item->title);
  }
}

static void
check_agreements (MinkaMinutes *self, GPtrArray *flaws)
{
  gboolean all_present = minka_minutes_present (self) == self->attendance->len;

  if (self->agreements->len == 0)
    add (flaws, FALSE, "agreement", _ ("No agreement was recorded."));

  for (guint i = 0; i < self->agreements->len; i++) {
    MinkaAgreement *agreement = self->agreements->pdata[i];

    if (*agreement->responsible == '\0' && *agreement->responsible_text == '\0')
      add (flaws, FALSE, "agreement", _ ("Agreement %u does not say who does it."), i + 1);
    if (*agreement->due == '\0')
      add (flaws, FALSE, "agreement", _ ("Agreement %u does not say by when."), i + 1);
    if (agreement->outside_agenda && !all_present)
      add (flaws, FALSE, "agreement", _ ("Agreement %u is outside the agenda and not everyone is present."),
           i + 1);
    if (agreement->voted && (guint) (agreement->votes_for + agreement->votes_against +
                                     agreement->abstentions) > minka_minutes_present (self))
      add (flaws, FALSE, "agreement", _ ("Agreement %u has more votes than there are people present."),
           i + 1);
  }
}

static void
check_attendance (MinkaMinutes *self, GPtrArray *flaws)
{
  guint unknown = minka_minutes_count (self, MINKA_PRESENCE_UNKNOWN);

  if (self->attendance->len == 0) {
    add (flaws, TRUE, "attendance", _ ("Nobody is on the attendance list."));
    return;
  }
  if (unknown > 0)
    add (flaws, TRUE, "attendance",
         ngettext ("The attendance of %u person is not recorded.",
                   "The attendance of %u people is not recorded.", unknown),
         unknown);
  else if (!minka_minutes_has_quorum (self))
    add (flaws, FALSE, "attendance", _ ("There is no quorum: %u of %u came, and more than half are needed."),
         minka_minutes_present (self), self->attendance->len);
}

/* What the route of a meeting asks of its informe, and the approval of the acta. */
static void
check_closing (MinkaMinutes *self, GPtrArray *flaws)
{
  MinkaMeeting *meeting = self->meeting;

  if (*meeting->previous != '\0' && *meeting->previous_reading == '\0')
    add (flaws, FALSE, "previous_reading", _ ("Nothing is said of the reading of the previous acta."));
  if (self->unfollowed > 0)
    add (flaws, FALSE, "follow_up",
         ngettext ("Nothing is said of %u earlier agreement that was due.",
                   "Nothing is said of %u earlier agreements that were due.", self->unfollowed),
         self->unfollowed);
  if (*meeting->suggestions == '\0')
    add (flaws, FALSE, "suggestions", _ ("There are no suggestions."));
  if (*meeting->research == '\0')
    add (flaws, FALSE, "research", _ ("There are no research paths."));
  if (*meeting->approval == '\0')
    add (flaws, FALSE, "approval", _ ("It is not said how the acta was approved."));
}

/**
 * minka_minutes_check:
 * @self: minutes
 *
 * Looks for what an acta needs and does not find: what blocks first, then what is only warned of. The rules
 * are those for the actas of collegiate bodies (DS 006-2026-JUS, arts. 96–102); quorum and agreements outside
 * the agenda are warned of and recorded, not forbidden.
 *
 * Returns: (transfer full) (element-type MinkaFlaw): what was found, empty when all is there
 */
GPtrArray *
minka_minutes_check (MinkaMinutes *self)
{
  GPtrArray *flaws = g_ptr_array_new_with_free_func (flaw_free);
  g_autoptr (GPtrArray) warnings = NULL;
  MinkaMeeting *meeting = self->meeting;
  const char *opening = minka_meeting_get_opening (meeting);
  const char *closing = minka_meeting_get_closing (meeting);

  if (*self->plan->school_name == '\0')
    add (flaws, TRUE, "plan", _ ("The school has no name yet."));
  if (*meeting->date == '\0')
    add (flaws, TRUE, "date", _ ("The meeting has no date."));
  if (*opening == '\0')
    add (flaws, TRUE, "start_time", _ ("The meeting has no starting time."));
  if (*closing == '\0')
    add (flaws, TRUE, "end_time", _ ("The meeting has no closing time."));
  else if (minka_time_minutes (closing) < minka_time_minutes (opening))
    add (flaws, TRUE,
         *meeting->closed != '\0'   ? "closed"
         : *meeting->opened != '\0' ? "opened"
                                    : "end_time",
         _ ("The meeting closes before it starts."));
  if (meeting->mode != MINKA_MEETING_MODE_VIRTUAL && *meeting->place == '\0')
    add (flaws, TRUE, "place", _ ("The meeting has no place."));
  if (meeting->mode != MINKA_MEETING_MODE_IN_PERSON && *meeting->platform == '\0')
    add (flaws, TRUE, "platform", _ ("The meeting has no platform."));
  if (*meeting->president == '\0')
    add (flaws, TRUE, "president", _ ("It is not said who presided."));
  if (*meeting->secretary == '\0')
    add (flaws, TRUE, "secretary", _ ("It is not said who acted as secretary."));
  if (*meeting->moderator == '\0')
    add (flaws, FALSE, "moderator", _ ("It is not said who moderated."));
  check_attendance (self, flaws);
  check_agenda (self, flaws);
  check_agreements (self, flaws);
  check_closing (self, flaws);

  /* Stable: what blocks first, each in the order of the acta. */
  warnings = g_ptr_array_new ();
  for (guint i = 0; i < flaws->len;) {
    if (((MinkaFlaw *) flaws->pdata[i])->blocking)
      i++;
    else
      g_ptr_array_add (warnings, g_ptr_array_steal_index (flaws, i));
  }
  for (guint i = 0; i < warnings->len; i++)
    g_ptr_array_add (flaws, warnings->pdata[i]);
  return flaws;
}
