#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean minka_late_load (const char *library, const char *const *names, gpointer *functions,
                          guint n_functions, GError **error);

GResource *minka_late_resource (void (*add) (void), GResource *(*get) (void) );

G_END_DECLS
