#include "minka-evidence-dialog.h"

#include "minka-form.h"
#include "minka-format.h"
#include "minka-page.h"
#include "minka-proof.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaEvidenceDialog:
 *
 * Adds evidence to an activity: a file, a link or an issued acta. With a state to move to, adding and moving are one
 * gesture.
 */
struct _MinkaEvidenceDialog {
  AdwDialog parent_instance;
  MinkaWorkspace *workspace;
  MinkaActivity *activity;
  gboolean moves;
  MinkaProgress state; /* to move to */
  AdwPreferencesPage *page;
  AdwToggleGroup *kinds;
  GtkStack *stack;
  GtkWidget *confirm;
  GtkWidget *reached;
  GtkLabel *trouble;

  AdwActionRow *file_row;
  GtkWidget *file_title;
  GtkRevealer *progress_area;
  GtkProgressBar *progress;
  GCancellable *loading;
  guint patience;
  MinkaEvidence *loaded;

  GtkWidget *address;
  GtkWidget *link_title;

  GListModel *actas;
  GtkListBox *acta_list;
  MinkaActaSummary *acta;
};

#define PATIENCE_MS 500

G_DEFINE_FINAL_TYPE (MinkaEvidenceDialog, minka_evidence_dialog, ADW_TYPE_DIALOG)

static const char *
chosen_kind (MinkaEvidenceDialog *self)
{
  return adw_toggle_group_get_active_name (self->kinds);
}

static void
show_trouble (MinkaEvidenceDialog *self, const char *message)
{
  gtk_label_set_label (self->trouble, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), message != NULL);
  if (message != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
update (MinkaEvidenceDialog *self)
{
  const char *kind = chosen_kind (self);
  gboolean ready;

  if (kind == NULL)
    return;
  if (g_str_equal (kind, "file"))
    ready = self->loaded != NULL;
  else if (g_str_equal (kind, "link"))
    ready = *gtk_editable_get_text (GTK_EDITABLE (self->address)) != '\0';
  else
    ready = self->acta != NULL;
  gtk_widget_set_sensitive (self->confirm, ready);
}

static void
on_kind_chosen (MinkaEvidenceDialog *self)
{
  if (chosen_kind (self) == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, chosen_kind (self));
  show_trouble (self, NULL);
  update (self);
}

/* File */

static void
stop_loading (MinkaEvidenceDialog *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->progress_area != NULL)
    gtk_revealer_set_reveal_child (self->progress_area, FALSE);
}

static void
show_file (MinkaEvidenceDialog *self)
{
  g_autofree char *size = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->file_title, self->loaded != NULL);
  if (self->loaded == NULL) {
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), _ ("No file chosen yet"));
    adw_action_row_set_subtitle (self->file_row, _ ("Choose it, or drag it here"));
    return;
  }
  size = g_format_size (g_bytes_get_size (self->loaded->content));
  kind = g_content_type_get_description (self->loaded->mime_type);
  text = g_strdup_printf ("%s · %s", kind, size);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), self->loaded->title);
  adw_action_row_set_subtitle (self->file_row, text);
  gtk_editable_set_text (GTK_EDITABLE (self->file_title), self->loaded->title);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaEvidenceDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaEvidence) evidence =
      minka_workspace_load_evidence_finish (MINKA_WORKSPACE (source), result, &error);

  /* Closed, stopped, or another file was chosen meanwhile. */
  if (self->workspace == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  stop_loading (self);
  g_set_object (&self->loaded, evidence);
  show_file (self);
  show_trouble (self, error != NULL ? error->message : NULL);
  update (self);
}

static void
on_progress (guint done, guint total, gpointer data)
{
  MinkaEvidenceDialog *self = data;

  if (self->progress_area != NULL)
    gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
}

static gboolean
show_progress (gpointer data)
{
  MinkaEvidenceDialog *self = data;

  self->patience = 0;
  gtk_revealer_set_reveal_child (self->progress_area, TRUE);
  return G_SOURCE_REMOVE;
}

static void
begin_loading (MinkaEvidenceDialog *self)
{
  stop_loading (self);
  g_clear_object (&self->loaded);
  show_file (self);
  show_trouble (self, NULL);
  adw_toggle_group_set_active_name (self->kinds, "file");
  self->loading = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0);
  self->patience = g_timeout_add (PATIENCE_MS, show_progress, self);
  update (self);
}

