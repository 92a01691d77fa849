#include "minka-tree-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * MinkaTreeView:
 *
 * A tree to read, walk and rearrange, inside of a scrolled window. One widget draws all its boxes, from nodes that are
 * kept until their words or marks change, and only those in sight; the one being worded is lent a text view. What is
 * done to the tree is told by signals: the view changes nothing itself.
 */
guint minka_tree_view_signals[MINKA_TREE_N_SIGNALS];

static const char *const ink_classes[MINKA_TREE_N_INKS] = {
  "text", "centre", "centre-text", "below",      "below-edge", "above",  "above-edge", "line",
  "way",  "chosen", "badge",       "badge-text", "hint",       "broken", "paper",      "ground",
};

#define OVERVIEW 2048

G_DEFINE_FINAL_TYPE_WITH_CODE (MinkaTreeView, minka_tree_view, MINKA_TYPE_SCROLL_AREA,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE, minka_tree_readers_init))

/* Boxes */

static void
paper_free (gpointer data)
{
  MinkaTreePaper *paper = data;

  g_free (paper->text);
  g_clear_pointer (&paper->node, gsk_render_node_unref);
  g_free (paper);
}

static MinkaTreePaper *
get_paper (MinkaTreeView *self, const MinkaTreeItem *item)
{
  const char *id = minka_record_get_id (MINKA_RECORD (item->node));
  const gboolean centre = item->side == MINKA_BRANCH_CENTRE;
  MinkaTreePaper *paper = g_hash_table_lookup (self->papers, id);

  if (paper != NULL && paper->centre == centre && g_str_equal (paper->text, item->node->text))
    return paper;
  paper = g_new0 (MinkaTreePaper, 1);
  paper->text = g_strdup (item->node->text);
  paper->centre = centre;
  paper->height = minka_tree_draw_measure (&self->look, paper->text, centre);
  g_hash_table_insert (self->papers, g_strdup (id), paper);
  return paper;
}

static double
measure_item (const MinkaTreeItem *item, gpointer data)
{
  return get_paper (data, item)->height;
}

int
minka_tree_view_measure_text (MinkaTreeView *self, const MinkaTreeItem *item, const char *text)
{
  return minka_tree_draw_measure (&self->look, text, item->side == MINKA_BRANCH_CENTRE);
}

int
minka_tree_view_find_box (MinkaTreeView *self, const char *id)
{
  const int place =
      self->scene != NULL && id != NULL ? minka_tree_shape_find (self->scene->shape, id) : MINKA_TREE_NOWHERE;

  return place != MINKA_TREE_NOWHERE ? self->scene->box_at[place] : MINKA_TREE_NOWHERE;
}

/* Where the boxes are at the moment. */
const MinkaTreeBox *
minka_tree_view_get_boxes (MinkaTreeView *self)
{
  return self->moving != NULL ? self->moving : self->scene->boxes;
}

void
minka_tree_view_to_tree (MinkaTreeView *self, double *x, double *y)
{
  *x = self->left + *x / self->zoom;
  *y = self->top + *y / self->zoom;
}

static const MinkaTreeMarks *
get_marks (MinkaTreeView *self, const char *id)
{
  return self->marks != NULL ? g_hash_table_lookup (self->marks, id) : NULL;
}

static gboolean
hides_branch (const MinkaTreeScene *scene, int place)
{
  return scene->shape->items[place].node->collapsed && scene->shape->items[place].size > 1;
}

/* All that a box shows besides its words, as one number. */
static guint
describe_drawing (const MinkaTreeItem *item, gboolean hides, const MinkaTreeMarks *marks)
{
  return 1u | ((guint) item->side << 1) | (hides ? (guint) item->size << 16 : 0) |
         (marks != NULL ? marks->marks << 3 | (guint) marks->number << 8 : 0);
}

/* What a box looks like; if that takes too long now, %NULL. */
static GskRenderNode *
get_node (MinkaTreeView *self, int index, gint64 deadline)
{
  const int place = self->scene->places[index];
  const MinkaTreeItem *item = &self->scene->shape->items[place];
  MinkaTreePaper *paper = get_paper (self, item);
  const gboolean hides = hides_branch (self->scene, place);
  const MinkaTreeMarks *marks = get_marks (self, minka_tree_shape_id (self->scene->shape, place));
  const guint drawn = describe_drawing (item, hides, marks);

  if (paper->node == NULL || paper->drawn != drawn) {
    if (g_get_monotonic_time () > deadline)
      return NULL;
    g_clear_pointer (&paper->node, gsk_render_node_unref);
    paper->node = minka_tree_draw_box (&self->look, item, self->scene->boxes[index].height, hides, marks);
    paper->drawn = drawn;
  }
  return paper->node;
}

