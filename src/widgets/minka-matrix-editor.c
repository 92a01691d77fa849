#include "minka-matrix-private.h"

#include "minka-text-area.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* One text view is lent to the line that is being edited. What is typed goes to the plan when typing pauses or the line
 * is left. */

#define PAUSE_MS 600
#define MARGIN 12

static GtkTextBuffer *
buffer_of (MinkaMatrix *self)
{
  return gtk_text_view_get_buffer (self->view);
}

/* As the plan holds it: one line. */
char *
minka_matrix_get_text (MinkaMatrix *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer_of (self), &start, &end);
  text = gtk_text_buffer_get_text (buffer_of (self), &start, &end, FALSE);
  g_strdelimit (text, "\n\r", ' ');
  return g_strdup (g_strstrip (text));
}

static int
get_offset (MinkaMatrix *self)
{
  int offset;

  g_object_get (buffer_of (self), "cursor-position", &offset, NULL);
  return offset;
}

void
minka_matrix_set_offset (MinkaMatrix *self, int offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer_of (self), &iter, offset);
  gtk_text_buffer_place_cursor (buffer_of (self), &iter);
}

void
minka_matrix_set_text (MinkaMatrix *self, const char *text)
{
  self->setting = TRUE;
  gtk_text_buffer_set_text (buffer_of (self), text, -1);
  self->setting = FALSE;
  minka_text_area_settle (MINKA_TEXT_AREA (self->view));
}

/**
 * minka_matrix_show_text:
 * @self: a matrix in which a line is edited
 * @text: what the plan holds now
 *
 * Shows it in the editor too, unless something else is being typed.
 */
void
minka_matrix_show_text (MinkaMatrix *self, const char *text)
{
  g_autofree char *shown = minka_matrix_get_text (self);

  if (!g_str_equal (shown, self->line->text))
    return;
  minka_matrix_set_text (self, text);
  g_set_str (&self->original, text);
}

gboolean
minka_matrix_has_focus (MinkaMatrix *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && self->line != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->line));
}

/* Going to a line and leaving it */

static void
name_editor (MinkaMatrix *self)
{
  MinkaMatrixCell *cell = self->line->cell;
  const char *column = _ (self->kind->titles[cell->column]);
  MinkaMatrixLine *title = cell->column > 0 && !cell->band->fixed
                               ? minka_matrix_cell_first (minka_matrix_band_cell (cell->band, 0))
                               : NULL;
  /* Translators: what is being written: the column, then its row's title. */
  g_autofree char *name =
      title != NULL ? g_strdup_printf (_ ("%s · %s"), column, title->text) : g_strdup (column);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
give_back (MinkaMatrix *self)
{
  MinkaMatrixLine *line = g_steal_pointer (&self->line);

  g_clear_handle_id (&self->pause, g_source_remove);
  minka_matrix_line_take_editor (line, GTK_WIDGET (self->view), self->more);
  if (line->id == NULL && !line->adder)
    minka_matrix_drop_line (line);
}

/**
 * minka_matrix_lend:
 * @self: a matrix
 * @line: a line of it
 * @offset: where the cursor goes, in characters, or %MINKA_MATRIX_END
 *
 * Leaves the line that is being edited, and goes to another one.
 */
void
minka_matrix_lend (MinkaMatrix *self, MinkaMatrixLine *line, int offset)
{
  if (self->line != line) {
    g_autoptr (MinkaMatrixLine) kept = g_object_ref (line);

    minka_matrix_settle (self);
    if (gtk_widget_get_root (GTK_WIDGET (line)) == NULL)
      return;
    self->line = line;
    g_set_str (&self->original, line->text);
    minka_matrix_set_text (self, line->text);
    minka_matrix_line_put_editor (line, GTK_WIDGET (self->view), self->more);
    name_editor (self);
    minka_matrix_fill_menu (self);
    minka_matrix_update_actions (self);
  }
  minka_matrix_set_offset (self, offset);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* A title that is typed where a row is added begins the row. */
static void
commit_row (MinkaMatrix *self, const char *text, gboolean follow)
{
  int offset = get_offset (self);
  g_autofree char *id = NULL;

  minka_matrix_set_text (self, "");
  id = self->kind->add (self->data, NULL, 0, minka_matrix_band_index (self->line->cell->band), text);
  if (follow && minka_matrix_get_line (self, id) != NULL) {
    minka_matrix_lend (self, minka_matrix_get_line (self, id), offset);
    g_set_str (&self->original, "");
  }
}

/**
 * minka_matrix_commit:
 * @self: a matrix
 * @follow: whether the editor may move to another line, when what was typed has become one
 *
 * Sends what was typed to the plan.
 */
void
minka_matrix_commit (MinkaMatrix *self, gboolean follow)
{
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->line == NULL)
    return;
  text = minka_matrix_get_text (self);
  if (*text == '\0' || g_str_equal (text, self->line->text))
    return;
  if (self->line->id != NULL) {
    self->kind->edit (self->data, self->line->id, text);
  } else if (self->line->cell->column == 0) {
    commit_row (self, text, follow);
  } else {
    self->adopting = self->line;
    g_free (self->kind->add (self->data, self->line->cell->band->id, self->line->cell->column,
                             minka_matrix_line_index (self->line), text));
    self->adopting = NULL;
    minka_matrix_update_actions (self);
  }
}

/**
 * minka_matrix_settle:
 * @self: a matrix
 *
 * Leaves the line that is being edited. A line without words goes.
 */
void
minka_matrix_settle (MinkaMatrix *self)
{
  g_autofree char *text = NULL;
  g_autofree char *emptied = NULL;

  if (self->line == NULL)
    return;
  minka_matrix_commit (self, FALSE);
  text = minka_matrix_get_text (self);
  if (*text == '\0' && self->line->id != NULL && self->line->cell->column > 0)
    emptied = g_strdup (self->line->id);
  give_back (self);
  if (emptied != NULL)
    self->kind->remove (self->data, emptied);
}

static gboolean
on_pause (gpointer data)
{
  MinkaMatrix *self = data;

  self->pause = 0;
  minka_matrix_commit (self, TRUE);
  return G_SOURCE_REMOVE;
}

static gboolean
on_left (gpointer data)
{
  MinkaMatrix *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->leaving = 0;
  /* A dialog gives the focus back. */
  if (focus != NULL && !minka_matrix_has_focus (self) &&
      gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG) == NULL)
    minka_matrix_settle (self);
  return G_SOURCE_REMOVE;
}

