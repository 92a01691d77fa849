#include "minka-matrix-private.h"

/* Lines are dragged within and between cells, rows by their title. */

#define EDGE 40

static GtkWidget *
pick (MinkaMatrix *self, double x, double y, GType type)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->bands), x, y, GTK_PICK_DEFAULT);

  return picked != NULL ? gtk_widget_get_ancestor (picked, type) : NULL;
}

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, MinkaMatrix *self)
{
  GtkWidget *line = pick (self, x, y, MINKA_TYPE_MATRIX_LINE);

  /* In the text that is being edited one selects words. */
  if (line == NULL || MINKA_MATRIX_LINE (line)->id == NULL || line == (GtkWidget *) self->line)
    return NULL;
  self->dragged = MINKA_MATRIX_LINE (line);
  return gdk_content_provider_new_typed (MINKA_TYPE_MATRIX_LINE, line);
}

static void
on_begin (GtkDragSource *source, GdkDrag *drag, MinkaMatrix *self)
{
  g_autoptr (GdkPaintable) picture = NULL;

  if (self->dragged == NULL)
    return;
  picture = gtk_widget_paintable_new (GTK_WIDGET (self->dragged));
  gtk_drag_source_set_icon (source, picture, 0, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->dragged), "dragged");
}

static void
show_target (MinkaMatrix *self, GtkWidget *target, gboolean after)
{
  if (self->drop != NULL) {
    gtk_widget_remove_css_class (self->drop, "drop-before");
    gtk_widget_remove_css_class (self->drop, "drop-after");
    g_clear_weak_pointer (&self->drop);
  }
  if (target == NULL)
    return;
  g_set_weak_pointer (&self->drop, target);
  gtk_widget_add_css_class (target, after ? "drop-after" : "drop-before");
}

static void
on_end (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, MinkaMatrix *self)
{
  show_target (self, NULL, FALSE);
  if (self->dragged != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->dragged), "dragged");
  self->dragged = NULL;
}

/* The row or the line beside which a drop would land. */
static GtkWidget *
find_target (MinkaMatrix *self, double x, double y, gboolean *after)
{
  GtkWidget *target, *cell;
  graphene_rect_t place;

  if (self->dragged == NULL)
    return NULL;
  if (self->dragged->cell->column == 0) {
    target = pick (self, x, y, MINKA_TYPE_MATRIX_BAND);
    if (target == NULL || MINKA_MATRIX_BAND (target)->id == NULL || MINKA_MATRIX_BAND (target)->fixed)
      return NULL;
  } else {
    cell = pick (self, x, y, MINKA_TYPE_MATRIX_CELL);
    if (cell == NULL || MINKA_MATRIX_CELL (cell)->column == 0)
      return NULL;
    target = pick (self, x, y, MINKA_TYPE_MATRIX_LINE);
    if (target == NULL)
      target = GTK_WIDGET (minka_matrix_cell_last (MINKA_MATRIX_CELL (cell)));
  }
  if (!gtk_widget_compute_bounds (target, GTK_WIDGET (self->bands), &place))
    return NULL;
  *after = y > place.origin.y + place.size.height / 2 &&
           !(MINKA_IS_MATRIX_LINE (target) && MINKA_MATRIX_LINE (target)->id == NULL);
  return target;
}

/* What is dragged to the edge brings along what is beyond it. */
static void
scroll_at_edge (MinkaMatrix *self, double x, double y)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  int height = gtk_widget_get_height (self->scroller);
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->bands), self->scroller, &GRAPHENE_POINT_INIT (x, y),
                                 &point))
    return;
  if (point.y < EDGE)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - EDGE / 2);
  else if (point.y > height - EDGE)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + EDGE / 2);
}

static GdkDragAction
on_motion (GtkDropTarget *drop, double x, double y, MinkaMatrix *self)
{
  gboolean after = FALSE;
  GtkWidget *target = find_target (self, x, y, &after);

  scroll_at_edge (self, x, y);

  show_target (self, target, after);
  return target != NULL ? GDK_ACTION_MOVE : 0;
}

static void
on_leave (GtkDropTarget *drop, MinkaMatrix *self)
{
  show_target (self, NULL, FALSE);
}

static gboolean
on_drop (GtkDropTarget *drop, const GValue *value, double x, double y, MinkaMatrix *self)
{
  gboolean after = FALSE;
  GtkWidget *target = find_target (self, x, y, &after);
  MinkaMatrixLine *line = self->dragged;
  g_autofree char *id = NULL;
  guint index, old;
  gboolean same;

  show_target (self, NULL, FALSE);
  if (target == NULL)
    return FALSE;
  id = g_strdup (line->id);
  if (MINKA_IS_MATRIX_BAND (target)) {
    index = minka_matrix_band_index (MINKA_MATRIX_BAND (target)) + after;
    old = minka_matrix_band_index (line->cell->band);
    same = TRUE;
  } else {
    index = minka_matrix_line_index (MINKA_MATRIX_LINE (target)) + after;
    old = minka_matrix_line_index (line);
    same = MINKA_MATRIX_LINE (target)->cell == line->cell;
  }
  if (same && index > old)
    index--;
  if (same && index == old)
    return FALSE;
  if (MINKA_IS_MATRIX_BAND (target))
    self->kind->move (self->data, id, NULL, 0, index);
  else
    self->kind->move (self->data, id, MINKA_MATRIX_LINE (target)->cell->band->id,
                      MINKA_MATRIX_LINE (target)->cell->column, index);
  return TRUE;
}

void
minka_matrix_make_drag (MinkaMatrix *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (MINKA_TYPE_MATRIX_LINE, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_begin), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self->bands), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (drop, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (drop, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self->bands), GTK_EVENT_CONTROLLER (drop));
}
