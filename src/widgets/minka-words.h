#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

const char *minka_words_for (GType type, int value);
const char *minka_words_for_kind (GType type);
int minka_words_rank_of_kind (GType type);

G_END_DECLS
