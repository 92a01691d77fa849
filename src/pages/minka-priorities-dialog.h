#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_PRIORITIES_DIALOG (minka_priorities_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MinkaPrioritiesDialog, minka_priorities_dialog, MINKA, PRIORITIES_DIALOG, AdwDialog)

AdwDialog *minka_priorities_dialog_new (MinkaWorkspace *workspace, const char *meeting);

G_END_DECLS
