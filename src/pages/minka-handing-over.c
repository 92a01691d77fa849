#include "minka-handing-over.h"

#include "minka-date-row.h"
#include "minka-date.h"
#include "minka-document-view.h"
#include "minka-page.h"
#include "minka-text-row.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaHandingOver:
 *
 * Asks which post passes to whom and what goes with it, shows the acta of it, and issues it.
 */
struct _MinkaHandingOver {
  AdwDialog parent_instance;
  MinkaWorkspace *workspace;
  GtkWidget *page; /* weak: where the acta is shown */
  GListModel *posts;
  GListModel *members;
  AdwNavigationView *steps;
  MinkaDocumentView *draft;
  GtkWidget *post;
  GtkWidget *outgoing;
  GtkWidget *incoming;
  GtkWidget *date;
  GtkWidget *folder;
  GtkWidget *copy;
  GtkWidget *others;
  GtkWidget *next;
  GtkWidget *issue;
};

G_DEFINE_FINAL_TYPE (MinkaHandingOver, minka_handing_over, ADW_TYPE_DIALOG)

static MinkaRecord *
chosen (GtkWidget *row)
{
  MinkaRecord *record = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));

  return record != NULL && minka_record_get_id (record) != NULL ? record : NULL;
}

static void
update (MinkaHandingOver *self)
{
  MinkaRecord *outgoing = chosen (self->outgoing), *incoming = chosen (self->incoming);

  gtk_widget_set_sensitive (self->next, chosen (self->post) != NULL && outgoing != NULL && incoming != NULL &&
                                            outgoing != incoming &&
                                            *minka_date_row_get_value (MINKA_DATE_ROW (self->date)) != '\0');
}

/* Whoever holds the post hands it over. */
static void
on_post_chosen (MinkaHandingOver *self)
{
  MinkaPost *post = MINKA_POST (chosen (self->post));
  guint holder = 0;

  for (guint i = 1; post != NULL && i < g_list_model_get_n_items (self->members); i++) {
    g_autoptr (MinkaRecord) member = g_list_model_get_item (self->members, i);

    if (g_str_equal (minka_record_get_id (member), post->member))
      holder = i;
  }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->outgoing), holder);
  update (self);
}

static MinkaHandover *
make_handover (MinkaHandingOver *self)
{
  MinkaHandover *handover = minka_record_new (MINKA_TYPE_HANDOVER);
  g_autofree char *folder = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->folder))));
  g_autofree char *copy = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->copy))));
  g_autofree char *others = minka_text_row_get_text (MINKA_TEXT_ROW (self->others));

  g_object_set (handover, "outgoing", minka_record_get_id (chosen (self->outgoing)), "incoming",
                minka_record_get_id (chosen (self->incoming)), "date",
                minka_date_row_get_value (MINKA_DATE_ROW (self->date)), "folder", folder, "copy", copy,
                "others", g_strstrip (others), NULL);
  return handover;
}

static void
on_draft (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaHandingOver) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = minka_workspace_finish_bytes (MINKA_WORKSPACE (source), result, &error);

  if (self->draft == NULL)
    return;
  minka_document_view_set_pdf (self->draft, pdf);
  gtk_widget_set_sensitive (self->issue, pdf != NULL);
  if (pdf == NULL && self->page != NULL)
    gtk_widget_activate_action (self->page, "win.explain", "s", error->message);
}

static void
on_next (MinkaHandingOver *self)
{
  g_autoptr (MinkaHandover) handover = make_handover (self);

  gtk_widget_set_sensitive (self->issue, FALSE);
  minka_document_view_set_pdf (self->draft, NULL);
  adw_navigation_view_push_by_tag (self->steps, "draft");
  minka_workspace_draft_handover (self->workspace, minka_record_get_id (chosen (self->post)), handover, NULL,
                                  on_draft, g_object_ref (self));
}

static void
on_issued (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaHandingOver) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaActa) acta = minka_workspace_issue_finish (MINKA_WORKSPACE (source), result, &error);
  g_autofree char *message = NULL;

  if (self->draft == NULL || self->page == NULL)
    return;
  if (acta == NULL) {
    gtk_widget_set_sensitive (self->issue, TRUE);
    gtk_widget_activate_action (self->page, "win.explain", "s", error->message);
    return;
  }
  message = g_strdup_printf (_ ("Acta No. %d issued"), acta->number);
  gtk_widget_activate_action (self->page, "win.tell", "s", message);
  gtk_widget_activate_action (self->page, "win.show-acta", "s", minka_record_get_id (MINKA_RECORD (acta)));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_answer (AdwAlertDialog *dialog, const char *answer, MinkaHandingOver *self)
{
  g_autoptr (MinkaHandover) handover = NULL;

  if (!g_str_equal (answer, "issue"))
    return;
  handover = make_handover (self);
  gtk_widget_set_sensitive (self->issue, FALSE);
  minka_workspace_hand_over (self->workspace, minka_record_get_id (chosen (self->post)), handover, on_issued,
                             g_object_ref (self));
}

static void
on_issue (MinkaHandingOver *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Hand over the post?"),
      _ ("The acta is given its number and folios and cannot be changed any more, and from now on the "
         "post is held by who takes it over."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "issue",
                                  _ ("_Issue acta"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "issue", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "issue");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static char *
name_record (MinkaRecord *record, gpointer unused)
{
  if (minka_record_get_id (record) == NULL)
    return g_strdup (_ ("Choose"));
  return g_strdup (MINKA_IS_POST (record) ? MINKA_POST (record)->title : MINKA_MEMBER (record)->name);
}

static GtkWidget *
make_choice (GType type)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkExpression) name =
      gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (name_record), NULL, NULL);

  adw_combo_row_set_expression (ADW_COMBO_ROW (row), name);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), type == MINKA_TYPE_MEMBER);
  return row;
}

