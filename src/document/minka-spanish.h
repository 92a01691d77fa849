#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MinkaGender:
 * @MINKA_GENDER_MASCULINE: uno, doscientos
 * @MINKA_GENDER_FEMININE: una, doscientas
 * @MINKA_GENDER_BEFORE_NOUN: un, doscientos; before a masculine noun
 */
typedef enum {
  MINKA_GENDER_MASCULINE,
  MINKA_GENDER_FEMININE,
  MINKA_GENDER_BEFORE_NOUN,
} MinkaGender;

char *minka_spanish_number (int n, MinkaGender gender);
const char *minka_spanish_month (int month);
const char *minka_spanish_month_short (int month);
const char *minka_spanish_weekday (int weekday);
char *minka_spanish_date (const char *iso);
char *minka_spanish_date_short (const char *iso);
char *minka_spanish_date_long (const char *iso);
char *minka_spanish_date_words (const char *iso);
char *minka_spanish_time_words (const char *hhmm);
char *minka_spanish_join (const char *const *parts);
char *minka_spanish_of (const char *noun);
char *minka_spanish_count (int n, const char *one, const char *many);
char *minka_spanish_slug (const char *text, guint most);
const char *minka_spanish_meeting_kind (int kind);
const char *minka_spanish_meeting_mode (int mode);
const char *minka_spanish_presence (int presence);
const char *minka_spanish_agreement_state (int state);
const char *minka_spanish_progress (int progress);
char *minka_spanish_days (const char *days);

G_END_DECLS
