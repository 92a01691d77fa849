#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MinkaError:
 * @MINKA_ERROR_FAILED: something failed that has no code of its own
 * @MINKA_ERROR_NOT_FOUND: the file or the record is not there
 * @MINKA_ERROR_FOREIGN: the file is not a plan of Minka
 * @MINKA_ERROR_NEWER: the plan was written by a newer Minka
 * @MINKA_ERROR_CORRUPT: the plan is damaged
 * @MINKA_ERROR_READ_ONLY: the plan or its folder cannot be written
 * @MINKA_ERROR_IN_USE: another Minka has the plan open
 * @MINKA_ERROR_ISSUED: the record belongs to an issued acta, which never changes
 * @MINKA_ERROR_INVALID: the input breaks a rule of the domain or of its format
 * @MINKA_ERROR_INCOMPLETE: the meeting lacks something that its acta needs
 * @MINKA_ERROR_EXISTS: a different file is in the way
 * @MINKA_ERROR_NO_SPACE: the disk is full
 * @MINKA_ERROR_IO: the disk or folder failed
 * @MINKA_ERROR_GLYPH: no font of the program has a letter of the text
 *
 * Every message is a whole sentence for the person at the screen.
 */
typedef enum {
  MINKA_ERROR_FAILED,
  MINKA_ERROR_NOT_FOUND,
  MINKA_ERROR_FOREIGN,
  MINKA_ERROR_NEWER,
  MINKA_ERROR_CORRUPT,
  MINKA_ERROR_READ_ONLY,
  MINKA_ERROR_IN_USE,
  MINKA_ERROR_ISSUED,
  MINKA_ERROR_INVALID,
  MINKA_ERROR_INCOMPLETE,
  MINKA_ERROR_EXISTS,
  MINKA_ERROR_NO_SPACE,
  MINKA_ERROR_IO,
  MINKA_ERROR_GLYPH,
} MinkaError;

#define MINKA_ERROR (minka_error_quark ())

GQuark minka_error_quark (void);

G_END_DECLS
