#include "kit.h"

#include "minka-issue.h"

/* Undo takes back exactly what was done, and redo repeats exactly that. */

static void
add_aspect (MinkaStore *store, const char *title)
{
  g_autoptr (MinkaAspect) aspect = minka_record_new (MINKA_TYPE_ASPECT);
  g_autoptr (MinkaGesture) gesture = minka_gesture_new (title);

  g_object_set (aspect, "title", title, NULL);
  minka_gesture_put (gesture, MINKA_RECORD (aspect));
  kit_apply (store, gesture);
}

static void
expect_names (MinkaStore *store, const char *undo, const char *redo)
{
  g_autofree char *undo_name = minka_store_undo_name (store);
  g_autofree char *redo_name = minka_store_redo_name (store);

  g_assert_cmpstr (undo_name, ==, undo);
  g_assert_cmpstr (redo_name, ==, redo);
}

static void
expect_nothing_to_do (MinkaStore *store, gboolean (*go) (MinkaStore *, GHashTable **, GError **))
{
  g_autoptr (GError) error = NULL;

  g_assert_false (go (store, NULL, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND);
}

static void
test_names (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);

  expect_names (store, NULL, NULL);
  expect_nothing_to_do (store, minka_store_undo);
  expect_nothing_to_do (store, minka_store_redo);
  add_aspect (store, "Agregar «uno»");
  add_aspect (store, "Agregar «dos»");
  expect_names (store, "Agregar «dos»", NULL);
  g_assert_true (minka_store_undo (store, NULL, NULL));
  expect_names (store, "Agregar «uno»", "Agregar «dos»");
  g_assert_true (minka_store_undo (store, NULL, NULL));
  expect_names (store, NULL, "Agregar «uno»");
  g_assert_true (minka_store_redo (store, NULL, NULL));
  expect_names (store, "Agregar «uno»", "Agregar «dos»");
}

static void
test_survives_restart (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);

  add_aspect (store, "Uno");
  add_aspect (store, "Dos");
  g_assert_true (minka_store_undo (store, NULL, NULL));
  g_clear_object (&store);
  store = kit_store_open (path);
  expect_names (store, "Uno", "Dos");
  g_assert_true (minka_store_redo (store, NULL, NULL));
  g_clear_object (&store);
  store = kit_store_open (path);
  expect_names (store, "Dos", NULL);
  g_assert_true (minka_store_undo (store, NULL, NULL));
  g_assert_true (minka_store_undo (store, NULL, NULL));
  expect_names (store, NULL, "Uno");
}

static void
test_new_gesture_drops_redo (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);

  add_aspect (store, "Uno");
  add_aspect (store, "Dos");
  g_assert_true (minka_store_undo (store, NULL, NULL));
  add_aspect (store, "Tres");
  expect_names (store, "Tres", NULL);
  expect_nothing_to_do (store, minka_store_redo);
  g_assert_true (minka_store_undo (store, NULL, NULL));
  expect_names (store, "Uno", "Tres");
}

/* What changed nothing is no step. */
static void
test_nothing_is_no_step (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autoptr (MinkaPlan) plan = minka_store_first (store, MINKA_TYPE_PLAN, NULL, NULL, NULL);

  kit_put (store, plan);
  expect_names (store, NULL, NULL);
}

static void
test_undo_of_cascade (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  guint n_types;
  const GType *types = minka_model_get_types (&n_types);

  /* One after another, every record of every kind is removed and brought back. */
  for (guint i = 0; i < n_types; i++) {
    g_autoptr (GPtrArray) ids = kit_ids (store, types[i]);

    for (guint j = 0; j < MIN (ids->len, 12); j++) {
      g_autofree char *before = kit_json (store);
      g_autofree char *after = NULL;
      g_autoptr (MinkaGesture) gesture = minka_gesture_new ("remove");

      minka_gesture_remove (gesture, types[i], ids->pdata[j]);
      if (minka_store_apply (store, gesture, NULL, NULL))
        g_assert_true (minka_store_undo (store, NULL, NULL));
      after = kit_json (store);
      g_assert_cmpstr (after, ==, before);
    }
  }
  g_assert_true (minka_store_check (store, NULL));
}

