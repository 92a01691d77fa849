#include "minka-tree-routes.h"

/* What a reader of a tree is promised of its lines, shown on ten thousand random ones. */

#define TREES 10000
#define GAP 48.0
#define NEAR 1e-6

typedef struct {
  MinkaTreeBox *boxes;
  guint n;
} Sheet;

static void
sheet_clear (Sheet *sheet)
{
  g_free (sheet->boxes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

static Sheet
sheet_random (GRand *random, gboolean rows)
{
  const MinkaTreeSpacing spacing = { 16, 32, GAP, rows };
  Sheet sheet = { .n = g_rand_int_range (random, 1, 80) };
  MinkaTreeBounds bounds;

  sheet.boxes = g_new0 (MinkaTreeBox, sheet.n);
  for (guint i = 0; i < sheet.n; i++) {
    sheet.boxes[i].parent =
        i == 0 || g_rand_int_range (random, 0, 20) == 0 ? -1 : g_rand_int_range (random, 0, (int) i);
    sheet.boxes[i].above = g_rand_boolean (random);
    sheet.boxes[i].width = g_rand_int_range (random, 10, 200);
    sheet.boxes[i].height = g_rand_int_range (random, 10, 90);
  }
  minka_tree_layout (sheet.boxes, sheet.n, &spacing, &bounds);
  return sheet;
}

static gboolean
crosses (const MinkaTreeBox *box, double x1, double y1, double x2, double y2)
{
  return MAX (x1, x2) > box->x + NEAR && MIN (x1, x2) < box->x + box->width - NEAR &&
         MAX (y1, y2) > box->y + NEAR && MIN (y1, y2) < box->y + box->height - NEAR;
}

static void
assert_free (const Sheet *sheet, double x1, double y1, double x2, double y2)
{
  for (guint i = 0; i < sheet->n; i++)
    g_assert_false (crosses (&sheet->boxes[i], x1, y1, x2, y2));
}

static void
test_no_line_crosses_a_box (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int tree = 0; tree < TREES; tree++) {
    g_auto (Sheet) sheet = sheet_random (random, TRUE);
    g_autoptr (MinkaTreeRoutes) routes = minka_tree_routes_new (sheet.boxes, sheet.n, NULL, 0, GAP);

    for (guint i = 0; i < routes->n_families; i++) {
      const MinkaTreeFamily *family = &routes->families[i];

      assert_free (&sheet, family->stem_x, family->stem_y, family->stem_x, family->bus_y);
      assert_free (&sheet, family->left, family->bus_y, family->right, family->bus_y);
      for (int j = 0; j < family->n; j++) {
        const MinkaTreeBox *child = &sheet.boxes[routes->children[family->first + j]];
        const double x = child->x + child->width / 2;

        g_assert_cmpfloat_with_epsilon (family->near_y,
                                        child->y > family->bus_y ? child->y : child->y + child->height, NEAR);
        assert_free (&sheet, x, family->bus_y, x, family->near_y);
      }
    }
  }
}

static void
test_every_box_has_its_line (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  for (int tree = 0; tree < TREES; tree++) {
    g_auto (Sheet) sheet = sheet_random (random, g_rand_boolean (random));
    g_autoptr (MinkaTreeRoutes) routes = minka_tree_routes_new (sheet.boxes, sheet.n, NULL, 0, GAP);
    g_autofree int *seen = g_new0 (int, sheet.n);

    for (guint i = 0; i < routes->n_families; i++) {
      const MinkaTreeFamily *family = &routes->families[i];

      if (i > 0)
        g_assert_cmpfloat (routes->families[i - 1].bus_y, <=, family->bus_y);
      for (int j = 0; j < family->n; j++) {
        const int box = routes->children[family->first + j];
        const double x = sheet.boxes[box].x + sheet.boxes[box].width / 2;

        seen[box]++;
        g_assert_cmpint (sheet.boxes[box].parent, ==, family->parent);
        g_assert_cmpfloat (family->left, <=, x);
        g_assert_cmpfloat (family->right, >=, x);
      }
    }
    for (guint i = 0; i < sheet.n; i++)
      g_assert_cmpint (seen[i], ==, sheet.boxes[i].parent >= 0);
  }
}

static void
test_further_links_join_their_boxes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (int tree = 0; tree < TREES; tree++) {
    g_auto (Sheet) sheet = sheet_random (random, TRUE);
    const int extra[1][2] = { { g_rand_int_range (random, 0, (int) sheet.n),
                                g_rand_int_range (random, 0, (int) sheet.n) } };
    g_autoptr (MinkaTreeRoutes) routes = minka_tree_routes_new (sheet.boxes, sheet.n, extra, 1, GAP);
    const MinkaTreeDetour *line = &routes->detours[0];
    const MinkaTreeBox *ends[] = { &sheet.boxes[extra[0][0]], &sheet.boxes[extra[0][1]] };

    for (int end = 0; end < 2; end++) {
      const double x = line->x[end * 3], y = line->y[end * 3];

      g_assert_cmpfloat (x, >=, ends[end]->x);
      g_assert_cmpfloat (x, <=, ends[end]->x + ends[end]->width);
      g_assert_true (y == ends[end]->y || y == ends[end]->y + ends[end]->height);
    }
    for (int i = 0; i < 3; i++)
      g_assert_true (line->x[i] == line->x[i + 1] || line->y[i] == line->y[i + 1]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tree-routes/free", test_no_line_crosses_a_box);
  g_test_add_func ("/tree-routes/whole", test_every_box_has_its_line);
  g_test_add_func ("/tree-routes/further", test_further_links_join_their_boxes);
  return g_test_run ();
}
