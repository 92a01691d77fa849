#include "minka-book-page.h"

#include "minka-book-folder.h"
#include "minka-book-report.h"
#include "minka-correcting.h"
#include "minka-document-view.h"
#include "minka-format.h"
#include "minka-handing-over.h"
#include "minka-kept-file.h"
#include "minka-signing.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaBookPage:
 *
 * *Libro de actas*: the issued actas, and beside them the very file of the chosen one.
 */
struct _MinkaBookPage {
  MinkaListPage parent_instance;
  MinkaDocumentView *view;
  GtkWidget *detail; /* the view and its header bar */
  AdwBanner *signed_copy;
  AdwBanner *link; /* to the acta that corrects the chosen one, or that it corrects */
  MinkaActaSummary *chosen;
  GCancellable *reading;
  GCancellable *exporting;
  GtkRevealer *progress_area;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (MinkaBookPage, minka_book_page, MINKA_TYPE_LIST_PAGE)

static void
show_filed (MinkaListRow *row, MinkaExportState filed)
{
  if (filed == MINKA_EXPORT_STATE_VERIFIED)
    minka_list_row_set_state (row, C_ ("acta in the folder", "verified"), "success");
  else if (filed == MINKA_EXPORT_STATE_COPIED)
    minka_list_row_set_state (row, C_ ("acta in the folder", "copied"), "accent");
  else
    minka_list_row_set_state (row, C_ ("acta in the folder", "pending"), "warning");
}

static void
show_row (MinkaListPage *page, MinkaListRow *row, gpointer record)
{
  MinkaActaSummary *summary = record;
  g_autofree char *day = minka_format_day_short (summary->date);
  g_autofree char *heading = g_strdup_printf (_ ("Acta No. %d"), summary->number);
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  if (summary->number == 0)
    return;
  if (summary->corrected_by_number > 0) {
    g_free (heading);
    heading = g_strdup_printf (summary->corrected_by_kind == MINKA_ACTA_KIND_VOID ? _ ("Acta No. %d · voided")
                               : summary->corrected_by_kind == MINKA_ACTA_KIND_COMPLEMENT
                                   ? _ ("Acta No. %d · completed")
                                   : _ ("Acta No. %d · corrected"),
                               summary->number);
  }
  if (summary->first_folio == summary->last_folio)
    text = g_strdup_printf (_ ("%s\n%s · folio %d"), summary->title, day, summary->first_folio);
  else
    text = g_strdup_printf (_ ("%s\n%s · folios %d–%d"), summary->title, day, summary->first_folio,
                            summary->last_folio);
  if (*summary->scan_sha256 != '\0') {
    words = g_steal_pointer (&text);
    text = g_strdup_printf (_ ("%s · signed copy"), words);
  }
  minka_list_row_set_text (row, heading, text);
  show_filed (row, summary->filed);
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

/* Banners for a relation, from either end. */
static const struct {
  const char *from_old;
  const char *from_new;
} relations[] = {
  [MINKA_ACTA_KIND_MEETING] = { "", "" },
  [MINKA_ACTA_KIND_ERRATUM] = { N_ ("Acta No. %d corrects this one"), N_ ("This acta corrects acta No. %d") },
  [MINKA_ACTA_KIND_COMPLEMENT] = { N_ ("Acta No. %d completes this one"),
                                   N_ ("This acta completes acta No. %d") },
  [MINKA_ACTA_KIND_VOID] = { N_ ("Acta No. %d voids this one"), N_ ("This acta voids acta No. %d") },
  [MINKA_ACTA_KIND_HANDOVER] = { "", "" },
};

static void
show_link (MinkaBookPage *self)
{
  MinkaActaSummary *chosen = self->chosen;
  const gboolean corrected = chosen->corrected_by_number > 0;
  const int number = corrected ? chosen->corrected_by_number : chosen->corrects_number;
  g_autofree char *text = NULL;
  g_autofree char *button = NULL;

  adw_banner_set_revealed (self->link, number > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "book.correct",
                                 !corrected || chosen->corrected_by_kind != MINKA_ACTA_KIND_VOID);
  if (number == 0)
    return;
  text = g_strdup_printf (corrected ? _ (relations[chosen->corrected_by_kind].from_old)
                                    : _ (relations[chosen->kind].from_new),
                          number);
  button = g_strdup_printf (_ ("See acta No. %d"), number);
  adw_banner_set_title (self->link, text);
  adw_banner_set_button_label (self->link, button);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->link), "s",
                                    corrected ? chosen->corrected_by : chosen->corrects);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->link), "win.show-acta");
}

