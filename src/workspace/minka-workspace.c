#include "minka-workspace-private.h"

#include "minka-date.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaWorkspace:
 *
 * The open plan as the screens see it. All work with the disk runs on one worker thread, in the order it was
 * asked for; answers come back in the main context. Records and lists are kept in step with the plan.
 */

enum {
  PROP_PATH = 1,
  PROP_PLAN,
  PROP_UNDO_NAME,
  PROP_REDO_NAME,
  PROP_BUSY,
  N_PROPS,
};

enum {
  CHANGED,
  FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaWorkspace, minka_workspace, G_TYPE_OBJECT)

/* One object a row: whoever asks for a record is given the same one, for as long as somebody holds it. */

typedef struct {
  GType type;
  char *id;
} Key;

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->id) ^ g_direct_hash (GSIZE_TO_POINTER (key->type));
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *one = a, *other = b;

  return one->type == other->type && g_str_equal (one->id, other->id);
}

static void
key_free (gpointer data)
{
  Key *key = data;

  g_free (key->id);
  g_free (key);
}

static void
forget_record (gpointer data, GObject *record)
{
  MinkaWorkspace *self = data;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    if (value == (gpointer) record) {
      g_hash_table_iter_remove (&iter);
      return;
    }
  }
}

static void
forget_all_records (MinkaWorkspace *self)
{
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_object_weak_unref (record, forget_record, self);
  g_hash_table_remove_all (self->records);
}

MinkaRecord *
minka_workspace_peek_record (MinkaWorkspace *self, GType type, const char *id)
{
  return g_hash_table_lookup (self->records, &(Key) { type, (char *) id });
}

/* What is read while something is on its way may be older than what the screens show; it is read again. */
static void
update_record (MinkaWorkspace *self, MinkaRecord *record, MinkaRecord *fresh)
{
  if (self->writing == 0)
    minka_record_update (record, fresh);
  else
    g_hash_table_add (self->behind, g_object_ref (record));
}

/**
 * minka_workspace_adopt:
 * @self: a workspace
 * @fresh: a record as the plan holds it
 *
 * Returns: (transfer full): the one object of that record, with the values of @fresh unless newer ones are on
 *   their way to the disk
 */
gpointer
minka_workspace_adopt (MinkaWorkspace *self, MinkaRecord *fresh)
{
  MinkaRecord *record =
      minka_workspace_peek_record (self, G_OBJECT_TYPE (fresh), minka_record_get_id (fresh));
  Key *key;

  if (record != NULL) {
    if (record != fresh)
      update_record (self, record, fresh);
    return g_object_ref (record);
  }
  key = g_new (Key, 1);
  *key = (Key) { G_OBJECT_TYPE (fresh), g_strdup (minka_record_get_id (fresh)) };
  g_hash_table_insert (self->records, key, fresh);
  g_object_weak_ref (G_OBJECT (fresh), forget_record, self);
  return g_object_ref (fresh);
}

/**
 * minka_workspace_fail:
 * @self: a workspace
 * @error: what went wrong
 *
 * Tells the screens of a failure that nobody waits for.
 */
void
minka_workspace_fail (MinkaWorkspace *self, const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

/* Counts the gestures on their way: what is read meanwhile is older than what the screens show. */
void
minka_workspace_set_writing (MinkaWorkspace *self, int by)
{
  gboolean was_busy = self->writing > 0;

  self->writing += by;
  g_clear_pointer (&self->due, g_ptr_array_unref);
  if (was_busy != (self->writing > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
set_step_names (MinkaWorkspace *self, MinkaOutcome *outcome)
{
  if (g_set_str (&self->undo_name, outcome->undo_name))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_NAME]);
  if (g_set_str (&self->redo_name, outcome->redo_name))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_NAME]);
}

/* Lists may come and go while they are told. */
static GPtrArray *
hold_lists (MinkaWorkspace *self)
{
  GPtrArray *lists = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->lists->len; i++)
    g_ptr_array_add (lists, g_object_ref (self->lists->pdata[i]));
  return lists;
}

