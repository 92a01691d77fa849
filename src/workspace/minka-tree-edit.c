#include "minka-tree-edit-private.h"

#include "minka-error.h"
#include "minka-objectives.h"

#include <glib/gi18n-lib.h>

#define NOWHERE MINKA_TREE_NOWHERE

/* Parts */

gboolean
minka_tree_edit_refuse (const char *why, GError **error)
{
  g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_INVALID, why);
  return FALSE;
}

int
minka_tree_edit_find (const MinkaTreeShape *shape, const char *id, GError **error)
{
  int place = minka_tree_shape_find (shape, id);

  if (place == NOWHERE)
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND, _ ("That box is not in this tree."));
  return place;
}

MinkaTreeNode *
minka_tree_edit_new_node (MinkaTree tree, MinkaBranch branch, const char *text)
{
  MinkaTreeNode *node = minka_record_new (MINKA_TYPE_TREE_NODE);

  g_object_set (node, "tree", tree, "branch", branch, "text", text, NULL);
  return node;
}

MinkaTreeLink *
minka_tree_edit_new_link (const char *child, const char *parent, gboolean extra, int position)
{
  MinkaTreeLink *link = minka_record_new (MINKA_TYPE_TREE_LINK);

  g_object_set (link, "child", child, "parent", parent, "extra", extra, "position", position, NULL);
  return link;
}

/* The links of the children that a parent has on a side. */
GPtrArray *
minka_tree_edit_list_links (const MinkaTreeShape *shape, int parent, MinkaBranch side)
{
  GPtrArray *links = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = shape->items[parent].first; i != NOWHERE; i = shape->items[i].next)
    if (shape->items[i].side == side)
      g_ptr_array_add (links, g_object_ref (shape->items[i].link));
  return links;
}

guint
minka_tree_edit_clamp (int position, guint n)
{
  return position < 0 || (guint) position > n ? n : (guint) position;
}

/* Numbers siblings without gaps. Links in @fresh are put, of the others only those are written that change. */
void
minka_tree_edit_order (MinkaGesture *gesture, GPtrArray *links, GHashTable *fresh)
{
  for (guint i = 0; i < links->len; i++) {
    MinkaTreeLink *link = links->pdata[i];
    gboolean is_fresh = fresh != NULL && g_hash_table_contains (fresh, link);
    g_autoptr (MinkaTreeLink) copy = NULL;

    if (!is_fresh && link->position == (int) i)
      continue;
    copy = minka_record_copy (MINKA_RECORD (link));
    g_object_set (copy, "position", (int) i, NULL);
    if (is_fresh)
      minka_gesture_put (gesture, MINKA_RECORD (copy));
    else
      minka_gesture_set (gesture, MINKA_RECORD (copy), "position", NULL);
  }
}

/* On which side something goes that is to hang on @parent; @side is what was asked for, and what is chosen. */
gboolean
minka_tree_edit_choose_side (const MinkaTreeShape *shape, int parent, MinkaBranch *side, GError **error)
{
  if (shape->items[parent].side != MINKA_BRANCH_CENTRE)
    *side = shape->items[parent].side;
  else if (*side == MINKA_BRANCH_CENTRE)
    return minka_tree_edit_refuse (_ ("A tree has only one central box."), error);
  return TRUE;
}

static void
put_among (MinkaGesture *gesture, GPtrArray *links, MinkaTreeLink *link, int position)
{
  g_autoptr (GHashTable) fresh = g_hash_table_new (NULL, NULL);

  g_hash_table_add (fresh, link);
  g_ptr_array_insert (links, minka_tree_edit_clamp (position, links->len), g_object_ref (link));
  minka_tree_edit_order (gesture, links, fresh);
}

/* The siblings of a node, without it. */
static GPtrArray *
list_other_links (const MinkaTreeShape *shape, int place)
{
  const MinkaTreeItem *item = &shape->items[place];
  GPtrArray *links = minka_tree_edit_list_links (shape, item->parent, item->side);

  g_ptr_array_remove (links, item->link);
  return links;
}

