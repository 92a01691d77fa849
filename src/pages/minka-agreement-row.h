#pragma once

#include "minka-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MINKA_TYPE_AGREEMENT_ROW (minka_agreement_row_get_type ())
G_DECLARE_FINAL_TYPE (MinkaAgreementRow, minka_agreement_row, MINKA, AGREEMENT_ROW, GtkBox)

GtkWidget *minka_agreement_row_new (void);
void minka_agreement_row_show (MinkaAgreementRow *self, MinkaAgreementSummary *summary, const char *today);

G_END_DECLS
