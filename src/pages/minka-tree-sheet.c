#include "minka-tree-sheet-private.h"

#include "minka-page.h"
#include "minka-tree-edit.h"
#include "minka-tree-map.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaTreeSheet:
 *
 * One of the two trees, with everything that can be done to it by keyboard, pointer or menu.
 */
G_DEFINE_FINAL_TYPE (MinkaTreeSheet, minka_tree_sheet, ADW_TYPE_BIN)

static const struct {
  const char *trigger;
  const char *action;
} keys[] = {
  { "Insert", "sheet.child" },
  { "<Control>Down", "sheet.below" },
  { "<Control>Up", "sheet.above" },
  { "Return|KP_Enter", "sheet.sibling" },
  { "<Shift>Return", "sheet.sibling-before" },
  { "Delete|KP_Delete|BackSpace", "sheet.remove" },
  { "<Alt>Left", "sheet.move('left')" },
  { "<Alt>Right", "sheet.move('right')" },
  { "<Alt>Up", "sheet.move('up')" },
  { "<Alt>Down", "sheet.move('down')" },
  { "space", "sheet.collapse" },
  { "<Control>c", "sheet.copy" },
  { "<Control>x", "sheet.cut" },
  { "<Control>v", "sheet.paste" },
  { "<Control>d", "sheet.duplicate" },
  { "<Control>l", "sheet.link" },
  { "<Control>t", "sheet.tick" },
  { "<Control>plus|<Control>equal|<Control>KP_Add", "tree.zoom-in" },
  { "<Control>minus|<Control>KP_Subtract", "tree.zoom-out" },
  { "<Control>0|<Control>KP_0", "tree.zoom-one" },
  { "<Control>9|<Control>KP_9", "tree.zoom-fit" },
};

/* While a box is worded the keys are its own. Tab leaves the tree when nothing is chosen. */
static gboolean
on_key (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  MinkaTreeView *view = MINKA_TREE_VIEW (widget);
  const char *action = data;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (minka_tree_view_is_editing (view) || !g_action_parse_detailed_name (action, &name, &target, NULL))
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_activate_action_variant (widget, name, target);
}