static void
show_signed_copy (MinkaBookPage *self)
{
  const gboolean is_there = *self->chosen->scan_sha256 != '\0';

  adw_banner_set_revealed (self->signed_copy, is_there);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "book.add-signed", !is_there);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "book.see-signed", is_there);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "book.remove-signed", is_there);
}

static void
show_relations (MinkaBookPage *self)
{
  show_link (self);
  show_signed_copy (self);
}

static void
choose (MinkaBookPage *self, MinkaActaSummary *chosen)
{
  if (self->chosen != NULL)
    g_signal_handlers_disconnect_by_func (self->chosen, show_relations, self);
  g_set_object (&self->chosen, chosen);
  g_signal_connect_object (chosen, "notify", G_CALLBACK (show_relations), self, G_CONNECT_SWAPPED);
  show_relations (self);
}

static void
add_signed (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_signing_add (widget, minka_page_get_workspace (MINKA_PAGE (widget)),
                     MINKA_BOOK_PAGE (widget)->chosen);
}

static void
see_signed (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_kept_file_open (widget, minka_page_get_workspace (MINKA_PAGE (widget)),
                        MINKA_BOOK_PAGE (widget)->chosen);
}

static void
remove_signed (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_signing_remove (widget, minka_page_get_workspace (MINKA_PAGE (widget)),
                        MINKA_BOOK_PAGE (widget)->chosen);
}

static void
correct (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaBookPage *self = MINKA_BOOK_PAGE (widget);

  if (self->chosen != NULL)
    minka_correcting_ask (minka_page_get_workspace (MINKA_PAGE (self)), self->chosen,
                          g_variant_get_int32 (parameter), widget);
}

static void
add_signed_items (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  static const struct {
    const char *label;
    const char *action;
  } items[] = { { N_ ("Add _signed copy…"), "book.add-signed" },
                { N_ ("See the _signed copy"), "book.see-signed" },
                { N_ ("_Remove the signed copy"), "book.remove-signed" } };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), items[i].action);

    g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
    g_menu_append_item (section, item);
  }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GtkWidget *
make_detail_header (MinkaBookPage *self)
{
  GtkWidget *header = minka_page_make_header (minka_page_get_workspace (MINKA_PAGE (self)));
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  static const struct {
    const char *label;
    MinkaActaKind kind;
  } items[] = { { N_ ("_Correct with a fe de erratas…"), MINKA_ACTA_KIND_ERRATUM },
                { N_ ("Co_mplete…"), MINKA_ACTA_KIND_COMPLEMENT },
                { N_ ("_Void…"), MINKA_ACTA_KIND_VOID } };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++) {
    g_autofree char *detailed = g_strdup_printf ("book.correct(%d)", items[i].kind);

    g_menu_append (menu, _ (items[i].label), detailed);
  }
  add_signed_items (menu);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Options of the acta"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  return header;
}

static void
show_detail (MinkaListPage *page, gpointer record, const char *part)
{
  MinkaBookPage *self = MINKA_BOOK_PAGE (page);
  MinkaActaSummary *chosen = record;
  g_autofree char *title = NULL;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  title = chosen->number > 0 ? g_strdup_printf (_ ("Acta No. %d"), chosen->number) : g_strdup (_ ("Acta"));
  minka_list_page_set_detail (page, self->detail, title);
  choose (self, chosen);
  minka_page_set_thread (self->detail, "acta", minka_record_get_id (record));
  minka_workspace_read_acta (minka_page_get_workspace (MINKA_PAGE (page)), minka_record_get_id (record),
                             self->reading, on_read, g_object_ref (self));
}

/* An acta is also asked for by its meeting. */
static gboolean
is_wanted (MinkaListPage *page, gpointer record, const char *id)
{
  return g_str_equal (MINKA_ACTA_SUMMARY (record)->meeting, id) ||
         g_str_equal (minka_record_get_id (record), id);
}

static void
update_action (MinkaBookPage *self)
{
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "book.export",
      g_list_model_get_n_items (minka_list_page_get_list (MINKA_LIST_PAGE (self))) > 0 &&
          self->exporting == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "book.verify",
                                 minka_outbox_get_folder (minka_workspace_get_outbox (
                                     minka_page_get_workspace (MINKA_PAGE (self)))) != NULL);
}

static void
changed (MinkaListPage *page)
{
  update_action (MINKA_BOOK_PAGE (page));
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
  update_action (self);
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
  update_action (self);
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

/* The folder where actas go by themselves */

static void
on_book_folder_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaBookPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (self->view == NULL)
    return;
  if (uri != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.set-folder", "s", uri);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.explain", "s", error->message);
}

