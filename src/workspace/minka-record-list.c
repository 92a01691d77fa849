#include "minka-workspace-private.h"

/**
 * MinkaRecordList:
 *
 * The records of a type as a list model, kept in step with the plan. It knows all ids but reads records only as
 * they are asked for, a page at a time, so that ten thousand cost no more than ten. An item is the same object
 * for everyone who asks for that record.
 */
struct _MinkaRecordList {
  GObject parent_instance;
  MinkaWorkspace *workspace; /* weak */
  GType type;
  char *field;
  char *value;
  GPtrArray *ids;
  GPtrArray *kept;   /* the records of a short list, or the last pages of a long one */
  GHashTable *asked; /* pages on their way */
  gboolean loaded;
};

#define PAGE 64
#define SHORT 256
#define KEEP_LONG 512

enum {
  PROP_LOADED = 1,
  PROP_N_ITEMS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MinkaRecordList, minka_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

typedef struct {
  GType type;
  char *field;
  char *value;
  GPtrArray *lists;  /* that wait for it; one for a page */
  GHashTable *known; /* ids of records that need not be read, NULL when all are to be read */
  GPtrArray *ids;    /* of the page, or once it has been read of the whole list */
  GPtrArray *fresh;  /* NULL for a list that is too long to be read at once */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->field);
  g_free (request->value);
  g_ptr_array_unref (request->lists);
  g_clear_pointer (&request->known, g_hash_table_unref);
  g_clear_pointer (&request->ids, g_ptr_array_unref);
  g_clear_pointer (&request->fresh, g_ptr_array_unref);
  g_free (request);
}

static Request *
request_new (MinkaRecordList *self)
{
  Request *request = g_new0 (Request, 1);

  request->type = self->type;
  request->field = g_strdup (self->field);
  request->value = g_strdup (self->value);
  request->lists = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (request->lists, g_object_ref (self));
  return request;
}

/* On the worker */

static void
read_unknown (MinkaStore *store, Request *request, GError **error)
{
  request->fresh = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < request->ids->len; i++) {
    g_autoptr (GError) reason = NULL;
    MinkaRecord *record;

    if (request->known != NULL && g_hash_table_contains (request->known, request->ids->pdata[i]))
      continue;
    record = minka_store_get (store, request->type, request->ids->pdata[i], &reason);
    if (record != NULL)
      g_ptr_array_add (request->fresh, record);
    else if (*error == NULL && !g_error_matches (reason, MINKA_ERROR, MINKA_ERROR_NOT_FOUND))
      *error = g_steal_pointer (&reason);
  }
}

