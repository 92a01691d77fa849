#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_NEW_REFLECTION_DIALOG (minka_new_reflection_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MinkaNewReflectionDialog, minka_new_reflection_dialog, MINKA, NEW_REFLECTION_DIALOG,
                      AdwDialog)

AdwDialog *
minka_new_reflection_dialog_new (MinkaWorkspace *workspace, const char *author, const char *meeting);

G_END_DECLS
