#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *minka_convoking_new (MinkaWorkspace *workspace, MinkaMeeting *meeting);

G_END_DECLS
