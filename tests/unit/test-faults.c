#include "fault.h"
#include "kit.h"

#include "minka-issue.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* Whatever the disk does and whenever the power goes: a plan is as it was, or as it was told to be. */

typedef gboolean (*Verb) (MinkaStore *store, GError **error);

static gboolean
apply (MinkaStore *store, GError **error)
{
  g_autoptr (MinkaGesture) gesture = minka_gesture_new ("gesture");
  g_autoptr (GPtrArray) meetings = kit_ids (store, MINKA_TYPE_MEETING);
  g_autoptr (MinkaPlan) plan = minka_store_first (store, MINKA_TYPE_PLAN, NULL, NULL, NULL);
  g_autoptr (MinkaEvidence) evidence = minka_record_new (MINKA_TYPE_EVIDENCE);
  g_autoptr (GPtrArray) activities = kit_ids (store, MINKA_TYPE_ACTIVITY);
  g_autoptr (GBytes) content = g_bytes_new_take (g_strnfill (60000, 'x'), 60000);

  minka_record_set_id (MINKA_RECORD (evidence), "11111111-2222-3333-4444-555555555555");
  g_object_set (evidence, "activity", activities->pdata[0], "title", "Foto", "content", content, NULL);
  g_object_set (plan, "school_name", "Otra", NULL);
  minka_gesture_set (gesture, MINKA_RECORD (plan), "school_name", NULL);
  minka_gesture_put (gesture, MINKA_RECORD (evidence));
  minka_gesture_remove (gesture, MINKA_TYPE_MEETING, meetings->pdata[0]);
  return minka_store_apply (store, gesture, NULL, error);
}

static gboolean
undo (MinkaStore *store, GError **error)
{
  return minka_store_undo (store, NULL, error);
}

static gboolean
redo (MinkaStore *store, GError **error)
{
  return minka_store_redo (store, NULL, error);
}

static gboolean
issue (MinkaStore *store, GError **error)
{
  g_autofree char *meeting = kit_meeting (store, 2);
  g_autoptr (MinkaActa) acta = minka_custody_issue (store, meeting, NULL, error);

  return acta != NULL;
}

static void
prepare_apply (MinkaStore *store)
{
}

static void
prepare_undo (MinkaStore *store)
{
  g_assert_true (apply (store, NULL));
}

static void
prepare_redo (MinkaStore *store)
{
  g_assert_true (apply (store, NULL));
  g_assert_true (minka_store_undo (store, NULL, NULL));
}

static void
prepare_issue (MinkaStore *store)
{
  g_autofree char *meeting = kit_meeting (store, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaActa) acta = minka_custody_issue (store, meeting, NULL, &error);

  g_assert_no_error (error);
}

typedef struct {
  void (*prepare) (MinkaStore *store);
  Verb verb;
  gboolean repeats; /* gives the same bytes each time */
} Scene;

static const Scene scenes[] = {
  { prepare_apply, apply, TRUE },
  { prepare_undo, undo, TRUE },
  { prepare_redo, redo, TRUE },
  { prepare_issue, issue, FALSE },
};

static void
check_code (const GError *error, int code)
{
  if (code == SQLITE_FULL)
    g_assert_true (g_error_matches (error, MINKA_ERROR, MINKA_ERROR_NO_SPACE) ||
                   g_error_matches (error, MINKA_ERROR, MINKA_ERROR_IO));
  else
    g_assert_error (error, MINKA_ERROR, MINKA_ERROR_IO);
}

/* The acta's ids and moments differ from run to run; what counts is one acta more, behind the other. */
static void
check_issued (MinkaStore *store, const char *before)
{
  g_autofree char *now = kit_json (store);
  gint64 actas = kit_number (store, "SELECT count (*) FROM acta");

  if (g_str_equal (now, before)) {
    g_assert_cmpint (actas, ==, 1);
    return;
  }
  g_assert_cmpint (actas, ==, 2);
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM meeting WHERE state = 'issued'"), ==, 2);
  g_assert_cmpint (kit_number (store, "SELECT count (DISTINCT number) + max (number) FROM acta"), ==, 4);
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM notice_summary WHERE error"), ==, 0);
}

static void
check_state (MinkaStore *store, const Scene *scene, const char *before, const char *after)
{
  g_autofree char *now = kit_json (store);

  g_assert_true (minka_store_check (store, NULL));
  if (!scene->repeats)
    check_issued (store, before);
  else
    g_assert_true (g_str_equal (now, before) || g_str_equal (now, after));
}

