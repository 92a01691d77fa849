#include "minka-store-private.h"

#include "minka-store-resources.h"

#include <glib/gi18n-lib.h>

static gboolean
run_script (MinkaConnection *connection, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat ("/io/github/minka_cap/Minka/schema/", name, NULL);
  g_autoptr (GBytes) sql =
      g_resource_lookup_data (minka_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return sql != NULL && minka_connection_exec (connection, g_bytes_get_data (sql, NULL), error);
}

static gboolean
run_migration (MinkaConnection *connection, int version, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%03d.sql", version);
  g_autofree char *done = g_strdup_printf ("PRAGMA user_version = %d", version);

  return run_script (connection, name, error) && minka_connection_exec (connection, done, error);
}

/**
 * minka_schema_migrate:
 * @connection: a connection
 * @from: the version the file has, 0 for an empty one
 * @error: return location
 *
 * Brings the tables to the version of this program, whole or not at all.
 *
 * Returns: whether it went well
 */
gboolean
minka_schema_migrate (MinkaConnection *connection, int from, GError **error)
{
  gboolean ok;

  if (from == MINKA_SCHEMA_VERSION)
    return TRUE;
  /* A table that is made anew would take with it what refers to it: the old one is dropped. */
  if (!minka_connection_exec (connection, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  ok = minka_connection_exec (connection, "PRAGMA legacy_alter_table = ON; BEGIN EXCLUSIVE", error);
  for (int version = from + 1; ok && version <= MINKA_SCHEMA_VERSION; version++)
    ok = run_migration (connection, version, error);
  ok = ok && minka_connection_check_references (connection, error) &&
       minka_connection_exec (connection, "COMMIT", error);
  if (!ok && !sqlite3_get_autocommit (minka_connection_handle (connection)))
    minka_connection_exec (connection, "ROLLBACK", NULL);
  return minka_connection_exec (connection, "PRAGMA legacy_alter_table = OFF; PRAGMA foreign_keys = ON",
                                ok ? error : NULL) &&
         ok;
}

/**
 * minka_schema_make_views:
 * @connection: a connection to a plan of the current version
 * @error: return location
 *
 * Makes the views, which live as long as the connection.
 *
 * Returns: whether it went well
 */
gboolean
minka_schema_make_views (MinkaConnection *connection, GError **error)
{
  return run_script (connection, "views.sql", error);
}

/**
 * minka_store_schema_version:
 *
 * Returns: the version of the plans that this program writes
 */
int
minka_store_schema_version (void)
{
  return MINKA_SCHEMA_VERSION;
}

/**
 * minka_store_sqlite_version:
 *
 * Returns: (transfer none): the version of SQLite
 */
const char *
minka_store_sqlite_version (void)
{
  return sqlite3_libversion ();
}
