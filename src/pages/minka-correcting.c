#include "minka-correcting.h"

#include "minka-text-area.h"

#include <glib/gi18n-lib.h>

/* What a fe de erratas, a complemento or an anulación is to say, and its issuing. */

typedef struct {
  MinkaWorkspace *workspace;
  char *acta;
  MinkaActaKind kind;
  GtkTextBuffer *text;
  GtkWidget *parent;
} Correcting;

static const struct {
  const char *heading;
  const char *body;
} words[] = {
  [MINKA_ACTA_KIND_MEETING] = { "", "" },
  [MINKA_ACTA_KIND_ERRATUM] = { N_ ("Fe de erratas of acta No. %d"),
                                N_ ("Say what reads wrongly and how it must read. The acta itself stays as it was "
                                    "issued; the correction is a new acta of the book.") },
  [MINKA_ACTA_KIND_COMPLEMENT] = { N_ ("Complement of acta No. %d"),
                                   N_ ("Say what is to be added. The acta itself stays as it was issued; the "
                                       "complement is a new acta of the book.") },
  [MINKA_ACTA_KIND_VOID] = { N_ ("Annulment of acta No. %d"),
                             N_ ("Say why the acta has no effect. It stays in the book with its number; the annulment "
                                 "is a new acta.") },
  [MINKA_ACTA_KIND_HANDOVER] = { "", "" },
};

static void
correcting_free (gpointer data, GClosure *closure)
{
  Correcting *correcting = data;

  g_object_unref (correcting->workspace);
  g_object_unref (correcting->text);
  g_object_unref (correcting->parent);
  g_free (correcting->acta);
  g_free (correcting);
}

static char *
get_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
on_typed (GtkTextBuffer *buffer, AdwAlertDialog *dialog)
{
  g_autofree char *text = get_text (buffer);

  adw_alert_dialog_set_response_enabled (dialog, "issue", *text != '\0');
}

static void
on_issued (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) parent = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaActa) acta = minka_workspace_issue_finish (MINKA_WORKSPACE (source), result, &error);
  g_autofree char *message = NULL;

  if (acta == NULL) {
    gtk_widget_activate_action (parent, "win.explain", "s", error->message);
    return;
  }
  message = g_strdup_printf (_ ("Acta No. %d issued"), acta->number);
  gtk_widget_activate_action (parent, "win.tell", "s", message);
  gtk_widget_activate_action (parent, "win.show-acta", "s", minka_record_get_id (MINKA_RECORD (acta)));
}

static void
on_answer (AdwAlertDialog *dialog, const char *answer, Correcting *correcting)
{
  g_autofree char *text = get_text (correcting->text);

  if (g_str_equal (answer, "issue"))
    minka_workspace_correct (correcting->workspace, correcting->acta, correcting->kind, text, on_issued,
                             g_object_ref (correcting->parent));
}

static GtkWidget *
make_area (const char *label)
{
  GtkWidget *area = g_object_new (MINKA_TYPE_TEXT_AREA, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (area), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (area), 9);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (area), 9);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (area), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (area), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 140);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), area);
  gtk_widget_add_css_class (scroller, "card");
  return scroller;
}

/**
 * minka_correcting_ask:
 * @workspace: a workspace with an open plan
 * @acta: an issued acta
 * @kind: what the new acta is to do with it
 * @parent: the page
 *
 * Presents a dialog that asks what the new acta says, and issues it.
 */
void
minka_correcting_ask (MinkaWorkspace *workspace, MinkaActaSummary *acta, MinkaActaKind kind,
                      GtkWidget *parent)
{
  g_autofree char *heading = g_strdup_printf (_ (words[kind].heading), acta->number);
  AdwDialog *dialog = adw_alert_dialog_new (heading, _ (words[kind].body));
  GtkWidget *scroller = make_area (heading);
  GtkWidget *area = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));
  Correcting *correcting = g_new (Correcting, 1);

  *correcting =
      (Correcting) { g_object_ref (workspace), g_strdup (minka_record_get_id (MINKA_RECORD (acta))), kind,
                     g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (area))), g_object_ref (parent) };
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), scroller);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "issue",
                                  _ ("_Issue acta"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "issue", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "issue", FALSE);
  g_signal_connect_object (correcting->text, "changed", G_CALLBACK (on_typed), dialog, 0);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answer), correcting, correcting_free, 0);
  adw_dialog_set_focus (dialog, area);
  adw_dialog_present (dialog, parent);
}
