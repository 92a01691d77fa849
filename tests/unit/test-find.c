#include "kit.h"

#include "minka-store-private.h"

/* What brings records to light: search marks, the golden thread, what is due today, and the rule of evidence. */

static char *
marked (const char *text, const char *words)
{
  g_autoptr (GArray) marks = minka_find_marks (text, words);
  g_autoptr (GString) shown = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < marks->len; i++) {
    const MinkaMark *mark = &g_array_index (marks, MinkaMark, i);

    g_string_append_len (shown, text + at, mark->start - at);
    g_string_append_printf (shown, "[%.*s]", (int) (mark->end - mark->start), text + mark->start);
    at = mark->end;
  }
  g_string_append (shown, text + at);
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

static void
test_marks (void)
{
  static const struct {
    const char *text;
    const char *words;
    const char *shown;
  } cases[] = {
    { "Retroalimentación a distancia", "retroalimentacion", "[Retroalimentación] a distancia" },
    { "Niñas y niños", "nin", "[Niñ]as y [niñ]os" },
    { "Nin\xcc\x83os", "niño", "[Nin\xcc\x83o]s" },
    { "La matriz de la matriz", "MATRIZ de", "La [matriz] [de] la [matriz]" },
    { "Rematriz", "matriz", "Rematriz" },
    { "«Aprendo en casa»", "casa apr", "«[Apr]endo en [casa]»" },
    { "Sin nada", "", "Sin nada" },
    { "", "algo", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *shown = marked (cases[i].text, cases[i].words);

    g_assert_cmpstr (shown, ==, cases[i].shown);
  }
}

static void
test_excerpt (void)
{
  g_autofree char *whole = minka_find_excerpt ("Una línea\ny otra", "otra", 40);
  g_autofree char *far = minka_find_excerpt (
      "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece", "nueve", 24);
  g_autofree char *solid = minka_find_excerpt ("ñññññññññññññññññññññññññññññññññññ", "x", 10);

  g_assert_cmpstr (whole, ==, "Una línea y otra");
  g_assert_true (g_str_has_prefix (far, "…") && g_str_has_suffix (far, "…"));
  g_assert_nonnull (strstr (far, " nueve "));
  g_assert_cmpint (g_utf8_strlen (far, -1), <=, 26);
  g_assert_true (g_utf8_validate (solid, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (solid, -1), ==, 11);
}

static const char *
table_of (MinkaStep *step)
{
  return ((MinkaRecordClass *) g_type_class_peek (step->type))->table;
}

/* From an acta one walks back to the problem behind it. */
static void
test_thread_from_the_acta (void)
{
  static const char *const tables[] = { "diagnosis_entry", "tree_node", "objective",
                                        "activity",        "meeting",   "acta" };
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *plan = g_test_build_filename (G_TEST_DIST, "tests/fixtures/v1.minka", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = NULL;
  g_autoptr (MinkaActa) acta = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  GError *error = NULL;

  kit_copy (plan, path);
  store = kit_store_open (path);
  acta = minka_store_first (store, MINKA_TYPE_ACTA, NULL, NULL, &error);
  g_assert_no_error (error);
  steps = minka_store_thread (store, MINKA_TYPE_ACTA, minka_record_get_id (MINKA_RECORD (acta)), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    gboolean seen = FALSE;

    for (guint j = 0; j < steps->len; j++)
      seen = seen || g_str_equal (table_of (steps->pdata[j]), tables[i]);
    g_test_message ("%s", tables[i]);
    g_assert_true (seen);
  }
  for (guint j = 0; j < steps->len; j++) {
    MinkaStep *step = steps->pdata[j];

    g_assert_nonnull (step->text);
    g_assert_cmpint (step->depth, <=, 0);
    g_assert_cmpint (step->depth == 0, ==, g_str_equal (step->id, minka_record_get_id (MINKA_RECORD (acta))));
    if (j > 0)
      g_assert_cmpint (((MinkaStep *) steps->pdata[j - 1])->stage, <=, step->stage);
  }
}

/* A thread does not show what else came of the same activity. */
static void
test_thread_has_no_siblings (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_store_new (path, NULL);
  g_autoptr (MinkaActivity) activity = minka_record_new (MINKA_TYPE_ACTIVITY);
  g_autoptr (MinkaMeeting) one = minka_record_new (MINKA_TYPE_MEETING);
  g_autoptr (MinkaMeeting) other = minka_record_new (MINKA_TYPE_MEETING);
  g_autoptr (MinkaGesture) gesture = minka_gesture_new ("Todo");
  g_autoptr (GPtrArray) up = NULL, down = NULL;
  GError *error = NULL;

  g_object_set (activity, "title", "Webinar", NULL);
  g_object_set (one, "title", "Uno", "activity", minka_record_get_id (MINKA_RECORD (activity)), NULL);
  g_object_set (other, "title", "Otro", "activity", minka_record_get_id (MINKA_RECORD (activity)), NULL);
  minka_gesture_put (gesture, MINKA_RECORD (activity));
  minka_gesture_put (gesture, MINKA_RECORD (one));
  minka_gesture_put (gesture, MINKA_RECORD (other));
  g_assert_true (minka_store_apply (store, gesture, NULL, &error));

  up = minka_store_thread (store, MINKA_TYPE_MEETING, minka_record_get_id (MINKA_RECORD (one)), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (up->len, ==, 2);
  g_assert_cmpstr (((MinkaStep *) up->pdata[0])->text, ==, "Webinar");
  g_assert_cmpint (((MinkaStep *) up->pdata[0])->depth, ==, -1);
  down =
      minka_store_thread (store, MINKA_TYPE_ACTIVITY, minka_record_get_id (MINKA_RECORD (activity)), &error);
  g_assert_cmpuint (down->len, ==, 3);
  g_assert_null (minka_store_thread (store, MINKA_TYPE_MEETING, "no-hay", &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND);
  g_clear_error (&error);
}

static gpointer
summary (GType type, const char *id, const char *first, ...)
{
  MinkaRecord *record = g_object_new (type, "id", id, NULL);
  va_list values;

  va_start (values, first);
  g_object_set_valist (G_OBJECT (record), first, values);
  va_end (values);
  return record;
}

static void
test_today (void)
{
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) agreements = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GString) said = g_string_new (NULL);
  const GType meeting = MINKA_TYPE_MEETING_SUMMARY, agreement = MINKA_TYPE_AGREEMENT_SUMMARY;
  const GType day = MINKA_TYPE_CALENDAR_SUMMARY, acta = MINKA_TYPE_ACTA_SUMMARY;
  g_autoptr (GPtrArray) actas = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (meetings, summary (meeting, "later", "date", "2021-06-01", NULL));
  g_ptr_array_add (meetings, summary (meeting, "next", "date", "2021-05-05", "untimed", 2, NULL));
  g_ptr_array_add (meetings, summary (meeting, "undated", "title", "x", NULL));
  g_ptr_array_add (meetings, summary (meeting, "past", "date", "2021-05-04", NULL));
  g_ptr_array_add (meetings,
                   summary (meeting, "held", "date", "2021-04-09", "state", MINKA_MEETING_STATE_HELD, NULL));
  g_ptr_array_add (agreements, summary (agreement, "overdue", "due", "2021-05-04", NULL));
  g_ptr_array_add (agreements, summary (agreement, "today", "due", "2021-05-05", NULL));
  g_ptr_array_add (agreements, summary (agreement, "week", "due", "2021-05-12", NULL));
  g_ptr_array_add (agreements, summary (agreement, "far", "due", "2021-05-13", NULL));
  g_ptr_array_add (agreements, summary (agreement, "never", "text", "x", NULL));
  g_ptr_array_add (agreements, summary (agreement, "kept", "due", "2021-05-04", "state",
                                        MINKA_AGREEMENT_STATE_KEPT, NULL));
  g_ptr_array_add (
      days, summary (day, "1", "record", "may", "first_day", "2021-04-20", "last_day", "2021-05-01", NULL));
  g_ptr_array_add (
      days, summary (day, "2", "record", "june", "first_day", "2021-06-01", "last_day", "2021-06-01", NULL));

  g_ptr_array_add (actas, summary (acta, "waits", "date", "2021-03-15", "number", 3, NULL));
  g_ptr_array_add (actas,
                   summary (acta, "unread", "date", "2021-03-16", "filed", MINKA_EXPORT_STATE_COPIED, NULL));
  g_ptr_array_add (actas,
                   summary (acta, "filed", "date", "2021-03-14", "filed", MINKA_EXPORT_STATE_VERIFIED, NULL));

  items = minka_today_gather ("2021-05-05", meetings, agreements, days, actas);
  for (guint i = 0; i < items->len; i++) {
    MinkaDueItem *item = items->pdata[i];

    g_string_append_printf (said, "%s=%s ", minka_enum_nick (minka_due_get_type (), item->due), item->id);
  }
  g_assert_cmpstr (
      said->str, ==,
      "next-meeting=next open-meeting=past to-issue=held to-file=waits to-file=unread overdue=overdue "
      "this-week=today this-week=week activity=may ");
  g_assert_cmpint (((MinkaDueItem *) items->pdata[0])->count, ==, 2);
}

/* Without evidence of the state it reaches an activity stays where it is; with it, forth and back any number of times. */
static void
test_evidence_comes_first (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_store_new (path, NULL);
  g_autoptr (MinkaActivity) activity = minka_record_new (MINKA_TYPE_ACTIVITY);
  g_autoptr (MinkaEvidence) evidence = minka_record_new (MINKA_TYPE_EVIDENCE);
  g_autoptr (MinkaGesture) make = minka_gesture_new ("Crear");
  g_autoptr (MinkaGesture) bare = minka_gesture_new ("Pasar");
  g_autoptr (MinkaGesture) proved = minka_gesture_new ("Pasar");
  g_autoptr (MinkaGesture) too_far = minka_gesture_new ("Pasar");
  const char *moved = "SELECT count (*) FROM activity WHERE progress = 'intermediate'";
  GError *error = NULL;

  g_object_set (activity, "title", "Webinar", NULL);
  minka_gesture_put (make, MINKA_RECORD (activity));
  g_assert_true (minka_store_apply (store, make, NULL, &error));

  g_object_set (activity, "progress", MINKA_PROGRESS_INTERMEDIATE, NULL);
  minka_gesture_set (bare, MINKA_RECORD (activity), "progress", NULL);
  g_assert_false (minka_store_apply (store, bare, NULL, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (kit_number (store, moved), ==, 0);

  g_object_set (evidence, "activity", minka_record_get_id (MINKA_RECORD (activity)), "reached",
                MINKA_PROGRESS_INTERMEDIATE, "title", "Video", NULL);
  minka_gesture_put (proved, MINKA_RECORD (evidence));
  minka_gesture_set (proved, MINKA_RECORD (activity), "progress", NULL);
  g_assert_true (minka_store_apply (store, proved, NULL, &error));
  g_assert_cmpint (kit_number (store, moved), ==, 1);
  for (guint i = 0; i < 2; i++) {
    g_assert_true (minka_store_undo (store, NULL, &error));
    g_assert_cmpint (kit_number (store, moved), ==, 0);
    g_assert_true (minka_store_redo (store, NULL, &error));
    g_assert_cmpint (kit_number (store, moved), ==, 1);
  }

  g_object_set (activity, "progress", MINKA_PROGRESS_CONCLUDED, NULL);
  minka_gesture_set (too_far, MINKA_RECORD (activity), "progress", NULL);
  g_assert_false (minka_store_apply (store, too_far, NULL, NULL));
  g_assert_cmpint (kit_number (store, moved), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/find/marks", test_marks);
  g_test_add_func ("/find/excerpt", test_excerpt);
  g_test_add_func ("/find/thread-from-the-acta", test_thread_from_the_acta);
  g_test_add_func ("/find/thread-has-no-siblings", test_thread_has_no_siblings);
  g_test_add_func ("/find/today", test_today);
  g_test_add_func ("/find/evidence-comes-first", test_evidence_comes_first);
  return g_test_run ();
}