static void
tell (MinkaWorkspace *self, MinkaOutcome *outcome)
{
  g_autoptr (GPtrArray) lists = hold_lists (self);

  g_clear_pointer (&self->due, g_ptr_array_unref);
  minka_record_list_refresh (self, lists, outcome);
  g_signal_emit (self, signals[CHANGED], 0, outcome->changed);
}

/**
 * minka_workspace_tell:
 * @self: a workspace
 * @changed: (element-type utf8 utf8): the ids touched, each with its table
 *
 * Tells lists and screens what is different now.
 */
void
minka_workspace_tell (MinkaWorkspace *self, GHashTable *changed)
{
  tell (self, &(MinkaOutcome) { .changed = changed });
}

/**
 * minka_workspace_take:
 * @self: a workspace
 * @outcome: what a change left behind
 *
 * Brings the screens up to date.
 */
void
minka_workspace_take (MinkaWorkspace *self, MinkaOutcome *outcome)
{
  for (guint i = 0; i < outcome->fresh->len; i++) {
    MinkaRecord *fresh = outcome->fresh->pdata[i];
    MinkaRecord *record =
        minka_workspace_peek_record (self, G_OBJECT_TYPE (fresh), minka_record_get_id (fresh));

    if (record != NULL)
      update_record (self, record, fresh);
  }
  set_step_names (self, outcome);
  if (g_hash_table_size (outcome->changed) > 0)
    tell (self, outcome);
}

static void
minka_workspace_dispose (GObject *object)
{
  minka_workspace_close (MINKA_WORKSPACE (object));
  G_OBJECT_CLASS (minka_workspace_parent_class)->dispose (object);
}

static void
minka_workspace_finalize (GObject *object)
{
  MinkaWorkspace *self = MINKA_WORKSPACE (object);

  g_hash_table_unref (self->behind);
  g_hash_table_unref (self->records);
  g_ptr_array_unref (self->lists);
  g_object_unref (self->outbox);

  G_OBJECT_CLASS (minka_workspace_parent_class)->finalize (object);
}

