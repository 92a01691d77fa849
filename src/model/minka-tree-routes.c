#include "minka-tree-routes.h"

#include <stdlib.h>

static double
middle (const MinkaTreeBox *box)
{
  return box->x + box->width / 2;
}

static gboolean
is_above (const MinkaTreeBox *boxes, int child)
{
  return boxes[child].y < boxes[boxes[child].parent].y;
}

/* Boxes with the same parent and on the same side, from left to right. */
static int
compare_children (gconstpointer a, gconstpointer b, gpointer data)
{
  const MinkaTreeBox *boxes = data;
  const int one = *(const int *) a, other = *(const int *) b;

  if (boxes[one].parent != boxes[other].parent)
    return boxes[one].parent < boxes[other].parent ? -1 : 1;
  if (is_above (boxes, one) != is_above (boxes, other))
    return is_above (boxes, one) ? -1 : 1;
  return (boxes[one].x > boxes[other].x) - (boxes[one].x < boxes[other].x);
}

static int
compare_families (gconstpointer a, gconstpointer b)
{
  const MinkaTreeFamily *one = a, *other = b;

  if (one->bus_y != other->bus_y)
    return one->bus_y < other->bus_y ? -1 : 1;
  return (one->left > other->left) - (one->left < other->left);
}

static MinkaTreeFamily
make_family (const MinkaTreeRoutes *self, const MinkaTreeBox *boxes, int first, int n, double gap)
{
  const int *children = self->children + first;
  const MinkaTreeBox *parent = &boxes[boxes[children[0]].parent];
  const gboolean above = is_above (boxes, children[0]);
  MinkaTreeFamily family = {
    .parent = boxes[children[0]].parent,
    .stem_x = middle (parent),
    .stem_y = above ? parent->y : parent->y + parent->height,
    .first = first,
    .n = n,
  };

  family.near_y = above ? boxes[children[0]].y + boxes[children[0]].height : boxes[children[0]].y;
  for (int i = 1; i < n; i++)
    family.near_y = above ? MAX (family.near_y, boxes[children[i]].y + boxes[children[i]].height)
                          : MIN (family.near_y, boxes[children[i]].y);
  family.bus_y = family.near_y + (above ? gap / 2 : -gap / 2);
  family.left = MIN (family.stem_x, middle (&boxes[children[0]]));
  family.right = MAX (family.stem_x, middle (&boxes[children[n - 1]]));
  return family;
}

/* It leaves and arrives beside the middle, where the lines of the tree do, and has a height of its own between two
 * rows. */
static MinkaTreeDetour
make_detour (const MinkaTreeBox *boxes, int child, int parent, guint i, double gap)
{
  const MinkaTreeBox *from = &boxes[child], *to = &boxes[parent];
  const double lane = gap * (0.2 + 0.08 * (i % 3));
  const double toward = middle (to) < middle (from) ? 1 : -1;
  const double start = middle (from) - toward * from->width / 4, end = middle (to) + toward * to->width / 4;
  double leave, along, arrive;

  if (to->y + to->height <= from->y) {
    leave = from->y;
    along = leave - lane;
    arrive = to->y + to->height;
  } else if (to->y >= from->y + from->height) {
    leave = from->y + from->height;
    along = leave + lane;
    arrive = to->y;
  } else {
    leave = from->y;
    arrive = to->y;
    along = MIN (leave, arrive) - lane;
  }
  return (MinkaTreeDetour) {
    .child = child,
    .parent = parent,
    .x = { start, start, end, end },
    .y = { leave, along, along, arrive },
  };
}

/**
 * minka_tree_routes_new:
 * @boxes: (array length=n_boxes): boxes that have their places
 * @n_boxes: how many
 * @extras: (array length=n_extras) (nullable): indices of child and parent of each further link
 * @n_extras: how many
 * @level_gap: the room between a row and the next
 *
 * Finds the way of the lines between boxes: in the room between two rows, along the axes, so that what draws them
 * needs nothing but upright and level strokes.
 *
 * Returns: (transfer full): the lines
 */
MinkaTreeRoutes *
minka_tree_routes_new (const MinkaTreeBox *boxes, guint n_boxes, const int (*extras)[2], guint n_extras,
                       double level_gap)
{
  MinkaTreeRoutes *self = g_new0 (MinkaTreeRoutes, 1);
  int n = 0;

  self->children = g_new (int, MAX (n_boxes, 1));
  self->families = g_new (MinkaTreeFamily, MAX (n_boxes, 1));
  for (guint i = 0; i < n_boxes; i++)
    if (boxes[i].parent >= 0)
      self->children[n++] = (int) i;
  g_sort_array (self->children, (gsize) n, sizeof (int), compare_children, (gpointer) boxes);
  for (int i = 0, end; i < n; i = end) {
    const int child = self->children[i];

    for (end = i + 1; end < n && boxes[self->children[end]].parent == boxes[child].parent &&
                      is_above (boxes, self->children[end]) == is_above (boxes, child);
         end++)
      ;
    self->families[self->n_families++] = make_family (self, boxes, i, end - i, level_gap);
  }
  if (self->n_families > 0)
    qsort (self->families, self->n_families, sizeof (MinkaTreeFamily), compare_families);

  self->detours = g_new (MinkaTreeDetour, MAX (n_extras, 1));
  self->n_detours = n_extras;
  for (guint i = 0; i < n_extras; i++)
    self->detours[i] = make_detour (boxes, extras[i][0], extras[i][1], i, level_gap);
  return self;
}

/**
 * minka_tree_routes_free:
 * @self: (transfer full): lines
 */
void
minka_tree_routes_free (MinkaTreeRoutes *self)
{
  g_free (self->families);
  g_free (self->children);
  g_free (self->detours);
  g_free (self);
}
