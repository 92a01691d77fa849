#include "minka-tree-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * MinkaTreeMap:
 *
 * A large tree in small, with what of it is in sight; a press moves there. It is only there when not all of the tree is in
 * sight.
 */
struct _MinkaTreeMap {
  GtkWidget parent_instance;
  MinkaTreeView *view;
  GdkTexture *picture;
  guint drawn; /* which of the view's trees */
  double scale;
};

G_DEFINE_FINAL_TYPE (MinkaTreeMap, minka_tree_map, GTK_TYPE_WIDGET)

#define WIDTH 176
#define HEIGHT 112
#define PADDING 6
#define NARROW 480 /* there the map would hide more than it shows */

static void
draw_picture (MinkaTreeMap *self, const MinkaTreeScene *scene)
{
  const int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  self->scale = MIN ((WIDTH - 2 * PADDING) / MAX (scene->bounds.width, 1),
                     (HEIGHT - 2 * PADDING) / MAX (scene->bounds.height, 1));
  g_clear_object (&self->picture);
  self->picture = minka_tree_view_draw_overview (
      self->view, (int) ceil (scene->bounds.width * self->scale * factor),
      (int) ceil (scene->bounds.height * self->scale * factor), self->scale * factor);
  self->drawn = minka_tree_view_get_serial (self->view);
}

/* Where the tree begins on the map. */
static void
get_origin (MinkaTreeMap *self, const MinkaTreeScene *scene, double *x, double *y)
{
  *x = (gtk_widget_get_width (GTK_WIDGET (self)) - scene->bounds.width * self->scale) / 2;
  *y = (gtk_widget_get_height (GTK_WIDGET (self)) - scene->bounds.height * self->scale) / 2;
}

static void
minka_tree_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MinkaTreeMap *self = MINKA_TREE_MAP (widget);
  const MinkaTreeScene *scene = minka_tree_view_get_scene (self->view);
  MinkaTreeBounds sight;
  GskRoundedRect frame;
  graphene_rect_t area;
  GdkRGBA ink;
  double x, y;

  if (scene == NULL || scene->n_boxes == 0)
    return;
  if (self->drawn != minka_tree_view_get_serial (self->view) || self->picture == NULL)
    draw_picture (self, scene);
  get_origin (self, scene, &x, &y);
  gtk_snapshot_append_texture (snapshot, self->picture,
                               &GRAPHENE_RECT_INIT ((float) x, (float) y,
                                                    (float) (scene->bounds.width * self->scale),
                                                    (float) (scene->bounds.height * self->scale)));
  minka_tree_view_get_sight (self->view, &sight);
  area = GRAPHENE_RECT_INIT ((float) (x + (sight.x - scene->bounds.x) * self->scale),
                             (float) (y + (sight.y - scene->bounds.y) * self->scale),
                             (float) (sight.width * self->scale), (float) (sight.height * self->scale));
  gtk_widget_get_color (widget, &ink);
  gsk_rounded_rect_init_from_rect (&frame, &area, 3);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]) { 2, 2, 2, 2 },
                              (GdkRGBA[4]) { ink, ink, ink, ink });
}

static void
minka_tree_map_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
update (MinkaTreeMap *self)
{
  const MinkaTreeScene *scene = minka_tree_view_get_scene (self->view);
  MinkaTreeBounds sight;

  minka_tree_view_get_sight (self->view, &sight);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          scene != NULL && scene->n_boxes > 1 &&
                              (scene->bounds.width > sight.width || scene->bounds.height > sight.height));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
go_to (MinkaTreeMap *self, double x, double y)
{
  const MinkaTreeScene *scene = minka_tree_view_get_scene (self->view);
  double left, top;

  if (scene == NULL || self->scale <= 0)
    return;
  get_origin (self, scene, &left, &top);
  minka_tree_view_look_at (self->view, scene->bounds.x + (x - left) / self->scale,
                           scene->bounds.y + (y - top) / self->scale);
}

static void
on_drag_begin (MinkaTreeMap *self, double x, double y, GtkGesture *drag)
{
  gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_CLAIMED);
  go_to (self, x, y);
}

static void
on_drag_update (MinkaTreeMap *self, double by_x, double by_y, GtkGestureDrag *drag)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (drag, &x, &y))
    go_to (self, x + by_x, y + by_y);
}

static void
minka_tree_map_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (minka_tree_map_parent_class)->css_changed (widget, change);
  g_clear_object (&MINKA_TREE_MAP (widget)->picture);
}

static void
minka_tree_map_dispose (GObject *object)
{
  g_clear_object (&MINKA_TREE_MAP (object)->picture);
  G_OBJECT_CLASS (minka_tree_map_parent_class)->dispose (object);
}

static void
minka_tree_map_class_init (MinkaTreeMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = minka_tree_map_dispose;
  widget_class->snapshot = minka_tree_map_snapshot;
  widget_class->measure = minka_tree_map_measure;
  widget_class->css_changed = minka_tree_map_css_changed;
  gtk_widget_class_set_css_name (widget_class, "minka-tree-map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
minka_tree_map_init (MinkaTreeMap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * minka_tree_map_new:
 * @view: a tree view, which has to live as long
 *
 * Returns: (transfer full): its map
 */
GtkWidget *
minka_tree_map_new (MinkaTreeView *view)
{
  MinkaTreeMap *self = g_object_new (MINKA_TYPE_TREE_MAP, NULL);

  self->view = view;
  g_signal_connect_object (view, "looked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
