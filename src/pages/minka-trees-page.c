#include "minka-trees-page.h"

#include "minka-tree-edit.h"
#include "minka-tree-inspector.h"
#include "minka-tree-paper.h"
#include "minka-wordings.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaTreesPage:
 *
 * *Árboles*: the problem tree, the objective tree, or both side by side.
 */
struct _MinkaTreesPage {
  MinkaPage parent_instance;
  MinkaTrees *trees;
  MinkaTreeSheet *sheets[2];
  GtkWidget *sides;
  GtkWidget *inspector;
  AdwToolbarView *frame;
  AdwOverlaySplitView *split;
  AdwToggleGroup *modes;
  AdwToggleGroup *modes_below; /* in their place where the header bar has no room for them */
  GtkWidget *title;
  GtkWidget *side;
  GtkWidget *derive; /* around the button, which has its own reasons to be seen */
  GSimpleActionGroup *actions;
  char *wanted, *wanted_part;
  gboolean presenting;
};

G_DEFINE_FINAL_TYPE (MinkaTreesPage, minka_trees_page, MINKA_TYPE_PAGE)

static const char *
get_mode (MinkaTreesPage *self)
{
  return adw_toggle_group_get_active_name (self->modes);
}

/* Which tree the inspector and the keyboard are about. */
static MinkaTreeSheet *
get_current (MinkaTreesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (g_str_equal (get_mode (self), "problems"))
    return self->sheets[MINKA_TREE_PROBLEMS];
  if (g_str_equal (get_mode (self), "objectives"))
    return self->sheets[MINKA_TREE_OBJECTIVES];
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sheets[MINKA_TREE_OBJECTIVES])))
    return self->sheets[MINKA_TREE_OBJECTIVES];
  return self->sheets[MINKA_TREE_PROBLEMS];
}

static void
show_counterpart (MinkaTreesPage *self, MinkaTree of)
{
  MinkaTreeView *from = minka_tree_sheet_get_view (self->sheets[of]);
  MinkaTreeView *to = minka_tree_sheet_get_view (self->sheets[!of]);
  MinkaTreeNode *other = minka_trees_find_counterpart (self->trees, minka_tree_view_get_selected (from));

  minka_tree_view_set_counterpart (from, NULL);
  minka_tree_view_set_counterpart (to, other != NULL ? minka_record_get_id (MINKA_RECORD (other)) : NULL);
}

static void
on_chosen (MinkaTreesPage *self, MinkaTreeView *view)
{
  const MinkaTree tree = view == minka_tree_sheet_get_view (self->sheets[MINKA_TREE_PROBLEMS])
                             ? MINKA_TREE_PROBLEMS
                             : MINKA_TREE_OBJECTIVES;

  minka_tree_inspector_set_sheet (MINKA_TREE_INSPECTOR (self->inspector), self->sheets[tree]);
  show_counterpart (self, tree);
}

static void
on_problem_chosen (MinkaTreesPage *self)
{
  on_chosen (self, minka_tree_sheet_get_view (self->sheets[MINKA_TREE_PROBLEMS]));
}

static void
on_objective_chosen (MinkaTreesPage *self)
{
  on_chosen (self, minka_tree_sheet_get_view (self->sheets[MINKA_TREE_OBJECTIVES]));
}

static void
on_mode (MinkaTreesPage *self)
{
  const gboolean problems = !g_str_equal (get_mode (self), "objectives");
  const gboolean objectives = !g_str_equal (get_mode (self), "problems");

  gtk_widget_set_visible (GTK_WIDGET (self->sheets[MINKA_TREE_PROBLEMS]), problems);
  gtk_widget_set_visible (GTK_WIDGET (self->sheets[MINKA_TREE_OBJECTIVES]), objectives);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (gtk_widget_get_first_child (self->sides)),
                          problems && objectives);
  gtk_widget_set_visible (gtk_widget_get_first_child (self->derive), problems);
  minka_tree_inspector_set_sheet (MINKA_TREE_INSPECTOR (self->inspector), get_current (self));
}

/* From problems to objectives */

