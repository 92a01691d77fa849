#include "minka-paper-private.h"

#include "minka-error.h"
#include "minka-fonts.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

/* Text is broken into lines, in the faces of a paper. */

#define LINE_SPACING 1.06

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
  self->error = g_error_new (
      MINKA_ERROR, MINKA_ERROR_GLYPH,
      _ ("The word “%s” has a letter that cannot be printed: %s (U+%04X). Write it in another way and try again."),
      word, utf8, letter);
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

/**
 * minka_setter_begin_text:
 * @self: a setter
 * @map: the fonts
 *
 * Makes what texts are set with.
 */
void
minka_setter_begin_text (MinkaSetter *self, PangoFontMap *map)
{
  self->context = new_context (map);
  for (guint i = 0; i < MINKA_N_FACES; i++)
    set_face (self, i);
  pango_font_description_set_style (self->faces[MINKA_FACE_HEADING_3], PANGO_STYLE_ITALIC);
  for (guint i = 0; i < G_N_ELEMENTS (self->attributes); i++)
    self->attributes[i] = add_attributes (pango_attr_list_new (), i);
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->shared = g_hash_table_new_full (shared_hash, shared_equal, g_free, NULL);
}

/**
 * minka_setter_end_text:
 * @self: a setter
 *
 * Frees what texts were set with.
 */
void
minka_setter_end_text (MinkaSetter *self)
{
  g_hash_table_unref (self->shared);
  g_ptr_array_unref (self->layouts);
  for (guint i = 0; i < G_N_ELEMENTS (self->attributes); i++)
    pango_attr_list_unref (self->attributes[i]);
  for (guint i = 0; i < MINKA_N_FACES; i++)
    pango_font_description_free (self->faces[i]);
  g_object_unref (self->context);
}
