#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *minka_absence_find (const char *text);

G_END_DECLS
