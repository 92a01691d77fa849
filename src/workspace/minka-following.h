#pragma once

#include "minka-gesture.h"
#include "minka-model.h"

G_BEGIN_DECLS

gboolean minka_following_check (MinkaAgreementState state, const char *note, GError **error);
MinkaGesture *minka_following_gesture (const char *agreement, const char *meeting, MinkaAgreementState state,
                                       const char *note, const char *new_due);

G_END_DECLS
