#include "minka-form.h"

#include "minka-date-row.h"
#include "minka-date.h"
#include "minka-text-row.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaForm:
 *
 * A record as rows to fill in. The kind of each row follows from the kind of its field. There is nothing to save:
 * what is typed is on its way to the disk when typing pauses or the row is left.
 */
struct _MinkaForm {
  GObject parent_instance;
  MinkaWorkspace *workspace;
  MinkaRecord *record;
};

#define PAUSE_MS 600

/* A row and its field. It lives as long as the row. */
typedef struct {
  MinkaForm *form;
  const MinkaField *field;
  GtkWidget *row; /* unowned */
  GListModel *choices;
  const MinkaField *first; /* of a range of days, which this one is in */
  const MinkaField *last;
  guint timer;
  gboolean dirty;
  gboolean showing;
} Cell;

G_DEFINE_FINAL_TYPE (MinkaForm, minka_form, G_TYPE_OBJECT)

static void
minka_form_finalize (GObject *object)
{
  MinkaForm *self = MINKA_FORM (object);

  g_object_unref (self->workspace);
  g_object_unref (self->record);
  G_OBJECT_CLASS (minka_form_parent_class)->finalize (object);
}

static void
minka_form_class_init (MinkaFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = minka_form_finalize;
}

static void
minka_form_init (MinkaForm *self)
{
}

/* What the row says, as the field's value. */
static void
read_row (Cell *cell, GValue *value)
{
  switch (cell->field->kind) {
  case MINKA_FIELD_ENUM:
    g_value_set_enum (value, adw_combo_row_get_selected (ADW_COMBO_ROW (cell->row)));
    break;
  case MINKA_FIELD_INT:
    g_value_set_int (value, adw_spin_row_get_value (ADW_SPIN_ROW (cell->row)));
    break;
  case MINKA_FIELD_REAL:
    g_value_set_double (value, adw_spin_row_get_value (ADW_SPIN_ROW (cell->row)));
    break;
  case MINKA_FIELD_BOOL:
    g_value_set_boolean (value, adw_switch_row_get_active (ADW_SWITCH_ROW (cell->row)));
    break;
  case MINKA_FIELD_DATE:
  case MINKA_FIELD_TIME:
    g_value_set_string (value, minka_date_row_get_value (MINKA_DATE_ROW (cell->row)));
    break;
  case MINKA_FIELD_REF: {
    MinkaRecord *chosen = adw_combo_row_get_selected_item (ADW_COMBO_ROW (cell->row));
    const char *id = chosen != NULL ? minka_record_get_id (chosen) : NULL;

    g_value_set_string (value, id != NULL ? id : "");
    break;
  }
  default:
    if (MINKA_IS_TEXT_ROW (cell->row)) {
      g_value_take_string (value, g_strchomp (minka_text_row_get_text (MINKA_TEXT_ROW (cell->row))));
    } else {
      g_value_take_string (value, g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (cell->row)))));
    }
    break;
  }
}

static guint
find_choice (Cell *cell, const char *id)
{
  for (guint i = 1; i < g_list_model_get_n_items (cell->choices); i++) {
    g_autoptr (MinkaRecord) choice = g_list_model_get_item (cell->choices, i);

    if (g_strcmp0 (minka_record_get_id (choice), id) == 0)
      return i;
  }
  return 0;
}

static void
show_value (Cell *cell)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value,
                minka_field_get_pspec (MINKA_RECORD_GET_CLASS (cell->form->record), cell->field)->value_type);
  minka_record_get_field (cell->form->record, cell->field, &value);
  cell->showing = TRUE;
  switch (cell->field->kind) {
  case MINKA_FIELD_ENUM:
    adw_combo_row_set_selected (ADW_COMBO_ROW (cell->row), g_value_get_enum (&value));
    break;
  case MINKA_FIELD_INT:
    adw_spin_row_set_value (ADW_SPIN_ROW (cell->row), g_value_get_int (&value));
    break;
  case MINKA_FIELD_REAL:
    adw_spin_row_set_value (ADW_SPIN_ROW (cell->row), g_value_get_double (&value));
    break;
  case MINKA_FIELD_BOOL:
    adw_switch_row_set_active (ADW_SWITCH_ROW (cell->row), g_value_get_boolean (&value));
    break;
  case MINKA_FIELD_DATE:
  case MINKA_FIELD_TIME:
    minka_date_row_set_value (MINKA_DATE_ROW (cell->row), g_value_get_string (&value));
    break;
  case MINKA_FIELD_REF:
    adw_combo_row_set_selected (ADW_COMBO_ROW (cell->row), find_choice (cell, g_value_get_string (&value)));
    break;
  default:
    if (MINKA_IS_TEXT_ROW (cell->row))
      minka_text_row_set_text (MINKA_TEXT_ROW (cell->row), g_value_get_string (&value));
    else if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (cell->row)), g_value_get_string (&value)))
      gtk_editable_set_text (GTK_EDITABLE (cell->row), g_value_get_string (&value));
    gtk_widget_remove_css_class (cell->row, "error");
    break;
  }
  cell->showing = FALSE;
}

