#pragma once

#include "minka-urgency.h"
#include "minka-workspace.h"

G_BEGIN_DECLS

#define MINKA_TYPE_AGREEMENT_LIST (minka_agreement_list_get_type ())
G_DECLARE_FINAL_TYPE (MinkaAgreementList, minka_agreement_list, MINKA, AGREEMENT_LIST, GObject)

MinkaAgreementList *minka_agreement_list_new (MinkaWorkspace *workspace, MinkaUrgency urgency);
MinkaUrgency minka_agreement_list_get_urgency (MinkaAgreementList *self);
guint minka_agreement_list_get_count (MinkaAgreementList *self);
gboolean minka_agreement_list_is_loaded (MinkaAgreementList *self);
void minka_agreement_list_set_shown (MinkaAgreementList *self, gboolean shown);
void minka_agreement_list_set_filter (MinkaAgreementList *self, const char *person, const char *words);
void minka_agreement_list_refresh (MinkaAgreementList *self);

G_END_DECLS
