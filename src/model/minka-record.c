#include "minka-record.h"

#include "minka-date.h"
#include "minka-error.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaRecord:
 *
 * One row of the plan. A subclass declares its fields and nothing else; its properties are its columns.
 */
typedef struct {
  char *id;
} MinkaRecordPrivate;

enum {
  PROP_ID = 1,
  PROP_FIRST_FIELD,
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MinkaRecord, minka_record, G_TYPE_OBJECT)

static gboolean
is_string (const MinkaField *field)
{
  return field->kind <= MINKA_FIELD_INSTANT;
}

static gpointer
member (MinkaRecord *self, const MinkaField *field)
{
  return G_STRUCT_MEMBER_P (self, field->offset);
}

static void
minka_record_constructed (GObject *object)
{
  MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (object);

  for (guint i = 0; i < klass->n_fields; i++)
    if (is_string (&klass->fields[i]))
      *(char **) member (MINKA_RECORD (object), &klass->fields[i]) = g_strdup ("");

  G_OBJECT_CLASS (minka_record_parent_class)->constructed (object);
}

static void
minka_record_finalize (GObject *object)
{
  MinkaRecord *self = MINKA_RECORD (object);
  MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (self);
  MinkaRecordPrivate *priv = minka_record_get_instance_private (self);

  for (guint i = 0; i < klass->n_fields; i++) {
    if (is_string (&klass->fields[i]))
      g_free (*(char **) member (self, &klass->fields[i]));
    else if (klass->fields[i].kind == MINKA_FIELD_BLOB)
      g_clear_pointer ((GBytes **) member (self, &klass->fields[i]), g_bytes_unref);
  }
  g_free (priv->id);

  G_OBJECT_CLASS (minka_record_parent_class)->finalize (object);
}

static void
minka_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MinkaRecord *self = MINKA_RECORD (object);

  if (prop_id == PROP_ID)
    g_value_set_string (value, minka_record_get_id (self));
  else
    minka_record_get_field (self, &MINKA_RECORD_GET_CLASS (self)->fields[prop_id - PROP_FIRST_FIELD], value);
}

static void
minka_record_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MinkaRecord *self = MINKA_RECORD (object);

  if (prop_id == PROP_ID)
    minka_record_set_id (self, g_value_get_string (value));
  else
    minka_record_set_field (self, &MINKA_RECORD_GET_CLASS (self)->fields[prop_id - PROP_FIRST_FIELD], value);
}

static void
minka_record_class_init (MinkaRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = minka_record_constructed;
  object_class->finalize = minka_record_finalize;
  object_class->get_property = minka_record_get_property;
  object_class->set_property = minka_record_set_property;

  /**
   * MinkaRecord:id:
   *
   * The record's UUID, the same on every laptop.
   */
  g_object_class_install_property (
      object_class, PROP_ID,
      g_param_spec_string ("id", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

static void
minka_record_init (MinkaRecord *self)
{
}

static GParamSpec *
make_pspec (const MinkaField *field)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_BLURB | G_PARAM_EXPLICIT_NOTIFY;

  switch (field->kind) {
  case MINKA_FIELD_ENUM:
    return g_param_spec_enum (field->name, NULL, field->blurb, field->enum_type (), 0, flags);
  case MINKA_FIELD_INT:
    return g_param_spec_int (field->name, NULL, field->blurb, G_MININT, G_MAXINT, 0, flags);
  case MINKA_FIELD_REAL:
    return g_param_spec_double (field->name, NULL, field->blurb, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  case MINKA_FIELD_BOOL:
    return g_param_spec_boolean (field->name, NULL, field->blurb, FALSE, flags);
  case MINKA_FIELD_BLOB:
    return g_param_spec_boxed (field->name, NULL, field->blurb, G_TYPE_BYTES, flags);
  default:
    return g_param_spec_string (field->name, NULL, field->blurb, "", flags);
  }
}

/**
 * minka_record_class_declare:
 * @klass: a record class in its class_init
 * @table: the table or view
 * @order: see [struct@RecordClass]
 * @fields: (array zero-terminated=1): the fields, static
 *
 * Makes properties of fields.
 */
void
minka_record_class_declare (MinkaRecordClass *klass, const char *table, const char *order,
                            const MinkaField *fields)
{
  /* Each class answers for its own properties. */
  G_OBJECT_CLASS (klass)->get_property = minka_record_get_property;
  G_OBJECT_CLASS (klass)->set_property = minka_record_set_property;

  klass->table = table;
  klass->order = order;
  klass->fields = fields;
  klass->summary = g_str_has_suffix (table, "_summary");

  for (klass->n_fields = 0; fields[klass->n_fields].name != NULL; klass->n_fields++)
    g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_FIRST_FIELD + klass->n_fields,
                                     make_pspec (&fields[klass->n_fields]));
}

/**
 * minka_record_class_find:
 * @klass: a record class
 * @name: a field's name; hyphens count as underscores
 *
 * Returns: (transfer none) (nullable): the field
 */
const MinkaField *
minka_record_class_find (MinkaRecordClass *klass, const char *name)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_CLASS (klass), name);

  if (pspec == NULL || pspec->param_id < PROP_FIRST_FIELD)
    return NULL;
  return &klass->fields[pspec->param_id - PROP_FIRST_FIELD];
}

