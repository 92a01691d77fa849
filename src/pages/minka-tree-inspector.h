#pragma once

#include "minka-tree-sheet.h"

G_BEGIN_DECLS

#define MINKA_TYPE_TREE_INSPECTOR (minka_tree_inspector_get_type ())
G_DECLARE_FINAL_TYPE (MinkaTreeInspector, minka_tree_inspector, MINKA, TREE_INSPECTOR, AdwBin)

GtkWidget *minka_tree_inspector_new (MinkaTrees *trees);
void minka_tree_inspector_set_sheet (MinkaTreeInspector *self, MinkaTreeSheet *sheet);

G_END_DECLS
