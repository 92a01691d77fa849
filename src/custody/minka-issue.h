#pragma once

#include "minka-store.h"

G_BEGIN_DECLS

MinkaMinutes *minka_custody_gather (MinkaStore *store, const char *meeting, GError **error);
GBytes *minka_custody_draft (MinkaStore *store, const char *meeting, GError **error);
MinkaActa *minka_custody_issue (MinkaStore *store, const char *meeting, GHashTable **changed, GError **error);
MinkaActa *minka_custody_correct (MinkaStore *store, const char *corrected, MinkaActaKind kind,
                                  const char *body, GHashTable **changed, GError **error);
MinkaActa *minka_custody_hand_over (MinkaStore *store, const char *post, MinkaHandover *handover,
                                    GHashTable **changed, GError **error);
GBytes *
minka_custody_draft_handover (MinkaStore *store, const char *post, MinkaHandover *handover, GError **error);

G_END_DECLS