/* Returns: whether the fault struck, so that there may be a later one */
static gboolean
try_once (const Scene *scene, const char *start, const char *path, const char *before, const char *after,
          guint nth, int code, gboolean lasting)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (MinkaStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;
  gboolean struck, ok;

  g_remove (log);
  kit_copy (start, path);
  store = kit_store_open (path);
  fault_arm (nth, code, lasting);
  ok = scene->verb (store, &error);
  struck = fault_disarm ();
  if (ok) {
    g_assert_no_error (error);
    g_assert_true (!struck || !lasting || scene->repeats);
  } else {
    g_assert_true (struck);
    check_code (error, code);
    /* For whoever goes on, nothing has happened. */
    now = kit_json (store);
    g_assert_cmpstr (now, ==, before);
  }
  if (lasting && struck) {
    fault_arm (1, code, TRUE);
    g_clear_object (&store);
    fault_disarm ();
  } else if (!ok && nth % 2) {
    /* The disk is well again, so the next try works. */
    g_assert_true (scene->verb (store, NULL));
    ok = TRUE;
  }
  g_clear_object (&store);
  store = kit_store_open (path);
  check_state (store, scene, before, after);
  if (ok) {
    g_free (now);
    now = kit_json (store);
    g_assert_cmpstr (now, !=, before);
    if (scene->repeats)
      g_assert_cmpstr (now, ==, after);
  }
  return struck;
}

static void
test_disk_fails (gconstpointer data)
{
  const Scene *scene = data;
  static const int codes[] = { SQLITE_IOERR_WRITE, SQLITE_FULL };
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *start = g_build_filename (folder, "start.minka", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (MinkaStore) store = kit_sample (start);

  scene->prepare (store);
  before = kit_json (store);
  g_clear_object (&store);
  kit_copy (start, path);
  store = kit_store_open (path);
  g_assert_true (scene->verb (store, NULL));
  after = kit_json (store);
  g_assert_cmpstr (after, !=, before);
  g_clear_object (&store);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    for (guint lasting = 0; lasting < 2; lasting++) {
      guint nth = 1;

      while (try_once (scene, start, path, before, after, nth, codes[i], lasting))
        nth += scene->repeats ? 1 + nth / 6 : 1 + nth / 2;
      g_test_message ("%u faults", nth - 1);
      g_assert_cmpuint (nth, >, 3);
    }
  }
}

/* An unlucky start or end of the program harms nothing. */
static void
test_disk_fails_at_opening (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *start = g_build_filename (folder, "start.minka", NULL);
  g_autofree char *start_log = g_strconcat (start, "-wal", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *expected = NULL;
  g_autoptr (MinkaStore) store = kit_sample (path);
  gboolean struck = TRUE;
  guint nth;

  /* A plan whose log still holds the last gesture, and whose index is of yesterday. */
  g_assert_true (apply (store, NULL));
  g_assert_true (
      minka_connection_exec (store->connection, "UPDATE search_spec SET spec = 'of yesterday'", NULL));
  expected = kit_json (store);
  kit_copy (path, start);
  kit_copy (log, start_log);
  g_clear_object (&store);

  for (nth = 1; struck; nth += 1 + nth / 8) {
    g_autoptr (MinkaStore) again = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *now = NULL;

    kit_copy (start, path);
    kit_copy (start_log, log);
    fault_arm (nth, SQLITE_IOERR_WRITE, nth % 2);
    store = minka_store_open (path, &error);
    if (store == NULL)
      check_code (error, SQLITE_IOERR_WRITE);
    g_clear_object (&store);
    struck = fault_disarm ();
    again = kit_store_open (path);
    g_assert_true (minka_store_check (again, NULL));
    now = kit_json (again);
    g_assert_cmpstr (now, ==, expected);
    g_assert_cmpuint (kit_found (again, "docente"), >, 5);
  }
  g_assert_cmpuint (nth, >, 5);
}

static void
test_disk_fails_at_creating (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) sample = kit_sample (path);
  g_autoptr (GBytes) json = kit_json_bytes (sample);
  guint nth = 1;

  g_clear_object (&sample);
  for (;; nth += 1 + nth / 8) {
    g_autoptr (MinkaStore) store = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *left = NULL;

    g_remove (path);
    fault_arm (nth, nth % 2 ? SQLITE_FULL : SQLITE_IOERR_WRITE, FALSE);
    store = minka_store_create (path, json, &error);
    if (!fault_disarm ()) {
      g_assert_nonnull (store);
      break;
    }
    left = kit_fingerprint (folder);
    if (store == NULL) {
      check_code (error, nth % 2 ? SQLITE_FULL : SQLITE_IOERR_WRITE);
      /* Created but not opened is whole; else there is nothing. */
      if (!g_str_equal (left, ""))
        store = kit_store_open (path);
    }
    if (store != NULL) {
      g_autoptr (GBytes) now = kit_json_bytes (store);

      g_assert_true (g_bytes_equal (now, json));
    }
  }
  g_assert_cmpuint (nth, >, 20);
}

