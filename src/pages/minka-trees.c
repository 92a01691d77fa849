#include "minka-trees.h"

#include "minka-follow.h"
#include "minka-objectives.h"
#include "minka-record-list.h"
#include "minka-refresh.h"
#include "minka-tree-check.h"
#include "minka-tree-draw.h"
#include "minka-wordings.h"

/**
 * MinkaTrees:
 *
 * The two trees as the pages see them: what the plan holds, and on top of it what was just done and is on its way to the
 * disk, so that the next gesture need not wait for it.
 */

enum {
  NODES,
  LINKS,
  OBJECTIVES,
  ENTRIES,
  N_LISTS,
};

struct _MinkaTrees {
  GObject parent_instance;
  MinkaWorkspace *workspace;
  GListModel *lists[N_LISTS];
  GPtrArray *followed[N_LISTS];
  GPtrArray *records[N_LISTS]; /* as they are seen; NULL if they have to be gathered */
  GHashTable *ahead[N_LISTS];  /* id to record, or to NULL for one that is removed */
  GHashTable *places;          /* of nodes, by id */
  GPtrArray *flaws;
  guint changing;
  guint settling;
  guint on_the_way;
  MinkaGesture *draft;
  char *draft_id;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* After a change the lists take a moment to be read again. */
#define SETTLE_MS 600

G_DEFINE_FINAL_TYPE (MinkaTrees, minka_trees, G_TYPE_OBJECT)

static GType
type_of (int list)
{
  switch (list) {
  case NODES:
    return MINKA_TYPE_TREE_NODE;
  case LINKS:
    return MINKA_TYPE_TREE_LINK;
  case OBJECTIVES:
    return MINKA_TYPE_OBJECTIVE;
  default:
    return MINKA_TYPE_DIAGNOSIS_ENTRY;
  }
}

static void
unref_if_any (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

static gboolean
tell_changed (gpointer data)
{
  MinkaTrees *self = data;

  self->changing = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
forget (MinkaTrees *self)
{
  for (int i = 0; i < N_LISTS; i++)
    g_clear_pointer (&self->records[i], g_ptr_array_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->flaws, g_ptr_array_unref);
}

/* Many records change at once: one look at them is enough. */
static void
on_changed (MinkaTrees *self)
{
  forget (self);
  if (self->changing == 0)
    self->changing = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_changed, self, NULL);
}

static void
change_now (MinkaTrees *self)
{
  forget (self);
  g_clear_handle_id (&self->changing, g_source_remove);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
follow (MinkaTrees *self)
{
  for (int i = 0; i < N_LISTS; i++)
    self->followed[i] = minka_follow (self->followed[i], self->lists[i], G_CALLBACK (on_changed), self);
  on_changed (self);
}

/* Records */

static gboolean
is_settled (MinkaRecord *record, MinkaRecord *ahead)
{
  if (record == NULL || ahead == NULL)
    return record == ahead;
  return minka_record_equal (record, ahead);
}

static void
gather (MinkaTrees *self, int list)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const guint n = g_list_model_get_n_items (self->lists[list]);
  GHashTableIter iter;
  const char *id;
  MinkaRecord *ahead;

  for (guint i = 0; i < n; i++) {
    g_autoptr (MinkaRecord) record = g_list_model_get_item (self->lists[list], i);
    gpointer over = NULL;

    id = minka_record_get_id (record);
    if (g_hash_table_size (self->ahead[list]) > 0 &&
        g_hash_table_lookup_extended (self->ahead[list], id, NULL, &over)) {
      g_hash_table_add (seen, (gpointer) id);
      if (over != NULL)
        g_ptr_array_add (records, g_object_ref (over));
      if (is_settled (record, over) && self->draft == NULL)
        g_hash_table_remove (self->ahead[list], id);
    } else {
      g_ptr_array_add (records, g_steal_pointer (&record));
    }
  }
  g_hash_table_iter_init (&iter, self->ahead[list]);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &ahead))
    if (ahead != NULL && !g_hash_table_contains (seen, id))
      g_ptr_array_add (records, g_object_ref (ahead));
  self->records[list] = records;
}

static GPtrArray *
get_records (MinkaTrees *self, int list)
{
  if (self->records[list] == NULL)
    gather (self, list);
  return self->records[list];
}

/**
 * minka_trees_is_loaded:
 * @self: the trees
 *
 * Returns: whether they have been read
 */
