#include "config.h"

#include "minka-cli.h"

#include "minka-templates.h"

#include <glib/gi18n.h>
#include <stdio.h>

static MinkaCliStatus
report (const GError *error, MinkaCliStatus status)
{
  g_printerr ("%s\n", error->message);
  return status;
}

/* A file that cannot be opened is bad input; what goes wrong with a good one is something wrong. */
static MinkaCliStatus
report_opening (const GError *error)
{
  return report (error, g_error_matches (error, MINKA_ERROR, MINKA_ERROR_CORRUPT) ? MINKA_CLI_WRONG
                                                                                  : MINKA_CLI_MISUSED);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static MinkaWorkspace *
open_plan (const char *path, MinkaCliStatus *status)
{
  g_autoptr (MinkaWorkspace) workspace = minka_workspace_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  minka_workspace_open (workspace, path, on_answer, &result);
  if (minka_workspace_finish (workspace, wait_for (&result), &error))
    return g_steal_pointer (&workspace);
  *status = report_opening (error);
  return NULL;
}

static MinkaCliStatus
create_plan (const char *path, GBytes *json)
{
  g_autoptr (MinkaWorkspace) workspace = minka_workspace_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  minka_workspace_create (workspace, path, json, on_answer, &result);
  if (minka_workspace_finish (workspace, wait_for (&result), &error))
    return MINKA_CLI_DONE;
  return report (error, MINKA_CLI_MISUSED);
}

MinkaCliStatus
minka_cli_new (MinkaCall *call)
{
  g_autoptr (GBytes) json = call->sample ? minka_templates_sample () : minka_templates_new ();

  return create_plan (call->words[0], json);
}

/* Data goes out in UTF-8 whatever the locale, so printf and not g_print. */
static void
print_notice (MinkaNoticeSummary *notice)
{
  g_autofree char *text = g_strdup (notice->text);

  /* One line, one tab a column. */
  printf ("%s\t%s\t%s\t%s\t%s\n", notice->error ? "error" : "loose-end",
          minka_enum_nick (minka_notice_rule_get_type (), notice->rule), notice->record_table,
          minka_record_get_id (MINKA_RECORD (notice)), g_strdelimit (text, "\t\r\n", ' '));
}

MinkaCliStatus
minka_cli_check (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = open_plan (call->words[0], &status);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notices = NULL;

  if (workspace == NULL)
    return status;
  minka_workspace_check (workspace, on_answer, &result);
  notices = minka_workspace_finish_array (workspace, wait_for (&result), &error);
  if (notices == NULL)
    return report (error, MINKA_CLI_WRONG);
  for (guint i = 0; i < notices->len; i++) {
    print_notice (notices->pdata[i]);
    if (MINKA_NOTICE_SUMMARY (notices->pdata[i])->error)
      status = MINKA_CLI_WRONG;
  }
  return status;
}

MinkaCliStatus
minka_cli_meetings (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = open_plan (call->words[0], &status);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings = NULL;

  if (workspace == NULL)
    return status;
  minka_workspace_find (workspace, MINKA_TYPE_MEETING, NULL, NULL, on_answer, &result);
  meetings = minka_workspace_finish_array (workspace, wait_for (&result), &error);
  if (meetings == NULL)
    return report (error, MINKA_CLI_WRONG);
  /* The oldest first: the order in which actas are issued. */
  for (guint i = meetings->len; i > 0; i--) {
    MinkaMeeting *meeting = meetings->pdata[i - 1];

    g_print ("%s\t%d\t%s\t%s\t%s\n", minka_record_get_id (MINKA_RECORD (meeting)), meeting->number,
             minka_enum_nick (minka_meeting_kind_get_type (), meeting->kind), meeting->date,
             minka_enum_nick (minka_meeting_state_get_type (), meeting->state));
  }
  return status;
}

MinkaCliStatus
minka_cli_issue (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = open_plan (call->words[0], &status);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaActa) acta = NULL;

  if (workspace == NULL)
    return status;
  minka_workspace_issue (workspace, call->words[1], on_answer, &result);
  acta = minka_workspace_issue_finish (workspace, wait_for (&result), &error);
  if (acta == NULL)
    return report (error, g_error_matches (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND) ? MINKA_CLI_MISUSED
                                                                                      : MINKA_CLI_WRONG);
  g_print ("%s\t%d\t%d\t%d\t%s\n", minka_record_get_id (MINKA_RECORD (acta)), acta->number, acta->first_folio,
           acta->last_folio, acta->sha256);
  return status;
}