static void
minka_workspace_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MinkaWorkspace *self = MINKA_WORKSPACE (object);

  switch (prop_id) {
  case PROP_PATH:
    g_value_set_string (value, self->path);
    break;
  case PROP_PLAN:
    g_value_set_object (value, self->plan);
    break;
  case PROP_UNDO_NAME:
    g_value_set_string (value, self->undo_name);
    break;
  case PROP_REDO_NAME:
    g_value_set_string (value, self->redo_name);
    break;
  case PROP_BUSY:
    g_value_set_boolean (value, self->writing > 0);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
minka_workspace_class_init (MinkaWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = minka_workspace_dispose;
  object_class->finalize = minka_workspace_finalize;
  object_class->get_property = minka_workspace_get_property;

  /**
   * MinkaWorkspace:path:
   *
   * The file of the open plan, %NULL if none is open.
   */
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  /**
   * MinkaWorkspace:plan:
   *
   * The school and its year, %NULL if no plan is open.
   */
  properties[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, MINKA_TYPE_PLAN, flags);
  /**
   * MinkaWorkspace:undo-name:
   *
   * The gesture that undo takes back, %NULL if there is none.
   */
  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, flags);
  /**
   * MinkaWorkspace:redo-name:
   *
   * The gesture that redo repeats, %NULL if there is none.
   */
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, flags);
  /**
   * MinkaWorkspace:busy:
   *
   * Whether something is on its way to the disk.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MinkaWorkspace::changed:
   * @self: the workspace
   * @changed: (element-type utf8 utf8): the ids touched, each with its table
   *
   * Something in the plan is different now.
   */
  signals[CHANGED] = g_signal_new ("changed", MINKA_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_HASH_TABLE);
  /**
   * MinkaWorkspace::failed:
   * @self: the workspace
   * @error: the reason
   *
   * A change did not reach the disk, or something could not be read, and nobody waited for the answer.
   */
  signals[FAILED] = g_signal_new ("failed", MINKA_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
minka_workspace_init (MinkaWorkspace *self)
{
  self->records = g_hash_table_new_full (key_hash, key_equal, key_free, NULL);
  self->behind = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->lists = g_ptr_array_new ();
  self->outbox = minka_outbox_new (self);
}

/**
 * minka_workspace_new:
 *
 * Returns: (transfer full): a workspace without a plan
 */
MinkaWorkspace *
minka_workspace_new (void)
{
  return g_object_new (MINKA_TYPE_WORKSPACE, NULL);
}

/**
 * minka_workspace_get_path:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the file of the open plan
 */
const char *
minka_workspace_get_path (MinkaWorkspace *self)
{
  return self->path;
}

/**
 * minka_workspace_get_plan:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the school and its year
 */
MinkaPlan *
minka_workspace_get_plan (MinkaWorkspace *self)
{
  return self->plan;
}

/**
 * minka_workspace_get_undo_name:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the gesture that undo takes back
 */
const char *
minka_workspace_get_undo_name (MinkaWorkspace *self)
{
  return self->undo_name;
}

/**
 * minka_workspace_get_redo_name:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the gesture that redo repeats
 */
const char *
minka_workspace_get_redo_name (MinkaWorkspace *self)
{
  return self->redo_name;
}

/**
 * minka_workspace_is_busy:
 * @self: a workspace
 *
 * Returns: whether something is on its way to the disk
 */
gboolean
minka_workspace_is_busy (MinkaWorkspace *self)
{
  return self->writing > 0;
}

/**
 * minka_workspace_is_idle:
 * @self: a workspace
 *
 * Returns: whether every question has been answered and every change is on the disk
 */
gboolean
minka_workspace_is_idle (MinkaWorkspace *self)
{
  return self->worker == NULL || minka_worker_is_idle (self->worker);
}

/**
 * minka_workspace_get_outbox:
 * @self: a workspace
 *
 * Returns: (transfer none): what sends issued actas to their folder
 */
MinkaOutbox *
minka_workspace_get_outbox (MinkaWorkspace *self)
{
  return self->outbox;
}

/* Opening and closing */

typedef struct {
  MinkaWorker *worker;
  char *path;
  GBytes *json; /* to begin with */
  enum {
    OPEN,
    CREATE,
    RESTORE
  } how;
  MinkaStore *store;
  MinkaPlan *plan;
  MinkaOutcome *outcome;
  GError *error;
  GPtrArray *due;
  char *due_day;
  GVariant *folders;
  GTask *begun; /* has read the plan already */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_clear_object (&opening->worker);
  g_free (opening->path);
  g_clear_pointer (&opening->json, g_bytes_unref);
  g_clear_object (&opening->store);
  g_clear_object (&opening->plan);
  g_clear_pointer (&opening->outcome, minka_outcome_free);
  g_clear_error (&opening->error);
  g_clear_pointer (&opening->due, g_ptr_array_unref);
  g_free (opening->due_day);
  g_clear_pointer (&opening->folders, g_variant_unref);
  g_clear_object (&opening->begun);
  g_free (opening);
}

static gboolean
put_copy_back (const char *path, GError **error)
{
  g_autofree char *copy = minka_backup_newest (path);

  if (copy != NULL)
    return minka_backup_restore (path, copy, NULL, error);
  g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND,
                       _ ("There is no safety copy of this plan."));
  return FALSE;
}

static void
read_plan (Opening *opening)
{
  g_autoptr (GPtrArray) plans = NULL;

  if (opening->how == CREATE)
    opening->store = minka_store_create (opening->path, opening->json, &opening->error);
  else if (opening->how == OPEN || put_copy_back (opening->path, &opening->error))
    opening->store = minka_store_open (opening->path, &opening->error);
  if (opening->store != NULL)
    plans = minka_store_find (opening->store, MINKA_TYPE_PLAN, NULL, NULL, &opening->error);
  if (plans != NULL && plans->len > 0) {
    opening->plan = g_ptr_array_steal_index (plans, 0);
    opening->outcome = minka_outcome_read (opening->store, NULL);
    return;
  }
  g_clear_object (&opening->store);
  if (opening->error == NULL)
    opening->error = g_error_new_literal (MINKA_ERROR, MINKA_ERROR_CORRUPT,
                                          _ ("The plan's file is damaged. It has been left as it is."));
}

