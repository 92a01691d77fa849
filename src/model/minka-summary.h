#pragma once

#include "minka-activity.h"
#include "minka-book.h"
#include "minka-calendar.h"
#include "minka-meeting.h"
#include "minka-practice.h"

G_BEGIN_DECLS

/* Summaries are read from views: what a list shows, without what it does not. */

#define MINKA_MEETING_SUMMARY_FIELDS(F)                                                                      \
  F (INT, number, 0, PLAIN, "Number of the meeting in the year")                                             \
  F (TEXT, title, 0, PLAIN, "What it is about")                                                              \
  F (DATE, date, 0, PLAIN, "The day")                                                                        \
  F (TIME, start_time, 0, PLAIN, "When it opens")                                                            \
  F (DATE, moved_from, 0, PLAIN, "The day it was first called for, if it was moved")                         \
  F (ENUM, kind, minka_meeting_kind_get_type, PLAIN, "General or specific")                                  \
  F (ENUM, state, minka_meeting_state_get_type, PLAIN, "How far it is")                                      \
  F (INT, acta_number, 0, PLAIN, "Number of its acta; 0 for none yet")                                       \
  F (INT, topics, 0, PLAIN, "How many topics")                                                               \
  F (INT, untimed, 0, PLAIN, "How many topics have no minutes yet")                                          \
  F (INT, agreements, 0, PLAIN, "How many agreements")
#define MINKA_TYPE_MEETING_SUMMARY (minka_meeting_summary_get_type ())
MINKA_DECLARE_RECORD (MeetingSummary, meeting_summary, MEETING_SUMMARY, MINKA_MEETING_SUMMARY_FIELDS)

#define MINKA_ACTA_SUMMARY_FIELDS(F)                                                                         \
  F (INT, book_number, 0, PLAIN, "Number of the tome")                                                       \
  F (INT, number, 0, PLAIN, "Number in the book")                                                            \
  F (REF, meeting, "meeting", PLAIN, "The meeting it records")                                               \
  F (ENUM, kind, minka_acta_kind_get_type, PLAIN, "What it does")                                            \
  F (REF, corrects, "acta", PLAIN, "The acta that it corrects, completes or voids")                          \
  F (INT, corrects_number, 0, PLAIN, "The number of that acta; 0 for none")                                  \
  F (REF, corrected_by, "acta", PLAIN, "The newest acta that corrects, completes or voids this one")         \
  F (INT, corrected_by_number, 0, PLAIN, "The number of that acta; 0 for none")                              \
  F (ENUM, corrected_by_kind, minka_acta_kind_get_type, PLAIN, "What that acta does")                        \
  F (TEXT, title, 0, PLAIN, "What it is about")                                                              \
  F (DATE, date, 0, PLAIN, "The day of the meeting")                                                         \
  F (INSTANT, issued, 0, PLAIN, "When it was issued")                                                        \
  F (INT, first_folio, 0, PLAIN, "Its first folio")                                                          \
  F (INT, last_folio, 0, PLAIN, "Its last folio")                                                            \
  F (TEXT, sha256, 0, PLAIN, "Its fingerprint")                                                              \
  F (ENUM, scan_kind, minka_scan_kind_get_type, PLAIN, "What its signed scan is")                            \
  F (TEXT, scan_sha256, 0, PLAIN, "The fingerprint of its signed scan, empty without one")                   \
  F (ENUM, filed, minka_export_state_get_type, PLAIN, "What of it is in the folder of this computer")
#define MINKA_TYPE_ACTA_SUMMARY (minka_acta_summary_get_type ())
MINKA_DECLARE_RECORD (ActaSummary, acta_summary, ACTA_SUMMARY, MINKA_ACTA_SUMMARY_FIELDS)

