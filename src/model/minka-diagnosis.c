#include "minka-diagnosis.h"

MINKA_DEFINE_ENUM (Finding, finding, MINKA_FINDING_VALUES)
MINKA_DEFINE_ENUM (Tree, tree, MINKA_TREE_VALUES)
MINKA_DEFINE_ENUM (Branch, branch, MINKA_BRANCH_VALUES)

MINKA_DEFINE_RECORD (Aspect, aspect, "aspect", "position title", MINKA_ASPECT_FIELDS)
MINKA_DEFINE_RECORD (DiagnosisEntry, diagnosis_entry, "diagnosis_entry", "kind position text",
                     MINKA_DIAGNOSIS_ENTRY_FIELDS)
MINKA_DEFINE_RECORD (TreeNode, tree_node, "tree_node", "tree branch text", MINKA_TREE_NODE_FIELDS)
MINKA_DEFINE_RECORD (TreeLink, tree_link, "tree_link", "parent position", MINKA_TREE_LINK_FIELDS)
MINKA_DEFINE_RECORD (Objective, objective, "objective", "-general position", MINKA_OBJECTIVE_FIELDS)
