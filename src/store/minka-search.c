#include "minka-store-private.h"

/* The index follows the records through temporary triggers, made from the property list at each start. What it was
 * built from is remembered; when that changes, it is built anew. */

static char *
words_of (MinkaRecordClass *klass, const char *row)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].flags & MINKA_FIELD_SEARCH)
      g_string_append_printf (words, "%s%s%s", words->len > 0 ? " || ' ' || " : "", row,
                              klass->fields[i].name);
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

static char *
fields_of (MinkaRecordClass *klass)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].flags & MINKA_FIELD_SEARCH)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", klass->fields[i].name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
append_triggers (MinkaRecordClass *klass, GString *sql)
{
  g_autofree char *words = words_of (klass, "NEW.");
  g_autofree char *fields = fields_of (klass);
  const char *table = klass->table;

  if (words == NULL)
    return;
  g_string_append_printf (sql,
                          "CREATE TEMP TRIGGER %s_search_insert AFTER INSERT ON main.%s BEGIN "
                          "INSERT INTO search_row (record_table, record) VALUES ('%s', NEW.id); "
                          "INSERT INTO search (rowid, words) VALUES (last_insert_rowid (), %s); END;\n",
                          table, table, table, words);
  g_string_append_printf (sql,
                          "CREATE TEMP TRIGGER %s_search_update AFTER UPDATE OF %s ON main.%s BEGIN "
                          "UPDATE search SET words = %s "
                          "WHERE rowid = (SELECT row FROM search_row WHERE record = NEW.id); END;\n",
                          table, fields, table, words);
  g_string_append_printf (
      sql,
      "CREATE TEMP TRIGGER %s_search_delete AFTER DELETE ON main.%s BEGIN "
      "DELETE FROM search WHERE rowid = (SELECT row FROM search_row WHERE record = OLD.id); "
      "DELETE FROM search_row WHERE record = OLD.id; END;\n",
      table, table);
}

static void
append_rebuild (MinkaRecordClass *klass, GString *sql)
{
  g_autofree char *words = words_of (klass, "t.");

  if (words == NULL)
    return;
  g_string_append_printf (
      sql,
      "INSERT INTO search_row (record_table, record) SELECT '%s', id FROM %s ORDER BY rowid;\n"
      "INSERT INTO search (rowid, words) SELECT r.row, %s FROM search_row r JOIN %s t "
      "ON t.id = r.record WHERE r.record_table = '%s' ORDER BY r.row;\n",
      klass->table, klass->table, words, klass->table, klass->table);
}

static gboolean
spec_is (MinkaConnection *connection, const char *spec)
{
  g_autoptr (MinkaStatement) statement =
      minka_connection_prepare (connection, "SELECT 1 FROM search_spec WHERE spec = ?1", NULL);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  minka_statement_text (statement, 1, spec);
  return minka_statement_step (connection, statement, &row, NULL) && row;
}

/**
 * minka_search_prepare:
 * @connection: a connection to a plan of the current version
 * @error: return location
 *
 * Makes the index follow the records, building it first when it is not of today's fields.
 *
 * Returns: whether it went well
 */
gboolean
minka_search_prepare (MinkaConnection *connection, GError **error)
{
  guint n_types;
  const GType *types = minka_model_get_types (&n_types);
  g_autoptr (GString) triggers = g_string_new (NULL);
  g_autoptr (GString) rebuild = g_string_new ("BEGIN;\nINSERT INTO search (search) VALUES ('delete-all');\n"
                                              "DELETE FROM search_row;\nDELETE FROM search_spec;\n");
  g_autofree char *spec = NULL;

  for (guint i = 0; i < n_types; i++) {
    append_triggers (g_type_class_peek (types[i]), triggers);
    append_rebuild (g_type_class_peek (types[i]), rebuild);
  }
  if (!minka_connection_exec (connection, triggers->str, error))
    return FALSE;

  spec = g_compute_checksum_for_string (G_CHECKSUM_SHA256, triggers->str, -1);
  if (spec_is (connection, spec))
    return TRUE;

  g_string_append_printf (rebuild, "INSERT INTO search_spec VALUES ('%s');\nCOMMIT;", spec);
  if (minka_connection_exec (connection, rebuild->str, error))
    return TRUE;
  minka_connection_exec (connection, "ROLLBACK", NULL);
  return FALSE;
}

