#include "minka-tree-sheet.h"

#include "minka-objectives.h"
#include "minka-page.h"
#include "minka-tree-edit.h"
#include "minka-tree-link.h"
#include "minka-tree-map.h"
#include "minka-tree-text.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaTreeSheet:
 *
 * One of the two trees, with everything that can be done to it by keyboard, pointer or menu.
 */
struct _MinkaTreeSheet {
  AdwBin parent_instance;
  MinkaTrees *trees;
  MinkaTree tree;
  MinkaTreeView *view;
  GtkStack *stack;
  GSimpleActionGroup *actions;
  char *drafted; /* chosen before a box was begun */
  char *wanted;  /* to be shown when it has been read */
  gboolean wanted_edit;
};

G_DEFINE_FINAL_TYPE (MinkaTreeSheet, minka_tree_sheet, ADW_TYPE_BIN)

/* The words of the method for both trees. */
typedef struct {
  const char *add_centre;
  const char *add_below;
  const char *add_above;
  const char *title;
  const char *empty;
} Words;

static const Words words[] = {
  [MINKA_TREE_PROBLEMS] = { N_ ("Add central problem"), N_ ("Add cause"), N_ ("Add effect"),
                            N_ ("Problem tree"),
                            N_ ("Write the problem that concerns the school most. Its causes go below it, its "
                                "effects above.") },
  [MINKA_TREE_OBJECTIVES] = { N_ ("Add general objective"), N_ ("Add means"), N_ ("Add end"),
                              N_ ("Objective tree"),
                              N_ ("Write what the school wants to reach, or make it from the problem tree.") },
};

static MinkaTreeShape *
make_shape (MinkaTreeSheet *self)
{
  return minka_trees_make_shape (self->trees, self->tree);
}

static const char *
get_selected (MinkaTreeSheet *self)
{
  return minka_tree_view_get_selected (self->view);
}

/* Gestures */

static void
tell (MinkaTreeSheet *self, GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
  g_error_free (error);
}

/* A gesture that could not be filled says why. */
static void
finish (MinkaTreeSheet *self, MinkaGesture *gesture, gboolean filled, GError *error, const char *message)
{
  if (filled) {
    minka_trees_do (self->trees, GTK_WIDGET (self), gesture, message);
  } else {
    minka_gesture_free (gesture);
    tell (self, error);
  }
}

static void
begin_draft (MinkaTreeSheet *self, MinkaGesture *gesture, MinkaTreeNode *node, GError *error)
{
  g_autofree char *id = node != NULL ? g_strdup (minka_record_get_id (MINKA_RECORD (node))) : NULL;

  if (node == NULL) {
    minka_gesture_free (gesture);
    tell (self, error);
    return;
  }
  g_object_unref (node);
  g_set_str (&self->drafted, get_selected (self));
  minka_trees_draft (self->trees, gesture, id);
  minka_tree_view_edit (self->view, id);
}

static void
on_worded (MinkaTreeSheet *self, const char *id, const char *text)
{
  g_autoptr (MinkaTreeShape) shape = NULL;
  MinkaGesture *gesture;
  GError *error = NULL;
  gboolean filled;

  if (g_strcmp0 (id, minka_trees_get_draft (self->trees)) == 0) {
    minka_trees_keep_draft (self->trees, GTK_WIDGET (self), text);
    return;
  }
  shape = make_shape (self);
  gesture = minka_gesture_new (_ ("Change box"));
  filled = minka_tree_edit_set_text (gesture, shape, id, text, &error);
  finish (self, gesture, filled, error, NULL);
}

static void
on_unworded (MinkaTreeSheet *self, const char *id)
{
  g_autofree char *before = g_steal_pointer (&self->drafted);

  if (g_strcmp0 (id, minka_trees_get_draft (self->trees)) != 0)
    return;
  minka_trees_drop_draft (self->trees);
  minka_tree_view_select (self->view, before);
}

static void
add_centre (MinkaTreeSheet *self)
{
  g_autoptr (MinkaTreeShape) shape = make_shape (self);
  MinkaGesture *gesture = minka_gesture_new (_ (words[self->tree].add_centre));
  GError *error = NULL;
  MinkaTreeNode *node =
      minka_tree_edit_add_centre (gesture, shape, minka_trees_get_objectives (self->trees), "", &error);

  begin_draft (self, gesture, node, error);
}

