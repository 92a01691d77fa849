#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_DOCUMENT_VIEW (minka_document_view_get_type ())
G_DECLARE_FINAL_TYPE (MinkaDocumentView, minka_document_view, MINKA, DOCUMENT_VIEW, AdwBin)

GtkWidget *minka_document_view_new (void);
void minka_document_view_set_pdf (MinkaDocumentView *self, GBytes *pdf);
GBytes *minka_document_view_get_pdf (MinkaDocumentView *self);
void minka_document_view_find (MinkaDocumentView *self, const char *text);

G_END_DECLS
