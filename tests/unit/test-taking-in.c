#include "calls.h"
#include "kit.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* A safety copy is made, and comes back, from elsewhere or in the place of a damaged plan. Every call to the system fails, or
 * is the last one before the power goes, in turn: what is called a copy is a whole one and stays as it is, and under the
 * name of the plan there is what was there, or all of the copy. */

typedef struct {
  KitFolder *folder;
  char *copy;
  char *plan;
  GBytes *content; /* of the copy */
  GBytes *before;  /* of the plan, NULL for none */
} Place;

static GBytes *
load (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return g_file_load_bytes (file, NULL, NULL, NULL);
}

static char *sample;

static Place
place_new (gboolean damaged)
{
  Place place = { kit_folder_new () };

  place.copy = g_build_filename (place.folder, "copia.minka", NULL);
  place.plan = g_build_filename (place.folder, "plan.minka", NULL);
  kit_copy (sample, place.copy);
  place.content = load (place.copy);
  if (damaged) {
    kit_copy (sample, place.plan);
    kit_damage (place.plan, 0, 4096);
    place.before = load (place.plan);
  }
  return place;
}

static void
place_clear (Place *place)
{
  kit_folder_free (place->folder);
  g_free (place->copy);
  g_free (place->plan);
  g_bytes_unref (place->content);
  g_clear_pointer (&place->before, g_bytes_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static gboolean
bring (Place *place, GError **error)
{
  g_autoptr (GFile) copy = g_file_new_for_path (place->copy);

  return place->before != NULL ? minka_backup_restore (place->plan, place->copy, NULL, error)
                               : minka_backup_take_in (copy, place->plan, NULL, error);
}

/* Returns: whether the plan is the copy */
static gboolean
expect_nothing_bad (Place *place, gboolean two_names)
{
  g_autoptr (GBytes) copy = load (place->copy);
  g_autoptr (GBytes) plan = load (place->plan);

  g_assert_true (g_bytes_equal (copy, place->content));
  if (plan != NULL && g_bytes_equal (plan, place->content))
    return TRUE;
  if (place->before == NULL)
    g_assert_null (plan);
  else if (two_names)
    g_assert_true (plan != NULL && g_bytes_equal (plan, place->before));
  return FALSE;
}

/* What was damaged is kept. */
static void
expect_kept (Place *place)
{
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  gboolean kept = FALSE;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (place->folder, name, NULL);
    g_autoptr (GBytes) bytes = load (path);

    kept |= g_str_has_prefix (name, "plan.minka.dañado-") && g_bytes_equal (bytes, place->before);
  }
  g_assert_true (kept);
}

static void
expect_next_try_works (Place *place)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *left = NULL;

  bring (place, &error);
  g_assert_no_error (error);
  g_assert_true (expect_nothing_bad (place, TRUE));
  left = kit_fingerprint (place->folder);
  g_assert_null (strstr (left, ".part"));
  if (place->before != NULL)
    expect_kept (place);
  g_object_unref (kit_store_open (place->plan));
}

/* Returns: whether there was an @nth call */
static gboolean
kill_at (gboolean damaged, Ability ability, guint nth, gboolean half)
{
  g_auto (Place) place = place_new (damaged);
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    calls = (Calls) { .ability = ability, .nth = nth, .half = half };
    _exit (bring (&place, NULL) ? 0 : 1);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  calls = (Calls) { .ability = ability };
  if (!expect_nothing_bad (&place, ability < NO_LINKS))
    expect_next_try_works (&place);
  if (WIFSIGNALED (status))
    return TRUE;
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return FALSE;
}

static void
test_kill (gconstpointer data)
{
  for (Ability ability = ABLE; ability <= NO_LINKS; ability++) {
    guint nth = 1, halves = 0;

    for (; kill_at (GPOINTER_TO_INT (data), ability, nth, FALSE); nth++)
      halves += kill_at (GPOINTER_TO_INT (data), ability, nth, TRUE);
    g_test_message ("%u steps, %u half writes", nth - 1, halves);
    g_assert_cmpuint (nth, >, 8);
    g_assert_cmpuint (halves, >, 2);
  }
  calls = (Calls) { ABLE };
}

