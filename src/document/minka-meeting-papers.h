#pragma once

#include "minka-minutes.h"

G_BEGIN_DECLS

GBytes *
minka_convocation_document_make (MinkaMinutes *minutes, const char *created, int *n_pages, GError **error);
GBytes *minka_roll_document_make (MinkaMinutes *minutes, const char *created, int *n_pages, GError **error);

G_END_DECLS
