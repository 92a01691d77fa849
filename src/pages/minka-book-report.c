#include "minka-book-report.h"

#include "minka-page.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaBookReport:
 *
 * The book held against its folder, as a report that can be read aloud. What is missing is put back with one gesture.
 */
struct _MinkaBookReport {
  AdwDialog parent_instance;
  MinkaWorkspace *workspace;
  GCancellable *cancellable;
  GtkStack *stack;
  GtkProgressBar *progress;
  GtkBox *report;
  GPtrArray *missing; /* ids */
};

G_DEFINE_FINAL_TYPE (MinkaBookReport, minka_book_report, ADW_TYPE_DIALOG)

static const struct {
  MinkaVerdict verdict;
  const char *title;
  const char *icon;
  const char *css_class;
} verdicts[] = {
  { MINKA_VERDICT_ALTERED, N_ ("Altered"), "dialog-error-symbolic", "error" },
  { MINKA_VERDICT_MISSING, N_ ("Missing"), "dialog-warning-symbolic", "warning" },
  { MINKA_VERDICT_MISPLACED, N_ ("Out of their place"), "dialog-warning-symbolic", "warning" },
  { MINKA_VERDICT_DUPLICATED, N_ ("Twice in the folder"), "dialog-information-symbolic", "dimmed" },
  { MINKA_VERDICT_FOREIGN, N_ ("Of another origin"), "dialog-information-symbolic", "dimmed" },
};

static char *
explain (MinkaFoundFile *file)
{
  if (file->scan && file->verdict == MINKA_VERDICT_ALTERED)
    return g_strdup (_ ("The file is not the one that was added."));
  switch (file->verdict) {
  case MINKA_VERDICT_MISSING:
    return g_strdup (_ ("It is not in the folder."));
  case MINKA_VERDICT_ALTERED:
    if (file->differs & MINKA_DIFFERENCE_CHAIN)
      return g_strdup (
          _ ("The file is not the one that was issued: what it says is different, and it does not follow "
             "the acta before it."));
    if (file->differs & MINKA_DIFFERENCE_DATA)
      return g_strdup (
          _ ("The file is not the one that was issued: what it says is different or cannot be read."));
    return g_strdup (_ ("The file is not the one that was issued, although it says the same."));
  case MINKA_VERDICT_MISPLACED:
    return *file->elsewhere != '\0' ? g_strdup_printf (_ ("It is at “%s”."), file->elsewhere)
                                    : g_strdup (_ ("Another acta is in its place."));
  case MINKA_VERDICT_DUPLICATED:
    return g_strdup_printf (_ ("There is another copy: “%s”."), file->name);
  case MINKA_VERDICT_FOREIGN:
  case MINKA_VERDICT_INTACT:
  default:
    return g_strdup (_ ("It is no acta of this book."));
  }
}

static GtkWidget *
make_row (MinkaFoundFile *file)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *base = g_path_get_basename (file->name);
  g_autofree char *title =
      file->number > 0
          ? g_strdup_printf (file->scan ? _ ("Signed copy of acta No. %d · %s") : _ ("Acta No. %d · %s"),
                             file->number, file->title)
          : g_steal_pointer (&base);
  g_autofree char *words = explain (file);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  return row;
}

static void
add_verdict (MinkaBookReport *self, MinkaInspection *inspection, guint which)
{
  GPtrArray *files = minka_inspection_get_files (inspection);
  const guint n = minka_inspection_count (inspection, verdicts[which].verdict);
  g_autofree char *title = g_strdup_printf ("%s (%u)", _ (verdicts[which].title), n);
  GtkWidget *group, *icon;

  if (n == 0)
    return;
  group = minka_page_group (title, NULL);
  icon = gtk_image_new_from_icon_name (verdicts[which].icon);
  gtk_widget_add_css_class (icon, verdicts[which].css_class);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), icon);
  for (guint i = 0; i < files->len; i++) {
    MinkaFoundFile *file = files->pdata[i];

    if (file->verdict == verdicts[which].verdict)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (file));
  }
  gtk_box_append (self->report, group);
}

static guint
count_intact_actas (MinkaInspection *inspection)
{
  GPtrArray *files = minka_inspection_get_files (inspection);
  guint n = 0;

  for (guint i = 0; i < files->len; i++) {
    MinkaFoundFile *file = files->pdata[i];

    n += file->verdict == MINKA_VERDICT_INTACT && !file->scan;
  }
  return n;
}

