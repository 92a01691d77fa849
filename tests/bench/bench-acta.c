#include "minka-acta-data.h"
#include "minka-acta-document.h"
#include "minka-fonts.h"
#include "minka-pdf-attachment.h"
#include "samples.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

/* Makes the acta of a meeting of 26 people, archival, tagged and with its data, and says what it took:
 *
 *   bench-acta TIMES       a line an acta, in microseconds, the first one with cold fonts; then pages, bytes and the
 *                          most memory used, in kB
 *   bench-acta - OUT       one acta into a file: what a process of its own takes
 *   bench-acta --data OUT  what the acta is made of, for others to make one of
 */

#define PEOPLE 26

static GBytes *
make (int *n_pages)
{
  g_autoptr (MinkaMinutes) minutes = sample_minutes (PEOPLE);
  g_autoptr (GError) error = NULL;
  GBytes *pdf;

  sample_put_in_book (minutes);
  pdf = minka_acta_document_make (minutes, SAMPLE_ISSUED, n_pages, &error);
  g_assert_no_error (error);
  return pdf;
}

int
main (int argc, char *argv[])
{
  const int times = argc > 1 ? atoi (argv[1]) : 0;
  struct rusage usage;
  int n_pages = 0;
  gsize size = 0;

  /* As minka-cli does. */
  minka_fonts_set_alone ();
  if (argc == 3 && g_str_equal (argv[1], "-")) {
    g_autoptr (GBytes) pdf = make (NULL);

    return g_file_set_contents (argv[2], g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL) ? 0 : 1;
  }
  if (argc == 3 && g_str_equal (argv[1], "--data")) {
    g_autoptr (GBytes) pdf = make (NULL);
    g_autoptr (GBytes) data = minka_pdf_read_attachment (pdf, MINKA_ACTA_DATA_NAME, NULL);

    return g_file_set_contents (argv[2], g_bytes_get_data (data, NULL), g_bytes_get_size (data), NULL) ? 0
                                                                                                       : 1;
  }
  if (argc != 2 || times < 1)
    return 2;
  for (int i = 0; i < times; i++) {
    const gint64 start = g_get_monotonic_time ();
    g_autoptr (GBytes) pdf = make (&n_pages);

    printf ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time () - start);
    size = g_bytes_get_size (pdf);
  }
  getrusage (RUSAGE_SELF, &usage);
  printf ("%d\t%zu\t%ld\n", n_pages, size, usage.ru_maxrss);
  return 0;
}
