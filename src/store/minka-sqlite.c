#include "minka-sqlite.h"

#include <glib/gi18n-lib.h>

struct _MinkaConnection {
  sqlite3 *handle;
  GHashTable *statements; /* SQL → sqlite3_stmt */
};

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* The changes that SQLite records are the history; some builds of it record none. */
static gboolean
check_sqlite (GError **error)
{
  if (sqlite3session_create != NULL && sqlite3changeset_apply_v2 != NULL)
    return TRUE;
  g_set_error_literal (
      error, MINKA_ERROR, MINKA_ERROR_FAILED,
      _ ("This computer’s SQLite cannot record changes, so plans cannot be opened. Please install "
         "Minka again."));
  return FALSE;
}

/**
 * minka_connection_open:
 * @path: the file
 * @flags: SQLite's flags
 * @error: return location
 *
 * Opens a file with the rules that hold for every connection: durable at each commit, foreign keys kept, no
 * second program at the same file.
 *
 * Returns: (transfer full) (nullable): the connection
 */
MinkaConnection *
minka_connection_open (const char *path, int flags, GError **error)
{
  g_autoptr (MinkaConnection) self = g_new0 (MinkaConnection, 1);
  int code;

  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  if (!check_sqlite (error))
    return NULL;
  code = sqlite3_open_v2 (path, &self->handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK) {
    minka_connection_fail (self, error);
    return NULL;
  }

  sqlite3_busy_timeout (self->handle, 250);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  /* Until the file is known to be sound and ours, closing it must leave it as it was. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (!minka_connection_exec (self,
                              "PRAGMA locking_mode = EXCLUSIVE;"
                              "PRAGMA foreign_keys = ON;"
                              "PRAGMA synchronous = FULL;"
                              "PRAGMA temp_store = MEMORY;"
                              "PRAGMA cell_size_check = ON",
                              error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * minka_connection_close:
 * @self: (transfer full): a connection
 *
 * Closes the file.
 */
void
minka_connection_close (MinkaConnection *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close (self->handle);
  g_free (self);
}

sqlite3 *
minka_connection_handle (MinkaConnection *self)
{
  return self->handle;
}

/**
 * minka_connection_fail:
 * @self: a connection whose last call failed
 * @error: return location
 *
 * Says in the user's words what SQLite said in its own.
 *
 * Returns: %FALSE
 */
gboolean
minka_connection_fail (MinkaConnection *self, GError **error)
{
  int code = sqlite3_extended_errcode (self->handle);
  const char *message = sqlite3_errmsg (self->handle);

  switch (code & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_IN_USE,
                         _ ("The plan is open in another window or program. Close it there and try again."));
    break;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB: /* its header said that it is ours */
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_CORRUPT,
                         _ ("The plan's file is damaged. It has been left as it is."));
    break;
  case SQLITE_READONLY:
  case SQLITE_PERM:
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_READ_ONLY,
                         _ ("The plan cannot be written: the file or its folder is read-only."));
    break;
  case SQLITE_CANTOPEN:
    g_set_error_literal (
        error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND,
        _ ("The plan cannot be opened: the file or its folder is not there, or may not be read."));
    break;
  case SQLITE_FULL:
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_NO_SPACE,
                         _ ("The disk is full. The last change was not saved; all earlier ones are safe."));
    break;
  case SQLITE_IOERR:
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_IO,
                         _ ("The disk failed. The last change was not saved; all earlier ones are safe."));
    break;
  case SQLITE_CONSTRAINT:
    if (code == SQLITE_CONSTRAINT_TRIGGER && g_str_equal (message, "issued"))
      g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_ISSUED,
                           _ ("The acta of this meeting has been issued, so it can no longer be changed."));
    else if (code == SQLITE_CONSTRAINT_TRIGGER && g_str_equal (message, "evidence"))
      g_set_error_literal (
          error, MINKA_ERROR, MINKA_ERROR_INVALID,
          _ ("An activity moves on only with evidence of the state it has reached. Add a file, a "
             "link or an issued acta first."));
    else if (code == SQLITE_CONSTRAINT_FOREIGNKEY ||
             strstr (message, "FOREIGN KEY") != NULL) /* or RESTRICT */
      g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_INVALID,
                           _ ("Other records of the plan still need this one."));
    else
      g_set_error (error, MINKA_ERROR, MINKA_ERROR_INVALID, _ ("The plan does not accept this value (%s)."),
                   message);
    break;
  default:
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_FAILED, _ ("The plan's file answered: %s."), message);
    break;
  }
  return FALSE;
}

gboolean
minka_connection_exec (MinkaConnection *self, const char *sql, GError **error)
{
  return sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK ||
         minka_connection_fail (self, error);
}

/**
 * minka_connection_prepare:
 * @self: a connection
 * @sql: one statement
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the statement, ready to be bound; dropping it resets it
 */
MinkaStatement *
minka_connection_prepare (MinkaConnection *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  /* One loan at a time: whoever reads rows gathers them before asking anything else. */
  g_assert (statement == NULL || !sqlite3_stmt_busy (statement));
  if (statement == NULL) {
    if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
        SQLITE_OK) {
      minka_connection_fail (self, error);
      return NULL;
    }
    g_hash_table_insert (self->statements, g_strdup (sql), statement);
  }
  sqlite3_clear_bindings (statement);
  return statement;
}

/**
 * minka_statement_step:
 * @self: the statement's connection
 * @statement: a statement
 * @row: (out) (optional): whether there is a row
 * @error: return location
 *
 * Returns: whether it went well
 */
