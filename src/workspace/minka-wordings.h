#pragma once

#include "minka-wording.h"

G_BEGIN_DECLS

MinkaWording *minka_wordings_parse (GBytes *json, GError **error);
const MinkaWording *minka_wordings_get (void);

G_END_DECLS