gboolean
minka_trees_is_loaded (MinkaTrees *self)
{
  for (int i = 0; i < N_LISTS; i++)
    if (!minka_record_list_is_loaded (MINKA_RECORD_LIST (self->lists[i])))
      return FALSE;
  return TRUE;
}

/**
 * minka_trees_get_workspace:
 * @self: the trees
 *
 * Returns: (transfer none): the open plan
 */
MinkaWorkspace *
minka_trees_get_workspace (MinkaTrees *self)
{
  return self->workspace;
}

/**
 * minka_trees_make_shape:
 * @self: the trees
 * @tree: which one
 *
 * Returns: (transfer full): the tree as it is now
 */
MinkaTreeShape *
minka_trees_make_shape (MinkaTrees *self, MinkaTree tree)
{
  return minka_tree_shape_new (tree, get_records (self, NODES), get_records (self, LINKS));
}

/**
 * minka_trees_get_objectives:
 * @self: the trees
 *
 * Returns: (transfer none) (element-type MinkaObjective): the objectives of the plan
 */
GPtrArray *
minka_trees_get_objectives (MinkaTrees *self)
{
  return get_records (self, OBJECTIVES);
}

/**
 * minka_trees_get_flaws:
 * @self: the trees
 *
 * Returns: (transfer none) (element-type MinkaTreeFlaw): what there is to mend or to think about
 */
GPtrArray *
minka_trees_get_flaws (MinkaTrees *self)
{
  if (self->flaws == NULL) {
    g_autoptr (MinkaTreeShape) problems = minka_trees_make_shape (self, MINKA_TREE_PROBLEMS);
    g_autoptr (MinkaTreeShape) objectives = minka_trees_make_shape (self, MINKA_TREE_OBJECTIVES);

    self->flaws = minka_tree_check (problems, objectives, minka_wordings_get ());
  }
  return self->flaws;
}

static MinkaTreeMarks *
get_marks_of (GHashTable *marks, const char *id)
{
  MinkaTreeMarks *found = g_hash_table_lookup (marks, id);

  if (found == NULL) {
    found = g_new0 (MinkaTreeMarks, 1);
    g_hash_table_insert (marks, g_strdup (id), found);
  }
  return found;
}

/**
 * minka_trees_make_marks:
 * @self: the trees
 * @tree: which one
 *
 * Returns: (transfer full) (element-type utf8 MinkaTreeMarks): what its boxes show besides their words
 */
GHashTable *
minka_trees_make_marks (MinkaTrees *self, MinkaTree tree)
{
  GHashTable *marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GPtrArray *flaws = minka_trees_get_flaws (self);
  g_autoptr (GPtrArray) specific = minka_objectives_list_specific (get_records (self, OBJECTIVES));

  for (guint i = 0; i < flaws->len; i++) {
    const MinkaTreeFlaw *flaw = flaws->pdata[i];

    if (flaw->node != NULL && flaw->tree == tree)
      get_marks_of (marks, flaw->node)->marks |= flaw->rule == MINKA_TREE_RULE_STALE ? MINKA_TREE_MARK_STALE
                                                 : flaw->error                       ? MINKA_TREE_MARK_BROKEN
                                                                                     : MINKA_TREE_MARK_HINT;
  }
  for (guint i = 0; i < specific->len && tree == MINKA_TREE_OBJECTIVES; i++)
    get_marks_of (marks, ((MinkaObjective *) specific->pdata[i])->node)->number = (int) i + 1;
  return marks;
}

/**
 * minka_trees_find_node:
 * @self: the trees
 * @id: (nullable): the id of a node of either
 *
 * Returns: (transfer none) (nullable): the node
 */
MinkaTreeNode *
minka_trees_find_node (MinkaTrees *self, const char *id)
{
  GPtrArray *nodes = get_records (self, NODES);

  if (self->places == NULL) {
    self->places = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint i = 0; i < nodes->len; i++)
      g_hash_table_insert (self->places, (gpointer) minka_record_get_id (nodes->pdata[i]), nodes->pdata[i]);
  }
  return id != NULL ? g_hash_table_lookup (self->places, id) : NULL;
}

/**
 * minka_trees_find_counterpart:
 * @self: the trees
 * @id: (nullable): the id of a node
 *
 * Returns: (transfer none) (nullable): the problem that an objective answers, or the first objective that answers a
 *   problem
 */
