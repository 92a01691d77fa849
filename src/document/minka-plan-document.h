#pragma once

#include "minka-dossier.h"

G_BEGIN_DECLS

GBytes *minka_plan_document_make (MinkaDossier *dossier, int *n_pages, GError **error);
GBytes *minka_report_document_make (MinkaDossier *dossier, int *n_pages, GError **error);

G_END_DECLS
