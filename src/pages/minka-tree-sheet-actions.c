#include "minka-tree-sheet-private.h"

#include "minka-objectives.h"
#include "minka-tree-edit.h"
#include "minka-tree-link.h"
#include "minka-tree-text.h"

#include <glib/gi18n-lib.h>

/* What can be done to the boxes of a tree: each is a gesture. */

static const MinkaTreeWords words[] = {
  [MINKA_TREE_PROBLEMS] = { N_ ("Add central problem"), N_ ("Add cause"), N_ ("Add effect"),
                            N_ ("Problem tree"),
                            N_ ("Write the problem that concerns the school most. Its causes go below it, its "
                                "effects above.") },
  [MINKA_TREE_OBJECTIVES] = { N_ ("Add general objective"), N_ ("Add means"), N_ ("Add end"),
                              N_ ("Objective tree"),
                              N_ ("Write what the school wants to reach, or make it from the problem tree.") },
};

const MinkaTreeWords *
minka_tree_sheet_get_words (MinkaTreeSheet *self)
{
  return &words[self->tree];
}

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

void
minka_tree_sheet_add_centre (MinkaTreeSheet *self)
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
    minka_tree_sheet_add_centre (self);
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

static void
enable (MinkaTreeSheet *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

/* As the chosen box allows. */
void
minka_tree_sheet_enable_actions (MinkaTreeSheet *self)
{
  const gboolean any = get_selected (self) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (of_a_box); i++)
    enable (self, of_a_box[i], any);
  enable (self, "tick", any && self->tree == MINKA_TREE_OBJECTIVES && get_side (self) == MINKA_BRANCH_BELOW);
  enable (self, "link", any && get_side (self) != MINKA_BRANCH_CENTRE);
}

/* By name, and what is done in the drawn tree itself. */
void
minka_tree_sheet_add_actions (MinkaTreeSheet *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sheet", G_ACTION_GROUP (self->actions));
  g_signal_connect_object (self->view, "worded", G_CALLBACK (on_worded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "unworded", G_CALLBACK (on_unworded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "dropped", G_CALLBACK (on_dropped), self, G_CONNECT_SWAPPED);
}
