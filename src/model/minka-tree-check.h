#pragma once

#include "minka-tree-shape.h"
#include "minka-wording.h"

G_BEGIN_DECLS

/* What may be wrong with a tree. */
#define MINKA_TREE_RULE_VALUES(V)                                                                            \
  V (MINKA_TREE_RULE_NO_CENTRE, "no-centre")                                                                 \
  V (MINKA_TREE_RULE_TWO_CENTRES, "two-centres")                                                             \
  V (MINKA_TREE_RULE_NO_CAUSE, "no-cause")                                                                   \
  V (MINKA_TREE_RULE_NO_EFFECT, "no-effect")                                                                 \
  V (MINKA_TREE_RULE_ACROSS, "across")                                                                       \
  V (MINKA_TREE_RULE_CIRCLE, "circle")                                                                       \
  V (MINKA_TREE_RULE_WRONG_SIDE, "wrong-side")                                                               \
  V (MINKA_TREE_RULE_LOOSE, "loose")                                                                         \
  V (MINKA_TREE_RULE_UNWORDED, "unworded")                                                                   \
  V (MINKA_TREE_RULE_ABSENT_SOLUTION, "absent-solution")                                                     \
  V (MINKA_TREE_RULE_DUPLICATE, "duplicate")                                                                 \
  V (MINKA_TREE_RULE_TWO_IDEAS, "two-ideas")                                                                 \
  V (MINKA_TREE_RULE_UNANSWERED, "unanswered")                                                               \
  V (MINKA_TREE_RULE_UNREACHED, "unreached")                                                                 \
  V (MINKA_TREE_RULE_STALE, "stale")
MINKA_DECLARE_ENUM (TreeRule, tree_rule, MINKA_TREE_RULE_VALUES)

/**
 * MinkaTreeFlaw:
 * @rule: what is wrong
 * @error: whether the tree is broken there; else it is something to think about
 * @tree: in which tree
 * @node: (nullable): the id of the node where it is mended; %NULL for the tree itself
 * @other: (nullable): the id of the node, of either tree, that it has to do with
 * @text: a sentence for the person at the screen
 *
 * A finding of the check of a tree.
 */
typedef struct {
  MinkaTreeRule rule;
  gboolean error;
  MinkaTree tree;
  char *node;
  char *other;
  char *text;
} MinkaTreeFlaw;

GPtrArray *minka_tree_check (const MinkaTreeShape *problems, const MinkaTreeShape *objectives,
                             const MinkaWording *wording);
gboolean minka_tree_is_stale (const MinkaTreeNode *objective, const MinkaTreeNode *problem);

G_END_DECLS
