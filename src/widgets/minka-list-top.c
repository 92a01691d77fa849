#include "minka-list-top.h"

/* The frames until it is shown from its beginning; negative when that is not wanted any more. */
#define KEY "minka-frames-to-top"

static gboolean
on_frame (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  const int left = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (view), KEY)) - 1;

  g_object_set_data (G_OBJECT (view), KEY, GINT_TO_POINTER (MAX (left, 0)));
  if (left > 0)
    return G_SOURCE_CONTINUE;
  if (left == 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
  return G_SOURCE_REMOVE;
}

/**
 * minka_list_top:
 * @view: a list with headings, whose items are others now
 *
 * Shows it from its beginning when it has been laid out. By itself it begins with the first row, and the heading of that
 * is out of sight.
 */
void
minka_list_top (GtkListView *view)
{
  if (g_object_get_data (G_OBJECT (view), KEY) == NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (view), on_frame, NULL, NULL);
  g_object_set_data (G_OBJECT (view), KEY, GINT_TO_POINTER (2));
}

/**
 * minka_list_top_forget:
 * @view: a list
 *
 * Lets it stay where it is, or where it is scrolled to meanwhile.
 */
void
minka_list_top_forget (GtkListView *view)
{
  if (g_object_get_data (G_OBJECT (view), KEY) != NULL)
    g_object_set_data (G_OBJECT (view), KEY, GINT_TO_POINTER (-1));
}
