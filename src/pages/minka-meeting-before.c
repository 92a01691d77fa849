#include "minka-meeting-before.h"

#include "minka-attachments.h"
#include "minka-agenda.h"
#include "minka-convoking.h"
#include "minka-equipment-row.h"
#include "minka-format.h"
#include "minka-guiding.h"
#include "minka-items.h"
#include "minka-meeting-changes.h"
#include "minka-page.h"
#include "minka-priorities-dialog.h"
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

/* Issued is no state that one chooses: it is there to be read only. */
static void
show_state (AdwComboRow *row, GParamSpec *pspec, MinkaMeeting *meeting)
{
  const guint n = G_N_ELEMENTS (chosen_states);
  GListModel *words = adw_combo_row_get_model (row);
  const char *issued[] = {
    minka_words_for (minka_meeting_state_get_type (), MINKA_MEETING_STATE_ISSUED),
    NULL,
  };

  if (meeting->state == MINKA_MEETING_STATE_ISSUED) {
    gtk_string_list_splice (GTK_STRING_LIST (words), n, g_list_model_get_n_items (words) - n, issued);
    adw_combo_row_set_selected (row, n);
  }
  for (guint i = 0; i < n; i++)
    if ((int) chosen_states[i] == meeting->state)
      adw_combo_row_set_selected (row, i);
}

static void
on_state_chosen (AdwComboRow *row, GParamSpec *pspec, MinkaForm *form)
{
  MinkaMeeting *meeting = minka_form_get_record (form);
  guint selected = adw_combo_row_get_selected (row);
  MinkaGesture *gesture;

  if (selected >= G_N_ELEMENTS (chosen_states) || meeting->state == MINKA_MEETING_STATE_ISSUED ||
      (int) chosen_states[selected] == meeting->state)
    return;
  if (chosen_states[selected] == MINKA_MEETING_STATE_CANCELLED) {
    show_state (row, NULL, meeting);
    minka_meeting_cancel (GTK_WIDGET (row), minka_form_get_workspace (form), meeting);
    return;
  }
  if (meeting->state == MINKA_MEETING_STATE_CANCELLED &&
      chosen_states[selected] == MINKA_MEETING_STATE_PREPARING) {
    minka_meeting_revive (GTK_WIDGET (row), minka_form_get_workspace (form), meeting);
    return;
  }
  g_object_set (meeting, "state", chosen_states[selected], NULL);
  gesture = minka_gesture_new (_ ("Change the meeting's state"));
  minka_gesture_set (gesture, MINKA_RECORD (meeting), "state", NULL);
  minka_form_apply (GTK_WIDGET (row), minka_form_get_workspace (form), gesture);
}

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
  minka_attachments_add (row, minka_form_get_workspace (form),
                         MINKA_AGENDA_ITEM (minka_form_get_record (form)));
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

/* Agenda */

typedef struct {
  MinkaMeeting *meeting;
  GListModel *items;
  GtkWidget *icon;
  GtkLabel *label;
} Sum;

static void
sum_free (gpointer data)
{
  Sum *sum = data;

  g_signal_handlers_disconnect_by_data (sum->items, sum);
  g_signal_handlers_disconnect_by_data (sum->meeting, sum);
  g_object_unref (sum->items);
  g_object_unref (sum->meeting);
  g_free (sum);
}

static void
show_sum (Sum *sum)
{
  MinkaAgenda agenda;
  g_autofree char *text = NULL;
  gboolean over;

  minka_agenda_sum (&agenda, sum->meeting, sum->items);
  text = minka_agenda_describe (&agenda);
  over = minka_agenda_over (&agenda) > 0;
  gtk_label_set_label (sum->label, text);
  gtk_widget_set_visible (sum->icon, over);
  gtk_widget_set_css_classes (GTK_WIDGET (sum->label), over ? (const char *[]) { "error", NULL }
                                                            : (const char *[]) { "dimmed", NULL });
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (sum->label)), agenda.topics > 0);
}

static void
on_minutes (GtkWidget *label)
{
  GtkWidget *box = gtk_widget_get_parent (label);

  if (box != NULL)
    show_sum (g_object_get_data (G_OBJECT (box), "minka-sum"));
}

static void
watch_items (GListModel *items, guint position, guint removed, guint added, Sum *sum)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (GObject) item = g_list_model_get_item (items, i);

    g_signal_handlers_disconnect_by_func (item, on_minutes, sum->label);
    g_signal_connect_object (item, "notify::minutes", G_CALLBACK (on_minutes), sum->label, G_CONNECT_SWAPPED);
  }
  show_sum (sum);
}

