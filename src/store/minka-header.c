#include "minka-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* The first hundred bytes tell what a file is without touching it: https://sqlite.org/fileformat2.html#the_database_header */

#define HEADER_SIZE 100

static guint32
number_at (const guint8 *header, guint offset)
{
  return (guint32) header[offset] << 24 | header[offset + 1] << 16 | header[offset + 2] << 8 |
         header[offset + 3];
}

static gboolean
fail (GError **error, MinkaError code, const char *message)
{
  g_set_error_literal (error, MINKA_ERROR, code, message);
  return FALSE;
}

static gboolean
fail_damaged (GError **error)
{
  return fail (error, MINKA_ERROR_CORRUPT, _ ("The plan's file is damaged. It has been left as it is."));
}

static gboolean
has_copy (const char *path)
{
  g_autofree char *copy = minka_backup_newest (path);

  return copy != NULL;
}

static gboolean
check_length (const char *path, const guint8 *header, guint64 size)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  guint64 page_size = header[16] << 8 | header[17];

  if (page_size == 1)
    page_size = 65536;
  /* Pages that are only in the log are not yet missing. */
  return g_file_test (wal, G_FILE_TEST_EXISTS) || page_size * number_at (header, 28) <= size;
}

static gboolean
read_header (const char *path, guint8 *header, gsize *length, guint64 *size, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return fail (error, MINKA_ERROR_FOREIGN, _ ("This is a folder and not a plan of Minka."));
  stream = g_file_read (file, NULL, NULL);
  if (stream == NULL)
    return fail (error, MINKA_ERROR_NOT_FOUND,
                 g_file_test (path, G_FILE_TEST_EXISTS) ? _ ("The plan may not be read by this user.")
                                                        : _ ("There is no plan at this place."));
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, error);
  if (info == NULL)
    return FALSE;
  *size = g_file_info_get_size (info);
  return g_input_stream_read_all (G_INPUT_STREAM (stream), header, HEADER_SIZE, length, NULL, error);
}

/* With safety copies beside it, it was a plan. */
static gboolean
fail_unknown (const char *path, GError **error)
{
  if (has_copy (path))
    return fail_damaged (error);
  return fail (error, MINKA_ERROR_FOREIGN, _ ("The file is not a plan of Minka."));
}

/**
 * minka_header_check_version:
 * @version: the version of a plan's tables
 * @error: return location
 *
 * Returns: whether this program knows it
 */
gboolean
minka_header_check_version (gint64 version, GError **error)
{
  if (version <= MINKA_SCHEMA_VERSION)
    return TRUE;
  return fail (
      error, MINKA_ERROR_NEWER,
      _ ("The plan was made with a newer version of Minka. Update Minka to open it; the file has been left as it is."));
}

/**
 * minka_header_check:
 * @path: a file
 * @error: return location
 *
 * Tells, by reading only, whether the file can be one of ours: it is there, a SQLite database with our
 * application id, not from a newer program, not cut short, and can be written.
 *
 * Returns: whether it can be opened
 */
gboolean
minka_header_check (const char *path, GError **error)
{
  guint8 header[HEADER_SIZE];
  gsize length;
  guint64 size;
  g_autofree char *folder = g_path_get_dirname (path);

  if (!read_header (path, header, &length, &size, error))
    return FALSE;
  if (length == 0)
    return fail_damaged (error);
  if (length < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0 ||
      number_at (header, 68) != MINKA_APPLICATION_ID)
    return fail_unknown (path, error);
  if (!minka_header_check_version (number_at (header, 60), error))
    return FALSE;
  /* Our schema format is 4, our text UTF-8. */
  if (number_at (header, 44) != 4 || number_at (header, 56) != 1 || !check_length (path, header, size))
    return fail_damaged (error);
  if (g_access (path, W_OK) != 0 || g_access (folder, W_OK) != 0)
    return fail (error, MINKA_ERROR_READ_ONLY,
                 _ ("The plan cannot be written: the file or its folder is read-only."));
  return TRUE;
}
