/* Looks at every page of the window: what is cut, what scrolls sideways, what is too pale, what moves under reduced
 * motion, and which keys nobody is told of. Pages are found in the window, so that new ones are looked at as well. */

#include "minka-application.h"
#include "minka-shortcuts.h"
#include "minka-timeline.h"
#include "minka-tree-view.h"
#include "minka-window-private.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SCALE 3 /* strokes of letters are thicker than a pixel, so that their own colour is there */
#define LEAST_CONTRAST 4.5

typedef void (*Check) (MinkaWindow *window, GtkWidget *root, const char *where);

static GMainLoop *loop;
static guint n_faults;
static guint n_looked;
static GHashTable *seen;
static const char *mode;
static const char *plan;
static int width, height;

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

static void
settle (MinkaWindow *window)
{
  for (guint i = 0; i < 100; i++) {
    wait_ms (40);
    if (i > 6 && minka_workspace_is_idle (window->workspace))
      return;
  }
}

static void G_GNUC_PRINTF (1, 2) complain (const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (g_hash_table_add (seen, g_strdup (text))) {
    n_faults++;
    g_print ("not ok %s\n", text);
  }
}

static const char *
say (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : G_OBJECT_TYPE_NAME (widget);
}

static gboolean
scrolls_by_nature (GtkWidget *widget)
{
  return widget == NULL || MINKA_IS_TREE_VIEW (widget) || MINKA_IS_TIMELINE (widget);
}

static void
each (MinkaWindow *window, GtkWidget *widget, const char *where,
      void (*look) (MinkaWindow *window, GtkWidget *widget, const char *where))
{
  if (!gtk_widget_get_mapped (widget) || scrolls_by_nature (widget))
    return;
  look (window, widget, where);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    each (window, child, where, look);
}

/* Room */

/* All of it can be read by who points at it; or it is the title of something, which also stands where it was opened. The
 * names of the pages are not so long that they must be cut. */
static gboolean
is_told (MinkaWindow *window, GtkWidget *label)
{
  if (gtk_widget_get_ancestor (label, ADW_TYPE_WINDOW_TITLE) != NULL)
    return !g_str_equal (gtk_label_get_text (GTK_LABEL (label)),
                         adw_navigation_page_get_title (window->content));
  for (GtkWidget *widget = label; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_tooltip_text (widget) != NULL)
      return TRUE;
  return FALSE;
}

static void
look_at_room (MinkaWindow *window, GtkWidget *widget, const char *where)
{
  graphene_rect_t bounds;

  n_looked++;
  if (GTK_IS_SCROLLED_WINDOW (widget) && gtk_widget_get_width (widget) > 0 &&
      !scrolls_by_nature (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget)))) {
    GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (widget));

    if (gtk_adjustment_get_upper (across) > gtk_adjustment_get_page_size (across) + 1)
      complain ("%s: scrolls sideways by %.0f px", where,
                gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across));
  }
  if (GTK_IS_TEXT (widget) ||
      (gtk_widget_get_parent (widget) != NULL && GTK_IS_TEXT (gtk_widget_get_parent (widget))))
    return;
  if (gtk_widget_compute_bounds (widget, GTK_WIDGET (window), &bounds) && bounds.size.width > 0 &&
      (GTK_IS_LABEL (widget) || GTK_IS_BUTTON (widget) || GTK_IS_EDITABLE (widget)) &&
      (bounds.origin.x < -1 ||
       bounds.origin.x + bounds.size.width > gtk_widget_get_width (GTK_WIDGET (window)) + 1))
    complain ("%s: “%s” is outside of the window (%.0f to %.0f)", where, say (widget), bounds.origin.x,
              bounds.origin.x + bounds.size.width);
  if (GTK_IS_LABEL (widget)) {
    PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));
    int needed;

    pango_layout_get_pixel_size (layout, NULL, &needed);
    if (pango_layout_is_ellipsized (layout) && !is_told (window, widget))
      complain ("%s: “%s” is cut short", where, say (widget));
    if (needed > gtk_widget_get_height (widget) + 1)
      complain ("%s: “%s” is cut off below", where, say (widget));
  }
}

static void keep_picture (MinkaWindow *window, const char *where);

