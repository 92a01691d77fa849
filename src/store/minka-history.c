#include "minka-gesture-private.h"
#include "minka-store-private.h"

#include "minka-date.h"

#include <glib/gi18n-lib.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_changeset_iter, sqlite3changeset_finalize)

typedef struct {
  void *data;
  int size;
} Changeset;

static void
changeset_clear (Changeset *changeset)
{
  sqlite3_free (changeset->data);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Changeset, changeset_clear)

/* Which records a changeset touches: id → table. */
static GHashTable *
list_changes (const Changeset *changeset)
{
  GHashTable *changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (sqlite3_changeset_iter) iter = NULL;

  if (changeset->size == 0 || sqlite3changeset_start (&iter, changeset->size, changeset->data) != SQLITE_OK)
    return changed;
  while (sqlite3changeset_next (iter) == SQLITE_ROW) {
    const char *table;
    int n_columns, operation;
    sqlite3_value *id = NULL;

    sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL);
    if (operation == SQLITE_INSERT)
      sqlite3changeset_new (iter, 0, &id);
    else
      sqlite3changeset_old (iter, 0, &id);
    if (id != NULL)
      g_hash_table_insert (changed, g_strdup ((const char *) sqlite3_value_text (id)),
                           (gpointer) g_intern_string (table));
  }
  return changed;
}

/**
 * minka_store_begin:
 * @self: a store
 * @error: return location
 *
 * Begins a transaction whose changes are recorded. End it with minka_store_commit() or minka_store_rollback().
 *
 * Returns: whether it went well
 */
