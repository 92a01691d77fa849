#include "config.h"

#include "minka-cli.h"

#include "minka-date.h"
#include "minka-session.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>

/* A meeting while it is held. */

static GPtrArray *
find_all (MinkaWorkspace *workspace, GType type, const char *meeting)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  minka_workspace_find (workspace, type, "meeting", meeting, minka_cli_on_answer, &result);
  found = minka_workspace_finish_array (workspace, minka_cli_wait (&result), &error);
  if (found == NULL)
    minka_cli_report (error, MINKA_CLI_WRONG);
  return found;
}

static MinkaMeetingClock *
find_clock (MinkaWorkspace *workspace, MinkaMeeting *meeting)
{
  g_autoptr (GPtrArray) clocks =
      find_all (workspace, MINKA_TYPE_MEETING_CLOCK, minka_record_get_id (MINKA_RECORD (meeting)));
  g_autoptr (MinkaMeetingClock) clock = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (clocks == NULL)
    return NULL;
  if (clocks->len > 0)
    return g_object_ref (clocks->pdata[0]);
  clock = minka_session_make_clock (meeting);
  minka_workspace_note (workspace, MINKA_RECORD (clock), minka_cli_on_answer, &result);
  if (minka_workspace_finish (workspace, minka_cli_wait (&result), &error))
    return g_steal_pointer (&clock);
  minka_cli_report (error, MINKA_CLI_WRONG);
  return NULL;
}

static void
find_item (MinkaSession *session, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (minka_record_get_id (items->pdata[i]), session->clock->agenda_item) == 0)
      session->item = items->pdata[i];
}

static void
print_session (MinkaSession *session, GPtrArray *items, const MinkaMoment *now)
{
  MinkaClockReading reading = minka_clock_read (session->clock, now);
  g_autofree char *title = g_strdup (session->item != NULL ? session->item->title : "");
  guint index = 0;

  if (session->item == NULL || !g_ptr_array_find (items, session->item, &index))
    index = G_MAXUINT;
  printf ("%s\t%u\t%d\t%d\t%d\t%s\t%s\n",
          reading.begun ? minka_enum_nick (minka_meeting_part_get_type (), session->clock->part) : "none",
          index + 1, (int) reading.topic,
          session->item != NULL ? minka_clock_topic_minutes (session->item) : 0, (int) reading.meeting,
          session->clock->running ? "running" : "paused", g_strdelimit (title, "\t\r\n", ' '));
}

static MinkaGesture *
refuse (const char *message)
{
  g_printerr ("%s\n", message);
  return NULL;
}

/* What a word asks for, or a word on why it cannot be. */
static MinkaGesture *
make_gesture (MinkaSession *session, GPtrArray *items, const char *word, const MinkaMoment *now)
{
  gboolean begun = minka_clock_read (session->clock, now).begun;
  g_autofree char *today = minka_date_today ();
  g_autoptr (GDateTime) local = g_date_time_new_now_local ();
  /* A meeting that is gone through on another day keeps its planned hours. */
  g_autofree char *time =
      g_str_equal (session->meeting->date, today) ? g_date_time_format (local, "%H:%M") : NULL;
  MinkaSessionStep step;

  if (session->meeting->state == MINKA_MEETING_STATE_ISSUED)
    return refuse (_ ("The acta of this meeting is issued: it is over."));
  if (g_str_equal (word, "begin"))
    return begun ? refuse (_ ("The meeting has begun already.")) : minka_session_begin (session, now, time);
  if (!begun)
    return refuse (_ ("The meeting has not begun."));
  if (g_str_equal (word, "pause"))
    return session->clock->running ? minka_session_pause (session, now)
                                   : refuse (_ ("The meeting is paused already."));
  if (g_str_equal (word, "resume"))
    return session->clock->running ? refuse (_ ("The meeting is not paused."))
                                   : minka_session_resume (session, now);
  if (g_str_equal (word, "close"))
    return minka_session_close (session, now, time);
  if (g_str_equal (word, "next") || g_str_equal (word, "back")) {
    if (minka_session_find (session, items, *word == 'n' ? 1 : -1, &step))
      return minka_session_go (session, step, now);
    return refuse (_ ("There is nothing in that direction."));
  }
  if (*word == '+' && atoi (word) > 0)
    return session->item != NULL ? minka_session_add_minutes (session, MIN (atoi (word), 600))
                                 : refuse (_ ("Only a topic can be given more time."));
  return refuse (_ ("Say show, begin, next, back, pause, resume, close or a number of minutes as +5."));
}

MinkaCliStatus
minka_cli_session (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = minka_cli_open (call->words[0], &status);
  g_autoptr (MinkaMeeting) meeting = NULL;
  g_autoptr (MinkaMeetingClock) clock = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (MinkaMoment) now = minka_moment_now ();
  MinkaSession session = { NULL };

  if (workspace == NULL)
    return status;
  meeting = minka_cli_find_record (workspace, MINKA_TYPE_MEETING, call->words[1],
                                   _ ("The plan has no meeting “%s”.\n"));
  if (meeting == NULL)
    return MINKA_CLI_MISUSED;
  items = find_all (workspace, MINKA_TYPE_AGENDA_ITEM, call->words[1]);
  clock = items != NULL ? find_clock (workspace, meeting) : NULL;
  if (clock == NULL)
    return MINKA_CLI_WRONG;
  session = (MinkaSession) { meeting, clock, NULL };
  find_item (&session, items);
  if (!g_str_equal (call->words[2], "show")) {
    MinkaGesture *gesture = make_gesture (&session, items, call->words[2], now);

    if (gesture == NULL)
      return MINKA_CLI_MISUSED;
    status = minka_cli_apply (workspace, gesture);
  }
  if (status == MINKA_CLI_DONE)
    print_session (&session, items, now);
  return status;
}