/* Opened, so that what is added is seen. */
static void
open_branch (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *id)
{
  const int place = minka_tree_shape_find (shape, id);

  if (place != MINKA_TREE_NOWHERE && shape->items[place].node->collapsed)
    minka_tree_edit_set_collapsed (gesture, shape, id, FALSE, NULL);
}

/* Without a choice something is added to the centre. */
static void
add_child (MinkaTreeSheet *self, MinkaBranch side)
{
  g_autoptr (MinkaTreeShape) shape = make_shape (self);
  g_autofree char *parent = g_strdup (get_selected (self));
  int place = parent != NULL ? minka_tree_shape_find (shape, parent) : shape->centre;
  MinkaGesture *gesture;
  MinkaTreeNode *node;
  GError *error = NULL;

  if (place == MINKA_TREE_NOWHERE) {
    add_centre (self);
    return;
  }
  if (shape->items[place].side != MINKA_BRANCH_CENTRE && shape->items[place].side != side)
    place = shape->centre;
  if (place == MINKA_TREE_NOWHERE)
    return;
  gesture = minka_gesture_new (
      _ (side == MINKA_BRANCH_ABOVE ? words[self->tree].add_above : words[self->tree].add_below));
  open_branch (gesture, shape, minka_tree_shape_id (shape, place));
  node = minka_tree_edit_add_child (gesture, shape, minka_tree_shape_id (shape, place), side, MINKA_TREE_LAST,
                                    "", &error);
  begin_draft (self, gesture, node, error);
}

static MinkaBranch
get_side (MinkaTreeSheet *self)
{
  MinkaTreeNode *node = minka_trees_find_node (self->trees, get_selected (self));

  return node != NULL ? (MinkaBranch) node->branch : MINKA_BRANCH_CENTRE;
}

static void
act_child (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add_child (data, get_side (data) == MINKA_BRANCH_ABOVE ? MINKA_BRANCH_ABOVE : MINKA_BRANCH_BELOW);
}

static void
act_below (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add_child (data, MINKA_BRANCH_BELOW);
}

static void
act_above (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add_child (data, MINKA_BRANCH_ABOVE);
}

static void
add_sibling (MinkaTreeSheet *self, gboolean before)
{
  g_autoptr (MinkaTreeShape) shape = make_shape (self);
  const int place = minka_tree_shape_find (shape, get_selected (self));
  GError *error = NULL;
  MinkaGesture *gesture;
  MinkaTreeNode *node;

  if (place == MINKA_TREE_NOWHERE)
    return;
  /* What hangs on nothing has no siblings: there a cause or a means is meant. */
  if (shape->items[place].parent == MINKA_TREE_NOWHERE) {
    act_child (NULL, NULL, self);
    return;
  }
  gesture =
      minka_gesture_new (_ (shape->items[place].side == MINKA_BRANCH_ABOVE ? words[self->tree].add_above
                                                                           : words[self->tree].add_below));
  node = minka_tree_edit_add_sibling (gesture, shape, get_selected (self), before, "", &error);
  begin_draft (self, gesture, node, error);
}

static void
act_sibling (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add_sibling (data, FALSE);
}

static void
act_sibling_before (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add_sibling (data, TRUE);
}

static void
act_edit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MinkaTreeSheet *self = data;
  g_autofree char *id = g_strdup (get_selected (self));

  minka_tree_view_edit (self->view, id);
}

static void
remove_box (MinkaTreeSheet *self, const char *name)
{
  g_autoptr (MinkaTreeShape) shape = make_shape (self);
  g_autofree char *id = g_strdup (get_selected (self));
  const int place = id != NULL ? minka_tree_shape_find (shape, id) : MINKA_TREE_NOWHERE;
  const MinkaTreeItem *item;
  g_autofree char *next = NULL, *message = NULL;
  MinkaGesture *gesture;
  GError *error = NULL;
  gboolean filled;
  int beside;

  if (place == MINKA_TREE_NOWHERE)
    return;
  item = &shape->items[place];
  beside = item->next != MINKA_TREE_NOWHERE       ? item->next
           : item->previous != MINKA_TREE_NOWHERE ? item->previous
                                                  : item->parent;
  next = beside != MINKA_TREE_NOWHERE ? g_strdup (minka_tree_shape_id (shape, beside)) : NULL;
  message = item->size == 1
                ? g_strdup (_ ("Box removed"))
                : g_strdup_printf (ngettext ("%d box removed", "%d boxes removed", (gulong) item->size),
                                   item->size);
  gesture = minka_gesture_new (name);
  filled = minka_tree_edit_remove (gesture, shape, minka_trees_get_objectives (self->trees), id, &error);
  if (filled)
    minka_tree_view_select (self->view, next);
  finish (self, gesture, filled, error, message);
}

