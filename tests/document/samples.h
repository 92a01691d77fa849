#pragma once

#include "minka-dossier.h"
#include "minka-minutes.h"

G_BEGIN_DECLS

MinkaMinutes *sample_minutes_empty (void);
MinkaMinutes *sample_minutes (guint attendees);
MinkaMember *sample_add_member (MinkaMinutes *minutes, const char *name, const char *job);
MinkaAgreement *sample_add_agreement (MinkaMinutes *minutes, const char *text);
void sample_put_in_book (MinkaMinutes *minutes);
MinkaDossier *sample_dossier (guint per_aspect, guint n_activities, const char *text);
char *sample_words (guint n);
char *sample_squeeze (const char *text);
guint sample_count (const char *text, const char *part);

#define SAMPLE_ISSUED "2021-03-16T01:20:00Z"

G_END_DECLS
