#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MinkaChoiceText:
 * @item: a choice
 *
 * Returns: (transfer full): what it is called, or more about it
 */
typedef char *(*MinkaChoiceText) (gpointer item);

#define MINKA_TYPE_CHOICE_ROW (minka_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (MinkaChoiceRow, minka_choice_row, MINKA, CHOICE_ROW, AdwEntryRow)

GtkWidget *minka_choice_row_new (GListModel *choices, MinkaChoiceText name, MinkaChoiceText details);
gpointer minka_choice_row_find (MinkaChoiceRow *self);

G_END_DECLS
