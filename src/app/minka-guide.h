#pragma once

#include "minka-window.h"

G_BEGIN_DECLS

#define MINKA_TYPE_GUIDE (minka_guide_get_type ())
G_DECLARE_FINAL_TYPE (MinkaGuide, minka_guide, MINKA, GUIDE, AdwBin)

GtkWidget *minka_guide_new (MinkaWindow *window, const char *own_plan);

G_END_DECLS
