#include "kit.h"

#include <glib/gstdio.h>

/* A plan that the portal handed over alone: nothing lasts beside it. */

static void
read_bytes (const char *path, char **bytes, gsize *size)
{
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, bytes, size, &error);
  g_assert_no_error (error);
}

static void
put_member (MinkaStore *store, const char *name)
{
  g_autoptr (MinkaMember) member = minka_record_new (MINKA_TYPE_MEMBER);
  g_autoptr (MinkaGesture) gesture = minka_gesture_new ("Add");

  g_object_set (member, "name", name, NULL);
  minka_gesture_put (gesture, MINKA_RECORD (member));
  kit_apply (store, gesture);
}

/* What is left when the power fails: the file alone. */
static guint
count_in_the_file (const char *path, const char *folder, const char *name)
{
  g_autofree char *copy = g_build_filename (folder, "copia.minka", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (MinkaStore) store = NULL;
  gsize size;

  read_bytes (path, &bytes, &size);
  kit_write (copy, bytes, size);
  store = kit_store_open (copy);
  return kit_found (store, name);
}

static void
test_file_alone (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *place = g_build_filename (g_get_user_runtime_dir (), "doc", "5f3a", NULL);
  g_autofree char *path = g_build_filename (place, "otro.minka", NULL);
  g_autofree char *beside = g_build_filename (place, "respaldos", NULL);
  g_autofree char *newest = NULL;
  g_autofree char *elsewhere = g_build_filename (g_get_user_data_dir (), "minka/respaldos/5f3a", NULL);
  g_autoptr (MinkaStore) store = NULL;

  g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  store = kit_store_new (path, NULL);
  put_member (store, "Quispicanchi");
  g_assert_cmpuint (count_in_the_file (path, folder, "quispicanchi"), ==, 1);

  g_assert_true (minka_store_back_up (store, NULL));
  g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));
  newest = minka_backup_newest (path);
  g_assert_nonnull (newest);
  g_assert_true (g_str_has_prefix (newest, elsewhere));
}

/* A folder that the portal handed over keeps what is put there. */
static void
test_folder (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *place = g_build_filename (g_get_user_runtime_dir (), "doc", "5f3b", "Escuela", NULL);
  g_autofree char *path = g_build_filename (place, "plan.minka", NULL);
  g_autofree char *beside = g_build_filename (place, "respaldos", NULL);
  g_autoptr (MinkaStore) store = NULL;

  g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  store = kit_store_new (path, NULL);
  put_member (store, "Quispicanchi");
  /* It is in the log. */
  g_assert_cmpuint (count_in_the_file (path, folder, "quispicanchi"), ==, 0);
  g_assert_true (minka_store_back_up (store, NULL));
  g_assert_true (g_file_test (beside, G_FILE_TEST_IS_DIR));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/document/file-alone", test_file_alone);
  g_test_add_func ("/document/folder", test_folder);
  return g_test_run ();
}
