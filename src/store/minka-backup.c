#include "minka-store-private.h"

#include "minka-durable.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Safety copies lie in a folder beside the plan, named by plan and moment: «respaldos/plan-2021-03-15-153005.minka».
 * The last ten are kept, and of older ones the first of each month. */

#define KEEP_LAST 10

static char *
stem_of (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ".minka"))
    name[strlen (name) - strlen (".minka")] = '\0';
  return g_steal_pointer (&name);
}

/**
 * minka_backup_document:
 * @path: a plan
 *
 * In a sandbox, the portal hands over a single file as «doc/ID/plan.minka» in the runtime folder. What the program puts
 * beside it there goes with the program.
 *
 * Returns: (transfer full) (nullable): that id, %NULL for a plan in a folder that keeps what is put there
 */
char *
minka_backup_document (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *documents = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);

  return g_str_equal (parent, documents) ? g_path_get_basename (folder) : NULL;
}

/**
 * minka_backup_folder:
 * @path: a plan
 *
 * Returns: (transfer full): where its safety copies lie: beside it, or in the user's data folder when that cannot be
 */
char *
minka_backup_folder (const char *path)
{
  g_autofree char *document = minka_backup_document (path);
  g_autofree char *folder = NULL;

  if (document != NULL)
    return g_build_filename (g_get_user_data_dir (), "minka", "respaldos", document, NULL);
  folder = g_path_get_dirname (path);
  return g_build_filename (folder, "respaldos", NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char **) a, *(const char **) b);
}

/* The names of a plan's copies, oldest first. */
static GPtrArray *
list_copies (const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = minka_backup_folder (path);
  g_autofree char *stem = stem_of (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gsize length = strlen (stem);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, stem) && strlen (name) == length + strlen ("-2021-03-15-153005.minka") &&
        name[length] == '-' && g_str_has_suffix (name, ".minka"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
thin_out (const char *path)
{
  g_autofree char *folder = minka_backup_folder (path);
  g_autofree char *stem = stem_of (path);
  g_autoptr (GPtrArray) names = list_copies (path);
  const gsize month = strlen (stem) + strlen ("-2021-03");

  for (guint i = 1; i + KEEP_LAST < names->len; i++) {
    if (strncmp (names->pdata[i - 1], names->pdata[i], month) == 0) {
      g_autofree char *file = g_build_filename (folder, names->pdata[i], NULL);

      g_unlink (file);
    }
  }
}

static gboolean
copy_pages (MinkaConnection *from, const char *to, GError **error)
{
  sqlite3 *target = NULL;
  sqlite3_backup *backup;
  int code = sqlite3_open (to, &target);

  if (code == SQLITE_OK) {
    backup = sqlite3_backup_init (target, "main", minka_connection_handle (from), "main");
    if (backup != NULL) {
      sqlite3_backup_step (backup, -1);
      code = sqlite3_backup_finish (backup);
    } else {
      code = sqlite3_errcode (target);
    }
  }
  sqlite3_close (target);
  if (code == SQLITE_OK)
    return TRUE;
  g_set_error (error, MINKA_ERROR, (code & 0xff) == SQLITE_FULL ? MINKA_ERROR_NO_SPACE : MINKA_ERROR_IO,
               _ ("The safety copy could not be written (%s). The plan itself is safe."),
               sqlite3_errstr (code));
  return FALSE;
}

/* What was cut short when the power failed is nobody's. */
static void
sweep (const char *folder, const char *stem)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, stem) && g_str_has_suffix (name, ".minka.part")) {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_unlink (file);
    }
}

/**
 * minka_backup_make:
 * @connection: a connection to the plan
 * @path: the plan
 * @error: return location
 *
 * Writes a safety copy under a temporary name and gives it its own when it is whole.
 *
 * Returns: whether it is there
 */
gboolean
minka_backup_make (MinkaConnection *connection, const char *path, GError **error)
{
  g_autofree char *folder = minka_backup_folder (path);
  g_autofree char *stem = stem_of (path);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char *name = g_strdup_printf ("%s-%s.minka", stem, moment);
  g_autofree char *final = g_build_filename (folder, name, NULL);
  g_autofree char *unfinished = g_strconcat (final, ".part", NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_IO,
                         _ ("The folder for safety copies could not be made. The plan itself is safe."));
    return FALSE;
  }
  sweep (folder, stem);
  if (!copy_pages (connection, unfinished, error)) {
    g_unlink (unfinished);
    return FALSE;
  }
  if (minka_durable_name (unfinished, final, TRUE) != 0) {
    g_unlink (unfinished);
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_IO,
                         _ ("The safety copy could not be written. The plan itself is safe."));
    return FALSE;
  }
  thin_out (path);
  return TRUE;
}

/**
 * minka_store_back_up:
 * @self: a store
 * @error: return location
 *
 * Makes a safety copy if there is none of today, or none that holds what was done since.
 *
 * Returns: whether all that should be safe is
 */
gboolean
minka_store_back_up (MinkaStore *self, GError **error)
{
  g_autofree char *newest = minka_backup_newest (self->path);
  GStatBuf copy, plan, log;
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  gint64 last_change;

  if (newest != NULL && g_stat (newest, &copy) == 0 && g_stat (self->path, &plan) == 0) {
    last_change =
        g_stat (wal, &log) == 0 && log.st_size > 0 ? MAX (plan.st_mtime, log.st_mtime) : plan.st_mtime;
    if (copy.st_mtime >= last_change || g_get_real_time () / G_USEC_PER_SEC - copy.st_mtime < 20 * 60 * 60)
      return TRUE;
  }
  return minka_backup_make (self->connection, self->path, error);
}

