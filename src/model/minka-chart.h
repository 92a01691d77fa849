#pragma once

#include "minka-summary.h"

G_BEGIN_DECLS

/**
 * MinkaChartMark:
 * @source: what it is a day of
 * @record: the id of that activity, meeting or calendar entry; empty for a national holiday
 * @title: what it is called
 * @time: when it opens; empty for the whole day
 * @first: its first day, counted from the chart's first Monday
 * @last: its last day
 * @done: concluded or held
 *
 * A day or a range of days in a row.
 */
typedef struct {
  MinkaCalendarSource source;
  char *record;
  char *title;
  char *time;
  int first;
  int last;
  gboolean done;
} MinkaChartMark;

/**
 * MinkaChartRowKind:
 * @MINKA_CHART_GROUP: names the objective of the rows that follow
 * @MINKA_CHART_SCHOOL: holidays, breaks and the school's own dates
 * @MINKA_CHART_MEETINGS: the meetings
 * @MINKA_CHART_ACTIVITY: an activity
 */
typedef enum {
  MINKA_CHART_GROUP,
  MINKA_CHART_SCHOOL,
  MINKA_CHART_MEETINGS,
  MINKA_CHART_ACTIVITY,
} MinkaChartRowKind;

/**
 * MinkaChartRow:
 * @kind: what it is
 * @title: the objective or the activity; empty for the others, and for the group of activities without an objective
 * @record: the id of the activity, else empty
 * @marks: (element-type MinkaChartMark): in order
 */
typedef struct {
  MinkaChartRowKind kind;
  char *title;
  char *record;
  GArray *marks;
} MinkaChartRow;

/**
 * MinkaChartSpan:
 * @title: (nullable): a term, a break, a day without classes; %NULL for a month
 * @number: the month from 1, or the number of a week, else 0
 * @first: its first day
 * @last: its last day
 */
typedef struct {
  char *title;
  int number;
  int first;
  int last;
} MinkaChartSpan;

/**
 * MinkaChart:
 * @start: its first Monday
 * @n_days: how many days it has, whole weeks
 * @terms: (element-type MinkaChartSpan): the bimestres
 * @months: (element-type MinkaChartSpan): the months
 * @weeks: (element-type MinkaChartSpan): all weeks, with their number if they are school weeks
 * @shades: (element-type MinkaChartSpan): what is no school day, weekends apart
 * @rows: (element-type MinkaChartRow): from top to bottom
 *
 * The year as rows and days, the same for the screen and for paper.
 */
typedef struct {
  GDate start;
  int n_days;
  GArray *terms;
  GArray *months;
  GArray *weeks;
  GArray *shades;
  GArray *rows;
} MinkaChart;

MinkaChart *minka_chart_new (int year, GListModel *days, GListModel *rows);
void minka_chart_free (MinkaChart *self);
int minka_chart_find_day (MinkaChart *self, const char *iso);
char *minka_chart_get_iso (MinkaChart *self, int day);
int minka_chart_get_week_number (MinkaChart *self, int day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaChart, minka_chart_free)

G_END_DECLS
