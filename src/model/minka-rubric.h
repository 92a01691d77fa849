#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MINKA_LEVELS 4

/**
 * MinkaRubric:
 * @version: what observations call it («2018»)
 * @title: what people call it
 * @year: since when it is used
 * @performances: (array zero-terminated=1): what is looked at, in order
 * @levels: (array zero-terminated=1): the names of the four levels, the lowest first
 *
 * A version of the rúbricas de observación de aula. The members are there to be read.
 */
typedef struct {
  char *version;
  char *title;
  int year;
  char **performances;
  char **levels;
} MinkaRubric;

void minka_rubric_free (MinkaRubric *self);
const char *minka_level_numeral (int level);
char *minka_level_name (const MinkaRubric *rubric, int level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaRubric, minka_rubric_free)

G_END_DECLS