/* A full or failing disk stays so for a while; anything else is said in passing. */
static gboolean
is_lasting (const GError *error)
{
  return g_error_matches (error, MINKA_ERROR, MINKA_ERROR_NO_SPACE) ||
         g_error_matches (error, MINKA_ERROR, MINKA_ERROR_IO) ||
         g_error_matches (error, MINKA_ERROR, MINKA_ERROR_READ_ONLY) ||
         g_error_matches (error, MINKA_ERROR, MINKA_ERROR_CORRUPT);
}

typedef struct {
  GtkWidget *widget;
  char *message;
} Telling;

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Telling *telling = data;
  g_autoptr (GtkWidget) widget = telling->widget;
  g_autofree char *message = telling->message;
  g_autoptr (GError) error = NULL;

  if (!minka_workspace_finish (MINKA_WORKSPACE (source), result, &error))
    gtk_widget_activate_action (widget, is_lasting (error) ? "win.trouble" : "win.tell", "s", error->message);
  else if (message != NULL)
    gtk_widget_activate_action (widget, "win.tell-undo", "s", message);
}

/**
 * minka_form_apply_and_tell:
 * @widget: where the gesture was made
 * @workspace: a workspace
 * @gesture: (transfer full): what to do
 * @message: (nullable): what to say when it is done, with an offer to take it back
 *
 * Does a gesture; if it fails, the window says why.
 */
void
minka_form_apply_and_tell (GtkWidget *widget, MinkaWorkspace *workspace, MinkaGesture *gesture,
                           const char *message)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  Telling *telling = g_new (Telling, 1);

  /* The place may be gone before the answer comes; the window is not. */
  *telling = (Telling) { g_object_ref (root != NULL ? GTK_WIDGET (root) : widget), g_strdup (message) };
  minka_workspace_apply (workspace, gesture, on_applied, telling);
}

/**
 * minka_form_apply:
 * @widget: where the gesture was made
 * @workspace: a workspace
 * @gesture: (transfer full): what to do
 *
 * Does a gesture; if it fails, the window says why.
 */
void
minka_form_apply (GtkWidget *widget, MinkaWorkspace *workspace, MinkaGesture *gesture)
{
  minka_form_apply_and_tell (widget, workspace, gesture, NULL);
}

static gboolean
values_equal (const GValue *one, const GValue *other)
{
  g_auto (GValue) a = G_VALUE_INIT, b = G_VALUE_INIT;

  g_value_init (&a, G_TYPE_STRING);
  g_value_init (&b, G_TYPE_STRING);
  return g_value_transform (one, &a) && g_value_transform (other, &b) &&
         g_strcmp0 (g_value_get_string (&a), g_value_get_string (&b)) == 0;
}

static const char *
day_in (Cell *cell, const MinkaField *field)
{
  return *(char **) G_STRUCT_MEMBER_P (cell->form->record, field->offset);
}

/* A first day that comes later than the last one takes that along. */
static char *
shift_last (Cell *cell, const char *first)
{
  g_autoptr (GDate) from = minka_date_parse (day_in (cell, cell->first));
  g_autoptr (GDate) to = minka_date_parse (first);
  g_autoptr (GDate) last = minka_date_parse (day_in (cell, cell->last));
  char *iso = g_malloc0 (11);

  g_date_add_days (last, MAX (g_date_days_between (from, to), 0));
  if (g_date_compare (last, to) < 0)
    *last = *to;
  g_date_strftime (iso, 11, "%Y-%m-%d", last);
  return iso;
}

static gboolean
is_reversed (Cell *cell, const char *day)
{
  return cell->last == cell->field && *day != '\0' && strcmp (day, day_in (cell, cell->first)) < 0;
}

