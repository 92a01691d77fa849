#pragma once

#include "minka-store.h"

G_BEGIN_DECLS

#define MINKA_STANDING_VALUES(V)                                                                             \
  V (MINKA_STANDING_RESTORED, "restored")                                                                    \
  V (MINKA_STANDING_UNPROVEN, "unproven")                                                                    \
  V (MINKA_STANDING_ALTERED, "altered")                                                                      \
  V (MINKA_STANDING_UNREADABLE, "unreadable")
MINKA_DECLARE_ENUM (Standing, standing, MINKA_STANDING_VALUES)

/**
 * MinkaRestored:
 * @standing: %MINKA_STANDING_RESTORED if the acta after it or its signed copy vouches for it; %MINKA_STANDING_UNPROVEN if
 *   it was restored though nothing does, as with the last one; else it was left out
 * @name: its path inside the folder
 * @book: the tome, 0 if it cannot be read
 * @number: the acta's number, 0 if it cannot be read
 * @title: what it is about, empty if it cannot be read
 * @scan: whether it says that it is the signed copy of an acta
 *
 * What became of a file of the folder.
 */
typedef struct {
  MinkaStanding standing;
  char *name;
  int book;
  int number;
  char *title;
  gboolean scan;
} MinkaRestored;

GPtrArray *
minka_rebuild (GFile *folder, const char *path, GBytes *base, GCancellable *cancellable, GError **error);
void minka_restored_free (MinkaRestored *self);

G_END_DECLS
