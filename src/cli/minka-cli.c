#include "config.h"

#include "minka-cli.h"

#include "minka-templates.h"

#include <glib/gi18n.h>
#include <stdio.h>

static MinkaCliStatus
create_plan (const char *path, GBytes *json)
{
  g_autoptr (MinkaWorkspace) workspace = minka_cli_make_workspace ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  minka_workspace_create (workspace, path, json, minka_cli_on_answer, &result);
  if (minka_workspace_finish (workspace, minka_cli_wait (&result), &error))
    return MINKA_CLI_DONE;
  return minka_cli_report (error, MINKA_CLI_MISUSED);
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
  g_autoptr (MinkaWorkspace) workspace = minka_cli_open (call->words[0], &status);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notices = NULL;

  if (workspace == NULL)
    return status;
  minka_workspace_check (workspace, minka_cli_on_answer, &result);
  notices = minka_workspace_finish_array (workspace, minka_cli_wait (&result), &error);
  if (notices == NULL)
    return minka_cli_report (error, MINKA_CLI_WRONG);
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
  g_autoptr (MinkaWorkspace) workspace = minka_cli_open (call->words[0], &status);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings = NULL;

  if (workspace == NULL)
    return status;
  minka_workspace_find (workspace, MINKA_TYPE_MEETING, NULL, NULL, minka_cli_on_answer, &result);
  meetings = minka_workspace_finish_array (workspace, minka_cli_wait (&result), &error);
  if (meetings == NULL)
    return minka_cli_report (error, MINKA_CLI_WRONG);
  /* The oldest first: the order in which actas are issued. */
  for (guint i = meetings->len; i > 0; i--) {
    MinkaMeeting *meeting = meetings->pdata[i - 1];

    g_print ("%s\t%d\t%s\t%s\t%s\n", minka_record_get_id (MINKA_RECORD (meeting)), meeting->number,
             minka_enum_nick (minka_meeting_kind_get_type (), meeting->kind), meeting->date,
             minka_enum_nick (minka_meeting_state_get_type (), meeting->state));
  }
  return status;
}

static MinkaCliStatus
print_observations (MinkaWorkspace *workspace)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  minka_workspace_find (workspace, MINKA_TYPE_OBSERVATION_SUMMARY, NULL, NULL, minka_cli_on_answer, &result);
  found = minka_workspace_finish_array (workspace, minka_cli_wait (&result), &error);
  if (found == NULL)
    return minka_cli_report (error, MINKA_CLI_WRONG);
  for (guint i = found->len; i > 0; i--) {
    MinkaObservationSummary *one = found->pdata[i - 1];
    const char *const words[] = { one->teacher_name, one->area, one->grade };

    printf ("%s\t%s", minka_record_get_id (MINKA_RECORD (one)), one->date);
    for (guint j = 0; j < G_N_ELEMENTS (words); j++) {
      g_autofree char *word = g_strdup (words[j]);

      printf ("\t%s", g_strdelimit (word, "\t\r\n", ' '));
    }
    printf ("\t%s\t%s\t%s\n", minka_enum_nick (minka_phase_get_type (), one->phase), one->rubric,
            one->levels);
  }
  return MINKA_CLI_DONE;
}

/* A line for each performance and phase. */
static void
print_consolidation (MinkaConsolidation *all)
{
  for (guint i = 0; i < all->tallies->len; i++) {
    MinkaTally *tally = all->tallies->pdata[i];
    g_autofree char *performance = g_strdup (tally->performance);

    g_strdelimit (performance, "\t\r\n", ' ');
    for (int phase = MINKA_PHASE_BEFORE; phase <= MINKA_PHASE_AFTER; phase++) {
      printf ("%s\t%u\t%s\t%u\t%u", all->rubric, i + 1, minka_enum_nick (minka_phase_get_type (), phase),
              all->n_observations[phase], all->n_teachers[phase]);
      for (int level = 0; level <= MINKA_LEVELS; level++)
        printf ("\t%u", tally->counts[phase][level]);
      printf ("\t%s\n", performance);
    }
  }
}

static MinkaCliStatus
print_summary (MinkaWorkspace *workspace)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) observed = NULL;
  g_auto (GStrv) versions = NULL;

  minka_workspace_find_observed (workspace, NULL, minka_cli_on_answer, &result);
  observed = minka_workspace_finish_array (workspace, minka_cli_wait (&result), &error);
  if (observed == NULL)
    return minka_cli_report (error, MINKA_CLI_WRONG);
  versions = minka_observed_versions (observed);
  for (guint i = 0; versions[i] != NULL; i++) {
    g_autoptr (MinkaConsolidation) all = minka_consolidation_new (versions[i], observed);

    print_consolidation (all);
  }
  return MINKA_CLI_DONE;
}

