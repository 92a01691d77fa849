#include "minka-activity-meetings.h"

#include "minka-format.h"
#include "minka-new-meeting.h"
#include "minka-page.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaActivityMeetings:
 *
 * The meetings that carry out an activity, each with the way to it.
 */
struct _MinkaActivityMeetings {
  AdwPreferencesGroup parent_instance;
  MinkaWorkspace *workspace;
  MinkaActivity *activity;
  GListModel *meetings;
  GtkListBox *box;
};

G_DEFINE_FINAL_TYPE (MinkaActivityMeetings, minka_activity_meetings, ADW_TYPE_PREFERENCES_GROUP)

static void
show_meeting (MinkaMeeting *meeting, GParamSpec *pspec, GtkWidget *row)
{
  g_autofree char *day = minka_format_day_short (meeting->date);
  g_autofree char *subtitle =
      g_strdup_printf ("%s · %s", *day != '\0' ? day : _ ("without a date"),
                       minka_words_for (minka_meeting_state_get_type (), meeting->state));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), meeting->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sss)", "meeting", minka_record_get_id (item), "");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_object (item, "notify", G_CALLBACK (show_meeting), row, 0);
  show_meeting (item, NULL, row);
  return row;
}

static void
update_empty (MinkaActivityMeetings *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->box), g_list_model_get_n_items (self->meetings) > 0);
}

static void
on_created (MinkaActivityMeetings *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sss)", "meeting", id, "");
}

static void
on_new (MinkaActivityMeetings *self)
{
  AdwDialog *dialog = minka_new_meeting_dialog_new (self->workspace);

  minka_new_meeting_dialog_set_activity (MINKA_NEW_MEETING_DIALOG (dialog), self->activity);
  g_signal_connect_object (dialog, "created", G_CALLBACK (on_created), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
minka_activity_meetings_dispose (GObject *object)
{
  MinkaActivityMeetings *self = MINKA_ACTIVITY_MEETINGS (object);

  g_clear_object (&self->meetings);
  g_clear_object (&self->activity);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (minka_activity_meetings_parent_class)->dispose (object);
}

static void
minka_activity_meetings_class_init (MinkaActivityMeetingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_activity_meetings_dispose;
}

static void
minka_activity_meetings_init (MinkaActivityMeetings *self)
{
  GtkWidget *button = adw_button_row_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Meetings that carry it out"));
  self->box = minka_page_add_box (GTK_WIDGET (self));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), _ ("New meeting of this activity"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (button), "list-add-symbolic");
  g_signal_connect_object (button, "activated", G_CALLBACK (on_new), self, G_CONNECT_SWAPPED);
  minka_page_add_adder (GTK_WIDGET (self), button);
}

/**
 * minka_activity_meetings_new:
 * @workspace: the open plan
 * @activity: an activity
 *
 * Returns: (transfer full): the group
 */
GtkWidget *
minka_activity_meetings_new (MinkaWorkspace *workspace, MinkaActivity *activity)
{
  MinkaActivityMeetings *self = g_object_new (MINKA_TYPE_ACTIVITY_MEETINGS, NULL);

  self->workspace = g_object_ref (workspace);
  self->activity = g_object_ref (activity);
  self->meetings = minka_workspace_list (workspace, MINKA_TYPE_MEETING, "activity",
                                         minka_record_get_id (MINKA_RECORD (activity)));
  gtk_list_box_bind_model (self->box, self->meetings, make_row, self, NULL);
  g_signal_connect_object (self->meetings, "items-changed", G_CALLBACK (update_empty), self,
                           G_CONNECT_SWAPPED);
  update_empty (self);
  return GTK_WIDGET (self);
}
