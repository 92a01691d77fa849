#include "minka-tree-poster-private.h"

#include "minka-error.h"
#include "minka-fonts.h"
#include "minka-qpdf.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#define LINE_SPACING 1.06
#define LIST_INDENT 20.0
#define SIGNATURE_WIDTH 200.0
#define SIGNATURE_SPACE 52.0

typedef struct {
  MinkaListKind kind;
  int count;
  gboolean open;
} List;

typedef struct {
  MinkaFace face;
  MinkaSetting setting;
  double width;
  const char *text; /* of the layout */
  PangoLayout *layout;
} Shared;

static const struct {
  double size;
  PangoWeight weight;
} faces[MINKA_N_FACES] = {
  [MINKA_FACE_BODY] = { 10, PANGO_WEIGHT_NORMAL },      [MINKA_FACE_CELL] = { 9, PANGO_WEIGHT_NORMAL },
  [MINKA_FACE_CELL_BOLD] = { 9, PANGO_WEIGHT_BOLD },    [MINKA_FACE_TITLE] = { 17, PANGO_WEIGHT_BOLD },
  [MINKA_FACE_HEADING_1] = { 11.5, PANGO_WEIGHT_BOLD }, [MINKA_FACE_HEADING_2] = { 10, PANGO_WEIGHT_BOLD },
  [MINKA_FACE_HEADING_3] = { 10, PANGO_WEIGHT_BOLD },   [MINKA_FACE_MARGIN] = { 8, PANGO_WEIGHT_NORMAL },
  [MINKA_FACE_MARGIN_BOLD] = { 8, PANGO_WEIGHT_BOLD },
};

static void
clear_mark (gpointer data)
{
  MinkaMark *mark = data;

  g_clear_pointer (&mark->line, pango_layout_line_unref);
}

static GArray *
new_marks (void)
{
  GArray *marks = g_array_new (FALSE, TRUE, sizeof (MinkaMark));

  g_array_set_clear_func (marks, clear_mark);
  return marks;
}

static void
strip_free (gpointer data)
{
  MinkaStrip *strip = data;

  g_array_unref (strip->marks);
  g_free (strip);
}

static void
page_free (gpointer data)
{
  MinkaPage *page = data;

  g_array_unref (page->places);
  g_free (page);
}

static void
add_mark (GArray *marks, MinkaMark mark)
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
  add_mark (self->marks, mark);
}

/* Setting what is in a block */

static void
set_face (MinkaSetter *self, MinkaFace face)
{
  self->faces[face] = pango_font_description_from_string (MINKA_FONTS_FAMILY);
  pango_font_description_set_size (self->faces[face], faces[face].size * PANGO_SCALE);
  pango_font_description_set_weight (self->faces[face], faces[face].weight);
}

static PangoContext *
new_context (PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("es-pe"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  return context;
}

static char *
word_at (const char *text, int index)
{
  const char *start = text + index;
  const char *end = start;

  while (start > text && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);
  while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return g_strndup (start, end - start);
}

static void
blame_letter (MinkaSetter *self, const char *text, int index)
{
  g_autofree char *word = word_at (text, index);
  gunichar letter = g_utf8_get_char (text + index);
  char utf8[7] = { 0 };

  if (self->error != NULL)
    return;
  g_unichar_to_utf8 (letter, utf8);
  self->error =
      g_error_new (MINKA_ERROR, MINKA_ERROR_GLYPH,
                   _ ("The word “%s” has a letter that cannot be printed: %s (U+%04X)."), word, utf8, letter);
}

/* A box in place of a letter would lose a name. */
static void
find_unknown_letter (MinkaSetter *self, PangoLayout *layout)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  const char *text = pango_layout_get_text (layout);

  do {
    PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);

    for (int i = 0; run != NULL && i < run->glyphs->num_glyphs; i++)
      if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
        blame_letter (self, text, run->item->offset + run->glyphs->log_clusters[i]);
  } while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
}

/* Whether there are only letters that no mark is put on: Latin ones, and punctuation. */
static gboolean
is_without_marks (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    const gunichar letter = g_utf8_get_char (p);

    if (letter > 0x024f && (letter < 0x2010 || letter > 0x2026))
      return FALSE;
  }
  return TRUE;
}

/* Ligatures spoil copied text; a hyphen at a forced break would change an address. Where no marks are, nothing is found by
 * going through the letters for marks and for fractions. */
static PangoAttrList *
add_attributes (PangoAttrList *list, gboolean marks)
{
  pango_attr_list_insert (
      list, pango_attr_font_features_new (
                marks ? "liga=0, clig=0" : "liga=0, clig=0, ccmp=0, mark=0, mkmk=0, frac=0, numr=0, dnom=0"));
  pango_attr_list_insert (list, pango_attr_insert_hyphens_new (FALSE));
  return list;
}

/**
 * minka_setter_layout:
 * @self: a setter
 * @face: the font
 * @setting: how lines are set
 * @width: the width of the lines, in points
 * @text: clean text
 * @attributes: (nullable): styles of its parts
 *
 * Breaks a text into lines.
 *
 * Returns: (transfer none): the lines, which live as long as the setter
 */
