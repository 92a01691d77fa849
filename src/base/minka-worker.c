#include "minka-worker.h"

/**
 * MinkaWorker:
 *
 * One named thread that does pieces of work in the order they were given.
 */
struct _MinkaWorker {
  GObject parent_instance;
  GThread *thread;
  GAsyncQueue *queue;
  guint unanswered;
};

typedef struct {
  GTask *task; /* NULL asks the thread to end */
  MinkaWork work;
} Piece;

G_DEFINE_FINAL_TYPE (MinkaWorker, minka_worker, G_TYPE_OBJECT)

static gpointer
run (gpointer data)
{
  g_autoptr (GAsyncQueue) queue = data;

  for (;;) {
    g_autofree Piece *piece = g_async_queue_pop (queue);
    g_autoptr (GTask) task = g_steal_pointer (&piece->task);

    if (task == NULL)
      return NULL;
    if (!g_task_return_error_if_cancelled (task))
      piece->work (task, g_task_get_source_object (task), g_task_get_task_data (task),
                   g_task_get_cancellable (task));
  }
}

static void
minka_worker_dispose (GObject *object)
{
  minka_worker_stop (MINKA_WORKER (object));
  G_OBJECT_CLASS (minka_worker_parent_class)->dispose (object);
}

static void
minka_worker_finalize (GObject *object)
{
  MinkaWorker *self = MINKA_WORKER (object);

  g_async_queue_unref (self->queue);
  G_OBJECT_CLASS (minka_worker_parent_class)->finalize (object);
}

static void
minka_worker_class_init (MinkaWorkerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = minka_worker_dispose;
  object_class->finalize = minka_worker_finalize;
}

static void
minka_worker_init (MinkaWorker *self)
{
  self->queue = g_async_queue_new ();
}

/**
 * minka_worker_new:
 * @name: the thread's name, at most 15 letters
 *
 * Starts a thread.
 *
 * Returns: (transfer full): the worker
 */
MinkaWorker *
minka_worker_new (const char *name)
{
  MinkaWorker *self = g_object_new (MINKA_TYPE_WORKER, NULL);

  self->thread = g_thread_new (name, run, g_async_queue_ref (self->queue));
  return self;
}

static void
on_answered (MinkaWorker *self)
{
  self->unanswered--;
}

/**
 * minka_worker_run:
 * @self: a worker
 * @task: what @work answers; its callback runs in the main context it was made in
 * @work: what to do on the thread
 *
 * Queues a piece of work behind all earlier ones.
 */
void
minka_worker_run (MinkaWorker *self, GTask *task, MinkaWork work)
{
  Piece *piece = g_new (Piece, 1);

  g_return_if_fail (self->thread != NULL);

  self->unanswered++;
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  *piece = (Piece) { g_object_ref (task), work };
  g_async_queue_push (self->queue, piece);
}

/**
 * minka_worker_stop:
 * @self: a worker
 *
 * Waits until all queued work is done, then ends the thread.
 */
void
minka_worker_stop (MinkaWorker *self)
{
  if (self->thread == NULL)
    return;

  g_async_queue_push (self->queue, g_new0 (Piece, 1));
  /* The last one to let go of the owner may be the thread itself, which cannot wait for its own end. */
  if (minka_worker_is_here (self))
    g_thread_unref (g_steal_pointer (&self->thread));
  else
    g_thread_join (g_steal_pointer (&self->thread));
}

/**
 * minka_worker_cut:
 * @self: a worker
 *
 * Ends the thread after the piece of work it is at. What still waits is answered with %G_IO_ERROR_CANCELLED.
 */
void
minka_worker_cut (MinkaWorker *self)
{
  Piece *piece;

  while ((piece = g_async_queue_try_pop (self->queue)) != NULL) {
    g_task_return_new_error_literal (piece->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The worker ends");
    g_object_unref (piece->task);
    g_free (piece);
  }
  minka_worker_stop (self);
}

/**
 * minka_worker_is_idle:
 * @self: a worker
 *
 * Returns: whether every task it was given has been answered
 */
gboolean
minka_worker_is_idle (MinkaWorker *self)
{
  return self->unanswered == 0;
}

/**
 * minka_worker_is_here:
 * @self: a worker
 *
 * Returns: whether the caller runs on the worker's thread
 */
gboolean
minka_worker_is_here (MinkaWorker *self)
{
  return self->thread == g_thread_self ();
}
