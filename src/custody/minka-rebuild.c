#include "minka-rebuild.h"

#include "minka-acta-data.h"
#include "minka-durable.h"
#include "minka-error.h"
#include "minka-filing.h"
#include "minka-pdf-attachment.h"
#include "minka-signed.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

/* A book comes back from its folder alone: every acta carries its own data, and names the fingerprint of the one before.
 * So each is vouched for by the next, or by its signed copy, and what was altered is told from what was not. */

MINKA_DEFINE_ENUM (Standing, standing, MINKA_STANDING_VALUES)

/* How many documents are kept at once. */
#define TOGETHER 16

typedef struct {
  MinkaRestored *restored; /* owned by the report */
  char *sha256;
  GPtrArray *records;
  MinkaActa *acta; /* among the records */
  gboolean vouched;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_free (found->sha256);
  g_clear_pointer (&found->records, g_ptr_array_unref);
  g_free (found);
}

/* A file that says it is the signed scan of an acta. */
typedef struct {
  MinkaRestored *restored; /* owned by the report */
  char *acta_name;
  char *sha256;
  MinkaScanKind kind;
  Found *of; /* the acta, if it is the scan of one that is restored */
} Signed;

static void
signed_free (gpointer data)
{
  Signed *self = data;

  g_free (self->acta_name);
  g_free (self->sha256);
  g_free (self);
}

typedef struct {
  GPtrArray *actas; /* Found */
  GPtrArray *scans; /* Signed */
} Folder;

static void
folder_clear (Folder *self)
{
  g_clear_pointer (&self->actas, g_ptr_array_unref);
  g_clear_pointer (&self->scans, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folder, folder_clear)

void
minka_restored_free (MinkaRestored *self)
{
  g_free (self->name);
  g_free (self->title);
  g_free (self);
}

/* Reading */

/* What only the file itself can tell of the acta is added to the data that it carries. */
static GBytes *
complete_data (GBytes *data, const char *sha256)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *acta = minka_acta_data_read (parser, data);
  g_autofree char *text = NULL;
  gsize size;

  if (acta == NULL)
    return NULL;
  json_object_set_string_member (acta, "sha256", sha256);
  /* The document itself is read when it is put. */
  json_object_set_string_member (acta, "pdf", "");
  text = json_to_string (json_parser_get_root (parser), FALSE);
  size = strlen (text);
  return g_bytes_new_take (g_steal_pointer (&text), size);
}

static gpointer
find_record (GPtrArray *records, GType type, const char *id)
{
  for (guint i = 0; i < records->len; i++)
    if (G_OBJECT_TYPE (records->pdata[i]) == type &&
        (id == NULL || g_str_equal (minka_record_get_id (records->pdata[i]), id)))
      return records->pdata[i];
  return NULL;
}

static gboolean
read_data (Found *found, GBytes *pdf)
{
  g_autoptr (GBytes) data = minka_pdf_read_attachment (pdf, MINKA_ACTA_DATA_NAME, NULL);
  g_autoptr (GBytes) whole = data != NULL ? complete_data (data, found->sha256) : NULL;
  MinkaBook *book;

  found->records = whole != NULL ? minka_store_parse_json (whole, FALSE, NULL) : NULL;
  if (found->records == NULL)
    return FALSE;
  found->acta = find_record (found->records, MINKA_TYPE_ACTA, NULL);
  book = find_record (found->records, MINKA_TYPE_BOOK, found->acta->book);
  if (book == NULL)
    return FALSE;
  found->restored->book = book->number;
  found->restored->number = found->acta->number;
  g_set_str (&found->restored->title, found->acta->title);
  return TRUE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Found *one = *(Found *const *) a, *other = *(Found *const *) b;

  return one->restored->book != other->restored->book ? one->restored->book - other->restored->book
                                                      : one->restored->number - other->restored->number;
}

static MinkaRestored *
add_to_report (GPtrArray *report, const char *name)
{
  MinkaRestored *restored = g_new0 (MinkaRestored, 1);

  *restored = (MinkaRestored) { MINKA_STANDING_UNREADABLE, g_strdup (name), 0, 0, g_strdup (""), FALSE };
  g_ptr_array_add (report, restored);
  return restored;
}

