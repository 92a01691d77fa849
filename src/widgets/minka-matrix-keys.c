#include "minka-matrix-private.h"

/* The keys of the line that is being edited. */

static gboolean
at_edge (MinkaMatrix *self, gboolean down)
{
  GtkTextIter cursor, edge;
  GdkRectangle here, there;

  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (self->view), &cursor,
                                    gtk_text_buffer_get_insert (gtk_text_view_get_buffer (self->view)));
  if (down)
    gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (self->view), &edge);
  else
    gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (self->view), &edge);
  gtk_text_view_get_iter_location (self->view, &cursor, &here);
  gtk_text_view_get_iter_location (self->view, &edge, &there);
  return here.y == there.y;
}

/* The cell that is seen above or below. */
static MinkaMatrixCell *
cell_beyond (MinkaMatrix *self, MinkaMatrixCell *cell, gboolean down)
{
  MinkaMatrixBand *band = minka_matrix_next_band (cell->band, down);
  MinkaMatrixCell *other;

  if (self->stacked)
    return minka_matrix_next_cell (self, cell, down);
  if (band == NULL)
    return NULL;
  other = minka_matrix_band_cell (band, cell->column);
  if (other == NULL || minka_matrix_cell_first (other) == NULL)
    for (GtkWidget *child = gtk_widget_get_last_child (GTK_WIDGET (band)); child != NULL;
         child = gtk_widget_get_prev_sibling (child))
      if (MINKA_IS_MATRIX_CELL (child))
        other = MINKA_MATRIX_CELL (child);
  return other;
}

static gboolean
go_beyond (MinkaMatrix *self, gboolean down)
{
  MinkaMatrixCell *cell = self->line->cell;
  GtkWidget *next;

  if (!at_edge (self, down))
    return FALSE;
  minka_matrix_commit (self, TRUE);
  next = down ? gtk_widget_get_next_sibling (GTK_WIDGET (self->line))
              : gtk_widget_get_prev_sibling (GTK_WIDGET (self->line));
  if (next == NULL) {
    cell = cell_beyond (self, self->line->cell, down);
    if (cell == NULL)
      return FALSE;
    next = GTK_WIDGET (down ? minka_matrix_cell_first (cell) : minka_matrix_cell_last (cell));
  }
  minka_matrix_lend (self, MINKA_MATRIX_LINE (next), down ? 0 : MINKA_MATRIX_END);
  return TRUE;
}

/* Enter begins the next line below; in a title, the first one of the row. */
static void
go_on (MinkaMatrix *self)
{
  MinkaMatrixLine *line;
  GtkWidget *next;

  minka_matrix_commit (self, TRUE);
  line = self->line;
  if (line->id == NULL)
    return;
  if (line->cell->column == 0) {
    minka_matrix_lend (self, minka_matrix_cell_entry (minka_matrix_band_cell (line->cell->band, 1)), 0);
    return;
  }
  next = gtk_widget_get_next_sibling (GTK_WIDGET (line));
  if (!MINKA_MATRIX_LINE (next)->adder)
    next = GTK_WIDGET (minka_matrix_begin_line (self, line));
  minka_matrix_lend (self, MINKA_MATRIX_LINE (next), 0);
}

static gboolean
is_empty (MinkaMatrix *self)
{
  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->view)) == 0;
}

/* An empty line goes, and one is at the end of the line before. */
static gboolean
go_back (MinkaMatrix *self)
{
  GtkWidget *before = gtk_widget_get_prev_sibling (GTK_WIDGET (self->line));

  if (!is_empty (self) || self->line->cell->column == 0)
    return FALSE;
  if (before != NULL)
    minka_matrix_lend (self, MINKA_MATRIX_LINE (before), MINKA_MATRIX_END);
  else if (self->line->id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "line.remove", NULL);
  return TRUE;
}

/* Escape gives back what the line said when one came to it. */
static void
give_up (MinkaMatrix *self)
{
  g_autofree char *text = minka_matrix_get_text (self);

  if (g_str_equal (text, self->original)) {
    if (self->line->id == NULL)
      go_back (self);
  } else if (*self->original == '\0' && self->line->id != NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "line.remove", NULL);
  } else {
    minka_matrix_set_text (self, self->original);
    minka_matrix_commit (self, FALSE);
    minka_matrix_set_offset (self, MINKA_MATRIX_END);
  }
}

gboolean
minka_matrix_on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
                     MinkaMatrix *self)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  static const struct {
    guint key, pad;
    GdkModifierType held;
    const char *action;
  } actions[] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up, GDK_ALT_MASK, "line.up" },
    { GDK_KEY_Down, GDK_KEY_KP_Down, GDK_ALT_MASK, "line.down" },
    { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_ALT_MASK, "line.left" },
    { GDK_KEY_Right, GDK_KEY_KP_Right, GDK_ALT_MASK, "line.right" },
    { GDK_KEY_Up, GDK_KEY_KP_Up, GDK_ALT_MASK | GDK_SHIFT_MASK, "line.row-up" },
    { GDK_KEY_Down, GDK_KEY_KP_Down, GDK_ALT_MASK | GDK_SHIFT_MASK, "line.row-down" },
    { GDK_KEY_Delete, GDK_KEY_KP_Delete, GDK_ALT_MASK, "line.remove" },
    { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_ALT_MASK, "line.open" },
  };

  if (mirrored && held == GDK_ALT_MASK && (key == GDK_KEY_Left || key == GDK_KEY_Right))
    key = key == GDK_KEY_Left ? GDK_KEY_Right : GDK_KEY_Left;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if ((key == actions[i].key || key == actions[i].pad) && held == actions[i].held) {
      gtk_widget_activate_action (GTK_WIDGET (self), actions[i].action, NULL);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter) {
    if (held == 0)
      go_on (self);
    return GDK_EVENT_STOP;
  }
  if (held != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key) {
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    return go_beyond (self, FALSE);
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    return go_beyond (self, TRUE);
  case GDK_KEY_BackSpace:
    return go_back (self);
  case GDK_KEY_Escape:
    give_up (self);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}
