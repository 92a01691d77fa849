#include "kit.h"

#include <glib/gstdio.h>

/* What is put into a plan comes back as it was, what belongs together stays together, and what was issued stays. */

static GPtrArray *
columns_of (MinkaStore *store, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s') ORDER BY cid", table);
  g_autoptr (MinkaStatement) statement = minka_connection_prepare (store->connection, sql, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  gboolean row = TRUE;

  while (minka_statement_step (store->connection, statement, &row, NULL) && row)
    g_ptr_array_add (names, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  return names;
}

static void
check_columns (MinkaStore *store, const MinkaRecordClass *klass)
{
  g_autoptr (GPtrArray) columns = columns_of (store, klass->table);

  g_test_message ("%s", klass->table);
  g_assert_cmpuint (columns->len, ==, klass->n_fields + 1);
  g_assert_true (g_ptr_array_find_with_equal_func (columns, "id", g_str_equal, NULL));
  for (guint i = 0; i < klass->n_fields; i++)
    g_assert_true (g_ptr_array_find_with_equal_func (columns, klass->fields[i].name, g_str_equal, NULL));
}

static void
test_schema_is_the_model (void)
{
  const GType summaries[] = { MINKA_TYPE_MEETING_SUMMARY,   MINKA_TYPE_ACTA_SUMMARY,
                              MINKA_TYPE_AGREEMENT_SUMMARY, MINKA_TYPE_SCHEDULE_SUMMARY,
                              MINKA_TYPE_CALENDAR_SUMMARY,  MINKA_TYPE_OBJECTIVE_SUMMARY,
                              MINKA_TYPE_EVIDENCE_SUMMARY,  MINKA_TYPE_OBSERVATION_SUMMARY,
                              MINKA_TYPE_KEEPING_SUMMARY,   MINKA_TYPE_NOTICE_SUMMARY,
                              MINKA_TYPE_LOOSE_SUMMARY };
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_store_new (path, NULL);
  guint n_types;
  const GType *types = minka_model_get_types (&n_types);
  g_autofree char *sql = NULL;

  for (guint i = 0; i < n_types; i++)
    check_columns (store, g_type_class_peek (types[i]));
  for (guint i = 0; i < G_N_ELEMENTS (summaries); i++) {
    g_autoptr (GTypeClass) klass = g_type_class_ref (summaries[i]);

    check_columns (store, (MinkaRecordClass *) klass);
  }
  /* No table without a record, but for the store's own. */
  sql = g_strdup_printf (
      "SELECT count (*) - %u FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%%' "
      "AND name NOT IN ('history', 'agreement_now', 'sqlite_sequence')",
      n_types);
  g_assert_cmpint (kit_number (store, sql), ==, 0);
}

/* Every reference is a foreign key with an index, and goes the way that the model says. */
static void
test_references_are_kept (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_store_new (path, NULL);
  guint n_types;
  const GType *types = minka_model_get_types (&n_types);

  g_assert_cmpint (kit_number (store, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (kit_number (store, "PRAGMA synchronous"), ==, 2);
  for (guint i = 0; i < n_types; i++) {
    MinkaRecordClass *klass = g_type_class_peek (types[i]);

    for (guint j = 0; j < klass->n_fields; j++) {
      const MinkaField *field = &klass->fields[j];
      const char *action = field->flags & MINKA_FIELD_OWNER      ? "'CASCADE'"
                           : field->flags & MINKA_FIELD_REQUIRED ? "'RESTRICT'"
                                                                 : "'SET NULL', 'RESTRICT'";
      g_autofree char *key = NULL;
      g_autofree char *index = NULL;

      if (field->kind != MINKA_FIELD_REF)
        continue;
      g_test_message ("%s.%s", klass->table, field->name);
      key = g_strdup_printf ("SELECT count (*) FROM pragma_foreign_key_list ('%s') WHERE \"from\" = '%s' "
                             "AND \"table\" = '%s' AND on_delete IN (%s)",
                             klass->table, field->name, field->target, action);
      g_assert_cmpint (kit_number (store, key), ==, 1);
      index = g_strdup_printf (
          "SELECT count (*) > 0 FROM pragma_index_list ('%s') l, pragma_index_info (l.name) c "
          "WHERE c.seqno = 0 AND c.name = '%s'",
          klass->table, field->name);
      g_assert_cmpint (kit_number (store, index), ==, 1);
    }
  }
}

static void
put_all (MinkaStore *store, GPtrArray *records)
{
  g_autoptr (MinkaGesture) gesture = minka_gesture_new ("one of each");

  for (guint i = 0; i < records->len; i++)
    minka_gesture_put (gesture, records->pdata[i]);
  kit_apply (store, gesture);
}

static void
check_all (MinkaStore *store, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (MinkaRecord) back = minka_store_get (store, G_OBJECT_TYPE (records->pdata[i]),
                                                    minka_record_get_id (records->pdata[i]), &error);

    g_assert_no_error (error);
    kit_assert_same (back, records->pdata[i]);
  }
}

static void
test_round_trip (gconstpointer data)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);

  for (guint salt = 0; salt < 12; salt++) {
    g_autoptr (MinkaStore) store = kit_store_new (path, NULL);
    g_autoptr (GPtrArray) records = kit_one_of_each (GPOINTER_TO_INT (data), salt);

    put_all (store, records);
    check_all (store, records);
    g_clear_object (&store);
    store = kit_store_open (path);
    check_all (store, records);
    g_assert_true (minka_store_check (store, NULL));
    g_clear_object (&store);
    g_remove (path);
  }
}

static void
test_replaces (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_store_new (path, NULL);
  g_autoptr (MinkaMember) member = minka_record_new (MINKA_TYPE_MEMBER);
  g_autoptr (MinkaMember) back = NULL;
  g_autoptr (MinkaGesture) gesture = minka_gesture_new ("set");

  g_object_set (member, "name", "Uno", "job", "Docente", NULL);
  kit_put (store, member);
  g_object_set (member, "name", "Dos", "job", "Directora", NULL);
  /* Only the field that is named is written. */
  minka_gesture_set (gesture, MINKA_RECORD (member), "name", NULL);
  kit_apply (store, gesture);
  back = minka_store_get (store, MINKA_TYPE_MEMBER, minka_record_get_id (MINKA_RECORD (member)), NULL);
  g_assert_cmpstr (back->name, ==, "Dos");
  g_assert_cmpstr (back->job, ==, "Docente");
  kit_put (store, member);
  g_clear_object (&back);
  back = minka_store_get (store, MINKA_TYPE_MEMBER, minka_record_get_id (MINKA_RECORD (member)), NULL);
  g_assert_cmpstr (back->job, ==, "Directora");
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM member"), ==, 1);
}

static void
expect_refusal (MinkaStore *store, MinkaGesture *gesture, MinkaError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = kit_json (store);
  g_autofree char *after = NULL;

  g_assert_false (minka_store_apply (store, gesture, NULL, &error));
  g_assert_error (error, MINKA_ERROR, (int) code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL) && *error->message != '\0');
  after = kit_json (store);
  g_assert_cmpstr (after, ==, before);
}

