#include "minka-session.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What happens to a meeting while it is held. Each gesture takes all that it changes with it, so that taking it back
 * leaves the clock as if it had never been. */

static void
put_clock (MinkaSession *self, MinkaGesture *gesture)
{
  minka_gesture_set (gesture, MINKA_RECORD (self->clock), "part", "agenda_item", "running", "meeting_seconds",
                     "topic_seconds", "at", "boot", "boot_seconds", NULL);
}

/* What the topic has taken so far is kept with it, to go on from when one comes back. */
static void
keep_topic_time (MinkaSession *self, MinkaGesture *gesture, double seconds)
{
  if (self->item == NULL || self->item->seconds == (int) floor (seconds))
    return;
  g_object_set (self->item, "seconds", (int) floor (seconds), NULL);
  minka_gesture_set (gesture, MINKA_RECORD (self->item), "seconds", NULL);
}

/**
 * minka_session_make_clock:
 * @meeting: a meeting
 *
 * Returns: (transfer full): a clock that has not begun. It is to be noted before the meeting begins, so that beginning
 *   it can be taken back however often the clock was looked at.
 */
MinkaMeetingClock *
minka_session_make_clock (MinkaMeeting *meeting)
{
  MinkaMeetingClock *clock = minka_record_new (MINKA_TYPE_MEETING_CLOCK);

  g_object_set (clock, "meeting", minka_record_get_id (MINKA_RECORD (meeting)), NULL);
  return clock;
}

/**
 * minka_session_begin:
 * @self: a session
 * @now: the moment
 * @time: (nullable): the time of day, HH:MM; %NULL to leave the planned one, as on another day
 *
 * Returns: (transfer full): the gesture that opens the meeting and lets the clock run
 */
MinkaGesture *
minka_session_begin (MinkaSession *self, const MinkaMoment *now, const char *time)
{
  MinkaGesture *gesture = minka_gesture_new (_ ("Begin the meeting"));

  minka_clock_set (self->clock, now, TRUE, 0, 0);
  g_object_set (self->clock, "part", MINKA_MEETING_PART_OPENING, "agenda_item", "", NULL);
  put_clock (self, gesture);
  g_object_set (self->meeting, "state", MINKA_MEETING_STATE_ONGOING, NULL);
  if (time != NULL)
    g_object_set (self->meeting, "opened", time, NULL);
  minka_gesture_set (gesture, MINKA_RECORD (self->meeting), "state", "opened", NULL);
  return gesture;
}

/**
 * minka_session_pause:
 * @self: a session whose clock runs
 * @now: the moment
 *
 * Returns: (transfer full): the gesture that stops the clock
 */
MinkaGesture *
minka_session_pause (MinkaSession *self, const MinkaMoment *now)
{
  MinkaGesture *gesture = minka_gesture_new (_ ("Pause the meeting"));
  MinkaClockReading reading = minka_clock_read (self->clock, now);

  minka_clock_set (self->clock, now, FALSE, reading.meeting, reading.topic);
  put_clock (self, gesture);
  return gesture;
}

/**
 * minka_session_resume:
 * @self: a session whose clock is stopped
 * @now: the moment
 *
 * Returns: (transfer full): the gesture that lets the clock go on
 */
MinkaGesture *
minka_session_resume (MinkaSession *self, const MinkaMoment *now)
{
  MinkaGesture *gesture = minka_gesture_new (_ ("Go on with the meeting"));

  minka_clock_set (self->clock, now, TRUE, self->clock->meeting_seconds, self->clock->topic_seconds);
  put_clock (self, gesture);
  if (self->meeting->state != MINKA_MEETING_STATE_ONGOING) {
    g_object_set (self->meeting, "state", MINKA_MEETING_STATE_ONGOING, NULL);
    minka_gesture_set (gesture, MINKA_RECORD (self->meeting), "state", NULL);
  }
  return gesture;
}

/**
 * minka_session_go:
 * @self: a session
 * @step: where to
 * @now: the moment
 *
 * Returns: (transfer full): the gesture that goes to another topic or part of the meeting
 */
MinkaGesture *
minka_session_go (MinkaSession *self, MinkaSessionStep step, const MinkaMoment *now)
{
  MinkaClockReading reading = minka_clock_read (self->clock, now);
  MinkaGesture *gesture;

  switch (step.part) {
  case MINKA_MEETING_PART_TOPICS:
    gesture = minka_gesture_new (_ ("Go to another topic"));
    break;
  case MINKA_MEETING_PART_CLOSING:
    gesture = minka_gesture_new (_ ("Go to the closing"));
    break;
  case MINKA_MEETING_PART_OPENING:
  case MINKA_MEETING_PART_EARLIER:
  default:
    gesture = minka_gesture_new (_ ("Go to another part of the meeting"));
    break;
  }
  keep_topic_time (self, gesture, reading.topic);
  minka_clock_set (self->clock, now, self->clock->running, reading.meeting,
                   step.item != NULL ? step.item->seconds : 0);
  g_object_set (self->clock, "part", step.part, "agenda_item",
                step.item != NULL ? minka_record_get_id (MINKA_RECORD (step.item)) : "", NULL);
  put_clock (self, gesture);
  self->item = step.item;
  return gesture;
}

