#include "minka-activity-steps.h"

#include "minka-form.h"

#include <glib/gi18n-lib.h>

/* What a person does with whole activities. */

/**
 * minka_activity_add:
 * @widget: where it was asked for
 * @workspace: the open plan
 * @title: what the activity is called
 * @objective: the id of the objective it serves; empty for none
 * @day: the day it takes place; empty for none yet
 * @position: its place in the plan
 *
 * Returns: (transfer full): the id of the new activity
 */
char *
minka_activity_add (GtkWidget *widget, MinkaWorkspace *workspace, const char *title, const char *objective,
                    const char *day, guint position)
{
  g_autoptr (MinkaRecord) activity = minka_record_new (MINKA_TYPE_ACTIVITY);
  MinkaGesture *gesture = minka_gesture_new (_ ("Add activity"));

  g_object_set (activity, "title", title, "position", (int) position, NULL);
  minka_gesture_put (gesture, activity);
  if (*objective != '\0') {
    g_autoptr (MinkaRecord) link = minka_record_new (MINKA_TYPE_ACTIVITY_OBJECTIVE);

    g_object_set (link, "activity", minka_record_get_id (activity), "objective", objective, NULL);
    minka_gesture_put (gesture, link);
  }
  if (*day != '\0') {
    g_autoptr (MinkaRecord) date = minka_record_new (MINKA_TYPE_ACTIVITY_DATE);

    g_object_set (date, "activity", minka_record_get_id (activity), "first_day", day, NULL);
    minka_gesture_put (gesture, date);
  }
  minka_form_apply (widget, workspace, gesture);
  return g_strdup (minka_record_get_id (activity));
}

/**
 * minka_activity_remove:
 * @widget: where it was asked for
 * @workspace: the open plan
 * @id: the id of an activity
 * @title: what it is called
 *
 * Removes an activity with all that belongs to it.
 */
void
minka_activity_remove (GtkWidget *widget, MinkaWorkspace *workspace, const char *id, const char *title)
{
  MinkaGesture *gesture = minka_gesture_new (_ ("Remove activity"));
  g_autofree char *message = g_strdup_printf (_ ("“%s” removed"), title);

  minka_gesture_remove (gesture, MINKA_TYPE_ACTIVITY, id);
  minka_form_apply_and_tell (widget, workspace, gesture, message);
}

static GPtrArray *
take_items (GListModel *list)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (items, g_list_model_get_item (list, i));
  return items;
}

/* Positions are written anew, so that gaps and doubles heal. */
static void
write_order (GtkWidget *widget, MinkaWorkspace *workspace, GPtrArray *activities, const char *name)
{
  MinkaGesture *gesture = minka_gesture_new (name);
  gboolean moved = FALSE;

  for (guint i = 0; i < activities->len; i++) {
    MinkaActivity *activity = activities->pdata[i];

    if (activity->position == (int) i)
      continue;
    g_object_set (activity, "position", (int) i, NULL);
    minka_gesture_set (gesture, MINKA_RECORD (activity), "position", NULL);
    moved = TRUE;
  }
  if (moved)
    minka_form_apply (widget, workspace, gesture);
  else
    minka_gesture_free (gesture);
}

static guint
find_activity (GPtrArray *activities, const char *id)
{
  for (guint i = 0; i < activities->len; i++)
    if (g_str_equal (minka_record_get_id (activities->pdata[i]), id))
      return i;
  return G_MAXUINT;
}

/**
 * minka_activity_move:
 * @widget: where it was asked for
 * @workspace: the open plan
 * @activities: all activities in their order
 * @rows: the rows of the planning
 * @row: the row to move
 * @by: -1 for up, 1 for down
 *
 * Moves an activity past the one next to it under the same objective.
 */
void
minka_activity_move (GtkWidget *widget, MinkaWorkspace *workspace, GListModel *activities, GListModel *rows,
                     MinkaScheduleSummary *row, int by)
{
  g_autoptr (GPtrArray) shown = take_items (rows);
  g_autoptr (GPtrArray) order = take_items (activities);
  MinkaScheduleSummary *other;
  guint at, from, to;

  if (!g_ptr_array_find (shown, row, &at) || (by < 0 && at == 0) || at + by >= shown->len)
    return;
  other = shown->pdata[at + by];
  from = find_activity (order, row->activity);
  to = find_activity (order, other->activity);
  if (!g_str_equal (row->objective, other->objective) || from == G_MAXUINT || to == G_MAXUINT)
    return;
  g_ptr_array_insert (order, to, g_ptr_array_steal_index (order, from));
  write_order (widget, workspace, order, _ ("Move activity"));
}

