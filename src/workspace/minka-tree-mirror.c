#include "minka-tree-edit-private.h"

#include "minka-objectives.h"

#include <glib/gi18n-lib.h>

#define NOWHERE MINKA_TREE_NOWHERE

/* From problems to objectives. */

typedef struct {
  const MinkaTreeShape *problems, *tree;
  const MinkaWording *wording;
  GHashTable *answers;   /* problem id → the place of its first objective */
  MinkaTreeNode **nodes; /* the objective of each problem */
  gboolean *is_fresh;
  GPtrArray *fresh; /* the new nodes */
  GHashTable *fresh_links;
  GHashTable *rows; /* the links of the children that an objective is to have on a side */
  GPtrArray *row_order;
} Mirror;

static const char *
id_of (gpointer record)
{
  return minka_record_get_id (MINKA_RECORD (record));
}

static GPtrArray *
find_row (Mirror *self, MinkaTreeNode *parent, MinkaBranch side)
{
  g_autofree char *key = g_strdup_printf ("%s %d", id_of (parent), side);
  GPtrArray *row = g_hash_table_lookup (self->rows, key);
  int place = minka_tree_shape_find (self->tree, id_of (parent));

  if (row != NULL)
    return row;
  row = place != NOWHERE ? minka_tree_edit_list_links (self->tree, place, side)
                         : g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_insert (self->rows, g_steal_pointer (&key), row);
  g_ptr_array_add (self->row_order, row);
  return row;
}

/* Behind the objective of the problem before it, so that both trees have one order. */
static guint
find_position (Mirror *self, GPtrArray *row, int place)
{
  const MinkaTreeItem *item = &self->problems->items[place];

  for (int i = item->previous; i != NOWHERE; i = self->problems->items[i].previous)
    if (self->problems->items[i].side == item->side)
      for (guint j = row->len; j-- > 0;)
        if (g_str_equal (MINKA_TREE_LINK (row->pdata[j])->child, id_of (self->nodes[i])))
          return j + 1;
  return 0;
}

/* What a new objective hangs on: the objective of what its problem hangs on. If another central objective stands where
 * that of the central problem would, on that one. */
static MinkaTreeNode *
find_parent (Mirror *self, int place)
{
  int parent = self->problems->items[place].parent;

  if (parent != NOWHERE)
    return self->nodes[parent];
  if (place == self->problems->centre && self->tree->centre != NOWHERE)
    return self->tree->items[self->tree->centre].node;
  return NULL;
}

static MinkaBranch
choose_branch (Mirror *self, int place, MinkaTreeNode *parent)
{
  MinkaBranch side = self->problems->items[place].side;
  int at = parent != NULL ? minka_tree_shape_find (self->tree, id_of (parent)) : NOWHERE;
  int above = at != NOWHERE    ? (int) self->tree->items[at].side
              : parent != NULL ? parent->branch
                               : MINKA_BRANCH_CENTRE;

  if (above != MINKA_BRANCH_CENTRE)
    return above;
  if (side == MINKA_BRANCH_CENTRE && (parent != NULL || place != self->problems->centre))
    return MINKA_BRANCH_BELOW;
  return side;
}

static void
make_objective (Mirror *self, int place)
{
  const MinkaTreeNode *problem = self->problems->items[place].node;
  MinkaTreeNode *parent = find_parent (self, place);
  MinkaBranch branch = choose_branch (self, place, parent);
  g_autofree char *offered =
      self->wording != NULL ? minka_wording_offer (self->wording, problem->text) : NULL;
  MinkaTreeNode *node =
      minka_tree_edit_new_node (MINKA_TREE_OBJECTIVES, branch, offered != NULL ? offered : "");

  g_object_set (node, "answers", id_of ((gpointer) problem), "answered_text", problem->text, NULL);
  g_ptr_array_add (self->fresh, node);
  self->nodes[place] = node;
  self->is_fresh[place] = TRUE;
  if (parent != NULL) {
    GPtrArray *row = find_row (self, parent, branch);
    MinkaTreeLink *link = minka_tree_edit_new_link (id_of (node), id_of (parent), FALSE, 0);

    g_ptr_array_insert (row, find_position (self, row, place), link);
    g_hash_table_add (self->fresh_links, link);
  }
}

