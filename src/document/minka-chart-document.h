#pragma once

#include "minka-dates.h"

G_BEGIN_DECLS

GBytes *minka_chart_document_make (MinkaDates *dates, const char *created, int *n_pages, GError **error);

G_END_DECLS
