#include "minka-workspace-private.h"

#include "minka-filing.h"
#include "minka-sending.h"

#include <gio/gunixmounts.h>

/**
 * MinkaOutbox:
 *
 * Sends issued actas to the folder of the minutes book by itself: when the plan is opened, when an acta is issued and
 * when the folder is back. The folder may be slow or gone, so it is touched on threads of its own, and the plan's worker
 * only reads the document and notes how far it is: pending, copied, verified.
 */
struct _MinkaOutbox {
  GObject parent_instance;
  MinkaWorkspace *workspace; /* weak: its owner */
  GFile *folder;
  MinkaOutboxState state;
  char *trouble;
  struct _Sending *run; /* the sending under way */
  gboolean again;
  guint tries;
  guint timer;
  GFileMonitor *monitor;
  GUnixMountMonitor *mounts;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaOutbox, minka_outbox, G_TYPE_OBJECT)

/* The first try again comes soon, the later ones ever more seldom. */
#define FIRST_PAUSE_S 5
#define LONGEST_PAUSE_S (10 * 60)
#define SETTLE_MS 700
/* The screens hear of many actas together. */
#define TELL_US (300 * 1000)

/* One sending: the actas that waited when it began. It is counted, since a thread may still have it when it was
 * dropped. */
typedef struct _Sending {
  GCancellable *cancellable;
  MinkaWorker *worker; /* of the plan */
  GFile *folder;
  GPtrArray *ids;
  guint done;
  gboolean used;
  MinkaParcel *parcel; /* of the acta that is sent */
  char *conflict;      /* why one was left, while the others go on */
  GHashTable *changed; /* noted but not yet told */
  gint64 told;
} Sending;

static void
sending_free (gpointer data)
{
  Sending *sending = data;

  g_object_unref (sending->cancellable);
  g_object_unref (sending->worker);
  g_object_unref (sending->folder);
  g_clear_pointer (&sending->ids, g_ptr_array_unref);
  g_clear_pointer (&sending->parcel, minka_parcel_free);
  g_hash_table_unref (sending->changed);
  g_free (sending->conflict);
}

static void
sending_unref (Sending *sending)
{
  g_atomic_rc_box_release_full (sending, sending_free);
}

static GHashTable *
no_changes (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
set_state (MinkaOutbox *self, MinkaOutboxState state, const char *trouble)
{
  self->state = state;
  g_set_str (&self->trouble, trouble);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Told only now and then, since every list of actas is read again. */
static void
tell (MinkaOutbox *self, Sending *sending, gboolean at_once)
{
  if (g_hash_table_size (sending->changed) == 0 ||
      (!at_once && g_get_monotonic_time () - sending->told < TELL_US))
    return;
  sending->told = g_get_monotonic_time ();
  minka_workspace_tell (self->workspace, sending->changed);
  g_hash_table_remove_all (sending->changed);
}

static gboolean
on_timer (gpointer data)
{
  MinkaOutbox *self = data;

  self->timer = 0;
  minka_outbox_send (self);
  return G_SOURCE_REMOVE;
}

static void
try_later (MinkaOutbox *self)
{
  const guint pause = MIN (FIRST_PAUSE_S << MIN (self->tries, 10), LONGEST_PAUSE_S);

  self->tries++;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds (pause, on_timer, self);
}

/* The folder stirred, or a drive came or went. */
static void
on_stirred (MinkaOutbox *self)
{
  if (self->state != MINKA_OUTBOX_TROUBLE)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (SETTLE_MS, on_timer, self);
}

static void
end (MinkaOutbox *self, GError *reason)
{
  Sending *sending = self->run;
  g_autoptr (GError) error = reason;
  g_autofree char *conflict = g_steal_pointer (&sending->conflict);
  const char *trouble = error != NULL ? error->message : conflict;

  tell (self, sending, TRUE);
  g_clear_pointer (&self->run, sending_unref);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    set_state (self, MINKA_OUTBOX_STOPPED, NULL);
  } else if (trouble != NULL) {
    set_state (self, MINKA_OUTBOX_TROUBLE, trouble);
    try_later (self);
  } else {
    self->tries = 0;
    set_state (self, MINKA_OUTBOX_DONE, NULL);
  }
  if (self->again)
    minka_outbox_send (self);
}

/* The steps of a sending, each on its thread. A step that belongs to no sending of today is of no interest. */

static void next_acta (MinkaOutbox *self);

typedef void (*Step) (MinkaOutbox *self);

typedef struct {
  Sending *sending;
  Step next;
} Leg;

static void
leg_free (gpointer data)
{
  Leg *leg = data;

  sending_unref (leg->sending);
  g_free (leg);
}

static void
on_leg (GObject *source, GAsyncResult *result, gpointer data)
{
  MinkaOutbox *self = MINKA_OUTBOX (source);
  Leg *leg = g_task_get_task_data (G_TASK (result));
  Sending *sending = leg->sending;
  GError *error = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->run != sending) {
    g_clear_error (&error);
    return;
  }
  if (!ok && g_error_matches (error, MINKA_ERROR, MINKA_ERROR_EXISTS)) {
    if (sending->conflict == NULL)
      sending->conflict = g_strdup (error->message);
    g_clear_error (&error);
    sending->done++;
    next_acta (self);
  } else if (!ok) {
    end (self, error);
  } else {
    leg->next (self);
  }
}

