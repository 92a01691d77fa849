#include "minka-workspace-private.h"

#include "minka-issue.h"

#include <glib/gi18n-lib.h>

/* Changes of the plan. Each runs on the worker, and what it leaves behind is read there right after its commit. */

typedef struct {
  MinkaGesture *gesture;
  GPtrArray *notes;
  GBytes *json;
  char *meeting;
  char *corrected;
  MinkaActaKind kind;
  char *body;
  char *post;
  MinkaHandover *handover;
  MinkaOutcome *outcome;
  MinkaActa *acta;
} Change;

typedef gboolean (*Verb) (MinkaStore *store, Change *change, GHashTable **changed, GError **error);

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->gesture, minka_gesture_free);
  g_clear_pointer (&change->notes, g_ptr_array_unref);
  g_clear_pointer (&change->json, g_bytes_unref);
  g_clear_pointer (&change->outcome, minka_outcome_free);
  g_clear_object (&change->handover);
  g_clear_object (&change->acta);
  g_free (change->post);
  g_free (change->meeting);
  g_free (change->corrected);
  g_free (change->body);
  g_free (change);
}

static gboolean
apply (MinkaStore *store, Change *change, GHashTable **changed, GError **error)
{
  return minka_store_apply (store, change->gesture, changed, error);
}

static gboolean
note (MinkaStore *store, Change *change, GHashTable **changed, GError **error)
{
  return minka_store_note (store, change->notes, changed, error);
}

static gboolean
undo (MinkaStore *store, Change *change, GHashTable **changed, GError **error)
{
  return minka_store_undo (store, changed, error);
}

static gboolean
redo (MinkaStore *store, Change *change, GHashTable **changed, GError **error)
{
  return minka_store_redo (store, changed, error);
}

static gboolean
import (MinkaStore *store, Change *change, GHashTable **changed, GError **error)
{
  return minka_store_import_json (store, change->json, error);
}

static gboolean
issue (MinkaStore *store, Change *change, GHashTable **changed, GError **error)
{
  change->acta = minka_custody_issue (store, change->meeting, changed, error);
  return change->acta != NULL;
}

static gboolean
correct (MinkaStore *store, Change *change, GHashTable **changed, GError **error)
{
  change->acta = minka_custody_correct (store, change->corrected, change->kind, change->body, changed, error);
  return change->acta != NULL;
}

static gboolean
hand_over (MinkaStore *store, Change *change, GHashTable **changed, GError **error)
{
  change->acta = minka_custody_hand_over (store, change->post, change->handover, changed, error);
  return change->acta != NULL;
}

static void
do_change (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  Change *change = data;
  Verb verb = g_task_get_source_tag (task);
  g_autoptr (GHashTable) changed = NULL;
  GError *error = NULL;

  if (verb (self->store, change, &changed, &error)) {
    change->outcome = minka_outcome_read (self->store, g_steal_pointer (&changed));
    g_task_return_boolean (task, TRUE);
    return;
  }
  /* The screens already show what did not come about; they go back to what the plan holds. */
  if (change->gesture != NULL)
    change->outcome = minka_outcome_read (self->store, minka_gesture_list_records (change->gesture));
  g_task_return_error (task, error);
}

/* Whoever asked is told last, when everything is up to date. */
static void
on_changed (GObject *source, GAsyncResult *result, gpointer data)
{
  MinkaWorkspace *self = MINKA_WORKSPACE (source);
  g_autoptr (GTask) answer = data;
  Change *change = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->store != NULL) { /* else closed meanwhile */
    minka_workspace_set_writing (self, -1);
    if (change->outcome != NULL)
      minka_workspace_take (self, change->outcome);
    if (self->writing == 0)
      minka_workspace_catch_up (self);
  }

  if (answer == NULL && !ok)
    minka_workspace_fail (self, error);
  else if (answer != NULL && !ok)
    g_task_return_error (answer, g_steal_pointer (&error));
  else if (answer != NULL && change->acta != NULL)
    g_task_return_pointer (answer, g_object_ref (change->acta), g_object_unref);
  else if (answer != NULL)
    g_task_return_boolean (answer, TRUE);
}

static void
start (MinkaWorkspace *self, Verb verb, Change *change, GAsyncReadyCallback callback, gpointer data)
{
  GTask *answer = callback != NULL ? g_task_new (self, NULL, callback, data) : NULL;
  g_autoptr (GTask) task = g_task_new (self, NULL, on_changed, answer);

  g_return_if_fail (self->store != NULL);

  g_task_set_source_tag (task, verb);
  g_task_set_task_data (task, change, change_free);
  minka_workspace_set_writing (self, 1);
  minka_worker_run (self->worker, task, do_change);
}

