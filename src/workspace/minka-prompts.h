#pragma once

#include "minka-meeting.h"

G_BEGIN_DECLS

char **minka_prompts_choose (GPtrArray *steps);

G_END_DECLS
