#include "minka-find.h"

#include <string.h>

/* What searching and following the golden thread bring to light. */

void
minka_hit_free (MinkaHit *self)
{
  g_free (self->id);
  g_free (self->text);
  g_free (self->meeting);
  g_free (self->date);
  g_free (self);
}

void
minka_step_free (MinkaStep *self)
{
  g_free (self->id);
  g_free (self->text);
  g_free (self);
}

void
minka_glimpse_free (MinkaGlimpse *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->date);
  g_free (self);
}

static gboolean
is_in_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/**
 * minka_find_fold:
 * @word: text
 * @length: how many bytes of it
 *
 * Returns: (transfer full): it without accents and capitals, as the search index has it
 */
char *
minka_find_fold (const char *word, gsize length)
{
  g_autofree char *apart = g_utf8_normalize (word, length, G_NORMALIZE_NFD);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *p = apart; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (folded, g_unichar_tolower (g_utf8_get_char (p)));
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

/**
 * minka_find_next_word:
 * @p: text
 * @end: (out): the byte behind the word
 *
 * Returns: (transfer none) (nullable): where the first word from there on starts, %NULL if there is none
 */
const char *
minka_find_next_word (const char *p, const char **end)
{
  while (*p != '\0' && !is_in_word (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (*p == '\0')
    return NULL;
  for (*end = p; **end != '\0' && is_in_word (g_utf8_get_char (*end));)
    *end = g_utf8_next_char (*end);
  return p;
}

static GPtrArray *
fold_words (const char *words)
{
  GPtrArray *folded = g_ptr_array_new_with_free_func (g_free);
  const char *end;

  for (const char *start = minka_find_next_word (words, &end); start != NULL;
       start = minka_find_next_word (end, &end))
    g_ptr_array_add (folded, minka_find_fold (start, end - start));
  return folded;
}

/* How many bytes of a word a number of folded characters takes up. */
static gsize
measure (const char *start, const char *end, glong n_folded)
{
  const char *p = start;

  while (p < end && n_folded > 0) {
    g_autofree char *folded = minka_find_fold (p, g_utf8_next_char (p) - p);

    n_folded -= g_utf8_strlen (folded, -1);
    p = g_utf8_next_char (p);
  }
  while (p < end && g_unichar_ismark (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p - start;
}

/**
 * minka_find_marks:
 * @text: a text that was found
 * @words: what the person typed
 *
 * Returns: (transfer full) (element-type MinkaMark): where the words begin words of the text, accents and capitals
 *   ignored
 */
GArray *
minka_find_marks (const char *text, const char *words)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (MinkaMark));
  g_autoptr (GPtrArray) wanted = fold_words (words);
  const char *end;

  for (const char *start = minka_find_next_word (text, &end); start != NULL;
       start = minka_find_next_word (end, &end)) {
    g_autofree char *folded = minka_find_fold (start, end - start);
    gsize longest = 0;

    for (guint i = 0; i < wanted->len; i++)
      if (g_str_has_prefix (folded, wanted->pdata[i]))
        longest = MAX (longest, (gsize) g_utf8_strlen (wanted->pdata[i], -1));
    if (longest > 0) {
      const MinkaMark mark = { start - text, start - text + measure (start, end, longest) };

      g_array_append_val (marks, mark);
    }
  }
  return marks;
}

/* Fields that are empty leave spaces behind where a text is put together of several. */
static char *
join_lines (const char *text)
{
  GString *line = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++) {
    if (!g_ascii_isspace (*p))
      g_string_append_c (line, *p);
    else if (line->len > 0 && line->str[line->len - 1] != ' ')
      g_string_append_c (line, ' ');
  }
  return g_strchomp (g_string_free_and_steal (line));
}

/**
 * minka_find_excerpt:
 * @text: a text that was found
 * @words: what the person typed
 * @n_chars: how many characters are wanted
 *
 * Returns: (transfer full): about that much of the text around the first of the words, on one line
 */
char *
minka_find_excerpt (const char *text, const char *words, guint n_chars)
{
  g_autofree char *line = join_lines (text);
  g_autoptr (GArray) marks = NULL;
  const char *start = line, *end;
  glong length = g_utf8_strlen (line, -1);
  glong at;

  if (length <= (glong) n_chars)
    return g_steal_pointer (&line);
  marks = minka_find_marks (line, words);
  at = marks->len > 0 ? g_utf8_pointer_to_offset (line, line + g_array_index (marks, MinkaMark, 0).start) : 0;
  at = CLAMP (at - (glong) n_chars / 3, 0, length - (glong) n_chars);
  start = g_utf8_offset_to_pointer (line, at);
  end = g_utf8_offset_to_pointer (start, n_chars);
  /* Whole words, unless there is none. */
  if (at > 0 && memchr (start, ' ', end - start) != NULL)
    start = strchr (start, ' ') + 1;
  if (*end != '\0') {
    const char *space = g_strrstr_len (start, end - start, " ");

    if (space != NULL)
      end = space;
  }
  return g_strdup_printf ("%s%.*s%s", start > line ? "…" : "", (int) (end - start), start,
                          *end != '\0' ? "…" : "");
}
