#pragma once

#include "minka-rubric.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_LEVEL_ROW (minka_level_row_get_type ())
G_DECLARE_FINAL_TYPE (MinkaLevelRow, minka_level_row, MINKA, LEVEL_ROW, AdwPreferencesRow)

GtkWidget *minka_level_row_new (const char *performance, const MinkaRubric *rubric);
int minka_level_row_get_level (MinkaLevelRow *self);
void minka_level_row_set_level (MinkaLevelRow *self, int level);

G_END_DECLS
