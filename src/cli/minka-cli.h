#pragma once

#include "minka-workspace.h"

G_BEGIN_DECLS

/**
 * MinkaCliStatus:
 * @MINKA_CLI_DONE: all is well
 * @MINKA_CLI_WRONG: something wrong was found, or could not be done
 * @MINKA_CLI_MISUSED: bad usage or input
 *
 * How the program exits.
 */
typedef enum {
  MINKA_CLI_DONE = 0,
  MINKA_CLI_WRONG = 1,
  MINKA_CLI_MISUSED = 2,
} MinkaCliStatus;

/**
 * MinkaCall:
 * @words: (array zero-terminated=1): the arguments that are no options
 * @sample: --sample
 * @summary: --summary
 * @plain: --plain
 * @wording: --wording
 * @json: --json of a report
 * @to: (nullable): --to
 * @parts: --json, --csv, --actas, --evidence, --calendar, --trees, --plan, --report, --book, --meetings and
 *   --attachments
 * @file: (nullable): --file, --import or --picture
 * @link: (nullable): --link
 * @acta: (nullable): --acta
 * @title: (nullable): --title
 * @reached: (nullable): --reached
 * @date: (nullable): --date
 * @time: (nullable): --time
 * @every: (nullable): --every
 * @times: --times, 0 without
 * @until: (nullable): --until
 * @called: (nullable): each --for
 * @reason: (nullable): --reason
 * @topic: --topic, 0 without
 * @text: --text
 * @ics: --ics
 * @pdf: --pdf
 * @folder: (nullable): --folder
 * @copy: (nullable): --copy
 * @others: (nullable): --others
 * @dry_run: --dry-run
 * @person: (nullable): --person or --of
 * @whole: --private
 * @state: (nullable): --state
 * @note: (nullable): --note
 * @due: (nullable): --due
 *
 * A command with its arguments.
 */
typedef struct {
  char **words;
  gboolean sample;
  gboolean summary;
  gboolean plain;
  gboolean wording;
  gboolean json;
  char *to;
  MinkaExportParts parts;
  char *file;
  char *link;
  char *acta;
  char *title;
  char *reached;
  char *date;
  char *time;
  char *every;
  int times;
  char *until;
  char **called;
  char *reason;
  int topic;
  gboolean text;
  gboolean ics;
  gboolean pdf;
  char *folder;
  char *copy;
  char *others;
  gboolean dry_run;
  char *person;
  gboolean built_in;
  gboolean remove;
  gboolean whole;
  char *state;
  char *note;
  char *due;
} MinkaCall;

typedef struct {
  const char *name;
  const char *arguments;
  const char *summary;
  guint n_words;
  MinkaCliStatus (*run) (MinkaCall *call);
} MinkaCommand;

MinkaCliStatus minka_cli_report (const GError *error, MinkaCliStatus status);
void minka_cli_on_answer (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *minka_cli_wait (GAsyncResult **result);
MinkaWorkspace *minka_cli_make_workspace (void);
void minka_cli_close (void);
void minka_cli_print_text (const char *text);
MinkaWorkspace *minka_cli_open (const char *path, MinkaCliStatus *status);
gpointer minka_cli_find_record (MinkaWorkspace *workspace, GType type, const char *id, const char *missing);
MinkaCliStatus minka_cli_apply (MinkaWorkspace *workspace, MinkaGesture *gesture);

MinkaCliStatus minka_cli_run (const MinkaCommand *command, int argc, char **argv);
MinkaCliStatus minka_cli_new (MinkaCall *call);
MinkaCliStatus minka_cli_check (MinkaCall *call);
MinkaCliStatus minka_cli_meetings (MinkaCall *call);
MinkaCliStatus minka_cli_agreements (MinkaCall *call);
MinkaCliStatus minka_cli_follow_up (MinkaCall *call);
MinkaCliStatus minka_cli_reflections (MinkaCall *call);
char *minka_cli_find_member (MinkaWorkspace *workspace, const char *wanted);
MinkaCliStatus minka_cli_observations (MinkaCall *call);
MinkaCliStatus minka_cli_session (MinkaCall *call);
MinkaCliStatus minka_cli_agree (MinkaCall *call);
MinkaCliStatus minka_cli_next (MinkaCall *call);
MinkaCliStatus minka_cli_issue (MinkaCall *call);
MinkaCliStatus minka_cli_export (MinkaCall *call);
MinkaCliStatus minka_cli_correct (MinkaCall *call);
MinkaCliStatus minka_cli_hand_over (MinkaCall *call);
MinkaCliStatus minka_cli_verify (MinkaCall *call);
MinkaCliStatus minka_cli_scan (MinkaCall *call);
MinkaCliStatus minka_cli_restore (MinkaCall *call);
MinkaCliStatus minka_cli_backup (MinkaCall *call);
MinkaCliStatus minka_cli_take_in (MinkaCall *call);
MinkaCliStatus minka_cli_emblem (MinkaCall *call);
MinkaCliStatus minka_cli_evidence (MinkaCall *call);
MinkaCliStatus minka_cli_progress (MinkaCall *call);
MinkaCliStatus minka_cli_import (MinkaCall *call);
MinkaCliStatus minka_cli_schema (MinkaCall *call);
MinkaCliStatus minka_cli_search (MinkaCall *call);
MinkaCliStatus minka_cli_thread (MinkaCall *call);
MinkaCliStatus minka_cli_today (MinkaCall *call);
MinkaCliStatus minka_cli_tree (MinkaCall *call);
MinkaCliStatus minka_cli_tree_check (MinkaCall *call);
MinkaCliStatus minka_cli_tree_import (MinkaCall *call);
void minka_cli_tell_empty_trees (MinkaWorkspace *workspace, MinkaCliStatus *status);
MinkaCliStatus minka_cli_mirror (MinkaCall *call);
MinkaCliStatus minka_cli_meeting_new (MinkaCall *call);
MinkaCliStatus minka_cli_postpone (MinkaCall *call);
MinkaCliStatus minka_cli_cancel (MinkaCall *call);
MinkaCliStatus minka_cli_convoke (MinkaCall *call);
MinkaCliStatus minka_cli_attach (MinkaCall *call);
MinkaCliStatus minka_cli_protocol (MinkaCall *call);

G_END_DECLS
