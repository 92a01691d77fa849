#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_AGREEMENT_VIEW (minka_agreement_view_get_type ())
G_DECLARE_FINAL_TYPE (MinkaAgreementView, minka_agreement_view, MINKA, AGREEMENT_VIEW, AdwBin)

GtkWidget *minka_agreement_view_new (MinkaWorkspace *workspace, const char *id);
const char *minka_agreement_view_get_id (MinkaAgreementView *self);

G_END_DECLS
