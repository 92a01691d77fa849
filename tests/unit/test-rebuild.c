#include "kit.h"

#include "minka-filing.h"
#include "minka-issue.h"
#include "minka-rebuild.h"

#include <glib/gstdio.h>

/* The plan is lost: from the folder alone the book comes back, with the very documents; what was altered is told. */

typedef struct {
  KitFolder *folder;
  char *plan;
  char *drive;
  char *again;
  GFile *file;
} Book;

static Book
book_new (void)
{
  Book book = { kit_folder_new (), NULL, NULL, NULL, NULL };
  g_autoptr (MinkaStore) store = NULL;

  book.plan = g_build_filename (book.folder, "plan.minka", NULL);
  book.drive = g_build_filename (book.folder, "drive", NULL);
  book.again = g_build_filename (book.folder, "again.minka", NULL);
  book.file = g_file_new_for_path (book.drive);
  store = kit_sample (book.plan);
  for (guint nth = 1; nth <= 3; nth++) {
    g_autofree char *meeting = kit_meeting (store, nth);
    g_autoptr (GError) error = NULL;
    g_autoptr (MinkaActa) acta = minka_custody_issue (store, meeting, NULL, &error);
    g_autofree char *name = NULL;

    g_assert_no_error (error);
    name = minka_filing_file_acta (store, minka_record_get_id (MINKA_RECORD (acta)), book.file, NULL, &error);
    g_assert_no_error (error);
  }
  return book;
}

static void
book_clear (Book *book)
{
  g_object_unref (book->file);
  g_free (book->plan);
  g_free (book->drive);
  g_free (book->again);
  kit_folder_free (book->folder);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Book, book_clear)

static char *
rebuild (Book *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) report = NULL;
  GString *said = g_string_new (NULL);
  g_autofree char *before = kit_fingerprint (book->drive);
  g_autofree char *after = NULL;

  g_remove (book->again);
  report = minka_rebuild (book->file, book->again, NULL, NULL, &error);
  g_assert_no_error (error);
  after = kit_fingerprint (book->drive);
  g_assert_cmpstr (after, ==, before);
  for (guint i = 0; i < report->len; i++) {
    MinkaRestored *restored = report->pdata[i];

    g_string_append_printf (said, "%s %d|", minka_enum_nick (minka_standing_get_type (), restored->standing),
                            restored->number);
  }
  return g_string_free (said, FALSE);
}

#define ASSERT_REBUILT(book, text)                                                                           \
  {                                                                                                          \
    g_autofree char *said = rebuild (book);                                                                  \
    g_assert_cmpstr (said, ==, text);                                                                        \
  }

/* Adds a byte behind the end of a PDF, which its reader does not mind. */
static void
alter (const char *path)
{
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  data = g_realloc (data, size + 1);
  data[size] = '\n';
  kit_write (path, data, size + 1);
}

static void
assert_same_table (MinkaStore *one, MinkaStore *other, GType type)
{
  g_autoptr (GPtrArray) ids = kit_ids (one, type);
  g_autoptr (GPtrArray) other_ids = kit_ids (other, type);

  g_assert_cmpuint (ids->len, ==, other_ids->len);
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (MinkaRecord) a = minka_store_get (one, type, ids->pdata[i], NULL);
    g_autoptr (MinkaRecord) b = minka_store_get (other, type, ids->pdata[i], NULL);

    g_assert_nonnull (a);
    g_assert_nonnull (b);
    kit_assert_same (a, b);
  }
}

