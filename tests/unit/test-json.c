#include "kit.h"

#include "minka-issue.h"
#include "minka-templates.h"

#include <glib/gstdio.h>

/* A plan goes out as JSON and comes back the same; a mistake is named with its place and changes nothing. */

static MinkaStore *
import_new (const char *folder, const char *name, GBytes *json)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return kit_store_new (path, json);
}

static void
assert_round_trip (MinkaStore *store, const char *folder)
{
  g_autoptr (GBytes) first = kit_json_bytes (store);
  g_autoptr (MinkaStore) other = import_new (folder, "other.minka", first);
  g_autoptr (GBytes) second = kit_json_bytes (other);

  g_assert_true (g_bytes_equal (second, first));
}

static void
test_sample (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);

  assert_round_trip (store, folder);
}

static void
test_with_actas (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);

  for (guint nth = 1; nth <= 2; nth++) {
    g_autofree char *meeting = kit_meeting (store, nth);
    g_autoptr (GError) error = NULL;
    g_autoptr (MinkaActa) acta = minka_custody_issue (store, meeting, NULL, &error);

    g_assert_no_error (error);
  }
  assert_round_trip (store, folder);
}

static void
test_everything (gconstpointer data)
{
  for (guint salt = 0; salt < 12; salt++) {
    g_autoptr (KitFolder) folder = kit_folder_new ();
    g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
    g_autoptr (MinkaStore) store = kit_store_new (path, NULL);
    g_autoptr (GPtrArray) records = kit_one_of_each (GPOINTER_TO_INT (data), salt);
    g_autoptr (MinkaGesture) gesture = minka_gesture_new ("one of each");

    for (guint i = 0; i < records->len; i++)
      minka_gesture_put (gesture, records->pdata[i]);
    kit_apply (store, gesture);
    assert_round_trip (store, folder);
  }
}

static void
test_empty_plan (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_store_new (path, NULL);

  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM plan"), ==, 1);
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM book"), ==, 1);
  assert_round_trip (store, folder);
}

/* What is left out has its default. */
static void
test_left_out (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autoptr (GBytes) json = g_bytes_new_static ("{\"minka\":1}", 11);
  g_autoptr (MinkaStore) store = import_new (folder, "plan.minka", json);

  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM plan"), ==, 1);
}

/* Mistakes */

#define ID1 "\"id\": \"11111111-1111-4111-8111-111111111111\""
#define ID2 "\"id\": \"22222222-2222-4222-8222-222222222222\""
#define REF1 "\"11111111-1111-4111-8111-111111111111\""
#define REF2 "\"22222222-2222-4222-8222-222222222222\""

