#include "minka-store-private.h"

#include "minka-date.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/**
 * MinkaStore:
 *
 * One school's plan in one SQLite file. It is used from one thread, the workspace's worker. No other program
 * may have the file open at the same time.
 */
G_DEFINE_FINAL_TYPE (MinkaStore, minka_store, G_TYPE_OBJECT)

/* Bigger files are looked through in full by the backups, not while the director waits. */
#define QUICK_CHECK_BYTES (16 * 1024 * 1024)

static void
minka_store_finalize (GObject *object)
{
  MinkaStore *self = MINKA_STORE (object);

  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->connection, minka_connection_close);
  g_free (self->path);
  g_free (self->folder);

  G_OBJECT_CLASS (minka_store_parent_class)->finalize (object);
}

static void
minka_store_class_init (MinkaStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = minka_store_finalize;
}

static void
minka_store_init (MinkaStore *self)
{
}

static gboolean
check_pages (MinkaConnection *connection, const char *pragma, GError **error)
{
  g_autoptr (MinkaStatement) statement = minka_connection_prepare (connection, pragma, error);

  if (statement == NULL || !minka_statement_step (connection, statement, NULL, error))
    return FALSE;
  if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0)
    return TRUE;
  g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_CORRUPT,
                       _ ("The plan's file is damaged. It has been left as it is."));
  return FALSE;
}

static gboolean
take_hold (MinkaConnection *connection, const char *path, gint64 *version, GError **error)
{
  GStatBuf info;

  return minka_connection_number (connection, "SELECT count (*) FROM sqlite_schema", version, error) &&
         (g_stat (path, &info) != 0 || info.st_size > QUICK_CHECK_BYTES ||
          check_pages (connection, "PRAGMA quick_check (1)", error)) &&
         minka_connection_number (connection, "PRAGMA user_version", version, error) &&
         minka_header_check_version (*version, error);
}

static void
remove_with (const char *path, const char *suffix)
{
  g_autofree char *file = g_strconcat (path, suffix, NULL);

  g_unlink (file);
}

