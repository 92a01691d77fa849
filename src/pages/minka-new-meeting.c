#include "minka-new-meeting.h"

#include "minka-date-row.h"
#include "minka-form.h"
#include "minka-page.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaNewMeetingDialog:
 *
 * Asks the least that a meeting needs. The rest is taken from the organization: who presides, moderates and writes,
 * and who is called.
 */
struct _MinkaNewMeetingDialog {
  AdwDialog parent_instance;
  MinkaWorkspace *workspace;
  GListModel *members;
  GListModel *posts;
  GListModel *meetings;
  char *activity;
  GtkWidget *title;
  GtkWidget *kind;
  GtkWidget *date;
  GtkWidget *time;
  GtkWidget *create;
};

enum {
  CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaNewMeetingDialog, minka_new_meeting_dialog, ADW_TYPE_DIALOG)

static const char *
holder_of (MinkaNewMeetingDialog *self, MinkaDuty duty)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->posts); i++) {
    g_autoptr (MinkaPost) post = g_list_model_get_item (self->posts, i);

    if (post->duty == (int) duty && *post->member != '\0')
      return post->member;
  }
  return "";
}

/* The newest meeting that was held is the one whose acta is read. */
static void
follow_on (MinkaNewMeetingDialog *self, MinkaMeeting *meeting)
{
  int number = 0;

  for (guint i = 0; i < g_list_model_get_n_items (self->meetings); i++) {
    g_autoptr (MinkaMeetingSummary) other = g_list_model_get_item (self->meetings, i);

    number = MAX (number, other->number);
    if (*meeting->previous == '\0' &&
        (other->state == MINKA_MEETING_STATE_HELD || other->state == MINKA_MEETING_STATE_ISSUED))
      g_object_set (meeting, "previous", minka_record_get_id (MINKA_RECORD (other)), NULL);
  }
  g_object_set (meeting, "number", number + 1, NULL);
}

static void
call_members (MinkaNewMeetingDialog *self, MinkaMeeting *meeting, MinkaGesture *gesture)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->members); i++) {
    g_autoptr (MinkaMember) member = g_list_model_get_item (self->members, i);
    g_autoptr (MinkaAttendance) attendance = NULL;

    if (member->retired)
      continue;
    attendance = minka_record_new (MINKA_TYPE_ATTENDANCE);
    g_object_set (attendance, "meeting", minka_record_get_id (MINKA_RECORD (meeting)), "member",
                  minka_record_get_id (MINKA_RECORD (member)), "position", (int) i, NULL);
    minka_gesture_put (gesture, MINKA_RECORD (attendance));
  }
}

static void
on_create (MinkaNewMeetingDialog *self)
{
  g_autoptr (MinkaMeeting) meeting = minka_record_new (MINKA_TYPE_MEETING);
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  MinkaGesture *gesture;

  if (*title == '\0')
    return;
  g_object_set (meeting, "title", title, "kind", adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind)),
                "date", minka_date_row_get_value (MINKA_DATE_ROW (self->date)), "start_time",
                minka_date_row_get_value (MINKA_DATE_ROW (self->time)), "president",
                holder_of (self, MINKA_DUTY_DIRECTOR), "moderator", holder_of (self, MINKA_DUTY_MODERATOR),
                "secretary", holder_of (self, MINKA_DUTY_SECRETARY), "activity",
                self->activity != NULL ? self->activity : "", NULL);
  follow_on (self, meeting);
  gesture = minka_gesture_new (_ ("New meeting"));
  minka_gesture_put (gesture, MINKA_RECORD (meeting));
  call_members (self, meeting, gesture);
  minka_form_apply (gtk_widget_get_parent (GTK_WIDGET (self)), self->workspace, gesture);
  g_signal_emit (self, signals[CREATED], 0, minka_record_get_id (MINKA_RECORD (meeting)));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_title_changed (MinkaNewMeetingDialog *self)
{
  gtk_widget_set_sensitive (self->create, *gtk_editable_get_text (GTK_EDITABLE (self->title)) != '\0');
}

