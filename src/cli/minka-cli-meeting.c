#include "config.h"

#include "minka-cli.h"

#include "minka-circle.h"
#include "minka-date.h"
#include "minka-meetings.h"
#include "minka-proof.h"
#include "minka-protocols.h"
#include "minka-series.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* What is done before a meeting. */

static GPtrArray *
find_all (MinkaWorkspace *workspace, GType type)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  minka_workspace_find (workspace, type, NULL, NULL, minka_cli_on_answer, &result);
  found = minka_workspace_finish_array (workspace, minka_cli_wait (&result), &error);
  if (found == NULL)
    minka_cli_report (error, MINKA_CLI_WRONG);
  return found;
}

static GListModel *
list_all (MinkaWorkspace *workspace, GType type)
{
  g_autoptr (GPtrArray) found = find_all (workspace, type);
  GListStore *list = g_list_store_new (type);

  if (found != NULL)
    g_list_store_splice (list, 0, 0, found->pdata, found->len);
  return G_LIST_MODEL (list);
}

static MinkaMeeting *
find_meeting (MinkaWorkspace *workspace, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  minka_workspace_find (workspace, MINKA_TYPE_MEETING, "id", id, minka_cli_on_answer, &result);
  found = minka_workspace_finish_array (workspace, minka_cli_wait (&result), &error);
  if (found != NULL && found->len > 0)
    return g_object_ref (found->pdata[0]);
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  else
    g_printerr (_ ("The plan has no meeting “%s”.\n"), id);
  return NULL;
}

static MinkaCliStatus
apply (MinkaWorkspace *workspace, MinkaGesture *gesture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  minka_workspace_apply (workspace, gesture, minka_cli_on_answer, &result);
  if (minka_workspace_finish (workspace, minka_cli_wait (&result), &error))
    return MINKA_CLI_DONE;
  return minka_cli_report (error, MINKA_CLI_WRONG);
}

/* New meetings */

static gboolean
read_day (const char *text, const char *option)
{
  if (minka_date_is_valid (text))
    return TRUE;
  g_printerr (_ ("Write the day after %s as YYYY-MM-DD.\n"), option);
  return FALSE;
}

static gboolean
read_time (const char *text)
{
  if (text == NULL || minka_time_is_valid (text))
    return TRUE;
  g_printerr (_ ("Write the time after --time as HH:MM.\n"));
  return FALSE;
}

static GPtrArray *
list_days (MinkaWorkspace *workspace, MinkaCall *call, const MinkaSeries *series)
{
  g_autoptr (GListModel) calendar = list_all (workspace, MINKA_TYPE_CALENDAR_SUMMARY);
  g_autoptr (GPtrArray) plan = NULL;
  GPtrArray *days = g_ptr_array_new_with_free_func (g_free);

  if (call->every == NULL) {
    g_ptr_array_add (days, g_strdup (call->date));
    return days;
  }
  plan = minka_series_plan (series, calendar);
  for (guint i = 0; i < plan->len; i++) {
    MinkaSeriesDay *one = plan->pdata[i];

    if (*one->day != '\0')
      g_ptr_array_add (days, g_strdup (one->day));
    if (one->reason != NULL && *one->day != '\0')
      g_printerr (_ ("%s is “%s”: the meeting is on %s.\n"), one->wanted, one->reason, one->day);
    else if (one->reason != NULL)
      g_printerr (_ ("%s is “%s”: it is left out.\n"), one->wanted, one->reason);
  }
  return days;
}

static void
print_days (GHashTable *before, GPtrArray *meetings)
{
  for (guint i = meetings->len; i > 0; i--) {
    MinkaMeeting *meeting = meetings->pdata[i - 1];
    const char *id = minka_record_get_id (MINKA_RECORD (meeting));

    if (!g_hash_table_contains (before, id))
      printf ("%s\t%d\t%s\n", id, meeting->number, meeting->date);
  }
}

/* Whether there is a post or a grade of that name. */
static gboolean
add_circle (GPtrArray *called, GPtrArray *circles, const char *title)
{
  gboolean found = FALSE;

  for (guint i = 0; i < circles->len; i++) {
    MinkaCircle *circle = circles->pdata[i];

    for (guint j = 0; *title != '\0' && g_str_equal (circle->title, title) && j < circle->members->len; j++) {
      found = TRUE;
      if (!g_ptr_array_find_with_equal_func (called, circle->members->pdata[j], g_str_equal, NULL))
        g_ptr_array_add (called, g_strdup (circle->members->pdata[j]));
    }
  }
  return found;
}

