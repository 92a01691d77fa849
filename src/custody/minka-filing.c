#include "minka-filing.h"

#include "minka-acta-document.h"
#include "minka-error.h"

#include <gio/gfiledescriptorbased.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/* Says in the user's words what a folder answered; the name is that of the document. */
static gboolean
fail (GFile *file, GError *reason, GError **error)
{
  g_autoptr (GError) owned = reason;
  g_autofree char *name = g_file_get_basename (file);

  if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED) || owned->domain == MINKA_ERROR) {
    g_propagate_error (error, g_steal_pointer (&owned));
  } else if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_NO_SPACE)) {
    g_set_error (
        error, MINKA_ERROR, MINKA_ERROR_NO_SPACE,
        _ ("There is no room for “%s” in the folder. The acta is safe in the plan; free some space and try again."),
        name);
  } else if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
             g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_READ_ONLY)) {
    g_set_error (
        error, MINKA_ERROR, MINKA_ERROR_READ_ONLY,
        _ ("“%s” may not be written in this folder. The acta is safe in the plan; choose another folder."),
        name);
  } else {
    g_set_error (
        error, MINKA_ERROR, MINKA_ERROR_IO,
        _ ("The folder did not take “%s” (%s). The acta is safe in the plan; try again when the folder is there."),
        name, owned->message);
  }
  return FALSE;
}

/* Whether a file holds @bytes; without one, @there is %FALSE. */
static gboolean
compare (GFile *file, GBytes *bytes, gboolean *there, gboolean *same, GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) found = g_file_load_bytes (file, cancellable, NULL, &reason);

  *there = found != NULL;
  *same = found != NULL && g_bytes_equal (found, bytes);
  if (found != NULL || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
write_through (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  /* A leftover of an interrupted try has this name; it is nobody's. */
  g_file_delete (file, cancellable, NULL);
  stream = g_file_create (file, G_FILE_CREATE_NONE, cancellable, error);
  if (stream == NULL ||
      !g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, cancellable, error) ||
      !g_output_stream_flush (G_OUTPUT_STREAM (stream), cancellable, error))
    return FALSE;
  if (G_IS_FILE_DESCRIPTOR_BASED (stream) &&
      fsync (g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (stream))) != 0) {
    g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
    return FALSE;
  }
  return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}

static gboolean
make_folder (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GError) reason = NULL;

  if (g_file_make_directory_with_parents (folder, cancellable, &reason) ||
      g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * minka_filing_write:
 * @file: where
 * @bytes: what
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Writes a document to a folder that may be somebody else's disk: under a temporary name, flushed, renamed, read
 * back and compared. A file with the same bytes is fine; one with others is never touched.
 *
 * Returns: whether the file is there whole; if another one is in the way, @error is %MINKA_ERROR_EXISTS
 */
gboolean
minka_filing_write (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *temporary = g_strdup_printf (".%s.part", name);
  g_autoptr (GFile) unfinished = g_file_get_child (folder, temporary);
  g_autoptr (GError) reason = NULL;
  gboolean there, same;

  if (!make_folder (file, cancellable, &reason) ||
      !compare (file, bytes, &there, &same, cancellable, &reason))
    return fail (file, g_steal_pointer (&reason), error);
  if (there && same)
    return TRUE;
  if (there) {
    g_set_error (
        error, MINKA_ERROR, MINKA_ERROR_EXISTS,
        _ ("The folder already has another file called “%s”. It was left as it is, and nothing was written."),
        name);
    return FALSE;
  }

  if (!write_through (unfinished, bytes, cancellable, &reason) ||
      !g_file_move (unfinished, file, G_FILE_COPY_NONE, cancellable, NULL, NULL, &reason)) {
    g_file_delete (unfinished, NULL, NULL);
    return fail (file, g_steal_pointer (&reason), error);
  }
  if (!compare (file, bytes, &there, &same, cancellable, &reason))
    return fail (file, g_steal_pointer (&reason), error);
  if (!same) {
    g_set_error (
        error, MINKA_ERROR, MINKA_ERROR_IO,
        _ ("“%s” reads back differently than it was written. The acta is safe in the plan; try another folder."),
        name);
    return FALSE;
  }
  return TRUE;
}

/**
 * minka_filing_file_acta:
 * @store: a store
 * @acta: the id of an acta
 * @folder: the folder of the book
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Puts the PDF of an issued acta into its place in a folder.
 *
 * Returns: (transfer full) (nullable): its path inside the folder
 */
char *
minka_filing_file_acta (MinkaStore *store, const char *acta, GFile *folder, GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (MinkaActa) record = minka_store_get (store, MINKA_TYPE_ACTA, acta, error);
  g_autoptr (MinkaActaSummary) summary = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GFile) file = NULL;

  if (record == NULL)
    return NULL;
  summary = minka_store_get (store, MINKA_TYPE_ACTA_SUMMARY, acta, error);
  if (summary == NULL)
    return NULL;
  name = minka_acta_file_name (summary->book_number, summary->number, summary->date, summary->title);
  file = g_file_resolve_relative_path (folder, name);
  return minka_filing_write (file, record->pdf, cancellable, error) ? g_steal_pointer (&name) : NULL;
}
