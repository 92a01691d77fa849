/* Measures pages of a big plan in the real window: bench-pages PLAN
 * Makes PLAN, the sample with 60 activities and 500 entries of the diagnosis. Prints, separated by tabs: a page, and
 * microseconds of the main loop for each frame while it is scrolled to its end; then "edit" and microseconds of the
 * main loop, frames left out, for each edit from the gesture until everything rests, and "edit drawn" and that of its
 * frames. */

#include "minka-app-resources.h"
#include "minka-icon-resources.h"
#include "minka-templates.h"
#include "minka-window-private.h"

#include <glib/gstdio.h>
#include <locale.h>

#define ACTIVITIES 60
#define ENTRIES 500
#define STEP 40
#define EDITS 60

static gint64 frame_start, frame_cost, busy, woken;
static gboolean in_frame;

static gboolean
end_wait (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_ms (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, end_wait, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_items (GListModel *list)
{
  while (g_list_model_get_n_items (list) == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* All that the main loop does between two sleeps. */
static int
poll_and_count (GPollFD *fds, guint n_fds, int timeout)
{
  int answer;

  if (woken != 0)
    busy += g_get_monotonic_time () - woken;
  answer = g_poll (fds, n_fds, timeout);
  woken = g_get_monotonic_time ();
  return answer;
}

static void
before_frame (GdkFrameClock *clock)
{
  frame_start = g_get_monotonic_time ();
  in_frame = TRUE;
}

static void
after_frame (GdkFrameClock *clock)
{
  if (in_frame)
    frame_cost += g_get_monotonic_time () - frame_start;
  in_frame = FALSE;
}

static GtkAdjustment *
longest (GtkWidget *widget)
{
  GtkAdjustment *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_SCROLLED_WINDOW (widget))
    found = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkAdjustment *other = longest (child);

    if (other != NULL &&
        (found == NULL || gtk_adjustment_get_upper (other) > gtk_adjustment_get_upper (found)))
      found = other;
  }
  return found;
}

static void
scroll (MinkaWindow *window, const char *page)
{
  GtkAdjustment *adjustment = longest (gtk_stack_get_visible_child (window->page_stack));
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  g_printerr ("bench-pages: %s is %.0f px long\n", page, gtk_adjustment_get_upper (adjustment));
  for (double at = STEP; at < end; at += STEP) {
    gint64 start = frame_cost;

    gtk_adjustment_set_value (adjustment, at);
    while (frame_cost == start)
      g_main_context_iteration (NULL, TRUE);
    g_print ("%s\t%" G_GINT64_FORMAT "\n", page, frame_cost - start);
  }
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!minka_workspace_finish (MINKA_WORKSPACE (source), result, &error))
    g_error ("%s", error->message);
  if (data != NULL)
    *(gboolean *) data = TRUE;
}

static void
grow (MinkaWindow *window)
{
  MinkaGesture *gesture = minka_gesture_new ("Crecer");
  g_autoptr (GListModel) aspects = minka_workspace_list (window->workspace, MINKA_TYPE_ASPECT, NULL, NULL);
  g_autoptr (GListModel) objectives =
      minka_workspace_list (window->workspace, MINKA_TYPE_OBJECTIVE, NULL, NULL);
  gboolean done = FALSE;

  wait_for_items (aspects);
  wait_for_items (objectives);
  for (guint i = 0; i < ENTRIES; i++) {
    g_autoptr (MinkaRecord) aspect = g_list_model_get_item (aspects, i % g_list_model_get_n_items (aspects));
    g_autoptr (MinkaRecord) entry = minka_record_new (MINKA_TYPE_DIAGNOSIS_ENTRY);
    g_autofree char *text =
        g_strdup_printf ("Entrada %u: los estudiantes de la sección tienen poca conexión", i);

    g_object_set (entry, "aspect", minka_record_get_id (aspect), "kind", (int) (i / 3 % 3), "text", text,
                  "position", (int) i + 100, NULL);
    minka_gesture_put (gesture, entry);
  }
  for (guint i = 0; i < ACTIVITIES; i++) {
    g_autoptr (MinkaRecord) objective =
        g_list_model_get_item (objectives, 1 + i % (g_list_model_get_n_items (objectives) - 1));
    g_autoptr (MinkaRecord) activity = minka_record_new (MINKA_TYPE_ACTIVITY);
    g_autoptr (MinkaRecord) link = minka_record_new (MINKA_TYPE_ACTIVITY_OBJECTIVE);
    g_autoptr (MinkaRecord) source = minka_record_new (MINKA_TYPE_SOURCE);
    g_autoptr (MinkaRecord) day = minka_record_new (MINKA_TYPE_ACTIVITY_DATE);
    g_autofree char *title = g_strdup_printf ("Taller %u de análisis de evidencias", i);
    g_autofree char *date = g_strdup_printf ("2021-%02u-%02u", 3 + i % 9, 1 + i % 28);

    g_object_set (activity, "title", title, "position", (int) i + 10, NULL);
    g_object_set (link, "activity", minka_record_get_id (activity), "objective",
                  minka_record_get_id (objective), NULL);
    g_object_set (source, "activity", minka_record_get_id (activity), "text", "Acta de la reunión y fotos",
                  NULL);
    g_object_set (day, "activity", minka_record_get_id (activity), "first_day", date, NULL);
    minka_gesture_put (gesture, activity);
    minka_gesture_put (gesture, link);
    minka_gesture_put (gesture, source);
    minka_gesture_put (gesture, day);
  }
  minka_workspace_apply (window->workspace, gesture, on_applied, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* An edit of the text of an entry, or of the title of an activity, while its page is in front. */
static void
edit (MinkaWindow *window, GType type, const char *field, const char *page)
{
  g_autoptr (GListModel) list = minka_workspace_list (window->workspace, type, NULL, NULL);

  wait_for_items (list);
  wait_ms (500);
  for (guint i = 0; i < EDITS; i++) {
    g_autoptr (MinkaRecord) record = g_list_model_get_item (list, i * 7 % g_list_model_get_n_items (list));
    g_autofree char *text = g_strdup_printf ("Otra redacción, la número %u", i);
    gint64 busy_before, frames_before;
    MinkaGesture *gesture = minka_gesture_new ("Cambiar");

    wait_ms (60);
    busy_before = busy;
    frames_before = frame_cost;
    g_object_set (record, field, text, NULL);
    minka_gesture_set (gesture, record, field, NULL);
    minka_workspace_apply (window->workspace, gesture, on_applied, NULL);
    wait_ms (120);
    g_print ("%s, edit\t%" G_GINT64_FORMAT "\n", page, busy - busy_before - (frame_cost - frames_before));
    g_print ("%s, edit drawn\t%" G_GINT64_FORMAT "\n", page, frame_cost - frames_before);
  }
}

static void
on_activate (GtkApplication *application, const char *path)
{
  static const char *const pages[] = { "diagnosis", "activities", "evaluation" };
  g_autoptr (GBytes) json = minka_templates_sample ();
  MinkaWindow *window = minka_window_new (application, NULL);
  GdkFrameClock *clock;

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
  minka_window_create (window, path, json);
  while (minka_workspace_get_plan (window->workspace) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_ms (1000);
  grow (window);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_frame), NULL);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_frame), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    minka_window_show_page (window, pages[i]);
    wait_ms (2500);
    scroll (window, pages[i]);
  }
  g_main_context_set_poll_func (NULL, poll_and_count);
  minka_window_show_page (window, "diagnosis");
  edit (window, MINKA_TYPE_DIAGNOSIS_ENTRY, "text", "diagnosis");
  minka_window_show_page (window, "activities");
  edit (window, MINKA_TYPE_ACTIVITY, "title", "activities");
  g_main_context_set_poll_func (NULL, NULL);
  gtk_window_close (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  if (argc != 2) {
    g_printerr ("usage: bench-pages PLAN, on an X display\n");
    return 2;
  }
  setlocale (LC_ALL, "");
  g_unlink (argv[1]);
  g_resources_register (minka_app_get_resource ());
  g_resources_register (minka_icons_get_resource ());
  application =
      g_object_new (ADW_TYPE_APPLICATION, "application-id", "io.github.minka_cap.Bench", "resource-base-path",
                    "/io/github/minka_cap/Minka", "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), argv[1]);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}
