#pragma once

#include "minka-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void minka_evidence_open (GtkWidget *widget, MinkaWorkspace *workspace, MinkaEvidenceSummary *evidence);
void minka_evidence_open_with (GtkWidget *widget, MinkaWorkspace *workspace, MinkaEvidenceSummary *evidence);
void minka_evidence_save_copy (GtkWidget *widget, MinkaWorkspace *workspace, MinkaEvidenceSummary *evidence);

G_END_DECLS