/* All members, or those whom a specific meeting is for. */
static GPtrArray *
list_called (MinkaWorkspace *workspace, MinkaCall *call, GPtrArray *members, GListModel *posts)
{
  g_autoptr (GListModel) everyone = list_all (workspace, MINKA_TYPE_MEMBER);
  g_autoptr (GPtrArray) circles = minka_circles_find (everyone, posts);
  g_autoptr (GPtrArray) called = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; call->called == NULL && i < members->len; i++)
    if (!MINKA_MEMBER (members->pdata[i])->retired)
      g_ptr_array_add (called, g_strdup (minka_record_get_id (MINKA_RECORD (members->pdata[i]))));
  for (char **one = call->called; one != NULL && *one != NULL; one++) {
    g_autofree char *id = NULL;

    if (add_circle (called, circles, *one))
      continue;
    id = minka_cli_find_member (workspace, *one);
    if (id == NULL)
      return NULL;
    if (!g_ptr_array_find_with_equal_func (called, id, g_str_equal, NULL))
      g_ptr_array_add (called, g_steal_pointer (&id));
  }
  return g_steal_pointer (&called);
}

static MinkaCliStatus
make_meetings (MinkaWorkspace *workspace, MinkaCall *call, const MinkaSeries *series)
{
  g_autoptr (GListModel) summaries = list_all (workspace, MINKA_TYPE_MEETING_SUMMARY);
  g_autoptr (GListModel) posts = list_all (workspace, MINKA_TYPE_POST);
  g_autoptr (GPtrArray) steps = find_all (workspace, MINKA_TYPE_PROTOCOL_STEP);
  g_autoptr (GPtrArray) members = find_all (workspace, MINKA_TYPE_MEMBER);
  g_autoptr (GPtrArray) days = list_days (workspace, call, series);
  g_autoptr (GPtrArray) called = NULL;
  g_autoptr (GHashTable) before = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (MinkaMeeting) meeting = minka_record_new (MINKA_TYPE_MEETING);
  g_autoptr (GPtrArray) meetings = NULL;
  g_autofree char *first = NULL;
  MinkaCliStatus status;

  if (steps == NULL || members == NULL)
    return MINKA_CLI_WRONG;
  called = list_called (workspace, call, members, posts);
  if (called == NULL)
    return MINKA_CLI_MISUSED;
  g_object_set (meeting, "title", call->title, "start-time", call->time != NULL ? call->time : "", "kind",
                call->called != NULL ? MINKA_MEETING_KIND_SPECIFIC : MINKA_MEETING_KIND_GENERAL, NULL);
  minka_meetings_fill_in (meeting, summaries, posts, minka_protocols_newest (steps));
  for (guint i = 0; i < g_list_model_get_n_items (summaries); i++) {
    g_autoptr (MinkaRecord) one = g_list_model_get_item (summaries, i);

    g_hash_table_add (before, (gpointer) minka_record_get_id (one));
  }
  status = apply (workspace, minka_meetings_make (&(MinkaMeetingTemplate) { meeting, called, days }, &first));
  meetings = status == MINKA_CLI_DONE ? find_all (workspace, MINKA_TYPE_MEETING) : NULL;
  if (meetings != NULL)
    print_days (before, meetings);
  return status;
}

MinkaCliStatus
minka_cli_meeting_new (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = NULL;
  MinkaSeries series = { .first = call->date, .times = call->times, .until = call->until };

  if (call->title == NULL || *call->title == '\0' || call->date == NULL) {
    g_printerr (_ ("Say what it is about with --title TEXT, and when with --date YYYY-MM-DD.\n"));
    return MINKA_CLI_MISUSED;
  }
  if (!read_day (call->date, "--date") || !read_time (call->time) ||
      (call->until != NULL && !read_day (call->until, "--until")))
    return MINKA_CLI_MISUSED;
  if (call->every != NULL && !minka_series_read_rhythm (call->every, &series)) {
    g_printerr (_ ("After --every write a number and d, w or m: 15d, 1w or 1m.\n"));
    return MINKA_CLI_MISUSED;
  }
  if ((call->every != NULL) != (call->times > 0 || call->until != NULL)) {
    g_printerr (_ ("Meetings that repeat need --every, and --times N or --until YYYY-MM-DD.\n"));
    return MINKA_CLI_MISUSED;
  }
  workspace = minka_cli_open (call->words[0], &status);
  return workspace != NULL ? make_meetings (workspace, call, &series) : status;
}

