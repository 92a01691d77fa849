#include "minka-tree-view-private.h"

/* Pointer and fingers: choose, word, drag a box, drag the sheet, zoom. */

#define FAR_ENOUGH 8.0
#define EDGE 36.0
#define SIDE 0.2 /* of a box: at its left and right one drops beside it */
#define BESIDE 12
#define CLOSING_FRAMES 3

static int
find_at (MinkaTreeView *self, double x, double y)
{
  minka_tree_view_to_tree (self, &x, &y);
  return self->scene != NULL ? minka_tree_scene_find (self->scene, x, y) : MINKA_TREE_NOWHERE;
}

static const char *
get_id (MinkaTreeView *self, int box)
{
  return minka_tree_shape_id (self->scene->shape, self->scene->places[box]);
}

/* What is in the editor is its own affair. */
static gboolean
is_on_editor (MinkaTreeView *self, double x, double y)
{
  GtkWidget *found = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return self->editor != NULL && found != NULL &&
         (found == self->editor || gtk_widget_is_ancestor (found, self->editor));
}

/* Menu */

static gboolean
on_closing (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MinkaTreeView *self = MINKA_TREE_VIEW (widget);
  g_autofree char *id = NULL;

  if (--self->closing > 0)
    return G_SOURCE_CONTINUE;
  id = g_steal_pointer (&self->to_word);
  if (id != NULL)
    minka_tree_view_edit (self, id);
  return G_SOURCE_REMOVE;
}

/* The window gives the focus back with one of the next frames, and would take it from what is worded before. */
static void
on_menu_closed (MinkaTreeView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->closing == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), on_closing, NULL, NULL);
  self->closing = CLOSING_FRAMES;
}

static void
pop_up (MinkaTreeView *self, const GdkRectangle *area)
{
  if (self->menu == NULL || self->selected == NULL)
    return;
  if (self->popover == NULL) {
    self->popover = gtk_popover_menu_new_from_model (self->menu);
    gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
    gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
    gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (on_menu_closed), self);
  }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), area);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
pop_up_at (MinkaTreeView *self, double x, double y)
{
  const int box = find_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (box == MINKA_TREE_NOWHERE)
    return;
  minka_tree_view_select (self, get_id (self, box));
  pop_up (self, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

static gboolean
on_menu_key (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  GdkRectangle area;

  minka_tree_view_point_to_selected (MINKA_TREE_VIEW (widget), &area);
  pop_up (MINKA_TREE_VIEW (widget), &area);
  return GDK_EVENT_STOP;
}

/**
 * minka_tree_view_set_menu:
 * @self: a tree view
 * @menu: what can be done with the chosen box
 *
 * Sets what pops up over a box.
 */
void
minka_tree_view_set_menu (MinkaTreeView *self, GMenuModel *menu)
{
  g_set_object (&self->menu, menu);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

/* Clicks */

static void
on_pressed (MinkaTreeView *self, int n_press, double x, double y, GtkGesture *click)
{
  const guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click));
  const int box = find_at (self, x, y);

  if (is_on_editor (self, x, y)) {
    gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_DENIED);
    return;
  }
  if (button == GDK_BUTTON_SECONDARY) {
    pop_up_at (self, x, y);
    gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
    return;
  }
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (box == MINKA_TREE_NOWHERE || button != GDK_BUTTON_PRIMARY)
    return;
  minka_tree_view_select (self, get_id (self, box));
  if (n_press == 2) {
    g_autofree char *id = g_strdup (self->selected);

    minka_tree_view_edit (self, id);
  }
}

static void
on_long_press (MinkaTreeView *self, double x, double y)
{
  pop_up_at (self, x, y);
}

/* Dragging a box */

/* It cannot go into its own branch. */
static gboolean
is_in_dragged (MinkaTreeView *self, int box)
{
  const int dragged = minka_tree_shape_find (self->scene->shape, self->dragged);
  const int place = self->scene->places[box];

  return place >= dragged && place < dragged + self->scene->shape->items[dragged].size;
}

static void
aim (MinkaTreeView *self)
{
  const MinkaTreeScene *scene = self->scene;
  int box = minka_tree_scene_find (scene, self->drag_x, self->drag_y);
  MinkaTreeDrop drop = MINKA_TREE_DROP_BELOW;
  const MinkaTreeItem *item;
  double across;

  if (box == MINKA_TREE_NOWHERE)
    box = minka_tree_scene_find (scene, self->drag_x - BESIDE, self->drag_y);
  if (box == MINKA_TREE_NOWHERE)
    box = minka_tree_scene_find (scene, self->drag_x + BESIDE, self->drag_y);
  if (box != MINKA_TREE_NOWHERE && is_in_dragged (self, box))
    box = MINKA_TREE_NOWHERE;
  self->target = box;
  if (box == MINKA_TREE_NOWHERE)
    return;
  item = &scene->shape->items[scene->places[box]];
  across = (self->drag_x - scene->boxes[box].x) / scene->boxes[box].width;
  if (item->side == MINKA_BRANCH_CENTRE) {
    if (self->drag_y < scene->boxes[box].y + scene->boxes[box].height / 2)
      drop = MINKA_TREE_DROP_ABOVE;
  } else if (item->parent != MINKA_TREE_NOWHERE && across < SIDE) {
    drop = MINKA_TREE_DROP_BEFORE;
  } else if (item->parent != MINKA_TREE_NOWHERE && across > 1 - SIDE) {
    drop = MINKA_TREE_DROP_AFTER;
  } else if (across < 0 || across > 1) {
    self->target = MINKA_TREE_NOWHERE;
  }
  self->drop = drop;
}

