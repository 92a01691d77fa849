#include "minka-tree-layout.h"

/* The tidy layout of trees in linear time for boxes of any size: A. van der Ploeg, “Drawing non-layered tidy trees
 * in linear time”, 2014, which extends Reingold and Tilford's. Its walks down the tree are loops here, as a chain of
 * causes may be longer than the stack is deep.
 *
 * The half above a root and the half below it are two trees of cells with one root, each laid out away from the root;
 * positions across are those of the middle of a box. */

#define NONE (-1)

/* The cells of a half are in the order in which one comes by them: each behind its parent. */
typedef struct {
  double half;                    /* of its width */
  double start;                   /* how far from the root's edge the box begins, */
  double end;                     /* and where what hangs on it may begin */
  double across;                  /* the middle, without what its ancestors and itself are moved by */
  double moved;                   /* by how much it and all below it are moved */
  double shift, change;           /* room to spread over the siblings behind it */
  double left_moved, right_moved; /* the sum of moves from here down to the last cell of that side */
  int parent, first, last, next;
  int left_end, right_end;       /* the lowest cell of either outline */
  int left_thread, right_thread; /* where the outline goes on below a cell without children */
  int box;
  int depth;
} Cell;

/* A child that is seen from the right below all the children behind it. */
typedef struct {
  double low;
  int index;
  int cell;
} Seen;

typedef struct {
  MinkaTreeBox *boxes;
  const MinkaTreeSpacing *spacing;
  int *first, *next; /* children of a box */
  int *to_do, *cell_of;
  Cell *cells;
  Seen *seen;
} Layout;

static int
skip_other_half (Layout *self, int box, gboolean above)
{
  while (box != NONE && !self->boxes[box].above != !above)
    box = self->next[box];
  return box;
}

static int
add_cell (Layout *self, int n, int box, int parent)
{
  Cell *cell = &self->cells[n];

  *cell = (Cell) {
    .half = self->boxes[box].width / 2,
    .parent = parent,
    .first = NONE,
    .last = NONE,
    .next = NONE,
    .left_end = n,
    .right_end = n,
    .left_thread = NONE,
    .right_thread = NONE,
    .box = box,
  };
  if (parent != NONE) {
    Cell *above = &self->cells[parent];

    cell->depth = above->depth + 1;
    if (above->first == NONE)
      above->first = n;
    else
      self->cells[above->last].next = n;
    above->last = n;
  }
  self->cell_of[box] = n;
  return n + 1;
}

/* Makes the cells of one half of a tree from the nth on; returns the number behind the last. */
static int
add_half (Layout *self, int n, int root, gboolean above)
{
  int n_to_do = 0;
  int child = skip_other_half (self, self->first[root], above);

  n = add_cell (self, n, root, NONE);
  if (child != NONE)
    self->to_do[n_to_do++] = child;
  while (n_to_do > 0) {
    int box = self->to_do[--n_to_do];
    int next = self->next[box];

    n = add_cell (self, n, box, self->cell_of[self->boxes[box].parent]);
    if (self->boxes[box].parent == root)
      next = skip_other_half (self, next, above);
    if (next != NONE)
      self->to_do[n_to_do++] = next;
    if (self->first[box] != NONE)
      self->to_do[n_to_do++] = self->first[box];
  }
  return n;
}

static int
next_left (const Cell *cell)
{
  return cell->first != NONE ? cell->first : cell->left_thread;
}

static int
next_right (const Cell *cell)
{
  return cell->last != NONE ? cell->last : cell->right_thread;
}

/* Moves a child away from its elder siblings, and the ones between it and the one it was moved away from by their
 * share. */
static void
move_child (Layout *self, int child, int index, const Seen *from, double distance)
{
  Cell *cell = &self->cells[child];

  cell->moved += distance;
  cell->left_moved += distance;
  cell->right_moved += distance;
  if (from->index < index - 1) {
    int n = index - from->index;

    self->cells[self->cells[from->cell].next].shift += distance / n;
    cell->shift -= distance / n;
    cell->change -= distance - distance / n;
  }
}

/* The outlines of the elder siblings and of the child go on where the shorter ends. */
static void
join_outlines (Layout *self, const Cell *parent, int elder, int child, int right, double right_moved,
               int left, double left_moved)
{
  Cell *cells = self->cells;
  Cell *eldest = &cells[parent->first], *before = &cells[elder], *cell = &cells[child];

  if (right == NONE && left != NONE) {
    Cell *end = &cells[eldest->left_end];
    double moved = left_moved - cells[left].moved - eldest->left_moved;

    end->left_thread = left;
    end->moved += moved;
    end->across -= moved;
    eldest->left_end = cell->left_end;
    eldest->left_moved = cell->left_moved;
  } else if (right != NONE && left == NONE) {
    Cell *end = &cells[cell->right_end];
    double moved = right_moved - cells[right].moved - cell->right_moved;

    end->right_thread = right;
    end->moved += moved;
    end->across -= moved;
    cell->right_end = before->right_end;
    cell->right_moved = before->right_moved;
  }
}

