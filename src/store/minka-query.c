#include "minka-store-private.h"

#include <glib/gi18n-lib.h>

static void
append_order (MinkaRecordClass *klass, GString *sql)
{
  g_auto (GStrv) names = g_strsplit (klass->order, " ", -1);

  g_string_append (sql, " ORDER BY ");
  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (sql, "%s%s, ", names[i] + (names[i][0] == '-'),
                            names[i][0] == '-' ? " DESC" : "");
  g_string_append (sql, "id");
}

static MinkaStatement *
select_where (MinkaStore *self, GType type, gboolean ids_only, const char *field, const char *value,
              const char *ending, GError **error)
{
  g_autoptr (MinkaRecordClass) klass = g_type_class_ref (type);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  MinkaStatement *statement;

  if (ids_only)
    g_string_append (sql, "id");
  else
    minka_connection_columns (klass, "", sql);
  g_string_append_printf (sql, " FROM %s", klass->table);
  if (field != NULL)
    g_string_append_printf (sql, " WHERE %s = ?1",
                            g_str_equal (field, "id") ? "id" : minka_record_class_find (klass, field)->name);
  append_order (klass, sql);
  g_string_append (sql, ending);

  statement = minka_connection_prepare (self->connection, sql->str, error);
  if (statement != NULL && field != NULL)
    minka_statement_text (statement, 1, value);
  return statement;
}

static GPtrArray *
read_records (MinkaStore *self, GType type, MinkaStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean row = statement != NULL;

  if (statement == NULL)
    return NULL;
  while (row) {
    if (!minka_statement_step (self->connection, statement, &row, error))
      return NULL;
    if (row)
      g_ptr_array_add (records, minka_statement_record (statement, type));
  }
  return g_steal_pointer (&records);
}

static GPtrArray *
select_some (MinkaStore *self, GType type, const char *condition, guint limit, GError **error)
{
  g_autoptr (MinkaRecordClass) klass = g_type_class_ref (type);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autoptr (MinkaStatement) statement = NULL;

  minka_connection_columns (klass, "", sql);
  g_string_append_printf (sql, " FROM %s WHERE %s", klass->table, condition);
  append_order (klass, sql);
  g_string_append_printf (sql, " LIMIT %u", limit);
  statement = minka_connection_prepare (self->connection, sql->str, error);
  return read_records (self, type, statement, error);
}

/**
 * minka_store_find:
 * @self: a store
 * @type: a record type
 * @field: (nullable): a field that must be
 * @value: (nullable): this, as the file holds it
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type MinkaRecord): the records, in their type's order
 */
GPtrArray *
minka_store_find (MinkaStore *self, GType type, const char *field, const char *value, GError **error)
{
  return minka_store_find_some (self, type, field, value, 0, error);
}

/**
 * minka_store_find_some:
 * @self: a store
 * @type: a record type
 * @field: (nullable): a field that must be
 * @value: (nullable): this, as the file holds it
 * @limit: how many at most; 0 for all
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type MinkaRecord): the first records, in their type's order
 */
GPtrArray *
minka_store_find_some (MinkaStore *self, GType type, const char *field, const char *value, guint limit,
                       GError **error)
{
  g_autofree char *ending = limit > 0 ? g_strdup_printf (" LIMIT %u", limit) : g_strdup ("");
  g_autoptr (MinkaStatement) statement = select_where (self, type, FALSE, field, value, ending, error);

  return read_records (self, type, statement, error);
}

/**
 * minka_store_first:
 * @self: a store
 * @type: a record type
 * @field: (nullable): a field that must be
 * @value: (nullable): this, as the file holds it
 * @error: (not optional): return location
 *
 * Returns: (transfer full) (nullable): the first record in their type's order; %NULL without an error if there
 *   is none
 */
gpointer
minka_store_first (MinkaStore *self, GType type, const char *field, const char *value, GError **error)
{
  g_autoptr (MinkaStatement) statement = select_where (self, type, FALSE, field, value, " LIMIT 1", error);
  gboolean row;

  if (statement == NULL || !minka_statement_step (self->connection, statement, &row, error) || !row)
    return NULL;
  return minka_statement_record (statement, type);
}

/**
 * minka_store_find_ids:
 * @self: a store
 * @type: a record type
 * @field: (nullable): a field that must be
 * @value: (nullable): this, as the file holds it
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the ids of the records, in their type's order
 */
GPtrArray *
minka_store_find_ids (MinkaStore *self, GType type, const char *field, const char *value, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MinkaStatement) statement = select_where (self, type, TRUE, field, value, "", error);
  gboolean row = statement != NULL;

  if (statement == NULL)
    return NULL;
  while (row) {
    if (!minka_statement_step (self->connection, statement, &row, error))
      return NULL;
    if (row)
      g_ptr_array_add (ids, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  }
  return g_steal_pointer (&ids);
}

/**
 * minka_store_find_unfiled:
 * @self: a store
 * @limit: how many at most
 * @error: return location
 *
 * Finds actas that are not verified in the folder of this computer; without a folder none is.
 *
 * Returns: (transfer full) (nullable) (element-type MinkaActaSummary): those issued last, in their type's order
 */
GPtrArray *
minka_store_find_unfiled (MinkaStore *self, guint limit, GError **error)
{
  /* From the newest backwards, which ends at the limit; the summaries of all would be sorted first. */
  g_autofree char *condition = g_strdup_printf (
      "id IN (SELECT a.id FROM acta a WHERE NOT EXISTS (SELECT 1 FROM export e WHERE e.acta = a.id"
      " AND e.folder = minka_folder () AND e.state = 'verified'"
      " AND NOT EXISTS (SELECT 1 FROM scan s WHERE s.acta = a.id AND s.sha256 <> e.scan_sha256)) ORDER BY a.rowid DESC LIMIT %u)",
      limit);

  return select_some (self, MINKA_TYPE_ACTA_SUMMARY, condition, limit, error);
}

/**
 * minka_store_find_open_meetings:
 * @self: a store
 * @limit: how many at most
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type MinkaMeetingSummary): the first meetings in their type's order that
 *   are neither issued nor cancelled
 */
GPtrArray *
minka_store_find_open_meetings (MinkaStore *self, guint limit, GError **error)
{
  return select_some (self, MINKA_TYPE_MEETING_SUMMARY, "state IN ('preparing', 'ongoing', 'held')", limit,
                      error);
}

/**
 * minka_store_get:
 * @self: a store
 * @type: a record type
 * @id: an id
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the record; if it is not there, @error is %MINKA_ERROR_NOT_FOUND
 */
gpointer
minka_store_get (MinkaStore *self, GType type, const char *id, GError **error)
{
  g_autoptr (GPtrArray) found = minka_store_find (self, type, "id", id, error);

  if (found == NULL)
    return NULL;
  if (found->len == 0) {
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND, _ ("This is no longer in the plan."));
    return NULL;
  }
  return g_ptr_array_steal_index (found, 0);
}

/**
 * minka_store_get_changed:
 * @self: a store
 * @error: return location
 *
 * Returns: (transfer full) (nullable): when something in the plan was changed last, RFC 3339 in UTC
 */
char *
minka_store_get_changed (MinkaStore *self, GError **error)
{
  g_autoptr (MinkaStatement) statement = minka_connection_prepare (
      self->connection, "SELECT coalesce (max (at), '1970-01-01T00:00:00Z') FROM history", error);
  gboolean row;

  if (statement == NULL || !minka_statement_step (self->connection, statement, &row, error))
    return NULL;
  return g_strdup ((const char *) sqlite3_column_text (statement, 0));
}
