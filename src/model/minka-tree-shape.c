#include "minka-tree-shape.h"

#include <string.h>

#define NOWHERE MINKA_TREE_NOWHERE

/* While the shape is made, nodes are known by their number among the records, sorted by id, so that the order in
 * which they come does not matter. */
typedef struct {
  MinkaTreeNode *node;
  MinkaTreeLink *link;
  int parent;
  int first, last, next; /* children, in their order */
  int place;
  guint8 seen;
} Raw;

typedef struct {
  MinkaTreeLink *link;
  int child, parent;
} Edge;

static const char *
id_of (gpointer record)
{
  return minka_record_get_id (MINKA_RECORD (record));
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  return strcmp (id_of (((const Raw *) a)->node), id_of (((const Raw *) b)->node));
}

/* The links of the tree before the others, siblings in their order. */
static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const MinkaTreeLink *one = ((const Edge *) a)->link, *other = ((const Edge *) b)->link;

  if (!one->extra != !other->extra)
    return one->extra ? 1 : -1;
  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  return strcmp (id_of ((gpointer) one), id_of ((gpointer) other));
}

static int
compare_extras (gconstpointer a, gconstpointer b)
{
  const MinkaTreeExtra *one = a, *other = b;

  if (one->child != other->child)
    return one->child < other->child ? -1 : 1;
  if (one->parent != other->parent)
    return one->parent < other->parent ? -1 : 1;
  return strcmp (id_of (one->link), id_of (other->link));
}

static GArray *
read_nodes (MinkaTreeShape *self, GPtrArray *nodes)
{
  GArray *raws = g_array_sized_new (FALSE, FALSE, sizeof (Raw), nodes->len);

  for (guint i = 0; i < nodes->len; i++) {
    const Raw raw = { nodes->pdata[i], NULL, NOWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE, FALSE };

    if (raw.node->tree == (int) self->tree) {
      g_ptr_array_add (self->records, g_object_ref (raw.node));
      g_array_append_val (raws, raw);
    }
  }
  g_array_sort (raws, compare_nodes);
  for (guint i = 0; i < raws->len; i++)
    g_hash_table_insert (self->places, (gpointer) id_of (g_array_index (raws, Raw, i).node),
                         GINT_TO_POINTER (i));
  return raws;
}

static GArray *
read_links (MinkaTreeShape *self, GPtrArray *links)
{
  GArray *edges = g_array_sized_new (FALSE, FALSE, sizeof (Edge), links->len);

  for (guint i = 0; i < links->len; i++) {
    MinkaTreeLink *link = links->pdata[i];
    const Edge edge = { link, minka_tree_shape_find (self, link->child),
                        minka_tree_shape_find (self, link->parent) };

    if (edge.child == NOWHERE && edge.parent == NOWHERE)
      continue;
    g_ptr_array_add (self->records, g_object_ref (link));
    if (edge.child == NOWHERE || edge.parent == NOWHERE || edge.child == edge.parent)
      g_ptr_array_add (self->strays, link);
    else
      g_array_append_val (edges, edge);
  }
  g_array_sort (edges, compare_edges);
  return edges;
}

/* The first by id is the centre, should there be more than one. */
static int
find_centre (GArray *raws)
{
  for (guint i = 0; i < raws->len; i++)
    if (g_array_index (raws, Raw, i).node->branch == MINKA_BRANCH_CENTRE)
      return i;
  return NOWHERE;
}

/* Gives each node the first of its links to a parent. */
static void
choose_parents (GArray *raws, GArray *edges, int centre)
{
  for (guint i = 0; i < edges->len; i++) {
    const Edge *edge = &g_array_index (edges, Edge, i);
    Raw *child = &g_array_index (raws, Raw, edge->child);

    if (child->link == NULL && edge->child != centre) {
      child->link = edge->link;
      child->parent = edge->parent;
    }
  }
}

/* Where nodes hang on each other in a circle, one of them lets go. */
static void
break_circles (GArray *raws)
{
  enum {
    NEW,
    ON_THE_WAY,
    SETTLED
  };
  Raw *all = (Raw *) raws->data;

  for (guint i = 0; i < raws->len; i++) {
    int at = i, lowest = NOWHERE;

    while (at != NOWHERE && all[at].seen == NEW) {
      all[at].seen = ON_THE_WAY;
      at = all[at].parent;
    }
    if (at != NOWHERE && all[at].seen == ON_THE_WAY) {
      lowest = at;
      for (int j = all[at].parent; j != at; j = all[j].parent)
        lowest = MIN (lowest, j);
    }
    for (at = i; at != NOWHERE && all[at].seen == ON_THE_WAY; at = all[at].parent)
      all[at].seen = SETTLED;
    if (lowest != NOWHERE) {
      all[lowest].link = NULL;
      all[lowest].parent = NOWHERE;
    }
  }
}