static void
check_room (MinkaWindow *window, GtkWidget *root, const char *where)
{
  keep_picture (window, where);
  each (window, root, where, look_at_room);
}

/* Contrast */

static guchar *pixels;
static gsize stride;
static int n_columns, n_lines;

static double
linear (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
luminance (guint32 colour)
{
  return 0.2126 * linear ((colour >> 16 & 255) / 255.) + 0.7152 * linear ((colour >> 8 & 255) / 255.) +
         0.0722 * linear ((colour & 255) / 255.);
}

static double
contrast (guint32 one, guint32 other)
{
  const double a = luminance (one), b = luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static GdkTexture *
take_picture (MinkaWindow *window, int scale)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gtk_snapshot_scale (snapshot, scale, scale);
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  return gsk_renderer_render_texture (
      gtk_native_get_renderer (GTK_NATIVE (window)), node,
      &GRAPHENE_RECT_INIT (0, 0, scale * gtk_widget_get_width (GTK_WIDGET (window)),
                           scale * gtk_widget_get_height (GTK_WIDGET (window))));
}

/* For who wants to see what is complained of. */
static void
keep_picture (MinkaWindow *window, const char *where)
{
  const char *folder = g_getenv ("MINKA_LOOK");
  g_autoptr (GdkTexture) texture = folder != NULL ? take_picture (window, 1) : NULL;
  g_autofree char *path = folder != NULL ? g_strdup_printf ("%s/%s.png", folder, where) : NULL;

  if (texture != NULL)
    gdk_texture_save_to_png (texture, path);
}

static void
take_pixels (MinkaWindow *window)
{
  g_autoptr (GdkTexture) texture = take_picture (window, SCALE);

  n_columns = gdk_texture_get_width (texture);
  n_lines = gdk_texture_get_height (texture);
  stride = 4 * n_columns;
  pixels = g_realloc (pixels, stride * n_lines);
  gdk_texture_download (texture, pixels, stride);
}

/* All of it can be seen. */
static gboolean
is_in_sight (GtkWidget *widget, MinkaWindow *window, graphene_rect_t *bounds)
{
  graphene_rect_t pane, common;

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (window), bounds) || bounds->size.width < 2)
    return FALSE;
  for (GtkWidget *up = widget; up != NULL; up = gtk_widget_get_parent (up)) {
    if (!GTK_IS_SCROLLED_WINDOW (up) && up != GTK_WIDGET (window))
      continue;
    if (!gtk_widget_compute_bounds (up, GTK_WIDGET (window), &pane) ||
        !graphene_rect_intersection (bounds, &pane, &common) || common.size.height < bounds->size.height - 1)
      return FALSE;
  }
  return TRUE;
}

static void
look_at_contrast (MinkaWindow *window, GtkWidget *widget, const char *where)
{
  graphene_rect_t bounds;
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer colour, count;
  guint32 ground = 0, ink = 0;
  guint most = 0;
  double best = 0;

  if (!(GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0') &&
      !(GTK_IS_TEXT (widget) && *gtk_editable_get_text (GTK_EDITABLE (widget)) != '\0'))
    return;
  if (!gtk_widget_is_sensitive (widget) || !is_in_sight (widget, window, &bounds))
    return;
  n_looked++;
  for (int y = MAX (0, bounds.origin.y * SCALE);
       y < MIN (n_lines, (bounds.origin.y + bounds.size.height) * SCALE); y++)
    for (int x = MAX (0, bounds.origin.x * SCALE);
         x < MIN (n_columns, (bounds.origin.x + bounds.size.width) * SCALE); x++) {
      const guint32 pixel = *(guint32 *) (pixels + y * stride + 4 * x) & 0xffffff;
      const gpointer key = GUINT_TO_POINTER (pixel + 1);

      g_hash_table_insert (counts, key,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &colour, &count))
    if (GPOINTER_TO_UINT (count) > most) {
      most = GPOINTER_TO_UINT (count);
      ground = GPOINTER_TO_UINT (colour) - 1;
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &colour, &count))
    if (GPOINTER_TO_UINT (count) >= 4 && contrast (GPOINTER_TO_UINT (colour) - 1, ground) > best) {
      ink = GPOINTER_TO_UINT (colour) - 1;
      best = contrast (ink, ground);
    }
  if (best < LEAST_CONTRAST)
    complain ("%s: “%s” has a contrast of %.1f (#%06x on #%06x)", where,
              GTK_IS_TEXT (widget) ? gtk_editable_get_text (GTK_EDITABLE (widget)) : say (widget), best, ink,
              ground);
}

