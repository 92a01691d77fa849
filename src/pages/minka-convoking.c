#include "minka-convoking.h"

#include "minka-document-view.h"
#include "minka-page.h"

#include <glib/gi18n-lib.h>

/* The *Convocatoria*: looked at, copied as a text, saved for calendars. */

typedef struct {
  GtkWidget *window; /* the place may be gone before the answer comes */
  GtkWidget *view;
  GFile *file;
  const char *said;
} Call;

static void
call_free (Call *call)
{
  g_object_unref (call->window);
  g_clear_object (&call->view);
  g_clear_object (&call->file);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static Call *
call_new (GtkWidget *row)
{
  Call *call = g_new0 (Call, 1);

  call->window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (row)));
  return call;
}

static void
explain (Call *call, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    gtk_widget_activate_action (call->window, "win.explain", "s", error->message);
}

static void
draw (GtkWidget *row, MinkaDocument document, GAsyncReadyCallback callback, Call *call)
{
  MinkaWorkspace *workspace = g_object_get_data (G_OBJECT (row), "minka-workspace");
  MinkaMeeting *meeting = g_object_get_data (G_OBJECT (row), "minka-record");

  minka_workspace_draw_document (workspace, document, minka_record_get_id (MINKA_RECORD (meeting)), NULL,
                                 callback, call);
}

/* Looking */

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Call) call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = minka_workspace_finish_bytes (MINKA_WORKSPACE (source), result, &error);

  if (pdf != NULL)
    minka_document_view_set_pdf (MINKA_DOCUMENT_VIEW (call->view), pdf);
  else
    explain (call, error);
}

static void
on_look (GtkWidget *row)
{
  AdwDialog *dialog = adw_dialog_new ();
  Call *call = call_new (row);

  call->view = g_object_ref_sink (minka_document_view_new ());
  adw_dialog_set_title (dialog, _ ("Convocatoria"));
  adw_dialog_set_content_width (dialog, 760);
  adw_dialog_set_content_height (dialog, 900);
  adw_dialog_set_child (dialog, minka_page_frame (adw_header_bar_new (), call->view));
  adw_dialog_present (dialog, row);
  draw (row, MINKA_DOCUMENT_CONVOCATION, on_drawn, call);
}

/* Copying */

static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Call) call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = minka_workspace_finish_bytes (MINKA_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;
  gsize size;
  const char *data_of;

  if (bytes == NULL) {
    explain (call, error);
    return;
  }
  data_of = g_bytes_get_data (bytes, &size);
  text = g_strndup (data_of, size);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (call->window), text);
  gtk_widget_activate_action (call->window, "win.tell", "s", call->said);
}

static void
on_chat (GtkWidget *row)
{
  Call *call = call_new (row);

  call->said = _ ("The text is copied. Paste it into WhatsApp.");
  draw (row, MINKA_DOCUMENT_CHAT, on_text, call);
}

static void
on_mail (GtkWidget *row)
{
  Call *call = call_new (row);

  call->said = _ ("The text is copied. Paste it into a message.");
  draw (row, MINKA_DOCUMENT_MAIL, on_text, call);
}

/* Saving */

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Call) call = data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    gtk_widget_activate_action (call->window, "win.tell", "s", _ ("The meeting is saved for calendars"));
  else
    explain (call, error);
}

static void
on_calendar (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Call) call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = minka_workspace_finish_bytes (MINKA_WORKSPACE (source), result, &error);
  GFile *file = call->file;

  if (bytes == NULL)
    explain (call, error);
  else
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                         on_written, g_steal_pointer (&call));
}

static void
on_place (GObject *source, GAsyncResult *result, gpointer row)
{
  g_autoptr (GtkWidget) owned = row;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  Call *call;

  if (gtk_widget_get_root (row) == NULL)
    return;
  call = call_new (row);
  if (file != NULL) {
    call->file = g_steal_pointer (&file);
    draw (row, MINKA_DOCUMENT_INVITATION, on_calendar, call);
  } else {
    explain (call, error);
    call_free (call);
  }
}

static void
on_save (GtkWidget *row)
{
  MinkaMeeting *meeting = g_object_get_data (G_OBJECT (row), "minka-record");
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name =
      g_strdup_printf ("reunion%s%s.ics", *meeting->date != '\0' ? "-" : "", meeting->date);

  gtk_file_dialog_set_title (dialog, _ ("Save for calendars"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (row)), NULL, on_place, g_object_ref (row));
}

static void
add (GtkWidget *group, MinkaWorkspace *workspace, MinkaMeeting *meeting, const char *title, const char *icon,
     void (*run) (GtkWidget *row))
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), icon);
  g_object_set_data_full (G_OBJECT (row), "minka-workspace", g_object_ref (workspace), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "minka-record", g_object_ref (meeting), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (run), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/**
 * minka_convoking_new:
 * @workspace: the open plan
 * @meeting: a meeting of it
 *
 * Returns: (transfer full): the group with what can be done with the *Convocatoria*
 */
GtkWidget *
minka_convoking_new (MinkaWorkspace *workspace, MinkaMeeting *meeting)
{
  GtkWidget *group = minka_page_group (_ ("Convocatoria"), NULL);

  add (group, workspace, meeting, _ ("See the convocatoria"), "minka-documents-symbolic", on_look);
  add (group, workspace, meeting, _ ("Copy as text for WhatsApp"), "edit-copy-symbolic", on_chat);
  add (group, workspace, meeting, _ ("Copy as text for mail"), "edit-copy-symbolic", on_mail);
  add (group, workspace, meeting, _ ("Save for calendars…"), "x-office-calendar-symbolic", on_save);
  return group;
}
