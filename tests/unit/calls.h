#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The calls to the system that the linker leads through here: each can fail, or be the last one before the power goes. */

/* What a folder cannot do; each lacks more than the one before. */
typedef enum {
  ABLE,
  NO_NOREPLACE,
  NO_LINKS,
  NO_RENAME,
} Ability;

/**
 * Calls:
 * @ability: what folders can do
 * @n: how many calls there were
 * @nth: which one is struck, 0 for none
 * @code: with what it fails, 0 for a kill
 * @half: whether a write that kills does half of its work
 */
typedef struct {
  Ability ability;
  guint n;
  guint nth;
  int code;
  gboolean half;
} Calls;

extern Calls calls;

G_END_DECLS
