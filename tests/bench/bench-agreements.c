#include "minka-store.h"

#include <stdlib.h>

/* What the page of agreements asks of a big plan: bench-agreements PLAN ROUNDS. A line a question: its name, microseconds,
 * and how many agreements there are or were read. All agreements of the plan are long overdue. */

#define TODAY "2050-01-01"
#define WINDOW 64

static const struct {
  const char *name;
  MinkaUrgency urgency;
  const char *words;
  gint64 offset; /* -1 to count */
} questions[] = {
  { "count overdue", MINKA_URGENCY_OVERDUE, NULL, -1 },
  { "count kept", MINKA_URGENCY_KEPT, NULL, -1 },
  { "first window", MINKA_URGENCY_OVERDUE, NULL, 0 },
  { "window in the middle", MINKA_URGENCY_OVERDUE, NULL, 500000 },
  { "last window", MINKA_URGENCY_OVERDUE, NULL, 999900 },
  { "count common words", MINKA_URGENCY_OVERDUE, "cuaderno bitácora", -1 },
  { "first window of common words", MINKA_URGENCY_OVERDUE, "cuaderno bitácora", 0 },
  { "first window of a rare word", MINKA_URGENCY_OVERDUE, "huayllabamba", 0 },
};

static void
measure (MinkaStore *store, guint which)
{
  g_autoptr (MinkaAgreementQuery) query =
      minka_agreement_query_new (questions[which].urgency, TODAY, NULL, questions[which].words);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  gint64 start = g_get_monotonic_time (), n;

  if (questions[which].offset < 0) {
    n = minka_store_count_agreements (store, query, &error);
  } else {
    found = minka_store_find_agreements (store, query, questions[which].offset, WINDOW, &error);
    n = found != NULL ? found->len : 0;
  }
  g_assert_no_error (error);
  g_print ("%s\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\n", questions[which].name,
           g_get_monotonic_time () - start, n);
}

int
main (int argc, char *argv[])
{
  g_autoptr (MinkaStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (argc, ==, 3);
  store = minka_store_open (argv[1], &error);
  g_assert_no_error (error);
  for (int round = 0; round < atoi (argv[2]); round++)
    for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
      measure (store, i);
  return 0;
}
