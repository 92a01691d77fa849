#include "minka-workspace-private.h"

/* The book is held against its folder: listed and compared on the plan's worker, looked at on a thread of its own, for a
 * folder may be slow and the screens go on asking the plan. */

#define TELL_MS 100

typedef struct {
  MinkaWorker *worker; /* of the plan */
  GFile *folder;
  MinkaInspection *inspection;
  MinkaProgressFunc progress;
  gpointer progress_data;
  guint timer;
} Inspecting;

static void
inspecting_free (gpointer data)
{
  Inspecting *inspecting = data;

  g_clear_handle_id (&inspecting->timer, g_source_remove);
  g_object_unref (inspecting->worker);
  g_object_unref (inspecting->folder);
  g_clear_object (&inspecting->inspection);
  g_free (inspecting);
}

static Inspecting *
inspecting_of (gpointer answer)
{
  return g_task_get_task_data (answer);
}

static gboolean
tell (gpointer data)
{
  Inspecting *inspecting = data;
  guint done, total;

  minka_inspection_get_progress (inspecting->inspection, &done, &total);
  inspecting->progress (done, total, inspecting->progress_data);
  return G_SOURCE_CONTINUE;
}

static void
answer (GTask *task, gboolean ok, GError **error)
{
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (error));
}

static void
do_list (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Inspecting *inspecting = inspecting_of (data);
  GError *error = NULL;

  inspecting->inspection = minka_inspection_new (MINKA_WORKSPACE (source)->store, &error);
  answer (task, inspecting->inspection != NULL, &error);
}

static void
do_look (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Inspecting *inspecting = inspecting_of (data);
  GError *error = NULL;

  answer (task, minka_inspection_look (inspecting->inspection, inspecting->folder, cancellable, &error),
          &error);
}

static void
do_compare (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Inspecting *inspecting = inspecting_of (data);
  GError *error = NULL;

  answer (task, minka_inspection_compare (inspecting->inspection, MINKA_WORKSPACE (source)->store, &error),
          &error);
}

static void on_step (GObject *source, GAsyncResult *result, gpointer data);

static void
go (GTask *all, GTaskThreadFunc work)
{
  MinkaWorkspace *self = g_task_get_source_object (all);
  Inspecting *inspecting = inspecting_of (all);
  g_autoptr (GTask) task = g_task_new (self, g_task_get_cancellable (all), on_step, g_object_ref (all));

  g_task_set_source_tag (task, work);
  g_task_set_task_data (task, g_object_ref (all), g_object_unref);
  if (work == do_look)
    g_task_run_in_thread (task, work);
  else if (self->worker == inspecting->worker)
    minka_worker_run (inspecting->worker, task, work);
  else
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
}

static void
on_step (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) all = data;
  Inspecting *inspecting = inspecting_of (all);
  gpointer work = g_task_get_source_tag (G_TASK (result));
  GError *error = NULL;

  g_clear_handle_id (&inspecting->timer, g_source_remove);
  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    g_task_return_error (all, error);
  } else if (work == do_list) {
    if (inspecting->progress != NULL)
      inspecting->timer = g_timeout_add (TELL_MS, tell, inspecting);
    go (all, do_look);
  } else if (work == do_look) {
    go (all, do_compare);
  } else {
    g_task_return_pointer (all, g_steal_pointer (&inspecting->inspection), g_object_unref);
  }
}

/**
 * minka_workspace_inspect:
 * @self: a workspace with an open plan
 * @folder: a folder of the minutes book
 * @progress: (scope notified) (nullable): told how far it is
 * @progress_data: for @progress, which must live until @callback is called
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when it is done; see minka_workspace_inspect_finish()
 * @data: for @callback
 *
 * Holds the book against its folder. Neither is changed.
 */
void
minka_workspace_inspect (MinkaWorkspace *self, GFile *folder, MinkaProgressFunc progress,
                         gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) all = g_task_new (self, cancellable, callback, data);
  Inspecting *inspecting = g_new0 (Inspecting, 1);

  g_return_if_fail (self->store != NULL);

  inspecting->worker = g_object_ref (self->worker);
  inspecting->folder = g_object_ref (folder);
  inspecting->progress = progress;
  inspecting->progress_data = progress_data;
  g_task_set_task_data (all, inspecting, inspecting_free);
  go (all, do_list);
}

/**
 * minka_workspace_inspect_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was found
 */
MinkaInspection *
minka_workspace_inspect_finish (MinkaWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
