#include "minka-tree-layout.h"

#include <math.h>
#include <string.h>

/* What a reader of a tree is promised, shown on ten thousand random ones. */

#define TREES 10000
#define NEAR 1e-6

static const MinkaTreeSpacing spacings[] = {
  { 16, 40, 48, TRUE },
  { 16, 40, 48, FALSE },
  { 0, 0, 0, TRUE },
  { 40, 5, 1, FALSE },
};

typedef struct {
  MinkaTreeBox *boxes;
  guint n;
  MinkaTreeSpacing spacing;
  MinkaTreeBounds bounds;
} Sheet;

static void
sheet_clear (Sheet *sheet)
{
  g_free (sheet->boxes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

static void
lay_out (Sheet *sheet)
{
  minka_tree_layout (sheet->boxes, sheet->n, &sheet->spacing, &sheet->bounds);
}

/* Trees of all manners: bushy, deep, wide; of one root or several; boxes alike or not. A parent may come behind its
 * children. */
static Sheet
sheet_random (GRand *random)
{
  Sheet sheet = { .n = g_rand_int_range (random, 1, g_rand_boolean (random) ? 12 : 120) };
  int reach = g_rand_int_range (random, 1, 20);
  double lone = g_rand_boolean (random) ? 0 : 0.1;
  gboolean alike = g_rand_int_range (random, 0, 4) == 0;
  g_autofree int *place = g_new (int, sheet.n);

  sheet.spacing = spacings[g_rand_int_range (random, 0, G_N_ELEMENTS (spacings))];
  sheet.boxes = g_new0 (MinkaTreeBox, sheet.n);
  for (guint i = 0; i < sheet.n; i++)
    place[i] = i;
  for (guint i = sheet.n; i-- > 1;) {
    int j = g_rand_int_range (random, 0, i + 1);
    int old = place[i];

    place[i] = place[j];
    place[j] = old;
  }
  for (guint i = 0; i < sheet.n; i++) {
    MinkaTreeBox *box = &sheet.boxes[place[i]];

    box->parent = i == 0 || g_rand_double (random) < lone
                      ? -1
                      : place[g_rand_int_range (random, MAX (0, (int) i - reach), i)];
    box->above = g_rand_boolean (random);
    box->width = alike ? 100 : g_rand_int_range (random, 1, 200);
    box->height = alike ? 40 : g_rand_int_range (random, 1, 150);
    box->x = box->y = NAN;
  }
  return sheet;
}

/* Whether what a box is part of goes above its root; a root goes nowhere. */
static gboolean
goes_above (const Sheet *sheet, guint i)
{
  while (sheet->boxes[i].parent >= 0 && sheet->boxes[sheet->boxes[i].parent].parent >= 0)
    i = sheet->boxes[i].parent;
  return sheet->boxes[i].parent >= 0 && sheet->boxes[i].above;
}

static int
depth_of (const Sheet *sheet, guint i)
{
  int depth = 0;

  for (int p = sheet->boxes[i].parent; p >= 0; p = sheet->boxes[p].parent)
    depth++;
  return depth;
}

/* No two boxes beside each other are nearer than the smaller of the gaps, or two siblings than theirs. */
static void
check_apart (const Sheet *sheet)
{
  for (guint i = 0; i < sheet->n; i++)
    for (guint j = i + 1; j < sheet->n; j++) {
      const MinkaTreeBox *a = &sheet->boxes[i], *b = &sheet->boxes[j];
      gboolean siblings = a->parent >= 0 && a->parent == b->parent;
      double gap = siblings ? sheet->spacing.sibling_gap : sheet->spacing.branch_gap;
      gboolean beside = a->y < b->y + b->height - NEAR && b->y < a->y + a->height - NEAR;

      if (beside && (siblings ? goes_above (sheet, i) == goes_above (sheet, j) : TRUE))
        g_assert_true (a->x + a->width + gap <= b->x + NEAR || b->x + b->width + gap <= a->x + NEAR);
      else
        g_assert_true (a->x + a->width <= b->x + NEAR || b->x + b->width <= a->x + NEAR ||
                       a->y + a->height <= b->y + NEAR || b->y + b->height <= a->y + NEAR);
    }
}

static void
check_order_and_centres (const Sheet *sheet)
{
  for (guint i = 0; i < sheet->n; i++)
    for (int above = FALSE; above <= TRUE; above++) {
      const MinkaTreeBox *parent = &sheet->boxes[i], *first = NULL, *last = NULL;

      for (guint j = 0; j < sheet->n; j++) {
        const MinkaTreeBox *box = &sheet->boxes[j];

        if (box->parent != (int) i || goes_above (sheet, j) != above)
          continue;
        if (last != NULL)
          g_assert_cmpfloat (last->x + last->width + sheet->spacing.sibling_gap, <=, box->x + NEAR);
        first = first != NULL ? first : box;
        last = box;
      }
      if (last != NULL)
        g_assert_cmpfloat_with_epsilon ((first->x + first->width / 2 + last->x + last->width / 2) / 2,
                                        parent->x + parent->width / 2, NEAR);
    }
}

static void
check_levels (const Sheet *sheet)
{
  for (guint i = 0; i < sheet->n; i++) {
    const MinkaTreeBox *box = &sheet->boxes[i], *parent = &sheet->boxes[MAX (box->parent, 0)];
    gboolean above = goes_above (sheet, i);
    double gap;

    if (box->parent < 0) {
      g_assert_cmpfloat (box->y, ==, 0);
      continue;
    }
    gap = above ? parent->y - box->y - box->height : box->y - parent->y - parent->height;
    g_assert_cmpfloat (gap, >=, sheet->spacing.level_gap - NEAR);
    if (!sheet->spacing.rows)
      g_assert_cmpfloat_with_epsilon (gap, sheet->spacing.level_gap, NEAR);
    for (guint j = 0; sheet->spacing.rows && j < i; j++) {
      const MinkaTreeBox *other = &sheet->boxes[j];

      if (depth_of (sheet, i) == depth_of (sheet, j) && goes_above (sheet, j) == above)
        g_assert_cmpfloat_with_epsilon (above ? box->y + box->height : box->y,
                                        above ? other->y + other->height : other->y, NEAR);
    }
  }
}

static void
check_bounds (const Sheet *sheet)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < sheet->n; i++) {
    const MinkaTreeBox *box = &sheet->boxes[i];

    left = MIN (left, box->x);
    top = MIN (top, box->y);
    right = MAX (right, box->x + box->width);
    bottom = MAX (bottom, box->y + box->height);
  }
  g_assert_cmpfloat_with_epsilon (sheet->bounds.x, left, NEAR);
  g_assert_cmpfloat_with_epsilon (sheet->bounds.y, top, NEAR);
  g_assert_cmpfloat_with_epsilon (sheet->bounds.width, right - left, NEAR);
  g_assert_cmpfloat_with_epsilon (sheet->bounds.height, bottom - top, NEAR);
}

