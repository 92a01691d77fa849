#include "config.h"

#include "minka-cli.h"

#include "minka-proof.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* Evaluation: evidence, and the state of an activity that rests on it. */

static MinkaActivity *
find_activity (MinkaWorkspace *workspace, const char *id)
{
  return minka_cli_find_record (workspace, MINKA_TYPE_ACTIVITY, id, _ ("The plan has no activity “%s”.\n"));
}

static gboolean
read_state (const char *nick, MinkaProgress *state)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (minka_progress_get_type ());
  GEnumValue *value = g_enum_get_value_by_nick (klass, nick);

  if (value == NULL) {
    g_printerr (_ ("A state is initial, intermediate or concluded.\n"));
    return FALSE;
  }
  *state = value->value;
  return TRUE;
}

static MinkaEvidence *
make_evidence (MinkaWorkspace *workspace, MinkaCall *call)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaEvidence) evidence = NULL;

  if (call->file != NULL) {
    g_autoptr (GFile) file = g_file_new_for_commandline_arg (call->file);

    minka_workspace_load_evidence (workspace, file, NULL, NULL, NULL, minka_cli_on_answer, &result);
    evidence = minka_workspace_load_evidence_finish (workspace, minka_cli_wait (&result), &error);
  } else if (call->link != NULL) {
    evidence = minka_proof_from_link (call->link, "", &error);
  } else {
    g_autoptr (MinkaActaSummary) acta = minka_cli_find_record (workspace, MINKA_TYPE_ACTA_SUMMARY, call->acta,
                                                               _ ("The book has no acta “%s”.\n"));

    if (acta != NULL)
      evidence = minka_proof_from_acta (call->acta, acta->number, acta->title);
  }
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  if (evidence != NULL && call->title != NULL)
    g_object_set (evidence, "title", call->title, NULL);
  return g_steal_pointer (&evidence);
}

MinkaCliStatus
minka_cli_evidence (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = NULL;
  g_autoptr (MinkaActivity) activity = NULL;
  g_autoptr (MinkaEvidence) evidence = NULL;
  MinkaProgress reached = MINKA_PROGRESS_INITIAL;

  if ((call->file != NULL) + (call->link != NULL) + (call->acta != NULL) != 1) {
    g_printerr (_ ("Say what the evidence is with one of --file PATH, --link URL and --acta ID.\n"));
    return MINKA_CLI_MISUSED;
  }
  if (call->reached != NULL && !read_state (call->reached, &reached))
    return MINKA_CLI_MISUSED;
  workspace = minka_cli_open (call->words[0], &status);
  if (workspace == NULL)
    return status;
  activity = find_activity (workspace, call->words[1]);
  if (activity == NULL)
    return MINKA_CLI_MISUSED;
  if (call->reached == NULL)
    reached = MIN (activity->progress + 1, MINKA_PROGRESS_CONCLUDED);
  evidence = make_evidence (workspace, call);
  if (evidence == NULL)
    return MINKA_CLI_MISUSED;
  status = minka_cli_apply (workspace, minka_proof_add (activity, evidence, reached));
  if (status == MINKA_CLI_DONE)
    printf ("%s\t%s\t%s\n", minka_record_get_id (MINKA_RECORD (evidence)),
            minka_enum_nick (minka_progress_get_type (), reached), evidence->sha256);
  return status;
}

MinkaCliStatus
minka_cli_progress (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = NULL;
  g_autoptr (MinkaActivity) activity = NULL;
  MinkaProgress state;

  if (!read_state (call->words[2], &state))
    return MINKA_CLI_MISUSED;
  workspace = minka_cli_open (call->words[0], &status);
  if (workspace == NULL)
    return status;
  activity = find_activity (workspace, call->words[1]);
  if (activity == NULL)
    return MINKA_CLI_MISUSED;
  if ((int) state == activity->progress)
    return status;
  return minka_cli_apply (workspace, minka_proof_move (activity, NULL, state));
}
