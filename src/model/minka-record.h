#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MINKA_TYPE_RECORD (minka_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (MinkaRecord, minka_record, MINKA, RECORD, GObject)

/**
 * MinkaFieldKind:
 * @MINKA_FIELD_TEXT: free text, never %NULL
 * @MINKA_FIELD_REF: the id of another record, empty for none
 * @MINKA_FIELD_DATE: YYYY-MM-DD, empty for unknown
 * @MINKA_FIELD_TIME: HH:MM, empty for unknown
 * @MINKA_FIELD_INSTANT: RFC 3339 in UTC, empty for none
 * @MINKA_FIELD_ENUM: one of the nicks of an enumeration
 * @MINKA_FIELD_INT: a whole number
 * @MINKA_FIELD_REAL: a number
 * @MINKA_FIELD_BOOL: yes or no
 * @MINKA_FIELD_BLOB: bytes, %NULL for none
 */
typedef enum {
  MINKA_FIELD_TEXT,
  MINKA_FIELD_REF,
  MINKA_FIELD_DATE,
  MINKA_FIELD_TIME,
  MINKA_FIELD_INSTANT,
  MINKA_FIELD_ENUM,
  MINKA_FIELD_INT,
  MINKA_FIELD_REAL,
  MINKA_FIELD_BOOL,
  MINKA_FIELD_BLOB,
} MinkaFieldKind;

/**
 * MinkaFieldFlags:
 * @MINKA_FIELD_PLAIN: nothing special
 * @MINKA_FIELD_REQUIRED: a record without it is not valid
 * @MINKA_FIELD_SEARCH: its words are found by the search
 * @MINKA_FIELD_OWNER: the record belongs to the one it refers to and goes with it
 */
typedef enum {
  MINKA_FIELD_PLAIN = 0,
  MINKA_FIELD_REQUIRED = 1 << 0,
  MINKA_FIELD_SEARCH = 1 << 1,
  MINKA_FIELD_OWNER = 1 << 2,
} MinkaFieldFlags;

/**
 * MinkaField:
 * @name: the name of property, column and JSON member
 * @kind: what it holds
 * @offset: where the instance keeps it
 * @target: (nullable): the table a reference points to
 * @enum_type: (nullable): the enumeration
 * @flags: what else is to be known
 * @blurb: what it means
 *
 * One property of a record, declared once. Storage, JSON, CSV, the published schema and the search are made
 * from this.
 */
typedef struct {
  const char *name;
  MinkaFieldKind kind;
  gsize offset;
  const char *target;
  GType (*enum_type) (void);
  MinkaFieldFlags flags;
  const char *blurb;
} MinkaField;

/**
 * MinkaRecordClass:
 * @table: the table, or for a summary the view
 * @order: fields that put a list in order, separated by spaces; a minus reverses one
 * @fields: the fields without the id, ended by one without a name
 * @n_fields: how many
 * @summary: whether it is read from a view and never written
 */
struct _MinkaRecordClass {
  GObjectClass parent_class;
  const char *table;
  const char *order;
  const MinkaField *fields;
  guint n_fields;
  gboolean summary;
};

void minka_record_class_declare (MinkaRecordClass *klass, const char *table, const char *order,
                                 const MinkaField *fields);

gpointer minka_record_new (GType type);
const char *minka_record_get_id (MinkaRecord *self);
void minka_record_set_id (MinkaRecord *self, const char *id);
void minka_record_get_field (MinkaRecord *self, const MinkaField *field, GValue *value);
void minka_record_set_field (MinkaRecord *self, const MinkaField *field, const GValue *value);
gboolean minka_record_equal (MinkaRecord *one, MinkaRecord *other);
void minka_record_update (MinkaRecord *self, MinkaRecord *from);
gpointer minka_record_copy (MinkaRecord *self);
gboolean minka_record_validate (MinkaRecord *self, const MinkaField **culprit, GError **error);
const MinkaField *minka_record_class_find (MinkaRecordClass *klass, const char *name);
GParamSpec *minka_field_get_pspec (MinkaRecordClass *klass, const MinkaField *field);
const char *minka_enum_nick (GType type, int value);

/* How a record type is written: a header lists its fields as F (KIND, name, argument, FLAGS, blurb), declares
 * the type with MINKA_DECLARE_RECORD and a source file defines it with MINKA_DEFINE_RECORD. The members of the
 * instance are there to be read; they are written through the properties, so that everyone hears of it. */

