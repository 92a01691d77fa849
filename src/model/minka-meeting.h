#pragma once

#include "minka-record.h"

G_BEGIN_DECLS

#define MINKA_MEETING_KIND_VALUES(V)                                                                         \
  V (MINKA_MEETING_KIND_GENERAL, "general")                                                                  \
  V (MINKA_MEETING_KIND_SPECIFIC, "specific")
MINKA_DECLARE_ENUM (MeetingKind, meeting_kind, MINKA_MEETING_KIND_VALUES)

#define MINKA_MEETING_MODE_VALUES(V)                                                                         \
  V (MINKA_MEETING_MODE_IN_PERSON, "in-person")                                                              \
  V (MINKA_MEETING_MODE_VIRTUAL, "virtual")                                                                  \
  V (MINKA_MEETING_MODE_MIXED, "mixed")
MINKA_DECLARE_ENUM (MeetingMode, meeting_mode, MINKA_MEETING_MODE_VALUES)

#define MINKA_MEETING_STATE_VALUES(V)                                                                        \
  V (MINKA_MEETING_STATE_PREPARING, "preparing")                                                             \
  V (MINKA_MEETING_STATE_ONGOING, "ongoing")                                                                 \
  V (MINKA_MEETING_STATE_HELD, "held")                                                                       \
  V (MINKA_MEETING_STATE_ISSUED, "issued")                                                                   \
  V (MINKA_MEETING_STATE_CANCELLED, "cancelled")
MINKA_DECLARE_ENUM (MeetingState, meeting_state, MINKA_MEETING_STATE_VALUES)

#define MINKA_MEETING_FIELDS(F)                                                                              \
  F (INT, number, 0, PLAIN, "Number of the meeting in the year")                                             \
  F (ENUM, kind, minka_meeting_kind_get_type, PLAIN, "General or specific")                                  \
  F (TEXT, title, 0, REQUIRED_SEARCH, "What it is about")                                                    \
  F (TEXT, purpose, 0, SEARCH, "What it wants to reach")                                                     \
  F (DATE, date, 0, PLAIN, "The day")                                                                        \
  F (TIME, start_time, 0, PLAIN, "When it opens")                                                            \
  F (TIME, end_time, 0, PLAIN, "When it closes")                                                             \
  F (TIME, opened, 0, PLAIN, "When it really opened; empty for as planned")                                  \
  F (TIME, closed, 0, PLAIN, "When it really closed; empty for as planned")                                  \
  F (ENUM, mode, minka_meeting_mode_get_type, PLAIN, "In person, virtual or both")                           \
  F (TEXT, place, 0, PLAIN, "Where people meet")                                                             \
  F (TEXT, platform, 0, PLAIN, "Platform of a virtual meeting")                                              \
  F (TEXT, link, 0, PLAIN, "Address of a virtual meeting")                                                   \
  F (INT, platform_minutes, 0, PLAIN, "Minutes the platform allows; 0 for no limit")                         \
  F (REF, host, "member", PLAIN, "Who is host of a virtual meeting and sends the link")                      \
  F (REF, activity, "activity", PLAIN, "The planned activity it carries out")                                \
  F (REF, president, "member", PLAIN, "Who presides")                                                        \
  F (REF, moderator, "member", PLAIN, "Who moderates")                                                       \
  F (REF, secretary, "member", PLAIN, "Who acts as secretary")                                               \
  F (REF, timekeeper, "member", PLAIN, "Who keeps the time")                                                 \
  F (REF, note_taker, "member", PLAIN, "Who takes notes")                                                    \
  F (ENUM, state, minka_meeting_state_get_type, PLAIN, "How far it is")                                      \
  F (REF, previous, "meeting", PLAIN, "The meeting before, whose acta is read")                              \
  F (TEXT, previous_reading, 0, SEARCH, "What was said of the previous acta")                                \
  F (TEXT, reports, 0, SEARCH, "Informes")                                                                   \
  F (TEXT, conclusions, 0, SEARCH, "Conclusions of the whole meeting")                                       \
  F (TEXT, suggestions, 0, SEARCH, "Suggestions")                                                            \
  F (TEXT, research, 0, SEARCH, "Research paths: whom to watch, what to read, what to look for")             \
  F (TEXT, approval, 0, PLAIN, "How the acta was approved")                                                  \
  F (TEXT, change_reason, 0, SEARCH, "Why it was cancelled or moved")                                        \
  F (DATE, moved_from, 0, PLAIN, "The day it was first called for, if it was moved")                         \
  F (TEXT, series, 0, PLAIN, "What meetings that repeat have in common; empty for a single one")             \
  F (INT, protocol_version, 0, PLAIN, "Version of the guiding questions; 0 for none yet")
