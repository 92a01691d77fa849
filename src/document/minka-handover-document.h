#pragma once

#include "minka-minutes.h"

G_BEGIN_DECLS

char *minka_handover_title (MinkaHandover *handover);
GBytes *minka_handover_document_make (MinkaMinutes *minutes, const char *issued, GError **error);

G_END_DECLS
