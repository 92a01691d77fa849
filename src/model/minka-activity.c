#include "minka-activity.h"

MINKA_DEFINE_ENUM (Progress, progress, MINKA_PROGRESS_VALUES)
MINKA_DEFINE_ENUM (EvidenceKind, evidence_kind, MINKA_EVIDENCE_KIND_VALUES)

MINKA_DEFINE_RECORD (Activity, activity, "activity", "position title", MINKA_ACTIVITY_FIELDS)
MINKA_DEFINE_RECORD (ActivityObjective, activity_objective, "activity_objective", "activity objective",
                     MINKA_ACTIVITY_OBJECTIVE_FIELDS)
MINKA_DEFINE_RECORD (ActivityDate, activity_date, "activity_date", "first_day", MINKA_ACTIVITY_DATE_FIELDS)
MINKA_DEFINE_RECORD (Goal, goal, "goal", "position text", MINKA_GOAL_FIELDS)
MINKA_DEFINE_RECORD (Responsible, responsible, "responsible", "position text", MINKA_RESPONSIBLE_FIELDS)
MINKA_DEFINE_RECORD (Source, source, "source", "position text", MINKA_SOURCE_FIELDS)
MINKA_DEFINE_RECORD (Evidence, evidence, "evidence", "added title", MINKA_EVIDENCE_FIELDS)
