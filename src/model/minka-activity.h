#pragma once

#include "minka-record.h"

G_BEGIN_DECLS

#define MINKA_PROGRESS_VALUES(V)                                                                             \
  V (MINKA_PROGRESS_INITIAL, "initial")                                                                      \
  V (MINKA_PROGRESS_INTERMEDIATE, "intermediate")                                                            \
  V (MINKA_PROGRESS_CONCLUDED, "concluded")
MINKA_DECLARE_ENUM (Progress, progress, MINKA_PROGRESS_VALUES)

/* VI. Planificación and the activity's sheet; VII. Evaluación is its state, instrument and next action. */
#define MINKA_ACTIVITY_FIELDS(F)                                                                             \
  F (TEXT, title, 0, REQUIRED_SEARCH, "Título")                                                              \
  F (TEXT, description, 0, SEARCH, "Descripción")                                                            \
  F (TEXT, contents, 0, SEARCH, "Contenidos")                                                                \
  F (TEXT, audience, 0, PLAIN, "Destinatarios")                                                              \
  F (TEXT, competence, 0, SEARCH, "Competencia docente a desarrollar")                                       \
  F (TEXT, product, 0, SEARCH, "Producto")                                                                   \
  F (INT, duration, 0, PLAIN, "Minutes; 0 for unknown")                                                      \
  F (ENUM, progress, minka_progress_get_type, PLAIN, "Estado en la evaluación")                              \
  F (TEXT, instrument, 0, SEARCH, "Instrumento de verificación")                                             \
  F (TEXT, next_action, 0, SEARCH, "Acciones a implementar")                                                 \
  F (INT, position, 0, PLAIN, "Place in the plan")
#define MINKA_TYPE_ACTIVITY (minka_activity_get_type ())
MINKA_DECLARE_RECORD (Activity, activity, ACTIVITY, MINKA_ACTIVITY_FIELDS)

#define MINKA_ACTIVITY_OBJECTIVE_FIELDS(F)                                                                   \
  F (REF, activity, "activity", REQUIRED_OWNER, "The activity")                                              \
  F (REF, objective, "objective", REQUIRED_OWNER, "The objective it serves")
#define MINKA_TYPE_ACTIVITY_OBJECTIVE (minka_activity_objective_get_type ())
MINKA_DECLARE_RECORD (ActivityObjective, activity_objective, ACTIVITY_OBJECTIVE,
                      MINKA_ACTIVITY_OBJECTIVE_FIELDS)

#define MINKA_ACTIVITY_DATE_FIELDS(F)                                                                        \
  F (REF, activity, "activity", REQUIRED_OWNER, "The activity")                                              \
  F (DATE, first_day, 0, REQUIRED, "Day, or first day of a range")                                           \
  F (DATE, last_day, 0, PLAIN, "Last day of a range")
#define MINKA_TYPE_ACTIVITY_DATE (minka_activity_date_get_type ())
MINKA_DECLARE_RECORD (ActivityDate, activity_date, ACTIVITY_DATE, MINKA_ACTIVITY_DATE_FIELDS)

#define MINKA_GOAL_FIELDS(F)                                                                                 \
  F (REF, activity, "activity", REQUIRED_OWNER, "The activity")                                              \
  F (REAL, quantity, 0, PLAIN, "Meta: how many")                                                             \
  F (TEXT, unit, 0, SEARCH, "Meta: of what")                                                                 \
  F (TEXT, text, 0, SEARCH, "Meta in words")                                                                 \
  F (INT, position, 0, PLAIN, "Place in the sheet")
#define MINKA_TYPE_GOAL (minka_goal_get_type ())
MINKA_DECLARE_RECORD (Goal, goal, GOAL, MINKA_GOAL_FIELDS)

#define MINKA_RESPONSIBLE_FIELDS(F)                                                                          \
  F (REF, activity, "activity", REQUIRED_OWNER, "The activity")                                              \
  F (REF, member, "member", PLAIN, "A member")                                                               \
  F (REF, post, "post", PLAIN, "or a post")                                                                  \
  F (TEXT, text, 0, SEARCH, "or free text")                                                                  \
  F (INT, position, 0, PLAIN, "Place in the sheet")
#define MINKA_TYPE_RESPONSIBLE (minka_responsible_get_type ())
MINKA_DECLARE_RECORD (Responsible, responsible, RESPONSIBLE, MINKA_RESPONSIBLE_FIELDS)

#define MINKA_SOURCE_FIELDS(F)                                                                               \
  F (REF, activity, "activity", REQUIRED_OWNER, "The activity")                                              \
  F (TEXT, text, 0, REQUIRED_SEARCH, "Fuente de verificación")                                               \
  F (INT, position, 0, PLAIN, "Place in the sheet")
#define MINKA_TYPE_SOURCE (minka_source_get_type ())
MINKA_DECLARE_RECORD (Source, source, SOURCE, MINKA_SOURCE_FIELDS)

#define MINKA_EVIDENCE_KIND_VALUES(V)                                                                        \
  V (MINKA_EVIDENCE_KIND_FILE, "file")                                                                       \
  V (MINKA_EVIDENCE_KIND_LINK, "link")                                                                       \
  V (MINKA_EVIDENCE_KIND_ACTA, "acta")
MINKA_DECLARE_ENUM (EvidenceKind, evidence_kind, MINKA_EVIDENCE_KIND_VALUES)

#define MINKA_EVIDENCE_FIELDS(F)                                                                             \
  F (REF, activity, "activity", REQUIRED_OWNER, "The activity")                                              \
  F (ENUM, kind, minka_evidence_kind_get_type, PLAIN, "What it is")                                          \
  F (ENUM, reached, minka_progress_get_type, PLAIN, "The state it proves")                                   \
  F (TEXT, title, 0, SEARCH, "Its name")                                                                     \
  F (TEXT, url, 0, PLAIN, "Where a link leads")                                                              \
  F (TEXT, mime_type, 0, PLAIN, "What a file holds")                                                         \
  F (TEXT, sha256, 0, PLAIN, "The file's fingerprint")                                                       \
  F (REF, acta, "acta", PLAIN, "The issued acta")                                                            \
  F (DATE, added, 0, PLAIN, "When it was added")                                                             \
  F (BLOB, content, 0, PLAIN, "The file itself")
#define MINKA_TYPE_EVIDENCE (minka_evidence_get_type ())
MINKA_DECLARE_RECORD (Evidence, evidence, EVIDENCE, MINKA_EVIDENCE_FIELDS)

G_END_DECLS
