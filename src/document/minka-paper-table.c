#include "minka-paper-private.h"

#define PADDING 3.5
#define SIGNATURE_ROW 28.0
#define SIGNATURE_ABOVE 6.0

/* A row ready to be put on a strip. */
typedef struct {
  PangoLayout **cells;
  double height;
} Row;

static void
cell_free (gpointer data)
{
  MinkaCell *cell = data;

  minka_text_free (cell->text);
  g_free (cell);
}

static void
add_cell (MinkaTable *self, MinkaText *text, gboolean signature)
{
  GPtrArray *row = self->rows->len > 0 ? self->rows->pdata[self->rows->len - 1] : NULL;
  MinkaCell *cell = g_new0 (MinkaCell, 1);

  cell->text = text;
  cell->signature = signature;
  g_return_if_fail (row != NULL && row->len < self->n_columns);
  g_ptr_array_add (row, cell);
}

static double
column_width (MinkaSetter *setter, MinkaTable *self, guint column)
{
  double sum = 0;

  for (guint i = 0; i < self->n_columns; i++)
    sum += self->columns[i].width;
  return self->columns[column].width / sum * (minka_setter_get_width (setter) - setter->left);
}

static double
column_x (MinkaSetter *setter, MinkaTable *self, guint column)
{
  double x = setter->left;

  for (guint i = 0; i < column; i++)
    x += column_width (setter, self, i);
  return x;
}

static MinkaCell *
cell_at (MinkaTable *self, guint row, guint column)
{
  GPtrArray *cells = self->rows->pdata[row];

  return column < cells->len ? cells->pdata[column] : NULL;
}

static Row
set_row (MinkaSetter *setter, MinkaTable *self, guint row)
{
  Row set = { g_new0 (PangoLayout *, self->n_columns), 0 };

  for (guint i = 0; i < self->n_columns; i++) {
    MinkaCell *cell = cell_at (self, row, i);
    gboolean bold = self->columns[i].names_row && !self->headed;

    if (cell == NULL)
      continue;
    if (cell->signature)
      set.height = MAX (set.height, SIGNATURE_ROW);
    if (cell->text == NULL || minka_text_is_empty (cell->text))
      continue;
    set.cells[i] =
        minka_setter_layout (setter, bold ? MINKA_FACE_CELL_BOLD : MINKA_FACE_CELL, self->columns[i].setting,
                             column_width (setter, self, i) - 2 * PADDING, minka_text_get_plain (cell->text),
                             minka_text_get_attributes (cell->text));
    set.height = MAX (set.height, minka_layout_get_height (set.cells[i]) + 2 * PADDING);
  }
  set.height = MAX (set.height, 2 * PADDING + 6);
  return set;
}

static void
rule_across (MinkaSetter *setter, MinkaStrip *strip, double y, double thickness, double grey)
{
  minka_strip_add_rule (strip, setter->left, y, minka_setter_get_width (setter) - setter->left, thickness,
                        grey);
}

static void
add_signature_lines (MinkaSetter *setter, MinkaTable *self, guint row, MinkaStrip *strip)
{
  for (guint i = 0; i < self->n_columns; i++) {
    MinkaCell *cell = cell_at (self, row, i);

    if (cell != NULL && cell->signature)
      minka_strip_add_rule (strip, column_x (setter, self, i) + PADDING, strip->height - SIGNATURE_ABOVE,
                            column_width (setter, self, i) - 2 * PADDING, 0.6, 0);
  }
}

