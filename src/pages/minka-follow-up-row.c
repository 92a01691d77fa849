#include "minka-follow-up-row.h"

#include "minka-date.h"
#include "minka-follow-up-dialog.h"
#include "minka-format.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaFollowUpRow:
 *
 * An earlier agreement, how it stands, and what notes what became of it.
 */
struct _MinkaFollowUpRow {
  AdwActionRow parent_instance;
  MinkaWorkspace *workspace;
  GListModel *summaries; /* the one of the agreement */
  char *agreement;
  char *meeting;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (MinkaFollowUpRow, minka_follow_up_row, ADW_TYPE_ACTION_ROW)

/**
 * minka_follow_up_describe:
 * @summary: an agreement
 *
 * Returns: (transfer full): who does it and by when, for a person to read
 */
char *
minka_follow_up_describe (MinkaAgreementSummary *summary)
{
  g_autofree char *day = minka_format_day_short (summary->due);

  return g_strdup_printf ("%s · %s", *summary->person != '\0' ? summary->person : _ ("without a person"),
                          *day != '\0' ? day : _ ("without a date"));
}

/**
 * minka_follow_up_colour:
 * @urgency: how an agreement stands
 *
 * Returns: (transfer none): the class that colours it
 */
const char *
minka_follow_up_colour (MinkaUrgency urgency)
{
  static const char *const classes[] = { "error", "warning", "accent", "dimmed", "success", "dimmed" };

  return classes[urgency];
}

static void
show (MinkaFollowUpRow *self, GParamSpec *pspec, MinkaAgreementSummary *summary)
{
  g_autofree char *today = minka_date_today ();
  g_autofree char *details = NULL;
  MinkaUrgency urgency;

  urgency = minka_urgency_of (summary->state, summary->due, today);
  details = minka_follow_up_describe (summary);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), summary->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), details);
  gtk_label_set_label (self->state, minka_words_for (minka_urgency_get_type (), urgency));
  gtk_widget_set_css_classes (GTK_WIDGET (self->state),
                              (const char *[]) { "minka-pill", minka_follow_up_colour (urgency), NULL });
}

static void
on_summary (MinkaFollowUpRow *self)
{
  g_autoptr (MinkaAgreementSummary) summary = g_list_model_get_item (self->summaries, 0);

  if (summary == NULL)
    return;
  show (self, NULL, summary);
  g_signal_connect_object (summary, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}

static void
ask (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaFollowUpRow *self = MINKA_FOLLOW_UP_ROW (widget);

  adw_dialog_present (minka_follow_up_dialog_new (self->workspace, self->agreement,
                                                  g_variant_get_int32 (parameter), self->meeting),
                      widget);
}

static void
on_activated (MinkaFollowUpRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "follow-up.ask", "i", MINKA_AGREEMENT_STATE_KEPT);
}

static void
minka_follow_up_row_dispose (GObject *object)
{
  MinkaFollowUpRow *self = MINKA_FOLLOW_UP_ROW (object);

  g_clear_object (&self->summaries);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->agreement, g_free);
  g_clear_pointer (&self->meeting, g_free);
  G_OBJECT_CLASS (minka_follow_up_row_parent_class)->dispose (object);
}

static void
minka_follow_up_row_class_init (MinkaFollowUpRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_follow_up_row_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "follow-up.ask", "i", ask);
}

/* The actions in menus and buttons name the states by their numbers. */
G_STATIC_ASSERT (MINKA_AGREEMENT_STATE_OPEN == 0 && MINKA_AGREEMENT_STATE_KEPT == 1 &&
                 MINKA_AGREEMENT_STATE_DROPPED == 2);

static GtkWidget *
make_menu (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Not done yet…"), "follow-up.ask(0)");
  g_menu_append (menu, _ ("_Drop…"), "follow-up.ask(2)");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Options of the agreement"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Options of the agreement"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
minka_follow_up_row_init (MinkaFollowUpRow *self)
{
  GtkWidget *keep = gtk_button_new_from_icon_name ("minka-check-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->state), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (keep, _ ("Mark as kept"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (keep), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Mark as kept"),
                                  -1);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (keep), "follow-up.ask(1)");
  gtk_widget_set_valign (keep, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (keep, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->state));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), keep);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), make_menu ());
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  g_signal_connect (self, "activated", G_CALLBACK (on_activated), NULL);
}

/**
 * minka_follow_up_row_new:
 * @workspace: the open plan
 * @agreement: the id of an agreement
 * @meeting: (nullable): the id of the meeting that looks at it, not issued yet; %NULL for none
 *
 * Returns: (transfer full): the agreement, with what notes what became of it
 */
GtkWidget *
minka_follow_up_row_new (MinkaWorkspace *workspace, const char *agreement, const char *meeting)
{
  MinkaFollowUpRow *self = g_object_new (MINKA_TYPE_FOLLOW_UP_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->agreement = g_strdup (agreement);
  self->meeting = g_strdup (meeting);
  g_object_set_data_full (G_OBJECT (self), "minka-part", g_strdup (agreement), g_free);
  self->summaries = minka_workspace_list (workspace, MINKA_TYPE_AGREEMENT_SUMMARY, "id", agreement);
  g_signal_connect_object (self->summaries, "items-changed", G_CALLBACK (on_summary), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
