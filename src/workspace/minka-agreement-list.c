#include "minka-agreement-list.h"

#include "minka-date.h"
#include "minka-workspace-private.h"

/**
 * MinkaAgreementList:
 *
 * The agreements that stand in one way, of all meetings: a list model that knows how many there are and reads those that
 * are looked at, so that a million cost no more than a hundred. An item that is not read yet is an empty summary without
 * an id; it is filled soon. It is brought up to date when it is told to, and keeps what is on the screen in its place.
 */
struct _MinkaAgreementList {
  GObject parent_instance;
  MinkaWorkspace *workspace; /* weak */
  MinkaAgreementQuery *query;
  GHashTable *items; /* place → summary, those looked at last */
  GHashTable *asked; /* pages on their way */
  guint count;
  guint generation; /* older answers are of no interest */
  gboolean shown;
  gboolean loaded;
};

#define PAGE 64
#define KEEP 512 /* on both sides of what is looked at */

enum {
  PROP_COUNT = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MinkaAgreementList, minka_agreement_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

typedef struct {
  MinkaAgreementList *list;
  MinkaAgreementQuery *query;
  guint generation;
  GHashTable *pages; /* the numbers of those to be read, then each with its summaries */
  gboolean counts;
  gboolean anew; /* other agreements than before, so nothing keeps its place */
  gint64 count;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->list);
  minka_agreement_query_free (request->query);
  g_hash_table_unref (request->pages);
  g_free (request);
}

/* A page that is not read yet has none. */
static void
page_free (gpointer data)
{
  if (data != NULL)
    g_ptr_array_unref (data);
}

static Request *
request_new (MinkaAgreementList *self)
{
  Request *request = g_new0 (Request, 1);

  request->list = g_object_ref (self);
  request->query = minka_agreement_query_copy (self->query);
  request->generation = self->generation;
  request->pages = g_hash_table_new_full (NULL, NULL, NULL, page_free);
  return request;
}

/* On the worker. */
static void
read_agreements (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *workspace = source;
  Request *request = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) numbers = g_hash_table_get_keys_as_ptr_array (request->pages);

  if (request->counts)
    request->count = minka_store_count_agreements (workspace->store, request->query, &error);
  for (guint i = 0; error == NULL && i < numbers->len; i++) {
    guint number = GPOINTER_TO_UINT (numbers->pdata[i]);
    GPtrArray *found =
        minka_store_find_agreements (workspace->store, request->query, number * PAGE, PAGE, &error);

    if (found != NULL)
      g_hash_table_insert (request->pages, GUINT_TO_POINTER (number), found);
  }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static MinkaRecord *
item_at (GHashTable *items, guint place)
{
  return g_hash_table_lookup (items, GUINT_TO_POINTER (place));
}

static gboolean
differ (MinkaRecord *one, MinkaRecord *other)
{
  return one != NULL && other != NULL && minka_record_get_id (one) != NULL &&
         g_strcmp0 (minka_record_get_id (one), minka_record_get_id (other)) != 0;
}

static void
fill (MinkaRecord *item, MinkaRecord *fresh)
{
  if (minka_record_get_id (item) == NULL)
    minka_record_set_id (item, minka_record_get_id (fresh));
  minka_record_update (item, fresh);
}

static GHashTable *
new_items (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

/* What was read, by its place. */
static GHashTable *
lay_out (GHashTable *pages)
{
  GHashTable *fresh = new_items ();
  GHashTableIter iter;
  gpointer number, found;

  g_hash_table_iter_init (&iter, pages);
  while (g_hash_table_iter_next (&iter, &number, &found)) {
    GPtrArray *page = found;

    for (guint i = 0; page != NULL && i < page->len; i++)
      g_hash_table_insert (fresh, GUINT_TO_POINTER (GPOINTER_TO_UINT (number) * PAGE + i),
                           g_object_ref (page->pdata[i]));
  }
  return fresh;
}

/* How many at both ends are as before, as far as is known. */
static void
compare (MinkaAgreementList *self, GHashTable *fresh, guint count, guint *before, guint *after)
{
  const int shift = (int) count - (int) self->count;
  guint shorter = MIN (count, self->count);
  GHashTableIter iter;
  gpointer key, old;

  *before = *after = shorter;
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &key, &old)) {
    guint place = GPOINTER_TO_UINT (key);

    if (differ (old, item_at (fresh, place)))
      *before = MIN (*before, place);
    if ((int) place + shift >= 0 && differ (old, item_at (fresh, place + shift)))
      *after = MIN (*after, self->count - 1 - place);
  }
  *after = MIN (*after, shorter - *before);
}

