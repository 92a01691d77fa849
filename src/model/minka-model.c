#include "minka-model.h"

#include <string.h>

/**
 * minka_model_get_types:
 * @n_types: (out): how many
 *
 * Returns: (array length=n_types) (transfer none): the types of all stored records, each behind those it
 *   belongs to
 */
const GType *
minka_model_get_types (guint *n_types)
{
  static GType types[48];
  static gsize n;

  if (g_once_init_enter (&n)) {
    GType all[] = {
      MINKA_TYPE_PLAN,
      MINKA_TYPE_MEMBER,
      MINKA_TYPE_POST,
      MINKA_TYPE_TREE_NODE,
      MINKA_TYPE_TREE_LINK,
      MINKA_TYPE_ASPECT,
      MINKA_TYPE_DIAGNOSIS_ENTRY,
      MINKA_TYPE_OBJECTIVE,
      MINKA_TYPE_ACTIVITY,
      MINKA_TYPE_ACTIVITY_OBJECTIVE,
      MINKA_TYPE_ACTIVITY_DATE,
      MINKA_TYPE_GOAL,
      MINKA_TYPE_RESPONSIBLE,
      MINKA_TYPE_SOURCE,
      MINKA_TYPE_MEETING,
      MINKA_TYPE_AGENDA_ITEM,
      MINKA_TYPE_ATTENDANCE,
      MINKA_TYPE_PROTOCOL_STEP,
      MINKA_TYPE_PROTOCOL_ANSWER,
      MINKA_TYPE_AGREEMENT,
      MINKA_TYPE_FOLLOW_UP,
      MINKA_TYPE_CONTRIBUTION,
      MINKA_TYPE_ATTACHMENT,
      MINKA_TYPE_MEETING_CLOCK,
      MINKA_TYPE_REFLECTION,
      MINKA_TYPE_OBSERVATION,
      MINKA_TYPE_OBSERVATION_LEVEL,
      MINKA_TYPE_BOOK,
      MINKA_TYPE_HANDOVER,
      MINKA_TYPE_ACTA,
      MINKA_TYPE_SCAN,
      MINKA_TYPE_EVIDENCE,
      MINKA_TYPE_EXPORT,
      MINKA_TYPE_CALENDAR_ENTRY,
    };

    G_STATIC_ASSERT (G_N_ELEMENTS (all) <= G_N_ELEMENTS (types));
    memcpy (types, all, sizeof all);
    /* The tables are read by name and by parent class long before a record is made. */
    for (guint i = 0; i < G_N_ELEMENTS (all); i++)
      g_type_class_ref (all[i]);
    g_once_init_leave (&n, G_N_ELEMENTS (all));
  }

  *n_types = n;
  return types;
}

/**
 * minka_model_find_table:
 * @table: the name of a table
 *
 * Returns: the type of its records, or %G_TYPE_INVALID
 */
GType
minka_model_find_table (const char *table)
{
  guint n;
  const GType *types = minka_model_get_types (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (((MinkaRecordClass *) g_type_class_peek (types[i]))->table, table))
      return types[i];
  return G_TYPE_INVALID;
}
