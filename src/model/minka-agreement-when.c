#include "minka-agreement-words.h"

#include "minka-date.h"
#include "minka-peru.h"

#include <string.h>

/* Finds by when something is to be done. A day counts as one when it stands free or behind «hasta», «para», «el»;
 * what only tells of another thing («la sesión del lunes», «3 aulas») is left alone. */

/* How many days ahead a day of next year may lie that was said without its year. */
#define FAR_AHEAD 183

/* A month in which the day said falls on the weekday said is looked for no farther than this. */
#define MONTHS_AHEAD 3

typedef struct {
  int first;       /* the first token, with the words that lead to it */
  int end;         /* the token behind it */
  GDate day;       /* not valid if none can be said */
  gboolean strong; /* something says that it is the last day */
  gboolean stays;  /* it tells of more than the day */
  MinkaAgreementDoubts doubts;
} Found;

typedef int (*Match) (MinkaReading *self, int i, Found *found);

static void
set_reference (MinkaReading *self, GDate *day)
{
  g_autoptr (GDate) parsed = minka_date_parse (self->setting->day);

  if (parsed != NULL)
    *day = *parsed;
  else
    g_date_set_time_t (day, 0);
}

static gboolean
parse_into (const char *iso, GDate *day)
{
  g_autoptr (GDate) parsed = iso != NULL ? minka_date_parse (iso) : NULL;

  if (parsed != NULL)
    *day = *parsed;
  return parsed != NULL;
}

static gboolean
set_day (GDate *day, int number, int month, int year)
{
  if (year < 1583 || year > 9998 || !g_date_valid_dmy (number, month, year))
    return FALSE;
  g_date_set_dmy (day, number, month, year);
  return TRUE;
}

static void
set_end_of_month (GDate *day)
{
  g_date_set_day (day, g_date_get_days_in_month (g_date_get_month (day), g_date_get_year (day)));
}

/* The day of a month without its year. One that is over is of next year when that is near. */
static gboolean
set_in_year (MinkaReading *self, int number, int month, Found *found)
{
  GDate reference, next;
  int year;

  set_reference (self, &reference);
  year = g_date_get_year (&reference);
  if (set_day (&found->day, number, month, year) && g_date_compare (&found->day, &reference) >= 0)
    return TRUE;
  if (set_day (&next, number, month, year + 1) &&
      (!g_date_valid (&found->day) || g_date_days_between (&reference, &next) <= FAR_AHEAD))
    found->day = next;
  return g_date_valid (&found->day);
}

/* The next time that the month has such a day. */
static gboolean
set_in_month (MinkaReading *self, int number, int weekday, Found *found)
{
  GDate reference, month, first = { 0 };

  set_reference (self, &reference);
  month = reference;
  g_date_set_day (&month, 1);
  for (guint i = 0; i < MONTHS_AHEAD + 1; i++, g_date_add_months (&month, 1)) {
    GDate day;

    if (!set_day (&day, number, g_date_get_month (&month), g_date_get_year (&month)) ||
        g_date_compare (&day, &reference) < 0)
      continue;
    if (weekday == 0 || (int) g_date_get_weekday (&day) == weekday) {
      found->day = day;
      return TRUE;
    }
    if (!g_date_valid (&first))
      first = day;
  }
  if (!g_date_valid (&first))
    return FALSE;
  found->day = first;
  found->doubts |= MINKA_AGREEMENT_DOUBT_WEEKDAY;
  return TRUE;
}

/* Days */

static int
skip_year (MinkaReading *self, int i, int *year)
{
  const int at = minka_reading_follows (self, i, "de|del|,?");
  const MinkaToken *token = minka_reading_at (self, at);

  if (token->kind != MINKA_TOKEN_NUMBER || token->end - token->start != 4 || token->number < 1900)
    return i;
  *year = token->number;
  return at + 1;
}

/* 2021-04-09 */
static int
match_iso (MinkaReading *self, int i, Found *found)
{
  const int end = minka_reading_follows (self, i, "# - # - #");

  if (end < 0 || minka_reading_at (self, i)->end - minka_reading_at (self, i)->start != 4 ||
      !set_day (&found->day, minka_reading_at (self, i + 4)->number, minka_reading_at (self, i + 2)->number,
                minka_reading_at (self, i)->number))
    return -1;
  return end;
}

