#include "minka-tree-poster-private.h"

#include "minka-fonts.h"
#include "minka-qpdf.h"

#include <pango/pangocairo.h>

#define LIST_INDENT 20.0
#define SIGNATURE_WIDTH 200.0
#define SIGNATURE_SPACE 52.0

typedef struct {
  MinkaListKind kind;
  int count;
  gboolean open;
} List;

/* Blocks */

/* Each line is a strip; the first two lines stay together, and the last two. */
static void
set_lines (MinkaSetter *self, PangoLayout *layout, double x, gboolean whole, const MinkaText *text)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int n = pango_layout_get_line_count (layout);

  for (int i = 0; i < n; i++) {
    MinkaStrip *strip;

    if (i > 0)
      self->tied = whole || i == 1 || i == n - 1;
    strip = minka_setter_strip (self);
    strip->height = minka_strip_add_line (strip, iter, x, 0, -1);
    minka_setter_place_notes (self, strip, text, pango_layout_iter_get_line_readonly (iter));
    if (i + 1 == n)
      minka_strip_read_notes (strip, text, -1);
    pango_layout_iter_next_line (iter);
  }
  pango_layout_iter_free (iter);
}

static void
set_paragraph (MinkaSetter *self, MinkaBlock *block)
{
  PangoLayout *layout =
      minka_setter_layout (self, MINKA_FACE_BODY, block->setting, minka_setter_get_width (self) - self->left,
                           minka_text_get_plain (block->text), minka_text_get_attributes (block->text));

  minka_setter_open (self, "P");
  set_lines (self, layout, self->left, FALSE, block->text);
  minka_setter_close (self, "P");
  minka_setter_space (self, 6);
}

static void
set_title (MinkaSetter *self, MinkaBlock *block)
{
  PangoLayout *layout =
      minka_setter_layout (self, MINKA_FACE_TITLE, MINKA_SETTING_CENTRED, minka_setter_get_width (self),
                           minka_text_get_plain (block->text), minka_text_get_attributes (block->text));

  minka_setter_space (self, 10);
  minka_setter_open (self, "H1");
  set_lines (self, layout, 0, TRUE, block->text);
  minka_setter_close (self, "H1");
  minka_setter_space (self, 4);
  self->tied = TRUE;
}

static void
set_heading (MinkaSetter *self, MinkaBlock *block)
{
  static const char *const tags[] = { "H1", "H2", "H3", "H4" };
  static const double before[] = { 16, 11, 8 };
  static const double after[] = { 5, 3, 2 };
  const char *text = minka_text_get_plain (block->text);
  const char *tag = tags[block->level - 1 + (self->paper->titled ? 1 : 0)];
  PangoLayout *layout = minka_setter_layout (self, MINKA_FACE_HEADING_1 + block->level - 1,
                                             MINKA_SETTING_LEFT, minka_setter_get_width (self) - self->left,
                                             text, minka_text_get_attributes (block->text));

  minka_setter_space (self, before[block->level - 1]);
  minka_marks_add (self->pending, (MinkaMark) { .kind = MINKA_MARK_OUTLINE,
                                                .level = block->level,
                                                .heading = ++self->n_headings,
                                                .name = text,
                                                .cell = -1 });
  minka_setter_open (self, tag);
  set_lines (self, layout, self->left, TRUE, block->text);
  minka_setter_close (self, tag);
  minka_setter_space (self, after[block->level - 1]);
  self->tied = TRUE;
}

static void
begin_list (MinkaSetter *self, MinkaBlock *block)
{
  List list = { .kind = block->list };

  g_array_append_val (self->lists, list);
  minka_setter_open_tag (
      self, (MinkaTag) { .type = "L", .numbering = list.kind == MINKA_LIST_NUMBERED ? "/Decimal" : "/Disc" });
}

static List *
current_list (MinkaSetter *self)
{
  return self->lists->len > 0 ? &g_array_index (self->lists, List, self->lists->len - 1) : NULL;
}

static void
close_item (MinkaSetter *self, List *list)
{
  if (!list->open)
    return;
  minka_setter_close (self, "LBody");
  minka_setter_close (self, "LI");
  self->left -= LIST_INDENT;
  list->open = FALSE;
}

static void
end_list (MinkaSetter *self)
{
  List *list = current_list (self);

  g_return_if_fail (list != NULL);

  close_item (self, list);
  minka_setter_close (self, "L");
  g_array_set_size (self->lists, self->lists->len - 1);
  minka_setter_space (self, 6);
}

