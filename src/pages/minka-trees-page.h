#pragma once

#include "minka-page.h"

G_BEGIN_DECLS

#define MINKA_TYPE_TREES_PAGE (minka_trees_page_get_type ())
G_DECLARE_FINAL_TYPE (MinkaTreesPage, minka_trees_page, MINKA, TREES_PAGE, MinkaPage)

G_END_DECLS
