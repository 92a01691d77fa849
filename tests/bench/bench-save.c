#include "minka-store.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

/* A durable save of one field, and in turns one bare write and flush on the same disk: bench-save PLAN ROUNDS.
 * A line a save: microseconds, microseconds of the reference. */

#define PAGE 4096

static int
open_file (const char *path)
{
  static const char zeros[PAGE];
  int file = open (path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  /* The room is taken before: a save seldom lengthens the log. */
  for (guint i = 0; i < 1024; i++)
    g_assert_cmpint (write (file, zeros, PAGE), ==, PAGE);
  g_assert_cmpint (fsync (file), ==, 0);
  return file;
}

static gint64
write_bare (int file, int round)
{
  char page[PAGE];
  gint64 start;

  memset (page, round, PAGE);
  start = g_get_monotonic_time ();
  g_assert_cmpint (pwrite (file, page, PAGE, (round % 1024) * PAGE), ==, PAGE);
  g_assert_cmpint (fdatasync (file), ==, 0);
  return g_get_monotonic_time () - start;
}

static gint64
save (MinkaStore *store, MinkaAgreement *agreement, int round)
{
  g_autofree char *text = g_strdup_printf ("Revisar las rúbricas de evaluación, versión %d", round);
  g_autoptr (MinkaGesture) gesture = minka_gesture_new ("Editar acuerdo");
  g_autoptr (GHashTable) changed = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  gint64 time;

  g_object_set (agreement, "text", text, NULL);
  minka_gesture_set (gesture, MINKA_RECORD (agreement), "text", NULL);
  minka_store_apply (store, gesture, &changed, &error);
  time = g_get_monotonic_time () - start;
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (changed), ==, 1);
  return time;
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = g_strconcat (argv[1], ".flush", NULL);
  g_autoptr (MinkaStore) store = NULL;
  g_autoptr (MinkaMeeting) meeting = NULL;
  g_autoptr (MinkaAgreement) agreement = NULL;
  g_autoptr (GError) error = NULL;
  int file;

  g_assert_cmpint (argc, ==, 3);
  store = minka_store_open (argv[1], &error);
  g_assert_no_error (error);
  meeting = minka_store_first (store, MINKA_TYPE_MEETING, "state", "preparing", &error);
  g_assert_no_error (error);
  agreement = minka_store_first (store, MINKA_TYPE_AGREEMENT, "meeting",
                                 minka_record_get_id (MINKA_RECORD (meeting)), &error);
  g_assert_no_error (error);

  file = open_file (path);
  for (int round = 0; round < atoi (argv[2]); round++) {
    gint64 bare = write_bare (file, round);

    g_print ("%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\n", save (store, agreement, round), bare);
  }
  close (file);
  unlink (path);
  return 0;
}
