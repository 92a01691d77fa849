#include "minka-store-private.h"

#include "minka-date.h"

#include <glib/gi18n-lib.h>

/* Agreements by how they stand. Those of all meetings are told apart by the index of agreement_now alone, so that a
 * window of a million is found without looking at the others. */

/* Finds of a search that are looked at, the newest: a word that is everywhere is no search. */
#define FINDS_MOST 5000

/* Parameters: 1 and 2 the window, 3 today, 4 the last day of the week, 5 the person, 6 the words. */

static const char *const conditions[] = {
  "n.state = 'open' AND n.due > '' AND n.due < ?3",
  "n.state = 'open' AND n.due >= ?3 AND n.due <= ?4",
  "n.state = 'open' AND n.due > ?4",
  "n.state = 'open' AND n.due = ''",
  "n.state = 'kept'",
  "n.state = 'dropped'",
};

G_STATIC_ASSERT (G_N_ELEMENTS (conditions) == MINKA_N_URGENCIES);

/* What is over is read from its end. */
static const char *
direction (MinkaUrgency urgency)
{
  return urgency >= MINKA_URGENCY_KEPT ? "DESC" : "ASC";
}

static gboolean
has_words (const MinkaAgreementQuery *query, char **expression)
{
  *expression = query->words != NULL ? minka_search_expression (query->words) : NULL;
  return *expression != NULL;
}

static void
append_source (const MinkaAgreementQuery *query, gboolean searches, GString *sql)
{
  if (searches)
    g_string_append_printf (
        sql,
        " FROM (SELECT r.record AS id FROM search s JOIN search_row r ON r.row = s.rowid"
        " WHERE search MATCH ?6 AND r.record_table = 'agreement' ORDER BY s.rowid DESC LIMIT %d) f"
        " CROSS JOIN agreement g ON g.id = f.id CROSS JOIN agreement_now n ON n.agreement = g.id",
        FINDS_MOST);
  else if (query->person != NULL)
    g_string_append (sql, " FROM agreement g CROSS JOIN agreement_now n ON n.agreement = g.id");
  else
    g_string_append (sql, " FROM agreement_now n");
  g_string_append_printf (sql, " WHERE %s", conditions[query->urgency]);
  if (query->person != NULL)
    g_string_append (sql, *query->person != '\0' ? " AND g.responsible = ?5"
                                                 : " AND g.responsible IS NULL AND g.responsible_text = ''");
}

static void
bind (MinkaStatement *statement, int index, const char *text)
{
  if (text != NULL && index <= sqlite3_bind_parameter_count (statement))
    minka_statement_text (statement, index, text);
}

static MinkaStatement *
prepare (MinkaStore *self, const MinkaAgreementQuery *query, const char *what, const char *ending,
         GError **error)
{
  g_autoptr (GString) sql = g_string_new (what);
  g_autofree char *expression = NULL;
  g_autofree char *week_end = minka_date_add (query->today, MINKA_URGENCY_WEEK);
  MinkaStatement *statement;

  append_source (query, has_words (query, &expression), sql);
  g_string_append (sql, ending);
  statement = minka_connection_prepare (self->connection, sql->str, error);
  if (statement != NULL) {
    bind (statement, 3, query->today);
    bind (statement, 4, week_end);
    bind (statement, 5, query->person);
    bind (statement, 6, expression);
  }
  return statement;
}

/**
 * minka_store_find_agreements:
 * @self: a store
 * @query: which ones
 * @offset: how many to leave out
 * @limit: how many at most
 * @error: return location
 *
 * Finds agreements: those that are open by their day, the others from the last day backwards.
 *
 * Returns: (transfer full) (nullable) (element-type MinkaAgreementSummary): they
 */
GPtrArray *
minka_store_find_agreements (MinkaStore *self, const MinkaAgreementQuery *query, guint offset, guint limit,
                             GError **error)
{
  g_autofree char *ending = g_strdup_printf (" ORDER BY n.due %1$s, n.agreement %1$s LIMIT ?1 OFFSET ?2",
                                             direction (query->urgency));
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MinkaStatement) statement = prepare (self, query, "SELECT n.agreement", ending, error);
  gboolean row = statement != NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, limit);
  sqlite3_bind_int64 (statement, 2, offset);
  while (row) {
    if (!minka_statement_step (self->connection, statement, &row, error))
      return NULL;
    if (row)
      g_ptr_array_add (ids, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  }
  for (guint i = 0; i < ids->len; i++) {
    MinkaRecord *record = minka_store_get (self, MINKA_TYPE_AGREEMENT_SUMMARY, ids->pdata[i], error);

    if (record == NULL)
      return NULL;
    g_ptr_array_add (found, record);
  }
  return g_steal_pointer (&found);
}

