#pragma once

#include "minka-activity-row.h"
#include "minka-workspace.h"

G_BEGIN_DECLS

#define MINKA_TYPE_ACTIVITY_TABLE (minka_activity_table_get_type ())
G_DECLARE_FINAL_TYPE (MinkaActivityTable, minka_activity_table, MINKA, ACTIVITY_TABLE, AdwBin)

GtkWidget *minka_activity_table_new (MinkaWorkspace *workspace, GListModel *rows, GListModel *objectives);
MinkaScheduleSummary *minka_activity_table_get_selected (MinkaActivityTable *self);
void minka_activity_table_select (MinkaActivityTable *self, const char *activity);
void minka_activity_table_unselect (MinkaActivityTable *self);
void minka_activity_table_follow (MinkaActivityTable *self, MinkaScheduleSummary *row);
void minka_activity_table_begin (MinkaActivityTable *self, const char *objective);

G_END_DECLS