/**
 * minka_session_add_minutes:
 * @self: a session with a topic
 * @minutes: how many, negative to take some away
 *
 * Returns: (transfer full): the gesture that gives the topic more time
 */
MinkaGesture *
minka_session_add_minutes (MinkaSession *self, int minutes)
{
  g_autofree char *name =
      g_strdup_printf (ngettext ("Add %d minute", "Add %d minutes", ABS (minutes)), ABS (minutes));
  MinkaGesture *gesture = minka_gesture_new (minutes > 0 ? name : _ ("Shorten the topic"));
  int extra = MAX (self->item->extra_minutes + minutes, -self->item->minutes);

  g_object_set (self->item, "extra_minutes", extra, NULL);
  minka_gesture_set (gesture, MINKA_RECORD (self->item), "extra_minutes", NULL);
  return gesture;
}

/**
 * minka_session_take_off:
 * @self: a session
 * @seconds: how long nobody met
 * @now: the moment
 *
 * Returns: (transfer full): the gesture that takes time off the clock, as after a power cut
 */
MinkaGesture *
minka_session_take_off (MinkaSession *self, double seconds, const MinkaMoment *now)
{
  MinkaGesture *gesture = minka_gesture_new (_ ("Take off the interruption"));
  MinkaClockReading reading = minka_clock_read (self->clock, now);

  minka_clock_set (self->clock, now, self->clock->running, MAX (0, reading.meeting - seconds),
                   MAX (0, reading.topic - seconds));
  put_clock (self, gesture);
  return gesture;
}

/**
 * minka_session_close:
 * @self: a session
 * @now: the moment
 * @time: (nullable): the time of day, HH:MM; %NULL to leave the planned one
 *
 * Returns: (transfer full): the gesture that closes the meeting: what is left is the acta
 */
MinkaGesture *
minka_session_close (MinkaSession *self, const MinkaMoment *now, const char *time)
{
  MinkaGesture *gesture = minka_gesture_new (_ ("Close the meeting"));
  MinkaClockReading reading = minka_clock_read (self->clock, now);

  keep_topic_time (self, gesture, reading.topic);
  minka_clock_set (self->clock, now, FALSE, reading.meeting, reading.topic);
  put_clock (self, gesture);
  g_object_set (self->meeting, "state", MINKA_MEETING_STATE_HELD, NULL);
  if (time != NULL)
    g_object_set (self->meeting, "closed", time, NULL);
  minka_gesture_set (gesture, MINKA_RECORD (self->meeting), "state", "closed", NULL);
  return gesture;
}

/**
 * minka_session_unseen:
 * @self: a session
 * @now: the moment
 *
 * Returns: for how many seconds the clock has run since the program last noted it: after a power cut, how long that was
 */
double
minka_session_unseen (MinkaSession *self, const MinkaMoment *now)
{
  MinkaClockReading reading = minka_clock_read (self->clock, now);
  double seen = MAX (self->clock->seen_seconds, self->clock->meeting_seconds);

  return reading.begun && self->clock->running ? MAX (0, reading.meeting - seen) : 0;
}

/**
 * minka_session_find:
 * @self: a session
 * @items: (element-type MinkaAgendaItem): the topics in their order
 * @direction: 1 for what comes next, -1 for what was before
 * @step: (out): the step
 *
 * Finds the neighbour of where the meeting stands: opening, earlier agreements, each topic, closing.
 *
 * Returns: whether there is one
 */
gboolean
minka_session_find (MinkaSession *self, GPtrArray *items, int direction, MinkaSessionStep *step)
{
  int at = 0, n = (int) items->len + 3;
  guint index;

  switch ((MinkaMeetingPart) self->clock->part) {
  case MINKA_MEETING_PART_OPENING:
    at = 0;
    break;
  case MINKA_MEETING_PART_EARLIER:
    at = 1;
    break;
  case MINKA_MEETING_PART_TOPICS:
    /* A topic that was removed while it was treated leaves its place to the first one. */
    at = self->item != NULL && g_ptr_array_find (items, self->item, &index) ? (int) index + 2 : 1;
    break;
  case MINKA_MEETING_PART_CLOSING:
  default:
    at = n - 1;
    break;
  }
  at += direction;
  if (at < 0 || at >= n)
    return FALSE;
  *step = (MinkaSessionStep) { MINKA_MEETING_PART_OPENING, NULL };
  if (at == 1)
    step->part = MINKA_MEETING_PART_EARLIER;
  else if (at == n - 1)
    step->part = MINKA_MEETING_PART_CLOSING;
  else if (at > 1)
    *step = (MinkaSessionStep) { MINKA_MEETING_PART_TOPICS, items->pdata[at - 2] };
  return TRUE;
}
