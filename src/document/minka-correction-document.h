#pragma once

#include "minka-minutes.h"

G_BEGIN_DECLS

char *minka_correction_title (MinkaActaKind kind, int number);
GBytes *minka_correction_document_make (MinkaMinutes *minutes, const char *issued, GError **error);

G_END_DECLS