/* Drawing */

typedef struct {
  MinkaTreeView *view;
  GtkSnapshot *snapshot;
  const MinkaTreeBox *boxes;
  const MinkaTreeRoutes *routes;
  MinkaTreeBounds area;
  MinkaTreeBox run; /* of boxes that cannot be told apart */
  const MinkaTreeItem *of;
  gint64 deadline; /* for boxes that were never drawn */
  gboolean unfinished;
} Picture;

/* Of a frame, in microseconds. Boxes that come into sight all at once get their words in the next ones. */
#define PATIENCE 4000

static gboolean
is_covered (MinkaTreeView *self, int index)
{
  const char *id = minka_tree_shape_id (self->scene->shape, self->scene->places[index]);

  return g_strcmp0 (id, self->edited) == 0;
}

static void
draw_box (const MinkaTreeScene *scene, int index, gpointer data)
{
  Picture *picture = data;
  GskRenderNode *node;

  if (is_covered (picture->view, index))
    return;
  node = get_node (picture->view, index, picture->deadline);
  if (node == NULL) {
    minka_tree_draw_plain_box (&picture->view->look, picture->snapshot,
                               &scene->shape->items[scene->places[index]], &picture->boxes[index]);
    picture->unfinished = TRUE;
    return;
  }
  gtk_snapshot_save (picture->snapshot);
  gtk_snapshot_translate (picture->snapshot, &GRAPHENE_POINT_INIT ((float) picture->boxes[index].x,
                                                                   (float) picture->boxes[index].y));
  gtk_snapshot_append_node (picture->snapshot, node);
  gtk_snapshot_restore (picture->snapshot);
}

static void
end_run (Picture *picture)
{
  if (picture->of != NULL)
    minka_tree_draw_plain_box (&picture->view->look, picture->snapshot, picture->of, &picture->run);
  picture->of = NULL;
}

/* Boxes with less than a pixel between them are one. */
static void
draw_plain_box (const MinkaTreeScene *scene, int index, gpointer data)
{
  Picture *picture = data;
  const MinkaTreeBox *box = &picture->boxes[index];
  const MinkaTreeItem *item = &scene->shape->items[scene->places[index]];
  MinkaTreeBox *run = &picture->run;

  if (picture->of != NULL && item->side == picture->of->side && item->depth == picture->of->depth &&
      (box->x - run->x - run->width) * picture->view->zoom < 1) {
    run->width = box->x + box->width - run->x;
    return;
  }
  end_run (picture);
  picture->of = item;
  *run = *box;
}

static void
draw_family (const MinkaTreeScene *scene, int index, gpointer data)
{
  Picture *picture = data;

  minka_tree_draw_family (&picture->view->look, picture->snapshot, picture->routes, index, picture->boxes,
                          &picture->area);
}

static void
draw_plain_family (const MinkaTreeScene *scene, int index, gpointer data)
{
  Picture *picture = data;

  minka_tree_draw_plain_family (&picture->view->look, picture->snapshot, picture->routes, index,
                                picture->boxes, &picture->area, (float) MIN (1 / picture->view->zoom, 8));
}

static void
draw_outlines (MinkaTreeView *self, GtkSnapshot *snapshot, const MinkaTreeBox *boxes)
{
  const int selected = minka_tree_view_find_box (self, self->selected);
  const int counterpart = minka_tree_view_find_box (self, self->counterpart);
  const gboolean here = gtk_widget_has_focus (GTK_WIDGET (self)) || self->edited != NULL;

  if (counterpart != MINKA_TREE_NOWHERE)
    minka_tree_draw_outline (&self->look, snapshot, &boxes[counterpart], MINKA_TREE_INK_CHOSEN, 2, 3);
  if (selected != MINKA_TREE_NOWHERE)
    minka_tree_draw_outline (&self->look, snapshot, &boxes[selected], MINKA_TREE_INK_CHOSEN, here ? 3 : 2, 1);
}

