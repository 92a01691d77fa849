#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MINKA_TYPE_OUTBOX (minka_outbox_get_type ())
G_DECLARE_FINAL_TYPE (MinkaOutbox, minka_outbox, MINKA, OUTBOX, GObject)

/**
 * MinkaOutboxState:
 * @MINKA_OUTBOX_NO_FOLDER: no folder has been chosen
 * @MINKA_OUTBOX_DONE: every issued acta is in the folder
 * @MINKA_OUTBOX_SENDING: actas are on their way
 * @MINKA_OUTBOX_STOPPED: the person stopped it, until the next acta or the next start
 * @MINKA_OUTBOX_TROUBLE: the folder did not take all; it is tried again by itself
 *
 * What the outbox is doing.
 */
typedef enum {
  MINKA_OUTBOX_NO_FOLDER,
  MINKA_OUTBOX_DONE,
  MINKA_OUTBOX_SENDING,
  MINKA_OUTBOX_STOPPED,
  MINKA_OUTBOX_TROUBLE,
} MinkaOutboxState;

void minka_outbox_set_folder (MinkaOutbox *self, GFile *folder);
GFile *minka_outbox_get_folder (MinkaOutbox *self);
MinkaOutboxState minka_outbox_get_state (MinkaOutbox *self, guint *done, guint *total);
const char *minka_outbox_get_trouble (MinkaOutbox *self);
void minka_outbox_send (MinkaOutbox *self);
void minka_outbox_stop (MinkaOutbox *self);
void minka_outbox_put_back (MinkaOutbox *self, GPtrArray *ids);

G_END_DECLS