PangoLayout *
minka_setter_layout (MinkaSetter *self, MinkaFace face, MinkaSetting setting, double width, const char *text,
                     PangoAttrList *attributes)
{
  static const PangoAlignment alignments[] = {
    [MINKA_SETTING_JUSTIFIED] = PANGO_ALIGN_LEFT,
    [MINKA_SETTING_LEFT] = PANGO_ALIGN_LEFT,
    [MINKA_SETTING_CENTRED] = PANGO_ALIGN_CENTER,
    [MINKA_SETTING_RIGHT] = PANGO_ALIGN_RIGHT,
  };
  PangoLayout *layout = pango_layout_new (self->context);
  const gboolean marks = !is_without_marks (text);
  g_autoptr (PangoAttrList) list = attributes != NULL
                                       ? add_attributes (pango_attr_list_copy (attributes), marks)
                                       : pango_attr_list_ref (self->attributes[marks]);

  pango_layout_set_attributes (layout, list);
  pango_layout_set_font_description (layout, self->faces[face]);
  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, alignments[setting]);
  pango_layout_set_justify (layout, setting == MINKA_SETTING_JUSTIFIED);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_line_spacing (layout, LINE_SPACING);
  pango_layout_set_text (layout, text, -1);
  if (pango_layout_get_unknown_glyphs_count (layout) > 0)
    find_unknown_letter (self, layout);
  g_ptr_array_add (self->layouts, layout);
  return layout;
}

static guint
shared_hash (gconstpointer data)
{
  return g_str_hash (((const Shared *) data)->text);
}

static gboolean
shared_equal (gconstpointer a, gconstpointer b)
{
  const Shared *one = a, *other = b;

  return one->face == other->face && one->setting == other->setting && one->width == other->width &&
         g_str_equal (one->text, other->text);
}

/**
 * minka_setter_share_layout:
 * @self: a setter
 * @face: the font
 * @setting: how lines are set
 * @width: the width of the lines, in points
 * @text: clean text
 * @attributes: (nullable): styles of its parts
 *
 * Breaks a text into lines as minka_setter_layout() does, but once only if it is said again without styles, as cells
 * and margins do.
 *
 * Returns: (transfer none): the lines, not to be changed, which live as long as the setter
 */
PangoLayout *
minka_setter_share_layout (MinkaSetter *self, MinkaFace face, MinkaSetting setting, double width,
                           const char *text, PangoAttrList *attributes)
{
  Shared key = { face, setting, width, text, NULL };
  Shared *shared = attributes == NULL ? g_hash_table_lookup (self->shared, &key) : NULL;

  if (shared != NULL)
    return shared->layout;
  key.layout = minka_setter_layout (self, face, setting, width, text, attributes);
  if (attributes == NULL) {
    key.text = pango_layout_get_text (key.layout);
    g_hash_table_add (self->shared, g_memdup2 (&key, sizeof key));
  }
  return key.layout;
}

/**
 * minka_layout_get_height:
 * @layout: lines
 *
 * Returns: their height in points
 */
double
minka_layout_get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return height / (double) PANGO_SCALE;
}

/* Strips */

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
  self->pending = new_marks ();
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

  strip->marks = new_marks ();
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
  add_mark (self->pending, (MinkaMark) { .kind = MINKA_MARK_BEGIN, .tag = tag, .cell = -1 });
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

  add_mark (self->pending->len > 0 || last == NULL ? self->pending : last->marks,
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
  add_mark (self->marks, (MinkaMark) { .kind = MINKA_MARK_BEGIN, .tag = tag, .cell = -1 });
}

/**
 * minka_strip_close:
 * @self: a strip
 * @type: (transfer none): a structure type, a literal
 */
