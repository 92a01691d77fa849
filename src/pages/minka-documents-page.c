#include "minka-documents-page.h"

#include "minka-document-view.h"
#include "minka-format.h"
#include "minka-list-row.h"
#include "minka-page-picture.h"
#include "minka-print.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaDocumentsPage:
 *
 * *Documentos*: what can be made from the plan as it is, and beside it the very file, to be printed or saved.
 */
struct _MinkaDocumentsPage {
  MinkaPage parent_instance;
  AdwNavigationSplitView *split;
  AdwNavigationPage *detail;
  GtkListBox *rows;
  MinkaDocumentView *view;
  GListModel *books;
  GListModel *actas;
  GListModel *meetings;
  GCancellable *drawing;
  GHashTable *pictures;    /* of first pages, by key */
  GHashTable *fresh;       /* the keys of those that are as the plan is now */
  GCancellable *picturing; /* while one is drawn */
  MinkaDocument document;  /* the chosen one */
  char *id;
};

G_DEFINE_FINAL_TYPE (MinkaDocumentsPage, minka_documents_page, MINKA_TYPE_PAGE)

/* What a row stands for. */
typedef struct {
  MinkaDocument document;
  char *id;
  char *title;
  const char *group;
  char *key;
  MinkaPagePicture *picture; /* NULL for papers of which each is like the next */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->id);
  g_free (choice->title);
  g_free (choice->key);
  g_free (choice);
}

static Choice *
get_choice (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "minka-choice");
}

static void
set_heading (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  GtkWidget *label;

  if (before != NULL && g_str_equal (get_choice (before)->group, get_choice (row)->group)) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  label = gtk_label_new (_ (get_choice (row)->group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "minka-sidebar-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
show_picture (MinkaDocumentsPage *self, Choice *choice)
{
  GdkTexture *texture = g_hash_table_lookup (self->pictures, choice->key);
  g_autofree char *name = g_strdup_printf (_ ("First page of %s"), choice->title);

  if (choice->picture != NULL && texture != NULL)
    minka_page_picture_show (choice->picture, texture, name);
}

/* Takes @title and @details. */
static void
add_row (MinkaDocumentsPage *self, MinkaDocument document, const char *id, const char *group, char *title,
         char *details)
{
  Choice *choice = g_new (Choice, 1);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = minka_list_row_new ();

  *choice = (Choice) { document, g_strdup (id), title, group };
  choice->key = g_strdup_printf ("%d %s", document, id != NULL ? id : "");
  if (document != MINKA_DOCUMENT_CONVOCATION && document != MINKA_DOCUMENT_ROLL) {
    choice->picture = MINKA_PAGE_PICTURE (minka_page_picture_new ());
    show_picture (self, choice);
    gtk_box_append (GTK_BOX (child), GTK_WIDGET (choice->picture));
  }
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (child), text);
  g_object_set_data_full (G_OBJECT (row), "minka-choice", choice, choice_free);
  minka_list_row_set_text (MINKA_LIST_ROW (text), title, details);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, details, -1);
  gtk_list_box_append (self->rows, row);
  if (document == self->document && g_strcmp0 (id, self->id) == 0)
    gtk_list_box_select_row (self->rows, GTK_LIST_BOX_ROW (row));
  g_free (details);
}

static int
count_actas (MinkaDocumentsPage *self, MinkaBook *book)
{
  int count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (self->actas); i++) {
    g_autoptr (MinkaActaSummary) acta = g_list_model_get_item (self->actas, i);

    count += acta->book_number == book->number;
  }
  return count;
}

static void
add_books (MinkaDocumentsPage *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->books); i++) {
    g_autoptr (MinkaBook) book = g_list_model_get_item (self->books, i);
    int count = count_actas (self, book);

    add_row (self, MINKA_DOCUMENT_BOOK, minka_record_get_id (MINKA_RECORD (book)), N_ ("Libro de actas"),
             g_strdup_printf (_ ("Tome %d"), book->number),
             count == 0 ? g_strdup (_ ("No acta is issued yet"))
                        : g_strdup_printf (ngettext ("%d acta, with an index",
                                                     "%d actas in one file, with an index", count),
                                           count));
  }
}

static void
add_meetings (MinkaDocumentsPage *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->meetings); i++) {
    g_autoptr (MinkaMeetingSummary) meeting = g_list_model_get_item (self->meetings, i);
    const char *id = minka_record_get_id (MINKA_RECORD (meeting));
    g_autofree char *day =
        *meeting->date != '\0' ? minka_format_day_short (meeting->date) : g_strdup (_ ("Without a date"));

    if (meeting->state == MINKA_MEETING_STATE_CANCELLED)
      continue;
    add_row (self, MINKA_DOCUMENT_CONVOCATION, id, N_ ("Meetings"), g_strdup (_ ("Convocatoria")),
             g_strdup_printf ("%s\n%s", meeting->title, day));
    add_row (self, MINKA_DOCUMENT_ROLL, id, N_ ("Meetings"), g_strdup (_ ("Attendance list to sign")),
             g_strdup_printf ("%s\n%s", meeting->title, day));
  }
}

