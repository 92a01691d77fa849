#pragma once

#include "minka-record.h"

G_BEGIN_DECLS

#define MINKA_PRIVACY_VALUES(V)                                                                              \
  V (MINKA_PRIVACY_PRIVATE, "private")                                                                       \
  V (MINKA_PRIVACY_SHARED, "shared")                                                                         \
  V (MINKA_PRIVACY_QUOTABLE, "quotable")
MINKA_DECLARE_ENUM (Privacy, privacy, MINKA_PRIVACY_VALUES)

/* An entry of a teacher's cuaderno de bitácora. */
#define MINKA_REFLECTION_FIELDS(F)                                                                           \
  F (REF, author, "member", REQUIRED_OWNER, "Whose entry it is")                                             \
  F (DATE, date, 0, PLAIN, "When")                                                                           \
  F (TEXT, prompt, 0, PLAIN, "The guiding question it answers")                                              \
  F (TEXT, strategy, 0, PLAIN, "The strategy tried")                                                         \
  F (TEXT, body, 0, REQUIRED, "The entry")                                                                   \
  F (REF, meeting, "meeting", PLAIN, "The meeting it goes with")                                             \
  F (REF, activity, "activity", PLAIN, "The activity it goes with")                                          \
  F (ENUM, privacy, minka_privacy_get_type, PLAIN, "Who may read it")
#define MINKA_TYPE_REFLECTION (minka_reflection_get_type ())
MINKA_DECLARE_RECORD (Reflection, reflection, REFLECTION, MINKA_REFLECTION_FIELDS)

#define MINKA_PHASE_VALUES(V)                                                                                \
  V (MINKA_PHASE_BEFORE, "before")                                                                           \
  V (MINKA_PHASE_AFTER, "after")
MINKA_DECLARE_ENUM (Phase, phase, MINKA_PHASE_VALUES)

#define MINKA_OBSERVATION_FIELDS(F)                                                                          \
  F (REF, teacher, "member", REQUIRED_OWNER, "Who was observed")                                             \
  F (REF, observer, "member", PLAIN, "Who observed")                                                         \
  F (DATE, date, 0, PLAIN, "When")                                                                           \
  F (TEXT, area, 0, PLAIN, "Curricular area")                                                                \
  F (TEXT, grade, 0, PLAIN, "Grade and section")                                                             \
  F (TEXT, rubric, 0, REQUIRED, "Version of the rubric")                                                     \
  F (ENUM, phase, minka_phase_get_type, PLAIN, "Before or after the work of the CAP")                        \
  F (TEXT, feedback, 0, PLAIN, "Feedback agreed with the teacher")
#define MINKA_TYPE_OBSERVATION (minka_observation_get_type ())
MINKA_DECLARE_RECORD (Observation, observation, OBSERVATION, MINKA_OBSERVATION_FIELDS)

#define MINKA_OBSERVATION_LEVEL_FIELDS(F)                                                                    \
  F (REF, observation, "observation", REQUIRED_OWNER, "The observation")                                     \
  F (TEXT, performance, 0, REQUIRED, "Which performance of the rubric")                                      \
  F (INT, level, 0, PLAIN, "1 to 4; 0 for not observed")                                                     \
  F (TEXT, evidence, 0, PLAIN, "What was seen")                                                              \
  F (INT, position, 0, PLAIN, "Place in the rubric")
#define MINKA_TYPE_OBSERVATION_LEVEL (minka_observation_level_get_type ())
MINKA_DECLARE_RECORD (ObservationLevel, observation_level, OBSERVATION_LEVEL, MINKA_OBSERVATION_LEVEL_FIELDS)

G_END_DECLS
