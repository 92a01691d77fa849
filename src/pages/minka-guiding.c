#include "minka-guiding.h"

#include "minka-plain-row.h"
#include "minka-protocol-dialog.h"
#include "minka-protocols.h"
#include "minka-record-list.h"
#include "minka-text-row.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaGuiding:
 *
 * The guiding questions of a stage of a meeting, to be answered or ticked, with the director's role beside them. They
 * are those of the version that the meeting goes by.
 */
struct _MinkaGuiding {
  AdwPreferencesGroup parent_instance;
  MinkaWorkspace *workspace;
  MinkaMeeting *meeting;
  MinkaStage stage;
  GListModel *steps;
  GListModel *answers;
  GPtrArray *shown; /* the steps of the rows */
  GPtrArray *rows;  /* of the indicators, unowned */
};

#define PAUSE_MS 600

/* A row for a question. It lives as long as the row. */
typedef struct {
  MinkaGuiding *guiding; /* unowned: the row is in it */
  MinkaProtocolStep *step;
  GtkWidget *row;
  GtkWidget *check;
  guint timer;
  gboolean dirty;
  gboolean showing;
} Question;

G_DEFINE_FINAL_TYPE (MinkaGuiding, minka_guiding, ADW_TYPE_PREFERENCES_GROUP)

static MinkaProtocolAnswer *
find_answer (MinkaGuiding *self, MinkaProtocolStep *step)
{
  const char *id = minka_record_get_id (MINKA_RECORD (step));

  for (guint i = 0; i < g_list_model_get_n_items (self->answers); i++) {
    g_autoptr (MinkaProtocolAnswer) answer = g_list_model_get_item (self->answers, i);

    if (g_str_equal (answer->step, id))
      return g_steal_pointer (&answer);
  }
  return NULL;
}

static gboolean
is_settled (MinkaProtocolAnswer *answer)
{
  return answer != NULL && (answer->done || *answer->text != '\0');
}

/* Answering */

static void
write_answer (Question *question)
{
  MinkaGuiding *self = question->guiding;
  g_autoptr (MinkaProtocolAnswer) before = NULL;
  g_autoptr (MinkaProtocolAnswer) answer = NULL;
  g_autofree char *text = NULL;
  const gboolean done = gtk_check_button_get_active (GTK_CHECK_BUTTON (question->check));
  MinkaGesture *gesture;

  g_clear_handle_id (&question->timer, g_source_remove);
  question->dirty = FALSE;
  if (minka_workspace_get_path (self->workspace) == NULL)
    return;
  before = find_answer (self, question->step);
  text = g_strstrip (minka_text_row_get_text (MINKA_TEXT_ROW (question->row)));
  if (before != NULL ? before->done == done && g_str_equal (before->text, text) : !done && *text == '\0')
    return;
  gesture = minka_gesture_new (_ ("Answer a guiding question"));
  if (!done && *text == '\0') {
    minka_gesture_remove (gesture, MINKA_TYPE_PROTOCOL_ANSWER, minka_record_get_id (MINKA_RECORD (before)));
  } else {
    answer = before != NULL ? minka_record_copy (MINKA_RECORD (before))
                            : minka_record_new (MINKA_TYPE_PROTOCOL_ANSWER);
    g_object_set (answer, "meeting", minka_record_get_id (MINKA_RECORD (self->meeting)), "step",
                  minka_record_get_id (MINKA_RECORD (question->step)), "done", done, "text", text, NULL);
    minka_gesture_put (gesture, MINKA_RECORD (answer));
  }
  /* From now on the meeting goes by the questions that were answered. */
  if (self->meeting->protocol_version == 0) {
    g_object_set (self->meeting, "protocol-version", question->step->version, NULL);
    minka_gesture_set (gesture, MINKA_RECORD (self->meeting), "protocol_version", NULL);
  }
  minka_form_apply (question->row, self->workspace, gesture);
}

static gboolean
on_pause (gpointer data)
{
  Question *question = data;

  question->timer = 0;
  write_answer (question);
  return G_SOURCE_REMOVE;
}

static void
on_typed (Question *question)
{
  question->dirty = TRUE;
  g_clear_handle_id (&question->timer, g_source_remove);
  question->timer = g_timeout_add (PAUSE_MS, on_pause, question);
}

static void
on_ticked (Question *question)
{
  if (!question->showing)
    write_answer (question);
}

