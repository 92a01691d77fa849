#include "minka-meetings.h"

#include "minka-date.h"
#include "minka-plan.h"
#include "minka-summary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Making meetings, moving and cancelling them: one gesture each. */

static const char *
holder_of (GListModel *posts, MinkaDuty duty)
{
  for (guint i = 0; i < g_list_model_get_n_items (posts); i++) {
    g_autoptr (MinkaPost) post = g_list_model_get_item (posts, i);

    if (post->duty == (int) duty && *post->member != '\0')
      return post->member;
  }
  return "";
}

/**
 * minka_meetings_fill_in:
 * @meeting: a new meeting
 * @meetings: all others, the newest first, of #MinkaMeetingSummary
 * @posts: the organization, of #MinkaPost
 * @protocol: the version of the guiding questions
 *
 * Fills in what the plan knows: the number, the posts, and as the one before the newest meeting that was held.
 */
void
minka_meetings_fill_in (MinkaMeeting *meeting, GListModel *meetings, GListModel *posts, int protocol)
{
  int number = 0;

  for (guint i = 0; i < g_list_model_get_n_items (meetings); i++) {
    g_autoptr (MinkaMeetingSummary) other = g_list_model_get_item (meetings, i);

    number = MAX (number, other->number);
    if (*meeting->previous == '\0' &&
        (other->state == MINKA_MEETING_STATE_HELD || other->state == MINKA_MEETING_STATE_ISSUED))
      g_object_set (meeting, "previous", minka_record_get_id (MINKA_RECORD (other)), NULL);
  }
  g_object_set (meeting, "number", number + 1, "president", holder_of (posts, MINKA_DUTY_DIRECTOR),
                "moderator", holder_of (posts, MINKA_DUTY_MODERATOR), "secretary",
                holder_of (posts, MINKA_DUTY_SECRETARY), "protocol-version", protocol, NULL);
}

/**
 * minka_meetings_make:
 * @self: what to make
 * @first: (out) (transfer full) (nullable): the id of the first one
 *
 * Makes a meeting for each day, and calls the members to each. Several have their series in common.
 *
 * Returns: (transfer full): the gesture
 */
MinkaGesture *
minka_meetings_make (const MinkaMeetingTemplate *self, char **first)
{
  const guint n = self->days->len;
  g_autofree char *name = n == 1 ? g_strdup (_ ("New meeting"))
                                 : g_strdup_printf (ngettext ("%u new meeting", "%u new meetings", n), n);
  MinkaGesture *gesture = minka_gesture_new (name);
  g_autofree char *series = n > 1 ? g_uuid_string_random () : g_strdup ("");

  g_clear_pointer (first, g_free);
  for (guint i = 0; i < n; i++) {
    g_autoptr (MinkaMeeting) meeting = minka_record_copy (MINKA_RECORD (self->meeting));
    g_autofree char *id = g_uuid_string_random ();

    minka_record_set_id (MINKA_RECORD (meeting), id);
    g_object_set (meeting, "date", self->days->pdata[i], "number", self->meeting->number + (int) i, "series",
                  series, NULL);
    if (i > 0)
      g_object_set (meeting, "previous", "", NULL);
    minka_gesture_put (gesture, MINKA_RECORD (meeting));
    for (guint j = 0; j < self->members->len; j++) {
      g_autoptr (MinkaAttendance) attendance = minka_record_new (MINKA_TYPE_ATTENDANCE);

      g_object_set (attendance, "meeting", id, "member", self->members->pdata[j], "position", (int) j, NULL);
      minka_gesture_put (gesture, MINKA_RECORD (attendance));
    }
    if (*first == NULL)
      *first = g_steal_pointer (&id);
  }
  return gesture;
}

static char *
shift (const char *time, int minutes)
{
  const int at = minka_time_minutes (time) + minutes;

  return at >= 0 && at < 24 * 60 ? g_strdup_printf ("%02d:%02d", at / 60, at % 60) : g_strdup ("");
}

/**
 * minka_meetings_postpone:
 * @meeting: a meeting
 * @day: its new day
 * @time: when it opens now; empty for the same hour
 * @reason: why
 *
 * Moves a meeting. It remembers the day it was first called for, and lasts as long as before. The record changes at
 * once.
 *
 * Returns: (transfer full): the gesture
 */
