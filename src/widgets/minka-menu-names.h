#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void minka_menu_names_begin (void);

G_END_DECLS