/**
 * minka_field_get_pspec:
 * @klass: a record class
 * @field: one of its fields
 *
 * Returns: (transfer none): the property
 */
GParamSpec *
minka_field_get_pspec (MinkaRecordClass *klass, const MinkaField *field)
{
  return g_object_class_find_property (G_OBJECT_CLASS (klass), field->name);
}

/**
 * minka_record_new:
 * @type: a record type
 *
 * Returns: (transfer full): an empty record with an id of its own
 */
gpointer
minka_record_new (GType type)
{
  g_autofree char *id = g_uuid_string_random ();

  return g_object_new (type, "id", id, NULL);
}

/**
 * minka_record_get_id:
 * @self: a record
 *
 * Returns: (transfer none): its UUID
 */
const char *
minka_record_get_id (MinkaRecord *self)
{
  MinkaRecordPrivate *priv = minka_record_get_instance_private (self);

  return priv->id;
}

/**
 * minka_record_set_id:
 * @self: a record
 * @id: a UUID
 *
 * Gives the record its identity.
 */
void
minka_record_set_id (MinkaRecord *self, const char *id)
{
  MinkaRecordPrivate *priv = minka_record_get_instance_private (self);

  if (g_set_str (&priv->id, id))
    g_object_notify (G_OBJECT (self), "id");
}

/**
 * minka_record_get_field:
 * @self: a record
 * @field: one of its fields
 * @value: (inout): a value of the field's type
 *
 * Reads a field.
 */
void
minka_record_get_field (MinkaRecord *self, const MinkaField *field, GValue *value)
{
  gpointer p = member (self, field);

  switch (field->kind) {
  case MINKA_FIELD_ENUM:
    g_value_set_enum (value, *(int *) p);
    break;
  case MINKA_FIELD_INT:
    g_value_set_int (value, *(int *) p);
    break;
  case MINKA_FIELD_REAL:
    g_value_set_double (value, *(double *) p);
    break;
  case MINKA_FIELD_BOOL:
    g_value_set_boolean (value, *(gboolean *) p);
    break;
  case MINKA_FIELD_BLOB:
    g_value_set_boxed (value, *(GBytes **) p);
    break;
  default:
    g_value_set_string (value, *(char **) p);
    break;
  }
}

static gboolean
store_blob (GBytes **p, GBytes *bytes)
{
  if (*p == bytes || (*p != NULL && bytes != NULL && g_bytes_equal (*p, bytes)))
    return FALSE;
  g_clear_pointer (p, g_bytes_unref);
  *p = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  return TRUE;
}

#define STORE(ctype, new_value)                                                                              \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    ctype fresh = (new_value);                                                                               \
    changed = *(ctype *) p != fresh;                                                                         \
    *(ctype *) p = fresh;                                                                                    \
  }                                                                                                          \
  G_STMT_END

/**
 * minka_record_set_field:
 * @self: a record
 * @field: one of its fields
 * @value: a value of the field's type
 *
 * Writes a field, and notifies when it is another value than before.
 */
void
minka_record_set_field (MinkaRecord *self, const MinkaField *field, const GValue *value)
{
  gpointer p = member (self, field);
  gboolean changed;

  switch (field->kind) {
  case MINKA_FIELD_ENUM:
    STORE (int, g_value_get_enum (value));
    break;
  case MINKA_FIELD_INT:
    STORE (int, g_value_get_int (value));
    break;
  case MINKA_FIELD_REAL:
    STORE (double, g_value_get_double (value));
    break;
  case MINKA_FIELD_BOOL:
    STORE (gboolean, g_value_get_boolean (value) != FALSE);
    break;
  case MINKA_FIELD_BLOB:
    changed = store_blob (p, g_value_get_boxed (value));
    break;
  default:
    changed = g_set_str (p, g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
    break;
  }

  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), minka_field_get_pspec (MINKA_RECORD_GET_CLASS (self), field));
}

static gboolean
is_same_field (MinkaRecord *one, MinkaRecord *other, const MinkaField *field)
{
  gpointer a = member (one, field), b = member (other, field);

  switch (field->kind) {
  case MINKA_FIELD_ENUM:
  case MINKA_FIELD_INT:
  case MINKA_FIELD_BOOL:
    return *(int *) a == *(int *) b;
  case MINKA_FIELD_REAL:
    return *(double *) a == *(double *) b;
  case MINKA_FIELD_BLOB:
    return *(GBytes **) a == *(GBytes **) b || (*(GBytes **) a != NULL && *(GBytes **) b != NULL &&
                                                g_bytes_equal (*(GBytes **) a, *(GBytes **) b));
  default:
    return g_str_equal (*(char **) a, *(char **) b);
  }
}

