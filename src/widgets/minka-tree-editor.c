#include "minka-tree-view-private.h"

#include <glib/gi18n-lib.h>

/* The text view that is lent to the box being worded. It is as large as the box, at the same zoom. */

#define READABLE 0.7
#define NEAR 1.0

static char *
get_words (GtkTextView *editor)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (editor);
  GtkTextIter start, end;
  char *words;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  words = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  /* A box has no paragraphs, whatever was pasted. */
  g_strdelimit (words, "\r\n\t", ' ');
  return g_strstrip (words);
}

void
minka_tree_editor_allocate (MinkaTreeView *self)
{
  const int index = self->editor != NULL ? minka_tree_view_find_box (self, self->edited) : MINKA_TREE_NOWHERE;
  const MinkaTreeItem *item;
  const MinkaTreeBox *box;
  g_autofree char *words = NULL;
  GskTransform *transform;

  if (index == MINKA_TREE_NOWHERE)
    return;
  if (!self->allocating) {
    gtk_widget_queue_allocate (GTK_WIDGET (self));
    return;
  }
  box = &minka_tree_view_get_boxes (self)[index];
  item = &self->scene->shape->items[self->scene->places[index]];
  words = get_words (GTK_TEXT_VIEW (self->editor));
  transform =
      gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) ((box->x - self->left) * self->zoom),
                                                           (float) ((box->y - self->top) * self->zoom)));
  transform = gsk_transform_scale (transform, (float) self->zoom, (float) self->zoom);
  gtk_widget_allocate (self->editor, (int) box->width,
                       MAX (minka_tree_view_measure_text (self, item, words), (int) box->height), -1,
                       transform);
}

static gboolean
on_key (MinkaTreeView *self, guint key, guint code, GdkModifierType state)
{
  switch (key) {
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_Tab:
  case GDK_KEY_ISO_Left_Tab:
    minka_tree_view_stop_editing (self, TRUE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Escape:
    minka_tree_view_stop_editing (self, FALSE);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
on_left (MinkaTreeView *self)
{
  minka_tree_view_stop_editing (self, TRUE);
}

/**
 * minka_tree_view_edit:
 * @self: a tree view
 * @id: the id of a node
 *
 * Begins to word a box, with all its words selected. It ends with [signal@TreeView::worded] or
 * [signal@TreeView::unworded].
 */
void
minka_tree_view_edit (MinkaTreeView *self, const char *id)
{
  const int index = minka_tree_view_find_box (self, id);
  const MinkaTreeItem *item;
  GtkEventController *keys, *focus;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (index == MINKA_TREE_NOWHERE || g_strcmp0 (id, self->edited) == 0)
    return;
  if (self->closing > 0) {
    g_set_str (&self->to_word, id);
    minka_tree_view_select (self, id);
    return;
  }
  minka_tree_view_stop_editing (self, TRUE);
  minka_tree_view_select (self, id);
  item = &self->scene->shape->items[self->scene->places[index]];
  self->edited = g_strdup (id);
  self->editor = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->editor), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_justification (GTK_TEXT_VIEW (self->editor), GTK_JUSTIFY_CENTER);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->editor), 11);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->editor), 11);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->editor), 10);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->editor), 8);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->editor), FALSE);
  gtk_widget_add_css_class (self->editor, "minka-tree-editor");
  if (item->side == MINKA_BRANCH_CENTRE)
    gtk_widget_add_css_class (self->editor, "centre");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  minka_tree_view_kind (self->scene->shape, self->scene->places[index]), -1);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  gtk_text_buffer_set_text (buffer, item->node->text, -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &end, &start);

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->editor, keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (self->editor, focus);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (gtk_widget_queue_allocate), self,
                           G_CONNECT_SWAPPED);
  if (self->zoom < READABLE)
    minka_tree_camera_zoom_at (self, NEAR, (self->scene->boxes[index].x - self->left) * self->zoom,
                               (self->scene->boxes[index].y - self->top) * self->zoom);
  minka_tree_view_show (self, id);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_grab_focus (self->editor);
}

/**
 * minka_tree_view_is_editing:
 * @self: a tree view
 *
 * Returns: whether a box is being worded
 */
gboolean
minka_tree_view_is_editing (MinkaTreeView *self)
{
  return self->edited != NULL;
}

/**
 * minka_tree_view_stop_editing:
 * @self: a tree view
 * @keep: whether the words written count
 *
 * Ends the wording of a box, if there is one. Without words it stays as it was.
 */
void
minka_tree_view_stop_editing (MinkaTreeView *self, gboolean keep)
{
  g_autofree char *id = g_steal_pointer (&self->edited);
  GtkWidget *editor = g_steal_pointer (&self->editor);
  const int index = minka_tree_view_find_box (self, id);
  g_autofree char *words = NULL;
  const char *before;

  if (editor == NULL)
    return;
  words = get_words (GTK_TEXT_VIEW (editor));
  if (gtk_widget_has_focus (editor))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_unparent (editor);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  before =
      index != MINKA_TREE_NOWHERE ? self->scene->shape->items[self->scene->places[index]].node->text : "";
  if (keep && *words != '\0' && index != MINKA_TREE_NOWHERE && !g_str_equal (words, before))
    g_signal_emit (self, minka_tree_view_signals[MINKA_TREE_WORDED], 0, id, words);
  else
    g_signal_emit (self, minka_tree_view_signals[MINKA_TREE_UNWORDED], 0, id);
}
