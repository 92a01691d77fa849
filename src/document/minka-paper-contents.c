#include "minka-paper-private.h"

#define INDENT 16.0
#define NUMBER_WIDTH 28.0
#define DOTS_GAP 5.0

static double
line_end (PangoLayout *layout)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, pango_layout_get_line_count (layout) - 1);
  PangoRectangle extents;

  pango_layout_line_get_extents (line, NULL, &extents);
  return extents.width / (double) PANGO_SCALE;
}

static void
add_entry (MinkaSetter *self, const MinkaBlock *block, guint heading)
{
  const double indent = (block->level - 1) * INDENT;
  const double width = minka_setter_get_width (self) - self->left - NUMBER_WIDTH;
  const char *title = minka_text_get_plain (block->text);
  PangoLayout *layout =
      minka_setter_layout (self, MINKA_FACE_BODY, MINKA_SETTING_LEFT, width - indent, title, NULL);
  const double end = indent + line_end (layout) + DOTS_GAP;
  MinkaStrip *strip;
  double baseline;

  minka_setter_space (self, block->level == 1 ? 6 : 2);
  strip = minka_setter_strip (self);
  minka_strip_open (strip, "TOCI");
  minka_strip_open (strip, "Reference");
  minka_strip_open_tag (strip, (MinkaTag) { .type = "Link", .heading = heading, .alt = title });
  strip->height = minka_strip_add_layout (strip, layout, self->left + indent, 0);
  baseline = g_array_index (strip->marks, MinkaMark, strip->marks->len - 1).y;
  minka_strip_add_mark (strip, (MinkaMark) { .kind = MINKA_MARK_PAGE_OF,
                                             .heading = heading,
                                             .x = self->left + width,
                                             .y = baseline,
                                             .width = NUMBER_WIDTH,
                                             .cell = -1 });
  minka_strip_close (strip, "Link");
  minka_strip_close (strip, "Reference");
  minka_strip_close (strip, "TOCI");
  if (end < width)
    minka_strip_add_mark (strip, (MinkaMark) { .kind = MINKA_MARK_DOTS,
                                               .x = self->left + end,
                                               .y = baseline,
                                               .width = width + DOTS_GAP - end,
                                               .cell = -1 });
}

/**
 * minka_setter_add_contents:
 * @self: a setter
 * @block: the block that asks for contents
 *
 * Sets a line for each heading that follows.
 */
void
minka_setter_add_contents (MinkaSetter *self, MinkaBlock *block)
{
  GPtrArray *blocks = self->paper->blocks;
  guint heading = self->n_headings;
  gboolean behind = FALSE;

  minka_setter_open (self, "TOC");
  for (guint i = 0; i < blocks->len; i++) {
    MinkaBlock *other = blocks->pdata[i];

    behind |= other == block;
    if (!behind || other->kind != MINKA_BLOCK_HEADING)
      continue;
    heading++;
    if (other->level <= block->level)
      add_entry (self, other, heading);
  }
  minka_setter_close (self, "TOC");
  minka_setter_space (self, 8);
}