static void
test_barrier (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autofree char *meeting = kit_meeting (store, 1);
  g_autoptr (MinkaActa) acta = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_aspect (store, "Antes");
  add_aspect (store, "Deshecho");
  g_assert_true (minka_store_undo (store, NULL, NULL));
  acta = minka_custody_issue (store, meeting, NULL, &error);
  g_assert_no_error (error);
  expect_names (store, NULL, NULL);
  expect_nothing_to_do (store, minka_store_undo);
  expect_nothing_to_do (store, minka_store_redo);

  before = kit_json (store);
  add_aspect (store, "Después");
  expect_names (store, "Después", NULL);
  g_assert_true (minka_store_undo (store, NULL, NULL));
  expect_nothing_to_do (store, minka_store_undo);
  after = kit_json (store);
  g_assert_cmpstr (after, ==, before);
}

/* Random gestures */

typedef struct {
  MinkaStore *store;
  GRand *rand;
  guint salt;
} Play;

static GType
any_type (Play *play)
{
  guint n_types;
  const GType *types = minka_model_get_types (&n_types);
  GType type;

  do
    type = types[g_rand_int_range (play->rand, 0, n_types)];
  while (type == MINKA_TYPE_ACTA || type == MINKA_TYPE_EXPORT || type == MINKA_TYPE_PLAN);
  return type;
}

static char *
any_id (Play *play, GType type)
{
  g_autoptr (GPtrArray) ids = kit_ids (play->store, type);

  return ids->len > 0 ? g_strdup (ids->pdata[g_rand_int_range (play->rand, 0, ids->len)]) : NULL;
}

static MinkaRecord *
any_record (Play *play, GType type)
{
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  MinkaRecord *record = minka_record_new (type);
  MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == MINKA_FIELD_REF)
      g_hash_table_insert (targets, (gpointer) klass->fields[i].target,
                           any_id (play, minka_model_find_table (klass->fields[i].target)));
  kit_fill (record, g_rand_boolean (play->rand) ? KIT_ODD : KIT_BARE, play->salt++, targets);
  return record;
}

static void
add_step (Play *play, MinkaGesture *gesture)
{
  GType type = any_type (play);
  g_autofree char *id = any_id (play, type);
  g_autoptr (MinkaRecord) record = any_record (play, type);

  switch (g_rand_int_range (play->rand, 0, 4)) {
  case 0:
    if (id != NULL)
      minka_gesture_remove (gesture, type, id);
    break;
  case 1:
    if (id != NULL) {
      MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (record);

      minka_record_set_id (record, id);
      minka_gesture_set (gesture, record,
                         klass->fields[g_rand_int_range (play->rand, 0, klass->n_fields)].name, NULL);
    }
    break;
  case 2:
    if (id != NULL)
      minka_record_set_id (record, id);
    minka_gesture_put (gesture, record);
    break;
  default:
    minka_gesture_put (gesture, record);
    break;
  }
}

static guint
play_gestures (Play *play, guint n)
{
  guint done = 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (MinkaGesture) gesture = minka_gesture_new ("random");
    g_autoptr (GError) error = NULL;

    for (int steps = g_rand_int_range (play->rand, 1, 4); steps > 0; steps--)
      add_step (play, gesture);
    if (minka_store_apply (play->store, gesture, NULL, &error))
      done++;
    else
      g_assert_true (g_error_matches (error, MINKA_ERROR, MINKA_ERROR_INVALID) ||
                     g_error_matches (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND));
  }
  return done;
}

static guint
go_all (MinkaStore *store, gboolean (*go) (MinkaStore *, GHashTable **, GError **))
{
  guint n = 0;
  g_autoptr (GError) error = NULL;

  while (go (store, NULL, &error))
    n++;
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND);
  return n;
}

/* The finds of a few words, whatever their order. */
static guint
count_finds (MinkaStore *store)
{
  return kit_found (store, "docente") + kit_found (store, "texto") + kit_found (store, "munoz") +
         kit_found (store, "a");
}

/* What is kept beside the agreements says what their follow-ups say. */
static void
check_standing (MinkaStore *store)
{
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM (SELECT * FROM agreement_standing EXCEPT "
                                      "SELECT * FROM agreement_now)"),
                   ==, 0);
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM (SELECT * FROM agreement_now EXCEPT "
                                      "SELECT * FROM agreement_standing)"),
                   ==, 0);
}