static void
draw_drop (MinkaTreeView *self, GtkSnapshot *snapshot, const MinkaTreeBox *boxes)
{
  const GdkRGBA *ink = &self->look.inks[MINKA_TREE_INK_CHOSEN];
  const int dragged = minka_tree_view_find_box (self, self->dragged);
  const MinkaTreeBox *box;

  if (dragged == MINKA_TREE_NOWHERE)
    return;
  if (self->target != MINKA_TREE_NOWHERE) {
    box = &boxes[self->target];
    if (self->drop == MINKA_TREE_DROP_BEFORE || self->drop == MINKA_TREE_DROP_AFTER)
      gtk_snapshot_append_color (
          snapshot, ink,
          &GRAPHENE_RECT_INIT (
              (float) (self->drop == MINKA_TREE_DROP_BEFORE ? box->x - 12 : box->x + box->width + 8),
              (float) box->y, 4, (float) box->height));
    else
      minka_tree_draw_outline (&self->look, snapshot, box, MINKA_TREE_INK_CHOSEN, 4, 2);
  }
  gtk_snapshot_push_opacity (snapshot, 0.75);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (self->drag_x - self->hold_x),
                                                          (float) (self->drag_y - self->hold_y)));
  gtk_snapshot_append_node (snapshot, get_node (self, dragged, G_MAXINT64));
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

static gboolean
draw_rest (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

static void
draw_tree (MinkaTreeView *self, GtkSnapshot *snapshot)
{
  MinkaTreeScene *scene = self->scene;
  const gboolean moving = self->moving != NULL;
  Picture picture = {
    .view = self,
    .snapshot = snapshot,
    .boxes = minka_tree_view_get_boxes (self),
    .routes = moving ? self->moving_routes : scene->routes,
    .deadline = g_get_monotonic_time () + PATIENCE,
  };

  minka_tree_view_get_sight (self, &picture.area);
  if (moving) {
    for (guint i = 0; i < picture.routes->n_detours; i++)
      minka_tree_draw_detour (&self->look, snapshot, &picture.routes->detours[i]);
    for (guint i = 0; i < picture.routes->n_families; i++)
      draw_family (scene, (int) i, &picture);
    for (guint i = 0; i < scene->n_boxes; i++)
      draw_box (scene, (int) i, &picture);
  } else if (self->zoom < MINKA_TREE_PLAIN_ZOOM) {
    minka_tree_scene_visit_families (scene, &picture.area, draw_plain_family, &picture);
    minka_tree_scene_visit_boxes (scene, &picture.area, draw_plain_box, &picture);
    end_run (&picture);
  } else {
    for (guint i = 0; i < picture.routes->n_detours; i++)
      minka_tree_draw_detour (&self->look, snapshot, &picture.routes->detours[i]);
    minka_tree_scene_visit_families (scene, &picture.area, draw_family, &picture);
    minka_tree_scene_visit_boxes (scene, &picture.area, draw_box, &picture);
  }
  if (picture.unfinished)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), draw_rest, NULL, NULL);
  draw_outlines (self, snapshot, picture.boxes);
  draw_drop (self, snapshot, picture.boxes);
}

static void
take_inks (MinkaTreeView *self)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < MINKA_TREE_N_INKS; i++) {
    GdkRGBA ink;

    gtk_widget_get_color (self->inks[i], &ink);
    changed = changed || !gdk_rgba_equal (&ink, &self->look.inks[i]);
    self->look.inks[i] = ink;
  }
  if (changed) {
    GHashTableIter papers;
    MinkaTreePaper *paper;

    g_hash_table_iter_init (&papers, self->papers);
    while (g_hash_table_iter_next (&papers, NULL, (gpointer *) &paper))
      g_clear_pointer (&paper->node, gsk_render_node_unref);
    g_clear_object (&self->overview);
  }
}

/* A picture of the tree that serves as long as one is further away from it than it is large. */
static gboolean
prepare_overview (MinkaTreeView *self)
{
  const MinkaTreeBounds *bounds = &self->scene->bounds;
  const double scale = MIN (MIN (OVERVIEW / bounds->width, OVERVIEW / bounds->height), MINKA_TREE_PLAIN_ZOOM);
  const double pixels = self->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (pixels > scale)
    return FALSE;
  if (self->overview == NULL) {
    self->overview = minka_tree_view_draw_overview (self, (int) ceil (bounds->width * scale),
                                                    (int) ceil (bounds->height * scale), scale);
    self->overview_scale = scale;
  }
  return TRUE;
}

