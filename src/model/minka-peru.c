#include "minka-peru.h"

#include "minka-date.h"

#include <string.h>

/* Decreto Legislativo 713, article 6, and the laws that added to it: the day, its name and the first year. */
static const struct {
  int month;
  int day;
  int first_year;
  const char *name;
} fixed[] = {
  { 1, 1, 0, "Año Nuevo" },
  { 5, 1, 0, "Día del Trabajo" },
  { 6, 7, 2024, "Batalla de Arica y Día de la Bandera" }, /* Ley 31788 */
  { 6, 29, 0, "San Pedro y San Pablo" },
  { 7, 23, 2023, "Día de la Fuerza Aérea del Perú" }, /* Ley 31822 */
  { 7, 28, 0, "Fiestas Patrias" },
  { 7, 29, 0, "Fiestas Patrias" },
  { 8, 6, 2022, "Batalla de Junín" }, /* Ley 31530 */
  { 8, 30, 0, "Santa Rosa de Lima" },
  { 10, 8, 0, "Combate de Angamos" },
  { 11, 1, 0, "Todos los Santos" },
  { 12, 8, 0, "Inmaculada Concepción" },
  { 12, 9, 2022, "Batalla de Ayacucho" }, /* Ley 31381 */
  { 12, 25, 0, "Navidad" },
};

/**
 * minka_peru_easter:
 * @year: a year from 1583 to 9999
 * @easter: (out caller-allocates): Easter Sunday
 *
 * Computes Easter Sunday of the Gregorian calendar.
 */
void
minka_peru_easter (int year, GDate *easter)
{
  /* The anonymous Gregorian computus. */
  const int moon = year % 19, century = year / 100, rest = year % 100;
  const int skipped = (century - (century + 8) / 25 + 1) / 3;
  const int epact = (19 * moon + century - century / 4 - skipped + 15) % 30;
  const int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
  const int late = (moon + 11 * epact + 22 * weekday) / 451;
  const int days = epact + weekday - 7 * late + 114;

  g_date_set_dmy (easter, days % 31 + 1, days / 31, year);
}

static void
add_holiday (GArray *holidays, const GDate *day, const char *name)
{
  MinkaHoliday holiday = { .name = name };

  g_snprintf (holiday.day, sizeof holiday.day, "%04u-%02u-%02u", g_date_get_year (day) % 10000u,
              (guint) g_date_get_month (day) % 100u, g_date_get_day (day) % 100u);
  g_array_append_val (holidays, holiday);
}

static int
compare_holidays (gconstpointer a, gconstpointer b)
{
  return strcmp (((const MinkaHoliday *) a)->day, ((const MinkaHoliday *) b)->day);
}

/**
 * minka_peru_holidays:
 * @year: a year from 1583 to 9999; of another one there are none
 *
 * Returns: (transfer full) (element-type MinkaHoliday): the national holidays of Peru in order, as the law stands
 *   for that year
 */
GArray *
minka_peru_holidays (int year)
{
  GArray *holidays = g_array_new (FALSE, TRUE, sizeof (MinkaHoliday));
  GDate day;

  if (year < 1583 || year > 9999)
    return holidays;
  minka_peru_easter (year, &day);
  g_date_subtract_days (&day, 3);
  add_holiday (holidays, &day, "Jueves Santo");
  g_date_add_days (&day, 1);
  add_holiday (holidays, &day, "Viernes Santo");
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++) {
    if (year < fixed[i].first_year)
      continue;
    g_date_set_dmy (&day, fixed[i].day, fixed[i].month, year);
    add_holiday (holidays, &day, fixed[i].name);
  }
  g_array_sort (holidays, compare_holidays);
  return holidays;
}

/**
 * minka_peru_holiday_on:
 * @iso: a day as YYYY-MM-DD
 *
 * Returns: (transfer none) (nullable): the national holiday of that day
 */
const char *
minka_peru_holiday_on (const char *iso)
{
  g_autoptr (GArray) holidays = NULL;

  if (!minka_date_is_valid (iso))
    return NULL;
  holidays = minka_peru_holidays (atoi (iso));
  for (guint i = 0; i < holidays->len; i++)
    if (g_str_equal (g_array_index (holidays, MinkaHoliday, i).day, iso))
      return g_array_index (holidays, MinkaHoliday, i).name;
  return NULL;
}