static gboolean
on_tab (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  MinkaTreeView *view = MINKA_TREE_VIEW (widget);

  if (minka_tree_view_is_editing (view) || minka_tree_view_get_selected (view) == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (widget, "sheet.child", NULL);
  return GDK_EVENT_STOP;
}

static void
add_keys (MinkaTreeSheet *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                          gtk_callback_action_new (on_key, (gpointer) keys[i].action, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Tab, 0),
                                                          gtk_callback_action_new (on_tab, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

/* Showing */

static void
on_chosen (MinkaTreeSheet *self)
{
  minka_page_set_thread (GTK_WIDGET (self->view), "tree_node", minka_tree_view_get_selected (self->view));
  minka_tree_sheet_enable_actions (self);
}

static void
show (MinkaTreeSheet *self)
{
  MinkaTreeShape *shape = minka_trees_make_shape (self->trees, self->tree);
  const gboolean empty = shape->n_items == 0;

  minka_tree_view_set_shape (self->view, shape, minka_trees_make_marks (self->trees, self->tree));
  if (!empty)
    gtk_stack_set_visible_child_name (self->stack, "tree");
  else if (minka_trees_is_loaded (self->trees))
    gtk_stack_set_visible_child_name (self->stack, "empty");
  on_chosen (self);
  if (self->wanted != NULL && minka_trees_find_node (self->trees, self->wanted) != NULL) {
    g_autofree char *wanted = g_steal_pointer (&self->wanted);

    minka_tree_sheet_show (self, wanted, self->wanted_edit);
  }
}

/* Putting it together */

static GMenuModel *
make_menu (MinkaTreeSheet *self)
{
  GMenu *menu = g_menu_new (), *add = g_menu_new (), *box = g_menu_new (), *clipboard = g_menu_new (),
        *rest = g_menu_new ();

  g_menu_append (add, _ (minka_tree_sheet_get_words (self)->add_below), "sheet.below");
  g_menu_append (add, _ (minka_tree_sheet_get_words (self)->add_above), "sheet.above");
  g_menu_append (add, _ ("Add beside it"), "sheet.sibling");
  g_menu_append (box, _ ("Change words"), "sheet.edit");
  g_menu_append (box, _ ("Open or close branch"), "sheet.collapse");
  g_menu_append (box, _ ("Leads also to…"), "sheet.link");
  if (self->tree == MINKA_TREE_OBJECTIVES)
    g_menu_append (box, _ ("Specific objective, or no longer"), "sheet.tick");
  g_menu_append (clipboard, _ ("Cut"), "sheet.cut");
  g_menu_append (clipboard, _ ("Copy"), "sheet.copy");
  g_menu_append (clipboard, _ ("Paste"), "sheet.paste");
  g_menu_append (clipboard, _ ("Duplicate"), "sheet.duplicate");
  g_menu_append (rest, _ ("Move to the left"), "sheet.move('left')");
  g_menu_append (rest, _ ("Move to the right"), "sheet.move('right')");
  g_menu_append (rest, _ ("Golden thread"), "sheet.thread");
  g_menu_append (rest, _ ("Remove"), "sheet.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (add));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (box));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clipboard));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  g_object_unref (add);
  g_object_unref (box);
  g_object_unref (clipboard);
  g_object_unref (rest);
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_tool (const char *icon, const char *title, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
zoom_in (MinkaTreeSheet *self)
{
  minka_tree_view_zoom_by (self->view, 1.25);
}

static void
zoom_out (MinkaTreeSheet *self)
{
  minka_tree_view_zoom_by (self->view, 0.8);
}

static GtkWidget *
make_zoom (MinkaTreeSheet *self, const char *icon, const char *title, GCallback zoom)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (button, "clicked", zoom, self, G_CONNECT_SWAPPED);
  return button;
}

static void
fit (MinkaTreeSheet *self)
{
  minka_tree_view_fit (self->view);
}

static GtkWidget *
make_tools (MinkaTreeSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  gtk_widget_add_css_class (box, "toolbar");
  gtk_widget_add_css_class (box, "osd");
  gtk_widget_add_css_class (box, "minka-tree-tools");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_box_append (GTK_BOX (box), make_tool ("minka-add-below-symbolic",
                                            _ (minka_tree_sheet_get_words (self)->add_below), "sheet.below"));
  gtk_box_append (GTK_BOX (box), make_tool ("minka-add-above-symbolic",
                                            _ (minka_tree_sheet_get_words (self)->add_above), "sheet.above"));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (box),
                  make_zoom (self, "zoom-out-symbolic", _ ("Zoom out"), G_CALLBACK (zoom_out)));
  gtk_box_append (GTK_BOX (box),
                  make_zoom (self, "zoom-fit-best-symbolic", _ ("Show the whole tree"), G_CALLBACK (fit)));
  gtk_box_append (GTK_BOX (box), make_zoom (self, "zoom-in-symbolic", _ ("Zoom in"), G_CALLBACK (zoom_in)));
  return box;
}

static GtkWidget *
make_empty (MinkaTreeSheet *self)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_ (minka_tree_sheet_get_words (self)->add_centre));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (minka_tree_sheet_add_centre), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  if (self->tree == MINKA_TREE_OBJECTIVES) {
    GtkWidget *mirror = gtk_button_new_with_label (_ ("Make it from the problem tree"));

    gtk_actionable_set_action_name (GTK_ACTIONABLE (mirror), "trees.mirror");
    gtk_widget_add_css_class (mirror, "pill");
    gtk_widget_set_halign (mirror, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (box), mirror);
  }
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "minka-tree-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ (minka_tree_sheet_get_words (self)->title));
  adw_status_page_set_description (ADW_STATUS_PAGE (status), _ (minka_tree_sheet_get_words (self)->empty));
  adw_status_page_set_child (ADW_STATUS_PAGE (status), box);
  return status;
}

static void
fill (MinkaTreeSheet *self)
{
  GtkWidget *overlay = gtk_overlay_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *map = minka_tree_map_new (self->view);
  g_autoptr (GMenuModel) menu = make_menu (self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (minka_tree_sheet_get_words (self)->title), -1);
  minka_tree_view_set_menu (self->view, menu);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);
  gtk_widget_set_halign (map, GTK_ALIGN_END);
  gtk_widget_set_valign (map, GTK_ALIGN_START);
  gtk_widget_set_margin_top (map, 12);
  gtk_widget_set_margin_end (map, 12);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), map);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), make_tools (self));

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, adw_bin_new (), "wait");
  gtk_stack_add_named (self->stack, make_empty (self), "empty");
  gtk_stack_add_named (self->stack, overlay, "tree");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