MinkaTreeNode *
minka_trees_find_counterpart (MinkaTrees *self, const char *id)
{
  MinkaTreeNode *node = minka_trees_find_node (self, id);
  GPtrArray *nodes = get_records (self, NODES);

  if (node == NULL)
    return NULL;
  if (node->tree == MINKA_TREE_OBJECTIVES)
    return minka_trees_find_node (self, node->answers);
  for (guint i = 0; i < nodes->len; i++) {
    MinkaTreeNode *other = nodes->pdata[i];

    if (other->tree == MINKA_TREE_OBJECTIVES && g_str_equal (other->answers, id))
      return other;
  }
  return NULL;
}

/**
 * minka_trees_find_centre:
 * @self: the trees
 * @tree: which one
 *
 * Returns: (transfer none) (nullable): its central node
 */
MinkaTreeNode *
minka_trees_find_centre (MinkaTrees *self, MinkaTree tree)
{
  GPtrArray *nodes = get_records (self, NODES);

  for (guint i = 0; i < nodes->len; i++) {
    MinkaTreeNode *node = nodes->pdata[i];

    if (node->tree == (int) tree && node->branch == MINKA_BRANCH_CENTRE)
      return node;
  }
  return NULL;
}

/**
 * minka_trees_list_entries:
 * @self: the trees
 * @node: the id of a node
 *
 * Returns: (transfer full) (element-type MinkaDiagnosisEntry): what of the diagnosis was taken to it
 */
GPtrArray *
minka_trees_list_entries (MinkaTrees *self, const char *node)
{
  GPtrArray *entries = get_records (self, ENTRIES);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (((MinkaDiagnosisEntry *) entries->pdata[i])->node, node))
      g_ptr_array_add (found, g_object_ref (entries->pdata[i]));
  return found;
}

/* Gestures */

static void
go_ahead (MinkaTrees *self, MinkaGesture *gesture)
{
  for (int i = 0; i < N_LISTS; i++)
    minka_gesture_preview (gesture, type_of (i), self->ahead[i]);
}

static void
fall_back (MinkaTrees *self)
{
  for (int i = 0; i < N_LISTS; i++)
    g_hash_table_remove_all (self->ahead[i]);
  if (self->draft != NULL)
    go_ahead (self, self->draft);
}

/* Whatever was shown ahead, from now on the plan says how it is. */
static gboolean
settle (gpointer data)
{
  MinkaTrees *self = data;

  self->settling = 0;
  fall_back (self);
  on_changed (self);
  return G_SOURCE_REMOVE;
}

/* What others do, undo above all, is not to be hidden behind what was shown ahead. */
static void
on_plan_changed (MinkaTrees *self)
{
  if (self->on_the_way > 0 || self->settling == 0)
    return;
  g_clear_handle_id (&self->settling, g_source_remove);
  fall_back (self);
  on_changed (self);
}

typedef struct {
  MinkaTrees *trees;
  GtkWidget *window;
  char *message;
} Doing;

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Doing *doing = data;
  MinkaTrees *self = doing->trees;
  g_autoptr (GError) error = NULL;

  self->on_the_way--;
  if (!minka_workspace_finish (MINKA_WORKSPACE (source), result, &error)) {
    fall_back (self);
    change_now (self);
    gtk_widget_activate_action (doing->window, "win.trouble", "s", error->message);
  } else if (doing->message != NULL) {
    gtk_widget_activate_action (doing->window, "win.tell-undo", "s", doing->message);
  }
  if (self->on_the_way == 0 && self->settling == 0)
    self->settling = g_timeout_add (SETTLE_MS, settle, self);
  g_object_unref (self);
  g_object_unref (doing->window);
  g_free (doing->message);
  g_free (doing);
}

static void
apply (MinkaTrees *self, GtkWidget *widget, MinkaGesture *gesture, const char *message)
{
  Doing *doing = g_new (Doing, 1);

  *doing = (Doing) { g_object_ref (self), g_object_ref (GTK_WIDGET (gtk_widget_get_root (widget))),
                     g_strdup (message) };
  self->on_the_way++;
  g_clear_handle_id (&self->settling, g_source_remove);
  minka_workspace_apply (self->workspace, gesture, on_done, doing);
}

/**
 * minka_trees_do:
 * @self: the trees
 * @widget: a widget in the window where it was done
 * @gesture: (transfer full): what to do
 * @message: (nullable): what to say when it is done, with an offer to take it back
 *
 * Does a gesture. It is seen at once; if it fails, what is seen goes back and the window says why.
 */