/**
 * minka_workspace_apply:
 * @self: a workspace with an open plan
 * @gesture: (transfer full): what to do
 * @callback: (scope async) (nullable): called when it is on the disk; see minka_workspace_finish()
 * @data: for @callback
 *
 * Does a gesture, whole and durably or not at all; if it fails, its records go back to what the plan holds. Without @callback a failure is told by
 * [signal@Workspace::failed].
 */
void
minka_workspace_apply (MinkaWorkspace *self, MinkaGesture *gesture, GAsyncReadyCallback callback,
                       gpointer data)
{
  Change *change = g_new0 (Change, 1);

  change->gesture = gesture;
  start (self, apply, change, callback, data);
}

/**
 * minka_workspace_note:
 * @self: a workspace with an open plan
 * @record: a record
 * @callback: (scope async) (nullable): called when it is on the disk; see minka_workspace_finish()
 * @data: for @callback
 *
 * Keeps what the program found out by itself, as how late it is; undo passes it by.
 */
void
minka_workspace_note (MinkaWorkspace *self, MinkaRecord *record, GAsyncReadyCallback callback, gpointer data)
{
  Change *change = g_new0 (Change, 1);

  change->notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (change->notes, minka_record_copy (record));
  start (self, note, change, callback, data);
}

/**
 * minka_workspace_import:
 * @self: a workspace with an open plan in which nothing was done yet
 * @json: the plan as JSON
 * @callback: (scope async): called when it is done; see minka_workspace_finish()
 * @data: for @callback
 *
 * Fills a new plan; see minka_store_import_json().
 */
void
minka_workspace_import (MinkaWorkspace *self, GBytes *json, GAsyncReadyCallback callback, gpointer data)
{
  Change *change = g_new0 (Change, 1);

  change->json = g_bytes_ref (json);
  start (self, import, change, callback, data);
}

/**
 * minka_workspace_undo:
 * @self: a workspace with an open plan
 * @callback: (scope async) (nullable): called when it is done; see minka_workspace_finish()
 * @data: for @callback
 *
 * Takes back the last gesture.
 */
void
minka_workspace_undo (MinkaWorkspace *self, GAsyncReadyCallback callback, gpointer data)
{
  start (self, undo, g_new0 (Change, 1), callback, data);
}

/**
 * minka_workspace_redo:
 * @self: a workspace with an open plan
 * @callback: (scope async) (nullable): called when it is done; see minka_workspace_finish()
 * @data: for @callback
 *
 * Repeats the gesture that was taken back last.
 */
void
minka_workspace_redo (MinkaWorkspace *self, GAsyncReadyCallback callback, gpointer data)
{
  start (self, redo, g_new0 (Change, 1), callback, data);
}

/**
 * minka_workspace_issue:
 * @self: a workspace with an open plan
 * @meeting: the id of a meeting
 * @callback: (scope async): called when it is issued; see minka_workspace_issue_finish()
 * @data: for @callback
 *
 * Issues the acta of a meeting; see minka_custody_issue().
 */
void
minka_workspace_issue (MinkaWorkspace *self, const char *meeting, GAsyncReadyCallback callback, gpointer data)
{
  Change *change = g_new0 (Change, 1);

  change->meeting = g_strdup (meeting);
  start (self, issue, change, callback, data);
}

/**
 * minka_workspace_correct:
 * @self: a workspace with an open plan
 * @acta: the id of an issued acta
 * @kind: what the new acta does with it
 * @body: what it says
 * @callback: (scope async): called when it is issued; see minka_workspace_issue_finish()
 * @data: for @callback
 *
 * Issues an acta that corrects, completes or voids another one; see minka_custody_correct().
 */
void
minka_workspace_correct (MinkaWorkspace *self, const char *acta, MinkaActaKind kind, const char *body,
                         GAsyncReadyCallback callback, gpointer data)
{
  Change *change = g_new0 (Change, 1);

  change->corrected = g_strdup (acta);
  change->kind = kind;
  change->body = g_strdup (body);
  start (self, correct, change, callback, data);
}

/**
 * minka_workspace_hand_over:
 * @self: a workspace with an open plan
 * @post: the id of a post
 * @handover: who takes over, when and what
 * @callback: (scope async): called when it is issued; see minka_workspace_issue_finish()
 * @data: for @callback
 *
 * Issues the acta of a handover; see minka_custody_hand_over().
 */
void
minka_workspace_hand_over (MinkaWorkspace *self, const char *post, MinkaHandover *handover,
                           GAsyncReadyCallback callback, gpointer data)
{
  Change *change = g_new0 (Change, 1);

  change->post = g_strdup (post);
  change->handover = minka_record_copy (MINKA_RECORD (handover));
  start (self, hand_over, change, callback, data);
}

/**
 * minka_workspace_issue_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the acta
 */
MinkaActa *
minka_workspace_issue_finish (MinkaWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
