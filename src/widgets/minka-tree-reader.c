#include "minka-tree-view-private.h"

#include <glib/gi18n-lib.h>

/* What stands for a box to screen readers: they walk the tree as it is, though no box is a widget. Such objects are made
 * when they are asked for. */

#define MINKA_TYPE_TREE_READER (minka_tree_reader_get_type ())
G_DECLARE_FINAL_TYPE (MinkaTreeReader, minka_tree_reader, MINKA, TREE_READER, GObject)

struct _MinkaTreeReader {
  GObject parent_instance;
  MinkaTreeView *view; /* without a reference; none once the box has gone */
  char *id;
  GtkATContext *context;
};

enum {
  PROP_ROLE = 1,
};

static void reader_accessible_init (GtkAccessibleInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MinkaTreeReader, minka_tree_reader, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE, reader_accessible_init))

static GtkAccessibleInterface *view_parent_iface;

static int
find_place (MinkaTreeReader *self)
{
  if (self->view == NULL || self->view->scene == NULL)
    return MINKA_TREE_NOWHERE;
  return minka_tree_shape_find (self->view->scene->shape, self->id);
}

/* Words */

/**
 * minka_tree_view_kind:
 * @shape: a tree
 * @place: a place of it
 *
 * Returns: (transfer none): what stands there, in the words of the method
 */
const char *
minka_tree_view_kind (const MinkaTreeShape *shape, int place)
{
  const gboolean problems = shape->tree == MINKA_TREE_PROBLEMS;

  switch (shape->items[place].side) {
  case MINKA_BRANCH_ABOVE:
    return problems ? _ ("Effect") : _ ("End");
  case MINKA_BRANCH_BELOW:
    return problems ? _ ("Cause") : _ ("Means");
  default:
    return problems ? _ ("Central problem") : _ ("General objective");
  }
}

static void
add_words (GString *words, const char *more)
{
  if (words->len > 0)
    g_string_append (words, ". ");
  g_string_append (words, more);
}

/**
 * minka_tree_view_describe:
 * @self: a tree view
 * @id: the id of a node
 *
 * Returns: (transfer full): what it is and what its marks say
 */
char *
minka_tree_view_describe (MinkaTreeView *self, const char *id)
{
  const MinkaTreeShape *shape = self->scene->shape;
  const int place = minka_tree_shape_find (shape, id);
  const MinkaTreeMarks *marks = self->marks != NULL ? g_hash_table_lookup (self->marks, id) : NULL;
  GString *words = g_string_new (NULL);

  if (place == MINKA_TREE_NOWHERE)
    return g_string_free_and_steal (words);
  add_words (words, minka_tree_view_kind (shape, place));
  if (marks != NULL && marks->number > 0) {
    g_autofree char *number = g_strdup_printf (_ ("Specific objective %d"), marks->number);

    add_words (words, number);
  }
  if (marks != NULL && (marks->marks & MINKA_TREE_MARK_BROKEN) != 0)
    add_words (words, _ ("To be mended"));
  if (marks != NULL && (marks->marks & MINKA_TREE_MARK_HINT) != 0)
    add_words (words, _ ("To think about"));
  if (marks != NULL && (marks->marks & MINKA_TREE_MARK_STALE) != 0)
    add_words (words, _ ("Its problem was worded anew"));
  return g_string_free_and_steal (words);
}

static void
update (MinkaTreeReader *self)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);
  const int place = find_place (self);
  const MinkaTreeShape *shape;
  const MinkaTreeItem *item;
  g_autofree char *description = NULL;
  int position = 1, n = 1;

  if (place == MINKA_TREE_NOWHERE)
    return;
  shape = self->view->scene->shape;
  item = &shape->items[place];
  description = minka_tree_view_describe (self->view, self->id);
  for (int i = item->previous; i != MINKA_TREE_NOWHERE; i = shape->items[i].previous)
    position++;
  n = position;
  for (int i = item->next; i != MINKA_TREE_NOWHERE; i = shape->items[i].next)
    n++;
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *item->node->text != '\0' ? item->node->text : _ ("Without words"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, item->depth + 1, -1);
  gtk_accessible_update_relation (accessible, GTK_ACCESSIBLE_RELATION_POS_IN_SET, position,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, n, -1);
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_SELECTED,
                               g_strcmp0 (self->view->selected, self->id) == 0, -1);
  if (item->size > 1)
    gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_EXPANDED, !item->node->collapsed, -1);
  else
    gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_EXPANDED);
}