static gboolean
ends_there (MinkaReading *self, int i)
{
  const MinkaToken *token = minka_reading_at (self, i);

  return *token->word == '\0' ||
         (token->kind == MINKA_TOKEN_SIGN && !minka_reading_is (self, i, "% ° + = / \" '"));
}

/* 9/4, 9/4/21, 9-4-2021. Without a year it may also be a fraction, or a range with a hyphen. */
static int
match_numeric (MinkaReading *self, int i, Found *found)
{
  int end = minka_reading_follows (self, i, "# /|-|. #");
  const char *sign = minka_reading_at (self, i + 1)->word;
  int year;

  if (end < 0 || minka_reading_at (self, i)->kind != MINKA_TOKEN_NUMBER ||
      minka_reading_at (self, i + 2)->kind != MINKA_TOKEN_NUMBER || !minka_reading_at (self, i + 1)->joined ||
      !minka_reading_at (self, i + 2)->joined)
    return -1;
  if (minka_reading_is (self, end, sign) && minka_reading_at (self, end)->joined &&
      minka_reading_at (self, end + 1)->kind == MINKA_TOKEN_NUMBER &&
      minka_reading_at (self, end + 1)->joined) {
    year = minka_reading_at (self, end + 1)->number;
    if (set_day (&found->day, minka_reading_at (self, i)->number, minka_reading_at (self, i + 2)->number,
                 year < 100 ? year + 2000 : year))
      return end + 2;
    return -1;
  }
  if (*sign == '.' ||
      !g_date_valid_dmy (minka_reading_at (self, i)->number, minka_reading_at (self, i + 2)->number, 2000))
    return -1;
  if (!minka_reading_is (self, i - 1, "el hasta para dia") &&
      minka_tokens_weekday (minka_reading_at (self, i - 1)->word) == 0 &&
      (*sign == '-' || (i > 0 && !ends_there (self, end))))
    return -1;
  return set_in_year (self, minka_reading_at (self, i)->number, minka_reading_at (self, i + 2)->number, found)
             ? end
             : -1;
}

/* 15 de abril de 2021, 1ro de mayo, 1.° mayo, primero de mayo; of 3 al 9 de mayo the last one */
static int
match_in_month (MinkaReading *self, int i, Found *found)
{
  int number = minka_reading_at (self, i)->number;
  int at = i + 1;
  int month, year = 0, end;

  if (number < 1 || number > 31)
    return -1;
  if (number == 30 && minka_reading_follows (self, at, "y un|uno") > 0) {
    number = 31;
    at += 2;
  }
  end = minka_reading_follows (self, at, "al #");
  if (end > 0) {
    number = minka_reading_at (self, at + 1)->number;
    at = end;
  }
  at = minka_reading_follows (self, at, ".? ro|er|°?");
  at = minka_reading_follows (self, at, "de|del?");
  at = minka_reading_follows (self, at, "mes? de?");
  month = minka_tokens_month (minka_reading_at (self, at)->word);
  if (month == 0)
    return -1;
  at++;
  end = skip_year (self, at, &year);
  /* The stop of a short month. */
  if (end == at && minka_reading_at (self, at - 1)->end - minka_reading_at (self, at - 1)->start == 3 &&
      minka_reading_is (self, at, ".") && minka_reading_at (self, at)->joined &&
      *minka_reading_at (self, at + 1)->word != '\0')
    end = skip_year (self, at + 1, &year);
  if (year > 0 ? set_day (&found->day, number, month, year) : set_in_year (self, number, month, found))
    return end;
  return -1;
}

/* el 12, el día 12, hasta el 12: only where nothing is counted. */
static int
match_in_some_month (MinkaReading *self, int i, Found *found)
{
  const MinkaToken *token = minka_reading_at (self, i);

  if (token->kind != MINKA_TOKEN_NUMBER || token->number < 1 || token->number > 31 ||
      !minka_reading_is (self, i - 1, "el dia") || !ends_there (self, i + 1) ||
      (minka_reading_is (self, i + 1, ". ,") && minka_reading_at (self, i + 1)->joined &&
       minka_reading_at (self, i + 2)->joined))
    return -1;
  return set_in_month (self, token->number, 0, found) ? i + 1 : -1;
}

