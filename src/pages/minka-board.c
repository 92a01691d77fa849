#include "minka-board.h"

#include "minka-form.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaBoard:
 *
 * The matrix of the diagnosis as its page edits it. A change shows here at once, while it is still on its way to the
 * disk; after every change of the plan everything is read again.
 */

enum {
  ASPECTS,
  ENTRIES,
  NODES,
  LINKS,
  N_TABLES,
};

struct _MinkaBoard {
  GObject parent_instance;
  MinkaWorkspace *workspace;
  GtkWidget *widget;            /* weak; where failures are told */
  GPtrArray *records[N_TABLES]; /* of our own */
  guint changes;
  gboolean loaded;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaBoard, minka_board, G_TYPE_OBJECT)

static const char *const adding[] = { N_ ("Add problem"), N_ ("Add cause"), N_ ("Add need") };
static const char *const changing[] = { N_ ("Change problem"), N_ ("Change cause"), N_ ("Change need") };
static const char *const moving[] = { N_ ("Move problem"), N_ ("Move cause"), N_ ("Move need") };
static const char *const removing[] = { N_ ("Remove problem"), N_ ("Remove cause"), N_ ("Remove need") };

/* Reading */

typedef struct {
  MinkaBoard *self;
  guint changes; /* made when it was asked */
  guint answers;
  GPtrArray *records[N_TABLES];
} Reading;

static GType
type_of (guint table)
{
  const GType types[] = { MINKA_TYPE_ASPECT, MINKA_TYPE_DIAGNOSIS_ENTRY, MINKA_TYPE_TREE_NODE,
                          MINKA_TYPE_TREE_LINK };

  return types[table];
}

static gboolean
is_same (GPtrArray *some, GPtrArray *others)
{
  for (guint i = 0; i < MAX (some->len, others->len); i++)
    if (i >= some->len || i >= others->len || !minka_record_equal (some->pdata[i], others->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
finish_reading (Reading *reading)
{
  MinkaBoard *self = reading->self;
  gboolean whole = TRUE;

  for (guint i = 0; i < N_TABLES; i++)
    whole = whole && reading->records[i] != NULL;
  /* What was changed meanwhile is read again when it is on the disk. */
  if (whole && reading->changes == self->changes) {
    gboolean same = self->loaded;

    /* A change of one's own is there already. */
    for (guint i = 0; i < N_TABLES; i++) {
      same = same && is_same (self->records[i], reading->records[i]);
      g_ptr_array_unref (self->records[i]);
      self->records[i] = g_steal_pointer (&reading->records[i]);
    }
    self->loaded = TRUE;
    if (!same)
      g_signal_emit (self, signals[CHANGED], 0);
  }
  for (guint i = 0; i < N_TABLES; i++)
    g_clear_pointer (&reading->records[i], g_ptr_array_unref);
  g_object_unref (self);
  g_free (reading);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;
  guint table = reading->answers++;
  g_autoptr (GError) error = NULL;

  reading->records[table] = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);
  if (error != NULL && reading->self->widget != NULL)
    gtk_widget_activate_action (reading->self->widget, "win.tell", "s", error->message);
  if (reading->answers == N_TABLES)
    finish_reading (reading);
}

/* The worker answers in the order it is asked. */
static void
read_all (MinkaBoard *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->self = g_object_ref (self);
  reading->changes = self->changes;
  for (guint i = 0; i < N_TABLES; i++)
    minka_workspace_find (self->workspace, type_of (i), NULL, NULL, on_read, reading);
}

static void
on_plan_changed (MinkaBoard *self, GHashTable *changed)
{
  GHashTableIter iter;
  gpointer table;

  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, NULL, &table))
    if (g_strv_contains (
            (const char *const[]) { "aspect", "diagnosis_entry", "tree_node", "tree_link", NULL }, table)) {
      read_all (self);
      return;
    }
}