static void
mirror (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MinkaTreesPage *self = data;
  g_autoptr (MinkaTreeShape) problems = minka_trees_make_shape (self->trees, MINKA_TREE_PROBLEMS);
  g_autoptr (MinkaTreeShape) objectives = minka_trees_make_shape (self->trees, MINKA_TREE_OBJECTIVES);
  MinkaGesture *gesture = minka_gesture_new (_ ("Make objectives from the problems"));
  g_autoptr (GPtrArray) fresh = NULL;
  g_autofree char *first = NULL, *message = NULL;

  fresh = minka_tree_edit_mirror (gesture, problems, objectives, minka_trees_get_objectives (self->trees),
                                  minka_wordings_get ());
  if (problems->n_items == 0 || fresh->len == 0) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                problems->n_items == 0 ? _ ("The problem tree is still empty.")
                                                       : _ ("Each problem has its objective already."));
    minka_gesture_free (gesture);
    return;
  }
  first = g_strdup (minka_record_get_id (fresh->pdata[0]));
  message = g_strdup_printf (
      ngettext ("%u objective made: now word it", "%u objectives made: now word them", fresh->len),
      fresh->len);
  minka_trees_do (self->trees, GTK_WIDGET (self), gesture, message);
  if (g_str_equal (get_mode (self), "problems"))
    adw_toggle_group_set_active_name (self->modes, "objectives");
  minka_tree_sheet_show (self->sheets[MINKA_TREE_OBJECTIVES], first, FALSE);
}

/* Presenting: nothing but the tree, on the whole screen. */

/* The page has just been taken out of one place of the window and put into another. */
static void
take_focus (gpointer data)
{
  g_autoptr (MinkaTreesPage) self = data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (minka_tree_sheet_get_view (get_current (self))));
}

static void
present (MinkaTreesPage *self, gboolean presenting)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *pages = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_SPLIT_VIEW);

  if (root == NULL || self->presenting == presenting)
    return;
  self->presenting = presenting;
  if (presenting)
    gtk_window_fullscreen (GTK_WINDOW (root));
  else
    gtk_window_unfullscreen (GTK_WINDOW (root));
  if (pages != NULL) {
    adw_navigation_split_view_set_collapsed (ADW_NAVIGATION_SPLIT_VIEW (pages),
                                             presenting || gtk_widget_get_width (GTK_WIDGET (root)) < 500);
    adw_navigation_split_view_set_show_content (ADW_NAVIGATION_SPLIT_VIEW (pages), TRUE);
  }
  adw_toolbar_view_set_reveal_top_bars (self->frame, !presenting);
  if (presenting)
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  minka_tree_view_fit (minka_tree_sheet_get_view (get_current (self)));
  g_idle_add_once (take_focus, g_object_ref (self));
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "present")),
      g_variant_new_boolean (presenting));
}

static void
change_present (GSimpleAction *action, GVariant *value, gpointer data)
{
  present (data, g_variant_get_boolean (value));
}

static void
review (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MinkaTreesPage *self = data;

  minka_tree_view_select (minka_tree_sheet_get_view (get_current (self)), NULL);
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
}

/* Paper */

static void
print_tree (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  minka_tree_paper_print (data, minka_page_get_workspace (data),
                          minka_tree_sheet_get_tree (get_current (data)),
                          (MinkaTreeForm) g_variant_get_int32 (parameter));
}

static void
save_tree (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  minka_tree_paper_save (data, minka_page_get_workspace (data),
                         minka_tree_sheet_get_tree (get_current (data)),
                         (MinkaTreeForm) g_variant_get_int32 (parameter));
}

static void
copy_tree (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  minka_tree_paper_copy (data, minka_page_get_workspace (data),
                         minka_tree_sheet_get_tree (get_current (data)));
}

static void
stop_if_gone (gpointer data)
{
  g_autoptr (MinkaTreesPage) self = data;

  if (self->trees != NULL && !gtk_widget_get_mapped (GTK_WIDGET (self)))
    present (self, FALSE);
}

/* It also goes for a moment while it is put into another place. */
static void
on_unmap (MinkaTreesPage *self)
{
  if (self->presenting)
    g_idle_add_once (stop_if_gone, g_object_ref (self));
}

static gboolean
on_escape (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  MinkaTreesPage *self = MINKA_TREES_PAGE (widget);

  if (!self->presenting)
    return GDK_EVENT_PROPAGATE;
  present (self, FALSE);
  return GDK_EVENT_STOP;
}

static const GActionEntry actions[] = {
  { .name = "mirror", .activate = mirror },
  { .name = "review", .activate = review },
  { .name = "present", .state = "false", .change_state = change_present },
  { .name = "print", .activate = print_tree, .parameter_type = "i" },
  { .name = "save", .activate = save_tree, .parameter_type = "i" },
  { .name = "copy", .activate = copy_tree },
};

/* Showing */

static void
show_wanted (MinkaTreesPage *self)
{
  g_autofree char *id = g_strdup (self->wanted);
  MinkaTreeNode *node = minka_trees_find_node (self->trees, id);

  if (node == NULL)
    return;
  g_clear_pointer (&self->wanted, g_free);
  if (!g_str_equal (get_mode (self), "both"))
    adw_toggle_group_set_active_name (self->modes,
                                      node->tree == MINKA_TREE_PROBLEMS ? "problems" : "objectives");
  minka_tree_sheet_show (self->sheets[node->tree], id, g_strcmp0 (self->wanted_part, "text") == 0);
}

