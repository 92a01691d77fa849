#include "minka-absence.h"

/**
 * minka_absence_find:
 * @text: the wording of a problem
 *
 * A problem says what is wrong. «Falta de capacitación» says which solution is not there yet.
 *
 * Returns: (transfer full) (nullable): the words that name an absent solution, or %NULL
 */
char *
minka_absence_find (const char *text)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;

  if (g_once_init_enter_pointer (&regex))
    g_once_init_leave_pointer (
        &regex, g_regex_new ("\\b(?:(?:falta|ausencia|carencia|inexistencia)\\s+de|carecen?\\s+de|"
                             "no\\s+(?:hay|existen?|se\\s+cuenta\\s+con|cuentan?\\s+con))\\b|"
                             "^\\s*(?:faltan?|sin)\\b",
                             G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  if (!g_regex_match (regex, text, 0, &match))
    return NULL;
  return g_strstrip (g_match_info_fetch (match, 0));
}