/* A branch that moves to the other side takes all its nodes along. */
static void
set_side (MinkaGesture *gesture, const MinkaTreeShape *shape, int place, MinkaBranch side)
{
  for (int i = place; i < place + shape->items[place].size; i++) {
    g_autoptr (MinkaTreeNode) copy = NULL;

    if (shape->items[i].node->branch == (int) side)
      continue;
    copy = minka_record_copy (MINKA_RECORD (shape->items[i].node));
    g_object_set (copy, "branch", side, NULL);
    minka_gesture_set (gesture, MINKA_RECORD (copy), "branch", NULL);
  }
}

static void
make_link_of_tree (MinkaGesture *gesture, MinkaTreeLink *link, int position)
{
  g_autoptr (MinkaTreeLink) copy = minka_record_copy (MINKA_RECORD (link));

  g_object_set (copy, "extra", FALSE, "position", position, NULL);
  minka_gesture_set (gesture, MINKA_RECORD (copy), "extra", "position", NULL);
}

/* Adding */

/**
 * minka_tree_edit_add_centre:
 * @gesture: a gesture
 * @shape: the tree
 * @objectives: (element-type MinkaObjective) (nullable): the objectives of the plan; needed for the objective tree
 * @text: the words of the central node, may be empty
 * @error: return location
 *
 * Adds the central node. That of the objective tree becomes the general objective.
 *
 * Returns: (transfer full) (nullable): the node; %NULL with %MINKA_ERROR_INVALID if there is one already
 */
MinkaTreeNode *
minka_tree_edit_add_centre (MinkaGesture *gesture, const MinkaTreeShape *shape, GPtrArray *objectives,
                            const char *text, GError **error)
{
  MinkaTreeNode *node;

  if (shape->centre != NOWHERE) {
    minka_tree_edit_refuse (_ ("A tree has only one central box."), error);
    return NULL;
  }
  node = minka_tree_edit_new_node (shape->tree, MINKA_BRANCH_CENTRE, text);
  minka_gesture_put (gesture, MINKA_RECORD (node));
  if (shape->tree == MINKA_TREE_OBJECTIVES && objectives != NULL)
    minka_objectives_set_general (gesture, objectives, minka_record_get_id (MINKA_RECORD (node)));
  return node;
}

/**
 * minka_tree_edit_add_child:
 * @gesture: a gesture
 * @shape: the tree
 * @parent: the id of what it hangs on
 * @side: for a child of the centre: below or above; else not looked at
 * @position: among its siblings, or %MINKA_TREE_LAST
 * @text: its words, may be empty
 * @error: return location
 *
 * Adds a node.
 *
 * Returns: (transfer full) (nullable): the node
 */
MinkaTreeNode *
minka_tree_edit_add_child (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *parent,
                           MinkaBranch side, int position, const char *text, GError **error)
{
  int place = minka_tree_edit_find (shape, parent, error);
  g_autoptr (MinkaTreeLink) link = NULL;
  g_autoptr (GPtrArray) links = NULL;
  MinkaTreeNode *node;

  if (place == NOWHERE || !minka_tree_edit_choose_side (shape, place, &side, error))
    return NULL;
  node = minka_tree_edit_new_node (shape->tree, side, text);
  minka_gesture_put (gesture, MINKA_RECORD (node));
  link = minka_tree_edit_new_link (minka_record_get_id (MINKA_RECORD (node)), parent, FALSE, 0);
  links = minka_tree_edit_list_links (shape, place, side);
  put_among (gesture, links, link, position);
  return node;
}

/* Among its siblings on its side. */
static int
position_of (const MinkaTreeShape *shape, int place)
{
  int position = 0;

  for (int i = shape->items[place].previous; i != NOWHERE; i = shape->items[i].previous)
    position += shape->items[i].side == shape->items[place].side;
  return position;
}

