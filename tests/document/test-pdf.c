#include "minka-error.h"
#include "minka-paper.h"
#include "minka-pdf.h"

#include <string.h>

static MinkaPdf *
sample_pdf (void)
{
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Prueba");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  MinkaPdf *pdf;

  minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT, minka_text_new ("Educación y otra educación."));
  minka_paper_break_page (paper);
  minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT, minka_text_new ("Segunda hoja."));
  bytes = minka_paper_finish (paper, NULL, &error);
  g_assert_no_error (error);
  pdf = minka_pdf_new (bytes, &error);
  g_assert_no_error (error);
  return pdf;
}

static void
test_text (void)
{
  g_autoptr (MinkaPdf) pdf = sample_pdf ();
  g_autofree char *page = minka_pdf_get_page_text (pdf, 1);
  g_autofree char *all = minka_pdf_get_text (pdf);

  g_assert_cmpint (minka_pdf_get_n_pages (pdf), ==, 2);
  g_assert_nonnull (strstr (page, "Segunda hoja."));
  g_assert_nonnull (strstr (all, "Educación y otra"));
  g_assert_nonnull (strchr (all, '\f'));
}

static void
test_render (void)
{
  g_autoptr (MinkaPdf) pdf = sample_pdf ();
  cairo_surface_t *surface = minka_pdf_render (pdf, 0, 0.5);
  gboolean ink = FALSE;

  g_assert_nonnull (surface);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 298);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 421);
  for (int y = 0; y < 421; y++) {
    const guint32 *row = (const guint32 *) (cairo_image_surface_get_data (surface) +
                                            y * cairo_image_surface_get_stride (surface));

    for (int x = 0; x < 298; x++)
      ink |= (row[x] & 0xff) < 0x80;
  }
  g_assert_true (ink);
  cairo_surface_destroy (surface);
}

static void
test_find (void)
{
  g_autoptr (MinkaPdf) pdf = sample_pdf ();
  g_autoptr (GArray) found = minka_pdf_find (pdf, 0, "educacion");
  g_autoptr (GArray) nothing = minka_pdf_find (pdf, 0, "zzz");
  g_autoptr (GArray) empty = minka_pdf_find (pdf, 0, "");
  const MinkaPdfBox *box = &g_array_index (found, MinkaPdfBox, 0);

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_cmpfloat (box->x, >, 60);
  g_assert_cmpfloat (box->x, <, 80);
  g_assert_cmpfloat (box->y, >, 60);
  g_assert_cmpfloat (box->y, <, 90);
  g_assert_cmpfloat (box->width, >, 30);
  g_assert_cmpfloat (box->height, <, 20);
}

static void
test_broken (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-nothing", 12);
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaPdf) pdf = minka_pdf_new (bytes, &error);

  g_assert_null (pdf);
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_CORRUPT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf/text", test_text);
  g_test_add_func ("/pdf/render", test_render);
  g_test_add_func ("/pdf/find", test_find);
  g_test_add_func ("/pdf/broken", test_broken);

  return g_test_run ();
}
