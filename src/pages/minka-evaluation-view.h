#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_EVALUATION_VIEW (minka_evaluation_view_get_type ())
G_DECLARE_FINAL_TYPE (MinkaEvaluationView, minka_evaluation_view, MINKA, EVALUATION_VIEW, AdwBin)

GtkWidget *minka_evaluation_view_new (MinkaWorkspace *workspace, MinkaActivity *activity);

G_END_DECLS
