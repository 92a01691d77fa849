#include "minka-next-meeting.h"

#include "minka-date.h"
#include "minka-series.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Two weeks, which keep the weekday; longer ones are no rhythm but a break. */
#define USUAL_DAYS 14
#define LONGEST_DAYS 62

/**
 * minka_next_meeting_day:
 * @meetings: (element-type MinkaMeetingSummary): all meetings
 * @meeting: one of them
 *
 * Returns: (transfer none) (nullable): the day of the first meeting behind it that is to be held, if there is one
 */
const char *
minka_next_meeting_day (GPtrArray *meetings, MinkaMeeting *meeting)
{
  const char *best = NULL;

  for (guint i = 0; i < meetings->len; i++) {
    MinkaMeetingSummary *other = meetings->pdata[i];

    if (strcmp (other->date, meeting->date) > 0 && other->state != MINKA_MEETING_STATE_CANCELLED &&
        (best == NULL || strcmp (other->date, best) < 0))
      best = other->date;
  }
  return best;
}

/* How many days lie between it and the one before. */
static int
count_days (const MinkaNextMeeting *self)
{
  g_autoptr (GDate) day = minka_date_parse (self->meeting->date);

  for (guint i = 0; i < self->meetings->len && day != NULL; i++) {
    MinkaMeetingSummary *other = self->meetings->pdata[i];
    g_autoptr (GDate) before = minka_date_parse (other->date);
    int days;

    if (before == NULL || !g_str_equal (minka_record_get_id (MINKA_RECORD (other)), self->meeting->previous))
      continue;
    days = g_date_days_between (before, day);
    if (days > 0 && days <= LONGEST_DAYS)
      return days;
  }
  return USUAL_DAYS;
}

/**
 * minka_next_meeting_propose_day:
 * @self: what the next meeting is made of
 *
 * Proposes a school day as far behind the meeting as that lies behind the one before, or else two weeks.
 *
 * Returns: (transfer full): the day, YYYY-MM-DD; empty if the meeting has none
 */
char *
minka_next_meeting_propose_day (const MinkaNextMeeting *self)
{
  g_autoptr (GListStore) days = g_list_store_new (MINKA_TYPE_CALENDAR_SUMMARY);
  g_autoptr (GPtrArray) planned = NULL;
  g_autofree char *first = NULL;
  MinkaSeries series = { .days = 1, .times = LONGEST_DAYS / 2 };

  if (!minka_date_is_valid (self->meeting->date))
    return g_strdup ("");
  for (guint i = 0; i < self->calendar->len; i++)
    g_list_store_append (days, self->calendar->pdata[i]);
  first = minka_date_add (self->meeting->date, count_days (self));
  series.first = first;
  planned = minka_series_plan (&series, G_LIST_MODEL (days));
  for (guint i = 0; i < planned->len; i++) {
    MinkaSeriesDay *day = planned->pdata[i];
    g_autoptr (GDate) date = minka_date_parse (day->day);

    if (date != NULL && g_date_get_weekday (date) <= G_DATE_FRIDAY)
      return g_strdup (day->day);
  }
  return g_steal_pointer (&first);
}

static MinkaMeeting *
make_meeting (const MinkaNextMeeting *self, const char *date)
{
  MinkaMeeting *from = self->meeting;
  MinkaMeeting *meeting = minka_record_new (MINKA_TYPE_MEETING);
  /* Translators: what a meeting is about that follows another one. */
  g_autofree char *title = g_strdup_printf (_ ("Follow-up: %s"), from->title);
  int number = 0;

  for (guint i = 0; i < self->meetings->len; i++)
    number = MAX (number, MINKA_MEETING_SUMMARY (self->meetings->pdata[i])->number);
  g_object_set (meeting, "number", number + 1, "kind", from->kind, "title", title, "date", date, "start_time",
                from->start_time, "mode", from->mode, "place", from->place, "platform", from->platform,
                "link", from->link, "platform_minutes", from->platform_minutes, "host", from->host,
                "activity", from->activity, "president", from->president, "moderator", from->moderator,
                "secretary", from->secretary, "timekeeper", from->timekeeper, "note_taker", from->note_taker,
                "previous", minka_record_get_id (MINKA_RECORD (from)), "protocol_version", self->protocol,
                NULL);
  return meeting;
}

static gboolean
is_retired (const MinkaNextMeeting *self, const char *id)
{
  for (guint i = 0; i < self->members->len; i++)
    if (g_str_equal (minka_record_get_id (self->members->pdata[i]), id))
      return MINKA_MEMBER (self->members->pdata[i])->retired;
  return TRUE;
}

static void
call_members (const MinkaNextMeeting *self, const char *meeting, GPtrArray *records)
{
  for (guint i = 0; i < self->attendance->len; i++) {
    MinkaAttendance *called = self->attendance->pdata[i];
    MinkaAttendance *attendance;

    if (is_retired (self, called->member))
      continue;
    attendance = minka_record_new (MINKA_TYPE_ATTENDANCE);
    g_object_set (attendance, "meeting", meeting, "member", called->member, "position", called->position,
                  NULL);
    g_ptr_array_add (records, attendance);
  }
}

/* What was agreed and is still open first, and then what was left over. */
static void
make_agenda (const MinkaNextMeeting *self, const char *meeting, GPtrArray *records)
{
  int position = 0;

  for (guint i = 0; i < self->agreements->len; i++) {
    MinkaAgreementSummary *agreement = self->agreements->pdata[i];
    g_autofree char *title = g_strdup_printf (_ ("Follow-up: %s"), agreement->text);
    MinkaAgendaItem *item;

    if (agreement->state != MINKA_AGREEMENT_STATE_OPEN)
      continue;
    item = minka_record_new (MINKA_TYPE_AGENDA_ITEM);
    g_object_set (item, "meeting", meeting, "title", title, "presenter", agreement->responsible, "agreement",
                  minka_record_get_id (MINKA_RECORD (agreement)), "position", position++, NULL);
    g_ptr_array_add (records, item);
  }
  for (guint i = 0; i < self->topics->len; i++) {
    MinkaAgendaItem *left = self->topics->pdata[i];
    MinkaAgendaItem *item;

    if (!left->left_over)
      continue;
    item = minka_record_new (MINKA_TYPE_AGENDA_ITEM);
    g_object_set (item, "meeting", meeting, "title", left->title, "minutes", left->minutes, "presenter",
                  left->presenter, "preparation", left->preparation, "need", left->need, "objective",
                  left->objective, "agreement", left->agreement, "question", left->question, "position",
                  position++, NULL);
    g_ptr_array_add (records, item);
  }
}

/**
 * minka_next_meeting_make:
 * @self: what the next meeting is made of
 * @date: its day, YYYY-MM-DD, or empty
 *
 * Makes the meeting that follows another one: of the same kind, with the same posts and people, what is still open of
 * its agreements and the topics that were left over.
 *
 * Returns: (transfer full) (element-type MinkaRecord): the new records, the meeting first
 */
GPtrArray *
minka_next_meeting_make (const MinkaNextMeeting *self, const char *date)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  MinkaMeeting *meeting = make_meeting (self, date);
  const char *id = minka_record_get_id (MINKA_RECORD (meeting));

  g_ptr_array_add (records, meeting);
  call_members (self, id, records);
  make_agenda (self, id, records);
  return records;
}
