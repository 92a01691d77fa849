#include "minka-summary.h"

MINKA_DEFINE_ENUM (CalendarSource, calendar_source, MINKA_CALENDAR_SOURCE_VALUES)
MINKA_DEFINE_ENUM (NoticeRule, notice_rule, MINKA_NOTICE_RULE_VALUES)

MINKA_DEFINE_RECORD (MeetingSummary, meeting_summary, "meeting_summary", "-date -start_time -number",
                     MINKA_MEETING_SUMMARY_FIELDS)
MINKA_DEFINE_RECORD (ActaSummary, acta_summary, "acta_summary", "-book_number -number",
                     MINKA_ACTA_SUMMARY_FIELDS)
MINKA_DEFINE_RECORD (AgreementSummary, agreement_summary, "agreement_summary", "due date text",
                     MINKA_AGREEMENT_SUMMARY_FIELDS)
MINKA_DEFINE_RECORD (ScheduleSummary, schedule_summary, "schedule_summary",
                     "objective_position objective position days title", MINKA_SCHEDULE_SUMMARY_FIELDS)
MINKA_DEFINE_RECORD (CalendarSummary, calendar_summary, "calendar_summary", "first_day start_time title",
                     MINKA_CALENDAR_SUMMARY_FIELDS)
MINKA_DEFINE_RECORD (ObjectiveSummary, objective_summary, "objective_summary", "-general position text",
                     MINKA_OBJECTIVE_SUMMARY_FIELDS)
MINKA_DEFINE_RECORD (EvidenceSummary, evidence_summary, "evidence_summary", "added title",
                     MINKA_EVIDENCE_SUMMARY_FIELDS)
MINKA_DEFINE_RECORD (AttachmentSummary, attachment_summary, "attachment_summary", "added title",
                     MINKA_ATTACHMENT_SUMMARY_FIELDS)
MINKA_DEFINE_RECORD (ObservationSummary, observation_summary, "observation_summary", "-date teacher_name",
                     MINKA_OBSERVATION_SUMMARY_FIELDS)
MINKA_DEFINE_RECORD (ReflectionSummary, reflection_summary, "reflection_summary", "-date author_name",
                     MINKA_REFLECTION_SUMMARY_FIELDS)
MINKA_DEFINE_RECORD (KeepingSummary, keeping_summary, "keeping_summary", "", MINKA_KEEPING_SUMMARY_FIELDS)
MINKA_DEFINE_RECORD (NoticeSummary, notice_summary, "notice_summary", "-error rule text",
                     MINKA_NOTICE_SUMMARY_FIELDS)
MINKA_DEFINE_RECORD (LooseSummary, loose_summary, "loose_summary", "rule", MINKA_LOOSE_SUMMARY_FIELDS)
