#include "minka-store.h"

#include <glib/gstdio.h>

/* What a file manager takes a plan for. */

#define PLAN "application/x-minka-plan"

static const char *package;

typedef struct {
  char *folder;
  char *plan;
} Fixture;

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR))
      remove_tree (child);
    else
      g_unlink (child);
  }
  g_rmdir (path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MinkaStore) store = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("minka-mime-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->plan = g_build_filename (fixture->folder, "plan.minka", NULL);
  store = minka_store_create (fixture->plan, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->plan);
}

static char *
guess (const char *name, const char *bytes, gsize size)
{
  g_autofree char *type = g_content_type_guess (name, (const guchar *) bytes, size, NULL);

  return g_content_type_get_mime_type (type);
}

static void
read_plan (Fixture *fixture, char **bytes, gsize *size)
{
  g_autoptr (GError) error = NULL;

  g_file_get_contents (fixture->plan, bytes, size, &error);
  g_assert_no_error (error);
}

static void
test_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *type = guess ("plan 2021.minka", NULL, 0);

  g_assert_cmpstr (type, ==, PLAN);
}

static void
test_content (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autofree char *type = NULL;
  gsize size;

  read_plan (fixture, &bytes, &size);
  type = guess (NULL, bytes, size);
  g_assert_cmpstr (type, ==, PLAN);
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE, G_FILE_QUERY_INFO_NONE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (g_file_info_get_content_type (info), ==, PLAN);
  g_assert_true (g_content_type_is_a (PLAN, "application/vnd.sqlite3"));
}

static void
test_foreign (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autofree char *type = NULL;
  gsize size;

  read_plan (fixture, &bytes, &size);
  memset (bytes + 68, 0, 4);
  type = guess (NULL, bytes, size);
  g_assert_cmpstr (type, ==, "application/vnd.sqlite3");
}

/* Installs the package beside the system's own in a folder of the test. */
static void
install (const char *folder)
{
  g_autofree char *packages = g_build_filename (folder, "packages", NULL);
  g_autoptr (GPtrArray) dirs = g_ptr_array_new_with_free_func (g_free);
  const char *program = g_getenv ("UPDATE_MIME_DATABASE");
  const char *arguments[] = { program != NULL ? program : "update-mime-database", folder, NULL };
  g_autofree char *copy = g_build_filename (packages, "minka.xml", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  int status;

  g_assert_cmpint (g_mkdir_with_parents (packages, 0700), ==, 0);
  g_file_get_contents (package, &bytes, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents (copy, bytes, size, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  g_ptr_array_add (dirs, g_strdup (folder));
  for (const char *const *system = g_get_system_data_dirs (); *system != NULL; system++)
    g_ptr_array_add (dirs, g_build_filename (*system, "mime", NULL));
  g_ptr_array_add (dirs, NULL);
  g_content_type_set_mime_dirs ((const char *const *) dirs->pdata);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  package = argv[1];
  folder = g_dir_make_tmp ("minka-mime-XXXXXX", NULL);
  install (folder);

  g_test_add ("/mime/name", Fixture, NULL, set_up, test_name, tear_down);
  g_test_add ("/mime/content", Fixture, NULL, set_up, test_content, tear_down);
  g_test_add ("/mime/file", Fixture, NULL, set_up, test_file, tear_down);
  g_test_add ("/mime/foreign", Fixture, NULL, set_up, test_foreign, tear_down);
  status = g_test_run ();
  remove_tree (folder);
  return status;
}
