#include "minka-evidence-list.h"

#include "minka-evidence-dialog.h"
#include "minka-kept-file.h"
#include "minka-form.h"
#include "minka-format.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaEvidenceList:
 *
 * The evidence of an activity. Files may be dropped on it, and files, pictures and links pasted.
 */
struct _MinkaEvidenceList {
  AdwPreferencesGroup parent_instance;
  MinkaWorkspace *workspace;
  MinkaActivity *activity;
  GListModel *evidence;
  GtkListBox *list;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaEvidenceList, minka_evidence_list, ADW_TYPE_PREFERENCES_GROUP)

static MinkaEvidenceSummary *
evidence_of (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "minka-evidence");
}

static MinkaEvidenceList *
list_of (gpointer row)
{
  return MINKA_EVIDENCE_LIST (gtk_widget_get_ancestor (row, MINKA_TYPE_EVIDENCE_LIST));
}

/* Adding */

static MinkaEvidenceDialog *
present_dialog (MinkaEvidenceList *self)
{
  AdwDialog *dialog = minka_evidence_dialog_new (self->workspace, self->activity);

  adw_dialog_present (dialog, GTK_WIDGET (self));
  return MINKA_EVIDENCE_DIALOG (dialog);
}

static void
on_add (MinkaEvidenceList *self)
{
  present_dialog (self);
}

static gboolean
take (MinkaEvidenceList *self, const GValue *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST)) {
    g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

    if (files == NULL)
      return FALSE;
    minka_evidence_dialog_take_file (present_dialog (self), files->data);
  } else if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE)) {
    minka_evidence_dialog_take_texture (present_dialog (self), g_value_get_object (value));
  } else {
    minka_evidence_dialog_take_link (present_dialog (self), g_value_get_string (value));
  }
  return TRUE;
}

static void
on_pasted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaEvidenceList) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->workspace == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (value == NULL || !take (self, value))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                _ ("There is no file, picture or link to paste"));
}

/**
 * minka_evidence_list_paste:
 * @self: a list
 *
 * Offers to add what was copied last: a file, a picture or a link.
 */
void
minka_evidence_list_paste (MinkaEvidenceList *self)
{
  const GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE, G_TYPE_STRING };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  g_autoptr (GdkContentFormats) formats = gdk_content_formats_union_deserialize_gtypes (
      gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));
  GType type = G_TYPE_STRING;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    if (gdk_content_formats_contain_gtype (formats, types[i])) {
      type = types[i];
      break;
    }
  }
  gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, NULL, on_pasted, g_object_ref (self));
}

/* Renaming */

static void
on_renamed (AdwAlertDialog *dialog, const char *answer, GtkWidget *row)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "minka-entry");
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  MinkaEvidenceSummary *summary = evidence_of (row);
  g_autoptr (MinkaEvidence) evidence = NULL;
  MinkaGesture *gesture;

  if (!g_str_equal (answer, "rename") || *title == '\0' || g_str_equal (title, summary->title) ||
      list_of (row) == NULL)
    return;
  evidence = g_object_new (MINKA_TYPE_EVIDENCE, "id", minka_record_get_id (MINKA_RECORD (summary)),
                           "activity", summary->activity, "title", title, NULL);
  gesture = minka_gesture_new (_ ("Change the name of evidence"));
  minka_gesture_set (gesture, MINKA_RECORD (evidence), "title", NULL);
  minka_form_apply (row, list_of (row)->workspace, gesture);
}

static void
rename_evidence (GtkWidget *row)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Change the name"), NULL);
  GtkWidget *box = gtk_list_box_new ();
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Name in the plan"));
  gtk_editable_set_text (GTK_EDITABLE (entry), evidence_of (row)->title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (box, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (box), entry);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), box);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "rename", _ ("C_hange"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "rename", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "rename");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "minka-entry", entry);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_renamed), row, 0);
  adw_dialog_set_focus (dialog, entry);
  adw_dialog_present (dialog, row);
}

/* Removing */

static void
do_remove (GtkWidget *row)
{
  MinkaEvidenceList *self = list_of (row);
  MinkaEvidenceSummary *summary = evidence_of (row);
  g_autofree char *message = g_strdup_printf (_ ("“%s” removed"), summary->title);
  MinkaGesture *gesture = minka_gesture_new (_ ("Remove evidence"));

  minka_gesture_remove (gesture, MINKA_TYPE_EVIDENCE, minka_record_get_id (MINKA_RECORD (summary)));
  minka_form_apply_and_tell (GTK_WIDGET (self), self->workspace, gesture, message);
}