/* What is drawn takes its colours from such children. */
static gboolean
find_ink (GtkWidget *canvas, const char *name, guint32 *colour)
{
  for (GtkWidget *child = gtk_widget_get_first_child (canvas); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "minka-ink") && gtk_widget_has_css_class (child, name)) {
      GdkRGBA rgba;

      gtk_widget_get_color (child, &rgba);
      *colour = (guint32) lround (rgba.red * 255) << 16 | (guint32) lround (rgba.green * 255) << 8 |
                (guint32) lround (rgba.blue * 255);
      return TRUE;
    }
  return FALSE;
}

static guint
look_at_inks (GtkWidget *widget, const char *where)
{
  static const char *const pairs[][2] = {
    { "text", "below" }, { "text", "above" }, { "centre-text", "centre" }, { "badge-text", "badge" }
  };
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (MINKA_IS_TREE_VIEW (widget))
    for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
      guint32 ink, ground;

      if (!find_ink (widget, pairs[i][0], &ink) || !find_ink (widget, pairs[i][1], &ground))
        g_error ("a tree has no ink “%s” or “%s”", pairs[i][0], pairs[i][1]);
      n++;
      if (contrast (ink, ground) < LEAST_CONTRAST)
        complain ("%s: %s on %s has a contrast of %.1f (#%06x on #%06x)", where, pairs[i][0], pairs[i][1],
                  contrast (ink, ground), ink, ground);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += look_at_inks (child, where);
  return n;
}

static void
check_contrast (MinkaWindow *window, GtkWidget *root, const char *where)
{
  take_pixels (window);
  keep_picture (window, where);
  each (window, root, where, look_at_contrast);
  n_looked += look_at_inks (root, where);
}

/* Motion: what is there at once is there a moment later. */

static GBytes *
draw (MinkaWindow *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  return gsk_render_node_serialize (node);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
moves (MinkaWindow *window, MinkaTreeView *view, gboolean animations)
{
  g_autoptr (GBytes) at_once = NULL;
  g_autoptr (GBytes) later = NULL;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", animations, NULL);
  for (guint i = 0; i < 6; i++)
    gtk_widget_activate_action (GTK_WIDGET (view), "tree.zoom-in", NULL);
  wait_ms (600);
  minka_tree_view_fit (view);
  wait_ms (50);
  at_once = draw (window);
  wait_ms (600);
  later = draw (window);
  return !g_bytes_equal (at_once, later);
}

static void
check_motion (MinkaWindow *window)
{
  MinkaTreeView *view;

  minka_window_show_page (window, "trees");
  settle (window);
  wait_ms (600);
  view = MINKA_TREE_VIEW (find (GTK_WIDGET (window), MINKA_TYPE_TREE_VIEW));
  /* Or this test would see nothing. */
  if (!moves (window, view, TRUE))
    complain ("the tree does not move at all");
  if (moves (window, view, FALSE))
    complain ("the tree moves under reduced motion");
  n_looked = 2;
}

/* Keys */

static gboolean
is_listed (const char *trigger)
{
  guint n_shortcuts;
  const MinkaShortcut *shortcuts = minka_shortcuts_get (&n_shortcuts);
  g_autoptr (GtkShortcutTrigger) there = gtk_shortcut_trigger_parse_string (trigger);

  for (guint i = 0; i < n_shortcuts; i++) {
    g_auto (GStrv) keys = g_strsplit (shortcuts[i].keys, " ", -1);

    for (guint j = 0; keys[j] != NULL; j++) {
      g_autoptr (GtkShortcutTrigger) listed = gtk_shortcut_trigger_parse_string (keys[j]);

      if (listed == NULL)
        g_error ("“%s” is no key", keys[j]);
      if (gtk_shortcut_trigger_equal (listed, there))
        return TRUE;
    }
  }
  return FALSE;
}

static void
look_at_trigger (GtkShortcutTrigger *trigger, const char *where)
{
  g_autofree char *text = NULL;

  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger)) {
    look_at_trigger (gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)), where);
    look_at_trigger (gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)), where);
    return;
  }
  text = gtk_shortcut_trigger_to_string (trigger);
  n_looked++;
  g_hash_table_add (seen, g_strconcat ("key ", text, NULL));
  if (!is_listed (text))
    complain ("%s: nobody is told of %s", where, text);
}