static void
test_whole (void)
{
  g_auto (Book) book = book_new ();
  g_autoptr (MinkaStore) lost = NULL;
  g_autoptr (MinkaStore) store = NULL;
  g_autoptr (GPtrArray) actas = NULL;

  ASSERT_REBUILT (&book, "restored 1|restored 2|unproven 3|");
  lost = kit_store_open (book.plan);
  store = kit_store_open (book.again);
  assert_same_table (lost, store, MINKA_TYPE_ACTA);
  assert_same_table (lost, store, MINKA_TYPE_BOOK);
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM meeting WHERE state = 'issued'"), ==, 3);
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM notice_summary WHERE error"), ==, 0);
  actas = kit_ids (store, MINKA_TYPE_ACTA);
  for (guint i = 0; i < actas->len; i++) {
    g_autoptr (MinkaActa) acta = minka_store_get (store, MINKA_TYPE_ACTA, actas->pdata[i], NULL);
    g_autoptr (MinkaMinutes) before = minka_custody_gather (lost, acta->meeting, NULL);
    g_autoptr (MinkaMinutes) now = minka_custody_gather (store, acta->meeting, NULL);

    g_assert_cmpuint (now->attendance->len, ==, before->attendance->len);
    g_assert_cmpuint (now->agreements->len, ==, before->agreements->len);
    g_assert_cmpuint (now->agenda->len, ==, before->agenda->len);
    for (guint j = 0; j < now->attendance->len; j++)
      kit_assert_same (now->attendance->pdata[j], before->attendance->pdata[j]);
    for (guint j = 0; j < now->agreements->len; j++)
      kit_assert_same (now->agreements->pdata[j], before->agreements->pdata[j]);
  }
  /* Undo does not reach behind it. */
  g_assert_false (minka_store_undo (store, NULL, NULL));
  /* It files the same bytes again. */
  {
    g_autofree char *drive = g_build_filename (book.folder, "drive 2", NULL);
    g_autoptr (GFile) file = g_file_new_for_path (drive);
    g_autofree char *expected = kit_fingerprint (book.drive);
    g_autofree char *filed = NULL;

    for (guint i = 0; i < actas->len; i++)
      g_free (minka_filing_file_acta (store, actas->pdata[i], file, NULL, NULL));
    filed = kit_fingerprint (drive);
    g_assert_cmpstr (filed, ==, expected);
  }
}

/* Corrections come back with what they say and what they cite. */
static void
test_corrections (void)
{
  g_auto (Book) book = book_new ();
  g_autoptr (MinkaStore) lost = kit_store_open (book.plan);
  g_autoptr (MinkaStore) store = NULL;
  g_autoptr (GPtrArray) ids = kit_ids (lost, MINKA_TYPE_ACTA);
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaActa) erratum = minka_custody_correct (lost, ids->pdata[1], MINKA_ACTA_KIND_ERRATUM,
                                                         "Donde dice «12», debe decir «13».", NULL, &error);
  g_autofree char *name = NULL;
  g_autofree char *two = kit_acta_path (book.drive, 2);

  g_assert_no_error (error);
  name = minka_filing_file_acta (lost, minka_record_get_id (MINKA_RECORD (erratum)), book.file, NULL, &error);
  g_assert_no_error (error);
  ASSERT_REBUILT (&book, "restored 1|restored 2|restored 3|unproven 4|");
  store = kit_store_open (book.again);
  assert_same_table (lost, store, MINKA_TYPE_ACTA);
  g_clear_object (&store);

  alter (two);
  ASSERT_REBUILT (&book, "restored 1|altered 2|restored 3|unproven 4|");
  store = kit_store_open (book.again);
  g_assert_cmpint (
      kit_number (store, "SELECT count (*) FROM acta WHERE kind = 'erratum' AND corrects IS NULL"), ==, 1);
}

