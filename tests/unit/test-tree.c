#include "kit.h"

#include "minka-error.h"
#include "minka-model.h"
#include "minka-templates.h"
#include "minka-wordings.h"

/* A tree is read whatever its records are like, as words and back, and what is odd about it is told. */

typedef struct {
  GPtrArray *nodes, *links;
} Records;

static Records
records_new (void)
{
  return (Records) { g_ptr_array_new_with_free_func (g_object_unref),
                     g_ptr_array_new_with_free_func (g_object_unref) };
}

static void
records_clear (Records *records)
{
  g_ptr_array_unref (records->nodes);
  g_ptr_array_unref (records->links);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Records, records_clear)

static void
add_node (Records *records, const char *id, MinkaTree tree, MinkaBranch branch, const char *text)
{
  MinkaTreeNode *node = minka_record_new (MINKA_TYPE_TREE_NODE);

  minka_record_set_id (MINKA_RECORD (node), id);
  g_object_set (node, "tree", tree, "branch", branch, "text", text, NULL);
  g_ptr_array_add (records->nodes, node);
}

static void
add_link (Records *records, const char *child, const char *parent, gboolean extra, int position)
{
  MinkaTreeLink *link = minka_record_new (MINKA_TYPE_TREE_LINK);

  g_object_set (link, "child", child, "parent", parent, "extra", extra, "position", position, NULL);
  g_ptr_array_add (records->links, link);
}

/* Each word is a node and its text: its id, the branch as a letter (c, b, a), «<» and its parent, «=» and further
 * parents. */
static Records
records_of (MinkaTree tree, const char *words)
{
  Records records = records_new ();
  g_auto (GStrv) split = g_strsplit (words, " ", -1);

  for (guint i = 0; split[i] != NULL; i++) {
    g_auto (GStrv) extras = g_strsplit (split[i], "=", -1);
    g_auto (GStrv) parent = g_strsplit (extras[0], "<", 2);
    g_autofree char *id = g_strndup (parent[0], strlen (parent[0]) - 1);
    char branch = parent[0][strlen (parent[0]) - 1];

    add_node (&records, id, tree,
              branch == 'c'   ? MINKA_BRANCH_CENTRE
              : branch == 'b' ? MINKA_BRANCH_BELOW
                              : MINKA_BRANCH_ABOVE,
              id);
    if (parent[1] != NULL)
      add_link (&records, id, parent[1], FALSE, i);
    for (guint j = 1; extras[j] != NULL; j++)
      add_link (&records, id, extras[j], TRUE, i);
  }
  return records;
}

static MinkaTreeShape *
shape_of (Records *records)
{
  return minka_tree_shape_new (MINKA_TREE_PROBLEMS, records->nodes, records->links);
}

static MinkaTreeShape *
shape_of_words (const char *words)
{
  g_auto (Records) records = records_of (MINKA_TREE_PROBLEMS, words);

  return shape_of (&records);
}

static char *
join (const MinkaTreeShape *shape, GArray *places)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            minka_tree_shape_id (shape, g_array_index (places, int, i)));
  return g_string_free (text, FALSE);
}

/* What must hold of any shape. */
static void
check_shape (const MinkaTreeShape *shape)
{
  for (int i = 0; i < (int) shape->n_items; i++) {
    const MinkaTreeItem *item = &shape->items[i];
    int size = 1;

    g_assert_cmpint (item->parent, <, i);
    g_assert_cmpint (minka_tree_shape_find (shape, minka_tree_shape_id (shape, i)), ==, i);
    if (item->parent >= 0) {
      g_assert_nonnull (item->link);
      g_assert_cmpint (item->depth, ==, shape->items[item->parent].depth + 1);
      if (shape->items[item->parent].side != MINKA_BRANCH_CENTRE)
        g_assert_cmpint (item->side, ==, shape->items[item->parent].side);
    } else {
      g_assert_null (item->link);
      g_assert_cmpint (item->depth, ==, 0);
    }
    for (int j = item->first; j >= 0; j = shape->items[j].next) {
      g_assert_cmpint (shape->items[j].parent, ==, i);
      g_assert_cmpint (j, ==, i + size);
      if (shape->items[j].next < 0)
        g_assert_cmpint (item->last, ==, j);
      else
        g_assert_cmpint (shape->items[shape->items[j].next].previous, ==, j);
      size += shape->items[j].size;
    }
    g_assert_cmpint (size, ==, item->size);
  }
}

