#include "minka-spanish.h"

#include "minka-date.h"
#include "minka-activity.h"
#include "minka-meeting.h"

#include <string.h>

/* Documents are Spanish whatever the language of the screen: these words do not go through gettext. */

static const char *const units[] = {
  "cero",         "uno",         "dos",        "tres",        "cuatro",     "cinco",
  "seis",         "siete",       "ocho",       "nueve",       "diez",       "once",
  "doce",         "trece",       "catorce",    "quince",      "dieciséis",  "diecisiete",
  "dieciocho",    "diecinueve",  "veinte",     "veintiuno",   "veintidós",  "veintitrés",
  "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve",
};

static const char *const tens[] = {
  NULL, NULL, NULL, "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa",
};

/* Without the ending that agrees with the noun. */
static const char *const hundreds[] = {
  NULL,       NULL,        "doscient",  "trescient", "cuatrocient",
  "quinient", "seiscient", "setecient", "ochocient", "novecient",
};

static const char *const months[] = {
  "enero", "febrero", "marzo",     "abril",   "mayo",      "junio",
  "julio", "agosto",  "setiembre", "octubre", "noviembre", "diciembre",
};

static const char *const short_months[] = {
  "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "set", "oct", "nov", "dic",
};

static const char *const weekdays[] = {
  "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
};

static void
add_unit (GString *out, int n, MinkaGender gender)
{
  if (n % 10 != 1 || n == 11)
    g_string_append (out, units[n]);
  else if (gender == MINKA_GENDER_MASCULINE)
    g_string_append (out, units[n]);
  else if (gender == MINKA_GENDER_FEMININE)
    g_string_append (out, n == 1 ? "una" : "veintiuna");
  else
    g_string_append (out, n == 1 ? "un" : "veintiún");
}

static void
add_below_hundred (GString *out, int n, MinkaGender gender)
{
  if (n < 30) {
    add_unit (out, n, gender);
    return;
  }
  g_string_append (out, tens[n / 10]);
  if (n % 10 > 0) {
    g_string_append (out, " y ");
    add_unit (out, n % 10, gender);
  }
}

/* @gender is that of the hundreds; @last that of a final one. */
static void
add_below_thousand (GString *out, int n, MinkaGender gender, MinkaGender last)
{
  if (n == 100) {
    g_string_append (out, "cien");
    return;
  }
  if (n >= 200)
    g_string_append_printf (out, "%s%s", hundreds[n / 100], gender == MINKA_GENDER_FEMININE ? "as" : "os");
  else if (n > 100)
    g_string_append (out, "ciento");
  if (n > 100 && n % 100 > 0)
    g_string_append_c (out, ' ');
  if (n < 100 || n % 100 > 0)
    add_below_hundred (out, n % 100, last);
}

/**
 * minka_spanish_number:
 * @n: a number from 0 to 999999
 * @gender: what it agrees with
 *
 * Returns: (transfer full): the number in words, in digits beyond that range
 */
char *
minka_spanish_number (int n, MinkaGender gender)
{
  GString *out = g_string_new (NULL);

  if (n < 0 || n > 999999) {
    g_string_printf (out, "%d", n);
    return g_string_free_and_steal (out);
  }
  if (n >= 2000) {
    add_below_thousand (out, n / 1000, gender, MINKA_GENDER_BEFORE_NOUN);
    g_string_append_c (out, ' ');
  }
  if (n >= 1000)
    g_string_append (out, n % 1000 > 0 ? "mil " : "mil");
  if (n < 1000 || n % 1000 > 0)
    add_below_thousand (out, n % 1000, gender, gender);
  return g_string_free_and_steal (out);
}

/**
 * minka_spanish_month:
 * @month: from 1 to 12
 *
 * Returns: (transfer none): its name, with Peru's «setiembre»
 */
const char *
minka_spanish_month (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return months[month - 1];
}

/**
 * minka_spanish_month_short:
 * @month: from 1 to 12
 *
 * Returns: (transfer none): its name in three letters
 */
const char *
minka_spanish_month_short (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return short_months[month - 1];
}

/**
 * minka_spanish_weekday:
 * @weekday: from 1, Monday, to 7
 *
 * Returns: (transfer none): its name
 */
const char *
minka_spanish_weekday (int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");

  return weekdays[weekday - 1];
}

/**
 * minka_spanish_date:
 * @iso: YYYY-MM-DD
 *
 * Returns: (transfer full): as in «15 de marzo de 2021», empty if @iso is no day
 */
char *
minka_spanish_date (const char *iso)
{
  g_autoptr (GDate) date = minka_date_parse (iso);

  if (date == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%d de %s de %d", g_date_get_day (date), months[g_date_get_month (date) - 1],
                          g_date_get_year (date));
}

