#include "minka-window-private.h"

#include "minka-wait.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Where the actas of a plan go is a choice of this computer: the other laptop has the drive elsewhere. It is kept by the
 * plan's id, so that the sample never goes where the school's own actas are. */

static const char *
plan_id (MinkaWindow *self)
{
  return minka_record_get_id (MINKA_RECORD (minka_workspace_get_plan (self->workspace)));
}

static void
keep (MinkaWindow *self, const char *uri)
{
  g_autoptr (GVariant) folders = g_settings_get_value (self->settings, "folders");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *id, *other;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, folders);
  while (g_variant_iter_next (&iter, "{&s&s}", &id, &other))
    if (!g_str_equal (id, plan_id (self)))
      g_variant_builder_add (&builder, "{ss}", id, other);
  if (*uri != '\0')
    g_variant_builder_add (&builder, "{ss}", plan_id (self), uri);
  g_settings_set_value (self->settings, "folders", g_variant_builder_end (&builder));
}

/**
 * minka_window_load_folder:
 * @self: a window whose plan was just opened
 *
 * Goes on filing where this computer files the plan's actas.
 */
void
minka_window_load_folder (MinkaWindow *self)
{
  g_autoptr (GVariant) folders =
      self->settings != NULL ? g_settings_get_value (self->settings, "folders") : NULL;
  g_autoptr (GFile) folder = NULL;
  const char *uri;

  if (self->recovered_from != NULL) {
    folder = g_file_new_for_uri (self->recovered_from);
    if (self->settings != NULL)
      keep (self, self->recovered_from);
    g_clear_pointer (&self->recovered_from, g_free);
  } else if (folders != NULL && g_variant_lookup (folders, plan_id (self), "&s", &uri)) {
    folder = g_file_new_for_uri (uri);
  }
  minka_outbox_set_folder (minka_workspace_get_outbox (self->workspace), folder);
}

/* The address of a folder, or nothing to forget it. */
void
minka_window_set_folder (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaWindow *self = MINKA_WINDOW (widget);
  const char *uri = g_variant_get_string (parameter, NULL);
  g_autoptr (GFile) folder = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;

  if (!minka_window_has_plan (self))
    return;
  if (self->settings != NULL)
    keep (self, uri);
  minka_outbox_set_folder (minka_workspace_get_outbox (self->workspace), folder);
  minka_outbox_send (minka_workspace_get_outbox (self->workspace));
}

/* Recovering */

typedef struct {
  MinkaWindow *window;
  MinkaWait *wait;
  GFile *folder;
  char *path;
} Recovery;

static void
recovery_free (Recovery *recovery)
{
  g_clear_pointer (&recovery->wait, minka_wait_end);
  g_object_unref (recovery->window);
  g_object_unref (recovery->folder);
  g_free (recovery->path);
  g_free (recovery);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recovery, recovery_free)

static const char *
say_why (MinkaStanding standing)
{
  return standing == MINKA_STANDING_ALTERED ? _ ("it was altered after it was issued")
                                            : _ ("it does not carry the data of an acta");
}

/* Nobody reads more than that; “Verify the book” names them all. */
#define NAMED 8

static void
report (MinkaWindow *self, GPtrArray *files)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) unproven = g_string_new (NULL);
  guint n_back = 0, n_left = 0, n_unproven = 0;
  AdwDialog *dialog;

  for (guint i = 0; i < files->len; i++) {
    MinkaRestored *file = files->pdata[i];

    if (file->standing > MINKA_STANDING_UNPROVEN) {
      if (++n_left <= NAMED)
        g_string_append_printf (text, "\n• %s: %s", file->name, say_why (file->standing));
      continue;
    }
    n_back += !file->scan;
    if (file->standing == MINKA_STANDING_UNPROVEN && ++n_unproven <= NAMED) {
      g_string_append (unproven, "\n• ");
      g_string_append_printf (unproven, _ ("Acta No. %d"), file->number);
    }
  }
  if (n_left > NAMED)
    g_string_append (text, "\n• …");
  if (n_left > 0)
    g_string_prepend (text, _ ("These files were left out:"));
  else if (n_unproven < n_back)
    g_string_append (text, n_unproven > 0 ? _ ("The others are as they were issued.")
                                          : _ ("All of them are as they were issued."));
  if (n_unproven > NAMED)
    g_string_append (unproven, "\n• …");
  if (n_unproven > 0) {
    g_string_prepend (unproven,
                      _ ("No later acta and no signed copy vouches for these, so compare them with what was "
                         "printed and signed:"));
    g_string_append (unproven, text->len > 0 ? "\n\n" : "");
    g_string_prepend (text, unproven->str);
  }
  {
    g_autofree char *title =
        g_strdup_printf (ngettext ("%u acta came back", "%u actas came back", n_back), n_back);

    dialog = adw_alert_dialog_new (title, text->str);
  }
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_rebuilt (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Recovery) recovery = data;
  MinkaWindow *self = recovery->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);

  g_clear_pointer (&recovery->wait, minka_wait_end);
  if (self->toasts == NULL || minka_window_has_plan (self))
    return;
  if (files == NULL) {
    minka_window_welcome (self);
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      minka_window_explain (self, error->message);
    return;
  }
  self->recovered_from = g_file_get_uri (recovery->folder);
  minka_window_open (self, recovery->path);
  report (self, files);
}

/* A plan of one's own that is already there stays. */
char *
minka_window_free_path (void)
{
  char *path = minka_window_default_path ("plan.minka");

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++) {
    g_autofree char *name = g_strdup_printf ("plan-%u.minka", i);

    g_free (path);
    path = minka_window_default_path (name);
  }
  return path;
}

static void
on_source_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaWindow) self = data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = minka_window_free_path ();
  g_autofree char *place = g_path_get_dirname (path);
  Recovery *recovery;

  if (folder == NULL || self->toasts == NULL)
    return;
  g_mkdir_with_parents (place, 0700);
  recovery = g_new (Recovery, 1);
  *recovery = (Recovery) { g_object_ref (self),
                           minka_wait_begin (GTK_WIDGET (self), _ ("Reading the book in its folder")),
                           g_object_ref (folder), g_strdup (path) };
  minka_window_show_nothing (self);
  minka_workspace_rebuild (self->workspace, folder, path, minka_wait_get_stop (recovery->wait), on_rebuilt,
                           recovery);
}

/* The plan is lost, or this laptop never had it: the book comes back from its folder. */
void
minka_window_rebuild (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Folder of the minutes book"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Recover"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (widget), NULL, on_source_chosen, g_object_ref (widget));
}