/**
 * minka_store_back_up_now:
 * @self: a store
 * @error: return location
 *
 * Makes a safety copy, whatever there is already.
 *
 * Returns: whether it is there
 */
gboolean
minka_store_back_up_now (MinkaStore *self, GError **error)
{
  return minka_backup_make (self->connection, self->path, error);
}

/**
 * minka_backup_newest:
 * @path: a plan
 *
 * Returns: (transfer full) (nullable): the path of its newest safety copy
 */
char *
minka_backup_newest (const char *path)
{
  g_autofree char *folder = minka_backup_folder (path);
  g_autoptr (GPtrArray) names = list_copies (path);

  return names->len > 0 ? g_build_filename (folder, names->pdata[names->len - 1], NULL) : NULL;
}

static gboolean
move_aside (const char *path, const char *aside, const char *suffix)
{
  g_autofree char *from = g_strconcat (path, suffix, NULL);
  g_autofree char *to = g_strconcat (aside, suffix, NULL);

  return !g_file_test (from, G_FILE_TEST_EXISTS) || g_rename (from, to) == 0;
}

static void
put_back (const char *path, const char *aside)
{
  move_aside (aside, path, "-wal");
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_unlink (aside);
  else
    move_aside (aside, path, "");
}

/**
 * minka_backup_restore:
 * @path: a plan that cannot be opened
 * @backup: one of its safety copies
 * @aside: (out) (optional): where the damaged file lies now
 * @error: return location
 *
 * Puts a safety copy in the place of a damaged plan, which is kept under another name.
 *
 * Returns: whether it went well; if not, the damaged file is where it was
 */
gboolean
minka_backup_restore (const char *path, const char *backup, char **aside, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char *kept = g_strdup_printf ("%s.dañado-%s", path, moment);
  g_autofree char *unfinished = g_strconcat (path, ".part", NULL);
  g_autoptr (GFile) source = g_file_new_for_path (backup);

  /* The log of the damaged file must not come to be that of the copy. */
  if (!minka_durable_copy (source, unfinished, NULL, NULL) || !move_aside (path, kept, "-wal") ||
      !move_aside (path, kept, "-shm") || !minka_durable_keep (path, kept) ||
      minka_durable_name (unfinished, path, TRUE) != 0) {
    put_back (path, kept);
    g_unlink (unfinished);
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_IO,
                         _ ("The safety copy could not be put back. It is still there; try again."));
    return FALSE;
  }
  if (aside != NULL)
    *aside = g_steal_pointer (&kept);
  return TRUE;
}

/* The whole file, by reading only. */
static gboolean
inspect (const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (MinkaConnection) connection = NULL;
  gint64 damaged = 0;
  gboolean ok;

  if (!minka_header_check (path, error))
    return FALSE;
  connection = minka_connection_open (path, SQLITE_OPEN_READWRITE, error);
  ok = connection != NULL &&
       minka_connection_number (connection,
                                "SELECT count (*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
                                &damaged, error);
  g_clear_pointer (&connection, minka_connection_close);
  g_unlink (log);
  if (ok && damaged > 0)
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_CORRUPT,
                         _ ("The safety copy is damaged and was not used. The plan itself is safe."));
  return ok && damaged == 0;
}

/**
 * minka_backup_check:
 * @copy: a safety copy that this program wrote
 * @error: return location
 *
 * Reads a safety copy from its first page to its last.
 *
 * Returns: whether it is whole
 */
gboolean
minka_backup_check (const char *copy, GError **error)
{
  return inspect (copy, error);
}

static gboolean
fail_to_take_in (const GError *reason, GError **error)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (reason));
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    g_set_error_literal (
        error, MINKA_ERROR, MINKA_ERROR_NO_SPACE,
        _ ("The disk is full, so the safety copy could not be brought back. It is as it was: make "
           "room and try again."));
  else
    g_set_error (
        error, MINKA_ERROR, MINKA_ERROR_IO,
        _ ("The safety copy could not be brought back (%s). It is as it was: try again, or choose another one."),
        reason->message);
  return FALSE;
}

static gboolean
fail_existing (GError **error)
{
  g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_EXISTS,
                       _ ("There is already a plan in that place; it was left as it is."));
  return FALSE;
}

/**
 * minka_backup_take_in:
 * @copy: a safety copy, anywhere
 * @path: where the plan is to be; nothing may be there
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Makes a plan of a safety copy: it is copied under a temporary name, read from its first page to its last, and given
 * its name. The copy stays as it is.
 *
 * Returns: whether the plan is there; if not, nothing is, and @error is that of minka_store_open(), or
 *   %MINKA_ERROR_EXISTS
 */
gboolean
minka_backup_take_in (GFile *copy, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *unfinished = g_strconcat (path, ".part", NULL);
  g_autoptr (GError) reason = NULL;
  int code;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return fail_existing (error);
  if (!minka_durable_copy (copy, unfinished, cancellable, &reason))
    return fail_to_take_in (reason, error);
  if (!inspect (unfinished, error)) {
    g_unlink (unfinished);
    return FALSE;
  }
  code = minka_durable_name (unfinished, path, FALSE);
  if (code == 0)
    return TRUE;
  g_unlink (unfinished);
  if (code == EEXIST)
    return fail_existing (error);
  reason = g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  return fail_to_take_in (reason, error);
}
