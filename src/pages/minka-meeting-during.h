#pragma once

#include "minka-form.h"

G_BEGIN_DECLS

void minka_meeting_during_fill (MinkaForm *form, AdwPreferencesPage *page);
void minka_meeting_during_fill_part (MinkaForm *form, AdwPreferencesPage *page, MinkaMeetingPart part,
                                     MinkaAgendaItem *item);
void minka_meeting_during_fill_agreements (MinkaForm *form, AdwPreferencesPage *page);
void minka_meeting_during_fill_attendance (MinkaForm *form, AdwPreferencesPage *page);
GtkWidget *minka_meeting_during_make_hours (MinkaForm *form);

G_END_DECLS
