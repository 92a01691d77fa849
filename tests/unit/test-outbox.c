#include "kit.h"

#include "minka-date.h"
#include "minka-signed.h"
#include "minka-workspace.h"

#include <glib/gstdio.h>

/* Issued actas go to their folder by themselves: at once, when it is back, and after a failure; what is there is known
 * after a restart, and undo does not reach it. */

#define PATIENCE_S 20

typedef struct {
  KitFolder *folder;
  char *path;
  char *drive;
  MinkaWorkspace *workspace;
  MinkaOutbox *outbox;
} Desk;

static void
take_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
wait_for_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
open_plan (Desk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  minka_workspace_open (desk->workspace, desk->path, take_result, &result);
  wait_for_result (&result);
  minka_workspace_finish (desk->workspace, result, &error);
  g_assert_no_error (error);
}

static void
set_folder (Desk *desk)
{
  g_autoptr (GFile) folder = g_file_new_for_path (desk->drive);

  minka_outbox_set_folder (desk->outbox, folder);
}

/* Two actas are issued; the drive is there but empty. */
static Desk
desk_new (void)
{
  Desk desk = { kit_folder_new (), NULL, NULL, minka_workspace_new (), NULL };
  g_autofree char *fixture = g_test_build_filename (G_TEST_DIST, "tests/fixtures/v2.minka", NULL);

  desk.path = g_build_filename (desk.folder, "plan.minka", NULL);
  desk.drive = g_build_filename (desk.folder, "Mi unidad", NULL);
  desk.outbox = minka_workspace_get_outbox (desk.workspace);
  g_assert_cmpint (g_mkdir (desk.drive, 0700), ==, 0);
  kit_copy (fixture, desk.path);
  open_plan (&desk);
  return desk;
}

static void
desk_clear (Desk *desk)
{
  minka_workspace_close (desk->workspace);
  g_assert_finalize_object (desk->workspace);
  kit_folder_free (desk->folder);
  g_free (desk->path);
  g_free (desk->drive);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static void
wait_for_state (Desk *desk, MinkaOutboxState state)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  while (minka_outbox_get_state (desk->outbox, NULL, NULL) != state) {
    g_assert_cmpint (g_get_monotonic_time (), <, end);
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
}

/* In how many actas the plan says so. */
static guint
count_filed (Desk *desk, const char *state)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) found = NULL;

  minka_workspace_find (desk->workspace, MINKA_TYPE_ACTA_SUMMARY, "filed", state, take_result, &result);
  wait_for_result (&result);
  found = minka_workspace_finish_array (desk->workspace, result, NULL);
  return found->len;
}

static void
wait_for_verified (Desk *desk, guint n)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  while (count_filed (desk, "verified") < n) {
    g_assert_cmpint (g_get_monotonic_time (), <, end);
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
}

static guint
count_files (Desk *desk)
{
  g_autofree char *listing = kit_fingerprint (desk->drive);
  g_auto (GStrv) lines = g_strsplit (listing, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += strstr (lines[i], ".pdf ") != NULL;
  g_assert_null (strstr (listing, ".part"));
  return n;
}

/* Of how many actas the first page says that they are to be filed. */
static guint
count_due (Desk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) due = NULL;
  g_autofree char *today = minka_date_today ();
  guint n = 0;

  minka_workspace_today (desk->workspace, today, take_result, &result);
  wait_for_result (&result);
  due = minka_workspace_finish_array (desk->workspace, result, NULL);
  for (guint i = 0; i < due->len; i++)
    n += ((MinkaDueItem *) due->pdata[i])->due == MINKA_DUE_TO_FILE;
  return n;
}

static void
step (Desk *desk, void (*verb) (MinkaWorkspace *, GAsyncReadyCallback, gpointer))
{
  g_autoptr (GAsyncResult) result = NULL;

  verb (desk->workspace, take_result, &result);
  wait_for_result (&result);
  g_assert_true (minka_workspace_finish (desk->workspace, result, NULL));
}

