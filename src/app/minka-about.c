#include "config.h"

#include "minka-about.h"

#include "minka-pdf.h"
#include "minka-store.h"

#include <glib/gi18n.h>

/* A path says who uses the computer. */
static char *
without_home (const char *path)
{
  const char *home = g_get_home_dir ();

  if (g_str_has_prefix (path, home) && path[strlen (home)] == G_DIR_SEPARATOR)
    return g_strconcat ("~", path + strlen (home), NULL);
  return g_strdup (path);
}

/**
 * minka_about_describe:
 * @window: the window
 * @path: (nullable): the open plan
 *
 * Returns: (transfer full): what helps to look into a trouble, and nothing that stands in the plan
 */
char *
minka_about_describe (GtkWindow *window, const char *path)
{
  g_autofree char *tools = minka_pdf_name_tools ();
  g_autofree char *plan = path != NULL ? without_home (path) : g_strdup ("-");
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));

  return g_strdup_printf (
      "Minka %s (%s)\n"
      "GTK %u.%u.%u\n"
      "libadwaita %u.%u.%u\n"
      "GLib %u.%u.%u\n"
      "SQLite %s\n"
      "%s\n"
      "\n"
      "Plan: %s\n"
      "Plan schema: %d\n"
      "Sandbox: %s\n"
      "System: %s\n"
      "Language: %s\n"
      "Display: %s\n"
      "Renderer: %s\n",
      VERSION, APP_ID, gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
      adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (), glib_major_version,
      glib_minor_version, glib_micro_version, minka_store_sqlite_version (), tools, plan,
      minka_store_schema_version (), g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? "yes" : "no",
      system != NULL ? system : "-", g_get_language_names ()[0],
      G_OBJECT_TYPE_NAME (gtk_widget_get_display (GTK_WIDGET (window))),
      renderer != NULL ? G_OBJECT_TYPE_NAME (renderer) : "-");
}

/**
 * minka_about_new:
 * @window: the window
 * @path: (nullable): the open plan
 *
 * Returns: (transfer full): the dialog that says what Minka is
 */
AdwDialog *
minka_about_new (GtkWindow *window, const char *path)
{
  AdwDialog *dialog = adw_about_dialog_new ();
  g_autofree char *trouble = minka_about_describe (window, path);

  g_object_set (dialog, "application-name", "Minka", "application-icon", APP_ID, "version", VERSION,
                "developer-name", _ ("The Minka project"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
                _ ("The plan, the meetings and the actas of a community of teachers."), "website",
                "https://github.com/minka-cap/minka", "debug-info", trouble, "debug-info-filename",
                "minka.txt", NULL);
  return dialog;
}