static void
go (MinkaOutbox *self, GTaskThreadFunc work, gboolean in_plan, Step next)
{
  Sending *sending = self->run;
  g_autoptr (GTask) task = g_task_new (self, sending->cancellable, on_leg, NULL);
  Leg *leg = g_new (Leg, 1);

  *leg = (Leg) { g_atomic_rc_box_acquire (sending), next };
  g_task_set_task_data (task, leg, leg_free);
  if (in_plan)
    minka_worker_run (sending->worker, task, work);
  else
    g_task_run_in_thread (task, work);
}

static void
answer (GTask *task, gboolean ok, GError **error)
{
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (error));
}

static Sending *
sending_of (gpointer data)
{
  return ((Leg *) data)->sending;
}

static MinkaStore *
store_of (gpointer source)
{
  return MINKA_OUTBOX (source)->workspace->store;
}

static void
do_list (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Sending *sending = sending_of (data);
  GError *error = NULL;

  sending->ids = minka_sending_list (store_of (source), &sending->used, &error);
  answer (task, sending->ids != NULL, &error);
}

static void
do_look (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Sending *sending = sending_of (data);
  GError *error = NULL;

  answer (task, minka_filing_is_there (sending->folder, sending->used, &error), &error);
}

static void
do_pack (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Sending *sending = sending_of (data);
  GError *error = NULL;

  g_clear_pointer (&sending->parcel, minka_parcel_free);
  sending->parcel = minka_sending_pack (store_of (source), sending->ids->pdata[sending->done], &error);
  answer (task, sending->parcel != NULL, &error);
}

static void
do_copy (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Sending *sending = sending_of (data);
  GError *error = NULL;

  answer (task, minka_sending_copy (sending->parcel, sending->folder, cancellable, &error), &error);
}

static void
do_verify (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Sending *sending = sending_of (data);
  GError *error = NULL;

  answer (task, minka_sending_verify (sending->parcel, sending->folder, cancellable, &error), &error);
}

static void
note (GTask *task, gpointer source, Sending *sending, MinkaExportState state)
{
  GError *error = NULL;

  answer (task, minka_sending_note (store_of (source), sending->parcel, state, sending->changed, &error),
          &error);
}

static void
do_note_copied (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  note (task, source, sending_of (data), MINKA_EXPORT_STATE_COPIED);
}

static void
do_note_verified (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  note (task, source, sending_of (data), MINKA_EXPORT_STATE_VERIFIED);
}

static void
finish_acta (MinkaOutbox *self)
{
  Sending *sending = self->run;

  sending->done++;
  next_acta (self);
}

static void
note_verified (MinkaOutbox *self)
{
  go (self, do_note_verified, TRUE, finish_acta);
}

static void
verify (MinkaOutbox *self)
{
  go (self, do_verify, FALSE, note_verified);
}

static void
note_copied (MinkaOutbox *self)
{
  go (self, do_note_copied, TRUE, verify);
}

static void
copy (MinkaOutbox *self)
{
  go (self, do_copy, FALSE, note_copied);
}

static void
next_acta (MinkaOutbox *self)
{
  Sending *sending = self->run;

  tell (self, sending, FALSE);
  if (sending->done == sending->ids->len) {
    end (self, NULL);
    return;
  }
  g_signal_emit (self, signals[CHANGED], 0);
  go (self, do_pack, TRUE, copy);
}

static void
on_there (MinkaOutbox *self)
{
  set_state (self, MINKA_OUTBOX_SENDING, NULL);
  next_acta (self);
}