static const char *
days_of (GPtrArray *rows, gpointer activity)
{
  for (guint i = 0; i < rows->len; i++) {
    MinkaScheduleSummary *row = rows->pdata[i];

    if (g_str_equal (row->activity, minka_record_get_id (activity)))
      return row->days;
  }
  return "";
}

static int
compare_days (gconstpointer a, gconstpointer b, gpointer rows)
{
  const char *one = days_of (rows, *(gpointer *) a);
  const char *other = days_of (rows, *(gpointer *) b);

  /* What has no date yet comes last. */
  if ((*one == '\0') != (*other == '\0'))
    return *one == '\0' ? 1 : -1;
  return strcmp (one, other);
}

/**
 * minka_activity_sort:
 * @widget: where it was asked for
 * @workspace: the open plan
 * @activities: all activities in their order
 * @rows: the rows of the planning
 *
 * Puts the activities in the order of their dates.
 */
void
minka_activity_sort (GtkWidget *widget, MinkaWorkspace *workspace, GListModel *activities, GListModel *rows)
{
  g_autoptr (GPtrArray) shown = take_items (rows);
  g_autoptr (GPtrArray) order = take_items (activities);

  g_ptr_array_sort_with_data (order, compare_days, shown);
  write_order (widget, workspace, order, _ ("Order activities by date"));
}

/* What a copy of an activity takes along; its dates and its evidence are its own. */
static GType (*const copied[]) (void) = {
  minka_activity_objective_get_type,
  minka_goal_get_type,
  minka_responsible_get_type,
  minka_source_get_type,
};

typedef struct {
  GtkWidget *widget;
  MinkaActivity *copy;
  MinkaGesture *gesture;
  char *original;
  guint next; /* of what is copied */
} Copying;

static void copy_next (MinkaWorkspace *workspace, Copying *copying);

static void
copying_free (Copying *copying)
{
  g_object_unref (copying->widget);
  g_object_unref (copying->copy);
  g_clear_pointer (&copying->gesture, minka_gesture_free);
  g_free (copying->original);
  g_free (copying);
}

static gpointer
copy_as_new (MinkaRecord *record)
{
  gpointer copy = minka_record_new (G_OBJECT_TYPE (record));

  minka_record_update (copy, record);
  return copy;
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  MinkaWorkspace *workspace = MINKA_WORKSPACE (source);
  Copying *copying = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = minka_workspace_finish_array (workspace, result, &error);

  if (found == NULL || minka_workspace_get_path (workspace) == NULL) {
    if (error != NULL)
      gtk_widget_activate_action (copying->widget, "win.tell", "s", error->message);
    copying_free (copying);
    return;
  }
  for (guint i = 0; i < found->len; i++) {
    g_autoptr (MinkaRecord) part = copy_as_new (found->pdata[i]);

    g_object_set (part, "activity", minka_record_get_id (MINKA_RECORD (copying->copy)), NULL);
    minka_gesture_put (copying->gesture, part);
  }
  copy_next (workspace, copying);
}

static void
copy_next (MinkaWorkspace *workspace, Copying *copying)
{
  if (copying->next < G_N_ELEMENTS (copied)) {
    minka_workspace_find (workspace, copied[copying->next++](), "activity", copying->original, on_found,
                          copying);
    return;
  }
  minka_form_apply (copying->widget, workspace, g_steal_pointer (&copying->gesture));
  copying_free (copying);
}

/**
 * minka_activity_duplicate:
 * @widget: where it was asked for
 * @workspace: the open plan
 * @activity: an activity
 * @position: the place of the copy in the plan
 *
 * Makes another activity with the same sheet, which has no date yet.
 */
void
minka_activity_duplicate (GtkWidget *widget, MinkaWorkspace *workspace, MinkaActivity *activity,
                          guint position)
{
  Copying *copying = g_new0 (Copying, 1);
  g_autofree char *title = g_strdup_printf (_ ("%s (copy)"), activity->title);

  copying->widget = g_object_ref (widget);
  copying->original = g_strdup (minka_record_get_id (MINKA_RECORD (activity)));
  copying->copy = copy_as_new (MINKA_RECORD (activity));
  g_object_set (copying->copy, "title", title, "progress", MINKA_PROGRESS_INITIAL, "position", (int) position,
                NULL);
  copying->gesture = minka_gesture_new (_ ("Duplicate activity"));
  minka_gesture_put (copying->gesture, MINKA_RECORD (copying->copy));
  copy_next (workspace, copying);
}
