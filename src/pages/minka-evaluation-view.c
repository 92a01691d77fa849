#include "minka-evaluation-view.h"

#include "minka-evidence-dialog.h"
#include "minka-evidence-list.h"
#include "minka-form.h"
#include "minka-page.h"
#include "minka-proof.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaEvaluationView:
 *
 * The evaluation of one activity: its state and what that rests on, its evidence, instrument and actions.
 */
struct _MinkaEvaluationView {
  AdwBin parent_instance;
  MinkaWorkspace *workspace;
  MinkaActivity *activity;
  GListModel *schedule;
  AdwActionRow *title;
  AdwActionRow *responsibles;
  AdwActionRow *objectives;
  AdwActionRow *steps[3];
  GtkWidget *back;
  GtkWidget *forth;
  MinkaEvidenceList *evidence;
};

G_DEFINE_FINAL_TYPE (MinkaEvaluationView, minka_evaluation_view, ADW_TYPE_BIN)

/* State */

static const char *const forth_labels[] = { "", N_ ("_Move on to intermediate"),
                                            N_ ("_Move on to concluded") };
static const char *const forth_asking_labels[] = { "", N_ ("_Move on to intermediate…"),
                                                   N_ ("_Move on to concluded…") };
static const char *const back_labels[] = { N_ ("_Go back to initial"), N_ ("_Go back to intermediate") };

static char *
describe_step (MinkaEvaluationView *self, MinkaProgress state)
{
  guint n = minka_evidence_list_count (self->evidence, state);

  if (n > 0)
    return g_strdup_printf (ngettext ("Rests on %u piece of evidence", "Rests on %u pieces of evidence", n),
                            n);
  if (state == MINKA_PROGRESS_INITIAL)
    return g_strdup (_ ("Every activity begins here"));
  if ((int) state <= self->activity->progress)
    return g_strdup (_ ("Nothing proves it yet: add evidence"));
  return g_strdup (_ ("Needs evidence: a file, a link or an issued acta"));
}

static void
show_step (MinkaEvaluationView *self, MinkaProgress state)
{
  AdwActionRow *row = self->steps[state];
  GtkWidget *mark = g_object_get_data (G_OBJECT (row), "minka-mark");
  GtkWidget *pill = g_object_get_data (G_OBJECT (row), "minka-pill");
  gboolean done = (int) state < self->activity->progress;
  gboolean current = (int) state == self->activity->progress;
  g_autofree char *text = describe_step (self, state);
  const char *classes[] = { "minka-step", done ? "done" : current ? "current" : "ahead", NULL };

  adw_action_row_set_subtitle (row, text);
  gtk_widget_set_css_classes (mark, classes);
  gtk_widget_set_visible (pill, current);
}

static void
update (MinkaEvaluationView *self)
{
  int progress = self->activity->progress;
  gboolean proved;

  adw_action_row_set_subtitle (self->title, self->activity->title);
  for (guint i = 0; i < G_N_ELEMENTS (self->steps); i++)
    show_step (self, i);
  gtk_widget_set_visible (self->back, progress > MINKA_PROGRESS_INITIAL);
  gtk_widget_set_visible (self->forth, progress < MINKA_PROGRESS_CONCLUDED);
  if (progress > MINKA_PROGRESS_INITIAL)
    gtk_button_set_label (GTK_BUTTON (self->back), _ (back_labels[progress - 1]));
  if (progress < MINKA_PROGRESS_CONCLUDED) {
    proved = minka_evidence_list_count (self->evidence, progress + 1) > 0;
    gtk_button_set_label (GTK_BUTTON (self->forth),
                          _ (proved ? forth_labels[progress + 1] : forth_asking_labels[progress + 1]));
  }
}

static void
on_forth (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaEvaluationView *self = MINKA_EVALUATION_VIEW (widget);
  MinkaProgress next = self->activity->progress + 1;

  if (next > MINKA_PROGRESS_CONCLUDED)
    return;
  if (minka_evidence_list_count (self->evidence, next) > 0)
    minka_form_apply (GTK_WIDGET (self), self->workspace, minka_proof_move (self->activity, NULL, next));
  else
    adw_dialog_present (minka_evidence_dialog_new_to_move (self->workspace, self->activity, next),
                        GTK_WIDGET (self));
}

static void
on_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaEvaluationView *self = MINKA_EVALUATION_VIEW (widget);

  if (self->activity->progress > MINKA_PROGRESS_INITIAL)
    minka_form_apply (GTK_WIDGET (self), self->workspace,
                      minka_proof_move (self->activity, NULL, self->activity->progress - 1));
}

static GtkWidget *
make_step (MinkaEvaluationView *self, MinkaProgress state)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = g_strdup_printf ("%d", state + 1);
  GtkWidget *mark = gtk_label_new (number);
  GtkWidget *pill = gtk_label_new (_ ("Now here"));

  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (pill, "minka-pill");
  gtk_widget_add_css_class (pill, "accent");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 minka_words_for (minka_progress_get_type (), state));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
  g_object_set_data (G_OBJECT (row), "minka-mark", mark);
  g_object_set_data (G_OBJECT (row), "minka-pill", pill);
  self->steps[state] = ADW_ACTION_ROW (row);
  return row;
}

