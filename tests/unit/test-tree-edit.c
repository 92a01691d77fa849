#include "kit.h"

#include "minka-error.h"
#include "minka-objectives.h"
#include "minka-tree-edit.h"
#include "minka-wordings.h"

/* What a person does to a tree comes about whole, keeps the tree in order and can be undone. */

typedef struct {
  KitFolder *folder;
  MinkaStore *store;
  MinkaTreeShape *problems, *tree;
  GPtrArray *objectives;
} Desk;

static void
look (Desk *desk)
{
  g_autoptr (GPtrArray) nodes = minka_store_find (desk->store, MINKA_TYPE_TREE_NODE, NULL, NULL, NULL);
  g_autoptr (GPtrArray) links = minka_store_find (desk->store, MINKA_TYPE_TREE_LINK, NULL, NULL, NULL);

  g_clear_pointer (&desk->problems, minka_tree_shape_free);
  g_clear_pointer (&desk->tree, minka_tree_shape_free);
  g_clear_pointer (&desk->objectives, g_ptr_array_unref);
  desk->problems = minka_tree_shape_new (MINKA_TREE_PROBLEMS, nodes, links);
  desk->tree = minka_tree_shape_new (MINKA_TREE_OBJECTIVES, nodes, links);
  desk->objectives = minka_store_find (desk->store, MINKA_TYPE_OBJECTIVE, NULL, NULL, NULL);
}

static Desk
desk_new (gboolean sample)
{
  Desk desk = { kit_folder_new () };
  g_autofree char *path = g_build_filename (desk.folder, "p.minka", NULL);

  desk.store = sample ? kit_sample (path) : kit_store_new (path, NULL);
  look (&desk);
  return desk;
}

static void
desk_clear (Desk *desk)
{
  minka_tree_shape_free (desk->problems);
  minka_tree_shape_free (desk->tree);
  g_ptr_array_unref (desk->objectives);
  g_object_unref (desk->store);
  kit_folder_free (desk->folder);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static char *
plain (const MinkaTreeShape *shape)
{
  return minka_tree_text_write (shape, MINKA_TREE_NOWHERE, FALSE);
}

/* Each node by its words. */
static const char *
id (const MinkaTreeShape *shape, const char *text)
{
  for (int i = 0; i < (int) shape->n_items; i++)
    if (g_str_equal (shape->items[i].node->text, text))
      return minka_tree_shape_id (shape, i);
  g_error ("there is no %s", text);
}

/* Siblings are numbered without gaps, branches are what their side says, and nothing is broken. */
static void
check_order (const MinkaTreeShape *shape)
{
  g_autoptr (GPtrArray) circles = minka_tree_shape_list_circles (shape);

  g_assert_cmpuint (circles->len, ==, 0);
  g_assert_cmpuint (shape->strays->len, ==, 0);
  for (int i = 0; i < (int) shape->n_items; i++) {
    int position = 0;

    g_assert_cmpint (shape->items[i].node->branch, ==, shape->items[i].side);
    for (int j = shape->items[i].previous; j >= 0; j = shape->items[j].previous)
      position += shape->items[j].side == shape->items[i].side;
    if (shape->items[i].link != NULL) {
      g_assert_cmpint (shape->items[i].link->position, ==, position);
      g_assert_false (shape->items[i].link->extra);
    }
  }
}

/* Does the gesture, which it takes, sees that it can be undone and redone, and looks again. */
static void
done (Desk *desk, MinkaGesture *taken)
{
  g_autoptr (MinkaGesture) gesture = taken;
  g_autofree char *before = kit_json (desk->store), *undone = NULL, *after = NULL, *again = NULL;
  g_autoptr (GError) error = NULL;

  kit_apply (desk->store, gesture);
  after = kit_json (desk->store);
  g_assert_cmpstr (before, !=, after);
  g_assert_true (minka_store_undo (desk->store, NULL, &error));
  g_assert_no_error (error);
  undone = kit_json (desk->store);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (minka_store_redo (desk->store, NULL, &error));
  again = kit_json (desk->store);
  g_assert_cmpstr (again, ==, after);
  look (desk);
  check_order (desk->problems);
  check_order (desk->tree);
}

static void
fill (Desk *desk, MinkaTree tree, const char *text)
{
  MinkaGesture *gesture = minka_gesture_new ("Llenar");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) nodes = minka_tree_edit_fill (
      gesture, tree == MINKA_TREE_PROBLEMS ? desk->problems : desk->tree, desk->objectives, text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (nodes);
  done (desk, gesture);
}

#define assert_tree(shape, expected)                                                                         \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *found = plain (shape);                                                                  \
    g_assert_cmpstr (found, ==, expected);                                                                   \
  }                                                                                                          \
  G_STMT_END