/**
 * minka_tree_edit_add_sibling:
 * @gesture: a gesture
 * @shape: the tree
 * @node: the id of a node that hangs on another one
 * @before: whether it goes before the node, else behind it
 * @text: its words, may be empty
 * @error: return location
 *
 * Adds a node beside another one.
 *
 * Returns: (transfer full) (nullable): the node; %NULL with %MINKA_ERROR_INVALID if the other hangs on nothing
 */
MinkaTreeNode *
minka_tree_edit_add_sibling (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *node,
                             gboolean before, const char *text, GError **error)
{
  int place = minka_tree_edit_find (shape, node, error);

  if (place == NOWHERE)
    return NULL;
  if (shape->items[place].parent == NOWHERE) {
    minka_tree_edit_refuse (_ ("This box hangs on nothing, so nothing goes beside it."), error);
    return NULL;
  }
  return minka_tree_edit_add_child (gesture, shape, minka_tree_shape_id (shape, shape->items[place].parent),
                                    shape->items[place].side, position_of (shape, place) + !before, text,
                                    error);
}

/* Changing */

/**
 * minka_tree_edit_set_text:
 * @gesture: a gesture
 * @shape: the tree
 * @node: the id of a node
 * @text: its new words
 * @error: return location
 *
 * Words a node.
 *
 * Returns: whether the node is there
 */
gboolean
minka_tree_edit_set_text (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *node,
                          const char *text, GError **error)
{
  int place = minka_tree_edit_find (shape, node, error);
  g_autoptr (MinkaTreeNode) copy = NULL;

  if (place == NOWHERE)
    return FALSE;
  copy = minka_record_copy (MINKA_RECORD (shape->items[place].node));
  g_object_set (copy, "text", text, NULL);
  minka_gesture_set (gesture, MINKA_RECORD (copy), "text", NULL);
  return TRUE;
}

/**
 * minka_tree_edit_set_collapsed:
 * @gesture: a gesture
 * @shape: the tree
 * @node: the id of a node
 * @collapsed: whether it is to be drawn without its branch
 * @error: return location
 *
 * Collapses or opens a branch.
 *
 * Returns: whether the node is there
 */
gboolean
minka_tree_edit_set_collapsed (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *node,
                               gboolean collapsed, GError **error)
{
  int place = minka_tree_edit_find (shape, node, error);
  g_autoptr (MinkaTreeNode) copy = NULL;

  if (place == NOWHERE)
    return FALSE;
  copy = minka_record_copy (MINKA_RECORD (shape->items[place].node));
  g_object_set (copy, "collapsed", collapsed, NULL);
  minka_gesture_set (gesture, MINKA_RECORD (copy), "collapsed", NULL);
  return TRUE;
}

/* Moving */

/**
 * minka_tree_edit_move:
 * @gesture: a gesture
 * @shape: the tree
 * @node: the id of a node that hangs on another one
 * @position: where it goes among its siblings, counted without it, or %MINKA_TREE_LAST
 * @error: return location
 *
 * Moves a node among its siblings.
 *
 * Returns: whether it has siblings to move among
 */
gboolean
minka_tree_edit_move (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *node, int position,
                      GError **error)
{
  int place = minka_tree_edit_find (shape, node, error);
  g_autoptr (GPtrArray) links = NULL;

  if (place == NOWHERE)
    return FALSE;
  if (shape->items[place].parent == NOWHERE)
    return minka_tree_edit_refuse (_ ("This box hangs on nothing, so nothing goes beside it."), error);
  links = list_other_links (shape, place);
  g_ptr_array_insert (links, minka_tree_edit_clamp (position, links->len),
                      g_object_ref (shape->items[place].link));
  minka_tree_edit_order (gesture, links, NULL);
  return TRUE;
}

