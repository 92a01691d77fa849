#include "minka-observation-view.h"

#include "minka-form.h"
#include "minka-format.h"
#include "minka-level-row.h"
#include "minka-observation-history.h"
#include "minka-page.h"
#include "minka-rubric-row.h"
#include "minka-rubrics.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaObservationView:
 *
 * One classroom observation: who, when and where, the level of each performance with what was seen, and the feedback
 * agreed with the teacher.
 */
struct _MinkaObservationView {
  AdwBin parent_instance;
  MinkaWorkspace *workspace;
  MinkaObservation *observation;
  MinkaMember *teacher;
  GListModel *levels;
  AdwWindowTitle *title;
  AdwComboRow *rubric;
  AdwPreferencesRow *history;
  GtkBox *performances;
  GtkWidget *feedback;
  GPtrArray *rows; /* one MinkaLevelRow a level */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (MinkaObservationView, minka_observation_view, ADW_TYPE_BIN)

static const char *
observation_id (MinkaObservationView *self)
{
  return minka_record_get_id (MINKA_RECORD (self->observation));
}

/* Nothing is lost with another rubric as long as nothing was noted with this one. */
static gboolean
is_blank (MinkaObservationView *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->levels); i++) {
    g_autoptr (MinkaObservationLevel) level = g_list_model_get_item (self->levels, i);

    if (level->level != 0 || *level->evidence != '\0')
      return FALSE;
  }
  return TRUE;
}

static void
show_rubric (MinkaObservationView *self)
{
  gboolean blank;

  if (self->levels == NULL || *self->observation->rubric == '\0')
    return;
  blank = is_blank (self);
  self->showing = TRUE;
  minka_rubric_row_set_version (self->rubric, self->observation->rubric);
  self->showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->rubric), blank);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rubric),
                               blank ? "" : _ ("Something has been noted with it"));
}

static void
on_rubric_chosen (MinkaObservationView *self)
{
  const MinkaRubric *rubric = minka_rubric_row_get_rubric (self->rubric);
  MinkaGesture *gesture;

  if (self->showing || rubric == NULL || g_str_equal (rubric->version, self->observation->rubric) ||
      !is_blank (self))
    return;
  gesture = minka_gesture_new (_ ("Change the rubric"));
  for (guint i = 0; i < g_list_model_get_n_items (self->levels); i++) {
    g_autoptr (MinkaRecord) level = g_list_model_get_item (self->levels, i);

    minka_gesture_remove (gesture, MINKA_TYPE_OBSERVATION_LEVEL, minka_record_get_id (level));
  }
  g_object_set (self->observation, "rubric", rubric->version, NULL);
  minka_gesture_set (gesture, MINKA_RECORD (self->observation), "rubric", NULL);
  g_free (minka_rubric_put_levels (rubric, gesture, observation_id (self)));
  minka_form_apply (GTK_WIDGET (self), self->workspace, gesture);
}

static MinkaObservationLevel *
level_of (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "minka-record");
}

static void
on_level_chosen (MinkaObservationView *self, int chosen, MinkaLevelRow *row)
{
  MinkaObservationLevel *level = level_of (row);
  MinkaGesture *gesture;
  g_autofree char *name = NULL;

  if (level->level == chosen)
    return;
  g_object_set (level, "level", chosen, NULL);
  if (chosen == 0)
    /* Translators: what undo takes back; the number of the performance. */
    name = g_strdup_printf (_ ("Performance %d not observed"), level->position + 1);
  else
    /* Translators: what undo takes back; the number of the performance and the level. */
    name =
        g_strdup_printf (_ ("Performance %d at level %s"), level->position + 1, minka_level_numeral (chosen));
  gesture = minka_gesture_new (name);
  minka_gesture_set (gesture, MINKA_RECORD (level), "level", NULL);
  minka_form_apply (GTK_WIDGET (self), self->workspace, gesture);
}

static void
on_level_leaving (MinkaObservationView *self, int by, MinkaLevelRow *row)
{
  guint at = 0;

  g_ptr_array_find (self->rows, row, &at);
  if (by < 0 && at == 0)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else if (at + by < self->rows->len)
    gtk_widget_grab_focus (self->rows->pdata[at + by]);
  else
    gtk_widget_grab_focus (self->feedback);
}