/* Another day, or none */

static gboolean
may_change (MinkaMeeting *meeting)
{
  if (meeting->state == MINKA_MEETING_STATE_PREPARING)
    return TRUE;
  g_printerr (_ ("Only a meeting in preparation is postponed or cancelled.\n"));
  return FALSE;
}

MinkaCliStatus
minka_cli_postpone (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = NULL;
  g_autoptr (MinkaMeeting) meeting = NULL;

  if (call->reason == NULL || call->date == NULL) {
    g_printerr (_ ("Say to when with --date YYYY-MM-DD, and why with --reason TEXT.\n"));
    return MINKA_CLI_MISUSED;
  }
  if (!read_day (call->date, "--date") || !read_time (call->time))
    return MINKA_CLI_MISUSED;
  workspace = minka_cli_open (call->words[0], &status);
  if (workspace == NULL)
    return status;
  meeting = find_meeting (workspace, call->words[1]);
  if (meeting == NULL)
    return MINKA_CLI_MISUSED;
  if (!may_change (meeting))
    return MINKA_CLI_WRONG;
  return apply (workspace, minka_meetings_postpone (meeting, call->date, call->time != NULL ? call->time : "",
                                                    call->reason));
}

MinkaCliStatus
minka_cli_cancel (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = NULL;
  g_autoptr (MinkaMeeting) meeting = NULL;

  if (call->reason == NULL) {
    g_printerr (_ ("Say why with --reason TEXT.\n"));
    return MINKA_CLI_MISUSED;
  }
  workspace = minka_cli_open (call->words[0], &status);
  if (workspace == NULL)
    return status;
  meeting = find_meeting (workspace, call->words[1]);
  if (meeting == NULL)
    return MINKA_CLI_MISUSED;
  if (!may_change (meeting))
    return MINKA_CLI_WRONG;
  return apply (workspace, minka_meetings_cancel (meeting, call->reason));
}

/* Convocatoria */

static const struct {
  MinkaDocument document;
  const char *name;
} forms[] = {
  { MINKA_DOCUMENT_CHAT, "convocatoria.txt" },
  { MINKA_DOCUMENT_INVITATION, "convocatoria.ics" },
  { MINKA_DOCUMENT_CONVOCATION, "convocatoria.pdf" },
};

static MinkaCliStatus
write_form (MinkaWorkspace *workspace, MinkaCall *call, guint form)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;
  gsize size;
  const char *data;

  minka_workspace_draw_document (workspace, forms[form].document, call->words[1], NULL, minka_cli_on_answer,
                                 &result);
  bytes = minka_workspace_finish_bytes (workspace, minka_cli_wait (&result), &error);
  if (bytes == NULL)
    return minka_cli_report (error, MINKA_CLI_WRONG);
  data = g_bytes_get_data (bytes, &size);
  if (call->to == NULL) {
    fwrite (data, 1, size, stdout);
    return MINKA_CLI_DONE;
  }
  path = g_build_filename (call->to, forms[form].name, NULL);
  g_mkdir_with_parents (call->to, 0777);
  if (!g_file_set_contents (path, data, size, &error))
    return minka_cli_report (error, MINKA_CLI_WRONG);
  printf ("%s\n", path);
  return MINKA_CLI_DONE;
}

MinkaCliStatus
minka_cli_convoke (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  const gboolean chosen[] = { call->text, call->ics, call->pdf };
  const gboolean all = !call->text && !call->ics && !call->pdf;
  g_autoptr (MinkaWorkspace) workspace = NULL;
  g_autoptr (MinkaMeeting) meeting = NULL;

  if (call->to == NULL && (call->pdf || call->text + call->ics > 1)) {
    g_printerr (_ ("Say where with --to DIR.\n"));
    return MINKA_CLI_MISUSED;
  }
  workspace = minka_cli_open (call->words[0], &status);
  if (workspace == NULL)
    return status;
  meeting = find_meeting (workspace, call->words[1]);
  if (meeting == NULL)
    return MINKA_CLI_MISUSED;
  if (all && call->to == NULL)
    return write_form (workspace, call, 0);
  for (guint i = 0; status == MINKA_CLI_DONE && i < G_N_ELEMENTS (forms); i++)
    if (all || chosen[i])
      status = write_form (workspace, call, i);
  return status;
}

