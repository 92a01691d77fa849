#include "minka-pdf.h"

#include "minka-error.h"
#include "minka-late.h"
#include "minka-qpdf.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>

/* Old popplers lack a cleanup function for their own name. */
typedef PopplerPage Page;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)

/* Poppler and what comes with it are a large part of the program, and many days no PDF is read. */
#define FUNCTIONS(F)                                                                                         \
  F (get_version)                                                                                            \
  F (document_new_from_bytes)                                                                                \
  F (document_get_n_pages)                                                                                   \
  F (document_get_page)                                                                                      \
  F (page_get_size)                                                                                          \
  F (page_render)                                                                                            \
  F (page_get_text)                                                                                          \
  F (page_find_text_with_options)                                                                            \
  F (rectangle_find_get_match_continued)                                                                     \
  F (rectangle_free)                                                                                         \
  F (page_render_for_printing)

static struct {
#define MEMBER(name) __typeof__ (poppler_##name) *name;
  FUNCTIONS (MEMBER)
} poppler;

static gboolean
load_poppler (GError **error)
{
#define NAME(name) "poppler_" #name,
  static const char *const names[] = { FUNCTIONS (NAME) };

  return minka_late_load (POPPLER_LIBRARY, names, (gpointer *) &poppler, G_N_ELEMENTS (names), error);
}

/**
 * MinkaPdf:
 *
 * A PDF to be read. Poppler knows nothing of threads: everything that is done with any MinkaPdf, its end
 * included, belongs on one and the same thread, which should not be the one of the screen.
 */
struct _MinkaPdf {
  GObject parent_instance;
  PopplerDocument *document;
};

G_DEFINE_FINAL_TYPE (MinkaPdf, minka_pdf, G_TYPE_OBJECT)

static void
minka_pdf_finalize (GObject *object)
{
  MinkaPdf *self = MINKA_PDF (object);

  g_clear_object (&self->document);
  G_OBJECT_CLASS (minka_pdf_parent_class)->finalize (object);
}

static void
minka_pdf_class_init (MinkaPdfClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = minka_pdf_finalize;
}

static void
minka_pdf_init (MinkaPdf *self)
{
}

/**
 * minka_pdf_new:
 * @bytes: the file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the PDF, or %NULL and %MINKA_ERROR_CORRUPT if it is none
 */
MinkaPdf *
minka_pdf_new (GBytes *bytes, GError **error)
{
  g_autoptr (GError) reason = NULL;
  PopplerDocument *document;
  MinkaPdf *self;

  if (!load_poppler (error))
    return NULL;
  document = poppler.document_new_from_bytes (bytes, NULL, &reason);
  if (document == NULL) {
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_CORRUPT, _ ("The file is not a readable PDF: %s"),
                 reason->message);
    return NULL;
  }
  self = g_object_new (MINKA_TYPE_PDF, NULL);
  self->document = document;
  return self;
}

/**
 * minka_pdf_get_n_pages:
 * @self: a PDF
 *
 * Returns: how many pages it has
 */
int
minka_pdf_get_n_pages (MinkaPdf *self)
{
  return poppler.document_get_n_pages (self->document);
}

/**
 * minka_pdf_get_page_size:
 * @self: a PDF
 * @page: a page, from 0
 * @width: (out): its width in points
 * @height: (out): its height in points
 */
void
minka_pdf_get_page_size (MinkaPdf *self, int page, double *width, double *height)
{
  g_autoptr (Page) p = poppler.document_get_page (self->document, page);

  *width = *height = 0;
  g_return_if_fail (p != NULL);
  poppler.page_get_size (p, width, height);
}

/**
 * minka_pdf_render:
 * @self: a PDF
 * @page: a page, from 0
 * @scale: pixels a point
 *
 * Draws a page on white paper.
 *
 * Returns: (transfer full) (nullable): an image surface in RGB24, or %NULL if the page cannot be drawn or
 *   there is no room for it
 */
cairo_surface_t *
minka_pdf_render (MinkaPdf *self, int page, double scale)
{
  g_autoptr (Page) p = poppler.document_get_page (self->document, page);
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;

  g_return_val_if_fail (p != NULL, NULL);

  poppler.page_get_size (p, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int) (width * scale + 0.5)),
                                        MAX (1, (int) (height * scale + 0.5)));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler.page_render (p, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    g_clear_pointer (&surface, cairo_surface_destroy);
  return surface;
}

