#include "minka-tree-link.h"

#include "minka-tree-edit.h"
#include "minka-tree-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * MinkaTreeLinkDialog:
 *
 * Asks to which further box a box leads.
 */
struct _MinkaTreeLinkDialog {
  AdwDialog parent_instance;
  MinkaTrees *trees;
  char *node;
  GtkEditable *search;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MinkaTreeLinkDialog, minka_tree_link_dialog, ADW_TYPE_DIALOG)

static void
on_row_activated (MinkaTreeLinkDialog *self, GtkListBoxRow *row)
{
  MinkaTreeNode *node = minka_trees_find_node (self->trees, self->node);
  MinkaGesture *gesture = minka_gesture_new (_ ("Link boxes"));
  g_autoptr (MinkaTreeShape) shape = NULL;
  g_autoptr (GError) error = NULL;

  if (node == NULL) {
    minka_gesture_free (gesture);
    adw_dialog_close (ADW_DIALOG (self));
    return;
  }
  shape = minka_trees_make_shape (self->trees, node->tree);
  if (minka_tree_edit_add_parent (gesture, shape, self->node,
                                  g_object_get_data (G_OBJECT (row), "minka-node"), &error)) {
    minka_trees_do (self->trees, GTK_WIDGET (self), gesture, NULL);
    adw_dialog_close (ADW_DIALOG (self));
  } else {
    minka_gesture_free (gesture);
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
  }
}

static gboolean
is_wanted (GtkListBoxRow *row, gpointer data)
{
  MinkaTreeLinkDialog *self = data;
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (self->search), -1);
  g_autofree char *title = g_utf8_casefold (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
  g_autofree char *plain_words = g_str_to_ascii (words, "C");
  g_autofree char *plain_title = g_str_to_ascii (title, "C");

  return strstr (plain_title, plain_words) != NULL;
}

/* Where a link can go: the same side or the centre, not itself, not where it leads already, and not in a circle. */
static gboolean
can_lead (const MinkaTreeShape *shape, int child, int parent)
{
  const MinkaTreeItem *from = &shape->items[child], *to = &shape->items[parent];

  if (child == parent || from->parent == parent || *to->node->text == '\0')
    return FALSE;
  if (to->side != MINKA_BRANCH_CENTRE && to->side != from->side)
    return FALSE;
  for (int i = 0; i < from->n_extras; i++)
    if (g_array_index (shape->extras, MinkaTreeExtra, from->first_extra + i).parent == parent)
      return FALSE;
  return !minka_tree_shape_would_circle (shape, child, parent);
}

static void
fill (MinkaTreeLinkDialog *self, MinkaTreeNode *node)
{
  g_autoptr (MinkaTreeShape) shape = minka_trees_make_shape (self->trees, node->tree);
  const int child = minka_tree_shape_find (shape, self->node);

  for (int i = 0; i < (int) shape->n_items; i++) {
    GtkWidget *row;

    if (!can_lead (shape, child, i))
      continue;
    row = adw_action_row_new ();
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shape->items[i].node->text);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), minka_tree_view_kind (shape, i));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_object_set_data_full (G_OBJECT (row), "minka-node", g_strdup (minka_tree_shape_id (shape, i)), g_free);
    gtk_list_box_append (self->list, row);
  }
}

static void
minka_tree_link_dialog_dispose (GObject *object)
{
  MinkaTreeLinkDialog *self = MINKA_TREE_LINK_DIALOG (object);

  g_clear_object (&self->trees);
  g_clear_pointer (&self->node, g_free);
  G_OBJECT_CLASS (minka_tree_link_dialog_parent_class)->dispose (object);
}

static void
minka_tree_link_dialog_class_init (MinkaTreeLinkDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_tree_link_dialog_dispose;
}

static void
minka_tree_link_dialog_init (MinkaTreeLinkDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *empty = gtk_label_new (_ ("Nothing found"));

  self->search = GTK_EDITABLE (gtk_search_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the boxes"), -1);
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search), _ ("Search the boxes"));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, is_wanted, self, NULL);
  gtk_widget_add_css_class (empty, "dimmed");
  gtk_widget_set_margin_top (empty, 24);
  gtk_widget_set_margin_bottom (empty, 24);
  gtk_list_box_set_placeholder (self->list, empty);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (gtk_list_box_invalidate_filter),
                            self->list);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (adw_dialog_close), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Leads also to"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 520);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->search));
}

/**
 * minka_tree_link_new:
 * @trees: the trees
 * @node: the id of the node that is to lead to one more
 *
 * Returns: (transfer full): a dialog that asks to which
 */
AdwDialog *
minka_tree_link_new (MinkaTrees *trees, const char *node)
{
  MinkaTreeLinkDialog *self = g_object_new (MINKA_TYPE_TREE_LINK_DIALOG, NULL);
  MinkaTreeNode *found = minka_trees_find_node (trees, node);

  self->trees = g_object_ref (trees);
  self->node = g_strdup (node);
  if (found != NULL)
    fill (self, found);
  return ADW_DIALOG (self);
}
