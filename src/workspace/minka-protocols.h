#pragma once

#include "minka-gesture.h"
#include "minka-meeting.h"

G_BEGIN_DECLS

/**
 * MinkaProtocolUse:
 * @steps: (element-type MinkaProtocolStep): the steps of all versions
 * @meetings: (element-type MinkaMeeting): all meetings
 * @answers: (element-type MinkaProtocolAnswer): all answers
 * @topics: (element-type MinkaAgendaItem): all topics
 *
 * The guiding questions of a plan, and what rests on them. Whoever fills it in keeps the arrays.
 */
typedef struct {
  GPtrArray *steps;
  GPtrArray *meetings;
  GPtrArray *answers;
  GPtrArray *topics;
} MinkaProtocolUse;

GPtrArray *minka_protocols_parse (GBytes *json, GError **error);
GPtrArray *minka_protocols_built_in (void);
int minka_protocols_newest (GPtrArray *steps);
GPtrArray *minka_protocols_list (GPtrArray *steps, int version);
int minka_protocols_version_of (MinkaMeeting *meeting, int newest);
MinkaGesture *minka_protocols_change (const char *name, const MinkaProtocolUse *use, GPtrArray *wanted);

G_END_DECLS
