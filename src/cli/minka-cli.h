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
 * @to: (nullable): --to
 * @parts: --json, --csv, --actas and --calendar
 *
 * A command with its arguments.
 */
typedef struct {
  char **words;
  gboolean sample;
  char *to;
  MinkaExportParts parts;
} MinkaCall;

typedef struct {
  const char *name;
  const char *arguments;
  const char *summary;
  guint n_words;
  MinkaCliStatus (*run) (MinkaCall *call);
} MinkaCommand;

MinkaCliStatus minka_cli_run (const MinkaCommand *command, int argc, char **argv);
MinkaCliStatus minka_cli_new (MinkaCall *call);
MinkaCliStatus minka_cli_check (MinkaCall *call);
MinkaCliStatus minka_cli_meetings (MinkaCall *call);
MinkaCliStatus minka_cli_issue (MinkaCall *call);
MinkaCliStatus minka_cli_export (MinkaCall *call);
MinkaCliStatus minka_cli_import (MinkaCall *call);
MinkaCliStatus minka_cli_schema (MinkaCall *call);

G_END_DECLS