static void
begin_store (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  const char *folder;

  read_plan (opening);
  if (opening->store != NULL && opening->folders != NULL &&
      g_variant_lookup (opening->folders, minka_record_get_id (MINKA_RECORD (opening->plan)), "&s", &folder))
    minka_store_set_folder (opening->store, folder);
  /* What the first page asks. If it fails, the page is told when it asks. */
  opening->due_day = minka_date_today ();
  if (opening->store != NULL)
    opening->due = minka_workspace_gather_today (opening->store, opening->due_day, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
open_store (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;

  if (opening->begun != NULL) {
    Opening *begun = g_task_get_task_data (opening->begun);

    opening->store = g_steal_pointer (&begun->store);
    opening->plan = g_steal_pointer (&begun->plan);
    opening->outcome = g_steal_pointer (&begun->outcome);
    opening->error = g_steal_pointer (&begun->error);
    opening->due = g_steal_pointer (&begun->due);
    opening->due_day = g_steal_pointer (&begun->due_day);
  } else {
    read_plan (opening);
  }
  if (opening->error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&opening->error));
}

static void
back_up (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  GError *error = NULL;

  if (minka_store_back_up (self->store, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    minka_workspace_fail (MINKA_WORKSPACE (source), error);
}

static gboolean
has_begun (MinkaWorkspace *self, const char *path)
{
  const Opening *begun = self->begun != NULL ? g_task_get_task_data (self->begun) : NULL;

  return begun != NULL && g_str_equal (begun->path, path);
}

static void
start_opening (MinkaWorkspace *self, Opening *opening, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);

  g_task_set_source_tag (task, start_opening);
  g_task_set_task_data (task, opening, opening_free);
  if (opening->how == OPEN && has_begun (self, opening->path)) {
    opening->begun = g_steal_pointer (&self->begun);
  } else {
    minka_workspace_close (self);
    self->worker = minka_worker_new ("minka-store");
  }
  opening->worker = g_object_ref (self->worker);
  minka_worker_run (self->worker, task, open_store);
}

/**
 * minka_workspace_begin:
 * @self: a workspace without a plan
 * @path: a plan
 * @folders: (nullable): as `a{ss}`, by the id of a plan the address of the folder where its actas are filed
 *
 * Begins to read a plan that is soon to be opened. What is found is told by minka_workspace_open().
 */
void
minka_workspace_begin (MinkaWorkspace *self, const char *path, GVariant *folders)
{
  Opening *opening = g_new0 (Opening, 1);

  minka_workspace_close (self);
  opening->path = g_strdup (path);
  opening->folders = folders != NULL ? g_variant_ref_sink (folders) : NULL;
  self->begun = g_task_new (self, NULL, NULL, NULL);
  g_task_set_task_data (self->begun, opening, opening_free);
  self->worker = minka_worker_new ("minka-store");
  minka_worker_run (self->worker, self->begun, begin_store);
}

/**
 * minka_workspace_open:
 * @self: a workspace
 * @path: a plan
 * @callback: (scope async): called when it is open; see minka_workspace_finish()
 * @data: for @callback
 *
 * Closes the plan that is open and opens another. The errors are those of minka_store_open().
 */
void
minka_workspace_open (MinkaWorkspace *self, const char *path, GAsyncReadyCallback callback, gpointer data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  start_opening (self, opening, callback, data);
}

/**
 * minka_workspace_create:
 * @self: a workspace
 * @path: where; nothing may be there
 * @json: (nullable): what to begin with
 * @callback: (scope async): called when it is open; see minka_workspace_finish()
 * @data: for @callback
 *
 * Makes a new plan and opens it.
 */
void
minka_workspace_create (MinkaWorkspace *self, const char *path, GBytes *json, GAsyncReadyCallback callback,
                        gpointer data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->json = json != NULL ? g_bytes_ref (json) : NULL;
  opening->how = CREATE;
  start_opening (self, opening, callback, data);
}

/**
 * minka_workspace_restore:
 * @self: a workspace
 * @path: a plan that is damaged
 * @callback: (scope async): called when it is open; see minka_workspace_finish()
 * @data: for @callback
 *
 * Puts the newest safety copy in the place of a damaged plan and opens it. The damaged file is kept beside it.
 */
void
minka_workspace_restore (MinkaWorkspace *self, const char *path, GAsyncReadyCallback callback, gpointer data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->how = RESTORE;
  start_opening (self, opening, callback, data);
}

static gboolean
take_store (MinkaWorkspace *self, Opening *opening, GError **error)
{
  g_autoptr (MinkaRecord) plan = NULL;

  if (opening->worker != self->worker) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Another plan was opened meanwhile."));
    return FALSE;
  }
  self->store = g_steal_pointer (&opening->store);
  self->path = g_strdup (opening->path);
  self->due = g_steal_pointer (&opening->due);
  self->due_day = g_steal_pointer (&opening->due_day);
  plan = minka_workspace_adopt (self, MINKA_RECORD (opening->plan));
  self->plan = MINKA_PLAN (g_steal_pointer (&plan));
  set_step_names (self, opening->outcome);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAN]);
  return TRUE;
}