gboolean
minka_statement_step (MinkaConnection *self, MinkaStatement *statement, gboolean *row, GError **error)
{
  int code = sqlite3_step (statement);

  if (row != NULL)
    *row = code == SQLITE_ROW;
  return code == SQLITE_ROW || code == SQLITE_DONE || minka_connection_fail (self, error);
}

/**
 * minka_connection_number:
 * @self: a connection
 * @sql: a query of one number
 * @number: (out): the number
 * @error: return location
 *
 * Returns: whether it went well
 */
gboolean
minka_connection_number (MinkaConnection *self, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (MinkaStatement) statement = minka_connection_prepare (self, sql, error);

  if (statement == NULL || !minka_statement_step (self, statement, NULL, error))
    return FALSE;
  *number = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/**
 * minka_connection_check_references:
 * @self: a connection
 * @error: return location
 *
 * Returns: whether every reference leads somewhere
 */
gboolean
minka_connection_check_references (MinkaConnection *self, GError **error)
{
  g_autoptr (MinkaStatement) statement = minka_connection_prepare (self, "PRAGMA foreign_key_check", error);
  gboolean row;

  if (statement == NULL || !minka_statement_step (self, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  g_set_error (error, MINKA_ERROR, MINKA_ERROR_CORRUPT,
               _ ("A record of “%s” refers to one that is not there."),
               (const char *) sqlite3_column_text (statement, 0));
  return FALSE;
}

void
minka_statement_text (MinkaStatement *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

/**
 * minka_statement_bind:
 * @statement: a statement
 * @index: which parameter, from 1
 * @field: a field
 * @value: the field's value
 *
 * Binds a value as its column holds it.
 */
void
minka_statement_bind (MinkaStatement *statement, int index, const MinkaField *field, const GValue *value)
{
  switch (field->kind) {
  case MINKA_FIELD_REF:
    if (*g_value_get_string (value) != '\0')
      minka_statement_text (statement, index, g_value_get_string (value));
    break;
  case MINKA_FIELD_ENUM:
    minka_statement_text (statement, index, minka_enum_nick (field->enum_type (), g_value_get_enum (value)));
    break;
  case MINKA_FIELD_INT:
    sqlite3_bind_int (statement, index, g_value_get_int (value));
    break;
  case MINKA_FIELD_BOOL:
    sqlite3_bind_int (statement, index, g_value_get_boolean (value));
    break;
  case MINKA_FIELD_REAL:
    sqlite3_bind_double (statement, index, g_value_get_double (value));
    break;
  case MINKA_FIELD_BLOB:
    if (g_value_get_boxed (value) != NULL) {
      gsize size;
      gconstpointer data = g_bytes_get_data (g_value_get_boxed (value), &size);

      sqlite3_bind_blob64 (statement, index, data != NULL ? data : "", size, SQLITE_TRANSIENT);
    }
    break;
  default:
    minka_statement_text (statement, index, g_value_get_string (value));
    break;
  }
}

static int
enum_from_nick (GType type, const char *nick)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  GEnumValue *value = g_enum_get_value_by_nick (klass, nick);

  return value != NULL ? value->value : 0;
}

static void
read_column (MinkaStatement *statement, int index, const MinkaField *field, GValue *value)
{
  switch (field->kind) {
  case MINKA_FIELD_ENUM:
    g_value_set_enum (
        value, enum_from_nick (field->enum_type (), (const char *) sqlite3_column_text (statement, index)));
    break;
  case MINKA_FIELD_INT:
    g_value_set_int (value, sqlite3_column_int (statement, index));
    break;
  case MINKA_FIELD_BOOL:
    g_value_set_boolean (value, sqlite3_column_int (statement, index));
    break;
  case MINKA_FIELD_REAL:
    g_value_set_double (value, sqlite3_column_double (statement, index));
    break;
  case MINKA_FIELD_BLOB:
    if (sqlite3_column_type (statement, index) != SQLITE_NULL)
      g_value_take_boxed (value, g_bytes_new (sqlite3_column_blob (statement, index),
                                              sqlite3_column_bytes (statement, index)));
    break;
  default:
    g_value_set_string (value, (const char *) sqlite3_column_text (statement, index));
    break;
  }
}

/**
 * minka_statement_record:
 * @statement: a statement on a row whose columns are those of minka_connection_columns()
 * @type: the record's type
 *
 * Returns: (transfer full): the row as a record
 */
gpointer
minka_statement_record (MinkaStatement *statement, GType type)
{
  MinkaRecord *record = g_object_new (type, "id", sqlite3_column_text (statement, 0), NULL);
  MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++) {
    g_auto (GValue) value = G_VALUE_INIT;

    g_value_init (&value, minka_field_get_pspec (klass, &klass->fields[i])->value_type);
    read_column (statement, i + 1, &klass->fields[i], &value);
    minka_record_set_field (record, &klass->fields[i], &value);
  }
  return record;
}

/**
 * minka_connection_columns:
 * @klass: a record class
 * @prefix: what to write before each name
 * @sql: where to write
 *
 * Writes the list of a record's columns, the id first.
 */
void
minka_connection_columns (MinkaRecordClass *klass, const char *prefix, GString *sql)
{
  g_string_append_printf (sql, "%sid", prefix);
  for (guint i = 0; i < klass->n_fields; i++)
    g_string_append_printf (sql, ", %s%s", prefix, klass->fields[i].name);
}
