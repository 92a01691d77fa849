#pragma once

#include "minka-book.h"
#include "minka-summary.h"

#include <gio/gio.h>

G_BEGIN_DECLS

char *
minka_signed_name (const char *acta_name, const char *acta_sha256, const char *sha256, MinkaScanKind kind);
char *minka_signed_acta_name (const char *name, MinkaScanKind *kind);
gboolean minka_signed_binds (const char *name, const char *acta_sha256, const char *sha256);
MinkaScan *minka_signed_make (MinkaActaSummary *acta, GBytes *bytes, const char *title, GError **error);

G_END_DECLS
