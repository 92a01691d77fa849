#include "minka-durable.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/* Files that are whole under their names whenever the power goes: they are flushed before they get them. */

#define PIECE 65536

static gboolean
fail (GError **error)
{
  const int code = errno;

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  return FALSE;
}

static gboolean
write_all (int file, const char *data, gssize size, GError **error)
{
  while (size > 0) {
    const gssize n = write (file, data, size);

    if (n < 0 && errno != EINTR)
      return fail (error);
    if (n > 0) {
      data += n;
      size -= n;
    }
  }
  return TRUE;
}

static gboolean
pour (GInputStream *source, int file, GCancellable *cancellable, GError **error)
{
  g_autofree char *piece = g_malloc (PIECE);
  gssize n;

  while ((n = g_input_stream_read (source, piece, PIECE, cancellable, error)) > 0)
    if (!write_all (file, piece, n, error))
      return FALSE;
  return n == 0 && (fsync (file) == 0 || fail (error));
}

/**
 * minka_durable_copy:
 * @from: a file
 * @to: where the copy is to be; what is there is replaced
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Copies a file and flushes the copy. It is for the user alone.
 *
 * Returns: whether all of it is on the disk; if not, nothing is there, and @error is of %G_IO_ERROR
 */
gboolean
minka_durable_copy (GFile *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) source = g_file_read (from, cancellable, error);
  gboolean ok;
  int file;

  if (source == NULL)
    return FALSE;
  file = openat (AT_FDCWD, to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0)
    return fail (error);
  ok = pour (G_INPUT_STREAM (source), file, cancellable, error);
  if (close (file) != 0 && ok)
    ok = fail (error);
  if (!ok)
    unlinkat (AT_FDCWD, to, 0);
  return ok;
}

/**
 * minka_durable_keep:
 * @path: a file that may be there
 * @aside: another name for it in the same folder
 *
 * Gives a file a second name, so that it stays when another takes its first; where the folder allows no second name, it
 * loses the first.
 *
 * Returns: whether it has that name, or there is no such file
 */
gboolean
minka_durable_keep (const char *path, const char *aside)
{
  return linkat (AT_FDCWD, path, AT_FDCWD, aside, 0) == 0 || errno == ENOENT ||
         renameat (AT_FDCWD, path, AT_FDCWD, aside) == 0 || errno == ENOENT;
}

static void
flush_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const int place = openat (AT_FDCWD, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (place < 0)
    return;
  fsync (place);
  close (place);
}

/**
 * minka_durable_name:
 * @from: a file that has been flushed
 * @to: its name in the same folder
 * @replace: whether it may take the place of another one
 *
 * Gives a file its name at once, and flushes the folder where that can be done.
 *
 * Returns: 0, or the code of the system
 */
int
minka_durable_name (const char *from, const char *to, gboolean replace)
{
  gboolean ok = !replace && renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0;

  if (!ok && !replace && errno != EINVAL && errno != ENOSYS)
    return errno;
  /* Where the folder cannot tell, whoever calls has looked before. */
  if (!ok && renameat (AT_FDCWD, from, AT_FDCWD, to) != 0)
    return errno;
  flush_folder (to);
  return 0;
}