static void
set_item (MinkaSetter *self, MinkaBlock *block)
{
  List *list = current_list (self);
  PangoLayout *label, *body;
  MinkaStrip *first;
  PangoLayoutIter *iter;
  guint index;
  g_autofree char *number = NULL;

  g_return_if_fail (list != NULL);

  close_item (self, list);
  list->open = TRUE;
  number = list->kind == MINKA_LIST_NUMBERED ? g_strdup_printf ("%d.", ++list->count) : g_strdup ("•");
  label =
      minka_setter_share_layout (self, MINKA_FACE_BODY, MINKA_SETTING_RIGHT, LIST_INDENT - 6, number, NULL);
  self->left += LIST_INDENT;
  body =
      minka_setter_layout (self, MINKA_FACE_BODY, block->setting, minka_setter_get_width (self) - self->left,
                           minka_text_get_plain (block->text), minka_text_get_attributes (block->text));

  /* The label is drawn before the body, but on the strip that the body's first line makes. */
  minka_setter_open (self, "LI");
  minka_setter_open (self, "Lbl");
  iter = pango_layout_get_iter (label);
  {
    MinkaStrip carrier = { .marks = self->pending };

    minka_strip_add_line (&carrier, iter, self->left - LIST_INDENT, 0, -1);
    minka_strip_close (&carrier, "Lbl");
    minka_strip_open (&carrier, "LBody");
  }
  pango_layout_iter_free (iter);
  index = self->strips->len;
  set_lines (self, body, self->left, FALSE, block->text);
  first = self->strips->pdata[index];
  first->height = MAX (first->height, minka_layout_get_height (label));
  minka_setter_space (self, 3);
}

static double
add_centred (MinkaSetter *self, MinkaStrip *strip, const char *text, MinkaFace face, double x, double y,
             double width)
{
  if (*text == '\0')
    return 0;
  return minka_strip_add_layout (
      strip, minka_setter_share_layout (self, face, MINKA_SETTING_CENTRED, width, text, NULL), x, y);
}

static double
set_signer (MinkaSetter *self, MinkaStrip *strip, MinkaSigner *signer, double x, double width)
{
  double line = MIN (width, SIGNATURE_WIDTH);
  double y = SIGNATURE_SPACE;

  minka_strip_add_rule (strip, x + (width - line) / 2, y, line, 0.6, 0);
  y += 4;
  minka_strip_open (strip, "P");
  y += add_centred (self, strip, signer->name, MINKA_FACE_CELL_BOLD, x, y, width);
  y += add_centred (self, strip, signer->job, MINKA_FACE_CELL, x, y, width);
  y += add_centred (self, strip, signer->role, MINKA_FACE_CELL, x, y, width);
  minka_strip_close (strip, "P");
  return y;
}

static void
set_signatures (MinkaSetter *self, MinkaBlock *block)
{
  double width = minka_setter_get_width (self);
  double half = (width - 24) / 2;
  GPtrArray *signers = block->signers;

  for (guint i = 0; i < signers->len; i += 2) {
    MinkaStrip *strip;

    self->tied = self->strips->len > 0;
    strip = minka_setter_strip (self);
    if (i + 1 == signers->len) {
      strip->height = set_signer (self, strip, signers->pdata[i], (width - half) / 2, half);
    } else {
      double one = set_signer (self, strip, signers->pdata[i], 0, half);
      double other = set_signer (self, strip, signers->pdata[i + 1], half + 24, half);

      strip->height = MAX (one, other);
    }
    minka_setter_space (self, 8);
  }
}

static void
set_rule (MinkaSetter *self)
{
  MinkaStrip *strip = minka_setter_strip (self);

  strip->height = 1;
  minka_strip_add_rule (strip, self->left, 0.5, minka_setter_get_width (self) - self->left, 0.6, 0.45);
  minka_setter_space (self, 6);
}

static void
set_picture (MinkaSetter *self, MinkaBlock *block)
{
  MinkaStrip *strip = minka_setter_strip (self);
  const int width = cairo_image_surface_get_width (block->picture);
  const int height = cairo_image_surface_get_height (block->picture);
  const double scale = block->points / MAX (width, height);
  MinkaMark mark = { .kind = MINKA_MARK_PICTURE,
                     .x = (minka_setter_get_width (self) - width * scale) / 2,
                     .width = width * scale,
                     .height = height * scale,
                     .cell = -1,
                     .data = block->picture };

  strip->height = height * scale;
  minka_marks_add (strip->marks, mark);
  minka_setter_space (self, 6);
}

