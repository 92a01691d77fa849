#include "minka-new-observation.h"

#include "minka-date-row.h"
#include "minka-date.h"
#include "minka-form.h"
#include "minka-page.h"
#include "minka-rubric-row.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaNewObservationDialog:
 *
 * Asks whom, when and with which rubric; the grade follows from the teacher and the performances from the rubric.
 */
struct _MinkaNewObservationDialog {
  AdwDialog parent_instance;
  MinkaWorkspace *workspace;
  GListModel *observations;
  GListModel *posts;
  GListModel *teachers; /* a list store with «choose», then the members */
  char *wanted;
  GtkWidget *group;
  GtkWidget *teacher;
  GtkWidget *date;
  GtkWidget *phase;
  GtkWidget *rubric;
  GtkWidget *create;
};

enum {
  CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaNewObservationDialog, minka_new_observation_dialog, ADW_TYPE_DIALOG)

static MinkaMember *
chosen_teacher (MinkaNewObservationDialog *self)
{
  MinkaMember *member = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self->teacher));

  return member != NULL && minka_record_get_id (MINKA_RECORD (member)) != NULL ? member : NULL;
}

/* Who was observed before the work of the community is usually observed after it now. */
static gboolean
was_observed (MinkaNewObservationDialog *self, const char *teacher)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->observations); i++) {
    g_autoptr (MinkaObservationSummary) other = g_list_model_get_item (self->observations, i);

    if (g_str_equal (other->teacher, teacher))
      return TRUE;
  }
  return FALSE;
}

static void
on_teacher_chosen (MinkaNewObservationDialog *self)
{
  MinkaMember *teacher = chosen_teacher (self);

  gtk_widget_set_sensitive (self->create, teacher != NULL);
  if (teacher != NULL)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->phase),
                                was_observed (self, minka_record_get_id (MINKA_RECORD (teacher)))
                                    ? MINKA_PHASE_AFTER
                                    : MINKA_PHASE_BEFORE);
}

static const char *
director (MinkaNewObservationDialog *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->posts); i++) {
    g_autoptr (MinkaPost) post = g_list_model_get_item (self->posts, i);

    if (post->duty == MINKA_DUTY_DIRECTOR && *post->member != '\0')
      return post->member;
  }
  return "";
}

static void
on_create (MinkaNewObservationDialog *self)
{
  g_autoptr (MinkaObservation) observation = minka_record_new (MINKA_TYPE_OBSERVATION);
  MinkaMember *teacher = chosen_teacher (self);
  const MinkaRubric *rubric = minka_rubric_row_get_rubric (ADW_COMBO_ROW (self->rubric));
  MinkaGesture *gesture;
  g_autofree char *level = NULL;

  if (teacher == NULL)
    return;
  g_object_set (observation, "teacher", minka_record_get_id (MINKA_RECORD (teacher)), "observer",
                director (self), "date", minka_date_row_get_value (MINKA_DATE_ROW (self->date)), "grade",
                teacher->grade, "phase", adw_combo_row_get_selected (ADW_COMBO_ROW (self->phase)), "rubric",
                rubric->version, NULL);
  gesture = minka_gesture_new (_ ("New observation"));
  minka_gesture_put (gesture, MINKA_RECORD (observation));
  level = minka_rubric_put_levels (rubric, gesture, minka_record_get_id (MINKA_RECORD (observation)));
  minka_form_apply (gtk_widget_get_parent (GTK_WIDGET (self)), self->workspace, gesture);
  g_signal_emit (self, signals[CREATED], 0, minka_record_get_id (MINKA_RECORD (observation)), level);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
minka_new_observation_dialog_dispose (GObject *object)
{
  MinkaNewObservationDialog *self = MINKA_NEW_OBSERVATION_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->observations);
  g_clear_object (&self->posts);
  g_clear_object (&self->teachers);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (minka_new_observation_dialog_parent_class)->dispose (object);
}