static void
on_removal_answer (AdwAlertDialog *dialog, const char *answer, GtkWidget *row)
{
  if (g_str_equal (answer, "remove") && list_of (row) != NULL)
    do_remove (row);
}

static void
remove_evidence (GtkWidget *row)
{
  MinkaEvidenceList *self = list_of (row);
  MinkaEvidenceSummary *summary = evidence_of (row);
  AdwDialog *dialog;

  if (summary->reached != self->activity->progress || summary->reached == MINKA_PROGRESS_INITIAL ||
      minka_evidence_list_count (self, summary->reached) > 1) {
    do_remove (row);
    return;
  }
  dialog = adw_alert_dialog_new (_ ("Remove the evidence?"), NULL);
  adw_alert_dialog_format_body (
      ADW_ALERT_DIALOG (dialog),
      _ ("The state “%s” rests on “%s” alone. Without it the activity keeps its state, "
         "but nothing proves it."),
      minka_words_for (minka_progress_get_type (), summary->reached), summary->title);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "remove", _ ("_Remove"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_removal_answer), row, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* Rows */

static void
on_row_action (GSimpleAction *action, GVariant *parameter, gpointer row)
{
  const char *name = g_action_get_name (G_ACTION (action));
  MinkaEvidenceList *self = list_of (row);

  if (g_str_equal (name, "open"))
    minka_kept_file_open (row, self->workspace, evidence_of (row));
  else if (g_str_equal (name, "open-with"))
    minka_kept_file_open_with (row, self->workspace, evidence_of (row));
  else if (g_str_equal (name, "save"))
    minka_kept_file_save_copy (row, self->workspace, evidence_of (row));
  else if (g_str_equal (name, "rename"))
    rename_evidence (row);
  else
    remove_evidence (row);
}

static void
add_row_actions (GtkWidget *row)
{
  const GActionEntry entries[] = {
    { .name = "open", .activate = on_row_action },   { .name = "open-with", .activate = on_row_action },
    { .name = "save", .activate = on_row_action },   { .name = "rename", .activate = on_row_action },
    { .name = "remove", .activate = on_row_action },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), row);
  gtk_widget_insert_action_group (row, "evidence", G_ACTION_GROUP (group));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Alt>Delete"),
                                                          gtk_named_action_new ("evidence.remove")));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Delete"),
                                                          gtk_named_action_new ("evidence.remove")));
  gtk_widget_add_controller (row, shortcuts);
}

static GMenuModel *
make_menu (MinkaEvidenceSummary *evidence)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  if (evidence->kind == MINKA_EVIDENCE_KIND_FILE) {
    g_menu_append (menu, _ ("_Open with…"), "evidence.open-with");
    g_menu_append (menu, _ ("_Save a copy…"), "evidence.save");
  }
  g_menu_append (menu, _ ("Change the _name…"), "evidence.rename");
  g_menu_append (menu, _ ("_Remove"), "evidence.remove");
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static const char *
icon_for (MinkaEvidenceSummary *evidence)
{
  if (evidence->kind == MINKA_EVIDENCE_KIND_LINK)
    return "web-browser-symbolic";
  if (evidence->kind == MINKA_EVIDENCE_KIND_ACTA)
    return "minka-book-symbolic";
  if (g_str_has_prefix (evidence->mime_type, "image/"))
    return "image-x-generic-symbolic";
  if (g_str_has_prefix (evidence->mime_type, "video/"))
    return "video-x-generic-symbolic";
  return "x-office-document-symbolic";
}

static char *
describe (MinkaEvidenceSummary *evidence)
{
  g_autofree char *day = minka_format_day_short (evidence->added);
  g_autofree char *kind = NULL;
  g_autofree char *size = NULL;
  const char *state = minka_words_for (minka_progress_get_type (), evidence->reached);

  if (evidence->kind == MINKA_EVIDENCE_KIND_LINK)
    return g_strdup_printf ("%s · %s\n%s", state, day, evidence->url);
  if (evidence->kind == MINKA_EVIDENCE_KIND_ACTA)
    return g_strdup_printf (_ ("%s · %s\nIssued acta"), state, day);
  kind = g_content_type_get_description (evidence->mime_type);
  size = g_format_size (evidence->size);
  return g_strdup_printf ("%s · %s\n%s · %s", state, day, kind, size);
}

