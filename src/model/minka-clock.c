#include "minka-clock.h"

#include "minka-date.h"

#include <math.h>

/* Seconds between two moments as the computer's clock tells them; none when it was set back. */
static double
wall_seconds (const char *from, const char *to)
{
  g_autoptr (GDateTime) begin = g_date_time_new_from_iso8601 (from, NULL);
  g_autoptr (GDateTime) end = g_date_time_new_from_iso8601 (to, NULL);

  if (begin == NULL || end == NULL)
    return 0;
  return MAX (0, g_date_time_difference (end, begin) / (double) G_TIME_SPAN_SECOND);
}

/**
 * minka_clock_read:
 * @clock: (nullable): the clock of a meeting
 * @now: the moment
 *
 * Reads the clock. It goes on while the program is closed and while the computer sleeps, and does not heed that the
 * computer's own clock is set; only after the computer was started anew is that clock all there is to go by.
 *
 * Returns: what it says
 */
MinkaClockReading
minka_clock_read (MinkaMeetingClock *clock, const MinkaMoment *now)
{
  MinkaClockReading reading = { FALSE, 0, 0, FALSE };
  double passed;

  if (clock == NULL || *clock->at == '\0')
    return reading;
  reading = (MinkaClockReading) { TRUE, clock->meeting_seconds, clock->topic_seconds, FALSE };
  if (!clock->running)
    return reading;
  reading.by_wall = *clock->boot == '\0' || !g_str_equal (clock->boot, now->boot) ||
                    now->boot_seconds < clock->boot_seconds;
  passed = reading.by_wall ? wall_seconds (clock->at, now->instant) : now->boot_seconds - clock->boot_seconds;
  reading.meeting += passed;
  reading.topic += passed;
  return reading;
}

/**
 * minka_clock_set:
 * @clock: the clock of a meeting
 * @now: the moment
 * @running: whether it goes on from there
 * @meeting: seconds the meeting has lasted
 * @topic: seconds the topic has been treated
 *
 * Sets what the clock says at a moment.
 */
void
minka_clock_set (MinkaMeetingClock *clock, const MinkaMoment *now, gboolean running, double meeting,
                 double topic)
{
  g_object_set (clock, "running", running, "meeting_seconds", meeting, "topic_seconds", topic, "at",
                now->instant, "boot", now->boot, "boot_seconds", now->boot_seconds, NULL);
}

/**
 * minka_clock_mood:
 * @seconds: how long it has taken
 * @limit_minutes: how long it may take, 0 for no limit
 *
 * Returns: how it stands
 */
MinkaClockMood
minka_clock_mood (double seconds, int limit_minutes)
{
  if (limit_minutes <= 0 || seconds < limit_minutes * 60 * 0.7)
    return MINKA_CLOCK_CALM;
  return seconds < limit_minutes * 60 ? MINKA_CLOCK_NEAR : MINKA_CLOCK_OVER;
}

/**
 * minka_clock_format:
 * @seconds: a time, negative for one that is owed
 *
 * Returns: (transfer full): it as 12:05 or 1:12:05; only whole seconds count
 */
char *
minka_clock_format (double seconds)
{
  const char *sign = seconds <= -1 ? "−" : "";
  int whole = (int) floor (fabs (seconds));

  if (whole >= 3600)
    return g_strdup_printf ("%s%d:%02d:%02d", sign, whole / 3600, whole / 60 % 60, whole % 60);
  return g_strdup_printf ("%s%02d:%02d", sign, whole / 60, whole % 60);
}

/**
 * minka_clock_topic_minutes:
 * @item: a topic
 *
 * Returns: the minutes it may take, with those that were added; 0 for no limit
 */
int
minka_clock_topic_minutes (MinkaAgendaItem *item)
{
  return item->minutes > 0 || item->extra_minutes > 0 ? MAX (0, item->minutes + item->extra_minutes) : 0;
}

/**
 * minka_clock_meeting_minutes:
 * @meeting: a meeting
 *
 * Returns: the minutes it was called for, across midnight if need be; 0 if that is not known
 */
int
minka_clock_meeting_minutes (MinkaMeeting *meeting)
{
  int from = minka_time_minutes (meeting->start_time);
  int to = minka_time_minutes (meeting->end_time);

  if (from < 0 || to < 0 || from == to)
    return 0;
  return to > from ? to - from : to + 24 * 60 - from;
}
