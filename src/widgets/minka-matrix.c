#include "minka-matrix-private.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaMatrix:
 *
 * A grid of rows whose first cell spans the lines of the others, to be filled with the keyboard. It shows what it is
 * given and asks for every change; it keeps nothing of its own but what is being typed.
 */

enum {
  PROP_STACKED = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MinkaMatrix, minka_matrix, GTK_TYPE_WIDGET)

/* Finding the way */

MinkaMatrixLine *
minka_matrix_get_line (MinkaMatrix *self, const char *id)
{
  return g_hash_table_lookup (self->lines, id);
}

MinkaMatrixBand *
minka_matrix_next_band (MinkaMatrixBand *band, gboolean forward)
{
  GtkWidget *next = forward ? gtk_widget_get_next_sibling (GTK_WIDGET (band))
                            : gtk_widget_get_prev_sibling (GTK_WIDGET (band));

  return next != NULL ? MINKA_MATRIX_BAND (next) : NULL;
}

MinkaMatrixCell *
minka_matrix_band_cell (MinkaMatrixBand *band, guint column)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (band)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (MINKA_IS_MATRIX_CELL (child) && MINKA_MATRIX_CELL (child)->column == column)
      return MINKA_MATRIX_CELL (child);
  return NULL;
}

/* The next cell that can be typed into. */
MinkaMatrixCell *
minka_matrix_next_cell (MinkaMatrix *self, MinkaMatrixCell *cell, gboolean forward)
{
  MinkaMatrixBand *band = cell->band;
  GtkWidget *next = GTK_WIDGET (cell);

  while (TRUE) {
    next = forward ? gtk_widget_get_next_sibling (next) : gtk_widget_get_prev_sibling (next);
    if (next == NULL) {
      band = minka_matrix_next_band (band, forward);
      if (band == NULL)
        return NULL;
      next = forward ? gtk_widget_get_first_child (GTK_WIDGET (band))
                     : gtk_widget_get_last_child (GTK_WIDGET (band));
    }
    if (MINKA_IS_MATRIX_CELL (next) && minka_matrix_cell_first (MINKA_MATRIX_CELL (next)) != NULL)
      return MINKA_MATRIX_CELL (next);
  }
}

MinkaMatrixLine *
minka_matrix_cell_first (MinkaMatrixCell *cell)
{
  return (MinkaMatrixLine *) gtk_widget_get_first_child (GTK_WIDGET (cell->lines));
}

MinkaMatrixLine *
minka_matrix_cell_last (MinkaMatrixCell *cell)
{
  return (MinkaMatrixLine *) gtk_widget_get_last_child (GTK_WIDGET (cell->lines));
}

/* Where one goes on writing: the place to add, or the title. */
MinkaMatrixLine *
minka_matrix_cell_entry (MinkaMatrixCell *cell)
{
  return minka_matrix_cell_last (cell);
}

guint
minka_matrix_line_index (MinkaMatrixLine *line)
{
  guint index = 0;

  for (GtkWidget *other = GTK_WIDGET (line); (other = gtk_widget_get_prev_sibling (other)) != NULL;)
    index += MINKA_MATRIX_LINE (other)->id != NULL;
  return index;
}

guint
minka_matrix_cell_count (MinkaMatrixCell *cell)
{
  return minka_matrix_line_index (minka_matrix_cell_last (cell));
}

guint
minka_matrix_band_index (MinkaMatrixBand *band)
{
  guint index = 0;

  for (GtkWidget *other = GTK_WIDGET (band); (other = gtk_widget_get_prev_sibling (other)) != NULL;)
    index++;
  return index;
}

MinkaMatrixBand *
minka_matrix_find_band (MinkaMatrix *self, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->bands)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (MINKA_MATRIX_BAND (child)->id, id) == 0)
      return MINKA_MATRIX_BAND (child);
  return NULL;
}

/* A line below another one, to be typed. */
MinkaMatrixLine *
minka_matrix_begin_line (MinkaMatrix *self, MinkaMatrixLine *after)
{
  MinkaMatrixLine *line = minka_matrix_line_new (after->cell, NULL);

  line->after = g_strdup (after->id);
  gtk_box_insert_child_after (after->cell->lines, GTK_WIDGET (line), GTK_WIDGET (after));
  return line;
}

/**
 * minka_matrix_edit:
 * @self: a matrix
 * @id: what a line or a row is called
 *
 * Goes to a line, or to the title of a row.
 *
 * Returns: whether there is such a one
 */
gboolean
minka_matrix_edit (MinkaMatrix *self, const char *id)
{
  MinkaMatrixLine *line = minka_matrix_get_line (self, id);

  if (line != NULL)
    minka_matrix_lend (self, line, MINKA_MATRIX_END);
  return line != NULL;
}

/**
 * minka_matrix_begin:
 * @self: a matrix
 *
 * Goes to where a row is added.
 */
void
minka_matrix_begin (MinkaMatrix *self)
{
  minka_matrix_lend (
      self, minka_matrix_cell_first (minka_matrix_band_cell (minka_matrix_find_band (self, NULL), 0)), 0);
}

/* Focus: Tab goes from cell to cell, and at the end out. */