#define MINKA_TYPE_MEETING (minka_meeting_get_type ())
MINKA_DECLARE_RECORD (Meeting, meeting, MEETING, MINKA_MEETING_FIELDS)

const char *minka_meeting_get_opening (MinkaMeeting *self);
const char *minka_meeting_get_closing (MinkaMeeting *self);

#define MINKA_AGENDA_ITEM_FIELDS(F)                                                                          \
  F (REF, meeting, "meeting", REQUIRED_OWNER, "The meeting")                                                 \
  F (TEXT, title, 0, REQUIRED_SEARCH, "The topic")                                                           \
  F (INT, minutes, 0, PLAIN, "Minutes foreseen; 0 for unassigned")                                           \
  F (REF, presenter, "member", PLAIN, "Who presents it")                                                     \
  F (TEXT, preparation, 0, SEARCH, "Who prepares what")                                                      \
  F (BOOL, unplanned, 0, PLAIN, "Came up without being on the agenda as served")                             \
  F (REF, need, "diagnosis_entry", PLAIN, "The need of the diagnosis it comes from")                         \
  F (REF, objective, "objective", PLAIN, "The specific objective it comes from")                             \
  F (REF, agreement, "agreement", PLAIN, "The earlier agreement it comes from")                              \
  F (REF, question, "protocol_step", PLAIN, "The guiding question shown with it")                            \
  F (TEXT, deliberation, 0, SEARCH, "What was deliberated")                                                  \
  F (TEXT, conclusion, 0, SEARCH, "The conclusion")                                                          \
  F (BOOL, left_over, 0, PLAIN, "Left for the next meeting")                                                 \
  F (INT, extra_minutes, 0, PLAIN, "Minutes added while it was treated")                                     \
  F (INT, seconds, 0, PLAIN, "Seconds it took; 0 for not timed")                                             \
  F (INT, position, 0, PLAIN, "Place in the agenda")
#define MINKA_TYPE_AGENDA_ITEM (minka_agenda_item_get_type ())
MINKA_DECLARE_RECORD (AgendaItem, agenda_item, AGENDA_ITEM, MINKA_AGENDA_ITEM_FIELDS)

#define MINKA_PRESENCE_VALUES(V)                                                                             \
  V (MINKA_PRESENCE_UNKNOWN, "unknown")                                                                      \
  V (MINKA_PRESENCE_PRESENT, "present")                                                                      \
  V (MINKA_PRESENCE_LATE, "late")                                                                            \
  V (MINKA_PRESENCE_EXCUSED, "excused")                                                                      \
  V (MINKA_PRESENCE_ABSENT, "absent")
MINKA_DECLARE_ENUM (Presence, presence, MINKA_PRESENCE_VALUES)

#define MINKA_ATTENDANCE_FIELDS(F)                                                                           \
  F (REF, meeting, "meeting", REQUIRED_OWNER, "The meeting")                                                 \
  F (REF, member, "member", REQUIRED, "Who was called")                                                      \
  F (ENUM, presence, minka_presence_get_type, PLAIN, "Present, late, excused or absent")                     \
  F (TIME, arrival, 0, PLAIN, "When a late member came")                                                     \
  F (TEXT, note, 0, PLAIN, "For example the reason of an excuse")                                            \
  F (INT, position, 0, PLAIN, "Place in the list")
#define MINKA_TYPE_ATTENDANCE (minka_attendance_get_type ())
MINKA_DECLARE_RECORD (Attendance, attendance, ATTENDANCE, MINKA_ATTENDANCE_FIELDS)

#define MINKA_STAGE_VALUES(V)                                                                                \
  V (MINKA_STAGE_BEFORE, "before")                                                                           \
  V (MINKA_STAGE_DURING, "during")                                                                           \
  V (MINKA_STAGE_AFTER, "after")
MINKA_DECLARE_ENUM (Stage, stage, MINKA_STAGE_VALUES)

