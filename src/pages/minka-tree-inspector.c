#include "minka-tree-inspector.h"

#include "minka-objectives.h"
#include "minka-page.h"
#include "minka-refresh.h"
#include "minka-tree-check.h"
#include "minka-tree-edit.h"
#include "minka-wordings.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaTreeInspector:
 *
 * What there is to know of the chosen box and to do with it, beside the tree; without a choice, what there is to review in
 * the whole tree.
 */
struct _MinkaTreeInspector {
  AdwBin parent_instance;
  MinkaTrees *trees;
  MinkaTreeSheet *sheet;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (MinkaTreeInspector, minka_tree_inspector, ADW_TYPE_BIN)

static void
tell (MinkaTreeInspector *self, GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
  g_error_free (error);
}

static MinkaTreeNode *
get_node (MinkaTreeInspector *self)
{
  return minka_trees_find_node (self->trees,
                                minka_tree_view_get_selected (minka_tree_sheet_get_view (self->sheet)));
}

static MinkaTreeShape *
make_shape (MinkaTreeInspector *self)
{
  return minka_trees_make_shape (self->trees, minka_tree_sheet_get_tree (self->sheet));
}

/* Rows */

static GtkWidget *
add_group (MinkaTreeInspector *self, const char *title)
{
  GtkWidget *group = minka_page_group (title, NULL);

  gtk_box_append (self->box, group);
  return group;
}

static GtkWidget *
add_row (GtkWidget *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
make_jump (GtkWidget *row, const char *action, const char *table, const char *id)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (g_str_equal (action, "win.show-record"))
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sss)", table, id, "");
  else
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", table, id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
}

static GtkWidget *
add_button_row (GtkWidget *group, const char *title, const char *action)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  /* One without an action of its own tells that it was activated. */
  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
add_suffix_button (GtkWidget *row, const char *icon, const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

/* What it leads to */

static void
on_unlink (GtkWidget *button, MinkaTreeInspector *self)
{
  const char *parent = g_object_get_data (G_OBJECT (button), "minka-node");
  g_autoptr (MinkaTreeShape) shape = make_shape (self);
  MinkaTreeNode *node = get_node (self);
  MinkaGesture *gesture;
  GError *error = NULL;

  if (node == NULL)
    return;
  gesture = minka_gesture_new (_ ("Unlink boxes"));
  if (minka_tree_edit_remove_parent (gesture, shape, minka_record_get_id (MINKA_RECORD (node)), parent,
                                     &error)) {
    minka_trees_do (self->trees, GTK_WIDGET (self), gesture, NULL);
  } else {
    minka_gesture_free (gesture);
    tell (self, error);
  }
}

static void
add_parent (MinkaTreeInspector *self, GtkWidget *group, const MinkaTreeShape *shape, int parent,
            gboolean many)
{
  GtkWidget *row = add_row (group, shape->items[parent].node->text, minka_tree_view_kind (shape, parent));
  GtkWidget *button;

  if (!many)
    return;
  button = add_suffix_button (row, "window-close-symbolic", _ ("Take this link away"));
  g_object_set_data_full (G_OBJECT (button), "minka-node", g_strdup (minka_tree_shape_id (shape, parent)),
                          g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_unlink), self, 0);
}

static void
add_parents (MinkaTreeInspector *self, const MinkaTreeShape *shape, int place)
{
  const MinkaTreeItem *item = &shape->items[place];
  GtkWidget *group;

  if (item->side == MINKA_BRANCH_CENTRE)
    return;
  group = add_group (self, _ ("Leads to"));
  if (item->parent != MINKA_TREE_NOWHERE)
    add_parent (self, group, shape, item->parent, item->n_extras > 0);
  for (int i = 0; i < item->n_extras; i++)
    add_parent (self, group, shape,
                g_array_index (shape->extras, MinkaTreeExtra, item->first_extra + i).parent, TRUE);
  add_button_row (group, _ ("Leads also to…"), "sheet.link");
}

/* Problem and objective */

static void
word_as (MinkaTreeInspector *self, const char *text)
{
  g_autoptr (MinkaTreeShape) shape = make_shape (self);
  MinkaTreeNode *node = get_node (self);
  MinkaGesture *gesture;
  GError *error = NULL;

  if (node == NULL)
    return;
  gesture = minka_gesture_new (_ ("Change box"));
  if (minka_tree_edit_set_text (gesture, shape, minka_record_get_id (MINKA_RECORD (node)), text, &error)) {
    minka_trees_do (self->trees, GTK_WIDGET (self), gesture, NULL);
  } else {
    minka_gesture_free (gesture);
    tell (self, error);
  }
}