/* The further link from one to the other. */
static MinkaTreeLink *
find_extra (const MinkaTreeShape *shape, int child, int parent)
{
  const MinkaTreeItem *item = &shape->items[child];

  for (int i = 0; i < item->n_extras; i++) {
    const MinkaTreeExtra *extra = &g_array_index (shape->extras, MinkaTreeExtra, item->first_extra + i);

    if (extra->parent == parent)
      return extra->link;
  }
  return NULL;
}

static gboolean
refuse_circle (const MinkaTreeShape *shape, int child, int parent, GError **error)
{
  if (!minka_tree_shape_would_circle (shape, child, parent))
    return TRUE;
  g_set_error (error, MINKA_ERROR, MINKA_ERROR_INVALID,
               _ ("“%s” cannot hang on “%s”, which leads back to it."), shape->items[child].node->text,
               shape->items[parent].node->text);
  return FALSE;
}

/* Hangs a node on another parent, where it has a link already or none yet. */
static void
hang_on (MinkaGesture *gesture, const MinkaTreeShape *shape, int child, int parent, MinkaBranch side,
         int position)
{
  const MinkaTreeItem *item = &shape->items[child];
  g_autoptr (GPtrArray) links = minka_tree_edit_list_links (shape, parent, side);
  g_autoptr (MinkaTreeLink) link = NULL;
  guint at = minka_tree_edit_clamp (position, links->len);

  if (item->link == NULL) {
    link = minka_tree_edit_new_link (minka_tree_shape_id (shape, child), minka_tree_shape_id (shape, parent),
                                     FALSE, 0);
    put_among (gesture, links, link, at);
    return;
  }
  link = minka_record_copy (MINKA_RECORD (item->link));
  g_object_set (link, "parent", minka_tree_shape_id (shape, parent), "extra", FALSE, "position", (int) at,
                NULL);
  minka_gesture_set (gesture, MINKA_RECORD (link), "parent", "extra", "position", NULL);
  g_ptr_array_insert (links, at, g_object_ref (link));
  minka_tree_edit_order (gesture, links, NULL);
}

/**
 * minka_tree_edit_move_to:
 * @gesture: a gesture
 * @shape: the tree
 * @node: the id of a node
 * @parent: the id of the node to hang it on
 * @side: if that is the centre: below or above; else not looked at
 * @position: where it goes among its new siblings, or %MINKA_TREE_LAST
 * @error: return location
 *
 * Hangs a branch on another node.
 *
 * Returns: whether that can be; not for the centre, nor if it closed a circle, nor if they are not in one tree
 */
gboolean
minka_tree_edit_move_to (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *node,
                         const char *parent, MinkaBranch side, int position, GError **error)
{
  int child = minka_tree_edit_find (shape, node, error);
  int place = child != NOWHERE ? minka_tree_edit_find (shape, parent, error) : NOWHERE;
  MinkaTreeLink *extra;

  if (place == NOWHERE)
    return FALSE;
  if (child == shape->centre)
    return minka_tree_edit_refuse (_ ("The central box stays where it is."), error);
  if (!refuse_circle (shape, child, place, error) ||
      !minka_tree_edit_choose_side (shape, place, &side, error))
    return FALSE;
  if (shape->items[child].parent == place && shape->items[child].side == side)
    return minka_tree_edit_move (gesture, shape, node, position, error);

  extra = find_extra (shape, child, place);
  if (extra != NULL)
    minka_gesture_remove (gesture, MINKA_TYPE_TREE_LINK, minka_record_get_id (MINKA_RECORD (extra)));
  if (shape->items[child].parent != NOWHERE) {
    g_autoptr (GPtrArray) left = list_other_links (shape, child);

    minka_tree_edit_order (gesture, left, NULL);
  }
  hang_on (gesture, shape, child, place, side, position);
  set_side (gesture, shape, child, side);
  return TRUE;
}

/* Further parents */