static void
on_changed (MinkaTreesPage *self)
{
  const gboolean any = minka_trees_find_centre (self->trees, MINKA_TREE_PROBLEMS) != NULL;

  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "mirror")), any);
  if (self->wanted != NULL)
    show_wanted (self);
}

static void
show_record (MinkaPage *page, const char *id, const char *part)
{
  MinkaTreesPage *self = MINKA_TREES_PAGE (page);

  g_set_str (&self->wanted, id);
  g_set_str (&self->wanted_part, part);
  show_wanted (self);
}

/* Putting it together */

static AdwToggleGroup *
make_modes (void)
{
  const struct {
    const char *name;
    const char *title;
  } modes[] = { { "problems", _ ("Problems") }, { "objectives", _ ("Objectives") }, { "both", _ ("Both") } };
  AdwToggleGroup *group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++) {
    AdwToggle *toggle = adw_toggle_new ();

    adw_toggle_set_name (toggle, modes[i].name);
    adw_toggle_set_label (toggle, modes[i].title);
    adw_toggle_group_add (group, toggle);
  }
  adw_toggle_group_set_active_name (group, "problems");
  return group;
}

static GtkWidget *
make_title (MinkaTreesPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->modes = make_modes ();
  g_signal_connect_object (self->modes, "notify::active", G_CALLBACK (on_mode), self, G_CONNECT_SWAPPED);
  self->title = adw_window_title_new (_ ("Trees"), NULL);
  gtk_widget_set_visible (self->title, FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->modes));
  gtk_box_append (GTK_BOX (box), self->title);
  return box;
}

static GtkWidget *
make_side_toggle (MinkaTreesPage *self)
{
  GtkWidget *side = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (side), "minka-inspector-symbolic");
  gtk_widget_set_tooltip_text (side, _ ("About the chosen box"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (side), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("About the chosen box"), -1);
  g_object_bind_property (self->split, "show-sidebar", side, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  return side;
}

static GtkWidget *
make_foot (MinkaTreesPage *self)
{
  GtkWidget *foot = gtk_center_box_new ();

  self->modes_below = make_modes ();
  g_object_bind_property (self->modes, "active-name", self->modes_below, "active-name",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_widget_add_css_class (foot, "toolbar");
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (foot), GTK_WIDGET (self->modes_below));
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (foot), make_side_toggle (self));
  return foot;
}

static void
add_form (GMenu *menu, const char *title, const char *action, MinkaTreeForm form)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, action, "i", (gint32) form);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) work = g_menu_new (), paper = g_menu_new (), files = g_menu_new ();

  g_menu_append (work, _ ("_Make objectives from the problems"), "trees.mirror");
  g_menu_append (work, _ ("_Review the tree"), "trees.review");
  g_menu_append (work, _ ("_Present on the whole screen"), "trees.present");
  add_form (paper, _ ("_Print…"), "trees.print", MINKA_TREE_FORM_PAGE);
  add_form (paper, _ ("Print sheets for a _wall…"), "trees.print", MINKA_TREE_FORM_SHEETS);
  add_form (files, _ ("_Save as PDF…"), "trees.save", MINKA_TREE_FORM_PAGE);
  add_form (files, _ ("Save as picture…"), "trees.save", MINKA_TREE_FORM_PNG);
  add_form (files, _ ("Save as drawing…"), "trees.save", MINKA_TREE_FORM_SVG);
  g_menu_append (files, _ ("_Copy as picture"), "trees.copy");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (work));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (paper));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_header (MinkaTreesPage *self)
{
  GtkWidget *header = minka_page_make_header (minka_page_get_workspace (MINKA_PAGE (self)));
  GtkWidget *more = gtk_menu_button_new (), *derive;
  g_autoptr (GMenuModel) menu = make_menu ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), make_title (self));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
  gtk_widget_set_tooltip_text (more, _ ("More"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), more);
  self->side = make_side_toggle (self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->side);
  self->derive = adw_bin_new ();
  derive = gtk_button_new_with_mnemonic (_ ("To _objectives"));
  gtk_widget_set_tooltip_text (derive, _ ("Make an objective of each problem that has none"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (derive), "trees.mirror");
  adw_bin_set_child (ADW_BIN (self->derive), derive);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->derive);
  return header;
}