static void
find_answers (Mirror *self)
{
  for (int i = self->tree->n_items; i-- > 0;)
    if (*self->tree->items[i].node->answers != '\0')
      g_hash_table_insert (self->answers, self->tree->items[i].node->answers, GINT_TO_POINTER (i));
}

/* A central objective that somebody worded by hand answers the central problem. */
static MinkaTreeNode *
adopt_centre (Mirror *self, MinkaGesture *gesture)
{
  const MinkaTreeNode *problem = self->problems->items[self->problems->centre].node;
  MinkaTreeNode *centre = self->tree->centre != NOWHERE ? self->tree->items[self->tree->centre].node : NULL;
  g_autoptr (MinkaTreeNode) copy = NULL;

  if (centre == NULL || *centre->answers != '\0')
    return NULL;
  copy = minka_record_copy (MINKA_RECORD (centre));
  g_object_set (copy, "answers", id_of ((gpointer) problem), "answered_text", problem->text, NULL);
  minka_gesture_set (gesture, MINKA_RECORD (copy), "answers", "answered_text", NULL);
  return centre;
}

static void
make_objectives (Mirror *self, MinkaGesture *gesture)
{
  for (int i = 0; i < (int) self->problems->n_items; i++) {
    gpointer place;

    if (g_hash_table_lookup_extended (self->answers, minka_tree_shape_id (self->problems, i), NULL, &place))
      self->nodes[i] = self->tree->items[GPOINTER_TO_INT (place)].node;
    else if (i == self->problems->centre)
      self->nodes[i] = adopt_centre (self, gesture);
    if (self->nodes[i] == NULL)
      make_objective (self, i);
  }
}

/* The whole objective tree as it would be with further links, to see which of them fit. */
static MinkaTreeShape *
foresee (Mirror *self, GPtrArray *extras)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  g_autoptr (GPtrArray) links = g_ptr_array_new ();

  for (guint i = 0; i < self->tree->n_items; i++) {
    g_ptr_array_add (nodes, self->tree->items[i].node);
    if (self->tree->items[i].link != NULL)
      g_ptr_array_add (links, self->tree->items[i].link);
  }
  for (guint i = 0; i < self->tree->extras->len; i++)
    g_ptr_array_add (links, g_array_index (self->tree->extras, MinkaTreeExtra, i).link);
  g_ptr_array_extend (nodes, self->fresh, NULL, NULL);
  for (guint i = 0; i < self->row_order->len; i++) {
    GPtrArray *row = self->row_order->pdata[i];

    for (guint j = 0; j < row->len; j++)
      if (g_hash_table_contains (self->fresh_links, row->pdata[j]))
        g_ptr_array_add (links, row->pdata[j]);
  }
  g_ptr_array_extend (links, extras, NULL, NULL);
  return minka_tree_shape_new (MINKA_TREE_OBJECTIVES, nodes, links);
}

static gboolean
are_linked (Mirror *self, int child, int parent)
{
  const MinkaTreeItem *item;
  int a = minka_tree_shape_find (self->tree, id_of (self->nodes[child]));
  int b = minka_tree_shape_find (self->tree, id_of (self->nodes[parent]));

  if (a == NOWHERE || b == NOWHERE)
    return self->nodes[child] == self->nodes[parent];
  item = &self->tree->items[a];
  for (int i = 0; i < item->n_extras; i++)
    if (g_array_index (self->tree->extras, MinkaTreeExtra, item->first_extra + i).parent == b)
      return TRUE;
  return a == b || item->parent == b;
}

