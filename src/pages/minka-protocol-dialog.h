#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_PROTOCOL_DIALOG (minka_protocol_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MinkaProtocolDialog, minka_protocol_dialog, MINKA, PROTOCOL_DIALOG, AdwDialog)

AdwDialog *minka_protocol_dialog_new (MinkaWorkspace *workspace);

G_END_DECLS
