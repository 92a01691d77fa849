#include "minka-meetings-page.h"

#include "minka-format.h"
#include "minka-meeting-view.h"
#include "minka-new-meeting.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaMeetingsPage:
 *
 * *Reuniones*: all meetings, the newest first, and beside them the chosen one.
 */
struct _MinkaMeetingsPage {
  MinkaListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (MinkaMeetingsPage, minka_meetings_page, MINKA_TYPE_LIST_PAGE)

static const char *const state_classes[] = { "accent", "warning", "warning", "success", "dimmed" };

static void
show_row (MinkaListPage *page, MinkaListRow *row, gpointer record)
{
  MinkaMeetingSummary *summary = record;
  g_autofree char *when = minka_format_day_short (summary->date);
  g_autofree char *before = NULL;
  g_autofree char *state = NULL;

  if (summary->acta_number > 0)
    state = g_strdup_printf (_ ("Acta No. %d"), summary->acta_number);
  else
    state = g_strdup (minka_words_for (minka_meeting_state_get_type (), summary->state));
  if (*summary->moved_from != '\0') {
    g_autofree char *day = g_steal_pointer (&when);

    before = minka_format_day_short (summary->moved_from);
    /* Translators: the day of a meeting, and the day it was first called for. */
    when = g_strdup_printf (_ ("%s · moved, was %s"), day, before);
  }
  minka_list_row_set_text (row, summary->title, *when != '\0' ? when : _ ("without a date"));
  gtk_widget_set_opacity (GTK_WIDGET (row), summary->state == MINKA_MEETING_STATE_CANCELLED ? 0.55 : 1);
  minka_list_row_set_state (row, state, state_classes[summary->state]);
}

static void
show_detail (MinkaListPage *page, gpointer record, const char *part)
{
  GtkWidget *shown = minka_list_page_get_detail (page);
  const char *id = minka_record_get_id (record);

  if (!MINKA_IS_MEETING_VIEW (shown) ||
      !g_str_equal (minka_meeting_view_get_id (MINKA_MEETING_VIEW (shown)), id))
    shown = minka_meeting_view_new (minka_page_get_workspace (MINKA_PAGE (page)), id);
  minka_list_page_set_detail (page, shown, _ ("Meeting"));
  if (part != NULL)
    minka_meeting_view_show_part (MINKA_MEETING_VIEW (shown), part);
}

static void
on_created (MinkaPage *page, const char *id)
{
  minka_page_show_record (page, id, NULL);
}

static void
new_meeting (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwDialog *dialog = minka_new_meeting_dialog_new (minka_page_get_workspace (MINKA_PAGE (widget)));

  g_signal_connect_object (dialog, "created", G_CALLBACK (on_created), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
run_meeting (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *shown = minka_list_page_get_detail (MINKA_LIST_PAGE (widget));

  if (MINKA_IS_MEETING_VIEW (shown))
    gtk_widget_activate_action (widget, "win.run-meeting", "s",
                                minka_meeting_view_get_id (MINKA_MEETING_VIEW (shown)));
}

static void
fill_header (MinkaListPage *page, GtkWidget *header)
{
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_tooltip_text (add, _ ("New meeting"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New meeting"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "meetings.new");
  gtk_widget_add_css_class (add, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), add);
}

static void
minka_meetings_page_class_init (MinkaMeetingsPageClass *klass)
{
  MinkaListPageClass *list_class = MINKA_LIST_PAGE_CLASS (klass);

  list_class->type = minka_meeting_summary_get_type;
  list_class->title = N_ ("Meetings");
  list_class->icon = "minka-meeting-symbolic";
  list_class->choose = N_ ("Choose a meeting");
  list_class->empty_title = N_ ("No meetings yet");
  list_class->empty_text = N_ ("Prepare the first meeting of your community.");
  list_class->empty_button = N_ ("_New meeting");
  list_class->empty_action = "meetings.new";
  list_class->fill_header = fill_header;
  list_class->show_row = show_row;
  list_class->show_detail = show_detail;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "meetings.new", NULL, new_meeting);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "meetings.run", NULL, run_meeting);
}

static void
minka_meetings_page_init (MinkaMeetingsPage *self)
{
}
