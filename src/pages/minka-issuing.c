#include "minka-issuing.h"

#include "minka-document-view.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaIssuing:
 *
 * What is to be settled before the acta of a meeting is issued, and the issuing.
 */
struct _MinkaIssuing {
  AdwPreferencesGroup parent_instance;
  MinkaWorkspace *workspace;
  MinkaMeeting *meeting;
  GtkListBox *flaws;
  char *shown; /* what they say */
  GtkWidget *issue;
  guint timer;
};

G_DEFINE_FINAL_TYPE (MinkaIssuing, minka_issuing, ADW_TYPE_PREFERENCES_GROUP)

#define SETTLE_MS 150

static const char *
meeting_id (MinkaIssuing *self)
{
  return minka_record_get_id (MINKA_RECORD (self->meeting));
}

static GtkWidget *
make_flaw_row (MinkaIssuing *self, MinkaFlaw *flaw)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon =
      gtk_image_new_from_icon_name (flaw->blocking ? "dialog-error-symbolic" : "dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, flaw->blocking ? "error" : "warning");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), flaw->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               flaw->blocking ? _ ("Needed to issue the acta") : _ ("Only a warning"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  /* The name of the school is mended elsewhere. */
  if (flaw->field == NULL || g_str_equal (flaw->field, "plan"))
    return row;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sss)", "meeting", meeting_id (self), flaw->field);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static GtkWidget *
make_ready_row (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("minka-check-symbolic");

  gtk_widget_add_css_class (icon, "success");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Everything the acta needs is there"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

/* Rows that say the same stay as they are, with the focus that they may have. */
static gboolean
take_flaws (MinkaIssuing *self, GPtrArray *flaws)
{
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < flaws->len; i++)
    g_string_append_printf (said, "%s\n", ((MinkaFlaw *) flaws->pdata[i])->text);
  return g_set_str (&self->shown, said->str);
}

static void
on_flaws (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaIssuing) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) flaws = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);
  gboolean ready = TRUE;

  if (self->workspace == NULL || flaws == NULL || !take_flaws (self, flaws))
    return;
  gtk_list_box_remove_all (self->flaws);
  for (guint i = 0; i < flaws->len; i++) {
    gtk_list_box_append (self->flaws, make_flaw_row (self, flaws->pdata[i]));
    ready = ready && !((MinkaFlaw *) flaws->pdata[i])->blocking;
  }
  if (flaws->len == 0)
    gtk_list_box_append (self->flaws, make_ready_row ());
  gtk_widget_set_sensitive (self->issue, ready);
}

static gboolean
look (gpointer data)
{
  MinkaIssuing *self = data;

  self->timer = 0;
  if (minka_workspace_get_path (self->workspace) != NULL &&
      self->meeting->state != MINKA_MEETING_STATE_ISSUED)
    minka_workspace_get_flaws (self->workspace, meeting_id (self), on_flaws, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Many small changes are looked at together. */
static void
on_changed (MinkaIssuing *self)
{
  if (self->timer == 0)
    self->timer = g_timeout_add (SETTLE_MS, look, self);
}

static void
on_issued (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaIssuing) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaActa) acta = minka_workspace_issue_finish (MINKA_WORKSPACE (source), result, &error);
  g_autofree char *message = NULL;

  if (self->workspace == NULL)
    return;
  if (acta == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.explain", "s", error->message);
    on_changed (self);
    return;
  }
  message = g_strdup_printf (_ ("Acta No. %d issued"), acta->number);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", message);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-acta", "s", meeting_id (self));
}

static void
on_answer (AdwAlertDialog *dialog, const char *answer, MinkaIssuing *self)
{
  if (g_str_equal (answer, "issue"))
    minka_workspace_issue (self->workspace, meeting_id (self), on_issued, g_object_ref (self));
}

static void
on_issue (MinkaIssuing *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Issue the acta?"),
      _ ("It is given its number and folios, and its PDF is kept in the libro de actas. "
         "After that neither the acta nor the meeting can be changed."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "issue",
                                  _ ("_Issue acta"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "issue", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "issue");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_draft (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaDocumentView) view = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = minka_workspace_finish_bytes (MINKA_WORKSPACE (source), result, &error);

  if (pdf != NULL)
    minka_document_view_set_pdf (view, pdf);
  else if (gtk_widget_get_root (GTK_WIDGET (view)) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (view), "win.explain", "s", error->message);
}

static void
on_see_draft (MinkaIssuing *self)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = minka_document_view_new ();

  adw_dialog_set_title (dialog, _ ("Draft of the acta"));
  adw_dialog_set_content_width (dialog, 760);
  adw_dialog_set_content_height (dialog, 900);
  adw_dialog_set_child (dialog, minka_page_frame (adw_header_bar_new (), view));
  adw_dialog_present (dialog, GTK_WIDGET (self));
  minka_workspace_draft (self->workspace, meeting_id (self), NULL, on_draft, g_object_ref (view));
}

static void
minka_issuing_dispose (GObject *object)
{
  MinkaIssuing *self = MINKA_ISSUING (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_object (&self->meeting);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (minka_issuing_parent_class)->dispose (object);
}

static void
minka_issuing_class_init (MinkaIssuingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_issuing_dispose;
}

static void
minka_issuing_init (MinkaIssuing *self)
{
  GtkWidget *buttons = adw_wrap_box_new ();
  GtkWidget *draft = gtk_button_new_with_mnemonic (_ ("See _draft"));

  self->flaws = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->flaws, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->flaws), "boxed-list");

  self->issue = gtk_button_new_with_mnemonic (_ ("_Issue acta…"));
  gtk_widget_set_sensitive (self->issue, FALSE);
  gtk_widget_add_css_class (self->issue, "suggested-action");
  gtk_widget_add_css_class (self->issue, "pill");
  gtk_widget_add_css_class (draft, "pill");
  g_signal_connect_object (self->issue, "clicked", G_CALLBACK (on_issue), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "clicked", G_CALLBACK (on_see_draft), self, G_CONNECT_SWAPPED);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 12);
  adw_wrap_box_set_align (ADW_WRAP_BOX (buttons), 0.5);
  gtk_widget_set_margin_top (buttons, 24);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), draft);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), self->issue);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Before issuing"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->flaws));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), buttons);
}

/**
 * minka_issuing_new:
 * @workspace: the open plan
 * @meeting: a meeting
 *
 * Returns: (transfer full): the group
 */
GtkWidget *
minka_issuing_new (MinkaWorkspace *workspace, MinkaMeeting *meeting)
{
  MinkaIssuing *self = g_object_new (MINKA_TYPE_ISSUING, NULL);

  self->workspace = g_object_ref (workspace);
  self->meeting = g_object_ref (meeting);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  look (self);
  return GTK_WIDGET (self);
}