/* Attachments */

static const char *
find_topic (GPtrArray *topics, const char *meeting, int number)
{
  for (guint i = 0; i < topics->len; i++) {
    MinkaAgendaItem *topic = topics->pdata[i];

    if (g_str_equal (topic->meeting, meeting) && --number == 0)
      return minka_record_get_id (MINKA_RECORD (topic));
  }
  return NULL;
}

MinkaCliStatus
minka_cli_attach (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = minka_cli_open (call->words[0], &status);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (call->words[2]);
  g_autoptr (MinkaMeeting) meeting = NULL;
  g_autoptr (GPtrArray) topics = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaEvidence) read = NULL;
  g_autoptr (MinkaAttachment) attachment = NULL;
  const char *topic = "";
  MinkaGesture *gesture;

  if (workspace == NULL)
    return status;
  meeting = find_meeting (workspace, call->words[1]);
  topics = meeting != NULL ? find_all (workspace, MINKA_TYPE_AGENDA_ITEM) : NULL;
  if (topics == NULL)
    return MINKA_CLI_MISUSED;
  if (call->topic != 0 && (topic = find_topic (topics, call->words[1], call->topic)) == NULL) {
    g_printerr (_ ("The meeting has no topic %d.\n"), call->topic);
    return MINKA_CLI_MISUSED;
  }
  minka_workspace_load_evidence (workspace, file, NULL, NULL, NULL, minka_cli_on_answer, &result);
  read = minka_workspace_load_evidence_finish (workspace, minka_cli_wait (&result), &error);
  if (read == NULL)
    return minka_cli_report (error, MINKA_CLI_MISUSED);
  attachment = minka_proof_attach (read, call->words[1], topic);
  if (call->title != NULL)
    g_object_set (attachment, "title", call->title, NULL);
  gesture = minka_gesture_new (_ ("Add attachment"));
  minka_gesture_put (gesture, MINKA_RECORD (attachment));
  status = apply (workspace, gesture);
  if (status == MINKA_CLI_DONE)
    printf ("%s\t%s\n", minka_record_get_id (MINKA_RECORD (attachment)), attachment->sha256);
  return status;
}

/* Guiding questions */

static MinkaCliStatus
print_protocol (GPtrArray *steps)
{
  g_autoptr (GPtrArray) newest = minka_protocols_list (steps, minka_protocols_newest (steps));

  for (guint i = 0; i < newest->len; i++) {
    MinkaProtocolStep *step = newest->pdata[i];

    printf ("%d\t%s\t%s\t%s\t%s\n", step->version, minka_enum_nick (minka_stage_get_type (), step->stage),
            step->indicator, step->role ? "role" : "question", step->text);
  }
  return MINKA_CLI_DONE;
}

static MinkaCliStatus
change_protocol (MinkaWorkspace *workspace, GPtrArray *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  MinkaGesture *gesture;

  minka_workspace_change_protocol (workspace, _ ("Change the guiding questions"), wanted, minka_cli_on_answer,
                                   &result);
  gesture = minka_workspace_change_protocol_finish (workspace, minka_cli_wait (&result), &error);
  if (error != NULL)
    return minka_cli_report (error, MINKA_CLI_WRONG);
  return gesture != NULL ? apply (workspace, gesture) : MINKA_CLI_DONE;
}

MinkaCliStatus
minka_cli_protocol (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wanted = NULL;
  g_autoptr (MinkaWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  if (call->file != NULL) {
    g_autoptr (GFile) file = g_file_new_for_commandline_arg (call->file);
    g_autoptr (GBytes) json = g_file_load_bytes (file, NULL, NULL, &error);

    wanted = json != NULL ? minka_protocols_parse (json, &error) : NULL;
    if (wanted == NULL)
      return minka_cli_report (error, MINKA_CLI_MISUSED);
  }
  workspace = minka_cli_open (call->words[0], &status);
  if (workspace == NULL)
    return status;
  if (wanted != NULL || call->built_in)
    return change_protocol (workspace, wanted);
  steps = find_all (workspace, MINKA_TYPE_PROTOCOL_STEP);
  return steps != NULL ? print_protocol (steps) : MINKA_CLI_WRONG;
}
