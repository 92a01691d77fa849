#include "config.h"

#include "minka-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* The libro de actas and its folder. */

static void
print_file (MinkaFoundFile *file)
{
  g_autoptr (GString) more = g_string_new (file->elsewhere);

  if (file->differs & MINKA_DIFFERENCE_BYTES)
    g_string_append (more, "bytes");
  if (file->differs & MINKA_DIFFERENCE_DATA)
    g_string_append (more, " data");
  if (file->differs & MINKA_DIFFERENCE_CHAIN)
    g_string_append (more, " chain");
  printf ("%s\t%d\t%d\t%s\t%s\n", minka_enum_nick (minka_verdict_get_type (), file->verdict), file->book,
          file->number, file->name, more->str);
}

MinkaCliStatus
minka_cli_verify (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (GFile) folder = g_file_new_for_commandline_arg (call->words[1]);
  g_autoptr (MinkaWorkspace) workspace = minka_cli_open (call->words[0], &status);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaInspection) inspection = NULL;
  GPtrArray *files;

  if (workspace == NULL)
    return status;
  minka_workspace_inspect (workspace, folder, NULL, NULL, NULL, minka_cli_on_answer, &result);
  inspection = minka_workspace_inspect_finish (workspace, minka_cli_wait (&result), &error);
  if (inspection == NULL)
    return minka_cli_report (error, g_error_matches (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND)
                                        ? MINKA_CLI_MISUSED
                                        : MINKA_CLI_WRONG);
  files = minka_inspection_get_files (inspection);
  if (call->json) {
    g_autofree char *json = minka_inspection_to_json (inspection);

    printf ("%s\n", json);
  }
  for (guint i = 0; !call->json && i < files->len; i++)
    print_file (files->pdata[i]);
  return minka_inspection_is_sound (inspection) ? MINKA_CLI_DONE : MINKA_CLI_WRONG;
}

MinkaCliStatus
minka_cli_restore (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (GFile) folder = g_file_new_for_commandline_arg (call->words[0]);
  g_autoptr (MinkaWorkspace) workspace = minka_cli_make_workspace ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) report = NULL;

  minka_workspace_rebuild (workspace, folder, call->words[1], NULL, minka_cli_on_answer, &result);
  report = minka_workspace_finish_array (workspace, minka_cli_wait (&result), &error);
  if (report == NULL)
    return minka_cli_report (error, MINKA_CLI_MISUSED);
  for (guint i = 0; i < report->len; i++) {
    MinkaRestored *restored = report->pdata[i];

    printf ("%s\t%d\t%d\t%s\n", minka_enum_nick (minka_standing_get_type (), restored->standing),
            restored->book, restored->number, restored->name);
    if (restored->standing > MINKA_STANDING_UNPROVEN)
      status = MINKA_CLI_WRONG;
  }
  return status;
}

MinkaCliStatus
minka_cli_correct (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (GEnumClass) kinds = g_type_class_ref (minka_acta_kind_get_type ());
  GEnumValue *kind = g_enum_get_value_by_nick (kinds, call->words[2]);
  g_autoptr (MinkaWorkspace) workspace = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaActa) acta = NULL;

  if (kind == NULL || kind->value == MINKA_ACTA_KIND_MEETING || !g_utf8_validate (call->words[3], -1, NULL)) {
    g_printerr (_ ("Say “erratum”, “complement” or “void”, then the text.\n"));
    return MINKA_CLI_MISUSED;
  }
  workspace = minka_cli_open (call->words[0], &status);
  if (workspace == NULL)
    return status;
  minka_workspace_correct (workspace, call->words[1], kind->value, call->words[3], minka_cli_on_answer,
                           &result);
  acta = minka_workspace_issue_finish (workspace, minka_cli_wait (&result), &error);
  if (acta == NULL)
    return minka_cli_report (error, g_error_matches (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND)
                                        ? MINKA_CLI_MISUSED
                                        : MINKA_CLI_WRONG);
  g_print ("%s\t%d\t%d\t%d\t%s\n", minka_record_get_id (MINKA_RECORD (acta)), acta->number, acta->first_folio,
           acta->last_folio, acta->sha256);
  return MINKA_CLI_DONE;
}