gboolean
minka_store_begin (MinkaStore *self, GError **error)
{
  guint n_types;
  const GType *types = minka_model_get_types (&n_types);

  g_return_val_if_fail (self->session == NULL, FALSE);

  if (!minka_connection_exec (self->connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (sqlite3session_create (minka_connection_handle (self->connection), "main", &self->session) !=
      SQLITE_OK) {
    minka_store_rollback (self);
    return minka_connection_fail (self->connection, error);
  }
  for (guint i = 0; i < n_types; i++)
    sqlite3session_attach (self->session, ((MinkaRecordClass *) g_type_class_peek (types[i]))->table);
  return TRUE;
}

/**
 * minka_store_rollback:
 * @self: a store
 *
 * Takes back all that was written since minka_store_begin().
 */
void
minka_store_rollback (MinkaStore *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  minka_connection_exec (self->connection, "ROLLBACK", NULL);
}

static gboolean
remember (MinkaStore *self, const char *name, const char *state, const Changeset *changeset, GError **error)
{
  g_autofree char *now = minka_instant_now ();
  g_autoptr (MinkaStatement) statement = NULL;

  /* What was taken back can no longer be repeated once something else was done. */
  if (!minka_connection_exec (self->connection, "UPDATE history SET state = 'dropped' WHERE state = 'undone'",
                              error))
    return FALSE;
  statement = minka_connection_prepare (
      self->connection, "INSERT INTO history (name, at, state, changeset) VALUES (?1, ?2, ?3, ?4)", error);
  if (statement == NULL)
    return FALSE;
  minka_statement_text (statement, 1, name);
  minka_statement_text (statement, 2, now);
  minka_statement_text (statement, 3, state);
  if (changeset != NULL)
    sqlite3_bind_blob (statement, 4, changeset->data, changeset->size, SQLITE_STATIC);
  return minka_statement_step (self->connection, statement, NULL, error);
}

/**
 * minka_store_commit:
 * @self: a store
 * @name: what was done, as undo says it
 * @barrier: whether it and all before it can no longer be undone
 * @changed: (out) (optional) (transfer full) (element-type utf8 utf8): the ids touched, each with its table
 * @error: return location
 *
 * Makes all that was written since minka_store_begin() durable, or none of it.
 *
 * Returns: whether it is on the disk
 */
gboolean
minka_store_commit (MinkaStore *self, const char *name, gboolean barrier, GHashTable **changed,
                    GError **error)
{
  g_auto (Changeset) changeset = { NULL, 0 };
  gboolean ok;

  sqlite3session_changeset (self->session, &changeset.size, &changeset.data);
  g_clear_pointer (&self->session, sqlite3session_delete);

  ok = changeset.size == 0 ||
       remember (self, name, barrier ? "barrier" : "done", barrier ? NULL : &changeset, error);
  if (!ok || !minka_connection_exec (self->connection, "COMMIT", error)) {
    minka_store_rollback (self);
    return FALSE;
  }
  if (changed != NULL)
    *changed = list_changes (&changeset);
  return TRUE;
}

static gboolean
validate (MinkaRecord *record, GError **error)
{
  const MinkaField *culprit;
  g_autoptr (GError) reason = NULL;

  if (minka_record_validate (record, &culprit, &reason))
    return TRUE;
  g_set_error (error, MINKA_ERROR, MINKA_ERROR_INVALID, "%s: %s", culprit != NULL ? culprit->name : "id",
               reason->message);
  return FALSE;
}

static gboolean
bind_fields (MinkaStatement *statement, MinkaRecord *record, const MinkaField *field, int index)
{
  MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (record);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, minka_field_get_pspec (klass, field)->value_type);
  minka_record_get_field (record, field, &value);
  minka_statement_bind (statement, index, field, &value);
  return TRUE;
}

/**
 * minka_store_put:
 * @self: a store inside a transaction
 * @record: a record
 * @error: return location
 *
 * Adds the record, or replaces the one with its id.
 *
 * Returns: whether it went well
 */
gboolean
minka_store_put (MinkaStore *self, MinkaRecord *record, GError **error)
{
  MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (record);
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");
  g_autoptr (MinkaStatement) statement = NULL;

  if (!validate (record, error))
    return FALSE;

  g_string_append_printf (sql, "%s (", klass->table);
  minka_connection_columns (klass, "", sql);
  g_string_append (sql, ") VALUES (?1");
  for (guint i = 0; i < klass->n_fields; i++)
    g_string_append_printf (sql, ", ?%u", i + 2);
  g_string_append (sql, ") ON CONFLICT (id) DO UPDATE SET ");
  for (guint i = 0; i < klass->n_fields; i++)
    g_string_append_printf (sql, "%s%s = excluded.%s", i > 0 ? ", " : "", klass->fields[i].name,
                            klass->fields[i].name);

  statement = minka_connection_prepare (self->connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  minka_statement_text (statement, 1, minka_record_get_id (record));
  for (guint i = 0; i < klass->n_fields; i++)
    bind_fields (statement, record, &klass->fields[i], i + 2);
  return minka_statement_step (self->connection, statement, NULL, error);
}

static gboolean
expect_one (MinkaStore *self, GError **error)
{
  if (sqlite3_changes (minka_connection_handle (self->connection)) > 0)
    return TRUE;
  g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND, _ ("This is no longer in the plan."));
  return FALSE;
}

static gboolean
set_fields (MinkaStore *self, MinkaRecord *record, GPtrArray *fields, GError **error)
{
  MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (record);
  g_autoptr (GString) sql = g_string_new ("UPDATE ");
  g_autoptr (MinkaStatement) statement = NULL;

  if (!validate (record, error))
    return FALSE;
  g_string_append_printf (sql, "%s SET ", klass->table);
  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (sql, "%s%s = ?%u", i > 0 ? ", " : "", ((MinkaField *) fields->pdata[i])->name,
                            i + 2);
  g_string_append (sql, " WHERE id = ?1");

  statement = minka_connection_prepare (self->connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  minka_statement_text (statement, 1, minka_record_get_id (record));
  for (guint i = 0; i < fields->len; i++)
    bind_fields (statement, record, fields->pdata[i], i + 2);
  return minka_statement_step (self->connection, statement, NULL, error) && expect_one (self, error);
}

static gboolean
remove_record (MinkaStore *self, GType type, const char *id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1",
                                          ((MinkaRecordClass *) g_type_class_peek (type))->table);
  g_autoptr (MinkaStatement) statement = minka_connection_prepare (self->connection, sql, error);

  if (statement == NULL)
    return FALSE;
  minka_statement_text (statement, 1, id);
  return minka_statement_step (self->connection, statement, NULL, error) && expect_one (self, error);
}

/**
 * minka_store_apply:
 * @self: a store
 * @gesture: what to do
 * @changed: (out) (optional) (transfer full) (element-type utf8 utf8): the ids touched, each with its table
 * @error: return location
 *
 * Does a gesture whole and durably, or not at all.
 *
 * Returns: whether it is on the disk
 */
gboolean
minka_store_apply (MinkaStore *self, MinkaGesture *gesture, GHashTable **changed, GError **error)
{
  if (!minka_store_begin (self, error))
    return FALSE;
  for (guint i = 0; i < gesture->steps->len; i++) {
    MinkaGestureStep *step = gesture->steps->pdata[i];
    gboolean ok;

    if (step->record == NULL)
      ok = remove_record (self, step->type, step->id, error);
    else if (step->fields != NULL)
      ok = set_fields (self, step->record, step->fields, error);
    else
      ok = minka_store_put (self, step->record, error);
    if (!ok) {
      minka_store_rollback (self);
      return FALSE;
    }
  }
  return minka_store_commit (self, gesture->name, FALSE, changed, error);
}

static int
refuse_conflict (void *data, int conflict, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/* The step that undo takes back, or that redo repeats. */
#define UNDO_STEP                                                                                            \
  "SELECT id, name, changeset FROM history WHERE state = 'done' AND "                                        \
  "id > (SELECT coalesce (max (id), 0) FROM history WHERE state = 'barrier') ORDER BY id DESC LIMIT 1"
#define REDO_STEP "SELECT id, name, changeset FROM history WHERE state = 'undone' ORDER BY id ASC LIMIT 1"

static char *
step_name (MinkaStore *self, const char *sql)
{
  g_autoptr (MinkaStatement) statement = minka_connection_prepare (self->connection, sql, NULL);
  gboolean row;

  if (statement == NULL || !minka_statement_step (self->connection, statement, &row, NULL) || !row)
    return NULL;
  return g_strdup ((const char *) sqlite3_column_text (statement, 1));
}

static gboolean
read_step (MinkaStore *self, const char *sql, gint64 *id, Changeset *changeset, GError **error)
{
  g_autoptr (MinkaStatement) statement = minka_connection_prepare (self->connection, sql, error);
  gboolean row;

  if (statement == NULL || !minka_statement_step (self->connection, statement, &row, error))
    return FALSE;
  if (!row) {
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND,
                         _ ("There is nothing to take back or repeat."));
    return FALSE;
  }
  *id = sqlite3_column_int64 (statement, 0);
  changeset->size = sqlite3_column_bytes (statement, 2);
  changeset->data = sqlite3_malloc (changeset->size);
  memcpy (changeset->data, sqlite3_column_blob (statement, 2), changeset->size);
  return TRUE;
}

static gboolean
replay (MinkaStore *self, gint64 id, const char *state, const Changeset *changeset, GError **error)
{
  g_autoptr (MinkaStatement) statement = NULL;
  int code;

  if (!minka_connection_exec (self->connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  code =
      sqlite3changeset_apply_v2 (minka_connection_handle (self->connection), changeset->size, changeset->data,
                                 NULL, refuse_conflict, NULL, NULL, NULL, SQLITE_CHANGESETAPPLY_FKNOACTION);
  if (code == SQLITE_ABORT) {
    g_set_error_literal (
        error, MINKA_ERROR, MINKA_ERROR_FAILED,
        _ ("This step cannot be taken back or repeated, because the plan has changed since. Nothing was changed."));
    return FALSE;
  }
  if (code != SQLITE_OK)
    return minka_connection_fail (self->connection, error);
  statement =
      minka_connection_prepare (self->connection, "UPDATE history SET state = ?2 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  minka_statement_text (statement, 2, state);
  return minka_statement_step (self->connection, statement, NULL, error) &&
         minka_connection_exec (self->connection, "COMMIT", error);
}

static gboolean
go (MinkaStore *self, const char *sql, gboolean back, GHashTable **changed, GError **error)
{
  g_auto (Changeset) step = { NULL, 0 };
  g_auto (Changeset) inverse = { NULL, 0 };
  gint64 id;

  if (!read_step (self, sql, &id, &step, error))
    return FALSE;
  if (back)
    sqlite3changeset_invert (step.size, step.data, &inverse.size, &inverse.data);
  if (!replay (self, id, back ? "undone" : "done", back ? &inverse : &step, error)) {
    minka_connection_exec (self->connection, "ROLLBACK", NULL);
    return FALSE;
  }
  if (changed != NULL)
    *changed = list_changes (&step);
  return TRUE;
}

/**
 * minka_store_note:
 * @self: a store
 * @records: (element-type MinkaRecord): records
 * @changed: (out) (optional) (transfer full) (element-type utf8 utf8): their ids, each with its table
 * @error: return location
 *
 * Keeps facts that the program found out, durably or not at all. They are no step of the person at the screen: undo and
 * redo pass them by.
 *
 * Returns: whether they are on the disk
 */
gboolean
minka_store_note (MinkaStore *self, GPtrArray *records, GHashTable **changed, GError **error)
{
  gboolean ok = TRUE;

  g_return_val_if_fail (self->session == NULL, FALSE);

  if (!minka_connection_exec (self->connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  for (guint i = 0; ok && i < records->len; i++)
    ok = minka_store_put (self, records->pdata[i], error);
  if (!ok || !minka_connection_exec (self->connection, "COMMIT", error)) {
    minka_connection_exec (self->connection, "ROLLBACK", NULL);
    return FALSE;
  }
  if (changed != NULL)
    *changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; changed != NULL && i < records->len; i++)
    g_hash_table_insert (*changed, g_strdup (minka_record_get_id (records->pdata[i])),
                         (gpointer) g_intern_string (MINKA_RECORD_GET_CLASS (records->pdata[i])->table));
  return TRUE;
}

/**
 * minka_store_undo:
 * @self: a store
 * @changed: (out) (optional) (transfer full) (element-type utf8 utf8): the ids touched, each with its table
 * @error: return location
 *
 * Takes back the last gesture. It survives a restart, and stops at an issued acta.
 *
 * Returns: whether it went well
 */
gboolean
minka_store_undo (MinkaStore *self, GHashTable **changed, GError **error)
{
  return go (self, UNDO_STEP, TRUE, changed, error);
}

/**
 * minka_store_redo:
 * @self: a store
 * @changed: (out) (optional) (transfer full) (element-type utf8 utf8): the ids touched, each with its table
 * @error: return location
 *
 * Repeats the gesture that was taken back last.
 *
 * Returns: whether it went well
 */
gboolean
minka_store_redo (MinkaStore *self, GHashTable **changed, GError **error)
{
  return go (self, REDO_STEP, FALSE, changed, error);
}

/**
 * minka_store_undo_name:
 * @self: a store
 *
 * Returns: (transfer full) (nullable): the name of the gesture that undo would take back
 */
char *
minka_store_undo_name (MinkaStore *self)
{
  return step_name (self, UNDO_STEP);
}

/**
 * minka_store_redo_name:
 * @self: a store
 *
 * Returns: (transfer full) (nullable): the name of the gesture that redo would repeat
 */
char *
minka_store_redo_name (MinkaStore *self)
{
  return step_name (self, REDO_STEP);
}
