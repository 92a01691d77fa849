#pragma once

#include "minka-window-private.h"

G_BEGIN_DECLS

/* What an action costs the main loop until everything rests. */
typedef struct {
  gint64 wall;    /* microseconds until it rests */
  gint64 work;    /* of the processor, all together */
  gint64 longest; /* of the processor, the longest time without an answer */
} LoopCost;

typedef void (*LoopAction) (MinkaWindow *window, gpointer data);

extern gint64 loop_frame_cost, loop_busy;

int loop_main (int argc, char *argv[], void (*measure) (MinkaWindow *window));
void loop_wait_ms (guint ms);
void loop_wait_for_items (GListModel *list);
void loop_apply (MinkaWindow *window, MinkaGesture *gesture);
void loop_count (gboolean count);
LoopCost loop_run (MinkaWindow *window, LoopAction action, gpointer data);
void loop_scroll (MinkaWindow *window, const char *name);

G_END_DECLS
