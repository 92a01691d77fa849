/* Draws every page of the window into a folder: wide, narrow and dark. */

#include "minka-agreement-view.h"
#include "minka-app-resources.h"
#include "minka-application.h"
#include "minka-calling.h"
#include "minka-circle.h"
#include "minka-evaluation-view.h"
#include "minka-evidence-list.h"
#include "minka-icon-resources.h"
#include "minka-matrix.h"
#include "minka-month.h"
#include "minka-observation-view.h"
#include "minka-page.h"
#include "minka-proof.h"
#include "minka-protocol-dialog.h"
#include "minka-reflections-page.h"
#include "minka-school-calendar.h"
#include "minka-templates.h"
#include "minka-timeline.h"
#include "minka-tree-view.h"
#include "minka-window-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static GMainLoop *loop;
static const char *only;    /* one part of the tour */
static gboolean matrix;     /* every page in light and dark, wide and narrow */
static int text_size = 100; /* how large the text is, in percent */

static gboolean
end_wait (gpointer data)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
wait_ms (guint ms)
{
  g_timeout_add (ms, end_wait, NULL);
  g_main_loop_run (loop);
}

static GtkWidget *
find_child (GtkWidget *widget, GType type, guint nth, guint *seen)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*seen)++ == nth)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_child (child, type, nth, seen);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static GtkWidget *
find (GtkWidget *widget, GType type, guint nth)
{
  guint seen = 0;

  return find_child (widget, type, nth, &seen);
}

static void
draw (gpointer window, const char *folder, const char *name, const char *form)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  const int scale = gtk_widget_get_scale_factor (GTK_WIDGET (window));
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = g_strdup_printf ("%s/%s-%s.png", folder, name, form);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));

  /* There is nothing to draw between a change and the frame that heeds it. */
  for (guint i = 0; node == NULL && i < 40; i++) {
    g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

    if (i > 0)
      wait_ms (50);
    gtk_snapshot_scale (snapshot, scale, scale);
    gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                            gdk_paintable_get_intrinsic_height (paintable));
    node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  }
  if (node == NULL)
    g_error ("%s was never given its size", name);
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  if (!gdk_texture_save_to_png (texture, file))
    g_error ("%s could not be written", file);
  g_print ("%s\n", file);
}

static void
select_stage (MinkaWindow *window, const char *stage)
{
  GtkWidget *stack = find (gtk_stack_get_visible_child (window->page_stack), ADW_TYPE_VIEW_STACK, 0);

  if (stack != NULL && adw_view_stack_get_child_by_name (ADW_VIEW_STACK (stack), stage) != NULL)
    adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), stage);
}

static void
open_row (MinkaWindow *window, guint nth)
{
  GtkWidget *row = find (GTK_WIDGET (window), ADW_TYPE_EXPANDER_ROW, nth);

  if (row != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

static void
press (MinkaWindow *window, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = find (GTK_WIDGET (window), GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0) {
      g_signal_emit_by_name (button, "clicked");
      return;
    }
}

static void
scroll (MinkaWindow *window, double share)
{
  for (guint i = 0;; i++) {
    GtkWidget *scroller = find (GTK_WIDGET (window), GTK_TYPE_SCROLLED_WINDOW, i);
    GtkAdjustment *adjustment;

    if (scroller == NULL)
      return;
    adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
    gtk_adjustment_set_value (adjustment, share * gtk_adjustment_get_upper (adjustment));
  }
}

static char *
first_held (MinkaWindow *window)
{
  g_autoptr (GListModel) list =
      minka_workspace_list (window->workspace, MINKA_TYPE_MEETING_SUMMARY, NULL, NULL);

  wait_ms (200);
  for (guint i = g_list_model_get_n_items (list); i > 0; i--) {
    g_autoptr (MinkaMeetingSummary) summary = g_list_model_get_item (list, i - 1);

    if (summary->state == MINKA_MEETING_STATE_HELD)
      return g_strdup (minka_record_get_id (MINKA_RECORD (summary)));
  }
  return g_strdup ("");
}

/* The second finding of the first aspect, which is in the tree. */
static void
edit_entry (MinkaWindow *window)
{
  g_autoptr (GListModel) list =
      minka_workspace_list (window->workspace, MINKA_TYPE_DIAGNOSIS_ENTRY, NULL, NULL);

  wait_ms (200);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (MinkaDiagnosisEntry) entry = g_list_model_get_item (list, i);

    if (entry->kind == MINKA_FINDING_PROBLEM && entry->position == 1 && *entry->node != '\0') {
      minka_window_show_record (window, "diagnosis", minka_record_get_id (MINKA_RECORD (entry)), NULL);
      return;
    }
  }
}

static void
on_issued (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaActa) acta = minka_workspace_issue_finish (MINKA_WORKSPACE (source), result, &error);

  if (acta == NULL)
    g_error ("%s", error->message);
  g_main_loop_quit (loop);
}

