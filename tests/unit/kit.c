#include "kit.h"

#include "minka-templates.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

KitFolder *
kit_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("minka-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK)) {
    g_chmod (path, 0700);
    dir = g_dir_open (path, 0, NULL);
    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  }
  g_remove (path);
}

void
kit_folder_free (KitFolder *folder)
{
  remove_all (folder);
  g_free (folder);
}

MinkaStore *
kit_store_new (const char *path, GBytes *json)
{
  g_autoptr (GError) error = NULL;
  MinkaStore *store = minka_store_create (path, json, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

MinkaStore *
kit_store_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  MinkaStore *store = minka_store_open (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

MinkaStore *
kit_sample (const char *path)
{
  g_autoptr (GBytes) json = minka_templates_sample ();

  return kit_store_new (path, json);
}

void
kit_copy (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize size;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (from, &bytes, &size, &error);
  g_assert_no_error (error);
  kit_write (to, bytes, size);
}

void
kit_write (const char *path, const char *bytes, gssize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, bytes, size, G_FILE_SET_CONTENTS_NONE, 0666, &error);
  g_assert_no_error (error);
}

/* Writes nonsense over a part of a file. */
void
kit_damage (const char *path, gsize offset, gsize size)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (offset + size, <=, length);
  for (gsize i = 0; i < size; i++)
    bytes[offset + i] = (char) (0xa5 ^ (i * 31));
  kit_write (path, bytes, length);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char **) a, *(const char **) b);
}

static void
add_fingerprints (const char *folder, const char *prefix, GString *text)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
    g_autofree char *shown = g_build_filename (prefix, names->pdata[i], NULL);
    g_autofree char *bytes = NULL;
    g_autofree char *sha256 = NULL;
    gsize size = 0;

    if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
      g_string_append_printf (text, "%s/\n", shown);
      add_fingerprints (path, shown, text);
      continue;
    }
    if (g_file_get_contents (path, &bytes, &size, NULL))
      sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) bytes, size);
    g_string_append_printf (text, "%s %" G_GSIZE_FORMAT " %s\n", shown, size, sha256);
  }
}

/* The names and bytes of all files of a folder, as one text. */
char *
kit_fingerprint (const char *folder)
{
  GString *text = g_string_new (NULL);

  add_fingerprints (folder, "", text);
  return g_string_free (text, FALSE);
}

/* Where the acta of a number lies in the folder of the book, of the first tome of 2021. */
char *
kit_acta_path (const char *folder, int number)
{
  g_autofree char *listing = kit_fingerprint (folder);
  g_autofree char *start = g_strdup_printf ("2021/Libro-01/Acta-%03d_", number);
  const char *found = strstr (listing, start);
  g_autofree char *name = NULL;

  g_assert_nonnull (found);
  name = g_strndup (found, strcspn (found, " "));
  return g_build_filename (folder, name, NULL);
}

GBytes *
kit_json_bytes (MinkaStore *store)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  minka_store_export_json (store, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

char *
kit_json (MinkaStore *store)
{
  g_autoptr (GBytes) bytes = kit_json_bytes (store);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strndup (data, size);
}

gint64
kit_number (MinkaStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  minka_connection_number (store->connection, sql, &number, &error);
  g_assert_no_error (error);
  return number;
}

GPtrArray *
kit_ids (MinkaStore *store, GType type)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *ids = minka_store_find_ids (store, type, NULL, NULL, &error);

  g_assert_no_error (error);
  return ids;
}

void
kit_apply (MinkaStore *store, MinkaGesture *gesture)
{
  g_autoptr (GError) error = NULL;

  minka_store_apply (store, gesture, NULL, &error);
  g_assert_no_error (error);
}

/* As kit_apply(), and the gesture goes with it. */
void
kit_take (MinkaStore *store, MinkaGesture *gesture)
{
  kit_apply (store, gesture);
  minka_gesture_free (gesture);
}

void
kit_put (MinkaStore *store, gpointer record)
{
  g_autoptr (MinkaGesture) gesture = minka_gesture_new ("put");

  minka_gesture_put (gesture, record);
  kit_apply (store, gesture);
}

void
kit_remove (MinkaStore *store, GType type, const char *id)
{
  g_autoptr (MinkaGesture) gesture = minka_gesture_new ("remove");

  minka_gesture_remove (gesture, type, id);
  kit_apply (store, gesture);
}

guint
kit_found (MinkaStore *store, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = minka_store_search (store, words, NULL, 1000, &error);

  g_assert_no_error (error);
  return hits->len;
}

/* The id of the sample's nth meeting, the oldest being the first. */
char *
kit_meeting (MinkaStore *store, guint nth)
{
  g_autoptr (GPtrArray) ids = kit_ids (store, MINKA_TYPE_MEETING);

  g_assert_cmpuint (ids->len, >=, nth);
  return g_strdup (ids->pdata[ids->len - nth]);
}

/* Filling records */

static const char *const odd_texts[] = {
  "Muñoz Ñahui, «O'Higgins» \"dijo\"; DROP TABLE meeting; -- 100 % \\ / \t fin",
  "👩🏽‍🏫 👨‍👩‍👧‍👦 emoji 🇵🇪",
  "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7 \xe2\x80\xab"
  "derecha\xe2\x80\xac",
  "a\xcc\x81rbol e\xcc\x81l n\xcc\x83 \xef\xbb\xbf, línea 1\nlínea 2\r\nlínea 3",
  "'",
  "\"",
  "0",
  "null",
  " ",
  "-",
  "\x01\x1f\x7f",
};

