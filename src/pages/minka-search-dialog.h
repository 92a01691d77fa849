#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_SEARCH_DIALOG (minka_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MinkaSearchDialog, minka_search_dialog, MINKA, SEARCH_DIALOG, AdwDialog)

AdwDialog *minka_search_dialog_new (MinkaWorkspace *workspace, const char *words);
void minka_search_dialog_add (MinkaSearchDialog *self, const char *letter);

G_END_DECLS