static void
on_offer (GtkWidget *row, MinkaTreeInspector *self)
{
  word_as (self, g_object_get_data (G_OBJECT (row), "minka-text"));
}

static void
on_accept (MinkaTreeInspector *self)
{
  g_autoptr (MinkaTreeShape) problems = minka_trees_make_shape (self->trees, MINKA_TREE_PROBLEMS);
  g_autoptr (MinkaTreeShape) objectives = minka_trees_make_shape (self->trees, MINKA_TREE_OBJECTIVES);
  MinkaTreeNode *node = get_node (self);
  MinkaGesture *gesture;
  GError *error = NULL;

  if (node == NULL)
    return;
  gesture = minka_gesture_new (_ ("The objective still holds"));
  if (minka_tree_edit_accept (gesture, problems, objectives, minka_record_get_id (MINKA_RECORD (node)),
                              &error)) {
    minka_trees_do (self->trees, GTK_WIDGET (self), gesture, NULL);
  } else {
    minka_gesture_free (gesture);
    tell (self, error);
  }
}

static void
add_offer (MinkaTreeInspector *self, GtkWidget *group, MinkaTreeNode *node, MinkaTreeNode *problem)
{
  g_autofree char *offer = minka_wording_offer (minka_wordings_get (), problem->text);
  GtkWidget *row;

  if (offer == NULL || g_str_equal (offer, node->text))
    return;
  row = add_row (group, offer, _ ("Could be worded like this"));
  g_object_set_data_full (G_OBJECT (row), "minka-text", g_strdup (offer), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("document-edit-symbolic"));
  g_signal_connect_object (row, "activated", G_CALLBACK (on_offer), self, 0);
}

static void
add_counterpart (MinkaTreeInspector *self, MinkaTreeNode *node)
{
  MinkaTreeNode *other =
      minka_trees_find_counterpart (self->trees, minka_record_get_id (MINKA_RECORD (node)));
  GtkWidget *group, *row;

  if (node->tree == MINKA_TREE_PROBLEMS) {
    group = add_group (self, _ ("Objective"));
    if (other == NULL) {
      add_row (group, _ ("No objective answers it yet"), NULL);
      return;
    }
    row = add_row (group, *other->text != '\0' ? other->text : _ ("Without words"), NULL);
    make_jump (row, "win.show-record", "tree_node", minka_record_get_id (MINKA_RECORD (other)));
    return;
  }
  if (other == NULL)
    return;
  group = add_group (self, _ ("Problem it answers"));
  row = add_row (group, other->text, NULL);
  make_jump (row, "win.show-record", "tree_node", minka_record_get_id (MINKA_RECORD (other)));
  if (minka_tree_is_stale (node, other)) {
    add_row (group, node->answered_text, _ ("How it was worded then"));
    row = add_button_row (group, _ ("It still holds"), NULL);
    g_signal_connect_object (row, "activated", G_CALLBACK (on_accept), self, G_CONNECT_SWAPPED);
  }
  add_offer (self, group, node, other);
}

/* Specific objectives */

static void
on_ticked (MinkaTreeInspector *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->sheet), "sheet.tick", NULL);
}

static void
move_objective (MinkaTreeInspector *self, int by)
{
  GPtrArray *objectives = minka_trees_get_objectives (self->trees);
  g_autoptr (GPtrArray) specific = minka_objectives_list_specific (objectives);
  MinkaTreeNode *node = get_node (self);
  MinkaGesture *gesture;

  for (guint i = 0; node != NULL && i < specific->len; i++) {
    MinkaObjective *objective = specific->pdata[i];
    const int to = (int) i + by;

    if (!g_str_equal (objective->node, minka_record_get_id (MINKA_RECORD (node))) || to < 0 ||
        to >= (int) specific->len)
      continue;
    gesture = minka_gesture_new (_ ("Order objectives"));
    minka_objectives_move (gesture, objectives, objective->node, to);
    minka_trees_do (self->trees, GTK_WIDGET (self), gesture, NULL);
    return;
  }
}

