#include "minka-store-private.h"

#include "minka-csv-text.h"

static void
append_cell (GString *line, const char *text)
{
  g_string_append_c (line, ',');
  minka_csv_text_append (line, text);
}

static void
append_field (GString *line, MinkaRecord *record, const MinkaField *field)
{
  MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (record);
  g_auto (GValue) value = G_VALUE_INIT;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_value_init (&value, minka_field_get_pspec (klass, field)->value_type);
  minka_record_get_field (record, field, &value);
  switch (field->kind) {
  case MINKA_FIELD_ENUM:
    append_cell (line, minka_enum_nick (field->enum_type (), g_value_get_enum (&value)));
    break;
  case MINKA_FIELD_INT:
    append_cell (line, g_ascii_dtostr (buffer, sizeof buffer, g_value_get_int (&value)));
    break;
  case MINKA_FIELD_REAL:
    append_cell (line, g_ascii_dtostr (buffer, sizeof buffer, g_value_get_double (&value)));
    break;
  case MINKA_FIELD_BOOL:
    append_cell (line, g_value_get_boolean (&value) ? "1" : "0");
    break;
  default:
    append_cell (line, g_value_get_string (&value));
    break;
  }
}

static gboolean
is_private (MinkaRecord *record)
{
  return MINKA_IS_REFLECTION (record) && MINKA_REFLECTION (record)->privacy == MINKA_PRIVACY_PRIVATE;
}

/**
 * minka_store_export_csv:
 * @self: a store
 * @type: a record type
 * @stream: where to write
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Writes a table for a spreadsheet: a heading, then a line a record. Documents and files are left out, and so
 * are private reflections.
 *
 * Returns: whether it went well
 */
gboolean
minka_store_export_csv (MinkaStore *self, GType type, GOutputStream *stream, GCancellable *cancellable,
                        GError **error)
{
  MinkaRecordClass *klass = g_type_class_peek (type);
  g_autoptr (GPtrArray) ids = minka_store_find_ids (self, type, NULL, NULL, error);
  g_autoptr (GString) line = g_string_new (MINKA_CSV_MARK "id");

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind != MINKA_FIELD_BLOB)
      append_cell (line, klass->fields[i].name);
  g_string_append (line, "\r\n");
  if (!g_output_stream_write_all (stream, line->str, line->len, NULL, cancellable, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (MinkaRecord) record = minka_store_get (self, type, ids->pdata[i], error);

    if (record == NULL)
      return FALSE;
    if (is_private (record))
      continue;
    g_string_assign (line, minka_record_get_id (record));
    for (guint j = 0; j < klass->n_fields; j++)
      if (klass->fields[j].kind != MINKA_FIELD_BLOB)
        append_field (line, record, &klass->fields[j]);
    g_string_append (line, "\r\n");
    if (!g_output_stream_write_all (stream, line->str, line->len, NULL, cancellable, error))
      return FALSE;
  }
  return TRUE;
}
