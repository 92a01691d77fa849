#pragma once

#include "minka-agreement-line.h"

G_BEGIN_DECLS

/* How a line about an agreement is taken apart; only for the files that read it. */

typedef enum {
  MINKA_TOKEN_WORD,
  MINKA_TOKEN_NUMBER,
  MINKA_TOKEN_SIGN,
} MinkaTokenKind;

/**
 * MinkaToken:
 * @kind: letters, digits, or one other character
 * @start: its first byte
 * @end: the byte behind it
 * @word: it without accents and capitals
 * @number: what a number is worth, in digits or in words; -1 for none
 * @joined: nothing stands between it and the one before
 * @capital: it begins with a capital
 * @taken: it is part of a day that was understood
 */
typedef struct {
  MinkaTokenKind kind;
  guint start;
  guint end;
  char *word;
  int number;
  gboolean joined;
  gboolean capital;
  gboolean taken;
} MinkaToken;

/**
 * MinkaReading:
 * @setting: what the line is read against
 * @line: what was understood so far
 * @tokens: (element-type MinkaToken): the line in pieces
 * @cuts: (element-type MinkaMark): what does not belong to what is to be done
 */
typedef struct {
  const MinkaAgreementSetting *setting;
  MinkaAgreementLine *line;
  GArray *tokens;
  GArray *cuts;
} MinkaReading;

GArray *minka_tokens_new (const char *text);
const MinkaToken *minka_reading_at (MinkaReading *self, int i);
gboolean minka_reading_is (MinkaReading *self, int i, const char *words);
int minka_reading_follows (MinkaReading *self, int i, const char *phrase);
void minka_reading_mark (MinkaReading *self, GArray *marks, int first, int end);

int minka_tokens_weekday (const char *word);
int minka_tokens_month (const char *word);
const char *minka_tokens_weekday_name (int weekday);
const char *minka_tokens_month_name (int month);

void minka_reading_when (MinkaReading *self);
void minka_reading_who (MinkaReading *self);

G_END_DECLS
