#pragma once

#include "minka-rubric.h"

G_BEGIN_DECLS

MinkaRubric *minka_rubrics_parse (GBytes *json, GError **error);
GPtrArray *minka_rubrics_list (void);
const MinkaRubric *minka_rubrics_find (const char *version);

G_END_DECLS
