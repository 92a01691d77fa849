#include "minka-tree-edit-private.h"

#include "minka-objectives.h"

#include <glib/gi18n-lib.h>

#define NOWHERE MINKA_TREE_NOWHERE

/* Trees and branches that come as words. */

typedef struct {
  GPtrArray *nodes; /* all new ones, in reading order */
  GPtrArray *links; /* between them */
  GPtrArray *tops;  /* those that hang on none of them */
} Growth;

static void
growth_clear (Growth *growth)
{
  g_clear_pointer (&growth->nodes, g_ptr_array_unref);
  g_clear_pointer (&growth->links, g_ptr_array_unref);
  g_clear_pointer (&growth->tops, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Growth, growth_clear)

/* Siblings are numbered on each side of a centre by themselves. */
static void
link_lines (Growth *growth, GArray *lines, MinkaTreeNode **nodes)
{
  g_autofree int *n_children = g_new0 (int, 2 * lines->len);

  for (guint i = 0; i < lines->len; i++) {
    const MinkaTreeLine *line = &g_array_index (lines, MinkaTreeLine, i);
    int which = line->same != NOWHERE ? line->same : (int) i;

    if (line->parent == NOWHERE)
      g_ptr_array_add (growth->tops, nodes[i]);
    else
      g_ptr_array_add (growth->links,
                       minka_tree_edit_new_link (
                           minka_record_get_id (MINKA_RECORD (nodes[which])),
                           minka_record_get_id (MINKA_RECORD (nodes[line->parent])), line->same != NOWHERE,
                           n_children[2 * line->parent + (line->branch == MINKA_BRANCH_ABOVE)]++));
  }
}

static gboolean
grow (Growth *growth, MinkaTree tree, const char *text, MinkaBranch branch, GError **error)
{
  g_autoptr (GArray) lines = minka_tree_text_read (text, branch, error);
  g_autofree MinkaTreeNode **nodes = NULL;
  g_autoptr (MinkaTreeShape) shape = NULL;
  g_autoptr (GPtrArray) circles = NULL;

  if (lines == NULL)
    return FALSE;
  growth->nodes = g_ptr_array_new_with_free_func (g_object_unref);
  growth->links = g_ptr_array_new_with_free_func (g_object_unref);
  growth->tops = g_ptr_array_new ();
  nodes = g_new0 (MinkaTreeNode *, lines->len);
  for (guint i = 0; i < lines->len; i++) {
    const MinkaTreeLine *line = &g_array_index (lines, MinkaTreeLine, i);

    if (line->same != NOWHERE)
      continue;
    nodes[i] = minka_tree_edit_new_node (tree, line->branch, line->text);
    g_ptr_array_add (growth->nodes, nodes[i]);
  }
  link_lines (growth, lines, nodes);
  shape = minka_tree_shape_new (tree, growth->nodes, growth->links);
  circles = minka_tree_shape_list_circles (shape);
  if (circles->len > 0) {
    int child = minka_tree_shape_find (shape, MINKA_TREE_LINK (circles->pdata[0])->child);
    g_autofree char *why =
        g_strdup_printf (_ ("“%s” would lead back to itself."), shape->items[child].node->text);

    return minka_tree_edit_refuse (why, error);
  }
  return TRUE;
}

static void
put_growth (MinkaGesture *gesture, const Growth *growth)
{
  for (guint i = 0; i < growth->nodes->len; i++)
    minka_gesture_put (gesture, growth->nodes->pdata[i]);
  for (guint i = 0; i < growth->links->len; i++)
    minka_gesture_put (gesture, growth->links->pdata[i]);
}

/**
 * minka_tree_edit_paste:
 * @gesture: a gesture
 * @shape: the tree
 * @parent: (nullable): the id of the node that the branches are to hang on; %NULL for nothing
 * @side: for what hangs on the centre or on nothing: below or above; else not looked at
 * @position: where they go among their siblings, or %MINKA_TREE_LAST
 * @text: branches in words; see minka_tree_text_read()
 * @error: return location
 *
 * Adds branches that were copied as words, here or in any other program.
 *
 * Returns: (transfer full) (element-type MinkaTreeNode) (nullable): the new nodes; %NULL if the words cannot be read
 */
GPtrArray *
minka_tree_edit_paste (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *parent,
                       MinkaBranch side, int position, const char *text, GError **error)
{
  g_auto (Growth) growth = { NULL };
  int place = parent != NULL ? minka_tree_edit_find (shape, parent, error) : NOWHERE;

  g_return_val_if_fail (parent != NULL || side != MINKA_BRANCH_CENTRE, NULL);

  if (parent != NULL && (place == NOWHERE || !minka_tree_edit_choose_side (shape, place, &side, error)))
    return NULL;
  if (!grow (&growth, shape->tree, text, side, error))
    return NULL;
  put_growth (gesture, &growth);
  if (parent != NULL) {
    g_autoptr (GPtrArray) links = minka_tree_edit_list_links (shape, place, side);
    g_autoptr (GHashTable) fresh = g_hash_table_new (NULL, NULL);
    guint at = minka_tree_edit_clamp (position, links->len);

    for (guint i = 0; i < growth.tops->len; i++) {
      MinkaTreeLink *link =
          minka_tree_edit_new_link (minka_record_get_id (growth.tops->pdata[i]), parent, FALSE, 0);

      g_ptr_array_insert (links, at + i, link);
      g_hash_table_add (fresh, link);
    }
    minka_tree_edit_order (gesture, links, fresh);
  }
  return g_steal_pointer (&growth.nodes);
}

/**
 * minka_tree_edit_duplicate:
 * @gesture: a gesture
 * @shape: the tree
 * @node: the id of a node that is not the centre
 * @error: return location
 *
 * Adds a copy of a branch behind it. The copies answer no problem and are no objectives yet.
 *
 * Returns: (transfer full) (element-type MinkaTreeNode) (nullable): the new nodes
 */
GPtrArray *
minka_tree_edit_duplicate (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *node,
                           GError **error)
{
  int place = minka_tree_edit_find (shape, node, error);
  const MinkaTreeItem *item;
  g_autofree char *text = NULL;
  int position = 1;

  if (place == NOWHERE)
    return NULL;
  item = &shape->items[place];
  if (item->side == MINKA_BRANCH_CENTRE) {
    minka_tree_edit_refuse (_ ("A tree has only one central box."), error);
    return NULL;
  }
  text = minka_tree_text_write (shape, place, FALSE);
  for (int i = item->previous; i != NOWHERE; i = shape->items[i].previous)
    position += shape->items[i].side == item->side;
  return minka_tree_edit_paste (gesture, shape,
                                item->parent != NOWHERE ? minka_tree_shape_id (shape, item->parent) : NULL,
                                item->side, position, text, error);
}

/**
 * minka_tree_edit_fill:
 * @gesture: a gesture
 * @shape: an empty tree
 * @objectives: (element-type MinkaObjective) (nullable): the objectives of the plan; needed for the objective tree
 * @text: a tree in words; see minka_tree_text_read()
 * @error: return location
 *
 * Fills an empty tree. The centre of an objective tree becomes the general objective.
 *
 * Returns: (transfer full) (element-type MinkaTreeNode) (nullable): the nodes; %NULL with %MINKA_ERROR_INVALID if
 *   there is something in the tree, or the words cannot be read
 */
GPtrArray *
minka_tree_edit_fill (MinkaGesture *gesture, const MinkaTreeShape *shape, GPtrArray *objectives,
                      const char *text, GError **error)
{
  g_auto (Growth) growth = { NULL };

  if (shape->n_items > 0) {
    minka_tree_edit_refuse (_ ("There is something in this tree already."), error);
    return NULL;
  }
  if (!grow (&growth, shape->tree, text, MINKA_BRANCH_CENTRE, error))
    return NULL;
  put_growth (gesture, &growth);
  for (guint i = 0; i < growth.tops->len; i++) {
    MinkaTreeNode *top = growth.tops->pdata[i];

    if (top->branch == MINKA_BRANCH_CENTRE && shape->tree == MINKA_TREE_OBJECTIVES && objectives != NULL)
      minka_objectives_set_general (gesture, objectives, minka_record_get_id (MINKA_RECORD (top)));
  }
  return g_steal_pointer (&growth.nodes);
}
