#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MinkaMoment:
 * @boot: which start of the computer it belongs to; empty where the system does not tell
 * @boot_seconds: seconds since that start, sleep included
 * @instant: the same moment by the clock, RFC 3339 in UTC
 *
 * A moment, told in two ways: the first does not heed a changed clock, the second outlives a new start.
 */
typedef struct {
  char *boot;
  double boot_seconds;
  char *instant;
} MinkaMoment;

MinkaMoment *minka_moment_now (void);
void minka_moment_free (MinkaMoment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaMoment, minka_moment_free)

G_END_DECLS
