#include "kit.h"

#include "minka-filing.h"
#include "minka-issue.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Actas run 1, 2, 3 in a chain, are never made twice, and reach their folder whole or not at all. */

static MinkaActa *
issue (MinkaStore *store, const char *meeting)
{
  g_autoptr (GError) error = NULL;
  MinkaActa *acta = minka_custody_issue (store, meeting, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (acta);
  return acta;
}

static void
expect_refusal (MinkaStore *store, const char *meeting, MinkaError code)
{
  g_autofree char *before = kit_json (store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (minka_custody_issue (store, meeting, NULL, &error));
  g_assert_error (error, MINKA_ERROR, (int) code);
  after = kit_json (store);
  g_assert_cmpstr (after, ==, before);
}

static void
set_meeting (MinkaStore *store, const char *id, const char *field, const char *value)
{
  g_autoptr (MinkaMeeting) meeting = minka_store_get (store, MINKA_TYPE_MEETING, id, NULL);

  g_object_set (meeting, field, value, NULL);
  kit_put (store, meeting);
}

static void
set_state (MinkaStore *store, const char *id, MinkaMeetingState state)
{
  g_autoptr (MinkaMeeting) meeting = minka_store_get (store, MINKA_TYPE_MEETING, id, NULL);

  g_object_set (meeting, "state", state, NULL);
  kit_put (store, meeting);
}

static void
test_numbers_folios_chain (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autofree char *before = g_strdup ("");
  int folio = 1;

  for (guint nth = 1; nth <= 3; nth++) {
    g_autofree char *meeting = kit_meeting (store, nth);
    g_autoptr (MinkaActa) acta = issue (store, meeting);
    g_autoptr (MinkaActa) kept = NULL;
    g_autoptr (MinkaMeeting) locked = NULL;
    g_autofree char *sha256 = NULL;
    gsize size;

    g_assert_cmpint (acta->number, ==, (int) nth);
    g_assert_cmpint (acta->first_folio, ==, folio);
    g_assert_cmpint (acta->last_folio, >=, folio);
    folio = acta->last_folio + 1;
    g_assert_cmpstr (acta->previous_sha256, ==, before);

    /* What the plan keeps is the document that the fingerprint is of. */
    kept = minka_store_get (store, MINKA_TYPE_ACTA, minka_record_get_id (MINKA_RECORD (acta)), NULL);
    kit_assert_same (MINKA_RECORD (kept), MINKA_RECORD (acta));
    sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, kept->pdf);
    g_assert_cmpstr (acta->sha256, ==, sha256);
    g_assert_true (g_str_has_prefix (g_bytes_get_data (kept->pdf, &size), "%PDF-"));
    locked = minka_store_get (store, MINKA_TYPE_MEETING, meeting, NULL);
    g_assert_cmpint (locked->state, ==, MINKA_MEETING_STATE_ISSUED);
    g_assert_cmpstr (acta->title, ==, locked->title);
    g_assert_cmpstr (acta->date, ==, locked->date);

    g_free (before);
    before = g_steal_pointer (&sha256);
    /* Numbers run on after a restart. */
    g_clear_object (&store);
    store = kit_store_open (path);
  }
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM notice_summary WHERE error"), ==, 0);
}

/* A new tome begins with its own numbers, and the chain goes on. */
static void
test_next_tome (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autofree char *first = kit_meeting (store, 1);
  g_autofree char *second = kit_meeting (store, 2);
  g_autoptr (MinkaActa) one = issue (store, first);
  g_autoptr (MinkaActa) two = NULL;
  g_autoptr (MinkaBook) book = minka_store_first (store, MINKA_TYPE_BOOK, NULL, NULL, NULL);
  g_autoptr (MinkaBook) next = minka_record_new (MINKA_TYPE_BOOK);

  g_object_set (book, "closed", "2021-04-01", NULL);
  kit_put (store, book);
  expect_refusal (store, second, MINKA_ERROR_INCOMPLETE);
  g_object_set (next, "number", 2, "first_acta", 1, "first_folio", 1, NULL);
  kit_put (store, next);
  two = issue (store, second);
  g_assert_cmpint (two->number, ==, 1);
  g_assert_cmpint (two->first_folio, ==, 1);
  g_assert_cmpstr (two->previous_sha256, ==, one->sha256);
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM notice_summary WHERE error"), ==, 0);
}

static void
test_refusals (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autofree char *meeting = kit_meeting (store, 1);
  g_autofree char *preparing = kit_meeting (store, 4);
  g_autofree char *nowhere = g_uuid_string_random ();
  g_autoptr (MinkaActa) acta = NULL;

  expect_refusal (store, nowhere, MINKA_ERROR_NOT_FOUND);
  expect_refusal (store, "", MINKA_ERROR_NOT_FOUND);
  expect_refusal (store, preparing, MINKA_ERROR_INCOMPLETE);
  set_state (store, meeting, MINKA_MEETING_STATE_CANCELLED);
  expect_refusal (store, meeting, MINKA_ERROR_INCOMPLETE);
  set_state (store, meeting, MINKA_MEETING_STATE_HELD);
  acta = issue (store, meeting);
  expect_refusal (store, meeting, MINKA_ERROR_ISSUED);
  g_assert_cmpint (acta->number, ==, 1);
}

static void
test_flaws_block (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autofree char *meeting = kit_meeting (store, 1);
  static const char *const needed[] = {
    "date", "start_time", "end_time", "president", "secretary", "platform"
  };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++) {
    g_test_message ("%s", needed[i]);
    set_meeting (store, meeting, needed[i], "");
    expect_refusal (store, meeting, MINKA_ERROR_INCOMPLETE);
    g_assert_true (minka_store_undo (store, NULL, NULL));
  }
  g_object_unref (issue (store, meeting));
}