static void
test_random (gconstpointer data)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  Play play = { store, g_rand_new_with_seed (GPOINTER_TO_UINT (data)), GPOINTER_TO_UINT (data) };
  g_autofree char *start = kit_json (store);
  guint finds_at_start = count_finds (store);
  g_autofree char *end = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint finds_at_end, steps;

  g_assert_cmpuint (play_gestures (&play, 400), >, 150);
  g_rand_free (play.rand);
  end = kit_json (store);
  finds_at_end = count_finds (store);
  g_assert_cmpstr (end, !=, start);
  g_assert_true (minka_store_check (store, NULL));
  check_standing (store);

  steps = go_all (store, minka_store_undo);
  g_assert_cmpuint (steps, >, 100);
  undone = kit_json (store);
  g_assert_cmpstr (undone, ==, start);
  g_assert_cmpuint (count_finds (store), ==, finds_at_start);
  check_standing (store);
  g_assert_true (minka_store_check (store, NULL));

  g_clear_object (&store);
  store = kit_store_open (path);
  g_assert_cmpuint (go_all (store, minka_store_redo), ==, steps);
  redone = kit_json (store);
  g_assert_cmpstr (redone, ==, end);
  g_assert_cmpuint (count_finds (store), ==, finds_at_end);
  check_standing (store);
  g_assert_true (minka_store_check (store, NULL));
}

/* What the program found out is no step of the person: undo and redo pass it by. */
static void
test_notes_are_no_steps (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *plan = g_test_build_filename (G_TEST_DIST, "tests/fixtures/v2.minka", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = NULL;
  g_autoptr (MinkaActa) acta = NULL;
  g_autoptr (MinkaExport) note = minka_record_new (MINKA_TYPE_EXPORT);
  g_autoptr (MinkaExport) broken = minka_record_new (MINKA_TYPE_EXPORT);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (GHashTable) changed = NULL;
  g_autofree char *undo_name = NULL;
  g_autofree char *redo_name = NULL;
  g_autoptr (GError) error = NULL;

  kit_copy (plan, path);
  store = kit_store_open (path);
  undo_name = minka_store_undo_name (store);
  g_assert_nonnull (undo_name);
  acta = minka_store_first (store, MINKA_TYPE_ACTA, NULL, NULL, NULL);
  g_object_set (note, "acta", minka_record_get_id (MINKA_RECORD (acta)), "folder", "file:///drive", "state",
                MINKA_EXPORT_STATE_COPIED, NULL);

  g_ptr_array_add (notes, note);
  g_assert_true (minka_store_undo (store, NULL, NULL));
  g_assert_true (minka_store_note (store, notes, &changed, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (g_hash_table_lookup (changed, minka_record_get_id (MINKA_RECORD (note))), ==, "export");
  redo_name = minka_store_redo_name (store);
  g_assert_cmpstr (redo_name, ==, undo_name);
  g_assert_true (minka_store_redo (store, NULL, NULL));
  g_object_set (note, "state", MINKA_EXPORT_STATE_VERIFIED, NULL);
  g_assert_true (minka_store_note (store, notes, NULL, NULL));
  g_assert_true (minka_store_undo (store, NULL, NULL));
  g_assert_false (minka_store_undo (store, NULL, NULL));
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM export WHERE state = 'verified'"), ==, 1);

  g_object_set (broken, "acta", "nobody", "folder", "file:///drive", NULL);
  /* All of them or none. */
  g_object_set (note, "state", MINKA_EXPORT_STATE_PENDING, NULL);
  g_ptr_array_add (notes, broken);
  g_assert_false (minka_store_note (store, notes, NULL, NULL));
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM export WHERE state = 'verified'"), ==, 1);
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM export"), ==, 1);
  g_assert_true (minka_store_redo (store, NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/names", test_names);
  g_test_add_func ("/history/survives-restart", test_survives_restart);
  g_test_add_func ("/history/new-gesture-drops-redo", test_new_gesture_drops_redo);
  g_test_add_func ("/history/nothing-is-no-step", test_nothing_is_no_step);
  g_test_add_func ("/history/undo-of-cascade", test_undo_of_cascade);
  g_test_add_func ("/history/barrier", test_barrier);
  g_test_add_data_func ("/history/random/1", GUINT_TO_POINTER (1), test_random);
  g_test_add_data_func ("/history/random/2", GUINT_TO_POINTER (20210315), test_random);
  g_test_add_data_func ("/history/random/3", GUINT_TO_POINTER (30153), test_random);
  g_test_add_func ("/history/notes-are-no-steps", test_notes_are_no_steps);
  return g_test_run ();
}