static void
on_level_changed (MinkaObservationLevel *level, GParamSpec *pspec, gpointer row)
{
  MinkaObservationView *self =
      MINKA_OBSERVATION_VIEW (gtk_widget_get_ancestor (row, MINKA_TYPE_OBSERVATION_VIEW));

  minka_level_row_set_level (row, level->level);
  if (self != NULL)
    show_rubric (self);
}

static GtkWidget *
make_performance (MinkaObservationView *self, MinkaObservationLevel *level)
{
  g_autoptr (MinkaForm) form = minka_form_new (self->workspace, level);
  g_autofree char *title = g_strdup_printf ("%d. %s", level->position + 1, level->performance);
  GtkWidget *group = minka_page_group (NULL, NULL);
  GtkWidget *row = minka_level_row_new (title, minka_rubrics_find (self->observation->rubric));

  g_object_set_data_full (G_OBJECT (row), "minka-record", g_object_ref (level), g_object_unref);
  g_object_set_data (G_OBJECT (row), "minka-part", (gpointer) minka_record_get_id (MINKA_RECORD (level)));
  minka_level_row_set_level (MINKA_LEVEL_ROW (row), level->level);
  g_signal_connect_object (level, "notify", G_CALLBACK (on_level_changed), row, 0);
  g_signal_connect_object (row, "chosen", G_CALLBACK (on_level_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "leaving", G_CALLBACK (on_level_leaving), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  minka_form_add_text (form, group, "evidence", _ ("What was seen"));
  g_ptr_array_add (self->rows, row);
  return group;
}

static void
on_levels_changed (MinkaObservationView *self)
{
  g_ptr_array_set_size (self->rows, 0);
  while (gtk_widget_get_first_child (GTK_WIDGET (self->performances)) != NULL)
    gtk_box_remove (self->performances, gtk_widget_get_first_child (GTK_WIDGET (self->performances)));
  for (guint i = 0; i < g_list_model_get_n_items (self->levels); i++) {
    g_autoptr (MinkaObservationLevel) level = g_list_model_get_item (self->levels, i);

    gtk_box_append (self->performances, make_performance (self, level));
  }
  show_rubric (self);
}

static void
show_teacher (MinkaObservationView *self)
{
  g_autofree char *day = minka_format_day_short (self->observation->date);
  g_autofree char *history = g_strdup_printf (_ ("History of %s"), self->teacher->name);

  adw_window_title_set_title (self->title, self->teacher->name);
  adw_window_title_set_subtitle (self->title, day);
  adw_preferences_row_set_title (self->history, history);
}

static void
on_observation_changed (MinkaObservationView *self)
{
  if (self->teacher == NULL ||
      !g_str_equal (minka_record_get_id (MINKA_RECORD (self->teacher)), self->observation->teacher)) {
    if (self->teacher != NULL)
      g_signal_handlers_disconnect_by_func (self->teacher, show_teacher, self);
    g_clear_object (&self->teacher);
    self->teacher =
        minka_workspace_get_record (self->workspace, MINKA_TYPE_MEMBER, self->observation->teacher);
    g_signal_connect_object (self->teacher, "notify", G_CALLBACK (show_teacher), self, G_CONNECT_SWAPPED);
  }
  show_teacher (self);
  show_rubric (self);
}

static void
show_history (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaObservationView *self = MINKA_OBSERVATION_VIEW (widget);

  adw_dialog_present (
      minka_observation_history_new (self->workspace, self->observation->teacher, self->teacher->name),
      widget);
}

static void
remove_observation (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaObservationView *self = MINKA_OBSERVATION_VIEW (widget);
  MinkaGesture *gesture = minka_gesture_new (_ ("Remove observation"));
  g_autofree char *message = g_strdup_printf (_ ("Observation of %s removed"), self->teacher->name);

  minka_gesture_remove (gesture, MINKA_TYPE_OBSERVATION, observation_id (self));
  minka_form_apply_and_tell (widget, self->workspace, gesture, message);
}

static GtkWidget *
make_header (MinkaObservationView *self)
{
  GtkWidget *header = minka_page_make_header (self->workspace);
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (NULL, NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  g_menu_append (menu, _ ("_History of this teacher"), "observation.history");
  g_menu_append (menu, _ ("_Remove observation"), "observation.remove");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Options of the observation"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  return header;
}

static GtkWidget *
make_history_row (MinkaObservationView *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->history = ADW_PREFERENCES_ROW (row);
  adw_preferences_row_set_use_markup (self->history, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "observation.history");
  return row;
}

static GtkWidget *
make_performances (MinkaObservationView *self)
{
  GtkWidget *group = minka_page_group (
      _ ("Performances"), _ ("The keys 1 to 4 set the level and 0 takes it away; Enter goes on."));

  self->performances = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_set_margin_top (GTK_WIDGET (self->performances), 6);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->performances));
  return group;
}

static GtkWidget *
make_content (MinkaObservationView *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  g_autoptr (MinkaForm) form = minka_form_new (self->workspace, self->observation);
  GtkWidget *group = minka_page_group (NULL, NULL);

  minka_form_add (form, group, "teacher", _ ("Teacher"));
  minka_form_add (form, group, "observer", _ ("Observed by"));
  minka_form_add (form, group, "date", _ ("Day"));
  minka_form_add (form, group, "area", _ ("Curricular area"));
  minka_form_add (form, group, "grade", _ ("Grade and section"));
  minka_form_add (form, group, "phase", _ ("Before or after the work of the community"));
  self->rubric = ADW_COMBO_ROW (minka_rubric_row_new ());
  g_object_set_data (G_OBJECT (self->rubric), "minka-part", (gpointer) "rubric");
  g_signal_connect_object (self->rubric, "notify::selected", G_CALLBACK (on_rubric_chosen), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->rubric));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));

  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (make_performances (self)));

  group = minka_page_group (_ ("Agreement with the teacher"), NULL);
  self->feedback = minka_form_add_text (form, group, "feedback", _ ("Agreed feedback"));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));

  group = minka_page_group (NULL, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_history_row (self));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return GTK_WIDGET (page);
}