static void
test_sends_by_itself (void)
{
  g_auto (Desk) desk = desk_new ();

  g_assert_cmpint (minka_outbox_get_state (desk.outbox, NULL, NULL), ==, MINKA_OUTBOX_NO_FOLDER);
  g_assert_cmpuint (count_filed (&desk, "pending"), ==, 2);
  minka_outbox_set_folder (desk.outbox, NULL);
  g_assert_cmpint (minka_outbox_get_state (desk.outbox, NULL, NULL), ==, MINKA_OUTBOX_NO_FOLDER);
  set_folder (&desk);
  wait_for_state (&desk, MINKA_OUTBOX_DONE);
  g_assert_cmpuint (count_filed (&desk, "verified"), ==, 2);
  g_assert_cmpuint (count_files (&desk), ==, 2);
}

static void
test_after_issuing (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GAsyncResult) issued = NULL;
  g_autoptr (GPtrArray) held = NULL;
  g_autoptr (MinkaActa) acta = NULL;

  set_folder (&desk);
  wait_for_state (&desk, MINKA_OUTBOX_DONE);
  minka_workspace_find (desk.workspace, MINKA_TYPE_MEETING_SUMMARY, "state", "held", take_result, &found);
  wait_for_result (&found);
  held = minka_workspace_finish_array (desk.workspace, found, NULL);
  g_assert_cmpuint (held->len, >, 0);
  minka_workspace_issue (desk.workspace, minka_record_get_id (held->pdata[held->len - 1]), take_result,
                         &issued);
  wait_for_result (&issued);
  acta = minka_workspace_issue_finish (desk.workspace, issued, NULL);
  g_assert_nonnull (acta);
  wait_for_verified (&desk, 3);
  g_assert_cmpuint (count_files (&desk), ==, 3);
}

/* A signed copy that is added later goes after its acta by itself. */
static void
test_signed_copy (void)
{
  g_auto (Desk) desk = desk_new ();
  static const char jpeg[] = "\xff\xd8\xff\xe0 firmada";
  g_autoptr (GBytes) bytes = g_bytes_new_static (jpeg, sizeof jpeg);
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  g_autoptr (GPtrArray) actas = NULL;
  g_autoptr (MinkaScan) scan = NULL;
  g_autofree char *listing = NULL;
  MinkaGesture *gesture = minka_gesture_new ("Add signed copy");

  set_folder (&desk);
  wait_for_state (&desk, MINKA_OUTBOX_DONE);
  minka_workspace_find (desk.workspace, MINKA_TYPE_ACTA_SUMMARY, NULL, NULL, take_result, &found);
  wait_for_result (&found);
  actas = minka_workspace_finish_array (desk.workspace, found, NULL);
  scan = minka_signed_make (actas->pdata[0], bytes, "foto.jpg", NULL);
  g_assert_nonnull (scan);
  minka_gesture_put (gesture, MINKA_RECORD (scan));
  minka_workspace_apply (desk.workspace, gesture, take_result, &applied);
  wait_for_result (&applied);
  g_assert_true (minka_workspace_finish (desk.workspace, applied, NULL));
  g_assert_cmpuint (count_filed (&desk, "verified") + count_filed (&desk, "pending"), ==, 2);
  wait_for_verified (&desk, 2);
  listing = kit_fingerprint (desk.drive);
  g_assert_cmpuint (count_files (&desk), ==, 2);
  g_assert_nonnull (strstr (listing, "_firmada_"));
  g_assert_nonnull (strstr (listing, ".jpg "));
}

