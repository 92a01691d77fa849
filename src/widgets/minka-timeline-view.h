#pragma once

#include "minka-chart.h"
#include "minka-scroll-area.h"

G_BEGIN_DECLS

#define MINKA_TYPE_TIMELINE_VIEW (minka_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (MinkaTimelineView, minka_timeline_view, MINKA, TIMELINE_VIEW, MinkaScrollArea)

GtkWidget *minka_timeline_view_new (void);
void minka_timeline_view_set_chart (MinkaTimelineView *self, MinkaChart *chart);
MinkaChart *minka_timeline_view_get_chart (MinkaTimelineView *self);

G_END_DECLS