/* A letter that no font of ours has would be a hole in the acta. */
static void
test_unprintable_letter (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autofree char *meeting = kit_meeting (store, 1);
  g_autoptr (MinkaActa) acta = NULL;

  set_meeting (store, meeting, "conclusions", "Una \xf3\xb0\x80\x80 sin letra");
  expect_refusal (store, meeting, MINKA_ERROR_GLYPH);
  set_meeting (store, meeting, "conclusions", "Con todas las letras: ñ, «güe», 1.°");
  acta = issue (store, meeting);
  g_assert_cmpint (acta->number, ==, 1);
}

static guint
count_unfollowed (MinkaStore *store, guint nth)
{
  g_autofree char *meeting = kit_meeting (store, nth);
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaMinutes) minutes = minka_custody_gather (store, meeting, &error);
  g_autoptr (GPtrArray) flaws = NULL;
  gboolean warned = FALSE;

  g_assert_no_error (error);
  flaws = minka_minutes_check (minutes);
  for (guint i = 0; i < flaws->len; i++) {
    MinkaFlaw *flaw = flaws->pdata[i];

    if (g_strcmp0 (flaw->field, "follow_up") == 0) {
      g_assert_false (flaw->blocking);
      warned = TRUE;
    }
  }
  g_assert_cmpint (warned, ==, minutes->unfollowed > 0);
  return minutes->unfollowed;
}

static MinkaAgreement *
put_agreement (MinkaStore *store, guint nth, const char *due)
{
  MinkaAgreement *agreement = minka_record_new (MINKA_TYPE_AGREEMENT);
  g_autofree char *meeting = kit_meeting (store, nth);

  g_object_set (agreement, "meeting", meeting, "text", "Regar el huerto", "due", due, NULL);
  kit_put (store, agreement);
  return agreement;
}