static Sheet
sheet_copy (const Sheet *sheet)
{
  Sheet copy = *sheet;

  copy.boxes = g_memdup2 (sheet->boxes, sheet->n * sizeof (MinkaTreeBox));
  return copy;
}

static void
test_properties (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2021);

  for (guint i = 0; i < TREES; i++) {
    g_auto (Sheet) sheet = sheet_random (random);

    lay_out (&sheet);
    for (guint j = 0; j < sheet.n; j++)
      if (sheet.boxes[j].parent < 0) {
        g_assert_cmpfloat_with_epsilon (sheet.boxes[j].x + sheet.boxes[j].width / 2, 0, NEAR);
        break;
      }
    check_apart (&sheet);
    check_order_and_centres (&sheet);
    check_levels (&sheet);
    check_bounds (&sheet);
  }
}

static void
test_same_again (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (30153);

  for (guint i = 0; i < TREES; i++) {
    g_auto (Sheet) sheet = sheet_random (random);
    g_auto (Sheet) again = sheet_copy (&sheet);

    lay_out (&sheet);
    for (guint j = 0; j < again.n; j++)
      again.boxes[j].x = again.boxes[j].y = j;
    lay_out (&again);
    g_assert_cmpmem (sheet.boxes, sheet.n * sizeof (MinkaTreeBox), again.boxes,
                     again.n * sizeof (MinkaTreeBox));
  }
}

