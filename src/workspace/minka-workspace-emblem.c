#include "minka-workspace-private.h"

#include "minka-emblem.h"

#include <glib/gi18n-lib.h>

/* A picture becomes the emblem of the school. It may be large and its folder slow, so that is done on a thread. */

static void
do_read (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile *file = data;
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) picture = g_file_load_bytes (file, cancellable, NULL, &reason);
  GError *error = NULL;
  GBytes *emblem = NULL;

  if (picture != NULL)
    emblem = minka_emblem_make (picture, name, &error);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    error = g_steal_pointer (&reason);
  else
    error =
        g_error_new (MINKA_ERROR, MINKA_ERROR_IO, _ ("“%s” could not be read (%s)."), name, reason->message);
  if (emblem != NULL)
    g_task_return_pointer (task, emblem, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * minka_workspace_read_emblem:
 * @self: a workspace
 * @picture: a file with a picture
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called with minka_workspace_read_emblem_finish()
 * @data: for @callback
 *
 * Makes of a picture what can be the emblem of the plan's school. The plan does not change.
 */
void
minka_workspace_read_emblem (MinkaWorkspace *self, GFile *picture, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_task_data (task, g_object_ref (picture), g_object_unref);
  g_task_run_in_thread (task, do_read);
}

/**
 * minka_workspace_read_emblem_finish:
 * @self: a workspace
 * @result: a result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the emblem, for minka_workspace_emblem_gesture()
 */
GBytes *
minka_workspace_read_emblem_finish (MinkaWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * minka_workspace_emblem_gesture:
 * @plan: the plan
 * @emblem: (nullable): its emblem from now on, %NULL for none
 *
 * The record changes at once.
 *
 * Returns: (transfer full): the gesture
 */
MinkaGesture *
minka_workspace_emblem_gesture (MinkaPlan *plan, GBytes *emblem)
{
  MinkaGesture *gesture =
      minka_gesture_new (emblem != NULL ? _ ("Change the emblem") : _ ("Remove the emblem"));

  g_object_set (plan, "emblem", emblem, NULL);
  minka_gesture_set (gesture, MINKA_RECORD (plan), "emblem", NULL);
  return gesture;
}