/* Every word must be there, the last one may go on: what a person types before finishing a word. */
char *
minka_search_expression (const char *words)
{
  g_autoptr (GString) expression = g_string_new (NULL);
  const char *start = NULL;

  for (const char *p = words;; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean in_word = c != 0 && (g_unichar_isalnum (c) || g_unichar_ismark (c));

    if (in_word && start == NULL)
      start = p;
    if (!in_word && start != NULL) {
      g_string_append_printf (expression, "%s\"%.*s\"%s", expression->len > 0 ? " " : "", (int) (p - start),
                              start, c == 0 ? "*" : "");
      start = NULL;
    }
    if (c == 0)
      break;
  }
  return expression->len > 0 ? g_string_free (g_steal_pointer (&expression), FALSE) : NULL;
}

/* The id of the meeting that a record of the table t is or belongs to. */
static const char *
meeting_of (MinkaRecordClass *klass)
{
  if (g_str_equal (klass->table, "meeting"))
    return "t.id";
  return minka_record_class_find (klass, "meeting") != NULL ? "t.meeting" : "NULL";
}

static gboolean
read_text (MinkaStore *self, MinkaHit *hit, GError **error)
{
  MinkaRecordClass *klass = g_type_class_peek (hit->type);
  g_autofree char *words = words_of (klass, "t.");
  g_autofree char *sql = g_strdup_printf ("SELECT %s, ifnull (m.title, ''), ifnull (m.date, '') FROM %s t "
                                          "LEFT JOIN meeting m ON m.id = %s WHERE t.id = ?1",
                                          words, klass->table, meeting_of (klass));
  g_autoptr (MinkaStatement) statement = minka_connection_prepare (self->connection, sql, error);

  if (statement == NULL)
    return FALSE;
  minka_statement_text (statement, 1, hit->id);
  if (!minka_statement_step (self->connection, statement, NULL, error))
    return FALSE;
  hit->text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  hit->meeting = g_strdup ((const char *) sqlite3_column_text (statement, 1));
  hit->date = g_strdup ((const char *) sqlite3_column_text (statement, 2));
  return TRUE;
}

static void
append_types (const GType *types, GString *sql)
{
  if (types == NULL)
    return;
  g_string_append (sql, " AND r.record_table IN (");
  for (guint i = 0; types[i] != 0; i++)
    g_string_append_printf (sql, "%s'%s'", i > 0 ? ", " : "",
                            ((MinkaRecordClass *) g_type_class_peek (types[i]))->table);
  g_string_append_c (sql, ')');
}

/**
 * minka_store_search:
 * @self: a store
 * @words: what the person typed
 * @types: (nullable) (array zero-terminated=1): the record types to look among; %NULL for all
 * @limit: how many finds at most
 * @error: return location
 *
 * Finds the records that have all the words, whatever their accents and capitals; the last word may be
 * unfinished. The newest come first.
 *
 * Returns: (transfer full) (nullable) (element-type MinkaHit): the finds
 */
GPtrArray *
minka_store_search (MinkaStore *self, const char *words, const GType *types, guint limit, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) minka_hit_free);
  g_autofree char *expression = minka_search_expression (words);
  g_autoptr (GString) sql = NULL;
  g_autoptr (MinkaStatement) statement = NULL;
  gboolean row;

  if (expression == NULL)
    return g_steal_pointer (&hits);
  sql = g_string_new ("SELECT r.record_table, r.record FROM search s JOIN search_row r "
                      "ON r.row = s.rowid WHERE search MATCH ?1");
  append_types (types, sql);
  g_string_append (sql, " ORDER BY s.rowid DESC LIMIT ?2");
  statement = minka_connection_prepare (self->connection, sql->str, error);
  if (statement == NULL)
    return NULL;
  minka_statement_text (statement, 1, expression);
  sqlite3_bind_int (statement, 2, limit);
  do {
    if (!minka_statement_step (self->connection, statement, &row, error))
      return NULL;
    if (row) {
      MinkaHit *hit = g_new0 (MinkaHit, 1);

      hit->type = minka_model_find_table ((const char *) sqlite3_column_text (statement, 0));
      hit->id = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      g_ptr_array_add (hits, hit);
    }
  } while (row);

  for (guint i = 0; i < hits->len; i++)
    if (!read_text (self, hits->pdata[i], error))
      return NULL;
  return g_steal_pointer (&hits);
}
