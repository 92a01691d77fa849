#include "minka-logbook-saving.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Saves the cuaderno de bitácora of one member as PDF, with the private entries only if that is asked for. */

typedef struct {
  GtkWidget *widget;
  MinkaWorkspace *workspace;
  char *member;
  char *name;
  GtkWidget *whole;
  GFile *file;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->widget);
  g_object_unref (saving->workspace);
  g_free (saving->member);
  g_free (saving->name);
  g_object_unref (saving->whole);
  g_clear_object (&saving->file);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
explain (Saving *saving, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (saving->widget, "win.explain", "s", error->message);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    gtk_widget_activate_action (saving->widget, "win.tell", "s", _ ("The logbook is saved"));
  else
    explain (saving, error);
}

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = minka_workspace_finish_bytes (MINKA_WORKSPACE (source), result, &error);

  if (pdf == NULL) {
    explain (saving, error);
    return;
  }
  g_file_replace_contents_bytes_async (saving->file, pdf, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                       on_written, saving);
  g_steal_pointer (&saving);
}

static void
on_place_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;
  gboolean whole = gtk_check_button_get_active (GTK_CHECK_BUTTON (saving->whole));

  saving->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (saving->file == NULL) {
    if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
      explain (saving, error);
    return;
  }
  if (minka_workspace_get_path (saving->workspace) == NULL)
    return;
  minka_workspace_draw_document (saving->workspace,
                                 whole ? MINKA_DOCUMENT_WHOLE_LOGBOOK : MINKA_DOCUMENT_LOGBOOK,
                                 saving->member, NULL, on_drawn, saving);
  g_steal_pointer (&saving);
}

static void
on_answer (AdwAlertDialog *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  const char *answer = adw_alert_dialog_choose_finish (dialog, result);
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autofree char *name = g_strdup_printf (_ ("Logbook of %s.pdf"), saving->name);
  GtkRoot *root = gtk_widget_get_root (saving->widget);

  if (!g_str_equal (answer, "save") || root == NULL)
    return;
  gtk_file_dialog_set_title (chooser, _ ("Save the logbook"));
  gtk_file_dialog_set_initial_name (chooser, name);
  gtk_file_dialog_save (chooser, GTK_WINDOW (root), NULL, on_place_chosen, saving);
  g_steal_pointer (&saving);
}

/**
 * minka_logbook_saving_ask:
 * @widget: where it was asked for
 * @workspace: the open plan
 * @member: the id of the member whose logbook it is
 * @name: the name of that member
 *
 * Asks whether the private entries are to be in it, then where to save it, and saves it.
 */
void
minka_logbook_saving_ask (GtkWidget *widget, MinkaWorkspace *workspace, const char *member, const char *name)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Export the logbook?"), NULL);
  Saving *saving = g_new0 (Saving, 1);

  saving->widget = g_object_ref (widget);
  saving->workspace = g_object_ref (workspace);
  saving->member = g_strdup (member);
  saving->name = g_strdup (name);
  saving->whole = g_object_ref_sink (gtk_check_button_new_with_label (_ ("With the private entries")));
  adw_alert_dialog_format_body (
      ADW_ALERT_DIALOG (dialog),
      _ ("All entries of %s go into one PDF. Private entries belong to their author: take them along only if you are "
         "that person, and keep the file to yourself."),
      name);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), saving->whole);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "save", _ ("_Export…"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), widget, NULL, (GAsyncReadyCallback) on_answer, saving);
}
