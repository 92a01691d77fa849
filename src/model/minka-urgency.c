#include "minka-urgency.h"

#include "minka-date.h"

#include <string.h>

MINKA_DEFINE_ENUM (Urgency, urgency, MINKA_URGENCY_VALUES)

/**
 * minka_urgency_of:
 * @state: what became of an agreement
 * @due: by when it is due, as last put off; empty for no day
 * @today: the day, YYYY-MM-DD
 *
 * Returns: how the agreement stands today
 */
MinkaUrgency
minka_urgency_of (MinkaAgreementState state, const char *due, const char *today)
{
  g_autofree char *week_end = NULL;

  if (state != MINKA_AGREEMENT_STATE_OPEN)
    return state == MINKA_AGREEMENT_STATE_KEPT ? MINKA_URGENCY_KEPT : MINKA_URGENCY_DROPPED;
  if (*due == '\0')
    return MINKA_URGENCY_UNDATED;
  if (strcmp (due, today) < 0)
    return MINKA_URGENCY_OVERDUE;
  week_end = minka_date_add (today, MINKA_URGENCY_WEEK);
  return strcmp (due, week_end) <= 0 ? MINKA_URGENCY_THIS_WEEK : MINKA_URGENCY_LATER;
}
