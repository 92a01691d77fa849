#include "minka-evaluation-page.h"

#include "minka-evaluation-summary.h"
#include "minka-evaluation-view.h"
#include "minka-list-row.h"
#include "minka-refresh.h"
#include "minka-record-list.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaEvaluationPage:
 *
 * *Evaluación*: a summary and all activities, and beside them the chosen one.
 */
struct _MinkaEvaluationPage {
  MinkaPage parent_instance;
  GListModel *activities;
  GListModel *schedule;
  AdwNavigationSplitView *split;
  AdwNavigationPage *detail_page;
  AdwBin *detail;
  GtkStack *stack;
  GtkListBox *list;
  char *shown; /* the id of the activity in the detail, "" for the summary */
  char *wanted;
  char *wanted_part;
};

G_DEFINE_FINAL_TYPE (MinkaEvaluationPage, minka_evaluation_page, MINKA_TYPE_PAGE)

static const char *const state_classes[] = { "dimmed", "warning", "success" };

static int
count_evidence (MinkaEvaluationPage *self, const char *activity)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->schedule); i++) {
    g_autoptr (MinkaScheduleSummary) row = g_list_model_get_item (self->schedule, i);

    if (g_strcmp0 (row->activity, activity) == 0)
      return row->evidence_count;
  }
  return 0;
}

static MinkaActivity *
activity_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "minka-activity");
}

static const char *
id_of (GtkListBoxRow *row)
{
  return activity_of (row) != NULL ? minka_record_get_id (MINKA_RECORD (activity_of (row))) : "";
}

static void
show_row (MinkaEvaluationPage *self, GtkListBoxRow *row)
{
  MinkaListRow *content = MINKA_LIST_ROW (gtk_list_box_row_get_child (row));
  MinkaActivity *activity = activity_of (row);
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;
  int n;

  if (activity == NULL)
    return;
  /* The summary comes before the first one. */
  title = g_strdup_printf ("%d. %s", gtk_list_box_row_get_index (row), activity->title);
  n = count_evidence (self, minka_record_get_id (MINKA_RECORD (activity)));
  details = n > 0 ? g_strdup_printf (ngettext ("%d piece of evidence", "%d pieces of evidence", n), n)
                  : g_strdup (_ ("Without evidence"));
  minka_list_row_set_text (content, title, details);
  minka_list_row_set_state (content, minka_words_for (minka_progress_get_type (), activity->progress),
                            state_classes[activity->progress]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
show_rows (MinkaEvaluationPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    show_row (self, row);
}

static void
refresh (gpointer self)
{
  show_rows (self);
}

static void
show_rows_soon (MinkaEvaluationPage *self)
{
  minka_refresh_later (self, refresh);
}

static void
on_schedule_changed (MinkaEvaluationPage *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->schedule); i++) {
    g_autoptr (MinkaRecord) row = g_list_model_get_item (self->schedule, i);

    g_signal_handlers_disconnect_by_func (row, show_rows_soon, self);
    g_signal_connect_object (row, "notify", G_CALLBACK (show_rows_soon), self, G_CONNECT_SWAPPED);
  }
  show_rows (self);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  MinkaEvaluationPage *self = data;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *content = minka_list_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  if (MINKA_IS_ACTIVITY (item)) {
    g_object_set_data_full (G_OBJECT (row), "minka-activity", g_object_ref (item), g_object_unref);
    g_signal_connect_object (item, "notify", G_CALLBACK (show_rows_soon), self, G_CONNECT_SWAPPED);
  } else {
    minka_list_row_set_text (MINKA_LIST_ROW (content), _ ("Summary"), _ ("How far each objective is"));
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Summary"), -1);
  }
  return row;
}

static void
show_detail (MinkaEvaluationPage *self, GtkListBoxRow *row)
{
  MinkaWorkspace *workspace = minka_page_get_workspace (MINKA_PAGE (self));
  MinkaActivity *activity = activity_of (row);
  g_autofree char *title = NULL;

  if (minka_workspace_get_path (workspace) == NULL || !g_set_str (&self->shown, id_of (row)))
    return;
  if (activity != NULL) {
    title = g_strdup_printf (_ ("Activity %d"), gtk_list_box_row_get_index (row));
    adw_bin_set_child (self->detail, minka_evaluation_view_new (workspace, activity));
  } else {
    title = g_strdup (_ ("Summary"));
    adw_bin_set_child (self->detail, minka_evaluation_summary_new (workspace));
  }
  adw_navigation_page_set_title (self->detail_page, title);
}

