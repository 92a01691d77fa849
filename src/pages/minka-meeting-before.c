#include "minka-meeting-before.h"

#include "minka-items.h"
#include "minka-page.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/* The stage *Antes* of a meeting: what is prepared. */

static void
add_group (AdwPreferencesPage *page, GtkWidget *group)
{
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

static const MinkaMeetingState chosen_states[] = {
  MINKA_MEETING_STATE_PREPARING,
  MINKA_MEETING_STATE_ONGOING,
  MINKA_MEETING_STATE_HELD,
  MINKA_MEETING_STATE_CANCELLED,
};

static void
on_state_chosen (AdwComboRow *row, GParamSpec *pspec, MinkaForm *form)
{
  MinkaMeeting *meeting = minka_form_get_record (form);
  guint selected = adw_combo_row_get_selected (row);
  MinkaGesture *gesture;

  if (selected >= G_N_ELEMENTS (chosen_states) || meeting->state == MINKA_MEETING_STATE_ISSUED ||
      (int) chosen_states[selected] == meeting->state)
    return;
  g_object_set (meeting, "state", chosen_states[selected], NULL);
  gesture = minka_gesture_new (_ ("Change the meeting's state"));
  minka_gesture_set (gesture, MINKA_RECORD (meeting), "state", NULL);
  minka_form_apply (GTK_WIDGET (row), minka_form_get_workspace (form), gesture);
}

static void
show_state (AdwComboRow *row, GParamSpec *pspec, MinkaMeeting *meeting)
{
  for (guint i = 0; i < G_N_ELEMENTS (chosen_states); i++)
    if ((int) chosen_states[i] == meeting->state)
      adw_combo_row_set_selected (row, i);
}

/* Issued is no state that one chooses. */
static GtkWidget *
make_state_row (MinkaForm *form)
{
  MinkaMeeting *meeting = minka_form_get_record (form);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  for (guint i = 0; i < G_N_ELEMENTS (chosen_states); i++)
    gtk_string_list_append (words, minka_words_for (minka_meeting_state_get_type (), chosen_states[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("State"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  show_state (ADW_COMBO_ROW (row), NULL, meeting);
  g_signal_connect_object (meeting, "notify::state", G_CALLBACK (show_state), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_state_chosen), form, 0);
  g_object_set_data_full (G_OBJECT (row), "minka-form", g_object_ref (form), g_object_unref);
  return row;
}

static char *
topic_subtitle (MinkaWorkspace *workspace, gpointer record)
{
  MinkaAgendaItem *item = record;
  g_autoptr (MinkaMember) presenter = NULL;
  g_autofree char *minutes = NULL;

  minutes = item->minutes > 0
                ? g_strdup_printf (ngettext ("%d minute", "%d minutes", item->minutes), item->minutes)
                : g_strdup (_ ("without minutes"));
  if (*item->presenter == '\0')
    return g_steal_pointer (&minutes);
  presenter = minka_workspace_get_record (workspace, MINKA_TYPE_MEMBER, item->presenter);
  return g_strdup_printf ("%s · %s", minutes, presenter->name);
}

static void
fill_topic (MinkaForm *form, GtkWidget *row)
{
  minka_form_add_line (form, row, "title", _ ("Topic"));
  minka_form_add (form, row, "minutes", _ ("Minutes"));
  minka_form_add (form, row, "presenter", _ ("Presented by"));
  minka_form_add_text (form, row, "preparation", _ ("Who prepares what"));
  minka_form_add (form, row, "unplanned", _ ("Was not on the agenda as served"));
}

static const MinkaItemKind topics = {
  .type = minka_agenda_item_get_type,
  .owner = "meeting",
  .title = "title",
  .add = N_ ("Add topic"),
  .remove = N_ ("Remove topic"),
  .move = N_ ("Move topic"),
  .subtitle = topic_subtitle,
  .fill = fill_topic,
};

/**
 * minka_meeting_before_fill:
 * @form: a form of a meeting
 * @page: an empty page
 *
 * Fills the page with what is prepared before the meeting.
 */
void
minka_meeting_before_fill (MinkaForm *form, AdwPreferencesPage *page)
{
  MinkaRecord *meeting = minka_form_get_record (form);
  GtkWidget *group;

  group = minka_page_group (_ ("Meeting"), NULL);
  minka_form_add_line (form, group, "title", _ ("What it is about"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_state_row (form));
  minka_form_add (form, group, "number", _ ("Number of the meeting"));
  minka_form_add (form, group, "kind", _ ("Kind"));
  minka_form_add (form, group, "activity", _ ("Activity of the plan"));
  minka_form_add_text (form, group, "purpose", _ ("What it wants to reach"));
  add_group (page, group);

  group = minka_page_group (_ ("When and where"), NULL);
  minka_form_add (form, group, "date", _ ("Day"));
  minka_form_add (form, group, "start_time", _ ("Opens at"));
  minka_form_add (form, group, "end_time", _ ("Closes at"));
  minka_form_add (form, group, "mode", _ ("Form"));
  minka_form_add (form, group, "place", _ ("Place"));
  minka_form_add (form, group, "platform", _ ("Platform"));
  minka_form_add (form, group, "link", _ ("Link"));
  add_group (page, group);

  group = minka_items_new (minka_form_get_workspace (form), &topics, minka_record_get_id (meeting));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Agenda"));
  add_group (page, group);

  group = minka_page_group (_ ("Posts in this meeting"), NULL);
  minka_form_add (form, group, "president", _ ("Presides"));
  minka_form_add (form, group, "moderator", _ ("Moderates"));
  minka_form_add (form, group, "secretary", _ ("Acts as secretary"));
  minka_form_add (form, group, "timekeeper", _ ("Keeps the time"));
  add_group (page, group);
}
