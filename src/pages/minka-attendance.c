#include "minka-attendance.h"

#include "minka-form.h"
#include "minka-gradual.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaAttendanceGroup:
 *
 * Who was called to a meeting, and who came.
 */
struct _MinkaAttendanceGroup {
  AdwPreferencesGroup parent_instance;
  MinkaWorkspace *workspace;
  char *meeting_id;
  GListModel *list;
  GListModel *members;
  GtkListBox *box;
  GtkWidget *all_present;
};

G_DEFINE_FINAL_TYPE (MinkaAttendanceGroup, minka_attendance_group, ADW_TYPE_PREFERENCES_GROUP)

static void
describe (MinkaAttendanceGroup *self)
{
  guint called = g_list_model_get_n_items (self->list), present = 0, unknown = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < called; i++) {
    g_autoptr (MinkaAttendance) attendance = g_list_model_get_item (self->list, i);

    present += attendance->presence == MINKA_PRESENCE_PRESENT || attendance->presence == MINKA_PRESENCE_LATE;
    unknown += attendance->presence == MINKA_PRESENCE_UNKNOWN;
  }
  if (called == 0)
    text = g_strdup (_ ("Nobody is called yet."));
  else if (unknown > 0)
    text = g_strdup_printf (_ ("%u of %u present · %u not recorded yet"), present, called, unknown);
  else if (present * 2 > called)
    text = g_strdup_printf (_ ("%u of %u present · there is a quorum"), present, called);
  else
    text = g_strdup_printf (_ ("%u of %u present · there is no quorum"), present, called);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), text);
  gtk_widget_set_visible (self->all_present, unknown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->box), called > 0);
}

static void
on_all_present (MinkaAttendanceGroup *self)
{
  MinkaGesture *gesture = minka_gesture_new (_ ("Record everyone as present"));

  for (guint i = 0; i < g_list_model_get_n_items (self->list); i++) {
    g_autoptr (MinkaAttendance) attendance = g_list_model_get_item (self->list, i);

    if (attendance->presence != MINKA_PRESENCE_UNKNOWN)
      continue;
    g_object_set (attendance, "presence", MINKA_PRESENCE_PRESENT, NULL);
    minka_gesture_set (gesture, MINKA_RECORD (attendance), "presence", NULL);
  }
  minka_form_apply (GTK_WIDGET (self), self->workspace, gesture);
}

static gboolean
is_called (MinkaAttendanceGroup *self, const char *member_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->list); i++) {
    g_autoptr (MinkaAttendance) attendance = g_list_model_get_item (self->list, i);

    if (g_str_equal (attendance->member, member_id))
      return TRUE;
  }
  return FALSE;
}

static void
on_call_everyone (MinkaAttendanceGroup *self)
{
  MinkaGesture *gesture = minka_gesture_new (_ ("Call the members"));
  guint position = g_list_model_get_n_items (self->list);
  guint added = 0;

  for (guint i = 0; i < g_list_model_get_n_items (self->members); i++) {
    g_autoptr (MinkaMember) member = g_list_model_get_item (self->members, i);
    const char *id = minka_record_get_id (MINKA_RECORD (member));
    g_autoptr (MinkaAttendance) attendance = NULL;

    if (member->retired || is_called (self, id))
      continue;
    attendance = minka_record_new (MINKA_TYPE_ATTENDANCE);
    g_object_set (attendance, "meeting", self->meeting_id, "member", id, "position", (int) (position + added),
                  NULL);
    minka_gesture_put (gesture, MINKA_RECORD (attendance));
    added++;
  }
  if (added == 0) {
    gtk_widget_activate_action (
        GTK_WIDGET (self), "win.tell", "s",
        _ ("All members are already on the list. New ones are added in “Organization”."));
    minka_gesture_free (gesture);
    return;
  }
  minka_form_apply (GTK_WIDGET (self), self->workspace, gesture);
}

static void
on_remove (GtkWidget *button, MinkaAttendance *attendance)
{
  MinkaAttendanceGroup *self =
      MINKA_ATTENDANCE_GROUP (gtk_widget_get_ancestor (button, MINKA_TYPE_ATTENDANCE_GROUP));
  MinkaGesture *gesture = minka_gesture_new (_ ("Take off the list"));

  minka_gesture_remove (gesture, MINKA_TYPE_ATTENDANCE, minka_record_get_id (MINKA_RECORD (attendance)));
  minka_form_apply_and_tell (GTK_WIDGET (self), self->workspace, gesture, _ ("Taken off the list"));
}

static void
on_expanded (GtkWidget *row, GParamSpec *pspec, MinkaAttendance *attendance)
{
  MinkaAttendanceGroup *self =
      MINKA_ATTENDANCE_GROUP (gtk_widget_get_ancestor (row, MINKA_TYPE_ATTENDANCE_GROUP));
  g_autoptr (MinkaForm) form = NULL;
  GtkWidget *remove = adw_button_row_new ();

  g_signal_handlers_disconnect_by_func (row, on_expanded, attendance);
  form = minka_form_new (self->workspace, attendance);
  minka_form_add (form, row, "arrival", _ ("Arrived at"));
  minka_form_add (form, row, "note", _ ("Note, for example the reason of an excuse"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (remove), _ ("Take off the list"));
  gtk_widget_add_css_class (remove, "destructive-action");
  g_signal_connect_object (remove, "activated", G_CALLBACK (on_remove), attendance, 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), remove);
}

/* Who came */

