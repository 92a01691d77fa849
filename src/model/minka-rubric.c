#include "minka-rubric.h"

/**
 * minka_rubric_free:
 * @self: (transfer full): a rubric
 */
void
minka_rubric_free (MinkaRubric *self)
{
  g_free (self->version);
  g_free (self->title);
  g_strfreev (self->performances);
  g_strfreev (self->levels);
  g_free (self);
}

/**
 * minka_level_numeral:
 * @level: 1 to 4; anything else is not observed
 *
 * Returns: (transfer none): the level as rubrics number it, or a dash
 */
const char *
minka_level_numeral (int level)
{
  static const char *const numerals[MINKA_LEVELS] = { "I", "II", "III", "IV" };

  return level >= 1 && level <= MINKA_LEVELS ? numerals[level - 1] : "–";
}

/**
 * minka_level_name:
 * @rubric: (nullable): the rubric, if it is known
 * @level: 1 to 4
 *
 * Returns: (transfer full): the number of the level and, in brackets, the name that the rubric gives it, if any
 */
char *
minka_level_name (const MinkaRubric *rubric, int level)
{
  const char *numeral = minka_level_numeral (level);
  const char *name = numeral;

  if (rubric != NULL && level >= 1 && level <= MINKA_LEVELS)
    name = rubric->levels[level - 1];
  return g_str_equal (name, numeral) ? g_strdup (numeral) : g_strdup_printf ("%s (%s)", numeral, name);
}