/* The dialog that is open: drawn, and closed. */
static void
draw_dialog (MinkaWindow *window, const char *folder, const char *name, const char *form, gboolean close)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  wait_ms (700);
  draw (window, folder, name, form);
  if (close && dialog != NULL)
    adw_dialog_force_close (dialog);
  wait_ms (400);
}

static void
walk_observation (MinkaWindow *window, const char *folder, const char *form)
{
  g_autoptr (GListModel) list =
      minka_workspace_list (window->workspace, MINKA_TYPE_OBSERVATION_SUMMARY, NULL, NULL);
  g_autoptr (MinkaRecord) newest = NULL;
  GtkWidget *page;

  minka_window_show_page (window, "observation");
  wait_ms (500);
  draw (window, folder, "observation-list", form);
  newest = g_list_model_get_item (list, 0);
  minka_window_show_record (window, "observation", minka_record_get_id (newest), NULL);
  wait_ms (700);
  draw (window, folder, "observation", form);
  scroll (window, 0.22);
  wait_ms (300);
  draw (window, folder, "observation-levels", form);
  scroll (window, 1);
  wait_ms (300);
  draw (window, folder, "observation-end", form);
  page = gtk_stack_get_visible_child (window->page_stack);
  gtk_widget_activate_action (find (page, MINKA_TYPE_OBSERVATION_VIEW, 0), "observation.history", NULL);
  draw_dialog (window, folder, "observation-history", form, TRUE);
  gtk_widget_activate_action (page, "observations.new", NULL);
  draw_dialog (window, folder, "observation-new", form, TRUE);
  gtk_widget_activate_action (page, "observations.summary", NULL);
  draw_dialog (window, folder, "observation-summary", form, FALSE);
  scroll (window, 1);
  draw_dialog (window, folder, "observation-summary-end", form, FALSE);
  press (window, _ ("_Take to the agenda…"));
  draw_dialog (window, folder, "observation-agenda", form, TRUE);
}

static void
write_there (GFile *drive, const char *name, const char *text)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (drive, name);

  g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
}