static MinkaStrip *
add_head (MinkaSetter *setter, MinkaTable *self)
{
  g_autofree PangoLayout **cells = g_new0 (PangoLayout *, self->n_columns);
  MinkaStrip *strip;

  minka_setter_open (setter, "THead");
  strip = minka_setter_strip (setter);
  for (guint i = 0; i < self->n_columns; i++) {
    g_autofree char *title = minka_text_clean (self->columns[i].title);

    cells[i] = minka_setter_layout (
        setter, MINKA_FACE_CELL_BOLD,
        self->columns[i].setting == MINKA_SETTING_JUSTIFIED ? MINKA_SETTING_LEFT : self->columns[i].setting,
        column_width (setter, self, i) - 2 * PADDING, title, NULL);
    strip->height = MAX (strip->height, minka_layout_get_height (cells[i]) + 2 * PADDING);
  }

  minka_strip_add_fill (strip, setter->left, 0, minka_setter_get_width (setter) - setter->left, strip->height,
                        0.93);
  rule_across (setter, strip, 0, 0.8, 0.2);
  rule_across (setter, strip, strip->height, 0.8, 0.2);
  minka_strip_open (strip, "TR");
  for (guint i = 0; i < self->n_columns; i++) {
    minka_strip_open_tag (strip, (MinkaTag) { .type = "TH", .scope = "/Column" });
    minka_strip_add_layout (strip, cells[i], column_x (setter, self, i) + PADDING,
                            strip->height - PADDING - minka_layout_get_height (cells[i]));
    minka_strip_close (strip, "TH");
  }
  minka_strip_close (strip, "TR");
  minka_setter_close (setter, "THead");
  setter->tied = TRUE;
  return strip;
}

static MinkaStrip *
add_whole_row (MinkaSetter *setter, MinkaTable *self, guint row, Row *set)
{
  MinkaStrip *strip = minka_setter_strip (setter);

  strip->height = set->height;
  minka_strip_open (strip, "TR");
  for (guint i = 0; i < self->n_columns; i++) {
    const char *tag = self->columns[i].names_row ? "TH" : "TD";

    minka_strip_open_tag (strip,
                          (MinkaTag) { .type = tag, .scope = self->columns[i].names_row ? "/Row" : NULL });
    if (set->cells[i] != NULL)
      minka_strip_add_layout (strip, set->cells[i], column_x (setter, self, i) + PADDING,
                              self->signed_rows ? (set->height - minka_layout_get_height (set->cells[i])) / 2
                                                : PADDING);
    minka_strip_close (strip, tag);
  }
  minka_strip_close (strip, "TR");
  add_signature_lines (setter, self, row, strip);
  return strip;
}

/* One strip for the first line of each cell, one for the second, and so on. */
static MinkaStrip *
add_sliced_row (MinkaSetter *setter, MinkaTable *self, guint row, Row *set, MinkaStrip *head)
{
  g_autofree PangoLayoutIter **iters = g_new0 (PangoLayoutIter *, self->n_columns);
  MinkaStrip *strip = NULL;
  int n = 0;

  for (guint i = 0; i < self->n_columns; i++) {
    if (set->cells[i] == NULL)
      continue;
    iters[i] = pango_layout_get_iter (set->cells[i]);
    n = MAX (n, pango_layout_get_line_count (set->cells[i]));
  }

  for (int line = 0; line < n; line++) {
    double top = line == 0 ? PADDING : 0;
    double height = 0;

    if (line > 0)
      setter->tied = line == 1 || line == n - 1;
    strip = minka_setter_strip (setter);
    strip->head = head;
    strip->table = self;
    strip->row = row;
    for (guint i = 0; i < self->n_columns; i++) {
      double line_height;

      if (iters[i] == NULL)
        continue;
      line_height = minka_strip_add_line (strip, iters[i], column_x (setter, self, i) + PADDING, top, i);
      height = MAX (height, line_height);
      if (!pango_layout_iter_next_line (iters[i]))
        g_clear_pointer (&iters[i], pango_layout_iter_free);
    }
    strip->height = top + height + (line == n - 1 ? PADDING : 0);
  }
  return strip;
}

/**
 * minka_setter_add_table:
 * @self: a setter
 * @table: a table with rows
 *
 * Sets a table: a strip for its head, and one for each row.
 */
