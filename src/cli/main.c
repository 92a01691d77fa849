#include "config.h"

#include "minka-cli.h"
#include "minka-fonts.h"

#include <glib/gi18n.h>
#include <locale.h>

static const MinkaCommand commands[] = {
  { "new", "FILE [--sample]", N_ ("Make a new plan, empty or the sample"), 1, minka_cli_new },
  { "check", "FILE", N_ ("Look for damage, broken rules and loose ends"), 1, minka_cli_check },
  { "today", "FILE", N_ ("List what needs the director: why, day, table, id, text, person"), 1,
    minka_cli_today },
  { "search", "FILE WORDS", N_ ("Search the plan: table, id, text; the newest first"), 2, minka_cli_search },
  { "thread", "FILE TABLE ID", N_ ("Follow the golden thread of a record: distance, table, id, text"), 3,
    minka_cli_thread },
  { "meetings", "FILE", N_ ("List the meetings: id, number, kind, date, state"), 1, minka_cli_meetings },
  { "meeting-new",
    "FILE --title TEXT --date YYYY-MM-DD [--time HH:MM] [--every RHYTHM (--times N|--until YYYY-MM-DD)] "
    "[--for PERSON …]",
    N_ ("Make meetings to which all members are called, or some: id, number, date"), 1,
    minka_cli_meeting_new },
  { "postpone", "FILE MEETING-ID --date YYYY-MM-DD [--time HH:MM] --reason TEXT",
    N_ ("Move a meeting to another day"), 2, minka_cli_postpone },
  { "cancel", "FILE MEETING-ID --reason TEXT", N_ ("Cancel a meeting"), 2, minka_cli_cancel },
  { "convoke", "FILE MEETING-ID [--text] [--ics] [--pdf] [--to DIR]",
    N_ ("Write the convocatoria of a meeting; without options, as text to the screen"), 2,
    minka_cli_convoke },
  { "attach", "FILE MEETING-ID PATH [--topic N] [--title TEXT]",
    N_ ("Add a file to a topic: id, fingerprint"), 3, minka_cli_attach },
  { "protocol", "FILE [--import JSON | --built-in]",
    N_ ("List the guiding questions: version, stage, indicator, question or role, text"), 1,
    minka_cli_protocol },
  { "agreements", "FILE [--person MEMBER] [--state STATE]",
    N_ ("List the agreements: id, how it stands, day, person, day of the meeting, what it was about, text"),
    1, minka_cli_agreements },
  { "follow-up", "FILE AGREEMENT-ID kept|open|dropped [--note TEXT] [--due DATE]",
    N_ ("Note what became of an agreement"), 3, minka_cli_follow_up },
  { "reflections", "FILE --of MEMBER --to DIR [--private]",
    N_ ("Write the cuaderno de bitácora of a member as PDF"), 1, minka_cli_reflections },
  { "observations", "FILE [--summary]",
    N_ ("List the classroom observations: id, date, teacher, area, grade, phase, rubric, levels"), 1,
    minka_cli_observations },
  { "tree", "FILE problems|objectives [--plain]", N_ ("Print a tree as indented lines: id, node"), 2,
    minka_cli_tree },
  { "tree-check", "FILE", N_ ("Look over both trees: error or hint, rule, tree, id, reason"), 1,
    minka_cli_tree_check },
  { "tree-import", "FILE problems|objectives TEXT|-",
    N_ ("Fill an empty tree with what “tree --plain” prints"), 3, minka_cli_tree_import },
  { "mirror", "FILE [--wording]", N_ ("Make the objectives that problems lack: id, problem, text"), 1,
    minka_cli_mirror },
  { "session", "FILE MEETING-ID show|begin|next|back|pause|resume|close|+MINUTES",
    N_ ("Hold a meeting: part, topic, its seconds and minutes, seconds of the meeting, running or paused, title"),
    3, minka_cli_session },
  { "agree", "FILE MEETING-ID LINE [--dry-run]",
    N_ ("Add what was agreed, said in one line: id, member, who, by when, what"), 3, minka_cli_agree },
  { "next", "FILE MEETING-ID [--date DAY]",
    N_ ("Make the meeting that follows, with what is open and what was left over: id, day"), 2,
    minka_cli_next },
  { "issue", "FILE MEETING-ID", N_ ("Number and issue the acta of a meeting"), 2, minka_cli_issue },
  { "export",
    "FILE --to DIR [--json] [--csv] [--actas] [--evidence] [--calendar] [--trees] [--plan] [--report] [--book] "
    "[--meetings] [--attachments] [--reflections]",
    N_ ("Write the plan and its documents"), 1, minka_cli_export },
  { "correct", "FILE ACTA-ID erratum|complement|void TEXT",
    N_ ("Issue an acta that corrects, completes or voids another one"), 4, minka_cli_correct },
  { "handover",
    "FILE director|secretary|POST-ID PERSON [--date DAY] [--folder TEXT] [--copy TEXT] [--others TEXT]",
    N_ ("Issue the acta by which a post and the book pass to a member, named or by id"), 3,
    minka_cli_hand_over },
  { "scan", "FILE ACTA-ID|MEETING-ID [--add PATH | --remove]",
    N_ ("Tell, add or remove the signed copy of an acta: id of the acta, kind, fingerprint"), 2,
    minka_cli_scan },
  { "verify", "FILE DIR [--json]",
    N_ ("Hold the libro de actas against its folder: verdict, tome, number, name, what differs or where it is"),
    2, minka_cli_verify },
  { "restore", "DIR FILE",
    N_ ("Make a plan from the actas in a folder: what became of each, tome, number, name"), 2,
    minka_cli_restore },
  { "backup", "FILE DIR",
    N_ ("Put a safety copy of the whole plan into a folder, checked and read back: its name"), 2,
    minka_cli_backup },
  { "emblem", "FILE [--picture PATH]", N_ ("Put a picture at the head of every document; without one, none"),
    1, minka_cli_emblem },
  { "take-in", "COPY FILE", N_ ("Make a plan of a safety copy"), 2, minka_cli_take_in },
  { "evidence", "FILE ACTIVITY-ID --file PATH|--link URL|--acta ID [--title TEXT] [--reached STATE]",
    N_ ("Add evidence of what an activity has reached"), 2, minka_cli_evidence },
  { "progress", "FILE ACTIVITY-ID STATE", N_ ("Move an activity to initial, intermediate or concluded"), 3,
    minka_cli_progress },
  { "import", "FILE JSON", N_ ("Fill a new plan from JSON"), 2, minka_cli_import },
  { "schema", "", N_ ("Print the JSON Schema of the plan"), 0, minka_cli_schema },
};

static void
print_help (void)
{
  g_print (_ ("Usage: %s COMMAND …\n\nCommands:\n"), "minka-cli");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %s %s\n      %s\n", commands[i].name, commands[i].arguments, _ (commands[i].summary));
  g_print (
      _ ("\n“%s COMMAND --help” tells more. It exits with 0 when done, 1 when something is wrong, 2 on bad usage "
         "or input.\n"),
      "minka-cli");
}

static const MinkaCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

int
main (int argc, char *argv[])
{
  const MinkaCommand *command;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("minka-cli");
  minka_fonts_set_alone ();

  if (argc == 2 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "help"))) {
    print_help ();
    return MINKA_CLI_DONE;
  }
  if (argc == 2 && g_str_equal (argv[1], "--version")) {
    g_print ("minka-cli %s\n", VERSION);
    return MINKA_CLI_DONE;
  }
  command = argc > 1 ? find_command (argv[1]) : NULL;
  if (command == NULL) {
    if (argc > 1)
      g_printerr (_ ("There is no command “%s”.\n"), argv[1]);
    g_printerr (_ ("“%s --help” lists the commands.\n"), "minka-cli");
    return MINKA_CLI_MISUSED;
  }
  return minka_cli_run (command, argc - 1, argv + 1);
}
