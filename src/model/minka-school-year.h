#pragma once

#include "minka-summary.h"

G_BEGIN_DECLS

/**
 * MinkaSchoolWeek:
 * @monday: the week's Monday
 * @number: its number in the school year, from 1
 * @term: (nullable): the term it belongs to; owned by whoever gave the terms
 *
 * A week with classes.
 */
typedef struct {
  GDate monday;
  guint number;
  MinkaCalendarSummary *term;
} MinkaSchoolWeek;

int minka_school_year_or_now (int year);
GArray *minka_school_year_weeks (GListModel *days, int year);
GPtrArray *minka_school_year_propose (int year);
void minka_school_year_monday (GDate *day);

G_END_DECLS
