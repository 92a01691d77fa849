#include "minka-agreement-words.h"

#include <string.h>

/* Lines are Spanish whatever the language of the screen. */

static const char *const weekdays[] = {
  "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
};

/* The same without accents. */
static const char *const plain_weekdays[] = {
  "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo",
};

static const char *const months[] = {
  "enero", "febrero", "marzo",     "abril",   "mayo",      "junio",
  "julio", "agosto",  "setiembre", "octubre", "noviembre", "diciembre",
};

static const struct {
  const char *word;
  int number;
} numbers[] = {
  { "un", 1 },           { "una", 1 },         { "uno", 1 },          { "primer", 1 },
  { "primero", 1 },      { "primera", 1 },     { "dos", 2 },          { "segundo", 2 },
  { "segunda", 2 },      { "tres", 3 },        { "tercer", 3 },       { "tercero", 3 },
  { "tercera", 3 },      { "cuatro", 4 },      { "cuarto", 4 },       { "cuarta", 4 },
  { "cinco", 5 },        { "quinto", 5 },      { "quinta", 5 },       { "seis", 6 },
  { "sexto", 6 },        { "sexta", 6 },       { "siete", 7 },        { "ocho", 8 },
  { "nueve", 9 },        { "diez", 10 },       { "once", 11 },        { "doce", 12 },
  { "trece", 13 },       { "catorce", 14 },    { "quince", 15 },      { "dieciseis", 16 },
  { "diecisiete", 17 },  { "dieciocho", 18 },  { "diecinueve", 19 },  { "veinte", 20 },
  { "veintiuno", 21 },   { "veintidos", 22 },  { "veintitres", 23 },  { "veinticuatro", 24 },
  { "veinticinco", 25 }, { "veintiseis", 26 }, { "veintisiete", 27 }, { "veintiocho", 28 },
  { "veintinueve", 29 }, { "treinta", 30 },
};

static gboolean
is_letter (gunichar c)
{
  return (g_unichar_isalpha (c) && c != 0xaa && c != 0xba) || g_unichar_ismark (c);
}

/* Spaces, and what is not seen. */
static gboolean
is_nothing (gunichar c)
{
  const GUnicodeType type = g_unichar_type (c);

  return g_unichar_isspace (c) || type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL;
}