/* The folder of the book: filed, verified with and without complaint, and away. */
static void
walk_folder (MinkaWindow *window, const char *folder, const char *form)
{
  g_autofree char *top = g_dir_make_tmp ("minka-tour-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (top, "CAP 2021", NULL);
  g_autoptr (GFile) drive = g_file_new_for_path (path);
  g_autoptr (GFile) away = g_file_get_child (drive, "Memoria USB");
  g_autofree char *uri = g_file_get_uri (drive);
  g_autofree char *away_uri = g_file_get_uri (away);
  GtkWidget *page = gtk_stack_get_visible_child (window->page_stack);
  g_autofree char *rm = g_strdup_printf ("rm -rf '%s'", top);

  g_mkdir (path, 0700);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.set-folder", "s", uri);
  wait_ms (1500);
  draw (window, folder, "book-filed", form);
  gtk_widget_activate_action (page, "book.correct", "i", MINKA_ACTA_KIND_ERRATUM);
  draw_dialog (window, folder, "book-correcting", form, TRUE);
  gtk_widget_activate_action (page, "book.hand-over", NULL);
  draw_dialog (window, folder, "book-handover", form, TRUE);
  gtk_widget_activate_action (page, "book.verify", NULL);
  draw_dialog (window, folder, "book-sound", form, TRUE);
  {
    g_autofree char *spoil =
        g_strdup_printf ("cd '%s/2021/Libro-01' && for f in Acta-*; do mv \"$f\" \"../$f\"; "
                         "break; done",
                         path);

    if (system (spoil) != 0)
      g_error ("the folder could not be spoilt");
  }
  write_there (drive, "2021/Libro-01/Acta-007_copia.pdf", "ajeno");
  gtk_widget_activate_action (page, "book.verify", NULL);
  draw_dialog (window, folder, "book-unsound", form, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.set-folder", "s", away_uri);
  wait_ms (1000);
  draw (window, folder, "book-away", form);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.set-folder", "s", "");
  if (system (rm) != 0)
    g_error ("%s could not be removed", top);
}

static char *
first_activity (MinkaWindow *window)
{
  g_autoptr (GListModel) list = minka_workspace_list (window->workspace, MINKA_TYPE_ACTIVITY, NULL, NULL);
  g_autoptr (MinkaActivity) activity = NULL;

  wait_ms (200);
  activity = g_list_model_get_item (list, 0);
  return g_strdup (minka_record_get_id (MINKA_RECORD (activity)));
}

static void
walk_evaluation (MinkaWindow *window, const char *folder, const char *form)
{
  static const char *const kinds[] = { "file", "link", "acta" };
  g_autofree char *activity = first_activity (window);
  g_autoptr (GListModel) evidence = NULL;
  g_autoptr (MinkaRecord) proof = NULL;
  GtkListBox *list;
  AdwDialog *dialog;

  minka_window_show_page (window, "evaluation");
  wait_ms (700);
  list = GTK_LIST_BOX (find (gtk_stack_get_visible_child (window->page_stack), GTK_TYPE_LIST_BOX, 0));
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
  wait_ms (300);
  draw (window, folder, "evaluation", form);
  /* The same page when it has the room of a telephone is first its list. */
  adw_navigation_split_view_set_show_content (
      ADW_NAVIGATION_SPLIT_VIEW (
          find (gtk_stack_get_visible_child (window->page_stack), ADW_TYPE_NAVIGATION_SPLIT_VIEW, 0)),
      TRUE);
  wait_ms (500);
  draw (window, folder, "evaluation-summary", form);
  /* By way of its evidence. */
  evidence = minka_workspace_list (window->workspace, MINKA_TYPE_EVIDENCE_SUMMARY, "activity", activity);
  wait_ms (200);
  proof = g_list_model_get_item (evidence, 0);
  minka_window_jump (window, "evidence", minka_record_get_id (proof), NULL);
  wait_ms (700);
  scroll (window, 0);
  wait_ms (200);
  draw (window, folder, "evaluation-activity", form);
  scroll (window, 1);
  wait_ms (300);
  draw (window, folder, "evaluation-activity-end", form);
  gtk_widget_activate_action (find (GTK_WIDGET (window), MINKA_TYPE_EVALUATION_VIEW, 0), "evaluation.move-on",
                              NULL);
  wait_ms (500);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *name = g_strdup_printf ("evaluation-%s", kinds[i]);

    adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (find (GTK_WIDGET (dialog), ADW_TYPE_TOGGLE_GROUP, 0)),
                                      kinds[i]);
    wait_ms (400);
    draw (window, folder, name, form);
  }
  adw_dialog_force_close (dialog);
  wait_ms (300);
  /* The newest evidence is the picture. */
  gtk_widget_activate_action (
      find (find (GTK_WIDGET (window), MINKA_TYPE_EVIDENCE_LIST, 0), ADW_TYPE_ACTION_ROW, 1), "evidence.open",
      NULL);
  wait_ms (700);
  draw (window, folder, "evaluation-picture", form);
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  wait_ms (300);
}

/* A month with more than fits. */
static GListModel *
busy_days (void)
{
  static const struct {
    MinkaCalendarSource source;
    const char *title;
    const char *first;
    const char *last;
    const char *time;
    gboolean done;
  } entries[] = {
    { MINKA_CALENDAR_SOURCE_TERM, "I bimestre", "2021-03-15", "2021-05-14", "", FALSE },
    { MINKA_CALENDAR_SOURCE_ACTIVITY, "Visitas a las aulas de cada ciclo", "2021-04-07", "2021-04-15", "",
      TRUE },
    { MINKA_CALENDAR_SOURCE_ACTIVITY, "Banco de preguntas", "2021-04-09", "2021-04-09", "", FALSE },
    { MINKA_CALENDAR_SOURCE_MEETING, "Reunión general", "2021-04-09", "2021-04-09", "15:30", FALSE },
    { MINKA_CALENDAR_SOURCE_MEETING, "Reunión del III ciclo", "2021-04-09", "2021-04-09", "17:30", FALSE },
    { MINKA_CALENDAR_SOURCE_MEETING, "Reunión del IV ciclo", "2021-04-09", "2021-04-09", "18:30", FALSE },
    { MINKA_CALENDAR_SOURCE_EVENT, "Entrega de tabletas", "2021-04-09", "2021-04-10", "", FALSE },
    { MINKA_CALENDAR_SOURCE_BREAK, "Semana de gestión", "2021-04-19", "2021-04-23", "", FALSE },
    { MINKA_CALENDAR_SOURCE_HOLIDAY, "Aniversario de Chilca", "2021-04-28", "2021-04-28", "", FALSE },
  };
  GListStore *days = g_list_store_new (MINKA_TYPE_CALENDAR_SUMMARY);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++) {
    g_autoptr (MinkaCalendarSummary) day =
        g_object_new (MINKA_TYPE_CALENDAR_SUMMARY, "source", entries[i].source, "record", "x", "title",
                      entries[i].title, "first_day", entries[i].first, "last_day", entries[i].last,
                      "start_time", entries[i].time, "done", entries[i].done, NULL);

    g_list_store_append (days, day);
  }
  return G_LIST_MODEL (days);
}