/* @turned: the same boxes in the opposite order */
static void
turn (const Sheet *sheet, Sheet *turned)
{
  *turned = sheet_copy (sheet);
  for (guint i = 0; i < sheet->n; i++) {
    MinkaTreeBox *box = &turned->boxes[sheet->n - 1 - i];

    *box = sheet->boxes[i];
    if (box->parent >= 0)
      box->parent = sheet->n - 1 - box->parent;
  }
}

static void
test_mirrored (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < TREES; i++) {
    g_auto (Sheet) sheet = sheet_random (random);
    g_auto (Sheet) turned = { NULL };

    turn (&sheet, &turned);
    lay_out (&sheet);
    lay_out (&turned);
    for (guint j = 0; j < sheet.n; j++) {
      const MinkaTreeBox *box = &sheet.boxes[j], *image = &turned.boxes[sheet.n - 1 - j];

      g_assert_cmpfloat_with_epsilon (box->y, image->y, NEAR);
      g_assert_cmpfloat_with_epsilon (box->x - sheet.bounds.x,
                                      turned.bounds.x + turned.bounds.width - image->x - image->width, NEAR);
    }
  }
}

/* What is above is what would be below, upside down. */
static void
test_upside_down (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < TREES; i++) {
    g_auto (Sheet) sheet = sheet_random (random);
    g_auto (Sheet) turned = sheet_copy (&sheet);

    for (guint j = 0; j < turned.n; j++) {
      turned.boxes[j].above = !sheet.boxes[j].above;
      if (sheet.boxes[j].parent < 0)
        turned.boxes[j].height = sheet.boxes[j].height = 60;
    }
    lay_out (&sheet);
    lay_out (&turned);
    for (guint j = 0; j < sheet.n; j++) {
      g_assert_cmpfloat_with_epsilon (sheet.boxes[j].x, turned.boxes[j].x, NEAR);
      g_assert_cmpfloat_with_epsilon (sheet.boxes[j].y, 60 - turned.boxes[j].y - turned.boxes[j].height,
                                      NEAR);
    }
  }
}

/* A small tree by hand: the two outer branches part further down, and what is between them shares the room. */
static void
test_by_hand (void)
{
  MinkaTreeBox boxes[] = {
    { -1, FALSE, 10, 10 }, { 0, FALSE, 10, 10 }, { 0, FALSE, 10, 20 }, { 0, FALSE, 10, 10 },
    { 1, FALSE, 90, 10 },  { 3, FALSE, 90, 10 }, { 0, TRUE, 30, 5 },
  };
  const MinkaTreeSpacing spacing = { 10, 10, 5, TRUE };
  MinkaTreeBounds bounds;

  minka_tree_layout (boxes, G_N_ELEMENTS (boxes), &spacing, &bounds);
  g_assert_cmpfloat (boxes[0].x, ==, -5);
  g_assert_cmpfloat (boxes[1].x, ==, -55);
  g_assert_cmpfloat (boxes[2].x, ==, -5);
  g_assert_cmpfloat (boxes[3].x, ==, 45);
  g_assert_cmpfloat (boxes[4].x, ==, -95);
  g_assert_cmpfloat (boxes[5].x, ==, 5);
  g_assert_cmpfloat (boxes[6].x, ==, -15);
  g_assert_cmpfloat (boxes[1].y, ==, 15);
  g_assert_cmpfloat (boxes[4].y, ==, 40);
  g_assert_cmpfloat (boxes[6].y, ==, -10);
  g_assert_cmpfloat (bounds.x, ==, -95);
  g_assert_cmpfloat (bounds.y, ==, -10);
  g_assert_cmpfloat (bounds.width, ==, 190);
  g_assert_cmpfloat (bounds.height, ==, 60);
}