static GtkWidget *
make_summary (MinkaInspection *inspection)
{
  const guint intact = count_intact_actas (inspection);
  const gboolean sound = minka_inspection_is_sound (inspection);
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u acta is intact in the folder.", "%u actas are intact in the folder.", intact), intact);
  GtkWidget *group = minka_page_group (NULL, NULL);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (sound ? "minka-check-symbolic" : "dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, sound ? "success" : "warning");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sound ? _ ("The book and its folder agree")
                                                                  : _ ("The folder is not as the book"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static void
on_put_back (MinkaBookReport *self)
{
  const guint n = self->missing->len;
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u acta goes back to the folder", "%u actas go back to the folder", n), n);

  minka_outbox_put_back (minka_workspace_get_outbox (self->workspace), self->missing);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", words);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add_put_back (MinkaBookReport *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Put back what is missing"));

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_put_back), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->report, button);
}

static void
on_inspected (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaBookReport) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaInspection) inspection =
      minka_workspace_inspect_finish (MINKA_WORKSPACE (source), result, &error);
  GPtrArray *files;

  if (self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (inspection == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.explain", "s", error->message);
    adw_dialog_close (ADW_DIALOG (self));
    return;
  }
  files = minka_inspection_get_files (inspection);
  for (guint i = 0; i < files->len; i++) {
    MinkaFoundFile *file = files->pdata[i];

    if (file->verdict == MINKA_VERDICT_MISSING &&
        !g_ptr_array_find_with_equal_func (self->missing, file->acta, g_str_equal, NULL))
      g_ptr_array_add (self->missing, g_strdup (file->acta));
  }
  gtk_box_append (self->report, make_summary (inspection));
  if (self->missing->len > 0)
    add_put_back (self);
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    add_verdict (self, inspection, i);
  gtk_stack_set_visible_child_name (self->stack, "report");
}

static void
on_progress (guint done, guint total, gpointer data)
{
  MinkaBookReport *self = data;
  g_autofree char *text = g_strdup_printf (_ ("%u of %u files"), done, total);

  if (self->progress == NULL)
    return;
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
  gtk_progress_bar_set_text (self->progress, text);
}

static GtkWidget *
make_looking (MinkaBookReport *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *stop = gtk_button_new_with_mnemonic (_ ("_Stop"));

  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_show_text (self->progress, TRUE);
  gtk_progress_bar_set_text (self->progress, _ ("Looking…"));
  gtk_widget_add_css_class (stop, "pill");
  gtk_widget_set_halign (stop, GTK_ALIGN_CENTER);
  g_signal_connect_object (stop, "clicked", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), stop);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "minka-book-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("Reading the folder"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _ ("Every acta in the folder is compared with the book."));
  adw_status_page_set_child (ADW_STATUS_PAGE (status), box);
  gtk_widget_add_css_class (status, "compact");
  return status;
}

static GtkWidget *
make_report (MinkaBookReport *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->report = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_set_margin_top (GTK_WIDGET (self->report), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->report), 24);
  gtk_widget_set_margin_start (GTK_WIDGET (self->report), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->report), 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->report));
  return scroller;
}

static void
minka_book_report_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (MINKA_BOOK_REPORT (dialog)->cancellable);
}

static void
minka_book_report_dispose (GObject *object)
{
  MinkaBookReport *self = MINKA_BOOK_REPORT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  self->stack = NULL;
  self->progress = NULL;
  G_OBJECT_CLASS (minka_book_report_parent_class)->dispose (object);
}

static void
minka_book_report_class_init (MinkaBookReportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_book_report_dispose;
  ADW_DIALOG_CLASS (klass)->closed = minka_book_report_closed;
}

static void
minka_book_report_init (MinkaBookReport *self)
{
  self->cancellable = g_cancellable_new ();
  self->missing = g_ptr_array_new_with_free_func (g_free);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, make_looking (self), "looking");
  gtk_stack_add_named (self->stack, make_report (self), "report");
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Verify the book"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
  adw_dialog_set_child (ADW_DIALOG (self),
                        minka_page_frame (adw_header_bar_new (), GTK_WIDGET (self->stack)));
}

/**
 * minka_book_report_new:
 * @workspace: a workspace with an open plan whose outbox has a folder
 *
 * Returns: (transfer none): a dialog that reads the folder and reports
 */
AdwDialog *
minka_book_report_new (MinkaWorkspace *workspace)
{
  MinkaBookReport *self = g_object_new (MINKA_TYPE_BOOK_REPORT, NULL);

  self->workspace = g_object_ref (workspace);
  minka_workspace_inspect (workspace, minka_outbox_get_folder (minka_workspace_get_outbox (workspace)),
                           on_progress, self, self->cancellable, on_inspected, g_object_ref (self));
  return ADW_DIALOG (self);
}
