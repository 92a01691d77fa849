#include "minka-paper-private.h"

#include <pango/pangocairo.h>

/* A strip is what is never cut between two pages, with the marks that it draws. */

static void
clear_mark (gpointer data)
{
  MinkaMark *mark = data;

  g_clear_pointer (&mark->line, pango_layout_line_unref);
}

/**
 * minka_marks_new:
 *
 * Returns: (transfer full) (element-type MinkaMark): no marks yet
 */
GArray *
minka_marks_new (void)
{
  GArray *marks = g_array_new (FALSE, TRUE, sizeof (MinkaMark));

  g_array_set_clear_func (marks, clear_mark);
  return marks;
}

/**
 * minka_strip_free:
 * @data: a strip
 */
void
minka_strip_free (gpointer data)
{
  MinkaStrip *strip = data;

  g_array_unref (strip->marks);
  g_clear_pointer (&strip->notes, g_ptr_array_unref);
  g_free (strip);
}

/**
 * minka_marks_add:
 * @marks: marks
 * @mark: another one
 */
void
minka_marks_add (GArray *marks, MinkaMark mark)
{
  g_array_append_val (marks, mark);
}

/**
 * minka_strip_add_mark:
 * @self: a strip
 * @mark: what it draws
 */
void
minka_strip_add_mark (MinkaStrip *self, MinkaMark mark)
{
  minka_marks_add (self->marks, mark);
}

/**
 * minka_setter_strip:
 * @self: a setter
 *
 * Returns: (transfer none): a new strip under the last one, with the space and the tags that were asked for
 */
MinkaStrip *
minka_setter_strip (MinkaSetter *self)
{
  MinkaStrip *strip = g_new0 (MinkaStrip, 1);

  strip->before = self->gap;
  strip->tied = self->tied && !self->fresh_page;
  strip->fresh_page = self->fresh_page;
  strip->sheet = self->sheet;
  strip->marks = self->pending;
  self->pending = minka_marks_new ();
  self->gap = 0;
  self->tied = FALSE;
  self->fresh_page = FALSE;
  g_ptr_array_add (self->strips, strip);
  return strip;
}

/**
 * minka_setter_new_carry:
 * @self: a setter
 *
 * Returns: (transfer none): a strip that is on no page by itself, only where another one carries it on
 */
MinkaStrip *
minka_setter_new_carry (MinkaSetter *self)
{
  MinkaStrip *strip = g_new0 (MinkaStrip, 1);

  strip->marks = minka_marks_new ();
  g_ptr_array_add (self->carries, strip);
  return strip;
}

/**
 * minka_setter_space:
 * @self: a setter
 * @points: a length
 *
 * Asks for at least that much space above the next strip.
 */
void
minka_setter_space (MinkaSetter *self, double points)
{
  self->gap = MAX (self->gap, points);
}

/**
 * minka_setter_open:
 * @self: a setter
 * @type: (transfer none): a structure type, a literal
 *
 * Opens a structure element in front of the next strip.
 */
void
minka_setter_open (MinkaSetter *self, const char *type)
{
  minka_setter_open_tag (self, (MinkaTag) { .type = type });
}

/**
 * minka_setter_open_tag:
 * @self: a setter
 * @tag: a structure element; its texts must live as long as the setter
 *
 * Opens a structure element with attributes in front of the next strip.
 */
void
minka_setter_open_tag (MinkaSetter *self, MinkaTag tag)
{
  minka_marks_add (self->pending, (MinkaMark) { .kind = MINKA_MARK_BEGIN, .tag = tag, .cell = -1 });
}

/**
 * minka_setter_close:
 * @self: a setter
 * @type: (transfer none): a structure type, a literal
 *
 * Closes a structure element behind the last strip.
 */
void
minka_setter_close (MinkaSetter *self, const char *type)
{
  MinkaStrip *last = self->strips->len > 0 ? self->strips->pdata[self->strips->len - 1] : NULL;

  minka_marks_add (self->pending->len > 0 || last == NULL ? self->pending : last->marks,
                   (MinkaMark) { .kind = MINKA_MARK_END, .tag = { .type = type }, .cell = -1 });
}

/**
 * minka_strip_open:
 * @self: a strip
 * @type: (transfer none): a structure type, a literal
 */
void
minka_strip_open (MinkaStrip *self, const char *type)
{
  minka_strip_open_tag (self, (MinkaTag) { .type = type });
}

