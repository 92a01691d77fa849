#pragma once

#include "minka-diagnosis.h"

G_BEGIN_DECLS

#define MINKA_TREE_NOWHERE (-1)

/**
 * MinkaTreeItem:
 * @node: the node
 * @link: (nullable): the link by which it hangs on its parent
 * @parent: the place of what it hangs on, or %MINKA_TREE_NOWHERE
 * @first: its first child
 * @last: its last child
 * @previous: the sibling before it; the effects of a centre follow its causes
 * @next: the sibling behind it
 * @depth: how many links it is away from what hangs on nothing
 * @side: where it is drawn: the centre, below or above; of a branch that hangs on nothing, as its node says
 * @size: how many items it and its branch are; they follow each other
 * @first_extra: the place of its first further link to a parent in the extras
 * @n_extras: how many there are
 *
 * A node at its place in the tree. All places are indices of items; %MINKA_TREE_NOWHERE for none.
 */
typedef struct {
  MinkaTreeNode *node;
  MinkaTreeLink *link;
  int parent;
  int first;
  int last;
  int previous;
  int next;
  int depth;
  MinkaBranch side;
  int size;
  int first_extra;
  int n_extras;
} MinkaTreeItem;

/**
 * MinkaTreeExtra:
 * @link: the link
 * @child: the place of its child
 * @parent: the place of its parent
 *
 * A link drawn apart from the tree: to a further parent, or one that would close a circle.
 */
typedef struct {
  MinkaTreeLink *link;
  int child;
  int parent;
} MinkaTreeExtra;

/**
 * MinkaTreeShape:
 * @tree: which tree it is
 * @items: (array length=n_items): the nodes as one reads the tree: each before its branch, the centre first, its
 *   causes before its effects, what hangs on nothing last
 * @n_items: how many
 * @centre: the place of the central node, 0 or %MINKA_TREE_NOWHERE
 * @extras: (element-type MinkaTreeExtra): the links apart from the tree, those of a child together
 * @strays: (element-type MinkaTreeLink): links of which only one end is in this tree, or both are the same
 *
 * One of the two trees as one reads it. The members are there to be read. It is what the records were when it was
 * made: after a change another one is made.
 */
typedef struct {
  MinkaTree tree;
  MinkaTreeItem *items;
  guint n_items;
  int centre;
  GArray *extras;
  GPtrArray *strays;
  /*< private >*/
  GPtrArray *records;
  GHashTable *places;
} MinkaTreeShape;

/**
 * MinkaTreeStep:
 *
 * A step from a box to the one beside it, as the tree is drawn.
 */
typedef enum {
  MINKA_TREE_STEP_UP,
  MINKA_TREE_STEP_DOWN,
  MINKA_TREE_STEP_LEFT,
  MINKA_TREE_STEP_RIGHT,
} MinkaTreeStep;

MinkaTreeShape *minka_tree_shape_new (MinkaTree tree, GPtrArray *nodes, GPtrArray *links);
void minka_tree_shape_free (MinkaTreeShape *self);
int minka_tree_shape_find (const MinkaTreeShape *self, const char *id);
const char *minka_tree_shape_id (const MinkaTreeShape *self, int place);
GArray *minka_tree_shape_list_children (const MinkaTreeShape *self, int place, MinkaBranch side);
GArray *minka_tree_shape_list_path (const MinkaTreeShape *self, int place);
GArray *minka_tree_shape_list_visible (const MinkaTreeShape *self);
int minka_tree_shape_step (const MinkaTreeShape *self, int place, MinkaTreeStep step);
gboolean minka_tree_shape_would_circle (const MinkaTreeShape *self, int child, int parent);
GPtrArray *minka_tree_shape_list_circles (const MinkaTreeShape *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaTreeShape, minka_tree_shape_free)

G_END_DECLS
