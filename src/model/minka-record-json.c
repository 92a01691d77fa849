#include "minka-record-json.h"

#include <json-glib/json-glib.h>

static void
set_member (JsonObject *object, const MinkaField *field, const GValue *value)
{
  const char *name = field->name;

  switch (field->kind) {
  case MINKA_FIELD_REF:
    if (*g_value_get_string (value) != '\0')
      json_object_set_string_member (object, name, g_value_get_string (value));
    else
      json_object_set_null_member (object, name);
    break;
  case MINKA_FIELD_ENUM:
    json_object_set_string_member (object, name,
                                   minka_enum_nick (field->enum_type (), g_value_get_enum (value)));
    break;
  case MINKA_FIELD_INT:
    json_object_set_int_member (object, name, g_value_get_int (value));
    break;
  case MINKA_FIELD_BOOL:
    json_object_set_boolean_member (object, name, g_value_get_boolean (value));
    break;
  case MINKA_FIELD_REAL:
    json_object_set_double_member (object, name, g_value_get_double (value));
    break;
  case MINKA_FIELD_BLOB:
    if (g_value_get_boxed (value) != NULL) {
      gsize size;
      gconstpointer data = g_bytes_get_data (g_value_get_boxed (value), &size);
      g_autofree char *text = g_base64_encode (data, size);

      json_object_set_string_member (object, name, text);
    } else {
      json_object_set_null_member (object, name);
    }
    break;
  default:
    json_object_set_string_member (object, name, g_value_get_string (value));
    break;
  }
}

/**
 * minka_record_to_json:
 * @self: a record
 * @without: (nullable) (array zero-terminated=1): fields to leave out
 *
 * Writes a record in the published form: a member a field, on one line. Blobs are base64, no reference is null.
 *
 * Returns: (transfer full): a JSON object
 */
char *
minka_record_to_json (MinkaRecord *self, const char *const *without)
{
  MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (self);
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  json_object_set_string_member (object, "id", minka_record_get_id (self));
  for (guint i = 0; i < klass->n_fields; i++) {
    g_auto (GValue) value = G_VALUE_INIT;

    if (without != NULL && g_strv_contains (without, klass->fields[i].name))
      continue;
    g_value_init (&value, minka_field_get_pspec (klass, &klass->fields[i])->value_type);
    minka_record_get_field (self, &klass->fields[i], &value);
    set_member (object, &klass->fields[i], &value);
  }
  return json_to_string (node, FALSE);
}