static gboolean
take_signed (Folder *all, GPtrArray *report, const char *name, const char *sha256)
{
  MinkaScanKind kind;
  g_autofree char *acta_name = minka_signed_acta_name (name, &kind);
  Signed *scan;

  if (acta_name == NULL)
    return FALSE;
  scan = g_new0 (Signed, 1);
  *scan =
      (Signed) { add_to_report (report, name), g_steal_pointer (&acta_name), g_strdup (sha256), kind, NULL };
  scan->restored->scan = TRUE;
  g_ptr_array_add (all->scans, scan);
  return TRUE;
}

static gboolean
read_folder (Folder *all, GFile *folder, GPtrArray *report, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) names = minka_filing_list (folder, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  all->actas = g_ptr_array_new_with_free_func (found_free);
  all->scans = g_ptr_array_new_with_free_func (signed_free);
  for (guint i = 0; names != NULL && i < names->len; i++) {
    g_autoptr (GBytes) pdf = minka_filing_read (folder, names->pdata[i], cancellable, error);
    g_autofree char *sha256 = NULL;
    Found *found;
    MinkaRestored *restored;

    if (pdf == NULL)
      return FALSE;
    sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
    if (g_hash_table_contains (seen, sha256) || take_signed (all, report, names->pdata[i], sha256))
      continue;
    restored = add_to_report (report, names->pdata[i]);
    found = g_new0 (Found, 1);
    found->restored = restored;
    found->sha256 = g_steal_pointer (&sha256);
    if (read_data (found, pdf)) {
      g_ptr_array_add (all->actas, found);
      g_hash_table_add (seen, found->sha256);
    } else {
      found_free (found);
    }
  }
  g_ptr_array_sort (all->actas, compare_places);
  return names != NULL;
}

/* Judging */

static gboolean
is_left_out (const Found *found)
{
  return found->restored->standing > MINKA_STANDING_UNPROVEN;
}

/* Whether @next stands right behind @found; between tomes the last of one and the first of the next do. */
static gboolean
follows (const Found *next, const Found *found)
{
  return next->restored->book == found->restored->book ? next->restored->number == found->restored->number + 1
                                                       : next->restored->number == 1;
}

/* From the last to the first: one that is good says which the one before it must be. */
static void
judge (GPtrArray *all)
{
  for (guint i = all->len; i > 0; i--) {
    Found *found = all->pdata[i - 1];
    gboolean denied = FALSE;

    /* All that share the next place are looked at; there is more than one only if somebody made one up. */
    for (guint j = i; j < all->len; j++) {
      Found *next = all->pdata[j];

      if (compare_places (&found, &next) == 0)
        continue;
      if (g_str_equal (next->acta->previous_sha256, found->sha256))
        found->vouched = TRUE;
      else if (follows (next, found) && !is_left_out (next))
        denied = TRUE;
      else if (!follows (next, found))
        break;
    }
    found->restored->standing = found->vouched ? MINKA_STANDING_RESTORED
                                : denied       ? MINKA_STANDING_ALTERED
                                               : MINKA_STANDING_UNPROVEN;
  }
  /* Two that claim one place: the one that is not vouched for goes, and without a voucher both. */
  for (guint i = 0; i < all->len; i++)
    for (guint j = i + 1; j < all->len; j++) {
      Found *one = all->pdata[i], *other = all->pdata[j];

      if (compare_places (&one, &other) != 0)
        break;
      if (!one->vouched)
        one->restored->standing = MINKA_STANDING_ALTERED;
      if (!other->vouched)
        other->restored->standing = MINKA_STANDING_ALTERED;
    }
}

/* A scan is as good as its name, which binds it to the acta beside it and so vouches for that; an acta has one. */
static void
judge_scans (Folder *all)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < all->actas->len; i++) {
    Found *found = all->actas->pdata[i];

    if (!is_left_out (found))
      g_hash_table_insert (by_name, found->restored->name, found);
  }
  for (guint i = 0; i < all->scans->len; i++) {
    Signed *scan = all->scans->pdata[i];
    Found *found = g_hash_table_lookup (by_name, scan->acta_name);

    if (found == NULL)
      continue;
    scan->restored->book = found->restored->book;
    scan->restored->number = found->restored->number;
    g_set_str (&scan->restored->title, found->restored->title);
    if (!minka_signed_binds (scan->restored->name, found->sha256, scan->sha256)) {
      scan->restored->standing = MINKA_STANDING_ALTERED;
      continue;
    }
    scan->restored->standing = MINKA_STANDING_RESTORED;
    scan->of = found;
    found->restored->standing = MINKA_STANDING_RESTORED;
    g_hash_table_remove (by_name, scan->acta_name);
  }
}

