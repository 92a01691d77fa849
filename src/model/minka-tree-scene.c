#include "minka-tree-scene.h"

#include <math.h>

#define NOWHERE MINKA_TREE_NOWHERE

static void
lay_out (MinkaTreeScene *self, const MinkaTreeSpacing *spacing, double width, MinkaTreeHeight height,
         gpointer data)
{
  for (guint i = 0; i < self->n_boxes; i++) {
    const MinkaTreeItem *item = &self->shape->items[self->places[i]];

    self->boxes[i] = (MinkaTreeBox) {
      .parent = item->parent != NOWHERE ? self->box_at[item->parent] : -1,
      .above = item->side == MINKA_BRANCH_ABOVE,
      .width = width,
      .height = height (item, data),
    };
  }
  minka_tree_layout (self->boxes, self->n_boxes, spacing, &self->bounds);
  /* On whole pixels edges are sharp; the gaps have room for that. */
  for (guint i = 0; i < self->n_boxes; i++) {
    self->boxes[i].x = round (self->boxes[i].x);
    self->boxes[i].y = round (self->boxes[i].y);
  }
}

static int
level_of (const MinkaTreeItem *item)
{
  return item->side == MINKA_BRANCH_ABOVE ? -item->depth : item->depth;
}

/* As one reads a tree the boxes of a row come from left to right. */
static void
make_rows (MinkaTreeScene *self)
{
  int lowest = 0, highest = 0, first = 0;

  for (guint i = 0; i < self->n_boxes; i++) {
    const int level = level_of (&self->shape->items[self->places[i]]);

    lowest = MIN (lowest, level);
    highest = MAX (highest, level);
  }
  self->n_rows = self->n_boxes > 0 ? (guint) (highest - lowest + 1) : 0;
  self->rows = g_new0 (MinkaTreeRow, MAX (self->n_rows, 1));
  self->in_rows = g_new (int, MAX (self->n_boxes, 1));
  for (guint i = 0; i < self->n_boxes; i++)
    self->rows[level_of (&self->shape->items[self->places[i]]) - lowest].n++;
  for (guint i = 0; i < self->n_rows; i++) {
    self->rows[i].first = first;
    first += self->rows[i].n;
    self->rows[i].n = 0;
  }
  for (guint i = 0; i < self->n_boxes; i++) {
    MinkaTreeRow *row = &self->rows[level_of (&self->shape->items[self->places[i]]) - lowest];
    const MinkaTreeBox *box = &self->boxes[i];

    row->top = row->n == 0 ? box->y : MIN (row->top, box->y);
    row->bottom = row->n == 0 ? box->y + box->height : MAX (row->bottom, box->y + box->height);
    self->in_rows[row->first + row->n++] = (int) i;
  }
}

static void
choose_extras (MinkaTreeScene *self)
{
  self->extras = g_array_new (FALSE, FALSE, sizeof (MinkaTreeExtra));
  for (guint i = 0; i < self->shape->extras->len; i++) {
    const MinkaTreeExtra *extra = &g_array_index (self->shape->extras, MinkaTreeExtra, i);

    if (self->box_at[extra->child] != NOWHERE && self->box_at[extra->parent] != NOWHERE)
      g_array_append_val (self->extras, *extra);
  }
}

/**
 * minka_tree_scene_new:
 * @shape: (transfer full): a tree
 * @spacing: how much room to leave; its boxes have to be in rows
 * @width: the width of every box
 * @height: (scope call): tells the height of the box of an item
 * @data: for @height
 *
 * Gives the boxes of a tree their places.
 *
 * Returns: (transfer full): the scene
 */
MinkaTreeScene *
minka_tree_scene_new (MinkaTreeShape *shape, const MinkaTreeSpacing *spacing, double width,
                      MinkaTreeHeight height, gpointer data)
{
  MinkaTreeScene *self = g_new0 (MinkaTreeScene, 1);
  g_autoptr (GArray) visible = minka_tree_shape_list_visible (shape);

  g_return_val_if_fail (spacing->rows, NULL);
  self->shape = shape;
  self->n_boxes = visible->len;
  self->boxes = g_new (MinkaTreeBox, MAX (visible->len, 1));
  self->places = g_memdup2 (visible->data, visible->len * sizeof (int));
  self->box_at = g_new (int, MAX (shape->n_items, 1));
  for (guint i = 0; i < shape->n_items; i++)
    self->box_at[i] = NOWHERE;
  for (guint i = 0; i < visible->len; i++)
    self->box_at[self->places[i]] = (int) i;
  lay_out (self, spacing, width, height, data);
  make_rows (self);
  choose_extras (self);
  self->routes = minka_tree_scene_route (self, self->boxes, spacing->level_gap);
  return self;
}

/**
 * minka_tree_scene_free:
 * @self: (transfer full): a scene
 */
void
minka_tree_scene_free (MinkaTreeScene *self)
{
  g_clear_pointer (&self->shape, minka_tree_shape_free);
  g_free (self->boxes);
  g_free (self->places);
  g_free (self->box_at);
  g_free (self->rows);
  g_free (self->in_rows);
  minka_tree_routes_free (self->routes);
  g_array_unref (self->extras);
  g_free (self);
}

