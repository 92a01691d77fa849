#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_EVIDENCE_DIALOG (minka_evidence_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MinkaEvidenceDialog, minka_evidence_dialog, MINKA, EVIDENCE_DIALOG, AdwDialog)

AdwDialog *minka_evidence_dialog_new (MinkaWorkspace *workspace, MinkaActivity *activity);
AdwDialog *
minka_evidence_dialog_new_to_move (MinkaWorkspace *workspace, MinkaActivity *activity, MinkaProgress state);
void minka_evidence_dialog_take_file (MinkaEvidenceDialog *self, GFile *file);
void minka_evidence_dialog_take_texture (MinkaEvidenceDialog *self, GdkTexture *texture);
void minka_evidence_dialog_take_link (MinkaEvidenceDialog *self, const char *address);

G_END_DECLS
