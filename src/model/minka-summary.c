#include "minka-summary.h"

MINKA_DEFINE_ENUM (NoticeRule, notice_rule, MINKA_NOTICE_RULE_VALUES)

MINKA_DEFINE_RECORD (MeetingSummary, meeting_summary, "meeting_summary", "-date -start_time -number",
                     MINKA_MEETING_SUMMARY_FIELDS)
MINKA_DEFINE_RECORD (ActaSummary, acta_summary, "acta_summary", "-book_number -number",
                     MINKA_ACTA_SUMMARY_FIELDS)
MINKA_DEFINE_RECORD (NoticeSummary, notice_summary, "notice_summary", "-error rule text",
                     MINKA_NOTICE_SUMMARY_FIELDS)