/* A gesture is done whole or not at all. */
static void
test_refuses_whole_gesture (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autoptr (MinkaGesture) gesture = minka_gesture_new ("two steps");
  g_autoptr (MinkaMember) member = minka_record_new (MINKA_TYPE_MEMBER);
  g_autoptr (MinkaMember) nameless = minka_record_new (MINKA_TYPE_MEMBER);
  g_autofree char *name = NULL;

  g_object_set (member, "name", "Uno", NULL);
  minka_gesture_put (gesture, MINKA_RECORD (member));
  minka_gesture_put (gesture, MINKA_RECORD (nameless));
  expect_refusal (store, gesture, MINKA_ERROR_INVALID);
  name = minka_store_undo_name (store);
  g_assert_null (name);
}

static void
test_refuses_dangling (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autofree char *nowhere = g_uuid_string_random ();
  g_autoptr (MinkaGesture) dangling = minka_gesture_new ("dangling");
  g_autoptr (MinkaGesture) absent = minka_gesture_new ("absent");
  g_autoptr (MinkaPost) post = minka_record_new (MINKA_TYPE_POST);

  g_object_set (post, "title", "Vocal", "member", nowhere, NULL);
  minka_gesture_put (dangling, MINKA_RECORD (post));
  expect_refusal (store, dangling, MINKA_ERROR_INVALID);
  minka_gesture_remove (absent, MINKA_TYPE_POST, nowhere);
  expect_refusal (store, absent, MINKA_ERROR_NOT_FOUND);
  g_assert_null (minka_store_get (store, MINKA_TYPE_POST, nowhere, NULL));
}