/* Gathering */

static void
take (GPtrArray *order, GHashTable *by_id, MinkaRecord *record)
{
  const char *id = minka_record_get_id (record);

  if (!g_hash_table_contains (by_id, id))
    g_ptr_array_add (order, (gpointer) id);
  g_hash_table_insert (by_id, (gpointer) id, record);
}

/* There is one school in a file; another one's acta has strayed into the folder. */
static gboolean
belongs (MinkaRecord *record, GType type, const char *plan)
{
  return G_OBJECT_TYPE (record) == type && type != MINKA_TYPE_ACTA &&
         (type != MINKA_TYPE_PLAN || g_strcmp0 (minka_record_get_id (record), plan) == 0);
}

/* The records of all actas; of what several tell, the last one is right. */
static GPtrArray *
gather (GPtrArray *all, GBytes *base)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GPtrArray) first = base != NULL ? minka_store_parse_json (base, FALSE, NULL) : NULL;
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  const char *plan = NULL;
  guint n_types;
  const GType *types = minka_model_get_types (&n_types);

  for (guint i = 0; first != NULL && i < first->len; i++)
    if (MINKA_IS_PROTOCOL_STEP (first->pdata[i]))
      take (order, by_id, first->pdata[i]);
  for (guint i = 0; i < all->len; i++) {
    Found *found = all->pdata[i];

    for (guint j = 0; !is_left_out (found) && j < found->records->len; j++) {
      take (order, by_id, found->records->pdata[j]);
      if (MINKA_IS_PLAN (found->records->pdata[j]))
        plan = minka_record_get_id (found->records->pdata[j]);
    }
  }
  for (guint i = 0; i < n_types; i++)
    for (guint j = 0; j < order->len; j++) {
      MinkaRecord *record = g_hash_table_lookup (by_id, order->pdata[j]);

      if (belongs (record, types[i], plan))
        g_ptr_array_add (records, g_object_ref (record));
    }
  return records;
}

static gboolean
mend (MinkaRecord *record, GHashTable *ids)
{
  MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++) {
    const MinkaField *field = &klass->fields[i];
    g_autofree char *target = NULL;

    if (field->kind != MINKA_FIELD_REF)
      continue;
    g_object_get (record, field->name, &target, NULL);
    if (*target == '\0' || g_strcmp0 (g_hash_table_lookup (ids, target), field->target) == 0)
      continue;
    if (field->flags & MINKA_FIELD_REQUIRED)
      return FALSE;
    g_object_set (record, field->name, "", NULL);
  }
  return TRUE;
}

/* What leads to something that no acta tells of, as the objectives of the plan, leads nowhere. */
static void
mend_references (GPtrArray *records)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (ids, g_strdup (minka_record_get_id (records->pdata[i])),
                         (gpointer) MINKA_RECORD_GET_CLASS (records->pdata[i])->table);
  for (guint i = 0; i < records->len;) {
    if (mend (records->pdata[i], ids)) {
      i++;
    } else {
      g_hash_table_remove (ids, minka_record_get_id (records->pdata[i]));
      g_ptr_array_remove_index (records, i);
    }
  }
}

/* Writing */

/* What it corrects may have been left out. */
static void
mend_acta (MinkaActa *acta, GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++) {
    Found *found = all->pdata[i];

    if (!is_left_out (found) &&
        g_str_equal (minka_record_get_id (MINKA_RECORD (found->acta)), acta->corrects))
      return;
  }
  g_object_set (acta, "corrects", "", NULL);
}

static GBytes *
read_again (GFile *folder, const char *name, const char *sha256, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = minka_filing_read (folder, name, cancellable, error);
  g_autofree char *found = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;

  if (bytes == NULL || g_str_equal (found, sha256))
    return g_steal_pointer (&bytes);
  g_set_error (error, MINKA_ERROR, MINKA_ERROR_IO,
               _ ("“%s” changed while it was read: try again when nothing is being copied."), name);
  return NULL;
}