/* An agreement as it stands today. */
#define MINKA_AGREEMENT_SUMMARY_FIELDS(F)                                                                    \
  F (TEXT, text, 0, PLAIN, "What was agreed")                                                                \
  F (REF, meeting, "meeting", PLAIN, "The meeting that agreed")                                              \
  F (TEXT, meeting_title, 0, PLAIN, "What that meeting was about")                                           \
  F (DATE, date, 0, PLAIN, "The day of that meeting")                                                        \
  F (REF, responsible, "member", PLAIN, "The member who does it")                                            \
  F (TEXT, person, 0, PLAIN, "Who does it, in words")                                                        \
  F (ENUM, state, minka_agreement_state_get_type, PLAIN, "What became of it")                                \
  F (DATE, due, 0, PLAIN, "By when, as last put off")
#define MINKA_TYPE_AGREEMENT_SUMMARY (minka_agreement_summary_get_type ())
MINKA_DECLARE_RECORD (AgreementSummary, agreement_summary, AGREEMENT_SUMMARY, MINKA_AGREEMENT_SUMMARY_FIELDS)

/* The agreements of a month, whose id it is: 2021-03. */
#define MINKA_KEEPING_SUMMARY_FIELDS(F)                                                                      \
  F (INT, agreed, 0, PLAIN, "How many were agreed")                                                          \
  F (INT, kept, 0, PLAIN, "How many of them were kept")
#define MINKA_TYPE_KEEPING_SUMMARY (minka_keeping_summary_get_type ())
MINKA_DECLARE_RECORD (KeepingSummary, keeping_summary, KEEPING_SUMMARY, MINKA_KEEPING_SUMMARY_FIELDS)

/* A row of the planning: an activity under one of its objectives. */
#define MINKA_SCHEDULE_SUMMARY_FIELDS(F)                                                                     \
  F (REF, activity, "activity", PLAIN, "The activity")                                                       \
  F (REF, objective, "objective", PLAIN, "The objective it serves; none for a loose one")                    \
  F (TEXT, objective_text, 0, PLAIN, "That objective in words")                                              \
  F (INT, objective_position, 0, PLAIN, "Place of the objective; -1 for the general one, last for none")     \
  F (TEXT, title, 0, PLAIN, "What the activity is called")                                                   \
  F (ENUM, progress, minka_progress_get_type, PLAIN, "How far it is")                                        \
  F (TEXT, goals, 0, PLAIN, "Metas, a line each")                                                            \
  F (TEXT, responsibles, 0, PLAIN, "Responsables, a line each")                                              \
  F (TEXT, sources, 0, PLAIN, "Fuentes de verificación, a line each")                                        \
  F (TEXT, days, 0, PLAIN, "Its days in order: 2021-03-15 or 2021-03-15/2021-03-19, separated by spaces")    \
  F (INT, evidence_count, 0, PLAIN, "How many pieces of evidence it has")                                    \
  F (TEXT, instrument, 0, PLAIN, "Instrumento de verificación")                                              \
  F (TEXT, next_action, 0, PLAIN, "Acciones a implementar")                                                  \
  F (INT, position, 0, PLAIN, "Place in the plan")
#define MINKA_TYPE_SCHEDULE_SUMMARY (minka_schedule_summary_get_type ())
MINKA_DECLARE_RECORD (ScheduleSummary, schedule_summary, SCHEDULE_SUMMARY, MINKA_SCHEDULE_SUMMARY_FIELDS)

#define MINKA_CALENDAR_SOURCE_VALUES(V)                                                                      \
  V (MINKA_CALENDAR_SOURCE_ACTIVITY, "activity")                                                             \
  V (MINKA_CALENDAR_SOURCE_MEETING, "meeting")                                                               \
  V (MINKA_CALENDAR_SOURCE_TERM, "term")                                                                     \
  V (MINKA_CALENDAR_SOURCE_BREAK, "break")                                                                   \
  V (MINKA_CALENDAR_SOURCE_HOLIDAY, "holiday")                                                               \
  V (MINKA_CALENDAR_SOURCE_EVENT, "event")
MINKA_DECLARE_ENUM (CalendarSource, calendar_source, MINKA_CALENDAR_SOURCE_VALUES)