static const char *
end_of (const char *p, MinkaTokenKind *kind)
{
  const gunichar c = g_utf8_get_char (p);

  if (g_ascii_isdigit (*p)) {
    *kind = MINKA_TOKEN_NUMBER;
    return p + strspn (p, "0123456789");
  }
  if (!is_letter (c)) {
    *kind = MINKA_TOKEN_SIGN;
    return g_utf8_next_char (p);
  }
  *kind = MINKA_TOKEN_WORD;
  while (*p != '\0' && is_letter (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static int
number_of (const MinkaToken *token)
{
  if (token->kind == MINKA_TOKEN_NUMBER)
    return token->end - token->start <= 4 ? atoi (token->word) : -1;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_str_equal (numbers[i].word, token->word))
      return numbers[i].number;
  return -1;
}

static void
clear_token (gpointer data)
{
  g_free (((MinkaToken *) data)->word);
}

/**
 * minka_tokens_new:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (element-type MinkaToken): its words, numbers and signs
 */
GArray *
minka_tokens_new (const char *text)
{
  GArray *tokens = g_array_new (FALSE, TRUE, sizeof (MinkaToken));
  gboolean joined = FALSE;

  g_array_set_clear_func (tokens, clear_token);
  for (const char *p = text; *p != '\0';) {
    MinkaToken token = { .start = p - text, .joined = joined };
    const gunichar c = g_utf8_get_char (p);
    const char *end;

    joined = !is_nothing (c);
    if (!joined) {
      p = g_utf8_next_char (p);
      continue;
    }
    end = end_of (p, &token.kind);
    token.end = end - text;
    token.capital = g_unichar_isupper (c);
    token.word = c == 0xaa || c == 0xba ? g_strdup ("°") : minka_find_fold (p, end - p);
    token.number = number_of (&token);
    g_array_append_val (tokens, token);
    p = end;
  }
  return tokens;
}

/**
 * minka_reading_at:
 * @self: a reading
 * @i: any place
 *
 * Returns: (transfer none): the token there; beyond the ends one that is nothing
 */
const MinkaToken *
minka_reading_at (MinkaReading *self, int i)
{
  static const MinkaToken nothing = { .kind = MINKA_TOKEN_SIGN, .word = (char *) "", .number = -1 };

  return i >= 0 && i < (int) self->tokens->len ? &g_array_index (self->tokens, MinkaToken, i) : &nothing;
}

/* Whether a word is one of those between a mark. */
static gboolean
is_among (const char *word, const char *words, gsize n_bytes, char mark)
{
  const gsize length = strlen (word);
  const char *end = words + n_bytes;

  for (const char *p = words; length > 0 && p < end;) {
    const char *stop = memchr (p, mark, end - p);

    if (stop == NULL)
      stop = end;
    if ((gsize) (stop - p) == length && memcmp (p, word, length) == 0)
      return TRUE;
    p = stop + 1;
  }
  return FALSE;
}

/**
 * minka_reading_is:
 * @self: a reading
 * @i: any place
 * @words: words without accents, separated by spaces
 *
 * Returns: whether the token there is one of them
 */
gboolean
minka_reading_is (MinkaReading *self, int i, const char *words)
{
  return is_among (minka_reading_at (self, i)->word, words, strlen (words), ' ');
}

static gboolean
fits (const MinkaToken *token, const char *part, gsize n_bytes)
{
  if (n_bytes == 1 && *part == '#')
    return token->number >= 0;
  return is_among (token->word, part, n_bytes, '|');
}

/**
 * minka_reading_follows:
 * @self: a reading
 * @i: any place
 * @phrase: words without accents, separated by spaces: `a|b` is one of two, `a?` may be missing, `#` is a number
 *
 * Returns: the place behind the phrase, or -1 if it is not there
 */
int
minka_reading_follows (MinkaReading *self, int i, const char *phrase)
{
  for (const char *p = phrase; *p != '\0';) {
    gsize length = strcspn (p, " ");
    const char *next = p + length + (p[length] == ' ');
    const gboolean optional = p[length - 1] == '?';

    if (fits (minka_reading_at (self, i), p, length - optional))
      i++;
    else if (!optional)
      return -1;
    p = next;
  }
  return i;
}

/**
 * minka_reading_mark:
 * @self: a reading
 * @marks: where to note it
 * @first: the first token
 * @end: the one behind the last
 *
 * Notes a part of the line.
 */
void
minka_reading_mark (MinkaReading *self, GArray *marks, int first, int end)
{
  const MinkaMark mark = { minka_reading_at (self, first)->start, minka_reading_at (self, end - 1)->end };

  g_return_if_fail (first >= 0 && first < end && end <= (int) self->tokens->len);
  g_array_append_val (marks, mark);
}

static int
find_name (const char *const *names, guint n, const char *word, guint shortest)
{
  const gsize length = strlen (word);

  for (guint i = 0; i < n; i++) {
    const gsize whole = strlen (names[i]);

    if (g_str_equal (names[i], word) || (length == shortest && strncmp (names[i], word, length) == 0) ||
        (length == whole + 1 && word[whole] == 's' && strncmp (names[i], word, whole) == 0))
      return i + 1;
  }
  return 0;
}

/**
 * minka_tokens_weekday:
 * @word: a word without accents and capitals
 *
 * Returns: the day of the week it names, whole or in three letters: 1 for Monday; 0 for none
 */
int
minka_tokens_weekday (const char *word)
{
  return find_name (plain_weekdays, G_N_ELEMENTS (weekdays), word, 3);
}

/**
 * minka_tokens_month:
 * @word: a word without accents and capitals
 *
 * Returns: the month it names, whole or in three letters; 0 for none
 */
int
minka_tokens_month (const char *word)
{
  if (g_str_equal (word, "septiembre") || g_str_equal (word, "sept") || g_str_equal (word, "sep"))
    return G_DATE_SEPTEMBER;
  return find_name (months, G_N_ELEMENTS (months), word, 3);
}

/**
 * minka_tokens_weekday_name:
 * @weekday: from 1 for Monday
 *
 * Returns: (transfer none): its name
 */
const char *
minka_tokens_weekday_name (int weekday)
{
  return weekdays[weekday - 1];
}

/**
 * minka_tokens_month_name:
 * @month: from 1
 *
 * Returns: (transfer none): its name, with Peru's «setiembre»
 */
const char *
minka_tokens_month_name (int month)
{
  return months[month - 1];
}
