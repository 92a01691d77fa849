#pragma once

#include "minka-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MinkaTimelineInk:
 *
 * What colours are for. Those up to %MINKA_INK_EVENT are in the order of #MinkaCalendarSource.
 */
typedef enum {
  MINKA_INK_ACTIVITY,
  MINKA_INK_MEETING,
  MINKA_INK_TERM,
  MINKA_INK_BREAK,
  MINKA_INK_HOLIDAY,
  MINKA_INK_EVENT,
  MINKA_INK_TEXT,
  MINKA_INK_QUIET,
  MINKA_INK_LINE,
  MINKA_INK_SHADE,
  MINKA_INK_HEAD,
  MINKA_INK_PAPER,
  MINKA_INK_TODAY,
  MINKA_N_INKS,
} MinkaTimelineInk;

#define MINKA_TIMELINE_HEAD_TERMS 26
#define MINKA_TIMELINE_HEAD_MONTHS 22
#define MINKA_TIMELINE_HEAD_WEEKS 22
/* Room for half a mark before the first day and after the last. */
#define MINKA_TIMELINE_EDGE 8
#define MINKA_TIMELINE_HEAD                                                                                  \
  (MINKA_TIMELINE_HEAD_TERMS + MINKA_TIMELINE_HEAD_MONTHS + MINKA_TIMELINE_HEAD_WEEKS)

/**
 * MinkaTimelineLook:
 * @widget: whose font it is drawn in
 * @chart: what is drawn
 * @inks: the colours
 * @span: the width of all days
 * @label_width: the width of the column of labels
 * @width: the width of everything that is seen
 * @tops: where each row begins, and where the last one ends
 * @today: today, counted from the chart's first Monday
 *
 * All that the drawing depends on. Lengths are whole pixels, so that lines are sharp.
 */
typedef struct {
  GtkWidget *widget;
  MinkaChart *chart;
  GdkRGBA inks[MINKA_N_INKS];
  int span;
  int label_width;
  int width;
  GArray *tops;
  int today;
} MinkaTimelineLook;

int minka_timeline_day_x (const MinkaTimelineLook *look, int day);
int minka_timeline_get_width (const MinkaTimelineLook *look);
const char *minka_timeline_row_title (const MinkaChartRow *row);
int minka_timeline_row_height (const MinkaTimelineLook *look, const MinkaChartRow *row);
void minka_timeline_mark_box (const MinkaTimelineLook *look, const MinkaChartMark *mark, int height,
                              graphene_rect_t *box);
GskRenderNode *minka_timeline_draw_body (const MinkaTimelineLook *look);
GskRenderNode *minka_timeline_draw_head (const MinkaTimelineLook *look);
GskRenderNode *minka_timeline_draw_labels (const MinkaTimelineLook *look);
GskRenderNode *minka_timeline_draw_corner (const MinkaTimelineLook *look);

G_END_DECLS