static void
on_left (Question *question)
{
  if (question->dirty)
    write_answer (question);
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_handle_id (&question->timer, g_source_remove);
  g_object_unref (question->step);
  g_free (question);
}

static void
show_answer (Question *question)
{
  g_autoptr (MinkaProtocolAnswer) answer = find_answer (question->guiding, question->step);

  if (question->dirty)
    return;
  question->showing = TRUE;
  minka_text_row_set_text (MINKA_TEXT_ROW (question->row), answer != NULL ? answer->text : "");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (question->check), answer != NULL && answer->done);
  question->showing = FALSE;
}

static GtkWidget *
make_question (MinkaGuiding *self, MinkaProtocolStep *step)
{
  Question *question = g_new0 (Question, 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkTextView *view;

  question->guiding = self;
  question->step = g_object_ref (step);
  question->row = minka_text_row_new ();
  question->check = gtk_check_button_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->row), step->text);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (question->row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->check), GTK_ACCESSIBLE_PROPERTY_LABEL, step->text,
                                  -1);
  gtk_widget_set_tooltip_text (question->check, _ ("Seen"));
  minka_text_row_add_prefix (MINKA_TEXT_ROW (question->row), question->check);
  g_object_set_data_full (G_OBJECT (question->row), "minka-question", question, question_free);
  show_answer (question);

  view = GTK_TEXT_VIEW (minka_text_row_get_view (MINKA_TEXT_ROW (question->row)));
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (view), FALSE);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), question);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
  g_signal_connect_swapped (question->row, "changed", G_CALLBACK (on_typed), question);
  g_signal_connect_swapped (question->check, "toggled", G_CALLBACK (on_ticked), question);
  g_signal_connect_swapped (question->row, "destroy", G_CALLBACK (on_left), question);
  return question->row;
}

/* Indicators */

static const char *
indicator_of (gpointer row)
{
  return g_object_get_data (row, "minka-indicator");
}

static void
describe (MinkaGuiding *self, GtkWidget *row)
{
  guint questions = 0, settled = 0;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < self->shown->len; i++) {
    MinkaProtocolStep *step = self->shown->pdata[i];
    g_autoptr (MinkaProtocolAnswer) answer = NULL;

    if (step->role || !g_str_equal (step->indicator, indicator_of (row)))
      continue;
    answer = find_answer (self, step);
    questions++;
    settled += is_settled (answer);
  }
  subtitle =
      g_strdup_printf (ngettext ("%u of %u question", "%u of %u questions", questions), settled, questions);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
}

static void
add_role (MinkaGuiding *self, GtkWidget *row)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  GtkWidget *role, *label;

  for (guint i = 0; i < self->shown->len; i++) {
    MinkaProtocolStep *step = self->shown->pdata[i];

    if (step->role && g_str_equal (step->indicator, indicator_of (row)))
      g_string_append_printf (lines, "%s• %s", lines->len > 0 ? "\n" : "", step->text);
  }
  if (lines->len == 0)
    return;
  role = minka_plain_row_new (_ ("Director's role"), "");
  label = gtk_label_new (lines->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_widget_add_css_class (label, "dimmed");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), role);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), label);
}

/* Filled when it is opened: what is closed costs little. */
static void
on_expanded (GtkWidget *row, GParamSpec *pspec, MinkaGuiding *self)
{
  GPtrArray *questions = g_ptr_array_new ();

  g_signal_handlers_disconnect_by_func (row, on_expanded, self);
  for (guint i = 0; i < self->shown->len; i++) {
    MinkaProtocolStep *step = self->shown->pdata[i];
    GtkWidget *question;

    if (step->role || !g_str_equal (step->indicator, indicator_of (row)))
      continue;
    question = make_question (self, step);
    g_ptr_array_add (questions, question);
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), question);
  }
  g_object_set_data_full (G_OBJECT (row), "minka-questions", questions, (GDestroyNotify) g_ptr_array_unref);
  add_role (self, row);
}

static void
add_indicator (MinkaGuiding *self, const char *indicator)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), indicator);
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (row), 3);
  g_object_set_data_full (G_OBJECT (row), "minka-indicator", g_strdup (indicator), g_free);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_expanded), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static GPtrArray *
list_steps (MinkaGuiding *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) version = NULL;
  GPtrArray *wanted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (self->steps); i++)
    g_ptr_array_add (all, g_list_model_get_item (self->steps, i));
  version =
      minka_protocols_list (all, minka_protocols_version_of (self->meeting, minka_protocols_newest (all)));
  for (guint i = 0; i < version->len; i++)
    if (MINKA_PROTOCOL_STEP (version->pdata[i])->stage == (int) self->stage)
      g_ptr_array_add (wanted, g_object_ref (version->pdata[i]));
  return wanted;
}