/**
 * minka_evidence_dialog_take_file:
 * @self: a dialog
 * @file: a file
 *
 * Reads a file, to be added when the person agrees.
 */
void
minka_evidence_dialog_take_file (MinkaEvidenceDialog *self, GFile *file)
{
  begin_loading (self);
  minka_workspace_load_evidence (self->workspace, file, on_progress, self, self->loading, on_loaded,
                                 g_object_ref (self));
}

static void
pack_texture (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, gdk_texture_save_to_png_bytes (data), (GDestroyNotify) g_bytes_unref);
}

static void
on_packed (GObject *source, GAsyncResult *result, gpointer data)
{
  MinkaEvidenceDialog *self = MINKA_EVIDENCE_DIALOG (source);
  g_autoptr (GBytes) png = g_task_propagate_pointer (G_TASK (result), NULL);

  if (png == NULL || self->workspace == NULL)
    return;
  /* Translators: the name of a picture that was pasted. */
  minka_workspace_make_evidence (self->workspace, png, _ ("Picture.png"), self->loading, on_loaded,
                                 g_object_ref (self));
}

/**
 * minka_evidence_dialog_take_texture:
 * @self: a dialog
 * @texture: a picture
 *
 * Makes a file of a picture, to be added when the person agrees.
 */
void
minka_evidence_dialog_take_texture (MinkaEvidenceDialog *self, GdkTexture *texture)
{
  g_autoptr (GTask) task = NULL;

  begin_loading (self);
  task = g_task_new (self, self->loading, on_packed, NULL);
  g_task_set_task_data (task, g_object_ref (texture), g_object_unref);
  g_task_run_in_thread (task, pack_texture);
}

/**
 * minka_evidence_dialog_take_link:
 * @self: a dialog
 * @address: an address
 *
 * Fills in an address, to be added when the person agrees.
 */
void
minka_evidence_dialog_take_link (MinkaEvidenceDialog *self, const char *address)
{
  adw_toggle_group_set_active_name (self->kinds, "link");
  gtk_editable_set_text (GTK_EDITABLE (self->address), address);
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaEvidenceDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (self->workspace == NULL)
    return;
  if (file != NULL)
    minka_evidence_dialog_take_file (self, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    show_trouble (self, error->message);
}

static void
on_choose_file (MinkaEvidenceDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Choose a file"));
  gtk_file_dialog_set_accept_label (dialog, _ ("C_hoose"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_file_chosen,
                        g_object_ref (self));
}

static gboolean
on_drop (MinkaEvidenceDialog *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL)
    return FALSE;
  minka_evidence_dialog_take_file (self, files->data);
  return TRUE;
}

static GtkWidget *
make_progress (MinkaEvidenceDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *stop = gtk_button_new_with_mnemonic (_ ("_Stop"));

  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reading the file"), -1);
  g_signal_connect_object (stop, "clicked", G_CALLBACK (stop_loading), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), stop);
  gtk_widget_set_margin_top (box, 12);
  self->progress_area = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->progress_area, box);
  return GTK_WIDGET (self->progress_area);
}

static GtkWidget *
make_file_part (MinkaEvidenceDialog *self)
{
  GtkWidget *group = minka_page_group (NULL, NULL);
  GtkWidget *choose = gtk_button_new_with_mnemonic (_ ("C_hoose…"));

  self->file_row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->file_row), FALSE);
  adw_action_row_set_title_lines (self->file_row, 3);
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  g_signal_connect_object (choose, "clicked", G_CALLBACK (on_choose_file), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (self->file_row, choose);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->file_row));
  self->file_title = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_title), _ ("Name in the plan"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->file_title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_progress (self));
  show_file (self);
  return group;
}

/* Link */

static void on_confirm (MinkaEvidenceDialog *self);

static void
on_address_changed (MinkaEvidenceDialog *self)
{
  gtk_widget_remove_css_class (self->address, "error");
  show_trouble (self, NULL);
  update (self);
}

static GtkWidget *
make_link_part (MinkaEvidenceDialog *self)
{
  GtkWidget *group = minka_page_group (NULL, NULL);

  self->address = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->address), _ ("Address of the page"));
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->address), GTK_INPUT_PURPOSE_URL);
  g_signal_connect_object (self->address, "changed", G_CALLBACK (on_address_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->address, "entry-activated", G_CALLBACK (on_confirm), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->address);
  self->link_title = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->link_title), _ ("What it shows"));
  g_signal_connect_object (self->link_title, "entry-activated", G_CALLBACK (on_confirm), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->link_title);
  return group;
}

