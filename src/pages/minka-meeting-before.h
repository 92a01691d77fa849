#pragma once

#include "minka-form.h"

G_BEGIN_DECLS

void minka_meeting_before_fill (MinkaForm *form, AdwPreferencesPage *page);

G_END_DECLS