/* Opens a file without writing to it. */
static MinkaConnection *
look_into (const char *path, gint64 *version, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  const gboolean had_log = g_file_test (log, G_FILE_TEST_EXISTS);
  g_autoptr (MinkaConnection) connection = NULL;
  g_autoptr (GError) reason = NULL;

  connection = minka_connection_open (path, SQLITE_OPEN_READWRITE, &reason);
  if (connection != NULL && take_hold (connection, path, version, &reason))
    return g_steal_pointer (&connection);

  /* SQLite made an empty log while it looked. */
  g_clear_pointer (&connection, minka_connection_close);
  if (!had_log && !g_error_matches (reason, MINKA_ERROR, MINKA_ERROR_IN_USE))
    remove_with (path, "-wal");
  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

static gboolean
set_up (MinkaConnection *connection, const char *path, GError **error)
{
  g_autofree char *document = minka_backup_document (path);

  /* From here on the file is ours to write. */
  sqlite3_db_config (minka_connection_handle (connection), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  return minka_connection_exec (connection, "PRAGMA journal_mode = WAL", error) &&
         /* Where the log does not last, what is done is in the plan itself at once. */
         (document == NULL || minka_connection_exec (connection, "PRAGMA wal_autocheckpoint = 1", error)) &&
         minka_schema_make_views (connection, error) && minka_search_prepare (connection, error);
}

static void
answer_in_gesture (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  MinkaStore *self = sqlite3_user_data (context);

  sqlite3_result_int (context, self->session != NULL);
}

static void
answer_folder (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  MinkaStore *self = sqlite3_user_data (context);

  sqlite3_result_text (context, self->folder != NULL ? self->folder : "", -1, SQLITE_TRANSIENT);
}

static void
take_connection (MinkaStore *self, MinkaConnection *connection)
{
  self->connection = connection;
  sqlite3_create_function (minka_connection_handle (connection), "minka_in_gesture", 0,
                           SQLITE_UTF8 | SQLITE_INNOCUOUS, self, answer_in_gesture, NULL, NULL);
  sqlite3_create_function (minka_connection_handle (connection), "minka_folder", 0,
                           SQLITE_UTF8 | SQLITE_INNOCUOUS, self, answer_folder, NULL, NULL);
}

/**
 * minka_store_open:
 * @path: a plan
 * @error: return location
 *
 * Opens a plan. A file that is missing, foreign, newer, damaged, read-only or open elsewhere is refused with
 * its own #MinkaError, and its bytes are left as they are. An older one is brought up to date, after a safety
 * copy.
 *
 * Returns: (transfer full) (nullable): the store
 */
MinkaStore *
minka_store_open (const char *path, GError **error)
{
  g_autoptr (MinkaConnection) connection = NULL;
  g_autoptr (MinkaStore) self = NULL;
  gint64 version;

  if (!minka_header_check (path, error))
    return NULL;
  connection = look_into (path, &version, error);
  if (connection == NULL)
    return NULL;
  if (version < MINKA_SCHEMA_VERSION && !minka_backup_make (connection, path, error))
    return NULL;
  if (!minka_schema_migrate (connection, version, error) || !set_up (connection, path, error))
    return NULL;

  self = g_object_new (MINKA_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  take_connection (self, g_steal_pointer (&connection));
  return g_steal_pointer (&self);
}

static gboolean
count (MinkaStore *self, const char *table, gint64 *number, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", table);

  return minka_connection_number (self->connection, sql, number, error);
}

/* What no plan is without. */
static gboolean
put_first_records (MinkaStore *self, GError **error)
{
  g_autofree char *today = minka_date_today ();
  gint64 plans, books;

  if (!count (self, "plan", &plans, error) || !count (self, "book", &books, error) ||
      !minka_store_begin (self, error))
    return FALSE;
  if (plans == 0) {
    g_autoptr (MinkaPlan) plan = minka_record_new (MINKA_TYPE_PLAN);

    g_object_set (plan, "year", atoi (today), "body_name", "Comunidad Profesional de Aprendizaje", NULL);
    if (!minka_store_put (self, MINKA_RECORD (plan), error))
      goto fail;
  }
  if (books == 0) {
    g_autoptr (MinkaBook) book = minka_record_new (MINKA_TYPE_BOOK);

    g_object_set (book, "number", 1, "first_acta", 1, "first_folio", 1, "opened", today, NULL);
    if (!minka_store_put (self, MINKA_RECORD (book), error))
      goto fail;
  }
  /* A new plan begins without history: there is nothing to take back. */
  g_clear_pointer (&self->session, sqlite3session_delete);
  return minka_connection_exec (self->connection, "COMMIT", error);

fail:
  minka_store_rollback (self);
  return FALSE;
}

static gboolean
fill_new (const char *path, GBytes *json, GError **error)
{
  g_autofree char *id = g_strdup_printf ("PRAGMA application_id = %d", MINKA_APPLICATION_ID);
  g_autoptr (MinkaStore) self = g_object_new (MINKA_TYPE_STORE, NULL);
  MinkaConnection *connection =
      minka_connection_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);

  if (connection == NULL)
    return FALSE;
  self->path = g_strdup (path);
  take_connection (self, connection);
  /* Without a log, which a new name would leave behind. */
  return minka_connection_exec (connection, id, error) && minka_schema_migrate (self->connection, 0, error) &&
         minka_search_prepare (self->connection, error) &&
         (json == NULL || minka_store_import_json (self, json, error)) && put_first_records (self, error);
}

static void
remove_unfinished (const char *path)
{
  remove_with (path, "");
  remove_with (path, "-journal");
  remove_with (path, "-wal");
}

/**
 * minka_store_create:
 * @path: where; nothing may be there
 * @json: (nullable): what to begin with, as minka_store_export_json() writes it
 * @error: return location
 *
 * Makes a new plan. Its file appears whole or not at all.
 *
 * Returns: (transfer full) (nullable): the open store
 */
MinkaStore *
minka_store_create (const char *path, GBytes *json, GError **error)
{
  g_autofree char *unfinished = g_strdup_printf ("%s.new-%d", path, (int) getpid ());

  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_EXISTS,
                         _ ("There is already a file with this name. It has been left as it is."));
    return NULL;
  }
  /* In a sandbox a program that was killed had the same process id. */
  remove_unfinished (unfinished);
  if (!fill_new (unfinished, json, error)) {
    remove_unfinished (unfinished);
    return NULL;
  }
  if (g_rename (unfinished, path) != 0) {
    remove_unfinished (unfinished);
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_IO,
                         _ ("The plan could not be written at this place."));
    return NULL;
  }
  return minka_store_open (path, error);
}

/**
 * minka_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none): its file
 */
const char *
minka_store_get_path (MinkaStore *self)
{
  return self->path;
}

/**
 * minka_store_set_folder:
 * @self: a store
 * @folder: (nullable): a folder as an address
 *
 * Says which folder this computer files actas in. It is not kept in the plan; #MinkaActaSummary tells what of each acta
 * is there.
 */
void
minka_store_set_folder (MinkaStore *self, const char *folder)
{
  g_set_str (&self->folder, folder);
}

/**
 * minka_store_get_folder:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): the folder this computer files actas in
 */
const char *
minka_store_get_folder (MinkaStore *self)
{
  return self->folder;
}

/**
 * minka_store_check:
 * @self: a store
 * @error: return location
 *
 * Looks through the whole file: its pages, and that every reference leads somewhere.
 *
 * Returns: whether it is sound
 */
gboolean
minka_store_check (MinkaStore *self, GError **error)
{
  return check_pages (self->connection, "PRAGMA integrity_check (1)", error) &&
         minka_connection_check_references (self->connection, error);
}