/* Children are hung up in the order of their links. */
static void
hang_children (GArray *raws, GArray *edges)
{
  Raw *all = (Raw *) raws->data;

  for (guint i = 0; i < edges->len; i++) {
    const Edge *edge = &g_array_index (edges, Edge, i);
    Raw *parent = &all[edge->parent];

    if (all[edge->child].link != edge->link)
      continue;
    if (parent->first == NOWHERE)
      parent->first = edge->child;
    else
      all[parent->last].next = edge->child;
    parent->last = edge->child;
  }
}

static MinkaBranch
side_of (const MinkaTreeShape *self, const MinkaTreeNode *node, int parent)
{
  if (parent != NOWHERE && self->items[parent].side != MINKA_BRANCH_CENTRE)
    return self->items[parent].side;
  if (parent != NOWHERE && node->branch == MINKA_BRANCH_CENTRE)
    return MINKA_BRANCH_BELOW;
  return node->branch;
}

static void
add_item (MinkaTreeShape *self, Raw *all, Raw *raw)
{
  int place = self->n_items++;
  int parent = raw->parent != NOWHERE ? all[raw->parent].place : NOWHERE;
  MinkaTreeItem *item = &self->items[place];

  *item = (MinkaTreeItem) {
    raw->node, raw->link, parent, NOWHERE, NOWHERE, NOWHERE, NOWHERE, 0, side_of (self, raw->node, parent), 1
  };
  raw->place = place;
  if (parent != NOWHERE) {
    MinkaTreeItem *above = &self->items[parent];

    item->depth = above->depth + 1;
    item->previous = above->last;
    if (above->first == NOWHERE)
      above->first = place;
    else
      self->items[above->last].next = place;
    above->last = place;
  }
}

/* A centre's effects are read after its causes: its children are gone through twice. */
static gboolean
comes_now (const MinkaTreeShape *self, Raw *all, const Raw *raw, gboolean effects)
{
  int parent = all[raw->parent].place;

  return self->items[parent].side != MINKA_BRANCH_CENTRE ||
         (side_of (self, raw->node, parent) == MINKA_BRANCH_ABOVE) == effects;
}

static void
read_branch (MinkaTreeShape *self, Raw *all, int root, int *to_do)
{
  add_item (self, all, &all[root]);
  for (int effects = FALSE; effects <= TRUE; effects++) {
    int n = 0;

    if (effects && self->items[all[root].place].side != MINKA_BRANCH_CENTRE)
      return;
    if (all[root].first != NOWHERE)
      to_do[n++] = all[root].first;
    while (n > 0) {
      Raw *raw = &all[to_do[--n]];

      if (raw->next != NOWHERE)
        to_do[n++] = raw->next;
      if (raw->parent == root && !comes_now (self, all, raw, effects))
        continue;
      add_item (self, all, raw);
      if (raw->first != NOWHERE)
        to_do[n++] = raw->first;
    }
  }
}

static void
read_tree (MinkaTreeShape *self, GArray *raws, int centre)
{
  Raw *all = (Raw *) raws->data;
  g_autofree int *to_do = g_new (int, 2 * raws->len + 1);

  self->items = g_new (MinkaTreeItem, raws->len);
  if (centre != NOWHERE)
    read_branch (self, all, centre, to_do);
  for (int i = 0; i < (int) raws->len; i++)
    if (i != centre && all[i].parent == NOWHERE)
      read_branch (self, all, i, to_do);
  for (guint i = self->n_items; i-- > 0;)
    if (self->items[i].parent != NOWHERE)
      self->items[self->items[i].parent].size += self->items[i].size;
}

static void
read_extras (MinkaTreeShape *self, GArray *raws, GArray *edges)
{
  for (guint i = 0; i < edges->len; i++) {
    const Edge *edge = &g_array_index (edges, Edge, i);
    const Raw *child = &g_array_index (raws, Raw, edge->child);
    const MinkaTreeExtra extra = { edge->link, child->place, g_array_index (raws, Raw, edge->parent).place };

    if (child->link != edge->link)
      g_array_append_val (self->extras, extra);
  }
  g_array_sort (self->extras, compare_extras);
  for (guint i = self->extras->len; i-- > 0;) {
    MinkaTreeItem *item = &self->items[g_array_index (self->extras, MinkaTreeExtra, i).child];

    item->first_extra = i;
    item->n_extras++;
  }
}

