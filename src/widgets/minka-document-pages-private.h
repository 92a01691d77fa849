#pragma once

#include "minka-document-pages.h"

#include "minka-pdf.h"

G_BEGIN_DECLS

typedef struct {
  double width; /* in points */
  double height;
  double y; /* in pixels from the top of all */
  GdkTexture *texture;
  double texture_scale;
  char *text;
} MinkaDocumentPage;

/* A find, or on another line the rest of one. */
typedef struct {
  guint number; /* of the find, from 1 */
  int page;
  MinkaPdfBox box;
} MinkaDocumentMatch;

struct _MinkaDocumentPages {
  GtkWidget parent_instance;
  GtkAdjustment *across;
  GtkAdjustment *down;
  MinkaPdf *pdf; /* never touched on this thread */
  guint generation;
  GArray *pages;
  double zoom;
  gboolean fit_width;
  int page;
  gboolean rendering;
  char *needle;
  guint search;
  int search_page; /* the next one to look through, -1 when done */
  GArray *matches;
  guint match; /* from 1 */
};

/* A piece of work for the PDF thread, and its result. */
typedef struct {
  guint generation;
  guint search;
  MinkaPdf *pdf;
  GBytes *bytes;
  int page;
  double scale;
  char *needle;
  GArray *pages;
  GArray *found;
  GdkTexture *texture;
  char *text;
} MinkaDocumentJob;

MinkaDocumentJob *minka_document_pages_job_new (MinkaDocumentPages *self);
void minka_document_pages_run (MinkaDocumentPages *self, MinkaDocumentJob *job, MinkaWork work,
                               GAsyncReadyCallback callback);
double minka_document_pages_get_scale (MinkaDocumentPages *self);
void minka_document_pages_get_bounds (MinkaDocumentPages *self, guint i, graphene_rect_t *bounds);
void minka_document_pages_find_on (MinkaDocumentPages *self);
void minka_document_pages_draw_matches (MinkaDocumentPages *self, GtkSnapshot *snapshot, guint page,
                                        const graphene_rect_t *bounds);

G_END_DECLS
