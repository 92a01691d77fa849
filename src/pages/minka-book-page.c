#include "minka-book-page.h"

#include "minka-document-view.h"
#include "minka-format.h"
#include "minka-record-list.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaBookPage:
 *
 * *Libro de actas*: the issued actas, and beside them the very file of the chosen one.
 */
struct _MinkaBookPage {
  MinkaPage parent_instance;
  AdwNavigationSplitView *split;
  AdwNavigationPage *detail;
  GtkSingleSelection *selection;
  GtkStack *stack;
  MinkaDocumentView *view;
  GListModel *list;
  GCancellable *reading;
  GCancellable *exporting;
  GtkRevealer *progress_area;
  GtkProgressBar *progress;
  char *wanted; /* the meeting whose acta is to be shown */
};

G_DEFINE_FINAL_TYPE (MinkaBookPage, minka_book_page, MINKA_TYPE_PAGE)

static void
show_summary (MinkaActaSummary *summary, GParamSpec *pspec, GtkWidget *row)
{
  GtkLabel *title = g_object_get_data (G_OBJECT (row), "title");
  GtkLabel *details = g_object_get_data (G_OBJECT (row), "details");
  g_autofree char *day = minka_format_day_short (summary->date);
  g_autofree char *heading = g_strdup_printf (_ ("Acta No. %d"), summary->number);
  g_autofree char *text = NULL;

  if (summary->number == 0)
    return;
  if (summary->first_folio == summary->last_folio)
    text = g_strdup_printf (_ ("%s\n%s · folio %d"), summary->title, day, summary->first_folio);
  else
    text = g_strdup_printf (_ ("%s\n%s · folios %d–%d"), summary->title, day, summary->first_folio,
                            summary->last_folio);
  gtk_label_set_label (title, heading);
  gtk_label_set_label (details, text);
}

static void
set_up_row (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *details = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (details), 0);
  gtk_label_set_wrap (GTK_LABEL (details), TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (details, "dimmed");
  gtk_widget_add_css_class (details, "caption");
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), details);
  gtk_widget_add_css_class (row, "minka-list-row");
  g_object_set_data (G_OBJECT (row), "title", title);
  g_object_set_data (G_OBJECT (row), "details", details);
  minka_page_open_on_click (row);
  gtk_list_item_set_child (item, row);
}

static void
bind_row (GtkListItemFactory *factory, GtkListItem *item)
{
  MinkaActaSummary *summary = gtk_list_item_get_item (item);

  show_summary (summary, NULL, gtk_list_item_get_child (item));
  g_signal_connect (summary, "notify", G_CALLBACK (show_summary), gtk_list_item_get_child (item));
  gtk_list_item_set_accessible_label (item, summary->title);
}

static void
unbind_row (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_summary,
                                        gtk_list_item_get_child (item));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaBookPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = minka_workspace_finish_bytes (MINKA_WORKSPACE (source), result, &error);

  if (self->view == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  minka_document_view_set_pdf (self->view, pdf);
  if (pdf == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
}

static void
show_chosen (MinkaBookPage *self)
{
  MinkaActaSummary *chosen = gtk_single_selection_get_selected_item (self->selection);
  MinkaWorkspace *workspace = minka_page_get_workspace (MINKA_PAGE (self));
  g_autofree char *title = NULL;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (chosen == NULL || minka_workspace_get_path (workspace) == NULL)
    return;
  self->reading = g_cancellable_new ();
  title = chosen->number > 0 ? g_strdup_printf (_ ("Acta No. %d"), chosen->number) : g_strdup (_ ("Acta"));
  adw_navigation_page_set_title (self->detail, title);
  minka_workspace_read_acta (workspace, minka_record_get_id (MINKA_RECORD (chosen)), self->reading, on_read,
                             g_object_ref (self));
}

static void
on_activated (MinkaBookPage *self)
{
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
open_chosen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  on_activated (MINKA_BOOK_PAGE (widget));
}

static void
choose_wanted (MinkaBookPage *self)
{
  for (guint i = 0; self->wanted != NULL && i < g_list_model_get_n_items (self->list); i++) {
    g_autoptr (MinkaActaSummary) summary = g_list_model_get_item (self->list, i);

    if (g_str_equal (summary->meeting, self->wanted)) {
      g_clear_pointer (&self->wanted, g_free);
      gtk_single_selection_set_selected (self->selection, i);
      on_activated (self);
      return;
    }
  }
}

static void
show_state (MinkaBookPage *self)
{
  gboolean some = g_list_model_get_n_items (self->list) > 0;

  if (some || minka_record_list_is_loaded (MINKA_RECORD_LIST (self->list)))
    gtk_stack_set_visible_child_name (self->stack, some ? "list" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "book.export", some && self->exporting == NULL);
  choose_wanted (self);
}

static void
show_record (MinkaPage *page, const char *id)
{
  MinkaBookPage *self = MINKA_BOOK_PAGE (page);

  g_set_str (&self->wanted, id);
  choose_wanted (self);
}

/* Export */

static void
on_progress (guint done, guint total, gpointer data)
{
  MinkaBookPage *self = data;
  g_autofree char *text = g_strdup_printf (_ ("%u of %u actas"), done, total);

  if (self->progress == NULL)
    return;
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 1);
  gtk_progress_bar_set_text (self->progress, text);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaBookPage) self = data;
  g_autoptr (GError) error = NULL;
  int n = minka_workspace_export_finish (MINKA_WORKSPACE (source), result, &error);
  g_autofree char *message = NULL;

  g_clear_object (&self->exporting);
  if (self->view == NULL)
    return;
  gtk_revealer_set_reveal_child (self->progress_area, FALSE);
  show_state (self);
  if (n >= 0) {
    message = g_strdup_printf (ngettext ("%d acta is in the folder", "%d actas are in the folder", n), n);
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", message);
  } else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                _ ("Stopped. The actas already written stay in the folder."));
  } else {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.explain", "s", error->message);
  }
}

