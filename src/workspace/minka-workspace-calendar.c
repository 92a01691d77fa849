#include "minka-workspace-private.h"

#include "minka-calendar-csv.h"
#include "minka-chart-document.h"
#include "minka-ics.h"

#include <string.h>

static GPtrArray *
find_all (MinkaStore *store, GType type, GError **error)
{
  g_autoptr (MinkaRecordClass) klass = g_type_class_ref (type);

  return minka_store_find (store, type, NULL, NULL, error);
}

static GListStore *
find_list (MinkaStore *store, GType type, GError **error)
{
  g_autoptr (GPtrArray) found = find_all (store, type, error);
  GListStore *list;

  if (found == NULL)
    return NULL;
  list = g_list_store_new (type);
  g_list_store_splice (list, 0, 0, found->pdata, found->len);
  return list;
}

/* On the worker. */
static MinkaDates *
gather (MinkaStore *store, GError **error)
{
  g_autoptr (MinkaDates) dates = g_new0 (MinkaDates, 1);

  if ((dates->plan = minka_store_first (store, MINKA_TYPE_PLAN, NULL, NULL, error)) == NULL ||
      (dates->days = find_list (store, MINKA_TYPE_CALENDAR_SUMMARY, error)) == NULL ||
      (dates->rows = find_list (store, MINKA_TYPE_SCHEDULE_SUMMARY, error)) == NULL ||
      (dates->activities = find_all (store, MINKA_TYPE_ACTIVITY, error)) == NULL ||
      (dates->activity_dates = find_all (store, MINKA_TYPE_ACTIVITY_DATE, error)) == NULL ||
      (dates->meetings = find_all (store, MINKA_TYPE_MEETING, error)) == NULL ||
      (dates->agenda = find_all (store, MINKA_TYPE_AGENDA_ITEM, error)) == NULL ||
      (dates->entries = find_all (store, MINKA_TYPE_CALENDAR_ENTRY, error)) == NULL)
    return NULL;
  return g_steal_pointer (&dates);
}

static GBytes *
take_text (char *text)
{
  return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
}

/**
 * minka_workspace_make_calendar:
 * @store: the plan, on the worker
 * @file: what to make
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is to be written into that file, the same bytes for the same plan
 */
GBytes *
minka_workspace_make_calendar (MinkaStore *store, MinkaCalendarFile file, GError **error)
{
  g_autoptr (MinkaDates) dates = gather (store, error);
  g_autofree char *changed = dates != NULL ? minka_store_get_changed (store, error) : NULL;

  if (changed == NULL)
    return NULL;
  switch (file) {
  case MINKA_CALENDAR_FILE_ICS:
    return take_text (minka_ics_make (dates, changed, error));
  case MINKA_CALENDAR_FILE_TIMELINE:
    return minka_chart_document_make (dates, changed, NULL, error);
  case MINKA_CALENDAR_FILE_DAYS:
    return take_text (minka_calendar_csv_make_days (dates));
  case MINKA_CALENDAR_FILE_PLANNING:
    return take_text (minka_calendar_csv_make_planning (dates));
  }
  g_assert_not_reached ();
}

static void
do_timeline (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *pdf =
      minka_workspace_make_calendar (MINKA_WORKSPACE (source)->store, MINKA_CALENDAR_FILE_TIMELINE, &error);

  if (pdf != NULL)
    g_task_return_pointer (task, pdf, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * minka_workspace_draw_timeline:
 * @self: a workspace with an open plan
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called with the PDF; see minka_workspace_finish_bytes()
 * @data: for @callback
 *
 * Makes the *Cronograma de actividades* of the year, for wide A4 sheets.
 */
void
minka_workspace_draw_timeline (MinkaWorkspace *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_return_if_fail (self->store != NULL);

  g_task_set_source_tag (task, minka_workspace_draw_timeline);
  minka_worker_run (self->worker, task, do_timeline);
}
