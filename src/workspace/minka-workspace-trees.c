#include "minka-workspace-private.h"

#include "minka-objectives.h"

typedef struct {
  MinkaTree tree;
  MinkaTreeForm form;
} Wish;

static GPtrArray *
find_all (MinkaStore *store, GType type, GError **error)
{
  g_autoptr (MinkaRecordClass) klass = g_type_class_ref (type);

  return minka_store_find (store, type, NULL, NULL, error);
}

/**
 * minka_workspace_make_tree:
 * @store: the plan, on the worker
 * @tree: which tree
 * @form: what to make
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a file, the same bytes for the same plan; or %NULL and the errors of minka_tree_poster_make()
 */
GBytes *
minka_workspace_make_tree (MinkaStore *store, MinkaTree tree, MinkaTreeForm form, GError **error)
{
  g_autoptr (MinkaPlan) plan = minka_store_first (store, MINKA_TYPE_PLAN, NULL, NULL, error);
  g_autoptr (GPtrArray) nodes = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GPtrArray) objectives = NULL;
  g_autoptr (GPtrArray) specific = NULL;
  g_autoptr (MinkaTreeShape) shape = NULL;
  g_autofree char *changed = NULL;

  if (plan == NULL || (nodes = find_all (store, MINKA_TYPE_TREE_NODE, error)) == NULL ||
      (links = find_all (store, MINKA_TYPE_TREE_LINK, error)) == NULL ||
      (objectives = find_all (store, MINKA_TYPE_OBJECTIVE, error)) == NULL ||
      (changed = minka_store_get_changed (store, error)) == NULL)
    return NULL;
  specific = minka_objectives_list_specific (objectives);
  shape = minka_tree_shape_new (tree, nodes, links);
  return minka_tree_poster_make (shape, plan, specific, form, changed, error);
}

static void
do_tree (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Wish *wish = g_task_get_task_data (task);
  GError *error = NULL;
  GBytes *file = minka_workspace_make_tree (MINKA_WORKSPACE (source)->store, wish->tree, wish->form, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * minka_workspace_draw_tree:
 * @self: a workspace with an open plan
 * @tree: which tree
 * @form: what to make
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called with the file; see minka_workspace_finish_bytes()
 * @data: for @callback
 *
 * Draws a tree for paper, with all its branches. %MINKA_ERROR_NOT_FOUND tells that it is empty.
 */
void
minka_workspace_draw_tree (MinkaWorkspace *self, MinkaTree tree, MinkaTreeForm form,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Wish *wish;

  g_return_if_fail (self->store != NULL);

  wish = g_new (Wish, 1);
  *wish = (Wish) { tree, form };
  g_task_set_task_data (task, wish, g_free);
  g_task_set_source_tag (task, minka_workspace_draw_tree);
  minka_worker_run (self->worker, task, do_tree);
}
