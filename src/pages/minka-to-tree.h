#pragma once

#include "minka-board.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_TO_TREE (minka_to_tree_get_type ())
G_DECLARE_FINAL_TYPE (MinkaToTree, minka_to_tree, MINKA, TO_TREE, AdwDialog)

AdwDialog *minka_to_tree_new (MinkaBoard *board, const char *entry);

G_END_DECLS
