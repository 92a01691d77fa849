#include "minka-acta-document.h"
#include "samples.h"

/* Writes actas of all sorts into a folder, to be looked at; or one to standard output as its SHA-256. */

static gboolean
save (const char *folder, const char *name, MinkaMinutes *minutes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  int n = 0;
  g_autoptr (GBytes) pdf = minka_acta_document_make (minutes, SAMPLE_ISSUED, &n, &error);

  g_object_unref (minutes);
  if (pdf == NULL ||
      !g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), &error)) {
    g_printerr ("%s: %s\n", name, error->message);
    return FALSE;
  }
  g_print ("%s: %d pages, %zu bytes\n", path, n, g_bytes_get_size (pdf));
  return TRUE;
}

static MinkaMinutes *
long_minutes (void)
{
  MinkaMinutes *minutes = sample_minutes (200);
  g_autofree char *words = sample_words (400);

  g_object_set (minutes->agreements->pdata[0], "grounds", words, NULL);
  return minutes;
}

static MinkaMinutes *
draft_minutes (void)
{
  MinkaMinutes *minutes = sample_minutes (6);

  minutes->number = 0;
  g_ptr_array_set_size (minutes->agreements, 0);
  g_object_set (minutes->meeting, "mode", MINKA_MEETING_MODE_MIXED, "place", "el auditorio de la institución",
                "end-time", "", NULL);
  return minutes;
}

int
main (int argc, char *argv[])
{
  if (argc != 2) {
    g_printerr ("Usage: %s FOLDER\n", argv[0]);
    return 2;
  }
  return save (argv[1], "acta.pdf", sample_minutes (12)) && save (argv[1], "long.pdf", long_minutes ()) &&
                 save (argv[1], "draft.pdf", draft_minutes ()) &&
                 save (argv[1], "empty.pdf", sample_minutes_empty ())
             ? 0
             : 1;
}