static void
test_order (void)
{
  g_autoptr (MinkaTreeShape) shape = shape_of_words ("oa e1a<p pc c2b<p c1b<p d1b<c2 d2b<c2=c1 e2a<p qb<o");
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) below = minka_tree_shape_list_children (shape, 0, MINKA_BRANCH_BELOW);
  g_autoptr (GArray) above = minka_tree_shape_list_children (shape, 0, MINKA_BRANCH_ABOVE);
  g_autoptr (GArray) path = minka_tree_shape_list_path (shape, minka_tree_shape_find (shape, "d2"));
  g_autofree char *order = NULL;
  g_autofree char *belows = join (shape, below);
  g_autofree char *aboves = join (shape, above);
  g_autofree char *paths = join (shape, path);
  const MinkaTreeExtra *extra;

  check_shape (shape);
  for (int i = 0; i < (int) shape->n_items; i++)
    g_array_append_val (all, i);
  order = join (shape, all);
  g_assert_cmpstr (order, ==, "p c2 d1 d2 c1 e1 e2 o q");
  g_assert_cmpstr (belows, ==, "c2 c1");
  g_assert_cmpstr (aboves, ==, "e1 e2");
  g_assert_cmpstr (paths, ==, "p c2 d2");
  g_assert_cmpint (shape->centre, ==, 0);
  g_assert_cmpint (shape->items[minka_tree_shape_find (shape, "q")].side, ==, MINKA_BRANCH_ABOVE);
  g_assert_cmpuint (shape->extras->len, ==, 1);
  extra = &g_array_index (shape->extras, MinkaTreeExtra, 0);
  g_assert_cmpstr (minka_tree_shape_id (shape, extra->parent), ==, "c1");
  g_assert_cmpint (shape->items[extra->child].n_extras, ==, 1);
  g_assert_cmpint (minka_tree_shape_find (shape, "nobody"), ==, MINKA_TREE_NOWHERE);
  g_assert_cmpint (minka_tree_shape_find (shape, ""), ==, MINKA_TREE_NOWHERE);
}

static void
test_empty_and_one (void)
{
  g_auto (Records) none = records_new ();
  g_auto (Records) one = records_of (MINKA_TREE_PROBLEMS, "pc");
  g_autoptr (MinkaTreeShape) empty = shape_of (&none);
  g_autoptr (MinkaTreeShape) single = shape_of (&one);
  g_autoptr (MinkaTreeShape) other = minka_tree_shape_new (MINKA_TREE_OBJECTIVES, one.nodes, one.links);
  g_autofree char *text = minka_tree_text_write (empty, MINKA_TREE_NOWHERE, FALSE);
  g_autofree char *line = minka_tree_text_write (single, MINKA_TREE_NOWHERE, TRUE);

  g_assert_cmpuint (empty->n_items, ==, 0);
  g_assert_cmpint (empty->centre, ==, MINKA_TREE_NOWHERE);
  g_assert_cmpuint (other->n_items, ==, 0);
  g_assert_cmpint (single->centre, ==, 0);
  check_shape (single);
  g_assert_cmpstr (text, ==, "");
  g_assert_cmpstr (line, ==, "p\t* p\n");
  for (MinkaTreeStep step = MINKA_TREE_STEP_UP; step <= MINKA_TREE_STEP_RIGHT; step++)
    g_assert_cmpint (minka_tree_shape_step (single, 0, step), ==, MINKA_TREE_NOWHERE);
}

/* The order in which records come does not matter. */
static void
test_any_order (void)
{
  g_autoptr (GBytes) json = minka_templates_sample ();
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "p.minka", NULL);
  g_autoptr (MinkaStore) store = kit_store_new (path, json);
  g_autoptr (GPtrArray) nodes = minka_store_find (store, MINKA_TYPE_TREE_NODE, NULL, NULL, NULL);
  g_autoptr (GPtrArray) links = minka_store_find (store, MINKA_TYPE_TREE_LINK, NULL, NULL, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autofree char *before = NULL;

  g_assert_cmpuint (nodes->len, ==, 26);
  g_assert_cmpuint (links->len, ==, 28);
  for (guint round = 0; round < 50; round++) {
    g_autoptr (MinkaTreeShape) shape = minka_tree_shape_new (MINKA_TREE_PROBLEMS, nodes, links);
    g_autofree char *text = minka_tree_text_write (shape, MINKA_TREE_NOWHERE, TRUE);

    check_shape (shape);
    g_assert_cmpuint (shape->n_items, ==, 13);
    g_assert_cmpuint (shape->extras->len, ==, 2);
    g_assert_cmpuint (shape->strays->len, ==, 0);
    if (before != NULL)
      g_assert_cmpstr (text, ==, before);
    g_free (before);
    before = g_steal_pointer (&text);
    for (guint i = nodes->len; i-- > 1;) {
      guint j = g_rand_int_range (random, 0, i + 1), k = g_rand_int_range (random, 0, links->len);
      gpointer old = nodes->pdata[i];

      nodes->pdata[i] = nodes->pdata[j];
      nodes->pdata[j] = old;
      old = links->pdata[i];
      links->pdata[i] = links->pdata[k];
      links->pdata[k] = old;
    }
  }
}