static void
minka_board_dispose (GObject *object)
{
  MinkaBoard *self = MINKA_BOARD (object);

  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (minka_board_parent_class)->dispose (object);
}

static void
minka_board_finalize (GObject *object)
{
  for (guint i = 0; i < N_TABLES; i++)
    g_ptr_array_unref (MINKA_BOARD (object)->records[i]);
  G_OBJECT_CLASS (minka_board_parent_class)->finalize (object);
}

static void
minka_board_class_init (MinkaBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = minka_board_finalize;

  /**
   * MinkaBoard::changed:
   * @self: the board
   *
   * Something is different now.
   */
  signals[CHANGED] =
      g_signal_new ("changed", MINKA_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
minka_board_init (MinkaBoard *self)
{
  for (guint i = 0; i < N_TABLES; i++)
    self->records[i] = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * minka_board_new:
 * @workspace: a workspace with an open plan
 * @widget: where failures are told
 *
 * Returns: (transfer full): the board of the plan; it is empty until it has been read
 */
MinkaBoard *
minka_board_new (MinkaWorkspace *workspace, GtkWidget *widget)
{
  MinkaBoard *self = g_object_new (MINKA_TYPE_BOARD, NULL);

  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->widget, widget);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  read_all (self);
  return self;
}

/**
 * minka_board_is_loaded:
 * @self: a board
 *
 * Returns: whether it has been read
 */
gboolean
minka_board_is_loaded (MinkaBoard *self)
{
  return self->loaded;
}

static gpointer
find (GPtrArray *records, const char *id)
{
  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (minka_record_get_id (records->pdata[i]), id) == 0)
      return records->pdata[i];
  return NULL;
}

/**
 * minka_board_get_aspect:
 * @self: a board
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the aspect
 */
MinkaAspect *
minka_board_get_aspect (MinkaBoard *self, const char *id)
{
  return find (self->records[ASPECTS], id);
}

/**
 * minka_board_get_entry:
 * @self: a board
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the entry
 */
MinkaDiagnosisEntry *
minka_board_get_entry (MinkaBoard *self, const char *id)
{
  return find (self->records[ENTRIES], id);
}

/**
 * minka_board_get_node:
 * @self: a board
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the node of a tree
 */
MinkaTreeNode *
minka_board_get_node (MinkaBoard *self, const char *id)
{
  return find (self->records[NODES], id);
}

/**
 * minka_board_list_aspects:
 * @self: a board
 *
 * Returns: (transfer none) (element-type MinkaAspect): the aspects in their order
 */
GPtrArray *
minka_board_list_aspects (MinkaBoard *self)
{
  return self->records[ASPECTS];
}

/**
 * minka_board_list_entries:
 * @self: a board
 *
 * Returns: (transfer none) (element-type MinkaDiagnosisEntry): all entries, in no order
 */
GPtrArray *
minka_board_list_entries (MinkaBoard *self)
{
  return self->records[ENTRIES];
}

/**
 * minka_board_list_nodes:
 * @self: a board
 *
 * Returns: (transfer none) (element-type MinkaTreeNode): the nodes of both trees
 */
GPtrArray *
minka_board_list_nodes (MinkaBoard *self)
{
  return self->records[NODES];
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const MinkaDiagnosisEntry *one = *(MinkaDiagnosisEntry **) a, *other = *(MinkaDiagnosisEntry **) b;

  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  return strcmp (one->text, other->text);
}

/**
 * minka_board_list_cell:
 * @self: a board
 * @aspect: the id of an aspect, empty for what goes across aspects
 * @kind: a column
 *
 * Returns: (transfer container) (element-type MinkaDiagnosisEntry): the entries in their order
 */
GPtrArray *
minka_board_list_cell (MinkaBoard *self, const char *aspect, MinkaFinding kind)
{
  GPtrArray *cell = g_ptr_array_new ();

  for (guint i = 0; i < self->records[ENTRIES]->len; i++) {
    MinkaDiagnosisEntry *entry = self->records[ENTRIES]->pdata[i];

    if (entry->kind == (int) kind && g_str_equal (entry->aspect, aspect))
      g_ptr_array_add (cell, entry);
  }
  g_ptr_array_sort (cell, compare_entries);
  return cell;
}

/* Changing */

/* Positions are written anew, so that gaps and doubles heal; that of a new record goes with it. */
static void
number (MinkaGesture *gesture, GPtrArray *records, gpointer added)
{
  for (guint i = 0; i < records->len; i++) {
    int position;

    g_object_get (records->pdata[i], "position", &position, NULL);
    if (position == (int) i)
      continue;
    g_object_set (records->pdata[i], "position", (int) i, NULL);
    if (records->pdata[i] != added)
      minka_gesture_set (gesture, records->pdata[i], "position", NULL);
  }
}

/**
 * minka_board_apply:
 * @self: a board
 * @gesture: (transfer full): what was done here
 *
 * Does it in the plan, too.
 */
void
minka_board_apply (MinkaBoard *self, MinkaGesture *gesture)
{
  if (self->widget == NULL || minka_workspace_get_path (self->workspace) == NULL) {
    minka_gesture_free (gesture);
    return;
  }
  self->changes++;
  minka_form_apply (self->widget, self->workspace, gesture);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * minka_board_insert_aspect:
 * @self: a board
 * @gesture: a gesture
 * @aspect: a new aspect
 * @index: its place
 *
 * Adds an aspect as a part of a gesture.
 */
void
minka_board_insert_aspect (MinkaBoard *self, MinkaGesture *gesture, MinkaAspect *aspect, guint index)
{
  GPtrArray *aspects = self->records[ASPECTS];

  g_ptr_array_insert (aspects, MIN (index, aspects->len), g_object_ref (aspect));
  number (gesture, aspects, aspect);
  minka_gesture_put (gesture, MINKA_RECORD (aspect));
}

/**
 * minka_board_insert_entry:
 * @self: a board
 * @gesture: a gesture
 * @entry: a new entry, which knows its cell
 * @index: its place in its cell
 *
 * Adds an entry as a part of a gesture.
 */
void
minka_board_insert_entry (MinkaBoard *self, MinkaGesture *gesture, MinkaDiagnosisEntry *entry, guint index)
{
  g_autoptr (GPtrArray) cell = minka_board_list_cell (self, entry->aspect, entry->kind);

  g_ptr_array_insert (cell, MIN (index, cell->len), entry);
  number (gesture, cell, entry);
  g_ptr_array_add (self->records[ENTRIES], g_object_ref (entry));
  minka_gesture_put (gesture, MINKA_RECORD (entry));
}

/**
 * minka_board_add_aspect:
 * @self: a board
 * @index: its place
 * @title: what it is called
 *
 * Returns: the id of the new aspect
 */
const char *
minka_board_add_aspect (MinkaBoard *self, guint index, const char *title)
{
  g_autoptr (MinkaAspect) aspect = minka_record_new (MINKA_TYPE_ASPECT);
  MinkaGesture *gesture = minka_gesture_new (_ ("Add aspect"));

  g_object_set (aspect, "title", title, NULL);
  minka_board_insert_aspect (self, gesture, aspect, index);
  minka_board_apply (self, gesture);
  return minka_record_get_id (MINKA_RECORD (aspect));
}

/**
 * minka_board_add_entry:
 * @self: a board
 * @aspect: the id of an aspect, empty for what goes across aspects
 * @kind: a column
 * @index: its place in the cell
 * @text: what was found
 *
 * Returns: the id of the new entry
 */
const char *
minka_board_add_entry (MinkaBoard *self, const char *aspect, MinkaFinding kind, guint index, const char *text)
{
  g_autoptr (MinkaDiagnosisEntry) entry = minka_record_new (MINKA_TYPE_DIAGNOSIS_ENTRY);
  MinkaGesture *gesture = minka_gesture_new (_ (adding[kind]));

  g_object_set (entry, "aspect", aspect, "kind", kind, "text", text, NULL);
  minka_board_insert_entry (self, gesture, entry, index);
  minka_board_apply (self, gesture);
  return minka_record_get_id (MINKA_RECORD (entry));
}

/**
 * minka_board_edit:
 * @self: a board
 * @id: the id of an aspect or an entry
 * @text: what it says from now on
 *
 * Changes its words.
 */
void
minka_board_edit (MinkaBoard *self, const char *id, const char *text)
{
  MinkaAspect *aspect = minka_board_get_aspect (self, id);
  MinkaDiagnosisEntry *entry = minka_board_get_entry (self, id);
  MinkaGesture *gesture = NULL;

  if (aspect != NULL) {
    gesture = minka_gesture_new (_ ("Change aspect"));
    g_object_set (aspect, "title", text, NULL);
    minka_gesture_set (gesture, MINKA_RECORD (aspect), "title", NULL);
  } else if (entry != NULL) {
    gesture = minka_gesture_new (_ (changing[entry->kind]));
    g_object_set (entry, "text", text, NULL);
    minka_gesture_set (gesture, MINKA_RECORD (entry), "text", NULL);
  }
  if (gesture != NULL)
    minka_board_apply (self, gesture);
}

/**
 * minka_board_move_aspect:
 * @self: a board
 * @id: the id of an aspect
 * @index: its new place, as if it were not there
 *
 * Brings an aspect to another place.
 */
void
minka_board_move_aspect (MinkaBoard *self, const char *id, guint index)
{
  GPtrArray *aspects = self->records[ASPECTS];
  MinkaAspect *aspect = minka_board_get_aspect (self, id);
  MinkaGesture *gesture;
  guint at;

  if (!g_ptr_array_find (aspects, aspect, &at))
    return;
  gesture = minka_gesture_new (_ ("Move aspect"));
  g_ptr_array_steal_index (aspects, at);
  g_ptr_array_insert (aspects, MIN (index, aspects->len), aspect);
  number (gesture, aspects, NULL);
  minka_board_apply (self, gesture);
}

/**
 * minka_board_move_entry:
 * @self: a board
 * @id: the id of an entry
 * @aspect: the id of an aspect, empty for what goes across aspects
 * @kind: a column
 * @index: its new place in the cell, as if it were not there
 *
 * Brings an entry to another place.
 */
void
minka_board_move_entry (MinkaBoard *self, const char *id, const char *aspect, MinkaFinding kind, guint index)
{
  MinkaDiagnosisEntry *entry = minka_board_get_entry (self, id);
  g_autoptr (GPtrArray) cell = NULL;
  MinkaGesture *gesture;

  if (entry == NULL)
    return;
  gesture = minka_gesture_new (_ (moving[entry->kind]));
  if (entry->kind != (int) kind || !g_str_equal (entry->aspect, aspect)) {
    g_object_set (entry, "aspect", aspect, "kind", kind, NULL);
    minka_gesture_set (gesture, MINKA_RECORD (entry), "aspect", "kind", NULL);
  }
  cell = minka_board_list_cell (self, aspect, kind);
  g_ptr_array_remove (cell, entry);
  g_ptr_array_insert (cell, MIN (index, cell->len), entry);
  number (gesture, cell, NULL);
  minka_board_apply (self, gesture);
}

static void
forget_entries (MinkaBoard *self, const char *aspect)
{
  GPtrArray *entries = self->records[ENTRIES];

  for (guint i = entries->len; i > 0; i--)
    if (g_str_equal (((MinkaDiagnosisEntry *) entries->pdata[i - 1])->aspect, aspect))
      g_ptr_array_remove_index (entries, i - 1);
}

/**
 * minka_board_remove:
 * @self: a board
 * @id: the id of an aspect or an entry
 *
 * Removes it, and with an aspect its entries.
 */
void
minka_board_remove (MinkaBoard *self, const char *id)
{
  MinkaAspect *aspect = minka_board_get_aspect (self, id);
  MinkaDiagnosisEntry *entry = minka_board_get_entry (self, id);
  g_autofree char *message = NULL;
  MinkaGesture *gesture;

  if (aspect == NULL && entry == NULL)
    return;
  message = g_strdup_printf (_ ("“%s” removed"), aspect != NULL ? aspect->title : entry->text);
  gesture = minka_gesture_new (aspect != NULL ? _ ("Remove aspect") : _ (removing[entry->kind]));
  minka_gesture_remove (gesture, aspect != NULL ? MINKA_TYPE_ASPECT : MINKA_TYPE_DIAGNOSIS_ENTRY, id);
  self->changes++;
  minka_form_apply_and_tell (self->widget, self->workspace, gesture, message);
  if (aspect != NULL) {
    forget_entries (self, id);
    g_ptr_array_remove (self->records[ASPECTS], aspect);
  } else {
    g_ptr_array_remove (self->records[ENTRIES], entry);
  }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The tree */

/**
 * minka_board_tie:
 * @self: a board
 * @id: the id of an entry
 * @node: the id of a node of the problem tree, or empty
 *
 * Ties an entry to a node, or unties it.
 */
void
minka_board_tie (MinkaBoard *self, const char *id, const char *node)
{
  MinkaDiagnosisEntry *entry = minka_board_get_entry (self, id);
  MinkaGesture *gesture;

  if (entry == NULL || g_str_equal (entry->node, node))
    return;
  gesture = minka_gesture_new (*node != '\0' ? _ ("Link with the tree") : _ ("Unlink from the tree"));
  g_object_set (entry, "node", node, NULL);
  minka_gesture_set (gesture, MINKA_RECORD (entry), "node", NULL);
  minka_board_apply (self, gesture);
}

static int
count_children (MinkaBoard *self, const char *parent)
{
  int position = 0;

  for (guint i = 0; i < self->records[LINKS]->len; i++) {
    MinkaTreeLink *link = self->records[LINKS]->pdata[i];

    if (g_str_equal (link->parent, parent))
      position = MAX (position, link->position + 1);
  }
  return position;
}

/**
 * minka_board_grow:
 * @self: a board
 * @id: the id of an entry
 * @branch: where in the problem tree
 * @parent: (nullable): the id of the node it hangs from; %NULL for the central problem
 * @text: what the tree says
 *
 * Takes an entry to the problem tree, as a new node.
 */
void
minka_board_grow (MinkaBoard *self, const char *id, MinkaBranch branch, const char *parent, const char *text)
{
  MinkaDiagnosisEntry *entry = minka_board_get_entry (self, id);
  g_autoptr (MinkaTreeNode) node = minka_record_new (MINKA_TYPE_TREE_NODE);
  g_autoptr (MinkaTreeLink) link = minka_record_new (MINKA_TYPE_TREE_LINK);
  MinkaGesture *gesture;

  if (entry == NULL)
    return;
  gesture = minka_gesture_new (_ ("Take to the tree"));
  g_object_set (node, "tree", MINKA_TREE_PROBLEMS, "branch", branch, "text", text, NULL);
  minka_gesture_put (gesture, MINKA_RECORD (node));
  g_ptr_array_add (self->records[NODES], g_object_ref (node));
  if (parent != NULL) {
    g_object_set (link, "child", minka_record_get_id (MINKA_RECORD (node)), "parent", parent, "position",
                  count_children (self, parent), NULL);
    minka_gesture_put (gesture, MINKA_RECORD (link));
    g_ptr_array_add (self->records[LINKS], g_object_ref (link));
  }
  g_object_set (entry, "node", minka_record_get_id (MINKA_RECORD (node)), NULL);
  minka_gesture_set (gesture, MINKA_RECORD (entry), "node", NULL);
  minka_board_apply (self, gesture);
}