/**
 * minka_spanish_date_short:
 * @iso: YYYY-MM-DD
 *
 * Returns: (transfer full): the day without its year, as in «15 mar», empty if @iso is no day
 */
char *
minka_spanish_date_short (const char *iso)
{
  g_autoptr (GDate) date = minka_date_parse (iso);

  if (date == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%d %s", g_date_get_day (date), short_months[g_date_get_month (date) - 1]);
}

/**
 * minka_spanish_date_long:
 * @iso: YYYY-MM-DD
 *
 * Returns: (transfer full): as in «lunes 15 de marzo de 2021», empty if @iso is no day
 */
char *
minka_spanish_date_long (const char *iso)
{
  g_autoptr (GDate) date = minka_date_parse (iso);
  g_autofree char *plain = minka_spanish_date (iso);

  if (date == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%s %s", weekdays[g_date_get_weekday (date) - 1], plain);
}

/**
 * minka_spanish_date_words:
 * @iso: YYYY-MM-DD
 *
 * Returns: (transfer full): as in «quince de marzo de dos mil veintiuno», the first of a month being
 *   «primero»; empty if @iso is no day
 */
char *
minka_spanish_date_words (const char *iso)
{
  g_autoptr (GDate) date = minka_date_parse (iso);
  g_autofree char *day = NULL;
  g_autofree char *year = NULL;

  if (date == NULL)
    return g_strdup ("");
  day = g_date_get_day (date) == 1 ? g_strdup ("primero")
                                   : minka_spanish_number (g_date_get_day (date), MINKA_GENDER_MASCULINE);
  year = minka_spanish_number (g_date_get_year (date), MINKA_GENDER_MASCULINE);
  return g_strdup_printf ("%s de %s de %s", day, months[g_date_get_month (date) - 1], year);
}

/**
 * minka_spanish_time_words:
 * @hhmm: HH:MM
 *
 * Returns: (transfer full): as in «las quince horas con treinta minutos», empty if @hhmm is no time of day
 */
char *
minka_spanish_time_words (const char *hhmm)
{
  int minutes = minka_time_minutes (hhmm);
  g_autofree char *hour = NULL;
  g_autofree char *minute = NULL;
  GString *out;

  if (minutes < 0)
    return g_strdup ("");

  hour =
      minka_spanish_number (minutes / 60, minutes < 120 ? MINKA_GENDER_FEMININE : MINKA_GENDER_BEFORE_NOUN);
  out = g_string_new (NULL);
  g_string_printf (out, minutes / 60 == 1 ? "la %s hora" : "las %s horas", hour);
  if (minutes % 60 > 0) {
    minute = minka_spanish_number (minutes % 60, MINKA_GENDER_BEFORE_NOUN);
    g_string_append_printf (out, minutes % 60 == 1 ? " con %s minuto" : " con %s minutos", minute);
  }
  return g_string_free_and_steal (out);
}

static gboolean
is_vowel (gunichar letter)
{
  return letter < 128 && letter != 0 && strchr ("aeiou", (int) letter) != NULL;
}

/* Whether a word begins with the sound of i, before which «y» becomes «e»; not so in «hielo» or «yeso». */
static gboolean
begins_with_i (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autofree char *plain = g_str_to_ascii (lower, "es");
  const char *p = plain + strcspn (plain, "abcdefghijklmnopqrstuvwxyz");

  if (*p == 'y')
    return p[1] != '\0' && g_ascii_isalpha (p[1]) && !is_vowel (p[1]);
  if (*p == 'h')
    return p[1] == 'i' && !is_vowel (p[2]);
  return *p == 'i';
}

/**
 * minka_spanish_join:
 * @parts: (array zero-terminated=1): words or phrases
 *
 * Returns: (transfer full): the parts as a sentence lists them: «a, b y c», with «e» before the sound of i
 */
char *
minka_spanish_join (const char *const *parts)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++) {
    if (i > 0 && parts[i + 1] != NULL)
      g_string_append (out, ", ");
    else if (i > 0)
      g_string_append (out, begins_with_i (parts[i]) ? " e " : " y ");
    g_string_append (out, parts[i]);
  }
  return g_string_free_and_steal (out);
}

/**
 * minka_spanish_of:
 * @noun: the name of a body or a school
 *
 * Tells the gender by the ending of the first word; an abbreviation, like I.E., is an institution.
 *
 * Returns: (transfer full): as in «de la Comunidad», «del Colegio»
 */
char *
minka_spanish_of (const char *noun)
{
  static const char *const feminine[] = { "a", "dad", "tad", "ión", "ed", "." };
  g_autofree char *first = g_strndup (noun, strcspn (noun, " "));

  for (guint i = 0; i < G_N_ELEMENTS (feminine); i++)
    if (g_str_has_suffix (first, feminine[i]))
      return g_strconcat ("de la ", noun, NULL);
  return g_strconcat (g_str_equal (first, "CAP") || g_str_equal (first, "IE") ? "de la " : "del ", noun,
                      NULL);
}