static void
on_earlier (MinkaTreeInspector *self)
{
  move_objective (self, -1);
}

static void
on_later (MinkaTreeInspector *self)
{
  move_objective (self, 1);
}

static void
add_objective (MinkaTreeInspector *self, MinkaTreeNode *node)
{
  g_autoptr (GPtrArray) specific = minka_objectives_list_specific (minka_trees_get_objectives (self->trees));
  const char *id = minka_record_get_id (MINKA_RECORD (node));
  GtkWidget *group, *row, *button;
  int number = 0;

  if (node->tree != MINKA_TREE_OBJECTIVES || node->branch != MINKA_BRANCH_BELOW)
    return;
  for (guint i = 0; i < specific->len; i++)
    if (g_str_equal (((MinkaObjective *) specific->pdata[i])->node, id))
      number = (int) i + 1;
  group = add_group (self, _ ("In the plan"));
  row = adw_switch_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Specific objective"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Activities are planned for it"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), number > 0);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (on_ticked), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  if (number > 0) {
    g_autofree char *title = g_strdup_printf (_ ("Objective %d of %u"), number, specific->len);

    row = add_row (group, title, NULL);
    button = add_suffix_button (row, "go-up-symbolic", _ ("Earlier"));
    gtk_widget_set_sensitive (button, number > 1);
    g_signal_connect_object (button, "clicked", G_CALLBACK (on_earlier), self, G_CONNECT_SWAPPED);
    button = add_suffix_button (row, "go-down-symbolic", _ ("Later"));
    gtk_widget_set_sensitive (button, number < (int) specific->len);
    g_signal_connect_object (button, "clicked", G_CALLBACK (on_later), self, G_CONNECT_SWAPPED);
  }
}

/* Review */

static void
on_flaw (GtkWidget *row, MinkaTreeInspector *self)
{
  minka_tree_sheet_show (self->sheet, g_object_get_data (G_OBJECT (row), "minka-node"), FALSE);
}

static guint
add_flaws (MinkaTreeInspector *self, const char *node)
{
  GPtrArray *flaws = minka_trees_get_flaws (self->trees);
  GtkWidget *group = NULL;
  guint n = 0;

  for (guint i = 0; i < flaws->len; i++) {
    const MinkaTreeFlaw *flaw = flaws->pdata[i];
    MinkaTreeNode *at = minka_trees_find_node (self->trees, flaw->node);
    GtkWidget *row;

    if (flaw->tree != minka_tree_sheet_get_tree (self->sheet) ||
        (node != NULL && g_strcmp0 (flaw->node, node) != 0))
      continue;
    if (group == NULL)
      group = add_group (self, _ ("To review"));
    n++;
    row = add_row (group, flaw->text, node == NULL && at != NULL && *at->text != '\0' ? at->text : NULL);
    adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
    adw_action_row_add_prefix (
        ADW_ACTION_ROW (row),
        gtk_image_new_from_icon_name (flaw->error ? "dialog-error-symbolic" : "dialog-warning-symbolic"));
    if (node == NULL && flaw->node != NULL) {
      g_object_set_data_full (G_OBJECT (row), "minka-node", g_strdup (flaw->node), g_free);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_signal_connect_object (row, "activated", G_CALLBACK (on_flaw), self, 0);
    }
  }
  return n;
}

static void
add_entries (MinkaTreeInspector *self, const char *id)
{
  g_autoptr (GPtrArray) entries = minka_trees_list_entries (self->trees, id);
  GtkWidget *group = entries->len > 0 ? add_group (self, _ ("From the diagnosis")) : NULL;

  for (guint i = 0; i < entries->len; i++) {
    MinkaDiagnosisEntry *entry = entries->pdata[i];

    make_jump (add_row (group, entry->text, NULL), "win.show-record", "diagnosis_entry",
               minka_record_get_id (MINKA_RECORD (entry)));
  }
}