static void
show_evidence (MinkaEvidenceSummary *evidence, GParamSpec *pspec, GtkWidget *row)
{
  GtkWidget *menu = g_object_get_data (G_OBJECT (row), "minka-menu");
  g_autofree char *details = describe (evidence);
  g_autofree char *label = g_strdup_printf (_ ("Options of “%s”"), evidence->title);
  g_autoptr (GMenuModel) model = make_menu (evidence);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), evidence->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  gtk_image_set_from_icon_name (g_object_get_data (G_OBJECT (row), "minka-icon"), icon_for (evidence));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), model);
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
emit_changed (MinkaEvidenceList *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  MinkaEvidenceList *self = data;
  MinkaRecord *record = item;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *menu = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_widget_set_tooltip_text (menu, _ ("Options"));
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (menu, "flat");
  g_object_set_data_full (G_OBJECT (row), "minka-evidence", g_object_ref (record), g_object_unref);
  g_object_set_data (G_OBJECT (row), "minka-part", (gpointer) minka_record_get_id (record));
  g_object_set_data (G_OBJECT (row), "minka-menu", menu);
  g_object_set_data (G_OBJECT (row), "minka-icon", icon);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), menu);
  add_row_actions (row);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "evidence.open");
  g_signal_connect_object (record, "notify", G_CALLBACK (show_evidence), row, 0);
  g_signal_connect_object (record, "notify", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  show_evidence (item, NULL, row);
  return row;
}

static gboolean
on_drop (MinkaEvidenceList *self, const GValue *value)
{
  return take (self, value);
}

static void
minka_evidence_list_dispose (GObject *object)
{
  MinkaEvidenceList *self = MINKA_EVIDENCE_LIST (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->activity);
  g_clear_object (&self->evidence);
  G_OBJECT_CLASS (minka_evidence_list_parent_class)->dispose (object);
}

static void
minka_evidence_list_class_init (MinkaEvidenceListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_evidence_list_dispose;

  /**
   * MinkaEvidenceList::changed:
   * @self: a list
   *
   * There is other evidence than before.
   */
  signals[CHANGED] = g_signal_new ("changed", MINKA_TYPE_EVIDENCE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
minka_evidence_list_init (MinkaEvidenceList *self)
{
  const GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GtkWidget *add = gtk_button_new ();
  GtkWidget *none = adw_action_row_new ();

  gtk_button_set_child (GTK_BUTTON (add), adw_button_content_new ());
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (add))),
                                    "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (add))), _ ("Add…"));
  gtk_widget_add_css_class (add, "flat");
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Evidence"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), add);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (none), _ ("No evidence yet"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (none), _ ("Drag a file here, paste a link, or add an acta"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (none), FALSE);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->list, none);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Evidence"),
                                  -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));

  gtk_drop_target_set_gtypes (drop, (GType *) types, G_N_ELEMENTS (types));
  g_signal_connect_object (drop, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * minka_evidence_list_new:
 * @workspace: the open plan
 * @activity: an activity of it
 *
 * Returns: (transfer full): the group
 */
GtkWidget *
minka_evidence_list_new (MinkaWorkspace *workspace, MinkaActivity *activity)
{
  MinkaEvidenceList *self = g_object_new (MINKA_TYPE_EVIDENCE_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  self->activity = g_object_ref (activity);
  self->evidence = minka_workspace_list (workspace, MINKA_TYPE_EVIDENCE_SUMMARY, "activity",
                                         minka_record_get_id (MINKA_RECORD (activity)));
  gtk_list_box_bind_model (self->list, self->evidence, make_row, self, NULL);
  g_signal_connect_object (self->evidence, "items-changed", G_CALLBACK (emit_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * minka_evidence_list_count:
 * @self: a list
 * @reached: a state
 *
 * Returns: how many pieces of evidence prove that state
 */
guint
minka_evidence_list_count (MinkaEvidenceList *self, MinkaProgress reached)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (self->evidence); i++) {
    g_autoptr (MinkaEvidenceSummary) evidence = g_list_model_get_item (self->evidence, i);

    /* One that is still being read has no activity yet. */
    n += *evidence->activity != '\0' && evidence->reached == (int) reached;
  }
  return n;
}