MinkaCliStatus
minka_cli_observations (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = minka_cli_open (call->words[0], &status);

  if (workspace == NULL)
    return status;
  return call->summary ? print_summary (workspace) : print_observations (workspace);
}

MinkaCliStatus
minka_cli_issue (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = minka_cli_open (call->words[0], &status);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaActa) acta = NULL;

  if (workspace == NULL)
    return status;
  minka_workspace_issue (workspace, call->words[1], minka_cli_on_answer, &result);
  acta = minka_workspace_issue_finish (workspace, minka_cli_wait (&result), &error);
  if (acta == NULL)
    return minka_cli_report (error, g_error_matches (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND)
                                        ? MINKA_CLI_MISUSED
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
    g_printerr (_ (
        "Say where with --to DIR, and what with --json, --csv, --actas, --evidence, --calendar, --trees, --plan, "
        "--report, --book, --meetings, --attachments or --reflections.\n"));
    return MINKA_CLI_MISUSED;
  }
  workspace = minka_cli_open (call->words[0], &status);
  if (workspace == NULL)
    return status;
  folder = g_file_new_for_commandline_arg (call->to);
  minka_workspace_export (workspace, call->parts, folder, NULL, NULL, NULL, minka_cli_on_answer, &result);
  if (minka_workspace_export_finish (workspace, minka_cli_wait (&result), &error) < 0)
    return minka_cli_report (error, MINKA_CLI_WRONG);
  if (call->parts & MINKA_EXPORT_TREES)
    minka_cli_tell_empty_trees (workspace, &status);
  return status;
}

static MinkaCliStatus
import_into_untouched (const char *path, GBytes *json)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = minka_cli_open (path, &status);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (workspace == NULL)
    return status;
  minka_workspace_import (workspace, json, minka_cli_on_answer, &result);
  if (!minka_workspace_finish (workspace, minka_cli_wait (&result), &error))
    return minka_cli_report (error, MINKA_CLI_MISUSED);
  return status;
}

MinkaCliStatus
minka_cli_import (MinkaCall *call)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (call->words[1]);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_file_load_bytes (file, NULL, NULL, &error);

  if (json == NULL)
    return minka_cli_report (error, MINKA_CLI_MISUSED);
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

#define N_PARTS 12

G_STATIC_ASSERT (MINKA_EXPORT_REFLECTIONS == 1 << (N_PARTS - 1));