/**
 * minka_record_equal:
 * @one: a record
 * @other: another of the same type
 *
 * Returns: whether both have the same id and fields
 */
gboolean
minka_record_equal (MinkaRecord *one, MinkaRecord *other)
{
  MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (one);

  g_return_val_if_fail (G_OBJECT_TYPE (one) == G_OBJECT_TYPE (other), FALSE);

  if (g_strcmp0 (minka_record_get_id (one), minka_record_get_id (other)) != 0)
    return FALSE;
  for (guint i = 0; i < klass->n_fields; i++)
    if (!is_same_field (one, other, &klass->fields[i]))
      return FALSE;
  return TRUE;
}

/**
 * minka_record_update:
 * @self: a record
 * @from: another of the same type
 *
 * Takes over the fields of @from, notifying of those that differ.
 */
void
minka_record_update (MinkaRecord *self, MinkaRecord *from)
{
  MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (self);

  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (from));

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < klass->n_fields; i++) {
    g_auto (GValue) value = G_VALUE_INIT;

    if (is_same_field (self, from, &klass->fields[i]))
      continue;
    g_value_init (&value, minka_field_get_pspec (klass, &klass->fields[i])->value_type);
    minka_record_get_field (from, &klass->fields[i], &value);
    minka_record_set_field (self, &klass->fields[i], &value);
  }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * minka_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): a record of the same type, id and fields
 */
gpointer
minka_record_copy (MinkaRecord *self)
{
  MinkaRecord *copy = g_object_new (G_OBJECT_TYPE (self), "id", minka_record_get_id (self), NULL);

  minka_record_update (copy, self);
  return copy;
}

static gboolean
invalid (GError **error, const char *message)
{
  g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
validate_field (MinkaRecord *self, const MinkaField *field, GError **error)
{
  gpointer p = member (self, field);
  const char *text = is_string (field) ? *(char **) p : "";

  if (is_string (field) && !g_utf8_validate (text, -1, NULL))
    return invalid (error, _ ("The text is not valid UTF-8."));
  if ((field->flags & MINKA_FIELD_REQUIRED) && is_string (field) && *text == '\0')
    return invalid (error, _ ("It must not be empty."));
  if ((field->flags & MINKA_FIELD_REQUIRED) && field->kind == MINKA_FIELD_BLOB && *(GBytes **) p == NULL)
    return invalid (error, _ ("It must not be empty."));

  switch (field->kind) {
  case MINKA_FIELD_REF:
    if (*text != '\0' && !g_uuid_string_is_valid (text))
      return invalid (error, _ ("It is not a valid identifier."));
    return TRUE;
  case MINKA_FIELD_DATE:
    if (*text != '\0' && !minka_date_is_valid (text))
      return invalid (error, _ ("It is not a date like 2021-03-15."));
    return TRUE;
  case MINKA_FIELD_TIME:
    if (*text != '\0' && !minka_time_is_valid (text))
      return invalid (error, _ ("It is not a time like 15:30."));
    return TRUE;
  case MINKA_FIELD_INSTANT:
    if (*text != '\0' && !minka_instant_is_valid (text))
      return invalid (error, _ ("It is not a moment like 2021-03-15T20:30:00Z."));
    return TRUE;
  default:
    return TRUE;
  }
}

/**
 * minka_record_validate:
 * @self: a record
 * @culprit: (out) (optional) (transfer none) (nullable): the field that is wrong, %NULL if it is the id
 * @error: return location
 *
 * Checks each field by itself: form of dates, times and ids, and that nothing required is empty.
 *
 * Returns: whether all is well; if not, @error is %MINKA_ERROR_INVALID
 */
gboolean
minka_record_validate (MinkaRecord *self, const MinkaField **culprit, GError **error)
{
  MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (self);
  const char *id = minka_record_get_id (self);

  if (culprit != NULL)
    *culprit = NULL;
  if (id == NULL || !g_uuid_string_is_valid (id))
    return invalid (error, _ ("It is not a valid identifier."));

  for (guint i = 0; i < klass->n_fields; i++) {
    if (!validate_field (self, &klass->fields[i], error)) {
      if (culprit != NULL)
        *culprit = &klass->fields[i];
      return FALSE;
    }
  }
  return TRUE;
}

/**
 * minka_enum_nick:
 * @type: an enumeration
 * @value: one of its values
 *
 * Returns: (transfer none): how files write it
 */
const char *
minka_enum_nick (GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value (klass, value);

  return found != NULL ? found->value_nick : "";
}
