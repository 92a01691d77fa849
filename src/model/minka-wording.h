#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *minka_wording_find_absence (const char *text);

G_END_DECLS