/* Weekdays */

static void
set_weekday (MinkaReading *self, int weekday, int weeks, GDate *day)
{
  GDate reference;
  int ahead;

  set_reference (self, &reference);
  ahead = (weekday - (int) g_date_get_weekday (&reference) + 7) % 7;
  *day = reference;
  if (weeks > 0) {
    g_date_subtract_days (day, g_date_get_weekday (day) - G_DATE_MONDAY);
    g_date_add_days (day, 7 * weeks + weekday - G_DATE_MONDAY);
  } else {
    g_date_add_days (day, ahead > 0 ? ahead : 7);
  }
}

static gboolean
is_short (const MinkaToken *token)
{
  return token->end - token->start == 3;
}

static int
match_holy_day (MinkaReading *self, int i, int weekday, Found *found)
{
  GDate reference;
  int year;

  if (!minka_reading_is (self, i + 1, "santo"))
    return -1;
  set_reference (self, &reference);
  year = g_date_get_year (&reference);
  for (guint n = 0; n < 2; n++) {
    minka_peru_easter (year + n, &found->day);
    g_date_subtract_days (&found->day, G_DATE_SUNDAY - weekday);
    if (g_date_compare (&found->day, &reference) >= 0)
      break;
  }
  return i + 2;
}

/* What makes it another week, behind the weekday. */
static int
match_week (MinkaReading *self, int i, int weekday, Found *found)
{
  int end = minka_reading_follows (self, i, "de la proxima|siguiente|otra semana");

  if (end < 0)
    end = minka_reading_follows (self, i, "de la semana que viene|entra");
  if (end < 0)
    end = minka_reading_follows (self, i, "de la semana proxima|siguiente");
  if (end > 0) {
    set_weekday (self, weekday, 1, &found->day);
    return end;
  }
  set_weekday (self, weekday, 0, &found->day);
  end = minka_reading_follows (self, i, "de esta semana");
  if (end < 0)
    end = minka_reading_follows (self, i, "que viene|entra");
  if (end < 0)
    end = minka_reading_follows (self, i, "proximo|siguiente?");
  return end;
}

/* el viernes, el próximo martes, lunes 12, vie 9 abr, viernes de la próxima semana */
static int
match_weekday (MinkaReading *self, int i, Found *found)
{
  const MinkaToken *token = minka_reading_at (self, i);
  const int weekday = minka_tokens_weekday (token->word);
  const int at = minka_reading_follows (self, i + 1, ".|,? el? dia?");
  Found said = { 0 };
  int end;

  if (weekday == 0)
    return -1;
  end = match_holy_day (self, i, weekday, found);
  if (end > 0)
    return end;
  end = match_iso (self, at, &said);
  if (end < 0)
    end = match_numeric (self, at, &said);
  if (end < 0)
    end = match_in_month (self, at, &said);
  if (end > 0) {
    *found = said;
    if ((int) g_date_get_weekday (&said.day) != weekday)
      found->doubts |= MINKA_AGREEMENT_DOUBT_WEEKDAY;
    return end;
  }
  token = minka_reading_at (self, i + 1);
  if (token->kind == MINKA_TOKEN_NUMBER && token->number >= 1 && token->number <= 31 &&
      !minka_reading_is (self, i + 2, ": h % am pm"))
    return set_in_month (self, token->number, weekday, found) ? i + 2 : -1;
  if (is_short (minka_reading_at (self, i)) && !minka_reading_is (self, i - 1, "el este proximo"))
    return -1;
  if (minka_reading_is (self, i + 1, "pasado anterior ultimo"))
    return -1;
  return match_week (self, i + 1, weekday, found);
}

/* Spans of time */

static int
match_today (MinkaReading *self, int i, Found *found)
{
  GDate reference;
  int end = minka_reading_follows (self, i, "hoy mismo?");

  set_reference (self, &reference);
  found->day = reference;
  if (end > 0)
    return minka_reading_is (self, i + 1, "en") && minka_reading_is (self, i + 2, "dia") ? -1 : end;
  end = minka_reading_follows (self, i, "pasado manana");
  if (end > 0) {
    g_date_add_days (&found->day, 2);
    return end;
  }
  end = minka_reading_follows (self, i, "manana");
  if (end < 0 || minka_reading_is (self, i - 1, "la una cada turno media toda esta noche"))
    return -1;
  if (minka_reading_is (self, i - 1, "de") && !minka_reading_is (self, i - 2, "antes"))
    return -1;
  g_date_add_days (&found->day, 1);
  return end;
}