/* Pictures, one after another, so that they are in nobody's way */

static void draw_pictures (MinkaDocumentsPage *self);

typedef struct {
  MinkaDocumentsPage *page;
  GCancellable *cancellable;
  char *key;
} Picturing;

static void
picturing_free (Picturing *picturing)
{
  g_object_unref (picturing->page);
  g_object_unref (picturing->cancellable);
  g_free (picturing->key);
  g_free (picturing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picturing, picturing_free)

static void
on_pictured (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Picturing) picturing = data;
  MinkaDocumentsPage *self = picturing->page;
  g_autoptr (GdkTexture) texture = minka_page_picture_finish (result, NULL);
  GtkListBoxRow *row;

  if (g_cancellable_is_cancelled (picturing->cancellable) || self->rows == NULL)
    return;
  if (texture != NULL)
    g_hash_table_replace (self->pictures, g_strdup (picturing->key), g_steal_pointer (&texture));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++)
    if (g_str_equal (get_choice (row)->key, picturing->key))
      show_picture (self, get_choice (row));
  g_clear_object (&self->picturing);
  draw_pictures (self);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Picturing) picturing = data;
  MinkaDocumentsPage *self = picturing->page;
  g_autoptr (GBytes) pdf = minka_workspace_finish_bytes (MINKA_WORKSPACE (source), result, NULL);

  if (g_cancellable_is_cancelled (picturing->cancellable) || self->rows == NULL)
    return;
  if (pdf != NULL) {
    GCancellable *cancellable = picturing->cancellable;

    minka_page_picture_draw (pdf, gtk_widget_get_scale_factor (GTK_WIDGET (self)), cancellable, on_pictured,
                             g_steal_pointer (&picturing));
    return;
  }
  /* Why it cannot be made is told when it is chosen. */
  g_clear_object (&self->picturing);
  draw_pictures (self);
}

static void
draw_pictures (MinkaDocumentsPage *self)
{
  MinkaWorkspace *workspace = minka_page_get_workspace (MINKA_PAGE (self));
  GtkListBoxRow *row;

  if (self->picturing != NULL || self->rows == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      minka_workspace_get_path (workspace) == NULL)
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++) {
    Choice *choice = get_choice (row);
    Picturing *picturing;

    if (choice->picture == NULL || !g_hash_table_add (self->fresh, g_strdup (choice->key)))
      continue;
    self->picturing = g_cancellable_new ();
    picturing = g_new (Picturing, 1);
    *picturing = (Picturing) { g_object_ref (self), g_object_ref (self->picturing), g_strdup (choice->key) };
    minka_workspace_draw_document (workspace, choice->document, choice->id, self->picturing, on_made,
                                   picturing);
    return;
  }
}

static void
stop_pictures (MinkaDocumentsPage *self)
{
  g_cancellable_cancel (self->picturing);
  g_clear_object (&self->picturing);
}

static void
on_plan_changed (MinkaDocumentsPage *self)
{
  stop_pictures (self);
  if (self->fresh != NULL)
    g_hash_table_remove_all (self->fresh);
  draw_pictures (self);
}

/* Another plan has other documents under the same keys. */
static void
on_path_changed (MinkaDocumentsPage *self)
{
  if (self->pictures != NULL)
    g_hash_table_remove_all (self->pictures);
  on_plan_changed (self);
}

static void
fill_rows (MinkaDocumentsPage *self)
{
  if (self->rows == NULL)
    return;
  gtk_list_box_remove_all (self->rows);
  add_row (self, MINKA_DOCUMENT_PLAN, NULL, N_ ("Plan"), g_strdup (_ ("Plan de implementación")),
           g_strdup (_ ("Diagnosis, objectives, schedule and both trees")));
  add_row (self, MINKA_DOCUMENT_REPORT, NULL, N_ ("Plan"), g_strdup (_ ("Evaluation report")),
           g_strdup (_ ("Progress, evidence and agreements kept")));
  add_row (self, MINKA_DOCUMENT_TIMELINE, NULL, N_ ("Plan"), g_strdup (_ ("Cronograma")),
           g_strdup (_ ("The year by term and week")));
  add_row (self, MINKA_DOCUMENT_REFLECTIONS, NULL, N_ ("Plan"), g_strdup (_ ("Reflections of the team")),
           g_strdup (_ ("What was shared in the logbooks, by strategy")));
  add_books (self);
  add_meetings (self);
  draw_pictures (self);
}

/* Drawing */

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaDocumentsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = minka_workspace_finish_bytes (MINKA_WORKSPACE (source), result, &error);

  if (self->view == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  minka_document_view_set_pdf (self->view, pdf);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "documents.print", pdf != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "documents.save", pdf != NULL);
  if (pdf == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.explain", "s", error->message);
}

static void
draw (MinkaDocumentsPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);
  MinkaWorkspace *workspace = minka_page_get_workspace (MINKA_PAGE (self));
  Choice *choice;

  if (row == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      minka_workspace_get_path (workspace) == NULL)
    return;
  choice = get_choice (row);
  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  self->drawing = g_cancellable_new ();
  adw_navigation_page_set_title (self->detail, choice->title);
  minka_workspace_draw_document (workspace, choice->document, choice->id, self->drawing, on_drawn,
                                 g_object_ref (self));
}

