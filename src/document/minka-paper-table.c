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

static MinkaCell *
add_cell (MinkaTable *self, MinkaText *text)
{
  GPtrArray *row = self->rows->len > 0 ? self->rows->pdata[self->rows->len - 1] : NULL;
  MinkaCell *cell;

  while (self->next < self->n_columns && ((MinkaCell *) row->pdata[self->next])->covered)
    self->next++;
  g_assert (row != NULL && self->next < self->n_columns);
  cell = row->pdata[self->next++];
  cell->text = text;
  return cell;
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
  return ((GPtrArray *) self->rows->pdata[row])->pdata[column];
}

static gboolean
is_covered (MinkaTable *self, guint row, guint column)
{
  return row < self->rows->len && cell_at (self, row, column)->covered && !cell_at (self, row, 0)->wide;
}

static guint
columns_of (MinkaTable *self, MinkaCell *cell)
{
  return cell->wide ? self->n_columns : 1;
}

static double
cell_width (MinkaSetter *setter, MinkaTable *self, guint column, guint n)
{
  double width = 0;

  for (guint i = 0; i < n; i++)
    width += column_width (setter, self, column + i);
  return width;
}

static gboolean
is_bold (MinkaTable *self, MinkaCell *cell, guint column)
{
  return cell->wide || cell->leads || (self->columns[column].names_row && !self->headed);
}

