#pragma once

#include "minka-store.h"

G_BEGIN_DECLS

/**
 * MinkaParcel:
 * @acta: the id of an acta
 * @name: its path inside the folder of the book
 * @sha256: its fingerprint
 * @pdf: the document
 * @scan_name: (nullable): the path of its signed scan inside the folder, %NULL without one
 * @scan_sha256: the fingerprint of the scan, empty without one
 * @scan: (nullable): the scan
 *
 * An acta on its way to the folder.
 */
typedef struct {
  char *acta;
  char *name;
  char *sha256;
  GBytes *pdf;
  char *scan_name;
  char *scan_sha256;
  GBytes *scan;
} MinkaParcel;

GPtrArray *minka_sending_list (MinkaStore *store, gboolean *used, GError **error);
MinkaParcel *minka_sending_pack (MinkaStore *store, const char *acta, GError **error);
gboolean
minka_sending_copy (const MinkaParcel *parcel, GFile *folder, GCancellable *cancellable, GError **error);
gboolean
minka_sending_verify (const MinkaParcel *parcel, GFile *folder, GCancellable *cancellable, GError **error);
gboolean minka_sending_note (MinkaStore *store, const MinkaParcel *parcel, MinkaExportState state,
                             GHashTable *changed, GError **error);
gboolean
minka_sending_note_missing (MinkaStore *store, GPtrArray *actas, GHashTable *changed, GError **error);
void minka_parcel_free (MinkaParcel *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaParcel, minka_parcel_free)

G_END_DECLS