/* References within a gesture may come in any order. */
static void
test_order_within_a_gesture (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autoptr (MinkaGesture) gesture = minka_gesture_new ("post first");
  g_autoptr (MinkaPost) post = minka_record_new (MINKA_TYPE_POST);
  g_autoptr (MinkaMember) member = minka_record_new (MINKA_TYPE_MEMBER);

  g_object_set (member, "name", "Nueva", NULL);
  g_object_set (post, "title", "Vocal", "member", minka_record_get_id (MINKA_RECORD (member)), NULL);
  minka_gesture_put (gesture, MINKA_RECORD (post));
  minka_gesture_put (gesture, MINKA_RECORD (member));
  kit_apply (store, gesture);
}

/* Who signed an attendance list cannot vanish, and the person is told why. */
static void
test_needed_records_stay (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autoptr (GPtrArray) called = minka_store_find (store, MINKA_TYPE_ATTENDANCE, NULL, NULL, NULL);
  g_autoptr (MinkaGesture) gesture = minka_gesture_new ("remove");
  g_autoptr (GError) error = NULL;

  minka_gesture_remove (gesture, MINKA_TYPE_MEMBER, MINKA_ATTENDANCE (called->pdata[0])->member);
  g_assert_false (minka_store_apply (store, gesture, NULL, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "Other records of the plan still need this one.");
}

static void
test_removal_takes_along (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autofree char *meeting = kit_meeting (store, 1);
  static const char *const parts[] = { "agenda_item", "attendance", "agreement" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *sql =
        g_strdup_printf ("SELECT count (*) FROM %s WHERE meeting = '%s'", parts[i], meeting);

    g_assert_cmpint (kit_number (store, sql), >, 0);
  }
  kit_remove (store, MINKA_TYPE_MEETING, meeting);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *sql =
        g_strdup_printf ("SELECT count (*) FROM %s WHERE meeting = '%s'", parts[i], meeting);

    g_assert_cmpint (kit_number (store, sql), ==, 0);
  }
  g_assert_true (minka_store_check (store, NULL));
}

/* The changes that a gesture tells of include what went with it. */
static void
test_tells_what_changed (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autofree char *meeting = kit_meeting (store, 1);
  g_autoptr (MinkaGesture) gesture = minka_gesture_new ("remove");
  g_autoptr (GPtrArray) topics =
      minka_store_find_ids (store, MINKA_TYPE_AGENDA_ITEM, "meeting", meeting, NULL);
  g_autoptr (GHashTable) changed = NULL;
  g_autoptr (GHashTable) back = NULL;

  minka_gesture_remove (gesture, MINKA_TYPE_MEETING, meeting);
  g_assert_true (minka_store_apply (store, gesture, &changed, NULL));
  g_assert_cmpstr (g_hash_table_lookup (changed, meeting), ==, "meeting");
  for (guint i = 0; i < topics->len; i++)
    g_assert_cmpstr (g_hash_table_lookup (changed, topics->pdata[i]), ==, "agenda_item");
  g_assert_true (minka_store_undo (store, &back, NULL));
  g_assert_cmpuint (g_hash_table_size (back), ==, g_hash_table_size (changed));
}

/* Search */

static void
test_search_words (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_store_new (path, NULL);
  g_autoptr (MinkaAspect) aspect = minka_record_new (MINKA_TYPE_ASPECT);
  static const char *const found[] = { "güiña",
                                       "GUINA",
                                       "Güi",
                                       "nandu",
                                       "ÑANDÚ cami",
                                       "camion nandu",
                                       "  camión, ñandú",
                                       "12° grado",
                                       "n\xcc\x83"
                                       "andu",
                                       "c",
                                       "\"camion\"",
                                       "camion*",
                                       "(nandu)",
                                       "o'higgins" };
  static const char *const lost[] = { "amion", "camion tren", "guina x", "andu", "camiones", "cam nandu" };

  g_object_set (aspect, "title", "Camión y güiña: el Ñandú de O'Higgins (12.° grado)", NULL);
  kit_put (store, aspect);
  for (guint i = 0; i < G_N_ELEMENTS (found); i++) {
    g_test_message ("%s", found[i]);
    g_assert_cmpuint (kit_found (store, found[i]), ==, 1);
  }
  for (guint i = 0; i < G_N_ELEMENTS (lost); i++) {
    g_test_message ("%s", lost[i]);
    g_assert_cmpuint (kit_found (store, lost[i]), ==, 0);
  }
}

