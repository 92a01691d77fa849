#pragma once

#include "minka-page.h"

G_BEGIN_DECLS

#define MINKA_TYPE_DOCUMENTS_PAGE (minka_documents_page_get_type ())
G_DECLARE_FINAL_TYPE (MinkaDocumentsPage, minka_documents_page, MINKA, DOCUMENTS_PAGE, MinkaPage)

G_END_DECLS
