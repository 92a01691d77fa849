#include "minka-sending.h"

#include "minka-date.h"
#include "minka-filing.h"

/* What of each acta is in the folder of this computer is a fact about the acta: it is kept beside the plan's history,
 * so that undo never takes it back. */

void
minka_parcel_free (MinkaParcel *self)
{
  g_free (self->acta);
  g_free (self->name);
  g_free (self->sha256);
  g_bytes_unref (self->pdf);
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
  MinkaParcel *self;

  if (name == NULL)
    return NULL;
  self = g_new (MinkaParcel, 1);
  *self = (MinkaParcel) { g_strdup (acta), g_steal_pointer (&name), g_strdup (record->sha256),
                          g_bytes_ref (record->pdf) };
  return self;
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

/**
 * minka_sending_note:
 * @store: a store with a folder
 * @actas: (element-type utf8): ids of actas
 * @name: (nullable): the path of the acta inside the folder, %NULL if nothing is there
 * @state: how far they are
 * @changed: (element-type utf8 utf8): gets the ids touched, each with its table
 * @error: return location
 *
 * Notes what of some actas is in the folder of this computer.
 *
 * Returns: whether it is on the disk
 */
gboolean
minka_sending_note (MinkaStore *store, GPtrArray *actas, const char *name, MinkaExportState state,
                    GHashTable *changed, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *now = minka_instant_now ();

  for (guint i = 0; i < actas->len; i++) {
    MinkaExport *note = find_export (store, actas->pdata[i], error);

    if (note == NULL)
      return FALSE;
    g_object_set (note, "acta", actas->pdata[i], "folder", minka_store_get_folder (store), "name",
                  name != NULL ? name : "", "state", state, "at", now, NULL);
    g_ptr_array_add (notes, note);
  }
  if (!minka_store_note (store, notes, NULL, error))
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    g_hash_table_insert (changed, g_strdup (minka_record_get_id (notes->pdata[i])), (gpointer) "export");
  return TRUE;
}
