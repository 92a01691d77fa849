#include "minka-new-meeting.h"

#include "minka-calling.h"
#include "minka-date-row.h"
#include "minka-date.h"
#include "minka-form.h"
#include "minka-format.h"
#include "minka-meetings.h"
#include "minka-page.h"
#include "minka-protocols.h"
#include "minka-series.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaNewMeetingDialog:
 *
 * Asks the least that a meeting, or several that repeat, need. The rest is taken from the organization: who presides,
 * moderates and writes, and who is called.
 */
struct _MinkaNewMeetingDialog {
  AdwDialog parent_instance;
  MinkaWorkspace *workspace;
  GListModel *members;
  GListModel *posts;
  GListModel *meetings;
  GListModel *calendar;
  GListModel *steps;
  GPtrArray *days; /* of the meetings that are made */
  char *activity;
  GtkWidget *title;
  GtkWidget *kind;
  GtkWidget *date;
  GtkWidget *time;
  MinkaCalling *calling;
  AdwPreferencesPage *page;
  GtkWidget *rhythm;
  GtkWidget *end;
  GtkWidget *times;
  GtkWidget *until;
  GtkWidget *preview;
  GtkWidget *preview_group;
  GtkWidget *create;
};

enum {
  CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaNewMeetingDialog, minka_new_meeting_dialog, ADW_TYPE_DIALOG)

static const struct {
  const char *name;
  MinkaSeries series;
} rhythms[] = {
  { N_ ("Once"), { 0 } },
  { N_ ("Every week"), { .days = 7 } },
  { N_ ("Every 15 days"), { .days = 14 } },
  { N_ ("Every month"), { .months = 1 } },
};

enum {
  ENDS_AFTER,
  ENDS_ON,
};

static gboolean
is_specific (MinkaNewMeetingDialog *self)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind)) == MINKA_MEETING_KIND_SPECIFIC;
}

static gboolean
repeats (MinkaNewMeetingDialog *self)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (self->rhythm)) > 0;
}

static void
update (MinkaNewMeetingDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->calling),
                          is_specific (self) || minka_calling_is_empty (self->calling));
  gtk_widget_set_sensitive (self->create,
                            *gtk_editable_get_text (GTK_EDITABLE (self->title)) != '\0' &&
                                (!is_specific (self) || minka_calling_count (self->calling) > 0) &&
                                (!repeats (self) || self->days->len > 0));
}

/* When */

static void
add_to_preview (MinkaNewMeetingDialog *self, MinkaSeriesDay *one)
{
  GtkWidget *row = adw_action_row_new ();
  const gboolean is_held = *one->day != '\0';
  g_autofree char *day = minka_format_day_long (is_held ? one->day : one->wanted);
  g_autofree char *wanted = minka_format_day (one->wanted);
  g_autofree char *note = NULL;

  if (one->reason != NULL)
    note = is_held ? g_strdup_printf (_ ("%s is “%s”"), wanted, one->reason)
                   : g_strdup_printf (_ ("“%s”: left out"), one->reason);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
  if (note != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), note);
  if (!is_held)
    gtk_widget_add_css_class (row, "dim-label");
  gtk_list_box_append (GTK_LIST_BOX (self->preview), row);
}

/* Which days the meetings fall on, for all to see before they are made. */
static void
plan_days (MinkaNewMeetingDialog *self)
{
  const guint rhythm = adw_combo_row_get_selected (ADW_COMBO_ROW (self->rhythm));
  const gboolean has_end = adw_combo_row_get_selected (ADW_COMBO_ROW (self->end)) == ENDS_ON;
  MinkaSeries series = rhythms[rhythm].series;
  g_autoptr (GPtrArray) plan = NULL;
  g_autofree char *title = NULL;

  series.first = minka_date_row_get_value (MINKA_DATE_ROW (self->date));
  if (has_end)
    series.until = minka_date_row_get_value (MINKA_DATE_ROW (self->until));
  else
    series.times = (int) adw_spin_row_get_value (ADW_SPIN_ROW (self->times));
  gtk_widget_set_visible (self->end, rhythm > 0);
  gtk_widget_set_visible (self->times, rhythm > 0 && !has_end);
  gtk_widget_set_visible (self->until, rhythm > 0 && has_end);
  gtk_widget_set_visible (self->preview_group, rhythm > 0);
  gtk_list_box_remove_all (GTK_LIST_BOX (self->preview));
  g_ptr_array_set_size (self->days, 0);
  if (rhythm == 0) {
    g_ptr_array_add (self->days, g_strdup (series.first));
  } else {
    plan = minka_series_plan (&series, self->calendar);
    for (guint i = 0; i < plan->len; i++) {
      MinkaSeriesDay *one = plan->pdata[i];

      add_to_preview (self, one);
      if (*one->day != '\0')
        g_ptr_array_add (self->days, g_strdup (one->day));
    }
    title = self->days->len == 0
                ? g_strdup (_ ("No meetings: choose the first day and the end"))
                : g_strdup_printf (ngettext ("%u meeting", "%u meetings", self->days->len), self->days->len);
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->preview_group), title);
    gtk_widget_set_visible (self->preview, plan->len > 0);
  }
  update (self);
}

/* Making */