static MinkaTreeReader *
get_reader (MinkaTreeView *view, int place)
{
  const char *id = minka_tree_shape_id (view->scene->shape, place);
  MinkaTreeReader *self = g_hash_table_lookup (view->readers, id);

  if (self != NULL)
    return self;
  self = g_object_new (MINKA_TYPE_TREE_READER, NULL);
  self->view = view;
  self->id = g_strdup (id);
  g_hash_table_insert (view->readers, g_strdup (id), self);
  update (self);
  return self;
}

static GtkAccessible *
hand_out (MinkaTreeView *view, int place)
{
  return place != MINKA_TREE_NOWHERE ? GTK_ACCESSIBLE (g_object_ref (get_reader (view, place))) : NULL;
}

/* What hangs on nothing stands beside the centre. */
static int
next_root (const MinkaTreeShape *shape, int place)
{
  const int next = place + shape->items[place].size;

  return next < (int) shape->n_items ? next : MINKA_TREE_NOWHERE;
}

/* The box */

static GtkATContext *
reader_get_at_context (GtkAccessible *accessible)
{
  MinkaTreeReader *self = MINKA_TREE_READER (accessible);

  if (self->context == NULL && self->view != NULL)
    self->context = gtk_at_context_create (GTK_ACCESSIBLE_ROLE_TREE_ITEM, accessible,
                                           gtk_widget_get_display (GTK_WIDGET (self->view)));
  return self->context != NULL ? g_object_ref (self->context) : NULL;
}

static gboolean
reader_get_platform_state (GtkAccessible *accessible, GtkAccessiblePlatformState state)
{
  MinkaTreeReader *self = MINKA_TREE_READER (accessible);

  switch (state) {
  case GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSABLE:
    return self->view != NULL;
  case GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSED:
    return self->view != NULL && gtk_widget_has_focus (GTK_WIDGET (self->view)) &&
           g_strcmp0 (self->view->selected, self->id) == 0;
  case GTK_ACCESSIBLE_PLATFORM_STATE_ACTIVE:
  default:
    return FALSE;
  }
}

static GtkAccessible *
reader_get_parent (GtkAccessible *accessible)
{
  MinkaTreeReader *self = MINKA_TREE_READER (accessible);
  const int place = find_place (self);

  if (self->view == NULL)
    return NULL;
  if (place == MINKA_TREE_NOWHERE || self->view->scene->shape->items[place].parent == MINKA_TREE_NOWHERE)
    return GTK_ACCESSIBLE (g_object_ref (self->view));
  return hand_out (self->view, self->view->scene->shape->items[place].parent);
}

static GtkAccessible *
reader_get_first_child (GtkAccessible *accessible)
{
  MinkaTreeReader *self = MINKA_TREE_READER (accessible);
  const int place = find_place (self);
  const MinkaTreeItem *item;

  if (place == MINKA_TREE_NOWHERE)
    return NULL;
  item = &self->view->scene->shape->items[place];
  return item->node->collapsed ? NULL : hand_out (self->view, item->first);
}

static GtkAccessible *
reader_get_next_sibling (GtkAccessible *accessible)
{
  MinkaTreeReader *self = MINKA_TREE_READER (accessible);
  const int place = find_place (self);
  const MinkaTreeShape *shape;
  int next;

  if (place == MINKA_TREE_NOWHERE)
    return NULL;
  shape = self->view->scene->shape;
  if (shape->items[place].parent != MINKA_TREE_NOWHERE)
    return hand_out (self->view, shape->items[place].next);
  next = next_root (shape, place);
  if (next == MINKA_TREE_NOWHERE && self->view->popover != NULL)
    return GTK_ACCESSIBLE (g_object_ref (self->view->popover));
  return hand_out (self->view, next);
}

