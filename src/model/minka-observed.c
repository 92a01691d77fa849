#include "minka-observed.h"

#include <string.h>

/**
 * minka_observed_new:
 * @observation: an observation
 *
 * Returns: (transfer full): it, without levels yet
 */
MinkaObserved *
minka_observed_new (MinkaObservation *observation)
{
  MinkaObserved *self = g_new (MinkaObserved, 1);

  *self = (MinkaObserved) { g_object_ref (observation), g_ptr_array_new_with_free_func (g_object_unref) };
  return self;
}

/**
 * minka_observed_free:
 * @self: (transfer full): an observation with its levels
 */
void
minka_observed_free (MinkaObserved *self)
{
  g_object_unref (self->observation);
  g_ptr_array_unref (self->levels);
  g_free (self);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const MinkaObserved *one = *(MinkaObserved *const *) a, *other = *(MinkaObserved *const *) b;
  int order = strcmp (one->observation->date, other->observation->date);

  if (order != 0)
    return order;
  if (one->observation->phase != other->observation->phase)
    return one->observation->phase - other->observation->phase;
  return strcmp (minka_record_get_id (MINKA_RECORD (one->observation)),
                 minka_record_get_id (MINKA_RECORD (other->observation)));
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const MinkaObservationLevel *one = *(MinkaObservationLevel *const *) a;
  const MinkaObservationLevel *other = *(MinkaObservationLevel *const *) b;

  return one->position - other->position;
}

/**
 * minka_observed_gather:
 * @observations: (element-type MinkaObservation): observations
 * @levels: (element-type MinkaObservationLevel): levels, of other observations too
 *
 * Returns: (transfer full) (element-type MinkaObserved): each observation with its levels, the oldest first
 */
GPtrArray *
minka_observed_gather (GPtrArray *observations, GPtrArray *levels)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) minka_observed_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < observations->len; i++) {
    MinkaObserved *observed = minka_observed_new (observations->pdata[i]);

    g_ptr_array_add (all, observed);
    g_hash_table_insert (by_id, (gpointer) minka_record_get_id (observations->pdata[i]), observed);
  }
  for (guint i = 0; i < levels->len; i++) {
    MinkaObservationLevel *level = levels->pdata[i];
    MinkaObserved *observed = g_hash_table_lookup (by_id, level->observation);

    if (observed != NULL)
      g_ptr_array_add (observed->levels, g_object_ref (level));
  }
  g_ptr_array_sort (all, compare_days);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_sort (((MinkaObserved *) all->pdata[i])->levels, compare_places);
  return all;
}

/**
 * minka_observed_versions:
 * @observed: (element-type MinkaObserved): observations
 *
 * Returns: (transfer full): the versions of the rubric that they use, in alphabetical order
 */
GStrv
minka_observed_versions (GPtrArray *observed)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < observed->len; i++) {
    const char *version = ((MinkaObserved *) observed->pdata[i])->observation->rubric;

    if (!g_ptr_array_find_with_equal_func (versions, version, g_str_equal, NULL))
      g_ptr_array_add (versions, g_strdup (version));
  }
  g_ptr_array_sort_values (versions, (GCompareFunc) strcmp);
  g_ptr_array_add (versions, NULL);
  return (GStrv) g_ptr_array_steal (versions, NULL);
}

/**
 * minka_observed_level:
 * @self: an observation with its levels
 * @performance: what was looked at
 *
 * Returns: its level, 0 if it was not observed
 */
int
minka_observed_level (MinkaObserved *self, const char *performance)
{
  for (guint i = 0; i < self->levels->len; i++) {
    MinkaObservationLevel *level = self->levels->pdata[i];

    if (g_str_equal (level->performance, performance))
      return level->level;
  }
  return 0;
}

static void
tally_free (gpointer data)
{
  MinkaTally *tally = data;

  g_free (tally->performance);
  g_free (tally);
}

/* The place of a performance among the others is that in the first observation that has it. */
static MinkaTally *
find_tally (GPtrArray *tallies, const char *performance, guint place)
{
  MinkaTally *tally;

  for (guint i = 0; i < tallies->len; i++) {
    tally = tallies->pdata[i];
    if (g_str_equal (tally->performance, performance))
      return tally;
  }
  tally = g_new0 (MinkaTally, 1);
  tally->performance = g_strdup (performance);
  g_ptr_array_insert (tallies, MIN (place, tallies->len), tally);
  return tally;
}

/**
 * minka_consolidation_new:
 * @rubric: a version of the rubric
 * @observed: (element-type MinkaObserved): observations; those with another version are left out
 *
 * Returns: (transfer full): how many observations were at each level
 */