static void
put_extras (Mirror *self, MinkaGesture *gesture)
{
  g_autoptr (GPtrArray) extras = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MinkaTreeShape) shape = NULL;
  g_autoptr (GPtrArray) circles = NULL;

  for (guint i = 0; i < self->problems->extras->len; i++) {
    const MinkaTreeExtra *extra = &g_array_index (self->problems->extras, MinkaTreeExtra, i);

    if (!are_linked (self, extra->child, extra->parent))
      g_ptr_array_add (extras, minka_tree_edit_new_link (id_of (self->nodes[extra->child]),
                                                         id_of (self->nodes[extra->parent]), TRUE,
                                                         extra->link->position));
  }
  if (extras->len == 0)
    return;
  shape = foresee (self, extras);
  circles = minka_tree_shape_list_circles (shape);
  for (guint i = 0; i < extras->len; i++) {
    MinkaTreeLink *link = extras->pdata[i];
    int child = minka_tree_shape_find (shape, link->child),
        parent = minka_tree_shape_find (shape, link->parent);
    MinkaBranch side = shape->items[parent].side;

    if (child != shape->centre && (side == MINKA_BRANCH_CENTRE || side == shape->items[child].side) &&
        !g_ptr_array_find (circles, link, NULL))
      minka_gesture_put (gesture, MINKA_RECORD (link));
  }
}

/**
 * minka_tree_edit_mirror:
 * @gesture: a gesture
 * @problems: the problem tree
 * @tree: the objective tree
 * @objectives: (element-type MinkaObjective): the objectives of the plan
 * @wording: (nullable): a table of wordings to begin the new objectives with; %NULL to leave them without words
 *
 * Makes an objective for each problem that has none: of a cause a means, of an effect an end, at the place that its
 * problem has. It also takes further links over. Objectives that are there already stay as they are and where they
 * are; a central objective that answers nothing becomes that of the central problem. A link of the problem tree that does
 * not fit the objective tree as it is by now is left out.
 *
 * Returns: (transfer full) (element-type MinkaTreeNode): the new objectives, in the order of their problems
 */
GPtrArray *
minka_tree_edit_mirror (MinkaGesture *gesture, const MinkaTreeShape *problems, const MinkaTreeShape *tree,
                        GPtrArray *objectives, const MinkaWording *wording)
{
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) fresh_links = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) rows =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) row_order = g_ptr_array_new ();
  g_autofree MinkaTreeNode **nodes = g_new0 (MinkaTreeNode *, problems->n_items);
  g_autofree gboolean *is_fresh = g_new0 (gboolean, problems->n_items);
  Mirror self = {
    problems,    tree, wording,  answers, nodes, is_fresh, g_ptr_array_new_with_free_func (g_object_unref),
    fresh_links, rows, row_order
  };

  find_answers (&self);
  make_objectives (&self, gesture);
  for (guint i = 0; i < self.fresh->len; i++)
    minka_gesture_put (gesture, self.fresh->pdata[i]);
  for (guint i = 0; i < row_order->len; i++)
    minka_tree_edit_order (gesture, row_order->pdata[i], fresh_links);
  put_extras (&self, gesture);
  if (tree->centre == NOWHERE && problems->centre != NOWHERE && is_fresh[problems->centre])
    minka_objectives_set_general (gesture, objectives, id_of (nodes[problems->centre]));
  return self.fresh;
}

/**
 * minka_tree_edit_accept:
 * @gesture: a gesture
 * @problems: the problem tree
 * @tree: the objective tree
 * @node: the id of an objective whose problem has changed
 * @error: return location
 *
 * Says that an objective still answers its problem as it is worded now.
 *
 * Returns: whether it answers one
 */
gboolean
minka_tree_edit_accept (MinkaGesture *gesture, const MinkaTreeShape *problems, const MinkaTreeShape *tree,
                        const char *node, GError **error)
{
  int place = minka_tree_edit_find (tree, node, error);
  int problem =
      place != NOWHERE ? minka_tree_shape_find (problems, tree->items[place].node->answers) : NOWHERE;
  g_autoptr (MinkaTreeNode) copy = NULL;

  if (place == NOWHERE)
    return FALSE;
  if (problem == NOWHERE)
    return minka_tree_edit_refuse (_ ("This objective answers no problem."), error);
  copy = minka_record_copy (MINKA_RECORD (tree->items[place].node));
  g_object_set (copy, "answered_text", problems->items[problem].node->text, NULL);
  minka_gesture_set (gesture, MINKA_RECORD (copy), "answered_text", NULL);
  return TRUE;
}
