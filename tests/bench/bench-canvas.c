/* Draws trees on the canvas: bench-canvas BOXES, on an X display. Lines of a name and microseconds: "built" for the first
 * scene, measuring all words; "changed" for a scene after one box was worded anew; then for each frame while the tree is
 * moved at 1:1 and fitted, and while it is zoomed from one to the other. */

#include "minka-app-resources.h"
#include "minka-tree-view-private.h"

#include <locale.h>
#include <stdlib.h>

#define FRAMES 150
#define CHANGES 30

static gint64 frame_start, frame_cost;
static gboolean done;

static void
before_frame (GdkFrameClock *clock)
{
  frame_start = g_get_monotonic_time ();
}

static void
after_frame (GdkFrameClock *clock)
{
  frame_cost += g_get_monotonic_time () - frame_start;
}

static gboolean
on_time (gpointer data)
{
  done = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_ms (guint ms)
{
  done = FALSE;
  g_timeout_add (ms, on_time, NULL);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* Each box has up to five others below it, or above. */
static void
make_tree (GPtrArray *nodes, GPtrArray *links, guint n)
{
  static const char *const texts[] = {
    "Los docentes trabajan de manera individualista",
    "Hay poco interés en actualizarse en TIC",
    "Varios docentes no saben retroalimentar a distancia",
    "Los docentes tienen dificultad para analizar las evidencias que envían los estudiantes",
    "Se usa mal el WhatsApp de la sección",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint i = 0; i < n; i++) {
    MinkaTreeNode *node = minka_record_new (MINKA_TYPE_TREE_NODE);
    const guint parent =
        i > 0 ? (guint) g_rand_int_range (random, (int) ((i - 1) / 5), (int) ((i + 2) / 3)) : 0;
    g_autofree char *text = g_strdup_printf ("%s, caso %u", texts[i % G_N_ELEMENTS (texts)], i);
    MinkaBranch branch = i == 0       ? MINKA_BRANCH_CENTRE
                         : parent > 0 ? (MinkaBranch) ((MinkaTreeNode *) nodes->pdata[parent])->branch
                         : i % 2      ? MINKA_BRANCH_BELOW
                                      : MINKA_BRANCH_ABOVE;

    g_object_set (node, "tree", MINKA_TREE_PROBLEMS, "branch", branch, "text", text, NULL);
    g_ptr_array_add (nodes, node);
    if (i > 0) {
      MinkaTreeLink *link = minka_record_new (MINKA_TYPE_TREE_LINK);

      g_object_set (link, "child", minka_record_get_id (MINKA_RECORD (node)), "parent",
                    minka_record_get_id (nodes->pdata[parent]), "position", (int) i, NULL);
      g_ptr_array_add (links, link);
    }
  }
}

static void
show (MinkaTreeView *view, GPtrArray *nodes, GPtrArray *links, const char *name)
{
  MinkaTreeShape *shape = minka_tree_shape_new (MINKA_TREE_PROBLEMS, nodes, links);
  gint64 start = g_get_monotonic_time ();

  minka_tree_view_set_shape (view, shape, g_hash_table_new (g_str_hash, g_str_equal));
  g_print ("%s\t%" G_GINT64_FORMAT "\n", name, g_get_monotonic_time () - start);
}

static void
frame (MinkaTreeView *view, const char *name)
{
  gint64 before = frame_cost;

  gtk_widget_queue_draw (GTK_WIDGET (view));
  while (frame_cost == before)
    g_main_context_iteration (NULL, TRUE);
  g_print ("%s\t%" G_GINT64_FORMAT "\n", name, frame_cost - before);
}

static void
move (MinkaTreeView *view, const char *name)
{
  const MinkaTreeBounds *bounds = &minka_tree_view_get_scene (view)->bounds;
  const double zoom = minka_tree_view_get_zoom (view);
  MinkaTreeBounds sight;

  /* Over the widest rows, where there is most to draw. */
  minka_tree_view_get_sight (view, &sight);
  for (guint i = 0; i < FRAMES; i++) {
    minka_tree_view_look_at (view, bounds->x + bounds->width * 0.3 + i * 24 / zoom,
                             zoom < 0.2 ? sight.y + sight.height / 2
                                        : bounds->y + bounds->height - sight.height / 2 + (i % 40) * 2);
    frame (view, name);
  }
}

static void
zoom (MinkaTreeView *view)
{
  minka_tree_view_fit (view);
  wait_ms (400);
  while (minka_tree_view_get_zoom (view) < 1) {
    minka_tree_view_zoom_by (view, 1.06);
    frame (view, "zoomed");
  }
}

static void
on_activate (GtkApplication *application, gpointer data)
{
  const guint n = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *window = adw_application_window_new (application), *scroller = gtk_scrolled_window_new ();
  MinkaTreeView *view = MINKA_TREE_VIEW (minka_tree_view_new ());
  GdkFrameClock *clock;

  make_tree (nodes, links, n);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (view));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  show (view, nodes, links, "built");
  wait_ms (1000);
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_frame), NULL);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_frame), NULL);
  minka_tree_view_zoom_by (view, 1 / minka_tree_view_get_zoom (view));
  move (view, "moved 1:1");
  minka_tree_view_fit (view);
  wait_ms (500);
  move (view, "moved fitted");
  zoom (view);
  for (guint i = 0; i < CHANGES; i++) {
    g_autofree char *text = g_strdup_printf ("Otra redacción, la número %u", i);

    g_object_set (nodes->pdata[i * 7 % nodes->len], "text", text, NULL);
    show (view, nodes, links, "changed");
    wait_ms (20);
  }
  gtk_window_close (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  if (argc != 2) {
    g_printerr ("usage: bench-canvas BOXES, on an X display\n");
    return 2;
  }
  setlocale (LC_ALL, "");
  g_resources_register (minka_app_get_resource ());
  application =
      g_object_new (ADW_TYPE_APPLICATION, "application-id", "io.github.minka_cap.Bench", "resource-base-path",
                    "/io/github/minka_cap/Minka", "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), GUINT_TO_POINTER (atoi (argv[1])));
  return g_application_run (G_APPLICATION (application), 0, NULL);
}
