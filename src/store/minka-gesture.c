#include "minka-gesture-private.h"

/**
 * MinkaGesture:
 *
 * What a person does in one go, under one name: records put, fields set, records removed. It holds copies, so
 * it may travel to another thread; it is done whole or not at all.
 */

static void
step_free (gpointer data)
{
  MinkaGestureStep *step = data;

  g_clear_object (&step->record);
  g_clear_pointer (&step->fields, g_ptr_array_unref);
  g_free (step->id);
  g_free (step);
}

/**
 * minka_gesture_new:
 * @name: what the person did, as undo says it («Agregar acuerdo»)
 *
 * Returns: (transfer full): a gesture without steps
 */
MinkaGesture *
minka_gesture_new (const char *name)
{
  MinkaGesture *self = g_new0 (MinkaGesture, 1);

  self->name = g_strdup (name);
  self->steps = g_ptr_array_new_with_free_func (step_free);
  return self;
}

void
minka_gesture_free (MinkaGesture *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/**
 * minka_gesture_list_records:
 * @self: a gesture
 *
 * Returns: (transfer full) (element-type utf8 utf8): the ids it is about, each with its table
 */
GHashTable *
minka_gesture_list_records (MinkaGesture *self)
{
  GHashTable *records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->steps->len; i++) {
    MinkaGestureStep *step = self->steps->pdata[i];
    MinkaRecordClass *klass = g_type_class_peek (step->type);

    g_hash_table_insert (records, g_strdup (step->id), (gpointer) klass->table);
  }
  return records;
}

/**
 * minka_gesture_preview:
 * @self: a gesture that is not done yet
 * @type: a record type
 * @records: (element-type utf8 MinkaRecord): ids and records of that type; it has to free both
 *
 * Puts in what the gesture puts or sets, and %NULL for what it removes, so that it can be shown before it is on the
 * disk. The records are the gesture's own: what is written to one that it puts is done with it.
 */
void
minka_gesture_preview (MinkaGesture *self, GType type, GHashTable *records)
{
  for (guint i = 0; i < self->steps->len; i++) {
    MinkaGestureStep *step = self->steps->pdata[i];

    if (step->type == type)
      g_hash_table_insert (records, g_strdup (step->id),
                           step->record != NULL ? g_object_ref (step->record) : NULL);
  }
}

static MinkaGestureStep *
add_step (MinkaGesture *self, GType type, const char *id)
{
  MinkaGestureStep *step = g_new0 (MinkaGestureStep, 1);

  step->type = type;
  step->id = g_strdup (id);
  g_ptr_array_add (self->steps, step);
  return step;
}

/**
 * minka_gesture_put:
 * @self: a gesture
 * @record: a record
 *
 * Adds the record to the plan, or replaces the one with its id.
 */
void
minka_gesture_put (MinkaGesture *self, MinkaRecord *record)
{
  add_step (self, G_OBJECT_TYPE (record), minka_record_get_id (record))->record = minka_record_copy (record);
}

/**
 * minka_gesture_set:
 * @self: a gesture
 * @record: a record of the plan
 * @field: the name of a field of it
 * @...: more names, then %NULL
 *
 * Writes the current values of some fields of a record.
 */
void
minka_gesture_set (MinkaGesture *self, MinkaRecord *record, const char *field, ...)
{
  MinkaGestureStep *step = add_step (self, G_OBJECT_TYPE (record), minka_record_get_id (record));
  va_list args;

  step->record = minka_record_copy (record);
  step->fields = g_ptr_array_new ();
  va_start (args, field);
  for (const char *name = field; name != NULL; name = va_arg (args, const char *)) {
    const MinkaField *found = minka_record_class_find (MINKA_RECORD_GET_CLASS (record), name);

    if (found != NULL)
      g_ptr_array_add (step->fields, (gpointer) found);
    else
      g_critical ("%s has no field %s", G_OBJECT_TYPE_NAME (record), name);
  }
  va_end (args);
}

/**
 * minka_gesture_remove:
 * @self: a gesture
 * @type: a record type
 * @id: the id of a record of it
 *
 * Removes a record, and with it those that belong to it.
 */
void
minka_gesture_remove (MinkaGesture *self, GType type, const char *id)
{
  add_step (self, type, id);
}
