/* What the measures of the real window share: its main loop watched, and its pages scrolled. */

#include "loop.h"

#include "minka-app-resources.h"
#include "minka-icon-resources.h"
#include "minka-templates.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <time.h>

#define STEP 40

/* It rests when for so long nothing took longer than a moment. */
#define REST_MS 200
#define MOMENT_US 1500

gint64 loop_frame_cost, loop_busy;

static gint64 frame_start, woken, woken_work, last_end, longest, work;
static gboolean in_frame;
static void (*measuring) (MinkaWindow *window);

/* Microseconds of the processor, so that other programs do not count. */
static gint64
work_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gboolean
end_wait (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
loop_wait_ms (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, end_wait, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

void
loop_wait_for_items (GListModel *list)
{
  while (g_list_model_get_n_items (list) == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* All that the main loop does between two sleeps. */
static int
poll_and_count (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 now = g_get_monotonic_time ();
  gint64 stretch = work_now () - woken_work;
  int answer;

  if (woken != 0) {
    loop_busy += now - woken;
    work += stretch;
    longest = MAX (longest, stretch);
    if (stretch > MOMENT_US)
      last_end = now;
  }
  answer = g_poll (fds, n_fds, timeout);
  woken = g_get_monotonic_time ();
  woken_work = work_now ();
  return answer;
}

void
loop_count (gboolean count)
{
  woken = 0;
  g_main_context_set_poll_func (NULL, count ? poll_and_count : NULL);
}

LoopCost
loop_run (MinkaWindow *window, LoopAction action, gpointer data)
{
  LoopCost cost;
  gint64 start;

  loop_count (TRUE);
  start = last_end = woken = g_get_monotonic_time ();
  woken_work = work_now ();
  work = longest = 0;
  action (window, data);
  do
    loop_wait_ms (20);
  while (g_get_monotonic_time () - last_end < REST_MS * 1000 || minka_workspace_is_busy (window->workspace));
  cost = (LoopCost) { last_end - start, work, longest };
  loop_count (FALSE);
  return cost;
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
    loop_frame_cost += g_get_monotonic_time () - frame_start;
  in_frame = FALSE;
}

static GtkAdjustment *
longest_of (GtkWidget *widget)
{
  GtkAdjustment *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_SCROLLED_WINDOW (widget))
    found = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkAdjustment *other = longest_of (child);

    if (other != NULL &&
        (found == NULL || gtk_adjustment_get_upper (other) > gtk_adjustment_get_upper (found)))
      found = other;
  }
  return found;
}

/* Scrolls what is in front to its end, and prints what each frame costs. */
void
loop_scroll (MinkaWindow *window, const char *name)
{
  GtkAdjustment *adjustment = longest_of (gtk_stack_get_visible_child (window->page_stack));
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  g_printerr ("%s is %.0f px long\n", name, gtk_adjustment_get_upper (adjustment));
  for (double at = STEP; at < end; at += STEP) {
    gint64 start = loop_frame_cost;

    gtk_adjustment_set_value (adjustment, at);
    while (loop_frame_cost == start)
      g_main_context_iteration (NULL, TRUE);
    g_print ("%s\t%" G_GINT64_FORMAT "\n", name, loop_frame_cost - start);
  }
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!minka_workspace_finish (MINKA_WORKSPACE (source), result, &error))
    g_error ("%s", error->message);
  *(gboolean *) data = TRUE;
}

/* Takes the gesture, and waits until it is on the disk. */
void
loop_apply (MinkaWindow *window, MinkaGesture *gesture)
{
  gboolean done = FALSE;

  minka_workspace_apply (window->workspace, gesture, on_applied, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
on_activate (GtkApplication *application, const char *path)
{
  g_autoptr (GBytes) json = minka_templates_sample ();
  MinkaWindow *window = minka_window_new (application, NULL);
  GdkFrameClock *clock;

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
  minka_window_create (window, path, json);
  while (minka_workspace_get_plan (window->workspace) == NULL)
    g_main_context_iteration (NULL, TRUE);
  loop_wait_ms (1000);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_frame), NULL);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_frame), NULL);
  measuring (window);
  gtk_window_close (GTK_WINDOW (window));
}

/* Opens the window on a new sample plan, which the argument names, and measures. */
int
loop_main (int argc, char *argv[], void (*measure) (MinkaWindow *window))
{
  g_autoptr (AdwApplication) application = NULL;

  if (argc != 2) {
    g_printerr ("usage: %s PLAN, on an X display\n", argv[0]);
    return 2;
  }
  setlocale (LC_ALL, "");
  g_unlink (argv[1]);
  measuring = measure;
  g_resources_register (minka_app_get_resource ());
  g_resources_register (minka_icons_get_resource ());
  application =
      g_object_new (ADW_TYPE_APPLICATION, "application-id", "io.github.minka_cap.Bench", "resource-base-path",
                    "/io/github/minka_cap/Minka", "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), argv[1]);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}
