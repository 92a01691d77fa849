#include "minka-workspace-private.h"

#include <glib/gstdio.h>

/* Safety copies that a person asks for. */

typedef struct {
  char *path;
  gint64 moment; /* Unix time */
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_free (copy->path);
  g_free (copy);
}

static void
look (GTask *task, const char *plan)
{
  Copy *copy = g_new0 (Copy, 1);
  GStatBuf status;

  copy->path = minka_backup_newest (plan);
  if (copy->path != NULL && g_stat (copy->path, &status) == 0)
    copy->moment = status.st_mtime;
  g_task_return_pointer (task, copy, copy_free);
}

static void
do_find (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  look (task, data);
}

static void
do_make (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (minka_store_back_up_now (MINKA_WORKSPACE (source)->store, &error))
    look (task, data);
  else
    g_task_return_error (task, error);
}

static void
start (MinkaWorkspace *self, GTaskThreadFunc work, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);

  g_task_set_task_data (task, g_strdup (self->path), g_free);
  minka_worker_run (self->worker, task, work);
}

/**
 * minka_workspace_find_backup:
 * @self: a workspace with an open plan
 * @callback: called with minka_workspace_backup_finish()
 * @data: user data
 *
 * Looks for the newest safety copy of the plan.
 */
void
minka_workspace_find_backup (MinkaWorkspace *self, GAsyncReadyCallback callback, gpointer data)
{
  start (self, do_find, callback, data);
}

/**
 * minka_workspace_make_backup:
 * @self: a workspace with an open plan
 * @callback: called with minka_workspace_backup_finish()
 * @data: user data
 *
 * Makes a safety copy now, whatever there is already.
 */
void
minka_workspace_make_backup (MinkaWorkspace *self, GAsyncReadyCallback callback, gpointer data)
{
  start (self, do_make, callback, data);
}

/**
 * minka_workspace_backup_finish:
 * @self: a workspace
 * @result: a result
 * @moment: (out): when the copy was made, as Unix time
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the path of the newest safety copy; %NULL without an error if there is none
 */
char *
minka_workspace_backup_finish (MinkaWorkspace *self, GAsyncResult *result, gint64 *moment, GError **error)
{
  Copy *copy = g_task_propagate_pointer (G_TASK (result), error);
  char *path = NULL;

  *moment = 0;
  if (copy != NULL) {
    path = g_steal_pointer (&copy->path);
    *moment = copy->moment;
    copy_free (copy);
  }
  return path;
}
