#include "minka-store-private.h"

#include <json-glib/json-glib.h>

/* The published description of the JSON form, derived from the property list like the form itself. */

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_types (JsonBuilder *builder, const char *type, gboolean or_null)
{
  json_builder_set_member_name (builder, "type");
  if (or_null)
    json_builder_begin_array (builder);
  json_builder_add_string_value (builder, type);
  if (or_null) {
    json_builder_add_string_value (builder, "null");
    json_builder_end_array (builder);
  }
}

static void
add_words (JsonBuilder *builder, GType type)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  json_builder_set_member_name (builder, "enum");
  json_builder_begin_array (builder);
  for (guint i = 0; i < klass->n_values; i++)
    json_builder_add_string_value (builder, klass->values[i].value_nick);
  json_builder_end_array (builder);
}

static void
add_field (JsonBuilder *builder, const MinkaField *field)
{
  gboolean required = (field->flags & MINKA_FIELD_REQUIRED) != 0;

  json_builder_set_member_name (builder, field->name);
  json_builder_begin_object (builder);
  switch (field->kind) {
  case MINKA_FIELD_REF: {
    g_autofree char *comment = g_strdup_printf ("the id of a record of %s", field->target);

    add_types (builder, "string", !required);
    add_text (builder, "format", "uuid");
    add_text (builder, "$comment", comment);
    break;
  }
  case MINKA_FIELD_ENUM:
    add_words (builder, field->enum_type ());
    break;
  case MINKA_FIELD_INT:
    add_types (builder, "integer", FALSE);
    break;
  case MINKA_FIELD_REAL:
    add_types (builder, "number", FALSE);
    break;
  case MINKA_FIELD_BOOL:
    add_types (builder, "boolean", FALSE);
    break;
  case MINKA_FIELD_BLOB:
    add_types (builder, "string", !required);
    add_text (builder, "contentEncoding", "base64");
    break;
  case MINKA_FIELD_DATE:
    add_types (builder, "string", FALSE);
    add_text (builder, "pattern", required ? "^\\d{4}-\\d{2}-\\d{2}$" : "^(\\d{4}-\\d{2}-\\d{2})?$");
    break;
  case MINKA_FIELD_TIME:
    add_types (builder, "string", FALSE);
    add_text (builder, "pattern", required ? "^\\d{2}:\\d{2}$" : "^(\\d{2}:\\d{2})?$");
    break;
  case MINKA_FIELD_INSTANT:
    add_types (builder, "string", FALSE);
    add_text (builder, "pattern",
              required ? "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$"
                       : "^(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z)?$");
    break;
  default:
    add_types (builder, "string", FALSE);
    if (required) {
      json_builder_set_member_name (builder, "minLength");
      json_builder_add_int_value (builder, 1);
    }
    break;
  }
  add_text (builder, "description", field->blurb);
  json_builder_end_object (builder);
}

static void
add_record (JsonBuilder *builder, MinkaRecordClass *klass)
{
  json_builder_set_member_name (builder, klass->table);
  json_builder_begin_object (builder);
  add_types (builder, "object", FALSE);
  json_builder_set_member_name (builder, "properties");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_begin_object (builder);
  add_types (builder, "string", FALSE);
  add_text (builder, "format", "uuid");
  json_builder_end_object (builder);
  for (guint i = 0; i < klass->n_fields; i++)
    add_field (builder, &klass->fields[i]);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "required");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, "id");
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].flags & MINKA_FIELD_REQUIRED)
      json_builder_add_string_value (builder, klass->fields[i].name);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "additionalProperties");
  json_builder_add_boolean_value (builder, FALSE);
  json_builder_end_object (builder);
}

static void
add_table (JsonBuilder *builder, MinkaRecordClass *klass)
{
  g_autofree char *reference = g_strdup_printf ("#/$defs/%s", klass->table);

  json_builder_set_member_name (builder, klass->table);
  json_builder_begin_object (builder);
  add_types (builder, "array", FALSE);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_object (builder);
  add_text (builder, "$ref", reference);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/**
 * minka_store_json_schema:
 *
 * Returns: (transfer full): the JSON Schema (2020-12) of what minka_store_export_json() writes
 */
char *
minka_store_json_schema (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  guint n_types;
  const GType *types = minka_model_get_types (&n_types);

  json_builder_begin_object (builder);
  add_text (builder, "$schema", "https://json-schema.org/draft/2020-12/schema");
  add_text (builder, "$id", "https://minka-cap.github.io/schema/minka-1.schema.json");
  add_text (builder, "title", "A plan of Minka");
  add_text (
      builder, "description",
      "One school's plan for its Comunidad Profesional de Aprendizaje. A member a table, an object a record. "
      "Empty text means unknown; references are ids of records in the same file.");
  add_types (builder, "object", FALSE);
  json_builder_set_member_name (builder, "properties");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "minka");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "const");
  json_builder_add_int_value (builder, 1);
  add_text (builder, "description", "Version of this form");
  json_builder_end_object (builder);
  for (guint i = 0; i < n_types; i++)
    add_table (builder, g_type_class_peek (types[i]));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "required");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, "minka");
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "additionalProperties");
  json_builder_add_boolean_value (builder, FALSE);
  json_builder_set_member_name (builder, "$defs");
  json_builder_begin_object (builder);
  for (guint i = 0; i < n_types; i++)
    add_record (builder, g_type_class_peek (types[i]));
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}