static void
minka_tree_sheet_dispose (GObject *object)
{
  MinkaTreeSheet *self = MINKA_TREE_SHEET (object);

  g_clear_object (&self->trees);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (minka_tree_sheet_parent_class)->dispose (object);
}

static void
minka_tree_sheet_finalize (GObject *object)
{
  MinkaTreeSheet *self = MINKA_TREE_SHEET (object);

  g_free (self->drafted);
  g_free (self->wanted);
  G_OBJECT_CLASS (minka_tree_sheet_parent_class)->finalize (object);
}

static void
minka_tree_sheet_class_init (MinkaTreeSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_tree_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = minka_tree_sheet_finalize;
}

static void
minka_tree_sheet_init (MinkaTreeSheet *self)
{
}

/**
 * minka_tree_sheet_new:
 * @trees: the trees
 * @tree: which one
 *
 * Returns: (transfer full): a sheet with it
 */
GtkWidget *
minka_tree_sheet_new (MinkaTrees *trees, MinkaTree tree)
{
  MinkaTreeSheet *self = g_object_new (MINKA_TYPE_TREE_SHEET, NULL);

  self->trees = g_object_ref (trees);
  self->tree = tree;
  self->view = MINKA_TREE_VIEW (minka_tree_view_new ());
  minka_tree_sheet_add_actions (self);
  fill (self);
  add_keys (self);
  g_signal_connect_object (self->view, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (trees, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

/**
 * minka_tree_sheet_get_view:
 * @self: a sheet
 *
 * Returns: (transfer none): what draws its tree
 */
MinkaTreeView *
minka_tree_sheet_get_view (MinkaTreeSheet *self)
{
  return self->view;
}

/**
 * minka_tree_sheet_get_actions:
 * @self: a sheet
 *
 * Returns: (transfer none): what can be done with its chosen box
 */
GActionGroup *
minka_tree_sheet_get_actions (MinkaTreeSheet *self)
{
  return G_ACTION_GROUP (self->actions);
}

/**
 * minka_tree_sheet_get_tree:
 * @self: a sheet
 *
 * Returns: which tree it shows
 */
MinkaTree
minka_tree_sheet_get_tree (MinkaTreeSheet *self)
{
  return self->tree;
}

/* Opens the branches that hide a box. */
static void
uncover (MinkaTreeSheet *self, const char *id)
{
  g_autoptr (MinkaTreeShape) shape = minka_trees_make_shape (self->trees, self->tree);
  const int place = minka_tree_shape_find (shape, id);
  g_autoptr (MinkaGesture) gesture = NULL;

  if (place == MINKA_TREE_NOWHERE)
    return;
  for (int i = shape->items[place].parent; i != MINKA_TREE_NOWHERE; i = shape->items[i].parent) {
    if (!shape->items[i].node->collapsed)
      continue;
    if (gesture == NULL)
      gesture = minka_gesture_new (_ ("Open branch"));
    minka_tree_edit_set_collapsed (gesture, shape, minka_tree_shape_id (shape, i), FALSE, NULL);
  }
  if (gesture != NULL)
    minka_trees_do (self->trees, GTK_WIDGET (self), g_steal_pointer (&gesture), NULL);
}

/**
 * minka_tree_sheet_show:
 * @self: a sheet
 * @id: the id of a node
 * @edit: whether to word it
 *
 * Chooses a box, as soon as it is there.
 */
void
minka_tree_sheet_show (MinkaTreeSheet *self, const char *id, gboolean edit)
{
  if (minka_trees_find_node (self->trees, id) == NULL) {
    g_set_str (&self->wanted, id);
    self->wanted_edit = edit;
    return;
  }
  uncover (self, id);
  minka_tree_view_select (self->view, id);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (edit)
    minka_tree_view_edit (self->view, id);
}
