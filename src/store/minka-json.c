#include "minka-store-private.h"

#include "minka-record-json.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

/* The plan as JSON: one member a table, one line a record, in a fixed order, so that the same plan is always the same
 * bytes. Blobs are base64. */

static gboolean
complain (GError **error, const char *path, const char *reason)
{
  g_set_error (error, MINKA_ERROR, MINKA_ERROR_INVALID, _ ("The JSON file was not imported. At %s: %s"), path,
               reason);
  return FALSE;
}

/* Writing */

static gboolean
write_table (MinkaStore *self, GType type, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  MinkaRecordClass *klass = g_type_class_peek (type);
  g_autoptr (GPtrArray) ids = minka_store_find_ids (self, type, NULL, NULL, error);

  if (ids == NULL || !g_output_stream_printf (stream, NULL, cancellable, error, ",\n\"%s\": [", klass->table))
    return FALSE;
  /* One at a time: a book of actas does not fit in the memory of an old laptop. */
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (MinkaRecord) record = minka_store_get (self, type, ids->pdata[i], error);
    g_autofree char *json = record != NULL ? minka_record_to_json (record, NULL) : NULL;

    if (json == NULL ||
        !g_output_stream_printf (stream, NULL, cancellable, error, "%s\n", i > 0 ? "," : "") ||
        !g_output_stream_write_all (stream, json, strlen (json), NULL, cancellable, error))
      return FALSE;
  }
  return g_output_stream_printf (stream, NULL, cancellable, error, "%s]", ids->len > 0 ? "\n" : "");
}

/**
 * minka_store_export_json:
 * @self: a store
 * @stream: where to write
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Writes every record of the plan, private reflections and documents included, as data/schema/minka-1.schema.json
 * describes. The same plan gives the same bytes.
 *
 * Returns: whether it went well
 */
gboolean
minka_store_export_json (MinkaStore *self, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  guint n_types;
  const GType *types = minka_model_get_types (&n_types);

  if (!g_output_stream_printf (stream, NULL, cancellable, error, "{\n\"minka\": %d", MINKA_JSON_VERSION))
    return FALSE;
  for (guint i = 0; i < n_types; i++)
    if (!write_table (self, types[i], stream, cancellable, error))
      return FALSE;
  return g_output_stream_printf (stream, NULL, cancellable, error, "\n}\n");
}

/* Reading */

static gboolean
is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
read_number (JsonNode *node, const MinkaField *field, GValue *value, const char **reason)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (field->kind == MINKA_FIELD_BOOL) {
    *reason = _ ("It should be true or false.");
    if (type != G_TYPE_BOOLEAN)
      return FALSE;
    g_value_set_boolean (value, json_node_get_boolean (node));
  } else if (field->kind == MINKA_FIELD_INT) {
    *reason = _ ("It should be a whole number.");
    if (type != G_TYPE_INT64 || json_node_get_int (node) < G_MININT || json_node_get_int (node) > G_MAXINT)
      return FALSE;
    g_value_set_int (value, json_node_get_int (node));
  } else {
    *reason = _ ("It should be a number.");
    if ((type != G_TYPE_INT64 && type != G_TYPE_DOUBLE) || !isfinite (json_node_get_double (node)))
      return FALSE;
    g_value_set_double (value, json_node_get_double (node));
  }
  return TRUE;
}

static gboolean
read_blob (JsonNode *node, GValue *value, const char **reason)
{
  g_autofree guchar *data = NULL;
  g_autofree char *again = NULL;
  gsize size;

  *reason = _ ("It should be base64 text or null.");
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!is_string (node))
    return FALSE;
  data = g_base64_decode (json_node_get_string (node), &size);
  again = g_base64_encode (data, size);
  if (!g_str_equal (again, json_node_get_string (node)))
    return FALSE;
  g_value_take_boxed (value, g_bytes_new_take (g_steal_pointer (&data), size));
  return TRUE;
}

