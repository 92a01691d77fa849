#include "minka-scroll-area.h"

/**
 * MinkaScrollArea:
 *
 * What fills a scrolled window and moves what is in it by itself.
 */
typedef struct {
  GtkAdjustment *adjustments[2];
  GtkScrollablePolicy policies[2];
} MinkaScrollAreaPrivate;

enum {
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (MinkaScrollArea, minka_scroll_area, GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (MinkaScrollArea)
                                      G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static void
on_scrolled (MinkaScrollArea *self)
{
  MINKA_SCROLL_AREA_GET_CLASS (self)->scrolled (self);
}

static void
set_adjustment (MinkaScrollArea *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  MinkaScrollAreaPrivate *priv = minka_scroll_area_get_instance_private (self);
  GtkAdjustment **place = &priv->adjustments[orientation];

  if (adjustment == *place)
    return;
  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, on_scrolled, self);
  g_set_object (place, adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
minka_scroll_area_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MinkaScrollArea *self = MINKA_SCROLL_AREA (object);
  MinkaScrollAreaPrivate *priv = minka_scroll_area_get_instance_private (self);

  switch (prop_id) {
  case PROP_HADJUSTMENT:
    set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
    break;
  case PROP_VADJUSTMENT:
    set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
    break;
  case PROP_HSCROLL_POLICY:
    priv->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
    break;
  case PROP_VSCROLL_POLICY:
    priv->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
minka_scroll_area_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MinkaScrollAreaPrivate *priv = minka_scroll_area_get_instance_private (MINKA_SCROLL_AREA (object));

  switch (prop_id) {
  case PROP_HADJUSTMENT:
    g_value_set_object (value, priv->adjustments[GTK_ORIENTATION_HORIZONTAL]);
    break;
  case PROP_VADJUSTMENT:
    g_value_set_object (value, priv->adjustments[GTK_ORIENTATION_VERTICAL]);
    break;
  case PROP_HSCROLL_POLICY:
    g_value_set_enum (value, priv->policies[GTK_ORIENTATION_HORIZONTAL]);
    break;
  case PROP_VSCROLL_POLICY:
    g_value_set_enum (value, priv->policies[GTK_ORIENTATION_VERTICAL]);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
minka_scroll_area_dispose (GObject *object)
{
  MinkaScrollAreaPrivate *priv = minka_scroll_area_get_instance_private (MINKA_SCROLL_AREA (object));

  for (guint i = 0; i < G_N_ELEMENTS (priv->adjustments); i++)
    g_clear_object (&priv->adjustments[i]);
  G_OBJECT_CLASS (minka_scroll_area_parent_class)->dispose (object);
}

static void
minka_scroll_area_class_init (MinkaScrollAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = minka_scroll_area_set_property;
  object_class->get_property = minka_scroll_area_get_property;
  object_class->dispose = minka_scroll_area_dispose;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
minka_scroll_area_init (MinkaScrollArea *self)
{
}

/**
 * minka_scroll_area_get_adjustment:
 * @self: an area
 * @orientation: across or down
 *
 * Returns: (transfer none) (nullable): where one is; %NULL outside of a scrolled window
 */
GtkAdjustment *
minka_scroll_area_get_adjustment (MinkaScrollArea *self, GtkOrientation orientation)
{
  MinkaScrollAreaPrivate *priv = minka_scroll_area_get_instance_private (self);

  return priv->adjustments[orientation];
}
