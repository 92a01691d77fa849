#include "minka-paper-private.h"

#include "minka-tree-layout.h"

#include <math.h>

/* A tree on one page. Its words are nested lists to a reader, in the order in which one reads the tree; the boxes and
 * lines are no content. */

#define PADDING 5.0
#define SMALLEST 6.0
#define LARGEST 10.0

typedef struct {
  MinkaSetter *setter;
  const MinkaTreeShape *shape;
  PangoLayout **texts;
  MinkaTreeBox *boxes;
  MinkaTreeBounds bounds;
} Tree;

static const char *
words_of (const MinkaTreeShape *shape, guint i)
{
  return shape->items[i].node->text;
}

static void
lay_out (Tree *self, double size, double width)
{
  const MinkaTreeSpacing spacing = { size, 2 * size, 2.4 * size, TRUE };
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new (size * PANGO_SCALE));
  for (guint i = 0; i < self->shape->n_items; i++) {
    const MinkaTreeItem *item = &self->shape->items[i];
    g_autofree char *clean = minka_text_clean (words_of (self->shape, i));
    const gboolean centre = (int) i == self->shape->centre;

    self->texts[i] = minka_setter_layout (self->setter, centre ? MINKA_FACE_CELL_BOLD : MINKA_FACE_CELL,
                                          MINKA_SETTING_CENTRED, width - 2 * PADDING,
                                          *clean != '\0' ? clean : "…", attributes);
    self->boxes[i] = (MinkaTreeBox) {
      .parent = item->parent,
      .above = item->side == MINKA_BRANCH_ABOVE,
      .width = width,
      .height = minka_layout_get_height (self->texts[i]) + 2 * PADDING,
    };
  }
  minka_tree_layout (self->boxes, self->shape->n_items, &spacing, &self->bounds);
}

/* Whether the letters alone take no more than the page. Setting them all only to find that out takes long. */
static gboolean
may_fit (Tree *self, double size, double width, double height)
{
  double letters = 0;

  for (guint i = 0; i < self->shape->n_items; i++)
    letters += g_utf8_strlen (words_of (self->shape, i), -1);
  return letters * 0.5 * size * size < width * height;
}

/* Finds the largest letters with which the tree is on one page: wide boxes make it low, narrow ones slender. */
static gboolean
fit (Tree *self, double width, double height)
{
  static const double box_widths[] = { 13, 16, 20, 25 };

  for (double size = LARGEST; size >= SMALLEST; size -= 0.5) {
    for (guint i = 0; may_fit (self, size, width, height) && i < G_N_ELEMENTS (box_widths); i++) {
      lay_out (self, size, box_widths[i] * size);
      if (self->bounds.width <= width && self->bounds.height <= height)
        return TRUE;
    }
  }
  return FALSE;
}

static void
add_line (MinkaStrip *strip, double x1, double y1, double x2, double y2)
{
  if (x1 == x2)
    minka_strip_add_fill (strip, x1 - 0.35, MIN (y1, y2), 0.7, fabs (y2 - y1), 0.3);
  else
    minka_strip_add_rule (strip, MIN (x1, x2) - 0.35, y1, fabs (x2 - x1) + 0.7, 0.7, 0.3);
}

/* Down or up from the parent, across, and on to the child. */
static void
add_link (Tree *self, MinkaStrip *strip, guint i, double dx, double dy)
{
  const MinkaTreeBox *child = &self->boxes[i];
  const MinkaTreeBox *parent;
  double from_x, from_y, to_x, to_y, middle;

  if (child->parent < 0)
    return;
  parent = &self->boxes[child->parent];
  from_x = parent->x + parent->width / 2 + dx;
  to_x = child->x + child->width / 2 + dx;
  if (child->y < parent->y) {
    from_y = parent->y + dy;
    to_y = child->y + child->height + dy;
    middle = MAX (from_y - (from_y - to_y) / 2, to_y);
  } else {
    from_y = parent->y + parent->height + dy;
    to_y = child->y + dy;
    middle = MIN (from_y + (to_y - from_y) / 2, to_y);
  }
  add_line (strip, from_x, from_y, from_x, middle);
  if (fabs (from_x - to_x) > 0.5)
    add_line (strip, from_x, middle, to_x, middle);
  add_line (strip, to_x, middle, to_x, to_y);
}

static void
add_box (Tree *self, MinkaStrip *strip, guint i, double dx, double dy)
{
  const MinkaTreeBox *box = &self->boxes[i];
  const double x = box->x + dx, y = box->y + dy;
  const gboolean centre = (int) i == self->shape->centre;

  /* A second edge, so that the centre stands out on any printer. */
  if (centre)
    minka_strip_add_sign (strip, MINKA_SIGN_BAR, x - 2.5, y - 2.5, box->width + 5, box->height + 5, TRUE);
  minka_strip_add_sign (strip, MINKA_SIGN_BAR, x, y, box->width, box->height, TRUE);
  if (centre)
    minka_strip_add_fill (strip, x + 0.6, y + 0.6, box->width - 1.2, box->height - 1.2, 0.92);
}