/* Puts a child to the right of its elder siblings, as near as the gaps allow. */
static void
separate (Layout *self, const Cell *parent, int elder, int child, int index, int n_seen)
{
  const Seen *seen = &self->seen[n_seen - 1];
  Cell *cells = self->cells;
  int right = elder, left = child;
  double right_moved = cells[elder].moved, left_moved = cells[child].moved;

  while (right != NONE && left != NONE) {
    const Cell *r = &cells[right], *l = &cells[left];
    double gap = r->parent == l->parent ? self->spacing->sibling_gap : self->spacing->branch_gap;
    double distance = right_moved + r->across + r->half + gap - (left_moved + l->across - l->half);
    double r_end = r->end, l_end = l->end;

    while (r_end > seen->low)
      seen--;
    /* The two siblings themselves are put side by side, even if that takes the child to the left. */
    if (distance > 0 || (right == elder && left == child)) {
      left_moved += distance;
      move_child (self, child, index, seen, distance);
    }
    if (r_end <= l_end && (right = next_right (r)) != NONE)
      right_moved += cells[right].moved;
    if (r_end >= l_end && (left = next_left (l)) != NONE)
      left_moved += cells[left].moved;
  }
  join_outlines (self, parent, elder, child, right, right_moved, left, left_moved);
}

static void
place_children (Layout *self, Cell *parent)
{
  Cell *cells = self->cells;
  const Cell *first = &cells[parent->first], *last = &cells[parent->last];
  Seen *seen = self->seen;
  int n_seen = 1, index = 1, elder = parent->first;

  seen[0] = (Seen) { cells[first->right_end].end, 0, parent->first };
  for (int child = first->next; child != NONE; elder = child, child = cells[child].next) {
    double low = cells[cells[child].right_end].end;

    separate (self, parent, elder, child, index, n_seen);
    while (n_seen > 0 && low >= seen[n_seen - 1].low)
      n_seen--;
    seen[n_seen++] = (Seen) { low, index++, child };
  }
  parent->across = (first->across + first->moved + last->across + last->moved) / 2;
  parent->left_end = first->left_end;
  parent->left_moved = first->left_moved;
  parent->right_end = last->right_end;
  parent->right_moved = last->right_moved;
}

/* Gives the siblings between two that had to part their share of the room. */
static void
spread_children (Layout *self, const Cell *parent)
{
  double shift = 0, moved = 0;

  for (int i = parent->first; i != NONE; i = self->cells[i].next) {
    Cell *cell = &self->cells[i];

    shift += cell->shift;
    moved += shift + cell->change;
    cell->moved += moved;
  }
}

/* Says where the boxes of one half begin and end, away from the root's edge. */
static void
stack_rows (Layout *self, int start, int end, const double *rows)
{
  for (int i = start; i < end; i++) {
    Cell *cell = &self->cells[i];
    double height = self->boxes[cell->box].height;

    cell->start = cell->parent == NONE ? 0 : self->cells[cell->parent].end;
    if (rows != NULL)
      height = rows[cell->depth];
    cell->end = cell->start + height + self->spacing->level_gap;
  }
}

static void
measure_rows (Layout *self, int start, int end, GArray *rows)
{
  for (int i = start; i < end; i++) {
    const Cell *cell = &self->cells[i];
    double *height;

    if ((guint) cell->depth >= rows->len)
      g_array_set_size (rows, cell->depth + 1);
    height = &g_array_index (rows, double, cell->depth);
    *height = MAX (*height, self->boxes[cell->box].height);
  }
}

/* Lays one half out around the middle of its root, and widens what the tree takes. */
static void
place_half (Layout *self, int start, int end, gboolean above, double *left, double *right)
{
  Cell *cells = self->cells;
  double root_height = cells[start].end - cells[start].start - self->spacing->level_gap;

  for (int i = end - 1; i >= start; i--)
    if (cells[i].first != NONE)
      place_children (self, &cells[i]);

  /* From here on a cell's shift is the sum of all moves. */
  for (int i = start; i < end; i++) {
    Cell *cell = &cells[i];
    MinkaTreeBox *box = &self->boxes[cell->box];
    double across;

    if (cell->first != NONE)
      spread_children (self, cell);
    cell->shift = cell->parent == NONE ? -cell->across : cells[cell->parent].shift + cell->moved;
    across = cell->across + cell->shift;
    box->x = across - cell->half;
    if (cell->parent != NONE)
      box->y = above ? root_height - cell->start - box->height : cell->start;
    else
      box->y = 0;
    *left = MIN (*left, box->x);
    *right = MAX (*right, box->x + box->width);
  }
}

