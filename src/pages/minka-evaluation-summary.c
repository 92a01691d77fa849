#include "minka-evaluation-summary.h"

#include "minka-bars.h"
#include "minka-page.h"
#include "minka-refresh.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaEvaluationSummary:
 *
 * How far the activities are, all of them and objective by objective.
 */
struct _MinkaEvaluationSummary {
  AdwBin parent_instance;
  GListModel *activities;
  GListModel *objectives;
  GtkWidget *all;
  GtkWidget *by_objective;
  MinkaBars *all_bars;
  MinkaBars *objective_bars;
};

#define N_STATES 3

static const char *const state_classes[N_STATES] = { "minka-plain", "warning", "success" };

G_DEFINE_FINAL_TYPE (MinkaEvaluationSummary, minka_evaluation_summary, ADW_TYPE_BIN)

static char *
say_concluded (int concluded, int total)
{
  return total > 0 ? g_strdup_printf (_ ("%d of %d concluded"), concluded, total) : NULL;
}

static void
add_objectives (MinkaEvaluationSummary *self)
{
  minka_bars_clear (self->objective_bars);
  for (guint i = 0, number = 0; i < g_list_model_get_n_items (self->objectives); i++) {
    g_autoptr (MinkaObjectiveSummary) objective = g_list_model_get_item (self->objectives, i);
    const int values[] = { objective->activities - objective->intermediate - objective->concluded,
                           objective->intermediate, objective->concluded };
    g_autofree char *note = say_concluded (objective->concluded, objective->activities);
    g_autofree char *label = NULL;

    number += !objective->general;
    /* The general objective is served by way of the specific ones. */
    if (*objective->text == '\0' || (objective->general && objective->activities == 0))
      continue;
    label =
        objective->general ? g_strdup (objective->text) : g_strdup_printf ("%u. %s", number, objective->text);
    minka_bars_add (self->objective_bars, label, values,
                    note != NULL ? note : _ ("no activity serves it yet"));
  }
}

static void on_changed (MinkaEvaluationSummary *self);

static void
watch (MinkaEvaluationSummary *self, GListModel *records, const char *change)
{
  for (guint i = 0; i < g_list_model_get_n_items (records); i++) {
    g_autoptr (MinkaRecord) record = g_list_model_get_item (records, i);

    g_signal_handlers_disconnect_by_func (record, on_changed, self);
    g_signal_connect_object (record, change, G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  }
}

static void
draw (gpointer data)
{
  MinkaEvaluationSummary *self = data;
  int values[N_STATES] = { 0 };
  int total = g_list_model_get_n_items (self->activities);
  g_autofree char *note = NULL;

  watch (self, self->activities, "notify::progress");
  watch (self, self->objectives, "notify");
  for (int i = 0; i < total; i++) {
    g_autoptr (MinkaActivity) activity = g_list_model_get_item (self->activities, i);

    values[activity->progress]++;
  }
  minka_bars_clear (self->all_bars);
  note = say_concluded (values[MINKA_PROGRESS_CONCLUDED], total);
  minka_bars_add (self->all_bars, _ ("All activities"), values, note);
  add_objectives (self);
  gtk_widget_set_visible (self->by_objective, g_list_model_get_n_items (self->objectives) > 0);
}

/* Records come one by one; they are drawn together. */
static void
on_changed (MinkaEvaluationSummary *self)
{
  minka_refresh_later (self, draw);
}

static void
minka_evaluation_summary_dispose (GObject *object)
{
  MinkaEvaluationSummary *self = MINKA_EVALUATION_SUMMARY (object);

  minka_refresh_cancel (self);
  g_clear_object (&self->activities);
  g_clear_object (&self->objectives);
  G_OBJECT_CLASS (minka_evaluation_summary_parent_class)->dispose (object);
}

static void
minka_evaluation_summary_class_init (MinkaEvaluationSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_evaluation_summary_dispose;
}

static GtkWidget *
make_card (const char *title, MinkaBars **bars)
{
  GtkWidget *group = minka_page_group (title, NULL);
  GtkWidget *card = adw_bin_new ();
  MinkaBarPart parts[N_STATES];

  for (int i = 0; i < N_STATES; i++)
    parts[i] = (MinkaBarPart) { minka_words_for (minka_progress_get_type (), i), state_classes[i] };
  *bars = MINKA_BARS (minka_bars_new (parts, N_STATES));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "minka-chart");
  adw_bin_set_child (ADW_BIN (card), GTK_WIDGET (*bars));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), card);
  return group;
}

static void
minka_evaluation_summary_init (MinkaEvaluationSummary *self)
{
  self->all = make_card (_ ("Advance of the plan"), &self->all_bars);
  self->by_objective = make_card (_ ("By objective"), &self->objective_bars);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self->by_objective),
      _ ("An activity that serves several objectives is counted in each of them."));
}

/**
 * minka_evaluation_summary_new:
 * @workspace: the open plan
 *
 * Returns: (transfer full): the summary
 */
GtkWidget *
minka_evaluation_summary_new (MinkaWorkspace *workspace)
{
  MinkaEvaluationSummary *self = g_object_new (MINKA_TYPE_EVALUATION_SUMMARY, NULL);
  GtkWidget *page = adw_preferences_page_new ();

  self->activities = minka_workspace_list (workspace, MINKA_TYPE_ACTIVITY, NULL, NULL);
  self->objectives = minka_workspace_list (workspace, MINKA_TYPE_OBJECTIVE_SUMMARY, NULL, NULL);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (self->all));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (self->by_objective));
  adw_bin_set_child (ADW_BIN (self), minka_page_frame (minka_page_make_header (workspace), page));
  g_signal_connect_object (self->activities, "items-changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->objectives, "items-changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  draw (self);
  return GTK_WIDGET (self);
}