MinkaConsolidation *
minka_consolidation_new (const char *rubric, GPtrArray *observed)
{
  MinkaConsolidation *self = g_new0 (MinkaConsolidation, 1);
  g_autoptr (GHashTable) all = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) before = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) after = g_hash_table_new (g_str_hash, g_str_equal);

  self->rubric = g_strdup (rubric);
  self->tallies = g_ptr_array_new_with_free_func (tally_free);
  for (guint i = 0; i < observed->len; i++) {
    MinkaObserved *one = observed->pdata[i];
    int phase = one->observation->phase == MINKA_PHASE_AFTER ? MINKA_PHASE_AFTER : MINKA_PHASE_BEFORE;

    if (!g_str_equal (one->observation->rubric, rubric))
      continue;
    self->n_observations[phase]++;
    g_hash_table_add (all, one->observation->teacher);
    g_hash_table_add (phase == MINKA_PHASE_BEFORE ? before : after, one->observation->teacher);
    for (guint j = 0; j < one->levels->len; j++) {
      MinkaObservationLevel *level = one->levels->pdata[j];
      MinkaTally *tally = find_tally (self->tallies, level->performance, j);

      /* What is out of range was not observed; the check of the plan tells. */
      tally->counts[phase][level->level >= 0 && level->level <= MINKA_LEVELS ? level->level : 0]++;
    }
  }
  self->n_all_teachers = g_hash_table_size (all);
  self->n_teachers[MINKA_PHASE_BEFORE] = g_hash_table_size (before);
  self->n_teachers[MINKA_PHASE_AFTER] = g_hash_table_size (after);
  return self;
}

/**
 * minka_consolidation_free:
 * @self: (transfer full): a consolidation
 */
void
minka_consolidation_free (MinkaConsolidation *self)
{
  g_free (self->rubric);
  g_ptr_array_unref (self->tallies);
  g_free (self);
}

/**
 * minka_consolidation_is_recognizable:
 * @self: a consolidation
 *
 * Returns: whether so few teachers were observed, before or after, that the figures tell who they are
 */
gboolean
minka_consolidation_is_recognizable (MinkaConsolidation *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->n_teachers); i++)
    if (self->n_observations[i] > 0 && self->n_teachers[i] < MINKA_RECOGNIZABLE)
      return TRUE;
  return FALSE;
}

/**
 * minka_consolidation_extent:
 * @self: a consolidation
 *
 * Returns: (transfer full): how many observations and teachers there are, in Spanish
 */
char *
minka_consolidation_extent (MinkaConsolidation *self)
{
  guint before = self->n_observations[MINKA_PHASE_BEFORE];
  guint after = self->n_observations[MINKA_PHASE_AFTER];

  return g_strdup_printf ("%u %s a %u %s: %u antes y %u después", before + after,
                          before + after == 1 ? "observación" : "observaciones", self->n_all_teachers,
                          self->n_all_teachers == 1 ? "docente" : "docentes", before, after);
}

static void
say_counts (GString *text, const guint *counts, const MinkaRubric *rubric)
{
  const char *comma = "";

  for (int level = 1; level <= MINKA_LEVELS; level++) {
    g_autofree char *name = minka_level_name (rubric, level);

    if (counts[level] == 0)
      continue;
    g_string_append_printf (text, "%s%u en nivel %s", comma, counts[level], name);
    comma = ", ";
  }
  if (counts[0] > 0)
    g_string_append_printf (text, "%s%u sin observar", comma, counts[0]);
}

/**
 * minka_consolidation_in_words:
 * @self: a consolidation
 * @rubric: (nullable): its rubric, if it is known
 *
 * Returns: (transfer full): the figures in Spanish, a line for each performance
 */
char *
minka_consolidation_in_words (MinkaConsolidation *self, const MinkaRubric *rubric)
{
  static const char *const phases[] = { "antes", "después" };
  g_autofree char *extent = minka_consolidation_extent (self);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Rúbrica %s. %s.", self->rubric, extent);
  for (guint i = 0; i < self->tallies->len; i++) {
    MinkaTally *tally = self->tallies->pdata[i];
    const char *stop = "";

    g_string_append_printf (text, "\n%u. %s: ", i + 1, tally->performance);
    for (guint phase = 0; phase < G_N_ELEMENTS (phases); phase++) {
      if (self->n_observations[phase] == 0)
        continue;
      g_string_append_printf (text, "%s%s, ", stop, phases[phase]);
      say_counts (text, tally->counts[phase], rubric);
      stop = "; ";
    }
    g_string_append_c (text, '.');
  }
  return g_string_free_and_steal (text);
}