static void
drag_to (MinkaTreeView *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  minka_tree_view_to_tree (self, &x, &y);
  self->drag_x = x;
  self->drag_y = y;
  aim (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
beyond (double at, double size)
{
  if (at < EDGE)
    return at - EDGE;
  return at > size - EDGE ? at - (size - EDGE) : 0;
}

/* At the edge the sheet comes along. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MinkaTreeView *self = MINKA_TREE_VIEW (widget);
  const double across = beyond (self->pointer_x, gtk_widget_get_width (widget));
  const double down = beyond (self->pointer_y, gtk_widget_get_height (widget));

  if (across != 0 || down != 0) {
    self->fitted = FALSE;
    self->left += across / 3 / self->zoom;
    self->top += down / 3 / self->zoom;
    minka_tree_camera_configure (self);
    drag_to (self, self->pointer_x, self->pointer_y);
  }
  return G_SOURCE_CONTINUE;
}

static void
begin_box (MinkaTreeView *self, int box, double x, double y)
{
  minka_tree_view_to_tree (self, &x, &y);
  self->dragged = g_strdup (get_id (self, box));
  self->hold_x = x - self->scene->boxes[box].x;
  self->hold_y = y - self->scene->boxes[box].y;
  self->ticks = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static void
begin_sheet (MinkaTreeView *self)
{
  self->fitted = FALSE;
  minka_tree_camera_stop (self);
  self->grab_left = self->left;
  self->grab_top = self->top;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
}

static void
on_drag_begin (MinkaTreeView *self, double x, double y, GtkGesture *drag)
{
  GdkDevice *device = gtk_gesture_get_device (drag);
  const gboolean touch = device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
  const guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (drag));

  /* Fingers move the sheet through the scrolled window. */
  if (is_on_editor (self, x, y) || self->scene == NULL || touch || button == GDK_BUTTON_SECONDARY) {
    gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_DENIED);
    return;
  }
  self->pinch_zoom = 0;
}

static void
on_drag_update (MinkaTreeView *self, double by_x, double by_y, GtkGesture *drag)
{
  const guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (drag));
  double x, y;

  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (drag), &x, &y);
  if (gtk_gesture_get_sequence_state (drag, gtk_gesture_single_get_current_sequence (
                                                GTK_GESTURE_SINGLE (drag))) != GTK_EVENT_SEQUENCE_CLAIMED) {
    const int box = button == GDK_BUTTON_PRIMARY ? find_at (self, x, y) : MINKA_TREE_NOWHERE;

    if (by_x * by_x + by_y * by_y < FAR_ENOUGH * FAR_ENOUGH)
      return;
    minka_tree_view_stop_editing (self, TRUE);
    gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_CLAIMED);
    if (box == MINKA_TREE_NOWHERE || self->scene->places[box] == self->scene->shape->centre)
      begin_sheet (self);
    else
      begin_box (self, box, x, y);
  }
  if (self->dragged != NULL) {
    drag_to (self, x + by_x, y + by_y);
  } else {
    self->left = self->grab_left - by_x / self->zoom;
    self->top = self->grab_top - by_y / self->zoom;
    minka_tree_camera_configure (self);
  }
}

static void
on_drag_end (MinkaTreeView *self, double by_x, double by_y)
{
  g_autofree char *id = g_strdup (self->dragged);
  g_autofree char *target = NULL;
  const MinkaTreeDrop drop = self->drop;

  if (id != NULL && self->target != MINKA_TREE_NOWHERE)
    target = g_strdup (get_id (self, self->target));
  minka_tree_hands_cancel (self);
  if (target != NULL)
    g_signal_emit (self, minka_tree_view_signals[MINKA_TREE_DROPPED], 0, id, target, (int) drop);
}

void
minka_tree_hands_cancel (MinkaTreeView *self)
{
  if (self->ticks != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->ticks);
  self->ticks = 0;
  g_clear_pointer (&self->dragged, g_free);
  self->target = MINKA_TREE_NOWHERE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Zoom */

static void
on_motion (MinkaTreeView *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static gboolean
on_scroll (MinkaTreeView *self, double across, double down, GtkEventController *scroll)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (scroll);

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  minka_tree_camera_zoom_at (self, self->zoom * (down > 0 ? 1 / 1.15 : 1.15), self->pointer_x,
                             self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
on_pinch (MinkaTreeView *self, double scale, GtkGesture *pinch)
{
  double x, y;

  if (self->pinch_zoom <= 0)
    self->pinch_zoom = self->zoom;
  gtk_gesture_set_state (pinch, GTK_EVENT_SEQUENCE_CLAIMED);
  if (gtk_gesture_get_bounding_box_center (pinch, &x, &y))
    minka_tree_camera_zoom_at (self, self->pinch_zoom * scale, x, y);
}

static void
on_pinch_end (MinkaTreeView *self)
{
  self->pinch_zoom = 0;
}

void
minka_tree_hands_init (MinkaTreeView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();
  GtkGesture *press = gtk_gesture_long_press_new (), *pinch = gtk_gesture_zoom_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *menu = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (on_long_press), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (minka_tree_hands_cancel), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  g_signal_connect_swapped (pinch, "end", G_CALLBACK (on_pinch_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (menu), gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                                                        gtk_callback_action_new (on_menu_key, NULL, NULL)));
  gtk_widget_add_controller (widget, menu);
}
