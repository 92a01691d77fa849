#include "config.h"

#include "minka-cli.h"

#include "minka-proof.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* The signed copies of printed actas. */

static GPtrArray *
find (MinkaWorkspace *workspace, GType type, const char *field, const char *value)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  minka_workspace_find (workspace, type, field, value, minka_cli_on_answer, &result);
  found = minka_workspace_finish_array (workspace, minka_cli_wait (&result), &error);
  if (found == NULL)
    minka_cli_report (error, MINKA_CLI_WRONG);
  return found;
}

/* By its own id, or as the acta of a meeting. */
static MinkaActaSummary *
find_acta (MinkaWorkspace *workspace, const char *id)
{
  static const char *const fields[] = { "id", "meeting" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autoptr (GPtrArray) found = find (workspace, MINKA_TYPE_ACTA_SUMMARY, fields[i], id);

    if (found == NULL)
      return NULL;
    if (found->len > 0)
      return g_object_ref (found->pdata[0]);
  }
  g_printerr (_ ("The book has no acta “%s”.\n"), id);
  return NULL;
}

static MinkaCliStatus
add (MinkaWorkspace *workspace, MinkaActaSummary *acta, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaEvidence) read = NULL;
  g_autoptr (MinkaScan) scan = NULL;
  MinkaGesture *gesture;
  MinkaCliStatus status;

  if (*acta->scan_sha256 != '\0') {
    g_printerr (_ ("The acta has a signed copy already. Remove it first.\n"));
    return MINKA_CLI_MISUSED;
  }
  minka_workspace_load_evidence (workspace, file, NULL, NULL, NULL, minka_cli_on_answer, &result);
  read = minka_workspace_load_evidence_finish (workspace, minka_cli_wait (&result), &error);
  scan = read != NULL ? minka_proof_sign (read, acta, &error) : NULL;
  if (scan == NULL)
    return minka_cli_report (error, MINKA_CLI_MISUSED);
  gesture = minka_gesture_new (_ ("Add signed copy"));
  minka_gesture_put (gesture, MINKA_RECORD (scan));
  status = minka_cli_apply (workspace, gesture);
  if (status == MINKA_CLI_DONE)
    printf ("%s\t%s\t%s\n", minka_record_get_id (MINKA_RECORD (acta)),
            minka_enum_nick (minka_scan_kind_get_type (), scan->kind), scan->sha256);
  return status;
}

static MinkaCliStatus
take_out (MinkaWorkspace *workspace, MinkaActaSummary *acta)
{
  g_autoptr (GPtrArray) found =
      find (workspace, MINKA_TYPE_SCAN, "acta", minka_record_get_id (MINKA_RECORD (acta)));
  MinkaGesture *gesture;

  if (found == NULL)
    return MINKA_CLI_WRONG;
  gesture = minka_gesture_new (_ ("Remove signed copy"));
  for (guint i = 0; i < found->len; i++)
    minka_gesture_remove (gesture, MINKA_TYPE_SCAN, minka_record_get_id (found->pdata[i]));
  return minka_cli_apply (workspace, gesture);
}

MinkaCliStatus
minka_cli_scan (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = minka_cli_open (call->words[0], &status);
  g_autoptr (MinkaActaSummary) acta = NULL;

  if (workspace == NULL)
    return status;
  acta = find_acta (workspace, call->words[1]);
  if (acta == NULL)
    return MINKA_CLI_MISUSED;
  if (call->file != NULL)
    return add (workspace, acta, call->file);
  if (call->remove)
    return take_out (workspace, acta);
  if (*acta->scan_sha256 != '\0')
    printf ("%s\t%s\t%s\n", minka_record_get_id (MINKA_RECORD (acta)),
            minka_enum_nick (minka_scan_kind_get_type (), acta->scan_kind), acta->scan_sha256);
  return MINKA_CLI_DONE;
}
