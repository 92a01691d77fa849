#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MINKA_TYPE_DOCUMENT_PAGES (minka_document_pages_get_type ())
G_DECLARE_FINAL_TYPE (MinkaDocumentPages, minka_document_pages, MINKA, DOCUMENT_PAGES, GtkWidget)

void
minka_document_pages_set_adjustments (MinkaDocumentPages *self, GtkAdjustment *across, GtkAdjustment *down);
void minka_document_pages_set_pdf (MinkaDocumentPages *self, GBytes *pdf);
int minka_document_pages_get_n_pages (MinkaDocumentPages *self);
int minka_document_pages_get_page (MinkaDocumentPages *self);
void minka_document_pages_go_to (MinkaDocumentPages *self, int page);
double minka_document_pages_get_zoom (MinkaDocumentPages *self);
void minka_document_pages_set_zoom (MinkaDocumentPages *self, double zoom, double anchor);
gboolean minka_document_pages_get_fit_width (MinkaDocumentPages *self);
void minka_document_pages_set_fit_width (MinkaDocumentPages *self, gboolean fit_width);
void minka_document_pages_find (MinkaDocumentPages *self, const char *text);
void minka_document_pages_step_match (MinkaDocumentPages *self, int step);
guint minka_document_pages_get_n_matches (MinkaDocumentPages *self);
guint minka_document_pages_get_match (MinkaDocumentPages *self);
gboolean minka_document_pages_is_finding (MinkaDocumentPages *self);

G_END_DECLS
