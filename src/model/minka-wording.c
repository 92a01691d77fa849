#include "minka-wording.h"

#include "minka-find.h"

#include <string.h>

typedef enum {
  GENDER_UNKNOWN,
  GENDER_MASCULINE,
  GENDER_FEMININE,
} Gender;

/* What words to look for, folded, and what to put there in either gender; none is for words to be kept. */
typedef struct {
  GPtrArray *words;
  char *masculine, *feminine;
  char *masculine_plural, *feminine_plural; /* of a lack, whose number is that of what follows */
  Gender gender;
  gboolean opening;
} Entry;

struct _MinkaWording {
  GHashTable *entries;                  /* first word → entries, the longest first */
  GPtrArray *lists[MINKA_N_WORD_LISTS]; /* of words */
};

/* A word of a text. */
typedef struct {
  const char *start, *end;
  char *folded;
} Token;

static void
token_clear (gpointer data)
{
  g_free (((Token *) data)->folded);
}

static GArray *
read_tokens (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  const char *end;

  g_array_set_clear_func (tokens, token_clear);
  for (const char *p = minka_find_next_word (text, &end); p != NULL; p = minka_find_next_word (end, &end)) {
    const Token token = { p, end, minka_find_fold (p, end - p) };

    g_array_append_val (tokens, token);
  }
  return tokens;
}

static GPtrArray *
read_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *end;

  for (const char *p = minka_find_next_word (text, &end); p != NULL; p = minka_find_next_word (end, &end))
    g_ptr_array_add (words, minka_find_fold (p, end - p));
  return words;
}

static gboolean
is_one_of (const char *word, const char *const *words)
{
  return g_strv_contains (words, word);
}

/* Only spaces between the words: what a comma divides does not belong together. */
static gboolean
matches (GArray *tokens, guint at, GPtrArray *words)
{
  if (at + words->len > tokens->len)
    return FALSE;
  for (guint i = 0; i < words->len; i++) {
    const Token *token = &g_array_index (tokens, Token, at + i);

    if (!g_str_equal (token->folded, words->pdata[i]))
      return FALSE;
    for (const char *p = i > 0 ? token[-1].end : token->start; p < token->start; p = g_utf8_next_char (p))
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        return FALSE;
  }
  return TRUE;
}

/* How many words may stand before an opening and change nothing: «la falta de», «hay ausencia de». */
static guint
skip_lead (GArray *tokens)
{
  static const char *const lead[] = { "el",     "la",      "los", "las",  "un",      "una", "hay",
                                      "existe", "existen", "se",  "nota", "observa", NULL };
  guint n = 0;

  while (n < tokens->len && n < 3 && is_one_of (g_array_index (tokens, Token, n).folded, lead))
    n++;
  return n;
}

/* Spanish endings */

static gboolean
ends_in_vowel (const char *word)
{
  g_autofree char *folded = minka_find_fold (word, strlen (word));

  return *folded != '\0' && strchr ("aeiou", folded[strlen (folded) - 1]) != NULL;
}

static char *
make_plural (const char *word)
{
  gsize length = strlen (word);

  if (ends_in_vowel (word))
    return g_strconcat (word, "s", NULL);
  if (g_str_has_suffix (word, "z"))
    return g_strdup_printf ("%.*sces", (int) length - 1, word);
  if (g_str_has_suffix (word, "ón"))
    return g_strdup_printf ("%.*sones", (int) (length - strlen ("ón")), word);
  if (g_str_has_suffix (word, "és"))
    return g_strdup_printf ("%.*seses", (int) (length - strlen ("és")), word);
  return g_strconcat (word, "es", NULL);
}

static char *
make_feminine (const char *word)
{
  return g_str_has_suffix (word, "o") ? g_strdup_printf ("%.*sa", (int) strlen (word) - 1, word)
                                      : g_strdup (word);
}

