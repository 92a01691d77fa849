#include "minka-list-row.h"

#include "minka-marked-label.h"

/**
 * MinkaListRow:
 *
 * What a list shows of a record: its title, some details and its state.
 */
struct _MinkaListRow {
  GtkBox parent_instance;
  GtkLabel *title;
  GtkLabel *details;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (MinkaListRow, minka_list_row, GTK_TYPE_BOX)

static void
minka_list_row_class_init (MinkaListRowClass *klass)
{
}

static GtkLabel *
make_label (int lines)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (label, lines);
  return label;
}

static void
minka_list_row_init (MinkaListRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "minka-list-row");

  self->title = make_label (2);
  self->details = make_label (2);
  gtk_widget_set_hexpand (GTK_WIDGET (self->details), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->details), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->details), "caption");
  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->state), GTK_ALIGN_START);
  gtk_widget_set_visible (GTK_WIDGET (self->state), FALSE);

  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->details));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self), line);
}

/**
 * minka_list_row_new:
 *
 * Returns: (transfer full): an empty row
 */
GtkWidget *
minka_list_row_new (void)
{
  return g_object_new (MINKA_TYPE_LIST_ROW, NULL);
}

/**
 * minka_list_row_get_title:
 * @self: a row
 *
 * Returns: (transfer none): what the record is called
 */
const char *
minka_list_row_get_title (MinkaListRow *self)
{
  return gtk_label_get_label (self->title);
}

/**
 * minka_list_row_set_text:
 * @self: a row
 * @title: what the record is called
 * @details: more about it
 */
void
minka_list_row_set_text (MinkaListRow *self, const char *title, const char *details)
{
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->details, details);
}

/**
 * minka_list_row_set_found:
 * @self: a row
 * @title: what the record says
 * @words: what the person searched for
 * @details: where that stands; empty for nothing to add
 *
 * Shows a record with the words that were found.
 */
void
minka_list_row_set_found (MinkaListRow *self, const char *title, const char *words, const char *details)
{
  minka_label_set_marked (self->title, title, words);
  gtk_label_set_lines (self->title, -1);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_label (self->details, details);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->details)), *details != '\0');
}

/**
 * minka_list_row_set_state:
 * @self: a row
 * @text: what state the record is in; empty for none
 * @css_class: the class that colours it
 */
void
minka_list_row_set_state (MinkaListRow *self, const char *text, const char *css_class)
{
  const char *classes[] = { "minka-pill", css_class, NULL };

  gtk_label_set_label (self->state, text);
  gtk_widget_set_css_classes (GTK_WIDGET (self->state), classes);
  gtk_widget_set_visible (GTK_WIDGET (self->state), *text != '\0');
}
