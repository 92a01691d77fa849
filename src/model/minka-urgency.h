#pragma once

#include "minka-summary.h"

G_BEGIN_DECLS

/* How an agreement stands on a day, in the order in which agreements are listed. */
#define MINKA_URGENCY_VALUES(V)                                                                              \
  V (MINKA_URGENCY_OVERDUE, "overdue")                                                                       \
  V (MINKA_URGENCY_THIS_WEEK, "this-week")                                                                   \
  V (MINKA_URGENCY_LATER, "later")                                                                           \
  V (MINKA_URGENCY_UNDATED, "undated")                                                                       \
  V (MINKA_URGENCY_KEPT, "kept")                                                                             \
  V (MINKA_URGENCY_DROPPED, "dropped")
MINKA_DECLARE_ENUM (Urgency, urgency, MINKA_URGENCY_VALUES)

#define MINKA_N_URGENCIES (MINKA_URGENCY_DROPPED + 1)

/* Days from today within which something is due this week. */
#define MINKA_URGENCY_WEEK 7

/**
 * MinkaAgreementQuery:
 * @urgency: how they stand
 * @today: the day, YYYY-MM-DD
 * @person: (nullable): the id of who is responsible; empty for nobody, %NULL for anyone
 * @words: (nullable): what they say; empty or %NULL for anything
 *
 * Which agreements are asked for.
 */
typedef struct {
  MinkaUrgency urgency;
  char *today;
  char *person;
  char *words;
} MinkaAgreementQuery;

MinkaAgreementQuery *
minka_agreement_query_new (MinkaUrgency urgency, const char *today, const char *person, const char *words);
MinkaAgreementQuery *minka_agreement_query_copy (const MinkaAgreementQuery *self);
void minka_agreement_query_free (MinkaAgreementQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaAgreementQuery, minka_agreement_query_free)

MinkaUrgency minka_urgency_of (MinkaAgreementState state, const char *due, const char *today);

G_END_DECLS
