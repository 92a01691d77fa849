#include "minka-workspace-private.h"

/* Questions about agreements by how they stand. */

typedef struct {
  MinkaAgreementQuery *query;
  char *id;
  guint limit;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  minka_agreement_query_free (question->query);
  g_free (question->id);
  g_free (question);
}

static void
do_find (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  Question *question = data;
  GError *error = NULL;
  GPtrArray *found = minka_store_find_agreements (self->store, question->query, 0, question->limit, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
answer_number (GTask *task, gint64 number, GError *error)
{
  if (error == NULL)
    g_task_return_int (task, number);
  else
    g_task_return_error (task, error);
}

static void
do_count (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  Question *question = data;
  GError *error = NULL;
  gint64 number = minka_store_count_agreements (self->store, question->query, &error);

  answer_number (task, number, error);
}

static void
do_place (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  Question *question = data;
  GError *error = NULL;
  gint64 number = minka_store_place_agreement (self->store, question->id, question->query->today,
                                               &question->query->urgency, &error);

  answer_number (task, number, error);
}

static void
ask (MinkaWorkspace *self, GTaskThreadFunc work, MinkaAgreementQuery *query, const char *id, guint limit,
     GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  Question *question = g_new (Question, 1);

  g_return_if_fail (self->store != NULL);

  *question = (Question) { query, g_strdup (id), limit };
  g_task_set_source_tag (task, work);
  g_task_set_task_data (task, question, question_free);
  minka_worker_run (self->worker, task, work);
}

/**
 * minka_workspace_find_agreements:
 * @self: a workspace with an open plan
 * @query: which ones
 * @limit: how many at most
 * @callback: (scope async): called with the #MinkaAgreementSummary array; see minka_workspace_finish_array()
 * @data: for @callback
 *
 * Asks once for agreements by how they stand.
 */
void
minka_workspace_find_agreements (MinkaWorkspace *self, const MinkaAgreementQuery *query, guint limit,
                                 GAsyncReadyCallback callback, gpointer data)
{
  ask (self, do_find, minka_agreement_query_copy (query), NULL, limit, callback, data);
}

/**
 * minka_workspace_count_agreements:
 * @self: a workspace with an open plan
 * @query: which ones
 * @callback: (scope async): called with how many there are; see minka_workspace_finish_number()
 * @data: for @callback
 *
 * Asks once how many agreements stand so.
 */
void
minka_workspace_count_agreements (MinkaWorkspace *self, const MinkaAgreementQuery *query,
                                  GAsyncReadyCallback callback, gpointer data)
{
  ask (self, do_count, minka_agreement_query_copy (query), NULL, 0, callback, data);
}

/**
 * minka_workspace_place_agreement:
 * @self: a workspace with an open plan
 * @id: the id of an agreement
 * @today: the day, YYYY-MM-DD
 * @callback: (scope async): called with its place; see minka_workspace_place_agreement_finish()
 * @data: for @callback
 *
 * Asks where among those that stand alike an agreement is.
 */
void
minka_workspace_place_agreement (MinkaWorkspace *self, const char *id, const char *today,
                                 GAsyncReadyCallback callback, gpointer data)
{
  ask (self, do_place, minka_agreement_query_new (MINKA_URGENCY_OVERDUE, today, NULL, NULL), id, 0, callback,
       data);
}

/**
 * minka_workspace_place_agreement_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @urgency: (out): how it stands
 * @error: return location
 *
 * Returns: its place, from 0; -1 on failure
 */
gint64
minka_workspace_place_agreement_finish (MinkaWorkspace *self, GAsyncResult *result, MinkaUrgency *urgency,
                                        GError **error)
{
  Question *question = g_task_get_task_data (G_TASK (result));

  *urgency = question->query->urgency;
  return g_task_propagate_int (G_TASK (result), error);
}

/**
 * minka_workspace_finish_number:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: the answer; -1 on failure
 */
gint64
minka_workspace_finish_number (MinkaWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}
