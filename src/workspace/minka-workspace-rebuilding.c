#include "minka-workspace-private.h"

#include "minka-templates.h"

/* A book comes back from its folder. No plan is open meanwhile, and the folder may be slow, so it runs on a thread of its
 * own. */

typedef struct {
  GFile *folder;
  char *path;
} Rebuilding;

static void
rebuilding_free (gpointer data)
{
  Rebuilding *rebuilding = data;

  g_object_unref (rebuilding->folder);
  g_free (rebuilding->path);
  g_free (rebuilding);
}

static void
do_rebuild (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Rebuilding *rebuilding = data;
  g_autoptr (GBytes) base = minka_templates_new ();
  GError *error = NULL;
  GPtrArray *report = minka_rebuild (rebuilding->folder, rebuilding->path, base, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * minka_workspace_rebuild:
 * @self: a workspace
 * @folder: the folder of a book
 * @path: where the plan is to be; nothing may be there
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called with the #MinkaRestored array; see minka_workspace_finish_array()
 * @data: for @callback
 *
 * Makes a plan from the actas in a folder; see minka_rebuild(). It is not opened.
 */
void
minka_workspace_rebuild (MinkaWorkspace *self, GFile *folder, const char *path, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Rebuilding *rebuilding = g_new (Rebuilding, 1);

  *rebuilding = (Rebuilding) { g_object_ref (folder), g_strdup (path) };
  g_task_set_task_data (task, rebuilding, rebuilding_free);
  g_task_run_in_thread (task, do_rebuild);
}