/* A tree's cells are those from @start on: first the half below, then from @above on the half above. */
typedef struct {
  int start, above, end;
} Halves;

static void
list_children (Layout *self, guint n_boxes)
{
  for (guint i = 0; i < n_boxes; i++)
    self->first[i] = self->next[i] = NONE;
  for (guint i = n_boxes; i-- > 0;) {
    int parent = self->boxes[i].parent;

    if (parent != NONE) {
      self->next[i] = self->first[parent];
      self->first[parent] = i;
    }
  }
}

static void
place_trees (Layout *self, GArray *trees, MinkaTreeBounds *bounds)
{
  double taken = 0, top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE, outermost = 0;

  for (guint i = 0; i < trees->len; i++) {
    const Halves *tree = &g_array_index (trees, Halves, i);
    double left = 0, right = 0, offset;

    place_half (self, tree->start, tree->above, FALSE, &left, &right);
    place_half (self, tree->above, tree->end, TRUE, &left, &right);
    offset = i == 0 ? 0 : taken + self->spacing->branch_gap - left;
    if (i == 0)
      outermost = left;
    taken = offset + right;
    for (int j = tree->start; j < tree->end; j++) {
      MinkaTreeBox *box = &self->boxes[self->cells[j].box];

      if (j != tree->above) /* the root once more */
        box->x += offset;
      top = MIN (top, box->y);
      bottom = MAX (bottom, box->y + box->height);
    }
  }
  if (bounds != NULL && trees->len > 0)
    *bounds = (MinkaTreeBounds) { outermost, top, taken - outermost, bottom - top };
}

/**
 * minka_tree_layout:
 * @boxes: (array length=n_boxes): the boxes; siblings go from left to right in the order in which they are here
 * @n_boxes: how many
 * @spacing: how much room to leave
 * @bounds: (out) (optional): the rectangle that they take; all 0 if there are none
 *
 * Says where to draw the boxes of a tree, or of several trees beside each other: what hangs on a root goes below it
 * or above it, what hangs on anything else goes further that way. No two boxes come nearer than the gaps; the
 * middle of a box is halfway between those of its first and its last child; a tree and its mirror image are drawn as
 * mirror images. The first root's middle is at 0 and its upper edge too, whatever hangs on it, so that it
 * keeps its place when boxes are added. It takes time in proportion to @n_boxes, and the same boxes are always laid
 * out the same. Boxes that hang on each other in a circle are left where they are.
 */
void
minka_tree_layout (MinkaTreeBox *boxes, guint n_boxes, const MinkaTreeSpacing *spacing,
                   MinkaTreeBounds *bounds)
{
  g_autofree int *indices = g_new (int, 4 * (gsize) n_boxes);
  g_autofree Cell *cells = NULL;
  g_autofree Seen *seen = NULL;
  g_autoptr (GArray) trees = g_array_new (FALSE, FALSE, sizeof (Halves));
  g_autoptr (GArray) below = g_array_new (FALSE, TRUE, sizeof (double));
  g_autoptr (GArray) above = g_array_new (FALSE, TRUE, sizeof (double));
  Layout self = { boxes, spacing };
  guint n_roots = 0;
  int n = 0;

  if (bounds != NULL)
    *bounds = (MinkaTreeBounds) { 0 };
  for (guint i = 0; i < n_boxes; i++) {
    g_return_if_fail (boxes[i].parent >= NONE && boxes[i].parent < (int) n_boxes);
    n_roots += boxes[i].parent == NONE;
  }
  self.first = indices;
  self.next = indices + n_boxes;
  self.to_do = indices + 2 * (gsize) n_boxes;
  self.cell_of = indices + 3 * (gsize) n_boxes;
  self.cells = cells = g_new (Cell, n_boxes + n_roots);
  self.seen = seen = g_new (Seen, n_boxes);
  list_children (&self, n_boxes);

  for (guint i = 0; i < n_boxes; i++) {
    Halves tree = { n };

    if (boxes[i].parent != NONE)
      continue;
    tree.above = add_half (&self, n, i, FALSE);
    n = tree.end = add_half (&self, tree.above, i, TRUE);
    g_array_append_val (trees, tree);
    if (spacing->rows) {
      measure_rows (&self, tree.start, tree.above, below);
      measure_rows (&self, tree.above, tree.end, above);
    }
  }
  for (guint i = 0; i < trees->len; i++) {
    const Halves *tree = &g_array_index (trees, Halves, i);

    stack_rows (&self, tree->start, tree->above, spacing->rows ? (const double *) below->data : NULL);
    stack_rows (&self, tree->above, tree->end, spacing->rows ? (const double *) above->data : NULL);
  }
  place_trees (&self, trees, bounds);
}