/* Whatever has a day: a row a day or range. */
#define MINKA_CALENDAR_SUMMARY_FIELDS(F)                                                                     \
  F (INT, year, 0, PLAIN, "The year of the first day")                                                       \
  F (ENUM, source, minka_calendar_source_get_type, PLAIN, "What it is a day of")                             \
  F (TEXT, record, 0, PLAIN, "The id of that activity, meeting or calendar entry")                           \
  F (TEXT, title, 0, PLAIN, "What it is called")                                                             \
  F (DATE, first_day, 0, PLAIN, "Day, or first day of a range")                                              \
  F (DATE, last_day, 0, PLAIN, "Last day, never empty")                                                      \
  F (TIME, start_time, 0, PLAIN, "When it opens; empty for the whole day")                                   \
  F (TIME, end_time, 0, PLAIN, "When it closes")                                                             \
  F (BOOL, done, 0, PLAIN, "Concluded or held")
#define MINKA_TYPE_CALENDAR_SUMMARY (minka_calendar_summary_get_type ())
MINKA_DECLARE_RECORD (CalendarSummary, calendar_summary, CALENDAR_SUMMARY, MINKA_CALENDAR_SUMMARY_FIELDS)

/* An objective and how far its activities are. */
#define MINKA_OBJECTIVE_SUMMARY_FIELDS(F)                                                                    \
  F (REF, node, "tree_node", PLAIN, "The node that words it")                                                \
  F (TEXT, text, 0, PLAIN, "Its wording")                                                                    \
  F (BOOL, general, 0, PLAIN, "The general objective")                                                       \
  F (INT, position, 0, PLAIN, "Place in the plan")                                                           \
  F (INT, activities, 0, PLAIN, "How many activities serve it")                                              \
  F (INT, intermediate, 0, PLAIN, "How many of them are half way")                                           \
  F (INT, concluded, 0, PLAIN, "How many of them are concluded")
#define MINKA_TYPE_OBJECTIVE_SUMMARY (minka_objective_summary_get_type ())
MINKA_DECLARE_RECORD (ObjectiveSummary, objective_summary, OBJECTIVE_SUMMARY, MINKA_OBJECTIVE_SUMMARY_FIELDS)

/* Evidence without the file itself. */
#define MINKA_EVIDENCE_SUMMARY_FIELDS(F)                                                                     \
  F (REF, activity, "activity", PLAIN, "The activity")                                                       \
  F (ENUM, kind, minka_evidence_kind_get_type, PLAIN, "What it is")                                          \
  F (ENUM, reached, minka_progress_get_type, PLAIN, "The state it proves")                                   \
  F (TEXT, title, 0, PLAIN, "Its name")                                                                      \
  F (TEXT, url, 0, PLAIN, "Where a link leads")                                                              \
  F (TEXT, mime_type, 0, PLAIN, "What a file holds")                                                         \
  F (TEXT, sha256, 0, PLAIN, "The fingerprint of a file")                                                    \
  F (REF, acta, "acta", PLAIN, "The issued acta")                                                            \
  F (DATE, added, 0, PLAIN, "When it was added")                                                             \
  F (INT, size, 0, PLAIN, "Bytes of the file")
#define MINKA_TYPE_EVIDENCE_SUMMARY (minka_evidence_summary_get_type ())
MINKA_DECLARE_RECORD (EvidenceSummary, evidence_summary, EVIDENCE_SUMMARY, MINKA_EVIDENCE_SUMMARY_FIELDS)

/* What goes with a topic, without the file itself. */
#define MINKA_ATTACHMENT_SUMMARY_FIELDS(F)                                                                   \
  F (REF, meeting, "meeting", PLAIN, "The meeting")                                                          \
  F (REF, agenda_item, "agenda_item", PLAIN, "The topic")                                                    \
  F (TEXT, title, 0, PLAIN, "Its name")                                                                      \
  F (TEXT, mime_type, 0, PLAIN, "What it holds")                                                             \
  F (TEXT, sha256, 0, PLAIN, "The fingerprint of the file")                                                  \
  F (DATE, added, 0, PLAIN, "When it was added")                                                             \
  F (INT, size, 0, PLAIN, "Bytes of the file")
#define MINKA_TYPE_ATTACHMENT_SUMMARY (minka_attachment_summary_get_type ())
MINKA_DECLARE_RECORD (AttachmentSummary, attachment_summary, ATTACHMENT_SUMMARY,
                      MINKA_ATTACHMENT_SUMMARY_FIELDS)

