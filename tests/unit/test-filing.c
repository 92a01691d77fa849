#include "calls.h"
#include "kit.h"

#include "minka-filing.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Every call that filing makes to the system fails, or is the last one before the power goes, in turn: no bad document
 * is ever seen under its name, and the next try makes all good. */

#define SIZE 150000

/* A document and its folder */

#define NAME "2021/Libro-01/Acta-001_2021-03-15_prueba.pdf"

typedef struct {
  KitFolder *folder;
  GFile *drive;
  GFile *file;
  GBytes *bytes;
} Drive;

static Drive
drive_new (void)
{
  Drive drive = { kit_folder_new (), NULL, NULL, NULL };
  guchar *data = g_malloc (SIZE);

  for (guint i = 0; i < SIZE; i++)
    data[i] = (guchar) (i * 31 + i / 251);
  drive.bytes = g_bytes_new_take (data, SIZE);
  drive.drive = g_file_new_for_path (drive.folder);
  drive.file = g_file_resolve_relative_path (drive.drive, NAME);
  return drive;
}

static void
drive_clear (Drive *drive)
{
  kit_folder_free (drive->folder);
  g_object_unref (drive->drive);
  g_object_unref (drive->file);
  g_bytes_unref (drive->bytes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drive, drive_clear)

static gboolean
send (Drive *drive, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, drive->bytes);

  return minka_filing_copy (drive->drive, NAME, drive->bytes, NULL, error) &&
         minka_filing_verify (drive->drive, NAME, sha256, NULL, error);
}

static void
expect_whole (Drive *drive)
{
  g_autoptr (GBytes) found = g_file_load_bytes (drive->file, NULL, NULL, NULL);
  g_autofree char *listing = kit_fingerprint (drive->folder);

  g_assert_nonnull (found);
  g_assert_true (g_bytes_equal (found, drive->bytes));
  g_assert_null (strstr (listing, ".part"));
}

/* Under its name there is nothing, or all of it; where a folder cannot rename, perhaps a beginning. */
static void
expect_nothing_bad (Drive *drive, Ability ability)
{
  g_autoptr (GBytes) found = g_file_load_bytes (drive->file, NULL, NULL, NULL);
  gsize size = found != NULL ? g_bytes_get_size (found) : 0;

  if (found == NULL)
    return;
  if (ability < NO_RENAME)
    g_assert_cmpuint (size, ==, SIZE);
  g_assert_cmpuint (size, <=, SIZE);
  g_assert_cmpint (memcmp (g_bytes_get_data (found, NULL), g_bytes_get_data (drive->bytes, NULL), size), ==,
                   0);
}

static void
expect_next_try_works (Drive *drive)
{
  g_autoptr (GError) error = NULL;

  send (drive, &error);
  g_assert_no_error (error);
  expect_whole (drive);
}

/* Returns: whether there was an @nth call */
static gboolean
kill_at (Ability ability, guint nth, gboolean half)
{
  g_auto (Drive) drive = drive_new ();
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    calls.ability = ability;
    calls.n = 0;
    calls.nth = nth;
    calls.half = half;
    _exit (send (&drive, NULL) ? 0 : 1);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  calls.ability = ability;
  expect_nothing_bad (&drive, ability);
  expect_next_try_works (&drive);
  if (WIFSIGNALED (status))
    return TRUE;
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return FALSE;
}

static void
test_kill (gconstpointer data)
{
  const Ability ability = GPOINTER_TO_INT (data);
  guint nth = 1, halves = 0;

  while (kill_at (ability, nth, FALSE)) {
    halves += kill_at (ability, nth, TRUE);
    nth++;
  }
  g_test_message ("%u steps, %u half writes", nth - 1, halves);
  g_assert_cmpuint (nth, >, 20);
  g_assert_cmpuint (halves, >=, ability == NO_RENAME ? 6 : 3);
}

static void
test_fail (gconstpointer data)
{
  const Ability ability = GPOINTER_TO_INT (data);
  static const int codes[] = { ENOSPC, EIO, EACCES, ENOENT, ESTALE };
  guint refused = 0;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    gboolean struck = TRUE;

    for (guint nth = 1; struck; nth++) {
      g_auto (Drive) drive = drive_new ();
      g_autoptr (GError) error = NULL;
      gboolean ok;

      calls.ability = ability;
      calls.n = 0;
      calls.code = codes[i];
      calls.nth = nth;
      ok = send (&drive, &error);
      struck = calls.n >= nth;
      calls.nth = 0;
      calls.code = 0;
      g_assert_true (ok || struck);
      if (ok) {
        g_assert_no_error (error);
        /* What may fail without harm leaves at most the temporary file. */
        expect_next_try_works (&drive);
        continue;
      }
      refused++;
      g_assert_true (error->domain == MINKA_ERROR);
      if (codes[i] == ENOSPC)
        g_assert_true (error->code == MINKA_ERROR_NO_SPACE || error->code == MINKA_ERROR_EXISTS);
      /* One sentence. */
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_null (strstr (error->message, ". "));
      expect_nothing_bad (&drive, ability);
      expect_next_try_works (&drive);
    }
  }
  g_assert_cmpuint (refused, >, 40);
}