static char *
make_text (KitManner manner, guint salt)
{
  if (manner == KIT_LONG) {
    GString *text = g_string_new (NULL);

    for (guint i = 0; i < 400; i++)
      g_string_append_printf (text, "%spalabra%u-%u", i > 0 ? " " : "", salt, i);
    return g_string_free (text, FALSE);
  }
  if (manner == KIT_ODD)
    return g_strdup (odd_texts[salt % G_N_ELEMENTS (odd_texts)]);
  return g_strdup_printf ("texto %u", salt);
}

static GBytes *
make_blob (KitManner manner, guint salt)
{
  gsize size = manner == KIT_LONG ? 3 * 1024 * 1024 : manner == KIT_EXTREME ? 0 : 1000;
  guint8 *data = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    data[i] = (guint8) (i * 7 + salt);
  return g_bytes_new_take (data, size);
}

static void
fill_text (GValue *value, const MinkaField *field, KitManner manner, guint salt, GHashTable *targets)
{
  const gboolean required = (field->flags & MINKA_FIELD_REQUIRED) != 0;
  const char *target = field->kind == MINKA_FIELD_REF ? g_hash_table_lookup (targets, field->target) : NULL;

  if (manner == KIT_BARE && !required) {
    g_value_set_string (value, "");
    return;
  }
  switch (field->kind) {
  case MINKA_FIELD_REF:
    g_value_set_string (value, target != NULL ? target : "");
    break;
  case MINKA_FIELD_DATE:
    g_value_set_string (value, manner == KIT_EXTREME ? "9999-12-31" : "2020-02-29");
    break;
  case MINKA_FIELD_TIME:
    g_value_set_string (value, manner == KIT_EXTREME ? "00:00" : "23:59");
    break;
  case MINKA_FIELD_INSTANT:
    g_value_set_string (value, manner == KIT_EXTREME ? "0001-01-01T00:00:00Z" : "2021-03-15T20:30:05Z");
    break;
  default:
    g_value_take_string (value, make_text (manner, salt));
    break;
  }
}

/* Gives every field a value, other ones for each @salt; @targets says which record of a table to refer to. */
void
kit_fill (MinkaRecord *record, KitManner manner, guint salt, GHashTable *targets)
{
  MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++) {
    const MinkaField *field = &klass->fields[i];
    g_auto (GValue) value = G_VALUE_INIT;

    g_value_init (&value, minka_field_get_pspec (klass, field)->value_type);
    switch (field->kind) {
    case MINKA_FIELD_ENUM: {
      g_autoptr (GEnumClass) words = g_type_class_ref (field->enum_type ());

      g_value_set_enum (&value, manner == KIT_BARE ? 0 : (int) ((salt + i) % words->n_values));
      break;
    }
    case MINKA_FIELD_INT:
      g_value_set_int (&value, manner == KIT_BARE      ? 0
                               : manner == KIT_EXTREME ? ((salt + i) % 2 ? G_MININT : G_MAXINT)
                                                       : (int) (salt * 100 + i));
      break;
    case MINKA_FIELD_REAL:
      g_value_set_double (&value, manner == KIT_BARE ? 0 : manner == KIT_EXTREME ? 1e300 / 3 : salt + 0.1);
      break;
    case MINKA_FIELD_BOOL:
      g_value_set_boolean (&value, manner != KIT_BARE && (salt + i) % 2);
      break;
    case MINKA_FIELD_BLOB:
      if (manner != KIT_BARE || (field->flags & MINKA_FIELD_REQUIRED))
        g_value_take_boxed (&value, make_blob (manner, salt));
      break;
    default:
      fill_text (&value, field, manner, salt + i, targets);
      break;
    }
    minka_record_set_field (record, field, &value);
  }
}

void
kit_assert_same (MinkaRecord *one, MinkaRecord *other)
{
  MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (one);

  g_assert_true (G_OBJECT_TYPE (one) == G_OBJECT_TYPE (other));
  g_assert_cmpstr (minka_record_get_id (one), ==, minka_record_get_id (other));
  for (guint i = 0; i < klass->n_fields; i++) {
    const MinkaField *field = &klass->fields[i];
    gpointer a = G_STRUCT_MEMBER_P (one, field->offset);
    gpointer b = G_STRUCT_MEMBER_P (other, field->offset);

    g_test_message ("%s.%s", klass->table, field->name);
    switch (field->kind) {
    case MINKA_FIELD_ENUM:
    case MINKA_FIELD_INT:
    case MINKA_FIELD_BOOL:
      g_assert_cmpint (*(int *) a, ==, *(int *) b);
      break;
    case MINKA_FIELD_REAL:
      g_assert_true (memcmp (a, b, sizeof (double)) == 0);
      break;
    case MINKA_FIELD_BLOB:
      g_assert_true ((*(GBytes **) a == NULL) == (*(GBytes **) b == NULL));
      if (*(GBytes **) a != NULL)
        g_assert_true (g_bytes_equal (*(GBytes **) a, *(GBytes **) b));
      break;
    default:
      g_assert_cmpstr (*(char **) a, ==, *(char **) b);
      break;
    }
  }
}

/* A record of every stored type, each referring to those before it. */
GPtrArray *
kit_one_of_each (KitManner manner, guint salt)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) targets = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_types;
  const GType *types = minka_model_get_types (&n_types);

  for (guint i = 0; i < n_types; i++) {
    MinkaRecord *record = minka_record_new (types[i]);

    kit_fill (record, manner, salt + i, targets);
    g_hash_table_insert (targets, (gpointer) MINKA_RECORD_GET_CLASS (record)->table,
                         (gpointer) minka_record_get_id (record));
    g_ptr_array_add (records, record);
  }
  return records;
}
