#include "kit.h"

/* Each record is declared once, and soundly. */

static const MinkaRecordClass *
class_of (GType type)
{
  return g_type_class_peek (type);
}

static void
check_enum (GType type)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  g_autoptr (GHashTable) nicks = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (klass->n_values, >, 1);
  for (guint i = 0; i < klass->n_values; i++) {
    const char *nick = klass->values[i].value_nick;

    /* A new record has the first value. */
    g_assert_cmpint (klass->values[i].value, ==, (int) i);
    g_assert_true (g_hash_table_add (nicks, (gpointer) nick));
    g_assert_true (g_regex_match_simple ("^[a-z]+(-[a-z]+)*$", nick, 0, 0));
    g_assert_cmpstr (minka_enum_nick (type, i), ==, nick);
  }
  g_assert_cmpstr (minka_enum_nick (type, klass->n_values), ==, "");
}

static void
check_field (const MinkaRecordClass *klass, const MinkaField *field, GHashTable *seen)
{
  g_test_message ("%s.%s", klass->table, field->name);
  g_assert_true (g_regex_match_simple ("^[a-z][a-z0-9_]*$", field->name, 0, 0));
  g_assert_true (g_hash_table_add (seen, (gpointer) field->name));
  g_assert_cmpstr (field->name, !=, "id");
  g_assert_true (field->blurb != NULL && *field->blurb != '\0');
  g_assert_true (minka_record_class_find ((MinkaRecordClass *) klass, field->name) == field);
  g_assert_true ((field->kind == MINKA_FIELD_REF) == (field->target != NULL));
  g_assert_true ((field->kind == MINKA_FIELD_ENUM) == (field->enum_type != NULL));
  if (field->kind == MINKA_FIELD_REF)
    g_assert_true (minka_model_find_table (field->target) != G_TYPE_INVALID);
  if (field->kind == MINKA_FIELD_ENUM)
    check_enum (field->enum_type ());
  if (field->flags & MINKA_FIELD_OWNER)
    g_assert_cmpint (field->kind, ==, MINKA_FIELD_REF);
  if (field->flags & MINKA_FIELD_SEARCH)
    g_assert_cmpint (field->kind, ==, MINKA_FIELD_TEXT);
}

static void
check_class (const MinkaRecordClass *klass)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) order = g_strsplit (klass->order, " ", -1);

  g_assert_cmpuint (klass->n_fields, >, 0);
  for (guint i = 0; i < klass->n_fields; i++)
    check_field (klass, &klass->fields[i], seen);
  for (guint i = 0; order[i] != NULL; i++)
    g_assert_true (g_hash_table_contains (seen, order[i] + (order[i][0] == '-')));
}

static void
test_declarations (void)
{
  const GType summaries[] = { MINKA_TYPE_MEETING_SUMMARY,   MINKA_TYPE_ACTA_SUMMARY,
                              MINKA_TYPE_AGREEMENT_SUMMARY, MINKA_TYPE_SCHEDULE_SUMMARY,
                              MINKA_TYPE_CALENDAR_SUMMARY,  MINKA_TYPE_OBJECTIVE_SUMMARY,
                              MINKA_TYPE_EVIDENCE_SUMMARY,  MINKA_TYPE_OBSERVATION_SUMMARY,
                              MINKA_TYPE_KEEPING_SUMMARY,   MINKA_TYPE_NOTICE_SUMMARY,
                              MINKA_TYPE_LOOSE_SUMMARY };
  g_autoptr (GHashTable) tables = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_types;
  const GType *types = minka_model_get_types (&n_types);

  g_assert_cmpuint (n_types, ==, 34);
  for (guint i = 0; i < n_types; i++) {
    const MinkaRecordClass *klass = class_of (types[i]);

    g_assert_true (g_hash_table_add (tables, (gpointer) klass->table));
    g_assert_true (minka_model_find_table (klass->table) == types[i]);
    g_assert_false (klass->summary);
    check_class (klass);
  }
  for (guint i = 0; i < G_N_ELEMENTS (summaries); i++) {
    g_autoptr (GTypeClass) klass = g_type_class_ref (summaries[i]);

    g_assert_true (((MinkaRecordClass *) klass)->summary);
    check_class ((MinkaRecordClass *) klass);
  }
  g_assert_true (minka_model_find_table ("history") == G_TYPE_INVALID);
  g_assert_true (minka_model_find_table ("meeting_summary") == G_TYPE_INVALID);
}

