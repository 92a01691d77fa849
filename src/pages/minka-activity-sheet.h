#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_ACTIVITY_SHEET (minka_activity_sheet_get_type ())
G_DECLARE_FINAL_TYPE (MinkaActivitySheet, minka_activity_sheet, MINKA, ACTIVITY_SHEET, AdwBin)

GtkWidget *minka_activity_sheet_new (MinkaWorkspace *workspace, const char *activity);
MinkaActivity *minka_activity_sheet_get_activity (MinkaActivitySheet *self);
void minka_activity_sheet_show_part (MinkaActivitySheet *self, const char *part);

G_END_DECLS
