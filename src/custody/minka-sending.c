#include "minka-sending.h"

#include "minka-date.h"
#include "minka-filing.h"
#include "minka-signed.h"

/* What of each acta is in the folder of this computer is a fact about the acta: it is kept beside the plan's history,
 * so that undo never takes it back. */

void
minka_parcel_free (MinkaParcel *self)
{
  g_free (self->acta);
  g_free (self->name);
  g_free (self->sha256);
  g_bytes_unref (self->pdf);
  g_free (self->scan_name);
  g_free (self->scan_sha256);
  g_clear_pointer (&self->scan, g_bytes_unref);
  g_free (self);
}

static gboolean
add_waiting (MinkaStore *store, MinkaExportState state, GPtrArray *ids, GError **error)
{
  g_autoptr (GPtrArray) found =
      minka_store_find_ids (store, MINKA_TYPE_ACTA_SUMMARY, "filed",
                            minka_enum_nick (minka_export_state_get_type (), state), error);

  for (guint i = found != NULL ? found->len : 0; i > 0; i--)
    g_ptr_array_add (ids, g_strdup (found->pdata[i - 1]));
  return found != NULL;
}

/**
 * minka_sending_list:
 * @store: a store with a folder
 * @used: (out): whether actas are in the folder already
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the ids of the actas that wait for the folder: first those
 *   to be read back, then those to be copied, the oldest first
 */
GPtrArray *
minka_sending_list (MinkaStore *store, gboolean *used, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) reason = NULL;
  g_autoptr (MinkaActaSummary) verified =
      minka_store_first (store, MINKA_TYPE_ACTA_SUMMARY, "filed", "verified", &reason);

  if (reason != NULL) {
    g_propagate_error (error, g_steal_pointer (&reason));
    return NULL;
  }
  *used = verified != NULL;
  if (!add_waiting (store, MINKA_EXPORT_STATE_COPIED, ids, error) ||
      !add_waiting (store, MINKA_EXPORT_STATE_PENDING, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/**
 * minka_sending_pack:
 * @store: a store
 * @acta: the id of an acta
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is to be sent
 */
MinkaParcel *
minka_sending_pack (MinkaStore *store, const char *acta, GError **error)
{
  g_autoptr (MinkaActa) record = minka_store_get (store, MINKA_TYPE_ACTA, acta, error);
  g_autofree char *name = record != NULL ? minka_filing_name (store, acta, error) : NULL;
  g_autoptr (GError) reason = NULL;
  g_autoptr (MinkaScan) scan = NULL;
  MinkaParcel *self;

  if (name == NULL)
    return NULL;
  scan = minka_store_first (store, MINKA_TYPE_SCAN, "acta", acta, &reason);
  if (reason != NULL) {
    g_propagate_error (error, g_steal_pointer (&reason));
    return NULL;
  }
  self = g_new0 (MinkaParcel, 1);
  if (scan != NULL) {
    self->scan_name = minka_signed_name (name, record->sha256, scan->sha256, scan->kind);
    self->scan = g_bytes_ref (scan->content);
  }
  self->scan_sha256 = g_strdup (scan != NULL ? scan->sha256 : "");
  self->acta = g_strdup (acta);
  self->name = g_steal_pointer (&name);
  self->sha256 = g_strdup (record->sha256);
  self->pdf = g_bytes_ref (record->pdf);
  return self;
}

/**
 * minka_sending_copy:
 * @parcel: an acta on its way
 * @folder: the folder
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Puts an acta and its signed scan into the folder; see minka_filing_copy(). It may run on any thread.
 *
 * Returns: whether both are there
 */
gboolean
minka_sending_copy (const MinkaParcel *parcel, GFile *folder, GCancellable *cancellable, GError **error)
{
  return minka_filing_copy (folder, parcel->name, parcel->pdf, cancellable, error) &&
         (parcel->scan == NULL ||
          minka_filing_copy (folder, parcel->scan_name, parcel->scan, cancellable, error));
}

/**
 * minka_sending_verify:
 * @parcel: an acta that was copied
 * @folder: the folder
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads an acta and its signed scan back; see minka_filing_verify(). It may run on any thread.
 *
 * Returns: whether both are what was written
 */
gboolean
minka_sending_verify (const MinkaParcel *parcel, GFile *folder, GCancellable *cancellable, GError **error)
{
  return minka_filing_verify (folder, parcel->name, parcel->sha256, cancellable, error) &&
         (parcel->scan == NULL ||
          minka_filing_verify (folder, parcel->scan_name, parcel->scan_sha256, cancellable, error));
}

/* The way of an acta to the folder of this computer, if one has been noted. */
static MinkaExport *
find_export (MinkaStore *store, const char *acta, GError **error)
{
  g_autoptr (GPtrArray) found = minka_store_find (store, MINKA_TYPE_EXPORT, "acta", acta, error);

  if (found == NULL)
    return NULL;
  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (MINKA_EXPORT (found->pdata[i])->folder, minka_store_get_folder (store)) == 0)
      return g_object_ref (found->pdata[i]);
  return minka_record_new (MINKA_TYPE_EXPORT);
}

static MinkaExport *
make_note (MinkaStore *store, const char *acta, const char *name, const char *scan_sha256,
           MinkaExportState state, GError **error)
{
  MinkaExport *note = find_export (store, acta, error);
  g_autofree char *now = minka_instant_now ();

  if (note != NULL)
    g_object_set (note, "acta", acta, "folder", minka_store_get_folder (store), "name", name, "state", state,
                  "at", now, "scan-sha256", scan_sha256, NULL);
  return note;
}

static gboolean
put_notes (MinkaStore *store, GPtrArray *notes, GHashTable *changed, GError **error)
{
  if (!minka_store_note (store, notes, NULL, error))
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    g_hash_table_insert (changed, g_strdup (minka_record_get_id (notes->pdata[i])), (gpointer) "export");
  return TRUE;
}

/**
 * minka_sending_note:
 * @store: a store with a folder
 * @parcel: an acta on its way
 * @state: how far it is
 * @changed: (element-type utf8 utf8): gets the ids touched, each with its table
 * @error: return location
 *
 * Notes what of an acta is in the folder of this computer.
 *
 * Returns: whether it is on the disk
 */
gboolean
minka_sending_note (MinkaStore *store, const MinkaParcel *parcel, MinkaExportState state, GHashTable *changed,
                    GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  MinkaExport *note = make_note (store, parcel->acta, parcel->name, parcel->scan_sha256, state, error);

  if (note == NULL)
    return FALSE;
  g_ptr_array_add (notes, note);
  return put_notes (store, notes, changed, error);
}

/**
 * minka_sending_note_missing:
 * @store: a store with a folder
 * @actas: (element-type utf8): ids of actas that are not there, or whose signed scan is not
 * @changed: (element-type utf8 utf8): gets the ids touched, each with its table
 * @error: return location
 *
 * Notes that actas wait for the folder again.
 *
 * Returns: whether it is on the disk
 */
gboolean
minka_sending_note_missing (MinkaStore *store, GPtrArray *actas, GHashTable *changed, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < actas->len; i++) {
    MinkaExport *note = make_note (store, actas->pdata[i], "", "", MINKA_EXPORT_STATE_PENDING, error);

    if (note == NULL)
      return FALSE;
    g_ptr_array_add (notes, note);
  }
  return put_notes (store, notes, changed, error);
}