static const struct {
  const char *json;
  const char *place;
} mistakes[] = {
  { "", "line 1" },
  { "{", "line 1" },
  { "{\"minka\": 1,\n\"member\": [}", "line 2" },
  { "{\"minka\": 1} x", "line 1" },
  { "{'minka': 1}", "line 1" },
  { "{\"minka\": 1,}", "line 1" },
  { "// a comment\n{\"minka\": 1}", "line 1" },
  { "[]", "$" },
  { "null", "$" },
  { "\"minka\"", "$" },
  { "{}", "$.minka" },
  { "{\"minka\": \"1\"}", "$.minka" },
  { "{\"minka\": 0}", "$.minka" },
  { "{\"minka\": 1.0}", "$.minka" },
  { "{\"minka\": 2}", "$.minka" },
  { "{\"minka\": 1, \"history\": []}", "$.history" },
  { "{\"minka\": 1, \"meeting_summary\": []}", "$.meeting_summary" },
  { "{\"minka\": 1, \"member\": {}}", "$.member" },
  { "{\"minka\": 1, \"member\": null}", "$.member" },
  { "{\"minka\": 1, \"member\": [1]}", "$.member[0]" },
  { "{\"minka\": 1, \"member\": [{}]}", "$.member[0].id" },
  { "{\"minka\": 1, \"member\": [{\"id\": 7, \"name\": \"A\"}]}", "$.member[0].id" },
  { "{\"minka\": 1, \"member\": [{\"id\": \"x\", \"name\": \"A\"}]}", "$.member[0].id" },
  { "{\"minka\": 1, \"member\": [{" ID1 "}]}", "$.member[0].name" },
  { "{\"minka\": 1, \"member\": [{" ID1 ", \"name\": \"\"}]}", "$.member[0].name" },
  { "{\"minka\": 1, \"member\": [{" ID1 ", \"name\": null}]}", "$.member[0].name" },
  { "{\"minka\": 1, \"member\": [{" ID1 ", \"name\": [\"A\"]}]}", "$.member[0].name" },
  { "{\"minka\": 1, \"member\": [{" ID1 ", \"name\": \"A\", \"age\": 3}]}", "$.member[0].age" },
  { "{\"minka\": 1, \"protocol_step\": [{" ID1
    ", \"indicator\": \"A\", \"text\": \"T\"}], \"meeting\": [{" ID2
    ", \"title\": \"T\", \"start-time\": \"15:00\"}]}",
    "$.meeting[0].start-time" },
  { "{\"minka\": 1, \"member\": [{" ID1 ", \"name\": \"A\", \"device\": \"abacus\"}]}",
    "$.member[0].device" },
  { "{\"minka\": 1, \"member\": [{" ID1 ", \"name\": \"A\", \"device\": 1}]}", "$.member[0].device" },
  { "{\"minka\": 1, \"member\": [{" ID1 ", \"name\": \"A\", \"retired\": 1}]}", "$.member[0].retired" },
  { "{\"minka\": 1, \"member\": [{" ID1 ", \"name\": \"A\", \"position\": \"1\"}]}", "$.member[0].position" },
  { "{\"minka\": 1, \"member\": [{" ID1 ", \"name\": \"A\", \"position\": 1.5}]}", "$.member[0].position" },
  { "{\"minka\": 1, \"member\": [{" ID1 ", \"name\": \"A\", \"position\": 2147483648}]}",
    "$.member[0].position" },
  { "{\"minka\": 1, \"member\": [{" ID1 ", \"name\": \"A\"}, {" ID1 ", \"name\": \"B\"}]}", "$.member[1]" },
  { "{\"minka\": 1, \"member\": [{" ID1 ", \"name\": \"A\"}], \"aspect\": [{" ID1 ", \"title\": \"B\"}]}",
    "$.aspect[0]" },
  { "{\"minka\": 1, \"member\": [{" ID1 ", \"name\": \"A\\u0000B\"}]}", "line 1" },
  { "{\"minka\": 1, \"post\": [{" ID1 ", \"title\": \"A\", \"member\": " REF2 "}]}", "$.post[0].member" },
  { "{\"minka\": 1, \"post\": [{" ID1 ", \"title\": \"A\", \"member\": " REF1 "}]}", "$.post[0].member" },
  { "{\"minka\": 1, \"post\": [{" ID1 ", \"title\": \"A\", \"member\": \"nobody\"}]}", "$.post[0].member" },
  { "{\"minka\": 1, \"post\": [{" ID1 ", \"title\": \"A\", \"member\": 3}]}", "$.post[0].member" },
  { "{\"minka\": 1, \"meeting\": [{" ID1 ", \"title\": \"A\", \"date\": \"15/03/2021\"}]}",
    "$.meeting[0].date" },
  { "{\"minka\": 1, \"meeting\": [{" ID1 ", \"title\": \"A\", \"date\": \"2021-02-30\"}]}",
    "$.meeting[0].date" },
  { "{\"minka\": 1, \"meeting\": [{" ID1 ", \"title\": \"A\", \"start_time\": \"3 pm\"}]}",
    "$.meeting[0].start_time" },
  { "{\"minka\": 1, \"activity\": [{" ID1 ", \"title\": \"A\"}], \"goal\": [{" ID2 ", \"activity\": " REF1
    ", \"quantity\": 1e999}]}",
    "$.goal[0].quantity" },
  { "{\"minka\": 1, \"activity\": [{" ID1 ", \"title\": \"A\"}], \"goal\": [{" ID2 ", \"activity\": " REF1
    ", \"quantity\": \"4\"}]}",
    "$.goal[0].quantity" },
  { "{\"minka\": 1, \"activity\": [{" ID1 ", \"title\": \"A\"}], \"evidence\": [{" ID2 ", \"activity\": " REF1
    ", \"content\": \"!!!\"}]}",
    "$.evidence[0].content" },
  { "{\"minka\": 1, \"activity\": [{" ID1 ", \"title\": \"A\"}], \"evidence\": [{" ID2 ", \"activity\": " REF1
    ", \"content\": \"QUI\"}]}",
    "$.evidence[0].content" },
  { "{\"minka\": 1, \"activity\": [{" ID1 ", \"title\": \"A\"}], \"evidence\": [{" ID2 ", \"activity\": " REF1
    ", \"content\": 5}]}",
    "$.evidence[0].content" },
  { "{\"minka\": 1, \"member\": [{" ID1 ", \"name\": \"A\"}], \"meeting\": [{" ID2 ", \"title\": \"A\"}], "
    "\"attendance\": [{\"id\": \"33333333-3333-4333-8333-333333333333\", \"meeting\": " REF2
    ", \"member\": " REF1 "}, {\"id\": \"44444444-4444-4444-8444-444444444444\", \"meeting\": " REF2
    ", \"member\": " REF1 "}]}",
    "$.attendance[1]" },
  { "{\"minka\": 1, \"book\": [{" ID1 "}], \"acta\": [{" ID2 ", \"book\": " REF1
    ", \"title\": \"A\", \"issued\": \"ayer\", \"sha256\": \"0\", \"pdf\": \"QUJD\"}]}",
    "$.acta[0].issued" },
  { "{\"minka\": 1, \"book\": [{" ID1 "}], \"acta\": [{" ID2 ", \"book\": " REF1
    ", \"title\": \"A\", \"issued\": \"2021-03-15T00:00:00Z\", \"sha256\": \"0\"}]}",
    "$.acta[0].pdf" },
  { "{\"minka\": 1, \"member\": [{" ID1 ", \"name\": \"\xff\"}]}", "$" },
};