static void
minka_new_observation_dialog_class_init (MinkaNewObservationDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_new_observation_dialog_dispose;

  /**
   * MinkaNewObservationDialog::created:
   * @self: the dialog
   * @id: the id of the new observation
   * @level: the id of its first level
   *
   * An observation was made.
   */
  signals[CREATED] = g_signal_new ("created", MINKA_TYPE_NEW_OBSERVATION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static char *
teacher_name (MinkaMember *member, gpointer unused)
{
  if (minka_record_get_id (MINKA_RECORD (member)) == NULL)
    return g_strdup (_ ("Choose"));
  return g_strdup (member->name);
}

static void
add_row (GtkWidget *group, GtkWidget *row, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
minka_new_observation_dialog_init (MinkaNewObservationDialog *self)
{
  GtkWidget *group = minka_page_group (
      NULL, _ ("The observation begins with the performances of the rubric, none observed yet."));
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *header = adw_header_bar_new ();
  g_autoptr (GtkStringList) phases = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) name =
      gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (teacher_name), NULL, NULL);
  g_autofree char *today = minka_date_today ();

  for (int i = MINKA_PHASE_BEFORE; i <= MINKA_PHASE_AFTER; i++)
    gtk_string_list_append (phases, minka_words_for (minka_phase_get_type (), i));
  self->teacher = adw_combo_row_new ();
  adw_combo_row_set_expression (ADW_COMBO_ROW (self->teacher), name);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (self->teacher), TRUE);
  self->date = minka_date_row_new ();
  minka_date_row_set_value (MINKA_DATE_ROW (self->date), today);
  self->phase = adw_combo_row_new ();
  adw_combo_row_set_model (ADW_COMBO_ROW (self->phase), G_LIST_MODEL (phases));
  self->rubric = minka_rubric_row_new ();
  add_row (group, self->teacher, _ ("Teacher"));
  add_row (group, self->date, _ ("Day"));
  add_row (group, self->phase, _ ("Before or after the work of the community"));
  add_row (group, self->rubric, _ ("Rubric"));

  self->create = gtk_button_new_with_mnemonic (_ ("_Create"));
  gtk_widget_set_sensitive (self->create, FALSE);
  gtk_widget_add_css_class (self->create, "suggested-action");
  g_signal_connect_object (self->create, "clicked", G_CALLBACK (on_create), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->create);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_dialog_set_title (ADW_DIALOG (self), _ ("New observation"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 440);
  adw_dialog_set_child (ADW_DIALOG (self), minka_page_frame (header, page));
  adw_dialog_set_focus (ADW_DIALOG (self), self->teacher);
}

/* Those who no longer take part are not observed. */
static void
on_members (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaNewObservationDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) members = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);
  g_autoptr (MinkaMember) none = g_object_new (MINKA_TYPE_MEMBER, NULL);
  guint wanted = 0;

  if (members == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
    return;
  }
  g_list_store_append (G_LIST_STORE (self->teachers), none);
  for (guint i = 0; i < members->len; i++) {
    MinkaMember *member = members->pdata[i];

    if (member->retired)
      continue;
    if (g_strcmp0 (minka_record_get_id (MINKA_RECORD (member)), self->wanted) == 0)
      wanted = g_list_model_get_n_items (self->teachers);
    g_list_store_append (G_LIST_STORE (self->teachers), member);
  }
  if (g_list_model_get_n_items (self->teachers) == 1)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                           _ ("Add the teachers in “Organization” first."));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->teacher), self->teachers);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->teacher), wanted);
  g_signal_connect_object (self->teacher, "notify::selected", G_CALLBACK (on_teacher_chosen), self,
                           G_CONNECT_SWAPPED);
  on_teacher_chosen (self);
}

/**
 * minka_new_observation_dialog_new:
 * @workspace: the open plan
 * @teacher: (nullable): the id of the member that is most likely observed
 *
 * Returns: (transfer full): the dialog
 */
AdwDialog *
minka_new_observation_dialog_new (MinkaWorkspace *workspace, const char *teacher)
{
  MinkaNewObservationDialog *self = g_object_new (MINKA_TYPE_NEW_OBSERVATION_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->wanted = g_strdup (teacher);
  self->teachers = G_LIST_MODEL (g_list_store_new (MINKA_TYPE_MEMBER));
  self->observations = minka_workspace_list (workspace, MINKA_TYPE_OBSERVATION_SUMMARY, NULL, NULL);
  self->posts = minka_workspace_list (workspace, MINKA_TYPE_POST, NULL, NULL);
  minka_workspace_find (workspace, MINKA_TYPE_MEMBER, NULL, NULL, on_members, g_object_ref (self));
  return ADW_DIALOG (self);
}
