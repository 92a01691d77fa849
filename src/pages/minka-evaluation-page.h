#pragma once

#include "minka-page.h"

G_BEGIN_DECLS

#define MINKA_TYPE_EVALUATION_PAGE (minka_evaluation_page_get_type ())
G_DECLARE_FINAL_TYPE (MinkaEvaluationPage, minka_evaluation_page, MINKA, EVALUATION_PAGE, MinkaPage)

G_END_DECLS