static gboolean
read_member (JsonNode *node, const MinkaField *field, GValue *value, const char **reason)
{
  switch (field->kind) {
  case MINKA_FIELD_BOOL:
  case MINKA_FIELD_INT:
  case MINKA_FIELD_REAL:
    return read_number (node, field, value, reason);
  case MINKA_FIELD_BLOB:
    return read_blob (node, value, reason);
  case MINKA_FIELD_ENUM: {
    g_autoptr (GEnumClass) klass = g_type_class_ref (field->enum_type ());
    GEnumValue *found =
        is_string (node) ? g_enum_get_value_by_nick (klass, json_node_get_string (node)) : NULL;

    *reason = _ ("It is not one of the words allowed here.");
    if (found == NULL)
      return FALSE;
    g_value_set_enum (value, found->value);
    return TRUE;
  }
  case MINKA_FIELD_REF:
    *reason = _ ("It should be an identifier or null.");
    if (JSON_NODE_HOLDS_NULL (node))
      return TRUE;
    G_GNUC_FALLTHROUGH;
  default:
    if (field->kind != MINKA_FIELD_REF)
      *reason = _ ("It should be text.");
    if (!is_string (node))
      return FALSE;
    g_value_set_string (value, json_node_get_string (node));
    return TRUE;
  }
}

static MinkaRecord *
record_from_json (JsonNode *node, GType type, const char *path, GError **error)
{
  g_autoptr (MinkaRecord) record = g_object_new (type, NULL);
  MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (record);
  g_autoptr (GError) reason = NULL;
  const MinkaField *culprit;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    complain (error, path, _ ("It should be an object."));
    return NULL;
  }
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member)) {
    const MinkaField *field = minka_record_class_find (klass, name);
    g_autofree char *here = g_strdup_printf ("%s.%s", path, name);
    g_auto (GValue) value = G_VALUE_INIT;
    const char *why;

    if (g_str_equal (name, "id")) {
      if (!is_string (member)) {
        complain (error, here, _ ("It is not a valid identifier."));
        return NULL;
      }
      minka_record_set_id (record, json_node_get_string (member));
      continue;
    }
    if (field == NULL || !g_str_equal (field->name, name)) {
      complain (error, here, _ ("Minka does not know this name."));
      return NULL;
    }
    g_value_init (&value, minka_field_get_pspec (klass, field)->value_type);
    if (!read_member (member, field, &value, &why)) {
      complain (error, here, why);
      return NULL;
    }
    minka_record_set_field (record, field, &value);
  }
  if (!minka_record_validate (record, &culprit, &reason)) {
    g_autofree char *here = g_strdup_printf ("%s.%s", path, culprit != NULL ? culprit->name : "id");

    complain (error, here, reason->message);
    return NULL;
  }
  return g_steal_pointer (&record);
}

