#pragma once

#include "minka-tree-routes.h"
#include "minka-tree-shape.h"

G_BEGIN_DECLS

/**
 * MinkaTreeRow:
 * @top: the upper edge of its highest box
 * @bottom: the lower edge of its lowest
 * @first: its first box in the scene's list of rows
 * @n: how many boxes it has
 *
 * Boxes equally far from the centre, from left to right.
 */
typedef struct {
  double top;
  double bottom;
  int first;
  int n;
} MinkaTreeRow;

/**
 * MinkaTreeScene:
 * @shape: the tree
 * @boxes: (array length=n_boxes): the boxes that can be seen: those of no collapsed branch
 * @n_boxes: how many
 * @places: the place in the tree of each box
 * @box_at: the box of each place, or %MINKA_TREE_NOWHERE
 * @bounds: around all boxes
 * @rows: (array length=n_rows): the rows from the uppermost on
 * @n_rows: how many
 * @in_rows: the boxes, row by row
 * @routes: their lines; the detours are those of the extras in @extras
 * @extras: (element-type MinkaTreeExtra): the further links of which both ends can be seen
 *
 * A tree with its places on the screen or on paper. The members are there to be read.
 */
typedef struct {
  MinkaTreeShape *shape;
  MinkaTreeBox *boxes;
  guint n_boxes;
  int *places;
  int *box_at;
  MinkaTreeBounds bounds;
  MinkaTreeRow *rows;
  guint n_rows;
  int *in_rows;
  MinkaTreeRoutes *routes;
  GArray *extras;
} MinkaTreeScene;

typedef double (*MinkaTreeHeight) (const MinkaTreeItem *item, gpointer data);
typedef void (*MinkaTreeVisit) (const MinkaTreeScene *scene, int index, gpointer data);

MinkaTreeScene *minka_tree_scene_new (MinkaTreeShape *shape, const MinkaTreeSpacing *spacing, double width,
                                      MinkaTreeHeight height, gpointer data);
void minka_tree_scene_free (MinkaTreeScene *self);
MinkaTreeRoutes *
minka_tree_scene_route (const MinkaTreeScene *self, const MinkaTreeBox *boxes, double level_gap);
int minka_tree_scene_find (const MinkaTreeScene *self, double x, double y);
void minka_tree_scene_visit_boxes (const MinkaTreeScene *self, const MinkaTreeBounds *area,
                                   MinkaTreeVisit visit, gpointer data);
void minka_tree_scene_visit_families (const MinkaTreeScene *self, const MinkaTreeBounds *area,
                                      MinkaTreeVisit visit, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaTreeScene, minka_tree_scene_free)

G_END_DECLS
