#include "config.h"

#include "minka-application.h"

#include "minka-app-resources.h"
#include "minka-icon-resources.h"
#include "minka-search-provider.h"
#include "minka-window.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

/**
 * MinkaApplication:
 *
 * The program: one instance, one window, one open plan.
 */
struct _MinkaApplication {
  AdwApplication parent_instance;
  MinkaWorkspace *workspace;
  MinkaSearchProvider *provider; /* NULL without a bus */
  GtkCssProvider *contrast;      /* while the desktop asks for it */
  char *given;                   /* the plan that the program was started with */
};

G_DEFINE_FINAL_TYPE (MinkaApplication, minka_application, ADW_TYPE_APPLICATION)

static MinkaWindow *
get_window (MinkaApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    return MINKA_WINDOW (window);
  /* From now on the program ends with its window, and not a while later. */
  g_application_set_inactivity_timeout (G_APPLICATION (self), 0);
  return minka_window_new (GTK_APPLICATION (self), self->workspace);
}

static void
minka_application_activate (GApplication *application)
{
  MinkaWindow *window = get_window (MINKA_APPLICATION (application));

  if (!minka_window_has_plan (window))
    minka_window_open_default (window);
  minka_window_present_soon (window);
}

static void
minka_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  MinkaWindow *window = get_window (MINKA_APPLICATION (application));
  g_autofree char *path = g_file_get_path (files[0]);

  if (path != NULL)
    minka_window_open (window, path);
  else
    minka_window_explain (
        window, _ ("This place cannot hold a plan. Copy the plan to this computer and open it there."));
  minka_window_present_soon (window);
}

/* What other programs may ask for, as the menu of the icon does. */

static void
new_meeting (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  minka_application_show (data, "win.new-meeting", NULL);
}

static void
show_page (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  minka_application_show (data, "win.show-page", parameter);
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (window != NULL)
    gtk_window_close (window);
  else
    g_application_quit (data);
}

/* The session ends, or the computer: what is half typed is kept. */
static gboolean
on_terminated (gpointer application)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static gboolean
minka_application_local_command_line (GApplication *application, char ***arguments, int *status)
{
  MinkaApplication *self = MINKA_APPLICATION (application);
  const char *first = (*arguments)[0] != NULL ? (*arguments)[1] : NULL;
  g_autoptr (GFile) file = first != NULL && *first != '-' ? g_file_new_for_commandline_arg (first) : NULL;

  g_set_str (&self->given, NULL);
  if (file != NULL)
    self->given = g_file_get_path (file);
  return G_APPLICATION_CLASS (minka_application_parent_class)
      ->local_command_line (application, arguments, status);
}

/* For launchers that know nothing of the bus. */
static int
minka_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  g_autoptr (GError) error = NULL;

  if (!g_variant_dict_contains (options, "new-meeting"))
    return -1;
  if (!g_application_register (application, NULL, &error)) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  g_action_group_activate_action (G_ACTION_GROUP (application), "new-meeting", NULL);
  return g_application_get_is_remote (application) ? 0 : -1;
}

/* GTK reads its own theme, a tenth of the whole start, and then libadwaita puts its own in that place. Until it does,
 * the theme is the empty one that it puts there. */
#define THEME "GTK_THEME"
#define EMPTY_THEME "Adwaita-empty"

static gboolean theme_is_empty;

/* Before there are threads, which may read the environment. */
static void
empty_theme (void)
{
  theme_is_empty = g_getenv (THEME) == NULL && g_setenv (THEME, EMPTY_THEME, TRUE);
}

/* libadwaita and the programs that are started from here are not to see it. */
static void
leave_theme (void)
{
  if (!theme_is_empty)
    return;
  gtk_init ();
  gtk_settings_get_default ();
  g_unsetenv (THEME);
  theme_is_empty = FALSE;
}

/* The plan is read while the screen is prepared. */
static void
begin_plan (MinkaApplication *self)
{
  g_autofree char *path = self->given != NULL ? g_strdup (self->given) : minka_window_find_plan ();

  self->workspace = minka_workspace_new ();
  if (path != NULL) {
    g_autoptr (GVariant) folders = minka_window_find_folders ();

    minka_workspace_begin (self->workspace, path, folders);
  }
}

/* libadwaita's own way is gone in its newer versions, and the media queries that they have instead are not known to the
 * older GTK. */
static void
follow_contrast (MinkaApplication *self)
{
  GdkDisplay *display = gdk_display_get_default ();
  gboolean high = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  if (high == (self->contrast != NULL) || display == NULL)
    return;
  if (high) {
    self->contrast = gtk_css_provider_new ();
    gtk_css_provider_load_from_resource (self->contrast, "/io/github/minka_cap/Minka/high-contrast.css");
    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->contrast),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  } else {
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (self->contrast));
    g_clear_object (&self->contrast);
  }
}