/* Widgets of the calendar, each alone in a window. */
static void
draw_calendar (MinkaWindow *window, const char *folder, const char *form, int width, int height)
{
  g_autoptr (GListModel) days =
      minka_workspace_list (window->workspace, MINKA_TYPE_CALENDAR_SUMMARY, NULL, NULL);
  g_autoptr (GListModel) rows =
      minka_workspace_list (window->workspace, MINKA_TYPE_SCHEDULE_SUMMARY, NULL, NULL);
  static const char *const names[] = { "month", "timeline", "month-busy" };
  GtkWidget *widgets[] = { minka_month_new (), minka_timeline_new (), minka_month_new () };
  g_autoptr (GListModel) busy = busy_days ();

  minka_month_set_days (MINKA_MONTH (widgets[0]), days);
  minka_month_show_day (MINKA_MONTH (widgets[0]), "2021-04-09");
  minka_month_set_days (MINKA_MONTH (widgets[2]), busy);
  minka_month_show_day (MINKA_MONTH (widgets[2]), "2021-04-12");
  minka_timeline_set_days (MINKA_TIMELINE (widgets[1]), days);
  minka_timeline_set_rows (MINKA_TIMELINE (widgets[1]), rows);
  minka_timeline_set_year (MINKA_TIMELINE (widgets[1]), 2021);
  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++) {
    GtkWidget *alone = adw_window_new ();

    /* Not resizable, so that no window manager makes it as large as the screen. */
    gtk_window_set_resizable (GTK_WINDOW (alone), FALSE);
    gtk_widget_set_size_request (alone, width, height);
    adw_window_set_content (ADW_WINDOW (alone), g_object_new (ADW_TYPE_CLAMP, "maximum-size", width, "unit",
                                                              ADW_LENGTH_UNIT_PX, "child", widgets[i], NULL));
    gtk_window_present (GTK_WINDOW (alone));
    wait_ms (700);
    draw (alone, folder, names[i], form);
    gtk_window_destroy (GTK_WINDOW (alone));
  }
}

static void
draw_school_calendar (MinkaWindow *window, const char *folder, const char *form)
{
  AdwDialog *dialog = minka_school_calendar_dialog_new (window->workspace);

  adw_dialog_present (dialog, GTK_WIDGET (window));
  wait_ms (700);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find (GTK_WIDGET (dialog), ADW_TYPE_EXPANDER_ROW, 0)),
                                 TRUE);
  wait_ms (1000);
  draw (window, folder, "school-calendar", form);
  adw_dialog_force_close (dialog);
  wait_ms (400);
}

static void
jump_to_last_objective (MinkaWindow *window)
{
  g_autoptr (GListModel) list = minka_workspace_list (window->workspace, MINKA_TYPE_OBJECTIVE, NULL, NULL);
  g_autoptr (MinkaRecord) objective = NULL;

  wait_ms (200);
  objective = g_list_model_get_item (list, g_list_model_get_n_items (list) - 1);
  minka_window_jump (window, "objective", minka_record_get_id (objective), NULL);
}

static void
walk_activities (MinkaWindow *window, const char *folder, const char *form)
{
  static const char *const parts[] = { "goal", "activity_date", "description", "duration" };
  g_autoptr (GListModel) list = minka_workspace_list (window->workspace, MINKA_TYPE_ACTIVITY, NULL, NULL);
  g_autoptr (MinkaRecord) activity = NULL;

  minka_window_show_page (window, "activities");
  wait_ms (500);
  draw (window, folder, "activities", form);
  scroll (window, 1);
  wait_ms (300);
  draw (window, folder, "activities-end", form);
  select_stage (window, "calendar");
  wait_ms (500);
  draw (window, folder, "activities-calendar", form);
  select_stage (window, "timeline");
  wait_ms (500);
  draw (window, folder, "activities-timeline", form);
  select_stage (window, "table");
  jump_to_last_objective (window);
  wait_ms (500);
  draw (window, folder, "activities-objective", form);
  activity = g_list_model_get_item (list, 0);
  minka_window_show_record (window, "activities", minka_record_get_id (activity), NULL);
  wait_ms (700);
  draw (window, folder, "activity", form);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *name = g_strdup_printf ("activity-%s", parts[i]);

    minka_window_show_record (window, "activities", minka_record_get_id (activity), parts[i]);
    wait_ms (500);
    draw (window, folder, name, form);
  }
}