/* The stick is not there; when it is put in, nobody has to press anything. */
static void
test_folder_comes_back (void)
{
  g_auto (Desk) desk = desk_new ();

  g_assert_cmpint (g_rmdir (desk.drive), ==, 0);
  set_folder (&desk);
  wait_for_state (&desk, MINKA_OUTBOX_TROUBLE);
  g_assert_nonnull (minka_outbox_get_trouble (desk.outbox));
  g_assert_false (g_file_test (desk.drive, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_filed (&desk, "pending"), ==, 2);
  g_assert_cmpint (g_mkdir (desk.drive, 0700), ==, 0);
  wait_for_state (&desk, MINKA_OUTBOX_DONE);
  g_assert_null (minka_outbox_get_trouble (desk.outbox));
  g_assert_cmpuint (count_filed (&desk, "verified"), ==, 2);
}

/* A file in the way holds up no other acta, and is left alone. */
static void
test_file_in_the_way (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autofree char *listing = NULL;
  g_autofree char *first = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  set_folder (&desk);
  wait_for_state (&desk, MINKA_OUTBOX_DONE);
  listing = kit_fingerprint (desk.drive);
  first = g_strndup (strstr (listing, "2021/Libro-01/Acta-001"),
                     strcspn (strstr (listing, "2021/Libro-01/Acta-001"), " "));
  minka_outbox_set_folder (desk.outbox, NULL);
  g_clear_pointer (&desk.drive, g_free);
  desk.drive = g_build_filename (desk.folder, "Otra", NULL);
  path = g_build_filename (desk.drive, first, NULL);
  {
    g_autofree char *place = g_path_get_dirname (path);

    g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  }
  kit_write (path, "ajeno", -1);
  set_folder (&desk);
  wait_for_state (&desk, MINKA_OUTBOX_TROUBLE);
  /* Another folder is another question. */
  g_assert_cmpuint (count_filed (&desk, "verified"), ==, 1);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "ajeno");
  g_assert_cmpint (g_unlink (path), ==, 0);
  minka_outbox_send (desk.outbox);
  wait_for_state (&desk, MINKA_OUTBOX_DONE);
  g_assert_cmpuint (count_filed (&desk, "verified"), ==, 2);
}

static void
test_restart_and_undo (void)
{
  g_auto (Desk) desk = desk_new ();

  set_folder (&desk);
  wait_for_state (&desk, MINKA_OUTBOX_DONE);
  step (&desk, minka_workspace_undo);
  g_assert_cmpuint (count_filed (&desk, "verified"), ==, 2);
  g_assert_null (minka_workspace_get_undo_name (desk.workspace));
  step (&desk, minka_workspace_redo);
  minka_workspace_close (desk.workspace);
  g_assert_cmpint (minka_outbox_get_state (desk.outbox, NULL, NULL), ==, MINKA_OUTBOX_NO_FOLDER);
  open_plan (&desk);
  g_assert_cmpuint (count_filed (&desk, "verified"), ==, 0);
  set_folder (&desk);
  wait_for_state (&desk, MINKA_OUTBOX_DONE);
  g_assert_cmpuint (count_filed (&desk, "verified"), ==, 2);
}

/* Where a drive used to be mounted, nothing is put on the computer's own disk. */
static void
test_unmounted (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autofree char *years = g_build_filename (desk.drive, "2021", NULL);
  g_autofree char *aside = g_build_filename (desk.folder, "2021", NULL);
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GAsyncResult) issued = NULL;
  g_autoptr (GPtrArray) held = NULL;
  g_autoptr (MinkaActa) acta = NULL;

  set_folder (&desk);
  wait_for_state (&desk, MINKA_OUTBOX_DONE);
  g_assert_cmpint (g_rename (years, aside), ==, 0);
  minka_workspace_find (desk.workspace, MINKA_TYPE_MEETING_SUMMARY, "state", "held", take_result, &found);
  wait_for_result (&found);
  held = minka_workspace_finish_array (desk.workspace, found, NULL);
  minka_workspace_issue (desk.workspace, minka_record_get_id (held->pdata[held->len - 1]), take_result,
                         &issued);
  wait_for_result (&issued);
  acta = minka_workspace_issue_finish (desk.workspace, issued, NULL);
  wait_for_state (&desk, MINKA_OUTBOX_TROUBLE);
  g_assert_cmpuint (count_files (&desk), ==, 0);
  g_assert_cmpint (g_rename (aside, years), ==, 0);
  wait_for_state (&desk, MINKA_OUTBOX_DONE);
  g_assert_cmpuint (count_files (&desk), ==, 3);
}

