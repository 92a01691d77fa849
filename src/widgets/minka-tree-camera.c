#include "minka-tree-view-private.h"

#include <math.h>

/* What is seen of the tree: scrolled by adjustments in pixels of the screen, which may be negative, so that what is
 * added at the left moves nothing. */

#define MARGIN 32
#define FOOT 76 /* for the tools */
#define READABLE 0.6
#define PROJECTED 2.5 /* the whole screen may be a wall */
#define MILLISECONDS 200

static double
get_page (MinkaTreeView *self, GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_widget_get_width (GTK_WIDGET (self))
                                                   : gtk_widget_get_height (GTK_WIDGET (self));
}

/* There is room for half a page around the tree, so that each box can be brought to the middle. */
static void
configure (MinkaTreeView *self, GtkOrientation orientation, double *corner, double start, double size)
{
  const double page = MAX (get_page (self, orientation), 1);
  const double lower = start * self->zoom - page / 2, upper = (start + size) * self->zoom + page / 2;
  const double value = CLAMP (*corner * self->zoom, lower, upper - page);
  GtkAdjustment *adjustment = minka_scroll_area_get_adjustment (MINKA_SCROLL_AREA (self), orientation);

  *corner = value / self->zoom;
  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, value, lower, upper, page * 0.1, page * 0.9, page);
}

void
minka_tree_camera_configure (MinkaTreeView *self)
{
  const MinkaTreeBounds none = { 0, 0, 0, 0 };
  const MinkaTreeBounds *bounds = self->scene != NULL ? &self->scene->bounds : &none;

  self->configuring = TRUE;
  configure (self, GTK_ORIENTATION_HORIZONTAL, &self->left, bounds->x, bounds->width);
  configure (self, GTK_ORIENTATION_VERTICAL, &self->top, bounds->y, bounds->height);
  self->configuring = FALSE;
  minka_tree_editor_allocate (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, minka_tree_view_signals[MINKA_TREE_LOOKED], 0);
}

void
minka_tree_camera_scrolled (MinkaScrollArea *area)
{
  MinkaTreeView *self = MINKA_TREE_VIEW (area);
  GtkAdjustment *across = minka_scroll_area_get_adjustment (area, GTK_ORIENTATION_HORIZONTAL);
  GtkAdjustment *down = minka_scroll_area_get_adjustment (area, GTK_ORIENTATION_VERTICAL);

  if (self->configuring)
    return;
  self->fitted = FALSE;
  minka_tree_camera_stop (self);
  if (across != NULL)
    self->left = gtk_adjustment_get_value (across) / self->zoom;
  if (down != NULL)
    self->top = gtk_adjustment_get_value (down) / self->zoom;
  minka_tree_editor_allocate (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, minka_tree_view_signals[MINKA_TREE_LOOKED], 0);
}

static void
place (MinkaTreeView *self, double left, double top, double zoom)
{
  self->left = left;
  self->top = top;
  self->zoom = zoom;
  minka_tree_camera_configure (self);
}

static double
fitting_zoom (MinkaTreeView *self)
{
  const MinkaTreeBounds *bounds = &self->scene->bounds;
  const double width = MAX (get_page (self, GTK_ORIENTATION_HORIZONTAL) - 2 * MARGIN, 1);
  const double height = MAX (get_page (self, GTK_ORIENTATION_VERTICAL) - MARGIN - FOOT, 1);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const double most = root != NULL && gtk_window_is_fullscreen (GTK_WINDOW (root)) ? PROJECTED : 1;

  return MIN (MIN (width / MAX (bounds->width, 1), height / MAX (bounds->height, 1)), most);
}

static void
centre_on (MinkaTreeView *self, double x, double y, double zoom, gboolean fly)
{
  const double left = x - get_page (self, GTK_ORIENTATION_HORIZONTAL) / zoom / 2;
  const double top = y - get_page (self, GTK_ORIENTATION_VERTICAL) / zoom / 2;

  if (fly)
    minka_tree_camera_fly (self, left, top, zoom);
  else
    place (self, left, top, zoom);
}

static void
show_all (MinkaTreeView *self, gboolean fly)
{
  const MinkaTreeBounds *bounds = &self->scene->bounds;
  const double zoom = fitting_zoom (self);

  centre_on (self, bounds->x + bounds->width / 2,
             bounds->y + bounds->height / 2 + (FOOT - MARGIN) / 2.0 / zoom, zoom, fly);
  self->fitted = TRUE;
}

/* At first one sees all of it, or of a large tree its centre, large enough to be read. While all of it is seen, that stays
 * so in a room of another size. */
void
minka_tree_camera_begin (MinkaTreeView *self)
{
  const MinkaTreeBox *first = &self->scene->boxes[0];

  if (self->fitted || fitting_zoom (self) >= READABLE)
    show_all (self, FALSE);
  else
    centre_on (self, first->x + first->width / 2, first->y + first->height / 2, MAX (READABLE, 0.8), FALSE);
}

/* The way */

static void
on_flight (double way, gpointer data)
{
  MinkaTreeView *self = data;
  const double zoom = self->from[2] * pow (self->to[2] / self->from[2], way);
  const double width = get_page (self, GTK_ORIENTATION_HORIZONTAL);
  const double height = get_page (self, GTK_ORIENTATION_VERTICAL);
  /* The middle of the picture goes straight on, whatever the zoom. */
  const double x0 = self->from[0] + width / self->from[2] / 2, x1 = self->to[0] + width / self->to[2] / 2;
  const double y0 = self->from[1] + height / self->from[2] / 2, y1 = self->to[1] + height / self->to[2] / 2;

  place (self, x0 + (x1 - x0) * way - width / zoom / 2, y0 + (y1 - y0) * way - height / zoom / 2, zoom);
}