/* Those that the program added: what a widget of GTK does by itself is GTK's to tell. */
static void
look_at_keys (MinkaWindow *window, GtkWidget *widget, const char *where)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
    const char *name = gtk_event_controller_get_name (controller);

    if (!GTK_IS_SHORTCUT_CONTROLLER (controller) || (name != NULL && g_str_has_prefix (name, "gtk-")))
      continue;
    for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
      GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);

      if (GTK_IS_MNEMONIC_TRIGGER (trigger) || GTK_IS_NEVER_TRIGGER (trigger) ||
          GTK_IS_MNEMONIC_ACTION (action))
        continue;
      look_at_trigger (trigger, where);
    }
  }
}

static void
each_deep (MinkaWindow *window, GtkWidget *widget, const char *where)
{
  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Minka") && !MINKA_IS_WINDOW (widget) &&
      !GTK_IS_TEXT_VIEW (widget) && !GTK_IS_LIST_BOX_ROW (widget))
    look_at_keys (window, widget, G_OBJECT_TYPE_NAME (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    each_deep (window, child, where);
}

static void
check_keys (MinkaWindow *window, GtkWidget *root, const char *where)
{
  each_deep (window, root, where);
}

/* Every accelerator is in the list, and every line of the first section works. */
static void
check_accelerators (MinkaWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);
  guint n_shortcuts;
  const MinkaShortcut *shortcuts = minka_shortcuts_get (&n_shortcuts);

  if (actions[0] == NULL)
    complain ("the program has no accelerators");
  for (guint i = 0; actions[i] != NULL; i++) {
    g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, actions[i]);

    for (guint j = 0; keys[j] != NULL; j++) {
      n_looked++;
      if (!is_listed (keys[j]))
        complain ("%s: nobody is told of %s", actions[i], keys[j]);
    }
  }
  for (guint i = 0; i < n_shortcuts && g_str_equal (shortcuts[i].section, shortcuts[0].section); i++) {
    g_auto (GStrv) keys = g_strsplit (shortcuts[i].keys, " ", -1);

    for (guint j = 0; keys[j] != NULL; j++) {
      g_auto (GStrv) done = gtk_application_get_actions_for_accel (application, keys[j]);

      /* The window's own, and the menu's. */
      if (done[0] == NULL && !g_str_equal (keys[j], "<Control>f") && !g_str_equal (keys[j], "F10"))
        complain ("“%s”: %s does nothing", shortcuts[i].title, keys[j]);
    }
  }
}

/* The walk */

static void
walk_stack (MinkaWindow *window, GtkWidget *page, const char *name, Check check)
{
  GtkWidget *stack = find (page, ADW_TYPE_VIEW_STACK);
  GtkWidget *toggles = find (page, ADW_TYPE_TOGGLE_GROUP);

  check (window, page, name);
  if (stack != NULL) {
    g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (ADW_VIEW_STACK (stack));

    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++) {
      g_autofree char *where = g_strdup_printf ("%s, part %u", name, i + 1);

      gtk_selection_model_select_item (pages, i, TRUE);
      settle (window);
      check (window, page, where);
    }
  } else if (toggles != NULL) {
    for (guint i = 0; i < adw_toggle_group_get_n_toggles (ADW_TOGGLE_GROUP (toggles)) &&
                      gtk_widget_get_root (toggles) != NULL;
         i++) {
      g_autofree char *where = g_strdup_printf ("%s, view %u", name, i + 1);

      adw_toggle_group_set_active (ADW_TOGGLE_GROUP (toggles), i);
      settle (window);
      check (window, page, where);
    }
  }
}

