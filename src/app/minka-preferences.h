#pragma once

#include "minka-window.h"

G_BEGIN_DECLS

void minka_preferences_follow_appearance (GSettings *settings);
AdwDialog *minka_preferences_new (MinkaWorkspace *workspace, GSettings *settings);

G_END_DECLS
