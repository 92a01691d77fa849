#include "config.h"

#include "minka-cli.h"

#include "minka-date.h"
#include "minka-following.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* Agreements: how they stand, and what became of them. */

static gboolean
read_nick (GType type, const char *nick, const char *misused, int *value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value_by_nick (klass, nick);

  if (found != NULL)
    *value = found->value;
  else
    g_printerr ("%s\n", misused);
  return found != NULL;
}

char *
minka_cli_find_member (MinkaWorkspace *workspace, const char *wanted)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) members = NULL;

  minka_workspace_find (workspace, MINKA_TYPE_MEMBER, NULL, NULL, minka_cli_on_answer, &result);
  members = minka_workspace_finish_array (workspace, minka_cli_wait (&result), NULL);
  for (guint i = 0; members != NULL && i < members->len; i++) {
    MinkaMember *member = members->pdata[i];
    const char *id = minka_record_get_id (MINKA_RECORD (member));

    if (g_str_equal (id, wanted) || g_str_equal (member->name, wanted))
      return g_strdup (id);
  }
  g_printerr (_ ("The plan has no member “%s”.\n"), wanted);
  return NULL;
}

static void
print_agreement (MinkaAgreementSummary *agreement, MinkaUrgency urgency)
{
  printf ("%s\t%s\t%s\t", minka_record_get_id (MINKA_RECORD (agreement)),
          minka_enum_nick (minka_urgency_get_type (), urgency), agreement->due);
  minka_cli_print_text (agreement->person);
  printf ("\t%s\t", agreement->date);
  minka_cli_print_text (agreement->meeting_title);
  printf ("\t");
  minka_cli_print_text (agreement->text);
  printf ("\n");
}

MinkaCliStatus
minka_cli_agreements (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autofree char *today = minka_date_today ();
  g_autofree char *person = NULL;
  g_autoptr (MinkaWorkspace) workspace = NULL;
  int first = MINKA_URGENCY_OVERDUE, last = MINKA_URGENCY_UNDATED;

  if (call->state != NULL) {
    if (!read_nick (minka_urgency_get_type (), call->state,
                    _ ("A state is overdue, this-week, later, undated, kept or dropped."), &first))
      return MINKA_CLI_MISUSED;
    last = first;
  }
  workspace = minka_cli_open (call->words[0], &status);
  if (workspace == NULL)
    return status;
  if (call->person != NULL) {
    person = minka_cli_find_member (workspace, call->person);
    if (person == NULL)
      return MINKA_CLI_MISUSED;
  }
  for (int urgency = first; urgency <= last; urgency++) {
    g_autoptr (MinkaAgreementQuery) query = minka_agreement_query_new (urgency, today, person, NULL);
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) found = NULL;

    minka_workspace_find_agreements (workspace, query, G_MAXINT, minka_cli_on_answer, &result);
    found = minka_workspace_finish_array (workspace, minka_cli_wait (&result), &error);
    if (found == NULL)
      return minka_cli_report (error, MINKA_CLI_WRONG);
    for (guint i = 0; i < found->len; i++)
      print_agreement (found->pdata[i], urgency);
  }
  return MINKA_CLI_DONE;
}

MinkaCliStatus
minka_cli_follow_up (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = NULL;
  g_autoptr (MinkaAgreement) agreement = NULL;
  g_autoptr (GError) error = NULL;
  const char *note = call->note != NULL ? call->note : "", *due = call->due != NULL ? call->due : "";
  int state;

  if (!read_nick (minka_agreement_state_get_type (), call->words[2], _ ("A state is kept, open or dropped."),
                  &state))
    return MINKA_CLI_MISUSED;
  if (*due != '\0' && (state != MINKA_AGREEMENT_STATE_OPEN || !minka_date_is_valid (due))) {
    g_printerr ("%s\n", state != MINKA_AGREEMENT_STATE_OPEN ? _ ("Only what is open gets a new day.")
                                                            : _ ("It is not a date like 2021-03-15."));
    return MINKA_CLI_MISUSED;
  }
  if (!minka_following_check (state, note, &error))
    return minka_cli_report (error, MINKA_CLI_MISUSED);
  workspace = minka_cli_open (call->words[0], &status);
  if (workspace == NULL)
    return status;
  agreement = minka_cli_find_record (workspace, MINKA_TYPE_AGREEMENT, call->words[1],
                                     _ ("The plan has no agreement “%s”.\n"));
  if (agreement == NULL)
    return MINKA_CLI_MISUSED;
  return minka_cli_apply (workspace, minka_following_gesture (call->words[1], NULL, state, note, due));
}
