#pragma once

#include "minka-plan.h"
#include "minka-summary.h"

G_BEGIN_DECLS

/**
 * MinkaNextMeeting:
 * @meeting: the meeting that the next one follows
 * @attendance: (element-type MinkaAttendance): who was called to it
 * @topics: (element-type MinkaAgendaItem): its agenda
 * @agreements: (element-type MinkaAgreementSummary): what it agreed, as it stands today
 * @members: (element-type MinkaMember): everyone
 * @meetings: (element-type MinkaMeetingSummary): all meetings
 * @calendar: (element-type MinkaCalendarSummary): the days of the school
 * @protocol: the newest version of the guiding questions, 0 if there is none
 *
 * What the next meeting is made of.
 */
typedef struct {
  MinkaMeeting *meeting;
  GPtrArray *attendance;
  GPtrArray *topics;
  GPtrArray *agreements;
  GPtrArray *members;
  GPtrArray *meetings;
  GPtrArray *calendar;
  int protocol;
} MinkaNextMeeting;

const char *minka_next_meeting_day (GPtrArray *meetings, MinkaMeeting *meeting);
char *minka_next_meeting_propose_day (const MinkaNextMeeting *self);
GPtrArray *minka_next_meeting_make (const MinkaNextMeeting *self, const char *date);

G_END_DECLS
