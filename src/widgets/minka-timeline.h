#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_TIMELINE (minka_timeline_get_type ())
G_DECLARE_FINAL_TYPE (MinkaTimeline, minka_timeline, MINKA, TIMELINE, AdwBin)

GtkWidget *minka_timeline_new (void);
void minka_timeline_set_days (MinkaTimeline *self, GListModel *days);
void minka_timeline_set_rows (MinkaTimeline *self, GListModel *rows);
void minka_timeline_set_year (MinkaTimeline *self, int year);

G_END_DECLS
