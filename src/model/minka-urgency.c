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

/**
 * minka_agreement_query_new:
 * @urgency: how they stand
 * @today: the day, YYYY-MM-DD
 * @person: (nullable): the id of who is responsible; empty for nobody, %NULL for anyone
 * @words: (nullable): what they say; empty or %NULL for anything
 *
 * Returns: (transfer full): a question
 */
MinkaAgreementQuery *
minka_agreement_query_new (MinkaUrgency urgency, const char *today, const char *person, const char *words)
{
  MinkaAgreementQuery *self = g_new (MinkaAgreementQuery, 1);

  *self = (MinkaAgreementQuery) { urgency, g_strdup (today), g_strdup (person), g_strdup (words) };
  return self;
}

/**
 * minka_agreement_query_copy:
 * @self: a question
 *
 * Returns: (transfer full): the same question
 */
MinkaAgreementQuery *
minka_agreement_query_copy (const MinkaAgreementQuery *self)
{
  return minka_agreement_query_new (self->urgency, self->today, self->person, self->words);
}

void
minka_agreement_query_free (MinkaAgreementQuery *self)
{
  g_free (self->today);
  g_free (self->person);
  g_free (self->words);
  g_free (self);
}
