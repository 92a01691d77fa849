#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *minka_pdf_read_attachment (GBytes *pdf, const char *name, GError **error);

G_END_DECLS
