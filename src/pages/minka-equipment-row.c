#include "minka-equipment-row.h"

#include "minka-equipment.h"
#include "minka-plain-row.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/* With what those who are called come to an online meeting, counted from their own records; the names when the row is
 * opened. */

typedef struct {
  AdwExpanderRow *row; /* unowned: it owns this */
  GListModel *attendance;
  GListModel *members;
  GPtrArray *names; /* rows, unowned */
} Counting;

static void
counting_free (gpointer data)
{
  Counting *self = data;

  g_signal_handlers_disconnect_by_data (self->attendance, self);
  g_signal_handlers_disconnect_by_data (self->members, self);
  g_object_unref (self->attendance);
  g_object_unref (self->members);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/* Those on the list; before there is one, everyone who is not retired. */
static GListModel *
list_called (Counting *self)
{
  const guint n_called = g_list_model_get_n_items (self->attendance);
  g_autoptr (GHashTable) called = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListStore *found = g_list_store_new (MINKA_TYPE_MEMBER);

  for (guint i = 0; i < n_called; i++) {
    g_autoptr (MinkaAttendance) attendance = g_list_model_get_item (self->attendance, i);

    g_hash_table_add (called, g_strdup (attendance->member));
  }
  for (guint i = 0; i < g_list_model_get_n_items (self->members); i++) {
    g_autoptr (MinkaMember) member = g_list_model_get_item (self->members, i);

    if (n_called > 0 ? g_hash_table_contains (called, minka_record_get_id (MINKA_RECORD (member)))
                     : !member->retired)
      g_list_store_append (found, member);
  }
  return G_LIST_MODEL (found);
}

static void
add_names (Counting *self, GListModel *called, const char *field, GType type, int value)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *title = NULL;
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (called); i++) {
    g_autoptr (MinkaMember) member = g_list_model_get_item (called, i);
    int has;

    g_object_get (member, field, &has, NULL);
    if (has != value)
      continue;
    g_string_append_printf (names, "%s%s", n++ > 0 ? ", " : "", member->name);
  }
  if (n == 0)
    return;
  title = g_strdup_printf ("%s · %u", minka_words_for (type, value), n);
  g_ptr_array_add (self->names, minka_plain_row_new (title, names->str));
  adw_expander_row_add_row (self->row, self->names->pdata[self->names->len - 1]);
}

static void
show_names (Counting *self, GListModel *called)
{
  for (guint i = 0; i < self->names->len; i++)
    adw_expander_row_remove (self->row, self->names->pdata[i]);
  g_ptr_array_set_size (self->names, 0);
  if (!adw_expander_row_get_expanded (self->row))
    return;
  for (int i = MINKA_DEVICE_PC; i >= MINKA_DEVICE_UNKNOWN; i--)
    add_names (self, called, "device", minka_device_get_type (), i);
  for (int i = MINKA_EASE_EASY; i > MINKA_EASE_UNKNOWN; i--)
    add_names (self, called, "ease", minka_ease_get_type (), i);
}

static void
count (Counting *self)
{
  g_autoptr (GListModel) called = list_called (self);
  g_autofree char *devices = NULL;
  g_autofree char *connections = NULL;
  g_autofree char *text = NULL;
  MinkaEquipment equipment;

  minka_equipment_count (&equipment, called);
  devices = minka_equipment_describe (&equipment);
  connections = minka_equipment_describe_connections (&equipment);
  text = *connections != '\0' ? g_strdup_printf ("%s\n%s", devices, connections) : g_strdup (devices);
  adw_expander_row_set_subtitle (self->row, text);
  show_names (self, called);
}

/**
 * minka_equipment_row_new:
 * @workspace: the open plan
 * @meeting: the id of a meeting
 *
 * Returns: (transfer full): the row
 */
GtkWidget *
minka_equipment_row_new (MinkaWorkspace *workspace, const char *meeting)
{
  GtkWidget *row = adw_expander_row_new ();
  Counting *self = g_new0 (Counting, 1);

  self->row = ADW_EXPANDER_ROW (row);
  self->names = g_ptr_array_new ();
  self->attendance = minka_workspace_list (workspace, MINKA_TYPE_ATTENDANCE, "meeting", meeting);
  self->members = minka_workspace_list (workspace, MINKA_TYPE_MEMBER, NULL, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("With what people connect"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), "minka-counting", self, counting_free);
  g_signal_connect_swapped (self->attendance, "items-changed", G_CALLBACK (count), self);
  g_signal_connect_swapped (self->members, "items-changed", G_CALLBACK (count), self);
  g_signal_connect_swapped (row, "notify::expanded", G_CALLBACK (count), self);
  count (self);
  return row;
}
