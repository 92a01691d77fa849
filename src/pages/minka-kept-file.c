#include "minka-kept-file.h"

#include "minka-document-view.h"
#include "minka-page.h"
#include "minka-proof.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Evidence, what goes with a topic and the signed scan of an acta are looked at in the window where they can be shown
 * there, and else with another program. Whatever is done with a file, its bytes come from the plan and are checked
 * first. */

#define LENT_SECONDS (12 * 60 * 60)

typedef struct {
  GtkWidget *widget; /* the window: the place may be gone before the answer comes */
  MinkaWorkspace *workspace;
  MinkaRecord *record;
  void (*use) (gpointer opening, GBytes *bytes);
  GFile *file;        /* to write to */
  AdwBin *place;      /* to show in */
  GCancellable *stop; /* when the place is gone */
  gboolean launch;
} Opening;

static const char *const scan_types[] = {
  [MINKA_SCAN_KIND_PDF] = "application/pdf",
  [MINKA_SCAN_KIND_PNG] = "image/png",
  [MINKA_SCAN_KIND_JPEG] = "image/jpeg",
};

/* Returns: (transfer full): what the file is called */
static char *
title_of (gpointer record)
{
  if (MINKA_IS_ACTA_SUMMARY (record))
    return g_strdup_printf (_ ("Signed copy of acta No. %d"), MINKA_ACTA_SUMMARY (record)->number);
  return g_strdup (MINKA_IS_ATTACHMENT_SUMMARY (record) ? MINKA_ATTACHMENT_SUMMARY (record)->title
                                                        : MINKA_EVIDENCE_SUMMARY (record)->title);
}

static const char *
mime_type_of (gpointer record)
{
  if (MINKA_IS_ACTA_SUMMARY (record))
    return scan_types[MINKA_ACTA_SUMMARY (record)->scan_kind];
  return MINKA_IS_ATTACHMENT_SUMMARY (record) ? MINKA_ATTACHMENT_SUMMARY (record)->mime_type
                                              : MINKA_EVIDENCE_SUMMARY (record)->mime_type;
}

static Opening *
opening_new (GtkWidget *widget, MinkaWorkspace *workspace, gpointer record)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  Opening *opening = g_new0 (Opening, 1);

  opening->widget = g_object_ref (root != NULL ? GTK_WIDGET (root) : widget);
  opening->workspace = g_object_ref (workspace);
  opening->record = g_object_ref (record);
  return opening;
}

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->widget);
  g_object_unref (opening->workspace);
  g_object_unref (opening->record);
  g_clear_object (&opening->file);
  g_clear_object (&opening->place);
  g_clear_object (&opening->stop);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
explain (Opening *opening, const GError *error)
{
  gtk_widget_activate_action (opening->widget, "win.explain", "s", error->message);
}

/* Writing */

static void
write_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile *file = g_object_get_data (G_OBJECT (task), "minka-file");
  g_autoptr (GFile) folder = g_file_get_parent (file);
  gsize size;
  const char *bytes = g_bytes_get_data (data, &size);
  GError *error = NULL;

  g_file_make_directory_with_parents (folder, NULL, NULL);
  if (g_file_replace_contents (file, bytes, size, NULL, FALSE,
                               G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable,
                               &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_launched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    gtk_widget_activate_action (
        opening->widget, "win.explain", "s",
        _ ("No program of this computer opens this file. Save a copy to use it elsewhere."));
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkFileLauncher) launcher = NULL;
  GtkWindow *window = GTK_WINDOW (opening->widget);

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    explain (opening, error);
  } else if (opening->launch) {
    launcher = gtk_file_launcher_new (opening->file);
    gtk_file_launcher_set_always_ask (launcher, TRUE);
    gtk_file_launcher_launch (launcher, window, NULL, on_launched, g_steal_pointer (&opening));
  } else {
    gtk_widget_activate_action (opening->widget, "win.tell", "s", _ ("The copy is saved"));
  }
}

static void
write_bytes (gpointer data, GBytes *bytes)
{
  Opening *opening = data;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_written, opening);

  g_object_set_data_full (G_OBJECT (task), "minka-file", g_object_ref (opening->file), g_object_unref);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, write_file);
}

/* Showing */

