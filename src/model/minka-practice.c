#include "minka-practice.h"

MINKA_DEFINE_ENUM (Privacy, privacy, MINKA_PRIVACY_VALUES)
MINKA_DEFINE_ENUM (Phase, phase, MINKA_PHASE_VALUES)

MINKA_DEFINE_RECORD (Reflection, reflection, "reflection", "-date", MINKA_REFLECTION_FIELDS)
MINKA_DEFINE_RECORD (Observation, observation, "observation", "-date", MINKA_OBSERVATION_FIELDS)
MINKA_DEFINE_RECORD (ObservationLevel, observation_level, "observation_level", "position",
                     MINKA_OBSERVATION_LEVEL_FIELDS)