static void
test_disk_fails_at_importing (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autofree char *other = g_build_filename (folder, "other.minka", NULL);
  g_autoptr (MinkaStore) sample = kit_sample (other);
  g_autoptr (GBytes) json = kit_json_bytes (sample);
  guint nth = 1;

  for (;; nth += 1 + nth / 4) {
    g_autoptr (MinkaStore) store = kit_store_new (path, NULL);
    g_autofree char *before = kit_json (store);
    g_autofree char *now = NULL;
    g_autoptr (GError) error = NULL;

    fault_arm (nth, SQLITE_FULL, TRUE);
    if (minka_store_import_json (store, json, &error)) {
      g_assert_false (fault_disarm ());
      break;
    }
    g_assert_true (fault_disarm ());
    check_code (error, SQLITE_FULL);
    now = kit_json (store);
    g_assert_cmpstr (now, ==, before);
    g_clear_object (&store);
    g_remove (path);
  }
  g_assert_cmpuint (nth, >, 5);
}

/* A safety copy is whole or not there. */
static void
test_disk_fails_at_backing_up (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autofree char *copies = g_build_filename (folder, "respaldos", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  guint nth = 1;

  for (;; nth += 1 + nth / 4) {
    g_autoptr (GError) error = NULL;
    g_autofree char *left = NULL;

    fault_arm (nth, SQLITE_FULL, FALSE);
    if (minka_backup_make (store->connection, path, &error)) {
      g_assert_false (fault_disarm ());
      break;
    }
    g_assert_true (fault_disarm ());
    check_code (error, SQLITE_FULL);
    left = kit_fingerprint (copies);
    g_assert_cmpstr (left, ==, "");
  }
  g_assert_cmpuint (nth, >, 5);
}

/* Power cuts: a child does gestures, tells of each that is done, and is killed. */

#define CHILD_GESTURES "--gestures"
#define CHILD_ISSUES "--issues"
#define CHILD_CREATES "--creates"

static void
tell (guint32 number)
{
  if (write (1, &number, sizeof number) != sizeof number)
    _exit (1);
}

static void
child_gestures (const char *path)
{
  MinkaStore *store = kit_store_open (path);

  for (guint32 i = kit_number (store, "SELECT count (*) FROM aspect");; i++) {
    g_autoptr (MinkaAspect) aspect = minka_record_new (MINKA_TYPE_ASPECT);
    g_autofree char *title = g_strdup_printf ("%u", i);

    g_object_set (aspect, "title", title, "position", (int) i, NULL);
    kit_put (store, aspect);
    tell (i + 1);
  }
}

static void
child_issues (const char *path)
{
  MinkaStore *store = kit_store_open (path);

  for (guint nth = 1; nth <= 3; nth++) {
    g_autofree char *meeting = kit_meeting (store, nth);
    g_autoptr (MinkaActa) acta = minka_custody_issue (store, meeting, NULL, NULL);

    if (acta != NULL)
      tell (acta->number);
  }
  pause ();
}

static void
child_creates (const char *folder)
{
  tell (0);
  for (guint32 i = 0;; i++) {
    g_autofree char *path = g_strdup_printf ("%s/%u.minka", folder, i);
    g_autoptr (MinkaStore) store = kit_sample (path);

    tell (i + 1);
  }
}

/* Returns: the last number that the child told */
static guint32
run_and_kill (const char *what, const char *path, guint microseconds)
{
  const char *argv[] = { "/proc/self/exe", what, path, NULL };
  g_autoptr (GError) error = NULL;
  guint32 number, last = 0;
  int out, status;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL,
                            &out, NULL, &error);
  g_assert_no_error (error);
  /* Wait for a first word, so that the time counts from there. */
  if (read (out, &number, sizeof number) == sizeof number)
    last = number;
  g_usleep (microseconds);
  kill (pid, SIGKILL);
  while (read (out, &number, sizeof number) == sizeof number)
    last = number;
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  close (out);
  return last;
}

