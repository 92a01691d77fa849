#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MinkaArchivePart:
 * @pdf: a file that minka_archive_make() made
 * @title: what the outline calls it
 *
 * A part of a larger document.
 */
typedef struct {
  GBytes *pdf;
  char *title;
} MinkaArchivePart;

void minka_archive_part_free (MinkaArchivePart *self);
GBytes *minka_archive_join (GPtrArray *parts, GError **error);

G_END_DECLS