static void
minka_tree_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MinkaTreeView *self = MINKA_TREE_VIEW (widget);
  const double scale = gtk_widget_get_scale_factor (widget);
  gboolean far;

  if (self->scene == NULL || self->scene->n_boxes == 0)
    return;
  take_inks (self);
  far = self->zoom < MINKA_TREE_PLAIN_ZOOM && self->moving == NULL && prepare_overview (self);
  if (far) {
    const MinkaTreeBounds *bounds = &self->scene->bounds;
    const double share = self->zoom / self->overview_scale;

    /* In pixels of the screen: those of the tree may be more than a picture can have. */
    gtk_snapshot_append_texture (
        snapshot, self->overview,
        &GRAPHENE_RECT_INIT ((float) ((bounds->x - self->left) * self->zoom),
                             (float) ((bounds->y - self->top) * self->zoom),
                             (float) (gdk_texture_get_width (self->overview) * share),
                             (float) (gdk_texture_get_height (self->overview) * share)));
  }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (round (-self->left * self->zoom * scale) / scale),
                                                (float) (round (-self->top * self->zoom * scale) / scale)));
  gtk_snapshot_scale (snapshot, (float) self->zoom, (float) self->zoom);
  if (far) {
    draw_outlines (self, snapshot, self->scene->boxes);
    draw_drop (self, snapshot, self->scene->boxes);
  } else {
    draw_tree (self, snapshot);
  }
  gtk_snapshot_restore (snapshot);
  if (self->editor != NULL)
    gtk_widget_snapshot_child (widget, self->editor, snapshot);
}

/* The widget */

static void
minka_tree_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 500;
}

static void
minka_tree_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MinkaTreeView *self = MINKA_TREE_VIEW (widget);

  self->allocating = TRUE;
  if (self->scene != NULL && self->scene->n_boxes > 0 &&
      (!self->placed || (self->fitted && (width != self->width || height != self->height)))) {
    self->placed = TRUE;
    minka_tree_camera_begin (self);
  } else {
    minka_tree_camera_configure (self);
  }
  self->allocating = FALSE;
  self->width = width;
  self->height = height;
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
minka_tree_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (minka_tree_view_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

/* The font: everything is measured anew. */
static void
minka_tree_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  MinkaTreeView *self = MINKA_TREE_VIEW (widget);

  GTK_WIDGET_CLASS (minka_tree_view_parent_class)->system_setting_changed (widget, setting);
  if (self->scene == NULL || setting == GTK_SYSTEM_SETTING_ICON_THEME)
    return;
  minka_tree_look_forget_font (&self->look);
  g_hash_table_remove_all (self->papers);
  minka_tree_view_set_shape (self, g_steal_pointer (&self->scene->shape), NULL);
}

static void
minka_tree_view_dispose (GObject *object)
{
  MinkaTreeView *self = MINKA_TREE_VIEW (object);

  minka_tree_hands_cancel (self);
  minka_tree_readers_clear (self);
  g_clear_object (&self->flight);
  g_clear_object (&self->slide);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  for (guint i = 0; i < MINKA_TREE_N_INKS; i++)
    g_clear_pointer (&self->inks[i], gtk_widget_unparent);
  minka_tree_look_forget_font (&self->look);
  g_clear_object (&self->menu);
  g_clear_object (&self->overview);
  G_OBJECT_CLASS (minka_tree_view_parent_class)->dispose (object);
}

static void
minka_tree_view_finalize (GObject *object)
{
  MinkaTreeView *self = MINKA_TREE_VIEW (object);

  g_free (self->shift);
  g_free (self->moving);
  g_clear_pointer (&self->moving_routes, minka_tree_routes_free);
  g_clear_pointer (&self->scene, minka_tree_scene_free);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_hash_table_unref (self->papers);
  g_hash_table_unref (self->readers);
  g_free (self->selected);
  g_free (self->counterpart);
  g_free (self->edited);
  g_free (self->to_word);
  g_free (self->dragged);
  G_OBJECT_CLASS (minka_tree_view_parent_class)->finalize (object);
}

static void
zoom_in (GtkWidget *widget, const char *name, GVariant *parameter)
{
  minka_tree_view_zoom_by (MINKA_TREE_VIEW (widget), 1.25);
}

static void
zoom_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  minka_tree_view_zoom_by (MINKA_TREE_VIEW (widget), 0.8);
}

static void
zoom_to_one (GtkWidget *widget, const char *name, GVariant *parameter)
{
  minka_tree_view_zoom_by (MINKA_TREE_VIEW (widget), 1 / MINKA_TREE_VIEW (widget)->zoom);
}

static void
zoom_to_fit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  minka_tree_view_fit (MINKA_TREE_VIEW (widget));
}

