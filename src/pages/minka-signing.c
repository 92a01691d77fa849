#include "minka-signing.h"

#include "minka-form.h"
#include "minka-proof.h"
#include "minka-wait.h"

#include <glib/gi18n-lib.h>

/* An acta that was printed and signed comes back as a scan, which is kept with it. */

typedef struct {
  GtkWidget *widget; /* the window: the place may be gone before the answer comes */
  MinkaWorkspace *workspace;
  MinkaActaSummary *acta;
  MinkaWait *wait;
} Signing;

static Signing *
signing_new (GtkWidget *widget, MinkaWorkspace *workspace, MinkaActaSummary *acta)
{
  Signing *signing = g_new0 (Signing, 1);

  signing->widget = g_object_ref (GTK_WIDGET (gtk_widget_get_root (widget)));
  signing->workspace = g_object_ref (workspace);
  signing->acta = g_object_ref (acta);
  return signing;
}

static void
signing_free (Signing *signing)
{
  g_clear_pointer (&signing->wait, minka_wait_end);
  g_object_unref (signing->widget);
  g_object_unref (signing->workspace);
  g_object_unref (signing->acta);
  g_free (signing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Signing, signing_free)

static void
explain (Signing *signing, const GError *error)
{
  gtk_widget_activate_action (signing->widget, "win.explain", "s", error->message);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Signing) signing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaEvidence) read =
      minka_workspace_load_evidence_finish (MINKA_WORKSPACE (source), result, &error);
  g_autoptr (MinkaScan) scan = read != NULL ? minka_proof_sign (read, signing->acta, &error) : NULL;
  g_autofree char *message = NULL;
  MinkaGesture *gesture;

  g_clear_pointer (&signing->wait, minka_wait_end);
  if (minka_workspace_get_path (signing->workspace) == NULL ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (scan == NULL) {
    explain (signing, error);
    return;
  }
  gesture = minka_gesture_new (_ ("Add signed copy"));
  minka_gesture_put (gesture, MINKA_RECORD (scan));
  message = g_strdup_printf (_ ("The signed copy is kept with acta No. %d"), signing->acta->number);
  minka_form_apply_and_tell (signing->widget, signing->workspace, gesture, message);
}

static void
on_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Signing) signing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  MinkaWorkspace *workspace = signing->workspace;
  GCancellable *stop;

  if (file == NULL) {
    if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
      explain (signing, error);
    return;
  }
  signing->wait = minka_wait_begin (signing->widget, _ ("Reading the signed copy"));
  stop = minka_wait_get_stop (signing->wait);
  minka_workspace_load_evidence (workspace, file, NULL, NULL, stop, on_read, g_steal_pointer (&signing));
}

/**
 * minka_signing_add:
 * @widget: where it was asked for
 * @workspace: the open plan
 * @acta: an issued acta without a signed scan
 *
 * Asks for the file with the signed acta, and keeps it with the acta.
 */
void
minka_signing_add (GtkWidget *widget, MinkaWorkspace *workspace, MinkaActaSummary *acta)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _ ("PDF, PNG and JPEG"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _ ("Scan of the signed acta"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_chosen,
                        signing_new (widget, workspace, acta));
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Signing) signing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);
  MinkaGesture *gesture;

  if (found == NULL) {
    explain (signing, error);
    return;
  }
  if (found->len == 0)
    return;
  gesture = minka_gesture_new (_ ("Remove signed copy"));
  minka_gesture_remove (gesture, MINKA_TYPE_SCAN, minka_record_get_id (found->pdata[0]));
  minka_form_apply_and_tell (signing->widget, signing->workspace, gesture, _ ("Signed copy removed"));
}

/**
 * minka_signing_remove:
 * @widget: where it was asked for
 * @workspace: the open plan
 * @acta: an acta with a signed scan
 *
 * Removes the scan from the plan. What is in the folder of the book stays there.
 */
void
minka_signing_remove (GtkWidget *widget, MinkaWorkspace *workspace, MinkaActaSummary *acta)
{
  minka_workspace_find (workspace, MINKA_TYPE_SCAN, "acta", minka_record_get_id (MINKA_RECORD (acta)),
                        on_found, signing_new (widget, workspace, acta));
}