/**
 * minka_tree_scene_route:
 * @self: a scene
 * @boxes: its boxes, maybe on their way to their places
 * @level_gap: the room between rows
 *
 * Returns: (transfer full): the lines between them
 */
MinkaTreeRoutes *
minka_tree_scene_route (const MinkaTreeScene *self, const MinkaTreeBox *boxes, double level_gap)
{
  g_autofree int (*extras)[2] = g_malloc (MAX (self->extras->len, 1) * sizeof (int[2]));

  for (guint i = 0; i < self->extras->len; i++) {
    const MinkaTreeExtra *extra = &g_array_index (self->extras, MinkaTreeExtra, i);

    extras[i][0] = self->box_at[extra->child];
    extras[i][1] = self->box_at[extra->parent];
  }
  return minka_tree_routes_new (boxes, self->n_boxes, (const int (*)[2]) extras, self->extras->len,
                                level_gap);
}

/* The first box of a row that ends behind X. */
static int
first_behind (const MinkaTreeScene *self, const MinkaTreeRow *row, double x)
{
  int low = 0, high = row->n;

  while (low < high) {
    const int mid = (low + high) / 2;
    const MinkaTreeBox *box = &self->boxes[self->in_rows[row->first + mid]];

    if (box->x + box->width < x)
      low = mid + 1;
    else
      high = mid;
  }
  return low;
}

/**
 * minka_tree_scene_find:
 * @self: a scene
 * @x: across
 * @y: down
 *
 * Returns: the box there, or %MINKA_TREE_NOWHERE
 */
int
minka_tree_scene_find (const MinkaTreeScene *self, double x, double y)
{
  for (guint i = 0; i < self->n_rows; i++) {
    const MinkaTreeRow *row = &self->rows[i];
    const int at = y >= row->top && y <= row->bottom ? first_behind (self, row, x) : row->n;

    if (at < row->n) {
      const int index = self->in_rows[row->first + at];
      const MinkaTreeBox *box = &self->boxes[index];

      if (x >= box->x && y >= box->y && y <= box->y + box->height)
        return index;
    }
  }
  return NOWHERE;
}

/**
 * minka_tree_scene_visit_boxes:
 * @self: a scene
 * @area: a part of it
 * @visit: (scope call): called with each box in it
 * @data: for @visit
 *
 * Goes through the boxes of an area. It takes time for these and for the rows, not for all boxes.
 */
void
minka_tree_scene_visit_boxes (const MinkaTreeScene *self, const MinkaTreeBounds *area, MinkaTreeVisit visit,
                              gpointer data)
{
  for (guint i = 0; i < self->n_rows; i++) {
    const MinkaTreeRow *row = &self->rows[i];

    if (row->bottom < area->y || row->top > area->y + area->height)
      continue;
    for (int j = first_behind (self, row, area->x); j < row->n; j++) {
      const int index = self->in_rows[row->first + j];

      if (self->boxes[index].x > area->x + area->width)
        break;
      visit (self, index, data);
    }
  }
}

/* The first family of those from FIRST to END, all of one height, that ends behind X. */
static guint
first_family_behind (const MinkaTreeRoutes *routes, guint first, guint end, double x)
{
  while (first < end) {
    const guint mid = (first + end) / 2;

    if (routes->families[mid].right < x)
      first = mid + 1;
    else
      end = mid;
  }
  return first;
}

static guint
end_of_height (const MinkaTreeRoutes *routes, guint first)
{
  guint low = first + 1, high = routes->n_families;

  while (low < high) {
    const guint mid = (low + high) / 2;

    if (routes->families[mid].bus_y <= routes->families[first].bus_y)
      low = mid + 1;
    else
      high = mid;
  }
  return low;
}

/**
 * minka_tree_scene_visit_families:
 * @self: a scene
 * @area: a part of it
 * @visit: (scope call): called with the index of each family of which a line may be in it
 * @data: for @visit
 *
 * Goes through the lines of an area. It takes time for these and for the rows, not for all lines.
 */
void
minka_tree_scene_visit_families (const MinkaTreeScene *self, const MinkaTreeBounds *area,
                                 MinkaTreeVisit visit, gpointer data)
{
  const MinkaTreeRoutes *routes = self->routes;
  double reach = 0;

  /* A stem begins inside its row, as high as that is. */
  for (guint i = 0; i < self->n_rows; i++)
    reach = MAX (reach, self->rows[i].bottom - self->rows[i].top);
  for (guint i = 0, end; i < routes->n_families; i = end) {
    const MinkaTreeFamily *head = &routes->families[i];
    const double gap = ABS (head->near_y - head->bus_y);

    end = end_of_height (routes, i);
    if (head->bus_y + reach + gap < area->y || head->bus_y - reach - gap > area->y + area->height)
      continue;
    for (guint j = first_family_behind (routes, i, end, area->x); j < end; j++) {
      if (routes->families[j].left > area->x + area->width)
        break;
      visit (self, (int) j, data);
    }
  }
}
