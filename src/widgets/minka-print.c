#include "minka-print.h"

#include "minka-pdf.h"

#include <glib/gi18n-lib.h>

static void
on_begin (GtkPrintOperation *operation, GtkPrintContext *context, MinkaPdf *pdf)
{
  gtk_print_operation_set_n_pages (operation, minka_pdf_get_n_pages (pdf));
}

/* Each page lies as it was made. */
static void
on_setup (GtkPrintOperation *operation, GtkPrintContext *context, int number, GtkPageSetup *setup,
          MinkaPdf *pdf)
{
  double width, height;

  minka_pdf_get_page_size (pdf, number, &width, &height);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
}

/* At its true size, unless the paper is smaller. */
static void
on_draw (GtkPrintOperation *operation, GtkPrintContext *context, int number, MinkaPdf *pdf)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  const double room_width = gtk_print_context_get_width (context);
  const double room_height = gtk_print_context_get_height (context);
  double width, height, scale;

  minka_pdf_get_page_size (pdf, number, &width, &height);
  scale = MIN (1, MIN (room_width / width, room_height / height));
  cairo_translate (cr, (room_width - width * scale) / 2, (room_height - height * scale) / 2);
  cairo_scale (cr, scale, scale);
  minka_pdf_print (pdf, number, cr);
}

/**
 * minka_print_operation_new:
 * @pdf: a PDF
 * @title: what the print queue calls it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what prints the PDF page by page on A4, or %NULL if it cannot be read
 */
GtkPrintOperation *
minka_print_operation_new (GBytes *pdf, const char *title, GError **error)
{
  MinkaPdf *document = minka_pdf_new (pdf, error);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  GtkPrintOperation *operation;

  if (document == NULL)
    return NULL;
  operation = gtk_print_operation_new ();
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (on_begin), document, 0);
  g_signal_connect_object (operation, "request-page-setup", G_CALLBACK (on_setup), document, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (on_draw), document, 0);
  g_object_set_data_full (G_OBJECT (operation), "minka-document", document, g_object_unref);
  return operation;
}

static void
tell (GtkWindow *parent, const char *reason)
{
  g_autofree char *text = g_strdup_printf (_ ("It could not be printed: %s"), reason);

  gtk_widget_activate_action (GTK_WIDGET (parent), "win.tell", "s", text);
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWindow *parent)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  tell (parent, error != NULL ? error->message : _ ("the printer does not answer."));
}

/**
 * minka_print_pdf:
 * @parent: the window that asks
 * @pdf: a PDF
 * @title: what the print queue calls it
 *
 * Asks for a printer and prints a PDF, each page at its true size. The window tells what goes wrong.
 */
void
minka_print_pdf (GtkWindow *parent, GBytes *pdf, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkPrintOperation) operation = minka_print_operation_new (pdf, title, &error);
  GtkPrintOperationResult result;

  if (operation == NULL) {
    tell (parent, error->message);
    return;
  }
  g_signal_connect_object (operation, "done", G_CALLBACK (on_done), parent, 0);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && error != NULL)
    tell (parent, error->message);
}