/* A guiding question of the three-stage route, or a line of the director's role. */
#define MINKA_PROTOCOL_STEP_FIELDS(F)                                                                        \
  F (INT, version, 0, PLAIN, "Version of the protocol")                                                      \
  F (ENUM, stage, minka_stage_get_type, PLAIN, "Before, during or after")                                    \
  F (TEXT, indicator, 0, REQUIRED, "The indicator it belongs to")                                            \
  F (BOOL, role, 0, PLAIN, "A line of the director's role and not a question")                               \
  F (TEXT, text, 0, REQUIRED_SEARCH, "The question")                                                         \
  F (INT, position, 0, PLAIN, "Place in the route")
#define MINKA_TYPE_PROTOCOL_STEP (minka_protocol_step_get_type ())
MINKA_DECLARE_RECORD (ProtocolStep, protocol_step, PROTOCOL_STEP, MINKA_PROTOCOL_STEP_FIELDS)

#define MINKA_PROTOCOL_ANSWER_FIELDS(F)                                                                      \
  F (REF, meeting, "meeting", REQUIRED_OWNER, "The meeting")                                                 \
  F (REF, step, "protocol_step", REQUIRED, "The question")                                                   \
  F (BOOL, done, 0, PLAIN, "Ticked")                                                                         \
  F (TEXT, text, 0, SEARCH, "The answer")
#define MINKA_TYPE_PROTOCOL_ANSWER (minka_protocol_answer_get_type ())
MINKA_DECLARE_RECORD (ProtocolAnswer, protocol_answer, PROTOCOL_ANSWER, MINKA_PROTOCOL_ANSWER_FIELDS)

#define MINKA_CONTRIBUTION_KIND_VALUES(V)                                                                    \
  V (MINKA_CONTRIBUTION_KIND_IDEA, "idea")                                                                   \
  V (MINKA_CONTRIBUTION_KIND_PRACTICE, "practice")
MINKA_DECLARE_ENUM (ContributionKind, contribution_kind, MINKA_CONTRIBUTION_KIND_VALUES)

/* What somebody brought to a topic. */
#define MINKA_CONTRIBUTION_FIELDS(F)                                                                         \
  F (REF, meeting, "meeting", REQUIRED_OWNER, "The meeting")                                                 \
  F (REF, agenda_item, "agenda_item", PLAIN, "The topic")                                                    \
  F (REF, member, "member", PLAIN, "Whose it is")                                                            \
  F (ENUM, kind, minka_contribution_kind_get_type, PLAIN, "An idea or a good practice")                      \
  F (TEXT, text, 0, REQUIRED_SEARCH, "What it is")                                                           \
  F (INT, position, 0, PLAIN, "Place in the list")
#define MINKA_TYPE_CONTRIBUTION (minka_contribution_get_type ())
MINKA_DECLARE_RECORD (Contribution, contribution, CONTRIBUTION, MINKA_CONTRIBUTION_FIELDS)

/* A file that goes with a topic. */
#define MINKA_ATTACHMENT_FIELDS(F)                                                                           \
  F (REF, meeting, "meeting", REQUIRED_OWNER, "The meeting")                                                 \
  F (REF, agenda_item, "agenda_item", PLAIN, "The topic")                                                    \
  F (TEXT, title, 0, REQUIRED_SEARCH, "Its name")                                                            \
  F (TEXT, mime_type, 0, PLAIN, "What it holds")                                                             \
  F (TEXT, sha256, 0, PLAIN, "Its fingerprint")                                                              \
  F (DATE, added, 0, PLAIN, "When it was added")                                                             \
  F (BLOB, content, 0, PLAIN, "The file itself")
#define MINKA_TYPE_ATTACHMENT (minka_attachment_get_type ())
MINKA_DECLARE_RECORD (Attachment, attachment, ATTACHMENT, MINKA_ATTACHMENT_FIELDS)

#define MINKA_MEETING_PART_VALUES(V)                                                                         \
  V (MINKA_MEETING_PART_OPENING, "opening")                                                                  \
  V (MINKA_MEETING_PART_EARLIER, "earlier")                                                                  \
  V (MINKA_MEETING_PART_TOPICS, "topics")                                                                    \
  V (MINKA_MEETING_PART_CLOSING, "closing")
MINKA_DECLARE_ENUM (MeetingPart, meeting_part, MINKA_MEETING_PART_VALUES)

