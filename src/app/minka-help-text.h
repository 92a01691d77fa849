#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MinkaHelpPart:
 * @MINKA_HELP_PARAGRAPH: a paragraph
 * @MINKA_HELP_HEADING: a heading
 * @MINKA_HELP_STEP: a numbered step
 * @MINKA_HELP_POINT: one of several points
 * @MINKA_HELP_PICTURE: a picture
 *
 * What a block of a page of the help is.
 */
typedef enum {
  MINKA_HELP_PARAGRAPH,
  MINKA_HELP_HEADING,
  MINKA_HELP_STEP,
  MINKA_HELP_POINT,
  MINKA_HELP_PICTURE,
} MinkaHelpPart;

/**
 * MinkaHelpBlock:
 * @part: what it is
 * @number: of a step, from 1
 * @text: its words as Pango markup; of a picture, what there is to see
 * @file: (nullable): the file name of a picture
 */
typedef struct {
  MinkaHelpPart part;
  guint number;
  char *text;
  char *file;
} MinkaHelpBlock;

/**
 * MinkaHelpPage:
 * @name: its name, by which others lead to it
 * @title: its title
 * @pages: the pages of the window that it is about
 * @plain: all its words, for searching
 * @blocks: (element-type MinkaHelpBlock): what it says
 *
 * A page of the help: one task.
 */
typedef struct {
  char *name;
  char *title;
  char **pages;
  char *plain;
  GPtrArray *blocks;
} MinkaHelpPage;

MinkaHelpPage *minka_help_page_parse (const char *name, const char *text);
void minka_help_page_free (MinkaHelpPage *self);
gboolean minka_help_page_matches (const MinkaHelpPage *self, const char *words);

G_END_DECLS
