#pragma once

#include "minka-tree-shape.h"

G_BEGIN_DECLS

/**
 * MinkaTreeLine:
 * @text: the wording; empty for one that stands for another
 * @parent: the number of the line it hangs on, or %MINKA_TREE_NOWHERE
 * @same: the number of the line whose node hangs here too, or %MINKA_TREE_NOWHERE for a node of its own
 * @branch: the centre, below or above
 *
 * A line of a tree in words.
 */
typedef struct {
  char *text;
  int parent;
  int same;
  MinkaBranch branch;
} MinkaTreeLine;

char *minka_tree_text_write (const MinkaTreeShape *shape, int place, gboolean ids);
GArray *minka_tree_text_read (const char *text, MinkaBranch branch, GError **error);

G_END_DECLS