/* Stopped, it waits until it is told to go on. */
static void
test_stop (void)
{
  g_auto (Desk) desk = desk_new ();

  set_folder (&desk);
  minka_outbox_send (desk.outbox);
  minka_outbox_stop (desk.outbox);
  /* Before the folder was taken note of nothing was under way. */
  wait_for_state (&desk, MINKA_OUTBOX_SENDING);
  minka_outbox_stop (desk.outbox);
  while (minka_outbox_get_state (desk.outbox, NULL, NULL) == MINKA_OUTBOX_SENDING)
    g_main_context_iteration (NULL, TRUE);
  minka_outbox_send (desk.outbox);
  wait_for_state (&desk, MINKA_OUTBOX_DONE);
  g_assert_cmpuint (count_files (&desk), ==, 2);
}

/* The plan is closed in the middle: nothing is lost, and what was begun is taken up again. */
static void
test_closed_meanwhile (void)
{
  g_auto (Desk) desk = desk_new ();

  for (guint i = 0; i < 8; i++) {
    set_folder (&desk);
    minka_outbox_send (desk.outbox);
    for (guint j = 0; j < i * 4; j++)
      g_main_context_iteration (NULL, FALSE);
    minka_workspace_close (desk.workspace);
    open_plan (&desk);
  }
  set_folder (&desk);
  wait_for_state (&desk, MINKA_OUTBOX_DONE);
  g_assert_cmpuint (count_filed (&desk, "verified"), ==, 2);
  g_assert_cmpuint (count_files (&desk), ==, 2);
}

/* A start that knows the folders knows at once what is filed; the folder itself is not looked at so soon. */
static void
test_known_at_the_start (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autofree char *id =
      g_strdup (minka_record_get_id (MINKA_RECORD (minka_workspace_get_plan (desk.workspace))));
  g_autoptr (GFile) folder = g_file_new_for_path (desk.drive);
  g_autofree char *uri = g_file_get_uri (folder);
  GVariantBuilder folders;

  g_assert_cmpuint (count_due (&desk), ==, 2);
  set_folder (&desk);
  wait_for_state (&desk, MINKA_OUTBOX_DONE);
  g_assert_cmpuint (count_due (&desk), ==, 0);
  minka_workspace_close (desk.workspace);

  g_variant_builder_init (&folders, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&folders, "{ss}", id, uri);
  minka_workspace_begin (desk.workspace, desk.path, g_variant_builder_end (&folders));
  open_plan (&desk);
  g_assert_cmpuint (count_due (&desk), ==, 0);
  set_folder (&desk);
  g_assert_cmpuint (count_due (&desk), ==, 0);
  g_assert_cmpint (minka_outbox_get_state (desk.outbox, NULL, NULL), ==, MINKA_OUTBOX_SENDING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outbox/sends-by-itself", test_sends_by_itself);
  g_test_add_func ("/outbox/after-issuing", test_after_issuing);
  g_test_add_func ("/outbox/signed-copy", test_signed_copy);
  g_test_add_func ("/outbox/folder-comes-back", test_folder_comes_back);
  g_test_add_func ("/outbox/file-in-the-way", test_file_in_the_way);
  g_test_add_func ("/outbox/restart-and-undo", test_restart_and_undo);
  g_test_add_func ("/outbox/unmounted", test_unmounted);
  g_test_add_func ("/outbox/stop", test_stop);
  g_test_add_func ("/outbox/closed-meanwhile", test_closed_meanwhile);
  g_test_add_func ("/outbox/known-at-the-start", test_known_at_the_start);
  return g_test_run ();
}