static gboolean
reader_get_bounds (GtkAccessible *accessible, int *x, int *y, int *width, int *height)
{
  MinkaTreeReader *self = MINKA_TREE_READER (accessible);
  const MinkaTreeView *view = self->view;
  const int place = find_place (self);
  const int index = place != MINKA_TREE_NOWHERE ? view->scene->box_at[place] : MINKA_TREE_NOWHERE;
  const MinkaTreeBox *box;
  int parent;
  double left, top;

  if (index == MINKA_TREE_NOWHERE)
    return FALSE;
  box = &view->scene->boxes[index];
  parent = box->parent;
  left = parent >= 0 ? view->scene->boxes[parent].x : view->left;
  top = parent >= 0 ? view->scene->boxes[parent].y : view->top;
  *x = (int) ((box->x - left) * view->zoom);
  *y = (int) ((box->y - top) * view->zoom);
  *width = (int) (box->width * view->zoom);
  *height = (int) (box->height * view->zoom);
  return TRUE;
}

static void
reader_accessible_init (GtkAccessibleInterface *iface)
{
  iface->get_at_context = reader_get_at_context;
  iface->get_platform_state = reader_get_platform_state;
  iface->get_accessible_parent = reader_get_parent;
  iface->get_first_accessible_child = reader_get_first_child;
  iface->get_next_accessible_sibling = reader_get_next_sibling;
  iface->get_bounds = reader_get_bounds;
}

static void
minka_tree_reader_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ROLE)
    g_value_set_enum (value, GTK_ACCESSIBLE_ROLE_TREE_ITEM);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
minka_tree_reader_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id != PROP_ROLE)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
minka_tree_reader_dispose (GObject *object)
{
  g_clear_object (&MINKA_TREE_READER (object)->context);
  G_OBJECT_CLASS (minka_tree_reader_parent_class)->dispose (object);
}

static void
minka_tree_reader_finalize (GObject *object)
{
  g_free (MINKA_TREE_READER (object)->id);
  G_OBJECT_CLASS (minka_tree_reader_parent_class)->finalize (object);
}

static void
minka_tree_reader_class_init (MinkaTreeReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = minka_tree_reader_get_property;
  object_class->set_property = minka_tree_reader_set_property;
  object_class->dispose = minka_tree_reader_dispose;
  object_class->finalize = minka_tree_reader_finalize;
  g_object_class_override_property (object_class, PROP_ROLE, "accessible-role");
}

static void
minka_tree_reader_init (MinkaTreeReader *self)
{
}

/* The tree */

static GtkAccessible *
view_get_first_child (GtkAccessible *accessible)
{
  MinkaTreeView *self = MINKA_TREE_VIEW (accessible);

  if (self->editor != NULL)
    return GTK_ACCESSIBLE (g_object_ref (self->editor));
  if (self->scene == NULL || self->scene->n_boxes == 0)
    return view_parent_iface->get_first_accessible_child (accessible);
  return hand_out (self, 0);
}

void
minka_tree_readers_init (GtkAccessibleInterface *iface)
{
  view_parent_iface = g_type_interface_peek_parent (iface);
  iface->get_first_accessible_child = view_get_first_child;
}

static void
let_go (MinkaTreeReader *reader)
{
  reader->view = NULL;
}

/* After the tree, the chosen box or the focus has changed. */
void
minka_tree_readers_update (MinkaTreeView *self)
{
  const int chosen = self->scene != NULL && self->selected != NULL
                         ? minka_tree_shape_find (self->scene->shape, self->selected)
                         : MINKA_TREE_NOWHERE;
  GHashTableIter readers;
  MinkaTreeReader *reader;

  if (self->scene == NULL)
    return;
  g_hash_table_iter_init (&readers, self->readers);
  while (g_hash_table_iter_next (&readers, NULL, (gpointer *) &reader)) {
    if (find_place (reader) == MINKA_TREE_NOWHERE) {
      let_go (reader);
      g_hash_table_iter_remove (&readers);
    } else {
      update (reader);
    }
  }
  if (chosen == MINKA_TREE_NOWHERE) {
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
    return;
  }
  reader = get_reader (self, chosen);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, reader,
                                  -1);
  gtk_accessible_update_platform_state (GTK_ACCESSIBLE (reader), GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSED);
}

void
minka_tree_readers_clear (MinkaTreeView *self)
{
  GHashTableIter readers;
  MinkaTreeReader *reader;

  g_hash_table_iter_init (&readers, self->readers);
  while (g_hash_table_iter_next (&readers, NULL, (gpointer *) &reader))
    let_go (reader);
  g_hash_table_remove_all (self->readers);
}
