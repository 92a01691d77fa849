#include "minka-inspection.h"
#include "minka-store.h"

#include <glib/gstdio.h>
#include <stdlib.h>

/* A book held against its folder: bench-verify FOLDER BYTES COUNT... A line a count: actas, bytes, microseconds. Beside it
 * what it takes to read and sum the same bytes, without the book. */

static GBytes *
make_document (guint nth, gsize size)
{
  guchar *data = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    data[i] = (guchar) (i * 31 + nth * 7 + i / 253);
  for (guint i = 0; i < 4; i++)
    data[i] = (guchar) (nth >> (8 * i));
  return g_bytes_new_take (data, size);
}

static MinkaStore *
make_book (const char *folder, GFile *drive, guint n, gsize size)
{
  g_autofree char *path = g_strdup_printf ("%s/plan-%u.minka", folder, n);
  g_autofree char *drive_path = g_file_get_path (drive);
  g_autoptr (GError) error = NULL;
  MinkaStore *store = minka_store_create (path, NULL, &error);
  g_autoptr (MinkaBook) book = NULL;
  g_autoptr (GPtrArray) some = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *place = g_build_filename (drive_path, "2021", "Libro-01", NULL);

  g_assert_no_error (error);
  book = minka_store_first (store, MINKA_TYPE_BOOK, NULL, NULL, NULL);
  g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  for (guint i = 1; i <= n; i++) {
    MinkaActa *acta = minka_record_new (MINKA_TYPE_ACTA);
    g_autoptr (GBytes) pdf = make_document (i, size);
    g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
    g_autofree char *file = g_strdup_printf ("%s/Acta-%03d_2021-03-15_tema.pdf", place, i);

    g_object_set (acta, "book", minka_record_get_id (MINKA_RECORD (book)), "number", i, "first_folio", i,
                  "last_folio", i, "title", "Tema", "date", "2021-03-15", "issued", "2021-03-15T20:30:05Z",
                  "sha256", sha256, "pdf", pdf, NULL);
    g_ptr_array_add (some, acta);
    g_assert_true (g_file_set_contents_full (file, g_bytes_get_data (pdf, NULL), size,
                                             G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    if (some->len == 500 || i == n) {
      minka_store_note (store, some, NULL, &error);
      g_assert_no_error (error);
      g_ptr_array_set_size (some, 0);
    }
  }
  return store;
}

static gint64
measure (MinkaStore *store, GFile *drive, guint n)
{
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaInspection) inspection = minka_inspection_new (store, &error);
  gint64 taken;

  g_assert_no_error (error);
  minka_inspection_look (inspection, drive, NULL, &error);
  g_assert_no_error (error);
  minka_inspection_compare (inspection, store, &error);
  g_assert_no_error (error);
  taken = g_get_monotonic_time () - start;
  g_assert_cmpuint (minka_inspection_count (inspection, MINKA_VERDICT_INTACT), ==, n);
  return taken;
}

static gint64
measure_bare (GFile *drive, guint n)
{
  const gint64 start = g_get_monotonic_time ();
  g_autofree char *path = g_file_get_path (drive);

  for (guint i = 1; i <= n; i++) {
    g_autofree char *file = g_strdup_printf ("%s/2021/Libro-01/Acta-%03d_2021-03-15_tema.pdf", path, i);
    g_autofree char *data = NULL;
    g_autofree char *sha256 = NULL;
    gsize size;

    g_assert_true (g_file_get_contents (file, &data, &size, NULL));
    sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) data, size);
  }
  return g_get_monotonic_time () - start;
}

int
main (int argc, char *argv[])
{
  const gsize size = argc > 2 ? strtoul (argv[2], NULL, 10) : 0;

  g_assert_cmpuint (size, >=, 4);
  for (int i = 3; i < argc; i++) {
    const guint n = strtoul (argv[i], NULL, 10);
    g_autofree char *path = g_strdup_printf ("%s/drive-%u", argv[1], n);
    g_autoptr (GFile) drive = g_file_new_for_path (path);
    g_autoptr (MinkaStore) store = make_book (argv[1], drive, n, size);
    gint64 best = G_MAXINT64, bare = G_MAXINT64;

    for (guint round = 0; round < 3; round++) {
      best = MIN (best, measure (store, drive, n));
      bare = MIN (bare, measure_bare (drive, n));
    }
    g_print ("%u\t%" G_GSIZE_FORMAT "\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\n", n, n * size, best,
             bare);
  }
  return 0;
}