static void
test_mistakes (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_store_new (path, NULL);
  g_autofree char *before = kit_json (store);

  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++) {
    g_autoptr (GBytes) json = g_bytes_new_static (mistakes[i].json, strlen (mistakes[i].json));
    g_autofree char *named = g_strdup_printf (" %s: ", mistakes[i].place);
    g_autofree char *named_line = g_strdup_printf (" %s, column ", mistakes[i].place);
    g_autofree char *after = NULL;
    g_autofree char *shown = g_strescape (mistakes[i].json, "\"");
    g_autoptr (GError) error = NULL;

    g_test_message ("%u: %s", i, shown);
    g_assert_false (minka_store_import_json (store, json, &error));
    g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
    g_test_message ("%s", error->message);
    g_assert_true (strstr (error->message, named) != NULL || strstr (error->message, named_line) != NULL);
    g_assert_true (g_str_has_suffix (error->message, "."));
    after = kit_json (store);
    g_assert_cmpstr (after, ==, before);
  }
}

/* A file made to hurt is refused like any other. */
static void
test_deep (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_store_new (path, NULL);
  g_autofree char *brackets = g_strnfill (100000, '[');
  g_autoptr (GBytes) json = g_bytes_new_static (brackets, 100000);
  g_autoptr (GError) error = NULL;

  g_assert_false (minka_store_import_json (store, json, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
}

static void
test_used_plan_is_safe (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autofree char *before = kit_json (store);
  g_autofree char *after = NULL;
  g_autoptr (GBytes) json = minka_templates_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (minka_store_import_json (store, json, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_EXISTS);
  after = kit_json (store);
  g_assert_cmpstr (after, ==, before);
}

/* A plan that holds nothing but what every plan begins with can still be filled. */
static void
test_new_plan_can_be_filled (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "sample.minka", NULL);
  g_autoptr (MinkaStore) sample = kit_sample (path);
  g_autoptr (GBytes) begin = minka_templates_new ();
  g_autoptr (MinkaStore) store = import_new (folder, "plan.minka", begin);
  g_autoptr (GBytes) json = kit_json_bytes (sample);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  minka_store_import_json (store, json, &error);
  g_assert_no_error (error);
  after = kit_json_bytes (store);
  g_assert_true (g_bytes_equal (after, json));
  g_assert_false (minka_store_import_json (store, json, NULL));
}

static char *
source_file (const char *path)
{
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), path, NULL);
}

