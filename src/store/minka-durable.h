#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean minka_durable_copy (GFile *from, const char *to, GCancellable *cancellable, GError **error);
gboolean minka_durable_keep (const char *path, const char *aside);
int minka_durable_name (const char *from, const char *to, gboolean replace);

G_END_DECLS
