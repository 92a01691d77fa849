#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_EVIDENCE_LIST (minka_evidence_list_get_type ())
G_DECLARE_FINAL_TYPE (MinkaEvidenceList, minka_evidence_list, MINKA, EVIDENCE_LIST, AdwPreferencesGroup)

GtkWidget *minka_evidence_list_new (MinkaWorkspace *workspace, MinkaActivity *activity);
guint minka_evidence_list_count (MinkaEvidenceList *self, MinkaProgress reached);
void minka_evidence_list_paste (MinkaEvidenceList *self);

G_END_DECLS
