#pragma once

#include "minka-store.h"

G_BEGIN_DECLS

gboolean
minka_filing_copy (GFile *folder, const char *name, GBytes *bytes, GCancellable *cancellable, GError **error);
gboolean minka_filing_verify (GFile *folder, const char *name, const char *sha256, GCancellable *cancellable,
                              GError **error);
gboolean minka_filing_is_there (GFile *folder, gboolean used, GError **error);
GPtrArray *minka_filing_list (GFile *folder, GError **error);
GBytes *minka_filing_read (GFile *folder, const char *name, GCancellable *cancellable, GError **error);
gboolean minka_filing_write (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error);
char *minka_filing_file_backup (const char *copy, GFile *folder, GCancellable *cancellable, GError **error);
char *minka_filing_name (MinkaStore *store, const char *acta, GError **error);
char *minka_filing_file_acta (MinkaStore *store, const char *acta, GFile *folder, GCancellable *cancellable,
                              GError **error);

G_END_DECLS