/* Of the nth meeting, 0 for none. */
static void
put_follow_up (MinkaStore *store, MinkaAgreement *agreement, guint nth, const char *date,
               MinkaAgreementState state, const char *new_due)
{
  g_autoptr (MinkaFollowUp) follow_up = minka_record_new (MINKA_TYPE_FOLLOW_UP);
  g_autofree char *meeting = nth > 0 ? kit_meeting (store, nth) : g_strdup ("");

  g_object_set (follow_up, "agreement", minka_record_get_id (MINKA_RECORD (agreement)), "meeting", meeting,
                "date", date, "state", state, "new_due", new_due, NULL);
  kit_put (store, follow_up);
}

/* The meetings of the sample are held on March 15, April 9, April 26 and May 10. Of what was overdue on April 26 the
 * third one speaks itself. */
static void
test_unfollowed (void)
{
  const MinkaAgreementState open = MINKA_AGREEMENT_STATE_OPEN, kept = MINKA_AGREEMENT_STATE_KEPT;
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autoptr (MinkaAgreement) due = NULL;
  g_autoptr (MinkaAgreement) on_the_day = put_agreement (store, 1, "2021-04-26");
  g_autoptr (MinkaAgreement) own = put_agreement (store, 3, "2021-04-20");
  g_autoptr (MinkaAgreement) later = put_agreement (store, 4, "2021-04-20");
  g_autoptr (MinkaAgreement) undated = put_agreement (store, 1, "");

  g_assert_cmpuint (count_unfollowed (store, 3), ==, 0);
  due = put_agreement (store, 2, "2021-04-25");
  g_assert_cmpuint (count_unfollowed (store, 3), ==, 1);
  g_assert_cmpuint (count_unfollowed (store, 2), ==, 0);

  /* What became of it afterwards was not known then, and what was known before counts. */
  put_follow_up (store, due, 0, "2021-04-27", kept, "");
  g_assert_cmpuint (count_unfollowed (store, 3), ==, 1);
  put_follow_up (store, due, 4, "2021-04-28", open, "2021-06-01");
  g_assert_cmpuint (count_unfollowed (store, 3), ==, 1);
  put_follow_up (store, due, 0, "2021-04-20", open, "2021-05-01");
  g_assert_cmpuint (count_unfollowed (store, 3), ==, 0);
  put_follow_up (store, due, 0, "2021-04-21", open, "2021-04-24");
  g_assert_cmpuint (count_unfollowed (store, 3), ==, 1);
  put_follow_up (store, due, 0, "2021-04-22", kept, "");
  g_assert_cmpuint (count_unfollowed (store, 3), ==, 0);
  put_follow_up (store, due, 0, "2021-04-23", open, "");
  g_assert_cmpuint (count_unfollowed (store, 3), ==, 1);

  /* Meetings say it on their day, though it is written down later. */
  put_follow_up (store, due, 2, "2021-05-02", kept, "");
  g_assert_cmpuint (count_unfollowed (store, 3), ==, 0);
  g_assert_true (minka_store_undo (store, NULL, NULL));
  put_follow_up (store, due, 3, "2021-05-02", open, "");
  g_assert_cmpuint (count_unfollowed (store, 3), ==, 0);
  g_assert_true (minka_store_undo (store, NULL, NULL));

  for (guint i = 0; i < 100; i++)
    g_object_unref (put_agreement (store, 1, "2021-04-01"));
  g_assert_cmpuint (count_unfollowed (store, 3), ==, 101);
}

static MinkaActa *
correct (MinkaStore *store, MinkaActa *acta, MinkaActaKind kind, const char *body)
{
  g_autoptr (GError) error = NULL;
  MinkaActa *made =
      minka_custody_correct (store, minka_record_get_id (MINKA_RECORD (acta)), kind, body, NULL, &error);

  g_assert_no_error (error);
  return made;
}