/* A handover comes back with who handed what to whom, and vouches for the acta before it. */
static void
test_handover (void)
{
  g_auto (Book) book = book_new ();
  g_autoptr (MinkaStore) lost = kit_store_open (book.plan);
  g_autoptr (MinkaStore) store = NULL;
  g_autoptr (MinkaPost) post = minka_store_first (lost, MINKA_TYPE_POST, "duty", "secretary", NULL);
  g_autoptr (GPtrArray) members = minka_store_find (lost, MINKA_TYPE_MEMBER, NULL, NULL, NULL);
  g_autoptr (MinkaHandover) handover = minka_record_new (MINKA_TYPE_HANDOVER);
  g_autoptr (MinkaActa) acta = NULL;
  g_autofree char *name = NULL;
  g_autofree char *three = kit_acta_path (book.drive, 3);
  g_autoptr (GError) error = NULL;

  g_object_set (handover, "incoming", minka_record_get_id (members->pdata[7]), "date", "2021-12-17", "folder",
                "Drive", NULL);
  acta = minka_custody_hand_over (lost, minka_record_get_id (MINKA_RECORD (post)), handover, NULL, &error);
  g_assert_no_error (error);
  name = minka_filing_file_acta (lost, minka_record_get_id (MINKA_RECORD (acta)), book.file, NULL, &error);
  g_assert_no_error (error);
  ASSERT_REBUILT (&book, "restored 1|restored 2|restored 3|unproven 4|");
  store = kit_store_open (book.again);
  assert_same_table (lost, store, MINKA_TYPE_ACTA);
  assert_same_table (lost, store, MINKA_TYPE_HANDOVER);
  g_clear_object (&store);

  alter (three);
  ASSERT_REBUILT (&book, "restored 1|restored 2|altered 3|unproven 4|");
}

/* The next acta takes its place behind those that came back. */
static void
test_goes_on (void)
{
  g_auto (Book) book = book_new ();
  g_autofree char *three = kit_acta_path (book.drive, 3);
  g_autoptr (MinkaStore) lost = kit_store_open (book.plan);
  g_autoptr (MinkaStore) store = NULL;
  g_autofree char *meeting = kit_meeting (lost, 3);
  g_autoptr (MinkaMeeting) again = minka_store_get (lost, MINKA_TYPE_MEETING, meeting, NULL);
  g_autoptr (MinkaActa) last = NULL;

  g_assert_cmpint (g_unlink (three), ==, 0);
  ASSERT_REBUILT (&book, "restored 1|unproven 2|");
  store = kit_store_open (book.again);
  last = minka_store_first (store, MINKA_TYPE_ACTA, NULL, NULL, NULL);
  g_assert_cmpint (last->number, ==, 2);
  {
    g_autofree char *other = kit_meeting (store, 1);
    g_autoptr (MinkaMeeting) template = minka_store_get (store, MINKA_TYPE_MEETING, other, NULL);
    g_autoptr (MinkaMeeting) held = minka_record_copy (MINKA_RECORD (template));
    g_autoptr (MinkaGesture) gesture = minka_gesture_new ("otra");
    g_autoptr (MinkaMinutes) minutes = minka_custody_gather (store, other, NULL);
    g_autofree char *id = g_uuid_string_random ();
    g_autoptr (GError) error = NULL;
    g_autoptr (MinkaActa) acta = NULL;

    minka_record_set_id (MINKA_RECORD (held), id);
    g_object_set (held, "state", MINKA_MEETING_STATE_HELD, "date", "2021-06-01", "title", "Otra", NULL);
    minka_gesture_put (gesture, MINKA_RECORD (held));
    for (guint i = 0; i < minutes->attendance->len; i++) {
      MinkaRecord *copy = minka_record_copy (minutes->attendance->pdata[i]);
      g_autofree char *new_id = g_uuid_string_random ();

      minka_record_set_id (copy, new_id);
      g_object_set (copy, "meeting", id, NULL);
      minka_gesture_put (gesture, copy);
      g_object_unref (copy);
    }
    for (guint i = 0; i < minutes->agenda->len; i++) {
      MinkaRecord *copy = minka_record_copy (minutes->agenda->pdata[i]);
      g_autofree char *new_id = g_uuid_string_random ();

      minka_record_set_id (copy, new_id);
      g_object_set (copy, "meeting", id, NULL);
      minka_gesture_put (gesture, copy);
      g_object_unref (copy);
    }
    kit_apply (store, gesture);
    acta = minka_custody_issue (store, id, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpint (acta->number, ==, 3);
    g_assert_cmpint (acta->first_folio, ==, last->last_folio + 1);
    g_assert_cmpstr (acta->previous_sha256, ==, last->sha256);
  }
}

static void
test_altered (void)
{
  g_auto (Book) book = book_new ();
  g_autofree char *one = kit_acta_path (book.drive, 1);
  g_autofree char *two = kit_acta_path (book.drive, 2);
  g_autofree char *bytes = NULL;
  g_autoptr (MinkaStore) store = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (two, &bytes, &size, NULL));
  alter (two);
  /* The one before is still vouched for. */
  ASSERT_REBUILT (&book, "restored 1|altered 2|unproven 3|");
  store = kit_store_open (book.again);
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM acta"), ==, 2);
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM acta WHERE number = 2"), ==, 0);
  g_clear_object (&store);

  /* A second one in its place, and a copy of a good one, do no harm. */
  {
    g_autofree char *good = g_build_filename (book.drive, "2021", "Libro-01", "Acta-002 (1).pdf", NULL);
    g_autofree char *copy = g_build_filename (book.drive, "2021", "Libro-01", "Acta-001 (1).pdf", NULL);

    kit_write (good, bytes, size);
    kit_copy (one, copy);
    ASSERT_REBUILT (&book, "restored 1|restored 2|altered 2|unproven 3|");
  }
}

