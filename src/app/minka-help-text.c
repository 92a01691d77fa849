#include "minka-help-text.h"

#include <string.h>

/* The pages of the help are plain text. First come lines «title: …», «page: …» (the pages of the window it is about) and
 * «words: …» (what people may look for); after an empty line, blocks:
 *
 *     = A heading
 *     1. A step
 *     - A point
 *     ! picture.png | What there is to see
 *     A paragraph, with *strong words* and [a way](name) to another page of the help or (page:name) of the window.
 */

static void
block_free (gpointer data)
{
  MinkaHelpBlock *block = data;

  g_free (block->text);
  g_free (block->file);
  g_free (block);
}

static char *
replace (const char *pattern, const char *text, const char *by)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  return g_regex_replace (regex, text, -1, 0, by, 0, NULL);
}

static char *
to_markup (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autofree char *ways = replace ("\\[([^]]+)\\]\\(([^)]+)\\)", escaped, "<a href=\"\\2\">\\1</a>");
  g_autofree char *code = replace ("`([^`]+)`", ways, "<tt>\\1</tt>");

  return replace ("\\*([^*]+)\\*", code, "<b>\\1</b>");
}

static void
add_block (MinkaHelpPage *self, const char *line)
{
  MinkaHelpBlock *block = g_new0 (MinkaHelpBlock, 1);
  char *rest;

  if (g_str_has_prefix (line, "= ")) {
    block->part = MINKA_HELP_HEADING;
    line += 2;
  } else if (g_str_has_prefix (line, "- ")) {
    block->part = MINKA_HELP_POINT;
    line += 2;
  } else if (g_str_has_prefix (line, "! ")) {
    g_auto (GStrv) parts = g_strsplit (line + 2, " | ", 2);

    block->part = MINKA_HELP_PICTURE;
    block->file = g_strdup (parts[0]);
    block->text = g_strdup (parts[1] != NULL ? parts[1] : "");
    g_ptr_array_add (self->blocks, block);
    return;
  } else {
    block->number = (guint) g_ascii_strtoull (line, &rest, 10);
    if (block->number > 0 && g_str_has_prefix (rest, ". ")) {
      block->part = MINKA_HELP_STEP;
      line = rest + 2;
    }
  }
  block->text = to_markup (line);
  g_ptr_array_add (self->blocks, block);
}

/**
 * minka_help_page_parse:
 * @name: the name of a page
 * @text: what its file holds
 *
 * Returns: (transfer full): the page
 */
MinkaHelpPage *
minka_help_page_parse (const char *name, const char *text)
{
  MinkaHelpPage *self = g_new0 (MinkaHelpPage, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean in_head = TRUE;

  self->name = g_strdup (name);
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->plain = g_strdup (text);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (*lines[i] == '\0')
      in_head = FALSE;
    else if (!in_head)
      add_block (self, lines[i]);
    else if (g_str_has_prefix (lines[i], "title: "))
      self->title = g_strdup (lines[i] + strlen ("title: "));
    else if (g_str_has_prefix (lines[i], "page: "))
      self->pages = g_strsplit (lines[i] + strlen ("page: "), " ", -1);
  }
  return self;
}

/**
 * minka_help_page_free:
 * @self: (transfer full): a page
 *
 * Frees it.
 */
void
minka_help_page_free (MinkaHelpPage *self)
{
  g_free (self->name);
  g_free (self->title);
  g_strfreev (self->pages);
  g_free (self->plain);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/**
 * minka_help_page_matches:
 * @self: a page
 * @words: what someone looks for
 *
 * Returns: whether all the words begin words of the page; accents and capitals do not matter
 */
gboolean
minka_help_page_matches (const MinkaHelpPage *self, const char *words)
{
  return *words == '\0' || g_str_match_string (words, self->plain, TRUE);
}
