#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_SCHOOL_CALENDAR_DIALOG (minka_school_calendar_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MinkaSchoolCalendarDialog, minka_school_calendar_dialog, MINKA, SCHOOL_CALENDAR_DIALOG,
                      AdwDialog)

AdwDialog *minka_school_calendar_dialog_new (MinkaWorkspace *workspace);

G_END_DECLS