static void
test_steps (void)
{
  g_autoptr (MinkaTreeShape) shape = shape_of_words ("pc ab<p bb<p cb<p a1b<a c1b<c c2b<c xa<p ya<x ob");
  static const struct {
    const char *from, *to[4]; /* up, down, left, right */
  } steps[] = {
    { "p", { "x", "b", NULL, "o" } },    { "a", { "p", "a1", NULL, "b" } },
    { "b", { "p", NULL, "a", "c" } },    { "a1", { "a", NULL, NULL, "c1" } },
    { "c1", { "c", NULL, "a1", "c2" } }, { "x", { "y", "p", NULL, NULL } },
    { "y", { NULL, "x", NULL, NULL } },  { "o", { NULL, NULL, "p", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (MinkaTreeStep step = MINKA_TREE_STEP_UP; step <= MINKA_TREE_STEP_RIGHT; step++) {
      int there = minka_tree_shape_step (shape, minka_tree_shape_find (shape, steps[i].from), step);

      g_test_message ("%s %d", steps[i].from, step);
      g_assert_cmpstr (there >= 0 ? minka_tree_shape_id (shape, there) : NULL, ==, steps[i].to[step]);
    }
}

static void
test_collapsed (void)
{
  g_auto (Records) records = records_of (MINKA_TREE_PROBLEMS, "pc ab<p bb<p a1b<a a2b<a1 b1b<b");
  g_autoptr (MinkaTreeShape) shape = NULL;
  g_autoptr (GArray) visible = NULL;
  g_autofree char *text = NULL;

  g_object_set (records.nodes->pdata[1], "collapsed", TRUE, NULL);
  shape = shape_of (&records);
  visible = minka_tree_shape_list_visible (shape);
  text = join (shape, visible);
  g_assert_cmpstr (text, ==, "p a b b1");
  g_assert_cmpint (minka_tree_shape_step (shape, 1, MINKA_TREE_STEP_DOWN), ==, MINKA_TREE_NOWHERE);
  g_assert_cmpint (minka_tree_shape_step (shape, minka_tree_shape_find (shape, "b1"), MINKA_TREE_STEP_LEFT),
                   ==, MINKA_TREE_NOWHERE);
}

static void
test_would_circle (void)
{
  g_autoptr (MinkaTreeShape) shape = shape_of_words ("pc ab<p bb<a cb<p db<c=b");
  static const struct {
    const char *child, *parent;
    gboolean circle;
  } links[] = {
    { "a", "b", TRUE },  { "a", "a", TRUE },  { "a", "d", TRUE },  { "p", "c", TRUE }, { "c", "b", FALSE },
    { "c", "a", FALSE }, { "b", "p", FALSE }, { "b", "c", FALSE }, { "b", "d", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    g_assert_cmpint (minka_tree_shape_would_circle (shape, minka_tree_shape_find (shape, links[i].child),
                                                    minka_tree_shape_find (shape, links[i].parent)),
                     ==, links[i].circle);
}

/* Circles of tree links, of further links, with tails, through the centre: all is shown, each link at most once. */
static void
test_circles (void)
{
  static const struct {
    const char *words;
    guint n_circles;
  } trees[] = {
    { "pc ab<p bb<a=p", 0 },           { "ab<b bb<a", 1 },           { "pc ab<c bb<a cb<b db<c eb<d", 1 },
    { "pc ab<p=b bb<a", 1 },           { "pc<a ab<p", 1 },           { "zb<y yb<x xb<z wb<z vb<w pc", 1 },
    { "pc ab<p bb<a cb<b ab2b<c", 0 }, { "ab<b bb<a cb<d db<c", 2 }, { "pc ab<p=c bb<a=c cb<b", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (trees); i++) {
    g_auto (Records) records = records_of (MINKA_TREE_PROBLEMS, trees[i].words);
    g_autoptr (MinkaTreeShape) shape = shape_of (&records);
    g_autoptr (GPtrArray) circles = minka_tree_shape_list_circles (shape);
    guint n_links = shape->extras->len + shape->strays->len;

    g_test_message ("%s", trees[i].words);
    check_shape (shape);
    g_assert_cmpuint (shape->n_items, ==, records.nodes->len);
    g_assert_cmpuint (circles->len, ==, trees[i].n_circles);
    for (guint j = 0; j < shape->n_items; j++)
      n_links += shape->items[j].link != NULL;
    g_assert_cmpuint (n_links, ==, records.links->len);
  }
}

static void
test_strays (void)
{
  g_auto (Records) records = records_of (MINKA_TREE_PROBLEMS, "pc ab<p bb<b cb<x");
  g_autoptr (MinkaTreeShape) shape = NULL;

  add_node (&records, "x", MINKA_TREE_OBJECTIVES, MINKA_BRANCH_CENTRE, "x");
  add_link (&records, "nobody", "nothing", FALSE, 0);
  shape = shape_of (&records);
  check_shape (shape);
  g_assert_cmpuint (shape->n_items, ==, 4);
  g_assert_cmpuint (shape->strays->len, ==, 2);
}

static void
test_huge (void)
{
  const int n = 10000;
  g_auto (Records) deep = records_new ();
  g_auto (Records) wide = records_new ();
  g_autoptr (MinkaTreeShape) chain = NULL;
  g_autoptr (MinkaTreeShape) fan = NULL;
  g_autoptr (MinkaTreeShape) none = NULL;
  g_autoptr (GPtrArray) circles = NULL;
  g_autoptr (GPtrArray) flaws = NULL;

  for (int i = 0; i < n; i++) {
    g_autofree char *id = g_strdup_printf ("%05d", i);
    g_autofree char *before = g_strdup_printf ("%05d", i - 1);

    add_node (&deep, id, MINKA_TREE_PROBLEMS, i == 0 ? MINKA_BRANCH_CENTRE : MINKA_BRANCH_BELOW, id);
    add_node (&wide, id, MINKA_TREE_PROBLEMS, i == 0 ? MINKA_BRANCH_CENTRE : MINKA_BRANCH_BELOW, id);
    if (i > 0) {
      add_link (&deep, id, before, FALSE, 0);
      add_link (&wide, id, "00000", FALSE, n - i);
    }
  }
  chain = shape_of (&deep);
  fan = shape_of (&wide);
  check_shape (chain);
  check_shape (fan);
  g_assert_cmpint (chain->items[n - 1].depth, ==, n - 1);
  g_assert_cmpstr (minka_tree_shape_id (fan, 1), ==, "09999");
  g_assert_true (minka_tree_shape_would_circle (chain, 1, n - 1));
  circles = minka_tree_shape_list_circles (chain);
  g_assert_cmpuint (circles->len, ==, 0);
  none = minka_tree_shape_new (MINKA_TREE_OBJECTIVES, deep.nodes, deep.links);
  flaws = minka_tree_check (fan, none, minka_wordings_get ());
  g_assert_cmpuint (flaws->len, ==, 1); /* no effects */
}

/* Words */

#define PLAIN                                                                                                \
  "* Centro\n"                                                                                               \
  "  - Causa uno\n"                                                                                          \
  "    - Causa de la causa\n"                                                                                \
  "  - Causa dos\n"                                                                                          \
  "    = Causa de la causa\n"                                                                                \
  "  -\n"                                                                                                    \
  "  + Efecto - no causa\n"                                                                                  \
  "    + Efecto del efecto\n"                                                                                \
  "- Suelta\n"                                                                                               \
  "  - Suelta\n"                                                                                             \
  "  = Causa dos\n"                                                                                          \
  "+ Efecto suelto\n"

static MinkaTreeShape *
shape_of_lines (GArray *lines)
{
  g_auto (Records) records = records_new ();

  for (guint i = 0; i < lines->len; i++) {
    const MinkaTreeLine *line = &g_array_index (lines, MinkaTreeLine, i);
    g_autofree char *id = g_strdup_printf ("%03u", line->same >= 0 ? (guint) line->same : i);
    g_autofree char *parent = g_strdup_printf ("%03d", line->parent);

    if (line->same < 0)
      add_node (&records, id, MINKA_TREE_PROBLEMS, line->branch, line->text);
    if (line->parent >= 0)
      add_link (&records, id, parent, line->same >= 0, i);
  }
  return shape_of (&records);
}

static void
test_text_round_trip (void)
{
  static const char *const texts[] = {
    "",
    "* Uno\n",
    "- Suelta\n",
    PLAIN,
    "* Igual\n  - Igual\n    - Otra\n  - Igual\n    =2 Igual\n  + Igual\n",
    "*\n  - -5 grados\n  - = no\n  - 2+2=4\n  + * estrella\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) lines = minka_tree_text_read (texts[i], MINKA_BRANCH_CENTRE, &error);
    g_autoptr (MinkaTreeShape) shape = NULL;
    g_autofree char *text = NULL;

    g_assert_no_error (error);
    shape = shape_of_lines (lines);
    text = minka_tree_text_write (shape, MINKA_TREE_NOWHERE, FALSE);
    g_assert_cmpstr (text, ==, texts[i]);
  }
}

/* As people type: tabs, uneven steps, no signs, other ends of lines. */
static void
test_text_of_people (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) lines =
      minka_tree_text_read ("\xef\xbb\xbf"
                            "Centro \r\n\tCausa\r\n\t\tOtra\r\n\r\n    - Tercera\n +   Efecto\n",
                            MINKA_BRANCH_CENTRE, &error);
  g_autoptr (MinkaTreeShape) shape = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  shape = shape_of_lines (lines);
  text = minka_tree_text_write (shape, MINKA_TREE_NOWHERE, FALSE);
  g_assert_cmpstr (text, ==, "* Centro\n  - Causa\n    - Otra\n  - Tercera\n  + Efecto\n");
}

static void
test_text_of_branches (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) lines =
      minka_tree_text_read ("    Uno\n      * Dos\n  + Tres\n", MINKA_BRANCH_ABOVE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 3);
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpint (g_array_index (lines, MinkaTreeLine, i).branch, ==, MINKA_BRANCH_ABOVE);
  g_assert_cmpint (g_array_index (lines, MinkaTreeLine, 0).parent, ==, MINKA_TREE_NOWHERE);
  g_assert_cmpint (g_array_index (lines, MinkaTreeLine, 1).parent, ==, 0);
  g_assert_cmpstr (g_array_index (lines, MinkaTreeLine, 1).text, ==, "Dos");
  g_assert_cmpint (g_array_index (lines, MinkaTreeLine, 2).parent, ==, MINKA_TREE_NOWHERE);
}

static void
test_text_refused (void)
{
  static const struct {
    const char *text, *line;
  } texts[] = {
    { "Centro\nOtro\n", "Line 2:" },
    { "* Centro\n  - Causa\n* Otro\n", "Line 3:" },
    { "* Centro\n  = Nada\n", "Line 2:" },
    { "* Centro\n  - A\n  - B\n    =2 A\n", "Line 4:" },
    { "= Centro\n", "Line 1:" },
    { "* Centro\n  - A\n  - B\n    = A\n      - C\n", "Line 5:" },
    { "* \xff\n", "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (minka_tree_text_read (texts[i].text, MINKA_BRANCH_CENTRE, &error));
    g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, texts[i].line));
  }
}

/* Only what is inside the branch is written. */
static void
test_text_of_branch (void)
{
  g_autoptr (MinkaTreeShape) shape = shape_of_words ("pc ab<p bb<a=d cb<b db<a=e eb<p");
  g_autofree char *text = minka_tree_text_write (shape, minka_tree_shape_find (shape, "a"), FALSE);

  g_assert_cmpstr (text, ==, "- a\n  - b\n    - c\n  - d\n    = b\n");
}

/* Wording */

static void
test_offers (void)
{
  static const struct {
    const char *problem, *objective;
  } pairs[] = {
    { "Deficiente comprensión lectora", "Adecuada comprensión lectora" },
    { "Comprensión lectora deficiente", "Comprensión lectora adecuada" },
    { "El manejo de la plataforma es deficiente", "El manejo de la plataforma es adecuado" },
    { "La planificación de las sesiones es deficiente", "La planificación de las sesiones es adecuada" },
    { "Deficientes estrategias de lectura", "Adecuadas estrategias de lectura" },
    { "los DEFICIENTES hábitos", "los ADECUADOS hábitos" },
    { "Desconocimiento del enfoque", "Conocimiento del enfoque" },
    { "desinteres de los estudiantes", "interés de los estudiantes" },
    { "Bajo rendimiento y escasa participación", "Alto rendimiento y suficiente participación" },
    { "Bajas expectativas", "Altas expectativas" },
    { "Se trabaja bajo la lluvia", NULL },
    { "Varios docentes no conocen las plataformas de reunión",
      "Varios docentes conocen las plataformas de reunión" },
    { "No hay normas de convivencia", "Hay normas de convivencia" },
    { "Los docentes no solo enseñan", NULL },
    { "Nadie asiste, no hay interés", NULL },
    { "Hay poco interés en actualizarse en TIC", "Hay mucho interés en actualizarse en TIC" },
    { "Se usa mal el WhatsApp de la sección", "Se usa bien el WhatsApp de la sección" },
    { "Mal uso de WhatsApp", "Buen uso de WhatsApp" },
    { "Los docentes trabajan de manera individualista", "Los docentes trabajan de manera colaborativa" },
    { "Las sesiones se vuelven rutinarias", "Las sesiones se vuelven variadas" },
    { "Los estudiantes aprenden menos de lo esperado para su grado",
      "Los estudiantes aprenden lo esperado para su grado" },
    { "Falta de materiales", "Suficientes materiales" },
    { "La falta de lectura en casa", "Suficiente lectura en casa" },
    { "Falta de interés", "Suficiente interés" },
    { "Hay escasez de libros", "Hay suficientes libros" },
    { "Hay estudiantes sin señal", "Hay estudiantes con señal" },
    { "A los docentes les resulta DIFÍCIL desarrollar las clases",
      "A los docentes les resulta FÁCIL desarrollar las clases" },
    { "NO CONOCEN LAS TIC", "CONOCEN LAS TIC" },
    { "Trabajo débil", "Trabajo sólido" },
    { "Vínculos débiles con las familias", "Vínculos sólidos con las familias" },
    { "Inasistencias frecuentes", "Asistencias frecuentes" },
    { "Sesiones de clase", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *offer = minka_wording_offer (minka_wordings_get (), pairs[i].problem);

    g_test_message ("%s", pairs[i].problem);
    g_assert_cmpstr (offer, ==, pairs[i].objective);
  }
}

static void
test_openings (void)
{
  static const char *const absent[] = { "Falta de capacitación", "No hay materiales",
                                        "La ausencia de normas", "Hay carencia de libros",
                                        "NO EXISTE un plan",     "Inexistencia de un plan",
                                        "Sin capacitación",      "Se nota falta de apoyo" };
  static const char *const present[] = { "Los docentes no conocen las plataformas",
                                         "Hay poco interés",
                                         "Faltantes",
                                         "Las sesiones se interrumpen",
                                         "Sinceridad",
                                         "" };

  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    g_assert_true (minka_wording_opens (minka_wordings_get (), MINKA_WORDS_ABSENT, absent[i]));
  for (guint i = 0; i < G_N_ELEMENTS (present); i++)
    g_assert_false (minka_wording_opens (minka_wordings_get (), MINKA_WORDS_ABSENT, present[i]));
}

static void
test_no_table (void)
{
  static const char *const texts[] = {
    "",
    "[]",
    "{}",
    "{\"phrases\":{\"no\":1},\"nouns\":{},\"adjectives\":{},\"lacks\":{},\"kept\":[],\"double\":[],\"absent\":[],\"unreached\":[]}",
    "{\"phrases\":{},\"nouns\":{\"\":\"x\"},\"adjectives\":{},\"lacks\":{},\"kept\":[],\"double\":[],\"absent\":[],\"unreached\":[]}",
    "{\"phrases\":{},\"nouns\":{},\"adjectives\":{},\"lacks\":{},\"kept\":[],\"double\":[],\"absent\":[\"-\"],\"unreached\":[]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) json = g_bytes_new_static (texts[i], strlen (texts[i]));
    g_autoptr (GError) error = NULL;

    g_assert_null (minka_wordings_parse (json, &error));
    g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  }
}

/* Check */

static GPtrArray *
check_words (const char *problems, const char *objectives)
{
  g_autoptr (GArray) problem_lines = minka_tree_text_read (problems, MINKA_BRANCH_CENTRE, NULL);
  g_autoptr (GArray) objective_lines = minka_tree_text_read (objectives, MINKA_BRANCH_CENTRE, NULL);
  g_autoptr (MinkaTreeShape) problem_shape = shape_of_lines (problem_lines);
  g_auto (Records) records = records_new ();
  g_autoptr (MinkaTreeShape) objective_shape = NULL;

  /* Objectives answer the problems that are at the same line. */
  for (guint i = 0; i < objective_lines->len; i++) {
    const MinkaTreeLine *line = &g_array_index (objective_lines, MinkaTreeLine, i);
    g_autofree char *id = g_strdup_printf ("o%03u", i);
    g_autofree char *answers = g_strdup_printf ("%03u", i);
    g_autofree char *parent = g_strdup_printf ("o%03d", line->parent);

    add_node (&records, id, MINKA_TREE_OBJECTIVES, line->branch, line->text);
    if (i < problem_lines->len)
      g_object_set (records.nodes->pdata[i], "answers", answers, "answered_text",
                    g_array_index (problem_lines, MinkaTreeLine, i).text, NULL);
    if (line->parent >= 0)
      add_link (&records, id, parent, FALSE, i);
  }
  objective_shape = minka_tree_shape_new (MINKA_TREE_OBJECTIVES, records.nodes, records.links);
  return minka_tree_check (problem_shape, objective_shape, minka_wordings_get ());
}

/* The rules that speak, each with its node. */
static char *
tell (GPtrArray *flaws)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < flaws->len; i++) {
    MinkaTreeFlaw *flaw = flaws->pdata[i];

    g_assert_cmpstr (flaw->text, !=, "");
    g_string_append_printf (text, "%s%s:%s", i > 0 ? " " : "",
                            minka_enum_nick (minka_tree_rule_get_type (), flaw->rule),
                            flaw->node != NULL ? flaw->node : "");
  }
  return g_string_free (text, FALSE);
}

static void
test_findings (void)
{
  static const struct {
    const char *problems, *objectives, *found;
  } trees[] = {
    { "", "", "" },
    { "* P\n  - C\n  + E\n", "", "" },
    { "* P\n", "", "no-cause:000 no-effect:000" },
    { "* P\n  - C\n", "", "no-effect:000" },
    { "- C\n", "", "no-centre: loose:000" },
    { "* P\n  - C\n  + E\n- S\n", "", "loose:003" },
    { "* P\n  - Falta de aulas\n  + E\n", "", "absent-solution:001" },
    { "* P\n  - Mal clima\n  - mal   CLIMA.\n  + E\n", "", "duplicate:002" },
    { "* P\n  -\n  + E\n", "", "unworded:001" },
    { "* P\n  - Pocos libros; mala señal\n  + E\n", "", "two-ideas:001" },
    { "* P\n  - Los docentes planifican poco y evalúan mal\n  + E\n", "", "two-ideas:001" },
    { "* P\n  - Los docentes y los estudiantes saben poco\n  + E\n", "", "" },
    { "* P\n  - Les cuesta leer y escribir\n  + E\n", "", "" },
    { "* P\n  - Los estudiantes leen y escriben mal\n  + E\n", "", "" },
    { "* P\n  - Los docentes planifican y evalúan mal\n  + E\n", "", "" },
    { "* P\n  - Los estudiantes leen poco y escriben mal\n  + E\n", "", "two-ideas:001" },
    { "* P\n  - No hay un plan y un orden\n  + E\n", "", "absent-solution:001" },
    { "* P\n  - Docentes y directivos que no conocen el examen y el orden de temas\n  + E\n", "", "" },
    { "* P\n  - C\n  + E\n", "* O\n", "unanswered:001 unanswered:002 no-cause:o000 no-effect:o000" },
    { "* P\n  - C\n  + E\n", "* O\n  - Promover el diálogo y mejorar el clima\n  + F\n", "two-ideas:o001" },
    { "* P\n  - C\n  + E\n", "* O\n  - Hay que leer más\n  + e\n", "unreached:o001 unreached:o002" },
    { "* P\n  - C\n  + E\n", "* O\n  - Fortalecer el dominio de las TIC\n  + Sesiones sin interrupciones\n",
      "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (trees); i++) {
    g_autoptr (GPtrArray) flaws = check_words (trees[i].problems, trees[i].objectives);
    g_autofree char *found = tell (flaws);

    g_test_message ("%s", trees[i].problems);
    g_assert_cmpstr (found, ==, trees[i].found);
  }
}

/* What no editor would write. */
static void
test_broken (void)
{
  static const struct {
    const char *words, *found;
  } trees[] = {
    { "pc ab<p ea<p qc", "two-centres:q" },      { "pc ab<p ea<p xa<a", "wrong-side:x" },
    { "pc ab<p=e ea<p", "wrong-side:a" },        { "pc ab<p=b bb<a ea<p", "circle:a" },
    { "pc ab<p ea<p bb<b", "circle:b loose:b" }, { "pc ab<p ea<p bb<b2 b2b<b", "circle:b loose:b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (trees); i++) {
    g_auto (Records) records = records_of (MINKA_TREE_PROBLEMS, trees[i].words);
    g_autoptr (MinkaTreeShape) shape = shape_of (&records);
    g_autoptr (MinkaTreeShape) none =
        minka_tree_shape_new (MINKA_TREE_OBJECTIVES, records.nodes, records.links);
    g_autoptr (GPtrArray) flaws = minka_tree_check (shape, none, minka_wordings_get ());
    g_autofree char *found = tell (flaws);

    g_assert_cmpstr (found, ==, trees[i].found);
    for (guint j = 0; j < flaws->len; j++)
      g_assert_cmpint (((MinkaTreeFlaw *) flaws->pdata[j])->error, ==,
                       ((MinkaTreeFlaw *) flaws->pdata[j])->rule != MINKA_TREE_RULE_LOOSE);
  }
}

static void
test_across (void)
{
  g_auto (Records) records = records_of (MINKA_TREE_PROBLEMS, "pc ab<p ea<p");
  g_autoptr (MinkaTreeShape) problems = NULL;
  g_autoptr (MinkaTreeShape) objectives = NULL;
  g_autoptr (GPtrArray) flaws = NULL;
  g_autofree char *found = NULL;

  add_node (&records, "o", MINKA_TREE_OBJECTIVES, MINKA_BRANCH_BELOW, "o");
  g_object_set (records.nodes->pdata[3], "answers", "a", "answered_text", "earlier", NULL);
  add_link (&records, "o", "p", FALSE, 0);
  problems = shape_of (&records);
  objectives = minka_tree_shape_new (MINKA_TREE_OBJECTIVES, records.nodes, records.links);
  flaws = minka_tree_check (problems, objectives, minka_wordings_get ());
  found = tell (flaws);
  g_assert_cmpstr (found, ==, "across:p unanswered:p unanswered:e no-centre: across:o loose:o stale:o");
  g_assert_cmpstr (((MinkaTreeFlaw *) flaws->pdata[6])->other, ==, "a");
  g_assert_nonnull (strstr (((MinkaTreeFlaw *) flaws->pdata[6])->text, "earlier"));
}

/* The sample is what a good tree looks like. */
static void
test_sample_is_clean (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "p.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autoptr (GPtrArray) nodes = minka_store_find (store, MINKA_TYPE_TREE_NODE, NULL, NULL, NULL);
  g_autoptr (GPtrArray) links = minka_store_find (store, MINKA_TYPE_TREE_LINK, NULL, NULL, NULL);
  g_autoptr (MinkaTreeShape) problems = minka_tree_shape_new (MINKA_TREE_PROBLEMS, nodes, links);
  g_autoptr (MinkaTreeShape) objectives = minka_tree_shape_new (MINKA_TREE_OBJECTIVES, nodes, links);
  g_autoptr (GPtrArray) flaws = minka_tree_check (problems, objectives, minka_wordings_get ());
  g_autofree char *found = tell (flaws);

  g_assert_cmpstr (found, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tree/order", test_order);
  g_test_add_func ("/tree/empty-and-one", test_empty_and_one);
  g_test_add_func ("/tree/any-order", test_any_order);
  g_test_add_func ("/tree/steps", test_steps);
  g_test_add_func ("/tree/collapsed", test_collapsed);
  g_test_add_func ("/tree/would-circle", test_would_circle);
  g_test_add_func ("/tree/circles", test_circles);
  g_test_add_func ("/tree/strays", test_strays);
  g_test_add_func ("/tree/huge", test_huge);
  g_test_add_func ("/tree/text/round-trip", test_text_round_trip);
  g_test_add_func ("/tree/text/of-people", test_text_of_people);
  g_test_add_func ("/tree/text/of-branches", test_text_of_branches);
  g_test_add_func ("/tree/text/refused", test_text_refused);
  g_test_add_func ("/tree/text/of-branch", test_text_of_branch);
  g_test_add_func ("/tree/wording/offers", test_offers);
  g_test_add_func ("/tree/wording/openings", test_openings);
  g_test_add_func ("/tree/wording/no-table", test_no_table);
  g_test_add_func ("/tree/check/findings", test_findings);
  g_test_add_func ("/tree/check/broken", test_broken);
  g_test_add_func ("/tree/check/across", test_across);
  g_test_add_func ("/tree/check/sample-is-clean", test_sample_is_clean);
  return g_test_run ();
}
