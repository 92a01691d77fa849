#include "minka-agreement-view.h"

#include "minka-date.h"
#include "minka-follow-up-row.h"
#include "minka-follow.h"
#include "minka-form.h"
#include "minka-format.h"
#include "minka-page.h"
#include "minka-plain-row.h"
#include "minka-refresh.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaAgreementView:
 *
 * One agreement: what was agreed, who does it and by when, what became of it, and its meeting and acta. The agreement
 * itself is written in its meeting; here only what became of it is noted.
 */
struct _MinkaAgreementView {
  AdwBin parent_instance;
  MinkaWorkspace *workspace;
  char *id;
  MinkaAgreement *agreement;
  GListModel *summaries; /* the one of the agreement */
  GListModel *follow_ups;
  GListModel *actas; /* of its meeting */
  GPtrArray *followed[2];
  GHashTable *meetings; /* the meetings of the follow-ups */
  GtkWidget *facts;
  GtkWidget *buttons;
  GtkWidget *history;
  GtkWidget *origin;
  GPtrArray *rows; /* of those groups, made anew at each change */
};

G_DEFINE_FINAL_TYPE (MinkaAgreementView, minka_agreement_view, ADW_TYPE_BIN)

static GtkWidget *
add_row (MinkaAgreementView *self, GtkWidget *group, const char *title, const char *subtitle)
{
  GtkWidget *row = minka_plain_row_new (title, subtitle);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_object_set_data (G_OBJECT (row), "minka-group", group);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
remove_rows (MinkaAgreementView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (g_object_get_data (self->rows->pdata[i], "minka-group"),
                                  self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static GtkWidget *
add_jump (MinkaAgreementView *self, GtkWidget *group, const char *title, const char *subtitle,
          const char *action, GVariant *target)
{
  GtkWidget *row = add_row (self, group, title, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  minka_plain_row_add_suffix (MINKA_PLAIN_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static GtkWidget *
make_pill (const char *text, const char *css_class)
{
  GtkWidget *pill = gtk_label_new (text);

  gtk_widget_add_css_class (pill, "minka-pill");
  gtk_widget_add_css_class (pill, css_class);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  return pill;
}

static void
show_facts (MinkaAgreementView *self, MinkaAgreementSummary *summary)
{
  GtkWidget *group = self->facts;
  g_autofree char *today = minka_date_today ();
  g_autofree char *day = minka_format_day_long (summary->due);
  g_autofree char *first = minka_format_day_long (self->agreement->due);
  g_autofree char *put_off = NULL;
  MinkaUrgency urgency = minka_urgency_of (summary->state, summary->due, today);
  GtkWidget *row;

  row = add_row (self, group, summary->text, self->agreement->grounds);
  minka_plain_row_add_suffix (
      MINKA_PLAIN_ROW (row),
      make_pill (minka_words_for (minka_urgency_get_type (), urgency), minka_follow_up_colour (urgency)));
  add_row (self, group, _ ("Who does it"),
           *summary->person != '\0' ? summary->person : _ ("without a person"));
  if (!g_str_equal (summary->due, self->agreement->due) && *self->agreement->due != '\0')
    put_off = g_strdup_printf (_ ("%s, first %s"), day, first);
  else
    put_off = g_strdup (*day != '\0' ? day : _ ("without a date"));
  add_row (self, group, _ ("By when"), put_off);
}

/* What became of it */

static const struct {
  MinkaAgreementState state;
  const char *label;
} offered[] = {
  { MINKA_AGREEMENT_STATE_KEPT, N_ ("_Kept…") },
  { MINKA_AGREEMENT_STATE_OPEN, N_ ("_Not done yet…") },
  { MINKA_AGREEMENT_STATE_DROPPED, N_ ("_Drop…") },
};

static GtkWidget *
make_buttons (MinkaAgreementView *self)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++) {
    GtkWidget *button = gtk_button_new_with_mnemonic (_ (offered[i].label));

    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "agreements.ask");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(si)", self->id, offered[i].state);
    adw_wrap_box_append (ADW_WRAP_BOX (box), button);
  }
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}

static void
remove_follow_up (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaAgreementView *self = MINKA_AGREEMENT_VIEW (widget);
  MinkaGesture *gesture = minka_gesture_new (_ ("Remove the follow-up"));

  minka_gesture_remove (gesture, MINKA_TYPE_FOLLOW_UP, g_variant_get_string (parameter, NULL));
  minka_form_apply_and_tell (widget, self->workspace, gesture, _ ("Follow-up removed"));
}

static const char *
say_state (MinkaFollowUp *follow_up)
{
  if (follow_up->state == MINKA_AGREEMENT_STATE_OPEN)
    return *follow_up->new_due != '\0' ? _ ("Put off") : _ ("Still open");
  return minka_words_for (minka_urgency_get_type (), follow_up->state == MINKA_AGREEMENT_STATE_KEPT
                                                         ? MINKA_URGENCY_KEPT
                                                         : MINKA_URGENCY_DROPPED);
}

static void show_soon (MinkaAgreementView *self);

static MinkaMeeting *
meeting_of (MinkaAgreementView *self, MinkaFollowUp *follow_up)
{
  MinkaMeeting *meeting;

  if (*follow_up->meeting == '\0')
    return NULL;
  meeting = g_hash_table_lookup (self->meetings, follow_up->meeting);
  if (meeting == NULL) {
    meeting = minka_workspace_get_record (self->workspace, MINKA_TYPE_MEETING, follow_up->meeting);
    g_hash_table_insert (self->meetings, g_strdup (follow_up->meeting), meeting);
    g_signal_connect_object (meeting, "notify::title", G_CALLBACK (show_soon), self, G_CONNECT_SWAPPED);
  }
  return meeting;
}

/* What an issued acta tells of stays. */
static void
add_follow_up (MinkaAgreementView *self, MinkaFollowUp *follow_up)
{
  MinkaMeeting *meeting = meeting_of (self, follow_up);
  g_autofree char *day = minka_format_day_short (follow_up->date);
  g_autofree char *due = minka_format_day_long (follow_up->new_due);
  g_autofree char *title = g_strdup_printf ("%s · %s", say_state (follow_up), day);
  g_autoptr (GString) details = g_string_new (follow_up->note);
  GtkWidget *row, *remove;

  if (*follow_up->new_due != '\0')
    g_string_append_printf (details, "%s%s: %s", details->len > 0 ? "\n" : "", _ ("New date"), due);
  if (meeting != NULL && *meeting->title != '\0')
    g_string_append_printf (details, "%s%s: %s", details->len > 0 ? "\n" : "", _ ("Meeting"), meeting->title);
  row = add_row (self, self->history, title, details->str);
  g_object_set_data_full (G_OBJECT (row), "minka-part",
                          g_strdup (minka_record_get_id (MINKA_RECORD (follow_up))), g_free);
  if (meeting != NULL && meeting->state == MINKA_MEETING_STATE_ISSUED)
    return;
  remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_set_tooltip_text (remove, _ ("Remove the follow-up"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove the follow-up"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "agreement.remove-follow-up");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (remove), "s",
                                    minka_record_get_id (MINKA_RECORD (follow_up)));
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  minka_plain_row_add_suffix (MINKA_PLAIN_ROW (row), remove);
}

static void
show_history (MinkaAgreementView *self, MinkaAgreementSummary *summary)
{
  g_autofree char *day = minka_format_day_short (summary->date);
  g_autofree char *agreed =
      g_strdup_printf ("%s · %s", _ ("Agreed"), *day != '\0' ? day : _ ("without a date"));

  for (guint i = g_list_model_get_n_items (self->follow_ups); i > 0; i--) {
    g_autoptr (MinkaFollowUp) follow_up = g_list_model_get_item (self->follow_ups, i - 1);

    add_follow_up (self, follow_up);
  }
  add_row (self, self->history, agreed, summary->meeting_title);
}

/* Where it comes from */

static void
show_origin (MinkaAgreementView *self, MinkaAgreementSummary *summary)
{
  GtkWidget *group = self->origin;
  g_autofree char *day = minka_format_day_long (summary->date);

  add_jump (self, group, summary->meeting_title, *day != '\0' ? day : _ ("without a date"), "win.show-record",
            g_variant_new ("(sss)", "meeting", summary->meeting, self->id));
  for (guint i = 0; self->actas != NULL && i < g_list_model_get_n_items (self->actas); i++) {
    g_autoptr (MinkaActaSummary) acta = g_list_model_get_item (self->actas, i);
    g_autofree char *title = g_strdup_printf (_ ("Acta No. %d"), acta->number);

    if (acta->kind == MINKA_ACTA_KIND_MEETING)
      add_jump (self, group, title, _ ("It is issued, so the agreement itself no longer changes."),
                "win.show-acta", g_variant_new_string (summary->meeting));
  }
  add_jump (self, group, _ ("Golden thread"), _ ("From the problem that caused it"), "win.show-thread",
            g_variant_new ("(ss)", "agreement", self->id));
}

static gboolean
is_within (GtkWidget *widget, GtkWidget *focus)
{
  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
show (gpointer data)
{
  MinkaAgreementView *self = data;
  g_autoptr (MinkaAgreementSummary) summary = g_list_model_get_item (self->summaries, 0);
  GtkWidget *focus;
  gboolean had_focus;

  if (summary == NULL || *self->agreement->text == '\0')
    return;
  if (self->actas == NULL) {
    self->actas =
        minka_workspace_list (self->workspace, MINKA_TYPE_ACTA_SUMMARY, "meeting", summary->meeting);
    g_signal_connect_object (self->actas, "items-changed", G_CALLBACK (show_soon), self, G_CONNECT_SWAPPED);
  }
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  had_focus = is_within (self->history, focus) || is_within (self->origin, focus);
  remove_rows (self);
  show_facts (self, summary);
  show_history (self, summary);
  show_origin (self, summary);
  if (had_focus)
    gtk_widget_child_focus (self->buttons, GTK_DIR_TAB_FORWARD);
}

static void
show_soon (MinkaAgreementView *self)
{
  minka_refresh_later (self, show);
}

static void
on_lists_changed (MinkaAgreementView *self)
{
  self->followed[0] = minka_follow (self->followed[0], self->summaries, G_CALLBACK (show_soon), self);
  self->followed[1] = minka_follow (self->followed[1], self->follow_ups, G_CALLBACK (show_soon), self);
  show_soon (self);
}

static void
minka_agreement_view_dispose (GObject *object)
{
  MinkaAgreementView *self = MINKA_AGREEMENT_VIEW (object);

  minka_refresh_cancel (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->followed); i++)
    self->followed[i] = minka_follow (self->followed[i], NULL, G_CALLBACK (show_soon), self);
  g_clear_object (&self->agreement);
  g_clear_object (&self->summaries);
  g_clear_object (&self->follow_ups);
  g_clear_object (&self->actas);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (minka_agreement_view_parent_class)->dispose (object);
}

static void
minka_agreement_view_finalize (GObject *object)
{
  MinkaAgreementView *self = MINKA_AGREEMENT_VIEW (object);

  g_free (self->id);
  g_hash_table_unref (self->meetings);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (minka_agreement_view_parent_class)->finalize (object);
}

static void
minka_agreement_view_class_init (MinkaAgreementViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_agreement_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = minka_agreement_view_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "agreement.remove-follow-up", "s",
                                   remove_follow_up);
}

static void
minka_agreement_view_init (MinkaAgreementView *self)
{
  self->meetings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->rows = g_ptr_array_new ();
}

static GtkWidget *
add_group (GtkWidget *page, const char *title)
{
  GtkWidget *group = minka_page_group (title, NULL);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return group;
}

/**
 * minka_agreement_view_new:
 * @workspace: the open plan
 * @id: the id of an agreement
 *
 * Returns: (transfer full): the agreement; it is to be within a page that has the action agreements.ask
 */
GtkWidget *
minka_agreement_view_new (MinkaWorkspace *workspace, const char *id)
{
  MinkaAgreementView *self = g_object_new (MINKA_TYPE_AGREEMENT_VIEW, NULL);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *header = minka_page_make_header (workspace);

  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (id);
  self->facts = add_group (page, NULL);
  self->buttons = make_buttons (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (add_group (page, _ ("What became of it"))),
                             self->buttons);
  self->history = add_group (page, _ ("History"));
  self->origin = add_group (page, _ ("Where it comes from"));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_ ("Agreement"), ""));
  adw_bin_set_child (ADW_BIN (self), minka_page_frame (header, page));
  minka_page_set_thread (GTK_WIDGET (self), "agreement", id);

  self->agreement = minka_workspace_get_record (workspace, MINKA_TYPE_AGREEMENT, id);
  self->summaries = minka_workspace_list (workspace, MINKA_TYPE_AGREEMENT_SUMMARY, "id", id);
  self->follow_ups = minka_workspace_list (workspace, MINKA_TYPE_FOLLOW_UP, "agreement", id);
  g_signal_connect_object (self->agreement, "notify", G_CALLBACK (show_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->summaries, "items-changed", G_CALLBACK (on_lists_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->follow_ups, "items-changed", G_CALLBACK (on_lists_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * minka_agreement_view_get_id:
 * @self: an agreement
 *
 * Returns: (transfer none): its id
 */
const char *
minka_agreement_view_get_id (MinkaAgreementView *self)
{
  return self->id;
}
