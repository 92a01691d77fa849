#include "minka-paper-private.h"

#include <string.h>

/* Notes at the foot of pages: a line of one is a strip, so that a long one can go on at the foot of the next page. */

static PangoLayout *
layout_note (MinkaSetter *self, guint number)
{
  const MinkaText *note = self->paper->notes->pdata[number - 1];
  g_autoptr (MinkaText) mark = minka_text_new (NULL);
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *text = NULL;

  minka_text_add_mark (mark, number, FALSE);
  minka_text_add (mark, MINKA_STYLE_PLAIN, " ");
  text = g_strconcat (minka_text_get_plain (mark), minka_text_get_plain (note), NULL);
  if (minka_text_get_attributes (note) != NULL) {
    attributes = pango_attr_list_copy (minka_text_get_attributes (note));
    pango_attr_list_update (attributes, 0, 0, strlen (minka_text_get_plain (mark)));
  }
  return minka_setter_layout (self, MINKA_FACE_MARGIN, MINKA_SETTING_LEFT, minka_setter_get_width (self),
                              text, attributes);
}

static GPtrArray *
set_note (MinkaSetter *self, guint number)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (minka_strip_free);
  PangoLayoutIter *iter = pango_layout_get_iter (layout_note (self, number));

  do {
    MinkaStrip *strip = g_new0 (MinkaStrip, 1);
    MinkaMark *line;

    strip->marks = minka_marks_new ();
    strip->height = minka_strip_add_line (strip, iter, 0, 0, -1);
    line = &g_array_index (strip->marks, MinkaMark, 0);
    line->note = number;
    line->piece = lines->len;
    g_ptr_array_add (lines, strip);
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return lines;
}

static GPtrArray *
get_note (MinkaSetter *self, guint number)
{
  if (self->notes->len < number)
    g_ptr_array_set_size (self->notes, number);
  if (self->notes->pdata[number - 1] == NULL)
    self->notes->pdata[number - 1] = set_note (self, number);
  return self->notes->pdata[number - 1];
}

/**
 * minka_setter_place_notes:
 * @self: a setter
 * @strip: what shows the text or a line of it
 * @text: a text
 * @line: (nullable): the line that it shows, %NULL for all
 *
 * Asks for the notes that are marked there at the foot of the strip's page.
 */
void
minka_setter_place_notes (MinkaSetter *self, MinkaStrip *strip, const MinkaText *text, PangoLayoutLine *line)
{
  const GArray *marks = minka_text_get_marks (text);

  for (guint i = 0; marks != NULL && i < marks->len; i++) {
    const MinkaTextMark *mark = &g_array_index (marks, MinkaTextMark, i);

    if (line != NULL &&
        ((int) mark->at < pango_layout_line_get_start_index (line) ||
         (int) mark->at >= pango_layout_line_get_start_index (line) + pango_layout_line_get_length (line)))
      continue;
    if (strip->notes == NULL)
      strip->notes = g_ptr_array_new ();
    g_ptr_array_extend (strip->notes, get_note (self, mark->number), NULL, NULL);
  }
}

/**
 * minka_strip_read_notes:
 * @self: the strip where a text ends, inside the element of the text
 * @text: a text
 * @cell: of a sliced row the column, else -1
 *
 * Lets who listens hear the notes to a text.
 */
void
minka_strip_read_notes (MinkaStrip *self, const MinkaText *text, int cell)
{
  const GArray *marks = minka_text_get_marks (text);

  for (guint i = 0; marks != NULL && i < marks->len; i++) {
    const guint number = g_array_index (marks, MinkaTextMark, i).number;

    minka_strip_add_mark (
        self,
        (MinkaMark) { .kind = MINKA_MARK_BEGIN, .tag = { .type = "Note", .note = number }, .cell = cell });
    minka_strip_add_mark (self, (MinkaMark) { .kind = MINKA_MARK_NOTE, .note = number, .cell = cell });
    minka_strip_add_mark (self,
                          (MinkaMark) { .kind = MINKA_MARK_END, .tag = { .type = "Note" }, .cell = cell });
  }
}