static void
act_remove (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remove_box (data, _ ("Remove box"));
}

static int
position_of (const MinkaTreeShape *shape, int place)
{
  int position = 0;

  for (int i = shape->items[place].previous; i != MINKA_TREE_NOWHERE; i = shape->items[i].previous)
    position += shape->items[i].side == shape->items[place].side;
  return position;
}

static void
move_to (MinkaTreeSheet *self, const MinkaTreeShape *shape, const char *id, int parent, MinkaBranch side,
         int position)
{
  MinkaGesture *gesture = minka_gesture_new (_ ("Move box"));
  GError *error = NULL;
  gboolean filled;

  open_branch (gesture, shape, minka_tree_shape_id (shape, parent));
  filled = minka_tree_edit_move_to (gesture, shape, id, minka_tree_shape_id (shape, parent), side, position,
                                    &error);
  finish (self, gesture, filled, error, NULL);
  minka_tree_view_show (self->view, id);
}

/* Among its siblings, or nearer to the centre, or on the sibling before it. */
static void
act_move (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MinkaTreeSheet *self = data;
  const char *way = g_variant_get_string (parameter, NULL);
  g_autoptr (MinkaTreeShape) shape = make_shape (self);
  g_autofree char *id = g_strdup (get_selected (self));
  const int place = id != NULL ? minka_tree_shape_find (shape, id) : MINKA_TREE_NOWHERE;
  const MinkaTreeItem *item;
  gboolean inward;

  if (place == MINKA_TREE_NOWHERE || shape->items[place].parent == MINKA_TREE_NOWHERE)
    return;
  item = &shape->items[place];
  inward = g_str_equal (way, item->side == MINKA_BRANCH_ABOVE ? "down" : "up");
  if (g_str_equal (way, "left") || g_str_equal (way, "right")) {
    const int by = g_str_equal (way, "left") ? -1 : 1;
    const int beside = by < 0 ? item->previous : item->next;

    if (beside == MINKA_TREE_NOWHERE || shape->items[beside].side != item->side)
      return;
    move_to (self, shape, id, item->parent, item->side, position_of (shape, place) + by);
  } else if (inward) {
    const int parent = item->parent;

    if (shape->items[parent].parent != MINKA_TREE_NOWHERE)
      move_to (self, shape, id, shape->items[parent].parent, item->side, position_of (shape, parent) + 1);
  } else if (item->previous != MINKA_TREE_NOWHERE && shape->items[item->previous].side == item->side) {
    move_to (self, shape, id, item->previous, item->side, MINKA_TREE_LAST);
  }
}

static void
on_dropped (MinkaTreeSheet *self, const char *id, const char *target, int drop)
{
  g_autoptr (MinkaTreeShape) shape = make_shape (self);
  const int place = minka_tree_shape_find (shape, id), at = minka_tree_shape_find (shape, target);
  const MinkaTreeItem *item;

  if (place == MINKA_TREE_NOWHERE || at == MINKA_TREE_NOWHERE)
    return;
  item = &shape->items[at];
  if (drop == MINKA_TREE_DROP_BEFORE || drop == MINKA_TREE_DROP_AFTER) {
    int position = position_of (shape, at) + (drop == MINKA_TREE_DROP_AFTER);

    if (shape->items[place].parent == item->parent && shape->items[place].side == item->side &&
        position_of (shape, place) < position)
      position--;
    move_to (self, shape, id, item->parent, item->side, position);
  } else {
    move_to (self, shape, id, at, drop == MINKA_TREE_DROP_ABOVE ? MINKA_BRANCH_ABOVE : MINKA_BRANCH_BELOW,
             MINKA_TREE_LAST);
  }
}