static void
test_killed_while_working (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_store_new (path, NULL);
  gint64 n = 0;

  g_clear_object (&store);
  for (guint i = 0; i < 40; i++) {
    guint32 told = run_and_kill (CHILD_GESTURES, path, g_test_rand_int_range (0, 15000));

    store = kit_store_open (path);
    g_assert_true (minka_store_check (store, NULL));
    n = kit_number (store, "SELECT count (*) FROM aspect");
    g_assert_cmpint (n, >=, told);
    g_assert_cmpint (n, <=, told + 1);
    /* None is missing in between, and undo knows them all. */
    g_assert_cmpint (
        kit_number (store, "SELECT count (DISTINCT position) FROM aspect WHERE position < (SELECT count (*) "
                           "FROM aspect)"),
        ==, n);
    g_assert_cmpint (kit_number (store, "SELECT count (*) FROM history WHERE state = 'done'"), ==, n);
    g_clear_object (&store);
  }
  g_test_message ("%d gestures", (int) n);
  g_assert_cmpint (n, >, 0);
}

static void
test_killed_while_issuing (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *start = g_build_filename (folder, "start.minka", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  g_object_unref (kit_sample (start));
  for (guint i = 0; i < 15; i++) {
    g_autoptr (MinkaStore) store = NULL;
    guint32 told;
    gint64 n;

    g_remove (log);
    kit_copy (start, path);
    told = run_and_kill (CHILD_ISSUES, path, g_test_rand_int_range (0, 150000));
    store = kit_store_open (path);
    n = kit_number (store, "SELECT count (*) FROM acta");
    g_assert_cmpint (n, >=, told);
    g_assert_cmpint (n, <=, told + 1);
    g_assert_cmpint (kit_number (store, "SELECT coalesce (max (number), 0) FROM acta"), ==, n);
    g_assert_cmpint (kit_number (store, "SELECT count (*) FROM notice_summary WHERE error"), ==, 0);
    g_assert_true (minka_store_check (store, NULL));
  }
}

static void
test_killed_while_creating (void)
{
  for (guint i = 0; i < 15; i++) {
    g_autoptr (KitFolder) folder = kit_folder_new ();
    g_autoptr (GDir) dir = NULL;
    guint32 told = run_and_kill (CHILD_CREATES, folder, g_test_rand_int_range (0, 120000));
    guint32 n = 0;
    const char *name;

    dir = g_dir_open (folder, 0, NULL);
    while ((name = g_dir_read_name (dir)) != NULL) {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (MinkaStore) store = NULL;

      if (!g_str_has_suffix (name, ".minka"))
        continue;
      store = kit_store_open (path);
      g_assert_true (minka_store_check (store, NULL));
      g_assert_cmpint (kit_number (store, "SELECT count (*) FROM meeting"), ==, 4);
      n++;
    }
    g_assert_cmpuint (n, >=, told);
  }
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], CHILD_GESTURES))
    child_gestures (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], CHILD_ISSUES))
    child_issues (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], CHILD_CREATES))
    child_creates (argv[2]);

  g_test_init (&argc, &argv, NULL);
  fault_install ();
  g_test_add_data_func ("/faults/apply", &scenes[0], test_disk_fails);
  g_test_add_data_func ("/faults/undo", &scenes[1], test_disk_fails);
  g_test_add_data_func ("/faults/redo", &scenes[2], test_disk_fails);
  g_test_add_data_func ("/faults/issue", &scenes[3], test_disk_fails);
  g_test_add_func ("/faults/opening", test_disk_fails_at_opening);
  g_test_add_func ("/faults/creating", test_disk_fails_at_creating);
  g_test_add_func ("/faults/importing", test_disk_fails_at_importing);
  g_test_add_func ("/faults/backing-up", test_disk_fails_at_backing_up);
  g_test_add_func ("/killed/working", test_killed_while_working);
  g_test_add_func ("/killed/issuing", test_killed_while_issuing);
  g_test_add_func ("/killed/creating", test_killed_while_creating);
  return g_test_run ();
}