/* A record comes behind those it cannot be without, so that a plan can be written in this order. */
static void
test_order_of_types (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_types;
  const GType *types = minka_model_get_types (&n_types);

  for (guint i = 0; i < n_types; i++) {
    const MinkaRecordClass *klass = class_of (types[i]);

    for (guint j = 0; j < klass->n_fields; j++)
      if (klass->fields[j].kind == MINKA_FIELD_REF && (klass->fields[j].flags & MINKA_FIELD_REQUIRED))
        g_assert_true (g_hash_table_contains (seen, klass->fields[j].target));
    g_hash_table_add (seen, (gpointer) klass->table);
  }
}

static void
test_new_records (void)
{
  guint n_types;
  const GType *types = minka_model_get_types (&n_types);

  for (guint i = 0; i < n_types; i++) {
    g_autoptr (MinkaRecord) one = minka_record_new (types[i]);
    g_autoptr (MinkaRecord) other = minka_record_new (types[i]);
    const MinkaRecordClass *klass = class_of (types[i]);

    g_assert_true (g_uuid_string_is_valid (minka_record_get_id (one)));
    g_assert_cmpstr (minka_record_get_id (one), !=, minka_record_get_id (other));
    for (guint j = 0; j < klass->n_fields; j++)
      if (klass->fields[j].kind <= MINKA_FIELD_INSTANT)
        g_assert_cmpstr (*(char **) G_STRUCT_MEMBER_P (one, klass->fields[j].offset), ==, "");
  }
}

static void
test_properties (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (MinkaEvidence) evidence = minka_record_new (MINKA_TYPE_EVIDENCE);
  g_autoptr (MinkaGoal) goal = minka_record_new (MINKA_TYPE_GOAL);
  g_autoptr (GBytes) back = NULL;
  double quantity;
  int kind;

  g_object_set (evidence, "kind", MINKA_EVIDENCE_KIND_LINK, "title", "Acta «1»", "content", bytes, NULL);
  g_object_get (evidence, "kind", &kind, "content", &back, NULL);
  g_assert_cmpint (kind, ==, MINKA_EVIDENCE_KIND_LINK);
  g_assert_true (back == bytes);
  g_assert_cmpstr (evidence->title, ==, "Acta «1»");
  g_object_set (evidence, "title", NULL, "content", NULL, NULL);
  g_assert_cmpstr (evidence->title, ==, "");
  g_assert_null (evidence->content);
  g_object_set (goal, "quantity", 2.5, NULL);
  g_object_get (goal, "quantity", &quantity, NULL);
  g_assert_cmpfloat (quantity, ==, 2.5);
}