MinkaGesture *
minka_meetings_postpone (MinkaMeeting *meeting, const char *day, const char *time, const char *reason)
{
  MinkaGesture *gesture = minka_gesture_new (_ ("Postpone meeting"));
  g_autofree char *from = g_strdup (*meeting->moved_from != '\0' ? meeting->moved_from : meeting->date);

  if (*time != '\0' && !g_str_equal (time, meeting->start_time)) {
    if (minka_time_is_valid (meeting->start_time) && minka_time_is_valid (meeting->end_time)) {
      g_autofree char *end =
          shift (meeting->end_time, minka_time_minutes (time) - minka_time_minutes (meeting->start_time));

      g_object_set (meeting, "end-time", end, NULL);
      minka_gesture_set (gesture, MINKA_RECORD (meeting), "end_time", NULL);
    }
    g_object_set (meeting, "start-time", time, NULL);
    minka_gesture_set (gesture, MINKA_RECORD (meeting), "start_time", NULL);
  }
  g_object_set (meeting, "date", day, "moved-from", g_str_equal (from, day) ? "" : from, "change-reason",
                reason, NULL);
  minka_gesture_set (gesture, MINKA_RECORD (meeting), "date", "moved_from", "change_reason", NULL);
  return gesture;
}

/**
 * minka_meetings_cancel:
 * @meeting: a meeting
 * @reason: why
 *
 * Cancels a meeting. The record changes at once.
 *
 * Returns: (transfer full): the gesture
 */
MinkaGesture *
minka_meetings_cancel (MinkaMeeting *meeting, const char *reason)
{
  MinkaGesture *gesture = minka_gesture_new (_ ("Cancel meeting"));

  g_object_set (meeting, "state", MINKA_MEETING_STATE_CANCELLED, "change-reason", reason, NULL);
  minka_gesture_set (gesture, MINKA_RECORD (meeting), "state", "change_reason", NULL);
  return gesture;
}

/**
 * minka_meetings_revive:
 * @meeting: a cancelled meeting
 *
 * Prepares it again after all. The record changes at once.
 *
 * Returns: (transfer full): the gesture
 */
MinkaGesture *
minka_meetings_revive (MinkaMeeting *meeting)
{
  MinkaGesture *gesture = minka_gesture_new (_ ("Prepare a cancelled meeting again"));

  g_object_set (meeting, "state", MINKA_MEETING_STATE_PREPARING, "change-reason", "", NULL);
  minka_gesture_set (gesture, MINKA_RECORD (meeting), "state", "change_reason", NULL);
  return gesture;
}

/**
 * minka_meetings_follow:
 * @meeting: a meeting of a series
 * @meetings: all meetings, of #MinkaMeeting
 * @n: (out): how many others change
 *
 * Gives the later meetings of the series that are still in preparation its hours, form, place, platform and host.
 *
 * Returns: (transfer full) (nullable): the gesture, %NULL if there are none
 */
MinkaGesture *
minka_meetings_follow (MinkaMeeting *meeting, GListModel *meetings, guint *n)
{
  g_autoptr (MinkaGesture) gesture = minka_gesture_new (_ ("Change the following meetings"));

  *n = 0;
  for (guint i = 0; *meeting->series != '\0' && i < g_list_model_get_n_items (meetings); i++) {
    g_autoptr (MinkaMeeting) other = g_list_model_get_item (meetings, i);
    g_autoptr (MinkaMeeting) copy = NULL;

    if (!g_str_equal (other->series, meeting->series) || other->state != MINKA_MEETING_STATE_PREPARING ||
        strcmp (other->date, meeting->date) <= 0)
      continue;
    copy = minka_record_copy (MINKA_RECORD (other));
    g_object_set (copy, "start-time", meeting->start_time, "end-time", meeting->end_time, "mode",
                  meeting->mode, "place", meeting->place, "platform", meeting->platform, "link",
                  meeting->link, "platform-minutes", meeting->platform_minutes, "host", meeting->host, NULL);
    minka_gesture_set (gesture, MINKA_RECORD (copy), "start_time", "end_time", "mode", "place", "platform",
                       "link", "platform_minutes", "host", NULL);
    (*n)++;
  }
  return *n > 0 ? g_steal_pointer (&gesture) : NULL;
}