static void
on_listed (MinkaOutbox *self)
{
  Sending *sending = self->run;

  if (sending->ids->len == 0) {
    end (self, NULL);
    return;
  }
  go (self, do_look, FALSE, on_there);
}

static void
watch_folder (MinkaOutbox *self)
{
  if (self->mounts == NULL) {
    self->mounts = g_unix_mount_monitor_get ();
    g_signal_connect_object (self->mounts, "mounts-changed", G_CALLBACK (on_stirred), self,
                             G_CONNECT_SWAPPED);
  }
  if (self->monitor != NULL)
    return;
  self->monitor = g_file_monitor_directory (self->folder, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (on_stirred), self, G_CONNECT_SWAPPED);
}

/**
 * minka_outbox_send:
 * @self: an outbox
 *
 * Sends what waits, if a plan is open and a folder was chosen.
 */
void
minka_outbox_send (MinkaOutbox *self)
{
  Sending *sending;

  g_clear_handle_id (&self->timer, g_source_remove);
  self->again = self->run != NULL;
  if (self->again || self->folder == NULL || self->workspace == NULL || self->workspace->store == NULL)
    return;
  watch_folder (self);
  sending = g_atomic_rc_box_new0 (Sending);
  sending->cancellable = g_cancellable_new ();
  sending->worker = g_object_ref (self->workspace->worker);
  sending->folder = g_object_ref (self->folder);
  sending->changed = no_changes ();
  self->run = sending;
  go (self, do_list, TRUE, on_listed);
}

/**
 * minka_outbox_stop:
 * @self: an outbox
 *
 * Stops sending. What is in the folder stays there, and the rest waits.
 */
void
minka_outbox_stop (MinkaOutbox *self)
{
  if (self->run != NULL)
    g_cancellable_cancel (self->run->cancellable);
}

/* Whatever comes back of the sending under way is of no interest any more. */
static void
drop_run (MinkaOutbox *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->run != NULL)
    g_cancellable_cancel (self->run->cancellable);
  g_clear_pointer (&self->run, sending_unref);
  self->again = FALSE;
  self->tries = 0;
}

static void
do_set_folder (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaStore *store = store_of (source);
  const gboolean other = g_strcmp0 (minka_store_get_folder (store), data) != 0;

  minka_store_set_folder (store, data);
  g_task_return_boolean (task, other);
}

static void
on_folder_set (GObject *source, GAsyncResult *result, gpointer data)
{
  MinkaOutbox *self = MINKA_OUTBOX (source);
  g_autoptr (GHashTable) changed = no_changes ();

  if (self->workspace == NULL || self->workspace->store == NULL)
    return;
  /* What of each acta is filed is another question now. */
  if (g_task_propagate_boolean (G_TASK (result), NULL)) {
    g_hash_table_insert (changed, g_strdup (""), (gpointer) "export");
    minka_workspace_tell (self->workspace, changed);
  }
  /* A plan that was just opened is to be seen before its folder is looked at. */
  if (self->folder != NULL && self->run == NULL && self->timer == 0)
    self->timer = g_timeout_add (SETTLE_MS, on_timer, self);
}

/**
 * minka_outbox_set_folder:
 * @self: the outbox of a workspace with an open plan
 * @folder: (nullable): the folder of the minutes book on this computer
 *
 * Says where actas go; what waits is sent soon. What was sent to another folder stays there.
 */
void
minka_outbox_set_folder (MinkaOutbox *self, GFile *folder)
{
  g_autofree char *address = folder != NULL ? g_file_get_uri (folder) : NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (self->workspace->store != NULL);

  if (folder == NULL && self->folder == NULL)
    return;
  task = g_task_new (self, NULL, on_folder_set, NULL);
  drop_run (self);
  g_clear_object (&self->monitor);
  g_set_object (&self->folder, folder);
  set_state (self, folder != NULL ? MINKA_OUTBOX_SENDING : MINKA_OUTBOX_NO_FOLDER, NULL);
  g_task_set_task_data (task, g_steal_pointer (&address), g_free);
  minka_worker_run (self->workspace->worker, task, do_set_folder);
}

typedef struct {
  GPtrArray *ids;
  GHashTable *changed;
} PuttingBack;

static void
putting_back_free (gpointer data)
{
  PuttingBack *back = data;

  g_ptr_array_unref (back->ids);
  g_hash_table_unref (back->changed);
  g_free (back);
}

