#pragma once

#include "minka-list-page.h"

G_BEGIN_DECLS

#define MINKA_TYPE_BOOK_PAGE (minka_book_page_get_type ())
G_DECLARE_FINAL_TYPE (MinkaBookPage, minka_book_page, MINKA, BOOK_PAGE, MinkaListPage)

G_END_DECLS
