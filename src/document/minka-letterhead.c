#include "minka-letterhead.h"

#include "minka-emblem.h"

#include <string.h>

/* What all documents of a school have in common. */

/* Nearly 2 cm. */
#define EMBLEM_POINTS 54

/**
 * minka_words_are_blank:
 * @text: a text
 *
 * Returns: whether there is nothing to read in it
 */
gboolean
minka_words_are_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/**
 * minka_words_join:
 * @separator: what goes between
 * @parts: (array length=n): parts, some of them blank
 * @n: how many
 *
 * Returns: (transfer full): the parts that say something
 */
char *
minka_words_join (const char *separator, const char *const *parts, guint n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++) {
    if (minka_words_are_blank (parts[i]))
      continue;
    if (out->len > 0)
      g_string_append (out, separator);
    g_string_append (out, parts[i]);
  }
  return g_string_free_and_steal (out);
}

/**
 * minka_words_without_stop:
 * @text: a text
 *
 * Returns: (transfer full): the text without spaces around it and full stops behind it
 */
char *
minka_words_without_stop (const char *text)
{
  char *trimmed = g_strstrip (g_strdup (text));

  while (g_str_has_suffix (trimmed, "."))
    trimmed[strlen (trimmed) - 1] = '\0';
  return trimmed;
}

/**
 * minka_letterhead_body:
 * @plan: the school
 *
 * Returns: (transfer none): what the body that meets is called
 */
const char *
minka_letterhead_body (MinkaPlan *plan)
{
  return minka_words_are_blank (plan->body_name) ? "Comunidad Profesional de Aprendizaje" : plan->body_name;
}

/**
 * minka_letterhead_place:
 * @plan: the school
 *
 * Returns: (transfer full): where it is, from the smallest to the largest
 */
char *
minka_letterhead_place (MinkaPlan *plan)
{
  const char *const places[] = { plan->locality, plan->district, plan->province, plan->region };
  const char *seen[G_N_ELEMENTS (places)];
  guint n = 0;

  /* A town often gives its name to the district, and that to the province. */
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (n == 0 || !g_str_equal (seen[n - 1], places[i]))
      seen[n++] = places[i];
  return minka_words_join (", ", seen, n);
}

static char *
office_name (MinkaPlan *plan)
{
  if (minka_words_are_blank (plan->ugel) || g_str_has_prefix (plan->ugel, "UGEL"))
    return g_strdup (plan->ugel);
  return g_strconcat ("UGEL ", plan->ugel, NULL);
}

static void
add_year_name (MinkaPaper *paper, MinkaPlan *plan)
{
  g_autofree char *name = minka_words_without_stop (plan->year_name);
  gboolean quoted = g_str_has_prefix (name, "“") || g_str_has_prefix (name, "«") || *name == '"';
  g_autofree char *line = quoted ? g_strdup (name) : g_strconcat ("“", name, "”", NULL);

  minka_paper_add_paragraph (paper, MINKA_SETTING_CENTRED,
                             minka_text_new_styled (MINKA_STYLE_ITALIC | MINKA_STYLE_SMALL, line));
}

static void
add_emblem (MinkaPaper *paper, MinkaPlan *plan)
{
  cairo_surface_t *emblem = minka_emblem_load (plan->emblem);

  if (emblem == NULL)
    return;
  minka_paper_add_picture (paper, emblem, EMBLEM_POINTS);
  cairo_surface_destroy (emblem);
}

/**
 * minka_letterhead_add:
 * @paper: a document without blocks
 * @plan: the school
 *
 * Adds the emblem, the official name of the year, the school and the body, and where they are.
 */
void
minka_letterhead_add (MinkaPaper *paper, MinkaPlan *plan)
{
  g_autofree char *place = minka_letterhead_place (plan);
  g_autofree char *office = office_name (plan);
  g_autofree char *code = minka_words_are_blank (plan->school_code)
                              ? g_strdup ("")
                              : g_strconcat ("Código modular ", plan->school_code, NULL);
  g_autofree char *rest = minka_words_join (" · ", (const char *[]) { place, office, code }, 3);

  if (plan->emblem != NULL)
    add_emblem (paper, plan);
  if (!minka_words_are_blank (plan->year_name))
    add_year_name (paper, plan);
  minka_paper_add_paragraph (paper, MINKA_SETTING_CENTRED,
                             minka_text_new_styled (MINKA_STYLE_BOLD, plan->school_name));
  minka_paper_add_paragraph (paper, MINKA_SETTING_CENTRED, minka_text_new (minka_letterhead_body (plan)));
  minka_paper_add_paragraph (paper, MINKA_SETTING_CENTRED,
                             minka_text_new_styled (MINKA_STYLE_SMALL | MINKA_STYLE_QUIET, rest));
  minka_paper_add_rule (paper);
}

/**
 * minka_letterhead_set_margins:
 * @paper: a document
 * @plan: the school
 *
 * Lets each page say whose document it is.
 */
void
minka_letterhead_set_margins (MinkaPaper *paper, MinkaPlan *plan)
{
  g_autofree char *header =
      minka_words_join (" · ", (const char *[]) { plan->school_name, minka_letterhead_body (plan) }, 2);

  minka_paper_set_author (paper, plan->school_name);
  minka_paper_set_header (paper, header);
}
