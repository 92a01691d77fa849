#include "config.h"

#include "minka-cli.h"

#include "minka-agreement-line.h"
#include "minka-date.h"
#include "minka-next-meeting.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* What a meeting agrees, said in one line, and the meeting that looks at it. */

static GPtrArray *
find_all (MinkaWorkspace *workspace, GType type, const char *field, const char *value, MinkaCliStatus *status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  minka_workspace_find (workspace, type, field, value, minka_cli_on_answer, &result);
  found = minka_workspace_finish_array (workspace, minka_cli_wait (&result), &error);
  if (found == NULL) {
    *status = minka_cli_report (error, MINKA_CLI_WRONG);
    return g_ptr_array_new ();
  }
  return found;
}

/* Data goes out in UTF-8 whatever the locale, so printf and not g_print. */
static void
print_agreement (MinkaAgreement *agreement, MinkaAgreementLine *line, const char *id)
{
  const char *const columns[] = { id, agreement->responsible, line->who, agreement->due, agreement->text };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    g_autofree char *column = g_strdup (columns[i]);

    printf ("%s%s", i > 0 ? "\t" : "", g_strdelimit (column, "\t\r\n", ' '));
  }
  printf ("\n");
}

/* Says why a line cannot be taken as it is. */
static gboolean
is_clear (MinkaAgreementLine *line)
{
  g_autofree char *doubts = minka_agreement_line_tell_doubts (line);

  if (*doubts != '\0')
    g_printerr ("%s\n", doubts);
  for (guint i = 0; i < line->choices->len; i++)
    g_printerr ("  %s\n", MINKA_MEMBER (line->choices->pdata[i])->name);
  if (*line->text == '\0')
    g_printerr (_ ("The line does not say what is to be done.\n"));
  return *line->text != '\0' && line->choices->len == 0;
}

MinkaCliStatus
minka_cli_agree (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = minka_cli_open (call->words[0], &status);
  g_autoptr (MinkaMeeting) meeting = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GPtrArray) posts = NULL;
  g_autoptr (GPtrArray) calendar = NULL;
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (MinkaAgreementLine) line = NULL;
  g_autoptr (MinkaAgreement) agreement = NULL;
  g_autofree char *today = minka_date_today ();
  MinkaGesture *gesture;

  if (workspace == NULL)
    return status;
  meeting = minka_cli_find_record (workspace, MINKA_TYPE_MEETING, call->words[1],
                                   _ ("The plan has no meeting “%s”.\n"));
  if (meeting == NULL)
    return MINKA_CLI_MISUSED;
  members = find_all (workspace, MINKA_TYPE_MEMBER, NULL, NULL, &status);
  posts = find_all (workspace, MINKA_TYPE_POST, NULL, NULL, &status);
  calendar = find_all (workspace, MINKA_TYPE_CALENDAR_ENTRY, NULL, NULL, &status);
  meetings = find_all (workspace, MINKA_TYPE_MEETING_SUMMARY, NULL, NULL, &status);
  others = find_all (workspace, MINKA_TYPE_AGREEMENT, "meeting", call->words[1], &status);
  if (status != MINKA_CLI_DONE)
    return status;

  line = minka_agreement_line_parse (
      call->words[2],
      &(MinkaAgreementSetting) { *meeting->date != '\0' ? meeting->date : today, members, posts, calendar,
                                 minka_next_meeting_day (meetings, meeting) });
  agreement = minka_record_new (MINKA_TYPE_AGREEMENT);
  minka_agreement_line_fill (line, agreement);
  g_object_set (agreement, "meeting", call->words[1], "position", (int) others->len, NULL);
  if (!is_clear (line))
    return MINKA_CLI_MISUSED;
  if (!call->dry_run) {
    gesture = minka_gesture_new (_ ("Add agreement"));
    minka_gesture_put (gesture, MINKA_RECORD (agreement));
    status = minka_cli_apply (workspace, gesture);
  }
  if (status == MINKA_CLI_DONE)
    print_agreement (agreement, line, call->dry_run ? "" : minka_record_get_id (MINKA_RECORD (agreement)));
  return status;
}

MinkaCliStatus
minka_cli_next (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = NULL;
  g_autoptr (MinkaMeeting) meeting = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  MinkaGesture *gesture;

  if (call->date != NULL && !minka_date_is_valid (call->date)) {
    g_printerr (_ ("A day is written as 2021-03-15.\n"));
    return MINKA_CLI_MISUSED;
  }
  workspace = minka_cli_open (call->words[0], &status);
  if (workspace == NULL)
    return status;
  meeting = minka_cli_find_record (workspace, MINKA_TYPE_MEETING, call->words[1],
                                   _ ("The plan has no meeting “%s”.\n"));
  if (meeting == NULL)
    return MINKA_CLI_MISUSED;
  minka_workspace_plan_next (workspace, call->words[1], minka_cli_on_answer, &result);
  records = minka_workspace_finish_array (workspace, minka_cli_wait (&result), &error);
  if (records == NULL)
    return minka_cli_report (error, MINKA_CLI_WRONG);
  if (call->date != NULL)
    g_object_set (records->pdata[0], "date", call->date, NULL);
  gesture = minka_gesture_new (_ ("New meeting"));
  for (guint i = 0; i < records->len; i++)
    minka_gesture_put (gesture, records->pdata[i]);
  status = minka_cli_apply (workspace, gesture);
  if (status == MINKA_CLI_DONE)
    printf ("%s\t%s\n", minka_record_get_id (records->pdata[0]), MINKA_MEETING (records->pdata[0])->date);
  return status;
}
