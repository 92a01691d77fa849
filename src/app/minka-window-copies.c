#include "minka-window-private.h"

#include "minka-wait.h"

#include <glib/gi18n-lib.h>

/* Safety copies that travel: to a folder, and back from one. */

typedef struct {
  MinkaWindow *window;
  MinkaWait *wait;
  GFile *place;
  char *path;
} Trip;

static Trip *
trip_new (MinkaWindow *self, GFile *place, const char *path, const char *heading)
{
  Trip *trip = g_new (Trip, 1);

  *trip = (Trip) { g_object_ref (self), minka_wait_begin (GTK_WIDGET (self), heading), g_object_ref (place),
                   g_strdup (path) };
  return trip;
}

static void
trip_free (Trip *trip)
{
  g_clear_pointer (&trip->wait, minka_wait_end);
  g_object_unref (trip->window);
  g_object_unref (trip->place);
  g_free (trip->path);
  g_free (trip);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trip, trip_free)

/* To a folder */

static void
on_filed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Trip) trip = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = minka_workspace_file_backup_finish (MINKA_WORKSPACE (source), result, &error);
  g_autofree char *folder = g_file_get_basename (trip->place);
  g_autofree char *message = NULL;

  g_clear_pointer (&trip->wait, minka_wait_end);
  if (trip->window->toasts == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (name == NULL) {
    minka_window_explain (trip->window, error->message);
    return;
  }
  message = g_strdup_printf (_ ("“%s” is in “%s” and was read back"), name, folder);
  gtk_widget_activate_action (GTK_WIDGET (trip->window), "win.tell", "s", message);
}

static void
on_folder_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaWindow) self = data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  Trip *trip;

  if (folder == NULL || self->toasts == NULL || !minka_window_has_plan (self))
    return;
  trip = trip_new (self, folder, NULL, _ ("Copying the plan"));
  minka_workspace_file_backup (self->workspace, folder, minka_wait_get_stop (trip->wait), on_filed, trip);
}

void
minka_window_copy_plan (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Folder for a safety copy"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Copy here"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (widget), NULL, on_folder_chosen, g_object_ref (widget));
}

/* And back */

static void
on_taken_in (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Trip) trip = data;
  MinkaWindow *self = trip->window;
  g_autoptr (GError) error = NULL;
  gboolean ok = minka_workspace_finish (MINKA_WORKSPACE (source), result, &error);

  g_clear_pointer (&trip->wait, minka_wait_end);
  if (self->toasts == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!ok) {
    minka_window_explain (self, error->message);
    return;
  }
  minka_window_open (self, trip->path);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                              _ ("The safety copy is now the plan you work on"));
}

static void
take_in (MinkaWindow *self, GFile *copy)
{
  g_autofree char *path = minka_window_free_path ();
  g_autofree char *place = g_path_get_dirname (path);
  Trip *trip;

  g_mkdir_with_parents (place, 0700);
  trip = trip_new (self, copy, path, _ ("Bringing the safety copy back"));
  minka_workspace_take_in (self->workspace, copy, path, minka_wait_get_stop (trip->wait), on_taken_in, trip);
}

typedef struct {
  MinkaWindow *window;
  GFile *copy;
} Asking;

static void
on_answer (AdwAlertDialog *dialog, GAsyncResult *result, gpointer data)
{
  Asking *asking = data;

  if (g_str_equal (adw_alert_dialog_choose_finish (dialog, result), "restore") &&
      asking->window->toasts != NULL)
    take_in (asking->window, asking->copy);
  g_object_unref (asking->window);
  g_object_unref (asking->copy);
  g_free (asking);
}

/* Nobody is to think that the two become one. */
static void
ask (MinkaWindow *self, GFile *copy)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Work on the safety copy?"), NULL);
  Asking *asking = g_new (Asking, 1);

  *asking = (Asking) { g_object_ref (self), g_object_ref (copy) };
  adw_alert_dialog_set_body (
      ADW_ALERT_DIALOG (dialog),
      _ ("The plan that is open stays where it is, as it is, and can be opened again. What was "
         "written after the copy was made is only in it."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore",
                                  _ ("_Work on the copy"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "restore", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL,
                           (GAsyncReadyCallback) on_answer, asking);
}

static void
on_copy_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaWindow) self = data;
  g_autoptr (GFile) copy = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (copy == NULL || self->toasts == NULL)
    return;
  if (minka_window_has_plan (self))
    ask (self, copy);
  else
    take_in (self, copy);
}

void
minka_window_restore_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _ ("Plans of Minka"));
  gtk_file_filter_add_suffix (filter, "minka");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, _ ("Safety copy of a plan"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, on_copy_chosen, g_object_ref (widget));
}