void
minka_strip_close (MinkaStrip *self, const char *type)
{
  add_mark (self->marks, (MinkaMark) { .kind = MINKA_MARK_END, .tag = { .type = type }, .cell = -1 });
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
  add_mark (self->marks, (MinkaMark) {
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
  add_mark (self->marks, (MinkaMark) { .kind = MINKA_MARK_RULE,
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
  add_mark (self->marks, (MinkaMark) { .kind = MINKA_MARK_FILL,
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
  add_mark (self->marks, (MinkaMark) { .kind = MINKA_MARK_SIGN,
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
  add_mark (
      self->marks,
      (MinkaMark) { .kind = MINKA_MARK_DRAWING, .draw = draw, .data = data, .piece = piece, .cell = -1 });
}

/* Blocks */

/* Each line is a strip; the first two lines stay together, and the last two. */
static void
set_lines (MinkaSetter *self, PangoLayout *layout, double x, gboolean whole)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int n = pango_layout_get_line_count (layout);

  for (int i = 0; i < n; i++) {
    MinkaStrip *strip;

    if (i > 0)
      self->tied = whole || i == 1 || i == n - 1;
    strip = minka_setter_strip (self);
    strip->height = minka_strip_add_line (strip, iter, x, 0, -1);
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
  set_lines (self, layout, self->left, FALSE);
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
  set_lines (self, layout, 0, TRUE);
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
  add_mark (self->pending, (MinkaMark) { .kind = MINKA_MARK_OUTLINE,
                                         .level = block->level,
                                         .heading = ++self->n_headings,
                                         .name = text,
                                         .cell = -1 });
  minka_setter_open (self, tag);
  set_lines (self, layout, self->left, TRUE);
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
  set_lines (self, body, self->left, FALSE);
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
  add_mark (strip->marks, mark);
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

/* Pages */

static MinkaStrip *
strip_at (MinkaSetter *self, guint i)
{
  return self->strips->pdata[i];
}

/* Where the page that begins with strip @first ends: the last cut that is allowed, or else the last that
 * fits. */
static guint
find_page_end (MinkaSetter *self, guint first)
{
  double room = minka_sheet_get_height (strip_at (self, first)->sheet) - MINKA_PAPER_TOP - MINKA_PAPER_BOTTOM;
  MinkaStrip *head = strip_at (self, first)->head;
  double y = head != NULL ? head->height : 0;
  guint end = first;

  do {
    y += strip_at (self, end)->height + (end > first ? strip_at (self, end)->before : 0);
    if (y > room + 0.01 && end > first)
      break;
    end++;
  } while (end < self->strips->len && !strip_at (self, end)->fresh_page);

  if (end == self->strips->len || strip_at (self, end)->fresh_page)
    return end;
  for (guint cut = end; cut > first; cut--)
    if (!strip_at (self, cut)->tied)
      return cut;
  return end;
}

static void
add_place (MinkaPage *page, MinkaStrip *strip, double *y, gboolean repeated)
{
  MinkaPlace place = { strip, 0, repeated };

  if (page->places->len > 0 && !g_array_index (page->places, MinkaPlace, page->places->len - 1).repeated)
    *y += strip->before;
  place.y = *y;
  *y += strip->height;
  g_array_append_val (page->places, place);
}

static void
add_page (MinkaSetter *self, guint first, guint end)
{
  MinkaPage *page = g_new0 (MinkaPage, 1);
  double y = MINKA_PAPER_TOP;

  page->places = g_array_new (FALSE, FALSE, sizeof (MinkaPlace));
  page->sheet = first < end ? strip_at (self, first)->sheet : MINKA_SHEET_UPRIGHT;
  page->bare = first < end && strip_at (self, first)->bare;
  if (first < end && strip_at (self, first)->head != NULL)
    add_place (page, strip_at (self, first)->head, &y, TRUE);
  if (first < end && strip_at (self, first)->carry != NULL)
    add_place (page, strip_at (self, first)->carry, &y, TRUE);
  for (guint i = first; i < end; i++)
    add_place (page, strip_at (self, i), &y, FALSE);
  g_ptr_array_add (self->pages, page);
}

static void
fill_pages (MinkaSetter *self)
{
  for (guint first = 0; first < self->strips->len;) {
    guint end = find_page_end (self, first);

    add_page (self, first, end);
    first = end;
  }
  if (self->pages->len == 0)
    add_page (self, 0, 0);
}

/* Millimetres. */
static const int sheet_sizes[][2] = {
  [MINKA_SHEET_UPRIGHT] = { 210, 297 },
  [MINKA_SHEET_WIDE] = { 297, 210 },
  [MINKA_SHEET_A3_UPRIGHT] = { 297, 420 },
  [MINKA_SHEET_A3_WIDE] = { 420, 297 },
};

/**
 * minka_sheet_get_width:
 * @sheet: how the paper lies
 *
 * Returns: its width in points
 */
double
minka_sheet_get_width (MinkaSheet sheet)
{
  return sheet_sizes[sheet][0] * 72 / 25.4;
}

/**
 * minka_sheet_get_height:
 * @sheet: how the paper lies
 *
 * Returns: its height in points
 */
double
minka_sheet_get_height (MinkaSheet sheet)
{
  return sheet_sizes[sheet][1] * 72 / 25.4;
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
  self->context = new_context (map);
  for (guint i = 0; i < MINKA_N_FACES; i++)
    set_face (self, i);
  pango_font_description_set_style (self->faces[MINKA_FACE_HEADING_3], PANGO_STYLE_ITALIC);
  for (guint i = 0; i < G_N_ELEMENTS (self->attributes); i++)
    self->attributes[i] = add_attributes (pango_attr_list_new (), i);
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->shared = g_hash_table_new_full (shared_hash, shared_equal, g_free, NULL);
  self->strips = g_ptr_array_new_with_free_func (strip_free);
  self->carries = g_ptr_array_new_with_free_func (strip_free);
  self->pages = g_ptr_array_new_with_free_func (page_free);
  self->pending = new_marks ();
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
  g_hash_table_unref (self->shared);
  g_ptr_array_unref (self->layouts);
  for (guint i = 0; i < G_N_ELEMENTS (self->attributes); i++)
    pango_attr_list_unref (self->attributes[i]);
  for (guint i = 0; i < MINKA_N_FACES; i++)
    pango_font_description_free (self->faces[i]);
  g_object_unref (self->context);
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
  fill_pages (self);

  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}