/* Moves on to another sight; at once where motion is not wanted. */
void
minka_tree_camera_fly (MinkaTreeView *self, double left, double top, double zoom)
{
  minka_tree_camera_stop (self);
  self->from[0] = self->left;
  self->from[1] = self->top;
  self->from[2] = self->zoom;
  self->to[0] = left;
  self->to[1] = top;
  self->to[2] = zoom;
  if (self->flight == NULL)
    self->flight = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, MILLISECONDS,
                                            adw_callback_animation_target_new (on_flight, self, NULL));
  adw_animation_play (self->flight);
}

void
minka_tree_camera_stop (MinkaTreeView *self)
{
  if (self->flight != NULL && adw_animation_get_state (self->flight) == ADW_ANIMATION_PLAYING)
    adw_animation_pause (self->flight);
}

/* The point of the tree that is at X, Y of the widget stays there. */
void
minka_tree_camera_zoom_at (MinkaTreeView *self, double zoom, double x, double y)
{
  const double least = self->scene != NULL ? MIN (fitting_zoom (self) * 0.8, 0.2) : 0.2;
  const double at_x = self->left + x / self->zoom, at_y = self->top + y / self->zoom;

  self->fitted = FALSE;
  minka_tree_camera_stop (self);
  zoom = CLAMP (zoom, least, MINKA_TREE_MAX_ZOOM);
  place (self, at_x - x / zoom, at_y - y / zoom, zoom);
}

/**
 * minka_tree_view_get_zoom:
 * @self: a tree view
 *
 * Returns: the zoom, 1 for the size of other text
 */
double
minka_tree_view_get_zoom (MinkaTreeView *self)
{
  return self->zoom;
}

/**
 * minka_tree_view_zoom_by:
 * @self: a tree view
 * @factor: more than 1 to come nearer
 *
 * Zooms, about the chosen box if it is in sight.
 */
void
minka_tree_view_zoom_by (MinkaTreeView *self, double factor)
{
  const int box = minka_tree_view_find_box (self, self->selected);
  const double width = get_page (self, GTK_ORIENTATION_HORIZONTAL);
  const double height = get_page (self, GTK_ORIENTATION_VERTICAL);
  double x = width / 2, y = height / 2;

  if (box != MINKA_TREE_NOWHERE) {
    const MinkaTreeBox *at = &self->scene->boxes[box];
    const double box_x = (at->x + at->width / 2 - self->left) * self->zoom;
    const double box_y = (at->y + at->height / 2 - self->top) * self->zoom;

    if (box_x >= 0 && box_x <= width && box_y >= 0 && box_y <= height) {
      x = box_x;
      y = box_y;
    }
  }
  minka_tree_camera_zoom_at (self, self->zoom * factor, x, y);
}

/**
 * minka_tree_view_fit:
 * @self: a tree view
 *
 * Shows the whole tree.
 */
void
minka_tree_view_fit (MinkaTreeView *self)
{
  if (self->scene != NULL && self->scene->n_boxes > 0)
    show_all (self, TRUE);
}

/* How far to move so that a stretch is inside of the page. */
static double
into_sight (double corner, double page, double start, double size, double margin)
{
  if (start - margin < corner || size + 2 * margin > page)
    return start - margin;
  if (start + size + margin > corner + page)
    return start + size + margin - page;
  return corner;
}

/**
 * minka_tree_view_show:
 * @self: a tree view
 * @id: the id of a node
 *
 * Brings a box into sight, large enough to be read, and moves no further than that needs.
 */
void
minka_tree_view_show (MinkaTreeView *self, const char *id)
{
  const int index = minka_tree_view_find_box (self, id);
  const gboolean flying =
      self->flight != NULL && adw_animation_get_state (self->flight) == ADW_ANIMATION_PLAYING;
  double left = flying ? self->to[0] : self->left, top = flying ? self->to[1] : self->top;
  const double zoom = flying ? self->to[2] : self->zoom;
  const MinkaTreeBox *box;
  double new_left, new_top;

  if (index == MINKA_TREE_NOWHERE || !self->placed)
    return;
  box = &self->scene->boxes[index];
  if (zoom < MINKA_TREE_PLAIN_ZOOM) {
    self->fitted = FALSE;
    centre_on (self, box->x + box->width / 2, box->y + box->height / 2, 0.8, TRUE);
    return;
  }
  new_left = into_sight (left, get_page (self, GTK_ORIENTATION_HORIZONTAL) / zoom, box->x, box->width,
                         MARGIN / zoom);
  new_top =
      into_sight (top, get_page (self, GTK_ORIENTATION_VERTICAL) / zoom, box->y, box->height, MARGIN / zoom);
  if (new_left == left && new_top == top)
    return;
  self->fitted = FALSE;
  minka_tree_camera_fly (self, new_left, new_top, zoom);
}

/**
 * minka_tree_view_get_sight:
 * @self: a tree view
 * @sight: (out): what of the tree is in sight
 */
void
minka_tree_view_get_sight (MinkaTreeView *self, MinkaTreeBounds *sight)
{
  *sight =
      (MinkaTreeBounds) { self->left, self->top, get_page (self, GTK_ORIENTATION_HORIZONTAL) / self->zoom,
                          get_page (self, GTK_ORIENTATION_VERTICAL) / self->zoom };
}

/**
 * minka_tree_view_look_at:
 * @self: a tree view
 * @x: a point of the tree
 * @y: the same, down
 *
 * Brings a point to the middle.
 */
void
minka_tree_view_look_at (MinkaTreeView *self, double x, double y)
{
  self->fitted = FALSE;
  minka_tree_camera_stop (self);
  centre_on (self, x, y, self->zoom, FALSE);
}
