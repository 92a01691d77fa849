#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_EVALUATION_SUMMARY (minka_evaluation_summary_get_type ())
G_DECLARE_FINAL_TYPE (MinkaEvaluationSummary, minka_evaluation_summary, MINKA, EVALUATION_SUMMARY, AdwBin)

GtkWidget *minka_evaluation_summary_new (MinkaWorkspace *workspace);

G_END_DECLS