void
minka_setter_add_table (MinkaSetter *self, MinkaTable *table)
{
  double room = minka_sheet_get_height (self->sheet) - MINKA_PAPER_TOP - MINKA_PAPER_BOTTOM;
  guint first = self->strips->len;
  MinkaStrip *head = NULL;
  MinkaStrip *strip;

  minka_setter_space (self, 7);
  minka_setter_open (self, "Table");
  if (table->headed) {
    head = add_head (self, table);
    room -= head->height;
  }
  minka_setter_open (self, "TBody");
  for (guint i = 0; i < table->rows->len; i++) {
    Row row = set_row (self, table, i);

    /* A last row is not left alone under a repeated head. */
    self->tied |= i > 0 && i + 1 == table->rows->len && row.height < room / 8;
    if (row.height <= room)
      strip = add_whole_row (self, table, i, &row);
    else
      strip = add_sliced_row (self, table, i, &row, head);
    strip->head = head;
    if (i == 0 && head == NULL)
      rule_across (self, self->strips->pdata[first], 0, 0.8, 0.2);
    if (i + 1 == table->rows->len)
      rule_across (self, strip, strip->height, 0.8, 0.2);
    else
      rule_across (self, strip, strip->height, 0.4, 0.65);
    g_free (row.cells);
  }
  minka_setter_close (self, "TBody");
  minka_setter_close (self, "Table");
  minka_setter_space (self, 10);
}

/**
 * minka_table_new:
 * @columns: (array length=n_columns): the columns
 * @n_columns: how many
 *
 * Returns: (transfer full): a table without rows
 */
MinkaTable *
minka_table_new (const MinkaColumn *columns, guint n_columns)
{
  MinkaTable *self = g_new0 (MinkaTable, 1);

  self->n_columns = n_columns;
  self->columns = g_new (MinkaColumn, n_columns);
  for (guint i = 0; i < n_columns; i++) {
    self->columns[i] = columns[i];
    self->columns[i].title = g_strdup (columns[i].title);
    self->headed |= columns[i].title != NULL;
  }
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return self;
}

/**
 * minka_table_new_facts:
 * @share: the share of the width that names take
 *
 * Returns: (transfer full): a table of names and values, without a header row
 */
MinkaTable *
minka_table_new_facts (double share)
{
  const MinkaColumn columns[] = {
    { NULL, share, MINKA_SETTING_LEFT, TRUE },
    { NULL, 1 - share, MINKA_SETTING_LEFT, FALSE },
  };

  return minka_table_new (columns, G_N_ELEMENTS (columns));
}

/**
 * minka_table_free:
 * @self: (nullable): a table
 */
void
minka_table_free (MinkaTable *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    g_free ((char *) self->columns[i].title);
  g_free (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * minka_table_begin_row:
 * @self: a table
 *
 * Begins a row; cells that are not added to it stay empty.
 */
void
minka_table_begin_row (MinkaTable *self)
{
  g_ptr_array_add (self->rows, g_ptr_array_new_with_free_func (cell_free));
}

/**
 * minka_table_add_cell:
 * @self: a table
 * @text: (transfer full) (nullable): what the next cell of the row says
 */
void
minka_table_add_cell (MinkaTable *self, MinkaText *text)
{
  add_cell (self, text, FALSE);
}

/**
 * minka_table_add_signature:
 * @self: a table
 *
 * Makes the next cell of the row a line to sign on, and the row high enough. In such a table, cells stand in
 * the middle of their rows.
 */
void
minka_table_add_signature (MinkaTable *self)
{
  self->signed_rows = TRUE;
  add_cell (self, NULL, TRUE);
}

/**
 * minka_table_add_fact:
 * @self: a table made by minka_table_new_facts()
 * @name: the name
 * @value: (transfer full): the value; without one the row is left out
 */
void
minka_table_add_fact (MinkaTable *self, const char *name, MinkaText *value)
{
  if (minka_text_is_empty (value)) {
    minka_text_free (value);
    return;
  }
  minka_table_begin_row (self);
  minka_table_add_cell (self, minka_text_new (name));
  minka_table_add_cell (self, value);
}

/**
 * minka_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows it has, without the header
 */
guint
minka_table_get_n_rows (MinkaTable *self)
{
  return self->rows->len;
}
