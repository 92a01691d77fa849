#include "minka-tree-poster-private.h"

#include "minka-error.h"
#include "minka-tree-text.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <zlib.h>

#define EDGE 24.0
#define PIXELS_PER_POINT 2.5
#define PIXELS_MAX 35e6
#define SIDE_MAX 16000.0

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
take_drawn (GByteArray *bytes, cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  g_set_error (error, MINKA_ERROR, MINKA_ERROR_FAILED, _ ("The document could not be made: %s."),
               cairo_status_to_string (status));
  return NULL;
}

static cairo_status_t
draw_on (const MinkaPoster *poster, cairo_surface_t *surface, double scale)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, EDGE, EDGE);
  minka_poster_draw_all (poster, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

/* Letters are drawn as outlines, since no one knows which fonts there are where the drawing is opened; so that they
 * can still be read aloud and found, the words stand at its head. */
static GBytes *
add_words (GByteArray *svg, const MinkaTreeShape *shape)
{
  g_autofree char *words = minka_tree_text_write (shape, MINKA_TREE_NOWHERE, FALSE);
  g_autofree char *clean = minka_text_clean (words);
  g_autofree char *description = g_markup_escape_text (clean, -1);
  g_autofree char *head =
      g_strdup_printf ("\n<title>%s</title>\n<desc>%s</desc>", minka_poster_title (shape->tree), description);
  const char *text = (const char *) svg->data;
  const char *root = g_strstr_len (text, svg->len, "<svg");
  const char *end = root != NULL ? memchr (root, '>', svg->len - (root - text)) : NULL;
  GByteArray *out = g_byte_array_sized_new (svg->len + strlen (head));
  const gsize at = end != NULL ? end + 1 - text : 0;

  g_byte_array_append (out, svg->data, at);
  if (end != NULL)
    g_byte_array_append (out, (const guint8 *) head, strlen (head));
  g_byte_array_append (out, svg->data + at, svg->len - at);
  return g_byte_array_free_to_bytes (out);
}

static GBytes *
make_svg (const MinkaPoster *poster, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (
      write_bytes, bytes, poster->width + 2 * EDGE, poster->height + 2 * EDGE);
  cairo_status_t status;
  g_autoptr (GBytes) drawn = NULL;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
  status = draw_on (poster, surface, 1);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS) {
    g_autoptr (GByteArray) all = bytes;

    return add_words (all, poster->shape);
  }
  return take_drawn (bytes, status, error);
}

/* Says in the picture how large it is meant to be, behind its first chunk, which is always as long. */
static void
set_density (GByteArray *png, double pixels_per_point)
{
  const guint32 density = GUINT32_TO_BE ((guint32) lround (pixels_per_point * 72 / 0.0254));
  const gsize at = 8 + 25;
  guint8 chunk[21] = { 0, 0, 0, 9, 'p', 'H', 'Y', 's' };
  guint32 sum;

  memcpy (chunk + 8, &density, 4);
  memcpy (chunk + 12, &density, 4);
  chunk[16] = 1; /* a metre */
  sum = GUINT32_TO_BE ((guint32) crc32 (crc32 (0, NULL, 0), chunk + 4, 13));
  memcpy (chunk + 17, &sum, 4);
  g_byte_array_set_size (png, png->len + sizeof chunk);
  memmove (png->data + at + sizeof chunk, png->data + at, png->len - sizeof chunk - at);
  memcpy (png->data + at, chunk, sizeof chunk);
}

static GBytes *
make_png (const MinkaPoster *poster, GError **error)
{
  const double width = poster->width + 2 * EDGE, height = poster->height + 2 * EDGE;
  const double density =
      MIN (MIN (PIXELS_PER_POINT, SIDE_MAX / MAX (width, height)), sqrt (PIXELS_MAX / (width * height)));
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, MAX (1, (int) lround (width * density)), MAX (1, (int) lround (height * density)));
  cairo_status_t status = draw_on (poster, surface, density);

  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_bytes, bytes);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    set_density (bytes, density);
  return take_drawn (bytes, status, error);
}

static GBytes *
make_pdf (const MinkaTreeShape *shape, const MinkaPlan *plan, GPtrArray *specific, gboolean sheets,
          const char *created, GError **error)
{
  g_autoptr (MinkaPaper) paper = minka_paper_new (minka_poster_title (shape->tree));

  minka_paper_set_author (paper, plan->school_name);
  minka_paper_set_subject (paper, shape->tree == MINKA_TREE_PROBLEMS
                                      ? "El problema central, sus causas y sus efectos"
                                      : "El objetivo general, sus medios y sus fines");
  minka_paper_set_created (paper, created);
  minka_paper_add_poster (paper, shape, plan, specific, sheets);
  return minka_paper_finish (paper, NULL, error);
}

/**
 * minka_tree_poster_make:
 * @shape: a tree
 * @plan: whose it is
 * @specific: (element-type MinkaObjective): its specific objectives, in the order of their numbers
 * @form: what to make
 * @created: when it is made, RFC 3339 in UTC; only the PDF says it
 * @error: return location
 *
 * Draws a tree for paper, with all its branches, collapsed or not. The same tree always gives the same bytes.
 *
 * Returns: (transfer full) (nullable): a file, or %NULL and %MINKA_ERROR_NOT_FOUND if the tree is empty,
 *   %MINKA_ERROR_GLYPH if no font of the program has a letter, %MINKA_ERROR_FAILED or %MINKA_ERROR_IO
 */
GBytes *
minka_tree_poster_make (const MinkaTreeShape *shape, const MinkaPlan *plan, GPtrArray *specific,
                        MinkaTreeForm form, const char *created, GError **error)
{
  g_autoptr (MinkaPaper) paper = NULL;
  g_autoptr (MinkaSetter) setter = NULL;
  g_autoptr (MinkaPoster) poster = NULL;

  if (shape->n_items == 0) {
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND,
                         shape->tree == MINKA_TREE_PROBLEMS
                             ? _ ("The problem tree is empty: there is nothing to draw.")
                             : _ ("The objective tree is empty: there is nothing to draw."));
    return NULL;
  }
  if (form == MINKA_TREE_FORM_PAGE || form == MINKA_TREE_FORM_SHEETS)
    return make_pdf (shape, plan, specific, form == MINKA_TREE_FORM_SHEETS, created, error);

  paper = minka_paper_new ("");
  setter = minka_setter_new (paper, error);
  if (setter == NULL)
    return NULL;
  poster = minka_poster_new (setter, shape, plan, specific);
  if (setter->error != NULL) {
    g_propagate_error (error, g_steal_pointer (&setter->error));
    return NULL;
  }
  return form == MINKA_TREE_FORM_SVG ? make_svg (poster, error) : make_png (poster, error);
}