/**
 * minka_tree_shape_new:
 * @tree: which tree
 * @nodes: (element-type MinkaTreeNode): nodes; those of the other tree are passed over
 * @links: (element-type MinkaTreeLink): links; those without an end in the tree are passed over
 *
 * Reads a tree, whatever its records are like: a node hangs on the parent of the first of its links that is not
 * extra; a centre hangs on nothing; a circle is cut open. It takes time in proportion to their number, save for
 * sorting.
 *
 * Returns: (transfer full): the tree
 */
MinkaTreeShape *
minka_tree_shape_new (MinkaTree tree, GPtrArray *nodes, GPtrArray *links)
{
  MinkaTreeShape *self = g_new0 (MinkaTreeShape, 1);
  g_autoptr (GArray) raws = NULL;
  g_autoptr (GArray) edges = NULL;
  int centre;

  self->tree = tree;
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->strays = g_ptr_array_new ();
  self->extras = g_array_new (FALSE, FALSE, sizeof (MinkaTreeExtra));
  self->places = g_hash_table_new (g_str_hash, g_str_equal);

  raws = read_nodes (self, nodes);
  edges = read_links (self, links);
  centre = find_centre (raws);
  choose_parents (raws, edges, centre);
  break_circles (raws);
  hang_children (raws, edges);
  read_tree (self, raws, centre);
  read_extras (self, raws, edges);
  self->centre = centre != NOWHERE ? 0 : NOWHERE;
  for (guint i = 0; i < self->n_items; i++)
    g_hash_table_insert (self->places, (gpointer) id_of (self->items[i].node), GINT_TO_POINTER (i));
  return self;
}

/**
 * minka_tree_shape_free:
 * @self: (transfer full): a tree
 */
void
minka_tree_shape_free (MinkaTreeShape *self)
{
  g_hash_table_unref (self->places);
  g_array_unref (self->extras);
  g_ptr_array_unref (self->strays);
  g_ptr_array_unref (self->records);
  g_free (self->items);
  g_free (self);
}

/**
 * minka_tree_shape_find:
 * @self: a tree
 * @id: a node's id, may be empty
 *
 * Returns: the node's place, or %MINKA_TREE_NOWHERE
 */
int
minka_tree_shape_find (const MinkaTreeShape *self, const char *id)
{
  gpointer place;

  return g_hash_table_lookup_extended (self->places, id, NULL, &place) ? GPOINTER_TO_INT (place) : NOWHERE;
}

/**
 * minka_tree_shape_id:
 * @self: a tree
 * @place: a place
 *
 * Returns: (transfer none): the id of the node there
 */
const char *
minka_tree_shape_id (const MinkaTreeShape *self, int place)
{
  return id_of (self->items[place].node);
}

/**
 * minka_tree_shape_list_children:
 * @self: a tree
 * @place: a place
 * @side: below or above; matters for the centre, which has children on both sides
 *
 * Returns: (transfer full) (element-type int): the places of its children on that side, in their order
 */
GArray *
minka_tree_shape_list_children (const MinkaTreeShape *self, int place, MinkaBranch side)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = self->items[place].first; i != NOWHERE; i = self->items[i].next)
    if (self->items[i].side == side)
      g_array_append_val (children, i);
  return children;
}

/**
 * minka_tree_shape_list_path:
 * @self: a tree
 * @place: a place
 *
 * Returns: (transfer full) (element-type int): the places from what hangs on nothing to that place
 */
GArray *
minka_tree_shape_list_path (const MinkaTreeShape *self, int place)
{
  GArray *path = g_array_new (FALSE, FALSE, sizeof (int));

  g_array_set_size (path, self->items[place].depth + 1);
  for (guint i = path->len; i-- > 0; place = self->items[place].parent)
    g_array_index (path, int, i) = place;
  return path;
}

/**
 * minka_tree_shape_list_visible:
 * @self: a tree
 *
 * Returns: (transfer full) (element-type int): the places that are not inside a collapsed branch, in their order
 */
GArray *
minka_tree_shape_list_visible (const MinkaTreeShape *self)
{
  GArray *visible = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < (int) self->n_items; i += self->items[i].node->collapsed ? self->items[i].size : 1)
    g_array_append_val (visible, i);
  return visible;
}

/* The child that is drawn nearest to the middle. */
static int
middle_child (const MinkaTreeShape *self, int place, MinkaBranch side)
{
  g_autoptr (GArray) children = minka_tree_shape_list_children (self, place, side);

  return children->len > 0 ? g_array_index (children, int, (children->len - 1) / 2) : NOWHERE;
}