static void
test_fail (gconstpointer data)
{
  static const int codes[] = { ENOSPC, EIO, EACCES };
  const gboolean damaged = GPOINTER_TO_INT (data);
  guint refused = 0;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    gboolean struck = TRUE;

    for (guint nth = 1; struck; nth++) {
      g_auto (Place) place = place_new (damaged);
      g_autoptr (GError) error = NULL;
      gboolean ok;

      calls = (Calls) { .nth = nth, .code = codes[i] };
      ok = bring (&place, &error);
      struck = calls.n >= nth;
      calls = (Calls) { ABLE };
      g_assert_true (ok || struck);
      if (ok) {
        g_assert_true (expect_nothing_bad (&place, TRUE));
        continue;
      }
      refused++;
      g_assert_true (error->domain == MINKA_ERROR);
      if (codes[i] == ENOSPC && !damaged)
        g_assert_error (error, MINKA_ERROR, MINKA_ERROR_NO_SPACE);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_false (expect_nothing_bad (&place, TRUE));
      expect_next_try_works (&place);
    }
  }
  g_assert_cmpuint (refused, >, 12);
}

/* Whoever puts a plan there in the last moment keeps it. */
static void
test_not_replaced (void)
{
  g_auto (Place) place = place_new (FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plan = NULL;

  kit_write (place.plan, "otro", 4);
  g_assert_false (bring (&place, &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_EXISTS);
  plan = load (place.plan);
  g_assert_cmpuint (g_bytes_get_size (plan), ==, 4);
}

static gboolean
make_copy (Place *place, GError **error)
{
  g_autoptr (MinkaStore) store = minka_store_open (place->copy, error);

  return store != NULL && minka_store_back_up_now (store, error);
}

static void
expect_whole_or_none (Place *place, gboolean made)
{
  g_autofree char *newest = minka_backup_newest (place->copy);
  g_autoptr (GError) error = NULL;

  if (made)
    g_assert_nonnull (newest);
  if (newest != NULL)
    minka_backup_check (newest, &error);
  g_assert_no_error (error);
  make_copy (place, &error);
  g_assert_no_error (error);
}

/* Returns: whether there was an @nth call */
static gboolean
kill_making_at (guint nth)
{
  g_auto (Place) place = place_new (FALSE);
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    calls = (Calls) { .nth = nth };
    _exit (make_copy (&place, NULL) ? 0 : 1);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  expect_whole_or_none (&place, !WIFSIGNALED (status));
  return WIFSIGNALED (status);
}

static void
test_kill_making (void)
{
  guint nth = 1;

  while (kill_making_at (nth))
    nth++;
  g_assert_cmpuint (nth, >, 3);
}

static void
test_fail_making (void)
{
  static const int codes[] = { ENOSPC, EIO, EACCES };
  guint refused = 0;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    gboolean struck = TRUE;

    for (guint nth = 1; struck; nth++) {
      g_auto (Place) place = place_new (FALSE);
      g_autoptr (GError) error = NULL;
      gboolean ok;

      calls = (Calls) { .nth = nth, .code = codes[i] };
      ok = make_copy (&place, &error);
      struck = calls.n >= nth;
      calls = (Calls) { ABLE };
      g_assert_true (ok || struck);
      if (!ok) {
        g_autofree char *newest = minka_backup_newest (place.copy);

        refused++;
        g_assert_true (error->domain == MINKA_ERROR);
        g_assert_true (g_str_has_suffix (error->message, "."));
        g_assert_null (newest);
      }
      expect_whole_or_none (&place, ok);
    }
  }
  g_assert_cmpuint (refused, >=, G_N_ELEMENTS (codes));
}

int
main (int argc, char *argv[])
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "muestra.minka", NULL);

  g_test_init (&argc, &argv, NULL);

  sample = path;
  g_object_unref (kit_sample (sample));
  g_test_add_data_func ("/taking-in/from-elsewhere/kill", GINT_TO_POINTER (FALSE), test_kill);
  g_test_add_data_func ("/taking-in/from-elsewhere/fail", GINT_TO_POINTER (FALSE), test_fail);
  g_test_add_data_func ("/taking-in/damaged/kill", GINT_TO_POINTER (TRUE), test_kill);
  g_test_add_data_func ("/taking-in/damaged/fail", GINT_TO_POINTER (TRUE), test_fail);
  g_test_add_func ("/taking-in/making/kill", test_kill_making);
  g_test_add_func ("/taking-in/making/fail", test_fail_making);
  g_test_add_func ("/taking-in/not-replaced", test_not_replaced);
  return g_test_run ();
}