static GtkWidget *
make_sum (MinkaForm *form)
{
  Sum *sum = g_new0 (Sum, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  sum->meeting = g_object_ref (minka_form_get_record (form));
  sum->items = minka_workspace_list (minka_form_get_workspace (form), MINKA_TYPE_AGENDA_ITEM, "meeting",
                                     minka_record_get_id (MINKA_RECORD (sum->meeting)));
  sum->icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (sum->icon, "error");
  sum->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (sum->label, TRUE);
  gtk_label_set_xalign (sum->label, 0);
  gtk_box_append (GTK_BOX (box), sum->icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (sum->label));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_start (box, 6);
  g_object_set_data_full (G_OBJECT (box), "minka-sum", sum, sum_free);
  g_signal_connect (sum->items, "items-changed", G_CALLBACK (watch_items), sum);
  g_signal_connect_swapped (sum->meeting, "notify", G_CALLBACK (show_sum), sum);
  watch_items (sum->items, 0, 0, g_list_model_get_n_items (sum->items), sum);
  return box;
}

static void
on_choose (GtkWidget *button, MinkaForm *form)
{
  adw_dialog_present (minka_priorities_dialog_new (minka_form_get_workspace (form),
                                                   minka_record_get_id (minka_form_get_record (form))),
                      button);
}

static GtkWidget *
make_agenda (MinkaForm *form)
{
  GtkWidget *group = minka_items_new (minka_form_get_workspace (form), &topics,
                                      minka_record_get_id (minka_form_get_record (form)));
  GtkWidget *choose = gtk_button_new_with_mnemonic (_ ("Choose from the _priorities…"));

  gtk_widget_add_css_class (choose, "flat");
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  gtk_button_set_can_shrink (GTK_BUTTON (choose), TRUE);
  g_signal_connect_object (choose, "clicked", G_CALLBACK (on_choose), form, 0);
  g_object_set_data_full (G_OBJECT (choose), "minka-form", g_object_ref (form), g_object_unref);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Agenda"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), choose);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_sum (form));
  return group;
}

/* Technical set-up */

static void
show_group (GtkWidget *group, GParamSpec *pspec, MinkaMeeting *meeting)
{
  gtk_widget_set_visible (group, meeting->mode != MINKA_MEETING_MODE_IN_PERSON);
}

static GtkWidget *
make_set_up (MinkaForm *form)
{
  MinkaMeeting *meeting = minka_form_get_record (form);
  GtkWidget *group = minka_page_group (_ ("Technical set-up"), NULL);

  minka_form_add (form, group, "platform", _ ("Platform"));
  minka_form_add (form, group, "platform_minutes", _ ("Minutes it allows; 0 for no limit"));
  minka_form_add (form, group, "link", _ ("Link"));
  minka_form_add (form, group, "host", _ ("Host, sends the link"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             minka_equipment_row_new (minka_form_get_workspace (form),
                                                      minka_record_get_id (MINKA_RECORD (meeting))));
  g_signal_connect_object (meeting, "notify::mode", G_CALLBACK (show_group), group, G_CONNECT_SWAPPED);
  show_group (group, NULL, meeting);
  return group;
}

/* What became of the date */

static void
show_change (AdwPreferencesGroup *group, GParamSpec *pspec, MinkaMeeting *meeting)
{
  const gboolean cancelled = meeting->state == MINKA_MEETING_STATE_CANCELLED;
  g_autofree char *day = minka_format_day (meeting->moved_from);
  g_autofree char *title = cancelled ? g_strdup (_ ("This meeting is cancelled"))
                                     : g_strdup_printf (_ ("Moved; it was called for %s"), day);
  g_autofree char *reason = g_markup_escape_text (meeting->change_reason, -1);

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, reason);
  gtk_widget_set_visible (GTK_WIDGET (group), cancelled || *meeting->moved_from != '\0');
}

static GtkWidget *
make_change (MinkaForm *form)
{
  GtkWidget *group = minka_page_group (NULL, NULL);

  g_signal_connect_object (minka_form_get_record (form), "notify", G_CALLBACK (show_change), group,
                           G_CONNECT_SWAPPED);
  show_change (ADW_PREFERENCES_GROUP (group), NULL, minka_form_get_record (form));
  return group;
}

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
  MinkaMeeting *meeting = minka_form_get_record (form);
  MinkaWorkspace *workspace = minka_form_get_workspace (form);
  GtkWidget *group;

  add_group (page, make_change (form));

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
  add_group (page, group);
  add_group (page, make_set_up (form));

  add_group (page, make_agenda (form));

  group = minka_page_group (_ ("Posts in this meeting"), NULL);
  minka_form_add (form, group, "president", _ ("Presides"));
  minka_form_add (form, group, "moderator", _ ("Moderates"));
  minka_form_add (form, group, "secretary", _ ("Acts as secretary"));
  minka_form_add (form, group, "timekeeper", _ ("Keeps the time"));
  minka_form_add (form, group, "note_taker", _ ("Takes notes"));
  add_group (page, group);

  add_group (page, minka_guiding_new (workspace, meeting, MINKA_STAGE_BEFORE));
  add_group (page, minka_convoking_new (workspace, meeting));
}