static void
set_up_narrow (MinkaTreesPage *self, GtkWidget *bin)
{
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 820sp"));
  AdwBreakpoint *phone = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 560sp"));
  g_auto (GValue) yes = G_VALUE_INIT, no = G_VALUE_INIT, upright = G_VALUE_INIT;

  g_value_init (&yes, G_TYPE_BOOLEAN);
  g_value_set_boolean (&yes, TRUE);
  g_value_init (&no, G_TYPE_BOOLEAN);
  g_value_init (&upright, GTK_TYPE_ORIENTATION);
  g_value_set_enum (&upright, GTK_ORIENTATION_VERTICAL);
  adw_breakpoint_add_setter (narrow, G_OBJECT (self->split), "collapsed", &yes);
  adw_breakpoint_add_setter (phone, G_OBJECT (self->split), "collapsed", &yes);
  adw_breakpoint_add_setter (phone, G_OBJECT (self->sides), "orientation", &upright);
  adw_breakpoint_add_setter (phone, G_OBJECT (self->frame), "reveal-bottom-bars", &yes);
  adw_breakpoint_add_setter (phone, G_OBJECT (self->modes), "visible", &no);
  adw_breakpoint_add_setter (phone, G_OBJECT (self->title), "visible", &yes);
  adw_breakpoint_add_setter (phone, G_OBJECT (self->side), "visible", &no);
  adw_breakpoint_add_setter (phone, G_OBJECT (self->derive), "visible", &no);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), narrow);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), phone);
}

static void
add_keys (MinkaTreesPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F11, 0), gtk_named_action_new ("trees.present")));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (on_escape, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
fill (MinkaPage *page)
{
  MinkaTreesPage *self = MINKA_TREES_PAGE (page);
  GtkWidget *bin = adw_breakpoint_bin_new ();

  self->trees = minka_trees_new (minka_page_get_workspace (page));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "trees", G_ACTION_GROUP (self->actions));
  self->sheets[MINKA_TREE_PROBLEMS] =
      MINKA_TREE_SHEET (minka_tree_sheet_new (self->trees, MINKA_TREE_PROBLEMS));
  self->sheets[MINKA_TREE_OBJECTIVES] =
      MINKA_TREE_SHEET (minka_tree_sheet_new (self->trees, MINKA_TREE_OBJECTIVES));
  self->inspector = minka_tree_inspector_new (self->trees);

  self->sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  for (int i = 0; i < 2; i++) {
    gtk_widget_set_hexpand (GTK_WIDGET (self->sheets[i]), TRUE);
    gtk_widget_set_vexpand (GTK_WIDGET (self->sheets[i]), TRUE);
    if (i == 1)
      gtk_box_append (GTK_BOX (self->sides), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
    gtk_box_append (GTK_BOX (self->sides), GTK_WIDGET (self->sheets[i]));
  }
  self->split = ADW_OVERLAY_SPLIT_VIEW (adw_overlay_split_view_new ());
  adw_overlay_split_view_set_content (self->split, self->sides);
  adw_overlay_split_view_set_sidebar (self->split, self->inspector);
  adw_overlay_split_view_set_sidebar_position (self->split, GTK_PACK_END);
  adw_overlay_split_view_set_max_sidebar_width (self->split, 320);
  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  self->frame = ADW_TOOLBAR_VIEW (minka_page_frame (make_header (self), GTK_WIDGET (self->split)));
  adw_toolbar_view_add_bottom_bar (self->frame, make_foot (self));
  adw_toolbar_view_set_reveal_bottom_bars (self->frame, FALSE);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), GTK_WIDGET (self->frame));
  gtk_widget_set_size_request (bin, 290, 200);
  set_up_narrow (self, bin);
  adw_bin_set_child (ADW_BIN (self), bin);
  add_keys (self);
  g_signal_connect_object (minka_tree_sheet_get_view (self->sheets[MINKA_TREE_PROBLEMS]), "chosen",
                           G_CALLBACK (on_problem_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (minka_tree_sheet_get_view (self->sheets[MINKA_TREE_OBJECTIVES]), "chosen",
                           G_CALLBACK (on_objective_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->trees, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "unmap", G_CALLBACK (on_unmap), self, G_CONNECT_SWAPPED);
  on_mode (self);
  on_changed (self);
}

static void
minka_trees_page_dispose (GObject *object)
{
  MinkaTreesPage *self = MINKA_TREES_PAGE (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->trees);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->wanted_part, g_free);
  G_OBJECT_CLASS (minka_trees_page_parent_class)->dispose (object);
}

static void
minka_trees_page_class_init (MinkaTreesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_trees_page_dispose;
  MINKA_PAGE_CLASS (klass)->fill = fill;
  MINKA_PAGE_CLASS (klass)->show_record = show_record;
}

static void
minka_trees_page_init (MinkaTreesPage *self)
{
}