/* @chosen are the parts of an export, in the order of their bits. */
static gboolean
parse (const MinkaCommand *command, int argc, char **argv, MinkaCall *call, gboolean *chosen)
{
  const gboolean exports = g_str_equal (command->name, "export");
  const GOptionEntry sample_entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, &call->sample, N_ ("Begin with the sample plan"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry observations_entries[] = {
    { "summary", 0, 0, G_OPTION_ARG_NONE, &call->summary,
      N_ ("Without names: rubric, performance, phase, observations, teachers, how many not observed and at levels 1 to "
          "4"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry tree_entries[] = {
    { "plain", 0, 0, G_OPTION_ARG_NONE, &call->plain,
      N_ ("Without ids: “*” the centre, “-” below, “+” above, “=” a node of another line"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry mirror_entries[] = {
    { "wording", 0, 0, G_OPTION_ARG_NONE, &call->wording, N_ ("Begin their texts with positive words"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry agree_entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &call->dry_run, N_ ("Only tell what was understood"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry export_entries[] = {
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &call->to, N_ ("The folder to write into"), "DIR" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &chosen[0], N_ ("The whole plan as plan.json"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &chosen[1], N_ ("A table a file"), NULL },
    { "actas", 0, 0, G_OPTION_ARG_NONE, &chosen[2], N_ ("The issued actas as PDF"), NULL },
    { "evidence", 0, 0, G_OPTION_ARG_NONE, &chosen[3], N_ ("The files kept as evidence"), NULL },
    { "calendar", 0, 0, G_OPTION_ARG_NONE, &chosen[4], N_ ("The calendar as iCalendar, the timeline as PDF"),
      NULL },
    { "trees", 0, 0, G_OPTION_ARG_NONE, &chosen[5],
      N_ ("Both trees: as PDF, on one page and on sheets to be joined, as SVG and as PNG"), NULL },
    { "plan", 0, 0, G_OPTION_ARG_NONE, &chosen[6], N_ ("The plan de implementación as PDF"), NULL },
    { "report", 0, 0, G_OPTION_ARG_NONE, &chosen[7], N_ ("The informe de evaluación as PDF"), NULL },
    { "book", 0, 0, G_OPTION_ARG_NONE, &chosen[8], N_ ("Each tome of the libro de actas as PDF"), NULL },
    { "meetings", 0, 0, G_OPTION_ARG_NONE, &chosen[9],
      N_ ("The convocatoria and the lista de asistencia of each meeting as PDF"), NULL },
    { "attachments", 0, 0, G_OPTION_ARG_NONE, &chosen[10], N_ ("The files that go with topics"), NULL },
    { "reflections", 0, 0, G_OPTION_ARG_NONE, &chosen[11], N_ ("The reflections that the team shares as PDF"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry evidence_entries[] = {
    { "file", 0, 0, G_OPTION_ARG_FILENAME, &call->file, N_ ("A file; a copy of it is kept in the plan"),
      "PATH" },
    { "link", 0, 0, G_OPTION_ARG_STRING, &call->link, N_ ("A page of the web"), "URL" },
    { "acta", 0, 0, G_OPTION_ARG_STRING, &call->acta, N_ ("An issued acta"), "ID" },
    { "title", 0, 0, G_OPTION_ARG_STRING, &call->title, N_ ("What it is to be called"), "TEXT" },
    { "reached", 0, 0, G_OPTION_ARG_STRING, &call->reached,
      N_ ("The state it proves: initial, intermediate or concluded; without it the next one"), "STATE" },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry meeting_new_entries[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &call->title, N_ ("What it is about"), "TEXT" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &call->date, N_ ("The day, or the first one"), "YYYY-MM-DD" },
    { "time", 0, 0, G_OPTION_ARG_STRING, &call->time, N_ ("When it opens"), "HH:MM" },
    { "every", 0, 0, G_OPTION_ARG_STRING, &call->every,
      N_ ("How often: 1w, 15d (every two weeks, on the same weekday) or 1m (on the same weekday of the month)"),
      "RHYTHM" },
    { "times", 0, 0, G_OPTION_ARG_INT, &call->times, N_ ("How many meetings"), "N" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &call->until, N_ ("The last day that is possible"), "YYYY-MM-DD" },
    { "for", 0, 0, G_OPTION_ARG_STRING_ARRAY, &call->called,
      N_ ("A member, by name or id, a post or a grade that a specific meeting is for; may be given several times"),
      "PERSON" },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry next_entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &call->date,
      N_ ("The day; without it a school day as far ahead as the last time"), "YYYY-MM-DD" },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry postpone_entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &call->date, N_ ("The new day"), "YYYY-MM-DD" },
    { "time", 0, 0, G_OPTION_ARG_STRING, &call->time, N_ ("When it opens now"), "HH:MM" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &call->reason, N_ ("Why"), "TEXT" },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry cancel_entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &call->reason, N_ ("Why"), "TEXT" },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry convoke_entries[] = {
    { "text", 0, 0, G_OPTION_ARG_NONE, &call->text, N_ ("A text for WhatsApp"), NULL },
    { "ics", 0, 0, G_OPTION_ARG_NONE, &call->ics, N_ ("An entry for calendars"), NULL },
    { "pdf", 0, 0, G_OPTION_ARG_NONE, &call->pdf, N_ ("A PDF"), NULL },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &call->to, N_ ("The folder to write into"), "DIR" },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry attach_entries[] = {
    { "topic", 0, 0, G_OPTION_ARG_INT, &call->topic, N_ ("The topic it goes with, counted from 1"), "N" },
    { "title", 0, 0, G_OPTION_ARG_STRING, &call->title, N_ ("What it is to be called"), "TEXT" },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry emblem_entries[] = {
    { "picture", 0, 0, G_OPTION_ARG_FILENAME, &call->file, N_ ("A picture: PNG, SVG or JPEG"), "PATH" },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry protocol_entries[] = {
    { "import", 0, 0, G_OPTION_ARG_FILENAME, &call->file,
      N_ ("Replace them with those of a file like data/protocol/es-1.json"), "JSON" },
    { "built-in", 0, 0, G_OPTION_ARG_NONE, &call->built_in,
      N_ ("Replace them with those that Minka brings along"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry scan_entries[] = {
    { "add", 0, 0, G_OPTION_ARG_FILENAME, &call->file, N_ ("Keep this PDF or picture with the acta"),
      "PATH" },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &call->remove, N_ ("Remove it from the plan"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry handover_entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &call->date, N_ ("The day, as in 2021-03-15; without it today"),
      "DAY" },
    { "folder", 0, 0, G_OPTION_ARG_STRING, &call->folder, N_ ("Where the folder of the actas is"), "TEXT" },
    { "copy", 0, 0, G_OPTION_ARG_STRING, &call->copy, N_ ("Where a safety copy of the plan is"), "TEXT" },
    { "others", 0, 0, G_OPTION_ARG_STRING, &call->others, N_ ("What else is handed over, a line each"),
      "TEXT" },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry agreements_entries[] = {
    { "person", 0, 0, G_OPTION_ARG_STRING, &call->person, N_ ("Only those of a member: the id or the name"),
      "MEMBER" },
    { "state", 0, 0, G_OPTION_ARG_STRING, &call->state,
      N_ ("Only those that are overdue, this-week, later, undated, kept or dropped; without it all that are open"),
      "STATE" },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry reflections_entries[] = {
    { "of", 0, 0, G_OPTION_ARG_STRING, &call->person, N_ ("Whose: the id or the name of a member"),
      "MEMBER" },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &call->to, N_ ("The folder to write into"), "DIR" },
    { "private", 0, 0, G_OPTION_ARG_NONE, &call->whole,
      N_ ("With private entries; the file is for that member alone"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry follow_up_entries[] = {
    { "note", 0, 0, G_OPTION_ARG_STRING, &call->note, N_ ("The evidence, or the reason why not"), "TEXT" },
    { "due", 0, 0, G_OPTION_ARG_STRING, &call->due, N_ ("A new day for what is open: 2021-03-15"), "DATE" },
    G_OPTION_ENTRY_NULL,
  };
  const struct {
    const char *command;
    const GOptionEntry *entries;
  } more[] = {
    { "meeting-new", meeting_new_entries },
    { "next", next_entries },
    { "postpone", postpone_entries },
    { "cancel", cancel_entries },
    { "convoke", convoke_entries },
    { "attach", attach_entries },
    { "emblem", emblem_entries },
    { "protocol", protocol_entries },
    { "scan", scan_entries },
    { "handover", handover_entries },
    { "agreements", agreements_entries },
    { "follow-up", follow_up_entries },
    { "reflections", reflections_entries },
  };
  const GOptionEntry verify_entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &call->json, N_ ("For programs, as JSON"), NULL },
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
  if (g_str_equal (command->name, "verify"))
    g_option_context_add_main_entries (context, verify_entries, GETTEXT_PACKAGE);
  if (g_str_equal (command->name, "evidence"))
    g_option_context_add_main_entries (context, evidence_entries, GETTEXT_PACKAGE);
  if (g_str_equal (command->name, "new"))
    g_option_context_add_main_entries (context, sample_entries, GETTEXT_PACKAGE);
  if (g_str_equal (command->name, "observations"))
    g_option_context_add_main_entries (context, observations_entries, GETTEXT_PACKAGE);
  if (g_str_equal (command->name, "tree"))
    g_option_context_add_main_entries (context, tree_entries, GETTEXT_PACKAGE);
  if (g_str_equal (command->name, "agree"))
    g_option_context_add_main_entries (context, agree_entries, GETTEXT_PACKAGE);
  if (g_str_equal (command->name, "mirror"))
    g_option_context_add_main_entries (context, mirror_entries, GETTEXT_PACKAGE);
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    if (g_str_equal (command->name, more[i].command))
      g_option_context_add_main_entries (context, more[i].entries, GETTEXT_PACKAGE);
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
  gboolean chosen[N_PARTS] = { FALSE };
  MinkaCliStatus status = MINKA_CLI_MISUSED;

  if (parse (command, argc, argv, &call, chosen)) {
    for (guint i = 0; i < N_PARTS; i++)
      call.parts |= chosen[i] ? 1u << i : 0;
    status = command->run (&call);
    minka_cli_close ();
  }
  g_strfreev (call.words);
  g_free (call.to);
  g_free (call.file);
  g_free (call.link);
  g_free (call.acta);
  g_free (call.title);
  g_free (call.reached);
  g_free (call.date);
  g_free (call.time);
  g_free (call.every);
  g_free (call.until);
  g_strfreev (call.called);
  g_free (call.reason);
  g_free (call.folder);
  g_free (call.copy);
  g_free (call.others);
  g_free (call.person);
  g_free (call.state);
  g_free (call.note);
  g_free (call.due);
  return status;
}
