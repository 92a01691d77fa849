#include "kit.h"

#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* A file that is not a sound plan of ours is refused with its own sentence, and left as it is to the byte. */

typedef struct {
  KitFolder *folder;
  char *path;
} Place;

static void
place_clear (Place *place)
{
  kit_folder_free (place->folder);
  g_free (place->path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static Place
place_new (void)
{
  KitFolder *folder = kit_folder_new ();

  return (Place) { folder, g_build_filename (folder, "plan.minka", NULL) };
}

static Place
place_with_sample (void)
{
  Place place = place_new ();
  g_autoptr (MinkaStore) store = kit_sample (place.path);

  return place;
}

static gsize
size_of (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_size;
}

static char *
refusal (Place *place, MinkaError code)
{
  g_autofree char *before = kit_fingerprint (place->folder);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (minka_store_open (place->path, &error));
  g_assert_error (error, MINKA_ERROR, (int) code);
  after = kit_fingerprint (place->folder);
  g_assert_cmpstr (after, ==, before);
  return g_strdup (error->message);
}

static void
expect_refusal (Place *place, MinkaError code)
{
  g_autofree char *message = refusal (place, code);

  g_assert_true (g_str_has_suffix (message, "."));
}

static void
test_missing (void)
{
  g_auto (Place) place = place_new ();

  expect_refusal (&place, MINKA_ERROR_NOT_FOUND);
}

static void
test_folder (void)
{
  g_auto (Place) place = place_new ();

  g_assert_cmpint (g_mkdir (place.path, 0700), ==, 0);
  expect_refusal (&place, MINKA_ERROR_FOREIGN);
}

static void
test_empty (void)
{
  g_auto (Place) place = place_new ();

  kit_write (place.path, "", 0);
  expect_refusal (&place, MINKA_ERROR_CORRUPT);
}

static void
test_text (void)
{
  g_auto (Place) place = place_new ();

  kit_write (place.path, "Esto no es un plan.\n", -1);
  expect_refusal (&place, MINKA_ERROR_FOREIGN);
}

static void
exec (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static void
test_foreign_database (void)
{
  g_auto (Place) place = place_new ();

  exec (place.path, "CREATE TABLE meeting (id); INSERT INTO meeting VALUES (1)");
  expect_refusal (&place, MINKA_ERROR_FOREIGN);
}

static void
test_newer (void)
{
  g_auto (Place) place = place_with_sample ();
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", MINKA_SCHEMA_VERSION + 1);

  exec (place.path, sql);
  expect_refusal (&place, MINKA_ERROR_NEWER);
}

/* A file cut anywhere is refused. */
static void
test_cut_short (void)
{
  g_auto (Place) place = place_with_sample ();
  const gsize size = size_of (place.path);
  const gsize cuts[] = { 1, 512, 4096, size / 3, size / 2, size - 4096, 1000 };

  g_autofree char *whole = NULL;

  g_assert_true (g_file_get_contents (place.path, &whole, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++) {
    g_test_message ("%" G_GSIZE_FORMAT " less", cuts[i]);
    kit_write (place.path, whole, size - cuts[i]);
    expect_refusal (&place, MINKA_ERROR_CORRUPT);
  }
  /* What is too short to tell is not called ours. */
  kit_write (place.path, whole, 50);
  expect_refusal (&place, MINKA_ERROR_FOREIGN);
}

static gsize
root_page (const char *path, const char *table)
{
  g_autoptr (MinkaStore) store = kit_store_open (path);
  g_autofree char *sql =
      g_strdup_printf ("SELECT (rootpage - 1) * 4096 FROM sqlite_schema WHERE name = '%s'", table);

  return kit_number (store, sql);
}

static void
test_damaged_page (void)
{
  static const char *const tables[] = { "meeting", "agreement", "protocol_step", "member", "acta_number" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_auto (Place) place = place_with_sample ();

    g_test_message ("%s", tables[i]);
    kit_damage (place.path, root_page (place.path, tables[i]), 4096);
    expect_refusal (&place, MINKA_ERROR_CORRUPT);
  }
}

/* The table of tables itself is on the first page. */
static void
test_damaged_first_page (void)
{
  g_auto (Place) place = place_with_sample ();

  kit_damage (place.path, 100, 400);
  expect_refusal (&place, MINKA_ERROR_CORRUPT);
}

static void
test_damaged_header (void)
{
  static const struct {
    gsize offset, size;
  } spots[] = { { 16, 2 }, { 18, 2 }, { 20, 4 }, { 44, 4 }, { 56, 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (spots); i++) {
    g_auto (Place) place = place_with_sample ();

    g_test_message ("at %" G_GSIZE_FORMAT, spots[i].offset);
    kit_damage (place.path, spots[i].offset, spots[i].size);
    expect_refusal (&place, MINKA_ERROR_CORRUPT);
  }
}

/* What made it ours is lost; only its safety copies still tell. */
static void
test_damaged_mark (void)
{
  static const struct {
    gsize offset, size;
  } spots[] = { { 0, 16 }, { 68, 4 }, { 0, 100 } };

  for (guint i = 0; i < G_N_ELEMENTS (spots); i++) {
    g_auto (Place) place = place_with_sample ();
    g_autoptr (MinkaStore) store = NULL;

    g_test_message ("at %" G_GSIZE_FORMAT, spots[i].offset);
    kit_damage (place.path, spots[i].offset, spots[i].size);
    expect_refusal (&place, MINKA_ERROR_FOREIGN);

    g_remove (place.path);
    store = kit_sample (place.path);
    g_assert_true (minka_store_back_up (store, NULL));
    g_clear_object (&store);
    kit_damage (place.path, spots[i].offset, spots[i].size);
    expect_refusal (&place, MINKA_ERROR_CORRUPT);
  }
}

/* Copies the files of an open plan as they are on the disk, as after a power cut. */
static void
copy_open_plan (const char *from, const char *to)
{
  g_autofree char *from_log = g_strconcat (from, "-wal", NULL);
  g_autofree char *to_log = g_strconcat (to, "-wal", NULL);

  kit_copy (from, to);
  kit_copy (from_log, to_log);
}

static void
test_damaged_beside_log (void)
{
  g_auto (Place) place = place_with_sample ();
  g_auto (Place) cut = place_new ();
  gsize spot = root_page (place.path, "protocol_step");
  g_autoptr (MinkaStore) store = kit_store_open (place.path);
  g_autoptr (MinkaMember) member = minka_record_new (MINKA_TYPE_MEMBER);

  g_object_set (member, "name", "Nueva", NULL);
  kit_put (store, member);
  copy_open_plan (place.path, cut.path);
  g_clear_object (&store);
  kit_damage (cut.path, spot, 4096);
  expect_refusal (&cut, MINKA_ERROR_CORRUPT);
}

static void
test_newer_beside_log (void)
{
  g_auto (Place) place = place_with_sample ();
  g_auto (Place) cut = place_new ();
  g_autoptr (MinkaStore) store = kit_store_open (place.path);

  /* The newer program had written its version only to the log when the power went. */
  g_assert_true (minka_connection_exec (store->connection, "PRAGMA user_version = 99", NULL));
  copy_open_plan (place.path, cut.path);
  expect_refusal (&cut, MINKA_ERROR_NEWER);
}

/* Runs in a child process that leaves without cleaning up. */
static int
in_child (int (*run) (Place *place), Place *place)
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    _exit (run (place));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static int
open_as_ordinary_user (Place *place)
{
  g_autoptr (GError) error = NULL;

  if (getuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
    return 99;
  if (minka_store_open (place->path, &error) != NULL)
    return 98;
  return error->domain == MINKA_ERROR ? error->code : 97;
}

static void
expect_read_only (Place *place, MinkaError code)
{
  g_autofree char *before = kit_fingerprint (place->folder);
  g_autofree char *after = NULL;

  g_assert_cmpint (in_child (open_as_ordinary_user, place), ==, code);
  after = kit_fingerprint (place->folder);
  g_assert_cmpstr (after, ==, before);
}

static void
test_read_only_file (void)
{
  g_auto (Place) place = place_with_sample ();

  g_assert_cmpint (g_chmod (place.folder, 0777), ==, 0);
  g_assert_cmpint (g_chmod (place.path, 0444), ==, 0);
  expect_read_only (&place, MINKA_ERROR_READ_ONLY);
}

static void
test_read_only_folder (void)
{
  g_auto (Place) place = place_with_sample ();

  g_assert_cmpint (g_chmod (place.path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (place.folder, 0555), ==, 0);
  expect_read_only (&place, MINKA_ERROR_READ_ONLY);
}

static void
test_unreadable (void)
{
  g_auto (Place) place = place_with_sample ();

  g_assert_cmpint (g_chmod (place.folder, 0777), ==, 0);
  g_assert_cmpint (g_chmod (place.path, 0000), ==, 0);
  /* Root reads it all the same, so only the child's answer counts. */
  g_assert_cmpint (in_child (open_as_ordinary_user, &place), ==, MINKA_ERROR_NOT_FOUND);
}

/* Another process has the plan open, and is in the middle of its work. */
static void
test_in_use (void)
{
  g_auto (Place) place = place_with_sample ();
  int ready[2], done[2], status;
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (done), ==, 0);
  child = fork ();
  if (child == 0) {
    MinkaStore *store = kit_store_open (place.path);
    g_autoptr (MinkaMember) member = minka_record_new (MINKA_TYPE_MEMBER);

    close (done[1]);
    g_object_set (member, "name", "Del otro", NULL);
    kit_put (store, member);
    if (write (ready[1], "r", 1) != 1 || read (done[0], &byte, 1) != 0)
      _exit (1);
    g_object_set (member, "job", "Todavía", NULL);
    kit_put (store, member);
    g_object_unref (store);
    _exit (0);
  }
  close (done[0]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  expect_refusal (&place, MINKA_ERROR_IN_USE);
  close (done[1]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  close (ready[0]);
  close (ready[1]);
  /* And the other one's work is whole. */
  g_object_unref (kit_store_open (place.path));
}

static void
test_in_use_here (void)
{
  g_auto (Place) place = place_with_sample ();
  g_autoptr (MinkaStore) store = kit_store_open (place.path);

  expect_refusal (&place, MINKA_ERROR_IN_USE);
}

static void
test_sentences_differ (void)
{
  g_auto (Place) missing = place_new ();
  g_auto (Place) text = place_new ();
  g_auto (Place) empty = place_new ();
  g_auto (Place) newer = place_with_sample ();
  g_auto (Place) busy = place_with_sample ();
  g_autoptr (MinkaStore) store = kit_store_open (busy.path);
  g_autoptr (GHashTable) sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  kit_write (text.path, "texto", -1);
  kit_write (empty.path, "", 0);
  exec (newer.path, "PRAGMA user_version = 1000");
  g_assert_true (g_hash_table_add (sentences, refusal (&missing, MINKA_ERROR_NOT_FOUND)));
  g_assert_true (g_hash_table_add (sentences, refusal (&text, MINKA_ERROR_FOREIGN)));
  g_assert_true (g_hash_table_add (sentences, refusal (&empty, MINKA_ERROR_CORRUPT)));
  g_assert_true (g_hash_table_add (sentences, refusal (&newer, MINKA_ERROR_NEWER)));
  g_assert_true (g_hash_table_add (sentences, refusal (&busy, MINKA_ERROR_IN_USE)));
}

static void
test_create_never_overwrites (void)
{
  g_auto (Place) place = place_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  kit_write (place.path, "algo", -1);
  before = kit_fingerprint (place.folder);
  g_assert_null (minka_store_create (place.path, NULL, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_EXISTS);
  after = kit_fingerprint (place.folder);
  g_assert_cmpstr (after, ==, before);
}

static void
test_failed_create_leaves_nothing (void)
{
  g_auto (Place) place = place_new ();
  g_autoptr (GBytes) bad = g_bytes_new_static ("{\"minka\": 1, \"member\": [{}]}", 28);
  g_autofree char *nowhere = g_build_filename (place.folder, "no", "plan.minka", NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (minka_store_create (place.path, bad, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (minka_store_create (nowhere, NULL, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND);
  after = kit_fingerprint (place.folder);
  g_assert_cmpstr (after, ==, "");
}

/* The half file of a killed program with the same process number is in nobody's way. */
static void
test_create_over_leftovers (void)
{
  g_auto (Place) place = place_new ();
  g_auto (Place) other = place_with_sample ();
  g_autofree char *leftover = g_strdup_printf ("%s.new-%d", place.path, (int) getpid ());
  g_autofree char *journal = g_strconcat (leftover, "-journal", NULL);
  g_autofree char *after = NULL;

  kit_copy (other.path, leftover);
  kit_write (journal, "nada", -1);
  g_object_unref (kit_sample (place.path));
  after = kit_fingerprint (place.folder);
  g_assert_true (g_str_has_prefix (after, "plan.minka "));
  g_assert_null (strchr (after, '\n')[1] != '\0' ? after : NULL);
}

/* Safety copies */

static char *
copy_at (Place *place, const char *moment)
{
  g_autofree char *folder = g_path_get_dirname (place->path);
  g_autofree char *copies = g_build_filename (folder, "respaldos", NULL);
  g_autofree char *name = g_strdup_printf ("plan-%s.minka", moment);

  g_mkdir_with_parents (copies, 0700);
  return g_build_filename (copies, name, NULL);
}

static void
test_restore_newest (void)
{
  g_auto (Place) place = place_with_sample ();
  g_autoptr (MinkaStore) store = kit_store_open (place.path);
  g_autofree char *expected = NULL;
  g_autofree char *after = NULL;
  g_autofree char *newest = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *damaged = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *old = copy_at (&place, "2020-01-01-000000");
  gsize damaged_size, kept_size;
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaMember) member = minka_record_new (MINKA_TYPE_MEMBER);

  kit_copy (place.path, old);
  g_object_set (member, "name", "Nueva", NULL);
  kit_put (store, member);
  expected = kit_json (store);
  g_assert_true (minka_backup_make (store->connection, place.path, &error));
  g_assert_no_error (error);
  g_clear_object (&store);

  kit_damage (place.path, root_page (place.path, "meeting"), 4096);
  expect_refusal (&place, MINKA_ERROR_CORRUPT);
  g_assert_true (g_file_get_contents (place.path, &damaged, &damaged_size, NULL));
  newest = minka_backup_newest (place.path);
  g_assert_cmpstr (newest, !=, old);
  g_assert_true (minka_backup_restore (place.path, newest, &aside, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (aside, &kept, &kept_size, NULL));
  g_assert_cmpmem (kept, kept_size, damaged, damaged_size);

  store = kit_store_open (place.path);
  after = kit_json (store);
  g_assert_cmpstr (after, ==, expected);
  /* The copy itself is still there. */
  g_assert_true (g_file_test (newest, G_FILE_TEST_EXISTS));
}

static void
test_restore_takes_log_aside (void)
{
  g_auto (Place) place = place_with_sample ();
  g_autoptr (MinkaStore) store = kit_store_open (place.path);
  g_autofree char *log = g_strconcat (place.path, "-wal", NULL);
  g_autofree char *newest = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *kept_log = NULL;

  g_assert_true (minka_store_back_up (store, NULL));
  g_clear_object (&store);
  kit_write (log, "resto", -1);
  newest = minka_backup_newest (place.path);
  g_assert_true (minka_backup_restore (place.path, newest, &aside, NULL));
  kept_log = g_strconcat (aside, "-wal", NULL);
  g_assert_true (g_file_test (kept_log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_object_unref (kit_store_open (place.path));
}

static void
test_back_up_leaves_one_file (void)
{
  g_auto (Place) place = place_with_sample ();
  g_autoptr (MinkaStore) store = kit_store_open (place.path);
  g_autofree char *copies = g_build_filename (place.folder, "respaldos", NULL);
  g_autofree char *listing = NULL;
  g_autofree char *newest = NULL;

  g_assert_true (minka_store_back_up (store, NULL));
  /* There is one of today, so nothing is done. */
  g_assert_true (minka_store_back_up (store, NULL));
  listing = kit_fingerprint (copies);
  g_assert_cmpuint (strchr (listing, '\n')[1], ==, '\0');
  newest = minka_backup_newest (place.path);
  g_object_unref (kit_store_open (newest));
}

static void
test_copies_are_thinned (void)
{
  g_auto (Place) place = place_with_sample ();
  g_autoptr (MinkaStore) store = kit_store_open (place.path);
  g_autofree char *copies = g_build_filename (place.folder, "respaldos", NULL);
  g_autofree char *stranger = g_build_filename (copies, "otro-2020-03-15-120000.minka", NULL);
  g_autoptr (GDir) dir = NULL;
  guint n = 0, n_march = 0;
  const char *name;

  for (guint month = 1; month <= 6; month++) {
    for (guint day = 1; day <= 9; day++) {
      g_autofree char *moment = g_strdup_printf ("2020-%02u-%02u-120000", month, day);
      g_autofree char *path = copy_at (&place, moment);

      kit_write (path, "copia", -1);
    }
  }
  kit_write (stranger, "de otro plan", -1);
  g_assert_true (minka_backup_make (store->connection, place.path, NULL));

  dir = g_dir_open (copies, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    n++;
    n_march += g_str_has_prefix (name, "plan-2020-03");
    if (g_str_has_prefix (name, "plan-2020-03"))
      g_assert_cmpstr (name, ==, "plan-2020-03-01-120000.minka");
  }
  /* The last ten are today's and the nine of June; before that, one a month; and the stranger. */
  g_assert_cmpuint (n_march, ==, 1);
  g_assert_cmpuint (n, ==, 10 + 5 + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/refusals/missing", test_missing);
  g_test_add_func ("/refusals/folder", test_folder);
  g_test_add_func ("/refusals/empty", test_empty);
  g_test_add_func ("/refusals/text", test_text);
  g_test_add_func ("/refusals/foreign-database", test_foreign_database);
  g_test_add_func ("/refusals/newer", test_newer);
  g_test_add_func ("/refusals/cut-short", test_cut_short);
  g_test_add_func ("/refusals/damaged-page", test_damaged_page);
  g_test_add_func ("/refusals/damaged-first-page", test_damaged_first_page);
  g_test_add_func ("/refusals/damaged-header", test_damaged_header);
  g_test_add_func ("/refusals/damaged-mark", test_damaged_mark);
  g_test_add_func ("/refusals/damaged-beside-log", test_damaged_beside_log);
  g_test_add_func ("/refusals/newer-beside-log", test_newer_beside_log);
  g_test_add_func ("/refusals/read-only-file", test_read_only_file);
  g_test_add_func ("/refusals/read-only-folder", test_read_only_folder);
  g_test_add_func ("/refusals/unreadable", test_unreadable);
  g_test_add_func ("/refusals/in-use", test_in_use);
  g_test_add_func ("/refusals/in-use-here", test_in_use_here);
  g_test_add_func ("/refusals/sentences-differ", test_sentences_differ);
  g_test_add_func ("/refusals/create-never-overwrites", test_create_never_overwrites);
  g_test_add_func ("/refusals/failed-create-leaves-nothing", test_failed_create_leaves_nothing);
  g_test_add_func ("/refusals/create-over-leftovers", test_create_over_leftovers);
  g_test_add_func ("/backup/restore-newest", test_restore_newest);
  g_test_add_func ("/backup/restore-takes-log-aside", test_restore_takes_log_aside);
  g_test_add_func ("/backup/leaves-one-file", test_back_up_leaves_one_file);
  g_test_add_func ("/backup/thinned", test_copies_are_thinned);
  return g_test_run ();
}
