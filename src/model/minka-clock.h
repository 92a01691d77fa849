#pragma once

#include "minka-meeting.h"
#include "minka-moment.h"

G_BEGIN_DECLS

/**
 * MinkaClockReading:
 * @begun: whether the meeting has begun
 * @meeting: seconds the meeting has lasted, without pauses
 * @topic: seconds the topic has been treated, without pauses
 * @by_wall: whether they are reckoned by the clock of the computer, which may have been changed, as it was started anew
 *
 * What the clock of a meeting says at a moment.
 */
typedef struct {
  gboolean begun;
  double meeting;
  double topic;
  gboolean by_wall;
} MinkaClockReading;

/**
 * MinkaClockMood:
 * @MINKA_CLOCK_CALM: there is time, or no limit
 * @MINKA_CLOCK_NEAR: 70 % of the time are gone
 * @MINKA_CLOCK_OVER: the time is up
 *
 * How a clock stands to its limit.
 */
typedef enum {
  MINKA_CLOCK_CALM,
  MINKA_CLOCK_NEAR,
  MINKA_CLOCK_OVER,
} MinkaClockMood;

MinkaClockReading minka_clock_read (MinkaMeetingClock *clock, const MinkaMoment *now);
void minka_clock_set (MinkaMeetingClock *clock, const MinkaMoment *now, gboolean running, double meeting,
                      double topic);
MinkaClockMood minka_clock_mood (double seconds, int limit_minutes);
char *minka_clock_format (double seconds);
int minka_clock_topic_minutes (MinkaAgendaItem *item);
int minka_clock_meeting_minutes (MinkaMeeting *meeting);

G_END_DECLS
