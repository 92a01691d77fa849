#pragma once

#include "minka-trees.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_TREE_LINK_DIALOG (minka_tree_link_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MinkaTreeLinkDialog, minka_tree_link_dialog, MINKA, TREE_LINK_DIALOG, AdwDialog)

AdwDialog *minka_tree_link_new (MinkaTrees *trees, const char *node);

G_END_DECLS
