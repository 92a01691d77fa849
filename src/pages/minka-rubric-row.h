#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *minka_rubric_row_new (void);
void minka_rubric_row_set_version (AdwComboRow *row, const char *version);
const MinkaRubric *minka_rubric_row_get_rubric (AdwComboRow *row);
char *minka_rubric_put_levels (const MinkaRubric *rubric, MinkaGesture *gesture, const char *observation);

G_END_DECLS
