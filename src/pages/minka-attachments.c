#include "minka-attachments.h"

#include "minka-form.h"
#include "minka-kept-file.h"
#include "minka-proof.h"

#include <glib/gi18n-lib.h>

/* The files that go with a topic, as rows inside its own or in a group. */

typedef struct {
  MinkaWorkspace *workspace;
  MinkaAgendaItem *topic;
  GtkWidget *place; /* what they are in; owns this */
  GListModel *list; /* of MinkaAttachmentSummary */
  GPtrArray *rows;
  GtkWidget *add;
  GCancellable *reading; /* NULL when nothing is being read */
} Attachments;

static void
attachments_free (gpointer data)
{
  Attachments *self = data;

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_object_unref (self->workspace);
  g_object_unref (self->topic);
  g_object_unref (self->list);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static Attachments *
attachments_of (gpointer place)
{
  return g_object_get_data (place, "minka-attachments");
}

static Attachments *
attachments_around (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (attachments_of (widget) != NULL)
      return attachments_of (widget);
  return NULL;
}

static void
put_row (GtkWidget *place, GtkWidget *row)
{
  if (ADW_IS_EXPANDER_ROW (place))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (place), row);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (place), row);
}

static void
take_row (GtkWidget *place, GtkWidget *row)
{
  if (ADW_IS_EXPANDER_ROW (place))
    adw_expander_row_remove (ADW_EXPANDER_ROW (place), row);
  else
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (place), row);
}

static MinkaAttachmentSummary *
summary_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "minka-record");
}

/* One file */

static void
on_activated (GtkWidget *row)
{
  Attachments *self = attachments_around (row);

  if (self != NULL)
    minka_kept_file_open (row, self->workspace, summary_of (row));
}

static void
on_save (GtkWidget *button)
{
  Attachments *self = attachments_around (button);

  if (self != NULL)
    minka_kept_file_save_copy (button, self->workspace, summary_of (button));
}

static void
on_remove (GtkWidget *button)
{
  Attachments *self = attachments_around (button);
  MinkaAttachmentSummary *summary = summary_of (button);
  g_autofree char *message = g_strdup_printf (_ ("“%s” removed"), summary->title);
  g_autoptr (GtkWidget) place = self != NULL ? g_object_ref (self->place) : NULL;
  MinkaGesture *gesture;

  if (self == NULL)
    return;
  gesture = minka_gesture_new (_ ("Remove attachment"));
  minka_gesture_remove (gesture, MINKA_TYPE_ATTACHMENT, minka_record_get_id (MINKA_RECORD (summary)));
  minka_form_apply (place, self->workspace, gesture);
  gtk_widget_activate_action (place, "win.tell-undo", "s", message);
}