static void
on_selected (MinkaEvaluationPage *self, GtkListBoxRow *row)
{
  if (row != NULL)
    show_detail (self, row);
}

static void
on_activated (MinkaEvaluationPage *self)
{
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static GtkListBoxRow *
find_row (MinkaEvaluationPage *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (id_of (row), id))
      return row;
  return NULL;
}

static void
choose_wanted (MinkaEvaluationPage *self)
{
  GtkListBoxRow *row = self->wanted != NULL ? find_row (self, self->wanted) : NULL;
  g_autofree char *part = NULL;

  if (row == NULL)
    return;
  g_clear_pointer (&self->wanted, g_free);
  part = g_steal_pointer (&self->wanted_part);
  gtk_list_box_select_row (self->list, row);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  if (part != NULL)
    minka_page_focus_part (GTK_WIDGET (self->detail), part);
}

static void
on_list_changed (MinkaEvaluationPage *self)
{
  gboolean some = g_list_model_get_n_items (self->activities) > 0;
  GtkListBoxRow *row;

  if (some || minka_record_list_is_loaded (MINKA_RECORD_LIST (self->activities)))
    gtk_stack_set_visible_child_name (self->stack, some ? "list" : "empty");
  show_rows (self);
  /* What was chosen stays so, unless it is gone. */
  row = find_row (self, self->shown != NULL ? self->shown : "");
  gtk_list_box_select_row (self->list, row != NULL ? row : gtk_list_box_get_row_at_index (self->list, 0));
  choose_wanted (self);
}

static GtkWidget *
make_list (MinkaEvaluationPage *self)
{
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GListStore) first = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GObject) summary = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GtkFlattenListModel) all = NULL;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_list_store_append (first, summary);
  g_list_store_append (parts, first);
  g_list_store_append (parts, self->activities);
  all = gtk_flatten_list_model_new (G_LIST_MODEL (parts));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Activities"), -1);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (all), make_row, self, NULL);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  return scroller;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Go to the _activities"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "minka-evaluation-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("No activities yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _ ("What the plan’s activities have reached is evaluated here."));
  gtk_widget_add_css_class (status, "compact");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "win.show-page::activities");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), button);
  return status;
}

static void
fill (MinkaPage *page)
{
  MinkaEvaluationPage *self = MINKA_EVALUATION_PAGE (page);
  MinkaWorkspace *workspace = minka_page_get_workspace (page);
  AdwNavigationPage *list_page;
  GtkWidget *pair;

  self->activities = minka_workspace_list (workspace, MINKA_TYPE_ACTIVITY, NULL, NULL);
  self->schedule = minka_workspace_list (workspace, MINKA_TYPE_SCHEDULE_SUMMARY, NULL, NULL);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->detail = ADW_BIN (adw_bin_new ());
  list_page = adw_navigation_page_new (minka_page_frame (adw_header_bar_new (), GTK_WIDGET (self->stack)),
                                       _ ("Evaluation"));
  self->detail_page = adw_navigation_page_new (GTK_WIDGET (self->detail), _ ("Evaluation"));
  pair = minka_page_pair (list_page, self->detail_page);
  self->split = g_object_get_data (G_OBJECT (pair), "minka-split");
  gtk_stack_add_named (self->stack, adw_bin_new (), "loading");
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, make_empty (), "empty");
  /* After the rows themselves. */
  g_signal_connect_object (self->activities, "items-changed", G_CALLBACK (on_list_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->activities, "notify::loaded", G_CALLBACK (on_list_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->schedule, "items-changed", G_CALLBACK (on_schedule_changed), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (page), pair);
  on_schedule_changed (self);
  on_list_changed (self);
}

static void
show_record (MinkaPage *page, const char *id, const char *part)
{
  MinkaEvaluationPage *self = MINKA_EVALUATION_PAGE (page);

  g_set_str (&self->wanted, id);
  g_set_str (&self->wanted_part, part);
  choose_wanted (self);
}

static void
minka_evaluation_page_dispose (GObject *object)
{
  MinkaEvaluationPage *self = MINKA_EVALUATION_PAGE (object);

  minka_refresh_cancel (self);
  g_clear_object (&self->activities);
  g_clear_object (&self->schedule);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->wanted_part, g_free);
  G_OBJECT_CLASS (minka_evaluation_page_parent_class)->dispose (object);
}

static void
minka_evaluation_page_class_init (MinkaEvaluationPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_evaluation_page_dispose;
  MINKA_PAGE_CLASS (klass)->fill = fill;
  MINKA_PAGE_CLASS (klass)->show_record = show_record;
}

static void
minka_evaluation_page_init (MinkaEvaluationPage *self)
{
}