static void
add_working_days (GDate *day, int n)
{
  while (n > 0) {
    char iso[11];

    g_date_add_days (day, 1);
    g_date_strftime (iso, sizeof iso, "%Y-%m-%d", day);
    if (g_date_get_weekday (day) <= G_DATE_FRIDAY && minka_peru_holiday_on (iso) == NULL)
      n--;
  }
}

/* en 2 semanas, dentro de quince días, en un plazo de un mes */
static int
match_span (MinkaReading *self, int i, Found *found)
{
  const MinkaToken *token = minka_reading_at (self, i);
  const int n = token->number;
  const int lead = minka_reading_is (self, i - 1, "en") ||
                   (minka_reading_is (self, i - 1, "de a") &&
                    minka_reading_is (self, i - 2, "dentro plazo maximo aqui termino")) ||
                   minka_reading_is (self, i - 1, "plazo") ||
                   (minka_reading_is (self, i - 1, "los las") && minka_reading_is (self, i - 2, "a"));
  int end = minka_reading_follows (self, i + 1, "dia|dias habil|habiles|laborable|laborables?");

  if (n < 1 || n > 400 || !lead)
    return -1;
  set_reference (self, &found->day);
  if (end > 0 && end > i + 2)
    add_working_days (&found->day, n);
  else if (end > 0)
    g_date_add_days (&found->day, n);
  else if ((end = minka_reading_follows (self, i + 1, "semana|semanas")) > 0)
    g_date_add_days (&found->day, 7 * n);
  else if ((end = minka_reading_follows (self, i + 1, "quincena|quincenas")) > 0)
    g_date_add_days (&found->day, 15 * n);
  else if ((end = minka_reading_follows (self, i + 1, "mes|meses")) > 0)
    g_date_add_months (&found->day, n);
  return end;
}

static int
match_next_span (MinkaReading *self, int i, Found *found)
{
  int end = minka_reading_follows (self, i, "proxima|siguiente|otra semana");

  if (end < 0)
    end = minka_reading_follows (self, i, "semana que viene|entra");
  if (end < 0)
    end = minka_reading_follows (self, i, "semana proxima|siguiente|entrante");
  if (end > 0) {
    set_weekday (self, G_DATE_FRIDAY, 1, &found->day);
    return end;
  }
  end = minka_reading_follows (self, i, "esta semana");
  if (end < 0)
    end = minka_reading_follows (self, i, "fin de semana");
  if (end > 0) {
    GDate reference;

    set_reference (self, &reference);
    found->day = reference;
    if (minka_reading_is (self, i, "fin") || g_date_get_weekday (&reference) > G_DATE_FRIDAY)
      g_date_add_days (&found->day, G_DATE_SUNDAY - g_date_get_weekday (&reference));
    else
      g_date_add_days (&found->day, G_DATE_FRIDAY - g_date_get_weekday (&reference));
    return end;
  }
  end = minka_reading_follows (self, i, "proximo|siguiente|otro mes");
  if (end < 0)
    end = minka_reading_follows (self, i, "mes que viene|entra");
  if (end < 0)
    end = minka_reading_follows (self, i, "mes proximo|siguiente");
  if (end < 0)
    end = minka_reading_follows (self, i, "este mes");
  if (end < 0)
    return -1;
  set_reference (self, &found->day);
  if (!minka_reading_is (self, i, "este"))
    g_date_add_months (&found->day, 1);
  set_end_of_month (&found->day);
  return end;
}

/* Parts of the year */

static int
part_number (const char *title)
{
  static const char *const romans[] = { "i", "ii", "iii", "iv", "v", "vi" };
  g_autoptr (GArray) tokens = minka_tokens_new (title);

  for (guint i = 0; i < tokens->len; i++) {
    const MinkaToken *token = &g_array_index (tokens, MinkaToken, i);

    if (token->number > 0)
      return token->number;
    for (guint j = 0; j < G_N_ELEMENTS (romans); j++)
      if (g_str_equal (token->word, romans[j]))
        return j + 1;
  }
  return 0;
}

