#include "minka-matrix-private.h"

#include <glib/gi18n-lib.h>

/* What can be done with the line that is being edited: from the menu and from the keyboard. */

/* What was typed comes first; then there is something to move. */
static MinkaMatrixLine *
settled_line (GtkWidget *widget)
{
  MinkaMatrix *self = MINKA_MATRIX (widget);

  minka_matrix_commit (self, TRUE);
  return self->line != NULL && self->line->id != NULL ? self->line : NULL;
}

static void
move (MinkaMatrix *self, MinkaMatrixLine *line, MinkaMatrixBand *band, guint column, guint index)
{
  g_autofree char *id = g_strdup (line->id);

  self->kind->move (self->data, id, column > 0 ? band->id : NULL, column, index);
}

static void
move_by (GtkWidget *widget, int by)
{
  MinkaMatrix *self = MINKA_MATRIX (widget);
  MinkaMatrixLine *line = settled_line (widget);
  guint column, count, index;

  if (line == NULL)
    return;
  column = line->cell->column;
  index = column > 0 ? minka_matrix_line_index (line) : minka_matrix_band_index (line->cell->band);
  if (column > 0) {
    count = minka_matrix_cell_count (line->cell);
  } else {
    count = index;
    for (MinkaMatrixBand *band = line->cell->band; band != NULL && band->id != NULL && !band->fixed;
         band = minka_matrix_next_band (band, TRUE))
      count++;
  }
  if ((by < 0 && index > 0) || (by > 0 && index + 1 < count))
    move (self, line, line->cell->band, column, index + by);
}

static void
up (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move_by (widget, -1);
}

static void
down (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move_by (widget, 1);
}

/* The cell beside, or the same column of the row above or below. */
static MinkaMatrixCell *
cell_beside (MinkaMatrixLine *line, int by)
{
  guint column = line->cell->column + by;

  return column > 0 && line->cell->column > 0 ? minka_matrix_band_cell (line->cell->band, column) : NULL;
}

static MinkaMatrixCell *
cell_of_next_row (MinkaMatrixLine *line, gboolean forward)
{
  MinkaMatrixBand *band = line->cell->band;

  if (line->cell->column == 0)
    return NULL;
  do
    band = minka_matrix_next_band (band, forward);
  while (band != NULL && band->id == NULL);
  return band != NULL ? minka_matrix_band_cell (band, line->cell->column) : NULL;
}

static void
move_to (GtkWidget *widget, MinkaMatrixLine *line, MinkaMatrixCell *cell)
{
  if (cell != NULL)
    move (MINKA_MATRIX (widget), line, cell->band, cell->column, minka_matrix_cell_count (cell));
}

static void
left (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaMatrixLine *line = settled_line (widget);

  if (line != NULL)
    move_to (widget, line, cell_beside (line, -1));
}

static void
right (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaMatrixLine *line = settled_line (widget);

  if (line != NULL)
    move_to (widget, line, cell_beside (line, 1));
}

static void
row_up (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaMatrixLine *line = settled_line (widget);

  if (line != NULL)
    move_to (widget, line, cell_of_next_row (line, FALSE));
}

static void
row_down (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaMatrixLine *line = settled_line (widget);

  if (line != NULL)
    move_to (widget, line, cell_of_next_row (line, TRUE));
}

static void
remove_line (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaMatrix *self = MINKA_MATRIX (widget);
  MinkaMatrixLine *line = self->line;

  if (line == NULL)
    return;
  if (line->id == NULL) {
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), "", -1);
    return;
  }
  {
    g_autofree char *id = g_strdup (line->id);

    self->kind->remove (self->data, id);
  }
}

static void
open_line (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaMatrix *self = MINKA_MATRIX (widget);
  MinkaMatrixLine *line = settled_line (widget);

  if (line != NULL && line->cell->column > 0)
    self->kind->open_line (self->data, line->id);
}

void
minka_matrix_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "line.up", NULL, up);
  gtk_widget_class_install_action (klass, "line.down", NULL, down);
  gtk_widget_class_install_action (klass, "line.left", NULL, left);
  gtk_widget_class_install_action (klass, "line.right", NULL, right);
  gtk_widget_class_install_action (klass, "line.row-up", NULL, row_up);
  gtk_widget_class_install_action (klass, "line.row-down", NULL, row_down);
  gtk_widget_class_install_action (klass, "line.remove", NULL, remove_line);
  gtk_widget_class_install_action (klass, "line.open", NULL, open_line);
}

static void
enable (MinkaMatrix *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

static gboolean
can_move_by (MinkaMatrixLine *line, int by)
{
  GtkWidget *other = line->cell->column > 0 ? GTK_WIDGET (line) : GTK_WIDGET (line->cell->band);

  other = by < 0 ? gtk_widget_get_prev_sibling (other) : gtk_widget_get_next_sibling (other);
  return other != NULL && (MINKA_IS_MATRIX_LINE (other)
                               ? MINKA_MATRIX_LINE (other)->id != NULL
                               : MINKA_MATRIX_BAND (other)->id != NULL && !MINKA_MATRIX_BAND (other)->fixed);
}

/* A line that is not in the plan yet becomes one of it before it moves. */
void
minka_matrix_update_actions (MinkaMatrix *self)
{
  MinkaMatrixLine *line = self->line;
  gboolean inner = line != NULL && line->cell->column > 0;

  enable (self, "line.up", line != NULL && can_move_by (line, -1));
  enable (self, "line.down", line != NULL && can_move_by (line, 1));
  enable (self, "line.left", inner && cell_beside (line, -1) != NULL);
  enable (self, "line.right", inner && cell_beside (line, 1) != NULL);
  enable (self, "line.row-up", inner && cell_of_next_row (line, FALSE) != NULL);
  enable (self, "line.row-down", inner && cell_of_next_row (line, TRUE) != NULL);
  enable (self, "line.remove", line != NULL && line->id != NULL);
  enable (self, "line.open", inner);
}

static void
append_move (GMenu *menu, const char *label, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

void
minka_matrix_fill_menu (MinkaMatrix *self)
{
  g_autoptr (GMenu) open = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  g_menu_remove_all (self->menu);
  append_move (open, _ (self->kind->open), "line.open");
  if (self->line->jump != NULL) {
    g_autoptr (GMenuItem) item = g_menu_item_new (_ (self->kind->jump), NULL);

    g_menu_item_set_detailed_action (item, self->line->jump);
    g_menu_item_set_attribute (item, "hidden-when", "s", "action-missing");
    g_menu_append_item (open, item);
  }
  append_move (moves, _ ("Move _up"), "line.up");
  append_move (moves, _ ("Move _down"), "line.down");
  append_move (moves, _ ("To the _previous column"), "line.left");
  append_move (moves, _ ("To the _next column"), "line.right");
  append_move (moves, _ ("To the row _above"), "line.row-up");
  append_move (moves, _ ("To the row _below"), "line.row-down");
  append_move (rest, _ ("_Remove"), "line.remove");
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (open));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (moves));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (rest));
}
