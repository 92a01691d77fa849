#pragma once

#include "minka-activity-row.h"
#include "minka-form.h"

G_BEGIN_DECLS

#define MINKA_TYPE_ACTIVITY_GROUP (minka_activity_group_get_type ())
G_DECLARE_FINAL_TYPE (MinkaActivityGroup, minka_activity_group, MINKA, ACTIVITY_GROUP, GtkBox)

GtkWidget *
minka_activity_group_new (MinkaWorkspace *workspace, GListModel *rows, MinkaObjectiveSummary *objective);
const char *minka_activity_group_get_objective (MinkaActivityGroup *self);
gboolean minka_activity_group_is_empty (MinkaActivityGroup *self);
void minka_activity_group_set_heading (MinkaActivityGroup *self, const char *kind);
MinkaActivityRow *minka_activity_group_find (MinkaActivityGroup *self, const char *activity);
void minka_activity_group_select (MinkaActivityGroup *self, MinkaActivityRow *row);
void minka_activity_group_begin (MinkaActivityGroup *self);

G_END_DECLS
