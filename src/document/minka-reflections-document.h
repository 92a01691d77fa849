#pragma once

#include "minka-logbook.h"

G_BEGIN_DECLS

GBytes *
minka_reflections_document_make (MinkaLogbook *logbook, const char *created, int *n_pages, GError **error);
GBytes *minka_logbook_document_make (MinkaLogbook *logbook, const char *member, gboolean whole,
                                     const char *created, int *n_pages, GError **error);

G_END_DECLS