static void
minka_new_meeting_dialog_dispose (GObject *object)
{
  MinkaNewMeetingDialog *self = MINKA_NEW_MEETING_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->members);
  g_clear_object (&self->posts);
  g_clear_object (&self->meetings);
  g_clear_pointer (&self->activity, g_free);
  G_OBJECT_CLASS (minka_new_meeting_dialog_parent_class)->dispose (object);
}

static void
minka_new_meeting_dialog_class_init (MinkaNewMeetingDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_new_meeting_dialog_dispose;

  /**
   * MinkaNewMeetingDialog::created:
   * @self: the dialog
   * @id: the id of the new meeting
   *
   * A meeting was made.
   */
  signals[CREATED] = g_signal_new ("created", MINKA_TYPE_NEW_MEETING_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
make_kind_row (void)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (int i = MINKA_MEETING_KIND_GENERAL; i <= MINKA_MEETING_KIND_SPECIFIC; i++)
    gtk_string_list_append (words, minka_words_for (minka_meeting_kind_get_type (), i));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("General: with all teachers. Specific: among some."));
  return row;
}

static void
add_row (GtkWidget *group, GtkWidget *row, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
minka_new_meeting_dialog_init (MinkaNewMeetingDialog *self)
{
  GtkWidget *group =
      minka_page_group (NULL, _ ("The members are called, and the posts are filled from “Organization”."));
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *header = adw_header_bar_new ();

  self->title = adw_entry_row_new ();
  self->kind = make_kind_row ();
  self->date = minka_date_row_new ();
  self->time = minka_time_row_new ();
  add_row (group, self->title, _ ("What it is about"));
  add_row (group, self->kind, _ ("Kind"));
  add_row (group, self->date, _ ("Day"));
  add_row (group, self->time, _ ("Opens at"));
  g_signal_connect_object (self->title, "changed", G_CALLBACK (on_title_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->title, "entry-activated", G_CALLBACK (on_create), self, G_CONNECT_SWAPPED);

  self->create = gtk_button_new_with_mnemonic (_ ("_Create"));
  gtk_widget_set_sensitive (self->create, FALSE);
  gtk_widget_add_css_class (self->create, "suggested-action");
  g_signal_connect_object (self->create, "clicked", G_CALLBACK (on_create), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->create);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_dialog_set_title (ADW_DIALOG (self), _ ("New meeting"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 470);
  adw_dialog_set_child (ADW_DIALOG (self), minka_page_frame (header, page));
  adw_dialog_set_focus (ADW_DIALOG (self), self->title);
}

/**
 * minka_new_meeting_dialog_new:
 * @workspace: the open plan
 *
 * Returns: (transfer full): the dialog
 */
AdwDialog *
minka_new_meeting_dialog_new (MinkaWorkspace *workspace)
{
  MinkaNewMeetingDialog *self = g_object_new (MINKA_TYPE_NEW_MEETING_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->members = minka_workspace_list (workspace, MINKA_TYPE_MEMBER, NULL, NULL);
  self->posts = minka_workspace_list (workspace, MINKA_TYPE_POST, NULL, NULL);
  self->meetings = minka_workspace_list (workspace, MINKA_TYPE_MEETING_SUMMARY, NULL, NULL);
  return ADW_DIALOG (self);
}

/**
 * minka_new_meeting_dialog_set_activity:
 * @self: a dialog
 * @activity: an activity of the plan
 *
 * Makes the meeting one that carries out the activity.
 */
void
minka_new_meeting_dialog_set_activity (MinkaNewMeetingDialog *self, MinkaActivity *activity)
{
  g_set_str (&self->activity, minka_record_get_id (MINKA_RECORD (activity)));
  gtk_editable_set_text (GTK_EDITABLE (self->title), activity->title);
}
