#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A disk that fails on demand: a layer under SQLite, in force for every file opened after fault_install(). */

void fault_install (void);
void fault_arm (guint nth, int code, gboolean lasting);
gboolean fault_disarm (void);

G_END_DECLS