/* The editor stays where it is while the focus is on its way. */
static void
on_leave (MinkaMatrix *self)
{
  minka_matrix_commit (self, FALSE);
  if (self->line != NULL && self->leaving == 0)
    self->leaving = g_idle_add (on_left, self);
}

/* When the line that is being edited goes */

void
minka_matrix_lose (MinkaMatrix *self, MinkaMatrixLine *line)
{
  self->lost_focus = minka_matrix_has_focus (self);
  g_set_str (&self->lost, line->id);
  self->lost_cell = line->cell;
  self->lost_index = minka_matrix_line_index (line);
  self->lost_offset = get_offset (self);
  g_clear_handle_id (&self->pause, g_source_remove);
  self->line = NULL;
  minka_matrix_line_take_editor (line, GTK_WIDGET (self->view), self->more);
}

static gboolean
still_there (MinkaMatrix *self, MinkaMatrixCell *cell)
{
  for (GtkWidget *band = gtk_widget_get_first_child (GTK_WIDGET (self->bands)); band != NULL;
       band = gtk_widget_get_next_sibling (band))
    for (GtkWidget *child = gtk_widget_get_first_child (band); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      if (child == (GtkWidget *) cell && minka_matrix_cell_first (cell) != NULL)
        return TRUE;
  return FALSE;
}

/* Goes on in the line's new place, or in what has taken its place. */
void
minka_matrix_find_again (MinkaMatrix *self)
{
  MinkaMatrixLine *line;

  if (!self->lost_focus)
    return;
  self->lost_focus = FALSE;
  line = self->lost != NULL ? minka_matrix_get_line (self, self->lost) : NULL;
  if (line != NULL) {
    minka_matrix_lend (self, line, self->lost_offset);
    return;
  }
  if (!still_there (self, self->lost_cell)) {
    minka_matrix_begin (self);
    return;
  }
  line = minka_matrix_cell_first (self->lost_cell);
  for (int i = 0; i < self->lost_index && gtk_widget_get_next_sibling (GTK_WIDGET (line)) != NULL; i++)
    line = MINKA_MATRIX_LINE (gtk_widget_get_next_sibling (GTK_WIDGET (line)));
  minka_matrix_lend (self, line, MINKA_MATRIX_END);
}

/* Typing */

/* The cursor of a long text is kept in sight. */
static gboolean
follow_cursor (gpointer data)
{
  MinkaMatrix *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GdkRectangle cursor;
  graphene_point_t point;

  self->following = 0;
  if (self->line == NULL || !minka_matrix_has_focus (self))
    return G_SOURCE_REMOVE;
  gtk_text_view_get_cursor_locations (self->view, NULL, &cursor, NULL);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, cursor.x, cursor.y, &cursor.x,
                                         &cursor.y);
  if (gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self->bands),
                                &GRAPHENE_POINT_INIT (cursor.x, cursor.y), &point))
    gtk_adjustment_clamp_page (adjustment, MAX (0, point.y - MARGIN), point.y + cursor.height + MARGIN);
  return G_SOURCE_REMOVE;
}

static void
on_cursor (MinkaMatrix *self)
{
  if (self->following == 0)
    self->following = g_timeout_add_full (G_PRIORITY_LOW, 20, follow_cursor, self, NULL);
}

static void
on_typed (MinkaMatrix *self)
{
  if (self->setting || self->line == NULL)
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, on_pause, self);
}

static void
on_paste (MinkaMatrix *self)
{
  g_signal_stop_emission_by_name (self->view, "paste-clipboard");
  minka_matrix_paste (self);
}

static void
on_menu_closed (MinkaMatrix *self)
{
  if (self->line != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
minka_matrix_make_editor (MinkaMatrix *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = g_object_ref_sink (g_object_new (MINKA_TYPE_TEXT_AREA, NULL));
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "minka-text");
  /* Undo is the plan's, and names its step. */
  gtk_text_buffer_set_enable_undo (buffer_of (self), FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (minka_matrix_on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  g_signal_connect_swapped (self->view, "paste-clipboard", G_CALLBACK (on_paste), self);
  g_signal_connect_swapped (buffer_of (self), "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (buffer_of (self), "notify::cursor-position", G_CALLBACK (on_cursor), self);

  /* The text may be longer only after the cursor has moved. */
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
                           "changed", G_CALLBACK (on_cursor), self, G_CONNECT_SWAPPED);

  self->menu = g_menu_new ();
  gtk_text_view_set_extra_menu (self->view, G_MENU_MODEL (self->menu));
  self->more = g_object_ref_sink (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->more), G_MENU_MODEL (self->menu));
  /* The focus stays in the text; its own menu offers the same to the keyboard. */
  gtk_widget_set_focusable (gtk_widget_get_first_child (self->more), FALSE);
  g_signal_connect_object (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->more)), "closed",
                           G_CALLBACK (on_menu_closed), self, G_CONNECT_SWAPPED);
  gtk_widget_set_tooltip_text (self->more, _ ("Options"));
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "minka-matrix-more");
}
