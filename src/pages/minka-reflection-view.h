#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_REFLECTION_VIEW (minka_reflection_view_get_type ())
G_DECLARE_FINAL_TYPE (MinkaReflectionView, minka_reflection_view, MINKA, REFLECTION_VIEW, AdwBin)

GtkWidget *minka_reflection_view_new (MinkaWorkspace *workspace, const char *id);
const char *minka_reflection_view_get_id (MinkaReflectionView *self);

G_END_DECLS