/* Reads all records, in the order of the tables; @ids gets id → table. */
static GPtrArray *
read_records (JsonObject *root, GHashTable *ids, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_types;
  const GType *types = minka_model_get_types (&n_types);

  for (guint i = 0; i < n_types; i++) {
    MinkaRecordClass *klass = g_type_class_peek (types[i]);
    JsonNode *node = json_object_get_member (root, klass->table);
    JsonArray *array;

    if (node == NULL)
      continue;
    if (!JSON_NODE_HOLDS_ARRAY (node)) {
      g_autofree char *path = g_strdup_printf ("$.%s", klass->table);

      complain (error, path, _ ("It should be a list."));
      return NULL;
    }
    array = json_node_get_array (node);
    for (guint j = 0; j < json_array_get_length (array); j++) {
      g_autofree char *path = g_strdup_printf ("$.%s[%u]", klass->table, j);
      MinkaRecord *record = record_from_json (json_array_get_element (array, j), types[i], path, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
      if (!g_hash_table_insert (ids, (gpointer) minka_record_get_id (record), (gpointer) klass->table)) {
        complain (error, path, _ ("Another record has the same identifier."));
        return NULL;
      }
    }
  }
  return g_steal_pointer (&records);
}

/* Where in the file a record stands. */
static char *
place_of (GPtrArray *records, guint i)
{
  guint index = 0;

  while (index < i && G_OBJECT_TYPE (records->pdata[i - index - 1]) == G_OBJECT_TYPE (records->pdata[i]))
    index++;
  return g_strdup_printf ("$.%s[%u]", MINKA_RECORD_GET_CLASS (records->pdata[i])->table, index);
}

static gboolean
check_references (GPtrArray *records, GHashTable *ids, GError **error)
{
  for (guint i = 0; i < records->len; i++) {
    MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (records->pdata[i]);

    for (guint j = 0; j < klass->n_fields; j++) {
      g_autofree char *target = NULL;
      g_autofree char *place = NULL;
      g_autofree char *path = NULL;

      if (klass->fields[j].kind != MINKA_FIELD_REF)
        continue;
      g_object_get (records->pdata[i], klass->fields[j].name, &target, NULL);
      if (*target == '\0' || g_strcmp0 (g_hash_table_lookup (ids, target), klass->fields[j].target) == 0)
        continue;
      place = place_of (records, i);
      path = g_strdup_printf ("%s.%s", place, klass->fields[j].name);
      return complain (error, path, _ ("It refers to a record that is not in the file."));
    }
  }
  return TRUE;
}

static gboolean
check_names (JsonObject *root, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, root);
  while (json_object_iter_next (&iter, &name, &node)) {
    g_autofree char *path = g_strdup_printf ("$.%s", name);

    if (g_str_equal (name, "minka")) {
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64 ||
          json_node_get_int (node) < 1)
        return complain (error, path, _ ("It should be a whole number."));
      if (json_node_get_int (node) > MINKA_JSON_VERSION)
        return complain (error, path, _ ("It was written by a newer version of Minka."));
    } else if (minka_model_find_table (name) == G_TYPE_INVALID) {
      return complain (error, path, _ ("Minka does not know this name."));
    }
  }
  if (!json_object_has_member (root, "minka"))
    return complain (error, "$.minka", _ ("It is missing, so this is not a plan of Minka."));
  return TRUE;
}

/* The parser knows the place only now. */
static void
on_parse_error (JsonParser *parser, const GError *reason, char **place)
{
  g_free (*place);
  *place = g_strdup_printf (_ ("line %u, column %u"), MAX (json_parser_get_current_line (parser), 1),
                            json_parser_get_current_pos (parser));
}

/* Text that no text of ours can hold; the parser would cut it short. */
static gboolean
check_escapes (const char *data, gsize size, GError **error)
{
  const char *start = data;
  guint line = 1;

  for (const char *p = data; p + 6 <= data + size; p++) {
    if (*p == '\n') {
      start = p + 1;
      line++;
    }
    if (*p != '\\')
      continue;
    if (strncmp (p, "\\u0000", 6) == 0) {
      g_autofree char *place = g_strdup_printf (_ ("line %u, column %u"), line, (guint) (p - start + 1));

      return complain (error, place, _ ("The text has a character that is none."));
    }
    p++;
  }
  return TRUE;
}

/**
 * minka_store_parse_json:
 * @json: a plan or a part of one as JSON
 * @whole: whether every reference must lead to a record of it
 * @error: return location
 *
 * Reads records without putting them into a plan.
 *
 * Returns: (transfer full) (nullable) (element-type MinkaRecord): the records, each behind those it belongs to
 */
