#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_NEW_ACTIVITY_DIALOG (minka_new_activity_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MinkaNewActivityDialog, minka_new_activity_dialog, MINKA, NEW_ACTIVITY_DIALOG,
                      AdwAlertDialog)

AdwDialog *minka_new_activity_dialog_new (const char *day);

G_END_DECLS