static GtkWidget *
find_seen (MinkaWindow *window, GType type, guint nth)
{
  GtkWidget *page = gtk_stack_get_visible_child (window->page_stack), *found;
  guint seen = 0;

  for (guint i = 0; (found = find (page, type, i)) != NULL; i++)
    if (gtk_widget_get_mapped (found) && seen++ == nth)
      return found;
  return NULL;
}

/* The box with these words, or the first of its tree. */
static char *
find_box (MinkaTreeView *view, const char *words)
{
  const MinkaTreeShape *shape = minka_tree_view_get_shape (view);

  for (guint i = 0; i < shape->n_items; i++)
    if (strstr (shape->items[i].node->text, words) != NULL)
      return g_strdup (minka_tree_shape_id (shape, (int) i));
  return g_strdup (minka_tree_shape_id (shape, 0));
}

static void
draw_trees (MinkaWindow *window, const char *folder, const char *form)
{
  AdwToggleGroup *modes;
  MinkaTreeView *view;
  g_autofree char *problem = NULL;

  minka_window_show_page (window, "trees");
  wait_ms (700);
  modes = ADW_TOGGLE_GROUP (find_seen (window, ADW_TYPE_TOGGLE_GROUP, 0));
  adw_toggle_group_set_active_name (modes, "problems");
  wait_ms (500);
  view = MINKA_TREE_VIEW (find_seen (window, MINKA_TYPE_TREE_VIEW, 0));
  minka_tree_view_fit (view);
  wait_ms (400);
  draw (window, folder, "trees", form);
  problem = find_box (view, "plataformas");
  minka_tree_view_select (view, problem);
  adw_overlay_split_view_set_show_sidebar (
      ADW_OVERLAY_SPLIT_VIEW (find_seen (window, ADW_TYPE_OVERLAY_SPLIT_VIEW, 0)), TRUE);
  wait_ms (700);
  draw (window, folder, "trees-box", form);
  adw_overlay_split_view_set_show_sidebar (
      ADW_OVERLAY_SPLIT_VIEW (find_seen (window, ADW_TYPE_OVERLAY_SPLIT_VIEW, 0)), FALSE);
  wait_ms (400);
  minka_tree_view_edit (view, problem);
  wait_ms (500);
  draw (window, folder, "trees-edit", form);
  minka_tree_view_stop_editing (view, FALSE);
  adw_toggle_group_set_active_name (modes, "objectives");
  wait_ms (500);
  draw (window, folder, "trees-objectives", form);
  adw_toggle_group_set_active_name (modes, "both");
  wait_ms (500);
  minka_tree_view_fit (MINKA_TREE_VIEW (find_seen (window, MINKA_TYPE_TREE_VIEW, 0)));
  minka_tree_view_fit (MINKA_TREE_VIEW (find_seen (window, MINKA_TYPE_TREE_VIEW, 1)));
  wait_ms (500);
  draw (window, folder, "trees-both", form);
}

static void
walk_agreements (MinkaWindow *window, const char *folder, const char *form)
{
  g_autoptr (GListModel) list =
      minka_workspace_list (window->workspace, MINKA_TYPE_AGREEMENT_SUMMARY, "state", "kept");
  g_autoptr (MinkaRecord) agreement = NULL;

  minka_window_show_page (window, "agreements");
  wait_ms (700);
  draw (window, folder, "agreements", form);
  agreement = g_list_model_get_item (list, g_list_model_get_n_items (list) - 1);
  minka_window_show_record (window, "agreements", minka_record_get_id (agreement), NULL);
  wait_ms (700);
  draw (window, folder, "agreement", form);
  scroll (window, 1);
  wait_ms (300);
  draw (window, folder, "agreement-end", form);
  gtk_widget_activate_action (find_seen (window, MINKA_TYPE_AGREEMENT_VIEW, 0), "agreements.ask", "(si)",
                              minka_record_get_id (agreement), MINKA_AGREEMENT_STATE_KEPT);
  draw_dialog (window, folder, "agreement-kept", form, TRUE);
  gtk_widget_activate_action (find_seen (window, MINKA_TYPE_AGREEMENT_VIEW, 0), "agreements.ask", "(si)",
                              minka_record_get_id (agreement), MINKA_AGREEMENT_STATE_OPEN);
  draw_dialog (window, folder, "agreement-open", form, TRUE);
}

