#include "kit.h"

#include "minka-proof.h"
#include "minka-workspace.h"

/* A state moves on only with evidence, and evidence stays what it was. */

typedef struct {
  KitFolder *folder;
  char *path;
  MinkaStore *store;
  MinkaActivity *activity;
} Desk;

static void
desk_clear (Desk *desk)
{
  g_clear_object (&desk->activity);
  g_clear_object (&desk->store);
  kit_folder_free (desk->folder);
  g_free (desk->path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

/* An activity of its own, without evidence. */
static Desk
desk_new (void)
{
  Desk desk = { kit_folder_new () };

  desk.path = g_build_filename (desk.folder, "plan.minka", NULL);
  desk.store = kit_sample (desk.path);
  desk.activity = minka_record_new (MINKA_TYPE_ACTIVITY);
  g_object_set (desk.activity, "title", "Taller de criterios", NULL);
  kit_put (desk.store, desk.activity);
  return desk;
}

static MinkaProgress
progress_of (Desk *desk)
{
  g_autoptr (MinkaActivity) activity = minka_store_get (
      desk->store, MINKA_TYPE_ACTIVITY, minka_record_get_id (MINKA_RECORD (desk->activity)), NULL);

  return activity->progress;
}

static guint
count_evidence (Desk *desk)
{
  g_autoptr (GPtrArray) ids =
      minka_store_find_ids (desk->store, MINKA_TYPE_EVIDENCE, "activity",
                            minka_record_get_id (MINKA_RECORD (desk->activity)), NULL);

  return ids->len;
}

static void
apply (Desk *desk, MinkaGesture *gesture)
{
  g_autoptr (MinkaGesture) owned = gesture;
  g_autoptr (MinkaActivity) fresh = NULL;

  kit_apply (desk->store, owned);
  fresh = minka_store_get (desk->store, MINKA_TYPE_ACTIVITY,
                           minka_record_get_id (MINKA_RECORD (desk->activity)), NULL);
  minka_record_update (MINKA_RECORD (desk->activity), MINKA_RECORD (fresh));
}

static void
assert_refused (Desk *desk, MinkaGesture *gesture)
{
  g_autoptr (MinkaGesture) owned = gesture;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = kit_json (desk->store);
  g_autofree char *after = NULL;

  g_assert_false (minka_store_apply (desk->store, owned, NULL, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  after = kit_json (desk->store);
  g_assert_cmpstr (before, ==, after);
}

static MinkaEvidence *
make_link (void)
{
  g_autoptr (GError) error = NULL;
  MinkaEvidence *link = minka_proof_from_link ("https://example.org/video", "Video", &error);

  g_assert_no_error (error);
  return link;
}

static void
test_refused_without_evidence (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autoptr (MinkaEvidence) link = make_link ();

  assert_refused (&desk, minka_proof_move (desk.activity, NULL, MINKA_PROGRESS_INTERMEDIATE));
  assert_refused (&desk, minka_proof_move (desk.activity, NULL, MINKA_PROGRESS_CONCLUDED));
  /* Evidence of one state does not prove another. */
  apply (&desk, minka_proof_add (desk.activity, link, MINKA_PROGRESS_INTERMEDIATE));
  assert_refused (&desk, minka_proof_move (desk.activity, NULL, MINKA_PROGRESS_CONCLUDED));
  g_assert_cmpint (progress_of (&desk), ==, MINKA_PROGRESS_INITIAL);
  apply (&desk, minka_proof_move (desk.activity, NULL, MINKA_PROGRESS_INTERMEDIATE));
  g_assert_cmpint (progress_of (&desk), ==, MINKA_PROGRESS_INTERMEDIATE);
  assert_refused (&desk, minka_proof_move (desk.activity, NULL, MINKA_PROGRESS_CONCLUDED));
}

static void
test_one_gesture (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autoptr (MinkaEvidence) link = make_link ();
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  apply (&desk, minka_proof_move (desk.activity, link, MINKA_PROGRESS_INTERMEDIATE));
  g_assert_cmpint (progress_of (&desk), ==, MINKA_PROGRESS_INTERMEDIATE);
  g_assert_cmpuint (count_evidence (&desk), ==, 1);
  name = minka_store_undo_name (desk.store);
  g_assert_cmpstr (name, ==, "Move on to intermediate");

  minka_store_undo (desk.store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (progress_of (&desk), ==, MINKA_PROGRESS_INITIAL);
  g_assert_cmpuint (count_evidence (&desk), ==, 0);
  minka_store_redo (desk.store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (progress_of (&desk), ==, MINKA_PROGRESS_INTERMEDIATE);
  g_assert_cmpuint (count_evidence (&desk), ==, 1);
}

static void
test_going_back (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autoptr (MinkaEvidence) half = make_link ();
  g_autoptr (MinkaEvidence) whole = make_link ();
  g_autofree char *name = NULL;

  apply (&desk, minka_proof_move (desk.activity, half, MINKA_PROGRESS_INTERMEDIATE));
  apply (&desk, minka_proof_move (desk.activity, whole, MINKA_PROGRESS_CONCLUDED));
  apply (&desk, minka_proof_move (desk.activity, NULL, MINKA_PROGRESS_INTERMEDIATE));
  name = minka_store_undo_name (desk.store);
  g_assert_cmpstr (name, ==, "Go back to intermediate");
  apply (&desk, minka_proof_move (desk.activity, NULL, MINKA_PROGRESS_INITIAL));
  g_assert_cmpint (progress_of (&desk), ==, MINKA_PROGRESS_INITIAL);
  g_assert_cmpuint (count_evidence (&desk), ==, 2);
}

static GFile *
make_file (Desk *desk, const char *name, goffset size)
{
  GFile *file = g_file_new_build_filename (desk->folder, name, NULL);
  g_autoptr (GFileOutputStream) stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, NULL);

  g_seekable_truncate (G_SEEKABLE (stream), size, NULL, NULL);
  return file;
}

static void
test_file (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autofree char *path = g_build_filename (desk.folder, "informe.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaEvidence) evidence = NULL;
  g_autoptr (MinkaEvidence) kept = NULL;

  kit_write (path, "%PDF-1.4\nabc", 12);
  evidence = minka_proof_from_file (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (evidence->title, ==, "informe.pdf");
  g_assert_cmpstr (evidence->mime_type, ==, "application/pdf");
  g_assert_cmpstr (evidence->sha256, ==, "af2f0bbdd0af4f20ead54a13f594b47a10f7d4ce98879388eb0536a1f4a4907f");
  apply (&desk, minka_proof_add (desk.activity, evidence, MINKA_PROGRESS_INTERMEDIATE));

  /* The copy in the plan does not follow the file. */
  kit_write (path, "other", 5);
  kept = minka_store_get (desk.store, MINKA_TYPE_EVIDENCE, minka_record_get_id (MINKA_RECORD (evidence)),
                          &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (kept->content, NULL), g_bytes_get_size (kept->content), "%PDF-1.4\nabc",
                   12);
  g_assert_true (minka_proof_check (MINKA_RECORD (kept), &error));
}

static void
test_limit (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autoptr (GFile) most = make_file (&desk, "justo.bin", MINKA_PROOF_MOST_BYTES);
  g_autoptr (GFile) more = make_file (&desk, "grande.bin", MINKA_PROOF_MOST_BYTES + 1);
  g_autoptr (GFile) none = make_file (&desk, "vacio.bin", 0);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaEvidence) evidence = minka_proof_from_file (most, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (evidence->content), ==, MINKA_PROOF_MOST_BYTES);
  g_assert_null (minka_proof_from_file (more, NULL, NULL, NULL, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "grande.bin"));
  g_assert_nonnull (strstr (error->message, "25.0"));
  g_clear_error (&error);
  g_assert_null (minka_proof_from_file (none, NULL, NULL, NULL, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  g_assert_null (minka_proof_from_file (most, NULL, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_links (void)
{
  static const struct {
    const char *typed;
    const char *url; /* NULL if refused */
  } links[] = {
    { "https://example.org/a?b=c", "https://example.org/a?b=c" },
    { "  example.org/video ", "https://example.org/video" },
    { "http://drive.example.org", "http://drive.example.org" },
    { "", NULL },
    { "un video", NULL },
    { "video", NULL },
    { "https://", NULL },
    { "https://.org", NULL },
    { "file:///etc/passwd", NULL },
    { "javascript:alert(1)", NULL },
    { "ftp://example.org/a", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (MinkaEvidence) link = minka_proof_from_link (links[i].typed, "", &error);

    if (links[i].url != NULL) {
      g_assert_no_error (error);
      g_assert_cmpstr (link->url, ==, links[i].url);
      g_assert_cmpstr (link->title, ==, links[i].url);
    } else {
      g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
    }
  }
}

static void
test_names (void)
{
  static const struct {
    const char *title;
    const char *mime_type;
    const char *name;
  } names[] = {
    { "Informe.pdf", "application/pdf", "Informe.pdf" },
    { "Informe final", "application/pdf", "Informe final.pdf" },
    { "a/b\\c:d.png", "image/png", "a b c d.png" },
    { "../../fuera.pdf", "application/pdf", "fuera.pdf" },
    { "..", "text/plain", "evidencia" },
    { "", "image/jpeg", "evidencia.jpg" },
    { "Acta N.° 3", "text/plain", "Acta N.° 3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *name = minka_proof_file_name (names[i].title, names[i].mime_type);

    g_assert_cmpstr (name, ==, names[i].name);
  }
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GBytes *
read_back (MinkaWorkspace *workspace, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  minka_workspace_read_evidence (workspace, id, NULL, on_answer, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return minka_workspace_finish_bytes (workspace, result, error);
}

static void
test_read_back (void)
{
  g_auto (Desk) desk = desk_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("foto", 4);
  g_autoptr (MinkaEvidence) evidence = minka_proof_from_bytes (bytes, "foto.txt", NULL);
  g_autoptr (MinkaEvidence) spoilt = minka_proof_from_bytes (bytes, "otra.txt", NULL);
  g_autoptr (MinkaWorkspace) workspace = minka_workspace_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;
  MinkaGesture *gesture = minka_proof_add (desk.activity, evidence, MINKA_PROGRESS_INTERMEDIATE);

  apply (&desk, gesture);
  g_object_set (spoilt, "sha256", evidence->title, NULL);
  apply (&desk, minka_proof_add (desk.activity, spoilt, MINKA_PROGRESS_INTERMEDIATE));
  g_clear_object (&desk.store);
  minka_workspace_open (workspace, desk.path, on_answer, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (minka_workspace_finish (workspace, result, &error));

  read = read_back (workspace, minka_record_get_id (MINKA_RECORD (evidence)), &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, bytes));
  g_assert_null (read_back (workspace, minka_record_get_id (MINKA_RECORD (spoilt)), &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "otra.txt"));
  g_clear_error (&error);
  g_assert_null (read_back (workspace, "nobody", &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND);
  minka_workspace_close (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proof/refused-without-evidence", test_refused_without_evidence);
  g_test_add_func ("/proof/one-gesture", test_one_gesture);
  g_test_add_func ("/proof/going-back", test_going_back);
  g_test_add_func ("/proof/file", test_file);
  g_test_add_func ("/proof/limit", test_limit);
  g_test_add_func ("/proof/links", test_links);
  g_test_add_func ("/proof/names", test_names);
  g_test_add_func ("/proof/read-back", test_read_back);
  return g_test_run ();
}
