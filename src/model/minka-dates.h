#pragma once

#include "minka-plan.h"
#include "minka-summary.h"

G_BEGIN_DECLS

/**
 * MinkaDates:
 * @plan: the school and its year
 * @days: (element-type MinkaCalendarSummary): whatever has a day, in order
 * @rows: (element-type MinkaScheduleSummary): the planning, in order
 * @activities: (element-type MinkaActivity): what activity dates refer to
 * @activity_dates: (element-type MinkaActivityDate): when they are
 * @meetings: (element-type MinkaMeeting): also the cancelled ones
 * @agenda: (element-type MinkaAgendaItem): of all meetings
 * @entries: (element-type MinkaCalendarEntry): the school's own dates
 *
 * All that calendars and the cronograma are made of, gathered in one place. The members are there to be read.
 */
typedef struct {
  MinkaPlan *plan;
  GListStore *days;
  GListStore *rows;
  GPtrArray *activities;
  GPtrArray *activity_dates;
  GPtrArray *meetings;
  GPtrArray *agenda;
  GPtrArray *entries;
} MinkaDates;

void minka_dates_free (MinkaDates *self);
MinkaActivity *minka_dates_find_activity (MinkaDates *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaDates, minka_dates_free)

G_END_DECLS
