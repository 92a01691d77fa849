#include "minka-items.h"

#include "minka-choice-row.h"
#include "minka-date-row.h"
#include "minka-gradual.h"
#include "minka-page.h"
#include "minka-thread-dialog.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaItems:
 *
 * A group that lists the records that belong to another one: each opens to be filled in, can be moved and removed,
 * and a last row adds one by typing.
 */
struct _MinkaItems {
  AdwPreferencesGroup parent_instance;
  MinkaWorkspace *workspace;
  const MinkaItemKind *kind;
  char *owner_id;
  GListModel *list;
  GListModel *named; /* whose names stand in titles and subtitles */
  GtkListBox *box;
  AdwEntryRow *entry;
  char *to_open; /* the id of an item that is not there yet */
};

G_DEFINE_FINAL_TYPE (MinkaItems, minka_items, ADW_TYPE_PREFERENCES_GROUP)

static gpointer
record_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "minka-record");
}

static char *
name_of (MinkaWorkspace *workspace, const MinkaItemKind *kind, MinkaRecord *record)
{
  char *title = NULL;

  if (kind->name != NULL)
    return kind->name (workspace, record);
  g_object_get (record, kind->title, &title, NULL);
  return title;
}

static void
remove_item (GtkWidget *row, const char *action, GVariant *parameter)
{
  MinkaItems *self = MINKA_ITEMS (gtk_widget_get_ancestor (row, MINKA_TYPE_ITEMS));
  MinkaRecord *record = record_of (row);
  MinkaGesture *gesture = minka_gesture_new (_ (self->kind->remove));
  g_autofree char *title = name_of (self->workspace, self->kind, record);
  g_autofree char *message = NULL;

  message = g_strdup_printf (_ ("“%s” removed"), title);
  minka_gesture_remove (gesture, G_OBJECT_TYPE (record), minka_record_get_id (record));
  minka_form_apply_and_tell (GTK_WIDGET (self), self->workspace, gesture, message);
}

/* Positions are written anew, so that gaps and doubles heal. */
static void
move_item (MinkaItems *self, MinkaRecord *record, int by)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  MinkaGesture *gesture;
  guint n = g_list_model_get_n_items (self->list);
  guint at = 0;

  for (guint i = 0; i < n; i++) {
    g_ptr_array_add (records, g_list_model_get_item (self->list, i));
    if (records->pdata[i] == record)
      at = i;
  }
  if ((by < 0 && at == 0) || (by > 0 && at + 1 >= n))
    return;
  g_ptr_array_insert (records, at + by, g_ptr_array_steal_index (records, at));

  gesture = minka_gesture_new (_ (self->kind->move));
  for (guint i = 0; i < n; i++) {
    int position;

    g_object_get (records->pdata[i], "position", &position, NULL);
    if (position == (int) i)
      continue;
    g_object_set (records->pdata[i], "position", (int) i, NULL);
    minka_gesture_set (gesture, records->pdata[i], "position", NULL);
  }
  minka_form_apply (GTK_WIDGET (self), self->workspace, gesture);
}

static void
move_up (GtkWidget *row, const char *action, GVariant *parameter)
{
  move_item (MINKA_ITEMS (gtk_widget_get_ancestor (row, MINKA_TYPE_ITEMS)), record_of (row), -1);
}

static void
move_down (GtkWidget *row, const char *action, GVariant *parameter)
{
  move_item (MINKA_ITEMS (gtk_widget_get_ancestor (row, MINKA_TYPE_ITEMS)), record_of (row), 1);
}

static void
on_row_action (GSimpleAction *action, GVariant *parameter, gpointer row)
{
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "up"))
    move_up (row, NULL, NULL);
  else if (g_str_equal (name, "down"))
    move_down (row, NULL, NULL);
  else
    remove_item (row, NULL, NULL);
}

static void
add_shortcut (GtkEventController *controller, const char *keys, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys), gtk_named_action_new (action)));
}

static void
add_row_actions (GtkWidget *row, gboolean moves)
{
  const GActionEntry entries[] = {
    { .name = "up", .activate = on_row_action },
    { .name = "down", .activate = on_row_action },
    { .name = "remove", .activate = on_row_action },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), row);
  gtk_widget_insert_action_group (row, "item", G_ACTION_GROUP (group));
  if (moves) {
    add_shortcut (shortcuts, "<Alt>Up", "item.up");
    add_shortcut (shortcuts, "<Alt>Down", "item.down");
  }
  add_shortcut (shortcuts, "<Alt>Delete", "item.remove");
  gtk_widget_add_controller (row, shortcuts);
}