/* Acta */

static void
on_acta_toggled (GtkCheckButton *check, GParamSpec *pspec, MinkaEvidenceDialog *self)
{
  if (gtk_check_button_get_active (check))
    g_set_object (&self->acta, g_object_get_data (G_OBJECT (check), "minka-acta"));
  update (self);
}

static void
show_acta (MinkaActaSummary *acta, GParamSpec *pspec, AdwActionRow *row)
{
  g_autofree char *title = g_strdup_printf (_ ("Acta No. %d"), acta->number);
  g_autofree char *day = minka_format_day_short (acta->date);
  g_autofree char *details = g_strdup_printf ("%s · %s", acta->title, day);

  if (acta->number == 0)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, details);
}

static GtkWidget *
make_acta_row (gpointer item, gpointer data)
{
  MinkaEvidenceDialog *self = data;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *first = g_object_get_data (G_OBJECT (self->acta_list), "minka-first");

  if (first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
  else
    g_object_set_data_full (G_OBJECT (self->acta_list), "minka-first", g_object_ref (check), g_object_unref);
  g_object_set_data_full (G_OBJECT (check), "minka-acta", g_object_ref (item), g_object_unref);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (on_acta_toggled), self, 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (item, "notify", G_CALLBACK (show_acta), row, 0);
  show_acta (item, NULL, ADW_ACTION_ROW (row));
  return row;
}

static GtkWidget *
make_acta_part (MinkaEvidenceDialog *self)
{
  GtkWidget *group = minka_page_group (NULL, NULL);
  GtkWidget *none = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (none), _ ("No acta has been issued yet"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (none), _ ("Actas are issued from a meeting that was held"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (none), FALSE);
  self->acta_list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->acta_list, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->acta_list, none);
  gtk_widget_add_css_class (GTK_WIDGET (self->acta_list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->acta_list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Issued actas"), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->acta_list));
  return group;
}

/* All */

static MinkaEvidence *
take_evidence (MinkaEvidenceDialog *self, GError **error)
{
  const char *kind = chosen_kind (self);
  g_autofree char *title = NULL;

  if (g_str_equal (kind, "acta"))
    return minka_proof_from_acta (minka_record_get_id (MINKA_RECORD (self->acta)), self->acta->number,
                                  self->acta->title);
  if (g_str_equal (kind, "link")) {
    title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->link_title))));
    return minka_proof_from_link (gtk_editable_get_text (GTK_EDITABLE (self->address)), title, error);
  }
  title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->file_title))));
  if (*title != '\0')
    g_object_set (self->loaded, "title", title, NULL);
  return g_object_ref (self->loaded);
}

static void
on_confirm (MinkaEvidenceDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaEvidence) evidence = NULL;
  MinkaGesture *gesture;

  if (!gtk_widget_get_sensitive (self->confirm))
    return;
  evidence = take_evidence (self, &error);
  if (evidence == NULL) {
    gtk_widget_add_css_class (self->address, "error");
    gtk_widget_grab_focus (self->address);
    show_trouble (self, error->message);
    return;
  }
  if (self->moves)
    gesture = minka_proof_move (self->activity, evidence, self->state);
  else
    gesture = minka_proof_add (self->activity, evidence,
                               adw_combo_row_get_selected (ADW_COMBO_ROW (self->reached)));
  minka_form_apply (gtk_widget_get_parent (GTK_WIDGET (self)), self->workspace, gesture);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
minka_evidence_dialog_dispose (GObject *object)
{
  MinkaEvidenceDialog *self = MINKA_EVIDENCE_DIALOG (object);

  self->progress_area = NULL;
  stop_loading (self);
  if (self->acta_list != NULL)
    gtk_list_box_bind_model (self->acta_list, NULL, NULL, NULL, NULL);
  self->acta_list = NULL;
  g_clear_object (&self->workspace);
  g_clear_object (&self->activity);
  g_clear_object (&self->loaded);
  g_clear_object (&self->actas);
  g_clear_object (&self->acta);
  G_OBJECT_CLASS (minka_evidence_dialog_parent_class)->dispose (object);
}

static void
minka_evidence_dialog_class_init (MinkaEvidenceDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_evidence_dialog_dispose;
}

