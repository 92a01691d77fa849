#pragma once

#include "minka-pdf.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_PAGE_PICTURE (minka_page_picture_get_type ())
G_DECLARE_FINAL_TYPE (MinkaPagePicture, minka_page_picture, MINKA, PAGE_PICTURE, AdwBin)

GtkWidget *minka_page_picture_new (void);
void minka_page_picture_show (MinkaPagePicture *self, GdkTexture *texture, const char *name);
void minka_page_picture_draw (GBytes *pdf, int factor, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data);
GdkTexture *minka_page_picture_finish (GAsyncResult *result, GError **error);
GdkTexture *minka_page_picture_render (MinkaPdf *pdf, int page, double scale);

G_END_DECLS
