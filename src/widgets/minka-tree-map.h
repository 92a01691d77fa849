#pragma once

#include "minka-tree-view.h"

G_BEGIN_DECLS

#define MINKA_TYPE_TREE_MAP (minka_tree_map_get_type ())
G_DECLARE_FINAL_TYPE (MinkaTreeMap, minka_tree_map, MINKA, TREE_MAP, GtkWidget)

GtkWidget *minka_tree_map_new (MinkaTreeView *view);

G_END_DECLS