/**
 * minka_workspace_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends an operation that answers yes or no.
 *
 * Returns: whether it went well
 */
gboolean
minka_workspace_finish (MinkaWorkspace *self, GAsyncResult *result, GError **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (g_task_get_source_tag (G_TASK (result)) == start_opening)
    return take_store (self, g_task_get_task_data (G_TASK (result)), error);
  return TRUE;
}

/**
 * minka_workspace_back_up:
 * @self: a workspace with an open plan
 *
 * Makes the safety copy of the day, if there is something new to keep.
 */
void
minka_workspace_back_up (MinkaWorkspace *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_backed_up, NULL);

  minka_worker_run (self->worker, task, back_up);
}

/**
 * minka_workspace_close:
 * @self: a workspace
 *
 * Waits until everything is on the disk and closes the plan. Lists that were handed out become empty.
 */
void
minka_workspace_close (MinkaWorkspace *self)
{
  gboolean was_open = self->store != NULL;
  g_autoptr (GPtrArray) lists = NULL;

  minka_outbox_forget (self->outbox);
  if (self->worker != NULL)
    minka_worker_stop (self->worker);
  g_clear_object (&self->worker);
  g_clear_object (&self->begun);
  g_clear_pointer (&self->due, g_ptr_array_unref);
  g_clear_pointer (&self->due_day, g_free);
  g_clear_object (&self->store);
  /* Rows that go with their list ask this before they write. */
  g_clear_pointer (&self->path, g_free);
  lists = hold_lists (self);
  g_ptr_array_set_size (self->lists, 0);
  for (guint i = 0; i < lists->len; i++)
    minka_record_list_forget (lists->pdata[i]);
  g_clear_object (&self->plan);
  g_hash_table_remove_all (self->behind);
  forget_all_records (self);
  g_clear_pointer (&self->undo_name, g_free);
  g_clear_pointer (&self->redo_name, g_free);
  self->writing = 0;
  if (was_open) {
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAN]);
  }
}

/**
 * minka_workspace_newest_backup:
 * @path: a plan
 *
 * Returns: (transfer full) (nullable): the path of its newest safety copy
 */
char *
minka_workspace_newest_backup (const char *path)
{
  return minka_backup_newest (path);
}

/**
 * minka_workspace_list:
 * @self: a workspace with an open plan
 * @type: a record type
 * @field: (nullable): a field that must be
 * @value: (nullable): this, as the file holds it
 *
 * Returns: (transfer full): the records, in their type's order and kept in step with the plan
 */
GListModel *
minka_workspace_list (MinkaWorkspace *self, GType type, const char *field, const char *value)
{
  g_type_class_unref (g_type_class_ref (type));
  return minka_record_list_new (self, type, field, value);
}

/**
 * minka_workspace_json_schema:
 *
 * Returns: (transfer full): the published description of the plan as JSON
 */
char *
minka_workspace_json_schema (void)
{
  return minka_store_json_schema ();
}