static void
read_page (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *workspace = source;
  GError *error = NULL;

  read_unknown (workspace->store, data, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
read_list (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *workspace = source;
  Request *request = data;
  GError *error = NULL;

  request->ids =
      minka_store_find_ids (workspace->store, request->type, request->field, request->value, &error);
  if (request->ids != NULL && request->ids->len <= SHORT && request->known != NULL)
    read_unknown (workspace->store, request, &error);
  else if (request->ids != NULL && request->ids->len <= SHORT)
    request->fresh =
        minka_store_find (workspace->store, request->type, request->field, request->value, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* In the main context */

static void
keep (MinkaRecordList *self, MinkaRecord *record)
{
  if (g_ptr_array_find (self->kept, record, NULL))
    return;
  g_ptr_array_add (self->kept, g_object_ref (record));
  if (self->ids->len > SHORT && self->kept->len > KEEP_LONG)
    g_ptr_array_remove_range (self->kept, 0, PAGE);
}

static void
on_page (GObject *source, GAsyncResult *result, gpointer data)
{
  Request *request = g_task_get_task_data (G_TASK (result));
  MinkaRecordList *self = request->lists->pdata[0];
  g_autoptr (GError) error = NULL;

  g_hash_table_remove (self->asked, request->ids->len > 0 ? request->ids->pdata[0] : "");
  if (self->workspace == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    minka_workspace_fail (self->workspace, error);
    return;
  }
  for (guint i = 0; i < request->fresh->len; i++) {
    g_autoptr (MinkaRecord) record = minka_workspace_adopt (self->workspace, request->fresh->pdata[i]);

    keep (self, record);
  }
}

static void
ask_page (MinkaRecordList *self, guint position)
{
  guint first = position - position % PAGE;
  Request *request;
  g_autoptr (GTask) task = NULL;

  if (self->workspace == NULL || self->workspace->worker == NULL ||
      g_hash_table_contains (self->asked, self->ids->pdata[first]))
    return;
  request = request_new (self);
  request->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = first; i < MIN (first + PAGE, self->ids->len); i++)
    g_ptr_array_add (request->ids, g_strdup (self->ids->pdata[i]));
  g_hash_table_add (self->asked, g_strdup (self->ids->pdata[first]));

  task = g_task_new (self->workspace, NULL, on_page, NULL);
  g_task_set_source_tag (task, ask_page);
  g_task_set_task_data (task, request, request_free);
  minka_worker_run (self->workspace->worker, task, read_page);
}

/* Puts the new ids in the place of the old, telling only what differs. */
static void
take_ids (MinkaRecordList *self, GPtrArray *ids)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->ids);
  guint before = 0, after = 0;
  guint shorter = MIN (old->len, ids->len);

  while (before < shorter && g_str_equal (old->pdata[before], ids->pdata[before]))
    before++;
  while (after < shorter - before &&
         g_str_equal (old->pdata[old->len - 1 - after], ids->pdata[ids->len - 1 - after]))
    after++;
  self->ids = g_ptr_array_ref (ids);
  if (before + after < old->len || before + after < ids->len)
    g_list_model_items_changed (G_LIST_MODEL (self), before, old->len - before - after,
                                ids->len - before - after);
  if (old->len != ids->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static GPtrArray *
hold_live (MinkaRecordList *self, GPtrArray *ids)
{
  GPtrArray *live = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ids->len; i++) {
    MinkaRecord *record = minka_workspace_peek_record (self->workspace, self->type, ids->pdata[i]);

    if (record != NULL)
      g_ptr_array_add (live, g_object_ref (record));
  }
  return live;
}

static void
take_list (MinkaRecordList *self, Request *request)
{
  g_autoptr (GPtrArray) released = NULL;

  if (self->workspace == NULL)
    return;
  if (request->fresh != NULL) {
    released = g_steal_pointer (&self->kept);
    self->kept = hold_live (self, request->ids);
  }
  take_ids (self, request->ids);
  /* Rows on the screen of a long list are read again. */
  if (request->fresh == NULL && request->known == NULL) {
    for (guint i = 0; i < self->ids->len; i += PAGE)
      for (guint j = i; j < MIN (i + PAGE, self->ids->len); j++)
        if (minka_workspace_peek_record (self->workspace, self->type, self->ids->pdata[j]) != NULL) {
          ask_page (self, i);
          break;
        }
  }
  if (!self->loaded) {
    self->loaded = TRUE;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
  }
}

static void
on_list (GObject *source, GAsyncResult *result, gpointer data)
{
  MinkaWorkspace *workspace = MINKA_WORKSPACE (source);
  Request *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) adopted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  MinkaRecordList *first = request->lists->pdata[0];

  if (first->workspace == NULL) /* closed meanwhile */
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    minka_workspace_fail (workspace, error);
    return;
  }
  for (guint i = 0; request->fresh != NULL && i < request->fresh->len; i++)
    g_ptr_array_add (adopted, minka_workspace_adopt (workspace, request->fresh->pdata[i]));
  for (guint i = 0; i < request->lists->len; i++)
    take_list (request->lists->pdata[i], request);
}

static void
ask_list (MinkaWorkspace *workspace, Request *request)
{
  g_autoptr (GTask) task = NULL;

  /* Whoever hears that a list became empty, because the plan is being closed, may ask for another one. */
  if (workspace->worker == NULL) {
    request_free (request);
    return;
  }
  task = g_task_new (workspace, NULL, on_list, NULL);
  g_task_set_source_tag (task, ask_list);
  g_task_set_task_data (task, request, request_free);
  minka_worker_run (workspace->worker, task, read_list);
}

static GType
get_item_type (GListModel *model)
{
  return MINKA_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  return MINKA_RECORD_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MinkaRecordList *self = MINKA_RECORD_LIST (model);
  MinkaRecord *record;
  g_autoptr (MinkaRecord) empty = NULL;

  if (position >= self->ids->len || self->workspace == NULL)
    return NULL;
  record = minka_workspace_peek_record (self->workspace, self->type, self->ids->pdata[position]);
  if (record != NULL)
    return g_object_ref (record);

  empty = g_object_new (self->type, "id", self->ids->pdata[position], NULL);
  record = minka_workspace_adopt (self->workspace, empty);
  keep (self, record);
  ask_page (self, position);
  return record;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
minka_record_list_finalize (GObject *object)
{
  MinkaRecordList *self = MINKA_RECORD_LIST (object);

  if (self->workspace != NULL) {
    g_ptr_array_remove (self->workspace->lists, self);
    g_clear_weak_pointer (&self->workspace);
  }
  g_free (self->field);
  g_free (self->value);
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->kept);
  g_hash_table_unref (self->asked);

  G_OBJECT_CLASS (minka_record_list_parent_class)->finalize (object);
}