static void
add_button (GtkWidget *row, MinkaAttachmentSummary *summary, const char *icon, const char *what,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf ("%s: %s", what, summary->title);

  gtk_widget_set_tooltip_text (button, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "minka-record", g_object_ref (summary), g_object_unref);
  g_signal_connect (button, "clicked", callback, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_row (MinkaAttachmentSummary *summary)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *size = g_format_size (summary->size);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), summary->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("mail-attachment-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "minka-record", g_object_ref (summary), g_object_unref);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (on_activated), NULL);
  add_button (row, summary, "document-save-symbolic", _ ("Save a copy"), G_CALLBACK (on_save));
  add_button (row, summary, "user-trash-symbolic", _ ("Remove attachment"), G_CALLBACK (on_remove));
  return row;
}

static void
show_rows (GtkWidget *place)
{
  Attachments *self = attachments_of (place);

  for (guint i = 0; i < self->rows->len; i++)
    take_row (place, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  /* The one that adds is the last one. */
  g_object_ref (self->add);
  take_row (place, self->add);
  for (guint i = 0; i < g_list_model_get_n_items (self->list); i++) {
    g_autoptr (MinkaAttachmentSummary) summary = g_list_model_get_item (self->list, i);
    GtkWidget *row;

    /* It is heard of again when it has been read. */
    if (*summary->title == '\0') {
      g_signal_handlers_disconnect_by_func (summary, show_rows, place);
      g_signal_connect_object (summary, "notify::title", G_CALLBACK (show_rows), place, G_CONNECT_SWAPPED);
      continue;
    }
    row = make_row (summary);
    g_ptr_array_add (self->rows, row);
    put_row (place, row);
  }
  put_row (place, self->add);
  g_object_unref (self->add);
}

/* Another one */

static void
show_reading (Attachments *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), self->reading != NULL
                                                                      ? _ ("Reading the file: _stop")
                                                                      : _ ("_Attach a file…"));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) place = data;
  Attachments *self = attachments_of (place);
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaEvidence) read =
      minka_workspace_load_evidence_finish (MINKA_WORKSPACE (source), result, &error);
  g_autoptr (MinkaAttachment) attachment = NULL;
  MinkaGesture *gesture;

  g_clear_object (&self->reading);
  show_reading (self);
  if (gtk_widget_get_root (place) == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (read == NULL) {
    gtk_widget_activate_action (place, "win.explain", "s", error->message);
    return;
  }
  attachment =
      minka_proof_attach (read, self->topic->meeting, minka_record_get_id (MINKA_RECORD (self->topic)));
  gesture = minka_gesture_new (_ ("Add attachment"));
  minka_gesture_put (gesture, MINKA_RECORD (attachment));
  minka_form_apply (place, self->workspace, gesture);
}

static void
read_file (Attachments *self, GFile *file)
{
  if (self->reading != NULL)
    return;
  self->reading = g_cancellable_new ();
  show_reading (self);
  minka_workspace_load_evidence (self->workspace, file, NULL, NULL, self->reading, on_read,
                                 g_object_ref (self->place));
}

static void
on_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) place = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && gtk_widget_get_root (place) != NULL)
    read_file (attachments_of (place), file);
}

static void
on_add (GtkWidget *place)
{
  Attachments *self = attachments_of (place);
  g_autoptr (GtkFileDialog) dialog = NULL;

  if (self->reading != NULL) {
    g_cancellable_cancel (self->reading);
    return;
  }
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("File for the topic"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (place)), NULL, on_chosen,
                        g_object_ref (place));
}

static gboolean
on_drop (GtkWidget *place, const GValue *value)
{
  GFile *file = g_value_get_object (value);

  if (file != NULL)
    read_file (attachments_of (place), file);
  return file != NULL;
}

/**
 * minka_attachments_add:
 * @place: the row of a topic, an #AdwExpanderRow; or an #AdwPreferencesGroup
 * @workspace: the open plan
 * @topic: the topic
 *
 * Adds the files that go with the topic, and what adds another one. A file may be dropped on @place, too.
 */
void
minka_attachments_add (GtkWidget *place, MinkaWorkspace *workspace, MinkaAgendaItem *topic)
{
  Attachments *self = g_new0 (Attachments, 1);
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->workspace = g_object_ref (workspace);
  self->topic = g_object_ref (topic);
  self->place = place;
  self->rows = g_ptr_array_new ();
  self->list = minka_workspace_list (workspace, MINKA_TYPE_ATTACHMENT_SUMMARY, "agenda_item",
                                     minka_record_get_id (MINKA_RECORD (topic)));
  self->add = adw_button_row_new ();
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->add), TRUE);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->add), "mail-attachment-symbolic");
  show_reading (self);
  put_row (place, self->add);
  g_object_set_data_full (G_OBJECT (place), "minka-attachments", self, attachments_free);
  g_signal_connect_object (self->add, "activated", G_CALLBACK (on_add), place, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), place, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (place, GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show_rows), place, G_CONNECT_SWAPPED);
  show_rows (self->place);
}
