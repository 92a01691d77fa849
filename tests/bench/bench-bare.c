#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>

/* What pango and cairo alone take to set the words of an acta, without tags, data or anything else of an archive:
 *
 *   bench-bare TEXT TIMES  a line a document, in microseconds
 *   bench-bare TEXT - OUT  one document into a file: what a process of its own takes
 *
 * In TEXT a line is a paragraph, and a form feed ends a page. */

#define WIDTH 595.3
#define HEIGHT 841.9
#define MARGIN 60

static cairo_status_t
take (void *data, const unsigned char *bytes, unsigned int n)
{
  g_byte_array_append (data, bytes, n);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_page (cairo_t *cr, const char *page, const PangoFontDescription *font)
{
  g_auto (GStrv) lines = g_strsplit (page, "\n", -1);

  cairo_move_to (cr, MARGIN, MARGIN);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autoptr (PangoLayout) layout = NULL;
    int height;

    if (*lines[i] == '\0')
      continue;
    layout = pango_cairo_create_layout (cr);
    pango_layout_set_font_description (layout, font);
    pango_layout_set_width (layout, (WIDTH - 2 * MARGIN) * PANGO_SCALE);
    pango_layout_set_text (layout, lines[i], -1);
    pango_layout_get_pixel_size (layout, NULL, &height);
    pango_cairo_show_layout (cr, layout);
    cairo_rel_move_to (cr, 0, height);
  }
  cairo_show_page (cr);
}

static GByteArray *
make (char **pages, const PangoFontDescription *font)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (take, bytes, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; pages[i] != NULL; i++)
    if (*pages[i] != '\0')
      set_page (cr, pages[i], font);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return bytes;
}

int
main (int argc, char *argv[])
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Noto Sans 9");
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;

  if (argc < 3 || !g_file_get_contents (argv[1], &text, NULL, NULL))
    return 2;
  pages = g_strsplit (text, "\f", -1);
  if (argc == 4) {
    g_autoptr (GByteArray) pdf = make (pages, font);

    return g_file_set_contents (argv[3], (const char *) pdf->data, pdf->len, NULL) ? 0 : 1;
  }
  for (int i = 0; i < atoi (argv[2]); i++) {
    const gint64 start = g_get_monotonic_time ();
    g_autoptr (GByteArray) pdf = make (pages, font);

    printf ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time () - start);
  }
  return 0;
}
