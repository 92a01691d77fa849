#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MINKA_TYPE_WORKER (minka_worker_get_type ())
G_DECLARE_FINAL_TYPE (MinkaWorker, minka_worker, MINKA, WORKER, GObject)

/**
 * MinkaWork:
 * @task: the task to answer with one of the g_task_return functions
 * @source: (nullable): the task's source object
 * @data: (nullable): what minka_worker_run() was given
 * @cancellable: (nullable): the task's cancellable
 *
 * A piece of work. It runs on the worker's thread.
 */
typedef GTaskThreadFunc MinkaWork;

MinkaWorker *minka_worker_new (const char *name);
void minka_worker_run (MinkaWorker *self, GTask *task, MinkaWork work);
void minka_worker_stop (MinkaWorker *self);
void minka_worker_cut (MinkaWorker *self);
gboolean minka_worker_is_idle (MinkaWorker *self);
gboolean minka_worker_is_here (MinkaWorker *self);

G_END_DECLS