GPtrArray *
minka_store_parse_json (GBytes *json, gboolean whole, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *place = NULL;
  JsonNode *root;
  gsize size;
  const char *data = g_bytes_get_data (json, &size);

  if (!g_utf8_validate (data, size, NULL)) {
    complain (error, "$", _ ("The text is not valid UTF-8."));
    return NULL;
  }
  if (!check_escapes (data, size, error))
    return NULL;
  json_parser_set_strict (parser, TRUE);
  g_signal_connect (parser, "error", G_CALLBACK (on_parse_error), &place);
  if (!json_parser_load_from_data (parser, data, size, NULL)) {
    complain (error, place != NULL ? place : "$", _ ("The file is not well-formed JSON."));
    return NULL;
  }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
    complain (error, "$", _ ("It should be an object."));
    return NULL;
  }
  if (!check_names (json_node_get_object (root), error))
    return NULL;
  records = read_records (json_node_get_object (root), ids, error);
  if (records == NULL || (whole && !check_references (records, ids, error)))
    return NULL;
  return g_steal_pointer (&records);
}

static gboolean
empty_tables (MinkaStore *self, GError **error)
{
  guint n_types;
  const GType *types = minka_model_get_types (&n_types);

  for (guint i = n_types; i > 0; i--) {
    g_autofree char *sql =
        g_strdup_printf ("DELETE FROM %s", ((MinkaRecordClass *) g_type_class_peek (types[i - 1]))->table);

    if (!minka_connection_exec (self->connection, sql, error))
      return FALSE;
  }
  return TRUE;
}

/* Nothing was done in it, and it holds no more than what every plan begins with. */
static gboolean
is_untouched (MinkaStore *self, GError **error)
{
  gint64 used;

  if (!minka_connection_number (self->connection,
                                "SELECT EXISTS (SELECT 1 FROM history WHERE state <> 'barrier') OR "
                                "EXISTS (SELECT 1 FROM plan WHERE school_name <> '') OR "
                                "EXISTS (SELECT 1 FROM member) OR EXISTS (SELECT 1 FROM meeting)",
                                &used, error))
    return FALSE;
  if (!used)
    return TRUE;
  g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_EXISTS,
                       _ ("The plan already has data, so nothing was imported. Import into a new plan."));
  return FALSE;
}

static gboolean
put_all (MinkaStore *self, GPtrArray *records, GError **error)
{
  for (guint i = 0; i < records->len; i++) {
    g_autoptr (GError) reason = NULL;
    g_autofree char *place = NULL;

    if (minka_store_put (self, records->pdata[i], &reason))
      continue;
    if (!g_error_matches (reason, MINKA_ERROR, MINKA_ERROR_INVALID)) {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
    place = place_of (records, i);
    return complain (error, place, reason->message);
  }
  return TRUE;
}

/**
 * minka_store_import_json:
 * @self: a store of a plan in which nothing was done yet
 * @json: what minka_store_export_json() wrote, or a program that follows the schema
 * @error: return location
 *
 * Fills the plan. Fields that are left out have their defaults. On a mistake @error names the place and the
 * reason, and nothing is imported.
 *
 * Returns: whether it went well
 */
gboolean
minka_store_import_json (MinkaStore *self, GBytes *json, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (!is_untouched (self, error))
    return FALSE;
  records = minka_store_parse_json (json, TRUE, error);
  return records != NULL && minka_store_fill (self, records, error);
}

/**
 * minka_store_fill:
 * @self: a store of a plan in which nothing was done yet
 * @records: (element-type MinkaRecord): all that the plan is to hold, each behind those it belongs to
 * @error: return location
 *
 * Fills the plan, whole or not at all. Undo does not reach behind it.
 *
 * Returns: whether it went well
 */
gboolean
minka_store_fill (MinkaStore *self, GPtrArray *records, GError **error)
{
  if (!is_untouched (self, error) || !minka_store_begin (self, error))
    return FALSE;
  if (empty_tables (self, error) && put_all (self, records, error))
    return minka_store_commit (self, _ ("Import"), TRUE, NULL, error);
  minka_store_rollback (self);
  return FALSE;
}
