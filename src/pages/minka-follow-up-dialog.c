#include "minka-follow-up-dialog.h"

#include "minka-date-row.h"
#include "minka-following.h"
#include "minka-follow-up-row.h"
#include "minka-form.h"
#include "minka-page.h"
#include "minka-plain-row.h"
#include "minka-text-row.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaFollowUpDialog:
 *
 * Asks what became of an agreement: kept, with its evidence; not done yet, with the reason and a new day; or dropped,
 * with the reason.
 */
struct _MinkaFollowUpDialog {
  AdwDialog parent_instance;
  MinkaWorkspace *workspace;
  GListModel *summaries; /* the one of the agreement */
  char *agreement;
  char *meeting;
  GtkWidget *about;
  AdwToggleGroup *states;
  GtkWidget *note;
  GtkWidget *due;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (MinkaFollowUpDialog, minka_follow_up_dialog, ADW_TYPE_DIALOG)

/* In the order of MinkaAgreementState. */
static const struct {
  const char *name;
  const char *label;
  const char *note;
  const char *done;
} states[] = {
  { "open", N_ ("Not done yet"), N_ ("Reason"), N_ ("Noted that the agreement is open") },
  { "kept", N_ ("Kept"), N_ ("Evidence: how it is known"), N_ ("Agreement marked as kept") },
  { "dropped", N_ ("Dropped"), N_ ("Reason"), N_ ("Agreement dropped") },
};

static const MinkaAgreementState offered[] = {
  MINKA_AGREEMENT_STATE_KEPT,
  MINKA_AGREEMENT_STATE_OPEN,
  MINKA_AGREEMENT_STATE_DROPPED,
};

static MinkaAgreementState
chosen_state (MinkaFollowUpDialog *self)
{
  guint chosen = adw_toggle_group_get_active (self->states);

  return offered[MIN (chosen, G_N_ELEMENTS (offered) - 1)];
}

/* That it was kept may stand alone; that it was not says something more. */
static gboolean
says_enough (MinkaFollowUpDialog *self)
{
  g_autofree char *note = minka_text_row_get_text (MINKA_TEXT_ROW (self->note));
  MinkaAgreementState state = chosen_state (self);

  if (state == MINKA_AGREEMENT_STATE_KEPT || *g_strstrip (note) != '\0')
    return TRUE;
  return state == MINKA_AGREEMENT_STATE_OPEN &&
         *minka_date_row_get_value (MINKA_DATE_ROW (self->due)) != '\0';
}

static void
show_enough (MinkaFollowUpDialog *self)
{
  gtk_widget_set_sensitive (self->save, says_enough (self));
}

static void
on_state_chosen (MinkaFollowUpDialog *self)
{
  MinkaAgreementState state = chosen_state (self);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->note), _ (states[state].note));
  gtk_widget_set_visible (self->due, state == MINKA_AGREEMENT_STATE_OPEN);
  show_enough (self);
}

static void
on_save (MinkaFollowUpDialog *self)
{
  g_autofree char *note = NULL;
  MinkaAgreementState state = chosen_state (self);

  /* What is half typed counts: the day is taken when its row is left. */
  gtk_widget_grab_focus (self->save);
  note = minka_text_row_get_text (MINKA_TEXT_ROW (self->note));
  if (!says_enough (self))
    return;
  minka_form_apply_and_tell (gtk_widget_get_parent (GTK_WIDGET (self)), self->workspace,
                             minka_following_gesture (self->agreement, self->meeting, state, note,
                                                      minka_date_row_get_value (MINKA_DATE_ROW (self->due))),
                             _ (states[state].done));
  adw_dialog_close (ADW_DIALOG (self));
}

/* Enter in the note saves, as there is nothing else to do; Shift and Enter begins a line. */
static gboolean
on_key (MinkaFollowUpDialog *self, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (state & GDK_SHIFT_MASK) != 0 ||
      chosen_state (self) == MINKA_AGREEMENT_STATE_OPEN || !says_enough (self))
    return GDK_EVENT_PROPAGATE;
  on_save (self);
  return GDK_EVENT_STOP;
}