static void
test_unreadable (void)
{
  g_auto (Book) book = book_new ();
  g_autofree char *one = kit_acta_path (book.drive, 1);
  g_autofree char *note = g_build_filename (book.drive, "2021", "Libro-01", "lista.txt", NULL);

  kit_write (note, "no soy un acta", -1);
  kit_write (one, "%PDF-1.7 nada", -1);
  ASSERT_REBUILT (&book, "unreadable 0|restored 2|unproven 3|unreadable 0|");
}

/* Whichever byte is turned over, nothing breaks, and no other document comes back than those that were issued. */
static void
test_any_byte (void)
{
  g_auto (Book) book = book_new ();
  g_autofree char *one = kit_acta_path (book.drive, 1);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (one, &bytes, &size, NULL));
  for (guint i = 0; i < 40; i++) {
    const gsize place = (gsize) i * size / 40 + i;
    g_autofree char *said = NULL;

    bytes[place] ^= 1 << (i % 8);
    kit_write (one, bytes, size);
    bytes[place] ^= 1 << (i % 8);
    said = rebuild (&book);
    g_assert_true (g_str_equal (said, "altered 1|restored 2|unproven 3|") ||
                   g_str_equal (said, "unreadable 0|restored 2|unproven 3|"));
  }
}

static void
expect_refusal (Book *book, GFile *folder, MinkaError code)
{
  g_autofree char *before = kit_fingerprint (book->folder);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (minka_rebuild (folder, book->again, NULL, NULL, &error));
  g_assert_error (error, MINKA_ERROR, (int) code);
  after = kit_fingerprint (book->folder);
  g_assert_cmpstr (after, ==, before);
}

static void
test_refusals (void)
{
  g_auto (Book) book = book_new ();
  g_autoptr (GFile) away = g_file_get_child (book.file, "nada");
  g_autoptr (GFile) empty = g_file_get_child (book.file, "2020");
  g_autofree char *path = g_file_get_path (empty);

  expect_refusal (&book, away, MINKA_ERROR_NOT_FOUND);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  expect_refusal (&book, empty, MINKA_ERROR_FOREIGN);
  kit_write (book.again, "algo", -1);
  expect_refusal (&book, book.file, MINKA_ERROR_EXISTS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rebuild/whole", test_whole);
  g_test_add_func ("/rebuild/corrections", test_corrections);
  g_test_add_func ("/rebuild/handover", test_handover);
  g_test_add_func ("/rebuild/goes-on", test_goes_on);
  g_test_add_func ("/rebuild/altered", test_altered);
  g_test_add_func ("/rebuild/unreadable", test_unreadable);
  g_test_add_func ("/rebuild/any-byte", test_any_byte);
  g_test_add_func ("/rebuild/refusals", test_refusals);
  return g_test_run ();
}