static gboolean
minka_matrix_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MinkaMatrix *self = MINKA_MATRIX (widget);
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;
  MinkaMatrixCell *cell;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (minka_matrix_parent_class)->focus (widget, direction);
  if (self->line != NULL && minka_matrix_has_focus (self)) {
    minka_matrix_commit (self, TRUE);
    cell = minka_matrix_next_cell (self, self->line->cell, forward);
  } else {
    MinkaMatrixBand *band =
        MINKA_MATRIX_BAND (forward ? gtk_widget_get_first_child (GTK_WIDGET (self->bands))
                                   : gtk_widget_get_last_child (GTK_WIDGET (self->bands)));
    GtkWidget *child = forward ? gtk_widget_get_first_child (GTK_WIDGET (band))
                               : gtk_widget_get_last_child (GTK_WIDGET (band));

    cell = MINKA_MATRIX_CELL (child);
  }
  if (cell == NULL)
    return FALSE;
  minka_matrix_lend (self, minka_matrix_cell_first (cell), MINKA_MATRIX_END);
  return TRUE;
}

static gboolean
minka_matrix_grab_focus (GtkWidget *widget)
{
  return minka_matrix_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
on_released (GtkGestureClick *click, int n, double x, double y, MinkaMatrix *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click));
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->bands), x, y, GTK_PICK_DEFAULT);
  GtkWidget *line = picked != NULL ? gtk_widget_get_ancestor (picked, MINKA_TYPE_MATRIX_LINE) : NULL;
  GtkWidget *cell = picked != NULL ? gtk_widget_get_ancestor (picked, MINKA_TYPE_MATRIX_CELL) : NULL;

  if (line == NULL && cell != NULL)
    line = GTK_WIDGET (minka_matrix_cell_entry (MINKA_MATRIX_CELL (cell)));
  if (line == NULL || (GtkWidget *) self->line == line)
    return;
  minka_matrix_lend (self, MINKA_MATRIX_LINE (line),
                     minka_matrix_line_offset_at (MINKA_MATRIX_LINE (line), GTK_WIDGET (self->bands), x, y));
  if (button == GDK_BUTTON_SECONDARY)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "menu.popup", NULL);
}

static void
add_click (MinkaMatrix *self, guint button)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self->bands), GTK_EVENT_CONTROLLER (click));
}

static void
set_stacked (MinkaMatrix *self, gboolean stacked)
{
  if (self->stacked == stacked)
    return;
  self->stacked = stacked;
  gtk_widget_set_visible (self->header, !stacked);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->bands)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    minka_matrix_band_set_stacked (MINKA_MATRIX_BAND (child), stacked);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STACKED]);
}

static void
minka_matrix_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_STACKED)
    g_value_set_boolean (value, MINKA_MATRIX (object)->stacked);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
minka_matrix_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_STACKED)
    set_stacked (MINKA_MATRIX (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
minka_matrix_dispose (GObject *object)
{
  MinkaMatrix *self = MINKA_MATRIX (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_handle_id (&self->leaving, g_source_remove);
  g_clear_handle_id (&self->following, g_source_remove);
  self->line = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (gtk_text_view_get_buffer (self->view), self);
  g_clear_object (&self->view);
  g_clear_object (&self->more);
  g_clear_object (&self->menu);
  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_clear_pointer (&self->original, g_free);
  g_clear_pointer (&self->lost, g_free);
  G_OBJECT_CLASS (minka_matrix_parent_class)->dispose (object);
}

static void
minka_matrix_class_init (MinkaMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = minka_matrix_dispose;
  object_class->get_property = minka_matrix_get_property;
  object_class->set_property = minka_matrix_set_property;
  widget_class->focus = minka_matrix_focus;
  widget_class->grab_focus = minka_matrix_grab_focus;

  /**
   * MinkaMatrix:stacked:
   *
   * Whether the cells of a row are one below the other, where there is no room for them side by side.
   */
  properties[PROP_STACKED] = g_param_spec_boolean (
      "stacked", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  minka_matrix_install_actions (widget_class);
}

static void
minka_matrix_init (MinkaMatrix *self)
{
  self->lines = g_hash_table_new (g_str_hash, g_str_equal);
  self->header = minka_matrix_band_new (NULL, FALSE);
  gtk_widget_add_css_class (self->header, "minka-matrix-header");
  self->bands = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_add_css_class (GTK_WIDGET (self->bands), "minka-matrix-bands");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->bands));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->header);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_click (self, GDK_BUTTON_PRIMARY);
  add_click (self, GDK_BUTTON_SECONDARY);
}

static void
add_header (MinkaMatrix *self, const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_parent (label, self->header);
}

/**
 * minka_matrix_new:
 * @kind: what it is made of; static
 * @data: for the functions of @kind
 *
 * Returns: (transfer full): a matrix without rows
 */
GtkWidget *
minka_matrix_new (const MinkaMatrixKind *kind, gpointer data)
{
  MinkaMatrix *self = g_object_new (MINKA_TYPE_MATRIX, NULL);
  GtkWidget *adder = minka_matrix_band_new (NULL, FALSE);
  GtkWidget *cell = minka_matrix_cell_new (MINKA_MATRIX_BAND (adder), 0, _ (kind->titles[0]));

  self->kind = kind;
  self->data = data;
  for (guint i = 0; i < kind->n_columns; i++)
    add_header (self, _ (kind->titles[i]));
  gtk_box_append (MINKA_MATRIX_CELL (cell)->lines,
                  GTK_WIDGET (minka_matrix_line_new_adder (MINKA_MATRIX_CELL (cell), _ (kind->adders[0]))));
  gtk_widget_add_css_class (adder, "minka-matrix-new");
  gtk_box_append (self->bands, adder);
  minka_matrix_make_editor (self);
  minka_matrix_make_drag (self);
  return GTK_WIDGET (self);
}
