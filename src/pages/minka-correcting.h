#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

void minka_correcting_ask (MinkaWorkspace *workspace, MinkaActaSummary *acta, MinkaActaKind kind,
                           GtkWidget *parent);

G_END_DECLS
