#include "minka-wait.h"

#include <glib/gi18n-lib.h>

/* Who waits that long wants to see it, and a way out. */
#define PATIENCE_MS 400

struct _MinkaWait {
  GtkWidget *parent;
  GCancellable *stop;
  AdwDialog *dialog;
  char *heading;
  guint timer;
};

static void
on_stopped (AdwDialog *dialog, const char *response, MinkaWait *wait)
{
  g_cancellable_cancel (wait->stop);
}

static void
show_wait (gpointer data)
{
  MinkaWait *wait = data;
  GtkWidget *spinner = adw_spinner_new ();

  wait->timer = 0;
  wait->dialog = g_object_ref_sink (adw_alert_dialog_new (wait->heading, NULL));
  gtk_widget_set_size_request (spinner, 48, 48);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (wait->dialog), spinner);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (wait->dialog), "cancel", _ ("_Cancel"));
  g_signal_connect (wait->dialog, "response", G_CALLBACK (on_stopped), wait);
  adw_dialog_present (wait->dialog, wait->parent);
}

/**
 * minka_wait_begin:
 * @parent: a widget of the window
 * @heading: what is being done
 *
 * Shows what is being done, and a way out, if it takes longer than a moment; until minka_wait_end().
 *
 * Returns: (transfer full): the wait
 */
MinkaWait *
minka_wait_begin (GtkWidget *parent, const char *heading)
{
  MinkaWait *wait = g_new0 (MinkaWait, 1);

  wait->parent = g_object_ref (parent);
  wait->stop = g_cancellable_new ();
  wait->heading = g_strdup (heading);
  wait->timer = g_timeout_add_once (PATIENCE_MS, show_wait, wait);
  return wait;
}

/**
 * minka_wait_get_stop:
 * @wait: a wait
 *
 * Returns: (transfer none): what the person may cancel
 */
GCancellable *
minka_wait_get_stop (MinkaWait *wait)
{
  return wait->stop;
}

/**
 * minka_wait_end:
 * @wait: (transfer full): a wait
 *
 * Shows it no longer.
 */
void
minka_wait_end (MinkaWait *wait)
{
  g_clear_handle_id (&wait->timer, g_source_remove);
  if (wait->dialog != NULL) {
    g_signal_handlers_disconnect_by_data (wait->dialog, wait);
    adw_dialog_force_close (wait->dialog);
    g_object_unref (wait->dialog);
  }
  g_object_unref (wait->parent);
  g_object_unref (wait->stop);
  g_free (wait->heading);
  g_free (wait);
}
