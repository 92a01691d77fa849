#pragma once

#include "minka-gesture.h"
#include "minka-model.h"

G_BEGIN_DECLS

GPtrArray *minka_objectives_list_specific (GPtrArray *objectives);
MinkaObjective *minka_objectives_find (GPtrArray *objectives, const char *node);
gboolean minka_objectives_tick (MinkaGesture *gesture, const MinkaTreeShape *tree, GPtrArray *objectives,
                                const char *node, GError **error);
void minka_objectives_untick (MinkaGesture *gesture, GPtrArray *objectives, const char *node);
void minka_objectives_move (MinkaGesture *gesture, GPtrArray *objectives, const char *node, int position);
void minka_objectives_set_general (MinkaGesture *gesture, GPtrArray *objectives, const char *centre);
void minka_objectives_forget (MinkaGesture *gesture, GPtrArray *objectives, GHashTable *nodes);

G_END_DECLS
