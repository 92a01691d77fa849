#include "minka-meeting.h"

MINKA_DEFINE_ENUM (MeetingKind, meeting_kind, MINKA_MEETING_KIND_VALUES)
MINKA_DEFINE_ENUM (MeetingMode, meeting_mode, MINKA_MEETING_MODE_VALUES)
MINKA_DEFINE_ENUM (MeetingState, meeting_state, MINKA_MEETING_STATE_VALUES)
MINKA_DEFINE_ENUM (Presence, presence, MINKA_PRESENCE_VALUES)
MINKA_DEFINE_ENUM (Stage, stage, MINKA_STAGE_VALUES)
MINKA_DEFINE_ENUM (ContributionKind, contribution_kind, MINKA_CONTRIBUTION_KIND_VALUES)
MINKA_DEFINE_ENUM (MeetingPart, meeting_part, MINKA_MEETING_PART_VALUES)
MINKA_DEFINE_ENUM (AgreementState, agreement_state, MINKA_AGREEMENT_STATE_VALUES)

MINKA_DEFINE_RECORD (Meeting, meeting, "meeting", "-date -start_time", MINKA_MEETING_FIELDS)
MINKA_DEFINE_RECORD (AgendaItem, agenda_item, "agenda_item", "position title", MINKA_AGENDA_ITEM_FIELDS)
MINKA_DEFINE_RECORD (Attendance, attendance, "attendance", "position", MINKA_ATTENDANCE_FIELDS)
MINKA_DEFINE_RECORD (ProtocolStep, protocol_step, "protocol_step", "version stage position",
                     MINKA_PROTOCOL_STEP_FIELDS)
MINKA_DEFINE_RECORD (ProtocolAnswer, protocol_answer, "protocol_answer", "meeting step",
                     MINKA_PROTOCOL_ANSWER_FIELDS)
MINKA_DEFINE_RECORD (Contribution, contribution, "contribution", "position", MINKA_CONTRIBUTION_FIELDS)
MINKA_DEFINE_RECORD (Attachment, attachment, "attachment", "added title", MINKA_ATTACHMENT_FIELDS)
MINKA_DEFINE_RECORD (MeetingClock, meeting_clock, "meeting_clock", "meeting", MINKA_MEETING_CLOCK_FIELDS)
MINKA_DEFINE_RECORD (Agreement, agreement, "agreement", "position", MINKA_AGREEMENT_FIELDS)
MINKA_DEFINE_RECORD (FollowUp, follow_up, "follow_up", "date", MINKA_FOLLOW_UP_FIELDS)

/**
 * minka_meeting_get_opening:
 * @self: a meeting
 *
 * Returns: the hour at which it really opened, else the planned one; "" if neither is known
 */
const char *
minka_meeting_get_opening (MinkaMeeting *self)
{
  return *self->opened != '\0' ? self->opened : self->start_time;
}

/**
 * minka_meeting_get_closing:
 * @self: a meeting
 *
 * Returns: the hour at which it really closed, else the planned one; "" if neither is known
 */
const char *
minka_meeting_get_closing (MinkaMeeting *self)
{
  return *self->closed != '\0' ? self->closed : self->end_time;
}
