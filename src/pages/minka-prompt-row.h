#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_PROMPT_ROW (minka_prompt_row_get_type ())
G_DECLARE_FINAL_TYPE (MinkaPromptRow, minka_prompt_row, MINKA, PROMPT_ROW, AdwComboRow)

GtkWidget *minka_prompt_row_new (MinkaWorkspace *workspace);
const char *minka_prompt_row_get_prompt (MinkaPromptRow *self);
void minka_prompt_row_set_prompt (MinkaPromptRow *self, const char *prompt);

G_END_DECLS
