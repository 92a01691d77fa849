#pragma once

#include "minka-worker.h"

#include <cairo.h>

G_BEGIN_DECLS

#define MINKA_TYPE_PDF (minka_pdf_get_type ())
G_DECLARE_FINAL_TYPE (MinkaPdf, minka_pdf, MINKA, PDF, GObject)

/**
 * MinkaPdfBox:
 * @x: left, in points from the left edge of the page
 * @y: top, in points from the top edge
 * @width: width in points
 * @height: height in points
 * @continued: whether the same find goes on in the next box, on another line
 *
 * Where something is on a page.
 */
typedef struct {
  double x;
  double y;
  double width;
  double height;
  gboolean continued;
} MinkaPdfBox;

MinkaPdf *minka_pdf_new (GBytes *bytes, GError **error);
int minka_pdf_get_n_pages (MinkaPdf *self);
void minka_pdf_get_page_size (MinkaPdf *self, int page, double *width, double *height);
cairo_surface_t *minka_pdf_render (MinkaPdf *self, int page, double scale);
void minka_pdf_print (MinkaPdf *self, int page, cairo_t *cr);
char *minka_pdf_get_page_text (MinkaPdf *self, int page);
char *minka_pdf_get_text (MinkaPdf *self);
GArray *minka_pdf_find (MinkaPdf *self, int page, const char *text);
MinkaWorker *minka_pdf_get_worker (void);
void minka_pdf_end (void);
char *minka_pdf_name_tools (void);

G_END_DECLS
