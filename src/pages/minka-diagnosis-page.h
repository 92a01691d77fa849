#pragma once

#include "minka-page.h"

G_BEGIN_DECLS

#define MINKA_TYPE_DIAGNOSIS_PAGE (minka_diagnosis_page_get_type ())
G_DECLARE_FINAL_TYPE (MinkaDiagnosisPage, minka_diagnosis_page, MINKA, DIAGNOSIS_PAGE, MinkaPage)

G_END_DECLS