static void
add_kind (MinkaEvidenceDialog *self, const char *name, const char *label, GtkWidget *part)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (self->kinds, toggle);
  gtk_stack_add_named (self->stack, part, name);
}

static GtkWidget *
make_kinds (MinkaEvidenceDialog *self)
{
  GtkWidget *group = minka_page_group (NULL, NULL);

  self->kinds = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  adw_toggle_group_set_homogeneous (self->kinds, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kinds), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kind of evidence"), -1);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->stack), 18);
  add_kind (self, "file", _ ("File"), make_file_part (self));
  add_kind (self, "link", _ ("Link"), make_link_part (self));
  add_kind (self, "acta", _ ("Acta"), make_acta_part (self));
  g_signal_connect_object (self->kinds, "notify::active-name", G_CALLBACK (on_kind_chosen), self,
                           G_CONNECT_SWAPPED);

  self->trouble = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                           "xalign", 0.0, "visible", FALSE, "margin-top", 12, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->trouble), "error");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->kinds));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->stack));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->trouble));
  return group;
}

static void
minka_evidence_dialog_init (MinkaEvidenceDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->confirm = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->confirm), TRUE);
  gtk_widget_set_sensitive (self->confirm, FALSE);
  gtk_widget_add_css_class (self->confirm, "suggested-action");
  g_signal_connect_object (self->confirm, "clicked", G_CALLBACK (on_confirm), self, G_CONNECT_SWAPPED);
  gtk_button_set_can_shrink (GTK_BUTTON (self->confirm), TRUE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->confirm);

  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (make_kinds (self)));
  g_signal_connect_object (drop, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->page), GTK_EVENT_CONTROLLER (drop));

  adw_dialog_set_title (ADW_DIALOG (self), _ ("New evidence"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 500);
  adw_dialog_set_content_height (ADW_DIALOG (self), 480);
  adw_dialog_set_child (ADW_DIALOG (self), minka_page_frame (header, GTK_WIDGET (self->page)));
}

static MinkaEvidenceDialog *
dialog_new (MinkaWorkspace *workspace, MinkaActivity *activity)
{
  MinkaEvidenceDialog *self = g_object_new (MINKA_TYPE_EVIDENCE_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->activity = g_object_ref (activity);
  self->actas = minka_workspace_list (workspace, MINKA_TYPE_ACTA_SUMMARY, NULL, NULL);
  gtk_list_box_bind_model (self->acta_list, self->actas, make_acta_row, self, NULL);
  return self;
}

/**
 * minka_evidence_dialog_new:
 * @workspace: the open plan
 * @activity: an activity of it
 *
 * Returns: (transfer full): a dialog that adds evidence and moves nothing
 */
AdwDialog *
minka_evidence_dialog_new (MinkaWorkspace *workspace, MinkaActivity *activity)
{
  MinkaEvidenceDialog *self = dialog_new (workspace, activity);
  GtkWidget *group = minka_page_group (NULL, NULL);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (int i = MINKA_PROGRESS_INITIAL; i <= MINKA_PROGRESS_CONCLUDED; i++)
    gtk_string_list_append (words, minka_words_for (minka_progress_get_type (), i));
  self->reached = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reached), _ ("State that it proves"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->reached), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->reached),
                              MAX (activity->progress, (int) MINKA_PROGRESS_INTERMEDIATE));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->reached);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  gtk_button_set_label (GTK_BUTTON (self->confirm), _ ("_Add"));
  return ADW_DIALOG (self);
}

/**
 * minka_evidence_dialog_new_to_move:
 * @workspace: the open plan
 * @activity: an activity of it
 * @state: the state it has reached
 *
 * Returns: (transfer full): a dialog that adds evidence of a state and moves the activity to it
 */
AdwDialog *
minka_evidence_dialog_new_to_move (MinkaWorkspace *workspace, MinkaActivity *activity, MinkaProgress state)
{
  MinkaEvidenceDialog *self = dialog_new (workspace, activity);
  gboolean last = state == MINKA_PROGRESS_CONCLUDED;

  self->moves = TRUE;
  self->state = state;
  adw_preferences_page_set_description (
      self->page, last ? _ ("An activity is concluded when there is evidence. What shows it?")
                       : _ ("An activity is half way when there is evidence. What shows it?"));
  gtk_button_set_label (GTK_BUTTON (self->confirm),
                        last ? _ ("_Move on to concluded") : _ ("_Move on to intermediate"));
  return ADW_DIALOG (self);
}
