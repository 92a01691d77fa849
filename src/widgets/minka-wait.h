#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MinkaWait:
 *
 * What is shown while something takes longer than a moment.
 */
typedef struct _MinkaWait MinkaWait;

MinkaWait *minka_wait_begin (GtkWidget *parent, const char *heading);
GCancellable *minka_wait_get_stop (MinkaWait *wait);
void minka_wait_end (MinkaWait *wait);

G_END_DECLS
