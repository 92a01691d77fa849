#include "minka-workspace-private.h"

#include "minka-proof.h"

/* Files that are to become evidence are read on a thread of their own: a slow disk or network folder holds up neither
 * the screen nor the plan. */

#define TELL_MICROSECONDS 50000

typedef struct {
  GTask *task; /* unowned: it owns this */
  GFile *file;
  GBytes *bytes;
  char *title;
  MinkaProgressFunc progress;
  gpointer progress_data;
  gint64 told;
} Load;

typedef struct {
  GTask *task;
  gsize done;
  gsize total;
} Step;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_object (&load->file);
  g_clear_pointer (&load->bytes, g_bytes_unref);
  g_free (load->title);
  g_free (load);
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->task);
  g_free (step);
}

static gboolean
tell_step (gpointer data)
{
  Step *step = data;
  Load *load = g_task_get_task_data (step->task);

  if (!g_task_get_completed (step->task) && !g_cancellable_is_cancelled (g_task_get_cancellable (step->task)))
    load->progress (step->done, step->total, load->progress_data);
  return G_SOURCE_REMOVE;
}

static void
on_step (gsize done, gsize total, gpointer data)
{
  Load *load = data;
  gint64 now = g_get_monotonic_time ();
  Step *step;

  if (load->progress == NULL || now - load->told < TELL_MICROSECONDS)
    return;
  load->told = now;
  step = g_new (Step, 1);
  *step = (Step) { g_object_ref (load->task), done, total };
  g_main_context_invoke_full (g_task_get_context (load->task), G_PRIORITY_DEFAULT, tell_step, step,
                              step_free);
}

static void
do_load (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;
  GError *error = NULL;
  MinkaEvidence *evidence = load->file != NULL
                                ? minka_proof_from_file (load->file, on_step, load, cancellable, &error)
                                : minka_proof_from_bytes (load->bytes, load->title, &error);

  if (evidence != NULL)
    g_task_return_pointer (task, evidence, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
start (MinkaWorkspace *self, Load *load, GCancellable *cancellable, GAsyncReadyCallback callback,
       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  load->task = task;
  g_task_set_source_tag (task, minka_workspace_load_evidence);
  g_task_set_task_data (task, load, load_free);
  g_task_run_in_thread (task, do_load);
}

/**
 * minka_workspace_load_evidence:
 * @self: a workspace
 * @file: a file
 * @progress: (scope notified) (nullable): told how many bytes are read
 * @progress_data: for @progress, which must live until @callback is called
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called with the evidence; see minka_workspace_load_evidence_finish()
 * @data: for @callback
 *
 * Reads a file that is to become evidence. The plan does not change.
 */
void
minka_workspace_load_evidence (MinkaWorkspace *self, GFile *file, MinkaProgressFunc progress,
                               gpointer progress_data, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data)
{
  Load *load = g_new0 (Load, 1);

  load->file = g_object_ref (file);
  load->progress = progress;
  load->progress_data = progress_data;
  start (self, load, cancellable, callback, data);
}

/**
 * minka_workspace_make_evidence:
 * @self: a workspace
 * @bytes: what a file would hold
 * @title: what it is to be called
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called with the evidence; see minka_workspace_load_evidence_finish()
 * @data: for @callback
 *
 * Makes evidence of what is in no file yet. The plan does not change.
 */
void
minka_workspace_make_evidence (MinkaWorkspace *self, GBytes *bytes, const char *title,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  Load *load = g_new0 (Load, 1);

  load->bytes = g_bytes_ref (bytes);
  load->title = g_strdup (title);
  start (self, load, cancellable, callback, data);
}

/**
 * minka_workspace_load_evidence_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): evidence that belongs to no activity yet; see minka_proof_add() and
 * minka_proof_move()
 */
MinkaEvidence *
minka_workspace_load_evidence_finish (MinkaWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
