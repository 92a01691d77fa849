#include "minka-text-row.h"

#include "minka-text-area.h"

/**
 * MinkaTextRow:
 *
 * A row for text of several lines, as tall as its text.
 */
struct _MinkaTextRow {
  AdwPreferencesRow parent_instance;
  GtkBox *line;
  GtkLabel *label;
  GtkTextView *view;
  gboolean setting;
  gboolean one_line;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaTextRow, minka_text_row, ADW_TYPE_PREFERENCES_ROW)

static void
on_changed (MinkaTextRow *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_activated (MinkaTextRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
minka_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MINKA_TEXT_ROW (widget)->view));
}

/* A row of a list takes the focus from what is in it, on the way back; there is nothing to do in this one. */
static gboolean
minka_text_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_BACKWARD && gtk_widget_has_focus (GTK_WIDGET (MINKA_TEXT_ROW (widget)->view)))
    return FALSE;
  return GTK_WIDGET_CLASS (minka_text_row_parent_class)->focus (widget, direction);
}

static void
minka_text_row_class_init (MinkaTextRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = minka_text_row_focus;
  GTK_WIDGET_CLASS (klass)->grab_focus = minka_text_row_grab_focus;

  /**
   * MinkaTextRow::changed:
   * @self: the row
   *
   * The person changed the text.
   */
  signals[CHANGED] =
      g_signal_new ("changed", MINKA_TYPE_TEXT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
minka_text_row_init (MinkaTextRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dimmed");
  g_object_bind_property (self, "title", self->label, "label", G_BINDING_SYNC_CREATE);

  self->view = g_object_new (MINKA_TYPE_TEXT_AREA, NULL);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_pixels_below_lines (self->view, 2);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "minka-text");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->label, NULL, -1);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_hexpand (box, TRUE);
  self->line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_box_append (self->line, box);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->line));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);

  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (on_changed), self);
  g_signal_connect (self, "activate", G_CALLBACK (on_activated), NULL);
}

/**
 * minka_text_row_new:
 *
 * Returns: (transfer full): an empty row
 */
GtkWidget *
minka_text_row_new (void)
{
  return g_object_new (MINKA_TYPE_TEXT_ROW, NULL);
}

static gboolean
on_key (MinkaTextRow *self, guint key)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

/**
 * minka_text_row_new_line:
 *
 * Returns: (transfer full): an empty row for one line of text, which wraps where there is no room
 */
GtkWidget *
minka_text_row_new_line (void)
{
  MinkaTextRow *self = g_object_new (MINKA_TYPE_TEXT_ROW, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->one_line = TRUE;
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  return GTK_WIDGET (self);
}

/**
 * minka_text_row_get_text:
 * @self: a row
 *
 * Returns: (transfer full): its text
 */
char *
minka_text_row_get_text (MinkaTextRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;
  char *text;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  /* What was pasted may have brought line breaks along. */
  return self->one_line ? g_strdelimit (text, "\n\r", ' ') : text;
}

/**
 * minka_text_row_set_text:
 * @self: a row
 * @text: a text
 *
 * Shows a text. [signal@TextRow::changed] is not emitted.
 */
void
minka_text_row_set_text (MinkaTextRow *self, const char *text)
{
  g_autofree char *shown = minka_text_row_get_text (self);

  if (g_str_equal (shown, text))
    return;
  self->setting = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  self->setting = FALSE;
  minka_text_area_settle (MINKA_TEXT_AREA (self->view));
}

/**
 * minka_text_row_add_prefix:
 * @self: a row
 * @widget: a widget
 *
 * Puts a widget before the text.
 */
void
minka_text_row_add_prefix (MinkaTextRow *self, GtkWidget *widget)
{
  gtk_widget_set_valign (widget, GTK_ALIGN_START);
  gtk_widget_set_margin_start (widget, 12);
  gtk_widget_set_margin_top (widget, 9);
  gtk_box_prepend (self->line, widget);
}

/**
 * minka_text_row_add_suffix:
 * @self: a row
 * @widget: a widget
 *
 * Puts a widget behind the text.
 */
void
minka_text_row_add_suffix (MinkaTextRow *self, GtkWidget *widget)
{
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_end (widget, 9);
  gtk_box_append (self->line, widget);
}

/**
 * minka_text_row_get_view:
 * @self: a row
 *
 * Returns: (transfer none): what the person types into
 */
GtkWidget *
minka_text_row_get_view (MinkaTextRow *self)
{
  return GTK_WIDGET (self->view);
}