static void
fill_menu (GtkMenuButton *button, gpointer data)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_EXPANDER_ROW);
  const MinkaItemKind *kind = g_object_get_data (G_OBJECT (row), "minka-kind");
  g_autoptr (GMenu) menu = g_menu_new ();

  if (minka_thread_dialog_knows (kind->type ()))
    g_menu_append (menu, _ ("Golden _thread"), "win.thread");
  if (kind->move != NULL) {
    g_menu_append (menu, _ ("Move _up"), "item.up");
    g_menu_append (menu, _ ("Move _down"), "item.down");
  }
  g_menu_append (menu, _ ("_Remove"), "item.remove");
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* Its menu is made when it is opened: it takes a fifth of the time of its row. */
static GtkWidget *
make_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_menu, NULL, NULL);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Options"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
on_record_changed (MinkaRecord *record, GParamSpec *pspec, gpointer data)
{
  GtkWidget *row = data;
  const MinkaItemKind *kind = g_object_get_data (G_OBJECT (row), "minka-kind");
  MinkaWorkspace *workspace = g_object_get_data (G_OBJECT (row), "minka-workspace");
  g_autofree char *title = name_of (workspace, kind, record);
  g_autofree char *subtitle = NULL;
  g_autofree char *label = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  label = g_strdup_printf (_ ("Options of “%s”"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (g_object_get_data (G_OBJECT (row), "minka-menu")),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (kind->subtitle != NULL) {
    subtitle = kind->subtitle (workspace, record);
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  }
}

/* An item is filled with rows when it is opened: forty closed ones cost little. */
static void
on_expanded (GtkWidget *row)
{
  const MinkaItemKind *kind = g_object_get_data (G_OBJECT (row), "minka-kind");
  MinkaWorkspace *workspace = g_object_get_data (G_OBJECT (row), "minka-workspace");
  g_autoptr (MinkaForm) form = NULL;

  g_signal_handlers_disconnect_by_func (row, on_expanded, NULL);
  form = minka_form_new (workspace, record_of (row));
  kind->fill (form, row);
}

static void
open_row (gpointer data)
{
  g_autoptr (GtkWidget) row = data;

  if (gtk_widget_get_root (row) == NULL)
    return;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  MinkaItems *self = data;
  MinkaRecord *record = item;
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *menu = make_menu_button ();

  g_object_set_data_full (G_OBJECT (row), "minka-record", g_object_ref (record), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "minka-workspace", g_object_ref (self->workspace), g_object_unref);
  g_object_set_data (G_OBJECT (row), "minka-kind", (gpointer) self->kind);
  g_object_set_data (G_OBJECT (row), "minka-part", (gpointer) minka_record_get_id (record));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (row), 3);
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (row), 2);
  g_object_set_data (G_OBJECT (row), "minka-menu", menu);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), menu);
  add_row_actions (row, self->kind->move != NULL);
  g_signal_connect_object (record, "notify", G_CALLBACK (on_record_changed), row, 0);
  on_record_changed (record, NULL, row);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (on_expanded), NULL);
  if (g_strcmp0 (self->to_open, minka_record_get_id (record)) == 0)
    g_idle_add_once (open_row, g_object_ref (row));
  return row;
}

static char *
read_entry (MinkaItems *self)
{
  if (self->kind->by_day)
    return g_strdup (minka_date_row_get_value (MINKA_DATE_ROW (self->entry)));
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
clear_entry (MinkaItems *self)
{
  if (self->kind->by_day)
    minka_date_row_set_value (MINKA_DATE_ROW (self->entry), "");
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
add (MinkaItems *self, const char *text, gpointer choice)
{
  g_autoptr (MinkaRecord) record = minka_record_new (self->kind->type ());
  MinkaGesture *gesture;

  if (self->kind->read != NULL)
    self->kind->read (record, text, choice);
  else
    g_object_set (record, self->kind->title, text, NULL);
  if (self->kind->move != NULL)
    g_object_set (record, "position", (int) g_list_model_get_n_items (self->list), NULL);
  if (self->kind->owner != NULL)
    g_object_set (record, self->kind->owner, self->owner_id, NULL);
  if (self->kind->mark != NULL)
    g_object_set (record, self->kind->mark, TRUE, NULL);
  if (self->kind->ready != NULL)
    self->kind->ready (self->workspace, self->named, record, self->owner_id);
  gesture = minka_gesture_new (_ (self->kind->add));
  minka_gesture_put (gesture, record);
  minka_form_apply (GTK_WIDGET (self), self->workspace, gesture);
  clear_entry (self);
}

static void
on_add (MinkaItems *self)
{
  g_autofree char *text = read_entry (self);
  g_autoptr (MinkaRecord) choice = NULL;

  if (*text == '\0')
    return;
  if (self->kind->choices != NULL)
    choice = minka_choice_row_find (MINKA_CHOICE_ROW (self->entry));
  add (self, text, choice);
}

static void
on_chosen (MinkaItems *self, gpointer choice)
{
  add (self, "", choice);
}

static void
minka_items_dispose (GObject *object)
{
  MinkaItems *self = MINKA_ITEMS (object);

  if (self->entry != NULL && self->workspace != NULL && minka_workspace_get_path (self->workspace) != NULL)
    on_add (self);
  self->entry = NULL;
  g_clear_object (&self->list);
  g_clear_object (&self->named);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->owner_id, g_free);
  g_clear_pointer (&self->to_open, g_free);
  G_OBJECT_CLASS (minka_items_parent_class)->dispose (object);
}

static void
minka_items_class_init (MinkaItemsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_items_dispose;
}

static void
minka_items_init (MinkaItems *self)
{
  self->box = minka_page_add_box (GTK_WIDGET (self));
}

static void
on_names_changed (MinkaItems *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->box, i)) != NULL; i++)
    on_record_changed (record_of (GTK_WIDGET (row)), NULL, GTK_WIDGET (row));
}

