#include "minka-tree-text.h"

#include "minka-error.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* A tree in words: a line a node, which hangs on the line above it that is less indented. A sign before the words
 * tells what it is:
 *
 *     * the central node
 *       - below it: a cause or a means
 *         - what lies behind that
 *         = words of another line: its node hangs here too
 *       + above it: an effect or an end
 *     - what hangs on nothing
 *
 * Where several lines have the words that “=” names, “=2” means the second of them. */

#define NOWHERE MINKA_TREE_NOWHERE
#define INDENT 2
#define TAB 8

/* Writing */

typedef struct {
  const MinkaTreeShape *shape;
  int start, end; /* the places written */
  gboolean ids;
  GHashTable *places; /* words → the places that have them, as an array */
  int *first, *next;  /* the extras of a parent, by number */
  GString *text;
} Writer;

static char *
words_of (const MinkaTreeShape *shape, int place)
{
  char *words = g_strdup (shape->items[place].node->text);

  return g_strstrip (g_strdelimit (words, "\t\r\n", ' '));
}

static void
write_line (Writer *self, int place, int depth, const char *sign, const char *words)
{
  if (self->ids)
    g_string_append_printf (self->text, "%s\t", minka_tree_shape_id (self->shape, place));
  for (int i = 0; i < depth * INDENT; i++)
    g_string_append_c (self->text, ' ');
  g_string_append (self->text, sign);
  if (*words != '\0')
    g_string_append_printf (self->text, " %s", words);
  g_string_append_c (self->text, '\n');
}

/* The lines that stand for nodes written elsewhere. */
static void
write_same (Writer *self, int place, int depth)
{
  for (int i = self->first[place]; i != NOWHERE; i = self->next[i]) {
    const MinkaTreeExtra *extra = &g_array_index (self->shape->extras, MinkaTreeExtra, i);
    g_autofree char *words = words_of (self->shape, extra->child);
    GArray *namesakes = g_hash_table_lookup (self->places, words);
    g_autofree char *sign = NULL;

    for (guint j = 0; namesakes->len > 1 && j < namesakes->len; j++)
      if (g_array_index (namesakes, int, j) == extra->child)
        sign = g_strdup_printf ("=%u", j + 1);
    write_line (self, extra->child, depth, sign != NULL ? sign : "=", words);
  }
}

static void
prepare (Writer *self)
{
  const MinkaTreeShape *shape = self->shape;

  for (int i = self->start; i < self->end; i++) {
    char *words = words_of (shape, i);
    GArray *namesakes = g_hash_table_lookup (self->places, words);

    if (namesakes == NULL) {
      namesakes = g_array_new (FALSE, FALSE, sizeof (int));
      g_hash_table_insert (self->places, words, namesakes);
    } else {
      g_free (words);
    }
    g_array_append_val (namesakes, i);
    self->first[i] = NOWHERE;
  }
  for (guint i = shape->extras->len; i-- > 0;) {
    const MinkaTreeExtra *extra = &g_array_index (shape->extras, MinkaTreeExtra, i);

    if (extra->parent >= self->start && extra->parent < self->end && extra->child >= self->start &&
        extra->child < self->end) {
      self->next[i] = self->first[extra->parent];
      self->first[extra->parent] = i;
    }
  }
}

/**
 * minka_tree_text_write:
 * @shape: a tree
 * @place: the place of a branch, or %MINKA_TREE_NOWHERE for the whole tree
 * @ids: whether each line begins with its node's id and a tab
 *
 * Writes a tree or a branch of it in words, as minka_tree_text_read() reads it. Links that lead out of the branch are
 * left out.
 *
 * Returns: (transfer full): lines; empty for an empty tree
 */