static GtkWidget *
make_state (MinkaEvaluationView *self)
{
  GtkWidget *group = minka_page_group (_ ("State"), NULL);
  GtkWidget *buttons = adw_wrap_box_new ();

  for (int i = MINKA_PROGRESS_INITIAL; i <= MINKA_PROGRESS_CONCLUDED; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_step (self, i));
  /* "progress" is the field that loose ends point to. */
  g_object_set_data (G_OBJECT (group), "minka-part", (gpointer) "progress");

  self->back = gtk_button_new ();
  self->forth = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->back), TRUE);
  gtk_button_set_use_underline (GTK_BUTTON (self->forth), TRUE);
  gtk_widget_add_css_class (self->back, "pill");
  gtk_widget_add_css_class (self->forth, "pill");
  gtk_widget_add_css_class (self->forth, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "evaluation.move-back");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->forth), "evaluation.move-on");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 12);
  adw_wrap_box_set_align (ADW_WRAP_BOX (buttons), 0.5);
  gtk_widget_set_margin_top (buttons, 18);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), self->back);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), self->forth);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), buttons);
  return group;
}

/* The activity */

static void
show_schedule (MinkaEvaluationView *self)
{
  g_autoptr (GString) objectives = g_string_new (NULL);
  g_autofree char *responsibles = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (self->schedule); i++) {
    g_autoptr (MinkaScheduleSummary) row = g_list_model_get_item (self->schedule, i);
    g_auto (GStrv) names = g_strsplit (row->responsibles, "\n", -1);

    if (*row->objective_text != '\0')
      g_string_append_printf (objectives, "%s%s", objectives->len > 0 ? "\n" : "", row->objective_text);
    g_free (responsibles);
    responsibles = g_strjoinv (" · ", names);
    g_signal_handlers_disconnect_by_func (row, show_schedule, self);
    g_signal_connect_object (row, "notify", G_CALLBACK (show_schedule), self, G_CONNECT_SWAPPED);
  }
  adw_action_row_set_subtitle (self->objectives,
                               objectives->len > 0 ? objectives->str : _ ("It serves no objective yet"));
  adw_action_row_set_subtitle (
      self->responsibles, responsibles != NULL && *responsibles != '\0' ? responsibles : _ ("Nobody yet"));
}

static AdwActionRow *
add_fact (GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return ADW_ACTION_ROW (row);
}

static GtkWidget *
make_heading (MinkaEvaluationView *self)
{
  GtkWidget *group = minka_page_group (NULL, NULL);
  GtkWidget *row;

  self->title = add_fact (group, _ ("Activity"));
  row = GTK_WIDGET (self->title);
  gtk_widget_set_tooltip_text (row, _ ("See the activity’s sheet"));
  adw_action_row_add_suffix (self->title, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sss)", "activity",
                                    minka_record_get_id (MINKA_RECORD (self->activity)), "");
  self->responsibles = add_fact (group, _ ("Responsible"));
  return group;
}

static GtkWidget *
make_objectives (MinkaEvaluationView *self)
{
  GtkWidget *group = minka_page_group (NULL, NULL);

  self->objectives = add_fact (group, _ ("Objectives that it serves"));
  return group;
}

static GtkWidget *
make_texts (MinkaEvaluationView *self)
{
  GtkWidget *group = minka_page_group (_ ("Verification"), NULL);
  g_autoptr (MinkaForm) form = minka_form_new (self->workspace, self->activity);

  minka_form_add_text (form, group, "instrument", _ ("Verification instrument"));
  minka_form_add_text (form, group, "next_action", _ ("Actions to implement"));
  return group;
}

static gboolean
on_paste (GtkWidget *widget, GVariant *args, gpointer data)
{
  minka_evidence_list_paste (MINKA_EVALUATION_VIEW (widget)->evidence);
  return TRUE;
}

static void
minka_evaluation_view_dispose (GObject *object)
{
  MinkaEvaluationView *self = MINKA_EVALUATION_VIEW (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->activity);
  g_clear_object (&self->schedule);
  G_OBJECT_CLASS (minka_evaluation_view_parent_class)->dispose (object);
}

static void
minka_evaluation_view_class_init (MinkaEvaluationViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_evaluation_view_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "evaluation.move-on", NULL, on_forth);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "evaluation.move-back", NULL, on_back);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_v, GDK_CONTROL_MASK, on_paste, NULL);
}

static void
minka_evaluation_view_init (MinkaEvaluationView *self)
{
}

/**
 * minka_evaluation_view_new:
 * @workspace: the open plan
 * @activity: an activity of it
 *
 * Returns: (transfer full): the view
 */
GtkWidget *
minka_evaluation_view_new (MinkaWorkspace *workspace, MinkaActivity *activity)
{
  MinkaEvaluationView *self = g_object_new (MINKA_TYPE_EVALUATION_VIEW, NULL);
  GtkWidget *page = adw_preferences_page_new ();

  self->workspace = g_object_ref (workspace);
  self->activity = g_object_ref (activity);
  minka_page_set_thread (GTK_WIDGET (self), "activity", minka_record_get_id (MINKA_RECORD (activity)));
  self->schedule = minka_workspace_list (workspace, MINKA_TYPE_SCHEDULE_SUMMARY, "activity",
                                         minka_record_get_id (MINKA_RECORD (activity)));
  self->evidence = MINKA_EVIDENCE_LIST (minka_evidence_list_new (workspace, activity));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_heading (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_state (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (self->evidence));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_texts (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_objectives (self)));
  adw_bin_set_child (ADW_BIN (self), minka_page_frame (minka_page_make_header (workspace), page));

  g_signal_connect_object (activity, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->evidence, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->schedule, "items-changed", G_CALLBACK (show_schedule), self,
                           G_CONNECT_SWAPPED);
  update (self);
  show_schedule (self);
  return GTK_WIDGET (self);
}