/* An observation and its levels. */
#define MINKA_OBSERVATION_SUMMARY_FIELDS(F)                                                                  \
  F (REF, teacher, "member", PLAIN, "Who was observed")                                                      \
  F (TEXT, teacher_name, 0, PLAIN, "The name of who was observed")                                           \
  F (DATE, date, 0, PLAIN, "When")                                                                           \
  F (TEXT, area, 0, PLAIN, "Curricular area")                                                                \
  F (TEXT, grade, 0, PLAIN, "Grade and section")                                                             \
  F (TEXT, rubric, 0, PLAIN, "Version of the rubric")                                                        \
  F (ENUM, phase, minka_phase_get_type, PLAIN, "Before or after the work of the CAP")                        \
  F (TEXT, levels, 0, PLAIN, "The levels in the order of the rubric, separated by spaces")
#define MINKA_TYPE_OBSERVATION_SUMMARY (minka_observation_summary_get_type ())
MINKA_DECLARE_RECORD (ObservationSummary, observation_summary, OBSERVATION_SUMMARY,
                      MINKA_OBSERVATION_SUMMARY_FIELDS)

/* How many letters of an entry its beginning has at most; the view reflection_summary says so, too. */
#define MINKA_REFLECTION_BEGINNING 160

/* An entry of a cuaderno de bitácora. */
#define MINKA_REFLECTION_SUMMARY_FIELDS(F)                                                                   \
  F (REF, author, "member", PLAIN, "Whose entry it is")                                                      \
  F (TEXT, author_name, 0, PLAIN, "That member in words")                                                    \
  F (DATE, date, 0, PLAIN, "When")                                                                           \
  F (TEXT, prompt, 0, PLAIN, "The guiding question it answers")                                              \
  F (TEXT, strategy, 0, PLAIN, "The strategy tried")                                                         \
  F (TEXT, beginning, 0, PLAIN, "How the entry begins")                                                      \
  F (REF, meeting, "meeting", PLAIN, "The meeting that it goes with")                                        \
  F (ENUM, privacy, minka_privacy_get_type, PLAIN, "Who may read it")
#define MINKA_TYPE_REFLECTION_SUMMARY (minka_reflection_summary_get_type ())
MINKA_DECLARE_RECORD (ReflectionSummary, reflection_summary, REFLECTION_SUMMARY,
                      MINKA_REFLECTION_SUMMARY_FIELDS)

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
  V (MINKA_NOTICE_RULE_PROGRESS_WITHOUT_EVIDENCE, "progress-without-evidence")                               \
  V (MINKA_NOTICE_RULE_ACTA_NUMBERS, "acta-numbers")                                                         \
  V (MINKA_NOTICE_RULE_ACTA_FOLIOS, "acta-folios")                                                           \
  V (MINKA_NOTICE_RULE_ACTA_CHAIN, "acta-chain")                                                             \
  V (MINKA_NOTICE_RULE_ISSUED_WITHOUT_ACTA, "issued-without-acta")                                           \
  V (MINKA_NOTICE_RULE_TWO_CENTRES, "two-centres")                                                           \
  V (MINKA_NOTICE_RULE_LINK_ACROSS_TREES, "link-across-trees")                                               \
  V (MINKA_NOTICE_RULE_TIMES_REVERSED, "times-reversed")                                                     \
  V (MINKA_NOTICE_RULE_DAYS_REVERSED, "days-reversed")                                                       \
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

/* How many things hang loose for the same reason, whose nick is the id. */
#define MINKA_LOOSE_SUMMARY_FIELDS(F)                                                                        \
  F (ENUM, rule, minka_notice_rule_get_type, PLAIN, "What is missing")                                       \
  F (INT, amount, 0, PLAIN, "How often")
#define MINKA_TYPE_LOOSE_SUMMARY (minka_loose_summary_get_type ())
MINKA_DECLARE_RECORD (LooseSummary, loose_summary, LOOSE_SUMMARY, MINKA_LOOSE_SUMMARY_FIELDS)

G_END_DECLS
