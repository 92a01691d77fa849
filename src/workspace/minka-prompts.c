#include "minka-prompts.h"

#include "minka-protocols.h"

#include <string.h>

static gboolean
is_prompt (MinkaProtocolStep *step)
{
  g_autofree char *indicator = g_str_to_ascii (step->indicator, "es");
  g_autofree char *folded = g_ascii_strdown (indicator, -1);

  return step->stage == MINKA_STAGE_AFTER && !step->role && strstr (folded, "bitacora") != NULL;
}

static char **
choose (GPtrArray *steps)
{
  g_autoptr (GPtrArray) newest = minka_protocols_list (steps, minka_protocols_newest (steps));
  g_autoptr (GStrvBuilder) prompts = g_strv_builder_new ();

  for (guint i = 0; i < newest->len; i++)
    if (is_prompt (newest->pdata[i]))
      g_strv_builder_add (prompts, MINKA_PROTOCOL_STEP (newest->pdata[i])->text);
  return g_strv_builder_end (prompts);
}

/**
 * minka_prompts_choose:
 * @steps: (element-type MinkaProtocolStep): the guiding questions of the plan, of all versions
 *
 * Chooses the questions that a reflection answers: those that the newest version has for the cuaderno de bitácora, or
 * else those that the program brings along.
 *
 * Returns: (transfer full) (array zero-terminated=1): the questions, in order
 */
char **
minka_prompts_choose (GPtrArray *steps)
{
  g_auto (GStrv) own = choose (steps);
  g_autoptr (GPtrArray) built_in = NULL;

  if (own[0] != NULL)
    return g_steal_pointer (&own);
  built_in = minka_protocols_built_in ();
  return choose (built_in);
}
