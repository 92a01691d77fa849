#include "minka-today.h"

#include "minka-date.h"
#include "minka-diagnosis.h"
#include "minka-urgency.h"

#include <string.h>

MINKA_DEFINE_ENUM (Due, due, MINKA_DUE_VALUES)

void
minka_due_item_free (MinkaDueItem *self)
{
  g_free (self->id);
  g_free (self->text);
  g_free (self->day);
  g_free (self->person);
  g_free (self);
}

static void
add (GPtrArray *items, MinkaDue due, GType type, const char *id, const char *text, const char *day,
     const char *person, int count)
{
  MinkaDueItem *item = g_new (MinkaDueItem, 1);

  *item =
      (MinkaDueItem) { due, type, g_strdup (id), g_strdup (text), g_strdup (day), g_strdup (person), count };
  g_ptr_array_add (items, item);
}

/* A meeting in preparation whose day has passed still waits: it was held, moved or forgotten. */
static void
add_meetings (GPtrArray *items, const char *today, GPtrArray *meetings)
{
  MinkaMeetingSummary *next = NULL;

  for (guint i = 0; i < meetings->len; i++) {
    MinkaMeetingSummary *meeting = meetings->pdata[i];
    const char *id = minka_record_get_id (MINKA_RECORD (meeting));
    gboolean is_ahead = *meeting->date == '\0' || strcmp (meeting->date, today) >= 0;

    if (meeting->state == MINKA_MEETING_STATE_HELD)
      add (items, MINKA_DUE_TO_ISSUE, MINKA_TYPE_MEETING, id, meeting->title, meeting->date, "", 0);
    else if (meeting->state == MINKA_MEETING_STATE_ONGOING ||
             (meeting->state == MINKA_MEETING_STATE_PREPARING && !is_ahead))
      add (items, MINKA_DUE_OPEN_MEETING, MINKA_TYPE_MEETING, id, meeting->title, meeting->date, "",
           meeting->untimed);
    else if (meeting->state == MINKA_MEETING_STATE_PREPARING &&
             (next == NULL || *next->date == '\0' ||
              (*meeting->date != '\0' && strcmp (meeting->date, next->date) < 0)))
      next = meeting;
  }
  if (next != NULL)
    add (items, MINKA_DUE_NEXT_MEETING, MINKA_TYPE_MEETING, minka_record_get_id (MINKA_RECORD (next)),
         next->title, next->date, "", next->untimed);
}

static void
add_agreements (GPtrArray *items, const char *today, GPtrArray *agreements)
{
  for (guint i = 0; i < agreements->len; i++) {
    MinkaAgreementSummary *agreement = agreements->pdata[i];
    MinkaUrgency urgency = minka_urgency_of (agreement->state, agreement->due, today);

    if (urgency == MINKA_URGENCY_OVERDUE || urgency == MINKA_URGENCY_THIS_WEEK)
      add (items, urgency == MINKA_URGENCY_OVERDUE ? MINKA_DUE_OVERDUE : MINKA_DUE_THIS_WEEK,
           MINKA_TYPE_AGREEMENT, minka_record_get_id (MINKA_RECORD (agreement)), agreement->text,
           agreement->due, agreement->person, 0);
  }
}

static void
add_activities (GPtrArray *items, const char *today, GPtrArray *days)
{
  for (guint i = 0; i < days->len; i++) {
    MinkaCalendarSummary *day = days->pdata[i];

    if (day->source == MINKA_CALENDAR_SOURCE_ACTIVITY && strncmp (day->first_day, today, 7) <= 0 &&
        strncmp (day->last_day, today, 7) >= 0)
      add (items, MINKA_DUE_ACTIVITY, MINKA_TYPE_ACTIVITY, day->record, day->title, day->first_day, "", 0);
  }
}

static void
add_actas (GPtrArray *items, GPtrArray *actas)
{
  for (guint i = 0; i < actas->len; i++) {
    MinkaActaSummary *acta = actas->pdata[i];

    if (acta->filed != MINKA_EXPORT_STATE_VERIFIED)
      add (items, MINKA_DUE_TO_FILE, MINKA_TYPE_ACTA, minka_record_get_id (MINKA_RECORD (acta)), acta->title,
           acta->date, "", acta->number);
  }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const MinkaDueItem *one = *(MinkaDueItem *const *) a, *other = *(MinkaDueItem *const *) b;

  return one->due != other->due ? (int) one->due - (int) other->due : strcmp (one->day, other->day);
}

/**
 * minka_today_gather:
 * @today: the day, YYYY-MM-DD
 * @meetings: (element-type MinkaMeetingSummary): meetings, those issued or cancelled may be left out
 * @agreements: (element-type MinkaAgreementSummary): agreements, those kept or dropped may be left out
 * @days: (element-type MinkaCalendarSummary): what has a day
 * @actas: (element-type MinkaActaSummary): issued actas, those verified in the folder may be left out
 *
 * Finds what needs the director: the next meeting, those begun or past but not closed, actas to be issued or filed,
 * agreements that are overdue or due within a week, and the activities of the month.
 *
 * Returns: (transfer full) (element-type MinkaDueItem): what is due, by kind and day
 */
GPtrArray *
minka_today_gather (const char *today, GPtrArray *meetings, GPtrArray *agreements, GPtrArray *days,
                    GPtrArray *actas)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) minka_due_item_free);

  add_meetings (items, today, meetings);
  add_actas (items, actas);
  add_agreements (items, today, agreements);
  add_activities (items, today, days);
  g_ptr_array_sort (items, compare);
  return items;
}
