#include "kit.h"

#include "minka-record-list.h"
#include "minka-templates.h"
#include "minka-workspace.h"

#include <glib/gstdio.h>

/* The screens see the plan as it is, without ever waiting for the disk. */

typedef struct {
  KitFolder *folder;
  char *path;
  MinkaWorkspace *workspace;
} Desk;

static void
desk_clear (Desk *desk)
{
  if (desk->workspace != NULL) {
    minka_workspace_close (desk->workspace);
    while (g_main_context_iteration (NULL, FALSE))
      ;
    g_assert_finalize_object (desk->workspace);
  }
  kit_folder_free (desk->folder);
  g_free (desk->path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
finish (MinkaWorkspace *workspace, GAsyncResult **result, GError **error)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return minka_workspace_finish (workspace, *result, error);
}

static void
wait_idle (MinkaWorkspace *workspace)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) found = NULL;

  /* The worker keeps order, so when this is answered everything before it is. */
  for (guint i = 0; i < 3; i++) {
    minka_workspace_find (workspace, MINKA_TYPE_BOOK, NULL, NULL, on_answer, &result);
    while (result == NULL)
      g_main_context_iteration (NULL, TRUE);
    found = minka_workspace_finish_array (workspace, result, NULL);
    g_clear_pointer (&found, g_ptr_array_unref);
    g_clear_object (&result);
  }
}

static Desk
desk_new (void)
{
  Desk desk = { kit_folder_new () };
  g_autoptr (GBytes) json = minka_templates_sample ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk.path = g_build_filename (desk.folder, "plan.minka", NULL);
  desk.workspace = minka_workspace_new ();
  minka_workspace_create (desk.workspace, desk.path, json, on_answer, &result);
  finish (desk.workspace, &result, &error);
  g_assert_no_error (error);
  return desk;
}

static GListModel *
load_list (MinkaWorkspace *workspace, GType type, const char *field, const char *value)
{
  GListModel *list = minka_workspace_list (workspace, type, field, value);

  while (!minka_record_list_is_loaded (MINKA_RECORD_LIST (list)))
    g_main_context_iteration (NULL, TRUE);
  return list;
}

static void
put (MinkaWorkspace *workspace, gpointer record, const char *name)
{
  MinkaGesture *gesture = minka_gesture_new (name);

  minka_gesture_put (gesture, record);
  minka_workspace_apply (workspace, gesture, NULL, NULL);
}

static void
test_open_and_close (void)
{
  g_auto (Desk) desk = desk_new ();

  g_assert_cmpstr (minka_workspace_get_path (desk.workspace), ==, desk.path);
  g_assert_true (g_str_has_prefix (minka_workspace_get_plan (desk.workspace)->school_name, "I.E. N.° 30153"));
  g_assert_null (minka_workspace_get_undo_name (desk.workspace));
  minka_workspace_close (desk.workspace);
  g_assert_null (minka_workspace_get_path (desk.workspace));
  g_assert_null (minka_workspace_get_plan (desk.workspace));
  /* The file is free for others. */
  g_object_unref (kit_store_open (desk.path));
}