/* By the ending of a noun, folded; there is no more to go by. */
static Gender
guess_gender (const char *noun)
{
  static const char *const masculine[] = { "dia",        "mapa",   "planeta",  "tema",   "problema",
                                           "sistema",    "clima",  "programa", "idioma", "drama",
                                           "esquema",    "dilema", "diagrama", "lema",   "panorama",
                                           "cronograma", NULL };
  static const char *const feminine[] = { "mano",  "foto", "clase", "base",   "fase",    "frase", "gente",
                                          "parte", "red",  "senal", "imagen", "imagene", "rede",  "senale",
                                          "serie", "ley",  "leye",  "tic",    NULL };
  static const char *const endings[] = { "a",    "cion", "sion", "cione", "sione", "dad",  "dade", "tad",
                                         "tade", "tud",  "tude", "umbre", "ez",    "xion", NULL };
  g_autofree char *word = g_strdup (noun);

  if (g_str_has_suffix (word, "s"))
    word[strlen (word) - 1] = '\0';
  if (is_one_of (word, masculine))
    return GENDER_MASCULINE;
  if (is_one_of (word, feminine))
    return GENDER_FEMININE;
  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (word, endings[i]))
      return GENDER_FEMININE;
  return GENDER_MASCULINE;
}

static Gender
gender_of_article (const char *word)
{
  static const char *const masculine[] = { "el", "los", "un", "unos", "del", "al", NULL };
  static const char *const feminine[] = { "la", "las", "una", "unas", NULL };

  return is_one_of (word, masculine)  ? GENDER_MASCULINE
         : is_one_of (word, feminine) ? GENDER_FEMININE
                                      : GENDER_UNKNOWN;
}

/* Of what an adjective says something of: the noun before it, the one behind it, or the subject («… es deficiente»). */
static Gender
gender_in_context (GArray *tokens, guint at, guint n)
{
  static const char *const verbs[] = { "es",  "son",    "esta",    "estan",   "era",      "eran",
                                       "fue", "sigue",  "siguen",  "resulta", "resultan", "muy",
                                       "mas", "vuelve", "vuelven", NULL };
  static const char *const links[] = { "de",    "con",    "por",      "en",        "a",
                                       "hay",   "existe", "existen",  "y",         "para",
                                       "tiene", "tienen", "presenta", "presentan", NULL };
  const Token *before = at > 0 ? &g_array_index (tokens, Token, at - 1) : NULL;
  const Token *behind = at + n < tokens->len ? &g_array_index (tokens, Token, at + n) : NULL;
  const Token *first = &g_array_index (tokens, Token, 0);
  Gender gender = before != NULL ? gender_of_article (before->folded) : GENDER_UNKNOWN;

  if (gender != GENDER_UNKNOWN)
    return gender;
  if (before != NULL && is_one_of (before->folded, verbs)) {
    gender = gender_of_article (first->folded);
    return gender != GENDER_UNKNOWN ? gender : guess_gender (first->folded);
  }
  if (before != NULL && !is_one_of (before->folded, links))
    return guess_gender (before->folded);
  return behind != NULL ? guess_gender (behind->folded) : GENDER_MASCULINE;
}

/* «interés» is one. */
static gboolean
is_plural (const Token *token)
{
  static const char *const singular[] = { "analisis", "crisis", "tesis", "virus", "sintesis", NULL };
  g_autofree char *word = g_utf8_strdown (token->start, token->end - token->start);

  return g_str_has_suffix (word, "s") && !g_str_has_suffix (word, "és") &&
         !is_one_of (token->folded, singular);
}

/* The table */

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_ptr_array_unref (entry->words);
  g_free (entry->masculine);
  g_free (entry->feminine);
  g_free (entry->masculine_plural);
  g_free (entry->feminine_plural);
  g_free (entry);
}

static int
compare_longest (gconstpointer a, gconstpointer b)
{
  const Entry *one = *(Entry *const *) a, *other = *(Entry *const *) b;

  return one->words->len != other->words->len ? (one->words->len < other->words->len ? 1 : -1) : 0;
}

static Entry *
add_entry (MinkaWording *self, const char *words, const char *masculine, const char *feminine, Gender gender)
{
  g_autoptr (GPtrArray) folded = read_words (words);
  Entry *entry;
  GPtrArray *same;

  g_return_val_if_fail (folded->len > 0, NULL);

  same = g_hash_table_lookup (self->entries, folded->pdata[0]);
  if (same == NULL) {
    same = g_ptr_array_new_with_free_func (entry_free);
    g_hash_table_insert (self->entries, g_strdup (folded->pdata[0]), same);
  }
  entry = g_new0 (Entry, 1);
  entry->words = g_steal_pointer (&folded);
  entry->masculine = g_strdup (masculine);
  entry->feminine = g_strdup (feminine);
  entry->gender = gender;
  g_ptr_array_add (same, entry);
  g_ptr_array_sort (same, compare_longest);
  return entry;
}

