#pragma once

#include "minka-minutes.h"
#include "minka-paper.h"

G_BEGIN_DECLS

GBytes *minka_acta_document_make (MinkaMinutes *minutes, const char *issued, int *n_pages, GError **error);
gboolean
minka_acta_document_attach (MinkaPaper *paper, MinkaMinutes *minutes, const char *issued, GError **error);
void minka_acta_document_add_signer (MinkaPaper *paper, MinkaMinutes *minutes, const char *member,
                                     const char *role);
void
minka_acta_document_add_holder (MinkaPaper *paper, MinkaMinutes *minutes, MinkaDuty duty, const char *role);
char *minka_acta_file_name (int book_number, int number, const char *date, const char *title);

G_END_DECLS