MinkaCliStatus
minka_cli_export (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = NULL;

  if (call->to == NULL || call->parts == 0) {
    g_printerr (_ ("Say where with --to DIR, and what with --json, --csv, --actas or --calendar.\n"));
    return MINKA_CLI_MISUSED;
  }
  workspace = open_plan (call->words[0], &status);
  if (workspace == NULL)
    return status;
  folder = g_file_new_for_commandline_arg (call->to);
  minka_workspace_export (workspace, call->parts, folder, NULL, NULL, NULL, on_answer, &result);
  if (minka_workspace_export_finish (workspace, wait_for (&result), &error) < 0)
    return report (error, MINKA_CLI_WRONG);
  return status;
}

static MinkaCliStatus
import_into_untouched (const char *path, GBytes *json)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = open_plan (path, &status);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (workspace == NULL)
    return status;
  minka_workspace_import (workspace, json, on_answer, &result);
  if (!minka_workspace_finish (workspace, wait_for (&result), &error))
    return report (error, MINKA_CLI_MISUSED);
  return status;
}

MinkaCliStatus
minka_cli_import (MinkaCall *call)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (call->words[1]);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_file_load_bytes (file, NULL, NULL, &error);

  if (json == NULL)
    return report (error, MINKA_CLI_MISUSED);
  if (g_file_test (call->words[0], G_FILE_TEST_EXISTS))
    return import_into_untouched (call->words[0], json);
  return create_plan (call->words[0], json);
}

MinkaCliStatus
minka_cli_schema (MinkaCall *call)
{
  g_autofree char *schema = minka_workspace_json_schema ();

  printf ("%s", schema);
  return MINKA_CLI_DONE;
}

static gboolean
parse (const MinkaCommand *command, int argc, char **argv, MinkaCall *call, gboolean *json, gboolean *csv,
       gboolean *actas, gboolean *calendar)
{
  const gboolean exports = g_str_equal (command->name, "export");
  const GOptionEntry sample_entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, &call->sample, N_ ("Begin with the sample plan"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry export_entries[] = {
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &call->to, N_ ("The folder to write into"), "DIR" },
    { "json", 0, 0, G_OPTION_ARG_NONE, json, N_ ("The whole plan as plan.json"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, csv, N_ ("A table a file"), NULL },
    { "actas", 0, 0, G_OPTION_ARG_NONE, actas, N_ ("The issued actas as PDF"), NULL },
    { "calendar", 0, 0, G_OPTION_ARG_NONE, calendar, N_ ("The calendar as iCalendar, the timeline as PDF"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry rest[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &call->words, NULL, command->arguments },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *program = g_strdup_printf ("minka-cli %s", command->name);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  guint n_words;

  g_set_prgname (program);
  g_option_context_set_summary (context, _ (command->summary));
  if (exports)
    g_option_context_add_main_entries (context, export_entries, GETTEXT_PACKAGE);
  if (g_str_equal (command->name, "new"))
    g_option_context_add_main_entries (context, sample_entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, rest, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    g_printerr ("%s\n", error->message);
    return FALSE;
  }
  n_words = call->words != NULL ? g_strv_length (call->words) : 0;
  if (n_words == command->n_words)
    return TRUE;
  g_printerr (_ ("Usage: %s %s\n"), program, command->arguments);
  return FALSE;
}

MinkaCliStatus
minka_cli_run (const MinkaCommand *command, int argc, char **argv)
{
  MinkaCall call = { NULL };
  gboolean json = FALSE, csv = FALSE, actas = FALSE, calendar = FALSE;
  MinkaCliStatus status = MINKA_CLI_MISUSED;

  if (parse (command, argc, argv, &call, &json, &csv, &actas, &calendar)) {
    call.parts = (json ? MINKA_EXPORT_JSON : 0) | (csv ? MINKA_EXPORT_CSV : 0) |
                 (actas ? MINKA_EXPORT_ACTAS : 0) | (calendar ? MINKA_EXPORT_CALENDAR : 0);
    status = command->run (&call);
  }
  g_strfreev (call.words);
  g_free (call.to);
  return status;
}
