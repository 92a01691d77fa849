#include "minka-tree-layout.h"

#include <stdlib.h>

/* Lays out trees of ten to a hundred thousand boxes, and in turns with a bare tidy layout, the floor:
 * bench-tree ROUNDS. A line a round: boxes, microseconds, microseconds of the floor.
 * bench-tree --dot BOXES prints the tree as Graphviz reads it.
 *
 * The floor is van der Ploeg's algorithm and nothing else: its nodes already know their children, it calls itself,
 * goes one way only, knows one gap, checks nothing. */

#define GAP 16
#define LEVEL_GAP 48

typedef struct {
  double width, height, x, y, prelim, mod, shift, change, msel, mser;
  int n, tl, tr, el, er;
  int *children;
} Node;

typedef struct _Low Low;
struct _Low {
  double y;
  int index;
  Low *next;
};

static Node *nodes;

static double
bottom (int t)
{
  return nodes[t].y + nodes[t].height;
}

static void
floor_separate (int t, int i, const Low *low)
{
  const int *cs = nodes[t].children;
  int sr = cs[i - 1], cl = cs[i], first = 1;
  double mssr = nodes[sr].mod, mscl = nodes[cl].mod;

  while (sr >= 0 && cl >= 0) {
    double distance, sy = bottom (sr), cy = bottom (cl);

    while (sy > low->y)
      low = low->next;
    distance = mssr + nodes[sr].prelim + nodes[sr].width - mscl - nodes[cl].prelim;
    if (distance > 0 || first) {
      Node *c = &nodes[cs[i]];
      int nr = i - low->index;

      mscl += distance;
      c->mod += distance;
      c->msel += distance;
      c->mser += distance;
      if (nr > 1) {
        nodes[cs[low->index + 1]].shift += distance / nr;
        c->shift -= distance / nr;
        c->change -= distance - distance / nr;
      }
    }
    first = 0;
    if (sy <= cy) {
      sr = nodes[sr].n == 0 ? nodes[sr].tr : nodes[sr].children[nodes[sr].n - 1];
      if (sr >= 0)
        mssr += nodes[sr].mod;
    }
    if (sy >= cy) {
      cl = nodes[cl].n == 0 ? nodes[cl].tl : nodes[cl].children[0];
      if (cl >= 0)
        mscl += nodes[cl].mod;
    }
  }
  if (sr < 0 && cl >= 0) {
    Node *c0 = &nodes[cs[0]], *li = &nodes[c0->el];
    double diff = mscl - nodes[cl].mod - c0->msel;

    li->tl = cl;
    li->mod += diff;
    li->prelim -= diff;
    c0->el = nodes[cs[i]].el;
    c0->msel = nodes[cs[i]].msel;
  } else if (sr >= 0 && cl < 0) {
    Node *c = &nodes[cs[i]], *ri = &nodes[c->er];
    double diff = mssr - nodes[sr].mod - c->mser;

    ri->tr = sr;
    ri->mod += diff;
    ri->prelim -= diff;
    c->er = nodes[cs[i - 1]].er;
    c->mser = nodes[cs[i - 1]].mser;
  }
}

static void
floor_first (int t, double y)
{
  Node *node = &nodes[t];
  Low lows[64], *low = NULL; /* as many as a node of ours has children */

  *node = (Node) { .width = node->width,
                   .height = node->height,
                   .y = y,
                   .n = node->n,
                   .children = node->children,
                   .tl = -1,
                   .tr = -1,
                   .el = t,
                   .er = t };
  for (int i = 0; i < node->n; i++) {
    double lowest;

    floor_first (node->children[i], y + node->height);
    lowest = bottom (nodes[node->children[i]].er);
    if (i > 0)
      floor_separate (t, i, low);
    while (low != NULL && lowest >= low->y)
      low = low->next;
    lows[i] = (Low) { lowest, i, low };
    low = &lows[i];
  }
  if (node->n > 0) {
    const Node *first = &nodes[node->children[0]], *last = &nodes[node->children[node->n - 1]];

    node->prelim =
        (first->prelim + first->mod + last->prelim + last->mod + last->width) / 2 - node->width / 2;
    node->el = first->el;
    node->msel = first->msel;
    node->er = last->er;
    node->mser = last->mser;
  }
}

