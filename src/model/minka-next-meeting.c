#include "minka-next-meeting.h"

#include <string.h>

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
