#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_CONSOLIDATION_DIALOG (minka_consolidation_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MinkaConsolidationDialog, minka_consolidation_dialog, MINKA, CONSOLIDATION_DIALOG,
                      AdwDialog)

AdwDialog *minka_consolidation_dialog_new (MinkaWorkspace *workspace, GtkWidget *page);

G_END_DECLS