static void
do_put_back (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  PuttingBack *back = data;
  GError *error = NULL;

  answer (task, minka_sending_note_missing (store_of (source), back->ids, back->changed, &error), &error);
}

static void
on_put_back (GObject *source, GAsyncResult *result, gpointer data)
{
  MinkaOutbox *self = MINKA_OUTBOX (source);
  PuttingBack *back = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL || self->workspace->store == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    minka_workspace_fail (self->workspace, error);
    return;
  }
  minka_workspace_tell (self->workspace, back->changed);
  minka_outbox_send (self);
}

/**
 * minka_outbox_put_back:
 * @self: an outbox with a folder
 * @ids: (element-type utf8): ids of actas that are missing there
 *
 * Sends actas again that were in the folder.
 */
void
minka_outbox_put_back (MinkaOutbox *self, GPtrArray *ids)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_put_back, NULL);
  PuttingBack *back = g_new (PuttingBack, 1);

  g_return_if_fail (self->folder != NULL && self->workspace->store != NULL);

  *back = (PuttingBack) { g_ptr_array_copy (ids, (GCopyFunc) g_strdup, NULL), no_changes () };
  g_ptr_array_set_free_func (back->ids, g_free);
  g_task_set_task_data (task, back, putting_back_free);
  minka_worker_run (self->workspace->worker, task, do_put_back);
}

/**
 * minka_outbox_get_folder:
 * @self: an outbox
 *
 * Returns: (transfer none) (nullable): where actas go
 */
GFile *
minka_outbox_get_folder (MinkaOutbox *self)
{
  return self->folder;
}

/**
 * minka_outbox_get_state:
 * @self: an outbox
 * @done: (out) (optional): how many actas are through
 * @total: (out) (optional): of how many
 *
 * Returns: what it is doing
 */
MinkaOutboxState
minka_outbox_get_state (MinkaOutbox *self, guint *done, guint *total)
{
  Sending *sending = self->run;
  const gboolean known = sending != NULL && sending->ids != NULL;

  if (done != NULL)
    *done = known ? sending->done : 0;
  if (total != NULL)
    *total = known ? sending->ids->len : 0;
  return self->state;
}

/**
 * minka_outbox_get_trouble:
 * @self: an outbox
 *
 * Returns: (transfer none) (nullable): one sentence that says why actas wait
 */
const char *
minka_outbox_get_trouble (MinkaOutbox *self)
{
  return self->trouble;
}

static void
on_plan_changed (MinkaOutbox *self, GHashTable *changed)
{
  GHashTableIter iter;
  gpointer table;

  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, NULL, &table))
    if (g_str_equal (table, "acta") || g_str_equal (table, "scan")) {
      minka_outbox_send (self);
      return;
    }
}

/* The folder is this computer's choice for one plan. */
void
minka_outbox_forget (MinkaOutbox *self)
{
  drop_run (self);
  g_clear_object (&self->monitor);
  g_clear_object (&self->folder);
  set_state (self, MINKA_OUTBOX_NO_FOLDER, NULL);
}

static void
minka_outbox_dispose (GObject *object)
{
  MinkaOutbox *self = MINKA_OUTBOX (object);

  drop_run (self);
  g_clear_weak_pointer (&self->workspace);
  g_clear_object (&self->monitor);
  g_clear_object (&self->mounts);
  g_clear_object (&self->folder);
  G_OBJECT_CLASS (minka_outbox_parent_class)->dispose (object);
}

static void
minka_outbox_finalize (GObject *object)
{
  g_free (MINKA_OUTBOX (object)->trouble);
  G_OBJECT_CLASS (minka_outbox_parent_class)->finalize (object);
}

static void
minka_outbox_class_init (MinkaOutboxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = minka_outbox_dispose;
  object_class->finalize = minka_outbox_finalize;

  /**
   * MinkaOutbox::changed:
   * @self: the outbox
   *
   * Its folder, its state or how far it is has changed.
   */
  signals[CHANGED] =
      g_signal_new ("changed", MINKA_TYPE_OUTBOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
minka_outbox_init (MinkaOutbox *self)
{
}

MinkaOutbox *
minka_outbox_new (MinkaWorkspace *workspace)
{
  MinkaOutbox *self = g_object_new (MINKA_TYPE_OUTBOX, NULL);

  g_set_weak_pointer (&self->workspace, workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  return self;
}
