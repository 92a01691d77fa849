#pragma once

#include "minka-form.h"

G_BEGIN_DECLS

#define MINKA_TYPE_GUIDING (minka_guiding_get_type ())
G_DECLARE_FINAL_TYPE (MinkaGuiding, minka_guiding, MINKA, GUIDING, AdwPreferencesGroup)

GtkWidget *minka_guiding_new (MinkaWorkspace *workspace, MinkaMeeting *meeting, MinkaStage stage);

G_END_DECLS
