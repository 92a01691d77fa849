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

MinkaUrgency minka_urgency_of (MinkaAgreementState state, const char *due, const char *today);

G_END_DECLS