static gboolean
is_shown (MinkaGuiding *self, GPtrArray *steps)
{
  if (self->shown->len != steps->len)
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    if (!minka_record_equal (self->shown->pdata[i], steps->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
show_answers (MinkaGuiding *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    GPtrArray *questions = g_object_get_data (self->rows->pdata[i], "minka-questions");

    describe (self, self->rows->pdata[i]);
    for (guint j = 0; questions != NULL && j < questions->len; j++)
      show_answer (g_object_get_data (questions->pdata[j], "minka-question"));
  }
}

static void
show_steps (MinkaGuiding *self)
{
  g_autoptr (GPtrArray) steps = list_steps (self);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) kept = NULL;

  if (is_shown (self, steps)) {
    show_answers (self);
    return;
  }
  /* What is changed in place is the same object, so what is shown is kept as it was. */
  kept = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < steps->len; i++)
    g_ptr_array_add (kept, minka_record_copy (steps->pdata[i]));
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_unref (self->shown);
  self->shown = g_steal_pointer (&kept);
  for (guint i = 0; i < self->shown->len; i++) {
    MinkaProtocolStep *step = self->shown->pdata[i];

    if (g_hash_table_add (seen, step->indicator))
      add_indicator (self, step->indicator);
  }
  show_answers (self);
}

static void
minka_guiding_dispose (GObject *object)
{
  MinkaGuiding *self = MINKA_GUIDING (object);

  for (guint i = 0; self->workspace != NULL && i < self->rows->len; i++) {
    GPtrArray *questions = g_object_get_data (self->rows->pdata[i], "minka-questions");

    for (guint j = 0; questions != NULL && j < questions->len; j++)
      on_left (g_object_get_data (questions->pdata[j], "minka-question"));
  }
  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->steps);
  g_clear_object (&self->answers);
  g_clear_object (&self->meeting);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (minka_guiding_parent_class)->dispose (object);
}

static void
minka_guiding_finalize (GObject *object)
{
  MinkaGuiding *self = MINKA_GUIDING (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->shown);
  G_OBJECT_CLASS (minka_guiding_parent_class)->finalize (object);
}

static void
minka_guiding_class_init (MinkaGuidingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_guiding_dispose;
  G_OBJECT_CLASS (klass)->finalize = minka_guiding_finalize;
}

static void
on_edit (MinkaGuiding *self)
{
  adw_dialog_present (minka_protocol_dialog_new (self->workspace), GTK_WIDGET (self));
}

static void
minka_guiding_init (MinkaGuiding *self)
{
  GtkWidget *edit = gtk_button_new_with_mnemonic (_ ("_Change them…"));

  self->rows = g_ptr_array_new ();
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Guiding questions"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _ ("Tick what is settled, or write the answer."));
  gtk_widget_add_css_class (edit, "flat");
  gtk_widget_set_valign (edit, GTK_ALIGN_CENTER);
  g_signal_connect_object (edit, "clicked", G_CALLBACK (on_edit), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), edit);
}

/**
 * minka_guiding_new:
 * @workspace: the open plan
 * @meeting: a meeting of it
 * @stage: a stage
 *
 * Returns: (transfer full): the group
 */
GtkWidget *
minka_guiding_new (MinkaWorkspace *workspace, MinkaMeeting *meeting, MinkaStage stage)
{
  MinkaGuiding *self = g_object_new (MINKA_TYPE_GUIDING, NULL);

  self->workspace = g_object_ref (workspace);
  self->meeting = g_object_ref (meeting);
  self->stage = stage;
  self->answers = minka_workspace_list (workspace, MINKA_TYPE_PROTOCOL_ANSWER, "meeting",
                                        minka_record_get_id (MINKA_RECORD (meeting)));
  self->steps = minka_workspace_list (workspace, MINKA_TYPE_PROTOCOL_STEP, NULL, NULL);
  g_signal_connect_object (self->steps, "items-changed", G_CALLBACK (show_steps), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->answers, "items-changed", G_CALLBACK (show_answers), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (meeting, "notify::protocol-version", G_CALLBACK (show_steps), self,
                           G_CONNECT_SWAPPED);
  show_steps (self);
  return GTK_WIDGET (self);
}