static void
add_row (GtkWidget *group, GtkWidget *row, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
make_button (const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_sensitive (button, FALSE);
  gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static AdwNavigationPage *
make_questions (MinkaHandingOver *self)
{
  GtkWidget *who = minka_page_group (
      NULL,
      _ ("The acta lists every tome and acta of the book with its fingerprint, and is itself an acta of the "
         "book."));
  GtkWidget *what = minka_page_group (_ ("What goes with the book"), NULL);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *header = adw_header_bar_new ();
  g_autofree char *today = minka_date_today ();
  AdwNavigationPage *step;

  self->post = make_choice (MINKA_TYPE_POST);
  self->outgoing = make_choice (MINKA_TYPE_MEMBER);
  self->incoming = make_choice (MINKA_TYPE_MEMBER);
  self->date = minka_date_row_new ();
  minka_date_row_set_value (MINKA_DATE_ROW (self->date), today);
  add_row (who, self->post, _ ("Post"));
  add_row (who, self->outgoing, _ ("Hands over"));
  add_row (who, self->incoming, _ ("Takes over"));
  add_row (who, self->date, _ ("Day"));
  self->folder = adw_entry_row_new ();
  self->copy = adw_entry_row_new ();
  self->others = minka_text_row_new ();
  add_row (what, self->folder, _ ("Folder of the actas"));
  add_row (what, self->copy, _ ("Safety copy of the plan"));
  add_row (what, self->others, _ ("Anything else, a line each"));

  self->next = make_button (_ ("_See acta"));
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (on_next), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->date, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->next);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (who));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (what));
  step = adw_navigation_page_new_with_tag (minka_page_frame (header, page), _ ("Hand over a post"), "ask");
  return step;
}

static AdwNavigationPage *
make_draft (MinkaHandingOver *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->draft = MINKA_DOCUMENT_VIEW (minka_document_view_new ());
  self->issue = make_button (_ ("_Issue acta…"));
  g_signal_connect_object (self->issue, "clicked", G_CALLBACK (on_issue), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->issue);
  return adw_navigation_page_new_with_tag (minka_page_frame (header, GTK_WIDGET (self->draft)),
                                           _ ("Draft of the acta"), "draft");
}

static void
minka_handing_over_dispose (GObject *object)
{
  MinkaHandingOver *self = MINKA_HANDING_OVER (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->posts);
  g_clear_object (&self->members);
  g_clear_weak_pointer (&self->page);
  self->draft = NULL;
  G_OBJECT_CLASS (minka_handing_over_parent_class)->dispose (object);
}

static void
minka_handing_over_class_init (MinkaHandingOverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_handing_over_dispose;
}

static void
minka_handing_over_init (MinkaHandingOver *self)
{
  self->posts = G_LIST_MODEL (g_list_store_new (MINKA_TYPE_POST));
  self->members = G_LIST_MODEL (g_list_store_new (MINKA_TYPE_MEMBER));
  self->steps = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_add (self->steps, make_questions (self));
  adw_navigation_view_add (self->steps, make_draft (self));
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Hand over a post"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 640);
  adw_dialog_set_content_height (ADW_DIALOG (self), 720);
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->steps));
}

/* What one needs on a day like this comes first. */
static gboolean
is_of_the_book (MinkaPost *post)
{
  return post->duty == MINKA_DUTY_DIRECTOR || post->duty == MINKA_DUTY_SECRETARY;
}

static void
on_posts (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaHandingOver) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) posts = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);

  if (posts == NULL || self->draft == NULL)
    return;
  for (guint last = 0; last < 2; last++)
    for (guint i = 0; i < posts->len; i++)
      if (is_of_the_book (posts->pdata[i]) != (gboolean) last)
        g_list_store_append (G_LIST_STORE (self->posts), posts->pdata[i]);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->post), self->posts);
  g_signal_connect_object (self->post, "notify::selected", G_CALLBACK (on_post_chosen), self,
                           G_CONNECT_SWAPPED);
  on_post_chosen (self);
}

static void
on_members (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaHandingOver) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) members = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);
  g_autoptr (MinkaMember) none = g_object_new (MINKA_TYPE_MEMBER, NULL);
  GtkWidget *const rows[] = { self->outgoing, self->incoming };

  if (members == NULL || self->draft == NULL)
    return;
  g_list_store_append (G_LIST_STORE (self->members), none);
  for (guint i = 0; i < members->len; i++)
    g_list_store_append (G_LIST_STORE (self->members), members->pdata[i]);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    adw_combo_row_set_model (ADW_COMBO_ROW (rows[i]), self->members);
    g_signal_connect_object (rows[i], "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  }
  minka_workspace_find (self->workspace, MINKA_TYPE_POST, NULL, NULL, on_posts, g_object_ref (self));
}

/**
 * minka_handing_over_new:
 * @workspace: a workspace with an open plan
 * @page: the page of the book
 *
 * Returns: (transfer full): the dialog
 */
AdwDialog *
minka_handing_over_new (MinkaWorkspace *workspace, GtkWidget *page)
{
  MinkaHandingOver *self = g_object_new (MINKA_TYPE_HANDING_OVER, NULL);
  GFile *folder = minka_outbox_get_folder (minka_workspace_get_outbox (workspace));
  g_autofree char *name = folder != NULL ? g_file_get_basename (folder) : g_strdup ("");

  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->page, page);
  gtk_editable_set_text (GTK_EDITABLE (self->folder), name);
  minka_workspace_find (workspace, MINKA_TYPE_MEMBER, NULL, NULL, on_members, g_object_ref (self));
  return ADW_DIALOG (self);
}