static void
choose_folder (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaOutbox *outbox = minka_workspace_get_outbox (minka_page_get_workspace (MINKA_PAGE (widget)));
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Folder of the minutes book"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Keep the actas here"));
  if (minka_outbox_get_folder (outbox) != NULL)
    gtk_file_dialog_set_initial_folder (dialog, minka_outbox_get_folder (outbox));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL,
                                 on_book_folder_chosen, g_object_ref (widget));
}

static void
verify (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_present (minka_book_report_new (minka_page_get_workspace (MINKA_PAGE (widget))), widget);
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

static void
hand_over (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_present (minka_handing_over_new (minka_page_get_workspace (MINKA_PAGE (widget)), widget),
                      widget);
}

static GtkWidget *
make_menu (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Hand over a post…"), "book.hand-over");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Options of the book"));
  return button;
}

static void
fill_header (MinkaListPage *page, GtkWidget *header)
{
  GtkWidget *export = gtk_button_new_from_icon_name ("document-save-as-symbolic");

  gtk_widget_set_tooltip_text (export, _ ("Export the actas to a folder…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (export), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Export the actas to a folder…"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (export), "book.export");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), make_menu ());
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), export);
}

static void
fill (MinkaPage *page)
{
  MinkaBookPage *self = MINKA_BOOK_PAGE (page);
  AdwToolbarView *frame;
  GtkWidget *banner;

  self->view = MINKA_DOCUMENT_VIEW (minka_document_view_new ());
  self->detail = g_object_ref_sink (minka_page_frame (make_detail_header (self), GTK_WIDGET (self->view)));
  self->link = ADW_BANNER (adw_banner_new (""));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (self->detail), GTK_WIDGET (self->link));
  self->signed_copy = ADW_BANNER (adw_banner_new (_ ("The acta signed on paper is kept with this one")));
  adw_banner_set_button_label (self->signed_copy, _ ("See the _signed copy"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->signed_copy), "book.see-signed");
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (self->detail), GTK_WIDGET (self->signed_copy));
  MINKA_PAGE_CLASS (minka_book_page_parent_class)->fill (page);
  frame = ADW_TOOLBAR_VIEW (minka_list_page_get_frame (MINKA_LIST_PAGE (page)));
  banner = adw_banner_new ("");
  adw_toolbar_view_add_top_bar (frame, banner);
  adw_toolbar_view_add_bottom_bar (frame, make_progress (self));
  adw_toolbar_view_add_bottom_bar (
      frame, minka_book_folder_new (minka_page_get_workspace (page), ADW_BANNER (banner)));
  g_signal_connect_object (minka_workspace_get_outbox (minka_page_get_workspace (page)), "changed",
                           G_CALLBACK (update_action), self, G_CONNECT_SWAPPED);
}

static void
minka_book_page_dispose (GObject *object)
{
  MinkaBookPage *self = MINKA_BOOK_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_cancellable_cancel (self->exporting);
  g_clear_object (&self->reading);
  g_clear_object (&self->detail);
  g_clear_object (&self->chosen);
  self->view = NULL;
  self->progress = NULL;
  G_OBJECT_CLASS (minka_book_page_parent_class)->dispose (object);
}

static void
minka_book_page_class_init (MinkaBookPageClass *klass)
{
  MinkaListPageClass *list_class = MINKA_LIST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = minka_book_page_dispose;
  MINKA_PAGE_CLASS (klass)->fill = fill;
  list_class->type = minka_acta_summary_get_type;
  list_class->title = N_ ("Libro de actas");
  list_class->icon = "minka-book-symbolic";
  list_class->choose = N_ ("Choose an acta");
  list_class->empty_title = N_ ("The book is empty");
  list_class->empty_text = N_ ("Actas appear here when they are issued from a meeting that was held.");
  list_class->empty_button = N_ ("Go to the _meetings");
  list_class->empty_action = "win.show-page::meetings";
  list_class->fill_header = fill_header;
  list_class->show_row = show_row;
  list_class->show_detail = show_detail;
  list_class->is_wanted = is_wanted;
  list_class->changed = changed;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "book.export", NULL, export_actas);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "book.choose-folder", NULL, choose_folder);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "book.verify", NULL, verify);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "book.correct", "i", correct);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "book.add-signed", NULL, add_signed);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "book.see-signed", NULL, see_signed);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "book.remove-signed", NULL, remove_signed);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "book.hand-over", NULL, hand_over);
}

static void
minka_book_page_init (MinkaBookPage *self)
{
}
