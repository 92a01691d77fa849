#pragma once

#include "minka-store.h"

G_BEGIN_DECLS

gboolean minka_filing_write (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error);
char *minka_filing_file_acta (MinkaStore *store, const char *acta, GFile *folder, GCancellable *cancellable,
                              GError **error);

G_END_DECLS