/**
 * minka_spanish_count:
 * @n: how many
 * @one: the noun for one
 * @many: the noun for any other number
 *
 * Returns: (transfer full): as in «1 minuto», «20 minutos»
 */
char *
minka_spanish_count (int n, const char *one, const char *many)
{
  return g_strdup_printf ("%d %s", n, n == 1 ? one : many);
}

/* Latin letters without their accents; anything else is left out. */
static char *
plain_letters (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_strdown (apart, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar letter = g_utf8_get_char (p);

    if (letter < 128 && g_ascii_isalnum ((char) letter))
      g_string_append_c (out, (char) letter);
    else if (letter == 0xb0 || letter == 0xba || letter == 0xaa || g_unichar_ismark (letter))
      continue;
    else if (out->len > 0 && out->str[out->len - 1] != '-')
      g_string_append_c (out, '-');
  }
  while (out->len > 0 && out->str[out->len - 1] == '-')
    g_string_truncate (out, out->len - 1);
  return g_string_free_and_steal (out);
}

/**
 * minka_spanish_slug:
 * @text: a title
 * @most: the most letters
 *
 * Returns: (transfer full): the title for a file name: small letters a to z, digits and hyphens, cut between
 *   words; may be empty
 */
char *
minka_spanish_slug (const char *text, guint most)
{
  char *slug = plain_letters (text);

  if (strlen (slug) > most) {
    char *cut = slug[most] == '-' ? slug + most : memrchr (slug, '-', most);

    *(cut != NULL ? cut : slug + most) = '\0';
  }
  return slug;
}

/**
 * minka_spanish_meeting_kind:
 * @kind: a #MinkaMeetingKind
 *
 * Returns: (transfer none): the adjective of «reunión»
 */
const char *
minka_spanish_meeting_kind (int kind)
{
  return kind == MINKA_MEETING_KIND_SPECIFIC ? "específica" : "general";
}

/**
 * minka_spanish_meeting_mode:
 * @mode: a #MinkaMeetingMode
 *
 * Returns: (transfer none): the adjective of «modalidad»
 */
const char *
minka_spanish_meeting_mode (int mode)
{
  static const char *const names[] = { "presencial", "virtual", "mixta" };

  g_return_val_if_fail (mode >= 0 && mode < (int) G_N_ELEMENTS (names), "");

  return names[mode];
}

/**
 * minka_spanish_presence:
 * @presence: a #MinkaPresence
 *
 * Returns: (transfer none): what the attendance table says, without regard to gender
 */
const char *
minka_spanish_presence (int presence)
{
  static const char *const names[] = { "Sin registro", "Asistió", "Llegó tarde", "Falta justificada",
                                       "No asistió" };

  g_return_val_if_fail (presence >= 0 && presence < (int) G_N_ELEMENTS (names), "");

  return names[presence];
}

/**
 * minka_spanish_agreement_state:
 * @state: a #MinkaAgreementState
 *
 * Returns: (transfer none): what became of an agreement
 */
const char *
minka_spanish_agreement_state (int state)
{
  static const char *const names[] = { "Pendiente", "Cumplido", "Dejado sin efecto" };

  g_return_val_if_fail (state >= 0 && state < (int) G_N_ELEMENTS (names), "");

  return names[state];
}

/**
 * minka_spanish_progress:
 * @progress: a #MinkaProgress
 *
 * Returns: (transfer none): how far an activity is
 */
const char *
minka_spanish_progress (int progress)
{
  static const char *const states[] = {
    [MINKA_PROGRESS_INITIAL] = "Inicial",
    [MINKA_PROGRESS_INTERMEDIATE] = "Intermedio",
    [MINKA_PROGRESS_CONCLUDED] = "Concluido",
  };

  return states[progress];
}

/**
 * minka_spanish_days:
 * @days: days in order, 2021-03-15 or 2021-03-15/2021-03-19, separated by spaces
 *
 * Returns: (transfer full): the days in words, a line each
 */
char *
minka_spanish_days (const char *days)
{
  g_auto (GStrv) parts = g_strsplit (days, " ", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_auto (GStrv) ends = g_strsplit (parts[i], "/", 2);
    g_autofree char *first = minka_spanish_date (ends[0] != NULL ? ends[0] : "");
    g_autofree char *last = ends[0] != NULL && ends[1] != NULL ? minka_spanish_date (ends[1]) : NULL;

    if (*first == '\0')
      continue;
    if (out->len > 0)
      g_string_append_c (out, '\n');
    g_string_append (out, first);
    if (last != NULL)
      g_string_append_printf (out, " al %s", last);
  }
  return g_string_free_and_steal (out);
}
