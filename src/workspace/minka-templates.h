#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *minka_templates_new (void);
GBytes *minka_templates_sample (void);

G_END_DECLS