static void
act_collapse (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MinkaTreeSheet *self = data;
  g_autoptr (MinkaTreeShape) shape = make_shape (self);
  const char *id = get_selected (self);
  const int place = id != NULL ? minka_tree_shape_find (shape, id) : MINKA_TREE_NOWHERE;
  MinkaGesture *gesture;
  GError *error = NULL;
  gboolean collapsed, filled;

  if (place == MINKA_TREE_NOWHERE || shape->items[place].size == 1)
    return;
  collapsed = shape->items[place].node->collapsed;
  gesture = minka_gesture_new (collapsed ? _ ("Open branch") : _ ("Close branch"));
  filled = minka_tree_edit_set_collapsed (gesture, shape, id, !collapsed, &error);
  finish (self, gesture, filled, error, NULL);
}

/* Clipboard */

static gboolean
copy (MinkaTreeSheet *self)
{
  g_autoptr (MinkaTreeShape) shape = make_shape (self);
  const char *id = get_selected (self);
  const int place = id != NULL ? minka_tree_shape_find (shape, id) : MINKA_TREE_NOWHERE;
  g_autofree char *text = NULL;

  if (place == MINKA_TREE_NOWHERE)
    return FALSE;
  text = minka_tree_text_write (shape, place, FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  return TRUE;
}

static void
act_copy (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  copy (data);
}

static void
act_cut (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (copy (data))
    remove_box (data, _ ("Cut boxes"));
}

static void
paste (MinkaTreeSheet *self, const char *text)
{
  g_autoptr (MinkaTreeShape) shape = make_shape (self);
  const char *id = get_selected (self);
  MinkaGesture *gesture = minka_gesture_new (_ ("Paste boxes"));
  g_autoptr (GPtrArray) nodes = NULL;
  g_autofree char *first = NULL;
  GError *error = NULL;

  if (shape->n_items == 0) {
    nodes = minka_tree_edit_fill (gesture, shape, minka_trees_get_objectives (self->trees), text, &error);
  } else {
    const char *parent = id != NULL ? id : shape->centre >= 0 ? minka_tree_shape_id (shape, 0) : NULL;

    if (parent != NULL)
      open_branch (gesture, shape, parent);
    nodes = minka_tree_edit_paste (gesture, shape, parent, MINKA_BRANCH_BELOW, MINKA_TREE_LAST, text, &error);
  }
  if (nodes != NULL && nodes->len > 0)
    first = g_strdup (minka_record_get_id (nodes->pdata[0]));
  finish (self, gesture, nodes != NULL, error, NULL);
  if (first != NULL)
    minka_tree_view_select (self->view, first);
}

static void
on_clipboard (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaTreeSheet) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (text == NULL || *text == '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _ ("There is no text to paste."));
  else
    paste (self, text);
}

static void
act_paste (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (data)), NULL, on_clipboard,
                                 g_object_ref (data));
}

static void
act_duplicate (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MinkaTreeSheet *self = data;
  g_autoptr (MinkaTreeShape) shape = make_shape (self);
  const char *id = get_selected (self);
  MinkaGesture *gesture = minka_gesture_new (_ ("Duplicate branch"));
  g_autoptr (GPtrArray) nodes = NULL;
  g_autofree char *first = NULL;
  GError *error = NULL;

  nodes = minka_tree_edit_duplicate (gesture, shape, id != NULL ? id : "", &error);
  if (nodes != NULL && nodes->len > 0)
    first = g_strdup (minka_record_get_id (nodes->pdata[0]));
  finish (self, gesture, nodes != NULL, error, NULL);
  if (first != NULL)
    minka_tree_view_select (self->view, first);
}

/* Links */

static void
act_link (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MinkaTreeSheet *self = data;

  if (get_selected (self) != NULL)
    adw_dialog_present (minka_tree_link_new (self->trees, get_selected (self)), GTK_WIDGET (self));
}

