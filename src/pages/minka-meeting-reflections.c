#include "minka-meeting-reflections.h"

#include "minka-format.h"
#include "minka-new-reflection.h"
#include "minka-page.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaMeetingReflections:
 *
 * What the teachers share of what they wrote after a meeting. Private entries are no business of a meeting: not even that
 * there are any.
 */
struct _MinkaMeetingReflections {
  AdwPreferencesGroup parent_instance;
  MinkaWorkspace *workspace;
  char *meeting;
  GListModel *reflections;
  GtkListBox *box;
};

G_DEFINE_FINAL_TYPE (MinkaMeetingReflections, minka_meeting_reflections, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
is_for_others (MinkaReflectionSummary *reflection)
{
  return *reflection->author_name != '\0' && reflection->privacy != MINKA_PRIVACY_PRIVATE;
}

/* The beginning may end within a word. */
static char *
first_lines (MinkaReflectionSummary *reflection)
{
  char *lines = g_strdelimit (g_strdup (reflection->beginning), "\n\r\t", ' ');
  char *space = strrchr (lines, ' ');
  char *cut;

  if (g_utf8_strlen (lines, -1) < MINKA_REFLECTION_BEGINNING || space == NULL)
    return lines;
  *space = '\0';
  cut = g_strconcat (lines, "…", NULL);
  g_free (lines);
  return cut;
}

static char *
describe (MinkaReflectionSummary *reflection)
{
  g_autofree char *day = minka_format_day_short (reflection->date);
  g_autofree char *lines = first_lines (reflection);

  return g_strdup_printf ("%s\n%s · %s", lines, *day != '\0' ? day : _ ("without a date"),
                          minka_words_for (minka_privacy_get_type (), reflection->privacy));
}

static void
show_reflection (MinkaReflectionSummary *reflection, GParamSpec *pspec, GtkWidget *row)
{
  g_autofree char *subtitle = NULL;

  gtk_widget_set_visible (row, is_for_others (reflection));
  if (!is_for_others (reflection)) {
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "");
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), "");
    return;
  }
  subtitle = describe (reflection);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), reflection->author_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

static void
update_empty (MinkaMeetingReflections *self)
{
  gboolean some = FALSE;

  for (guint i = 0; !some && i < g_list_model_get_n_items (self->reflections); i++) {
    g_autoptr (MinkaReflectionSummary) reflection = g_list_model_get_item (self->reflections, i);

    some = is_for_others (reflection);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->box), some);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      some
          ? _ ("What the team shares of its logbooks. The acta quotes the quotable ones.")
          : _ ("Nobody has shared an entry of this meeting yet. Write one with the button below and choose “Shared with "
               "the team”, or “Quotable in the acta” so that the acta quotes it. Private entries never show here."));
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  MinkaMeetingReflections *self = data;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sss)", "reflection", minka_record_get_id (item),
                                    "");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_object (item, "notify", G_CALLBACK (show_reflection), row, 0);
  g_signal_connect_object (item, "notify", G_CALLBACK (update_empty), self, G_CONNECT_SWAPPED);
  show_reflection (item, NULL, row);
  return row;
}

/* One that stays private does not show here, so it is said where it is. */
static void
on_created (MinkaMeetingReflections *self, const char *id, gboolean private)
{
  if (private)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _ ("Private entry noted in the logbook"));
}

static void
on_new (MinkaMeetingReflections *self)
{
  AdwDialog *dialog = minka_new_reflection_dialog_new (self->workspace, NULL, self->meeting);

  g_signal_connect_object (dialog, "created", G_CALLBACK (on_created), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
minka_meeting_reflections_dispose (GObject *object)
{
  MinkaMeetingReflections *self = MINKA_MEETING_REFLECTIONS (object);

  g_clear_object (&self->reflections);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->meeting, g_free);
  G_OBJECT_CLASS (minka_meeting_reflections_parent_class)->dispose (object);
}

static void
minka_meeting_reflections_class_init (MinkaMeetingReflectionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_meeting_reflections_dispose;
}

static void
minka_meeting_reflections_init (MinkaMeetingReflections *self)
{
  GtkWidget *button = adw_button_row_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Reflections"));
  self->box = minka_page_add_box (GTK_WIDGET (self));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), _ ("Write an entry of this meeting"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (button), "list-add-symbolic");
  g_signal_connect_object (button, "activated", G_CALLBACK (on_new), self, G_CONNECT_SWAPPED);
  minka_page_add_adder (GTK_WIDGET (self), button);
}

/**
 * minka_meeting_reflections_new:
 * @workspace: the open plan
 * @meeting: the id of a meeting
 *
 * Returns: (transfer full): the group
 */
GtkWidget *
minka_meeting_reflections_new (MinkaWorkspace *workspace, const char *meeting)
{
  MinkaMeetingReflections *self = g_object_new (MINKA_TYPE_MEETING_REFLECTIONS, NULL);

  self->workspace = g_object_ref (workspace);
  self->meeting = g_strdup (meeting);
  self->reflections = minka_workspace_list (workspace, MINKA_TYPE_REFLECTION_SUMMARY, "meeting", meeting);
  gtk_list_box_bind_model (self->box, self->reflections, make_row, self, NULL);
  g_signal_connect_object (self->reflections, "items-changed", G_CALLBACK (update_empty), self,
                           G_CONNECT_SWAPPED);
  update_empty (self);
  return GTK_WIDGET (self);
}
