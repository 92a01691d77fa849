#include "minka-window-private.h"

#include "minka-clock.h"
#include "minka-meeting-room.h"

#include <glib/gi18n.h>

/* A meeting that is being held takes the whole window. Whoever comes back after a power cut finds it as it was. */

#define RESUME_MS 400

/* A clock that nobody looked at for so long was forgotten. */
#define FORGOTTEN_SECONDS (12 * 3600)

static void
load_style (MinkaWindow *self)
{
  static gboolean loaded;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (loaded)
    return;
  loaded = TRUE;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/minka_cap/Minka/meeting.css");
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/**
 * minka_window_run_meeting:
 * @widget: a window with an open plan
 * @action: the action
 * @parameter: the id of a meeting
 *
 * Shows a meeting as it is held.
 */
void
minka_window_run_meeting (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaWindow *self = MINKA_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (MinkaMeeting) meeting = minka_workspace_get_record (self->workspace, MINKA_TYPE_MEETING, id);

  if (meeting->state == MINKA_MEETING_STATE_ISSUED) {
    gtk_widget_activate_action (widget, "win.tell", "s",
                                _ ("The acta of this meeting is issued: it is over."));
    return;
  }
  if (!minka_window_has_plan (self) || gtk_stack_get_child_by_name (self->stack, "meeting") != NULL)
    return;
  load_style (self);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_add_named (self->stack, minka_meeting_room_new (self->workspace, id), "meeting");
  gtk_stack_set_visible_child_name (self->stack, "meeting");
}

/**
 * minka_window_hold_meeting:
 * @widget: a window with an open plan
 * @action: the action
 * @parameter: (nullable): nothing
 *
 * Holds the meeting that is chosen, or shows the meetings to choose one.
 */
void
minka_window_hold_meeting (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaWindow *self = MINKA_WINDOW (widget);

  if (!minka_window_has_plan (self))
    return;
  if (g_strcmp0 (self->shown, "meetings") == 0)
    gtk_widget_activate_action (gtk_stack_get_visible_child (self->page_stack), "meetings.run", NULL);
  else
    minka_window_show_page (self, "meetings");
}

/**
 * minka_window_leave_meeting:
 * @widget: a window
 * @action: (nullable): the action; %NULL when the plan is closed
 * @parameter: (nullable): nothing
 *
 * Goes back to the pages. The clock of the meeting goes on.
 */
void
minka_window_leave_meeting (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaWindow *self = MINKA_WINDOW (widget);
  GtkWidget *mode = gtk_stack_get_child_by_name (self->stack, "meeting");
  g_autofree char *id = NULL;

  g_clear_handle_id (&self->resuming, g_source_remove);
  if (mode == NULL)
    return;
  id = g_strdup (minka_meeting_room_get_meeting (MINKA_MEETING_ROOM (mode)));
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_unfullscreen (GTK_WINDOW (self));
  if (action != NULL) {
    g_autoptr (MinkaMeeting) meeting = minka_workspace_get_record (self->workspace, MINKA_TYPE_MEETING, id);

    gtk_stack_set_visible_child_name (self->stack, "plan");
    minka_window_show_record (self, "meetings", id,
                              meeting->state == MINKA_MEETING_STATE_HELD ? "conclusions" : "reports");
    minka_meeting_room_leave (MINKA_MEETING_ROOM (mode), GTK_WIDGET (self->stack));
  }
  gtk_stack_remove (self->stack, mode);
}

static void
on_meeting_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaWindow) self = data;
  g_autoptr (GPtrArray) found = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, NULL);

  if (found != NULL && found->len > 0 &&
      MINKA_MEETING (found->pdata[0])->state == MINKA_MEETING_STATE_ONGOING && minka_window_has_plan (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.run-meeting", "s",
                                minka_record_get_id (found->pdata[0]));
}

static void
on_clocks_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaWindow) self = data;
  g_autoptr (GPtrArray) clocks = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, NULL);
  g_autoptr (MinkaMoment) now = minka_moment_now ();

  for (guint i = 0; clocks != NULL && i < clocks->len; i++) {
    MinkaMeetingClock *clock = clocks->pdata[i];

    if (minka_clock_read (clock, now).meeting - MAX (clock->seen_seconds, clock->meeting_seconds) >
        FORGOTTEN_SECONDS)
      continue;
    minka_workspace_find (self->workspace, MINKA_TYPE_MEETING, "id", clock->meeting, on_meeting_found,
                          g_object_ref (self));
    return;
  }
}

/* Only a window that stands can be taken over. */
static gboolean
find_clocks (gpointer data)
{
  MinkaWindow *self = data;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_CONTINUE;
  if (minka_window_has_plan (self))
    minka_workspace_find (self->workspace, MINKA_TYPE_MEETING_CLOCK, "running", "1", on_clocks_found,
                          g_object_ref (self));
  self->resuming = 0;
  return G_SOURCE_REMOVE;
}

/**
 * minka_window_resume_meeting:
 * @self: a window whose plan was just opened
 *
 * Goes back to the meeting that was being held when the program ended.
 */
void
minka_window_resume_meeting (MinkaWindow *self)
{
  g_clear_handle_id (&self->resuming, g_source_remove);
  self->resuming = g_timeout_add (RESUME_MS, find_clocks, self);
}