static void
test_search_strange_input (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  static const char *const strange[] = { "",    " ",      "\"", "*", "NEAR(", "a OR",
                                         "AND", "words:", "-",  "^", "'; --", "🙂" };
  g_autofree char *endless = g_strnfill (20000, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (strange); i++) {
    g_test_message ("%s", strange[i]);
    kit_found (store, strange[i]);
  }
  g_assert_cmpuint (kit_found (store, endless), ==, 0);
}

static void
test_search_follows (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autoptr (MinkaAspect) aspect = minka_record_new (MINKA_TYPE_ASPECT);

  g_assert_cmpuint (kit_found (store, "xilofono"), ==, 0);
  g_object_set (aspect, "title", "Un xilófono", NULL);
  kit_put (store, aspect);
  g_assert_cmpuint (kit_found (store, "xilofono"), ==, 1);
  g_object_set (aspect, "title", "Una zampoña", NULL);
  kit_put (store, aspect);
  g_assert_cmpuint (kit_found (store, "xilofono"), ==, 0);
  g_assert_cmpuint (kit_found (store, "zampona"), ==, 1);
  g_assert_true (minka_store_undo (store, NULL, NULL));
  g_assert_cmpuint (kit_found (store, "xilofono"), ==, 1);
  g_assert_cmpuint (kit_found (store, "zampona"), ==, 0);
  kit_remove (store, MINKA_TYPE_ASPECT, minka_record_get_id (MINKA_RECORD (aspect)));
  g_assert_cmpuint (kit_found (store, "xilofono"), ==, 0);
  g_assert_true (minka_store_undo (store, NULL, NULL));
  g_assert_cmpuint (kit_found (store, "xilofono"), ==, 1);
  g_clear_object (&store);
  store = kit_store_open (path);
  g_assert_cmpuint (kit_found (store, "xilofono"), ==, 1);
}

static void
test_search_follows_cascades (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autofree char *meeting = kit_meeting (store, 1);
  g_autoptr (MinkaAgendaItem) item = minka_record_new (MINKA_TYPE_AGENDA_ITEM);

  g_object_set (item, "meeting", meeting, "title", "Xilófonos", NULL);
  kit_put (store, item);
  g_assert_cmpuint (kit_found (store, "xilofonos"), ==, 1);
  kit_remove (store, MINKA_TYPE_MEETING, meeting);
  g_assert_cmpuint (kit_found (store, "xilofonos"), ==, 0);
  g_assert_true (minka_store_undo (store, NULL, NULL));
  g_assert_cmpuint (kit_found (store, "xilofonos"), ==, 1);
}

static void
test_search_newest_first (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_store_new (path, NULL);
  g_autoptr (GPtrArray) hits = NULL;

  for (guint i = 0; i < 20; i++) {
    g_autoptr (MinkaAspect) aspect = minka_record_new (MINKA_TYPE_ASPECT);
    g_autofree char *title = g_strdup_printf ("Quena %u", i);

    g_object_set (aspect, "title", title, NULL);
    kit_put (store, aspect);
  }
  hits = minka_store_search (store, "que", NULL, 5, NULL);
  g_assert_cmpuint (hits->len, ==, 5);
  for (guint i = 0; i < 5; i++) {
    g_autofree char *title = g_strdup_printf ("Quena %u", 19 - i);

    g_assert_cmpstr (((MinkaHit *) hits->pdata[i])->text, ==, title);
    g_assert_true (((MinkaHit *) hits->pdata[i])->type == MINKA_TYPE_ASPECT);
  }
}

