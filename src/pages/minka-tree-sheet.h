#pragma once

#include "minka-tree-view.h"
#include "minka-trees.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_TREE_SHEET (minka_tree_sheet_get_type ())
G_DECLARE_FINAL_TYPE (MinkaTreeSheet, minka_tree_sheet, MINKA, TREE_SHEET, AdwBin)

GtkWidget *minka_tree_sheet_new (MinkaTrees *trees, MinkaTree tree);
MinkaTreeView *minka_tree_sheet_get_view (MinkaTreeSheet *self);
GActionGroup *minka_tree_sheet_get_actions (MinkaTreeSheet *self);
MinkaTree minka_tree_sheet_get_tree (MinkaTreeSheet *self);
void minka_tree_sheet_show (MinkaTreeSheet *self, const char *id, gboolean edit);

G_END_DECLS
