#include "minka-refresh.h"

/* Many records may change at once, and most of what shows them is not in sight. */

#define KEY "minka-refresh"

typedef struct {
  GtkWidget *widget; /* which owns this */
  void (*refresh) (gpointer widget);
  guint idle;
  gulong on_map;
} Pending;

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_clear_handle_id (&pending->idle, g_source_remove);
  g_clear_signal_handler (&pending->on_map, pending->widget);
  g_free (pending);
}

static gboolean
run (gpointer data)
{
  Pending *pending = data;
  void (*refresh) (gpointer widget) = pending->refresh;
  g_autoptr (GtkWidget) widget = g_object_ref (pending->widget);

  pending->idle = 0;
  g_object_set_data (G_OBJECT (widget), KEY, NULL);
  refresh (widget);
  return G_SOURCE_REMOVE;
}

/* Not at once: who asks for another size while sizes are being given out is not heard. */
static void
on_map (GtkWidget *widget, Pending *pending)
{
  g_clear_signal_handler (&pending->on_map, widget);
  pending->idle = g_idle_add (run, pending);
}

/**
 * minka_refresh_later:
 * @widget: a widget
 * @refresh: brings it up to date; the same one each time
 *
 * Brings a widget up to date once, when nothing more urgent is to be done and it is in sight.
 */
void
minka_refresh_later (gpointer widget, void (*refresh) (gpointer widget))
{
  Pending *pending = g_object_get_data (G_OBJECT (widget), KEY);

  if (pending != NULL)
    return;
  pending = g_new0 (Pending, 1);
  pending->widget = widget;
  pending->refresh = refresh;
  if (gtk_widget_get_mapped (widget))
    pending->idle = g_idle_add (run, pending);
  else
    pending->on_map = g_signal_connect (widget, "map", G_CALLBACK (on_map), pending);
  g_object_set_data_full (G_OBJECT (widget), KEY, pending, pending_free);
}

/**
 * minka_refresh_cancel:
 * @widget: a widget that goes
 *
 * Leaves it as it is.
 */
void
minka_refresh_cancel (gpointer widget)
{
  g_object_set_data (G_OBJECT (widget), KEY, NULL);
}