/**
 * minka_pdf_print:
 * @self: a PDF
 * @page: a page, from 0
 * @cr: where to draw; a unit is a point
 *
 * Draws a page as it is to be printed, its lines and letters as such.
 */
void
minka_pdf_print (MinkaPdf *self, int page, cairo_t *cr)
{
  g_autoptr (Page) p = poppler.document_get_page (self->document, page);

  g_return_if_fail (p != NULL);

  poppler.page_render_for_printing (p, cr);
}

/**
 * minka_pdf_get_page_text:
 * @self: a PDF
 * @page: a page, from 0
 *
 * Returns: (transfer full): the text of the page, in reading order. Neighbouring cells of a table may come
 *   without a space between them.
 */
char *
minka_pdf_get_page_text (MinkaPdf *self, int page)
{
  g_autoptr (Page) p = poppler.document_get_page (self->document, page);

  g_return_val_if_fail (p != NULL, NULL);

  return poppler.page_get_text (p);
}

/**
 * minka_pdf_get_text:
 * @self: a PDF
 *
 * Returns: (transfer full): the text of all pages, a form feed between them
 */
char *
minka_pdf_get_text (MinkaPdf *self)
{
  GString *out = g_string_new (NULL);

  for (int i = 0; i < minka_pdf_get_n_pages (self); i++) {
    g_autofree char *text = minka_pdf_get_page_text (self, i);

    if (i > 0)
      g_string_append_c (out, '\f');
    g_string_append (out, text);
  }
  return g_string_free_and_steal (out);
}

/**
 * minka_pdf_find:
 * @self: a PDF
 * @page: a page, from 0
 * @text: what to look for, without regard to capitals and accents
 *
 * Returns: (transfer full) (element-type MinkaPdfBox): where it is on the page, from top to bottom
 */
GArray *
minka_pdf_find (MinkaPdf *self, int page, const char *text)
{
  g_autoptr (Page) p = poppler.document_get_page (self->document, page);
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (MinkaPdfBox));
  GList *found = NULL;
  double height;

  g_return_val_if_fail (p != NULL, boxes);

  poppler.page_get_size (p, NULL, &height);
  if (*text != '\0')
    found = poppler.page_find_text_with_options (
        p, text, POPPLER_FIND_DEFAULT | POPPLER_FIND_IGNORE_DIACRITICS | POPPLER_FIND_MULTILINE);
  for (GList *l = found; l != NULL; l = l->next) {
    PopplerRectangle *r = l->data;
    MinkaPdfBox box = { r->x1, height - r->y2, r->x2 - r->x1, r->y2 - r->y1,
                        poppler.rectangle_find_get_match_continued (r) };

    g_array_append_val (boxes, box);
  }
  g_list_free_full (found, (GDestroyNotify) poppler.rectangle_free);
  return boxes;
}

static MinkaWorker *the_worker;

/**
 * minka_pdf_get_worker:
 *
 * Returns: (transfer none): the one thread of the program on which PDFs are read, started when it is first
 *   asked for
 */
MinkaWorker *
minka_pdf_get_worker (void)
{
  if (g_once_init_enter_pointer (&the_worker))
    g_once_init_leave_pointer (&the_worker, minka_worker_new ("minka-pdf"));
  return the_worker;
}

/**
 * minka_pdf_end:
 *
 * Ends the thread on which PDFs are read, if there is one. To be called before the program ends: the libraries
 * do not survive a page that is drawn while they are taken down.
 */
void
minka_pdf_end (void)
{
  MinkaWorker *worker = g_atomic_pointer_get (&the_worker);

  if (worker != NULL)
    minka_worker_cut (worker);
}

/**
 * minka_pdf_name_tools:
 *
 * Returns: (transfer full): the names and versions of what reads and makes PDFs, for those who look into a trouble
 */
char *
minka_pdf_name_tools (void)
{
  return g_strdup_printf ("Poppler %s\nqpdf %s", load_poppler (NULL) ? poppler.get_version () : "-",
                          minka_qpdf_load (NULL) ? libqpdf.get_qpdf_version () : "-");
}
