#pragma once

#include "minka-book.h"
#include "minka-meeting.h"

G_BEGIN_DECLS

/* Summaries are read from views: what a list shows, without what it does not. */

#define MINKA_MEETING_SUMMARY_FIELDS(F)                                                                      \
  F (INT, number, 0, PLAIN, "Number of the meeting in the year")                                             \
  F (TEXT, title, 0, PLAIN, "What it is about")                                                              \
  F (DATE, date, 0, PLAIN, "The day")                                                                        \
  F (TIME, start_time, 0, PLAIN, "When it opens")                                                            \
  F (ENUM, kind, minka_meeting_kind_get_type, PLAIN, "General or specific")                                  \
  F (ENUM, state, minka_meeting_state_get_type, PLAIN, "How far it is")                                      \
  F (INT, acta_number, 0, PLAIN, "Number of its acta; 0 for none yet")                                       \
  F (INT, topics, 0, PLAIN, "How many topics")                                                               \
  F (INT, agreements, 0, PLAIN, "How many agreements")
#define MINKA_TYPE_MEETING_SUMMARY (minka_meeting_summary_get_type ())
MINKA_DECLARE_RECORD (MeetingSummary, meeting_summary, MEETING_SUMMARY, MINKA_MEETING_SUMMARY_FIELDS)

#define MINKA_ACTA_SUMMARY_FIELDS(F)                                                                         \
  F (INT, book_number, 0, PLAIN, "Number of the tome")                                                       \
  F (INT, number, 0, PLAIN, "Number in the book")                                                            \
  F (REF, meeting, "meeting", PLAIN, "The meeting it records")                                               \
  F (TEXT, title, 0, PLAIN, "What it is about")                                                              \
  F (DATE, date, 0, PLAIN, "The day of the meeting")                                                         \
  F (INSTANT, issued, 0, PLAIN, "When it was issued")                                                        \
  F (INT, first_folio, 0, PLAIN, "Its first folio")                                                          \
  F (INT, last_folio, 0, PLAIN, "Its last folio")                                                            \
  F (TEXT, sha256, 0, PLAIN, "Its fingerprint")
#define MINKA_TYPE_ACTA_SUMMARY (minka_acta_summary_get_type ())
MINKA_DECLARE_RECORD (ActaSummary, acta_summary, ACTA_SUMMARY, MINKA_ACTA_SUMMARY_FIELDS)

#define MINKA_NOTICE_RULE_VALUES(V)                                                                          \
  V (MINKA_NOTICE_RULE_OBJECTIVE_WITHOUT_ACTIVITY, "objective-without-activity")                             \
  V (MINKA_NOTICE_RULE_ACTIVITY_WITHOUT_DATE, "activity-without-date")                                       \
  V (MINKA_NOTICE_RULE_ACTIVITY_WITHOUT_GOAL, "activity-without-goal")                                       \
  V (MINKA_NOTICE_RULE_ACTIVITY_WITHOUT_SOURCE, "activity-without-source")                                   \
  V (MINKA_NOTICE_RULE_AGREEMENT_WITHOUT_PERSON, "agreement-without-person")                                 \
  V (MINKA_NOTICE_RULE_AGREEMENT_WITHOUT_DATE, "agreement-without-date")                                     \
  V (MINKA_NOTICE_RULE_MEETING_WITHOUT_ACTIVITY, "meeting-without-activity")                                 \
  V (MINKA_NOTICE_RULE_PROBLEM_WITHOUT_OBJECTIVE, "problem-without-objective")                               \
  V (MINKA_NOTICE_RULE_STALE_OBJECTIVE, "stale-objective")                                                   \
  V (MINKA_NOTICE_RULE_ACTA_NUMBERS, "acta-numbers")                                                         \
  V (MINKA_NOTICE_RULE_ACTA_FOLIOS, "acta-folios")                                                           \
  V (MINKA_NOTICE_RULE_ACTA_CHAIN, "acta-chain")                                                             \
  V (MINKA_NOTICE_RULE_ISSUED_WITHOUT_ACTA, "issued-without-acta")                                           \
  V (MINKA_NOTICE_RULE_TWO_CENTRES, "two-centres")                                                           \
  V (MINKA_NOTICE_RULE_LINK_ACROSS_TREES, "link-across-trees")                                               \
  V (MINKA_NOTICE_RULE_TIMES_REVERSED, "times-reversed")                                                     \
  V (MINKA_NOTICE_RULE_FOREIGN_TOPIC, "foreign-topic")                                                       \
  V (MINKA_NOTICE_RULE_LEVEL_RANGE, "level-range")                                                           \
  V (MINKA_NOTICE_RULE_PLAN_COUNT, "plan-count")
MINKA_DECLARE_ENUM (NoticeRule, notice_rule, MINKA_NOTICE_RULE_VALUES)

/* Something that hangs loose, or breaks a rule: computed, never stored. */
#define MINKA_NOTICE_SUMMARY_FIELDS(F)                                                                       \
  F (ENUM, rule, minka_notice_rule_get_type, PLAIN, "What is wrong or missing")                              \
  F (BOOL, error, 0, PLAIN, "A broken rule and not a loose end")                                             \
  F (TEXT, record_table, 0, PLAIN, "The table of the record concerned")                                      \
  F (TEXT, text, 0, PLAIN, "How the record calls itself")
#define MINKA_TYPE_NOTICE_SUMMARY (minka_notice_summary_get_type ())
MINKA_DECLARE_RECORD (NoticeSummary, notice_summary, NOTICE_SUMMARY, MINKA_NOTICE_SUMMARY_FIELDS)

G_END_DECLS
