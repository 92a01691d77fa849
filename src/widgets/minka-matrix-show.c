#include "minka-matrix-private.h"

#include <glib/gi18n-lib.h>

/* What the plan holds, on the screen. Only what differs is touched, for something may be half typed. */

static void
text_free (gpointer data)
{
  MinkaMatrixText *text = data;

  g_free (text->id);
  g_free (text->text);
  g_free (text->mark);
  g_free (text->hint);
  g_free (text->jump);
  g_free (text);
}

/**
 * minka_matrix_row_new:
 * @id: what the row is called elsewhere
 * @title: what its first cell says
 * @only: 0, or the only column that it has
 *
 * Returns: (transfer full): a row without lines
 */
MinkaMatrixRow *
minka_matrix_row_new (const char *id, const char *title, guint only)
{
  MinkaMatrixRow *row = g_new0 (MinkaMatrixRow, 1);

  row->id = g_strdup (id);
  row->title = g_strdup (title);
  row->only = only;
  for (guint i = 0; i < MINKA_MATRIX_COLUMNS; i++)
    row->cells[i] = g_ptr_array_new_with_free_func (text_free);
  return row;
}

/**
 * minka_matrix_row_free:
 * @row: (transfer full): a row
 *
 * Frees a row and its lines.
 */
void
minka_matrix_row_free (MinkaMatrixRow *row)
{
  g_free (row->id);
  g_free (row->title);
  for (guint i = 0; i < MINKA_MATRIX_COLUMNS; i++)
    g_ptr_array_unref (row->cells[i]);
  g_free (row);
}

/**
 * minka_matrix_row_add:
 * @row: a row
 * @column: a column, not the first
 * @id: what the line is called elsewhere
 * @text: what it says
 *
 * Adds a line at the end of a cell.
 *
 * Returns: (transfer none): the line
 */
MinkaMatrixText *
minka_matrix_row_add (MinkaMatrixRow *row, guint column, const char *id, const char *text)
{
  MinkaMatrixText *line = g_new0 (MinkaMatrixText, 1);

  line->id = g_strdup (id);
  line->text = g_strdup (text);
  g_ptr_array_add (row->cells[column], line);
  return line;
}

void
minka_matrix_drop_line (MinkaMatrixLine *line)
{
  MinkaMatrix *self = MINKA_MATRIX (gtk_widget_get_ancestor (GTK_WIDGET (line), MINKA_TYPE_MATRIX));

  if (self->line == line)
    minka_matrix_lose (self, line);
  if (self->dragged == line)
    self->dragged = NULL;
  if (line->id != NULL && minka_matrix_get_line (self, line->id) == line)
    g_hash_table_remove (self->lines, line->id);
  gtk_box_remove (line->cell->lines, GTK_WIDGET (line));
}

static MinkaMatrixLine *
add_line (MinkaMatrix *self, MinkaMatrixCell *cell, const char *id)
{
  MinkaMatrixLine *line = self->adopting;

  if (line != NULL && line->cell == cell && line->id == NULL) {
    self->adopting = NULL;
    g_set_str (&line->id, id);
  } else {
    line = minka_matrix_line_new (cell, id);
    gtk_box_append (cell->lines, GTK_WIDGET (line));
  }
  g_hash_table_insert (self->lines, line->id, line);
  return line;
}

static void
show_line (MinkaMatrix *self, MinkaMatrixLine *line, const char *text)
{
  if (g_str_equal (line->text, text) && !line->adder)
    return;
  /* What is half typed stays; what was changed elsewhere is seen. */
  if (self->line == line)
    minka_matrix_show_text (self, text);
  minka_matrix_line_set_text (line, text);
}

static void
place_after (MinkaMatrixCell *cell, MinkaMatrixLine *line, MinkaMatrixLine *before)
{
  if (line != before && gtk_widget_get_prev_sibling (GTK_WIDGET (line)) != (GtkWidget *) before)
    gtk_box_reorder_child_after (cell->lines, GTK_WIDGET (line), (GtkWidget *) before);
}