static void
show_widget (Opening *opening, GtkWidget *child)
{
  if (!g_cancellable_is_cancelled (opening->stop))
    adw_bin_set_child (opening->place, child);
}

static GtkWidget *
make_message (const char *icon, const char *title, const char *text)
{
  GtkWidget *status = adw_status_page_new ();
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (status), escaped);
  return status;
}

static void
decode_picture (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GdkTexture *texture = gdk_texture_new_from_bytes (data, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

static GtkWidget *
make_other (void)
{
  return make_message ("text-x-generic-symbolic", _ ("This file cannot be shown here"),
                       _ ("Open it with another program, or save a copy."));
}

static void
on_decoded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *title = title_of (opening->record);
  GtkWidget *picture;

  if (texture == NULL) {
    show_widget (opening, make_other ());
    return;
  }
  picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_SCALE_DOWN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  show_widget (opening, picture);
}

static void
show_bytes (gpointer data, GBytes *bytes)
{
  g_autoptr (Opening) opening = data;
  const char *mime_type = mime_type_of (opening->record);

  if (g_cancellable_is_cancelled (opening->stop))
    return;
  if (g_str_equal (mime_type, "application/pdf")) {
    GtkWidget *view = minka_document_view_new ();

    show_widget (opening, view);
    minka_document_view_set_pdf (MINKA_DOCUMENT_VIEW (view), bytes);
  } else if (g_str_has_prefix (mime_type, "image/")) {
    g_autoptr (GTask) task = g_task_new (NULL, NULL, on_decoded, g_steal_pointer (&opening));

    g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
    g_task_run_in_thread (task, decode_picture);
  } else {
    show_widget (opening, make_other ());
  }
}

/* Reading */

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = minka_workspace_finish_bytes (MINKA_WORKSPACE (source), result, &error);
  void (*use) (gpointer, GBytes *) = opening->use;

  if (bytes != NULL)
    use (g_steal_pointer (&opening), bytes);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  else if (opening->place != NULL)
    show_widget (opening,
                 make_message ("dialog-error-symbolic", _ ("The file cannot be shown"), error->message));
  else
    explain (opening, error);
}

static void
read_bytes (Opening *opening, void (*use) (gpointer opening, GBytes *bytes))
{
  opening->use = use;
  if (minka_workspace_get_path (opening->workspace) != NULL)
    (MINKA_IS_ACTA_SUMMARY (opening->record)         ? minka_workspace_read_scan
     : MINKA_IS_ATTACHMENT_SUMMARY (opening->record) ? minka_workspace_read_attachment
                                                     : minka_workspace_read_evidence) (
        opening->workspace, minka_record_get_id (opening->record), opening->stop, on_read, opening);
  else
    opening_free (opening);
}

/* Copies lent to other programs lie in the folder that is emptied at the end of the session; until then the old ones
 * go when a new one comes. */
static GFile *
make_lent_file (gpointer record)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "minka", NULL);
  g_autofree char *title = title_of (record);
  g_autofree char *name = minka_proof_file_name (title, mime_type_of (record));
  g_autofree char *part = g_uuid_string_random ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *old;

  while (dir != NULL && (old = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, old, NULL);
    g_autoptr (GDir) inside = NULL;
    GStatBuf info;
    const char *lent;

    if (!g_uuid_string_is_valid (old) || g_stat (path, &info) != 0 ||
        g_get_real_time () / G_USEC_PER_SEC - info.st_mtime < LENT_SECONDS)
      continue;
    inside = g_dir_open (path, 0, NULL);
    while (inside != NULL && (lent = g_dir_read_name (inside)) != NULL) {
      g_autofree char *file = g_build_filename (path, lent, NULL);

      g_unlink (file);
    }
    g_rmdir (path);
  }
  return g_file_new_build_filename (folder, part, name, NULL);
}

/**
 * minka_kept_file_open_with:
 * @widget: where it was asked for
 * @workspace: the open plan
 * @record: a #MinkaEvidenceSummary with a file, a #MinkaAttachmentSummary, or a #MinkaActaSummary with a signed scan
 *
 * Asks with which program to open a copy of the file, and opens it.
 */
void
minka_kept_file_open_with (GtkWidget *widget, MinkaWorkspace *workspace, gpointer record)
{
  Opening *opening = opening_new (widget, workspace, record);

  opening->file = make_lent_file (record);
  opening->launch = TRUE;
  read_bytes (opening, write_bytes);
}

