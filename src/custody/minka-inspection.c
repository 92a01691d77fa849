#include "minka-inspection.h"

#include "minka-acta-data.h"
#include "minka-acta-document.h"
#include "minka-filing.h"
#include "minka-pdf-attachment.h"
#include "minka-signed.h"

#include <json-glib/json-glib.h>

/**
 * MinkaInspection:
 *
 * The book held against its folder, acta by acta. It is made and compared where the store is, and looks into the folder
 * on any other thread, since that may be slow. Every file is read once.
 */
struct _MinkaInspection {
  GObject parent_instance;
  GPtrArray *files;
  GHashTable *by_name;   /* expected name → MinkaFoundFile */
  GHashTable *by_sha256; /* fingerprint → MinkaFoundFile */
  GHashTable *sums;      /* MinkaFoundFile → the fingerprint it must have */
  int done;              /* atomic */
  int total;             /* atomic */
};

MINKA_DEFINE_ENUM (Verdict, verdict, MINKA_VERDICT_VALUES)

G_DEFINE_FINAL_TYPE (MinkaInspection, minka_inspection, G_TYPE_OBJECT)

static const char *const differences[] = { "bytes", "data", "chain" };

static void
found_file_free (gpointer data)
{
  MinkaFoundFile *file = data;

  g_free (file->acta);
  g_free (file->title);
  g_free (file->name);
  g_free (file->elsewhere);
  g_clear_pointer (&file->data, g_bytes_unref);
  g_free (file);
}

static void
minka_inspection_finalize (GObject *object)
{
  MinkaInspection *self = MINKA_INSPECTION (object);

  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_sha256);
  g_hash_table_unref (self->sums);
  g_ptr_array_unref (self->files);
  G_OBJECT_CLASS (minka_inspection_parent_class)->finalize (object);
}

static void
minka_inspection_class_init (MinkaInspectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = minka_inspection_finalize;
}

