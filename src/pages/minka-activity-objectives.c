#include "minka-activity-objectives.h"

#include "minka-form.h"
#include "minka-page.h"
#include "minka-record-list.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaActivityObjectives:
 *
 * The objectives of the plan, with a mark at those that an activity serves.
 */
struct _MinkaActivityObjectives {
  AdwPreferencesGroup parent_instance;
  MinkaWorkspace *workspace;
  char *activity;
  GListModel *objectives;
  GListModel *links;
  GtkListBox *box;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (MinkaActivityObjectives, minka_activity_objectives, ADW_TYPE_PREFERENCES_GROUP)

static MinkaActivityObjective *
find_link (MinkaActivityObjectives *self, MinkaRecord *objective)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->links); i++) {
    g_autoptr (MinkaActivityObjective) link = g_list_model_get_item (self->links, i);

    if (g_str_equal (link->objective, minka_record_get_id (objective)))
      return g_steal_pointer (&link);
  }
  return NULL;
}

static void
on_toggled (MinkaActivityObjectives *self, GtkCheckButton *check)
{
  MinkaRecord *objective = g_object_get_data (G_OBJECT (check), "minka-record");
  g_autoptr (MinkaActivityObjective) link = find_link (self, objective);
  gboolean wanted = gtk_check_button_get_active (check);
  MinkaGesture *gesture;

  if (self->showing || wanted == (link != NULL))
    return;
  gesture = minka_gesture_new (wanted ? _ ("Link to objective") : _ ("Unlink from objective"));
  if (wanted) {
    link = minka_record_new (MINKA_TYPE_ACTIVITY_OBJECTIVE);
    g_object_set (link, "activity", self->activity, "objective", minka_record_get_id (objective), NULL);
    minka_gesture_put (gesture, MINKA_RECORD (link));
  } else {
    minka_gesture_remove (gesture, MINKA_TYPE_ACTIVITY_OBJECTIVE, minka_record_get_id (MINKA_RECORD (link)));
  }
  minka_form_apply (GTK_WIDGET (self), self->workspace, gesture);
}

static void
show_links (MinkaActivityObjectives *self)
{
  GtkListBoxRow *row;

  self->showing = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->box, i)) != NULL; i++) {
    GtkWidget *check = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
    g_autoptr (MinkaActivityObjective) link =
        find_link (self, g_object_get_data (G_OBJECT (check), "minka-record"));

    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), link != NULL);
    g_object_set_data_full (G_OBJECT (check), "minka-part",
                            link != NULL ? g_strdup (minka_record_get_id (MINKA_RECORD (link))) : NULL,
                            g_free);
  }
  self->showing = FALSE;
}

static void
show_need (MinkaActivityObjectives *self)
{
  gboolean some = g_list_model_get_n_items (self->objectives) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->box), some);
  if (some || !minka_record_list_is_loaded (MINKA_RECORD_LIST (self->objectives)))
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), _ ("Mark one or several."));
  else
    adw_preferences_group_set_description (
        ADW_PREFERENCES_GROUP (self),
        _ ("There are no objectives yet. Mark them in the tree of objectives, and they appear here."));
}

static void
on_objectives_changed (MinkaActivityObjectives *self)
{
  show_need (self);
  show_links (self);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  MinkaActivityObjectives *self = data;
  MinkaObjectiveSummary *objective = item;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_bind_property (objective, "text", row, "title", G_BINDING_SYNC_CREATE);
  if (objective->general)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("General objective"));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (check), "minka-record", g_object_ref (objective), g_object_unref);
  g_object_set_data (G_OBJECT (row), "minka-part", (gpointer) "activity_objective");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row, NULL, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

static void
minka_activity_objectives_dispose (GObject *object)
{
  MinkaActivityObjectives *self = MINKA_ACTIVITY_OBJECTIVES (object);

  g_clear_object (&self->objectives);
  g_clear_object (&self->links);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->activity, g_free);
  G_OBJECT_CLASS (minka_activity_objectives_parent_class)->dispose (object);
}

static void
minka_activity_objectives_class_init (MinkaActivityObjectivesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_activity_objectives_dispose;
}

static void
minka_activity_objectives_init (MinkaActivityObjectives *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Objectives"));
  self->box = minka_page_add_box (GTK_WIDGET (self));
}

/**
 * minka_activity_objectives_new:
 * @workspace: the open plan
 * @activity: the id of an activity
 *
 * Returns: (transfer full): the group
 */
GtkWidget *
minka_activity_objectives_new (MinkaWorkspace *workspace, const char *activity)
{
  MinkaActivityObjectives *self = g_object_new (MINKA_TYPE_ACTIVITY_OBJECTIVES, NULL);

  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  self->objectives = minka_workspace_list (workspace, MINKA_TYPE_OBJECTIVE_SUMMARY, NULL, NULL);
  self->links = minka_workspace_list (workspace, MINKA_TYPE_ACTIVITY_OBJECTIVE, "activity", activity);
  gtk_list_box_bind_model (self->box, self->objectives, make_row, self, NULL);
  g_signal_connect_object (self->objectives, "items-changed", G_CALLBACK (on_objectives_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->objectives, "notify::loaded", G_CALLBACK (show_need), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->links, "items-changed", G_CALLBACK (show_links), self, G_CONNECT_SWAPPED);
  on_objectives_changed (self);
  return GTK_WIDGET (self);
}