char *
minka_tree_text_write (const MinkaTreeShape *shape, int place, gboolean ids)
{
  g_autoptr (GHashTable) places =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autofree int *first = g_new (int, shape->n_items), *next = g_new (int, shape->extras->len);
  g_autofree int *open = g_new (int, shape->n_items); /* the branches whose end is still to come */
  Writer self = { shape, 0, shape->n_items, ids, places, first, next, g_string_new (NULL) };
  int top = place != NOWHERE ? shape->items[place].depth : 0;
  int n_open = 0;

  if (place != NOWHERE) {
    self.start = place;
    self.end = place + shape->items[place].size;
  }
  prepare (&self);
  for (int i = self.start; i <= self.end; i++) {
    const MinkaTreeItem *item = i < self.end ? &shape->items[i] : NULL;
    g_autofree char *words = item != NULL ? words_of (shape, i) : NULL;

    while (n_open > 0 && (item == NULL || shape->items[open[n_open - 1]].depth >= item->depth)) {
      int ended = open[--n_open];

      write_same (&self, ended, shape->items[ended].depth - top + 1);
    }
    if (item == NULL)
      break;
    write_line (&self, i, item->depth - top,
                item->side == MINKA_BRANCH_CENTRE  ? "*"
                : item->side == MINKA_BRANCH_BELOW ? "-"
                                                   : "+",
                words);
    open[n_open++] = i;
  }
  return g_string_free (self.text, FALSE);
}

/* Reading */

typedef struct {
  MinkaBranch branch; /* of a branch to hang up, or the centre for a whole tree */
  GArray *lines;
  GArray *columns;  /* int, of each line */
  GArray *numbers;  /* guint, of each line in the text */
  GArray *ordinals; /* guint, of a line that names another, 0 for others */
  int centre;
} Reader;

static void
line_clear (gpointer data)
{
  g_free (((MinkaTreeLine *) data)->text);
}

static gboolean
refuse (guint number, const char *why, GError **error)
{
  g_set_error (error, MINKA_ERROR, MINKA_ERROR_INVALID, _ ("Line %u: %s"), number, why);
  return FALSE;
}

/* The nearest line before that is less indented. */
static int
find_parent (Reader *self, int column)
{
  int i = (int) self->lines->len - 1;

  while (i >= 0 && g_array_index (self->columns, int, i) >= column)
    i = g_array_index (self->lines, MinkaTreeLine, i).parent;
  return i;
}

/* What the sign before the words says; *@words is set behind it. */
static char
read_sign (const char **words, guint *ordinal)
{
  const char *p = *words;
  char sign = *p;

  *ordinal = 0;
  if (sign == '\0' || strchr ("*-+=", sign) == NULL)
    return '\0';
  p++;
  if (sign == '=') {
    while (g_ascii_isdigit (*p))
      *ordinal = MIN (*ordinal, 100000) * 10 + g_ascii_digit_value (*p++);
    if (*ordinal == 0)
      *ordinal = 1;
  }
  if (*p != '\0' && *p != ' ' && *p != '\t') {
    *ordinal = 0;
    return '\0';
  }
  *words = p;
  return sign;
}

static MinkaBranch
branch_of (Reader *self, int parent, char sign)
{
  const gboolean whole = self->branch == MINKA_BRANCH_CENTRE;
  MinkaBranch above =
      parent != NOWHERE ? g_array_index (self->lines, MinkaTreeLine, parent).branch : self->branch;

  if (above != MINKA_BRANCH_CENTRE)
    return above;
  if (whole && parent == NOWHERE && (sign == '*' || sign == '\0'))
    return MINKA_BRANCH_CENTRE;
  return sign == '+' ? MINKA_BRANCH_ABOVE : MINKA_BRANCH_BELOW;
}