static void
set_poster (MinkaSetter *self, MinkaBlock *block)
{
  g_clear_pointer (&block->poster, minka_poster_free);
  block->poster = minka_poster_new (self, block->shape, block->plan, block->specific);
  minka_setter_add_poster (self, block->poster, block->sheets);
}

/**
 * minka_setter_set_block:
 * @self: a setter
 * @block: a block
 *
 * Sets what a block holds into strips.
 */
void
minka_setter_set_block (MinkaSetter *self, MinkaBlock *block)
{
  self->tied |= block->tied;

  switch (block->kind) {
  case MINKA_BLOCK_TITLE:
    set_title (self, block);
    break;
  case MINKA_BLOCK_HEADING:
    set_heading (self, block);
    break;
  case MINKA_BLOCK_PARAGRAPH:
    set_paragraph (self, block);
    break;
  case MINKA_BLOCK_LIST_BEGIN:
    begin_list (self, block);
    break;
  case MINKA_BLOCK_ITEM:
    set_item (self, block);
    break;
  case MINKA_BLOCK_LIST_END:
    end_list (self);
    break;
  case MINKA_BLOCK_TABLE:
    minka_setter_add_table (self, block->table);
    break;
  case MINKA_BLOCK_CHART:
    minka_setter_add_chart (self, block->chart);
    break;
  case MINKA_BLOCK_POSTER:
    set_poster (self, block);
    break;
  case MINKA_BLOCK_TREE:
    minka_setter_add_tree (self, block->shape);
    break;
  case MINKA_BLOCK_CONTENTS:
    minka_setter_add_contents (self, block);
    break;
  case MINKA_BLOCK_SIGNATURES:
    set_signatures (self, block);
    break;
  case MINKA_BLOCK_RULE:
    set_rule (self);
    break;
  case MINKA_BLOCK_PICTURE:
    set_picture (self, block);
    break;
  case MINKA_BLOCK_SPACE:
    self->gap += block->points;
    break;
  case MINKA_BLOCK_PAGE:
    self->sheet = block->sheet;
    self->fresh_page = self->strips->len > 0;
    break;
  default:
    g_assert_not_reached ();
  }
}

/**
 * minka_setter_get_width:
 * @self: a setter
 *
 * Returns: the width between the margins, in points
 */
double
minka_setter_get_width (MinkaSetter *self)
{
  return minka_sheet_get_width (self->sheet) - MINKA_PAPER_LEFT - MINKA_PAPER_RIGHT;
}

/**
 * minka_setter_new:
 * @paper: a document
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a setter for it, or %NULL without fonts
 */
MinkaSetter *
minka_setter_new (MinkaPaper *paper, GError **error)
{
  PangoFontMap *map;
  MinkaSetter *self;

  /* Drawing comes next. */
  minka_qpdf_prepare ();
  map = minka_fonts_get_map (error);
  if (map == NULL)
    return NULL;

  self = g_new0 (MinkaSetter, 1);
  self->paper = paper;
  minka_setter_begin_text (self, map);
  self->strips = g_ptr_array_new_with_free_func (minka_strip_free);
  self->carries = g_ptr_array_new_with_free_func (minka_strip_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->pages = g_ptr_array_new_with_free_func (minka_page_free);
  self->pending = minka_marks_new ();
  self->lists = g_array_new (FALSE, FALSE, sizeof (List));
  return self;
}

/**
 * minka_setter_free:
 * @self: a setter
 */
void
minka_setter_free (MinkaSetter *self)
{
  g_clear_error (&self->error);
  g_array_unref (self->lists);
  g_array_unref (self->pending);
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->strips);
  g_ptr_array_unref (self->carries);
  g_ptr_array_unref (self->notes);
  minka_setter_end_text (self);
  g_free (self);
}

/**
 * minka_setter_run:
 * @self: a setter
 * @error: return location
 *
 * Sets all blocks and puts them on pages.
 *
 * Returns: whether every letter could be set
 */
gboolean
minka_setter_run (MinkaSetter *self, GError **error)
{
  for (guint i = 0; i < self->paper->blocks->len; i++)
    minka_setter_set_block (self, self->paper->blocks->pdata[i]);
  while (self->lists->len > 0)
    end_list (self);
  minka_setter_fill_pages (self);

  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}