/* Sets the field, and what has to go with it. */
static void
set_value (Cell *cell, const GValue *value, MinkaGesture *gesture)
{
  MinkaRecord *record = cell->form->record;
  g_autofree char *last = NULL;

  if (cell->first == cell->field && *day_in (cell, cell->last) != '\0' &&
      strcmp (g_value_get_string (value), day_in (cell, cell->last)) > 0)
    last = shift_last (cell, g_value_get_string (value));
  minka_record_set_field (record, cell->field, value);
  minka_gesture_set (gesture, record, cell->field->name, NULL);
  if (last != NULL) {
    g_object_set (record, cell->last->name, last, NULL);
    minka_gesture_set (gesture, record, cell->last->name, NULL);
  }
}

static void
commit (Cell *cell)
{
  MinkaForm *form = cell->form;
  GType type = minka_field_get_pspec (MINKA_RECORD_GET_CLASS (form->record), cell->field)->value_type;
  g_auto (GValue) before = G_VALUE_INIT, value = G_VALUE_INIT;
  g_autofree char *name = NULL;
  MinkaGesture *gesture;

  g_clear_handle_id (&cell->timer, g_source_remove);
  cell->dirty = FALSE;
  if (minka_workspace_get_path (form->workspace) == NULL)
    return;
  g_value_init (&before, type);
  g_value_init (&value, type);
  minka_record_get_field (form->record, cell->field, &before);
  read_row (cell, &value);
  if (values_equal (&before, &value))
    return;
  if ((cell->field->flags & MINKA_FIELD_REQUIRED) && *g_value_get_string (&value) == '\0') {
    if (cell->field->kind == MINKA_FIELD_REF) {
      show_value (cell);
      return;
    }
    gtk_widget_add_css_class (cell->row, "error");
    return;
  }
  gtk_widget_remove_css_class (cell->row, "error");
  if (cell->last != NULL && is_reversed (cell, g_value_get_string (&value))) {
    gtk_widget_activate_action (cell->row, "win.tell", "s", _ ("The last day cannot come before the first."));
    show_value (cell);
    return;
  }

  /* Translators: what undo takes back; the field's name. */
  name = g_strdup_printf (_ ("Change “%s”"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (cell->row)));
  gesture = minka_gesture_new (name);
  set_value (cell, &value, gesture);
  minka_form_apply (cell->row, form->workspace, gesture);
}

static gboolean
on_pause (gpointer data)
{
  Cell *cell = data;

  cell->timer = 0;
  commit (cell);
  return G_SOURCE_REMOVE;
}

/* Something is being typed: the plan hears of it when it pauses. */
static void
on_typed (Cell *cell)
{
  if (cell->showing)
    return;
  cell->dirty = TRUE;
  g_clear_handle_id (&cell->timer, g_source_remove);
  cell->timer = g_timeout_add (PAUSE_MS, on_pause, cell);
}

static void
on_chosen (Cell *cell)
{
  if (!cell->showing)
    commit (cell);
}

static void
on_left (Cell *cell)
{
  if (cell->dirty)
    commit (cell);
  /* What may not be empty shows again what it was. */
  if (gtk_widget_has_css_class (cell->row, "error") && (cell->field->flags & MINKA_FIELD_REQUIRED))
    show_value (cell);
}

static void
on_record_changed (Cell *cell)
{
  if (!cell->dirty)
    show_value (cell);
}

static void
on_choices_changed (Cell *cell)
{
  show_value (cell);
}

static void
on_destroyed (GtkWidget *row, Cell *cell)
{
  if (cell->dirty)
    commit (cell);
}

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  g_clear_handle_id (&cell->timer, g_source_remove);
  g_signal_handlers_disconnect_by_data (cell->form->record, cell);
  if (cell->choices != NULL)
    g_signal_handlers_disconnect_by_data (cell->choices, cell);
  g_clear_object (&cell->choices);
  g_object_unref (cell->form);
  g_free (cell);
}

static const char *
title_of (MinkaRecord *record)
{
  MinkaRecordClass *klass = MINKA_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & MINKA_FIELD_SEARCH) && klass->fields[i].kind == MINKA_FIELD_TEXT)
      return *(char **) G_STRUCT_MEMBER_P (record, klass->fields[i].offset);
  return "";
}

static char *
choice_title (MinkaRecord *record, gpointer unused)
{
  if (minka_record_get_id (record) == NULL)
    /* Translators: nobody or nothing is chosen. */
    return g_strdup (C_ ("choice", "None"));
  return g_strdup (title_of (record));
}

