#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_CALLING (minka_calling_get_type ())
G_DECLARE_FINAL_TYPE (MinkaCalling, minka_calling, MINKA, CALLING, AdwPreferencesGroup)

GtkWidget *minka_calling_new (GListModel *members, GListModel *posts);
gboolean minka_calling_is_empty (MinkaCalling *self);
guint minka_calling_count (MinkaCalling *self);
GPtrArray *minka_calling_list (MinkaCalling *self, gboolean everyone);

G_END_DECLS
