#include "config.h"

#include "minka-window-private.h"

#include "minka-date.h"

#include <glib/gi18n.h>

/* How many agreements are overdue, beside their page in the sidebar. It comes when nothing else is to be done. */

#define PAUSE_MS 400
#define MOST 999

static void
show_count (MinkaWindow *self, gint64 count)
{
  g_autofree char *text = g_strdup_printf (count > MOST ? "%d+" : "%d", (int) MIN (count, MOST));
  g_autofree char *words =
      g_strdup_printf (ngettext ("%d overdue agreement", "%d overdue agreements", count), (int) count);

  gtk_label_set_label (self->overdue, text);
  gtk_widget_set_visible (GTK_WIDGET (self->overdue), count > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->overdue), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->overdue_row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  count > 0 ? words : "", -1);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaWindow) self = data;
  g_autoptr (GError) error = NULL;
  gint64 count = minka_workspace_finish_number (MINKA_WORKSPACE (source), result, &error);

  /* What goes wrong is told where it is asked for. */
  if (error == NULL && self->overdue != NULL)
    show_count (self, count);
}

static gboolean
count (gpointer data)
{
  MinkaWindow *self = data;
  g_autofree char *today = minka_date_today ();
  g_autoptr (MinkaAgreementQuery) query =
      minka_agreement_query_new (MINKA_URGENCY_OVERDUE, today, NULL, NULL);

  self->counting = 0;
  if (minka_window_has_plan (self))
    minka_workspace_count_agreements (self->workspace, query, on_counted, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Many changes in a row are counted once. */
void
minka_window_count_soon (MinkaWindow *self)
{
  if (self->counting == 0)
    self->counting = g_timeout_add_full (G_PRIORITY_LOW, PAUSE_MS, count, self, NULL);
}

/* Another day may have begun meanwhile. */
static void
on_active (MinkaWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && minka_window_has_plan (self))
    minka_window_count_soon (self);
}

void
minka_window_add_counter (MinkaWindow *self, GtkWidget *row, GtkWidget *box)
{
  GtkWidget *label = gtk_widget_get_last_child (box);

  self->overdue_row = row;
  self->overdue = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->overdue), "minka-pill");
  gtk_widget_add_css_class (GTK_WIDGET (self->overdue), "error");
  gtk_widget_set_valign (GTK_WIDGET (self->overdue), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self->overdue), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->overdue));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active), NULL);
}