static void
update_empty (MinkaItems *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->box), g_list_model_get_n_items (self->list) > 0);
}

static GtkWidget *
make_day_entry (MinkaItems *self)
{
  GtkWidget *entry = minka_date_row_new ();

  g_signal_connect_object (entry, "notify::value", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  return entry;
}

/* What was typed is not lost when one forgets to press Enter. */
static GtkWidget *
make_text_entry (MinkaItems *self)
{
  GtkWidget *entry;
  GtkEventController *focus = gtk_event_controller_focus_new ();

  if (self->kind->choices != NULL) {
    entry = minka_choice_row_new (self->named, minka_form_name_choice, self->kind->describe_choice);
    g_signal_connect_object (entry, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  } else {
    entry = adw_entry_row_new ();
    adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
    g_signal_connect_object (entry, "apply", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  }
  g_signal_connect_object (entry, "entry-activated", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

static void
add_entry (MinkaItems *self)
{
  MinkaRecordClass *klass = g_type_class_peek (self->kind->type ());

  self->entry = ADW_ENTRY_ROW (self->kind->by_day ? make_day_entry (self) : make_text_entry (self));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _ (self->kind->add));
  adw_entry_row_add_prefix (self->entry, gtk_image_new_from_icon_name ("list-add-symbolic"));
  g_object_set_data (G_OBJECT (self->entry), "minka-part", (gpointer) klass->table);

  minka_page_add_adder (GTK_WIDGET (self), GTK_WIDGET (self->entry));
}

/* The row is there already, or is made when the list hears of it. */
static void
on_added (MinkaItems *self, const char *id, gboolean open)
{
  GtkListBoxRow *row;

  if (!open)
    return;
  g_set_str (&self->to_open, id);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->box, i)) != NULL; i++)
    if (g_str_equal (minka_record_get_id (record_of (GTK_WIDGET (row))), id))
      g_idle_add_once (open_row, g_object_ref (row));
}

static void
add_made_entry (MinkaItems *self)
{
  GtkWidget *entry = self->kind->make_entry (self->workspace, self->owner_id);

  gtk_widget_set_margin_top (entry, 12);
  g_signal_connect_object (entry, "added", G_CALLBACK (on_added), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), entry);
}

/**
 * minka_items_new:
 * @workspace: a workspace with an open plan
 * @kind: what the items are; static
 * @owner_id: (nullable): the id of what they belong to
 *
 * Returns: (transfer full): the group
 */
GtkWidget *
minka_items_new (MinkaWorkspace *workspace, const MinkaItemKind *kind, const char *owner_id)
{
  MinkaItems *self = g_object_new (MINKA_TYPE_ITEMS, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->owner_id = g_strdup (owner_id);
  self->list = minka_workspace_list (workspace, kind->type (), kind->owner, owner_id);
  if (kind->choices != NULL)
    self->named = kind->choices (workspace);
  else if (kind->name != NULL || kind->subtitle != NULL)
    self->named = minka_workspace_list (workspace, MINKA_TYPE_MEMBER, NULL, NULL);
  if (kind->make_entry != NULL)
    add_made_entry (self);
  else
    add_entry (self);
  minka_gradual_bind (self->box, self->list, make_row, self);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update_empty), self, G_CONNECT_SWAPPED);
  update_empty (self);
  if (self->named != NULL)
    g_signal_connect_object (self->named, "items-changed", G_CALLBACK (on_names_changed), self,
                             G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