static void
add_words (Tree *self, MinkaStrip *strip, int first, double dx, double dy)
{
  minka_strip_open_tag (strip, (MinkaTag) { .type = "L", .numbering = "/None" });
  for (int i = first; i >= 0; i = self->shape->items[i].next) {
    minka_strip_open (strip, "LI");
    minka_strip_open (strip, "LBody");
    minka_strip_add_layout (strip, self->texts[i], self->boxes[i].x + dx + PADDING,
                            self->boxes[i].y + dy + PADDING);
    if (self->shape->items[i].first >= 0)
      add_words (self, strip, self->shape->items[i].first, dx, dy);
    minka_strip_close (strip, "LBody");
    minka_strip_close (strip, "LI");
  }
  minka_strip_close (strip, "L");
}

static void
draw (Tree *self, double width)
{
  MinkaStrip *strip = minka_setter_strip (self->setter);
  const double dx = self->setter->left + (width - self->bounds.width) / 2 - self->bounds.x;
  const double dy = -self->bounds.y;

  strip->height = self->bounds.height;
  for (guint i = 0; i < self->shape->n_items; i++)
    add_link (self, strip, i, dx, dy);
  for (guint i = 0; i < self->shape->n_items; i++)
    add_box (self, strip, i, dx, dy);
  for (guint i = 0; i < self->shape->n_items; i++)
    if (self->shape->items[i].parent < 0 && self->shape->items[i].previous < 0)
      add_words (self, strip, i, dx, dy);
  minka_setter_space (self->setter, 8);
}

static void
set_simple (MinkaSetter *self, MinkaBlockKind kind, MinkaText *text)
{
  MinkaBlock block = {
    .kind = kind, .text = text, .list = MINKA_LIST_BULLETED, .setting = MINKA_SETTING_LEFT
  };

  minka_setter_set_block (self, &block);
  minka_text_free (text);
}

static void
list (Tree *self, int first)
{
  set_simple (self->setter, MINKA_BLOCK_LIST_BEGIN, NULL);
  for (int i = first; i >= 0; i = self->shape->items[i].next) {
    const gboolean centre = i == self->shape->centre;

    set_simple (
        self->setter, MINKA_BLOCK_ITEM,
        minka_text_new_styled (centre ? MINKA_STYLE_BOLD : MINKA_STYLE_PLAIN, words_of (self->shape, i)));
    if (self->shape->items[i].first >= 0)
      list (self, self->shape->items[i].first);
  }
  set_simple (self->setter, MINKA_BLOCK_LIST_END, NULL);
}

static void
say_extras (Tree *self)
{
  const GArray *extras = self->shape->extras;

  if (extras->len == 0)
    return;
  set_simple (self->setter, MINKA_BLOCK_PARAGRAPH,
              minka_text_new_styled (MINKA_STYLE_BOLD, "Otros vínculos"));
  self->setter->tied = TRUE;
  set_simple (self->setter, MINKA_BLOCK_LIST_BEGIN, NULL);
  for (guint i = 0; i < extras->len; i++) {
    const MinkaTreeExtra *extra = &g_array_index (extras, MinkaTreeExtra, i);

    set_simple (self->setter, MINKA_BLOCK_ITEM,
                minka_text_new_printf ("«%s» se vincula también con «%s».",
                                       words_of (self->shape, extra->child),
                                       words_of (self->shape, extra->parent)));
  }
  set_simple (self->setter, MINKA_BLOCK_LIST_END, NULL);
}

/**
 * minka_setter_add_tree:
 * @self: a setter
 * @shape: a tree with nodes
 *
 * Sets a tree into one strip, or into a list where that cannot be read.
 */
void
minka_setter_add_tree (MinkaSetter *self, const MinkaTreeShape *shape)
{
  const double width = minka_setter_get_width (self) - self->left;
  /* A heading is above it, and further links may be below. */
  const double height = minka_sheet_get_height (self->sheet) - MINKA_PAPER_TOP - MINKA_PAPER_BOTTOM - 60 -
                        (shape->extras->len > 0 ? 26 + 30 * MIN (shape->extras->len, 3) : 0);
  g_autofree PangoLayout **texts = g_new0 (PangoLayout *, shape->n_items);
  g_autofree MinkaTreeBox *boxes = g_new0 (MinkaTreeBox, shape->n_items);
  Tree tree = { .setter = self, .shape = shape, .texts = texts, .boxes = boxes };

  if (fit (&tree, width, height)) {
    draw (&tree, width);
  } else {
    for (guint i = 0; i < shape->n_items; i++)
      if (shape->items[i].parent < 0 && shape->items[i].previous < 0)
        list (&tree, i);
  }
  say_extras (&tree);
}
