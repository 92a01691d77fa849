#include "minka-workspace-private.h"

#include "minka-protocols.h"

/* Whether a change of the guiding questions makes a new version depends on all meetings, so it is found out on the
 * worker. */

typedef struct {
  char *name;
  GPtrArray *wanted; /* NULL for the steps that the program brings along */
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->name);
  g_clear_pointer (&change->wanted, g_ptr_array_unref);
  g_free (change);
}

static void
do_find_out (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Change *change = data;
  MinkaStore *store = MINKA_WORKSPACE (source)->store;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GPtrArray) topics = NULL;
  g_autoptr (GPtrArray) wanted = NULL;
  GError *error = NULL;

  if ((steps = minka_store_find (store, MINKA_TYPE_PROTOCOL_STEP, NULL, NULL, &error)) == NULL ||
      (meetings = minka_store_find (store, MINKA_TYPE_MEETING, NULL, NULL, &error)) == NULL ||
      (answers = minka_store_find (store, MINKA_TYPE_PROTOCOL_ANSWER, NULL, NULL, &error)) == NULL ||
      (topics = minka_store_find (store, MINKA_TYPE_AGENDA_ITEM, NULL, NULL, &error)) == NULL) {
    g_task_return_error (task, error);
    return;
  }
  wanted = change->wanted != NULL ? g_ptr_array_ref (change->wanted) : minka_protocols_built_in ();
  g_task_return_pointer (
      task,
      minka_protocols_change (change->name, &(MinkaProtocolUse) { steps, meetings, answers, topics }, wanted),
      (GDestroyNotify) minka_gesture_free);
}

/**
 * minka_workspace_change_protocol:
 * @self: a workspace with an open plan
 * @name: what undo calls it
 * @wanted: (nullable) (element-type MinkaProtocolStep): what the guiding questions are to say; %NULL for those that the
 *   program brings along
 * @callback: (scope async): called with minka_workspace_change_protocol_finish()
 * @data: for @callback
 *
 * Finds out what changes the guiding questions; see minka_protocols_change(). The plan does not change yet.
 */
void
minka_workspace_change_protocol (MinkaWorkspace *self, const char *name, GPtrArray *wanted,
                                 GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  Change *change = g_new0 (Change, 1);

  change->name = g_strdup (name);
  if (wanted != NULL) {
    /* They may change here while they are read there. */
    change->wanted = g_ptr_array_new_with_free_func (g_object_unref);
    for (guint i = 0; i < wanted->len; i++)
      g_ptr_array_add (change->wanted, minka_record_copy (wanted->pdata[i]));
  }
  g_task_set_task_data (task, change, change_free);
  minka_worker_run (self->worker, task, do_find_out);
}

/**
 * minka_workspace_change_protocol_finish:
 * @self: a workspace
 * @result: a result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the gesture; %NULL without an error if nothing changes
 */
MinkaGesture *
minka_workspace_change_protocol_finish (MinkaWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
