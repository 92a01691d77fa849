#include "minka-logbook.h"

#include <string.h>

/**
 * minka_logbook_new:
 *
 * Returns: (transfer full): an empty logbook
 */
MinkaLogbook *
minka_logbook_new (void)
{
  MinkaLogbook *self = g_new0 (MinkaLogbook, 1);

  self->plan = minka_record_new (MINKA_TYPE_PLAN);
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  self->meetings = g_ptr_array_new_with_free_func (g_object_unref);
  self->activities = g_ptr_array_new_with_free_func (g_object_unref);
  self->reflections = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
minka_logbook_free (MinkaLogbook *self)
{
  g_object_unref (self->plan);
  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->meetings);
  g_ptr_array_unref (self->activities);
  g_ptr_array_unref (self->reflections);
  g_free (self);
}

/**
 * minka_logbook_find:
 * @records: (element-type MinkaRecord): records
 * @id: an id; may be empty
 *
 * Returns: (transfer none) (nullable): the record with that id
 */
gpointer
minka_logbook_find (GPtrArray *records, const char *id)
{
  for (guint i = 0; *id != '\0' && i < records->len; i++)
    if (g_str_equal (minka_record_get_id (records->pdata[i]), id))
      return records->pdata[i];
  return NULL;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  MinkaReflection *one = *(MinkaReflection *const *) a, *other = *(MinkaReflection *const *) b;
  int order = strcmp (one->date, other->date);

  return order != 0
             ? order
             : strcmp (minka_record_get_id (MINKA_RECORD (one)), minka_record_get_id (MINKA_RECORD (other)));
}

/* What has no strategy comes last. */
static int
compare_strategies (gconstpointer a, gconstpointer b)
{
  MinkaReflection *one = *(MinkaReflection *const *) a, *other = *(MinkaReflection *const *) b;
  int order = (*one->strategy == '\0') - (*other->strategy == '\0');

  if (order == 0)
    order = g_utf8_collate (one->strategy, other->strategy);
  return order != 0 ? order : compare_days (a, b);
}

/**
 * minka_logbook_list_shared:
 * @self: a logbook
 *
 * Returns: (transfer container) (element-type MinkaReflection): what the team may read, by strategy and day
 */
GPtrArray *
minka_logbook_list_shared (MinkaLogbook *self)
{
  GPtrArray *shared = g_ptr_array_new ();

  for (guint i = 0; i < self->reflections->len; i++)
    if (((MinkaReflection *) self->reflections->pdata[i])->privacy != MINKA_PRIVACY_PRIVATE)
      g_ptr_array_add (shared, self->reflections->pdata[i]);
  g_ptr_array_sort (shared, compare_strategies);
  return shared;
}

/**
 * minka_logbook_list_own:
 * @self: a logbook
 * @member: the id of a member
 * @whole: whether private entries are in it
 *
 * Returns: (transfer container) (element-type MinkaReflection): the entries of that member, by day
 */
GPtrArray *
minka_logbook_list_own (MinkaLogbook *self, const char *member, gboolean whole)
{
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; i < self->reflections->len; i++) {
    MinkaReflection *reflection = self->reflections->pdata[i];

    if (g_str_equal (reflection->author, member) && (whole || reflection->privacy != MINKA_PRIVACY_PRIVATE))
      g_ptr_array_add (own, reflection);
  }
  g_ptr_array_sort (own, compare_days);
  return own;
}