static void
expect_no_correction (MinkaStore *store, const char *id, const char *body, MinkaError code)
{
  g_autofree char *before = kit_json (store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (minka_custody_correct (store, id, MINKA_ACTA_KIND_ERRATUM, body, NULL, &error));
  g_assert_error (error, MINKA_ERROR, (int) code);
  after = kit_json (store);
  g_assert_cmpstr (after, ==, before);
}

/* A correction is an acta of its own, behind the others; the one it cites stays as it is, and both know each other. */
static void
test_corrections (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autofree char *first = kit_meeting (store, 1);
  g_autofree char *second = kit_meeting (store, 2);
  g_autoptr (MinkaActa) one = issue (store, first);
  const char *one_id = minka_record_get_id (MINKA_RECORD (one));
  g_autoptr (MinkaActa) erratum =
      correct (store, one, MINKA_ACTA_KIND_ERRATUM, "Donde dice «12», debe decir «13».");
  g_autoptr (MinkaActa) three = issue (store, second);
  g_autoptr (MinkaActa) complement = correct (store, one, MINKA_ACTA_KIND_COMPLEMENT, "Se agrega la lista.");
  g_autoptr (MinkaActa) kept = NULL;
  g_autoptr (MinkaActaSummary) summary = NULL;
  g_autoptr (MinkaActaSummary) other = NULL;

  g_assert_cmpint (erratum->number, ==, 2);
  g_assert_cmpint (erratum->first_folio, ==, one->last_folio + 1);
  g_assert_cmpstr (erratum->previous_sha256, ==, one->sha256);
  g_assert_cmpint (three->number, ==, 3);
  g_assert_cmpint (three->first_folio, ==, erratum->last_folio + 1);
  g_assert_cmpstr (three->previous_sha256, ==, erratum->sha256);
  g_assert_cmpint (complement->number, ==, 4);
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM notice_summary WHERE error"), ==, 0);

  kept = minka_store_get (store, MINKA_TYPE_ACTA, one_id, NULL);
  kit_assert_same (MINKA_RECORD (kept), MINKA_RECORD (one));
  summary = minka_store_get (store, MINKA_TYPE_ACTA_SUMMARY, one_id, NULL);
  g_assert_cmpint (summary->corrected_by_number, ==, 4);
  g_assert_cmpint (summary->corrected_by_kind, ==, MINKA_ACTA_KIND_COMPLEMENT);
  g_assert_cmpstr (summary->corrected_by, ==, minka_record_get_id (MINKA_RECORD (complement)));
  other =
      minka_store_get (store, MINKA_TYPE_ACTA_SUMMARY, minka_record_get_id (MINKA_RECORD (erratum)), NULL);
  g_assert_cmpint (other->kind, ==, MINKA_ACTA_KIND_ERRATUM);
  g_assert_cmpint (other->corrects_number, ==, 1);
  g_assert_cmpstr (other->corrects, ==, one_id);
  g_assert_cmpint (other->corrected_by_number, ==, 0);
  g_assert_cmpint (kit_found (store, "lista"), >, 0);

  expect_no_correction (store, one_id, " \n ", MINKA_ERROR_INCOMPLETE);
  expect_no_correction (store, "nadie", "algo", MINKA_ERROR_NOT_FOUND);
  expect_no_correction (store, one_id, "Una \xf3\xb0\x80\x80 sin letra", MINKA_ERROR_GLYPH);
  g_object_unref (correct (store, three, MINKA_ACTA_KIND_VOID, "La reunión no tuvo quórum."));
  expect_no_correction (store, minka_record_get_id (MINKA_RECORD (three)), "algo", MINKA_ERROR_ISSUED);
  g_assert_false (minka_store_undo (store, NULL, NULL));
}

static MinkaHandover *
handover_to (MinkaStore *store, guint nth)
{
  g_autoptr (GPtrArray) members = minka_store_find (store, MINKA_TYPE_MEMBER, NULL, NULL, NULL);
  MinkaHandover *handover = minka_record_new (MINKA_TYPE_HANDOVER);

  g_object_set (handover, "incoming", minka_record_get_id (members->pdata[nth]), "date", "2021-12-17",
                "others", "Sello\nLlave", NULL);
  return handover;
}

static char *
secretary_post (MinkaStore *store)
{
  g_autoptr (MinkaPost) post = minka_store_first (store, MINKA_TYPE_POST, "duty", "secretary", NULL);

  return g_strdup (minka_record_get_id (MINKA_RECORD (post)));
}

static void
expect_no_handover (MinkaStore *store, const char *post, MinkaHandover *handover, MinkaError code)
{
  g_autofree char *before = kit_json (store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (minka_custody_hand_over (store, post, handover, NULL, &error));
  g_assert_error (error, MINKA_ERROR, (int) code);
  after = kit_json (store);
  g_assert_cmpstr (after, ==, before);
}

/* The acta of a handover stands behind the last one, names it, and is locked with what it records; the post has its new
 * holder. */
static void
test_handover (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autofree char *first = kit_meeting (store, 1);
  g_autoptr (MinkaActa) one = issue (store, first);
  g_autofree char *post = secretary_post (store);
  g_autoptr (MinkaPost) before = minka_store_get (store, MINKA_TYPE_POST, post, NULL);
  g_autoptr (MinkaHandover) handover = handover_to (store, 6);
  g_autoptr (MinkaHandover) nobody = minka_record_new (MINKA_TYPE_HANDOVER);
  g_autoptr (MinkaPost) after = NULL;
  g_autoptr (MinkaActa) acta = NULL;
  g_autoptr (GBytes) draft = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *holder = NULL;
  MinkaGesture *gesture;

  expect_no_handover (store, "nadie", handover, MINKA_ERROR_NOT_FOUND);
  g_object_set (nobody, "date", "2021-12-17", NULL);
  expect_no_handover (store, post, nobody, MINKA_ERROR_INCOMPLETE);
  g_object_set (nobody, "incoming", before->member, NULL);
  expect_no_handover (store, post, nobody, MINKA_ERROR_INCOMPLETE);
  g_object_set (nobody, "incoming", "nadie", NULL);
  expect_no_handover (store, post, nobody, MINKA_ERROR_NOT_FOUND);
  holder = kit_json (store);
  draft = minka_custody_draft_handover (store, post, handover, &error);
  g_assert_no_error (error);
  {
    g_autofree char *drafted = kit_json (store);

    g_assert_cmpstr (drafted, ==, holder);
  }

  acta = minka_custody_hand_over (store, post, handover, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (acta->number, ==, 2);
  g_assert_cmpint (acta->kind, ==, MINKA_ACTA_KIND_HANDOVER);
  g_assert_cmpint (acta->first_folio, ==, one->last_folio + 1);
  g_assert_cmpstr (acta->previous_sha256, ==, one->sha256);
  g_assert_cmpstr (handover->outgoing, ==, before->member);
  after = minka_store_get (store, MINKA_TYPE_POST, post, NULL);
  g_assert_cmpstr (after->member, ==, handover->incoming);
  g_assert_cmpint (kit_number (store, "SELECT count (*) FROM notice_summary WHERE error"), ==, 0);
  g_assert_true (minka_store_check (store, NULL));

  g_object_set (handover, "others", "Nada", NULL);
  gesture = minka_gesture_new ("x");
  minka_gesture_put (gesture, MINKA_RECORD (handover));
  g_assert_false (minka_store_apply (store, gesture, NULL, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_ISSUED);
  minka_gesture_free (gesture);
  g_assert_false (minka_store_undo (store, NULL, NULL));
}

static void
test_draft_changes_nothing (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autofree char *meeting = kit_meeting (store, 4);
  g_autofree char *before = kit_json (store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) draft = minka_custody_draft (store, meeting, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (draft, NULL), "%PDF-"));
  after = kit_json (store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_filed_bytes (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autofree char *drive = g_build_filename (folder, "Mi unidad", NULL);
  g_autoptr (GFile) to = g_file_new_for_path (drive);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autofree char *meeting = kit_meeting (store, 1);
  g_autoptr (MinkaActa) acta = issue (store, meeting);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) filed = NULL;

  name = minka_filing_file_acta (store, minka_record_get_id (MINKA_RECORD (acta)), to, NULL, &error);
  g_assert_no_error (error);
  file = g_file_resolve_relative_path (to, name);
  filed = g_file_load_bytes (file, NULL, NULL, NULL);
  g_assert_true (g_bytes_equal (filed, acta->pdf));
  again = minka_filing_file_acta (store, minka_record_get_id (MINKA_RECORD (acta)), to, NULL, &error);
  g_assert_cmpstr (again, ==, name);
  g_assert_null (minka_filing_file_acta (store, "nobody", to, NULL, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND);
}

/* Filing */

typedef struct {
  KitFolder *folder;
  GFile *file;
  GBytes *bytes;
} Drive;

static void
drive_clear (Drive *drive)
{
  kit_folder_free (drive->folder);
  g_object_unref (drive->file);
  g_bytes_unref (drive->bytes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drive, drive_clear)

static Drive
drive_new (void)
{
  KitFolder *folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "Libro 1", "Acta 1.pdf", NULL);

  return (Drive) { folder, g_file_new_for_path (path), g_bytes_new_take (g_strnfill (100000, 'a'), 100000) };
}

static void
put_there (Drive *drive, const char *name, const char *text)
{
  g_autofree char *folder = g_build_filename (drive->folder, "Libro 1", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_mkdir_with_parents (folder, 0700);
  kit_write (path, text, -1);
}

static void
expect_filed (Drive *drive)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) filed = NULL;
  g_autofree char *listing = NULL;

  minka_filing_write (drive->file, drive->bytes, NULL, &error);
  g_assert_no_error (error);
  filed = g_file_load_bytes (drive->file, NULL, NULL, NULL);
  g_assert_true (g_bytes_equal (filed, drive->bytes));
  listing = kit_fingerprint (drive->folder);
  g_assert_null (strstr (listing, ".part"));
}

static void
expect_not_filed (Drive *drive, MinkaError code)
{
  g_autofree char *before = kit_fingerprint (drive->folder);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (minka_filing_write (drive->file, drive->bytes, NULL, &error));
  g_assert_error (error, MINKA_ERROR, (int) code);
  after = kit_fingerprint (drive->folder);
  g_assert_cmpstr (after, ==, before);
}

static void
test_folder_is_made (void)
{
  g_auto (Drive) drive = drive_new ();

  expect_filed (&drive);
  /* The same document again is no matter. */
  expect_filed (&drive);
}

static void
test_never_overwrites (void)
{
  g_auto (Drive) drive = drive_new ();

  put_there (&drive, "Acta 1.pdf", "otra cosa");
  expect_not_filed (&drive, MINKA_ERROR_EXISTS);
  put_there (&drive, "Acta 1.pdf", "aab");
  expect_not_filed (&drive, MINKA_ERROR_EXISTS);
}

static void
test_name_taken_by_folder (void)
{
  g_auto (Drive) drive = drive_new ();
  g_autofree char *path = g_file_get_path (drive.file);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  expect_not_filed (&drive, MINKA_ERROR_IO);
}

static void
test_leftover (void)
{
  g_auto (Drive) drive = drive_new ();

  put_there (&drive, ".Acta 1.pdf.part", "la mitad de un a");
  expect_filed (&drive);
}

static void
test_folder_is_a_file (void)
{
  g_auto (Drive) drive = drive_new ();
  g_autofree char *folder = g_build_filename (drive.folder, "Libro 1", NULL);

  kit_write (folder, "no soy carpeta", -1);
  expect_not_filed (&drive, MINKA_ERROR_IO);
}

static void
test_cancelled (void)
{
  g_auto (Drive) drive = drive_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (minka_filing_write (drive.file, drive.bytes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_query_exists (drive.file, NULL));
}

static int
write_in_child (Drive *drive, gboolean small_disk)
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    g_autoptr (GError) error = NULL;

    if (small_disk) {
      const struct rlimit limit = { 50000, 50000 };

      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &limit);
    } else if (getuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0)) {
      _exit (99);
    }
    if (minka_filing_write (drive->file, drive->bytes, NULL, &error))
      _exit (98);
    _exit (error->domain == MINKA_ERROR ? error->code : 97);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
test_read_only_folder (void)
{
  g_auto (Drive) drive = drive_new ();
  g_autofree char *folder = g_build_filename (drive.folder, "Libro 1", NULL);

  g_assert_cmpint (g_chmod (drive.folder, 0755), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  g_assert_cmpint (write_in_child (&drive, FALSE), ==, MINKA_ERROR_READ_ONLY);
  g_assert_false (g_file_query_exists (drive.file, NULL));
}

/* The disk takes only half of it: nothing of it stays. */
static void
test_disk_takes_half (void)
{
  g_auto (Drive) drive = drive_new ();
  g_autofree char *left = NULL;

  g_assert_cmpint (write_in_child (&drive, TRUE), ==, MINKA_ERROR_IO);
  left = kit_fingerprint (drive.folder);
  g_assert_cmpstr (left, ==, "Libro 1/\n");
  expect_filed (&drive);
}

/* On a disk of its own, which is gone with the child. */
static int
write_on_small_disk (Drive *drive)
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    g_autoptr (GError) error = NULL;
    g_autofree char *left = NULL;

    if (unshare (CLONE_NEWNS) != 0)
      _exit (77);
    /* Fails in a root that is no mount of its own. */
    mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
    if (mount ("tmpfs", drive->folder, "tmpfs", 0, "size=65536") != 0)
      _exit (77);
    if (minka_filing_write (drive->file, drive->bytes, NULL, &error))
      _exit (98);
    left = kit_fingerprint (drive->folder);
    umount2 (drive->folder, MNT_DETACH);
    if (!g_str_equal (left, "Libro 1/\n"))
      _exit (96);
    _exit (error->domain == MINKA_ERROR ? error->code : 97);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* A full disk is said to be one. */
static void
test_disk_full (void)
{
  g_auto (Drive) drive = drive_new ();
  int answer = write_on_small_disk (&drive);

  if (answer == 77)
    g_test_skip ("making a small disk needs root and leave to mount");
  else
    g_assert_cmpint (answer, ==, MINKA_ERROR_NO_SPACE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/custody/numbers-folios-chain", test_numbers_folios_chain);
  g_test_add_func ("/custody/next-tome", test_next_tome);
  g_test_add_func ("/custody/refusals", test_refusals);
  g_test_add_func ("/custody/flaws-block", test_flaws_block);
  g_test_add_func ("/custody/unprintable-letter", test_unprintable_letter);
  g_test_add_func ("/custody/unfollowed", test_unfollowed);
  g_test_add_func ("/custody/corrections", test_corrections);
  g_test_add_func ("/custody/handover", test_handover);
  g_test_add_func ("/custody/draft-changes-nothing", test_draft_changes_nothing);
  g_test_add_func ("/custody/filed-bytes", test_filed_bytes);
  g_test_add_func ("/filing/folder-is-made", test_folder_is_made);
  g_test_add_func ("/filing/never-overwrites", test_never_overwrites);
  g_test_add_func ("/filing/name-taken-by-folder", test_name_taken_by_folder);
  g_test_add_func ("/filing/leftover", test_leftover);
  g_test_add_func ("/filing/folder-is-a-file", test_folder_is_a_file);
  g_test_add_func ("/filing/cancelled", test_cancelled);
  g_test_add_func ("/filing/read-only-folder", test_read_only_folder);
  g_test_add_func ("/filing/disk-takes-half", test_disk_takes_half);
  g_test_add_func ("/filing/disk-full", test_disk_full);
  return g_test_run ();
}