/* «None», then the records of the field's table. */
static GListModel *
make_choices (MinkaForm *self, const MinkaField *field)
{
  GType type = minka_model_find_table (field->target);
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GListStore) none = g_list_store_new (MINKA_TYPE_RECORD);
  g_autoptr (MinkaRecord) empty = g_object_new (type, NULL);
  g_autoptr (GListModel) list = minka_workspace_list (self->workspace, type, NULL, NULL);

  g_list_store_append (none, empty);
  g_list_store_append (parts, none);
  g_list_store_append (parts, list);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)));
}

static GtkWidget *
make_reference_row (Cell *cell)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkExpression) expression =
      gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (choice_title), NULL, NULL);

  cell->choices = make_choices (cell->form, cell->field);
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), expression);
  cell->showing = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (row), cell->choices);
  cell->showing = FALSE;
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  /* Below the title a name of any length has room. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (on_chosen), cell);
  /* After the row itself, which chooses the first when the list comes in. */
  g_signal_connect_data (cell->choices, "items-changed", G_CALLBACK (on_choices_changed), cell, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return row;
}

static GtkWidget *
make_enum_row (Cell *cell)
{
  GtkWidget *row = adw_combo_row_new ();
  GType type = cell->field->enum_type ();
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < klass->n_values; i++)
    gtk_string_list_append (words, minka_words_for (type, klass->values[i].value));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (on_chosen), cell);
  return row;
}

static void
watch_focus (Cell *cell, GtkWidget *widget)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), cell);
  gtk_widget_add_controller (widget, focus);
}

/* The decimals that there are. */
static gboolean
show_real (AdwSpinRow *row)
{
  g_autofree char *text = g_strdup_printf ("%.2f", adw_spin_row_get_value (row));
  char *end = text + strlen (text);

  while (*--end == '0')
    *end = '\0';
  if (!g_ascii_isdigit (*end))
    *end = '\0';
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  return TRUE;
}

static GtkWidget *
make_row (Cell *cell)
{
  GtkWidget *row;

  switch (cell->field->kind) {
  case MINKA_FIELD_REF:
    return make_reference_row (cell);
  case MINKA_FIELD_ENUM:
    return make_enum_row (cell);
  case MINKA_FIELD_INT:
  case MINKA_FIELD_REAL:
    /* By itself the row hides what is in it from screen readers. */
    row = g_object_new (ADW_TYPE_SPIN_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
    if (cell->field->kind == MINKA_FIELD_REAL)
      g_signal_connect (row, "output", G_CALLBACK (show_real), NULL);
    adw_spin_row_configure (ADW_SPIN_ROW (row), gtk_adjustment_new (0, 0, 100000, 1, 10, 0), 1,
                            cell->field->kind == MINKA_FIELD_REAL ? 2 : 0);
    g_signal_connect_swapped (row, "notify::value", G_CALLBACK (on_typed), cell);
    watch_focus (cell, row);
    return row;
  case MINKA_FIELD_BOOL:
    row = adw_switch_row_new ();
    g_signal_connect_swapped (row, "notify::active", G_CALLBACK (on_chosen), cell);
    return row;
  case MINKA_FIELD_DATE:
  case MINKA_FIELD_TIME:
    row = cell->field->kind == MINKA_FIELD_DATE ? minka_date_row_new () : minka_time_row_new ();
    g_signal_connect_swapped (row, "notify::value", G_CALLBACK (on_chosen), cell);
    return row;
  default:
    row = adw_entry_row_new ();
    /* Undo is the plan's, and names its step. */
    gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
    g_signal_connect_swapped (row, "changed", G_CALLBACK (on_typed), cell);
    g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (commit), cell);
    watch_focus (cell, row);
    return row;
  }
}

static GtkWidget *
watch_text_row (Cell *cell, GtkWidget *row)
{
  GtkTextView *view = GTK_TEXT_VIEW (minka_text_row_get_view (MINKA_TEXT_ROW (row)));

  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (view), FALSE);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_typed), cell);
  watch_focus (cell, GTK_WIDGET (view));
  return row;
}

static GtkWidget *
make_text_row (Cell *cell)
{
  return watch_text_row (cell, minka_text_row_new ());
}

static GtkWidget *
make_line_row (Cell *cell)
{
  return watch_text_row (cell, minka_text_row_new_line ());
}

