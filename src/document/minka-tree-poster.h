#pragma once

#include "minka-plan.h"
#include "minka-tree-shape.h"

G_BEGIN_DECLS

/**
 * MinkaTreeForm:
 * @MINKA_TREE_FORM_PAGE: a PDF of one page, A4 or else A3; of A4 sheets if its text would be too small to read
 * @MINKA_TREE_FORM_SHEETS: a PDF of A4 sheets to be joined, for a wall
 * @MINKA_TREE_FORM_SVG: a drawing
 * @MINKA_TREE_FORM_PNG: a picture
 *
 * How a tree is put on paper.
 */
typedef enum {
  MINKA_TREE_FORM_PAGE,
  MINKA_TREE_FORM_SHEETS,
  MINKA_TREE_FORM_SVG,
  MINKA_TREE_FORM_PNG,
} MinkaTreeForm;

GBytes *minka_tree_poster_make (const MinkaTreeShape *shape, const MinkaPlan *plan, GPtrArray *specific,
                                MinkaTreeForm form, const char *created, GError **error);

G_END_DECLS