static void
assert_invalid (gpointer record, const char *property, const char *value)
{
  const MinkaField *culprit;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *shown = g_strescape (value, NULL);

  g_test_message ("%s %s = %s", G_OBJECT_TYPE_NAME (record), property, shown);
  g_object_get (record, property, &before, NULL);
  g_object_set (record, property, value, NULL);
  g_assert_false (minka_record_validate (record, &culprit, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  g_assert_cmpstr (culprit != NULL ? culprit->name : "id", ==, property);
  g_clear_error (&error);
  g_object_set (record, property, before, NULL);
  g_assert_true (minka_record_validate (record, &culprit, &error));
  g_assert_no_error (error);
}

static void
test_validation (void)
{
  g_autoptr (GPtrArray) records = kit_one_of_each (KIT_ODD, 3);
  guint n_required = 0;

  for (guint i = 0; i < records->len; i++) {
    MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (records->pdata[i]);

    assert_invalid (records->pdata[i], "id", "");
    assert_invalid (records->pdata[i], "id", "no-uuid");
    for (guint j = 0; j < klass->n_fields; j++) {
      const MinkaField *field = &klass->fields[j];

      if (field->kind > MINKA_FIELD_INSTANT)
        continue;
      assert_invalid (records->pdata[i], field->name, "\xff\xfe");
      if (field->kind != MINKA_FIELD_TEXT)
        assert_invalid (records->pdata[i], field->name, "mañana");
      if (field->flags & MINKA_FIELD_REQUIRED) {
        assert_invalid (records->pdata[i], field->name, "");
        n_required++;
      }
    }
  }
  g_assert_cmpuint (n_required, >, 40);
}

static void
test_required_document (void)
{
  g_autoptr (GPtrArray) records = kit_one_of_each (KIT_ODD, 3);

  for (guint i = 0; i < records->len; i++) {
    const MinkaField *culprit;

    if (!MINKA_IS_ACTA (records->pdata[i]))
      continue;
    g_object_set (records->pdata[i], "pdf", NULL, NULL);
    g_assert_false (minka_record_validate (records->pdata[i], &culprit, NULL));
    g_assert_cmpstr (culprit->name, ==, "pdf");
    return;
  }
  g_assert_not_reached ();
}

static void
on_notify (GObject *object, GParamSpec *pspec, gpointer data)
{
  g_ptr_array_add (data, (gpointer) pspec->name);
}

static void
test_setting_the_same_is_silent (void)
{
  g_autoptr (GPtrArray) records = kit_one_of_each (KIT_ODD, 5);
  g_autoptr (GPtrArray) heard = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++) {
    g_autoptr (MinkaRecord) copy = minka_record_copy (records->pdata[i]);

    kit_assert_same (copy, records->pdata[i]);
    g_signal_connect (copy, "notify", G_CALLBACK (on_notify), heard);
    minka_record_update (copy, records->pdata[i]);
    minka_record_set_id (copy, minka_record_get_id (records->pdata[i]));
  }
  g_assert_cmpuint (heard->len, ==, 0);
}

static void
test_update_tells_only_differences (void)
{
  g_autoptr (MinkaMeeting) meeting = minka_record_new (MINKA_TYPE_MEETING);
  g_autoptr (MinkaMeeting) copy = NULL;
  g_autoptr (GPtrArray) heard = g_ptr_array_new ();

  g_object_set (meeting, "title", "Uno", "date", "2021-03-15", NULL);
  copy = minka_record_copy (MINKA_RECORD (meeting));
  g_object_set (copy, "title", "Dos", "state", MINKA_MEETING_STATE_HELD, "number", 4, NULL);
  g_signal_connect (meeting, "notify", G_CALLBACK (on_notify), heard);
  minka_record_update (MINKA_RECORD (meeting), MINKA_RECORD (copy));
  g_assert_cmpuint (heard->len, ==, 3);
  g_assert_true (g_ptr_array_find_with_equal_func (heard, "title", g_str_equal, NULL));
  g_assert_true (g_ptr_array_find_with_equal_func (heard, "state", g_str_equal, NULL));
  g_assert_true (g_ptr_array_find_with_equal_func (heard, "number", g_str_equal, NULL));
  kit_assert_same (MINKA_RECORD (meeting), MINKA_RECORD (copy));
}

static void
test_copies_are_apart (void)
{
  g_autoptr (MinkaMember) member = minka_record_new (MINKA_TYPE_MEMBER);
  g_autoptr (MinkaMember) copy = NULL;

  g_object_set (member, "name", "Docente 2.° B", NULL);
  copy = minka_record_copy (MINKA_RECORD (member));
  g_object_set (member, "name", "Docente 2.° C", NULL);
  g_assert_cmpstr (copy->name, ==, "Docente 2.° B");
  g_object_unref (g_steal_pointer (&copy));
  g_assert_cmpstr (member->name, ==, "Docente 2.° C");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/declarations", test_declarations);
  g_test_add_func ("/model/order-of-types", test_order_of_types);
  g_test_add_func ("/model/new-records", test_new_records);
  g_test_add_func ("/model/properties", test_properties);
  g_test_add_func ("/model/validation", test_validation);
  g_test_add_func ("/model/required-document", test_required_document);
  g_test_add_func ("/model/same-is-silent", test_setting_the_same_is_silent);
  g_test_add_func ("/model/update-tells-differences", test_update_tells_only_differences);
  g_test_add_func ("/model/copies-are-apart", test_copies_are_apart);
  return g_test_run ();
}