/* The clock of a meeting, as it was at one moment: what is true later is computed from it. The time since the
 * computer was started goes on while it sleeps and does not heed a changed clock; after another start only the
 * clock is left to go by. */
#define MINKA_MEETING_CLOCK_FIELDS(F)                                                                        \
  F (REF, meeting, "meeting", REQUIRED_OWNER, "The meeting")                                                 \
  F (ENUM, part, minka_meeting_part_get_type, PLAIN, "Opening, earlier agreements, topics or closing")       \
  F (REF, agenda_item, "agenda_item", PLAIN, "The topic that is being treated")                              \
  F (BOOL, running, 0, PLAIN, "Not paused")                                                                  \
  F (REAL, meeting_seconds, 0, PLAIN, "How long the meeting had lasted, without pauses")                     \
  F (REAL, topic_seconds, 0, PLAIN, "How long the topic had been treated")                                   \
  F (INSTANT, at, 0, PLAIN, "When this was so")                                                              \
  F (TEXT, boot, 0, PLAIN, "Which start of the computer that was")                                           \
  F (REAL, boot_seconds, 0, PLAIN, "Seconds since that start")                                               \
  F (REAL, seen_seconds, 0, PLAIN, "How long the meeting had lasted when the program last noted it")
#define MINKA_TYPE_MEETING_CLOCK (minka_meeting_clock_get_type ())
MINKA_DECLARE_RECORD (MeetingClock, meeting_clock, MEETING_CLOCK, MINKA_MEETING_CLOCK_FIELDS)

#define MINKA_AGREEMENT_STATE_VALUES(V)                                                                      \
  V (MINKA_AGREEMENT_STATE_OPEN, "open")                                                                     \
  V (MINKA_AGREEMENT_STATE_KEPT, "kept")                                                                     \
  V (MINKA_AGREEMENT_STATE_DROPPED, "dropped")
MINKA_DECLARE_ENUM (AgreementState, agreement_state, MINKA_AGREEMENT_STATE_VALUES)

#define MINKA_AGREEMENT_FIELDS(F)                                                                            \
  F (REF, meeting, "meeting", REQUIRED_OWNER, "The meeting that agreed")                                     \
  F (REF, agenda_item, "agenda_item", PLAIN, "The topic it comes from")                                      \
  F (TEXT, text, 0, REQUIRED_SEARCH, "What was agreed")                                                      \
  F (TEXT, grounds, 0, SEARCH, "Why")                                                                        \
  F (REF, responsible, "member", PLAIN, "Who does it")                                                       \
  F (TEXT, responsible_text, 0, SEARCH, "or who, in words")                                                  \
  F (DATE, due, 0, PLAIN, "By when")                                                                         \
  F (BOOL, voted, 0, PLAIN, "Whether there was a vote")                                                      \
  F (INT, votes_for, 0, PLAIN, "Votes in favour")                                                            \
  F (INT, votes_against, 0, PLAIN, "Votes against")                                                          \
  F (INT, abstentions, 0, PLAIN, "Abstentions")                                                              \
  F (BOOL, outside_agenda, 0, PLAIN, "Agreed outside the agenda as served")                                  \
  F (INT, position, 0, PLAIN, "Place in the acta")
#define MINKA_TYPE_AGREEMENT (minka_agreement_get_type ())
MINKA_DECLARE_RECORD (Agreement, agreement, AGREEMENT, MINKA_AGREEMENT_FIELDS)

/* What became of an agreement; the newest one is its state. Apart from the agreement, because that is locked
 * once its acta is issued. */
#define MINKA_FOLLOW_UP_FIELDS(F)                                                                            \
  F (REF, agreement, "agreement", REQUIRED_OWNER, "The agreement")                                           \
  F (REF, meeting, "meeting", PLAIN, "The meeting that looked at it")                                        \
  F (DATE, date, 0, REQUIRED, "When")                                                                        \
  F (ENUM, state, minka_agreement_state_get_type, PLAIN, "Open, kept or dropped")                            \
  F (TEXT, note, 0, SEARCH, "Evidence, or the reason why not")                                               \
  F (DATE, new_due, 0, PLAIN, "New date")
#define MINKA_TYPE_FOLLOW_UP (minka_follow_up_get_type ())
MINKA_DECLARE_RECORD (FollowUp, follow_up, FOLLOW_UP, MINKA_FOLLOW_UP_FIELDS)

G_END_DECLS
