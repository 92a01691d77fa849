#include "kit.h"

#include "minka-filing.h"
#include "minka-inspection.h"
#include "minka-issue.h"

#include <glib/gstdio.h>

/* Whatever became of a file of the book is found, and the acta is named. */

typedef struct {
  KitFolder *folder;
  char *drive;
  GFile *file;
  MinkaStore *store;
} Book;

static void
file_all (Book *book)
{
  g_autoptr (GPtrArray) ids = kit_ids (book->store, MINKA_TYPE_ACTA);

  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *name = minka_filing_file_acta (book->store, ids->pdata[i], book->file, NULL, &error);

    g_assert_no_error (error);
  }
}

static Book
book_begin (const char *name)
{
  Book book = { kit_folder_new (), NULL, NULL, NULL };
  g_autofree char *path = g_build_filename (book.folder, name, NULL);

  book.drive = g_build_filename (book.folder, "drive", NULL);
  book.file = g_file_new_for_path (book.drive);
  book.store = kit_sample (path);
  return book;
}

/* Three actas as they are issued. */
static Book
book_issued (void)
{
  Book book = book_begin ("plan.minka");

  for (guint nth = 1; nth <= 3; nth++) {
    g_autofree char *meeting = kit_meeting (book.store, nth);
    g_autoptr (GError) error = NULL;
    g_autoptr (MinkaActa) acta = minka_custody_issue (book.store, meeting, NULL, &error);

    g_assert_no_error (error);
  }
  file_all (&book);
  return book;
}

static Book
book_of (guint n)
{
  Book book = book_begin ("plan.minka");
  g_autoptr (MinkaBook) tome = minka_store_first (book.store, MINKA_TYPE_BOOK, NULL, NULL, NULL);
  g_autoptr (MinkaGesture) gesture = minka_gesture_new ("actas");

  for (guint i = 1; i <= n; i++) {
    MinkaActa *acta = minka_record_new (MINKA_TYPE_ACTA);
    g_autoptr (GString) text = g_string_new ("%PDF-1.7\n");
    g_autoptr (GBytes) pdf = NULL;
    g_autofree char *sha256 = NULL;

    for (guint j = 0; j < 300 + i; j++)
      g_string_append_printf (text, "acta %u, línea %u\n", i, j);
    pdf = g_bytes_new (text->str, text->len);
    sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
    g_object_set (acta, "book", minka_record_get_id (MINKA_RECORD (tome)), "number", i, "first_folio", i,
                  "last_folio", i, "title", "Tema", "date", "2021-03-15", "issued", "2021-03-15T20:30:05Z",
                  "sha256", sha256, "pdf", pdf, NULL);
    minka_gesture_put (gesture, MINKA_RECORD (acta));
    g_object_unref (acta);
  }
  kit_apply (book.store, gesture);
  file_all (&book);
  return book;
}

static void
book_clear (Book *book)
{
  g_clear_object (&book->store);
  g_object_unref (book->file);
  g_free (book->drive);
  kit_folder_free (book->folder);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Book, book_clear)

/* Everything that is not intact: a word, the number and where. */
static char *
inspect (Book *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaInspection) inspection = minka_inspection_new (book->store, &error);
  GPtrArray *files;
  GString *said = g_string_new (NULL);
  g_autofree char *before = kit_fingerprint (book->drive);
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  minka_inspection_look (inspection, book->file, NULL, &error);
  g_assert_no_error (error);
  minka_inspection_compare (inspection, book->store, &error);
  g_assert_no_error (error);
  after = kit_fingerprint (book->drive);
  g_assert_cmpstr (after, ==, before);
  files = minka_inspection_get_files (inspection);
  for (guint i = 0; i < files->len; i++) {
    MinkaFoundFile *file = files->pdata[i];

    if (file->verdict != MINKA_VERDICT_INTACT)
      g_string_append_printf (said, "%s %d %s%s%s%s|",
                              minka_enum_nick (minka_verdict_get_type (), file->verdict), file->number,
                              file->elsewhere, file->differs & MINKA_DIFFERENCE_BYTES ? "b" : "",
                              file->differs & MINKA_DIFFERENCE_DATA ? "d" : "",
                              file->differs & MINKA_DIFFERENCE_CHAIN ? "c" : "");
  }
  g_assert_cmpint (minka_inspection_is_sound (inspection), ==, said->len == 0);
  return g_string_free (said, FALSE);
}

#define ASSERT_FOUND(book, text)                                                                             \
  {                                                                                                          \
    g_autofree char *found = inspect (book);                                                                 \
    g_assert_cmpstr (found, ==, text);                                                                       \
  }

static void
flip (const char *path, gsize offset)
{
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  data[offset % size] ^= 1 << (offset % 8);
  kit_write (path, data, size);
}

static void
test_every_byte_counts (void)
{
  g_auto (Book) book = book_of (100);

  ASSERT_FOUND (&book, "");
  for (guint i = 1; i <= 100; i++) {
    g_autofree char *path = kit_acta_path (book.drive, i);
    g_autofree char *expected = g_strdup_printf ("altered %u b|", i);
    const gsize offset = i == 1 ? 0 : i == 2 ? G_MAXINT : (gsize) i * 7919;

    flip (path, offset);
    ASSERT_FOUND (&book, expected);
    flip (path, offset);
  }
  ASSERT_FOUND (&book, "");
}

