#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_HANDING_OVER (minka_handing_over_get_type ())
G_DECLARE_FINAL_TYPE (MinkaHandingOver, minka_handing_over, MINKA, HANDING_OVER, AdwDialog)

AdwDialog *minka_handing_over_new (MinkaWorkspace *workspace, GtkWidget *page);

G_END_DECLS