/* An item that stays is the same object; one that comes back elsewhere is a new one. */
static void
take_items (MinkaAgreementList *self, GHashTable *fresh, guint count, gboolean anew)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->items);
  const guint old_count = self->count;
  const gboolean recounted = count != old_count;
  guint before = 0, after = 0;
  GHashTableIter iter;
  gpointer key, item;

  self->items = old;
  if (!anew)
    compare (self, fresh, count, &before, &after);
  self->items = new_items ();
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, &key, &item)) {
    guint place = GPOINTER_TO_UINT (key);

    if (place >= old_count - after)
      place += count - old_count;
    else if (place >= before)
      continue;
    g_hash_table_insert (self->items, GUINT_TO_POINTER (place), g_object_ref (item));
  }
  self->count = count;
  g_hash_table_iter_init (&iter, fresh);
  while (g_hash_table_iter_next (&iter, &key, &item)) {
    MinkaRecord *kept = g_hash_table_lookup (self->items, key);

    if (kept != NULL)
      fill (kept, item);
    else if (GPOINTER_TO_UINT (key) < count)
      g_hash_table_insert (self->items, key, g_object_ref (item));
  }
  if (self->shown && before + after < MAX (old_count, count))
    g_list_model_items_changed (G_LIST_MODEL (self), before, old_count - before - after,
                                count - before - after);
  if (recounted || !self->loaded) {
    self->loaded = TRUE;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
  }
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Request *request = g_task_get_task_data (G_TASK (result));
  MinkaAgreementList *self = request->list;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) fresh = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);
  GHashTableIter iter;
  gpointer number;

  if (self->workspace == NULL || self->workspace->store == NULL || request->generation != self->generation)
    return;
  g_hash_table_iter_init (&iter, request->pages);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    g_hash_table_remove (self->asked, number);
  if (!ok) {
    minka_workspace_fail (self->workspace, error);
    return;
  }
  fresh = lay_out (request->pages);
  take_items (self, fresh, request->counts ? (guint) request->count : self->count, request->anew);
}

static void
send (MinkaAgreementList *self, Request *request)
{
  g_autoptr (GTask) task = NULL;

  if (self->workspace->worker == NULL) {
    request_free (request);
    return;
  }
  task = g_task_new (self->workspace, NULL, on_read, NULL);
  g_task_set_source_tag (task, send);
  g_task_set_task_data (task, request, request_free);
  minka_worker_run (self->workspace->worker, task, read_agreements);
}

static gboolean
is_open (MinkaAgreementList *self)
{
  return self->workspace != NULL && self->workspace->store != NULL;
}

static void
ask_again (MinkaAgreementList *self, gboolean anew)
{
  Request *request;
  g_autofree char *today = minka_date_today ();
  GHashTableIter iter;
  gpointer key;

  if (!is_open (self))
    return;
  anew = anew || !g_str_equal (today, self->query->today);
  g_set_str (&self->query->today, today);
  self->generation++;
  g_hash_table_remove_all (self->asked);
  request = request_new (self);
  request->counts = TRUE;
  request->anew = anew;
  if (self->shown)
    g_hash_table_insert (request->pages, GUINT_TO_POINTER (0), NULL);
  g_hash_table_iter_init (&iter, self->items);
  while (!anew && g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_insert (request->pages, GUINT_TO_POINTER (GPOINTER_TO_UINT (key) / PAGE), NULL);
  send (self, request);
}

static gboolean
is_far (gpointer key, gpointer item, gpointer place)
{
  return ABS ((gint64) GPOINTER_TO_UINT (key) - (gint64) GPOINTER_TO_UINT (place)) > KEEP;
}

static void
ask_page (MinkaAgreementList *self, guint place)
{
  Request *request;

  if (!g_hash_table_add (self->asked, GUINT_TO_POINTER (place / PAGE)))
    return;
  if (g_hash_table_size (self->items) > 4 * KEEP)
    g_hash_table_foreach_remove (self->items, is_far, GUINT_TO_POINTER (place));
  request = request_new (self);
  g_hash_table_insert (request->pages, GUINT_TO_POINTER (place / PAGE), NULL);
  send (self, request);
}

static GType
get_item_type (GListModel *model)
{
  return MINKA_TYPE_AGREEMENT_SUMMARY;
}

static guint
get_n_items (GListModel *model)
{
  MinkaAgreementList *self = MINKA_AGREEMENT_LIST (model);

  return self->shown ? self->count : 0;
}

static gpointer
get_item (GListModel *model, guint place)
{
  MinkaAgreementList *self = MINKA_AGREEMENT_LIST (model);
  MinkaRecord *item;

  if (place >= get_n_items (model))
    return NULL;
  item = item_at (self->items, place);
  if (item == NULL) {
    item = g_object_new (MINKA_TYPE_AGREEMENT_SUMMARY, NULL);
    g_hash_table_insert (self->items, GUINT_TO_POINTER (place), item);
  }
  g_object_ref (item);
  if (minka_record_get_id (item) == NULL && is_open (self))
    ask_page (self, place);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
minka_agreement_list_finalize (GObject *object)
{
  MinkaAgreementList *self = MINKA_AGREEMENT_LIST (object);

  g_clear_weak_pointer (&self->workspace);
  minka_agreement_query_free (self->query);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->asked);
  G_OBJECT_CLASS (minka_agreement_list_parent_class)->finalize (object);
}

static void
minka_agreement_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_COUNT)
    g_value_set_uint (value, MINKA_AGREEMENT_LIST (object)->count);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