static gboolean
contains (GPtrArray *texts, const char *id)
{
  for (guint i = 0; i < texts->len; i++)
    if (g_str_equal (((MinkaMatrixText *) texts->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

static void
drop_absent (MinkaMatrixCell *cell, GPtrArray *texts)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (cell->lines)); child != NULL;
       child = next) {
    MinkaMatrixLine *line = MINKA_MATRIX_LINE (child);

    next = gtk_widget_get_next_sibling (child);
    if (line->id != NULL && !contains (texts, line->id))
      minka_matrix_drop_line (line);
  }
}

static MinkaMatrixLine *
find_draft (MinkaMatrix *self, MinkaMatrixCell *cell)
{
  MinkaMatrixLine *line = self->line;

  return line != NULL && line->cell == cell && line->id == NULL && !line->adder ? line : NULL;
}

static void
show_cell (MinkaMatrix *self, MinkaMatrixCell *cell, GPtrArray *texts)
{
  MinkaMatrixLine *before = NULL, *draft;
  MinkaMatrixLine *adder;

  drop_absent (cell, texts);
  for (guint i = 0; i < texts->len; i++) {
    MinkaMatrixText *text = texts->pdata[i];
    MinkaMatrixLine *line = minka_matrix_get_line (self, text->id);

    if (line != NULL && line->cell != cell) {
      minka_matrix_drop_line (line);
      line = NULL;
    }
    if (line == NULL)
      line = add_line (self, cell, text->id);
    show_line (self, line, text->text);
    minka_matrix_line_set_mark (line, text->mark, text->hint);
    if (g_set_str (&line->jump, text->jump))
      g_object_set_data_full (G_OBJECT (line), "minka-thread", g_strdup (text->jump), g_free);
    place_after (cell, line, before);
    before = line;
    draft = find_draft (self, cell);
    if (draft != NULL && g_strcmp0 (draft->after, text->id) == 0) {
      place_after (cell, draft, before);
      before = draft;
    }
  }

  adder = minka_matrix_cell_last (cell);
  for (GtkWidget *child = GTK_WIDGET (adder); child != NULL; child = gtk_widget_get_prev_sibling (child))
    if (MINKA_MATRIX_LINE (child)->adder) {
      place_after (cell, MINKA_MATRIX_LINE (child),
                   minka_matrix_cell_last (cell) == (MinkaMatrixLine *) child
                       ? (MinkaMatrixLine *) gtk_widget_get_prev_sibling (child)
                       : minka_matrix_cell_last (cell));
      return;
    }
  gtk_box_append (cell->lines,
                  GTK_WIDGET (minka_matrix_line_new_adder (cell, _ (self->kind->adders[cell->column]))));
}

static GtkWidget *
make_fixed_title (MinkaMatrixBand *band, const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "minka-matrix-fixed");
  gtk_widget_set_parent (label, GTK_WIDGET (band));
  return label;
}

static MinkaMatrixBand *
make_band (MinkaMatrix *self, MinkaMatrixRow *row)
{
  GtkWidget *band = minka_matrix_band_new (row->id, row->only > 0);

  gtk_widget_add_css_class (band, "card");
  if (row->only > 0) {
    make_fixed_title (MINKA_MATRIX_BAND (band), row->title);
    minka_matrix_cell_new (MINKA_MATRIX_BAND (band), row->only, _ (self->kind->titles[row->only]));
  } else {
    for (guint i = 0; i < self->kind->n_columns; i++)
      minka_matrix_cell_new (MINKA_MATRIX_BAND (band), i, _ (self->kind->titles[i]));
  }
  minka_matrix_band_set_stacked (MINKA_MATRIX_BAND (band), self->stacked);
  gtk_box_append (self->bands, band);
  return MINKA_MATRIX_BAND (band);
}

static void
show_title (MinkaMatrix *self, MinkaMatrixBand *band, MinkaMatrixRow *row)
{
  MinkaMatrixCell *cell = minka_matrix_band_cell (band, 0);

  gtk_accessible_update_property (GTK_ACCESSIBLE (band), GTK_ACCESSIBLE_PROPERTY_LABEL, row->title, -1);
  if (cell == NULL)
    return;
  show_line (self,
             minka_matrix_cell_first (cell) != NULL ? minka_matrix_cell_first (cell)
                                                    : add_line (self, cell, row->id),
             row->title);
}

static void
drop_band (MinkaMatrixBand *band)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (band)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    MinkaMatrixLine *line;

    while (MINKA_IS_MATRIX_CELL (child) &&
           (line = minka_matrix_cell_first (MINKA_MATRIX_CELL (child))) != NULL)
      minka_matrix_drop_line (line);
  }
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (band))), GTK_WIDGET (band));
}

static void
drop_absent_bands (MinkaMatrix *self, GPtrArray *rows)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->bands)); child != NULL;
       child = next) {
    MinkaMatrixBand *band = MINKA_MATRIX_BAND (child);
    gboolean wanted = band->id == NULL;

    next = gtk_widget_get_next_sibling (child);
    for (guint i = 0; i < rows->len && !wanted; i++)
      wanted = g_str_equal (((MinkaMatrixRow *) rows->pdata[i])->id, band->id);
    if (!wanted)
      drop_band (band);
  }
}

/**
 * minka_matrix_show:
 * @self: a matrix
 * @rows: (element-type MinkaMatrixRow): all rows; those with a single column come last
 *
 * Shows what the plan holds. What is being typed stays.
 */
void
minka_matrix_show (MinkaMatrix *self, GPtrArray *rows)
{
  GtkWidget *before = NULL;
  GtkWidget *adder = GTK_WIDGET (minka_matrix_find_band (self, NULL));
  gboolean added = FALSE;

  self->lost_focus = FALSE;
  for (guint i = 0; i < rows->len; i++) {
    MinkaMatrixRow *row = rows->pdata[i];
    MinkaMatrixBand *band = minka_matrix_find_band (self, row->id);

    if (band == NULL)
      band = make_band (self, row);
    if (row->only > 0 && !added) {
      gtk_box_reorder_child_after (self->bands, adder, before);
      before = adder;
      added = TRUE;
    }
    if (gtk_widget_get_prev_sibling (GTK_WIDGET (band)) != before)
      gtk_box_reorder_child_after (self->bands, GTK_WIDGET (band), before);
    before = GTK_WIDGET (band);
    show_title (self, band, row);
    for (guint column = 1; column < self->kind->n_columns; column++)
      if (row->only == 0 || row->only == column)
        show_cell (self, minka_matrix_band_cell (band, column), row->cells[column]);
  }
  drop_absent_bands (self, rows);
  if (!added)
    gtk_box_reorder_child_after (self->bands, adder, before);
  minka_matrix_find_again (self);
  minka_matrix_update_actions (self);
}
