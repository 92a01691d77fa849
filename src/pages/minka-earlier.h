#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_EARLIER (minka_earlier_get_type ())
G_DECLARE_FINAL_TYPE (MinkaEarlier, minka_earlier, MINKA, EARLIER, AdwPreferencesGroup)

GtkWidget *minka_earlier_new (MinkaWorkspace *workspace, MinkaMeeting *meeting);

G_END_DECLS