static gboolean
put_actas (MinkaStore *store, GPtrArray *all, GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) some = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++) {
    Found *found = all->pdata[i];
    g_autoptr (GBytes) pdf = NULL;

    if (is_left_out (found))
      continue;
    pdf = read_again (folder, found->restored->name, found->sha256, cancellable, error);
    if (pdf == NULL)
      return FALSE;
    if (*found->acta->corrects != '\0')
      mend_acta (found->acta, all);
    g_object_set (found->acta, "pdf", pdf, NULL);
    g_ptr_array_add (some, g_object_ref (found->acta));
    if (some->len == TOGETHER || i + 1 == all->len) {
      if (!minka_store_note (store, some, NULL, error))
        return FALSE;
      for (guint j = 0; j < some->len; j++)
        g_object_set (some->pdata[j], "pdf", NULL, NULL);
      g_ptr_array_set_size (some, 0);
    }
  }
  return some->len == 0 || minka_store_note (store, some, NULL, error);
}

static gboolean
put_scans (MinkaStore *store, GPtrArray *scans, GFile *folder, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < scans->len; i++) {
    Signed *scan = scans->pdata[i];
    g_autoptr (GBytes) content = NULL;
    g_autoptr (MinkaScan) record = NULL;
    g_autoptr (GPtrArray) one = g_ptr_array_new ();

    if (scan->of == NULL)
      continue;
    content = read_again (folder, scan->restored->name, scan->sha256, cancellable, error);
    if (content == NULL)
      return FALSE;
    record = minka_record_new (MINKA_TYPE_SCAN);
    g_object_set (record, "acta", minka_record_get_id (MINKA_RECORD (scan->of->acta)), "kind", scan->kind,
                  "sha256", scan->sha256, "acta-sha256", scan->of->sha256, "content", content, NULL);
    g_ptr_array_add (one, record);
    if (!minka_store_note (store, one, NULL, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_plan (const char *path, const Folder *all, GBytes *base, GFile *folder, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (MinkaStore) store = minka_store_create (path, NULL, error);
  g_autoptr (GPtrArray) records = NULL;

  if (store == NULL)
    return FALSE;
  records = gather (all->actas, base);
  mend_references (records);
  return minka_store_fill (store, records, error) &&
         put_actas (store, all->actas, folder, cancellable, error) &&
         put_scans (store, all->scans, folder, cancellable, error) && minka_store_check (store, error);
}

static void
remove_plan (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

    g_unlink (file);
  }
}

static gboolean
has_any (GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    if (!is_left_out (all->pdata[i]))
      return TRUE;
  return FALSE;
}

/**
 * minka_rebuild:
 * @folder: the folder of a book
 * @path: where the plan is to be; nothing may be there
 * @base: (nullable): what a new plan begins with, as JSON; its guiding questions are taken over
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Makes a plan from the actas in a folder: meetings, attendance, agreements, numbering, chain and the very documents, with
 * their signed scans. What was altered is left out. The plan appears whole or not at all. It may run on any thread.
 *
 * Returns: (transfer full) (nullable) (element-type MinkaRestored): what became of each file; if there is no acta to
 *   restore, @error is %MINKA_ERROR_FOREIGN
 */
GPtrArray *
minka_rebuild (GFile *folder, const char *path, GBytes *base, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) report = g_ptr_array_new_with_free_func ((GDestroyNotify) minka_restored_free);
  g_autofree char *unfinished = g_strconcat (path, ".part", NULL);
  g_auto (Folder) all = { NULL, NULL };

  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_EXISTS,
                         _ ("There is already a file with this name. It has been left as it is."));
    return NULL;
  }
  if (!read_folder (&all, folder, report, cancellable, error))
    return NULL;
  judge (all.actas);
  judge_scans (&all);
  if (!has_any (all.actas)) {
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_FOREIGN,
                         _ ("This folder has no acta that a book could be rebuilt from."));
    return NULL;
  }
  remove_plan (unfinished);
  if (!write_plan (unfinished, &all, base, folder, cancellable, error)) {
    remove_plan (unfinished);
    return NULL;
  }
  if (minka_durable_name (unfinished, path, FALSE) != 0) {
    remove_plan (unfinished);
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_IO,
                         _ ("The plan could not be written at this place."));
    return NULL;
  }
  return g_steal_pointer (&report);
}
