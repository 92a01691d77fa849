#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *
minka_correcting_dialog_new (MinkaWorkspace *workspace, MinkaActaSummary *acta, MinkaActaKind kind);

G_END_DECLS