static void
test_open_fails (void)
{
  g_auto (Desk) desk = { kit_folder_new () };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk.workspace = minka_workspace_new ();
  minka_workspace_open (desk.workspace, desk.folder, on_answer, &result);
  g_assert_false (finish (desk.workspace, &result, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_FOREIGN);
  g_assert_null (minka_workspace_get_path (desk.workspace));
}

/* Of two plans asked for, the second one counts. */
static void
test_open_twice (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autofree char *other = g_build_filename (desk.folder, "otro.minka", NULL);
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (kit_store_new (other, NULL));
  minka_workspace_open (desk.workspace, desk.path, on_answer, &first);
  minka_workspace_open (desk.workspace, other, on_answer, &second);
  g_assert_false (finish (desk.workspace, &first, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (finish (desk.workspace, &second, NULL));
  g_assert_cmpstr (minka_workspace_get_path (desk.workspace), ==, other);
  g_clear_object (&first);
  g_object_unref (kit_store_open (desk.path));
}

/* What was begun is what is opened, with all that a plan opened at once has; and another plan is not mixed up with it. */
static void
test_begin (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autofree char *other = g_build_filename (desk.folder, "otro.minka", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (kit_store_new (other, NULL));
  minka_workspace_begin (desk.workspace, desk.path, NULL);
  g_assert_null (minka_workspace_get_path (desk.workspace));
  minka_workspace_open (desk.workspace, desk.path, on_answer, &result);
  g_assert_true (finish (desk.workspace, &result, NULL));
  g_assert_true (g_str_has_prefix (minka_workspace_get_plan (desk.workspace)->school_name, "I.E. N.° 30153"));
  g_clear_object (&result);

  minka_workspace_begin (desk.workspace, desk.path, NULL);
  minka_workspace_open (desk.workspace, other, on_answer, &result);
  g_assert_true (finish (desk.workspace, &result, NULL));
  g_assert_cmpstr (minka_workspace_get_path (desk.workspace), ==, other);

  minka_workspace_begin (desk.workspace, desk.folder, NULL);
  minka_workspace_open (desk.workspace, desk.folder, on_answer, &second);
  g_assert_false (finish (desk.workspace, &second, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_FOREIGN);
}

static void
test_restore (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autofree char *copy = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (GError) error = NULL;

  minka_workspace_back_up (desk.workspace);
  minka_workspace_close (desk.workspace);
  copy = minka_workspace_newest_backup (desk.path);
  g_assert_nonnull (copy);
  kit_damage (desk.path, 0, 4096);
  minka_workspace_open (desk.workspace, desk.path, on_answer, &result);
  g_assert_false (finish (desk.workspace, &result, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_CORRUPT);
  minka_workspace_restore (desk.workspace, desk.path, on_answer, &again);
  g_assert_true (finish (desk.workspace, &again, NULL));
  g_assert_nonnull (minka_workspace_get_plan (desk.workspace));
}

static void
test_list_follows (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autoptr (GListModel) list = load_list (desk.workspace, MINKA_TYPE_MEMBER, NULL, NULL);
  g_autoptr (MinkaMember) member = minka_record_new (MINKA_TYPE_MEMBER);
  g_autoptr (MinkaMember) found = NULL;
  const guint before = g_list_model_get_n_items (list);

  g_assert_cmpuint (before, >, 3);
  g_object_set (member, "name", "Nueva", "position", -1, NULL);
  put (desk.workspace, member, "Agregar");
  wait_idle (desk.workspace);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, before + 1);
  found = g_list_model_get_item (list, 0);
  g_assert_cmpstr (found->name, ==, "Nueva");
  g_assert_cmpstr (minka_workspace_get_undo_name (desk.workspace), ==, "Agregar");
  minka_workspace_undo (desk.workspace, NULL, NULL);
  wait_idle (desk.workspace);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, before);
  g_assert_cmpstr (minka_workspace_get_redo_name (desk.workspace), ==, "Agregar");
  minka_workspace_redo (desk.workspace, NULL, NULL);
  wait_idle (desk.workspace);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, before + 1);
}

static void
test_one_object_a_record (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autoptr (GListModel) one = load_list (desk.workspace, MINKA_TYPE_MEMBER, NULL, NULL);
  g_autoptr (GListModel) other = load_list (desk.workspace, MINKA_TYPE_MEMBER, NULL, NULL);
  g_autoptr (MinkaMember) a = g_list_model_get_item (one, 0);
  g_autoptr (MinkaMember) b = g_list_model_get_item (other, 0);
  g_autoptr (MinkaMember) changed = minka_record_copy (MINKA_RECORD (a));

  g_assert_true (a == b);
  g_object_set (changed, "job", "Otro cargo", NULL);
  put (desk.workspace, changed, "Cambiar");
  wait_idle (desk.workspace);
  g_assert_cmpstr (a->job, ==, "Otro cargo");
}

/* What comes into one list comes into every list of the same, whole. */
static void
test_lists_of_the_same (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autoptr (GListModel) one = load_list (desk.workspace, MINKA_TYPE_MEMBER, NULL, NULL);
  g_autoptr (GListModel) other = load_list (desk.workspace, MINKA_TYPE_MEMBER, NULL, NULL);
  g_autoptr (MinkaMember) member = minka_record_new (MINKA_TYPE_MEMBER);
  g_autoptr (MinkaMember) a = NULL;
  g_autoptr (MinkaMember) b = NULL;
  const guint before = g_list_model_get_n_items (one);

  g_object_set (member, "name", "Nueva", "job", "Docente", "position", -1, NULL);
  put (desk.workspace, member, "Agregar");
  wait_idle (desk.workspace);
  g_assert_cmpuint (g_list_model_get_n_items (one), ==, before + 1);
  g_assert_cmpuint (g_list_model_get_n_items (other), ==, before + 1);
  a = g_list_model_get_item (one, 0);
  b = g_list_model_get_item (other, 0);
  g_assert_true (a == b);
  g_assert_cmpstr (a->name, ==, "Nueva");
  g_assert_cmpstr (a->job, ==, "Docente");
}

/* A change of a great many records is seen in each of them. */
static void
test_many_changes_at_once (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autoptr (GListModel) list = load_list (desk.workspace, MINKA_TYPE_MEMBER, NULL, NULL);
  g_autoptr (MinkaMember) member = g_list_model_get_item (list, 0);
  g_autoptr (MinkaMember) changed = minka_record_copy (MINKA_RECORD (member));
  MinkaGesture *gesture = minka_gesture_new ("Cambiar mucho");

  g_object_set (changed, "job", "Otro cargo", NULL);
  minka_gesture_put (gesture, MINKA_RECORD (changed));
  for (int i = 0; i < 600; i++) {
    g_autoptr (MinkaDiagnosisEntry) entry = minka_record_new (MINKA_TYPE_DIAGNOSIS_ENTRY);

    g_object_set (entry, "text", "Poca conexión", "position", i, NULL);
    minka_gesture_put (gesture, MINKA_RECORD (entry));
  }
  minka_workspace_apply (desk.workspace, gesture, NULL, NULL);
  wait_idle (desk.workspace);
  g_assert_cmpstr (member->job, ==, "Otro cargo");
}

static void
test_list_of_some (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autoptr (GListModel) meetings = load_list (desk.workspace, MINKA_TYPE_MEETING, NULL, NULL);
  g_autoptr (MinkaMeeting) meeting = g_list_model_get_item (meetings, 0);
  const char *id = minka_record_get_id (MINKA_RECORD (meeting));
  g_autoptr (GListModel) topics = load_list (desk.workspace, MINKA_TYPE_AGENDA_ITEM, "meeting", id);

  g_assert_cmpuint (g_list_model_get_n_items (topics), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (topics); i++) {
    g_autoptr (MinkaAgendaItem) item = g_list_model_get_item (topics, i);

    g_assert_cmpstr (item->meeting, ==, id);
  }
}

#define MANY 5000

static void
add_many (Desk *desk)
{
  MinkaGesture *gesture = minka_gesture_new ("many");

  for (guint i = 0; i < MANY; i++) {
    g_autoptr (MinkaMeeting) meeting = minka_record_new (MINKA_TYPE_MEETING);
    g_autofree char *title = g_strdup_printf ("Reunión %u", i);
    g_autofree char *time = g_strdup_printf ("%02u:%02u", i / 60 % 24, i % 60);
    g_autofree char *date = g_strdup_printf ("%04u-01-01", 3000 + i / 1440);

    g_object_set (meeting, "title", title, "date", date, "start_time", time, "number", (int) i, NULL);
    minka_gesture_put (gesture, MINKA_RECORD (meeting));
  }
  minka_workspace_apply (desk->workspace, gesture, NULL, NULL);
}

/* A long list reads only what is looked at. */
static void
test_long_list (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autoptr (GListModel) list = NULL;
  g_autoptr (MinkaMeeting) top = NULL;
  g_autoptr (MinkaMeeting) middle = NULL;
  g_autoptr (MinkaMeeting) changed = NULL;

  add_many (&desk);
  list = load_list (desk.workspace, MINKA_TYPE_MEETING, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, MANY + 4);
  top = g_list_model_get_item (list, 0);
  middle = g_list_model_get_item (list, 2500);
  wait_idle (desk.workspace);
  g_assert_cmpstr (top->title, ==, "Reunión 4999");
  g_assert_cmpstr (middle->title, ==, "Reunión 2499");

  changed = minka_record_copy (MINKA_RECORD (middle));
  g_object_set (changed, "title", "Otra", NULL);
  put (desk.workspace, changed, "Cambiar");
  wait_idle (desk.workspace);
  g_assert_cmpstr (middle->title, ==, "Otra");
  minka_workspace_undo (desk.workspace, NULL, NULL);
  wait_idle (desk.workspace);
  g_assert_cmpstr (middle->title, ==, "Reunión 2499");
}

/* Rows that are read while something is on its way are filled nevertheless. */
static void
test_long_list_while_writing (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autoptr (GListModel) list = NULL;
  g_autoptr (MinkaMeeting) row = NULL;
  g_autoptr (MinkaAspect) aspect = minka_record_new (MINKA_TYPE_ASPECT);

  add_many (&desk);
  list = load_list (desk.workspace, MINKA_TYPE_MEETING, NULL, NULL);
  row = g_list_model_get_item (list, 3000);
  for (guint i = 0; i < 50; i++) {
    g_autofree char *title = g_strdup_printf ("Aspecto %u", i);

    g_object_set (aspect, "title", title, NULL);
    put (desk.workspace, aspect, "Escribir");
  }
  wait_idle (desk.workspace);
  g_assert_cmpstr (row->title, ==, "Reunión 1999");
}

/* What a person types is not pushed back by older values. */
static void
test_newer_values_stay (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autoptr (GListModel) list = load_list (desk.workspace, MINKA_TYPE_MEMBER, NULL, NULL);
  g_autoptr (MinkaMember) member = g_list_model_get_item (list, 0);

  for (guint i = 0; i < 100; i++) {
    g_autofree char *name = g_strdup_printf ("Nombre %u", i);

    g_object_set (member, "name", name, NULL);
    put (desk.workspace, member, "Escribir");
    g_assert_true (minka_workspace_is_busy (desk.workspace));
    g_main_context_iteration (NULL, FALSE);
    g_assert_cmpstr (member->name, ==, name);
  }
  while (minka_workspace_is_busy (desk.workspace)) {
    g_main_context_iteration (NULL, TRUE);
    g_assert_cmpstr (member->name, ==, "Nombre 99");
  }
  wait_idle (desk.workspace);
  g_assert_cmpstr (member->name, ==, "Nombre 99");
}

/* What an undo changed is seen even when other work follows at once. */
static void
test_undo_before_more_work (void)
{
  g_auto (Desk) desk = desk_new ();
  MinkaPlan *plan = minka_workspace_get_plan (desk.workspace);
  g_autofree char *name = g_strdup (plan->school_name);
  g_autoptr (MinkaAspect) aspect = minka_record_new (MINKA_TYPE_ASPECT);

  g_object_set (plan, "school_name", "Otra", NULL);
  put (desk.workspace, plan, "Cambiar");
  minka_workspace_undo (desk.workspace, NULL, NULL);
  g_object_set (aspect, "title", "Aspecto", NULL);
  put (desk.workspace, aspect, "Agregar");
  wait_idle (desk.workspace);
  g_assert_cmpstr (plan->school_name, ==, name);
}

static void
on_failed (MinkaWorkspace *workspace, const GError *error, gpointer data)
{
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  (*(guint *) data)++;
}

static void
test_failures_are_told (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autoptr (MinkaMember) nameless = minka_record_new (MINKA_TYPE_MEMBER);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MinkaGesture *gesture = minka_gesture_new ("Agregar");
  guint n_failed = 0;

  g_signal_connect (desk.workspace, "failed", G_CALLBACK (on_failed), &n_failed);
  put (desk.workspace, nameless, "Agregar");
  wait_idle (desk.workspace);
  g_assert_cmpuint (n_failed, ==, 1);
  /* Who waits for the answer is told it there. */
  minka_gesture_put (gesture, MINKA_RECORD (nameless));
  minka_workspace_apply (desk.workspace, gesture, on_answer, &result);
  g_assert_false (finish (desk.workspace, &result, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  g_assert_cmpuint (n_failed, ==, 1);
  g_assert_false (minka_workspace_is_busy (desk.workspace));
}

static void
test_close_while_busy (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autoptr (MinkaStore) store = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  MinkaGesture *last = minka_gesture_new ("Agregar");
  g_autoptr (MinkaAspect) aspect = minka_record_new (MINKA_TYPE_ASPECT);
  g_autoptr (GListModel) list = minka_workspace_list (desk.workspace, MINKA_TYPE_MEMBER, NULL, NULL);
  gint64 before;

  for (guint i = 0; i < 200; i++) {
    g_autoptr (MinkaAspect) one = minka_record_new (MINKA_TYPE_ASPECT);

    g_object_set (one, "title", "xilófono", NULL);
    put (desk.workspace, one, "Agregar");
  }
  g_object_set (aspect, "title", "xilófono", NULL);
  minka_gesture_put (last, MINKA_RECORD (aspect));
  minka_workspace_apply (desk.workspace, last, on_answer, &result);
  minka_workspace_close (desk.workspace);
  /* The answer comes all the same. */
  g_assert_true (finish (desk.workspace, &result, NULL));
  store = kit_store_open (desk.path);
  before = kit_number (store, "SELECT count (*) FROM aspect WHERE title = 'xilófono'");
  g_assert_cmpint (before, ==, 201);
}

/* A list of a closed plan holds nothing that could not be had. */
static void
test_lists_of_a_closed_plan (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autoptr (GListModel) list = load_list (desk.workspace, MINKA_TYPE_MEMBER, NULL, NULL);

  minka_workspace_close (desk.workspace);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (list, i);

    g_assert_nonnull (item);
  }
  g_assert_null (g_list_model_get_item (list, 0));
}

static void
test_nothing_leaks (void)
{
  Desk desk = desk_new ();
  GListModel *list = load_list (desk.workspace, MINKA_TYPE_MEMBER, NULL, NULL);
  MinkaMember *member = g_list_model_get_item (list, 0);

  g_object_set (member, "job", "Otro", NULL);
  put (desk.workspace, member, "Cambiar");
  wait_idle (desk.workspace);
  minka_workspace_close (desk.workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (list);
  g_assert_finalize_object (member);
  desk_clear (&desk);
}

static void
on_progress (guint done, guint total, gpointer data)
{
  guint *last = data;

  g_assert_cmpuint (done, ==, *last + 1);
  g_assert_cmpuint (done, <=, total);
  *last = done;
}

static int
wait_export (MinkaWorkspace *workspace, GAsyncResult **result, GError **error)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return minka_workspace_export_finish (workspace, *result, error);
}

static MinkaActa *
issue (Desk *desk, guint position)
{
  g_autoptr (GListModel) meetings = load_list (desk->workspace, MINKA_TYPE_MEETING, NULL, NULL);
  g_autoptr (MinkaMeeting) meeting = g_list_model_get_item (meetings, position);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MinkaActa *acta;

  minka_workspace_issue (desk->workspace, minka_record_get_id (MINKA_RECORD (meeting)), on_answer, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  acta = minka_workspace_issue_finish (desk->workspace, result, &error);
  g_assert_no_error (error);
  return acta;
}

static void
test_export (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autofree char *to = g_build_filename (desk.folder, "salida", NULL);
  g_autofree char *json = g_build_filename (to, "plan.json", NULL);
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *listing = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (to);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaStore) store = NULL;
  g_autoptr (MinkaActa) acta = issue (&desk, 3);
  guint last = 0;
  int n;

  minka_workspace_export (desk.workspace, MINKA_EXPORT_JSON | MINKA_EXPORT_CSV | MINKA_EXPORT_ACTAS, folder,
                          on_progress, &last, NULL, on_answer, &result);
  n = wait_export (desk.workspace, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 1 + 34 + 1);
  g_assert_cmpuint (last, ==, n);
  minka_workspace_close (desk.workspace);
  store = kit_store_open (desk.path);
  expected = kit_json (store);
  g_assert_true (g_file_get_contents (json, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
  listing = kit_fingerprint (to);
  g_assert_nonnull (strstr (listing, ".pdf "));
  g_assert_nonnull (strstr (listing, acta->sha256));
}

static void
on_progress_cancel (guint done, guint total, gpointer data)
{
  if (done == 3)
    g_cancellable_cancel (data);
}

static void
test_export_cancelled (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autofree char *to = g_build_filename (desk.folder, "salida", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (to);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = g_build_filename (to, "csv", NULL);
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  minka_workspace_export (desk.workspace, MINKA_EXPORT_CSV, folder, on_progress_cancel, cancellable,
                          cancellable, on_answer, &result);
  g_assert_cmpint (wait_export (desk.workspace, &result, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dir = g_dir_open (csv, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, <=, 4);
}

/* An export of a plan that is closed meanwhile does not say that it is complete. */
static void
test_export_and_close (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autofree char *to = g_build_filename (desk.folder, "salida", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (to);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  minka_workspace_export (desk.workspace, MINKA_EXPORT_CSV, folder, NULL, NULL, NULL, on_answer, &result);
  minka_workspace_close (desk.workspace);
  g_assert_cmpint (wait_export (desk.workspace, &result, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Each tree in each form; a tree without nodes has none. */
static void
test_trees (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autofree char *to = g_build_filename (desk.folder, "arboles", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (to);
  g_autoptr (GAsyncResult) exported = NULL;
  g_autoptr (GError) error = NULL;

  for (MinkaTree tree = MINKA_TREE_PROBLEMS; tree <= MINKA_TREE_OBJECTIVES; tree++)
    for (MinkaTreeForm form = MINKA_TREE_FORM_PAGE; form <= MINKA_TREE_FORM_PNG; form++) {
      static const char *const starts[] = { "%PDF-1.7", "%PDF-1.7", "<?xml", "\x89PNG" };
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GBytes) file = NULL;

      minka_workspace_draw_tree (desk.workspace, tree, form, NULL, on_answer, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      file = minka_workspace_finish_bytes (desk.workspace, result, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (file, NULL), strlen (starts[form]), starts[form],
                       strlen (starts[form]));
    }
  minka_workspace_export (desk.workspace, MINKA_EXPORT_TREES, folder, NULL, NULL, NULL, on_answer, &exported);
  g_assert_cmpint (wait_export (desk.workspace, &exported, &error), ==, 8);
  g_assert_no_error (error);
}

static void
test_empty_tree (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autofree char *path = g_build_filename (desk.folder, "vacio.minka", NULL);
  g_autofree char *to = g_build_filename (desk.folder, "arboles", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (to);
  g_autoptr (GBytes) json = minka_templates_new ();
  g_autoptr (GAsyncResult) created = NULL;
  g_autoptr (GAsyncResult) drawn = NULL;
  g_autoptr (GAsyncResult) exported = NULL;
  g_autoptr (GError) error = NULL;

  minka_workspace_close (desk.workspace);
  minka_workspace_create (desk.workspace, path, json, on_answer, &created);
  g_assert_true (finish (desk.workspace, &created, &error));
  minka_workspace_draw_tree (desk.workspace, MINKA_TREE_OBJECTIVES, MINKA_TREE_FORM_PAGE, NULL, on_answer,
                             &drawn);
  while (drawn == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (minka_workspace_finish_bytes (desk.workspace, drawn, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  minka_workspace_export (desk.workspace, MINKA_EXPORT_TREES, folder, NULL, NULL, NULL, on_answer, &exported);
  g_assert_cmpint (wait_export (desk.workspace, &exported, &error), ==, 0);
  g_assert_false (g_file_query_exists (folder, NULL));
}

static void
test_documents (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autoptr (MinkaActa) acta = issue (&desk, 3);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) pdf = NULL;

  g_assert_cmpint (acta->number, ==, 1);
  g_assert_null (minka_workspace_get_undo_name (desk.workspace));
  minka_workspace_read_acta (desk.workspace, minka_record_get_id (MINKA_RECORD (acta)), NULL, on_answer,
                             &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  pdf = minka_workspace_finish_bytes (desk.workspace, result, NULL);
  g_assert_true (g_bytes_equal (pdf, acta->pdf));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/open-and-close", test_open_and_close);
  g_test_add_func ("/workspace/open-fails", test_open_fails);
  g_test_add_func ("/workspace/open-twice", test_open_twice);
  g_test_add_func ("/workspace/begin", test_begin);
  g_test_add_func ("/workspace/restore", test_restore);
  g_test_add_func ("/workspace/list-follows", test_list_follows);
  g_test_add_func ("/workspace/one-object-a-record", test_one_object_a_record);
  g_test_add_func ("/workspace/lists-of-the-same", test_lists_of_the_same);
  g_test_add_func ("/workspace/many-changes-at-once", test_many_changes_at_once);
  g_test_add_func ("/workspace/list-of-some", test_list_of_some);
  g_test_add_func ("/workspace/long-list", test_long_list);
  g_test_add_func ("/workspace/long-list-while-writing", test_long_list_while_writing);
  g_test_add_func ("/workspace/newer-values-stay", test_newer_values_stay);
  g_test_add_func ("/workspace/undo-before-more-work", test_undo_before_more_work);
  g_test_add_func ("/workspace/failures-are-told", test_failures_are_told);
  g_test_add_func ("/workspace/close-while-busy", test_close_while_busy);
  g_test_add_func ("/workspace/lists-of-a-closed-plan", test_lists_of_a_closed_plan);
  g_test_add_func ("/workspace/nothing-leaks", test_nothing_leaks);
  g_test_add_func ("/workspace/export", test_export);
  g_test_add_func ("/workspace/export-cancelled", test_export_cancelled);
  g_test_add_func ("/workspace/export-and-close", test_export_and_close);
  g_test_add_func ("/workspace/trees", test_trees);
  g_test_add_func ("/workspace/empty-tree", test_empty_tree);
  g_test_add_func ("/workspace/documents", test_documents);
  return g_test_run ();
}
