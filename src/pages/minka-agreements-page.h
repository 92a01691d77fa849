#pragma once

#include "minka-page.h"

G_BEGIN_DECLS

#define MINKA_TYPE_AGREEMENTS_PAGE (minka_agreements_page_get_type ())
G_DECLARE_FINAL_TYPE (MinkaAgreementsPage, minka_agreements_page, MINKA, AGREEMENTS_PAGE, MinkaPage)

G_END_DECLS
