#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MinkaHoliday:
 * @day: YYYY-MM-DD
 * @name: what is celebrated, in Spanish
 *
 * A day on which the whole country rests.
 */
typedef struct {
  char day[11];
  const char *name;
} MinkaHoliday;

void minka_peru_easter (int year, GDate *easter);
GArray *minka_peru_holidays (int year);
const char *minka_peru_holiday_on (const char *iso);

G_END_DECLS