static void
minka_inspection_init (MinkaInspection *self)
{
  self->files = g_ptr_array_new_with_free_func (found_file_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_sha256 = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sums = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

static MinkaFoundFile *
add_file (MinkaInspection *self, MinkaVerdict verdict, const char *name)
{
  MinkaFoundFile *file = g_new0 (MinkaFoundFile, 1);

  *file = (MinkaFoundFile) { .verdict = verdict,
                             .acta = g_strdup (""),
                             .title = g_strdup (""),
                             .name = g_strdup (name),
                             .elsewhere = g_strdup ("") };
  g_ptr_array_add (self->files, file);
  return file;
}

static void
name_acta (MinkaFoundFile *file, const MinkaFoundFile *acta)
{
  g_set_str (&file->acta, acta->acta);
  g_set_str (&file->title, acta->title);
  file->scan = acta->scan;
  file->book = acta->book;
  file->number = acta->number;
}

static void
expect (MinkaInspection *self, MinkaActaSummary *acta, const char *name, const char *sha256, gboolean scan)
{
  MinkaFoundFile *file = add_file (self, MINKA_VERDICT_MISSING, name);

  g_set_str (&file->acta, minka_record_get_id (MINKA_RECORD (acta)));
  g_set_str (&file->title, acta->title);
  file->scan = scan;
  file->book = acta->book_number;
  file->number = acta->number;
  g_hash_table_insert (self->by_name, file->name, file);
  /* One sheet may have been signed for two actas. */
  if (!g_hash_table_contains (self->by_sha256, sha256))
    g_hash_table_insert (self->by_sha256, g_strdup (sha256), file);
  g_hash_table_insert (self->sums, file, g_strdup (sha256));
}

/**
 * minka_inspection_new:
 * @store: a store
 * @error: return location
 *
 * Lists what the folder should hold. Next is minka_inspection_look().
 *
 * Returns: (transfer full) (nullable): the inspection
 */
MinkaInspection *
minka_inspection_new (MinkaStore *store, GError **error)
{
  g_autoptr (GPtrArray) actas = minka_store_find (store, MINKA_TYPE_ACTA_SUMMARY, NULL, NULL, error);
  g_autoptr (MinkaInspection) self = NULL;

  if (actas == NULL)
    return NULL;
  self = g_object_new (MINKA_TYPE_INSPECTION, NULL);
  for (guint i = actas->len; i > 0; i--) {
    MinkaActaSummary *acta = actas->pdata[i - 1];
    g_autofree char *name = minka_acta_file_name (acta->book_number, acta->number, acta->date, acta->title);
    g_autofree char *beside = NULL;

    expect (self, acta, name, acta->sha256, FALSE);
    if (*acta->scan_sha256 == '\0')
      continue;
    beside = minka_signed_name (name, acta->sha256, acta->scan_sha256, acta->scan_kind);
    expect (self, acta, beside, acta->scan_sha256, TRUE);
  }
  return g_steal_pointer (&self);
}

/* Looking */

/* A file in the place of an acta. */
static void
judge_place (MinkaInspection *self, MinkaFoundFile *acta, const char *sha256, GBytes *bytes)
{
  MinkaFoundFile *other = g_hash_table_lookup (self->by_sha256, sha256);

  if (g_str_equal (g_hash_table_lookup (self->sums, acta), sha256)) {
    acta->verdict = MINKA_VERDICT_INTACT;
  } else if (other != NULL) {
    acta->verdict = MINKA_VERDICT_MISPLACED;
  } else {
    acta->verdict = MINKA_VERDICT_ALTERED;
    acta->differs = MINKA_DIFFERENCE_BYTES;
    acta->data = acta->scan ? NULL : minka_pdf_read_attachment (bytes, MINKA_ACTA_DATA_NAME, NULL);
  }
}

typedef struct {
  const char *name;
  MinkaFoundFile *acta; /* whose bytes it has */
} Stray;

/* Only once all places are known can be said what else is there. */
static void
judge_strays (MinkaInspection *self, GArray *strays)
{
  for (guint i = 0; i < strays->len; i++) {
    Stray *stray = &g_array_index (strays, Stray, i);
    MinkaFoundFile *file;

    if (stray->acta == NULL) {
      add_file (self, MINKA_VERDICT_FOREIGN, stray->name);
    } else if (stray->acta->verdict == MINKA_VERDICT_MISSING ||
               (stray->acta->verdict == MINKA_VERDICT_MISPLACED && *stray->acta->elsewhere == '\0')) {
      stray->acta->verdict = MINKA_VERDICT_MISPLACED;
      g_set_str (&stray->acta->elsewhere, stray->name);
    } else {
      file = add_file (self, MINKA_VERDICT_DUPLICATED, stray->name);
      name_acta (file, stray->acta);
    }
  }
}

/* Two actas that lie in each other's place. */
static void
note_swaps (MinkaInspection *self, GHashTable *swapped)
{
  GHashTableIter iter;
  gpointer name, acta;

  g_hash_table_iter_init (&iter, swapped);
  while (g_hash_table_iter_next (&iter, &name, &acta)) {
    MinkaFoundFile *file = acta;

    if (file->verdict == MINKA_VERDICT_MISSING)
      file->verdict = MINKA_VERDICT_MISPLACED;
    if (file->verdict == MINKA_VERDICT_MISPLACED)
      g_set_str (&file->elsewhere, name);
  }
}

/**
 * minka_inspection_look:
 * @self: an inspection
 * @folder: the folder of the book
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads the folder and judges every acta and every other file. It may run on any thread. Next is
 * minka_inspection_compare().
 *
 * Returns: whether it went well
 */
gboolean
minka_inspection_look (MinkaInspection *self, GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) names = minka_filing_list (folder, error);
  g_autoptr (GArray) strays = g_array_new (FALSE, FALSE, sizeof (Stray));
  g_autoptr (GHashTable) swapped = g_hash_table_new (g_str_hash, g_str_equal);

  if (names == NULL)
    return FALSE;
  g_atomic_int_set (&self->total, names->len);
  for (guint i = 0; i < names->len; i++) {
    g_autoptr (GBytes) bytes = minka_filing_read (folder, names->pdata[i], cancellable, error);
    g_autofree char *sha256 = NULL;
    MinkaFoundFile *acta = g_hash_table_lookup (self->by_name, names->pdata[i]);
    Stray stray = { names->pdata[i], NULL };

    if (bytes == NULL)
      return FALSE;
    sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
    stray.acta = g_hash_table_lookup (self->by_sha256, sha256);
    if (acta == NULL)
      g_array_append_val (strays, stray);
    else
      judge_place (self, acta, sha256, bytes);
    if (acta != NULL && stray.acta != NULL && stray.acta != acta && acta->verdict != MINKA_VERDICT_INTACT)
      g_hash_table_insert (swapped, names->pdata[i], stray.acta);
    g_atomic_int_inc (&self->done);
  }
  note_swaps (self, swapped);
  judge_strays (self, strays);
  return TRUE;
}

/* Comparing */

static char *
previous_of (GBytes *data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *acta = minka_acta_data_read (parser, data);

  return acta != NULL ? g_strdup (json_object_get_string_member_with_default (acta, "previous_sha256", ""))
                      : NULL;
}

static void
compare_data (MinkaFoundFile *file, GBytes *kept)
{
  g_autofree char *previous = NULL;
  g_autofree char *found = NULL;

  if (kept == NULL)
    return;
  if (file->data == NULL) {
    file->differs |= MINKA_DIFFERENCE_DATA;
    return;
  }
  if (g_bytes_equal (file->data, kept))
    return;
  file->differs |= MINKA_DIFFERENCE_DATA;
  previous = previous_of (kept);
  found = previous_of (file->data);
  if (g_strcmp0 (previous, found) != 0)
    file->differs |= MINKA_DIFFERENCE_CHAIN;
}

/**
 * minka_inspection_compare:
 * @self: an inspection that has looked
 * @store: the store it was made of
 * @error: return location
 *
 * Finds out what differs in the altered actas.
 *
 * Returns: whether it went well
 */
gboolean
minka_inspection_compare (MinkaInspection *self, MinkaStore *store, GError **error)
{
  for (guint i = 0; i < self->files->len; i++) {
    MinkaFoundFile *file = self->files->pdata[i];
    g_autoptr (MinkaActa) acta = NULL;
    g_autoptr (GBytes) kept = NULL;

    if (file->verdict != MINKA_VERDICT_ALTERED || file->scan)
      continue;
    acta = minka_store_get (store, MINKA_TYPE_ACTA, file->acta, error);
    if (acta == NULL)
      return FALSE;
    kept = minka_pdf_read_attachment (acta->pdf, MINKA_ACTA_DATA_NAME, NULL);
    compare_data (file, kept);
  }
  return TRUE;
}

/**
 * minka_inspection_get_progress:
 * @self: an inspection
 * @done: (out): how many files were read
 * @total: (out): of how many
 *
 * How far minka_inspection_look() is; it may be asked on any thread.
 */
void
minka_inspection_get_progress (MinkaInspection *self, guint *done, guint *total)
{
  *done = g_atomic_int_get (&self->done);
  *total = g_atomic_int_get (&self->total);
}

/**
 * minka_inspection_get_files:
 * @self: an inspection
 *
 * Returns: (transfer none) (element-type MinkaFoundFile): the actas in the order of the book, each with its signed scan
 *   behind it, then other files
 */
GPtrArray *
minka_inspection_get_files (MinkaInspection *self)
{
  return self->files;
}

/**
 * minka_inspection_count:
 * @self: an inspection
 * @verdict: a verdict
 *
 * Returns: how many actas and files are so
 */
guint
minka_inspection_count (MinkaInspection *self, MinkaVerdict verdict)
{
  guint n = 0;

  for (guint i = 0; i < self->files->len; i++)
    n += ((MinkaFoundFile *) self->files->pdata[i])->verdict == verdict;
  return n;
}

/**
 * minka_inspection_is_sound:
 * @self: an inspection
 *
 * Returns: whether every acta and every signed scan is intact and nothing else is there
 */
gboolean
minka_inspection_is_sound (MinkaInspection *self)
{
  return minka_inspection_count (self, MINKA_VERDICT_INTACT) == self->files->len;
}

/**
 * minka_inspection_to_json:
 * @self: an inspection
 *
 * Returns: (transfer full): the whole report for programs, one object a file
 */
char *
minka_inspection_to_json (MinkaInspection *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sound");
  json_builder_add_boolean_value (builder, minka_inspection_is_sound (self));
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->files->len; i++) {
    MinkaFoundFile *file = self->files->pdata[i];
    const struct {
      const char *name, *value;
    } words[] = { { "verdict", minka_enum_nick (minka_verdict_get_type (), file->verdict) },
                  { "acta", file->acta },
                  { "name", file->name },
                  { "elsewhere", file->elsewhere } };

    json_builder_begin_object (builder);
    for (guint j = 0; j < G_N_ELEMENTS (words); j++) {
      json_builder_set_member_name (builder, words[j].name);
      json_builder_add_string_value (builder, words[j].value);
    }
    json_builder_set_member_name (builder, "scan");
    json_builder_add_boolean_value (builder, file->scan);
    json_builder_set_member_name (builder, "book");
    json_builder_add_int_value (builder, file->book);
    json_builder_set_member_name (builder, "number");
    json_builder_add_int_value (builder, file->number);
    json_builder_set_member_name (builder, "differs");
    json_builder_begin_array (builder);
    for (guint j = 0; j < G_N_ELEMENTS (differences); j++)
      if (file->differs & 1u << j)
        json_builder_add_string_value (builder, differences[j]);
    json_builder_end_array (builder);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}
