#pragma once

#include "minka-record.h"

G_BEGIN_DECLS

/* III. Diagnóstico: an aspect has several problems, causes and needs. */
#define MINKA_ASPECT_FIELDS(F)                                                                               \
  F (TEXT, title, 0, REQUIRED_SEARCH, "Aspecto")                                                             \
  F (INT, position, 0, PLAIN, "Place in the matrix")
#define MINKA_TYPE_ASPECT (minka_aspect_get_type ())
MINKA_DECLARE_RECORD (Aspect, aspect, ASPECT, MINKA_ASPECT_FIELDS)

#define MINKA_FINDING_VALUES(V)                                                                              \
  V (MINKA_FINDING_PROBLEM, "problem")                                                                       \
  V (MINKA_FINDING_CAUSE, "cause")                                                                           \
  V (MINKA_FINDING_NEED, "need")
MINKA_DECLARE_ENUM (Finding, finding, MINKA_FINDING_VALUES)

#define MINKA_DIAGNOSIS_ENTRY_FIELDS(F)                                                                      \
  F (REF, aspect, "aspect", OWNER, "Its aspect; none for what goes across aspects")                          \
  F (ENUM, kind, minka_finding_get_type, PLAIN, "Its column in the matrix")                                  \
  F (TEXT, text, 0, REQUIRED_SEARCH, "What was found")                                                       \
  F (REF, node, "tree_node", PLAIN, "The node it was taken to")                                              \
  F (INT, position, 0, PLAIN, "Place in its cell")
#define MINKA_TYPE_DIAGNOSIS_ENTRY (minka_diagnosis_entry_get_type ())
MINKA_DECLARE_RECORD (DiagnosisEntry, diagnosis_entry, DIAGNOSIS_ENTRY, MINKA_DIAGNOSIS_ENTRY_FIELDS)

#define MINKA_TREE_VALUES(V)                                                                                 \
  V (MINKA_TREE_PROBLEMS, "problems")                                                                        \
  V (MINKA_TREE_OBJECTIVES, "objectives")
MINKA_DECLARE_ENUM (Tree, tree, MINKA_TREE_VALUES)

#define MINKA_BRANCH_VALUES(V)                                                                               \
  V (MINKA_BRANCH_CENTRE, "centre")                                                                          \
  V (MINKA_BRANCH_BELOW, "below")                                                                            \
  V (MINKA_BRANCH_ABOVE, "above")
MINKA_DECLARE_ENUM (Branch, branch, MINKA_BRANCH_VALUES)

#define MINKA_TREE_NODE_FIELDS(F)                                                                            \
  F (ENUM, tree, minka_tree_get_type, PLAIN, "Which tree")                                                   \
  F (ENUM, branch, minka_branch_get_type, PLAIN, "Centre; below: cause or means; above: effect or end")      \
  F (TEXT, text, 0, SEARCH, "Its wording")                                                                   \
  F (REF, answers, "tree_node", PLAIN, "The problem node that an objective node answers")                    \
  F (TEXT, answered_text, 0, PLAIN, "The problem's wording when the objective was worded")                   \
  F (BOOL, collapsed, 0, PLAIN, "Drawn without its branch")
#define MINKA_TYPE_TREE_NODE (minka_tree_node_get_type ())
MINKA_DECLARE_RECORD (TreeNode, tree_node, TREE_NODE, MINKA_TREE_NODE_FIELDS)

/* A node may feed more than one parent. */
#define MINKA_TREE_LINK_FIELDS(F)                                                                            \
  F (REF, child, "tree_node", REQUIRED_OWNER, "The node further from the centre")                            \
  F (REF, parent, "tree_node", REQUIRED_OWNER, "The node nearer to the centre")                              \
  F (BOOL, extra, 0, PLAIN, "Drawn apart from the tree")                                                     \
  F (INT, position, 0, PLAIN, "Place among its siblings")
#define MINKA_TYPE_TREE_LINK (minka_tree_link_get_type ())
MINKA_DECLARE_RECORD (TreeLink, tree_link, TREE_LINK, MINKA_TREE_LINK_FIELDS)

/* A ticked node of the objective tree. */
#define MINKA_OBJECTIVE_FIELDS(F)                                                                            \
  F (REF, node, "tree_node", REQUIRED_OWNER, "The ticked node")                                              \
  F (BOOL, general, 0, PLAIN, "The general objective")                                                       \
  F (INT, position, 0, PLAIN, "Place in the plan")
#define MINKA_TYPE_OBJECTIVE (minka_objective_get_type ())
MINKA_DECLARE_RECORD (Objective, objective, OBJECTIVE, MINKA_OBJECTIVE_FIELDS)

G_END_DECLS