#define TREE                                                                                                 \
  "* P\n"                                                                                                    \
  "  - A\n"                                                                                                  \
  "    - A1\n"                                                                                               \
  "      - A11\n"                                                                                            \
  "    - A2\n"                                                                                               \
  "  - B\n"                                                                                                  \
  "    - B1\n"                                                                                               \
  "    = A2\n"                                                                                               \
  "  - C\n"                                                                                                  \
  "  + E\n"                                                                                                  \
  "  + F\n"                                                                                                  \
  "    + F1\n"                                                                                               \
  "- S\n"

static Desk
desk_with_tree (void)
{
  Desk desk = desk_new (FALSE);

  fill (&desk, MINKA_TREE_PROBLEMS, TREE);
  assert_tree (desk.problems, TREE);
  return desk;
}

static void
test_add (void)
{
  g_auto (Desk) desk = desk_new (FALSE);
  g_autoptr (MinkaTreeNode) centre = NULL;
  g_autoptr (MinkaTreeNode) second = NULL;
  g_autoptr (MinkaTreeNode) effect = NULL;
  g_autoptr (MinkaTreeNode) first = NULL;
  g_autoptr (MinkaTreeNode) deep = NULL;
  g_autoptr (MinkaTreeNode) last = NULL;
  g_autoptr (GError) error = NULL;
  MinkaGesture *gesture = minka_gesture_new ("Agregar");

  centre = minka_tree_edit_add_centre (gesture, desk.problems, desk.objectives, "P", NULL);
  done (&desk, gesture);
  gesture = minka_gesture_new ("Agregar");
  second = minka_tree_edit_add_child (gesture, desk.problems, id (desk.problems, "P"), MINKA_BRANCH_BELOW,
                                      MINKA_TREE_LAST, "B", NULL);
  done (&desk, gesture);
  gesture = minka_gesture_new ("Agregar");
  effect = minka_tree_edit_add_child (gesture, desk.problems, id (desk.problems, "P"), MINKA_BRANCH_ABOVE, 7,
                                      "E", NULL);
  done (&desk, gesture);
  gesture = minka_gesture_new ("Agregar");
  first = minka_tree_edit_add_sibling (gesture, desk.problems, id (desk.problems, "B"), TRUE, "A", NULL);
  done (&desk, gesture);
  gesture = minka_gesture_new ("Agregar");
  last = minka_tree_edit_add_sibling (gesture, desk.problems, id (desk.problems, "A"), FALSE, "AB", NULL);
  done (&desk, gesture);
  gesture = minka_gesture_new ("Agregar");
  deep = minka_tree_edit_add_child (gesture, desk.problems, id (desk.problems, "E"), MINKA_BRANCH_BELOW, 0,
                                    "", NULL);
  done (&desk, gesture);
  assert_tree (desk.problems, "* P\n  - A\n  - AB\n  - B\n  + E\n    +\n");

  gesture = minka_gesture_new ("Agregar");
  g_assert_null (minka_tree_edit_add_centre (gesture, desk.problems, NULL, "Q", &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (
      minka_tree_edit_add_sibling (gesture, desk.problems, id (desk.problems, "P"), TRUE, "Q", &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (minka_tree_edit_add_child (gesture, desk.tree, id (desk.problems, "P"), MINKA_BRANCH_BELOW,
                                            0, "Q", &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND);
  minka_gesture_free (gesture);
}

static void
test_change (void)
{
  g_auto (Desk) desk = desk_with_tree ();
  MinkaGesture *gesture = minka_gesture_new ("Editar");

  g_assert_true (minka_tree_edit_set_text (gesture, desk.problems, id (desk.problems, "B1"), "Otra", NULL));
  done (&desk, gesture);
  gesture = minka_gesture_new ("Plegar");
  g_assert_true (
      minka_tree_edit_set_collapsed (gesture, desk.problems, id (desk.problems, "Otra"), TRUE, NULL));
  done (&desk, gesture);
  g_assert_true (desk.problems->items[minka_tree_shape_find (desk.problems, id (desk.problems, "Otra"))]
                     .node->collapsed);
}

static void
test_move (void)
{
  static const struct {
    const char *node;
    int position;
    const char *order;
  } moves[] = {
    { "A", 2, "BCA" }, { "A", MINKA_TREE_LAST, "BCA" }, { "C", 0, "CAB" }, { "B", 0, "BAC" },
    { "B", 9, "ACB" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++) {
    g_auto (Desk) desk = desk_new (FALSE);
    MinkaGesture *gesture = minka_gesture_new ("Mover");
    g_autofree char *expected = g_strdup_printf ("* P\n  - %c\n  - %c\n  - %c\n  + E\n", moves[i].order[0],
                                                 moves[i].order[1], moves[i].order[2]);

    fill (&desk, MINKA_TREE_PROBLEMS, "* P\n  - A\n  - B\n  - C\n  + E\n");
    g_assert_true (minka_tree_edit_move (gesture, desk.problems, id (desk.problems, moves[i].node),
                                         moves[i].position, NULL));
    done (&desk, gesture);
    assert_tree (desk.problems, expected);
  }
}

static void
test_move_to (void)
{
  g_auto (Desk) desk = desk_with_tree ();
  MinkaGesture *gesture = minka_gesture_new ("Mover");

  /* Into another branch, before what is there. */
  g_assert_true (minka_tree_edit_move_to (gesture, desk.problems, id (desk.problems, "A1"),
                                          id (desk.problems, "B"), MINKA_BRANCH_ABOVE, 0, NULL));
  done (&desk, gesture);
  /* To the other side, with its branch. */
  gesture = minka_gesture_new ("Mover");
  g_assert_true (minka_tree_edit_move_to (gesture, desk.problems, id (desk.problems, "A1"),
                                          id (desk.problems, "P"), MINKA_BRANCH_ABOVE, 1, NULL));
  done (&desk, gesture);
  /* What hung on nothing. */
  gesture = minka_gesture_new ("Mover");
  g_assert_true (minka_tree_edit_move_to (gesture, desk.problems, id (desk.problems, "S"),
                                          id (desk.problems, "C"), MINKA_BRANCH_BELOW, MINKA_TREE_LAST,
                                          NULL));
  done (&desk, gesture);
  /* To where a further link leads already. */
  gesture = minka_gesture_new ("Mover");
  g_assert_true (minka_tree_edit_move_to (gesture, desk.problems, id (desk.problems, "A2"),
                                          id (desk.problems, "B"), MINKA_BRANCH_BELOW, MINKA_TREE_LAST,
                                          NULL));
  done (&desk, gesture);
  assert_tree (
      desk.problems,
      "* P\n  - A\n  - B\n    - B1\n    - A2\n  - C\n    - S\n  + E\n  + A1\n    + A11\n  + F\n    + F1\n");
  g_assert_cmpuint (desk.problems->extras->len, ==, 0);
}

static void
test_move_refused (void)
{
  g_auto (Desk) desk = desk_with_tree ();
  g_auto (Desk) other = desk_new (TRUE);
  static const struct {
    const char *node, *parent;
  } moves[] = { { "A", "A11" }, { "A", "A" }, { "B", "A2" }, { "P", "C" }, { "P", "S" } };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++) {
    g_autoptr (MinkaGesture) gesture = minka_gesture_new ("Mover");
    g_autoptr (GHashTable) records = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_false (minka_tree_edit_move_to (gesture, desk.problems, id (desk.problems, moves[i].node),
                                             id (desk.problems, moves[i].parent), MINKA_BRANCH_BELOW, 0,
                                             &error));
    g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
    records = minka_gesture_list_records (gesture);
    g_assert_cmpuint (g_hash_table_size (records), ==, 0);
  }
  {
    g_autoptr (MinkaGesture) gesture = minka_gesture_new ("Mover");
    g_autoptr (GError) error = NULL;

    g_assert_false (minka_tree_edit_move_to (gesture, other.problems, minka_tree_shape_id (other.problems, 1),
                                             minka_tree_shape_id (other.tree, 0), MINKA_BRANCH_BELOW, 0,
                                             &error));
    g_assert_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND);
  }
}

static void
test_parents (void)
{
  g_auto (Desk) desk = desk_with_tree ();
  MinkaGesture *gesture = minka_gesture_new ("Vincular");
  g_autoptr (GError) error = NULL;
  static const struct {
    const char *node, *parent;
  } wrong[] = { { "A", "A11" }, { "A1", "A" }, { "A2", "B" }, { "B", "A2" }, { "A", "E" }, { "P", "S" } };

  g_assert_true (minka_tree_edit_add_parent (gesture, desk.problems, id (desk.problems, "A11"),
                                             id (desk.problems, "C"), NULL));
  done (&desk, gesture);
  gesture = minka_gesture_new ("Vincular");
  g_assert_true (minka_tree_edit_add_parent (gesture, desk.problems, id (desk.problems, "B1"),
                                             id (desk.problems, "P"), NULL));
  done (&desk, gesture);
  gesture = minka_gesture_new ("Vincular");
  g_assert_true (minka_tree_edit_add_parent (gesture, desk.problems, id (desk.problems, "S"),
                                             id (desk.problems, "C"), NULL));
  done (&desk, gesture);
  g_assert_cmpuint (desk.problems->extras->len, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (MinkaGesture) refused = minka_gesture_new ("Vincular");

    g_test_message ("%s %s", wrong[i].node, wrong[i].parent);
    g_assert_false (minka_tree_edit_add_parent (refused, desk.problems, id (desk.problems, wrong[i].node),
                                                id (desk.problems, wrong[i].parent), &error));
    g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
    g_clear_error (&error);
  }

  gesture = minka_gesture_new ("Desvincular");
  g_assert_true (minka_tree_edit_remove_parent (gesture, desk.problems, id (desk.problems, "B1"),
                                                id (desk.problems, "P"), NULL));
  done (&desk, gesture);
  /* The parent that it hung on: the other one takes it. */
  gesture = minka_gesture_new ("Desvincular");
  g_assert_true (minka_tree_edit_remove_parent (gesture, desk.problems, id (desk.problems, "A2"),
                                                id (desk.problems, "A"), NULL));
  done (&desk, gesture);
  gesture = minka_gesture_new ("Desvincular");
  g_assert_false (minka_tree_edit_remove_parent (gesture, desk.problems, id (desk.problems, "A2"),
                                                 id (desk.problems, "B"), &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  minka_gesture_free (gesture);
  assert_tree (
      desk.problems,
      "* P\n  - A\n    - A1\n      - A11\n  - B\n    - B1\n    - A2\n  - C\n    - S\n    = A11\n  + E\n  + F\n    + F1\n");
}

static void
remove_node (Desk *desk, const MinkaTreeShape *shape, const char *text)
{
  MinkaGesture *gesture = minka_gesture_new ("Quitar");

  g_assert_true (minka_tree_edit_remove (gesture, shape, desk->objectives, id (shape, text), NULL));
  done (desk, gesture);
}

static void
test_remove (void)
{
  g_auto (Desk) desk = desk_with_tree ();

  /* A2 also leads to B, so it stays there. */
  remove_node (&desk, desk.problems, "A");
  assert_tree (desk.problems, "* P\n  - B\n    - B1\n    - A2\n  - C\n  + E\n  + F\n    + F1\n- S\n");
  remove_node (&desk, desk.problems, "B");
  remove_node (&desk, desk.problems, "E");
  remove_node (&desk, desk.problems, "S");
  assert_tree (desk.problems, "* P\n  - C\n  + F\n    + F1\n");
  remove_node (&desk, desk.problems, "P");
  g_assert_cmpuint (desk.problems->n_items, ==, 0);
  g_assert_cmpint (kit_number (desk.store, "SELECT count (*) FROM tree_link"), ==, 0);
}

/* What stays may hang on something else that stays only for that reason. */
static void
test_remove_keeps (void)
{
  g_auto (Desk) desk = desk_new (FALSE);

  fill (&desk, MINKA_TREE_PROBLEMS,
        "* P\n  - A\n    - X\n      - X1\n    - Y\n      = Z\n    - Z\n    - W\n  - B\n    = X\n    = Y\n");
  remove_node (&desk, desk.problems, "A");
  assert_tree (desk.problems, "* P\n  - B\n    - X\n      - X1\n    - Y\n      - Z\n");
}

static void
test_remove_objective (void)
{
  g_auto (Desk) desk = desk_new (TRUE);
  g_autoptr (GPtrArray) specific = minka_objectives_list_specific (desk.objectives);
  g_autofree char *node = g_strdup (MINKA_OBJECTIVE (specific->pdata[0])->node);
  MinkaGesture *gesture = minka_gesture_new ("Quitar");

  g_assert_cmpuint (specific->len, ==, 3);
  g_assert_true (minka_tree_edit_remove (gesture, desk.tree, desk.objectives, node, NULL));
  done (&desk, gesture);
  g_clear_pointer (&specific, g_ptr_array_unref);
  specific = minka_objectives_list_specific (desk.objectives);
  g_assert_cmpuint (specific->len, ==, 2);
  for (int i = 0; i < 2; i++)
    g_assert_cmpint (MINKA_OBJECTIVE (specific->pdata[i])->position, ==, i);
}

static void
test_paste (void)
{
  g_auto (Desk) desk = desk_with_tree ();
  MinkaGesture *gesture = minka_gesture_new ("Pegar");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) nodes =
      minka_tree_edit_paste (gesture, desk.problems, id (desk.problems, "P"), MINKA_BRANCH_ABOVE, 1,
                             "Uno\n\tDos\nTres\n\t= Dos\n", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (nodes->len, ==, 3);
  done (&desk, gesture);
  g_clear_pointer (&nodes, g_ptr_array_unref);
  gesture = minka_gesture_new ("Duplicar");
  nodes = minka_tree_edit_duplicate (gesture, desk.problems, id (desk.problems, "A"), &error);
  g_assert_no_error (error);
  done (&desk, gesture);
  g_clear_pointer (&nodes, g_ptr_array_unref);
  gesture = minka_gesture_new ("Pegar");
  nodes =
      minka_tree_edit_paste (gesture, desk.problems, NULL, MINKA_BRANCH_BELOW, MINKA_TREE_LAST, "Z", &error);
  done (&desk, gesture);
  {
    g_autofree char *text = plain (desk.problems);
    const char *copy =
        "  - A\n    - A1\n      - A11\n    - A2\n  - A\n    - A1\n      - A11\n    - A2\n  - B\n";

    g_assert_nonnull (strstr (text, copy));
    g_assert_nonnull (strstr (text, "  + E\n  + Uno\n    + Dos\n  + Tres\n    = Dos\n  + F\n"));
    g_assert_nonnull (strstr (text, "\n- Z\n"));
  }
  gesture = minka_gesture_new ("Pegar");
  g_assert_null (minka_tree_edit_paste (gesture, desk.problems, id (desk.problems, "P"), MINKA_BRANCH_CENTRE,
                                        0, "Uno", &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (minka_tree_edit_paste (gesture, desk.problems, id (desk.problems, "A"), MINKA_BRANCH_BELOW,
                                        0, "Uno\n  Dos\n    = Uno\n", &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (minka_tree_edit_duplicate (gesture, desk.problems, id (desk.problems, "P"), &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (minka_tree_edit_fill (gesture, desk.problems, NULL, "Uno", &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  minka_gesture_free (gesture);
}

static void
mirror (Desk *desk, guint n_expected, gboolean worded)
{
  MinkaGesture *gesture = minka_gesture_new ("A objetivos");
  g_autoptr (GPtrArray) nodes = minka_tree_edit_mirror (gesture, desk->problems, desk->tree, desk->objectives,
                                                        worded ? minka_wordings_get () : NULL);

  g_assert_cmpuint (nodes->len, ==, n_expected);
  if (n_expected > 0) {
    done (desk, gesture);
  } else {
    g_autoptr (GHashTable) records = minka_gesture_list_records (gesture);

    g_assert_cmpuint (g_hash_table_size (records), ==, 0);
    minka_gesture_free (gesture);
  }
}

static void
test_mirror (void)
{
  g_auto (Desk) desk = desk_with_tree ();

  mirror (&desk, 12, FALSE);
  g_assert_cmpuint (desk.tree->n_items, ==, desk.problems->n_items);
  g_assert_cmpuint (desk.tree->extras->len, ==, 1);
  for (int i = 0; i < (int) desk.problems->n_items; i++) {
    const MinkaTreeItem *problem = &desk.problems->items[i], *objective = &desk.tree->items[i];

    g_assert_cmpstr (objective->node->answers, ==, minka_tree_shape_id (desk.problems, i));
    g_assert_cmpstr (objective->node->answered_text, ==, problem->node->text);
    g_assert_cmpstr (objective->node->text, ==, "");
    g_assert_cmpint (objective->parent, ==, problem->parent);
    g_assert_cmpint (objective->side, ==, problem->side);
    g_assert_cmpint (objective->n_extras, ==, problem->n_extras);
  }
  g_assert_cmpuint (desk.objectives->len, ==, 1);
  g_assert_true (MINKA_OBJECTIVE (desk.objectives->pdata[0])->general);
  g_assert_cmpstr (MINKA_OBJECTIVE (desk.objectives->pdata[0])->node, ==, minka_tree_shape_id (desk.tree, 0));
  mirror (&desk, 0, TRUE);
}

/* Run again it adds what is new, where it belongs, and touches nothing else. */
static void
test_mirror_again (void)
{
  g_auto (Desk) desk = desk_with_tree ();
  g_autofree char *means = NULL;
  MinkaGesture *gesture;
  g_autoptr (MinkaTreeNode) first = NULL;
  g_autoptr (MinkaTreeNode) deep = NULL;
  int c;

  mirror (&desk, 12, TRUE);
  for (guint i = 0; i < desk.tree->n_items; i++) {
    gesture = minka_gesture_new ("Redactar");
    minka_tree_edit_set_text (gesture, desk.tree, minka_tree_shape_id (desk.tree, i),
                              desk.tree->items[i].node->answered_text, NULL);
    done (&desk, gesture);
  }
  /* The person moves a means, words another, and changes the problems. */
  gesture = minka_gesture_new ("Mover");
  minka_tree_edit_move_to (gesture, desk.tree, id (desk.tree, "B"), id (desk.tree, "A"), MINKA_BRANCH_BELOW,
                           0, NULL);
  done (&desk, gesture);
  gesture = minka_gesture_new ("Redactar");
  minka_tree_edit_set_text (gesture, desk.tree, id (desk.tree, "C"), "Buen clima", NULL);
  done (&desk, gesture);
  gesture = minka_gesture_new ("Agregar");
  first =
      minka_tree_edit_add_sibling (gesture, desk.problems, id (desk.problems, "C"), TRUE, "Mal clima", NULL);
  done (&desk, gesture);
  gesture = minka_gesture_new ("Agregar");
  deep = minka_tree_edit_add_child (gesture, desk.problems, id (desk.problems, "B"), MINKA_BRANCH_BELOW, 0,
                                    "B0", NULL);
  done (&desk, gesture);
  gesture = minka_gesture_new ("Vincular");
  minka_tree_edit_add_parent (gesture, desk.problems, id (desk.problems, "F1"), id (desk.problems, "E"),
                              NULL);
  done (&desk, gesture);
  mirror (&desk, 2, TRUE);
  means = plain (desk.tree);
  g_assert_cmpstr (
      means, ==,
      "* P\n  - A\n    - B\n      -\n      - B1\n      = A2\n    - A1\n      - A11\n    - A2\n  - Buen clima\n"
      "  - Buen clima\n  + E\n    = F1\n  + F\n    + F1\n- S\n");
  c = minka_tree_shape_find (desk.tree, id (desk.tree, "Buen clima"));
  g_assert_cmpstr (desk.tree->items[c].node->answered_text, ==, "Mal clima");
  mirror (&desk, 0, FALSE);
}

/* A central objective made by hand is not doubled. */
static void
test_mirror_adopts (void)
{
  g_auto (Desk) desk = desk_with_tree ();

  fill (&desk, MINKA_TREE_OBJECTIVES, "* Meta\n  - Propio\n");
  g_assert_cmpuint (desk.objectives->len, ==, 1);
  mirror (&desk, 11, FALSE);
  g_assert_cmpstr (desk.tree->items[0].node->text, ==, "Meta");
  g_assert_cmpstr (desk.tree->items[0].node->answers, ==, minka_tree_shape_id (desk.problems, 0));
  g_assert_cmpuint (desk.tree->n_items, ==, 13);
  g_assert_cmpuint (desk.objectives->len, ==, 1);
  mirror (&desk, 0, FALSE);
}

/* Links that would lead back in the objective tree as it is by now are left out. */
static void
test_mirror_leaves_circles_out (void)
{
  g_auto (Desk) desk = desk_new (FALSE);
  MinkaGesture *gesture;

  fill (&desk, MINKA_TREE_PROBLEMS, "* P\n  - A\n  - B\n");
  mirror (&desk, 3, FALSE);
  gesture = minka_gesture_new ("Mover");
  minka_tree_edit_move_to (gesture, desk.tree, minka_tree_shape_id (desk.tree, 1),
                           minka_tree_shape_id (desk.tree, 2), MINKA_BRANCH_BELOW, 0, NULL);
  done (&desk, gesture);
  gesture = minka_gesture_new ("Mover");
  minka_tree_edit_add_parent (gesture, desk.problems, id (desk.problems, "B"), id (desk.problems, "A"), NULL);
  done (&desk, gesture);
  mirror (&desk, 0, FALSE);
}

static void
test_mirror_sample (void)
{
  g_auto (Desk) desk = desk_new (TRUE);
  MinkaGesture *gesture = minka_gesture_new ("Vaciar");
  g_autofree char *worded = NULL;

  mirror (&desk, 0, TRUE);
  minka_tree_edit_remove (gesture, desk.tree, desk.objectives, minka_tree_shape_id (desk.tree, 0), NULL);
  done (&desk, gesture);
  g_assert_cmpuint (desk.tree->n_items, ==, 0);
  mirror (&desk, 13, TRUE);
  worded = plain (desk.tree);
  g_assert_nonnull (strstr (worded, "A los docentes les resulta fácil desarrollar las clases virtuales"));
  g_assert_nonnull (strstr (worded, "Varios docentes conocen las plataformas de reunión"));
  g_assert_cmpuint (desk.tree->extras->len, ==, 2);
}

static void
test_stale_and_accept (void)
{
  g_auto (Desk) desk = desk_new (TRUE);
  MinkaGesture *gesture = minka_gesture_new ("Editar");
  const MinkaTreeNode *problem = desk.problems->items[1].node;
  g_autofree char *problem_id = g_strdup (minka_tree_shape_id (desk.problems, 1));
  g_autofree char *stale = NULL;
  g_autoptr (GPtrArray) flaws = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (problem->text, !=, "Otro");
  minka_tree_edit_set_text (gesture, desk.problems, problem_id, "Otro", NULL);
  done (&desk, gesture);
  flaws = minka_tree_check (desk.problems, desk.tree, minka_wordings_get ());
  g_assert_cmpuint (flaws->len, ==, 1);
  g_assert_cmpint (((MinkaTreeFlaw *) flaws->pdata[0])->rule, ==, MINKA_TREE_RULE_STALE);
  g_assert_cmpstr (((MinkaTreeFlaw *) flaws->pdata[0])->other, ==, problem_id);
  g_assert_cmpint (
      kit_number (desk.store, "SELECT count (*) FROM notice_summary WHERE rule = 'stale-objective'"), ==, 1);
  stale = g_strdup (((MinkaTreeFlaw *) flaws->pdata[0])->node);
  gesture = minka_gesture_new ("Aceptar");
  g_assert_true (minka_tree_edit_accept (gesture, desk.problems, desk.tree, stale, NULL));
  done (&desk, gesture);
  g_clear_pointer (&flaws, g_ptr_array_unref);
  flaws = minka_tree_check (desk.problems, desk.tree, minka_wordings_get ());
  g_assert_cmpuint (flaws->len, ==, 0);

  gesture = minka_gesture_new ("Quitar");
  minka_tree_edit_remove (gesture, desk.problems, NULL, problem_id, NULL);
  done (&desk, gesture);
  gesture = minka_gesture_new ("Aceptar");
  g_assert_false (minka_tree_edit_accept (gesture, desk.problems, desk.tree, stale, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  minka_gesture_free (gesture);
}

static char *
specific_texts (Desk *desk)
{
  g_autoptr (GPtrArray) specific = minka_objectives_list_specific (desk->objectives);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < specific->len; i++) {
    MinkaObjective *objective = specific->pdata[i];

    g_assert_cmpint (objective->position, ==, i);
    g_string_append (text, desk->tree->items[minka_tree_shape_find (desk->tree, objective->node)].node->text);
  }
  return g_string_free (text, FALSE);
}

static void
test_objectives (void)
{
  g_auto (Desk) desk = desk_new (FALSE);
  g_autoptr (GError) error = NULL;
  static const char *const ticked[] = { "A", "B", "C", "B" };
  static const char *const wrong[] = { "O", "E" };
  MinkaGesture *gesture;
  g_autofree char *order = NULL, *moved = NULL, *unticked = NULL;

  fill (&desk, MINKA_TREE_OBJECTIVES, "* O\n  - A\n    - B\n  - C\n  + E\n");
  for (guint i = 0; i < G_N_ELEMENTS (ticked); i++) {
    gesture = minka_gesture_new ("Marcar");
    g_assert_true (
        minka_objectives_tick (gesture, desk.tree, desk.objectives, id (desk.tree, ticked[i]), NULL));
    kit_apply (desk.store, gesture);
    minka_gesture_free (gesture);
    look (&desk);
  }
  order = specific_texts (&desk);
  g_assert_cmpstr (order, ==, "ABC");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    gesture = minka_gesture_new ("Marcar");
    g_assert_false (
        minka_objectives_tick (gesture, desk.tree, desk.objectives, id (desk.tree, wrong[i]), &error));
    g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
    g_clear_error (&error);
    minka_gesture_free (gesture);
  }
  gesture = minka_gesture_new ("Mover");
  minka_objectives_move (gesture, desk.objectives, id (desk.tree, "C"), 0);
  done (&desk, gesture);
  moved = specific_texts (&desk);
  g_assert_cmpstr (moved, ==, "CAB");
  gesture = minka_gesture_new ("Desmarcar");
  minka_objectives_untick (gesture, desk.objectives, id (desk.tree, "A"));
  done (&desk, gesture);
  unticked = specific_texts (&desk);
  g_assert_cmpstr (unticked, ==, "CB");
}

/* The general objective follows the centre, and what hangs on it stays. */
static void
test_general (void)
{
  g_auto (Desk) desk = desk_new (TRUE);
  MinkaGesture *gesture = minka_gesture_new ("Quitar");
  g_autoptr (MinkaTreeNode) centre = NULL;
  const char *means = minka_tree_shape_id (desk.tree, 1);
  MinkaObjective *general = minka_objectives_find (desk.objectives, minka_tree_shape_id (desk.tree, 0));
  g_autofree char *kept = g_strdup (minka_record_get_id (MINKA_RECORD (general)));

  g_assert_true (general->general);
  minka_objectives_set_general (gesture, desk.objectives, means);
  done (&desk, gesture);
  for (guint i = 0; i < desk.objectives->len; i++) {
    MinkaObjective *objective = desk.objectives->pdata[i];

    if (objective->general) {
      g_assert_cmpstr (minka_record_get_id (MINKA_RECORD (objective)), ==, kept);
      g_assert_cmpstr (objective->node, ==, minka_tree_shape_id (desk.tree, 1));
    } else {
      g_assert_cmpstr (objective->node, !=, minka_tree_shape_id (desk.tree, 1));
    }
  }
  gesture = minka_gesture_new ("Quitar");
  minka_tree_edit_remove (gesture, desk.tree, desk.objectives, minka_tree_shape_id (desk.tree, 0), NULL);
  done (&desk, gesture);
  gesture = minka_gesture_new ("Agregar");
  centre = minka_tree_edit_add_centre (gesture, desk.tree, desk.objectives, "Meta", NULL);
  done (&desk, gesture);
  g_assert_true (minka_objectives_find (desk.objectives, id (desk.tree, "Meta"))->general);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tree-edit/add", test_add);
  g_test_add_func ("/tree-edit/change", test_change);
  g_test_add_func ("/tree-edit/move", test_move);
  g_test_add_func ("/tree-edit/move-to", test_move_to);
  g_test_add_func ("/tree-edit/move-refused", test_move_refused);
  g_test_add_func ("/tree-edit/parents", test_parents);
  g_test_add_func ("/tree-edit/remove", test_remove);
  g_test_add_func ("/tree-edit/remove-keeps", test_remove_keeps);
  g_test_add_func ("/tree-edit/remove-objective", test_remove_objective);
  g_test_add_func ("/tree-edit/paste", test_paste);
  g_test_add_func ("/tree-edit/mirror", test_mirror);
  g_test_add_func ("/tree-edit/mirror-again", test_mirror_again);
  g_test_add_func ("/tree-edit/mirror-adopts", test_mirror_adopts);
  g_test_add_func ("/tree-edit/mirror-leaves-circles-out", test_mirror_leaves_circles_out);
  g_test_add_func ("/tree-edit/mirror-sample", test_mirror_sample);
  g_test_add_func ("/tree-edit/stale-and-accept", test_stale_and_accept);
  g_test_add_func ("/tree-edit/objectives", test_objectives);
  g_test_add_func ("/tree-edit/general", test_general);
  return g_test_run ();
}