minka_agreement_list_class_init (MinkaAgreementListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = minka_agreement_list_finalize;
  object_class->get_property = minka_agreement_list_get_property;

  /**
   * MinkaAgreementList:count:
   *
   * How many agreements there are, shown or not.
   */
  properties[PROP_COUNT] =
      g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
minka_agreement_list_init (MinkaAgreementList *self)
{
  self->items = new_items ();
  self->asked = g_hash_table_new (NULL, NULL);
}

/**
 * minka_agreement_list_new:
 * @workspace: a workspace with an open plan
 * @urgency: how its agreements stand
 *
 * Returns: (transfer full): a list; agreements that are over are counted and not shown
 */
MinkaAgreementList *
minka_agreement_list_new (MinkaWorkspace *workspace, MinkaUrgency urgency)
{
  MinkaAgreementList *self = g_object_new (MINKA_TYPE_AGREEMENT_LIST, NULL);
  g_autofree char *today = minka_date_today ();

  g_set_weak_pointer (&self->workspace, workspace);
  self->query = minka_agreement_query_new (urgency, today, NULL, NULL);
  self->shown = urgency < MINKA_URGENCY_KEPT;
  ask_again (self, TRUE);
  return self;
}

/**
 * minka_agreement_list_get_urgency:
 * @self: a list
 *
 * Returns: how its agreements stand
 */
MinkaUrgency
minka_agreement_list_get_urgency (MinkaAgreementList *self)
{
  return self->query->urgency;
}

/**
 * minka_agreement_list_get_count:
 * @self: a list
 *
 * Returns: how many agreements there are, shown or not
 */
guint
minka_agreement_list_get_count (MinkaAgreementList *self)
{
  return self->count;
}

/**
 * minka_agreement_list_is_loaded:
 * @self: a list
 *
 * Returns: whether the agreements have been counted
 */
gboolean
minka_agreement_list_is_loaded (MinkaAgreementList *self)
{
  return self->loaded;
}

/**
 * minka_agreement_list_set_shown:
 * @self: a list
 * @shown: whether it has items; else it only counts them
 *
 * Shows or hides the agreements.
 */
void
minka_agreement_list_set_shown (MinkaAgreementList *self, gboolean shown)
{
  if (self->shown == shown)
    return;
  self->shown = shown;
  if (!shown)
    g_hash_table_remove_all (self->items);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, shown ? 0 : self->count, shown ? self->count : 0);
}

/**
 * minka_agreement_list_set_filter:
 * @self: a list
 * @person: (nullable): the id of who is responsible; empty for nobody, %NULL for anyone
 * @words: (nullable): what they say; empty or %NULL for anything
 *
 * Lists some of the agreements.
 */
void
minka_agreement_list_set_filter (MinkaAgreementList *self, const char *person, const char *words)
{
  gboolean changed = g_set_str (&self->query->person, person);

  if (g_set_str (&self->query->words, words) || changed)
    ask_again (self, TRUE);
}

/**
 * minka_agreement_list_refresh:
 * @self: a list
 *
 * Brings it up to date with the plan and the day.
 */
void
minka_agreement_list_refresh (MinkaAgreementList *self)
{
  ask_again (self, FALSE);
}