/**
 * minka_strip_open_tag:
 * @self: a strip
 * @tag: a structure element; its texts must live as long as the setter
 */
void
minka_strip_open_tag (MinkaStrip *self, MinkaTag tag)
{
  minka_marks_add (self->marks, (MinkaMark) { .kind = MINKA_MARK_BEGIN, .tag = tag, .cell = -1 });
}

/**
 * minka_strip_close:
 * @self: a strip
 * @type: (transfer none): a structure type, a literal
 */
void
minka_strip_close (MinkaStrip *self, const char *type)
{
  minka_marks_add (self->marks, (MinkaMark) { .kind = MINKA_MARK_END, .tag = { .type = type }, .cell = -1 });
}

/**
 * minka_strip_add_line:
 * @self: a strip
 * @iter: at a line
 * @x: the left edge of the line's column
 * @y: the top of the line in the strip
 * @cell: of a sliced row the column, else -1
 *
 * Returns: the height of the line
 */
double
minka_strip_add_line (MinkaStrip *self, PangoLayoutIter *iter, double x, double y, int cell)
{
  PangoRectangle extents;
  int top, bottom;

  pango_layout_iter_get_line_yrange (iter, &top, &bottom);
  pango_layout_iter_get_line_extents (iter, NULL, &extents);
  minka_marks_add (self->marks,
                   (MinkaMark) {
                       .kind = MINKA_MARK_LINE,
                       .line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter)),
                       .x = x + extents.x / (double) PANGO_SCALE,
                       .y = y + (pango_layout_iter_get_baseline (iter) - top) / (double) PANGO_SCALE,
                       .cell = cell,
                   });
  return (bottom - top) / (double) PANGO_SCALE;
}

/**
 * minka_strip_add_layout:
 * @self: a strip
 * @layout: lines
 * @x: their left edge
 * @y: the top of the first in the strip
 *
 * Returns: the height of the lines
 */
double
minka_strip_add_layout (MinkaStrip *self, PangoLayout *layout, double x, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double height = 0;

  do
    height += minka_strip_add_line (self, iter, x, y + height, -1);
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return height;
}

/**
 * minka_strip_add_rule:
 * @self: a strip
 * @x: its left end
 * @y: its middle
 * @width: its length
 * @thickness: its thickness
 * @grey: from 0, black, to 1
 */
void
minka_strip_add_rule (MinkaStrip *self, double x, double y, double width, double thickness, double grey)
{
  minka_marks_add (self->marks, (MinkaMark) { .kind = MINKA_MARK_RULE,
                                              .x = x,
                                              .y = y,
                                              .width = width,
                                              .height = thickness,
                                              .grey = grey,
                                              .cell = -1 });
}

/**
 * minka_strip_add_fill:
 * @self: a strip
 * @x: left
 * @y: top
 * @width: width
 * @height: height
 * @grey: from 0, black, to 1
 */
void
minka_strip_add_fill (MinkaStrip *self, double x, double y, double width, double height, double grey)
{
  minka_marks_add (self->marks, (MinkaMark) { .kind = MINKA_MARK_FILL,
                                              .x = x,
                                              .y = y,
                                              .width = width,
                                              .height = height,
                                              .grey = grey,
                                              .cell = -1 });
}

/**
 * minka_strip_add_sign:
 * @self: a strip
 * @sign: the shape
 * @x: left
 * @y: top
 * @width: width
 * @height: height
 * @hollow: only its outline
 */
void
minka_strip_add_sign (MinkaStrip *self, MinkaSign sign, double x, double y, double width, double height,
                      gboolean hollow)
{
  minka_marks_add (self->marks, (MinkaMark) { .kind = MINKA_MARK_SIGN,
                                              .sign = sign,
                                              .x = x,
                                              .y = y,
                                              .width = width,
                                              .height = height,
                                              .hollow = hollow,
                                              .cell = -1 });
}

/**
 * minka_strip_add_drawing:
 * @self: a strip
 * @draw: draws it
 * @data: for @draw; it must live as long as the setter
 * @piece: for @draw
 */
void
minka_strip_add_drawing (MinkaStrip *self, MinkaDrawFunc draw, gconstpointer data, int piece)
{
  minka_marks_add (
      self->marks,
      (MinkaMark) { .kind = MINKA_MARK_DRAWING, .draw = draw, .data = data, .piece = piece, .cell = -1 });
}