static void
test_not_replaced (gconstpointer data)
{
  static const char *const others[] = { "otra cosa", "x" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_auto (Drive) drive = drive_new ();
    g_autofree char *path = g_file_get_path (drive.file);
    g_autofree char *place = g_path_get_dirname (path);
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;
    g_autoptr (GError) error = NULL;

    calls.ability = GPOINTER_TO_INT (data);
    g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
    kit_write (path, others[i], -1);
    before = kit_fingerprint (drive.folder);
    g_assert_false (send (&drive, &error));
    g_assert_error (error, MINKA_ERROR, MINKA_ERROR_EXISTS);
    after = kit_fingerprint (drive.folder);
    g_assert_cmpstr (after, ==, before);
  }
}

/* A copy that was cut short, by a kill or by whoever keeps the folder in step, is made whole. */
static void
test_half_copy (gconstpointer data)
{
  static const gsize sizes[] = { 0, 1, 65536, SIZE - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_auto (Drive) drive = drive_new ();
    g_autofree char *path = g_file_get_path (drive.file);
    g_autofree char *place = g_path_get_dirname (path);

    calls.ability = GPOINTER_TO_INT (data);
    g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
    kit_write (path, g_bytes_get_data (drive.bytes, NULL), sizes[i]);
    expect_next_try_works (&drive);
  }
}

/* The folder of a stick that was pulled out is not made on the computer's own disk. */
static void
test_folder_away (void)
{
  g_auto (Drive) drive = drive_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *listing = NULL;
  g_autoptr (GFile) away = g_file_get_child (drive.drive, "USB");

  calls.ability = ABLE;
  g_assert_false (minka_filing_copy (away, NAME, drive.bytes, NULL, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND);
  listing = kit_fingerprint (drive.folder);
  g_assert_cmpstr (listing, ==, "");
  g_clear_error (&error);
  g_assert_false (minka_filing_is_there (away, FALSE, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* Nor is the empty place where a drive used to be. */
  g_assert_true (minka_filing_is_there (drive.drive, FALSE, &error));
  g_assert_false (minka_filing_is_there (drive.drive, TRUE, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (send (&drive, &error));
  g_assert_true (minka_filing_is_there (drive.drive, TRUE, &error));
}

/* One bit that turned over is seen. */
static void
test_reads_back (void)
{
  g_auto (Drive) drive = drive_new ();
  g_autofree char *path = g_file_get_path (drive.file);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, drive.bytes);
  g_autofree char *data = NULL;
  gsize size;
  g_autoptr (GError) error = NULL;

  calls.ability = ABLE;
  g_assert_true (send (&drive, &error));
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  data[size / 2] ^= 1;
  kit_write (path, data, size);
  g_assert_false (minka_filing_verify (drive.drive, NAME, sha256, NULL, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_IO);
}

int
main (int argc, char *argv[])
{
  static const char *const names[] = { "able", "no-noreplace", "no-links", "no-rename" };

  g_test_init (&argc, &argv, NULL);
  for (int i = ABLE; i <= NO_RENAME; i++) {
    g_autofree char *kill_path = g_strdup_printf ("/filing/kill/%s", names[i]);
    g_autofree char *fail_path = g_strdup_printf ("/filing/fail/%s", names[i]);
    g_autofree char *other_path = g_strdup_printf ("/filing/not-replaced/%s", names[i]);
    g_autofree char *half_path = g_strdup_printf ("/filing/half-copy/%s", names[i]);

    g_test_add_data_func (kill_path, GINT_TO_POINTER (i), test_kill);
    g_test_add_data_func (fail_path, GINT_TO_POINTER (i), test_fail);
    g_test_add_data_func (other_path, GINT_TO_POINTER (i), test_not_replaced);
    g_test_add_data_func (half_path, GINT_TO_POINTER (i), test_half_copy);
  }
  g_test_add_func ("/filing/folder-away", test_folder_away);
  g_test_add_func ("/filing/reads-back", test_reads_back);
  return g_test_run ();
}