/* The term with that number, or else the one that is running or comes next. */
static gboolean
set_end_of_term (MinkaReading *self, const char *part, int number, GDate *day)
{
  const char *best = NULL;

  for (guint i = 0; i < self->setting->calendar->len; i++) {
    MinkaCalendarEntry *entry = self->setting->calendar->pdata[i];
    const char *last = *entry->last_day != '\0' ? entry->last_day : entry->first_day;
    g_autofree char *title = minka_find_fold (entry->title, strlen (entry->title));

    if (entry->kind != MINKA_CALENDAR_KIND_TERM || (*part != '\0' && strstr (title, part) == NULL) ||
        (number > 0 && part_number (entry->title) != number))
      continue;
    if (strcmp (last, self->setting->day) >= 0 && (best == NULL || strcmp (last, best) < 0))
      best = last;
  }
  return parse_into (best, day);
}

static gboolean
set_end_of_school_year (MinkaReading *self, GDate *day)
{
  const char *best = NULL;

  for (guint i = 0; i < self->setting->calendar->len; i++) {
    MinkaCalendarEntry *entry = self->setting->calendar->pdata[i];

    if (entry->kind == MINKA_CALENDAR_KIND_TERM && (best == NULL || strcmp (entry->last_day, best) > 0))
      best = entry->last_day;
  }
  return parse_into (best, day);
}

static int
match_end_of_term (MinkaReading *self, int i, Found *found)
{
  static const char *const romans[] = { "i", "ii", "iii", "iv" };
  int at = minka_reading_follows (self, i, "este|presente?");
  int number = 0, end;

  if (minka_reading_at (self, at)->number > 0) {
    number = minka_reading_at (self, at)->number;
    at = minka_reading_follows (self, at + 1, ".? er|do|to|°?");
  } else {
    for (guint j = 0; j < G_N_ELEMENTS (romans); j++)
      if (g_str_equal (minka_reading_at (self, at)->word, romans[j]))
        number = j + 1;
    at += number > 0;
  }
  end = minka_reading_follows (self, at, "bimestre|trimestre|semestre");
  if (end < 0)
    return -1;
  if (!set_end_of_term (self, minka_reading_at (self, at)->word, number, &found->day))
    found->doubts |= MINKA_AGREEMENT_DOUBT_TERM;
  return end;
}

/* fin de mes, fines de abril, fin del II bimestre, fin de año; quincena de abril, mediados de mayo */
static int
match_end (MinkaReading *self, int i, Found *found)
{
  const gboolean middle = minka_reading_is (self, i, "quincena mediados");
  int at =
      minka_reading_follows (self, i, "fin|fines|final|finales|termino|cierre|quincena|mediados de|del|este");
  int month, end, year = 0;

  if (at < 0 && middle && !minka_reading_is (self, i, "mediados") &&
      minka_reading_is (self, i - 1, "la esta"))
    at = i + 1;
  if (at < 0)
    return -1;
  month = minka_tokens_month (minka_reading_at (self, at)->word);
  if (month > 0) {
    end = skip_year (self, at + 1, &year);
    if (year > 0 ? !set_day (&found->day, 15, month, year) : !set_in_year (self, 15, month, found))
      return -1;
    if (!middle)
      set_end_of_month (&found->day);
    return end;
  }
  if ((end = minka_reading_follows (self, at, "este? mes")) > 0) {
    if (middle)
      return set_in_month (self, 15, 0, found) ? end : -1;
    set_reference (self, &found->day);
    set_end_of_month (&found->day);
    return end;
  }
  if (middle)
    return at == i + 1 && set_in_month (self, 15, 0, found) ? at : -1;
  if ((end = minka_reading_follows (self, at, "ano escolar?")) > 0) {
    if (end == at + 2 && !set_end_of_school_year (self, &found->day))
      found->doubts |= MINKA_AGREEMENT_DOUBT_TERM;
    else if (end == at + 1)
      set_in_year (self, 31, G_DATE_DECEMBER, found);
    return end;
  }
  return match_end_of_term (self, at, found);
}

