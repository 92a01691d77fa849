#include "config.h"

#include "minka-cli.h"

#include "minka-date.h"

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

static void
print_acta (MinkaActa *acta)
{
  g_print ("%s\t%d\t%d\t%d\t%s\n", minka_record_get_id (MINKA_RECORD (acta)), acta->number, acta->first_folio,
           acta->last_folio, acta->sha256);
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

  if (kind == NULL || kind->value == MINKA_ACTA_KIND_MEETING || kind->value == MINKA_ACTA_KIND_HANDOVER ||
      !g_utf8_validate (call->words[3], -1, NULL)) {
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
  print_acta (acta);
  return MINKA_CLI_DONE;
}

/* A post by its duty or its id, a member by name or id. */
static gboolean
is_named (MinkaRecord *record, const char *word)
{
  GEnumClass *duties = g_type_class_get (minka_duty_get_type ());
  GEnumValue *duty = g_enum_get_value_by_nick (duties, word);

  if (g_str_equal (minka_record_get_id (record), word))
    return TRUE;
  return MINKA_IS_POST (record)
             ? duty != NULL && duty->value != MINKA_DUTY_OTHER && MINKA_POST (record)->duty == duty->value
             : g_str_equal (MINKA_MEMBER (record)->name, word);
}

/* Returns: (transfer full) (nullable): the id */
static char *
find_named (MinkaWorkspace *workspace, GType type, const char *word, const char *missing)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  minka_workspace_find (workspace, type, NULL, NULL, minka_cli_on_answer, &result);
  found = minka_workspace_finish_array (workspace, minka_cli_wait (&result), &error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    if (is_named (found->pdata[i], word))
      return g_strdup (minka_record_get_id (found->pdata[i]));
  g_printerr (missing, word);
  return NULL;
}

MinkaCliStatus
minka_cli_hand_over (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  const char *const texts[] = { call->words[2], call->folder, call->copy, call->others };
  g_autoptr (MinkaHandover) handover = minka_record_new (MINKA_TYPE_HANDOVER);
  g_autofree char *today = minka_date_today ();
  g_autofree char *post = NULL;
  g_autofree char *incoming = NULL;
  g_autoptr (MinkaWorkspace) workspace = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaActa) acta = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && !g_utf8_validate (texts[i], -1, NULL)) {
      g_printerr (_ ("The words are not in UTF-8.\n"));
      return MINKA_CLI_MISUSED;
    }
  if (call->date != NULL && !minka_date_is_valid (call->date)) {
    g_printerr (_ ("“%s” is not a day like 2021-03-15.\n"), call->date);
    return MINKA_CLI_MISUSED;
  }
  workspace = minka_cli_open (call->words[0], &status);
  if (workspace == NULL)
    return status;
  post = find_named (workspace, MINKA_TYPE_POST, call->words[1], _ ("The plan has no post “%s”.\n"));
  incoming = post != NULL ? find_named (workspace, MINKA_TYPE_MEMBER, call->words[2],
                                        _ ("The plan has no member “%s”.\n"))
                          : NULL;
  if (incoming == NULL)
    return MINKA_CLI_MISUSED;
  g_object_set (handover, "incoming", incoming, "date", call->date != NULL ? call->date : today, "folder",
                call->folder != NULL ? call->folder : "", "copy", call->copy != NULL ? call->copy : "",
                "others", call->others != NULL ? call->others : "", NULL);
  minka_workspace_hand_over (workspace, post, handover, minka_cli_on_answer, &result);
  acta = minka_workspace_issue_finish (workspace, minka_cli_wait (&result), &error);
  if (acta == NULL)
    return minka_cli_report (error, MINKA_CLI_WRONG);
  print_acta (acta);
  return MINKA_CLI_DONE;
}
