#pragma once

#include "minka-minutes.h"
#include "minka-paper.h"

G_BEGIN_DECLS

GBytes *minka_acta_document_make (MinkaMinutes *minutes, const char *issued, int *n_pages, GError **error);
gboolean
minka_acta_document_attach (MinkaPaper *paper, MinkaMinutes *minutes, const char *issued, GError **error);
char *minka_acta_file_name (int book_number, int number, const char *date, const char *title);

G_END_DECLS