/* en abril, hasta mayo */
static int
match_month (MinkaReading *self, int i, Found *found)
{
  const int month = minka_tokens_month (minka_reading_at (self, i)->word);
  int end, year = 0;

  if (month == 0 || is_short (minka_reading_at (self, i)) ||
      (!minka_reading_is (self, i - 1, "en durante hasta") &&
       !(minka_reading_is (self, i - 1, "de") && minka_reading_is (self, i - 2, "mes"))))
    return -1;
  end = skip_year (self, i + 1, &year);
  if (year > 0 ? !set_day (&found->day, 28, month, year) : !set_in_year (self, 28, month, found))
    return -1;
  set_end_of_month (&found->day);
  return end;
}

/* para la próxima reunión */
static int
match_next_meeting (MinkaReading *self, int i, Found *found)
{
  int end = minka_reading_follows (self, i, "proxima|siguiente|otra reunion|sesion|cap|asamblea|jornada");

  if (end < 0)
    end = minka_reading_follows (self, i, "reunion|sesion proxima|siguiente");
  if (end < 0)
    end = minka_reading_follows (self, i, "reunion|sesion que viene");
  if (end < 0)
    return -1;
  if (!parse_into (self->setting->next_meeting, &found->day))
    found->doubts |= MINKA_AGREEMENT_DOUBT_NEXT_MEETING;
  return end;
}

/* What is to be done again and again, which has no day of its own. */
static int
skip_repeated (MinkaReading *self, int i)
{
  static const char *const phrases[] = {
    "semanalmente",
    "mensualmente",
    "diariamente",
    "quincenalmente",
    "cada fin|fines de semana|mes|bimestre",
    "a diario",
    "cada dia|semana|quincena|mes|bimestre|trimestre",
    "cada # dias|semanas|meses",
    "todas las semanas",
    "todos los dias|meses",
    "# vez|veces por|al|a la? semana|mes|dia|bimestre",
  };
  int end;

  for (guint j = 0; j < G_N_ELEMENTS (phrases); j++)
    if ((end = minka_reading_follows (self, i, phrases[j])) > 0)
      return end;
  end = minka_reading_follows (self, i, "cada");
  if (end < 0)
    end = minka_reading_follows (self, i, "todos? los");
  if (end < 0 || minka_tokens_weekday (minka_reading_at (self, end)->word) == 0 ||
      is_short (minka_reading_at (self, end)))
    return -1;
  for (end++; minka_reading_is (self, end, ", y e o") &&
              minka_tokens_weekday (minka_reading_at (self, end + 1)->word) > 0;)
    end += 2;
  return end;
}

/* Leading words */

static const Match matches[] = {
  match_next_meeting, match_end,  match_iso,       match_numeric, match_in_month,      match_weekday,
  match_today,        match_span, match_next_span, match_month,   match_in_some_month,
};

/* Whether the day only tells of something else: the session of Monday, from Monday on. */
static gboolean
tells_of_another (MinkaReading *self, int i, gboolean is_range)
{
  if (minka_reading_is (self, i, "antes"))
    return FALSE;
  if (minka_reading_is (self, i, "del de"))
    return !is_range &&
           !minka_reading_is (
               self, i - 1,
               "antes dentro plazo maximo mes limite entrega pm am m horas tarde noche mediodia");
  return minka_reading_is (self, i, "desde partir tras despues durante pasado ultimo anterior");
}

