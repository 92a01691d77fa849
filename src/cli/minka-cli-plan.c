#include "minka-cli.h"

/* Opening a plan and waiting for its answers: what every command does. */

/**
 * minka_cli_report:
 * @error: what went wrong
 * @status: what that means
 *
 * Says what went wrong.
 *
 * Returns: @status
 */
MinkaCliStatus
minka_cli_report (const GError *error, MinkaCliStatus status)
{
  g_printerr ("%s\n", error->message);
  return status;
}

/**
 * minka_cli_on_answer:
 * @source: the workspace
 * @result: its answer
 * @data: (type GAsyncResult**): where minka_cli_wait() looks for it
 *
 * The callback for whatever minka_cli_wait() waits for.
 */
void
minka_cli_on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/**
 * minka_cli_wait:
 * @result: (inout): where minka_cli_on_answer() puts the answer; the caller owns it
 *
 * Returns: (transfer none): the answer
 */
GAsyncResult *
minka_cli_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static GWeakRef current;

/**
 * minka_cli_make_workspace:
 *
 * Returns: (transfer full): a workspace that minka_cli_close() closes at the end
 */
MinkaWorkspace *
minka_cli_make_workspace (void)
{
  MinkaWorkspace *workspace = minka_workspace_new ();

  g_weak_ref_set (&current, workspace);
  return workspace;
}

/**
 * minka_cli_close:
 *
 * Closes the plan, whoever still looks at it: a plan that was not closed leaves a part of itself in a file beside it.
 */
void
minka_cli_close (void)
{
  g_autoptr (MinkaWorkspace) workspace = g_weak_ref_get (&current);

  if (workspace != NULL)
    minka_workspace_close (workspace);
}

/**
 * minka_cli_open:
 * @path: a plan
 * @status: (out): how to exit if it cannot be opened
 *
 * A file that cannot be opened is bad input; what goes wrong with a good one is something wrong.
 *
 * Returns: (transfer full) (nullable): the open plan
 */
MinkaWorkspace *
minka_cli_open (const char *path, MinkaCliStatus *status)
{
  g_autoptr (MinkaWorkspace) workspace = minka_cli_make_workspace ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  *status = MINKA_CLI_DONE;
  minka_workspace_open (workspace, path, minka_cli_on_answer, &result);
  if (minka_workspace_finish (workspace, minka_cli_wait (&result), &error))
    return g_steal_pointer (&workspace);
  *status = minka_cli_report (
      error, g_error_matches (error, MINKA_ERROR, MINKA_ERROR_CORRUPT) ? MINKA_CLI_WRONG : MINKA_CLI_MISUSED);
  return NULL;
}

/**
 * minka_cli_find_record:
 * @workspace: an open plan
 * @type: a record type
 * @id: an id
 * @missing: a format that says with the id that there is none
 *
 * Finds a record, or says why not.
 *
 * Returns: (transfer full) (nullable): the record
 */
gpointer
minka_cli_find_record (MinkaWorkspace *workspace, GType type, const char *id, const char *missing)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  minka_workspace_find (workspace, type, "id", id, minka_cli_on_answer, &result);
  found = minka_workspace_finish_array (workspace, minka_cli_wait (&result), &error);
  if (found != NULL && found->len > 0)
    return g_object_ref (found->pdata[0]);
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  else
    g_printerr (missing, id);
  return NULL;
}

/**
 * minka_cli_apply:
 * @workspace: an open plan
 * @gesture: (transfer full): what to do
 *
 * Does a gesture, or says why not.
 *
 * Returns: how to exit
 */
MinkaCliStatus
minka_cli_apply (MinkaWorkspace *workspace, MinkaGesture *gesture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  minka_workspace_apply (workspace, gesture, minka_cli_on_answer, &result);
  if (minka_workspace_finish (workspace, minka_cli_wait (&result), &error))
    return MINKA_CLI_DONE;
  return minka_cli_report (error, MINKA_CLI_WRONG);
}

MinkaCliStatus
minka_cli_backup (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = minka_cli_open (call->words[0], &status);
  g_autoptr (GFile) folder = g_file_new_for_commandline_arg (call->words[1]);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  if (workspace == NULL)
    return status;
  minka_workspace_file_backup (workspace, folder, NULL, minka_cli_on_answer, &result);
  name = minka_workspace_file_backup_finish (workspace, minka_cli_wait (&result), &error);
  if (name == NULL)
    return minka_cli_report (error, MINKA_CLI_WRONG);
  g_print ("%s\n", name);
  return MINKA_CLI_DONE;
}

MinkaCliStatus
minka_cli_take_in (MinkaCall *call)
{
  g_autoptr (MinkaWorkspace) workspace = minka_cli_make_workspace ();
  g_autoptr (GFile) copy = g_file_new_for_commandline_arg (call->words[0]);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  minka_workspace_take_in (workspace, copy, call->words[1], NULL, minka_cli_on_answer, &result);
  return minka_workspace_finish (workspace, minka_cli_wait (&result), &error)
             ? MINKA_CLI_DONE
             : minka_cli_report (error, MINKA_CLI_MISUSED);
}

MinkaCliStatus
minka_cli_emblem (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = minka_cli_open (call->words[0], &status);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) picture = call->file != NULL ? g_file_new_for_commandline_arg (call->file) : NULL;
  g_autoptr (GBytes) emblem = NULL;

  if (workspace == NULL)
    return status;
  if (picture != NULL) {
    minka_workspace_read_emblem (workspace, picture, NULL, minka_cli_on_answer, &result);
    emblem = minka_workspace_read_emblem_finish (workspace, minka_cli_wait (&result), &error);
    if (emblem == NULL)
      return minka_cli_report (error, MINKA_CLI_MISUSED);
  }
  return minka_cli_apply (workspace,
                          minka_workspace_emblem_gesture (minka_workspace_get_plan (workspace), emblem));
}
