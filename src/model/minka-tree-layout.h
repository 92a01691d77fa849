#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MinkaTreeBox:
 * @parent: the index of the box it hangs on, -1 for none
 * @above: for a child of a root: whether it and all that hangs on it go above; else unread
 * @width: its width
 * @height: its height
 * @x: (out): its left edge
 * @y: (out): its upper edge
 *
 * A box of a tree to lay out, in pixels or any other unit.
 */
typedef struct {
  int parent;
  gboolean above;
  double width;
  double height;
  double x;
  double y;
} MinkaTreeBox;

/**
 * MinkaTreeSpacing:
 * @sibling_gap: between two boxes with the same parent
 * @branch_gap: between two other boxes beside each other, and between trees
 * @level_gap: between a box and those that hang on it
 * @rows: whether all boxes equally far from their root share a row, as high as the highest of them
 *
 * How much room to leave. Problem trees are read row by row (the direct causes, then what lies behind them), and
 * boxes of one or three lines that start at one height look calm; so screens and posters want @rows. Without, each
 * box is as near to its parent as its own parent's height lets it, which takes the least paper.
 */
typedef struct {
  double sibling_gap;
  double branch_gap;
  double level_gap;
  gboolean rows;
} MinkaTreeSpacing;

/**
 * MinkaTreeBounds:
 *
 * The smallest rectangle around all boxes.
 */
typedef struct {
  double x;
  double y;
  double width;
  double height;
} MinkaTreeBounds;

void minka_tree_layout (MinkaTreeBox *boxes, guint n_boxes, const MinkaTreeSpacing *spacing,
                        MinkaTreeBounds *bounds);

G_END_DECLS