static void
on_selected (MinkaDocumentsPage *self, GtkListBoxRow *row)
{
  Choice *choice = row != NULL ? get_choice (row) : NULL;

  if (choice == NULL || (choice->document == self->document && g_strcmp0 (choice->id, self->id) == 0))
    return;
  self->document = choice->document;
  g_set_str (&self->id, choice->id);
  draw (self);
}

static void
on_activated (MinkaDocumentsPage *self)
{
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* Printing and saving */

static const char *
get_title (MinkaDocumentsPage *self)
{
  return adw_navigation_page_get_title (self->detail);
}

static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaDocumentsPage *self = MINKA_DOCUMENTS_PAGE (widget);

  minka_print_pdf (GTK_WINDOW (gtk_widget_get_root (widget)), minka_document_view_get_pdf (self->view),
                   get_title (self));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaDocumentsPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error) && self->view != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.explain", "s", error->message);
  else if (self->view != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _ ("The document is saved"));
}

static void
on_place_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaDocumentsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  GBytes *pdf = self->view != NULL ? minka_document_view_get_pdf (self->view) : NULL;

  if (file != NULL && pdf != NULL)
    g_file_replace_contents_bytes_async (file, pdf, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                         on_saved, g_object_ref (self));
  else if (self->view != NULL && error != NULL &&
           !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.explain", "s", error->message);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strdup_printf ("%s.pdf", get_title (MINKA_DOCUMENTS_PAGE (widget)));

  gtk_file_dialog_set_title (dialog, _ ("Save the document"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_place_chosen,
                        g_object_ref (widget));
}

/* Putting it together */

static GtkWidget *
make_button (const char *icon, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_list (MinkaDocumentsPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (self->rows, set_heading, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Documents"),
                                  -1);
  g_signal_connect_object (self->rows, "row-selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->rows));
  return scroller;
}

static GtkWidget *
make_detail_header (void)
{
  GtkWidget *header = adw_header_bar_new ();

  adw_header_bar_pack_end (ADW_HEADER_BAR (header), make_button ("document-save-as-symbolic",
                                                                 _ ("Save the document…"), "documents.save"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header),
                           make_button ("document-print-symbolic", _ ("Print…"), "documents.print"));
  return header;
}

static void
fill (MinkaPage *page)
{
  MinkaDocumentsPage *self = MINKA_DOCUMENTS_PAGE (page);
  MinkaWorkspace *workspace = minka_page_get_workspace (page);
  AdwNavigationPage *list;
  GtkWidget *pair;

  self->view = MINKA_DOCUMENT_VIEW (minka_document_view_new ());
  list =
      adw_navigation_page_new (minka_page_frame (adw_header_bar_new (), make_list (self)), _ ("Documents"));
  self->detail = adw_navigation_page_new (minka_page_frame (make_detail_header (), GTK_WIDGET (self->view)),
                                          _ ("Documents"));
  pair = minka_page_pair (list, self->detail);
  self->split = g_object_get_data (G_OBJECT (pair), "minka-split");
  adw_bin_set_child (ADW_BIN (page), pair);

  self->books = minka_workspace_list (workspace, MINKA_TYPE_BOOK, NULL, NULL);
  self->meetings = minka_workspace_list (workspace, MINKA_TYPE_MEETING_SUMMARY, NULL, NULL);
  self->actas = minka_workspace_list (workspace, MINKA_TYPE_ACTA_SUMMARY, NULL, NULL);
  g_signal_connect_object (self->actas, "items-changed", G_CALLBACK (fill_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->books, "items-changed", G_CALLBACK (fill_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->meetings, "items-changed", G_CALLBACK (fill_rows), self, G_CONNECT_SWAPPED);
  fill_rows (self);
  /* What was changed on another page is in it when one comes back. */
  g_signal_connect (self, "map", G_CALLBACK (draw), NULL);
  g_signal_connect (self, "map", G_CALLBACK (draw_pictures), NULL);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::path", G_CALLBACK (on_path_changed), self, G_CONNECT_SWAPPED);
}

static void
minka_documents_page_dispose (GObject *object)
{
  MinkaDocumentsPage *self = MINKA_DOCUMENTS_PAGE (object);

  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  stop_pictures (self);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
  g_clear_pointer (&self->fresh, g_hash_table_unref);
  g_clear_object (&self->books);
  g_clear_object (&self->actas);
  g_clear_object (&self->meetings);
  g_clear_pointer (&self->id, g_free);
  self->view = NULL;
  self->rows = NULL;
  G_OBJECT_CLASS (minka_documents_page_parent_class)->dispose (object);
}

static void
minka_documents_page_class_init (MinkaDocumentsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_documents_page_dispose;
  MINKA_PAGE_CLASS (klass)->fill = fill;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "documents.print", NULL, print);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "documents.save", NULL, save);
}

static void
minka_documents_page_init (MinkaDocumentsPage *self)
{
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->fresh = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "documents.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "documents.save", FALSE);
}