void
minka_trees_do (MinkaTrees *self, GtkWidget *widget, MinkaGesture *gesture, const char *message)
{
  go_ahead (self, gesture);
  apply (self, widget, gesture, message);
  change_now (self);
}

/**
 * minka_trees_draft:
 * @self: the trees
 * @gesture: (transfer full): one that adds a node
 * @id: the id of that node
 *
 * Shows a node that is to be worded before it is added.
 */
void
minka_trees_draft (MinkaTrees *self, MinkaGesture *gesture, const char *id)
{
  minka_trees_drop_draft (self);
  self->draft = gesture;
  self->draft_id = g_strdup (id);
  go_ahead (self, gesture);
  change_now (self);
}

/**
 * minka_trees_get_draft:
 * @self: the trees
 *
 * Returns: (transfer none) (nullable): the id of the node that is to be worded
 */
const char *
minka_trees_get_draft (MinkaTrees *self)
{
  return self->draft_id;
}

/**
 * minka_trees_keep_draft:
 * @self: the trees
 * @widget: a widget in the window where it was done
 * @text: the words of the node
 *
 * Adds the node with its words, in one gesture.
 */
void
minka_trees_keep_draft (MinkaTrees *self, GtkWidget *widget, const char *text)
{
  MinkaRecord *node =
      self->draft_id != NULL ? g_hash_table_lookup (self->ahead[NODES], self->draft_id) : NULL;

  g_return_if_fail (node != NULL);
  g_object_set (node, "text", text, NULL);
  g_clear_pointer (&self->draft_id, g_free);
  apply (self, widget, g_steal_pointer (&self->draft), NULL);
  change_now (self);
}

/**
 * minka_trees_drop_draft:
 * @self: the trees
 *
 * Forgets the node that was to be worded.
 */
void
minka_trees_drop_draft (MinkaTrees *self)
{
  g_autoptr (GHashTable) gone = NULL;

  if (self->draft == NULL)
    return;
  for (int i = 0; i < N_LISTS; i++) {
    GHashTableIter iter;
    const char *id;

    g_clear_pointer (&gone, g_hash_table_unref);
    gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_if_any);
    minka_gesture_preview (self->draft, type_of (i), gone);
    g_hash_table_iter_init (&iter, gone);
    while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
      g_hash_table_remove (self->ahead[i], id);
  }
  g_clear_pointer (&self->draft, minka_gesture_free);
  g_clear_pointer (&self->draft_id, g_free);
  change_now (self);
}

static void
minka_trees_dispose (GObject *object)
{
  MinkaTrees *self = MINKA_TREES (object);

  g_clear_handle_id (&self->changing, g_source_remove);
  g_clear_handle_id (&self->settling, g_source_remove);
  for (int i = 0; i < N_LISTS; i++) {
    self->followed[i] = minka_follow (self->followed[i], NULL, G_CALLBACK (on_changed), self);
    g_clear_object (&self->lists[i]);
  }
  forget (self);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (minka_trees_parent_class)->dispose (object);
}

static void
minka_trees_finalize (GObject *object)
{
  MinkaTrees *self = MINKA_TREES (object);

  for (int i = 0; i < N_LISTS; i++)
    g_hash_table_unref (self->ahead[i]);
  g_clear_pointer (&self->draft, minka_gesture_free);
  g_free (self->draft_id);
  G_OBJECT_CLASS (minka_trees_parent_class)->finalize (object);
}

static void
minka_trees_class_init (MinkaTreesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = minka_trees_dispose;
  object_class->finalize = minka_trees_finalize;

  /**
   * MinkaTrees::changed:
   * @self: the trees
   *
   * Something in them is different now.
   */
  signals[CHANGED] =
      g_signal_new ("changed", MINKA_TYPE_TREES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
minka_trees_init (MinkaTrees *self)
{
  for (int i = 0; i < N_LISTS; i++)
    self->ahead[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_if_any);
}

/**
 * minka_trees_new:
 * @workspace: the open plan
 *
 * Returns: (transfer full): its trees
 */
MinkaTrees *
minka_trees_new (MinkaWorkspace *workspace)
{
  MinkaTrees *self = g_object_new (MINKA_TYPE_TREES, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  for (int i = 0; i < N_LISTS; i++) {
    self->lists[i] = minka_workspace_list (workspace, type_of (i), NULL, NULL);
    g_signal_connect_object (self->lists[i], "items-changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (self->lists[i], "notify::loaded", G_CALLBACK (on_changed), self,
                             G_CONNECT_SWAPPED);
  }
  follow (self);
  return self;
}