static guint
count_children (const MinkaTreeShape *shape, int parent, MinkaBranch side)
{
  guint n = 0;

  for (int i = shape->items[parent].first; i != NOWHERE; i = shape->items[i].next)
    n += shape->items[i].side == side;
  return n;
}

/**
 * minka_tree_edit_add_parent:
 * @gesture: a gesture
 * @shape: the tree
 * @node: the id of a node
 * @parent: the id of one more node that it leads to
 * @error: return location
 *
 * Links a node with a further parent. One that hangs on nothing is hung there.
 *
 * Returns: whether that can be; not if they are linked already, on different sides, or it closed a circle
 */
gboolean
minka_tree_edit_add_parent (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *node,
                            const char *parent, GError **error)
{
  int child = minka_tree_edit_find (shape, node, error);
  int place = child != NOWHERE ? minka_tree_edit_find (shape, parent, error) : NOWHERE;
  g_autoptr (MinkaTreeLink) link = NULL;

  if (place == NOWHERE)
    return FALSE;
  if (child == shape->centre)
    return minka_tree_edit_refuse (_ ("The central box leads to nothing else."), error);
  if (shape->items[child].parent == place || find_extra (shape, child, place) != NULL)
    return minka_tree_edit_refuse (_ ("The two boxes are linked already."), error);
  if (!refuse_circle (shape, child, place, error))
    return FALSE;
  if (shape->items[child].parent == NOWHERE)
    return minka_tree_edit_move_to (gesture, shape, node, parent, shape->items[child].side, MINKA_TREE_LAST,
                                    error);
  if (shape->items[place].side != MINKA_BRANCH_CENTRE && shape->items[place].side != shape->items[child].side)
    return minka_tree_edit_refuse (_ ("The two boxes are on different sides of the centre."), error);
  link =
      minka_tree_edit_new_link (node, parent, TRUE, count_children (shape, place, shape->items[child].side));
  minka_gesture_put (gesture, MINKA_RECORD (link));
  return TRUE;
}

/* Where a promoted link's child goes. */
static MinkaBranch
side_under (const MinkaTreeShape *shape, int child, int parent)
{
  return shape->items[parent].side != MINKA_BRANCH_CENTRE ? shape->items[parent].side
                                                          : shape->items[child].side;
}

/**
 * minka_tree_edit_remove_parent:
 * @gesture: a gesture
 * @shape: the tree
 * @node: the id of a node
 * @parent: the id of one of its parents
 * @error: return location
 *
 * Takes the link to one of several parents away. If it was drawn hanging there, it then hangs on the next one.
 *
 * Returns: whether that can be; not if they are not linked, or there is no other parent
 */
gboolean
minka_tree_edit_remove_parent (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *node,
                               const char *parent, GError **error)
{
  int child = minka_tree_edit_find (shape, node, error);
  int place = child != NOWHERE ? minka_tree_edit_find (shape, parent, error) : NOWHERE;
  const MinkaTreeItem *item;
  const MinkaTreeExtra *next;
  g_autoptr (GPtrArray) left = NULL;
  MinkaTreeLink *link;
  MinkaBranch side;

  if (place == NOWHERE)
    return FALSE;
  item = &shape->items[child];
  link = find_extra (shape, child, place);
  if (link != NULL) {
    minka_gesture_remove (gesture, MINKA_TYPE_TREE_LINK, minka_record_get_id (MINKA_RECORD (link)));
    return TRUE;
  }
  if (item->parent != place)
    return minka_tree_edit_refuse (_ ("The two boxes are not linked."), error);
  if (item->n_extras == 0)
    return minka_tree_edit_refuse (_ ("Without this link the box would hang on nothing."), error);
  next = &g_array_index (shape->extras, MinkaTreeExtra, item->first_extra);
  side = side_under (shape, child, next->parent);
  minka_gesture_remove (gesture, MINKA_TYPE_TREE_LINK, minka_record_get_id (MINKA_RECORD (item->link)));
  left = list_other_links (shape, child);
  minka_tree_edit_order (gesture, left, NULL);
  make_link_of_tree (gesture, next->link, count_children (shape, next->parent, side));
  set_side (gesture, shape, child, side);
  return TRUE;
}

