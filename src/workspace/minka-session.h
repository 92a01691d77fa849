#pragma once

#include "minka-clock.h"
#include "minka-gesture.h"

G_BEGIN_DECLS

/**
 * MinkaSession:
 * @meeting: the meeting
 * @clock: its clock, which may not have begun
 * @item: (nullable): the topic that is being treated
 *
 * A meeting while it is held. The members are borrowed.
 */
typedef struct {
  MinkaMeeting *meeting;
  MinkaMeetingClock *clock;
  MinkaAgendaItem *item;
} MinkaSession;

/**
 * MinkaSessionStep:
 * @part: the part of the meeting
 * @item: (nullable): the topic, of the topics
 *
 * Where a meeting stands.
 */
typedef struct {
  MinkaMeetingPart part;
  MinkaAgendaItem *item;
} MinkaSessionStep;

MinkaMeetingClock *minka_session_make_clock (MinkaMeeting *meeting);
MinkaGesture *minka_session_begin (MinkaSession *self, const MinkaMoment *now, const char *time);
MinkaGesture *minka_session_pause (MinkaSession *self, const MinkaMoment *now);
MinkaGesture *minka_session_resume (MinkaSession *self, const MinkaMoment *now);
MinkaGesture *minka_session_go (MinkaSession *self, MinkaSessionStep step, const MinkaMoment *now);
MinkaGesture *minka_session_add_minutes (MinkaSession *self, int minutes);
MinkaGesture *minka_session_take_off (MinkaSession *self, double seconds, const MinkaMoment *now);
MinkaGesture *minka_session_close (MinkaSession *self, const MinkaMoment *now, const char *time);
double minka_session_unseen (MinkaSession *self, const MinkaMoment *now);
gboolean minka_session_find (MinkaSession *self, GPtrArray *items, int direction, MinkaSessionStep *step);

G_END_DECLS
