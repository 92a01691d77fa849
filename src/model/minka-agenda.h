#pragma once

#include "minka-meeting.h"

G_BEGIN_DECLS

/**
 * MinkaAgenda:
 * @topics: how many topics
 * @untimed: how many of them have no minutes
 * @minutes: their minutes together
 * @planned: from opening to closing; 0 for unknown
 * @limit: what the platform allows; 0 for no limit
 *
 * How much time an agenda takes, and how much there is.
 */
typedef struct {
  guint topics;
  guint untimed;
  int minutes;
  int planned;
  int limit;
} MinkaAgenda;

void minka_agenda_sum (MinkaAgenda *self, MinkaMeeting *meeting, GListModel *items);
int minka_agenda_over (const MinkaAgenda *self);
char *minka_agenda_describe (const MinkaAgenda *self);

G_END_DECLS
