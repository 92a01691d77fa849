#include "minka-meeting-changes.h"

#include "minka-date-row.h"
#include "minka-form.h"
#include "minka-meetings.h"
#include "minka-page.h"
#include "minka-record-list.h"

#include <glib/gi18n-lib.h>

/* A meeting is put off or called off, always with a reason, or its hour and place are given to those that follow. */

typedef struct {
  GtkWidget *widget; /* where it was asked for */
  MinkaWorkspace *workspace;
  MinkaMeeting *meeting;
  AdwDialog *dialog; /* unowned: it owns this */
  GtkWidget *date;   /* without it the meeting is cancelled */
  GtkWidget *time;
  GtkWidget *reason;
  GtkWidget *confirm;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_object_unref (change->widget);
  g_object_unref (change->workspace);
  g_object_unref (change->meeting);
  g_free (change);
}

static char *
get_reason (Change *change)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (change->reason))));
}

static void
update (Change *change)
{
  g_autofree char *reason = get_reason (change);
  const char *day = change->date != NULL ? minka_date_row_get_value (MINKA_DATE_ROW (change->date)) : "-";

  gtk_widget_set_sensitive (change->confirm,
                            *reason != '\0' && *day != '\0' && !g_str_equal (day, change->meeting->date));
}

static void
on_confirm (Change *change)
{
  g_autofree char *reason = get_reason (change);
  MinkaGesture *gesture;

  if (!gtk_widget_get_sensitive (change->confirm))
    return;
  if (change->date != NULL)
    gesture =
        minka_meetings_postpone (change->meeting, minka_date_row_get_value (MINKA_DATE_ROW (change->date)),
                                 minka_date_row_get_value (MINKA_DATE_ROW (change->time)), reason);
  else
    gesture = minka_meetings_cancel (change->meeting, reason);
  minka_form_apply_and_tell (change->widget, change->workspace, gesture,
                             change->date != NULL
                                 ? _ ("The meeting has a new date. Send the convocatoria again.")
                                 : _ ("The meeting is cancelled. Tell those who were called."));
  adw_dialog_close (change->dialog);
}

static void
add_row (GtkWidget *group, GtkWidget *row, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
present (GtkWidget *widget, MinkaWorkspace *workspace, MinkaMeeting *meeting, gboolean cancels)
{
  Change *change = g_new0 (Change, 1);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *group = minka_page_group (
      NULL, cancels ? _ ("The meeting stays in the list, and the convocatoria says that it is cancelled.")
                    : _ ("The convocatoria says from when the meeting was moved, and why."));

  *change = (Change) {
    .widget = g_object_ref (widget),
    .workspace = g_object_ref (workspace),
    .meeting = g_object_ref (meeting),
    .dialog = adw_dialog_new (),
    .reason = adw_entry_row_new (),
    .confirm = gtk_button_new_with_mnemonic (cancels ? _ ("_Cancel meeting") : _ ("_Postpone")),
  };
  if (!cancels) {
    change->date = minka_date_row_new ();
    change->time = minka_time_row_new ();
    minka_date_row_set_value (MINKA_DATE_ROW (change->time), meeting->start_time);
    add_row (group, change->date, _ ("New day"));
    add_row (group, change->time, _ ("Opens at"));
    g_signal_connect_swapped (change->date, "notify::value", G_CALLBACK (update), change);
  }
  add_row (group, change->reason, _ ("Reason"));
  g_signal_connect_swapped (change->reason, "changed", G_CALLBACK (update), change);
  g_signal_connect_swapped (change->reason, "entry-activated", G_CALLBACK (on_confirm), change);
  gtk_widget_add_css_class (change->confirm, cancels ? "destructive-action" : "suggested-action");
  g_signal_connect_swapped (change->confirm, "clicked", G_CALLBACK (on_confirm), change);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), change->confirm);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_dialog_set_title (change->dialog, cancels ? _ ("Cancel meeting") : _ ("Postpone meeting"));
  adw_dialog_set_content_width (change->dialog, 460);
  adw_dialog_set_child (change->dialog, minka_page_frame (header, page));
  adw_dialog_set_content_height (change->dialog, cancels ? 250 : 360);
  adw_dialog_set_focus (change->dialog, cancels ? change->reason : change->date);
  g_object_set_data_full (G_OBJECT (change->dialog), "minka-change", change, change_free);
  update (change);
  adw_dialog_present (change->dialog, widget);
}

/**
 * minka_meeting_postpone:
 * @widget: where it was asked for
 * @workspace: the open plan
 * @meeting: a meeting in preparation
 *
 * Asks for another day and the reason.
 */
void
minka_meeting_postpone (GtkWidget *widget, MinkaWorkspace *workspace, MinkaMeeting *meeting)
{
  present (widget, workspace, meeting, FALSE);
}

/**
 * minka_meeting_cancel:
 * @widget: where it was asked for
 * @workspace: the open plan
 * @meeting: a meeting in preparation
 *
 * Asks for the reason, and cancels the meeting.
 */
void
minka_meeting_cancel (GtkWidget *widget, MinkaWorkspace *workspace, MinkaMeeting *meeting)
{
  present (widget, workspace, meeting, TRUE);
}

/**
 * minka_meeting_revive:
 * @widget: where it was asked for
 * @workspace: the open plan
 * @meeting: a cancelled meeting
 *
 * Prepares the meeting again after all.
 */
void
minka_meeting_revive (GtkWidget *widget, MinkaWorkspace *workspace, MinkaMeeting *meeting)
{
  minka_form_apply (widget, workspace, minka_meetings_revive (meeting));
}

typedef struct {
  GtkWidget *widget;
  MinkaMeeting *meeting;
} Following;

static void
on_series (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Following *following = data;
  g_autoptr (GtkWidget) widget = following->widget;
  g_autoptr (MinkaMeeting) meeting = following->meeting;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);
  g_autoptr (GListStore) list = g_list_store_new (MINKA_TYPE_MEETING);
  g_autofree char *message = NULL;
  MinkaGesture *gesture;
  guint n;

  if (found == NULL) {
    gtk_widget_activate_action (widget, "win.explain", "s", error->message);
    return;
  }
  g_list_store_splice (list, 0, 0, found->pdata, found->len);
  gesture = minka_meetings_follow (meeting, G_LIST_MODEL (list), &n);
  if (gesture == NULL) {
    gtk_widget_activate_action (widget, "win.tell", "s", _ ("No meeting of this series follows."));
    return;
  }
  message = g_strdup_printf (ngettext ("%u following meeting has the same hour and place now",
                                       "%u following meetings have the same hour and place now", n),
                             n);
  minka_form_apply_and_tell (widget, MINKA_WORKSPACE (source), gesture, message);
}

/**
 * minka_meeting_change_following:
 * @widget: where it was asked for
 * @workspace: the open plan
 * @meeting: a meeting of a series
 *
 * Gives the hour, place and platform of the meeting to those of its series that follow.
 */
void
minka_meeting_change_following (GtkWidget *widget, MinkaWorkspace *workspace, MinkaMeeting *meeting)
{
  Following *following = g_new (Following, 1);
  GtkRoot *root = gtk_widget_get_root (widget);

  *following =
      (Following) { g_object_ref (root != NULL ? GTK_WIDGET (root) : widget), g_object_ref (meeting) };
  minka_workspace_find (workspace, MINKA_TYPE_MEETING, "series", meeting->series, on_series, following);
}
