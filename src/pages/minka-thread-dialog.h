#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_THREAD_DIALOG (minka_thread_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MinkaThreadDialog, minka_thread_dialog, MINKA, THREAD_DIALOG, AdwDialog)

AdwDialog *minka_thread_dialog_new (MinkaWorkspace *workspace, GType type, const char *id);
gboolean minka_thread_dialog_knows (GType type);

G_END_DECLS
