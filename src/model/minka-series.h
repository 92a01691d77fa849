#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MINKA_SERIES_MOST:
 *
 * How many meetings are made in one go at most.
 */
#define MINKA_SERIES_MOST 60

/**
 * MinkaSeries:
 * @first: the first day, YYYY-MM-DD
 * @days: how many days from one to the next; 0 where @months counts
 * @months: how many months from one to the next, on the same weekday of the month, as in «el segundo martes»
 * @times: how many there are to be; 0 for as many as @until leaves room for
 * @until: (nullable): the last day that is possible
 *
 * How meetings repeat.
 */
typedef struct {
  const char *first;
  int days;
  int months;
  int times;
  const char *until;
} MinkaSeries;

/**
 * MinkaSeriesDay:
 * @wanted: the day that it would be, YYYY-MM-DD
 * @day: the day that it is; empty when it is left out
 * @reason: (nullable): what is on the day that it would be
 *
 * One time of a series.
 */
typedef struct {
  char *wanted;
  char *day;
  char *reason;
} MinkaSeriesDay;

gboolean minka_series_read_rhythm (const char *text, MinkaSeries *series);
GPtrArray *minka_series_plan (const MinkaSeries *self, GListModel *days);

G_END_DECLS
