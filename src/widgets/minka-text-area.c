#include "minka-text-area.h"

/**
 * MinkaTextArea:
 *
 * A text view as tall as its text. By itself one learns its height only by laying out its lines, and does not ask for it
 * then: nor when it is new, nor when its width is another.
 */
struct _MinkaTextArea {
  GtkTextView parent_instance;
  guint settling;
  int width;
};

G_DEFINE_FINAL_TYPE (MinkaTextArea, minka_text_area, GTK_TYPE_TEXT_VIEW)

static gboolean
settle (gpointer data)
{
  MINKA_TEXT_AREA (data)->settling = 0;
  gtk_widget_queue_resize (data);
  return G_SOURCE_REMOVE;
}

/**
 * minka_text_area_settle:
 * @self: a text area
 *
 * Lets it take the height of a new text.
 */
void
minka_text_area_settle (MinkaTextArea *self)
{
  if (self->settling == 0)
    self->settling = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, settle, self, NULL);
}

static void
minka_text_area_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MinkaTextArea *self = MINKA_TEXT_AREA (widget);

  GTK_WIDGET_CLASS (minka_text_area_parent_class)->size_allocate (widget, width, height, baseline);
  if (width != self->width)
    minka_text_area_settle (self);
  self->width = width;
}

static void
minka_text_area_dispose (GObject *object)
{
  g_clear_handle_id (&MINKA_TEXT_AREA (object)->settling, g_source_remove);
  G_OBJECT_CLASS (minka_text_area_parent_class)->dispose (object);
}

static void
minka_text_area_class_init (MinkaTextAreaClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_text_area_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = minka_text_area_size_allocate;
}

static void
minka_text_area_init (MinkaTextArea *self)
{
}