/**
 * minka_tree_shape_step:
 * @self: a tree
 * @place: a place
 * @step: which way
 *
 * Goes up or down between a box and its parent or the middle one of its children, or along its row, from branch to
 * branch. It does not enter collapsed branches.
 *
 * Returns: the place there, or %MINKA_TREE_NOWHERE
 */
int
minka_tree_shape_step (const MinkaTreeShape *self, int place, MinkaTreeStep step)
{
  const MinkaTreeItem *item = &self->items[place];
  g_autoptr (GArray) visible = NULL;
  int before = NOWHERE;
  gboolean reached = FALSE;

  if (step == MINKA_TREE_STEP_UP || step == MINKA_TREE_STEP_DOWN) {
    MinkaBranch way = step == MINKA_TREE_STEP_UP ? MINKA_BRANCH_ABOVE : MINKA_BRANCH_BELOW;

    if (item->side != way && item->side != MINKA_BRANCH_CENTRE)
      return item->parent;
    return item->node->collapsed ? NOWHERE : middle_child (self, place, way);
  }
  visible = minka_tree_shape_list_visible (self);
  for (guint i = 0; i < visible->len; i++) {
    int other = g_array_index (visible, int, i);

    if (other == place) {
      if (step == MINKA_TREE_STEP_LEFT)
        return before;
      reached = TRUE;
    } else if (self->items[other].depth == item->depth &&
               (item->depth == 0 || self->items[other].side == item->side)) {
      if (reached)
        return other;
      before = other;
    }
  }
  return NOWHERE;
}

/**
 * minka_tree_shape_would_circle:
 * @self: a tree
 * @child: a place
 * @parent: a place
 *
 * Returns: whether a link from the child to the parent would close a circle, by whatever links there are
 */
gboolean
minka_tree_shape_would_circle (const MinkaTreeShape *self, int child, int parent)
{
  g_autofree gboolean *seen = g_new0 (gboolean, self->n_items);
  g_autofree int *to_do = g_new (int, self->n_items);
  guint n = 0;

  to_do[n++] = parent;
  seen[parent] = TRUE;
  while (n > 0) {
    const MinkaTreeItem *item = &self->items[to_do[--n]];

    for (int i = -1; i < item->n_extras; i++) {
      int up =
          i < 0 ? item->parent : g_array_index (self->extras, MinkaTreeExtra, item->first_extra + i).parent;

      if (up != NOWHERE && !seen[up]) {
        seen[up] = TRUE;
        to_do[n++] = up;
      }
    }
  }
  return seen[child];
}

/* Marks what can be reached from what has no parents, each behind all its parents; circles cannot. */
static gboolean *
mark_settled (const MinkaTreeShape *self)
{
  gboolean *settled = g_new0 (gboolean, self->n_items);
  g_autofree int *waiting = g_new0 (int, self->n_items), *to_do = g_new (int, self->n_items);
  g_autofree int *first = g_new (int, self->n_items), *next = g_new (int, self->extras->len);
  guint n = 0;

  for (guint i = 0; i < self->n_items; i++) {
    const MinkaTreeItem *item = &self->items[i];

    first[i] = NOWHERE;
    waiting[i] = item->n_extras + (item->parent != NOWHERE);
    if (waiting[i] == 0)
      to_do[n++] = i;
  }
  for (guint i = 0; i < self->extras->len; i++) {
    int parent = g_array_index (self->extras, MinkaTreeExtra, i).parent;

    next[i] = first[parent];
    first[parent] = i;
  }
  while (n > 0) {
    int at = to_do[--n];

    settled[at] = TRUE;
    for (int i = self->items[at].first; i != NOWHERE; i = self->items[i].next)
      if (--waiting[i] == 0)
        to_do[n++] = i;
    for (int i = first[at]; i != NOWHERE; i = next[i]) {
      int child = g_array_index (self->extras, MinkaTreeExtra, i).child;

      if (--waiting[child] == 0)
        to_do[n++] = child;
    }
  }
  return settled;
}

/**
 * minka_tree_shape_list_circles:
 * @self: a tree
 *
 * Returns: (transfer container) (element-type MinkaTreeLink): the extra links that close a circle; empty in a tree
 *   that is in order
 */
GPtrArray *
minka_tree_shape_list_circles (const MinkaTreeShape *self)
{
  GPtrArray *circles = g_ptr_array_new ();
  g_autofree gboolean *settled = mark_settled (self);

  for (guint i = 0; i < self->extras->len; i++) {
    const MinkaTreeExtra *extra = &g_array_index (self->extras, MinkaTreeExtra, i);

    if (!settled[extra->child] && !settled[extra->parent] &&
        minka_tree_shape_would_circle (self, extra->child, extra->parent))
      g_ptr_array_add (circles, extra->link);
  }
  return circles;
}
