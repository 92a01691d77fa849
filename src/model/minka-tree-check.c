#include "minka-tree-check.h"

#include "minka-find.h"

#include <string.h>

#include <glib/gi18n-lib.h>

MINKA_DEFINE_ENUM (TreeRule, tree_rule, MINKA_TREE_RULE_VALUES)

#define NOWHERE MINKA_TREE_NOWHERE

typedef struct {
  const MinkaTreeShape *shape; /* the one being checked */
  const MinkaTreeShape *problems, *objectives;
  const MinkaWording *wording;
  GHashTable *answered; /* ids of problems that have an objective */
  GPtrArray *flaws;
} Check;

static void
flaw_free (gpointer data)
{
  MinkaTreeFlaw *flaw = data;

  g_free (flaw->node);
  g_free (flaw->other);
  g_free (flaw->text);
  g_free (flaw);
}

/* Takes the text. */
static void
add (Check *self, MinkaTreeRule rule, gboolean error, const char *node, const char *other, char *text)
{
  MinkaTreeFlaw *flaw = g_new (MinkaTreeFlaw, 1);

  *flaw = (MinkaTreeFlaw) { rule, error, self->shape->tree, g_strdup (node), g_strdup (other), text };
  g_ptr_array_add (self->flaws, flaw);
}

static const char *
text_at (const MinkaTreeShape *shape, int place)
{
  return shape->items[place].node->text;
}

/* Two ideas in one node: few false alarms are worth more than finding all. */

static GPtrArray *
fold_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *end;

  for (const char *p = minka_find_next_word (text, &end); p != NULL; p = minka_find_next_word (end, &end))
    g_ptr_array_add (words, minka_find_fold (p, end - p));
  return words;
}

static gboolean
has_ending (const char *word, const char *const *endings, gsize shortest)
{
  if (strlen (word) < shortest)
    return FALSE;
  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (word, endings[i]))
      return TRUE;
  return FALSE;
}

/* «saben», «participan»; in the singular only the commonest verbs can be told from nouns. */
static gboolean
is_finite (const char *word)
{
  static const char *const endings[] = { "an", "en", NULL };
  static const char *const verbs[] = { "es",     "son",    "esta",    "estan",     "hay",    "han",
                                       "van",    "dan",    "ven",     "tiene",     "sabe",   "conoce",
                                       "puede",  "existe", "aprende", "participa", "cumple", "asiste",
                                       "pierde", "llega",  "hace",    NULL };
  static const char *const nouns[] = { "bien",     "tambien",  "quien",   "alguien",  "cien",   "gran",
                                       "plan",     "tren",     "orden",   "desorden", "examen", "resumen",
                                       "volumen",  "imagen",   "origen",  "margen",   "joven",  "regimen",
                                       "dictamen", "certamen", "abdomen", "capitan",  NULL };

  if (g_strv_contains (verbs, word))
    return TRUE;
  return has_ending (word, endings, 4) && !g_strv_contains (nouns, word);
}

static gboolean
is_infinitive (const char *word)
{
  static const char *const endings[] = { "ar", "er", "ir", "arse", "erse", "irse", NULL };
  static const char *const nouns[] = { "lugar",  "hogar",   "familiar",   "escolar",    "mujer",     "taller",
                                       "ayer",   "similar", "regular",    "particular", "auxiliar",  "primer",
                                       "tercer", "celular", "curricular", "preescolar", "bienestar", NULL };

  return has_ending (word, endings, 4) && !g_strv_contains (nouns, word);
}