static gboolean
read_line (Reader *self, char *line, guint number, GError **error)
{
  const char *words = line;
  int column = 0;
  MinkaTreeLine read = { NULL, NOWHERE, NOWHERE, MINKA_BRANCH_BELOW };
  guint ordinal;
  char sign;

  for (; *words == ' ' || *words == '\t'; words++)
    column += *words == '\t' ? TAB - column % TAB : 1;
  g_strchomp (line);
  if (*words == '\0')
    return TRUE;
  sign = read_sign (&words, &ordinal);
  read.parent = find_parent (self, column);
  if (read.parent != NOWHERE && g_array_index (self->ordinals, guint, read.parent) != 0)
    return refuse (number, _ ("nothing can hang on a line that stands for another one."), error);
  if (sign == '=' && read.parent == NOWHERE)
    return refuse (number, _ ("it stands for another one, so it has to hang on something."), error);
  read.branch = branch_of (self, read.parent, sign);
  if (read.branch == MINKA_BRANCH_CENTRE && self->centre != NOWHERE)
    return refuse (number, _ ("there is a central node already. Indent what hangs on it."), error);
  if (read.branch == MINKA_BRANCH_CENTRE)
    self->centre = self->lines->len;
  read.text = g_strstrip (g_strdup (words));
  g_array_append_val (self->lines, read);
  g_array_append_val (self->columns, column);
  g_array_append_val (self->numbers, number);
  g_array_append_val (self->ordinals, ordinal);
  return TRUE;
}

/* Finds the lines that others stand for. */
static gboolean
resolve (Reader *self, GError **error)
{
  g_autoptr (GHashTable) namesakes = NULL;

  for (guint i = 0; i < self->lines->len; i++) {
    guint ordinal = g_array_index (self->ordinals, guint, i);
    MinkaTreeLine *line = &g_array_index (self->lines, MinkaTreeLine, i);
    GArray *found;

    if (ordinal == 0)
      continue;
    if (namesakes == NULL) {
      namesakes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
      for (int j = 0; j < (int) self->lines->len; j++) {
        char *text = g_array_index (self->lines, MinkaTreeLine, j).text;

        if (g_array_index (self->ordinals, guint, j) != 0)
          continue;
        found = g_hash_table_lookup (namesakes, text);
        if (found == NULL)
          g_hash_table_insert (namesakes, text, found = g_array_new (FALSE, FALSE, sizeof (int)));
        g_array_append_val (found, j);
      }
    }
    found = g_hash_table_lookup (namesakes, line->text);
    if (found == NULL || ordinal > found->len)
      return refuse (g_array_index (self->numbers, guint, i), _ ("no other line has these words."), error);
    line->same = g_array_index (found, int, ordinal - 1);
  }
  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->ordinals, guint, i) != 0)
      *g_array_index (self->lines, MinkaTreeLine, i).text = '\0';
  return TRUE;
}

/**
 * minka_tree_text_read:
 * @text: lines
 * @branch: %MINKA_BRANCH_CENTRE to read a whole tree, whose central node is its first unindented line without a sign
 *   or with “*”; below or above to read branches that are to hang there, in which signs only mark items
 * @error: return location
 *
 * Reads a tree in words, as minka_tree_text_write() writes it or as people do: with spaces or tabs, with signs or
 * without. What hangs on the central node without a sign goes below.
 *
 * Returns: (transfer full) (element-type MinkaTreeLine) (nullable): a line a node, each behind the one it hangs on;
 *   %NULL with %MINKA_ERROR_INVALID, which tells the line, if it cannot be read
 */
GArray *
minka_tree_text_read (const char *text, MinkaBranch branch, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (MinkaTreeLine));
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) ordinals = g_array_new (FALSE, FALSE, sizeof (guint));
  Reader self = { branch, lines, columns, numbers, ordinals, NOWHERE };
  g_auto (GStrv) split = NULL;

  g_array_set_clear_func (lines, line_clear);
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  if (!g_utf8_validate (text, -1, NULL)) {
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_INVALID, _ ("This is not a text in UTF-8."));
    return NULL;
  }
  split = g_strsplit (text, "\n", -1);
  for (guint i = 0; split[i] != NULL; i++)
    if (!read_line (&self, split[i], i + 1, error))
      return NULL;
  return resolve (&self, error) ? g_steal_pointer (&lines) : NULL;
}