/* Removing */

/* What of a branch stays, since it also leads to something outside of it, and all that hangs on that. */
static gboolean *
mark_kept (const MinkaTreeShape *shape, int root)
{
  gboolean *kept = g_new (gboolean, shape->n_items);
  int end = root + shape->items[root].size;
  gboolean more = TRUE;

  for (int i = 0; i < (int) shape->n_items; i++)
    kept[i] = i < root || i >= end;
  while (more) {
    more = FALSE;
    for (guint i = 0; i < shape->extras->len; i++) {
      const MinkaTreeExtra *extra = &g_array_index (shape->extras, MinkaTreeExtra, i);

      if (!kept[extra->parent] || kept[extra->child] || extra->child == root)
        continue;
      for (int j = extra->child; j < extra->child + shape->items[extra->child].size; j++)
        kept[j] = TRUE;
      more = TRUE;
    }
  }
  return kept;
}

/* Hangs what stays on the first of its other parents that stays. */
static void
rehang (MinkaGesture *gesture, const MinkaTreeShape *shape, const gboolean *kept, int place,
        GHashTable *added)
{
  const MinkaTreeItem *item = &shape->items[place];

  for (int i = 0; i < item->n_extras; i++) {
    const MinkaTreeExtra *extra = &g_array_index (shape->extras, MinkaTreeExtra, item->first_extra + i);
    MinkaBranch side = side_under (shape, place, extra->parent);
    gpointer key = GINT_TO_POINTER (2 * extra->parent + (side == MINKA_BRANCH_ABOVE));
    guint before = GPOINTER_TO_UINT (g_hash_table_lookup (added, key));

    if (!kept[extra->parent] || (extra->parent >= place && extra->parent < place + item->size))
      continue;
    make_link_of_tree (gesture, extra->link, count_children (shape, extra->parent, side) + before);
    g_hash_table_insert (added, key, GUINT_TO_POINTER (before + 1));
    set_side (gesture, shape, place, side);
    return;
  }
}

/**
 * minka_tree_edit_remove:
 * @gesture: a gesture
 * @shape: the tree
 * @objectives: (element-type MinkaObjective) (nullable): the objectives of the plan; needed for the objective tree
 * @node: the id of a node
 * @error: return location
 *
 * Removes a node and its branch, and with them their links and objectives. What also leads to something outside of
 * the branch stays, and hangs there from then on.
 *
 * Returns: whether the node is there
 */
gboolean
minka_tree_edit_remove (MinkaGesture *gesture, const MinkaTreeShape *shape, GPtrArray *objectives,
                        const char *node, GError **error)
{
  int root = minka_tree_edit_find (shape, node, error);
  g_autofree gboolean *kept = NULL;
  g_autoptr (GHashTable) removed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) added = g_hash_table_new (NULL, NULL);

  if (root == NOWHERE)
    return FALSE;
  kept = mark_kept (shape, root);
  for (int i = root; i < root + shape->items[root].size; i++) {
    const char *id = minka_tree_shape_id (shape, i);

    if (!kept[i]) {
      minka_gesture_remove (gesture, MINKA_TYPE_TREE_NODE, id);
      g_hash_table_add (removed, (gpointer) id);
    } else if (!kept[shape->items[i].parent]) {
      rehang (gesture, shape, kept, i, added);
    }
  }
  if (shape->items[root].parent != NOWHERE) {
    g_autoptr (GPtrArray) left = list_other_links (shape, root);

    minka_tree_edit_order (gesture, left, NULL);
  }
  if (objectives != NULL)
    minka_objectives_forget (gesture, objectives, removed);
  return TRUE;
}
