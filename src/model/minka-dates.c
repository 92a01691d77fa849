#include "minka-dates.h"

/**
 * minka_dates_free:
 * @self: (nullable): dates
 */
void
minka_dates_free (MinkaDates *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->plan);
  g_clear_object (&self->days);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->activities, g_ptr_array_unref);
  g_clear_pointer (&self->activity_dates, g_ptr_array_unref);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_clear_pointer (&self->agenda, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}

/**
 * minka_dates_find_activity:
 * @self: dates
 * @id: the id of an activity, may be empty
 *
 * Returns: (transfer none) (nullable): the activity
 */
MinkaActivity *
minka_dates_find_activity (MinkaDates *self, const char *id)
{
  for (guint i = 0; i < self->activities->len; i++)
    if (g_strcmp0 (minka_record_get_id (self->activities->pdata[i]), id) == 0)
      return self->activities->pdata[i];
  return NULL;
}
