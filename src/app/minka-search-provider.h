#pragma once

#include "minka-application.h"

G_BEGIN_DECLS

#define MINKA_TYPE_SEARCH_PROVIDER (minka_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (MinkaSearchProvider, minka_search_provider, MINKA, SEARCH_PROVIDER, GObject)

MinkaSearchProvider *minka_search_provider_new (MinkaApplication *application, GDBusConnection *connection,
                                                const char *object_path, GError **error);
void minka_search_provider_withdraw (MinkaSearchProvider *self);

G_END_DECLS