/* The record comes a moment after it was asked for. */
static void
fill_when_read (MinkaObservationView *self)
{
  if (self->performances != NULL || *self->observation->teacher == '\0')
    return;
  g_signal_handlers_disconnect_by_func (self->observation, fill_when_read, self);
  adw_bin_set_child (ADW_BIN (self), minka_page_frame (make_header (self), make_content (self)));
  self->levels = minka_workspace_list (self->workspace, MINKA_TYPE_OBSERVATION_LEVEL, "observation",
                                       observation_id (self));
  g_signal_connect_object (self->levels, "items-changed", G_CALLBACK (on_levels_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->observation, "notify", G_CALLBACK (on_observation_changed), self,
                           G_CONNECT_SWAPPED);
  on_levels_changed (self);
  on_observation_changed (self);
}

static void
minka_observation_view_dispose (GObject *object)
{
  MinkaObservationView *self = MINKA_OBSERVATION_VIEW (object);

  g_clear_object (&self->levels);
  g_clear_object (&self->teacher);
  g_clear_object (&self->observation);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (minka_observation_view_parent_class)->dispose (object);
}

static void
minka_observation_view_class_init (MinkaObservationViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_observation_view_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "observation.history", NULL, show_history);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "observation.remove", NULL, remove_observation);
}

static void
minka_observation_view_init (MinkaObservationView *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * minka_observation_view_new:
 * @workspace: the open plan
 * @id: the id of an observation
 *
 * Returns: (transfer full): the observation
 */
GtkWidget *
minka_observation_view_new (MinkaWorkspace *workspace, const char *id)
{
  MinkaObservationView *self = g_object_new (MINKA_TYPE_OBSERVATION_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  self->observation = minka_workspace_get_record (workspace, MINKA_TYPE_OBSERVATION, id);
  g_signal_connect_object (self->observation, "notify", G_CALLBACK (fill_when_read), self, G_CONNECT_SWAPPED);
  fill_when_read (self);
  return GTK_WIDGET (self);
}

/**
 * minka_observation_view_get_id:
 * @self: an observation
 *
 * Returns: (transfer none): its id
 */
const char *
minka_observation_view_get_id (MinkaObservationView *self)
{
  return observation_id (self);
}
