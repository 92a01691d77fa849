#pragma once

#include "minka-plan.h"
#include "minka-practice.h"
#include "minka-summary.h"

G_BEGIN_DECLS

/**
 * MinkaLogbook:
 * @plan: the school and its year
 * @members: (element-type MinkaMember): everyone
 * @meetings: (element-type MinkaMeetingSummary): all meetings
 * @activities: (element-type MinkaActivity): all activities
 * @reflections: (element-type MinkaReflection): the entries, of whatever privacy
 *
 * What the documents of reflections are made of.
 */
typedef struct {
  MinkaPlan *plan;
  GPtrArray *members;
  GPtrArray *meetings;
  GPtrArray *activities;
  GPtrArray *reflections;
} MinkaLogbook;

MinkaLogbook *minka_logbook_new (void);
void minka_logbook_free (MinkaLogbook *self);
gpointer minka_logbook_find (GPtrArray *records, const char *id);
GPtrArray *minka_logbook_list_shared (MinkaLogbook *self);
GPtrArray *minka_logbook_list_own (MinkaLogbook *self, const char *member, gboolean whole);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaLogbook, minka_logbook_free)

G_END_DECLS