static int
newest_protocol (MinkaNewMeetingDialog *self)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (self->steps); i++)
    g_ptr_array_add (steps, g_list_model_get_item (self->steps, i));
  return minka_protocols_newest (steps);
}

static void
on_create (MinkaNewMeetingDialog *self)
{
  g_autoptr (MinkaMeeting) meeting = minka_record_new (MINKA_TYPE_MEETING);
  g_autoptr (GPtrArray) called = NULL;
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  g_autofree char *first = NULL;
  MinkaGesture *gesture;

  plan_days (self);
  if (*title == '\0' || !gtk_widget_get_sensitive (self->create))
    return;
  called = minka_calling_list (self->calling, !is_specific (self));
  g_object_set (meeting, "title", title, "kind", adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind)),
                "start_time", minka_date_row_get_value (MINKA_DATE_ROW (self->time)), "activity",
                self->activity != NULL ? self->activity : "", NULL);
  minka_meetings_fill_in (meeting, self->meetings, self->posts, newest_protocol (self));
  gesture = minka_meetings_make (&(MinkaMeetingTemplate) { meeting, called, self->days }, &first);
  minka_form_apply (gtk_widget_get_parent (GTK_WIDGET (self)), self->workspace, gesture);
  g_signal_emit (self, signals[CREATED], 0, first);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
minka_new_meeting_dialog_dispose (GObject *object)
{
  MinkaNewMeetingDialog *self = MINKA_NEW_MEETING_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->members);
  g_clear_object (&self->posts);
  g_clear_object (&self->meetings);
  g_clear_object (&self->calendar);
  g_clear_object (&self->steps);
  g_clear_pointer (&self->days, g_ptr_array_unref);
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

static GtkWidget *
make_rhythm_row (void)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rhythms); i++)
    gtk_string_list_append (words, _ (rhythms[i].name));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  return row;
}

static GtkWidget *
make_end_row (void)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, _ ("By number"));
  gtk_string_list_append (words, _ ("On a date"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  return row;
}

static void
add_row (GtkWidget *group, GtkWidget *row, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
replan_on (MinkaNewMeetingDialog *self, GtkWidget *row, const char *signal)
{
  g_signal_connect_object (row, signal, G_CALLBACK (plan_days), self, G_CONNECT_SWAPPED);
}

static void
minka_new_meeting_dialog_init (MinkaNewMeetingDialog *self)
{
  GtkWidget *group =
      minka_page_group (NULL, _ ("The members are called, and the posts are filled from “Organization”."));
  GtkWidget *header = adw_header_bar_new ();

  self->days = g_ptr_array_new_with_free_func (g_free);
  self->title = adw_entry_row_new ();
  self->kind = make_kind_row ();
  self->date = minka_date_row_new ();
  self->time = minka_time_row_new ();
  self->rhythm = make_rhythm_row ();
  self->end = make_end_row ();
  /* By itself the row hides what is in it from screen readers. */
  self->times = g_object_new (ADW_TYPE_SPIN_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  adw_spin_row_configure (ADW_SPIN_ROW (self->times), gtk_adjustment_new (4, 2, MINKA_SERIES_MOST, 1, 5, 0),
                          1, 0);
  self->until = minka_date_row_new ();
  add_row (group, self->title, _ ("What it is about"));
  add_row (group, self->kind, _ ("Kind"));
  add_row (group, self->date, _ ("Day"));
  add_row (group, self->time, _ ("Opens at"));
  add_row (group, self->rhythm, _ ("Repeats"));
  add_row (group, self->end, _ ("Ends"));
  add_row (group, self->times, _ ("Number of meetings"));
  add_row (group, self->until, _ ("Last day"));
  g_signal_connect_object (self->title, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->title, "entry-activated", G_CALLBACK (on_create), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  replan_on (self, self->date, "notify::value");
  replan_on (self, self->rhythm, "notify::selected");
  replan_on (self, self->end, "notify::selected");
  replan_on (self, self->times, "notify::value");
  replan_on (self, self->until, "notify::value");

  self->preview_group = minka_page_group ("", _ ("Holidays and the school’s calendar are heeded."));
  self->preview = GTK_WIDGET (minka_page_add_box (self->preview_group));

  self->create = gtk_button_new_with_mnemonic (_ ("_Create"));
  gtk_widget_add_css_class (self->create, "suggested-action");
  g_signal_connect_object (self->create, "clicked", G_CALLBACK (on_create), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->create);

  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  adw_dialog_set_title (ADW_DIALOG (self), _ ("New meeting"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
  adw_dialog_set_child (ADW_DIALOG (self), minka_page_frame (header, GTK_WIDGET (self->page)));
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
  self->calendar = minka_workspace_list (workspace, MINKA_TYPE_CALENDAR_SUMMARY, NULL, NULL);
  self->steps = minka_workspace_list (workspace, MINKA_TYPE_PROTOCOL_STEP, NULL, NULL);
  self->calling = MINKA_CALLING (minka_calling_new (self->members, self->posts));
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (self->calling));
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (self->preview_group));
  g_signal_connect_object (self->calling, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "items-changed", G_CALLBACK (plan_days), self, G_CONNECT_SWAPPED);
  plan_days (self);
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
