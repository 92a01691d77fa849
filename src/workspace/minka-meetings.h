#pragma once

#include "minka-gesture.h"
#include "minka-meeting.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MinkaMeetingTemplate:
 * @meeting: what all of them have in common; its day is not looked at
 * @members: (element-type utf8): the ids of those who are called, in the order of the list
 * @days: (element-type utf8): the day of each
 *
 * Meetings that are to be made.
 */
typedef struct {
  MinkaMeeting *meeting;
  GPtrArray *members;
  GPtrArray *days;
} MinkaMeetingTemplate;

void minka_meetings_fill_in (MinkaMeeting *meeting, GListModel *meetings, GListModel *posts, int protocol);
MinkaGesture *minka_meetings_make (const MinkaMeetingTemplate *self, char **first);
MinkaGesture *
minka_meetings_postpone (MinkaMeeting *meeting, const char *day, const char *time, const char *reason);
MinkaGesture *minka_meetings_cancel (MinkaMeeting *meeting, const char *reason);
MinkaGesture *minka_meetings_revive (MinkaMeeting *meeting);
MinkaGesture *minka_meetings_follow (MinkaMeeting *meeting, GListModel *meetings, guint *n);

G_END_DECLS
