#include "minka-tree-scene.h"

#include <string.h>

/* What who draws a tree is promised, shown on random ones. */

#define TREES 2000

static double
height_of (const MinkaTreeItem *item, gpointer data)
{
  return 20 + 2 * (double) (strlen (item->node->text) % 40);
}

static MinkaTreeScene *
scene_random (GRand *random)
{
  const MinkaTreeSpacing spacing = { 20, 40, 44, TRUE };
  const int n = g_rand_int_range (random, 1, 60);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < n; i++) {
    MinkaTreeNode *node = minka_record_new (MINKA_TYPE_TREE_NODE);
    const int parent = i > 0 && g_rand_int_range (random, 0, 12) > 0 ? g_rand_int_range (random, 0, i) : -1;
    g_autofree char *text = g_strnfill ((gsize) g_rand_int_range (random, 0, 80), 'x');
    int branch = g_rand_boolean (random) ? MINKA_BRANCH_BELOW : MINKA_BRANCH_ABOVE;

    if (i == 0)
      branch = MINKA_BRANCH_CENTRE;
    else if (parent > 0)
      branch = ((MinkaTreeNode *) nodes->pdata[parent])->branch;
    g_object_set (node, "tree", MINKA_TREE_PROBLEMS, "branch", branch, "text", text, "collapsed",
                  i > 0 && g_rand_int_range (random, 0, 15) == 0, NULL);
    g_ptr_array_add (nodes, node);
    for (int extra = 0; parent >= 0 && extra < 2; extra++) {
      const int to = extra == 0 ? parent : g_rand_int_range (random, 0, i);
      MinkaTreeLink *link;

      if (extra == 1 && (to == parent || g_rand_int_range (random, 0, 6) > 0))
        continue;
      link = minka_record_new (MINKA_TYPE_TREE_LINK);
      g_object_set (link, "child", minka_record_get_id (MINKA_RECORD (node)), "parent",
                    minka_record_get_id (nodes->pdata[to]), "extra", extra == 1, "position", i, NULL);
      g_ptr_array_add (links, link);
    }
  }
  return minka_tree_scene_new (minka_tree_shape_new (MINKA_TREE_PROBLEMS, nodes, links), &spacing, 200,
                               height_of, NULL);
}

static void
test_rows (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (int tree = 0; tree < TREES; tree++) {
    g_autoptr (MinkaTreeScene) scene = scene_random (random);
    guint n = 0;

    for (guint i = 0; i < scene->n_rows; i++) {
      const MinkaTreeRow *row = &scene->rows[i];

      if (i > 0 && row->n > 0 && row[-1].n > 0)
        g_assert_cmpfloat (row[-1].bottom, <, row->top);
      for (int j = 0; j < row->n; j++) {
        const MinkaTreeBox *box = &scene->boxes[scene->in_rows[row->first + j]];

        g_assert_cmpfloat (box->y, >=, row->top);
        g_assert_cmpfloat (box->y + box->height, <=, row->bottom);
        if (j > 0) {
          const MinkaTreeBox *before = &scene->boxes[scene->in_rows[row->first + j - 1]];

          g_assert_cmpfloat (before->x + before->width, <, box->x);
        }
        n++;
      }
    }
    g_assert_cmpuint (n, ==, scene->n_boxes);
  }
}

static void
test_find (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (int tree = 0; tree < TREES; tree++) {
    g_autoptr (MinkaTreeScene) scene = scene_random (random);

    for (guint i = 0; i < scene->n_boxes; i++) {
      const MinkaTreeBox *box = &scene->boxes[i];

      g_assert_cmpint (minka_tree_scene_find (scene, box->x + 1, box->y + 1), ==, i);
      g_assert_cmpint (minka_tree_scene_find (scene, box->x + box->width - 1, box->y + box->height - 1), ==,
                       i);
      g_assert_cmpint (minka_tree_scene_find (scene, box->x + box->width / 2, box->y + box->height + 2), ==,
                       MINKA_TREE_NOWHERE);
    }
  }
}

static void
count (const MinkaTreeScene *scene, int index, gpointer data)
{
  ((int *) data)[index]++;
}

static void
test_visit (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (int tree = 0; tree < TREES; tree++) {
    g_autoptr (MinkaTreeScene) scene = scene_random (random);
    const MinkaTreeBounds *bounds = &scene->bounds;
    const MinkaTreeBounds area = { bounds->x + g_rand_double (random) * bounds->width,
                                   bounds->y + g_rand_double (random) * bounds->height,
                                   g_rand_double (random) * bounds->width,
                                   g_rand_double (random) * bounds->height };
    g_autofree int *seen = g_new0 (int, scene->n_boxes);
    g_autofree int *lines = g_new0 (int, scene->routes->n_families + 1);

    minka_tree_scene_visit_boxes (scene, &area, count, seen);
    for (guint i = 0; i < scene->n_boxes; i++) {
      const MinkaTreeBox *box = &scene->boxes[i];
      const gboolean in = box->x <= area.x + area.width && box->x + box->width >= area.x &&
                          box->y <= area.y + area.height && box->y + box->height >= area.y;

      g_assert_cmpint (seen[i], <=, 1);
      if (in)
        g_assert_cmpint (seen[i], ==, 1);
    }
    minka_tree_scene_visit_families (scene, &area, count, lines);
    for (guint i = 0; i < scene->routes->n_families; i++) {
      const MinkaTreeFamily *family = &scene->routes->families[i];
      const double top = MIN (family->stem_y, family->near_y), bottom = MAX (family->stem_y, family->near_y);

      g_assert_cmpint (lines[i], <=, 1);
      if (family->left <= area.x + area.width && family->right >= area.x && top <= area.y + area.height &&
          bottom >= area.y)
        g_assert_cmpint (lines[i], ==, 1);
    }
  }
}

static void
test_collapsed (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (int tree = 0; tree < TREES; tree++) {
    g_autoptr (MinkaTreeScene) scene = scene_random (random);

    for (guint i = 0; i < scene->n_boxes; i++) {
      g_assert_cmpint (scene->box_at[scene->places[i]], ==, i);
      if (scene->boxes[i].parent >= 0)
        g_assert_false (scene->shape->items[scene->places[scene->boxes[i].parent]].node->collapsed);
    }
    for (guint i = 0; i < scene->extras->len; i++) {
      const MinkaTreeExtra *extra = &g_array_index (scene->extras, MinkaTreeExtra, i);

      g_assert_cmpint (scene->box_at[extra->child], !=, MINKA_TREE_NOWHERE);
      g_assert_cmpint (scene->box_at[extra->parent], !=, MINKA_TREE_NOWHERE);
    }
    g_assert_cmpuint (scene->routes->n_detours, ==, scene->extras->len);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tree-scene/rows", test_rows);
  g_test_add_func ("/tree-scene/find", test_find);
  g_test_add_func ("/tree-scene/visit", test_visit);
  g_test_add_func ("/tree-scene/collapsed", test_collapsed);
  return g_test_run ();
}