static void
on_folder_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaBookPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);
  MinkaWorkspace *workspace = minka_page_get_workspace (MINKA_PAGE (self));

  if (folder == NULL || self->view == NULL || minka_workspace_get_path (workspace) == NULL) {
    if (error != NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
        self->view != NULL)
      gtk_widget_activate_action (GTK_WIDGET (self), "win.explain", "s", error->message);
    return;
  }
  self->exporting = g_cancellable_new ();
  show_state (self);
  on_progress (0, 0, self);
  gtk_revealer_set_reveal_child (self->progress_area, TRUE);
  minka_workspace_export (workspace, MINKA_EXPORT_ACTAS, folder, on_progress, self, self->exporting,
                          on_exported, g_object_ref (self));
}

static void
export_actas (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Folder for the actas"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Export here"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_folder_chosen,
                                 g_object_ref (widget));
}

static void
on_stop (MinkaBookPage *self)
{
  g_cancellable_cancel (self->exporting);
}

static GtkWidget *
make_progress (MinkaBookPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *stop = gtk_button_new_with_mnemonic (_ ("_Stop"));

  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_show_text (self->progress, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  g_signal_connect_object (stop, "clicked", G_CALLBACK (on_stop), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), stop);
  gtk_widget_add_css_class (box, "toolbar");

  self->progress_area = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->progress_area, box);
  return GTK_WIDGET (self->progress_area);
}

static GtkWidget *
make_list (MinkaBookPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view, *scroller;

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), NULL);
  self->selection = gtk_single_selection_new (g_object_ref (self->list));
  view = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Libro de actas"),
                                  -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_chosen), self,
                           G_CONNECT_SWAPPED);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  return scroller;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Go to the _meetings"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "minka-book-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("The book is empty"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (status), _ ("Actas appear here when they are issued from a meeting that was held."));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "win.show-page::meetings");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), button);
  gtk_widget_add_css_class (status, "compact");
  return status;
}

static void
fill (MinkaPage *page)
{
  MinkaBookPage *self = MINKA_BOOK_PAGE (page);
  MinkaWorkspace *workspace = minka_page_get_workspace (page);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *export = gtk_button_new_from_icon_name ("document-save-as-symbolic");
  AdwNavigationPage *list_page;
  GtkWidget *pair, *frame;

  gtk_widget_set_tooltip_text (export, _ ("Export the actas to a folder…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (export), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Export the actas to a folder…"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (export), "book.export");
  gtk_widget_add_css_class (export, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), export);

  self->list = minka_workspace_list (workspace, MINKA_TYPE_ACTA_SUMMARY, NULL, NULL);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->view = MINKA_DOCUMENT_VIEW (minka_document_view_new ());
  frame = minka_page_frame (header, GTK_WIDGET (self->stack));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (frame), make_progress (self));
  list_page = adw_navigation_page_new (frame, _ ("Libro de actas"));
  self->detail = adw_navigation_page_new (
      minka_page_frame (minka_page_make_header (workspace), GTK_WIDGET (self->view)), _ ("Acta"));
  pair = minka_page_pair (list_page, self->detail);
  self->split = g_object_get_data (G_OBJECT (pair), "minka-split");
  gtk_stack_add_named (self->stack, adw_bin_new (), "loading");
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, make_empty (), "empty");
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loaded", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (page), pair);
  show_state (self);
}

static void
minka_book_page_dispose (GObject *object)
{
  MinkaBookPage *self = MINKA_BOOK_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_cancellable_cancel (self->exporting);
  g_clear_object (&self->reading);
  g_clear_object (&self->list);
  g_clear_pointer (&self->wanted, g_free);
  self->view = NULL;
  self->progress = NULL;
  G_OBJECT_CLASS (minka_book_page_parent_class)->dispose (object);
}

static void
minka_book_page_class_init (MinkaBookPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_book_page_dispose;
  MINKA_PAGE_CLASS (klass)->fill = fill;
  MINKA_PAGE_CLASS (klass)->show_record = show_record;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.open-chosen", NULL, open_chosen);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "book.export", NULL, export_actas);
}

static void
minka_book_page_init (MinkaBookPage *self)
{
}