static void
on_place_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GError) error = NULL;

  opening->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (opening->file != NULL)
    read_bytes (g_steal_pointer (&opening), write_bytes);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    explain (opening, error);
}

/**
 * minka_kept_file_save_copy:
 * @widget: where it was asked for
 * @workspace: the open plan
 * @record: a #MinkaEvidenceSummary with a file, a #MinkaAttachmentSummary, or a #MinkaActaSummary with a signed scan
 *
 * Asks where to, and saves a copy of the file there.
 */
void
minka_kept_file_save_copy (GtkWidget *widget, MinkaWorkspace *workspace, gpointer record)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *title = title_of (record);
  g_autofree char *name = minka_proof_file_name (title, mime_type_of (record));

  gtk_file_dialog_set_title (dialog, _ ("Save a copy"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_place_chosen,
                        opening_new (widget, workspace, record));
}

static void
on_uri_launched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    explain (opening, error);
}

static void
on_open_with (GtkWidget *button, Opening *opening)
{
  minka_kept_file_open_with (button, opening->workspace, opening->record);
}

static void
on_save_copy (GtkWidget *button, Opening *opening)
{
  minka_kept_file_save_copy (button, opening->workspace, opening->record);
}

static void
preview (GtkWidget *widget, MinkaWorkspace *workspace, gpointer record)
{
  AdwDialog *dialog = adw_dialog_new ();
  g_autofree char *title = title_of (record);
  GtkWidget *place = adw_bin_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_wrap_box_new ();
  GtkWidget *open = gtk_button_new_with_mnemonic (_ ("_Open with…"));
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save a copy…"));
  Opening *opening = opening_new (widget, workspace, record);
  Opening *buttons = opening_new (widget, workspace, record);

  opening->stop = g_cancellable_new ();
  opening->place = g_object_ref (ADW_BIN (place));
  g_signal_connect_object (dialog, "closed", G_CALLBACK (g_cancellable_cancel), opening->stop,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (dialog), "minka-opening", buttons, opening_free);
  g_signal_connect (open, "clicked", G_CALLBACK (on_open_with), buttons);
  g_signal_connect (save, "clicked", G_CALLBACK (on_save_copy), buttons);
  gtk_widget_add_css_class (open, "pill");
  gtk_widget_add_css_class (save, "pill");
  gtk_widget_add_css_class (bar, "toolbar");
  adw_wrap_box_set_align (ADW_WRAP_BOX (bar), 0.5);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (bar), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (bar), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), open);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), save);

  adw_bin_set_child (ADW_BIN (place), adw_spinner_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), place);
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_dialog_set_title (dialog, title);
  adw_dialog_set_content_width (dialog, 760);
  adw_dialog_set_content_height (dialog, 900);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, widget);
  read_bytes (opening, show_bytes);
}

/**
 * minka_kept_file_open:
 * @widget: where it was asked for
 * @workspace: the open plan
 * @record: a #MinkaEvidenceSummary, a #MinkaAttachmentSummary, or a #MinkaActaSummary for its signed scan
 *
 * Shows what it is: a file in a dialog, a link in the browser, an acta in the book.
 */
void
minka_kept_file_open (GtkWidget *widget, MinkaWorkspace *workspace, gpointer record)
{
  MinkaEvidenceSummary *evidence = MINKA_IS_EVIDENCE_SUMMARY (record) ? record : NULL;
  g_autoptr (GtkUriLauncher) launcher = NULL;
  g_autoptr (MinkaEvidence) link = NULL;
  g_autoptr (GError) error = NULL;

  if (evidence == NULL || evidence->kind == MINKA_EVIDENCE_KIND_FILE) {
    preview (widget, workspace, record);
  } else if (evidence->kind == MINKA_EVIDENCE_KIND_ACTA) {
    gtk_widget_activate_action (widget, "win.show-record", "(sss)", "acta", evidence->acta, "");
  } else if ((link = minka_proof_from_link (evidence->url, "", &error)) == NULL) {
    gtk_widget_activate_action (widget, "win.explain", "s", error->message);
  } else {
    launcher = gtk_uri_launcher_new (link->url);
    gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_uri_launched,
                             opening_new (widget, workspace, record));
  }
}