static void
act_tick (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MinkaTreeSheet *self = data;
  g_autoptr (MinkaTreeShape) shape = make_shape (self);
  GPtrArray *objectives = minka_trees_get_objectives (self->trees);
  const char *id = get_selected (self);
  MinkaObjective *objective = id != NULL ? minka_objectives_find (objectives, id) : NULL;
  GError *error = NULL;

  if (id == NULL || self->tree != MINKA_TREE_OBJECTIVES)
    return;
  if (objective != NULL && !objective->general) {
    MinkaGesture *gesture = minka_gesture_new (_ ("No longer a specific objective"));

    minka_objectives_untick (gesture, objectives, id);
    minka_trees_do (self->trees, GTK_WIDGET (self), gesture, NULL);
  } else {
    MinkaGesture *gesture = minka_gesture_new (_ ("Make it a specific objective"));
    gboolean filled = minka_objectives_tick (gesture, shape, objectives, id, &error);

    finish (self, gesture, filled, error, NULL);
  }
}

static void
act_thread (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (get_selected (data) != NULL)
    gtk_widget_activate_action (data, "win.show-thread", "(ss)", "tree_node", get_selected (data));
}

static const GActionEntry actions[] = {
  { .name = "child", .activate = act_child },
  { .name = "below", .activate = act_below },
  { .name = "above", .activate = act_above },
  { .name = "sibling", .activate = act_sibling },
  { .name = "sibling-before", .activate = act_sibling_before },
  { .name = "edit", .activate = act_edit },
  { .name = "remove", .activate = act_remove },
  { .name = "move", .activate = act_move, .parameter_type = "s" },
  { .name = "collapse", .activate = act_collapse },
  { .name = "copy", .activate = act_copy },
  { .name = "cut", .activate = act_cut },
  { .name = "paste", .activate = act_paste },
  { .name = "duplicate", .activate = act_duplicate },
  { .name = "link", .activate = act_link },
  { .name = "tick", .activate = act_tick },
  { .name = "thread", .activate = act_thread },
};

/* What needs a chosen box; the centre has no siblings and goes nowhere. */
static const char *const of_a_box[] = { "sibling", "sibling-before", "edit", "remove", "collapse", "copy",
                                        "cut",     "duplicate",      "link", "tick",   "thread",   "move" };

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
enable (MinkaTreeSheet *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

static void
on_chosen (MinkaTreeSheet *self)
{
  const gboolean any = get_selected (self) != NULL;

  minka_page_set_thread (GTK_WIDGET (self->view), "tree_node", get_selected (self));
  for (guint i = 0; i < G_N_ELEMENTS (of_a_box); i++)
    enable (self, of_a_box[i], any);
  enable (self, "tick", any && self->tree == MINKA_TREE_OBJECTIVES && get_side (self) == MINKA_BRANCH_BELOW);
  enable (self, "link", any && get_side (self) != MINKA_BRANCH_CENTRE);
}

static void
show (MinkaTreeSheet *self)
{
  MinkaTreeShape *shape = make_shape (self);
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

  g_menu_append (add, _ (words[self->tree].add_below), "sheet.below");
  g_menu_append (add, _ (words[self->tree].add_above), "sheet.above");
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
  gtk_box_append (GTK_BOX (box),
                  make_tool ("minka-add-below-symbolic", _ (words[self->tree].add_below), "sheet.below"));
  gtk_box_append (GTK_BOX (box),
                  make_tool ("minka-add-above-symbolic", _ (words[self->tree].add_above), "sheet.above"));
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
  GtkWidget *button = gtk_button_new_with_label (_ (words[self->tree].add_centre));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_centre), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  if (self->tree == MINKA_TREE_OBJECTIVES) {
    GtkWidget *mirror = gtk_button_new_with_label (_ ("Make it from the problem tree"));

    gtk_actionable_set_action_name (GTK_ACTIONABLE (mirror), "trees.mirror");
    gtk_widget_add_css_class (mirror, "pill");
    gtk_widget_set_halign (mirror, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (box), mirror);
  }
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "minka-tree-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ (words[self->tree].title));
  adw_status_page_set_description (ADW_STATUS_PAGE (status), _ (words[self->tree].empty));
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
                                  _ (words[self->tree].title), -1);
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
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sheet", G_ACTION_GROUP (self->actions));
  fill (self);
  add_keys (self);
  g_signal_connect_object (self->view, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "worded", G_CALLBACK (on_worded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "unworded", G_CALLBACK (on_unworded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "dropped", G_CALLBACK (on_dropped), self, G_CONNECT_SWAPPED);
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
  g_autoptr (MinkaTreeShape) shape = make_shape (self);
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