static void
on_presence_chosen (GSimpleAction *action, GVariant *state, gpointer button)
{
  MinkaAttendanceGroup *self =
      MINKA_ATTENDANCE_GROUP (gtk_widget_get_ancestor (button, MINKA_TYPE_ATTENDANCE_GROUP));
  MinkaAttendance *attendance = g_object_get_data (button, "minka-attendance");
  MinkaGesture *gesture;

  if (self == NULL || g_variant_get_int32 (state) == (int) attendance->presence)
    return;
  g_object_set (attendance, "presence", g_variant_get_int32 (state), NULL);
  gesture = minka_gesture_new (_ ("Record attendance"));
  minka_gesture_set (gesture, MINKA_RECORD (attendance), "presence", NULL);
  minka_form_apply (button, self->workspace, gesture);
}

static void
show_presence (GtkWidget *button)
{
  MinkaAttendance *attendance = g_object_get_data (G_OBJECT (button), "minka-attendance");
  MinkaMember *member = g_object_get_data (G_OBJECT (button), "minka-member");
  GSimpleAction *action = g_object_get_data (G_OBJECT (button), "minka-action");
  const char *word = minka_words_for (minka_presence_get_type (), attendance->presence);
  g_autofree char *name = g_strdup_printf ("%s: %s", member->name, word);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_simple_action_set_state (action, g_variant_new_int32 (attendance->presence));
}

static void
fill_menu (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (int i = MINKA_PRESENCE_UNKNOWN; i <= MINKA_PRESENCE_ABSENT; i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (minka_words_for (minka_presence_get_type (), i), NULL);

    g_menu_item_set_action_and_target (item, "attendance.presence", "i", i);
    g_menu_append_item (menu, item);
  }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* A button whose menu is made when it is opened: two hundred drop-downs with their lists take as long as all else. */
static GtkWidget *
make_choice (MinkaAttendance *attendance, MinkaMember *member)
{
  GtkWidget *choice = gtk_menu_button_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action =
      g_simple_action_new_stateful ("presence", G_VARIANT_TYPE_INT32, g_variant_new_int32 (0));

  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (choice, "attendance", G_ACTION_GROUP (group));
  g_object_set_data (G_OBJECT (choice), "minka-action", action); /* owned by the group */
  g_object_set_data_full (G_OBJECT (choice), "minka-attendance", g_object_ref (attendance), g_object_unref);
  g_object_set_data_full (G_OBJECT (choice), "minka-member", g_object_ref (member), g_object_unref);
  g_signal_connect_object (action, "change-state", G_CALLBACK (on_presence_chosen), choice, 0);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (choice), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (choice), fill_menu, NULL, NULL);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (choice, "flat");
  gtk_widget_set_tooltip_text (choice, _ ("Attendance"));
  g_signal_connect_object (attendance, "notify::presence", G_CALLBACK (show_presence), choice,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (member, "notify::name", G_CALLBACK (show_presence), choice, G_CONNECT_SWAPPED);
  show_presence (choice);
  return choice;
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  MinkaAttendanceGroup *self = data;
  MinkaAttendance *attendance = item;
  g_autoptr (MinkaMember) member =
      minka_workspace_get_record (self->workspace, MINKA_TYPE_MEMBER, attendance->member);
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_bind_property (member, "name", row, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (member, "job", row, "subtitle", G_BINDING_SYNC_CREATE);
  g_object_set_data_full (G_OBJECT (row), "minka-member", g_object_ref (member), g_object_unref);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), make_choice (attendance, member));
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_expanded), attendance, 0);
  g_signal_connect_object (attendance, "notify::presence", G_CALLBACK (describe), self, G_CONNECT_SWAPPED);
  return row;
}

static void
minka_attendance_group_dispose (GObject *object)
{
  MinkaAttendanceGroup *self = MINKA_ATTENDANCE_GROUP (object);

  g_clear_object (&self->list);
  g_clear_object (&self->members);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->meeting_id, g_free);
  G_OBJECT_CLASS (minka_attendance_group_parent_class)->dispose (object);
}

static void
minka_attendance_group_class_init (MinkaAttendanceGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_attendance_group_dispose;
}

static void
minka_attendance_group_init (MinkaAttendanceGroup *self)
{
  GtkWidget *call = gtk_button_new_with_mnemonic (_ ("_Call members"));
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->all_present = gtk_button_new_with_mnemonic (_ ("All _present"));
  g_signal_connect_object (self->all_present, "clicked", G_CALLBACK (on_all_present), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (call, "clicked", G_CALLBACK (on_call_everyone), self, G_CONNECT_SWAPPED);
  gtk_widget_set_tooltip_text (call, _ ("Puts the members who are missing on the list"));
  gtk_box_append (GTK_BOX (buttons), self->all_present);
  gtk_box_append (GTK_BOX (buttons), call);
  gtk_widget_set_margin_bottom (buttons, 12);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Attendance"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), buttons);
  self->box = minka_page_add_box (GTK_WIDGET (self));
}

/**
 * minka_attendance_new:
 * @workspace: the open plan
 * @meeting_id: the id of a meeting
 *
 * Returns: (transfer full): the group
 */
GtkWidget *
minka_attendance_new (MinkaWorkspace *workspace, const char *meeting_id)
{
  MinkaAttendanceGroup *self = g_object_new (MINKA_TYPE_ATTENDANCE_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  self->meeting_id = g_strdup (meeting_id);
  self->members = minka_workspace_list (workspace, MINKA_TYPE_MEMBER, NULL, NULL);
  self->list = minka_workspace_list (workspace, MINKA_TYPE_ATTENDANCE, "meeting", meeting_id);
  minka_gradual_bind (self->box, self->list, make_row, self);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (describe), self, G_CONNECT_SWAPPED);
  describe (self);
  return GTK_WIDGET (self);
}
