#include "minka-store-private.h"

#include <glib/gi18n-lib.h>

/* The golden thread: what each record comes from and what comes of it. */

typedef struct {
  const char *from; /* table */
  const char *to;   /* table */
  const char *down; /* ids of what comes of ?1 */
  const char *up;   /* ids of what ?1 comes from */
} Link;

static const Link links[] = {
  { "aspect", "diagnosis_entry", "SELECT id FROM diagnosis_entry WHERE aspect = ?1 ORDER BY kind, position",
    "SELECT aspect FROM diagnosis_entry WHERE id = ?1" },
  { "diagnosis_entry", "tree_node", "SELECT node FROM diagnosis_entry WHERE id = ?1",
    "SELECT id FROM diagnosis_entry WHERE node = ?1 ORDER BY kind, position" },
  { "tree_node", "tree_node", "SELECT id FROM tree_node WHERE answers = ?1",
    "SELECT answers FROM tree_node WHERE id = ?1" },
  { "tree_node", "objective", "SELECT id FROM objective WHERE node = ?1 ORDER BY general DESC, position",
    "SELECT node FROM objective WHERE id = ?1" },
  { "objective", "activity",
    "SELECT a.id FROM activity_objective j JOIN activity a ON a.id = j.activity WHERE j.objective = ?1 "
    "ORDER BY a.position",
    "SELECT o.id FROM activity_objective j JOIN objective o ON o.id = j.objective WHERE j.activity = ?1 "
    "ORDER BY o.general DESC, o.position" },
  { "activity", "meeting", "SELECT id FROM meeting WHERE activity = ?1 ORDER BY date, number",
    "SELECT activity FROM meeting WHERE id = ?1" },
  { "activity", "evidence", "SELECT id FROM evidence WHERE activity = ?1 ORDER BY added",
    "SELECT activity FROM evidence WHERE id = ?1" },
  { "diagnosis_entry", "meeting",
    "SELECT m.id FROM agenda_item i JOIN meeting m ON m.id = i.meeting WHERE i.need = ?1 ORDER BY m.date, m.number",
    "SELECT need FROM agenda_item WHERE meeting = ?1 AND need IS NOT NULL ORDER BY position" },
  { "objective", "meeting",
    "SELECT m.id FROM agenda_item i JOIN meeting m ON m.id = i.meeting WHERE i.objective = ?1 ORDER BY m.date, m.number",
    "SELECT objective FROM agenda_item WHERE meeting = ?1 AND objective IS NOT NULL ORDER BY position" },
  { "meeting", "agreement", "SELECT id FROM agreement WHERE meeting = ?1 ORDER BY position",
    "SELECT meeting FROM agreement WHERE id = ?1" },
  { "meeting", "acta", "SELECT id FROM acta WHERE meeting = ?1 ORDER BY number",
    "SELECT meeting FROM acta WHERE id = ?1" },
};

/* Where the records of a table stand in the chain, and how they call themselves. */
static const struct {
  const char *table;
  const char *sql;
} kinds[] = {
  { "aspect", "SELECT 0, title FROM aspect WHERE id = ?1" },
  { "diagnosis_entry", "SELECT 1, text FROM diagnosis_entry WHERE id = ?1" },
  { "tree_node", "SELECT CASE tree WHEN 'problems' THEN 2 ELSE 3 END, text FROM tree_node WHERE id = ?1" },
  { "objective", "SELECT 4, n.text FROM objective o JOIN tree_node n ON n.id = o.node WHERE o.id = ?1" },
  { "activity", "SELECT 5, title FROM activity WHERE id = ?1" },
  { "evidence", "SELECT 6, title FROM evidence WHERE id = ?1" },
  { "meeting", "SELECT 7, title FROM meeting WHERE id = ?1" },
  { "agreement", "SELECT 8, text FROM agreement WHERE id = ?1" },
  { "acta", "SELECT 9, title FROM acta WHERE id = ?1" },
};

G_STATIC_ASSERT (MINKA_THREAD_ASPECT == 0 && MINKA_THREAD_PROBLEM == 2 && MINKA_THREAD_OBJECTIVE == 4 &&
                 MINKA_THREAD_ACTIVITY == 5 && MINKA_THREAD_ACTA == 9);

