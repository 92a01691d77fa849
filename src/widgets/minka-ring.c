#include "minka-ring.h"

#include <math.h>

/**
 * MinkaRing:
 *
 * A ring that shows how many of some things are done, with the numbers inside.
 */
struct _MinkaRing {
  GtkWidget parent_instance;
  PangoLayout *layout;
  int done;
  int total;
};

#define SIZE 44
#define THICKNESS 5

G_DEFINE_FINAL_TYPE (MinkaRing, minka_ring, GTK_TYPE_WIDGET)

static void
minka_ring_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                    int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
  *minimum_baseline = *natural_baseline = -1;
}

static void
append_ring (GtkSnapshot *snapshot, double share, const GdkRGBA *color)
{
  const double radius = (SIZE - THICKNESS) / 2.0;
  const float length = 2 * G_PI * radius;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (THICKNESS);

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (0, 0), radius);
  path = gsk_path_builder_to_path (builder);
  if (share < 1)
    gsk_stroke_set_dash (stroke, (const float[]) { share * length, length }, 2);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

static void
minka_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MinkaRing *self = MINKA_RING (widget);
  GdkRGBA color, faint;
  int width, height;

  gtk_widget_get_color (widget, &color);
  faint = color;
  faint.alpha *= 0.15;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (gtk_widget_get_width (widget) / 2.0,
                                                          gtk_widget_get_height (widget) / 2.0));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_rotate (snapshot, -90);
  append_ring (snapshot, 1, &faint);
  if (self->done > 0)
    append_ring (snapshot, (double) self->done / self->total, &color);
  gtk_snapshot_restore (snapshot);

  pango_layout_get_pixel_size (self->layout, &width, &height);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (round (-width / 2.0), round (-height / 2.0)));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
minka_ring_dispose (GObject *object)
{
  g_clear_object (&MINKA_RING (object)->layout);
  G_OBJECT_CLASS (minka_ring_parent_class)->dispose (object);
}

static void
minka_ring_class_init (MinkaRingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = minka_ring_dispose;
  widget_class->measure = minka_ring_measure;
  widget_class->snapshot = minka_ring_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
minka_ring_init (MinkaRing *self)
{
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * minka_ring_new:
 *
 * Returns: (transfer full): an empty ring; what it shows has to stand in words beside it
 */
GtkWidget *
minka_ring_new (void)
{
  return g_object_new (MINKA_TYPE_RING, NULL);
}

/**
 * minka_ring_set_share:
 * @self: a ring
 * @done: how many are done
 * @total: of how many
 */
void
minka_ring_set_share (MinkaRing *self, int done, int total)
{
  g_autofree char *text = g_strdup_printf ("%d/%d", done, total);

  self->done = done;
  self->total = total;
  pango_layout_set_text (self->layout, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
