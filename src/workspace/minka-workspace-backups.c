#include "minka-workspace-private.h"

#include "minka-filing.h"

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

/* Into a folder, and from there */

typedef struct {
  GFile *place; /* the folder, or the copy */
  char *path;   /* the newest copy on this computer, or where the plan is to be */
} Journey;

static void
journey_free (gpointer data)
{
  Journey *journey = data;

  g_object_unref (journey->place);
  g_free (journey->path);
  g_free (journey);
}

static void
do_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Journey *journey = data;
  GError *error = NULL;
  char *name = minka_filing_file_backup (journey->path, journey->place, cancellable, &error);

  if (name != NULL)
    g_task_return_pointer (task, name, g_free);
  else
    g_task_return_error (task, error);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Journey *journey = g_task_get_task_data (task);
  GError *error = NULL;
  gint64 moment;

  journey->path = minka_workspace_backup_finish (MINKA_WORKSPACE (source), result, &moment, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    /* The folder may be slow, and the plan is not needed for it any more. */
    g_task_run_in_thread (task, do_file);
}

static GTask *
journey_new (MinkaWorkspace *self, GFile *place, const char *path, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  Journey *journey = g_new (Journey, 1);

  *journey = (Journey) { g_object_ref (place), g_strdup (path) };
  g_task_set_task_data (task, journey, journey_free);
  return task;
}

/**
 * minka_workspace_file_backup:
 * @self: a workspace with an open plan
 * @folder: a folder
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called with the name of the copy; see minka_workspace_file_backup_finish()
 * @data: for @callback
 *
 * Makes a safety copy of the plan, checks it, and puts it into a folder too, where it is read back.
 */
void
minka_workspace_file_backup (MinkaWorkspace *self, GFile *folder, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data)
{
  minka_workspace_make_backup (self, on_made, journey_new (self, folder, NULL, cancellable, callback, data));
}

/**
 * minka_workspace_file_backup_finish:
 * @self: a workspace
 * @result: a result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the name of the copy in the folder
 */
char *
minka_workspace_file_backup_finish (MinkaWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
do_take_in (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Journey *journey = data;
  GError *error = NULL;

  if (minka_backup_take_in (journey->place, journey->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * minka_workspace_take_in:
 * @self: a workspace
 * @copy: a safety copy, anywhere
 * @path: where the plan is to be; nothing may be there
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): see minka_workspace_finish()
 * @data: for @callback
 *
 * Makes a plan of a safety copy; see minka_backup_take_in(). It is not opened.
 */
void
minka_workspace_take_in (MinkaWorkspace *self, GFile *copy, const char *path, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = journey_new (self, copy, path, cancellable, callback, data);

  g_task_run_in_thread (task, do_take_in);
}
