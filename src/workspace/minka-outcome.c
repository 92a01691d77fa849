#include "minka-workspace-private.h"

/* More changes than this are not brought along record by record: the lists read them again. */
#define MANY 512

void
minka_outcome_free (MinkaOutcome *self)
{
  g_clear_pointer (&self->changed, g_hash_table_unref);
  g_clear_pointer (&self->fresh, g_ptr_array_unref);
  g_free (self->undo_name);
  g_free (self->redo_name);
  g_free (self);
}

/* A document is read when it is shown. */
static gboolean
is_document (GType type)
{
  return type == MINKA_TYPE_ACTA || type == MINKA_TYPE_EVIDENCE || type == MINKA_TYPE_ATTACHMENT ||
         type == MINKA_TYPE_SCAN;
}

/* Whether it holds every changed record of a type. */
gboolean
minka_outcome_brings (MinkaOutcome *self, GType type)
{
  MinkaRecordClass *klass = g_type_class_peek (type);

  return self->fresh != NULL && g_hash_table_size (self->changed) <= MANY && !klass->summary &&
         !is_document (type);
}

/**
 * minka_outcome_read:
 * @store: the store, right after a commit
 * @changed: (transfer full) (nullable) (element-type utf8 utf8): the ids it touched
 *
 * Returns: (transfer full): what the screens need to know of it
 */
MinkaOutcome *
minka_outcome_read (MinkaStore *store, GHashTable *changed)
{
  MinkaOutcome *self = g_new0 (MinkaOutcome, 1);
  GHashTableIter iter;
  gpointer id, table;

  self->changed = changed != NULL ? changed : g_hash_table_new (g_str_hash, g_str_equal);
  self->fresh = g_ptr_array_new_with_free_func (g_object_unref);
  self->undo_name = minka_store_undo_name (store);
  self->redo_name = minka_store_redo_name (store);

  if (g_hash_table_size (self->changed) > MANY)
    return self;
  g_hash_table_iter_init (&iter, self->changed);
  while (g_hash_table_iter_next (&iter, &id, &table)) {
    GType type = minka_model_find_table (table);
    MinkaRecord *record = !is_document (type) ? minka_store_get (store, type, id, NULL) : NULL;

    if (record != NULL)
      g_ptr_array_add (self->fresh, record);
  }
  return self;
}