static void
minka_tree_view_class_init (MinkaTreeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = minka_tree_view_dispose;
  object_class->finalize = minka_tree_view_finalize;
  widget_class->measure = minka_tree_view_measure;
  widget_class->size_allocate = minka_tree_view_size_allocate;
  widget_class->snapshot = minka_tree_view_snapshot;
  widget_class->css_changed = minka_tree_view_css_changed;
  widget_class->system_setting_changed = minka_tree_view_system_setting_changed;
  MINKA_SCROLL_AREA_CLASS (klass)->scrolled = minka_tree_camera_scrolled;
  gtk_widget_class_set_css_name (widget_class, "minka-tree");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TREE);
  gtk_widget_class_install_action (widget_class, "tree.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "tree.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "tree.zoom-one", NULL, zoom_to_one);
  gtk_widget_class_install_action (widget_class, "tree.zoom-fit", NULL, zoom_to_fit);

  /**
   * MinkaTreeView::chosen:
   * @self: the view
   *
   * Another box was chosen, or none.
   */
  minka_tree_view_signals[MINKA_TREE_CHOSEN] =
      g_signal_new ("chosen", MINKA_TYPE_TREE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MinkaTreeView::worded:
   * @self: the view
   * @id: the id of a node
   * @text: its new words, not empty
   */
  minka_tree_view_signals[MINKA_TREE_WORDED] =
      g_signal_new ("worded", MINKA_TYPE_TREE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    G_TYPE_STRING, G_TYPE_STRING);

  /**
   * MinkaTreeView::unworded:
   * @self: the view
   * @id: the id of a node whose words were begun and left as they were
   */
  minka_tree_view_signals[MINKA_TREE_UNWORDED] =
      g_signal_new ("unworded", MINKA_TYPE_TREE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                    G_TYPE_STRING);

  /**
   * MinkaTreeView::dropped:
   * @self: the view
   * @id: the id of the node that was dragged
   * @target: the id of the node where it was let go
   * @drop: a #MinkaTreeDrop
   */
  minka_tree_view_signals[MINKA_TREE_DROPPED] =
      g_signal_new ("dropped", MINKA_TYPE_TREE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                    G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT);

  /**
   * MinkaTreeView::looked:
   * @self: the view
   *
   * Something else of the tree came into sight.
   */
  minka_tree_view_signals[MINKA_TREE_LOOKED] =
      g_signal_new ("looked", MINKA_TYPE_TREE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
minka_tree_view_init (MinkaTreeView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->look.widget = widget;
  self->zoom = 1;
  self->target = MINKA_TREE_NOWHERE;
  self->papers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, paper_free);
  self->readers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; i < MINKA_TREE_N_INKS; i++) {
    self->inks[i] = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "can-target", FALSE, NULL);
    gtk_widget_add_css_class (self->inks[i], "minka-ink");
    gtk_widget_add_css_class (self->inks[i], ink_classes[i]);
    gtk_widget_set_child_visible (self->inks[i], FALSE);
    gtk_widget_set_parent (self->inks[i], widget);
  }
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  minka_tree_hands_init (self);
  minka_tree_keys_init (self);
}

/**
 * minka_tree_view_new:
 *
 * Returns: (transfer full): a view without a tree
 */
GtkWidget *
minka_tree_view_new (void)
{
  return g_object_new (MINKA_TYPE_TREE_VIEW, NULL);
}

/**
 * minka_tree_view_set_shape:
 * @self: a tree view
 * @shape: (transfer full): the tree
 * @marks: (transfer full) (nullable) (element-type utf8 MinkaTreeMarks): what boxes show besides their words, by id;
 *   %NULL for what they show already
 *
 * Shows a tree. What was there before stays where it is seen, or slides to its new place.
 */
