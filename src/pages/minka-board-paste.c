#include "minka-board.h"

#include "minka-table.h"

#include <glib/gi18n-lib.h>

/* What was copied elsewhere finds its place in the matrix. Column 0 holds aspects, the others are findings. */

#define N_COLUMNS 4

typedef struct {
  MinkaBoard *self;
  GPtrArray *table;
  MinkaGesture *gesture;
  char *aspect;      /* to which entries go */
  guint next_aspect; /* where the next new one goes */
  guint column;
  guint index; /* in the cell where it begins */
  char *cell_aspect;
  char *last;
} Paste;

static void
add_aspect (Paste *paste, const char *title)
{
  g_autoptr (MinkaAspect) aspect = minka_record_new (MINKA_TYPE_ASPECT);

  g_object_set (aspect, "title", title, NULL);
  minka_board_insert_aspect (paste->self, paste->gesture, aspect, paste->next_aspect++);
  g_set_str (&paste->aspect, minka_record_get_id (MINKA_RECORD (aspect)));
  g_set_str (&paste->last, paste->aspect);
}

static void
add_entry (Paste *paste, guint column, const char *text)
{
  g_autoptr (MinkaDiagnosisEntry) entry = minka_record_new (MINKA_TYPE_DIAGNOSIS_ENTRY);
  gboolean here = column == paste->column && g_strcmp0 (paste->aspect, paste->cell_aspect) == 0;

  g_object_set (entry, "aspect", paste->aspect, "kind", column - 1, "text", text, NULL);
  minka_board_insert_entry (paste->self, paste->gesture, entry, here ? paste->index++ : G_MAXUINT);
  g_set_str (&paste->last, minka_record_get_id (MINKA_RECORD (entry)));
}

static void
add_lines (Paste *paste, guint column, const char *cell)
{
  g_auto (GStrv) lines = minka_table_split_cell (cell);

  for (guint i = 0; lines[i] != NULL; i++) {
    if (column > 0)
      add_entry (paste, column, lines[i]);
    else
      add_aspect (paste, lines[i]);
  }
}

static gboolean
same_words (const char *one, const char *other)
{
  g_autofree char *a = g_utf8_casefold (one, -1), *b = g_utf8_casefold (other, -1);

  return g_str_equal (a, b);
}

static char *
title_of (const char *cell)
{
  g_auto (GStrv) lines = minka_table_split_cell (cell);

  return g_strjoinv (" ", lines);
}

/* Rows under a title that spans them go on with its aspect; one that is there already takes what is under its name. */
static void
go_to_aspect (Paste *paste, const char *cell)
{
  g_autofree char *title = title_of (cell);
  GPtrArray *aspects = minka_board_list_aspects (paste->self);

  if (*title == '\0' && paste->aspect != NULL)
    return;
  for (guint i = 0; i < aspects->len; i++)
    if (same_words (((MinkaAspect *) aspects->pdata[i])->title, title)) {
      g_set_str (&paste->aspect, minka_record_get_id (aspects->pdata[i]));
      return;
    }
  add_aspect (paste, *title != '\0' ? title : _ ("Aspect without a name"));
}

/* «Aspecto · Problemas · Causas · Necesidades» over a table says what is in it. */
static gboolean
is_heading (GPtrArray *table)
{
  static const char *const words[] = { "aspecto", "problema", "causa", "necesidad" };
  guint columns = minka_table_count_columns (table), known = 0;

  for (guint i = 0; i < columns; i++) {
    g_autofree char *cell = g_utf8_casefold (minka_table_get (table, 0, i), -1);

    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      if (g_str_has_prefix (cell, words[j]) && g_utf8_strlen (cell, -1) < 50) {
        known++;
        break;
      }
  }
  return columns > 1 && table->len > 1 && known == columns;
}

static void
paste_shape (Paste *paste, guint first, guint columns)
{
  for (guint i = is_heading (paste->table); i < paste->table->len; i++) {
    if (first == 0)
      go_to_aspect (paste, minka_table_get (paste->table, i, 0));
    for (guint j = first == 0; j < columns; j++)
      add_lines (paste, first + j, minka_table_get (paste->table, i, j));
  }
}

static void
paste_list (Paste *paste)
{
  guint columns = minka_table_count_columns (paste->table);

  for (guint i = 0; i < paste->table->len; i++)
    for (guint j = 0; j < columns; j++)
      add_lines (paste, paste->column, minka_table_get (paste->table, i, j));
}

static guint
count_lines (GPtrArray *table, guint row, guint column)
{
  guint columns = minka_table_count_columns (table), count = 0;

  for (guint i = row; i < table->len; i++)
    for (guint j = column; j < columns; j++) {
      g_auto (GStrv) lines = minka_table_split_cell (minka_table_get (table, i, j));

      count += g_strv_length (lines);
    }
  return count;
}

static char *
name_for (GPtrArray *table, gboolean shaped, guint first)
{
  guint heading = shaped && is_heading (table);
  guint entries = first > 0 ? count_lines (table, heading, 0) : shaped ? count_lines (table, heading, 1) : 0;
  guint aspects = count_lines (table, heading, 0);

  if (entries > 0)
    return g_strdup_printf (ngettext ("Paste %u entry", "Paste %u entries", entries), entries);
  return g_strdup_printf (ngettext ("Paste %u aspect", "Paste %u aspects", aspects), aspects);
}

/**
 * minka_board_paste:
 * @self: a board
 * @aspect: (nullable): the id of the aspect where it begins, empty for what goes across aspects, %NULL for none yet
 * @column: 0 for aspects, else a finding and 1
 * @index: its place in that cell, or with column 0 among aspects
 * @table: (element-type GPtrArray): what was copied; see minka_table_from_text()
 *
 * Adds what fits into the columns from there on as a table, and anything else as a list, in one gesture.
 *
 * Returns: (transfer full) (nullable): the id of what was added last
 */
char *
minka_board_paste (MinkaBoard *self, const char *aspect, guint column, guint index, GPtrArray *table)
{
  guint columns = minka_table_count_columns (table);
  guint aspects = minka_board_list_aspects (self)->len;
  gboolean across = aspect != NULL && *aspect == '\0';
  gboolean fits = columns > 1 && columns + column <= N_COLUMNS && !across;
  gboolean whole = !fits && columns == N_COLUMNS;
  guint first = whole ? 0 : column;
  g_autofree char *name = name_for (table, fits || whole, first);
  Paste paste = { .self = self,
                  .table = table,
                  .gesture = minka_gesture_new (name),
                  .aspect = whole ? NULL : g_strdup (aspect),
                  .cell_aspect = g_strdup (aspect),
                  .column = column,
                  .index = index,
                  .next_aspect = column == 0 ? index : aspects };

  if (fits || whole)
    paste_shape (&paste, first, columns);
  else
    paste_list (&paste);
  g_free (paste.aspect);
  g_free (paste.cell_aspect);
  if (paste.last != NULL)
    minka_board_apply (self, paste.gesture);
  else
    minka_gesture_free (paste.gesture);
  return paste.last;
}
