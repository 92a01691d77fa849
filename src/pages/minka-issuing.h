#pragma once

#include "minka-page.h"

G_BEGIN_DECLS

#define MINKA_TYPE_ISSUING (minka_issuing_get_type ())
G_DECLARE_FINAL_TYPE (MinkaIssuing, minka_issuing, MINKA, ISSUING, AdwPreferencesGroup)

GtkWidget *minka_issuing_new (MinkaWorkspace *workspace, MinkaMeeting *meeting);

G_END_DECLS
