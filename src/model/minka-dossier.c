#include "minka-dossier.h"

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * minka_dossier_new:
 *
 * Returns: (transfer full): the dossier of a plan in which nothing is written yet
 */
MinkaDossier *
minka_dossier_new (void)
{
  MinkaDossier *self = g_new0 (MinkaDossier, 1);
  GPtrArray **lists[] = { &self->members, &self->posts,      &self->aspects,
                          &self->entries, &self->objectives, &self->activities,
                          &self->rows,    &self->evidence,   &self->agreements };

  self->plan = minka_record_new (MINKA_TYPE_PLAN);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = new_list ();
  self->observed = g_ptr_array_new_with_free_func ((GDestroyNotify) minka_observed_free);
  self->changed = g_strdup ("1970-01-01T00:00:00Z");
  return self;
}

/**
 * minka_dossier_free:
 * @self: (nullable): a dossier
 */
void
minka_dossier_free (MinkaDossier *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->plan);
  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->posts);
  g_ptr_array_unref (self->aspects);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->objectives);
  g_ptr_array_unref (self->activities);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->evidence);
  g_ptr_array_unref (self->agreements);
  g_ptr_array_unref (self->observed);
  g_clear_pointer (&self->problem_tree, minka_tree_shape_free);
  g_clear_pointer (&self->objective_tree, minka_tree_shape_free);
  g_free (self->changed);
  g_free (self);
}

/**
 * minka_dossier_find_member:
 * @self: a dossier
 * @id: the id of a member, may be empty
 *
 * Returns: (transfer none) (nullable): the member
 */
MinkaMember *
minka_dossier_find_member (MinkaDossier *self, const char *id)
{
  for (guint i = 0; i < self->members->len; i++)
    if (g_str_equal (minka_record_get_id (self->members->pdata[i]), id))
      return self->members->pdata[i];
  return NULL;
}

/**
 * minka_dossier_list_entries:
 * @self: a dossier
 * @aspect: the id of an aspect, empty for what goes across aspects
 * @kind: the column
 *
 * Returns: (transfer container) (element-type MinkaDiagnosisEntry): what stands in a cell of the diagnosis
 */
GPtrArray *
minka_dossier_list_entries (MinkaDossier *self, const char *aspect, MinkaFinding kind)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++) {
    MinkaDiagnosisEntry *entry = self->entries->pdata[i];

    if (entry->kind == (int) kind && g_str_equal (entry->aspect, aspect))
      g_ptr_array_add (list, entry);
  }
  return list;
}

/**
 * minka_dossier_list_rows:
 * @self: a dossier
 * @activity: the id of an activity
 *
 * Returns: (transfer container) (element-type MinkaScheduleSummary): its rows in the planning, one an objective
 */
GPtrArray *
minka_dossier_list_rows (MinkaDossier *self, const char *activity)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (((MinkaScheduleSummary *) self->rows->pdata[i])->activity, activity))
      g_ptr_array_add (list, self->rows->pdata[i]);
  return list;
}
