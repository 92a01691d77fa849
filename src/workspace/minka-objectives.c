#include "minka-objectives.h"

#include "minka-error.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* The objectives of the plan: the general one is the centre of the objective tree, the specific ones are ticked means.
 * As with the tree, these functions only add to a gesture. */

static int
compare_objectives (gconstpointer a, gconstpointer b)
{
  MinkaObjective *one = *(MinkaObjective *const *) a, *other = *(MinkaObjective *const *) b;

  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  return strcmp (minka_record_get_id (MINKA_RECORD (one)), minka_record_get_id (MINKA_RECORD (other)));
}

/**
 * minka_objectives_list_specific:
 * @objectives: (element-type MinkaObjective): the objectives of the plan
 *
 * Returns: (transfer full) (element-type MinkaObjective): the specific ones, in their order
 */
GPtrArray *
minka_objectives_list_specific (GPtrArray *objectives)
{
  GPtrArray *specific = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < objectives->len; i++)
    if (!MINKA_OBJECTIVE (objectives->pdata[i])->general)
      g_ptr_array_add (specific, g_object_ref (objectives->pdata[i]));
  g_ptr_array_sort (specific, compare_objectives);
  return specific;
}

/**
 * minka_objectives_find:
 * @objectives: (element-type MinkaObjective): the objectives of the plan
 * @node: the id of a node of the objective tree
 *
 * Returns: (transfer none) (nullable): the objective that the node is
 */
MinkaObjective *
minka_objectives_find (GPtrArray *objectives, const char *node)
{
  for (guint i = 0; i < objectives->len; i++)
    if (g_str_equal (MINKA_OBJECTIVE (objectives->pdata[i])->node, node))
      return objectives->pdata[i];
  return NULL;
}

/* Numbers them without gaps. */
static void
order (MinkaGesture *gesture, GPtrArray *specific)
{
  for (guint i = 0; i < specific->len; i++) {
    MinkaObjective *objective = specific->pdata[i];
    g_autoptr (MinkaObjective) copy = NULL;

    if (objective->position == (int) i)
      continue;
    copy = minka_record_copy (MINKA_RECORD (objective));
    g_object_set (copy, "position", (int) i, NULL);
    minka_gesture_set (gesture, MINKA_RECORD (copy), "position", NULL);
  }
}

static void
put_new (MinkaGesture *gesture, const char *node, gboolean general, int position)
{
  g_autoptr (MinkaObjective) objective = minka_record_new (MINKA_TYPE_OBJECTIVE);

  g_object_set (objective, "node", node, "general", general, "position", position, NULL);
  minka_gesture_put (gesture, MINKA_RECORD (objective));
}

/**
 * minka_objectives_tick:
 * @gesture: a gesture
 * @tree: the objective tree
 * @objectives: (element-type MinkaObjective): the objectives of the plan
 * @node: the id of a means
 * @error: return location
 *
 * Makes a means the last of the specific objectives, if it is none yet.
 *
 * Returns: whether it is a means
 */
gboolean
minka_objectives_tick (MinkaGesture *gesture, const MinkaTreeShape *tree, GPtrArray *objectives,
                       const char *node, GError **error)
{
  int place = minka_tree_shape_find (tree, node);
  g_autoptr (GPtrArray) specific = minka_objectives_list_specific (objectives);

  if (place == MINKA_TREE_NOWHERE || tree->tree != MINKA_TREE_OBJECTIVES ||
      tree->items[place].side != MINKA_BRANCH_BELOW) {
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_INVALID,
                         _ ("Only a means can be a specific objective."));
    return FALSE;
  }
  if (minka_objectives_find (objectives, node) == NULL) {
    order (gesture, specific);
    put_new (gesture, node, FALSE, specific->len);
  }
  return TRUE;
}

/**
 * minka_objectives_untick:
 * @gesture: a gesture
 * @objectives: (element-type MinkaObjective): the objectives of the plan
 * @node: the id of a node
 *
 * Makes a means no specific objective any more. Activities then lose it.
 */
void
minka_objectives_untick (MinkaGesture *gesture, GPtrArray *objectives, const char *node)
{
  g_autoptr (GPtrArray) specific = minka_objectives_list_specific (objectives);
  MinkaObjective *objective = minka_objectives_find (specific, node);

  if (objective == NULL)
    return;
  minka_gesture_remove (gesture, MINKA_TYPE_OBJECTIVE, minka_record_get_id (MINKA_RECORD (objective)));
  g_ptr_array_remove (specific, objective);
  order (gesture, specific);
}

/**
 * minka_objectives_move:
 * @gesture: a gesture
 * @objectives: (element-type MinkaObjective): the objectives of the plan
 * @node: the id of a ticked node
 * @position: where it goes, counted without it; -1 for last
 *
 * Moves a specific objective among the others.
 */
void
minka_objectives_move (MinkaGesture *gesture, GPtrArray *objectives, const char *node, int position)
{
  g_autoptr (GPtrArray) specific = minka_objectives_list_specific (objectives);
  MinkaObjective *found = minka_objectives_find (specific, node);
  g_autoptr (MinkaObjective) objective = NULL;

  if (found == NULL)
    return;
  objective = g_object_ref (found);
  g_ptr_array_remove (specific, objective);
  g_ptr_array_insert (specific,
                      position < 0 || position > (int) specific->len ? (int) specific->len : position,
                      g_object_ref (objective));
  order (gesture, specific);
}

/**
 * minka_objectives_set_general:
 * @gesture: a gesture
 * @objectives: (element-type MinkaObjective): the objectives of the plan
 * @centre: the id of the centre of the objective tree
 *
 * Makes the centre the general objective, and the only one. What was linked with the general objective stays so.
 */
void
minka_objectives_set_general (MinkaGesture *gesture, GPtrArray *objectives, const char *centre)
{
  g_autoptr (GPtrArray) specific = minka_objectives_list_specific (objectives);
  MinkaObjective *general = NULL;

  for (guint i = 0; i < objectives->len; i++) {
    MinkaObjective *objective = objectives->pdata[i];

    if (!objective->general)
      continue;
    if (general == NULL)
      general = objective;
    else
      minka_gesture_remove (gesture, MINKA_TYPE_OBJECTIVE, minka_record_get_id (MINKA_RECORD (objective)));
  }
  minka_objectives_untick (gesture, specific, centre);
  if (general == NULL) {
    put_new (gesture, centre, TRUE, 0);
  } else if (!g_str_equal (general->node, centre)) {
    g_autoptr (MinkaObjective) copy = minka_record_copy (MINKA_RECORD (general));

    g_object_set (copy, "node", centre, NULL);
    minka_gesture_set (gesture, MINKA_RECORD (copy), "node", NULL);
  }
}

/**
 * minka_objectives_forget:
 * @gesture: a gesture that removes nodes, and so the objectives that they are
 * @objectives: (element-type MinkaObjective): the objectives of the plan
 * @nodes: (element-type utf8 utf8): the ids of the nodes
 *
 * Closes the gaps among the specific objectives.
 */
void
minka_objectives_forget (MinkaGesture *gesture, GPtrArray *objectives, GHashTable *nodes)
{
  g_autoptr (GPtrArray) specific = minka_objectives_list_specific (objectives);

  for (guint i = specific->len; i-- > 0;)
    if (g_hash_table_contains (nodes, MINKA_OBJECTIVE (specific->pdata[i])->node))
      g_ptr_array_remove_index (specific, i);
  order (gesture, specific);
}