static void
walk_dialog (MinkaWindow *window, const char *action, GVariant *target, Check check)
{
  AdwDialog *dialog;

  gtk_widget_activate_action_variant (GTK_WIDGET (window), action, target);
  settle (window);
  wait_ms (300);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  if (dialog == NULL)
    g_error ("%s opened nothing", action);
  check (window, GTK_WIDGET (dialog), action);
  adw_dialog_force_close (dialog);
  wait_ms (300);
}

static void
walk (MinkaWindow *window, Check check)
{
  const char *name;

  for (guint i = 0; (name = minka_window_page_name (i)) != NULL; i++) {
    GtkWidget *page, *split;

    minka_window_show_page (window, name);
    settle (window);
    page = gtk_stack_get_visible_child (window->page_stack);
    split = find (page, ADW_TYPE_NAVIGATION_SPLIT_VIEW);
    if (split != NULL && adw_navigation_split_view_get_collapsed (ADW_NAVIGATION_SPLIT_VIEW (split))) {
      g_autofree char *list = g_strconcat (name, " list", NULL);

      adw_navigation_split_view_set_show_content (ADW_NAVIGATION_SPLIT_VIEW (split), FALSE);
      settle (window);
      check (window, page, list);
      adw_navigation_split_view_set_show_content (ADW_NAVIGATION_SPLIT_VIEW (split), TRUE);
      settle (window);
    }
    walk_stack (window, page, name, check);
  }
  if (adw_navigation_split_view_get_collapsed (window->split)) {
    adw_navigation_split_view_set_show_content (window->split, FALSE);
    settle (window);
  }
  check (window, GTK_WIDGET (window), "sidebar");
  walk_dialog (window, "win.preferences", NULL, check);
  walk_dialog (window, "win.shortcuts", NULL, check);
  walk_dialog (window, "win.help", g_variant_new_string ("index"), check);
  walk_dialog (window, "win.help", g_variant_new_string ("trees"), check);
  walk_dialog (window, "win.search", g_variant_new_string ("reunión"), check);
}

static void
on_activate (GtkApplication *application)
{
  MinkaWindow *window = minka_window_new (application, NULL);

  /* The program's own way to begin is to open the plan of the user. */
  g_signal_stop_emission_by_name (application, "activate");
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  minka_window_open (window, plan);
  settle (window);
  wait_ms (500);
  /* What the window manager took for shadows is given back. */
  gtk_window_set_default_size (GTK_WINDOW (window), 2 * width - gtk_widget_get_width (GTK_WIDGET (window)),
                               2 * height - gtk_widget_get_height (GTK_WIDGET (window)));
  wait_ms (500);
  if (g_str_equal (mode, "room")) {
    if (gtk_widget_get_width (GTK_WIDGET (window)) != width)
      complain ("the window is %d px wide and not %d", gtk_widget_get_width (GTK_WIDGET (window)), width);
    if (gtk_widget_get_height (GTK_WIDGET (window)) != height)
      complain ("the window is %d px high and not %d", gtk_widget_get_height (GTK_WIDGET (window)), height);
    walk (window, check_room);
  } else if (g_str_equal (mode, "contrast")) {
    walk (window, check_contrast);
  } else if (g_str_equal (mode, "keys")) {
    walk (window, check_keys);
    check_accelerators (window);
  } else {
    check_motion (window);
  }
  g_print ("# %s: looked %u times, %u faults\n", mode, n_looked, n_faults);
  gtk_window_close (GTK_WINDOW (window));
  g_application_quit (G_APPLICATION (application));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GApplication) application = NULL;

  if (argc != 6)
    return 2;
  mode = argv[1];
  plan = argv[2];
  width = atoi (argv[3]);
  height = atoi (argv[4]);
  g_setenv ("MINKA_TODAY", "2021-05-05", TRUE);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOOK_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  loop = g_main_loop_new (NULL, FALSE);
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_init ();
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", ":close", "gtk-xft-dpi",
                96 * 1024 * atoi (argv[5]) / 100, NULL);
  application = minka_application_new ();
  g_application_set_flags (application, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);
  g_application_run (application, 1, argv);
  return n_faults > 0 || n_looked == 0;
}