static void
test_missing (void)
{
  g_auto (Book) book = book_issued ();
  g_autofree char *path = kit_acta_path (book.drive, 2);

  ASSERT_FOUND (&book, "");
  g_assert_cmpint (g_unlink (path), ==, 0);
  ASSERT_FOUND (&book, "missing 2 |");
  /* Cut to nothing, or by half, it is altered. */
  kit_write (path, "", 0);
  ASSERT_FOUND (&book, "altered 2 bd|");
}

static void
test_elsewhere (void)
{
  g_auto (Book) book = book_issued ();
  g_autofree char *one = kit_acta_path (book.drive, 1);
  g_autofree char *two = kit_acta_path (book.drive, 2);
  g_autofree char *three = kit_acta_path (book.drive, 3);
  g_autofree char *copy = g_build_filename (book.drive, "2021", "Libro-01", "Acta-001 (1).pdf", NULL);
  g_autofree char *stray = g_build_filename (book.drive, "Acta-003.pdf", NULL);
  g_autofree char *aside = g_build_filename (book.folder, "aside", NULL);

  kit_copy (one, copy);
  ASSERT_FOUND (&book, "duplicated 1 |");
  g_assert_cmpint (g_rename (three, stray), ==, 0);
  ASSERT_FOUND (&book, "out-of-order 3 Acta-003.pdf|duplicated 1 |");
  g_assert_cmpint (g_rename (stray, three), ==, 0);
  g_assert_cmpint (g_unlink (copy), ==, 0);

  g_assert_cmpint (g_rename (one, aside), ==, 0);
  g_assert_cmpint (g_rename (two, one), ==, 0);
  g_assert_cmpint (g_rename (aside, two), ==, 0);
  {
    g_autofree char *found = inspect (&book);

    g_assert_true (g_str_has_prefix (found, "out-of-order 1 2021/Libro-01/Acta-002_"));
    g_assert_nonnull (strstr (found, "|out-of-order 2 2021/Libro-01/Acta-001_"));
  }
}

static void
test_foreign (void)
{
  g_auto (Book) book = book_issued ();
  g_autofree char *inside = g_build_filename (book.drive, "2021", "Libro-01", "lista.pdf", NULL);
  g_autofree char *claims = g_build_filename (book.drive, "2021", "Acta-009.pdf", NULL);
  g_autofree char *others = g_build_filename (book.drive, "Fotos", NULL);
  g_autofree char *photo = g_build_filename (others, "Acta.jpg", NULL);
  g_autofree char *hidden = g_build_filename (book.drive, "2021", "Libro-01", ".sync", NULL);

  kit_write (inside, "x", 1);
  kit_write (claims, "y", 1);
  kit_write (hidden, "z", 1);
  g_assert_cmpint (g_mkdir (others, 0700), ==, 0);
  kit_write (photo, "w", 1);
  ASSERT_FOUND (&book, "foreign 0 |foreign 0 |");
}

/* An acta that was made again somewhere else, with other words: what it carries tells so. */
static void
test_what_differs (void)
{
  g_auto (Book) book = book_issued ();
  g_auto (Book) other = book_begin ("other.minka");
  g_autoptr (MinkaMeeting) meeting = NULL;
  g_autofree char *first = kit_meeting (other.store, 1);

  meeting = minka_store_get (other.store, MINKA_TYPE_MEETING, first, NULL);
  g_object_set (meeting, "conclusions", "Otra cosa.", NULL);
  kit_put (other.store, meeting);
  for (guint nth = 1; nth <= 2; nth++) {
    g_autofree char *id = kit_meeting (other.store, nth);
    g_autoptr (MinkaActa) acta = minka_custody_issue (other.store, id, NULL, NULL);
    g_autofree char *path = kit_acta_path (book.drive, nth);

    kit_write (path, g_bytes_get_data (acta->pdf, NULL), g_bytes_get_size (acta->pdf));
  }
  {
    g_autofree char *three = kit_acta_path (book.drive, 3);
    g_autofree char *data = NULL;
    gsize size;

    /* Behind its end a PDF may have anything. */
    g_assert_true (g_file_get_contents (three, &data, &size, NULL));
    data = g_realloc (data, size + 1);
    data[size] = '\n';
    kit_write (three, data, size + 1);
  }
  ASSERT_FOUND (&book, "altered 1 bd|altered 2 bdc|altered 3 b|");
}

static void
test_no_folder (void)
{
  g_auto (Book) book = book_issued ();
  g_autoptr (MinkaInspection) inspection = minka_inspection_new (book.store, NULL);
  g_autoptr (GFile) away = g_file_get_child (book.file, "away");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (minka_inspection_look (inspection, away, NULL, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (minka_inspection_look (inspection, book.file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inspection/every-byte-counts", test_every_byte_counts);
  g_test_add_func ("/inspection/missing", test_missing);
  g_test_add_func ("/inspection/elsewhere", test_elsewhere);
  g_test_add_func ("/inspection/foreign", test_foreign);
  g_test_add_func ("/inspection/what-differs", test_what_differs);
  g_test_add_func ("/inspection/no-folder", test_no_folder);
  return g_test_run ();
}