void
minka_tree_view_set_shape (MinkaTreeView *self, MinkaTreeShape *shape, GHashTable *marks)
{
  MinkaTreeScene *before = g_steal_pointer (&self->scene);
  const char *tree = shape->tree == MINKA_TREE_PROBLEMS ? "problems" : "objectives";
  g_autofree MinkaTreeBox *boxes = g_steal_pointer (&self->moving);

  minka_tree_hands_cancel (self);
  if (marks != NULL) {
    g_clear_pointer (&self->marks, g_hash_table_unref);
    self->marks = marks;
  }
  gtk_widget_remove_css_class (GTK_WIDGET (self), "problems");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "objectives");
  gtk_widget_add_css_class (GTK_WIDGET (self), tree);
  g_clear_object (&self->overview);
  if (g_hash_table_size (self->papers) > 2 * shape->n_items + 100)
    g_hash_table_remove_all (self->papers);
  self->serial++;
  self->scene = minka_tree_scene_new (shape, &minka_tree_spacing, MINKA_TREE_BOX_WIDTH, measure_item, self);
  if (before != NULL && before->shape != NULL && before->n_boxes > 0)
    minka_tree_motion_begin (self, before, boxes != NULL ? boxes : before->boxes);
  else
    minka_tree_motion_end (self);
  g_clear_pointer (&before, minka_tree_scene_free);
  if (self->selected != NULL && minka_tree_shape_find (shape, self->selected) == MINKA_TREE_NOWHERE)
    minka_tree_view_select (self, NULL);
  if (self->edited != NULL && minka_tree_view_find_box (self, self->edited) == MINKA_TREE_NOWHERE)
    minka_tree_view_stop_editing (self, FALSE);
  if (self->placed)
    minka_tree_camera_configure (self);
  else
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  minka_tree_readers_update (self);
}

/**
 * minka_tree_view_get_shape:
 * @self: a tree view
 *
 * Returns: (transfer none) (nullable): its tree
 */
const MinkaTreeShape *
minka_tree_view_get_shape (MinkaTreeView *self)
{
  return self->scene != NULL ? self->scene->shape : NULL;
}

/**
 * minka_tree_view_get_scene:
 * @self: a tree view
 *
 * Returns: (transfer none) (nullable): its tree with its places
 */
const MinkaTreeScene *
minka_tree_view_get_scene (MinkaTreeView *self)
{
  return self->scene;
}

/**
 * minka_tree_view_get_serial:
 * @self: a tree view
 *
 * Returns: a number that is another one as soon as the scene is another one
 */
guint
minka_tree_view_get_serial (MinkaTreeView *self)
{
  return self->serial;
}

/**
 * minka_tree_view_get_selected:
 * @self: a tree view
 *
 * Returns: (transfer none) (nullable): the id of the chosen node
 */
const char *
minka_tree_view_get_selected (MinkaTreeView *self)
{
  return self->selected;
}

/**
 * minka_tree_view_select:
 * @self: a tree view
 * @id: (nullable): the id of a node
 *
 * Chooses a box, and brings it into sight.
 */
void
minka_tree_view_select (MinkaTreeView *self, const char *id)
{
  if (g_strcmp0 (id, self->selected) != 0) {
    g_set_str (&self->selected, id);
    gtk_widget_queue_draw (GTK_WIDGET (self));
    minka_tree_readers_update (self);
    g_signal_emit (self, minka_tree_view_signals[MINKA_TREE_CHOSEN], 0);
  }
  if (self->selected != NULL)
    minka_tree_view_show (self, self->selected);
}

/**
 * minka_tree_view_set_counterpart:
 * @self: a tree view
 * @id: (nullable): the id of a node
 *
 * Highlights a box that answers to the one chosen elsewhere, and brings it into sight.
 */
void
minka_tree_view_set_counterpart (MinkaTreeView *self, const char *id)
{
  if (!g_set_str (&self->counterpart, id))
    return;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (id != NULL)
    minka_tree_view_show (self, id);
}

/**
 * minka_tree_view_point_to_selected:
 * @self: a tree view
 * @area: (out): where the chosen box is on the widget
 */
void
minka_tree_view_point_to_selected (MinkaTreeView *self, GdkRectangle *area)
{
  const int index = minka_tree_view_find_box (self, self->selected);

  *area = (GdkRectangle) { gtk_widget_get_width (GTK_WIDGET (self)) / 2,
                           gtk_widget_get_height (GTK_WIDGET (self)) / 2, 1, 1 };
  if (index != MINKA_TREE_NOWHERE) {
    const MinkaTreeBox *box = &self->scene->boxes[index];

    *area = (GdkRectangle) { (int) ((box->x - self->left) * self->zoom),
                             (int) ((box->y - self->top) * self->zoom), (int) (box->width * self->zoom),
                             (int) (box->height * self->zoom) };
  }
}

/**
 * minka_tree_view_draw_overview:
 * @self: a tree view
 * @width: of the picture, in pixels
 * @height: of the picture
 * @scale: how large the tree is in it
 *
 * Returns: (transfer full): a small picture of the tree
 */
GdkTexture *
minka_tree_view_draw_overview (MinkaTreeView *self, int width, int height, double scale)
{
  take_inks (self);
  return minka_tree_draw_overview (&self->look, self->scene, MAX (width, 1), MAX (height, 1), scale);
}