static void
walk_reflections (MinkaWindow *window, const char *folder, const char *form)
{
  g_autoptr (GListModel) list =
      minka_workspace_list (window->workspace, MINKA_TYPE_REFLECTION_SUMMARY, NULL, NULL);
  g_autoptr (MinkaReflectionSummary) reflection = NULL;

  minka_window_show_page (window, "reflections");
  wait_ms (700);
  draw (window, folder, "reflections", form);
  reflection = g_list_model_get_item (list, 0);
  minka_window_show_record (window, "reflections", minka_record_get_id (MINKA_RECORD (reflection)), NULL);
  wait_ms (700);
  draw (window, folder, "reflection", form);
  gtk_widget_activate_action (find_seen (window, MINKA_TYPE_REFLECTIONS_PAGE, 0), "reflections.new", NULL);
  draw_dialog (window, folder, "reflection-new", form, TRUE);
  gtk_widget_activate_action (find_seen (window, MINKA_TYPE_REFLECTIONS_PAGE, 0), "reflections.export-own",
                              "s", reflection->author);
  draw_dialog (window, folder, "reflection-export", form, TRUE);
}

static char *
first_prepared (MinkaWindow *window)
{
  g_autoptr (GListModel) list =
      minka_workspace_list (window->workspace, MINKA_TYPE_MEETING, "state", "preparing");
  g_autoptr (GListModel) begun =
      minka_workspace_list (window->workspace, MINKA_TYPE_MEETING, "state", "ongoing");
  g_autoptr (MinkaRecord) meeting = NULL;

  wait_ms (200);
  meeting = g_list_model_get_item (begun, 0);
  if (meeting == NULL)
    meeting = g_list_model_get_item (list, 0);
  return g_strdup (minka_record_get_id (meeting));
}

static void
draw_questions (MinkaWindow *window, const char *folder, const char *form)
{
  g_autofree char *meeting = first_prepared (window);

  minka_window_show_record (window, "meetings", meeting, NULL);
  select_stage (window, "before");
  wait_ms (700);
  adw_dialog_present (minka_protocol_dialog_new (window->workspace), GTK_WIDGET (window));
  draw_dialog (window, folder, "questions", form, TRUE);
}

/* What follows a meeting: one with shared reflections, and one without. */
static void
walk_after (MinkaWindow *window, const char *folder, const char *form)
{
  g_autofree char *held = first_held (window);
  g_autofree char *prepared = first_prepared (window);
  const char *const meetings[] = { held, prepared };
  GtkWidget *dialog;

  for (guint i = 0; i < G_N_ELEMENTS (meetings); i++) {
    g_autofree char *name = g_strdup_printf ("after-%u", i);
    g_autofree char *end = g_strdup_printf ("after-%u-end", i);

    minka_window_show_record (window, "meetings", meetings[i], NULL);
    select_stage (window, "after");
    wait_ms (700);
    draw (window, folder, name, form);
    scroll (window, 1);
    wait_ms (300);
    draw (window, folder, end, form);
  }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-meeting", NULL);
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (dialog, ADW_TYPE_COMBO_ROW, 0)),
                              MINKA_MEETING_KIND_SPECIFIC);
  wait_ms (500);
  gtk_widget_activate_action (find (dialog, MINKA_TYPE_CALLING, 0), "calling.circle", "(is)",
                              MINKA_CIRCLE_HOLDERS, "");
  scroll (window, 0.22);
  draw_dialog (window, folder, "meeting-new-specific", form, TRUE);
}

