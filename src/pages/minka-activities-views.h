#pragma once

#include "minka-activity-table.h"

G_BEGIN_DECLS

#define MINKA_TYPE_ACTIVITIES_VIEWS (minka_activities_views_get_type ())
G_DECLARE_FINAL_TYPE (MinkaActivitiesViews, minka_activities_views, MINKA, ACTIVITIES_VIEWS, AdwBin)

GtkWidget *minka_activities_views_new (MinkaWorkspace *workspace, GListModel *rows, GListModel *objectives,
                                       GListModel *days);
MinkaActivityTable *minka_activities_views_get_table (MinkaActivitiesViews *self);
void minka_activities_views_begin (MinkaActivitiesViews *self, const char *objective);
void minka_activities_views_show_table (MinkaActivitiesViews *self);
void minka_activities_views_show_day (MinkaActivitiesViews *self, const char *iso);

G_END_DECLS