/**
 * minka_wording_new:
 *
 * Returns: (transfer full): an empty table
 */
MinkaWording *
minka_wording_new (void)
{
  MinkaWording *self = g_new0 (MinkaWording, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < MINKA_N_WORD_LISTS; i++)
    self->lists[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return self;
}

/**
 * minka_wording_free:
 * @self: (transfer full): a table
 */
void
minka_wording_free (MinkaWording *self)
{
  g_hash_table_unref (self->entries);
  for (guint i = 0; i < MINKA_N_WORD_LISTS; i++)
    g_ptr_array_unref (self->lists[i]);
  g_free (self);
}

/**
 * minka_wording_add_pair:
 * @self: a table
 * @kind: how the pair is used
 * @negative: what a problem says; a noun or an adjective in the masculine singular
 * @positive: what its objective says in its place
 *
 * Adds a pair of words.
 */
void
minka_wording_add_pair (MinkaWording *self, MinkaWordKind kind, const char *negative, const char *positive)
{
  g_autofree char *negatives = make_plural (negative);
  g_autofree char *positives = make_plural (positive);
  g_autofree char *feminine = make_feminine (positive);
  g_autofree char *feminines = make_plural (feminine);
  g_autofree char *negative_feminine = make_feminine (negative);
  g_autofree char *negative_feminines = make_plural (negative_feminine);
  gboolean unlike = !g_str_equal (negative, negative_feminine);
  Entry *entry;

  switch (kind) {
  case MINKA_WORD_PHRASE:
    add_entry (self, negative, positive, positive, GENDER_UNKNOWN);
    break;
  case MINKA_WORD_NOUN:
    add_entry (self, negative, positive, positive, GENDER_UNKNOWN);
    add_entry (self, negatives, positives, positives, GENDER_UNKNOWN);
    break;
  case MINKA_WORD_ADJECTIVE:
    add_entry (self, negative, positive, feminine, unlike ? GENDER_MASCULINE : GENDER_UNKNOWN);
    add_entry (self, negatives, positives, feminines, unlike ? GENDER_MASCULINE : GENDER_UNKNOWN);
    if (unlike) {
      add_entry (self, negative_feminine, positive, feminine, GENDER_FEMININE);
      add_entry (self, negative_feminines, positives, feminines, GENDER_FEMININE);
    }
    break;
  case MINKA_WORD_LACK:
    entry = add_entry (self, negative, positive, feminine, GENDER_UNKNOWN);
    entry->masculine_plural = g_steal_pointer (&positives);
    entry->feminine_plural = g_steal_pointer (&feminines);
    entry->opening = TRUE;
    break;
  }
}

/**
 * minka_wording_add_words:
 * @self: a table
 * @list: what for
 * @words: one or more words
 *
 * Adds words without a counterpart.
 */
void
minka_wording_add_words (MinkaWording *self, MinkaWordList list, const char *words)
{
  if (list == MINKA_WORDS_KEPT)
    add_entry (self, words, NULL, NULL, GENDER_UNKNOWN);
  g_ptr_array_add (self->lists[list], read_words (words));
}

/* Turning a problem */

static const Entry *
find_entry (const MinkaWording *self, GArray *tokens, guint at)
{
  GPtrArray *same = g_hash_table_lookup (self->entries, g_array_index (tokens, Token, at).folded);

  for (guint i = 0; same != NULL && i < same->len; i++) {
    const Entry *entry = same->pdata[i];

    if (matches (tokens, at, entry->words) && (!entry->opening || at == skip_lead (tokens)))
      return entry;
  }
  return NULL;
}

static const char *
choose_form (const Entry *entry, GArray *tokens, guint at)
{
  guint n = entry->words->len;
  Gender gender = entry->gender;
  const Token *behind = at + n < tokens->len ? &g_array_index (tokens, Token, at + n) : NULL;

  if (entry->opening && behind != NULL) {
    gender = guess_gender (behind->folded);
    if (is_plural (behind))
      return gender == GENDER_FEMININE ? entry->feminine_plural : entry->masculine_plural;
  } else if (gender == GENDER_UNKNOWN && !g_str_equal (entry->masculine, entry->feminine)) {
    gender = gender_in_context (tokens, at, n);
  }
  return gender == GENDER_FEMININE ? entry->feminine : entry->masculine;
}

static gboolean
has_lower (const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (g_unichar_islower (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* Puts words in the place of others, with their capitals. */
static void
append_as (GString *text, const char *words, const char *start, const char *end)
{
  gboolean all = !has_lower (start, end) && g_utf8_strlen (start, end - start) > 1;
  gboolean first = g_unichar_isupper (g_utf8_get_char (start));
  const char *rest = *words != '\0' ? g_utf8_next_char (words) : words;
  g_autofree char *upper = all ? g_utf8_strup (words, -1) : g_utf8_strup (words, rest - words);

  if (all)
    g_string_append (text, upper);
  else if (first)
    g_string_append_printf (text, "%s%s", upper, rest);
  else
    g_string_append (text, words);
}

static void
raise_first (GString *text)
{
  const char *rest = *text->str != '\0' ? g_utf8_next_char (text->str) : text->str;
  g_autofree char *upper = g_utf8_strup (text->str, rest - text->str);

  g_string_erase (text, 0, rest - text->str);
  g_string_prepend (text, upper);
}

static gboolean
is_entangled (const MinkaWording *self, GArray *tokens)
{
  for (guint i = 0; i < tokens->len; i++)
    for (guint j = 0; j < self->lists[MINKA_WORDS_DOUBLE]->len; j++)
      if (matches (tokens, i, self->lists[MINKA_WORDS_DOUBLE]->pdata[j]))
        return TRUE;
  return FALSE;
}

/**
 * minka_wording_offer:
 * @self: a table
 * @problem: the text of a problem
 *
 * Turns the negative words of a problem that the table knows, and leaves the rest as it is. It is a beginning for the
 * person who words the objective.
 *
 * Returns: (transfer full) (nullable): an objective, %NULL if there is nothing to offer
 */
char *
minka_wording_offer (const MinkaWording *self, const char *problem)
{
  g_autoptr (GArray) tokens = read_tokens (problem);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *done = problem;
  gboolean turned = FALSE;

  if (is_entangled (self, tokens))
    return NULL;
  for (guint i = 0; i < tokens->len;) {
    const Entry *entry = find_entry (self, tokens, i);
    const char *start = g_array_index (tokens, Token, i).start, *end, *words;

    if (entry == NULL) {
      i++;
      continue;
    }
    end = g_array_index (tokens, Token, i + entry->words->len - 1).end;
    if (entry->masculine != NULL) {
      words = choose_form (entry, tokens, i);
      /* An article goes with the noun that is replaced by an adjective: «la falta de». */
      if (entry->opening && i > 0 &&
          gender_of_article (g_array_index (tokens, Token, i - 1).folded) != GENDER_UNKNOWN)
        start = g_array_index (tokens, Token, i - 1).start;
      g_string_append_len (text, done, start - done);
      append_as (text, words, start, end);
      while (*words == '\0' && g_unichar_isspace (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      done = end;
      turned = TRUE;
    }
    i += entry->words->len;
  }
  if (!turned)
    return NULL;
  g_string_append (text, done);
  if (g_unichar_isupper (g_utf8_get_char (problem)))
    raise_first (text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * minka_wording_opens:
 * @self: a table
 * @list: a list of openings
 * @text: the text of a problem or an objective
 *
 * Returns: whether the text begins with words of the list; an article or «hay» may go before
 */
gboolean
minka_wording_opens (const MinkaWording *self, MinkaWordList list, const char *text)
{
  g_autoptr (GArray) tokens = read_tokens (text);
  guint lead = skip_lead (tokens);

  for (guint i = 0; i < self->lists[list]->len; i++)
    for (guint at = 0; at <= lead; at++)
      if (matches (tokens, at, self->lists[list]->pdata[i]))
        return TRUE;
  return FALSE;
}
