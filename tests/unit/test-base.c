#include "minka-date.h"
#include "minka-worker.h"

/* The worker does things in the order they were asked for, off the main thread; dates are real days. */

typedef struct {
  GThread *main;
  GPtrArray *done;
  GMainLoop *loop;
  guint answers;
} Log;

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Log *log = g_object_get_data (G_OBJECT (task), "log");

  g_assert_true (g_thread_self () != log->main);
  if (GPOINTER_TO_INT (data) % 7 == 0)
    g_usleep (2000);
  g_ptr_array_add (log->done, data);
  g_task_return_int (task, GPOINTER_TO_INT (data));
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  Log *log = data;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_thread_self () == log->main);
  g_assert_cmpint (g_task_propagate_int (G_TASK (result), &error), ==, (int) log->answers++);
  g_assert_no_error (error);
}

static void
ask (MinkaWorker *worker, Log *log, int number)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_answer, log);

  g_object_set_data (G_OBJECT (task), "log", log);
  g_task_set_task_data (task, GINT_TO_POINTER (number), NULL);
  minka_worker_run (worker, task, work);
}

static void
test_worker_keeps_order (void)
{
  g_autoptr (GPtrArray) done = g_ptr_array_new ();
  MinkaWorker *worker = minka_worker_new ("test");
  Log log = { g_thread_self (), done };

  for (int i = 0; i < 500; i++)
    ask (worker, &log, i);
  while (log.answers < 500)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 500; i++)
    g_assert_cmpint (GPOINTER_TO_INT (done->pdata[i]), ==, (int) i);
  minka_worker_stop (worker);
  g_assert_finalize_object (worker);
}

static void
on_cut (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  guint *cut = data;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    (*cut)++;
  }
}

static void
linger (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_usleep (100000);
  g_task_return_boolean (task, TRUE);
}

/* What waits when the program ends is not done any more, and hears of it. */
static void
test_worker_cut (void)
{
  MinkaWorker *worker = minka_worker_new ("test");
  guint cut = 0;

  for (int i = 0; i < 100; i++) {
    g_autoptr (GTask) task = g_task_new (NULL, NULL, on_cut, &cut);

    minka_worker_run (worker, task, linger);
  }
  minka_worker_cut (worker);
  while (!minka_worker_is_idle (worker))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (cut, >=, 98);
  g_assert_finalize_object (worker);
}

static void
test_worker_stop_waits (void)
{
  g_autoptr (GPtrArray) done = g_ptr_array_new ();
  MinkaWorker *worker = minka_worker_new ("test");
  Log log = { g_thread_self (), done };

  for (int i = 0; i < 100; i++)
    ask (worker, &log, i);
  minka_worker_stop (worker);
  g_assert_cmpuint (done->len, ==, 100);
  minka_worker_stop (worker);
  g_assert_finalize_object (worker);

  /* The answers still come. */
  while (log.answers < 100)
    g_main_context_iteration (NULL, TRUE);
}

static void
on_cancelled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_task_propagate_int (G_TASK (result), &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) data = TRUE;
}

static void
never (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_assert_not_reached ();
}

static void
test_worker_skips_cancelled (void)
{
  g_autoptr (MinkaWorker) worker = minka_worker_new ("test");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean told = FALSE;
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, on_cancelled, &told);

  g_cancellable_cancel (cancellable);
  minka_worker_run (worker, task, never);
  while (!told)
    g_main_context_iteration (NULL, TRUE);
}

/* The last reference to whoever owns the worker may be dropped on the worker's own thread. */
static void
drop_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorker *worker = data;

  g_assert_true (minka_worker_is_here (worker));
  g_task_return_boolean (task, TRUE);
  g_object_unref (worker);
}

static void
on_dropped (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
test_worker_ends_from_within (void)
{
  MinkaWorker *worker = minka_worker_new ("test");
  gboolean told = FALSE;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_dropped, &told);
  gpointer watched = worker;

  g_object_add_weak_pointer (G_OBJECT (worker), &watched);
  g_assert_false (minka_worker_is_here (worker));
  g_task_set_task_data (task, worker, NULL);
  minka_worker_run (worker, task, drop_worker);
  while (!told)
    g_main_context_iteration (NULL, TRUE);
  while (g_atomic_pointer_get (&watched) != NULL)
    g_usleep (100);
}

static void
test_dates (void)
{
  static const char *const good[] = { "2021-03-15", "2020-02-29", "2000-02-29", "0001-01-01", "9999-12-31" };
  static const char *const bad[] = { "",           "2021-02-29", "1900-02-29", "2021-13-01",  "2021-00-10",
                                     "2021-01-00", "2021-04-31", "2021-3-15",  "2021-03-15 ", " 2021-03-15",
                                     "15/03/2021", "2021/03/15", "20210315",   "hoy",         "0000-01-01",
                                     "2021-+3-15", "2021-03-1x", "-021-03-15" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++) {
    g_autoptr (GDate) date = minka_date_parse (good[i]);
    g_autofree char *again = NULL;

    g_test_message ("%s", good[i]);
    g_assert_true (minka_date_is_valid (good[i]));
    g_assert_nonnull (date);
    again = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                             g_date_get_day (date));
    g_assert_cmpstr (again, ==, good[i]);
  }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_test_message ("%s", bad[i]);
    g_assert_false (minka_date_is_valid (bad[i]));
    g_assert_null (minka_date_parse (bad[i]));
  }
}

static void
test_times (void)
{
  static const char *const bad[] = { "",     "24:00", "12:60",    "9:30", "09:3",
                                     "0930", "09-30", "09:30:00", " 9:30" };

  g_assert_cmpint (minka_time_minutes ("00:00"), ==, 0);
  g_assert_cmpint (minka_time_minutes ("08:09"), ==, 489);
  g_assert_cmpint (minka_time_minutes ("23:59"), ==, 1439);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_test_message ("%s", bad[i]);
    g_assert_false (minka_time_is_valid (bad[i]));
    g_assert_cmpint (minka_time_minutes (bad[i]), ==, -1);
  }
}

static void
test_instants (void)
{
  static const char *const bad[] = { "",
                                     "2021-03-15",
                                     "2021-03-15T20:30:05",
                                     "2021-03-15 20:30:05Z",
                                     "2021-03-15T20:30:05+05:00",
                                     "2021-03-15T24:30:05Z",
                                     "2021-03-15T20:60:05Z",
                                     "2021-02-30T20:30:05Z",
                                     "2021-03-15T20:30:05.1Z",
                                     "2021-03-15T20:30:61Z" };
  g_autofree char *now = minka_instant_now ();
  g_autofree char *today = minka_date_today ();

  g_assert_true (minka_instant_is_valid ("2021-03-15T20:30:05Z"));
  g_assert_true (minka_instant_is_valid (now));
  g_assert_true (minka_date_is_valid (today));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_test_message ("%s", bad[i]);
    g_assert_false (minka_instant_is_valid (bad[i]));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/worker/keeps-order", test_worker_keeps_order);
  g_test_add_func ("/base/worker/stop-waits", test_worker_stop_waits);
  g_test_add_func ("/base/worker/cut", test_worker_cut);
  g_test_add_func ("/base/worker/skips-cancelled", test_worker_skips_cancelled);
  g_test_add_func ("/base/worker/ends-from-within", test_worker_ends_from_within);
  g_test_add_func ("/base/dates", test_dates);
  g_test_add_func ("/base/times", test_times);
  g_test_add_func ("/base/instants", test_instants);
  return g_test_run ();
}