/* Room that one row leaves is used by the next one: narrow trees nest. */
static void
test_uses_room (void)
{
  /* Below the first child hangs a wide branch two rows further down; the second child is a leaf. */
  MinkaTreeBox boxes[] = {
    { -1, FALSE, 10, 10 },
    { 0, FALSE, 10, 10 },
    { 0, FALSE, 10, 10 },
    { 1, FALSE, 200, 10 },
  };
  const MinkaTreeSpacing spacing = { 10, 10, 5, TRUE };

  minka_tree_layout (boxes, G_N_ELEMENTS (boxes), &spacing, NULL);
  g_assert_cmpfloat (boxes[2].x - boxes[1].x, ==, 20);
}

static void
test_nothing (void)
{
  const MinkaTreeSpacing spacing = spacings[0];
  MinkaTreeBounds bounds = { 1, 2, 3, 4 };
  MinkaTreeBox one = { -1, FALSE, 100, 40, NAN, NAN };

  minka_tree_layout (NULL, 0, &spacing, &bounds);
  g_assert_cmpfloat (bounds.width, ==, 0);
  minka_tree_layout (&one, 1, &spacing, &bounds);
  g_assert_cmpfloat (one.x, ==, -50);
  g_assert_cmpfloat (one.y, ==, 0);
  g_assert_cmpfloat (bounds.width, ==, 100);
  g_assert_cmpfloat (bounds.height, ==, 40);
}

/* Neither depth nor breadth nor a ladder of long threads is too much. */
static void
test_huge (void)
{
  const guint n = 100000;
  g_autofree MinkaTreeBox *boxes = g_new0 (MinkaTreeBox, n);
  MinkaTreeBounds bounds;

  for (guint shape = 0; shape < 4; shape++)
    for (guint s = 0; s < 2; s++) {
      for (guint i = 0; i < n; i++) {
        int parents[] = { (int) i - 1, 0, i % 2 == 0 ? (int) i - 2 : (int) i - 1, ((int) i - 1) / 2 };

        boxes[i] = (MinkaTreeBox) { i == 0 ? -1 : parents[shape], i % 2 == 0, 100, 40 + i % 7 };
      }
      minka_tree_layout (boxes, n, &spacings[s], &bounds);
      g_assert_cmpfloat (bounds.width, >=, shape == 0 ? 100 : 200);
      for (guint i = 0; i < n; i++)
        g_assert_true (isfinite (boxes[i].x) && isfinite (boxes[i].y));
    }
}

static void
test_circle (void)
{
  MinkaTreeBox boxes[] = { { 1, FALSE, 10, 10, 3, 4 }, { 0, FALSE, 10, 10, 5, 6 }, { -1, FALSE, 10, 10 } };

  minka_tree_layout (boxes, G_N_ELEMENTS (boxes), &spacings[0], NULL);
  g_assert_cmpfloat (boxes[0].x, ==, 3);
  g_assert_cmpfloat (boxes[1].y, ==, 6);
  g_assert_cmpfloat (boxes[2].x, ==, -5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tree-layout/properties", test_properties);
  g_test_add_func ("/tree-layout/same-again", test_same_again);
  g_test_add_func ("/tree-layout/mirrored", test_mirrored);
  g_test_add_func ("/tree-layout/upside-down", test_upside_down);
  g_test_add_func ("/tree-layout/by-hand", test_by_hand);
  g_test_add_func ("/tree-layout/uses-room", test_uses_room);
  g_test_add_func ("/tree-layout/nothing", test_nothing);
  g_test_add_func ("/tree-layout/huge", test_huge);
  g_test_add_func ("/tree-layout/circle", test_circle);
  return g_test_run ();
}