/* What a cell takes over several rows does not make the first of them higher. */
static Row
set_row (MinkaSetter *setter, MinkaTable *self, guint row)
{
  Row set = { g_new0 (PangoLayout *, self->n_columns), 0 };

  for (guint i = 0; i < self->n_columns; i++) {
    MinkaCell *cell = cell_at (self, row, i);

    if (cell->signature)
      set.height = MAX (set.height, SIGNATURE_ROW);
    if (cell->text == NULL || minka_text_is_empty (cell->text))
      continue;
    set.cells[i] = minka_setter_share_layout (
        setter, is_bold (self, cell, i) ? MINKA_FACE_CELL_BOLD : MINKA_FACE_CELL, self->columns[i].setting,
        cell_width (setter, self, i, columns_of (self, cell)) - 2 * PADDING,
        minka_text_get_plain (cell->text), minka_text_get_attributes (cell->text));
    if (cell->rows <= 1)
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

/* The line under a row stops where a cell goes on below. */
static void
rule_below (MinkaSetter *setter, MinkaTable *self, guint row, MinkaStrip *strip)
{
  if (row + 1 == self->rows->len) {
    rule_across (setter, strip, strip->height, 0.8, 0.2);
    return;
  }
  if (self->loose && is_covered (self, row + 1, 0))
    return;
  for (guint i = 0; i < self->n_columns; i++) {
    guint n = 0;

    while (i + n < self->n_columns && !is_covered (self, row + 1, i + n))
      n++;
    if (n > 0)
      minka_strip_add_rule (strip, column_x (setter, self, i), strip->height, cell_width (setter, self, i, n),
                            0.4, n < self->n_columns ? 0.8 : 0.65);
    i += n;
  }
}

static void
add_signature_lines (MinkaSetter *setter, MinkaTable *self, guint row, MinkaStrip *strip)
{
  for (guint i = 0; i < self->n_columns; i++) {
    MinkaCell *cell = cell_at (self, row, i);

    if (cell->signature)
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

    cells[i] = minka_setter_share_layout (
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

static MinkaTag
cell_tag (MinkaTable *self, MinkaCell *cell, guint column)
{
  const gboolean header = self->columns[column].names_row || cell->wide || cell->leads;

  return (MinkaTag) {
    .type = header ? "TH" : "TD",
    .scope = header ? "/Row" : NULL,
    .row_span = cell->rows,
    .col_span = columns_of (self, cell),
  };
}

static MinkaStrip *
add_whole_row (MinkaSetter *setter, MinkaTable *self, guint row, Row *set)
{
  MinkaStrip *strip = minka_setter_strip (setter);

  strip->height = set->height;
  strip->table = self;
  strip->row = row;
  if (cell_at (self, row, 0)->wide)
    minka_strip_add_fill (strip, setter->left, 0, minka_setter_get_width (setter) - setter->left,
                          strip->height, 0.96);
  minka_strip_open (strip, "TR");
  for (guint i = 0; i < self->n_columns; i++) {
    MinkaCell *cell = cell_at (self, row, i);
    MinkaTag tag = cell_tag (self, cell, i);

    if (cell->covered)
      continue;
    minka_strip_open_tag (strip, tag);
    if (set->cells[i] != NULL) {
      minka_strip_add_layout (strip, set->cells[i], column_x (setter, self, i) + PADDING,
                              self->signed_rows && cell->rows <= 1
                                  ? (set->height - minka_layout_get_height (set->cells[i])) / 2
                                  : PADDING);
      minka_setter_place_notes (setter, strip, cell->text, NULL);
      minka_strip_read_notes (strip, cell->text, -1);
    }
    minka_strip_close (strip, tag.type);
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
    strip->slice = TRUE;
    for (guint i = 0; i < self->n_columns; i++) {
      double line_height;

      if (iters[i] == NULL)
        continue;
      line_height = minka_strip_add_line (strip, iters[i], column_x (setter, self, i) + PADDING, top, i);
      height = MAX (height, line_height);
      minka_setter_place_notes (setter, strip, cell_at (self, row, i)->text,
                                pango_layout_iter_get_line_readonly (iters[i]));
      if (!pango_layout_iter_next_line (iters[i])) {
        minka_strip_read_notes (strip, cell_at (self, row, i)->text, i);
        g_clear_pointer (&iters[i], pango_layout_iter_free);
      }
    }
    strip->height = top + height + (line == n - 1 ? PADDING : 0);
  }
  return strip;
}

/* How high the rows that a cell takes are, and what it needs. */
static void
make_room_for_spans (MinkaTable *self, Row *rows)
{
  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < self->n_columns; j++) {
      const guint n = cell_at (self, i, j)->rows;
      double height = 0;

      if (n <= 1 || rows[i].cells[j] == NULL)
        continue;
      for (guint k = 0; k < n; k++)
        height += rows[i + k].height;
      rows[i + n - 1].height += MAX (0, minka_layout_get_height (rows[i].cells[j]) + 2 * PADDING - height);
    }
}

/* Keeps a page from ending where a cell over several rows still has lines to come, and says the cell again where a page
 * begins within it, if there is room. @first is the strip of the row @row. */
static void
tie_span (MinkaSetter *setter, MinkaTable *self, guint row, guint column, PangoLayout *layout, guint first)
{
  const double needed = minka_layout_get_height (layout) + 2 * PADDING;
  const guint last_row = row + cell_at (self, row, column)->rows - 1;
  MinkaStrip *carry = NULL;
  double above = 0, total = 0;

  for (guint i = first; i < setter->strips->len && ((MinkaStrip *) setter->strips->pdata[i])->row <= last_row;
       i++)
    total += ((MinkaStrip *) setter->strips->pdata[i])->height;
  for (guint i = first; i < setter->strips->len; i++) {
    MinkaStrip *strip = setter->strips->pdata[i];

    if (strip->row > last_row)
      break;
    if (i > first && above < needed)
      strip->tied = TRUE;
    if (i > first && total - above >= needed) {
      if (carry == NULL) {
        carry = minka_setter_new_carry (setter);
        minka_strip_add_layout (carry, layout, column_x (setter, self, column) + PADDING, PADDING);
      }
      strip->carry = carry;
    }
    above += strip->height;
  }
}

static void
tie_spans (MinkaSetter *setter, MinkaTable *self, const Row *rows, const guint *first_strips)
{
  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < self->n_columns; j++)
      if (cell_at (self, i, j)->rows > 1 && rows[i].cells[j] != NULL)
        tie_span (setter, self, i, j, rows[i].cells[j], first_strips[i]);
}

static void
add_rows (MinkaSetter *self, MinkaTable *table, MinkaStrip *head, double room)
{
  const guint n = table->rows->len;
  g_autofree Row *rows = g_new (Row, n);
  g_autofree guint *first_strips = g_new (guint, n);
  double height = 0;

  for (guint i = 0; i < n; i++)
    rows[i] = set_row (self, table, i);
  make_room_for_spans (table, rows);
  for (guint i = 0; i < n; i++)
    height += rows[i].height;
  for (guint i = 0; i < n; i++) {
    MinkaStrip *strip;

    /* A few facts are one thing to look at. */
    self->tied |= i > 0 && !table->headed && height < room / 2;
    /* A last row is not left alone under a repeated head, nor what a wide row announces without it. */
    self->tied |= i > 0 && i + 1 == n && rows[i].height < room / 8;
    self->tied |= i > 0 && cell_at (table, i - 1, 0)->wide;
    first_strips[i] = self->strips->len;
    if (rows[i].height <= room)
      strip = add_whole_row (self, table, i, &rows[i]);
    else
      strip = add_sliced_row (self, table, i, &rows[i], head);
    strip->head = head;
    if (i == 0 && head == NULL)
      rule_across (self, self->strips->pdata[first_strips[0]], 0, 0.8, 0.2);
    rule_below (self, table, i, strip);
  }
  tie_spans (self, table, rows, first_strips);
  for (guint i = 0; i < n; i++)
    g_free (rows[i].cells);
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
  MinkaStrip *head = NULL;

  minka_setter_space (self, 7);
  minka_setter_open (self, "Table");
  if (table->headed) {
    head = add_head (self, table);
    room -= head->height;
  }
  minka_setter_open (self, "TBody");
  add_rows (self, table, head, room);
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
  self->spans = g_new0 (guint, n_columns);
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
  g_free (self->spans);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * minka_table_set_loose:
 * @self: a table
 *
 * Says that what stands side by side within a cell over several rows does not belong together, so that no line seems to
 * say so.
 */
void
minka_table_set_loose (MinkaTable *self)
{
  self->loose = TRUE;
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
  GPtrArray *row = g_ptr_array_new_with_free_func (cell_free);

  for (guint i = 0; i < self->n_columns; i++) {
    MinkaCell *cell = g_new0 (MinkaCell, 1);

    cell->rows = 1;
    cell->covered = self->spans[i] > 0;
    if (cell->covered)
      self->spans[i]--;
    g_ptr_array_add (row, cell);
  }
  self->next = 0;
  g_ptr_array_add (self->rows, row);
}

/**
 * minka_table_add_cell:
 * @self: a table
 * @text: (transfer full) (nullable): what the next cell of the row says
 */
void
minka_table_add_cell (MinkaTable *self, MinkaText *text)
{
  add_cell (self, text);
}

/**
 * minka_table_add_span:
 * @self: a table
 * @text: (transfer full): what the next cell of the row says
 * @rows: how many rows it takes; so many must follow
 *
 * Adds a cell over several rows, which are about it. The cells of those rows are added without it. Where a page ends
 * among them, the next one says it again.
 */
void
minka_table_add_span (MinkaTable *self, MinkaText *text, guint rows)
{
  MinkaCell *cell = add_cell (self, text);

  cell->rows = rows;
  cell->leads = TRUE;
  self->spans[self->next - 1] = rows - 1;
}

/**
 * minka_table_add_wide_row:
 * @self: a table
 * @text: (transfer full): what the row says
 *
 * Adds a row of one cell, which announces the rows below it.
 */
void
minka_table_add_wide_row (MinkaTable *self, MinkaText *text)
{
  GPtrArray *row;

  minka_table_begin_row (self);
  row = self->rows->pdata[self->rows->len - 1];
  add_cell (self, text)->wide = TRUE;
  for (guint i = 1; i < self->n_columns; i++)
    ((MinkaCell *) row->pdata[i])->covered = TRUE;
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
  add_cell (self, NULL)->signature = TRUE;
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