/**
 * minka_store_count_agreements:
 * @self: a store
 * @query: which ones
 * @error: return location
 *
 * Returns: how many there are; -1 on failure
 */
gint64
minka_store_count_agreements (MinkaStore *self, const MinkaAgreementQuery *query, GError **error)
{
  g_autoptr (MinkaStatement) statement = prepare (self, query, "SELECT count (*)", "", error);
  gboolean row;

  if (statement == NULL || !minka_statement_step (self->connection, statement, &row, error))
    return -1;
  return sqlite3_column_int64 (statement, 0);
}

/* What agreement_standing says, as of the day of a meeting. Overdue then can only be what is so now, and what was spoken of
 * later. What a meeting says is said on its day, though it may be written down afterwards. */
#define SAID_BY_THEN                                                                                         \
  " FROM follow_up f LEFT JOIN meeting m ON m.id = f.meeting WHERE f.agreement = g.id AND"                   \
  " (f.date <= held.date OR (m.date > '' AND m.date <= held.date))"

static const char *const unfollowed =
    "WITH held AS (SELECT id, date FROM meeting WHERE id = ?1 AND date > ''),"
    " maybe AS (SELECT n.agreement FROM held CROSS JOIN agreement_now n"
    "  WHERE n.state = 'open' AND n.due > '' AND n.due < held.date"
    "  UNION SELECT f.agreement FROM held CROSS JOIN follow_up f WHERE f.date > held.date),"
    " stood AS (SELECT held.date AS day,"
    "  coalesce ((SELECT f.state" SAID_BY_THEN
    " ORDER BY f.date DESC, f.rowid DESC LIMIT 1), 'open') AS state,"
    "  coalesce ((SELECT f.new_due" SAID_BY_THEN
    "   AND f.new_due <> '' ORDER BY f.date DESC, f.rowid DESC LIMIT 1), g.due) AS due"
    "  FROM held CROSS JOIN maybe CROSS JOIN agreement g ON g.id = maybe.agreement"
    "  JOIN meeting made ON made.id = g.meeting"
    "  WHERE g.meeting <> held.id AND made.date <= held.date AND NOT EXISTS"
    "  (SELECT 1 FROM follow_up f WHERE f.agreement = g.id AND f.meeting = held.id))"
    " SELECT count (*) FROM stood WHERE state = 'open' AND due > '' AND due < day";

/**
 * minka_store_count_unfollowed:
 * @self: a store
 * @meeting: the id of a meeting
 * @error: return location
 *
 * Counts the agreements of earlier meetings that were overdue on the day of a meeting and of which it says nothing. What
 * became of them later does not matter; without a day there are none.
 *
 * Returns: how many there are; -1 on failure
 */
gint64
minka_store_count_unfollowed (MinkaStore *self, const char *meeting, GError **error)
{
  g_autoptr (MinkaStatement) statement = minka_connection_prepare (self->connection, unfollowed, error);
  gboolean row;

  if (statement == NULL)
    return -1;
  minka_statement_text (statement, 1, meeting);
  if (!minka_statement_step (self->connection, statement, &row, error))
    return -1;
  return sqlite3_column_int64 (statement, 0);
}

/**
 * minka_store_place_agreement:
 * @self: a store
 * @id: the id of an agreement
 * @today: the day, YYYY-MM-DD
 * @urgency: (out): how it stands
 * @error: return location
 *
 * Returns: its place among the agreements that stand so, from 0; -1 on failure
 */
gint64
minka_store_place_agreement (MinkaStore *self, const char *id, const char *today, MinkaUrgency *urgency,
                             GError **error)
{
  g_autoptr (MinkaAgreementSummary) summary = minka_store_get (self, MINKA_TYPE_AGREEMENT_SUMMARY, id, error);
  g_autoptr (MinkaAgreementQuery) query = NULL;
  g_autofree char *ending = NULL;
  g_autoptr (MinkaStatement) statement = NULL;
  gboolean row;

  if (summary == NULL)
    return -1;
  *urgency = minka_urgency_of (summary->state, summary->due, today);
  query = minka_agreement_query_new (*urgency, today, NULL, NULL);
  ending =
      g_strdup_printf (" AND (n.due, n.agreement) %s (?1, ?2)", *urgency >= MINKA_URGENCY_KEPT ? ">" : "<");
  statement = prepare (self, query, "SELECT count (*)", ending, error);
  if (statement == NULL)
    return -1;
  minka_statement_text (statement, 1, summary->due);
  minka_statement_text (statement, 2, id);
  if (!minka_statement_step (self->connection, statement, &row, error))
    return -1;
  return sqlite3_column_int64 (statement, 0);
}