static void
minka_record_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MinkaRecordList *self = MINKA_RECORD_LIST (object);

  switch (prop_id) {
  case PROP_LOADED:
    g_value_set_boolean (value, self->loaded);
    break;
  case PROP_N_ITEMS:
    g_value_set_uint (value, self->ids->len);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
minka_record_list_class_init (MinkaRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = minka_record_list_finalize;
  object_class->get_property = minka_record_list_get_property;

  /**
   * MinkaRecordList:loaded:
   *
   * Whether the list has been read; before that it is empty.
   */
  properties[PROP_LOADED] =
      g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * MinkaRecordList:n-items:
   *
   * How many records there are.
   */
  properties[PROP_N_ITEMS] =
      g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
minka_record_list_init (MinkaRecordList *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->kept = g_ptr_array_new_with_free_func (g_object_unref);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

GListModel *
minka_record_list_new (MinkaWorkspace *workspace, GType type, const char *field, const char *value)
{
  MinkaRecordList *self = g_object_new (MINKA_TYPE_RECORD_LIST, NULL);

  g_set_weak_pointer (&self->workspace, workspace);
  self->type = type;
  self->field = g_strdup (field);
  self->value = g_strdup (value);
  g_ptr_array_add (workspace->lists, self);
  ask_list (workspace, request_new (self));
  return G_LIST_MODEL (self);
}

/* A summary gathers several tables, so any change may be its own. */
static gboolean
is_touched (MinkaRecordList *self, GHashTable *changed)
{
  MinkaRecordClass *klass = g_type_class_peek (self->type);
  GHashTableIter iter;
  gpointer table;

  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, NULL, &table))
    if (klass->summary || g_str_equal (table, klass->table))
      return TRUE;
  return FALSE;
}

static gboolean
is_for (Request *request, MinkaRecordList *list)
{
  return request->type == list->type && g_strcmp0 (request->field, list->field) == 0 &&
         g_strcmp0 (request->value, list->value) == 0;
}

/* The records of the list that follow every change by themselves. */
static GHashTable *
list_known (MinkaRecordList *self)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->ids->len && self->ids->len <= SHORT; i++)
    if (minka_workspace_peek_record (self->workspace, self->type, self->ids->pdata[i]) != NULL)
      g_hash_table_add (known, g_strdup (self->ids->pdata[i]));
  return known;
}

/**
 * minka_record_list_refresh:
 * @workspace: a workspace
 * @lists: (element-type MinkaRecordList): its lists
 * @outcome: what a change left behind
 *
 * Brings the lists up to date. Lists of the same records are read once, and records that the outcome brought along are
 * not read again.
 */
void
minka_record_list_refresh (MinkaWorkspace *workspace, GPtrArray *lists, MinkaOutcome *outcome)
{
  g_autoptr (GPtrArray) requests = g_ptr_array_new ();

  for (guint i = 0; i < lists->len; i++) {
    MinkaRecordList *list = lists->pdata[i];
    Request *request = NULL;

    if (!is_touched (list, outcome->changed))
      continue;
    for (guint j = 0; j < requests->len && request == NULL; j++)
      if (is_for (requests->pdata[j], list))
        request = requests->pdata[j];
    if (request != NULL) {
      g_ptr_array_add (request->lists, g_object_ref (list));
      continue;
    }
    request = request_new (list);
    if (minka_outcome_brings (outcome, list->type))
      request->known = list_known (list);
    g_ptr_array_add (requests, request);
  }
  for (guint i = 0; i < requests->len; i++)
    ask_list (workspace, requests->pdata[i]);
}

/* The plan was closed: what cannot be read any more is no item. */
void
minka_record_list_forget (MinkaRecordList *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_clear_weak_pointer (&self->workspace);
  take_ids (self, none);
}

/**
 * minka_record_list_is_loaded:
 * @self: a list
 *
 * Returns: whether the list has been read
 */
gboolean
minka_record_list_is_loaded (MinkaRecordList *self)
{
  return self->loaded;
}
