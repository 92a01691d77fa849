#pragma once

#include "minka-calendar.h"
#include "minka-find.h"
#include "minka-meeting.h"
#include "minka-plan.h"

G_BEGIN_DECLS

/**
 * MinkaAgreementSetting:
 * @day: the day of the meeting, YYYY-MM-DD
 * @members: (element-type MinkaMember): everyone who may be named
 * @posts: (element-type MinkaPost): the posts with who holds them
 * @calendar: (element-type MinkaCalendarEntry): the school's own dates
 * @next_meeting: (nullable): the day of the next meeting, if it has one
 *
 * What a line is read against.
 */
typedef struct {
  const char *day;
  GPtrArray *members;
  GPtrArray *posts;
  GPtrArray *calendar;
  const char *next_meeting;
} MinkaAgreementSetting;

/**
 * MinkaAgreementDoubts:
 * @MINKA_AGREEMENT_DOUBT_WHO: several members are called like that
 * @MINKA_AGREEMENT_DOUBT_REPEATS: something is to be done again and again, and no last day is said
 * @MINKA_AGREEMENT_DOUBT_WEEKDAY: the day of the month is another day of the week than was said
 * @MINKA_AGREEMENT_DOUBT_PAST: the day lies before the meeting
 * @MINKA_AGREEMENT_DOUBT_DAYS: several days are said
 * @MINKA_AGREEMENT_DOUBT_NEXT_MEETING: the next meeting has no day yet
 * @MINKA_AGREEMENT_DOUBT_TERM: the calendar does not say when that part of the school year ends
 *
 * What is not clear in a line.
 */
typedef enum {
  MINKA_AGREEMENT_DOUBT_WHO = 1 << 0,
  MINKA_AGREEMENT_DOUBT_REPEATS = 1 << 1,
  MINKA_AGREEMENT_DOUBT_WEEKDAY = 1 << 2,
  MINKA_AGREEMENT_DOUBT_PAST = 1 << 3,
  MINKA_AGREEMENT_DOUBT_DAYS = 1 << 4,
  MINKA_AGREEMENT_DOUBT_NEXT_MEETING = 1 << 5,
  MINKA_AGREEMENT_DOUBT_TERM = 1 << 6,
} MinkaAgreementDoubts;

/**
 * MinkaAgreementLine:
 * @source: the line, as valid UTF-8; all marks are in its bytes
 * @text: what is to be done; empty if nothing is left
 * @members: (element-type MinkaMember): who is named, in order
 * @who: who does it in words, empty if nobody is said
 * @in_words: whether only @who tells it all: several people, or others than members
 * @due: by when, YYYY-MM-DD; empty if no day is said
 * @who_marks: (element-type MinkaMark): where it is said who
 * @when_marks: (element-type MinkaMark): where it is said when
 * @choices: (element-type MinkaMember): the members of whom one is meant, empty if that is clear
 * @unclear: where they are named
 * @doubts: what is not clear
 * @year: the year of the meeting, in which days need no year
 *
 * A line in which somebody wrote what was agreed, as it was understood.
 */
typedef struct {
  char *source;
  char *text;
  GPtrArray *members;
  char *who;
  gboolean in_words;
  char due[11];
  GArray *who_marks;
  GArray *when_marks;
  GPtrArray *choices;
  MinkaMark unclear;
  MinkaAgreementDoubts doubts;
  int year;
} MinkaAgreementLine;

/**
 * MinkaAgreementOffer:
 * @text: what would stand in the line
 * @details: what it means: a job, or a day
 * @span: what it would replace
 *
 * A way to go on with a line that is being typed.
 */
typedef struct {
  char *text;
  char *details;
  MinkaMark span;
} MinkaAgreementOffer;

MinkaAgreementLine *minka_agreement_line_parse (const char *line, const MinkaAgreementSetting *setting);
void minka_agreement_line_free (MinkaAgreementLine *self);
void minka_agreement_line_fill (MinkaAgreementLine *self, MinkaAgreement *agreement);
char *minka_agreement_line_tell (MinkaAgreementLine *self);
char *minka_agreement_line_tell_doubts (MinkaAgreementLine *self);
char *minka_agreement_line_tell_day (MinkaAgreementLine *self);
void minka_agreement_line_settle (MinkaAgreementLine *self, MinkaMember *member);
char *minka_agreement_line_choose (MinkaAgreementLine *self, MinkaMember *member);
void minka_agreement_offer_free (MinkaAgreementOffer *self);
GPtrArray *minka_agreement_line_offer (const char *line, gsize cursor, const MinkaAgreementSetting *setting);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaAgreementLine, minka_agreement_line_free)

G_END_DECLS
