#include "minka-activity-responsibles.h"

#include "minka-choice-row.h"
#include "minka-items.h"

#include <glib/gi18n-lib.h>

/* Who answers for an activity: a post, a member, or somebody in words. One writes the name; what the organization
 * knows is offered. */

static gboolean
takes_part (gpointer member, gpointer unused)
{
  return !MINKA_MEMBER (member)->retired;
}

static GListModel *
list_choices (MinkaWorkspace *workspace)
{
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GListModel) posts = minka_workspace_list (workspace, MINKA_TYPE_POST, NULL, NULL);
  GListModel *members = minka_workspace_list (workspace, MINKA_TYPE_MEMBER, NULL, NULL);
  g_autoptr (GtkFilterListModel) active =
      gtk_filter_list_model_new (members, GTK_FILTER (gtk_custom_filter_new (takes_part, NULL, NULL)));

  g_list_store_append (parts, posts);
  g_list_store_append (parts, active);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)));
}

/* In a plan without names people are called by their post. */
static char *
describe_choice (gpointer choice)
{
  MinkaMember *member;

  if (!MINKA_IS_MEMBER (choice))
    return g_strdup (_ ("Post of the community"));
  member = choice;
  return g_strdup (g_str_equal (member->job, member->name) ? "" : member->job);
}

static gpointer
find_choice (MinkaWorkspace *workspace, MinkaResponsible *responsible)
{
  if (*responsible->member != '\0')
    return minka_workspace_get_record (workspace, MINKA_TYPE_MEMBER, responsible->member);
  if (*responsible->post != '\0')
    return minka_workspace_get_record (workspace, MINKA_TYPE_POST, responsible->post);
  return NULL;
}

static char *
name_responsible (MinkaWorkspace *workspace, gpointer record)
{
  g_autoptr (MinkaRecord) choice = find_choice (workspace, record);

  return choice != NULL ? minka_form_name_choice (choice) : g_strdup (MINKA_RESPONSIBLE (record)->text);
}

static char *
describe_responsible (MinkaWorkspace *workspace, gpointer record)
{
  g_autoptr (MinkaRecord) choice = find_choice (workspace, record);

  return choice != NULL ? describe_choice (choice) : g_strdup ("");
}

static void
read_responsible (gpointer record, const char *text, gpointer choice)
{
  const char *id = choice != NULL ? minka_record_get_id (choice) : "";

  g_object_set (record, "member", MINKA_IS_MEMBER (choice) ? id : "", "post",
                MINKA_IS_POST (choice) ? id : "", "text", choice == NULL ? text : "", NULL);
}

/* The row of a responsible that is there already. */

static void
show_responsible (MinkaResponsible *responsible, GParamSpec *pspec, GtkWidget *row)
{
  MinkaForm *form = g_object_get_data (G_OBJECT (row), "minka-form");
  g_autofree char *name = name_responsible (minka_form_get_workspace (form), responsible);

  gtk_editable_set_text (GTK_EDITABLE (row), name);
}

static void
change (GtkWidget *row, const char *text, gpointer choice)
{
  MinkaForm *form = g_object_get_data (G_OBJECT (row), "minka-form");
  MinkaResponsible *responsible = minka_form_get_record (form);
  MinkaGesture *gesture = minka_gesture_new (_ ("Change responsible"));

  read_responsible (responsible, text, choice);
  minka_gesture_set (gesture, MINKA_RECORD (responsible), "member", "post", "text", NULL);
  minka_form_apply (row, minka_form_get_workspace (form), gesture);
  show_responsible (responsible, NULL, row);
}

static void
on_chosen (GtkWidget *row, gpointer choice)
{
  change (row, "", choice);
}

static void
on_written (GtkWidget *row)
{
  MinkaForm *form = g_object_get_data (G_OBJECT (row), "minka-form");
  MinkaResponsible *responsible = minka_form_get_record (form);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autofree char *name = name_responsible (minka_form_get_workspace (form), responsible);
  g_autoptr (MinkaRecord) choice = NULL;

  if (*text == '\0' || g_str_equal (text, name)) {
    show_responsible (responsible, NULL, row);
    return;
  }
  choice = minka_choice_row_find (MINKA_CHOICE_ROW (row));
  change (row, text, choice);
}

static void
fill_responsible (MinkaForm *form, GtkWidget *expander)
{
  g_autoptr (GListModel) choices = list_choices (minka_form_get_workspace (form));
  GtkWidget *row = minka_choice_row_new (choices, minka_form_name_choice, describe_choice);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Member, post or other person"));
  g_object_set_data_full (G_OBJECT (row), "minka-form", g_object_ref (form), g_object_unref);
  show_responsible (minka_form_get_record (form), NULL, row);
  g_signal_connect_object (minka_form_get_record (form), "notify", G_CALLBACK (show_responsible), row, 0);
  g_signal_connect (row, "chosen", G_CALLBACK (on_chosen), NULL);
  g_signal_connect (row, "entry-activated", G_CALLBACK (on_written), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_written), row);
  gtk_widget_add_controller (row, focus);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

static const MinkaItemKind responsibles = {
  .type = minka_responsible_get_type,
  .owner = "activity",
  .add = N_ ("Add responsible"),
  .remove = N_ ("Remove responsible"),
  .move = N_ ("Move responsible"),
  .name = name_responsible,
  .subtitle = describe_responsible,
  .read = read_responsible,
  .choices = list_choices,
  .describe_choice = describe_choice,
  .fill = fill_responsible,
};

/**
 * minka_activity_responsibles_new:
 * @workspace: the open plan
 * @activity: the id of an activity
 *
 * Returns: (transfer full): the group of those who answer for it
 */
GtkWidget *
minka_activity_responsibles_new (MinkaWorkspace *workspace, const char *activity)
{
  GtkWidget *group = minka_items_new (workspace, &responsibles, activity);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Responsible"));
  return group;
}
