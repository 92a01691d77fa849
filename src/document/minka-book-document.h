#pragma once

#include "minka-book.h"
#include "minka-plan.h"

G_BEGIN_DECLS

GBytes *minka_book_document_make (MinkaPlan *plan, MinkaBook *book, GPtrArray *actas, const char *created,
                                  int *n_pages, GError **error);

G_END_DECLS