static gboolean
has_verb_before (GPtrArray *words, guint end)
{
  static const char *const marks[] = { "se", "no", "les", "le", NULL };

  for (guint i = 0; i < end; i++)
    if (is_finite (words->pdata[i]) || g_strv_contains (marks, words->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Whether the words joined at @y are two clauses: a verb on either side, and not just two verbs of one clause. */
static gboolean
joins_clauses (GPtrArray *words, guint y)
{
  static const char *const marks[] = { "se", "les", "le", NULL };
  static const char *const steps[] = { "no", "ademas", "tambien", "tampoco", NULL };
  guint next = y + 1;

  while (next < words->len && g_strv_contains (steps, words->pdata[next]))
    next++;
  if (next == words->len)
    return FALSE;
  if (is_infinitive (words->pdata[next])) {
    for (guint i = 1; i < y; i++)
      if (is_infinitive (words->pdata[i]))
        return FALSE;
    return y > 1 && is_infinitive (words->pdata[0]);
  }
  return (g_strv_contains (marks, words->pdata[next]) || is_finite (words->pdata[next])) &&
         !is_finite (words->pdata[y - 1]) && has_verb_before (words, y);
}

static gboolean
has_two_ideas (const char *text, GPtrArray *words)
{
  const char *semicolon = strchr (text, ';'), *end;

  if (semicolon != NULL && semicolon > text && minka_find_next_word (semicolon, &end) != NULL)
    return TRUE;
  for (guint i = 1; i < words->len; i++)
    if ((g_str_equal (words->pdata[i], "y") || g_str_equal (words->pdata[i], "e")) &&
        joins_clauses (words, i))
      return TRUE;
  return FALSE;
}

/* How a tree hangs together */

static void
check_centre (Check *self)
{
  const gboolean problems = self->shape->tree == MINKA_TREE_PROBLEMS;
  const char *centre =
      self->shape->centre != NOWHERE ? minka_tree_shape_id (self->shape, self->shape->centre) : NULL;
  g_autoptr (GArray) below = NULL;
  g_autoptr (GArray) above = NULL;

  if (centre == NULL) {
    add (self, MINKA_TREE_RULE_NO_CENTRE, FALSE, NULL, NULL,
         g_strdup (problems ? _ ("There is no central problem yet.")
                            : _ ("There is no central objective yet.")));
    return;
  }
  below = minka_tree_shape_list_children (self->shape, self->shape->centre, MINKA_BRANCH_BELOW);
  above = minka_tree_shape_list_children (self->shape, self->shape->centre, MINKA_BRANCH_ABOVE);
  if (below->len == 0)
    add (self, MINKA_TREE_RULE_NO_CAUSE, FALSE, centre, NULL,
         g_strdup (problems ? _ ("The central problem has no causes yet.")
                            : _ ("The central objective has no means yet.")));
  if (above->len == 0)
    add (self, MINKA_TREE_RULE_NO_EFFECT, FALSE, centre, NULL,
         g_strdup (problems ? _ ("The central problem has no effects yet.")
                            : _ ("The central objective has no ends yet.")));
}

static void
check_strays (Check *self)
{
  for (guint i = 0; i < self->shape->strays->len; i++) {
    MinkaTreeLink *link = self->shape->strays->pdata[i];
    int child = minka_tree_shape_find (self->shape, link->child);
    int place = child != NOWHERE ? child : minka_tree_shape_find (self->shape, link->parent);
    const char *id = minka_tree_shape_id (self->shape, place);
    gboolean itself = g_str_equal (link->child, link->parent);
    const char *format =
        itself ? _ ("“%s” leads to itself.") : _ ("“%s” is linked with a box of the other tree.");

    add (self, itself ? MINKA_TREE_RULE_CIRCLE : MINKA_TREE_RULE_ACROSS, TRUE, id,
         itself             ? id
         : child != NOWHERE ? link->parent
                            : link->child,
         g_strdup_printf (format, text_at (self->shape, place)));
  }
}

static const char *
name_mistake (MinkaTree tree, MinkaBranch meant)
{
  if (tree == MINKA_TREE_PROBLEMS)
    return meant == MINKA_BRANCH_BELOW ? _ ("“%s” is a cause, but hangs among the effects.")
                                       : _ ("“%s” is an effect, but hangs among the causes.");
  return meant == MINKA_BRANCH_BELOW ? _ ("“%s” is a means, but hangs among the ends.")
                                     : _ ("“%s” is an end, but hangs among the means.");
}

static void
check_extras (Check *self)
{
  g_autoptr (GPtrArray) circles = minka_tree_shape_list_circles (self->shape);

  for (guint i = 0; i < circles->len; i++) {
    MinkaTreeLink *link = circles->pdata[i];
    int child = minka_tree_shape_find (self->shape, link->child);
    int parent = minka_tree_shape_find (self->shape, link->parent);

    add (self, MINKA_TREE_RULE_CIRCLE, TRUE, link->child, link->parent,
         g_strdup_printf (_ ("“%s” leads to “%s” and that leads back to it."), text_at (self->shape, child),
                          text_at (self->shape, parent)));
  }
  for (guint i = 0; i < self->shape->extras->len; i++) {
    const MinkaTreeExtra *extra = &g_array_index (self->shape->extras, MinkaTreeExtra, i);
    MinkaBranch child = self->shape->items[extra->child].side,
                parent = self->shape->items[extra->parent].side;

    if (child != parent && child != MINKA_BRANCH_CENTRE && parent != MINKA_BRANCH_CENTRE)
      add (self, MINKA_TREE_RULE_WRONG_SIDE, TRUE, minka_tree_shape_id (self->shape, extra->child),
           minka_tree_shape_id (self->shape, extra->parent),
           g_strdup_printf (_ ("“%s” leads to “%s”, which is on the other side of the centre."),
                            text_at (self->shape, extra->child), text_at (self->shape, extra->parent)));
  }
}

static void
check_place (Check *self, int place)
{
  const MinkaTreeItem *item = &self->shape->items[place];
  const char *id = minka_tree_shape_id (self->shape, place);

  if (place == self->shape->centre)
    return;
  if (item->node->branch == MINKA_BRANCH_CENTRE)
    add (self, MINKA_TREE_RULE_TWO_CENTRES, TRUE, id, minka_tree_shape_id (self->shape, self->shape->centre),
         g_strdup_printf (_ ("“%s” is a second central box."), item->node->text));
  else if (item->parent != NOWHERE && item->node->branch != (int) item->side)
    add (self, MINKA_TREE_RULE_WRONG_SIDE, TRUE, id, minka_tree_shape_id (self->shape, item->parent),
         g_strdup_printf (name_mistake (self->shape->tree, item->node->branch), item->node->text));
  else if (item->parent == NOWHERE)
    add (self, MINKA_TREE_RULE_LOOSE, FALSE, id, NULL,
         g_strdup_printf (_ ("“%s” hangs on nothing."), item->node->text));
}

/* What the words say */

static char *
fold_text (GPtrArray *words)
{
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}

/* An objective may begin with a verb («Fortalecer…») or name the state itself («Dominio de…»): plans of schools use
 * both, and so does the ministry. What is told is only what cannot be a state: a duty, a want, the problem itself. */
static void
check_objective_words (Check *self, MinkaTreeNode *node, const char *folded)
{
  const char *id = minka_record_get_id (MINKA_RECORD (node));
  int answered = minka_tree_shape_find (self->problems, node->answers);
  g_autoptr (GPtrArray) words = answered != NOWHERE ? fold_words (text_at (self->problems, answered)) : NULL;
  g_autofree char *problem = words != NULL ? fold_text (words) : NULL;

  if (g_strcmp0 (problem, folded) == 0)
    add (self, MINKA_TREE_RULE_UNREACHED, FALSE, id, node->answers,
         g_strdup_printf (_ ("“%s” still says the problem."), node->text));
  else if (minka_wording_opens (self->wording, MINKA_WORDS_UNREACHED, node->text))
    add (self, MINKA_TREE_RULE_UNREACHED, FALSE, id, NULL,
         g_strdup_printf (_ ("“%s” does not say what will have been reached."), node->text));
  if (answered != NOWHERE && minka_tree_is_stale (node, self->problems->items[answered].node))
    add (self, MINKA_TREE_RULE_STALE, FALSE, id, node->answers,
         g_strdup_printf (_ ("The problem behind “%s” has changed. It was “%s” and is now “%s”."), node->text,
                          node->answered_text, text_at (self->problems, answered)));
}

static void
check_words (Check *self, int place, GHashTable *seen)
{
  MinkaTreeNode *node = self->shape->items[place].node;
  const char *id = minka_tree_shape_id (self->shape, place);
  g_autoptr (GPtrArray) words = fold_words (node->text);
  gboolean two_ideas;
  g_autofree char *folded = NULL;
  const char *earlier;

  if (words->len == 0) {
    add (self, MINKA_TREE_RULE_UNWORDED, FALSE, id, NULL, g_strdup (_ ("A box has no words yet.")));
    return;
  }
  two_ideas = has_two_ideas (node->text, words);
  folded = fold_text (words);
  if (self->shape->tree == MINKA_TREE_PROBLEMS &&
      minka_wording_opens (self->wording, MINKA_WORDS_ABSENT, node->text))
    add (
        self, MINKA_TREE_RULE_ABSENT_SOLUTION, FALSE, id, NULL,
        g_strdup_printf (_ ("“%s” names a solution that is missing. Say what happens instead."), node->text));
  earlier = g_hash_table_lookup (seen, folded);
  if (earlier != NULL)
    add (self, MINKA_TREE_RULE_DUPLICATE, FALSE, id, earlier,
         g_strdup_printf (_ ("“%s” is there twice."), node->text));
  if (two_ideas)
    add (self, MINKA_TREE_RULE_TWO_IDEAS, FALSE, id, NULL,
         g_strdup_printf (_ ("“%s” may hold two ideas. Give each its own box."), node->text));
  if (self->shape->tree == MINKA_TREE_OBJECTIVES)
    check_objective_words (self, node, folded);
  if (earlier == NULL)
    g_hash_table_insert (seen, g_steal_pointer (&folded), (gpointer) id);
}

static void
check_answered (Check *self, int place)
{
  const char *id = minka_tree_shape_id (self->shape, place);

  /* While nobody has turned to the objectives, each problem lacks one. */
  if (self->shape->tree == MINKA_TREE_PROBLEMS && self->objectives->n_items > 0 &&
      !g_hash_table_contains (self->answered, id))
    add (self, MINKA_TREE_RULE_UNANSWERED, FALSE, id, NULL,
         g_strdup_printf (_ ("The problem “%s” has no objective yet."), text_at (self->shape, place)));
}

static void
check_shape (Check *self, const MinkaTreeShape *shape)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->shape = shape;
  if (shape->n_items == 0)
    return;
  check_centre (self);
  check_strays (self);
  check_extras (self);
  for (int i = 0; i < (int) shape->n_items; i++) {
    check_place (self, i);
    check_words (self, i, seen);
    check_answered (self, i);
  }
}

/**
 * minka_tree_is_stale:
 * @objective: a node of the objective tree
 * @problem: the node that it answers
 *
 * Returns: whether the problem was changed after the objective was worded
 */
gboolean
minka_tree_is_stale (const MinkaTreeNode *objective, const MinkaTreeNode *problem)
{
  return *objective->text != '\0' && !g_str_equal (objective->answered_text, problem->text);
}

/**
 * minka_tree_check:
 * @problems: the problem tree
 * @objectives: the objective tree
 * @wording: what to know words by
 *
 * Looks at how the trees hang together and at what their words say. An empty tree has no flaws. It takes time in
 * proportion to the number of nodes.
 *
 * Returns: (transfer full) (element-type MinkaTreeFlaw): what was found, the problem tree first; of a tree first what
 *   concerns it as a whole, then node by node
 */
GPtrArray *
minka_tree_check (const MinkaTreeShape *problems, const MinkaTreeShape *objectives,
                  const MinkaWording *wording)
{
  g_autoptr (GHashTable) answered = g_hash_table_new (g_str_hash, g_str_equal);
  Check self = {
    problems, problems, objectives, wording, answered, g_ptr_array_new_with_free_func (flaw_free)
  };

  for (guint i = 0; i < objectives->n_items; i++)
    g_hash_table_add (answered, objectives->items[i].node->answers);
  check_shape (&self, problems);
  check_shape (&self, objectives);
  return self.flaws;
}