static void
floor_second (int t, double sum)
{
  Node *node = &nodes[t];
  double shift = 0, delta = 0;

  sum += node->mod;
  node->x = node->prelim + sum;
  for (int i = 0; i < node->n; i++) {
    Node *child = &nodes[node->children[i]];

    shift += child->shift;
    delta += shift + child->change;
    child->mod += delta;
    floor_second (node->children[i], sum);
  }
}

/* Boxes in the order in which one reads a tree, each with up to five behind it. */
static MinkaTreeBox *
make_tree (guint n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (n);
  g_autofree int *first = g_new (int, n), *next = g_new (int, n), *to_do = g_new (int, n),
                 *parent = g_new (int, n);
  g_autofree int *place = g_new (int, n);
  MinkaTreeBox *boxes = g_new0 (MinkaTreeBox, n);
  guint n_to_do = 1, taken = 0;

  for (guint i = 0; i < n; i++) {
    first[i] = next[i] = -1;
    parent[i] = i == 0 ? -1 : g_rand_int_range (random, (i - 1) / 5, (i + 1) / 2);
  }
  for (guint i = n - 1; i > 0; i--) {
    next[i] = first[parent[i]];
    first[parent[i]] = i;
  }
  to_do[0] = 0;
  while (n_to_do > 0) {
    int i = to_do[--n_to_do];
    guint at = taken++;

    place[i] = at;
    boxes[at].parent = i == 0 ? -1 : place[parent[i]];
    boxes[at].width = g_rand_int_range (random, 120, 220);
    boxes[at].height = 20 + 20 * g_rand_int_range (random, 1, 5);
    if (next[i] >= 0)
      to_do[n_to_do++] = next[i];
    if (first[i] >= 0)
      to_do[n_to_do++] = first[i];
  }
  return boxes;
}

static void
make_floor (const MinkaTreeBox *boxes, guint n, int *children)
{
  for (guint i = 0; i < n; i++) {
    nodes[i] = (Node) { .width = boxes[i].width + GAP, .height = boxes[i].height + LEVEL_GAP };
    if (boxes[i].parent >= 0)
      nodes[boxes[i].parent].n++;
  }
  for (guint i = 0; i < n; i++) {
    nodes[i].children = children;
    g_assert_cmpint (nodes[i].n, <, 64);
    children += nodes[i].n;
    nodes[i].n = 0;
  }
  for (guint i = 1; i < n; i++) {
    Node *parent = &nodes[boxes[i].parent];

    parent->children[parent->n++] = i;
  }
}

static void
measure (guint n, int rounds)
{
  const MinkaTreeSpacing spacing = { GAP, GAP, LEVEL_GAP, FALSE };
  g_autofree MinkaTreeBox *boxes = make_tree (n);
  g_autofree int *children = g_new (int, n);
  g_autofree Node *own = g_new (Node, n);
  /* Short times are too short for the clock. */
  int repeat = MAX (1, 20000 / (int) n);

  nodes = own;
  make_floor (boxes, n, children);
  for (int round = 0; round < rounds; round++) {
    gint64 start = g_get_monotonic_time (), middle;

    for (int i = 0; i < repeat; i++)
      minka_tree_layout (boxes, n, &spacing, NULL);
    middle = g_get_monotonic_time ();
    for (int i = 0; i < repeat; i++) {
      floor_first (0, 0);
      floor_second (0, 0);
    }
    g_print ("%u\t%.3f\t%.3f\n", n, (double) (middle - start) / repeat,
             (double) (g_get_monotonic_time () - middle) / repeat);
  }
}

static void
print_dot (guint n)
{
  g_autofree MinkaTreeBox *boxes = make_tree (n);

  g_print ("digraph { node [shape=box fixedsize=true label=\"\"] edge [dir=none]\n");
  for (guint i = 0; i < n; i++) {
    g_print ("%u [width=%.3f height=%.3f]\n", i, boxes[i].width / 96, boxes[i].height / 96);
    if (boxes[i].parent >= 0)
      g_print ("%d -> %u\n", boxes[i].parent, i);
  }
  g_print ("}\n");
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--dot")) {
    print_dot (atoi (argv[2]));
    return 0;
  }
  for (guint n = 10; n <= 100000; n *= 10)
    measure (n, atoi (argv[1]));
  return 0;
}