static GtkWidget *
add (MinkaForm *self, GtkWidget *container, const char *name, const char *title,
     GtkWidget *(*make) (Cell *cell))
{
  Cell *cell = g_new0 (Cell, 1);
  g_autofree char *signal = g_strdup_printf ("notify::%s", name);

  g_strdelimit (signal, "_", '-');
  cell->form = g_object_ref (self);
  cell->field = minka_record_class_find (MINKA_RECORD_GET_CLASS (self->record), name);
  cell->row = make (cell);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (cell->row), title);
  show_value (cell);
  g_object_set_data_full (G_OBJECT (cell->row), "minka-cell", cell, cell_free);
  g_object_set_data (G_OBJECT (cell->row), "minka-part", (gpointer) cell->field->name);
  g_signal_connect (cell->row, "destroy", G_CALLBACK (on_destroyed), cell);
  g_signal_connect_swapped (self->record, signal, G_CALLBACK (on_record_changed), cell);

  if (ADW_IS_EXPANDER_ROW (container))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (container), cell->row);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (container), cell->row);
  return cell->row;
}

/**
 * minka_form_new:
 * @workspace: a workspace with an open plan
 * @record: a record of it
 *
 * Returns: (transfer full): a form; its rows keep it alive
 */
MinkaForm *
minka_form_new (MinkaWorkspace *workspace, gpointer record)
{
  MinkaForm *self = g_object_new (MINKA_TYPE_FORM, NULL);

  self->workspace = g_object_ref (workspace);
  self->record = g_object_ref (record);
  return self;
}

/**
 * minka_form_add:
 * @self: a form
 * @container: an #AdwPreferencesGroup or #AdwExpanderRow
 * @field: the name of a field of the record
 * @title: what the person calls it
 *
 * Adds the row that fits the field.
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
minka_form_add (MinkaForm *self, GtkWidget *container, const char *field, const char *title)
{
  return add (self, container, field, title, make_row);
}

/**
 * minka_form_add_line:
 * @self: a form
 * @container: an #AdwPreferencesGroup or #AdwExpanderRow
 * @field: the name of a text field of the record
 * @title: what the person calls it
 *
 * Adds a row for one line of text that is often too long for its row, and wraps there.
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
minka_form_add_line (MinkaForm *self, GtkWidget *container, const char *field, const char *title)
{
  return add (self, container, field, title, make_line_row);
}

/**
 * minka_form_add_text:
 * @self: a form
 * @container: an #AdwPreferencesGroup or #AdwExpanderRow
 * @field: the name of a text field of the record
 * @title: what the person calls it
 *
 * Adds a row for text of several lines.
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
minka_form_add_text (MinkaForm *self, GtkWidget *container, const char *field, const char *title)
{
  return add (self, container, field, title, make_text_row);
}

/**
 * minka_form_add_range:
 * @self: a form
 * @container: an #AdwPreferencesGroup or #AdwExpanderRow
 * @first: the name of the field of the first day
 * @first_title: what the person calls it
 * @last: the name of the field of the last day, which may stay empty
 * @last_title: what the person calls it
 *
 * Adds two rows for days of which the last never comes before the first.
 */
void
minka_form_add_range (MinkaForm *self, GtkWidget *container, const char *first, const char *first_title,
                      const char *last, const char *last_title)
{
  GtkWidget *rows[] = {
    minka_form_add (self, container, first, first_title),
    minka_form_add (self, container, last, last_title),
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    Cell *cell = g_object_get_data (G_OBJECT (rows[i]), "minka-cell");

    cell->first = minka_record_class_find (MINKA_RECORD_GET_CLASS (self->record), first);
    cell->last = minka_record_class_find (MINKA_RECORD_GET_CLASS (self->record), last);
  }
}

/**
 * minka_form_name_choice:
 * @record: a record
 *
 * Returns: (transfer full): what the record is called where it can be chosen
 */
char *
minka_form_name_choice (gpointer record)
{
  return g_strdup (title_of (record));
}

/**
 * minka_form_get_record:
 * @self: a form
 *
 * Returns: (transfer none): its record
 */
gpointer
minka_form_get_record (MinkaForm *self)
{
  return self->record;
}

/**
 * minka_form_get_workspace:
 * @self: a form
 *
 * Returns: (transfer none): its workspace
 */
MinkaWorkspace *
minka_form_get_workspace (MinkaForm *self)
{
  return self->workspace;
}
