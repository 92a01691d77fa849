#include "minka-follow.h"

/**
 * minka_follow:
 * @held: (transfer full) (nullable): what this returned before
 * @list: (nullable): a list of objects
 * @changed: called with @object alone when a property of one of them changes
 * @object: whose eyes they are
 *
 * Follows the items of a list, which tells itself only of those that come and go. To be called again each time it does.
 *
 * Returns: (transfer full) (nullable): the items followed now; to be given back with no list in the end
 */
GPtrArray *
minka_follow (GPtrArray *held, GListModel *list, GCallback changed, gpointer object)
{
  GPtrArray *items = NULL;

  for (guint i = 0; held != NULL && i < held->len; i++)
    g_signal_handlers_disconnect_by_func (held->pdata[i], changed, object);
  if (list != NULL)
    items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++) {
    GObject *item = g_list_model_get_item (list, i);

    g_signal_connect_swapped (item, "notify", changed, object);
    g_ptr_array_add (items, item);
  }
  g_clear_pointer (&held, g_ptr_array_unref);
  return items;
}