/* The limit counts what is looked for, and not what is newer and of another kind. */
static void
test_search_types (void)
{
  const GType types[] = { MINKA_TYPE_MEMBER, MINKA_TYPE_POST, 0 };
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_store_new (path, NULL);
  g_autoptr (MinkaPost) post = minka_record_new (MINKA_TYPE_POST);
  g_autoptr (MinkaAspect) aspect = minka_record_new (MINKA_TYPE_ASPECT);
  g_autoptr (GPtrArray) hits = NULL;

  g_object_set (post, "title", "Quena mayor", NULL);
  g_object_set (aspect, "title", "Quena menor", NULL);
  kit_put (store, post);
  kit_put (store, aspect);
  hits = minka_store_search (store, "quena", types, 1, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_true (((MinkaHit *) hits->pdata[0])->type == MINKA_TYPE_POST);
}

/* A find tells of which meeting it is, if of any. */
static void
test_search_meeting (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_store_new (path, NULL);
  g_autoptr (MinkaMeeting) meeting = minka_record_new (MINKA_TYPE_MEETING);
  g_autoptr (MinkaAgendaItem) topic = minka_record_new (MINKA_TYPE_AGENDA_ITEM);
  g_autoptr (MinkaAspect) aspect = minka_record_new (MINKA_TYPE_ASPECT);
  g_autoptr (GPtrArray) hits = NULL;

  g_object_set (meeting, "title", "Quenas", "date", "2021-05-14", NULL);
  g_object_set (topic, "title", "Quena mayor", "meeting", minka_record_get_id (MINKA_RECORD (meeting)), NULL);
  g_object_set (aspect, "title", "Quena menor", NULL);
  kit_put (store, meeting);
  kit_put (store, topic);
  kit_put (store, aspect);
  hits = minka_store_search (store, "quena", NULL, 5, NULL);
  g_assert_cmpuint (hits->len, ==, 3);
  for (guint i = 0; i < hits->len; i++) {
    MinkaHit *hit = hits->pdata[i];

    g_assert_cmpstr (hit->meeting, ==, hit->type == MINKA_TYPE_ASPECT ? "" : "Quenas");
    g_assert_cmpstr (hit->date, ==, hit->type == MINKA_TYPE_ASPECT ? "" : "2021-05-14");
  }
}

/* A program with other searchable fields builds the index anew. */
static void
test_search_rebuilt (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  const guint before = kit_found (store, "docente");
  gint64 rows = kit_number (store, "SELECT count (*) FROM search_row");

  g_assert_cmpuint (before, >, 5);
  g_assert_true (minka_connection_exec (store->connection,
                                        "UPDATE search_spec SET spec = 'of yesterday';"
                                        "INSERT INTO search (search) VALUES ('delete-all');"
                                        "DELETE FROM search_row",
                                        NULL));
  g_assert_cmpuint (kit_found (store, "docente"), ==, 0);
  g_clear_object (&store);
  store = kit_store_open (path);
  g_assert_cmpuint (kit_found (store, "docente"), ==, before);
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM search_row"), ==, rows);
}

static void
put_reflection (MinkaStore *store, MinkaPrivacy privacy, const char *body)
{
  g_autoptr (MinkaReflection) reflection = minka_record_new (MINKA_TYPE_REFLECTION);
  g_autoptr (GPtrArray) members = kit_ids (store, MINKA_TYPE_MEMBER);

  g_object_set (reflection, "author", members->pdata[0], "body", body, "strategy", body, "prompt", body,
                "privacy", privacy, NULL);
  kit_put (store, reflection);
}

static char *
csv (MinkaStore *store, GType type)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  minka_store_export_csv (store, type, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_private_stays_private (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autofree char *sheet = NULL;

  put_reflection (store, MINKA_PRIVACY_PRIVATE, "xilófono secreto");
  put_reflection (store, MINKA_PRIVACY_SHARED, "zampoña compartida");
  g_assert_cmpuint (kit_found (store, "xilofono"), ==, 0);
  sheet = csv (store, MINKA_TYPE_REFLECTION);
  g_assert_null (strstr (sheet, "secreto"));
  g_assert_nonnull (strstr (sheet, "zampoña compartida"));
}

static void
test_csv (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_store_new (path, NULL);
  g_autoptr (MinkaMember) member = minka_record_new (MINKA_TYPE_MEMBER);
  g_autofree char *sheet = NULL;
  g_autofree char *expected = NULL;

  g_object_set (member, "name", "Ñahui, \"Pepe\"", "job", "línea 1\nlínea 2", "device", MINKA_DEVICE_LAPTOP,
                "retired", TRUE, "position", -3, NULL);
  kit_put (store, member);
  sheet = csv (store, MINKA_TYPE_MEMBER);
  expected =
      g_strdup_printf ("\xef\xbb\xbfid,name,job,grade,phone,email,device,connection,ease,retired,position\r\n"
                       "%s,\"Ñahui, \"\"Pepe\"\"\",\"línea 1\nlínea 2\",,,,laptop,unknown,unknown,1,-3\r\n",
                       minka_record_get_id (MINKA_RECORD (member)));
  g_assert_cmpstr (sheet, ==, expected);
}

/* What was issued */

typedef struct {
  KitFolder *folder;
  MinkaStore *store;
  GHashTable *ids; /* table → id of a record of the issued meeting */
} Issued;

static void
issued_free (Issued *issued)
{
  g_clear_object (&issued->store);
  g_hash_table_unref (issued->ids);
  kit_folder_free (issued->folder);
  g_free (issued);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Issued, issued_free)

static Issued *
issued_new (void)
{
  Issued *issued = g_new0 (Issued, 1);
  g_autoptr (GPtrArray) records = kit_one_of_each (KIT_ODD, 1);
  g_autofree char *path = NULL;

  issued->folder = kit_folder_new ();
  issued->ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  path = g_build_filename (issued->folder, "plan.minka", NULL);
  issued->store = kit_store_new (path, NULL);
  put_all (issued->store, records);
  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (issued->ids, (gpointer) MINKA_RECORD_GET_CLASS (records->pdata[i])->table,
                         g_strdup (minka_record_get_id (records->pdata[i])));
  return issued;
}

static gpointer
issued_get (Issued *issued, const char *table)
{
  g_autoptr (GError) error = NULL;
  gpointer record = minka_store_get (issued->store, minka_model_find_table (table),
                                     g_hash_table_lookup (issued->ids, table), &error);

  g_assert_no_error (error);
  return record;
}

static const char *const locked[] = { "meeting",   "agenda_item", "attendance", "protocol_answer",
                                      "agreement", "follow_up",   "acta" };

/* Each field of each part of an issued meeting is locked. */
static void
test_issued_not_updated (void)
{
  g_autoptr (Issued) issued = issued_new ();

  for (guint i = 0; i < G_N_ELEMENTS (locked); i++) {
    g_autoptr (MinkaRecord) record = issued_get (issued, locked[i]);
    MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (record);

    for (guint j = 0; j < klass->n_fields; j++) {
      g_autoptr (MinkaGesture) gesture = minka_gesture_new ("set");

      g_test_message ("%s.%s", locked[i], klass->fields[j].name);
      minka_gesture_set (gesture, record, klass->fields[j].name, NULL);
      expect_refusal (issued->store, gesture, MINKA_ERROR_ISSUED);
    }
  }
}

static void
test_issued_not_removed (void)
{
  g_autoptr (Issued) issued = issued_new ();

  for (guint i = 0; i < G_N_ELEMENTS (locked); i++) {
    g_autoptr (MinkaGesture) gesture = minka_gesture_new ("remove");

    g_test_message ("%s", locked[i]);
    minka_gesture_remove (gesture, minka_model_find_table (locked[i]),
                          g_hash_table_lookup (issued->ids, locked[i]));
    expect_refusal (issued->store, gesture, MINKA_ERROR_ISSUED);
  }
}

static void
test_issued_not_added_to (void)
{
  g_autoptr (Issued) issued = issued_new ();

  for (guint i = 1; i < G_N_ELEMENTS (locked) - 1; i++) {
    g_autoptr (MinkaGesture) gesture = minka_gesture_new ("put");
    g_autoptr (MinkaRecord) record = issued_get (issued, locked[i]);
    g_autofree char *id = g_uuid_string_random ();

    g_test_message ("%s", locked[i]);
    minka_record_set_id (record, id);
    minka_gesture_put (gesture, record);
    expect_refusal (issued->store, gesture, MINKA_ERROR_ISSUED);
  }
}

/* Nor can a part of another meeting be moved into an issued one. */
static void
test_issued_not_moved_into (void)
{
  g_autoptr (Issued) issued = issued_new ();
  g_autoptr (MinkaMeeting) meeting = minka_record_new (MINKA_TYPE_MEETING);

  g_object_set (meeting, "title", "Otra", NULL);
  kit_put (issued->store, meeting);
  for (guint i = 1; i < G_N_ELEMENTS (locked) - 1; i++) {
    g_autoptr (MinkaGesture) gesture = minka_gesture_new ("move");
    g_autoptr (MinkaRecord) record = issued_get (issued, locked[i]);
    g_autofree char *id = g_uuid_string_random ();

    g_test_message ("%s", locked[i]);
    minka_record_set_id (record, id);
    g_object_set (record, "meeting", minka_record_get_id (MINKA_RECORD (meeting)), NULL);
    kit_put (issued->store, record);
    g_object_set (record, "meeting", g_hash_table_lookup (issued->ids, "meeting"), NULL);
    minka_gesture_put (gesture, record);
    expect_refusal (issued->store, gesture, MINKA_ERROR_ISSUED);
  }
}

/* What an issued meeting names cannot be taken away from under it. */
static void
test_issued_keeps_what_it_names (void)
{
  g_autoptr (Issued) issued = issued_new ();
  static const char *const named[] = { "member",          "activity",  "book",         "agenda_item",
                                       "diagnosis_entry", "objective", "protocol_step" };

  for (guint i = 0; i < G_N_ELEMENTS (named); i++) {
    g_autoptr (MinkaGesture) gesture = minka_gesture_new ("remove");
    g_autoptr (GError) error = NULL;
    g_autofree char *before = kit_json (issued->store);
    g_autofree char *after = NULL;

    g_test_message ("%s", named[i]);
    minka_gesture_remove (gesture, minka_model_find_table (named[i]),
                          g_hash_table_lookup (issued->ids, named[i]));
    g_assert_false (minka_store_apply (issued->store, gesture, NULL, &error));
    g_assert_true (g_error_matches (error, MINKA_ERROR, MINKA_ERROR_ISSUED) ||
                   g_error_matches (error, MINKA_ERROR, MINKA_ERROR_INVALID));
    after = kit_json (issued->store);
    g_assert_cmpstr (after, ==, before);
  }
}

static void
test_acta_numbers_are_unique (void)
{
  g_autoptr (Issued) issued = issued_new ();
  g_autoptr (MinkaActa) acta = issued_get (issued, "acta");
  g_autoptr (MinkaGesture) gesture = minka_gesture_new ("again");
  g_autofree char *id = g_uuid_string_random ();

  minka_record_set_id (MINKA_RECORD (acta), id);
  g_object_set (acta, "meeting", "", NULL);
  minka_gesture_put (gesture, MINKA_RECORD (acta));
  expect_refusal (issued->store, gesture, MINKA_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/schema-is-the-model", test_schema_is_the_model);
  g_test_add_func ("/store/references-are-kept", test_references_are_kept);
  g_test_add_data_func ("/store/round-trip/bare", GINT_TO_POINTER (KIT_BARE), test_round_trip);
  g_test_add_data_func ("/store/round-trip/odd", GINT_TO_POINTER (KIT_ODD), test_round_trip);
  g_test_add_data_func ("/store/round-trip/long", GINT_TO_POINTER (KIT_LONG), test_round_trip);
  g_test_add_data_func ("/store/round-trip/extreme", GINT_TO_POINTER (KIT_EXTREME), test_round_trip);
  g_test_add_func ("/store/replaces", test_replaces);
  g_test_add_func ("/store/refuses-whole-gesture", test_refuses_whole_gesture);
  g_test_add_func ("/store/refuses-dangling", test_refuses_dangling);
  g_test_add_func ("/store/order-within-a-gesture", test_order_within_a_gesture);
  g_test_add_func ("/store/needed-records-stay", test_needed_records_stay);
  g_test_add_func ("/store/removal-takes-along", test_removal_takes_along);
  g_test_add_func ("/store/tells-what-changed", test_tells_what_changed);
  g_test_add_func ("/store/search/words", test_search_words);
  g_test_add_func ("/store/search/strange-input", test_search_strange_input);
  g_test_add_func ("/store/search/follows", test_search_follows);
  g_test_add_func ("/store/search/follows-cascades", test_search_follows_cascades);
  g_test_add_func ("/store/search/newest-first", test_search_newest_first);
  g_test_add_func ("/store/search/types", test_search_types);
  g_test_add_func ("/store/search/meeting", test_search_meeting);
  g_test_add_func ("/store/search/rebuilt", test_search_rebuilt);
  g_test_add_func ("/store/private-stays-private", test_private_stays_private);
  g_test_add_func ("/store/csv", test_csv);
  g_test_add_func ("/store/issued/not-updated", test_issued_not_updated);
  g_test_add_func ("/store/issued/not-removed", test_issued_not_removed);
  g_test_add_func ("/store/issued/not-added-to", test_issued_not_added_to);
  g_test_add_func ("/store/issued/not-moved-into", test_issued_not_moved_into);
  g_test_add_func ("/store/issued/keeps-what-it-names", test_issued_keeps_what_it_names);
  g_test_add_func ("/store/issued/acta-numbers-unique", test_acta_numbers_are_unique);
  return g_test_run ();
}