static void
on_summary (MinkaFollowUpDialog *self)
{
  g_autoptr (MinkaAgreementSummary) summary = g_list_model_get_item (self->summaries, 0);
  g_autofree char *details = NULL;
  GtkWidget *row;

  if (summary == NULL)
    return;
  details = minka_follow_up_describe (summary);
  row = minka_plain_row_new (summary->text, details);
  if (self->about != NULL) {
    GtkWidget *group = gtk_widget_get_ancestor (self->about, ADW_TYPE_PREFERENCES_GROUP);

    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), self->about);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    self->about = row;
  }
}

static void
focus_note (gpointer data)
{
  g_autoptr (MinkaFollowUpDialog) self = data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (minka_text_row_get_view (MINKA_TEXT_ROW (self->note)));
}

/* Where it comes up from the foot of a narrow window, it chooses the first thing of its own. */
static void
on_map (MinkaFollowUpDialog *self)
{
  g_idle_add_once (focus_note, g_object_ref (self));
}

static void
minka_follow_up_dialog_dispose (GObject *object)
{
  MinkaFollowUpDialog *self = MINKA_FOLLOW_UP_DIALOG (object);

  g_clear_object (&self->summaries);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->agreement, g_free);
  g_clear_pointer (&self->meeting, g_free);
  G_OBJECT_CLASS (minka_follow_up_dialog_parent_class)->dispose (object);
}

static void
minka_follow_up_dialog_class_init (MinkaFollowUpDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_follow_up_dialog_dispose;
}

static GtkWidget *
make_states (MinkaFollowUpDialog *self)
{
  self->states = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++) {
    AdwToggle *toggle = adw_toggle_new ();

    adw_toggle_set_label (toggle, _ (states[offered[i]].label));
    adw_toggle_set_name (toggle, states[offered[i]].name);
    adw_toggle_group_add (self->states, toggle);
  }
  adw_toggle_group_set_homogeneous (self->states, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->states), "round");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->states), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What became of it"), -1);
  g_signal_connect_object (self->states, "notify::active", G_CALLBACK (on_state_chosen), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->states);
}

static void
minka_follow_up_dialog_init (MinkaFollowUpDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *group = minka_page_group (NULL, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->about = minka_plain_row_new ("", "");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->about);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));

  self->note = minka_text_row_new ();
  self->due = minka_date_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->due), _ ("New date"));
  self->save = gtk_button_new_with_mnemonic (_ ("_Note"));
  gtk_widget_add_css_class (self->save, "suggested-action");

  group = minka_page_group (NULL, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_states (self));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  group = minka_page_group (NULL, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->note);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->due);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));

  g_signal_connect_object (self->note, "changed", G_CALLBACK (show_enough), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->due, "notify::value", G_CALLBACK (show_enough), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->due, "entry-activated", G_CALLBACK (on_save), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (minka_text_row_get_view (MINKA_TEXT_ROW (self->note)), keys);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (on_save), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);

  adw_dialog_set_title (ADW_DIALOG (self), _ ("What became of it"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 420);
  adw_dialog_set_child (ADW_DIALOG (self), minka_page_frame (header, page));
  g_signal_connect_object (minka_text_row_get_view (MINKA_TEXT_ROW (self->note)), "map", G_CALLBACK (on_map),
                           self, G_CONNECT_SWAPPED);
  adw_dialog_set_focus (ADW_DIALOG (self), minka_text_row_get_view (MINKA_TEXT_ROW (self->note)));
}

/**
 * minka_follow_up_dialog_new:
 * @workspace: the open plan
 * @agreement: the id of an agreement
 * @state: what is most likely to be noted of it
 * @meeting: (nullable): the id of the meeting that looks at it, not issued yet; %NULL for none
 *
 * Returns: (transfer full): the dialog
 */
AdwDialog *
minka_follow_up_dialog_new (MinkaWorkspace *workspace, const char *agreement, MinkaAgreementState state,
                            const char *meeting)
{
  MinkaFollowUpDialog *self = g_object_new (MINKA_TYPE_FOLLOW_UP_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->agreement = g_strdup (agreement);
  self->meeting = g_strdup (meeting);
  adw_toggle_group_set_active_name (self->states, states[state].name);
  on_state_chosen (self);
  self->summaries = minka_workspace_list (workspace, MINKA_TYPE_AGREEMENT_SUMMARY, "id", agreement);
  g_signal_connect_object (self->summaries, "items-changed", G_CALLBACK (on_summary), self,
                           G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}
