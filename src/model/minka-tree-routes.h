#pragma once

#include "minka-tree-layout.h"

G_BEGIN_DECLS

/**
 * MinkaTreeFamily:
 * @parent: the index of the parent's box
 * @stem_x: where the line leaves the parent
 * @stem_y: the parent's edge there
 * @bus_y: the height of the line that all its children share
 * @near_y: the edge of its children that is nearer to the parent
 * @left: where the shared line begins
 * @right: where it ends
 * @first: the first of its children in the routes' list of them
 * @n: how many there are
 *
 * The lines from a box to those that hang on it on one side: a stem, a line along, and a drop for each child at its
 * middle.
 */
typedef struct {
  int parent;
  double stem_x;
  double stem_y;
  double bus_y;
  double near_y;
  double left;
  double right;
  int first;
  int n;
} MinkaTreeFamily;

/**
 * MinkaTreeDetour:
 * @child: the index of the box where it begins
 * @parent: the index of the box where it ends
 * @x: the four corners of the line, across
 * @y: the same, down
 *
 * The line of a further link, which goes along the axes: down or up, across, and down or up again.
 */
typedef struct {
  int child;
  int parent;
  double x[4];
  double y[4];
} MinkaTreeDetour;

/**
 * MinkaTreeRoutes:
 * @families: (array length=n_families): the lines of the tree, by height of their shared line, then from left to right
 * @n_families: how many
 * @children: the indices of the boxes of all families, each family's from left to right
 * @detours: (array length=n_detours): the lines of further links, in the order of these
 * @n_detours: how many
 *
 * Which way the lines of a tree go. The members are there to be read.
 */
typedef struct {
  MinkaTreeFamily *families;
  guint n_families;
  int *children;
  MinkaTreeDetour *detours;
  guint n_detours;
} MinkaTreeRoutes;

MinkaTreeRoutes *minka_tree_routes_new (const MinkaTreeBox *boxes, guint n_boxes, const int (*extras)[2],
                                        guint n_extras, double level_gap);
void minka_tree_routes_free (MinkaTreeRoutes *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaTreeRoutes, minka_tree_routes_free)

G_END_DECLS