static void
walk (MinkaWindow *window, const char *folder, const char *form, gboolean narrow)
{
  static const char *const simple[] = { "home", "school", "diagnosis", "people" };
  static const char *const stages[] = { "before", "during", "after" };
  g_autofree char *meeting = NULL;

  if (only == NULL || g_str_equal (only, "agreements"))
    walk_agreements (window, folder, form);
  if (only == NULL || g_str_equal (only, "reflections"))
    walk_reflections (window, folder, form);
  if (only == NULL || g_str_equal (only, "questions"))
    draw_questions (window, folder, form);
  if (only != NULL && g_str_equal (only, "after"))
    walk_after (window, folder, form);
  if (only != NULL)
    return;
  meeting = first_held (window);
  draw_trees (window, folder, form);
  draw_calendar (window, folder, form, narrow ? 360 : 1200, narrow ? 720 : 800);
  for (guint i = 0; i < G_N_ELEMENTS (simple); i++) {
    minka_window_show_page (window, simple[i]);
    wait_ms (500);
    draw (window, folder, simple[i], form);
  }
  minka_window_show_page (window, "people");
  open_row (window, 1);
  wait_ms (500);
  draw (window, folder, "people-open", form);
  edit_entry (window);
  wait_ms (500);
  draw (window, folder, "diagnosis-edit", form);
  gtk_widget_activate_action (find (GTK_WIDGET (window), MINKA_TYPE_MATRIX, 0), "line.open", NULL);
  wait_ms (700);
  draw (window, folder, "diagnosis-tree", form);
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  wait_ms (300);
  minka_window_show_page (window, "school");
  scroll (window, 1);
  wait_ms (300);
  draw (window, folder, "school-texts", form);

  walk_activities (window, folder, form);
  draw_school_calendar (window, folder, form);
  if (narrow) {
    adw_navigation_split_view_set_show_content (window->split, FALSE);
    wait_ms (500);
    draw (window, folder, "sidebar", form);
    minka_window_show_page (window, "meetings");
    wait_ms (500);
    draw (window, folder, "meetings", form);
  }
  minka_window_show_record (window, "meetings", meeting, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++) {
    g_autofree char *name = g_strdup_printf ("meeting-%s", stages[i]);
    g_autofree char *middle = g_strdup_printf ("meeting-%s-middle", stages[i]);
    g_autofree char *end = g_strdup_printf ("meeting-%s-end", stages[i]);

    select_stage (window, stages[i]);
    wait_ms (700);
    scroll (window, 0);
    wait_ms (200);
    draw (window, folder, name, form);
    scroll (window, 0.37);
    wait_ms (300);
    draw (window, folder, middle, form);
    scroll (window, 1);
    wait_ms (300);
    draw (window, folder, end, form);
  }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.thread", NULL);
  draw_dialog (window, folder, "thread", form, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", "s", "retroalimentación");
  draw_dialog (window, folder, "search", form, TRUE);
  walk_observation (window, folder, form);
  walk_evaluation (window, folder, form);
  minka_window_show_page (window, "home");
  wait_ms (700);
  scroll (window, 0);
  wait_ms (300);
  draw (window, folder, "home-actas", form);
  minka_window_show_page (window, "documents");
  wait_ms (1500);
  draw (window, folder, "documents", form);
  minka_window_show_page (window, "book");
  wait_ms (1200);
  draw (window, folder, "book", form);
  walk_folder (window, folder, form);
  if (narrow) {
    g_autoptr (GListModel) list =
        minka_workspace_list (window->workspace, MINKA_TYPE_ACTA_SUMMARY, NULL, NULL);
    g_autoptr (MinkaActaSummary) acta = NULL;

    wait_ms (200);
    acta = g_list_model_get_item (list, 0);
    minka_window_show_record (window, "book", acta->meeting, NULL);
    wait_ms (1200);
    draw (window, folder, "book-acta", form);
  }
}

static void
press_room (GtkWidget *room, const char *action)
{
  gtk_widget_activate_action (room, action, NULL);
  wait_ms (900);
}

static void
draw_room (MinkaWindow *window, const char *folder, const char *form)
{
  static const char *const parts[] = { "opening", "earlier", "topic" };
  g_autofree char *meeting = first_prepared (window);
  GtkWidget *room;

  if (only != NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.run-meeting", "s", meeting);
  wait_ms (900);
  room = gtk_stack_get_visible_child (window->stack);
  draw (window, folder, "room-begin", form);
  press_room (room, "run.begin");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *name = g_strconcat ("room-", parts[i], NULL);

    draw (window, folder, name, form);
    press_room (room, "run.next");
  }
  gtk_widget_activate_action (room, "run.question", NULL);
  gtk_widget_activate_action (room, "run.tab", "s", "agreements");
  wait_ms (900);
  draw (window, folder, "room-agreements", form);
  gtk_widget_activate_action (room, "run.tab", "s", "now");
  press_room (room, "run.pause");
  draw (window, folder, "room-paused", form);
  press_room (room, "run.pause");
  for (guint i = 0; i < 4; i++)
    gtk_widget_activate_action (room, "run.back", NULL);
  press_room (room, "win.leave-meeting");
}

/* What the projector shows on the whole screen. */
static void
draw_projector (MinkaWindow *window, const char *folder)
{
  g_autofree char *meeting = first_prepared (window);
  GtkWidget *room;

  if (only != NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.run-meeting", "s", meeting);
  wait_ms (900);
  room = gtk_stack_get_visible_child (window->stack);
  for (guint i = 0; i < 2; i++)
    press_room (room, "run.next");
  gtk_widget_activate_action (room, "run.question", NULL);
  gtk_widget_activate_action (room, "run.desk", NULL);
  gtk_window_fullscreen (GTK_WINDOW (window));
  wait_ms (1500);
  draw (window, folder, "room-projector", "1920");
  gtk_window_unfullscreen (GTK_WINDOW (window));
  wait_ms (700);
  for (guint i = 0; i < 2; i++)
    gtk_widget_activate_action (room, "run.back", NULL);
  press_room (room, "win.leave-meeting");
}

static void
add_picture (MinkaWindow *window, GFile *picture)
{
  g_autofree char *id = first_activity (window);
  g_autoptr (MinkaActivity) activity =
      minka_workspace_get_record (window->workspace, MINKA_TYPE_ACTIVITY, id);
  g_autoptr (MinkaEvidence) evidence = minka_proof_from_file (picture, NULL, NULL, NULL, NULL);

  minka_workspace_apply (window->workspace, minka_proof_add (activity, evidence, MINKA_PROGRESS_INTERMEDIATE),
                         NULL, NULL);
  wait_ms (300);
}

static void
make_sample (MinkaWindow *window, const char *path, GFile *picture)
{
  g_autoptr (GBytes) json = minka_templates_sample ();
  g_autofree char *meeting = NULL;

  g_unlink (path);
  minka_window_create (window, path, json);
  wait_ms (800);
  for (guint i = 0; i < 2; i++) {
    g_free (g_steal_pointer (&meeting));
    meeting = first_held (window);
    minka_workspace_issue (window->workspace, meeting, on_issued, NULL);
    g_main_loop_run (loop);
  }
  add_picture (window, picture);
}

static void
draw_empty (MinkaWindow *window, const char *folder, const char *data)
{
  g_autoptr (GBytes) json = minka_templates_new ();
  g_autofree char *path = g_build_filename (data, "nuevo.minka", NULL);

  minka_window_create (window, path, json);
  wait_ms (800);
  minka_window_show_page (window, "diagnosis");
  wait_ms (500);
  draw (window, folder, "diagnosis-empty", "1200");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-meeting", NULL);
  draw_dialog (window, folder, "meeting-new-nobody", "1200", TRUE);
}

static MinkaWindow *
make_window (GtkApplication *application, int width, int height)
{
  MinkaWindow *window = minka_window_new (application, NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  minka_window_welcome (window);
  wait_ms (500);
  return window;
}

static void
set_dark (gboolean dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  wait_ms (500);
}

/* Each walk has a sample of its own: the one before has left a meeting that goes on. */
static void
walk_sample (MinkaWindow *window, const char *folder, const char *data, const char *form, gboolean narrow)
{
  g_autofree char *name = g_strconcat ("muestra-", form, ".minka", NULL);
  g_autofree char *path = g_build_filename (data, name, NULL);
  g_autoptr (GFile) picture = g_file_new_build_filename (folder, "welcome-1200.png", NULL);

  make_sample (window, path, picture);
  walk (window, folder, form, narrow);
  draw_room (window, folder, form);
}

static void
on_activate (GtkApplication *application, const char *folder)
{
  g_autofree char *data = g_dir_make_tmp ("minka-tour-XXXXXX", NULL);
  MinkaWindow *window;

  if (text_size != 100)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * text_size / 100, NULL);
  window = make_window (application, 1200, 800);
  draw (window, folder, "welcome", "1200");
  draw_empty (window, folder, data);
  walk_sample (window, folder, data, "1200", FALSE);
  draw_projector (window, folder);
  set_dark (TRUE);
  walk_sample (window, folder, data, "dark", FALSE);
  set_dark (FALSE);
  gtk_window_close (GTK_WINDOW (window));

  window = make_window (application, 360, 720);
  draw (window, folder, "welcome", "360");
  walk_sample (window, folder, data, "360", TRUE);
  if (matrix) {
    set_dark (TRUE);
    walk_sample (window, folder, data, "360-dark", TRUE);
  }
  gtk_window_close (GTK_WINDOW (window));
  g_application_quit (G_APPLICATION (application));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;
  const char *folder = argc > 1 ? argv[1] : ".";

  matrix = argc > 2 && g_str_equal (argv[2], "matrix");
  only = argc > 2 && !matrix ? argv[2] : NULL;
  text_size = argc > 3 ? atoi (argv[3]) : text_size;

  /* A day of the sample plan's year. */
  g_setenv ("MINKA_TODAY", "2021-05-05", TRUE);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, TOUR_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_mkdir_with_parents (folder, 0755);
  loop = g_main_loop_new (NULL, FALSE);
  g_resources_register (minka_app_get_resource ());
  g_resources_register (minka_icons_get_resource ());
  application =
      g_object_new (ADW_TYPE_APPLICATION, "application-id", "io.github.minka_cap.Tour", "resource-base-path",
                    "/io/github/minka_cap/Minka", "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), (gpointer) folder);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}