/* Puts the words that lead to a day with it, and sees whether it is one by which something is done. */
static gboolean
take_lead (MinkaReading *self, int i, Found *found)
{
  const gboolean is_range = minka_reading_follows (self, i, "# al #") > 0;
  int at = i;

  while (minka_reading_is (self, at - 1, "el la los las este esta dia proximo proxima siguiente mismo"))
    at--;
  if (minka_reading_is (self, at - 1, "del de a al") &&
      minka_reading_is (self, at - 2, "antes dentro plazo maximo aqui"))
    found->strong = TRUE;
  else if (minka_reading_is (self, at - 1, "a") && minka_reading_is (self, at, "los las"))
    found->strong = TRUE;
  if (tells_of_another (self, at - 1, is_range) && !found->strong)
    return FALSE;

  for (;; at--) {
    const gboolean limit =
        minka_reading_is (self, at - 1, "hasta para antes tardar limite plazo vence vencimiento fecha");

    found->strong = found->strong || limit;
    if (limit || minka_reading_is (self, at - 1, "como maximo mas en durante") ||
        (minka_reading_is (self, at - 1, "a") && !found->stays) ||
        (minka_reading_is (self, at - 1, "del de al") &&
         (is_range || minka_reading_is (self, at - 2,
                                        "antes dentro plazo maximo aqui am pm m horas tarde noche "
                                        "mediodia"))) ||
        (minka_reading_is (self, at - 1, "dentro aqui")) ||
        (minka_reading_is (self, at - 1, "un el con") && minka_reading_is (self, at, "plazo fecha")) ||
        (minka_reading_is (self, at - 1, ":") && minka_reading_is (self, at - 2, "plazo fecha limite")))
      continue;
    break;
  }
  found->first = at;
  return TRUE;
}

/* Whether the day of a meeting stays in the text: something may be brought to it, or done in it. */
static gboolean
is_a_place (MinkaReading *self, int i)
{
  return minka_reading_is (self, i - 1, "la") && minka_reading_is (self, i - 2, "a en de");
}

/* Returns the place behind a day, which may be one that is no last day: then it has no beginning. */
static int
find_at (MinkaReading *self, int i, Found *found)
{
  for (guint j = 0; j < G_N_ELEMENTS (matches); j++) {
    Found one = { 0 };

    one.end = matches[j](self, i, &one);
    if (one.end < 0)
      continue;
    one.stays = matches[j] == match_next_meeting && is_a_place (self, i);
    if (!take_lead (self, i, &one))
      one.first = -1;
    *found = one;
    return one.end;
  }
  return -1;
}

static void
take (MinkaReading *self, const Found *found)
{
  GDate reference;

  self->line->doubts |= found->doubts;
  minka_reading_mark (self, self->line->when_marks, found->first, found->end);
  for (int i = found->first; i < found->end; i++)
    g_array_index (self->tokens, MinkaToken, i).taken = TRUE;
  if (!g_date_valid (&found->day))
    return;
  set_reference (self, &reference);
  if (g_date_compare (&found->day, &reference) < 0) {
    self->line->doubts |= MINKA_AGREEMENT_DOUBT_PAST;
    return;
  }
  g_date_strftime (self->line->due, sizeof self->line->due, "%Y-%m-%d", &found->day);
  if (!found->stays)
    minka_reading_mark (self, self->cuts, found->first, found->end);
}

/* Of several days the one that is said to be the last day is meant, or else the one said last. */
static const Found *
choose (GArray *all)
{
  const Found *best = NULL;

  for (guint i = 0; i < all->len; i++) {
    const Found *found = &g_array_index (all, Found, i);

    if (best == NULL || found->strong || !best->strong)
      best = found;
  }
  return best;
}

static gboolean
has_rival (GArray *all, const Found *best)
{
  for (guint i = 0; i < all->len; i++) {
    const Found *found = &g_array_index (all, Found, i);

    if (found->strong == best->strong && g_date_valid (&found->day) && g_date_valid (&best->day) &&
        g_date_compare (&found->day, &best->day) != 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * minka_reading_when:
 * @self: a reading
 *
 * Finds by when it is to be done. «Antes del 30» is read as «hasta el 30», as people mean it.
 */
void
minka_reading_when (MinkaReading *self)
{
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (Found));
  gboolean repeats = FALSE;
  const Found *best;

  for (int i = 0; i < (int) self->tokens->len;) {
    Found found = { 0 };
    int end = skip_repeated (self, i);

    repeats = repeats || end > 0;
    if (end < 0) {
      end = find_at (self, i, &found);
      if (end > 0 && found.first >= 0)
        g_array_append_val (all, found);
    }
    i = MAX (end, i + 1);
  }
  best = choose (all);
  if (best != NULL) {
    take (self, best);
    if (has_rival (all, best))
      self->line->doubts |= MINKA_AGREEMENT_DOUBT_DAYS;
  } else if (repeats) {
    self->line->doubts |= MINKA_AGREEMENT_DOUBT_REPEATS;
  }
}
