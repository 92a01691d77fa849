#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_AGREEMENT_ENTRY (minka_agreement_entry_get_type ())
G_DECLARE_FINAL_TYPE (MinkaAgreementEntry, minka_agreement_entry, MINKA, AGREEMENT_ENTRY, AdwBin)

GtkWidget *
minka_agreement_entry_new (MinkaWorkspace *workspace, const char *meeting, const char *agenda_item);

G_END_DECLS
