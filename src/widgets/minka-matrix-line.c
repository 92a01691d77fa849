#include "minka-matrix-private.h"

G_DEFINE_FINAL_TYPE (MinkaMatrixLine, minka_matrix_line, GTK_TYPE_BOX)

static void
minka_matrix_line_finalize (GObject *object)
{
  MinkaMatrixLine *self = MINKA_MATRIX_LINE (object);

  g_free (self->id);
  g_free (self->text);
  g_free (self->jump);
  g_free (self->after);
  G_OBJECT_CLASS (minka_matrix_line_parent_class)->finalize (object);
}

static void
minka_matrix_line_class_init (MinkaMatrixLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = minka_matrix_line_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
minka_matrix_line_init (MinkaMatrixLine *self)
{
  GtkWidget *slot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->text = g_strdup ("");
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (self->label, GTK_ALIGN_START);

  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_widget_set_hexpand (GTK_WIDGET (self->body), TRUE);
  gtk_box_append (self->body, self->label);

  self->slot = GTK_BOX (slot);
  gtk_widget_set_valign (slot, GTK_ALIGN_START);
  gtk_widget_add_css_class (slot, "minka-matrix-slot");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->body));
  gtk_box_append (GTK_BOX (self), slot);
  gtk_widget_add_css_class (GTK_WIDGET (self), "minka-matrix-line");
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "text");
}

MinkaMatrixLine *
minka_matrix_line_new (MinkaMatrixCell *cell, const char *id)
{
  MinkaMatrixLine *self = g_object_new (MINKA_TYPE_MATRIX_LINE, NULL);

  self->cell = cell;
  self->id = g_strdup (id);
  if (cell->column == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "heading");
  return self;
}

MinkaMatrixLine *
minka_matrix_line_new_adder (MinkaMatrixCell *cell, const char *words)
{
  MinkaMatrixLine *self = minka_matrix_line_new (cell, NULL);

  self->adder = TRUE;
  gtk_label_set_label (GTK_LABEL (self->label), words);
  gtk_widget_add_css_class (GTK_WIDGET (self), "minka-matrix-adder");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return self;
}

void
minka_matrix_line_set_text (MinkaMatrixLine *self, const char *text)
{
  /* What was a place to add is a line now. */
  if (self->adder) {
    self->adder = FALSE;
    gtk_widget_remove_css_class (GTK_WIDGET (self), "minka-matrix-adder");
  }
  g_set_str (&self->text, text);
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
on_chip (MinkaMatrixLine *self)
{
  MinkaMatrix *matrix = MINKA_MATRIX (gtk_widget_get_ancestor (GTK_WIDGET (self), MINKA_TYPE_MATRIX));

  minka_matrix_settle (matrix);
  matrix->kind->open_line (matrix->data, self->id);
}

void
minka_matrix_line_set_mark (MinkaMatrixLine *self, const char *mark, const char *hint)
{
  GtkWidget *content;

  if (mark == NULL) {
    if (self->chip != NULL)
      gtk_box_remove (self->body, self->chip);
    self->chip = NULL;
    return;
  }
  if (self->chip == NULL) {
    self->chip = gtk_button_new ();
    content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
    gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("minka-tree-symbolic"));
    gtk_box_append (GTK_BOX (content), gtk_label_new (NULL));
    gtk_button_set_child (GTK_BUTTON (self->chip), content);
    gtk_widget_set_halign (self->chip, GTK_ALIGN_START);
    gtk_widget_set_focusable (self->chip, FALSE);
    gtk_widget_set_cursor_from_name (self->chip, "default");
    gtk_widget_add_css_class (self->chip, "minka-matrix-chip");
    g_signal_connect_swapped (self->chip, "clicked", G_CALLBACK (on_chip), self);
    gtk_box_append (self->body, self->chip);
  }
  content = gtk_button_get_child (GTK_BUTTON (self->chip));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (content)), mark);
  /* GTK looks for what is under the pointer even when the words are the same. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (self->chip), hint) == 0)
    return;
  gtk_widget_set_tooltip_text (self->chip, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chip), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
}

void
minka_matrix_line_put_editor (MinkaMatrixLine *self, GtkWidget *view, GtkWidget *more)
{
  gtk_widget_set_visible (self->label, FALSE);
  gtk_box_prepend (self->body, view);
  gtk_box_append (self->slot, more);
  gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
}

void
minka_matrix_line_take_editor (MinkaMatrixLine *self, GtkWidget *view, GtkWidget *more)
{
  gtk_box_remove (self->body, view);
  gtk_box_remove (self->slot, more);
  gtk_widget_set_visible (self->label, TRUE);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
}

/* Where in the text a point is, in characters. */
int
minka_matrix_line_offset_at (MinkaMatrixLine *self, GtkWidget *widget, double x, double y)
{
  graphene_point_t point;
  int left, top, index, trailing;

  if (self->adder || !gtk_widget_compute_point (widget, self->label, &GRAPHENE_POINT_INIT (x, y), &point))
    return MINKA_MATRIX_END;
  gtk_label_get_layout_offsets (GTK_LABEL (self->label), &left, &top);
  pango_layout_xy_to_index (gtk_label_get_layout (GTK_LABEL (self->label)), (point.x - left) * PANGO_SCALE,
                            (point.y - top) * PANGO_SCALE, &index, &trailing);
  return g_utf8_pointer_to_offset (self->text, self->text + index) + trailing;
}
