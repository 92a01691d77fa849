#pragma once

#include "minka-record.h"

G_BEGIN_DECLS

typedef struct _MinkaGesture MinkaGesture;

MinkaGesture *minka_gesture_new (const char *name);
void minka_gesture_free (MinkaGesture *self);
GHashTable *minka_gesture_list_records (MinkaGesture *self);
void minka_gesture_preview (MinkaGesture *self, GType type, GHashTable *records);
void minka_gesture_put (MinkaGesture *self, MinkaRecord *record);
void
minka_gesture_set (MinkaGesture *self, MinkaRecord *record, const char *field, ...) G_GNUC_NULL_TERMINATED;
void minka_gesture_remove (MinkaGesture *self, GType type, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaGesture, minka_gesture_free)

G_END_DECLS
