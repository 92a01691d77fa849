#include "minka-paragraph.h"

/**
 * MinkaParagraph:
 *
 * Text that takes the width it is given and wraps in it. Unlike a label it does not lay its text out to say how wide
 * it would like to be, only to say how high it is at a width, once for each.
 */
struct _MinkaParagraph {
  GtkWidget parent_instance;
  char *text;
  int lines;
  PangoLayout *layout; /* %NULL until it is needed, when the font is known */
};

#define MINIMUM_WIDTH 40
/* Wider than any place for it: boxes go wrong when a wrapping child is given more than it likes. */
#define NATURAL_WIDTH 1000

G_DEFINE_FINAL_TYPE (MinkaParagraph, minka_paragraph, GTK_TYPE_WIDGET)

static PangoLayout *
get_layout (MinkaParagraph *self)
{
  if (self->layout == NULL) {
    self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
    pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_height (self->layout, -self->lines);
  }
  return self->layout;
}

static GtkSizeRequestMode
minka_paragraph_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
minka_paragraph_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MINIMUM_WIDTH;
    *natural = NATURAL_WIDTH;
  } else {
    PangoLayout *layout = get_layout (MINKA_PARAGRAPH (widget));

    pango_layout_set_width (layout, (for_size >= 0 ? for_size : NATURAL_WIDTH) * PANGO_SCALE);
    pango_layout_get_pixel_size (layout, NULL, minimum);
    *natural = *minimum;
  }
}

static void
minka_paragraph_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  pango_layout_set_width (get_layout (MINKA_PARAGRAPH (widget)), width * PANGO_SCALE);
}

static void
minka_paragraph_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  gtk_snapshot_append_layout (snapshot, get_layout (MINKA_PARAGRAPH (widget)), &color);
}

static void
minka_paragraph_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  MinkaParagraph *self = MINKA_PARAGRAPH (widget);

  GTK_WIDGET_CLASS (minka_paragraph_parent_class)->css_changed (widget, change);
  if (self->layout != NULL)
    pango_layout_context_changed (self->layout);
  gtk_widget_queue_resize (widget);
}

static void
minka_paragraph_finalize (GObject *object)
{
  MinkaParagraph *self = MINKA_PARAGRAPH (object);

  g_clear_object (&self->layout);
  g_free (self->text);
  G_OBJECT_CLASS (minka_paragraph_parent_class)->finalize (object);
}

static void
minka_paragraph_class_init (MinkaParagraphClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = minka_paragraph_finalize;
  widget_class->get_request_mode = minka_paragraph_get_request_mode;
  widget_class->measure = minka_paragraph_measure;
  widget_class->size_allocate = minka_paragraph_size_allocate;
  widget_class->snapshot = minka_paragraph_snapshot;
  widget_class->css_changed = minka_paragraph_css_changed;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
minka_paragraph_init (MinkaParagraph *self)
{
}

/**
 * minka_paragraph_new:
 * @text: what to say
 * @lines: how many lines it has at most; what does not fit ends in an ellipsis
 *
 * Returns: (transfer full): the text
 */
GtkWidget *
minka_paragraph_new (const char *text, int lines)
{
  MinkaParagraph *self = g_object_new (MINKA_TYPE_PARAGRAPH, NULL);

  self->text = g_strdup (text);
  self->lines = lines;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return GTK_WIDGET (self);
}
