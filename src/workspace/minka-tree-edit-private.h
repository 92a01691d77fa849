#pragma once

#include "minka-tree-edit.h"

int minka_tree_edit_find (const MinkaTreeShape *shape, const char *id, GError **error);
gboolean minka_tree_edit_refuse (const char *why, GError **error);
MinkaTreeNode *minka_tree_edit_new_node (MinkaTree tree, MinkaBranch branch, const char *text);
MinkaTreeLink *minka_tree_edit_new_link (const char *child, const char *parent, gboolean extra, int position);
GPtrArray *minka_tree_edit_list_links (const MinkaTreeShape *shape, int parent, MinkaBranch side);
guint minka_tree_edit_clamp (int position, guint n);
void minka_tree_edit_order (MinkaGesture *gesture, GPtrArray *links, GHashTable *fresh);
gboolean
minka_tree_edit_choose_side (const MinkaTreeShape *shape, int parent, MinkaBranch *side, GError **error);
