#pragma once

#include "minka-practice.h"
#include "minka-rubric.h"

G_BEGIN_DECLS

/* Fewer teachers than this are easily told apart. */
#define MINKA_RECOGNIZABLE 3

/**
 * MinkaObserved:
 * @observation: an observation
 * @levels: (element-type MinkaObservationLevel): its levels, in the order of the rubric
 *
 * An observation with what belongs to it. The members are there to be read.
 */
typedef struct {
  MinkaObservation *observation;
  GPtrArray *levels;
} MinkaObserved;

/**
 * MinkaTally:
 * @performance: what was looked at
 * @counts: how many observations, by phase and level; level 0 is not observed
 *
 * How often a performance was at each level.
 */
typedef struct {
  char *performance;
  guint counts[2][MINKA_LEVELS + 1];
} MinkaTally;

/**
 * MinkaConsolidation:
 * @rubric: the version of the rubric
 * @tallies: (element-type MinkaTally): the performances, in the order of the rubric
 * @n_observations: how many observations, by phase
 * @n_teachers: how many teachers were observed, by phase
 * @n_all_teachers: how many teachers were observed in one phase or both
 *
 * All observations with one version of the rubric, without names. The members are there to be read.
 */
typedef struct {
  char *rubric;
  GPtrArray *tallies;
  guint n_observations[2];
  guint n_teachers[2];
  guint n_all_teachers;
} MinkaConsolidation;

MinkaObserved *minka_observed_new (MinkaObservation *observation);
void minka_observed_free (MinkaObserved *self);
GPtrArray *minka_observed_gather (GPtrArray *observations, GPtrArray *levels);
GStrv minka_observed_versions (GPtrArray *observed);
int minka_observed_level (MinkaObserved *self, const char *performance);

MinkaConsolidation *minka_consolidation_new (const char *rubric, GPtrArray *observed);
void minka_consolidation_free (MinkaConsolidation *self);
gboolean minka_consolidation_is_recognizable (MinkaConsolidation *self);
char *minka_consolidation_extent (MinkaConsolidation *self);
char *minka_consolidation_in_words (MinkaConsolidation *self, const MinkaRubric *rubric);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaObserved, minka_observed_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaConsolidation, minka_consolidation_free)

G_END_DECLS
