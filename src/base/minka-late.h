#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean minka_late_load (const char *library, const char *const *names, gpointer *functions,
                          guint n_functions, GError **error);

G_END_DECLS