static void
show_box (MinkaTreeInspector *self, MinkaTreeNode *node)
{
  const char *id = minka_record_get_id (MINKA_RECORD (node));
  g_autoptr (MinkaTreeShape) shape = make_shape (self);
  const int place = minka_tree_shape_find (shape, id);
  GtkWidget *group, *row;

  if (place == MINKA_TREE_NOWHERE)
    return;
  group = add_group (self, minka_tree_view_kind (shape, place));
  row = add_row (group, _ ("Words"), *node->text != '\0' ? node->text : _ ("Without words"));
  gtk_widget_add_css_class (row, "property");
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  add_button_row (group, _ ("Change words"), "sheet.edit");
  add_flaws (self, id);
  add_objective (self, node);
  add_counterpart (self, node);
  add_parents (self, shape, place);
  add_entries (self, id);
  group = add_group (self, NULL);
  row = add_row (group, _ ("Golden thread"), _ ("Where it comes from and what came of it"));
  make_jump (row, "win.show-thread", "tree_node", id);
}

/* What a row or button is called. */
static const char *
get_name (GtkWidget *widget)
{
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  return GTK_IS_BUTTON (widget) ? gtk_widget_get_tooltip_text (widget) : NULL;
}

static gboolean
focus_named (GtkWidget *root, const char *name)
{
  if (g_strcmp0 (get_name (root), name) == 0 && gtk_widget_grab_focus (root))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (focus_named (child, name))
      return TRUE;
  return FALSE;
}

/* The focus, if it is in here: the rows are made anew, and it is to stay where it was. */
static char *
get_focus_name (MinkaTreeInspector *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->box)))
    return NULL;
  return g_strdup (get_name (focus));
}

static void
show (gpointer data)
{
  MinkaTreeInspector *self = data;
  g_autofree char *focus = NULL;
  MinkaTreeNode *node;
  GtkWidget *child;

  if (self->sheet == NULL || self->trees == NULL)
    return;
  focus = get_focus_name (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sheet", minka_tree_sheet_get_actions (self->sheet));
  node = get_node (self);
  if (node != NULL &&
      g_strcmp0 (minka_record_get_id (MINKA_RECORD (node)), minka_trees_get_draft (self->trees)) != 0) {
    show_box (self, node);
  } else if (add_flaws (self, NULL) == 0) {
    GtkWidget *status = adw_status_page_new ();

    adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "minka-check-symbolic");
    adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("Nothing to review"));
    adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                     _ ("Choose a box to see where it comes from and what answers it."));
    gtk_widget_add_css_class (status, "compact");
    gtk_box_append (self->box, status);
  }
  if (focus != NULL && !focus_named (GTK_WIDGET (self->box), focus))
    gtk_widget_grab_focus (GTK_WIDGET (minka_tree_sheet_get_view (self->sheet)));
}

/* While many boxes change, or the choice walks, only the last of it is shown. */
static void
show_later (MinkaTreeInspector *self)
{
  minka_refresh_later (self, show);
}

static void
minka_tree_inspector_dispose (GObject *object)
{
  MinkaTreeInspector *self = MINKA_TREE_INSPECTOR (object);

  minka_refresh_cancel (self);
  g_clear_object (&self->sheet);
  g_clear_object (&self->trees);
  G_OBJECT_CLASS (minka_tree_inspector_parent_class)->dispose (object);
}

static void
minka_tree_inspector_class_init (MinkaTreeInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_tree_inspector_dispose;
}

static void
minka_tree_inspector_init (MinkaTreeInspector *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->box), 18);
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * minka_tree_inspector_new:
 * @trees: the trees
 *
 * Returns: (transfer full): an inspector
 */
GtkWidget *
minka_tree_inspector_new (MinkaTrees *trees)
{
  MinkaTreeInspector *self = g_object_new (MINKA_TYPE_TREE_INSPECTOR, NULL);

  self->trees = g_object_ref (trees);
  g_signal_connect_object (trees, "changed", G_CALLBACK (show_later), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * minka_tree_inspector_set_sheet:
 * @self: an inspector
 * @sheet: the sheet of which it shows the chosen box
 *
 * Looks at a tree.
 */
void
minka_tree_inspector_set_sheet (MinkaTreeInspector *self, MinkaTreeSheet *sheet)
{
  if (self->sheet == sheet)
    return;
  if (self->sheet != NULL)
    g_signal_handlers_disconnect_by_func (minka_tree_sheet_get_view (self->sheet), show_later, self);
  g_set_object (&self->sheet, sheet);
  g_signal_connect_object (minka_tree_sheet_get_view (sheet), "chosen", G_CALLBACK (show_later), self,
                           G_CONNECT_SWAPPED);
  show_later (self);
}