#define MINKA_C_TEXT char *
#define MINKA_C_REF char *
#define MINKA_C_DATE char *
#define MINKA_C_TIME char *
#define MINKA_C_INSTANT char *
#define MINKA_C_ENUM int
#define MINKA_C_INT int
#define MINKA_C_REAL double
#define MINKA_C_BOOL gboolean
#define MINKA_C_BLOB GBytes *

#define MINKA_TARGET_TEXT(arg) NULL
#define MINKA_TARGET_REF(arg) arg
#define MINKA_TARGET_DATE(arg) NULL
#define MINKA_TARGET_TIME(arg) NULL
#define MINKA_TARGET_INSTANT(arg) NULL
#define MINKA_TARGET_ENUM(arg) NULL
#define MINKA_TARGET_INT(arg) NULL
#define MINKA_TARGET_REAL(arg) NULL
#define MINKA_TARGET_BOOL(arg) NULL
#define MINKA_TARGET_BLOB(arg) NULL

#define MINKA_ENUM_TEXT(arg) NULL
#define MINKA_ENUM_REF(arg) NULL
#define MINKA_ENUM_DATE(arg) NULL
#define MINKA_ENUM_TIME(arg) NULL
#define MINKA_ENUM_INSTANT(arg) NULL
#define MINKA_ENUM_ENUM(arg) arg
#define MINKA_ENUM_INT(arg) NULL
#define MINKA_ENUM_REAL(arg) NULL
#define MINKA_ENUM_BOOL(arg) NULL
#define MINKA_ENUM_BLOB(arg) NULL

#define MINKA_FIELD_MEMBER(KIND, name, arg, FLAGS, blurb) MINKA_C_##KIND name;
#define MINKA_FIELD_ENTRY(KIND, name, arg, FLAGS, blurb)                                                     \
  { #name,                                                                                                   \
    MINKA_FIELD_##KIND,                                                                                      \
    G_STRUCT_OFFSET (Self, name),                                                                            \
    MINKA_TARGET_##KIND (arg),                                                                               \
    MINKA_ENUM_##KIND (arg),                                                                                 \
    MINKA_FIELD_##FLAGS,                                                                                     \
    blurb },

#define MINKA_FIELD_REQUIRED_SEARCH (MINKA_FIELD_REQUIRED | MINKA_FIELD_SEARCH)
#define MINKA_FIELD_REQUIRED_OWNER (MINKA_FIELD_REQUIRED | MINKA_FIELD_OWNER)

#define MINKA_DECLARE_RECORD(Name, name, NAME, FIELDS)                                                       \
  G_DECLARE_FINAL_TYPE (Minka##Name, minka_##name, MINKA, NAME, MinkaRecord)                                 \
  struct _Minka##Name {                                                                                      \
    MinkaRecord parent_instance;                                                                             \
    FIELDS (MINKA_FIELD_MEMBER)                                                                              \
  };

#define MINKA_DEFINE_RECORD(Name, name, table, order, FIELDS)                                                \
  G_DEFINE_FINAL_TYPE (Minka##Name, minka_##name, MINKA_TYPE_RECORD)                                         \
  static void minka_##name##_class_init (Minka##Name##Class *klass)                                          \
  {                                                                                                          \
    typedef Minka##Name Self;                                                                                \
    static const MinkaField fields[] = { FIELDS (MINKA_FIELD_ENTRY){ NULL } };                               \
    minka_record_class_declare (MINKA_RECORD_CLASS (klass), table, order, fields);                           \
  }                                                                                                          \
  static void minka_##name##_init (Minka##Name *self)                                                        \
  {                                                                                                          \
    (void) self;                                                                                             \
  }

/* An enumeration whose nicks are what files hold. */
#define MINKA_ENUM_ITEM(value, nick) value,
#define MINKA_ENUM_VALUE(value, nick) { value, #value, nick },
#define MINKA_DECLARE_ENUM(Name, name, VALUES)                                                               \
  typedef enum {                                                                                             \
    VALUES (MINKA_ENUM_ITEM)                                                                                 \
  } Minka##Name;                                                                                             \
  GType minka_##name##_get_type (void);
#define MINKA_DEFINE_ENUM(Name, name, VALUES)                                                                \
  GType minka_##name##_get_type (void)                                                                       \
  {                                                                                                          \
    static GType type;                                                                                       \
    static const GEnumValue values[] = { VALUES (MINKA_ENUM_VALUE){ 0, NULL, NULL } };                       \
    if (g_once_init_enter (&type))                                                                           \
      g_once_init_leave (&type, g_enum_register_static ("Minka" #Name, values));                             \
    return type;                                                                                             \
  }

G_END_DECLS
