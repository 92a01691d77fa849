#include "config.h"

#include "minka-cli.h"

#include "minka-date.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* Questions to the plan: one line an answer, one tab a column. */

typedef void (*Ask) (MinkaWorkspace *workspace, MinkaCall *call, GAsyncReadyCallback callback, gpointer data);

static MinkaCliStatus
answer (MinkaCall *call, Ask ask, void (*print) (gpointer item))
{
  MinkaCliStatus status;
  g_autoptr (MinkaWorkspace) workspace = minka_cli_open (call->words[0], &status);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (workspace == NULL)
    return status;
  ask (workspace, call, minka_cli_on_answer, &result);
  items = minka_workspace_finish_array (workspace, minka_cli_wait (&result), &error);
  if (items == NULL)
    return minka_cli_report (error, MINKA_CLI_WRONG);
  for (guint i = 0; i < items->len; i++)
    print (items->pdata[i]);
  return MINKA_CLI_DONE;
}

static const char *
table_of (GType type)
{
  return ((MinkaRecordClass *) g_type_class_peek (type))->table;
}

/* Data goes out in UTF-8 whatever the locale, so printf and not g_print. */
void
minka_cli_print_text (const char *text)
{
  g_autofree char *line = g_strdup (text);

  printf ("%s", g_strdelimit (line, "\t\r\n", ' '));
}

static void
ask_today (MinkaWorkspace *workspace, MinkaCall *call, GAsyncReadyCallback callback, gpointer data)
{
  g_autofree char *today = minka_date_today ();

  minka_workspace_today (workspace, today, callback, data);
}

static void
print_due (gpointer data)
{
  MinkaDueItem *item = data;

  printf ("%s\t%s\t%s\t%s\t", minka_enum_nick (minka_due_get_type (), item->due), item->day,
          table_of (item->type), item->id);
  minka_cli_print_text (item->text);
  printf ("\t%s\n", item->person);
}

MinkaCliStatus
minka_cli_today (MinkaCall *call)
{
  return answer (call, ask_today, print_due);
}

static void
ask_search (MinkaWorkspace *workspace, MinkaCall *call, GAsyncReadyCallback callback, gpointer data)
{
  minka_workspace_search (workspace, call->words[1], G_MAXINT, callback, data);
}

static void
print_hit (gpointer data)
{
  MinkaHit *hit = data;

  printf ("%s\t%s\t", table_of (hit->type), hit->id);
  minka_cli_print_text (hit->text);
  printf ("\n");
}

MinkaCliStatus
minka_cli_search (MinkaCall *call)
{
  return answer (call, ask_search, print_hit);
}

static void
ask_thread (MinkaWorkspace *workspace, MinkaCall *call, GAsyncReadyCallback callback, gpointer data)
{
  minka_workspace_thread (workspace, minka_model_find_table (call->words[1]), call->words[2], callback, data);
}

static void
print_step (gpointer data)
{
  MinkaStep *step = data;

  printf ("%d\t%s\t%s\t", step->depth, table_of (step->type), step->id);
  minka_cli_print_text (step->text);
  printf ("\n");
}

MinkaCliStatus
minka_cli_thread (MinkaCall *call)
{
  if (minka_model_find_table (call->words[1]) != G_TYPE_INVALID)
    return answer (call, ask_thread, print_step);
  g_printerr (_ ("There are no records called “%s”.\n"), call->words[1]);
  return MINKA_CLI_MISUSED;
}
