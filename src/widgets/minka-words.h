#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

const char *minka_words_for (GType type, int value);

G_END_DECLS
