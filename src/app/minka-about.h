#pragma once

#include "minka-window.h"

G_BEGIN_DECLS

char *minka_about_describe (GtkWindow *window, const char *path);
AdwDialog *minka_about_new (GtkWindow *window, const char *path);

G_END_DECLS