static void
minka_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "new-meeting", .activate = new_meeting },
    { .name = "show-page", .activate = show_page, .parameter_type = "s" },
    { .name = "quit", .activate = quit },
  };
  static const struct {
    const char *action;
    const char *keys[3];
  } shortcuts[] = {
    { "app.quit", { "<Control>q" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.open", { "<Control>o" } },
    { "win.new-meeting", { "<Control>n" } },
    { "win.shortcuts", { "<Control>question" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.help('')", { "F1" } },
    { "win.thread", { "<Control>h" } },
    { "win.hold-meeting", { "F5" } },
  };

  begin_plan (MINKA_APPLICATION (application));
  leave_theme ();
  G_APPLICATION_CLASS (minka_application_parent_class)->startup (application);
  follow_contrast (MINKA_APPLICATION (application));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (follow_contrast), application, G_CONNECT_SWAPPED);
  g_unix_signal_add (SIGTERM, on_terminated, application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           (const char *const *) shortcuts[i].keys);
  for (guint i = 0; i < 10 && minka_window_page_name (i) != NULL; i++) {
    g_autofree char *page = g_strconcat ("win.show-page::", minka_window_page_name (i), NULL);
    g_autofree char *key = g_strdup_printf ("<Alt>%u", (i + 1) % 10);

    gtk_application_set_accels_for_action (GTK_APPLICATION (application), page,
                                           (const char *[]) { key, NULL });
  }
}

static gboolean
minka_application_dbus_register (GApplication *application, GDBusConnection *connection,
                                 const char *object_path, GError **error)
{
  MinkaApplication *self = MINKA_APPLICATION (application);

  if (!G_APPLICATION_CLASS (minka_application_parent_class)
           ->dbus_register (application, connection, object_path, error))
    return FALSE;
  self->provider = minka_search_provider_new (self, connection, object_path, error);
  return self->provider != NULL;
}

static void
minka_application_dbus_unregister (GApplication *application, GDBusConnection *connection,
                                   const char *object_path)
{
  MinkaApplication *self = MINKA_APPLICATION (application);

  if (self->provider != NULL)
    minka_search_provider_withdraw (self->provider);
  g_clear_object (&self->provider);
  G_APPLICATION_CLASS (minka_application_parent_class)
      ->dbus_unregister (application, connection, object_path);
}

static void
minka_application_finalize (GObject *object)
{
  MinkaApplication *self = MINKA_APPLICATION (object);

  g_clear_object (&self->contrast);
  g_clear_object (&self->workspace);
  g_free (self->given);
  G_OBJECT_CLASS (minka_application_parent_class)->finalize (object);
}

static void
minka_application_class_init (MinkaApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = minka_application_finalize;

  application_class->activate = minka_application_activate;
  application_class->dbus_register = minka_application_dbus_register;
  application_class->dbus_unregister = minka_application_dbus_unregister;
  application_class->handle_local_options = minka_application_handle_local_options;
  application_class->local_command_line = minka_application_local_command_line;
  application_class->open = minka_application_open;
  application_class->startup = minka_application_startup;
}

static void
minka_application_init (MinkaApplication *self)
{
  g_application_add_main_option (G_APPLICATION (self), "new-meeting", 0, G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_NONE, _ ("Begin a new meeting"), NULL);
}

/**
 * minka_application_new:
 *
 * Returns: (transfer full): the program
 */
GApplication *
minka_application_new (void)
{
  empty_theme ();
  /* To be named brings them into the program; they register themselves. */
  minka_app_get_resource ();
  minka_icons_get_resource ();
  return g_object_new (MINKA_TYPE_APPLICATION, "application-id", APP_ID, "resource-base-path",
                       "/io/github/minka_cap/Minka", "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}

/**
 * minka_application_get_workspace:
 * @self: the program, started
 *
 * Returns: (transfer none): what it has open
 */
MinkaWorkspace *
minka_application_get_workspace (MinkaApplication *self)
{
  return self->workspace;
}

/**
 * minka_application_show:
 * @self: the program, started
 * @action: the name of an action of the window
 * @parameter: (nullable): what the action takes; a floating reference is sunk
 *
 * Brings the window to the front, opens the plan if none is open, and then does something there.
 */
void
minka_application_show (MinkaApplication *self, const char *action, GVariant *parameter)
{
  MinkaWindow *window = get_window (self);

  minka_window_do_soon (window, action, parameter);
  minka_application_activate (G_APPLICATION (self));
}