static void
test_published_schema (void)
{
  g_autofree char *path = source_file ("data/schema/minka-1.schema.json");
  g_autofree char *published = NULL;
  g_autofree char *schema = minka_store_json_schema ();

  g_assert_true (g_file_get_contents (path, &published, NULL, NULL));
  g_assert_cmpstr (published, ==, schema);
}

/* A plan of an earlier version opens with every later one, and holds what its JSON says. */
static void
test_earlier_version (gconstpointer data)
{
  const char *version = data;
  g_autofree char *plan_name = g_strdup_printf ("tests/fixtures/%s.minka", version);
  g_autofree char *json_name = g_strdup_printf ("tests/fixtures/%s.json", version);
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *plan = source_file (plan_name);
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autofree char *other_path = g_build_filename (folder, "other.minka", NULL);
  g_autofree char *json_path = source_file (json_name);
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *now = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (MinkaStore) store = NULL;
  g_autoptr (MinkaStore) other = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (json_path, &text, &length, NULL));
  json = g_bytes_new (text, length);
  other = kit_store_new (other_path, json);
  expected = kit_json (other);

  kit_copy (plan, path);
  store = kit_store_open (path);
  g_assert_true (minka_store_check (store, NULL));
  g_assert_cmpint (kit_number (store, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM acta"), ==, 2);
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM notice_summary WHERE error"), ==, 0);
  now = kit_json (store);
  g_assert_cmpstr (now, ==, expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/sample", test_sample);
  g_test_add_func ("/json/with-actas", test_with_actas);
  g_test_add_data_func ("/json/everything/bare", GINT_TO_POINTER (KIT_BARE), test_everything);
  g_test_add_data_func ("/json/everything/odd", GINT_TO_POINTER (KIT_ODD), test_everything);
  g_test_add_data_func ("/json/everything/extreme", GINT_TO_POINTER (KIT_EXTREME), test_everything);
  g_test_add_func ("/json/empty-plan", test_empty_plan);
  g_test_add_func ("/json/left-out", test_left_out);
  g_test_add_func ("/json/mistakes", test_mistakes);
  g_test_add_func ("/json/deep", test_deep);
  g_test_add_func ("/json/used-plan-is-safe", test_used_plan_is_safe);
  g_test_add_func ("/json/new-plan-can-be-filled", test_new_plan_can_be_filled);
  g_test_add_func ("/json/published-schema", test_published_schema);
  g_test_add_data_func ("/json/earlier-version/1", "v1", test_earlier_version);
  g_test_add_data_func ("/json/earlier-version/2", "v2", test_earlier_version);
  g_test_add_data_func ("/json/earlier-version/3", "v3", test_earlier_version);
  g_test_add_data_func ("/json/earlier-version/4", "v4", test_earlier_version);
  g_test_add_data_func ("/json/earlier-version/5", "v5", test_earlier_version);
  return g_test_run ();
}
