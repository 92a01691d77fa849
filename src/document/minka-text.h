#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * MinkaStyle:
 * @MINKA_STYLE_PLAIN: as the block is set
 * @MINKA_STYLE_BOLD: bold
 * @MINKA_STYLE_ITALIC: italic
 * @MINKA_STYLE_SMALL: a little smaller
 * @MINKA_STYLE_QUIET: grey
 */
typedef enum {
  MINKA_STYLE_PLAIN = 0,
  MINKA_STYLE_BOLD = 1 << 0,
  MINKA_STYLE_ITALIC = 1 << 1,
  MINKA_STYLE_SMALL = 1 << 2,
  MINKA_STYLE_QUIET = 1 << 3,
} MinkaStyle;

/**
 * MinkaTextMark:
 * @at: where in the plain text it stands, in bytes
 * @number: of the note
 *
 * The mark of a note.
 */
typedef struct {
  guint at;
  guint number;
} MinkaTextMark;

/**
 * MinkaText:
 *
 * Text for paper, made of runs in different styles. What is added is never read as markup.
 */
typedef struct _MinkaText MinkaText;

MinkaText *minka_text_new (const char *text);
MinkaText *minka_text_new_styled (MinkaStyle style, const char *text);
MinkaText *minka_text_new_printf (const char *format, ...) G_GNUC_PRINTF (1, 2);
void minka_text_free (MinkaText *self);
void minka_text_add (MinkaText *self, MinkaStyle style, const char *text);
void minka_text_add_printf (MinkaText *self, MinkaStyle style, const char *format, ...) G_GNUC_PRINTF (3, 4);
void minka_text_add_mark (MinkaText *self, guint number, gboolean first);
gboolean minka_text_is_empty (const MinkaText *self);
const char *minka_text_get_plain (const MinkaText *self);
PangoAttrList *minka_text_get_attributes (const MinkaText *self);
const GArray *minka_text_get_marks (const MinkaText *self);
char *minka_text_clean (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaText, minka_text_free)

G_END_DECLS