static MinkaStep *
step_new (const char *table, const char *id, int depth)
{
  MinkaStep *step = g_new0 (MinkaStep, 1);

  *step = (MinkaStep) { .type = minka_model_find_table (table), .id = g_strdup (id), .depth = depth };
  return step;
}

static const char *
table_of (MinkaStep *step)
{
  return ((MinkaRecordClass *) g_type_class_peek (step->type))->table;
}

/* Adds what one link leads to from @step. */
static gboolean
follow (MinkaStore *self, MinkaStep *step, const char *sql, const char *table, int by, GPtrArray *steps,
        GHashTable *seen, GError **error)
{
  g_autoptr (MinkaStatement) statement = minka_connection_prepare (self->connection, sql, error);
  gboolean row = statement != NULL;

  if (statement == NULL)
    return FALSE;
  minka_statement_text (statement, 1, step->id);
  while (row) {
    const char *id;

    if (!minka_statement_step (self->connection, statement, &row, error))
      return FALSE;
    id = row ? (const char *) sqlite3_column_text (statement, 0) : NULL;
    if (id == NULL || !g_hash_table_add (seen, g_strdup (id)))
      continue;
    g_ptr_array_add (steps, step_new (table, id, step->depth + by));
  }
  return TRUE;
}

static gboolean
walk (MinkaStore *self, MinkaStep *start, int by, GPtrArray *steps, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) minka_step_free);

  g_hash_table_add (seen, g_strdup (start->id));
  g_ptr_array_add (found, step_new (table_of (start), start->id, 0));
  for (guint i = 0; i < found->len; i++) {
    const char *table = table_of (found->pdata[i]);

    for (guint j = 0; j < G_N_ELEMENTS (links); j++) {
      if (by > 0 && g_str_equal (links[j].from, table) &&
          !follow (self, found->pdata[i], links[j].down, links[j].to, by, found, seen, error))
        return FALSE;
      if (by < 0 && g_str_equal (links[j].to, table) &&
          !follow (self, found->pdata[i], links[j].up, links[j].from, by, found, seen, error))
        return FALSE;
    }
  }
  while (found->len > 1)
    g_ptr_array_add (steps, g_ptr_array_steal_index (found, 1));
  return TRUE;
}

static gboolean
describe (MinkaStore *self, MinkaStep *step, GError **error)
{
  const char *table = table_of (step);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (MinkaStatement) statement = NULL;
    gboolean row;

    if (!g_str_equal (kinds[i].table, table))
      continue;
    statement = minka_connection_prepare (self->connection, kinds[i].sql, error);
    if (statement == NULL)
      return FALSE;
    minka_statement_text (statement, 1, step->id);
    if (!minka_statement_step (self->connection, statement, &row, error))
      return FALSE;
    if (!row)
      break;
    step->stage = sqlite3_column_int (statement, 0);
    step->text = g_strdup ((const char *) sqlite3_column_text (statement, 1));
    return TRUE;
  }
  g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND, _ ("This is no longer in the plan."));
  return FALSE;
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const MinkaStep *one = *(MinkaStep *const *) a, *other = *(MinkaStep *const *) b;

  return (int) one->stage - (int) other->stage;
}

/**
 * minka_store_thread:
 * @self: a store
 * @type: a record type of the golden thread
 * @id: the id of a record
 * @error: return location
 *
 * Follows the golden thread from a record: all that it comes from and all that came of it, but not what else came of
 * the same. The links are those of the plan: a finding and the node it was taken to, a problem and the objective that
 * answers it, the ticked objective, its activities, their evidence and meetings, the agreements and the acta; a topic
 * links the need or the objective it comes from with its meeting.
 *
 * Returns: (transfer full) (nullable) (element-type MinkaStep): the steps in the order of the chain, the record among
 *   them with depth 0
 */
GPtrArray *
minka_store_thread (MinkaStore *self, GType type, const char *id, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) minka_step_free);
  MinkaStep *start = step_new (((MinkaRecordClass *) g_type_class_peek (type))->table, id, 0);

  g_ptr_array_add (steps, start);
  if (!walk (self, start, -1, steps, error) || !walk (self, start, 1, steps, error))
    return NULL;
  for (guint i = 0; i < steps->len; i++)
    if (!describe (self, steps->pdata[i], error))
      return NULL;
  g_ptr_array_sort (steps, compare_steps);
  return g_steal_pointer (&steps);
}
