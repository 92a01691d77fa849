#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GPtrArray *minka_follow (GPtrArray *held, GListModel *list, GCallback changed, gpointer object);

G_END_DECLS
