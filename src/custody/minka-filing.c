#include "minka-filing.h"

#include "minka-acta-document.h"
#include "minka-error.h"
#include "minka-signed.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A document goes to a folder that may be somebody else's disk: a stick, or what a program keeps in step with a drive
 * far away. The system is asked directly, since it alone renames without replacing and flushes a folder. */

#define PIECE (64 * 1024)

/* Closes a file that was only read, or whose writing has failed already. */
typedef int Descriptor;

static void
descriptor_clear (Descriptor *descriptor)
{
  if (*descriptor >= 0)
    close (*descriptor);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Descriptor, descriptor_clear)

/* What a folder has under the name of a document. */
typedef enum {
  NOTHING,
  SAME,
  HALF, /* the beginning of the very document: a copy that was cut short */
  OTHER,
} Found;

/* Says in the user's words what a folder answered. */
static gboolean
fail (const char *name, int code, GError **error)
{
  g_autofree char *base = g_path_get_basename (name);

  switch (code) {
  case ENOSPC:
  case EDQUOT:
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_NO_SPACE,
                 _ ("The folder has no room for “%s”: free some space and try again."), base);
    break;
  case EACCES:
  case EPERM:
  case EROFS:
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_READ_ONLY,
                 _ ("“%s” may not be written in this folder: choose another one."), base);
    break;
  case ENOENT:
  case ENODEV:
  case ENXIO:
  case ENOTCONN:
  case ESTALE:
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND,
                 _ ("The folder went away before “%s” was in it: try again when it is back."), base);
    break;
  default:
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_IO, _ ("The folder did not take “%s” (%s): try again."),
                 base, g_strerror (code));
    break;
  }
  return FALSE;
}

static gboolean
fail_mismatch (const char *name, GError **error)
{
  g_autofree char *base = g_path_get_basename (name);

  g_set_error (error, MINKA_ERROR, MINKA_ERROR_IO,
               _ ("“%s” reads back differently than it was written: try again, or choose another folder."),
               base);
  return FALSE;
}

static gboolean
fail_other (const char *name, GError **error)
{
  g_autofree char *base = g_path_get_basename (name);

  g_set_error (error, MINKA_ERROR, MINKA_ERROR_EXISTS,
               _ ("The folder already has another file called “%s”, which was left as it is: move it away."),
               base);
  return FALSE;
}

/* The folder itself is never made: where a stick was pulled out, it would be made on the computer's own disk. */
static int
open_folder (GFile *folder, GError **error)
{
  g_autofree char *path = g_file_get_path (folder);
  g_autofree char *name = g_file_get_basename (folder);
  int descriptor;

  if (path == NULL) {
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_READ_ONLY,
                 _ ("“%s” is no folder of this computer: choose one that is."), name);
    return -1;
  }
  descriptor = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0 && errno == EACCES)
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_READ_ONLY,
                 _ ("The folder “%s” may not be opened: choose another one."), name);
  else if (descriptor < 0)
    g_set_error (
        error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND,
        _ ("The folder “%s” is not there now: connect it and try again. What is in the plan is safe."), name);
  return descriptor;
}

/* Opens the folder that is to hold a document, and makes it if need be. */
static int
open_place (int folder, const char *name, GError **error)
{
  g_auto (GStrv) steps = g_strsplit (name, "/", -1);
  int here = dup (folder);

  for (guint i = 0; here >= 0 && steps[i + 1] != NULL; i++) {
    int next;

    if (mkdirat (here, steps[i], 0777) != 0 && errno != EEXIST)
      next = -1;
    else
      next = openat (here, steps[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (next < 0)
      fail (name, errno, error);
    close (here);
    here = next;
    if (here < 0)
      return -1;
  }
  if (here < 0)
    fail (name, errno, error);
  return here;
}

static gboolean
is_cancelled (GCancellable *cancellable, GError **error)
{
  return g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* How much of a file there is and whether that is what @bytes begin with. */
static gboolean
look (int place, const char *name, GBytes *bytes, Found *found, GCancellable *cancellable, GError **error)
{
  g_auto (Descriptor) file = openat (place, name, O_RDONLY | O_CLOEXEC);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *piece = g_malloc (PIECE);
  gsize offset = 0;
  gssize n;

  *found = NOTHING;
  if (file < 0)
    return errno == ENOENT || fail (name, errno, error);
  *found = OTHER;
  while ((n = read (file, piece, PIECE)) != 0) {
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return fail (name, errno, error);
    if (is_cancelled (cancellable, error))
      return FALSE;
    if ((gsize) n > size - offset || memcmp (piece, data + offset, n) != 0)
      return TRUE;
    offset += n;
  }
  *found = offset == size ? SAME : HALF;
  return TRUE;
}

static gboolean
write_all (int file, GBytes *bytes, GCancellable *cancellable, GError **error, const char *name)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize done = 0; done < size;) {
    gssize n = write (file, data + done, MIN (size - done, PIECE));

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return fail (name, errno, error);
    if (is_cancelled (cancellable, error))
      return FALSE;
    done += n;
  }
  return TRUE;
}

/* Makes a file and fills it; what is not whole goes again. */
static gboolean
make_file (int place, const char *made, GBytes *bytes, const char *name, GCancellable *cancellable,
           GError **error)
{
  int file = openat (place, made, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  gboolean ok;

  if (file < 0)
    return errno == EEXIST ? fail_other (name, error) : fail (name, errno, error);
  ok = write_all (file, bytes, cancellable, error, name);
  if (ok && fsync (file) != 0)
    ok = fail (name, errno, error);
  /* Else it would be read back from memory. */
  if (ok)
    posix_fadvise (file, 0, 0, POSIX_FADV_DONTNEED);
  if (close (file) != 0 && ok)
    ok = fail (name, errno, error);
  if (!ok)
    unlinkat (place, made, 0);
  return ok;
}

static gboolean
is_unsupported (int code)
{
  return code == EINVAL || code == ENOSYS || code == EOPNOTSUPP || code == EPERM || code == EXDEV;
}

/* Gives a finished file its name. Not every folder can rename, fewer can without replacing. */
static gboolean
give_name (int place, const char *unfinished, const char *base, Found found, GBytes *bytes, const char *name,
           GCancellable *cancellable, GError **error)
{
  struct stat info;

  /* Nothing is lost of a half copy: all of it is in the whole one. */
  if (found == HALF && renameat (place, unfinished, place, base) == 0)
    return TRUE;
  if (found == HALF && !is_unsupported (errno))
    return fail (name, errno, error);
  if (found == HALF && unlinkat (place, base, 0) != 0)
    return fail (name, errno, error);

  if (renameat2 (place, unfinished, place, base, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno == EEXIST)
    return fail_other (name, error);
  if (!is_unsupported (errno))
    return fail (name, errno, error);
  if (linkat (place, unfinished, place, base, 0) == 0) {
    unlinkat (place, unfinished, 0);
    return TRUE;
  }
  if (errno == EEXIST || fstatat (place, base, &info, AT_SYMLINK_NOFOLLOW) == 0)
    return fail_other (name, error);
  if (renameat (place, unfinished, place, base) == 0)
    return TRUE;
  if (!is_unsupported (errno))
    return fail (name, errno, error);
  if (!make_file (place, base, bytes, name, cancellable, error))
    return FALSE;
  unlinkat (place, unfinished, 0);
  return TRUE;
}

static gboolean
check_sum (int place, const char *read_name, const char *sha256, const char *name, GCancellable *cancellable,
           GError **error)
{
  g_auto (Descriptor) file = openat (place, read_name, O_RDONLY | O_CLOEXEC);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *piece = g_malloc (PIECE);
  gssize n;

  if (file < 0)
    return fail (name, errno, error);
  while ((n = read (file, piece, PIECE)) != 0) {
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return fail (name, errno, error);
    if (is_cancelled (cancellable, error))
      return FALSE;
    g_checksum_update (sum, piece, n);
  }
  return g_str_equal (g_checksum_get_string (sum), sha256) || fail_mismatch (name, error);
}

static gboolean
copy (int place, const char *name, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *unfinished = g_strdup_printf (".%s.part", base);
  g_autofree char *sha256 = NULL;
  Found found;

  /* A leftover of an interrupted try has this name; it is nobody's. */
  unlinkat (place, unfinished, 0);
  if (!look (place, base, bytes, &found, cancellable, error))
    return FALSE;
  if (found == SAME)
    return TRUE;
  if (found == OTHER)
    return fail_other (name, error);

  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!make_file (place, unfinished, bytes, name, cancellable, error))
    return FALSE;
  if (!check_sum (place, unfinished, sha256, name, cancellable, error) ||
      !give_name (place, unfinished, base, found, bytes, name, cancellable, error)) {
    unlinkat (place, unfinished, 0);
    return FALSE;
  }
  return fsync (place) == 0 || is_unsupported (errno) || fail (name, errno, error);
}

/**
 * minka_filing_copy:
 * @folder: a folder that is there
 * @name: the path of the document inside it; folders in between are made
 * @bytes: the document
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Puts a document into a folder: under a temporary name, flushed, read back and renamed without replacing. If the same
 * document is there already, that is fine; a copy of it that was cut short is made whole; any other file is left as it
 * is.
 *
 * Returns: whether it is there; if another file is in the way, @error is %MINKA_ERROR_EXISTS, if the folder is away
 *   %MINKA_ERROR_NOT_FOUND
 */
gboolean
minka_filing_copy (GFile *folder, const char *name, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_auto (Descriptor) top = -1;
  g_auto (Descriptor) place = -1;

  if (is_cancelled (cancellable, error))
    return FALSE;
  top = open_folder (folder, error);
  if (top < 0)
    return FALSE;
  place = open_place (top, name, error);
  return place >= 0 && copy (place, name, bytes, cancellable, error);
}

/**
 * minka_filing_verify:
 * @folder: a folder
 * @name: the path of a document inside it
 * @sha256: its fingerprint
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads a document back.
 *
 * Returns: whether it is the one that was written
 */
gboolean
minka_filing_verify (GFile *folder, const char *name, const char *sha256, GCancellable *cancellable,
                     GError **error)
{
  g_auto (Descriptor) top = open_folder (folder, error);

  return top >= 0 && check_sum (top, name, sha256, name, cancellable, error);
}

/**
 * minka_filing_is_there:
 * @folder: a folder
 * @used: whether actas were filed in it before
 * @error: return location
 *
 * Looks whether a folder can be filed into now. One that held actas and is empty is the place where a drive is mounted
 * that is not there.
 *
 * Returns: whether it can
 */
gboolean
minka_filing_is_there (GFile *folder, gboolean used, GError **error)
{
  g_auto (Descriptor) top = open_folder (folder, error);
  g_autofree char *path = g_file_get_path (folder);
  g_autofree char *name = g_file_get_basename (folder);
  g_autoptr (GDir) dir = NULL;

  if (top < 0)
    return FALSE;
  dir = used ? g_dir_open (path, 0, NULL) : NULL;
  if (dir == NULL || g_dir_read_name (dir) != NULL)
    return TRUE;
  g_set_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND,
               _ ("The folder “%s” is empty although actas were in it: the drive does not seem to be there."),
               name);
  return FALSE;
}

static gboolean
is_year (const char *name)
{
  return strlen (name) == 4 && strspn (name, "0123456789") == 4;
}

/* Tomes are looked through in full; above them lies whatever else people keep, and only what calls itself an acta is
 * looked at. Hidden files are those of whoever keeps the folder in step. */
static void
list_names (const char *top, const char *inside, guint depth, GPtrArray *names)
{
  g_autofree char *path = g_build_filename (top, inside, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *below = *inside != '\0' ? g_strdup_printf ("%s/%s", inside, name) : g_strdup (name);
    g_autofree char *full = g_build_filename (top, below, NULL);

    if (*name == '.')
      continue;
    if (g_file_test (full, G_FILE_TEST_IS_DIR)) {
      if ((depth == 0 && is_year (name)) || (depth == 1 && g_str_has_prefix (name, "Libro-")))
        list_names (top, below, depth + 1, names);
    } else if (depth == 2 || g_str_has_prefix (name, "Acta")) {
      g_ptr_array_add (names, g_steal_pointer (&below));
    }
  }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * minka_filing_list:
 * @folder: the folder of a book
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the paths of all files inside it that are actas or lie among
 *   them, in order
 */
GPtrArray *
minka_filing_list (GFile *folder, GError **error)
{
  g_autofree char *path = g_file_get_path (folder);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!minka_filing_is_there (folder, FALSE, error))
    return NULL;
  list_names (path, "", 0, names);
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

/**
 * minka_filing_read:
 * @folder: a folder
 * @name: the path of a document inside it
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the document
 */
GBytes *
minka_filing_read (GFile *folder, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (folder, name);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, cancellable, NULL, &reason);

  if (bytes != NULL)
    return g_steal_pointer (&bytes);
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_IO, _ ("“%s” could not be read in the folder (%s)."), name,
                 reason->message);
  return NULL;
}

/**
 * minka_filing_write:
 * @file: where; its folder is made if need be
 * @bytes: what
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Writes a document and reads it back; see minka_filing_copy() and minka_filing_verify().
 *
 * Returns: whether the file is there whole
 */
gboolean
minka_filing_write (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *path = g_file_get_path (folder);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  if (path != NULL && g_mkdir_with_parents (path, 0777) != 0)
    return fail (name, errno, error);
  return minka_filing_copy (folder, name, bytes, cancellable, error) &&
         minka_filing_verify (folder, name, sha256, cancellable, error);
}

/**
 * minka_filing_name:
 * @store: a store
 * @acta: the id of an acta
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its path inside the folder of the book
 */
char *
minka_filing_name (MinkaStore *store, const char *acta, GError **error)
{
  g_autoptr (MinkaActaSummary) summary = minka_store_get (store, MINKA_TYPE_ACTA_SUMMARY, acta, error);

  return summary != NULL
             ? minka_acta_file_name (summary->book_number, summary->number, summary->date, summary->title)
             : NULL;
}

static gboolean
file_scan (MinkaStore *store, MinkaActa *acta, const char *name, GFile *folder, GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (MinkaScan) scan =
      minka_store_first (store, MINKA_TYPE_SCAN, "acta", minka_record_get_id (MINKA_RECORD (acta)), &reason);
  g_autofree char *beside = NULL;
  g_autoptr (GFile) file = NULL;

  if (scan == NULL && reason == NULL)
    return TRUE;
  if (scan == NULL) {
    g_propagate_error (error, g_steal_pointer (&reason));
    return FALSE;
  }
  beside = minka_signed_name (name, acta->sha256, scan->sha256, scan->kind);
  file = g_file_resolve_relative_path (folder, beside);
  return minka_filing_write (file, scan->content, cancellable, error);
}

/**
 * minka_filing_file_acta:
 * @store: a store
 * @acta: the id of an acta
 * @folder: the folder of the book; it is made if need be
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Puts the PDF of an issued acta into its place in a folder, and its signed scan beside it.
 *
 * Returns: (transfer full) (nullable): its path inside the folder
 */
char *
minka_filing_file_acta (MinkaStore *store, const char *acta, GFile *folder, GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (MinkaActa) record = minka_store_get (store, MINKA_TYPE_ACTA, acta, error);
  g_autofree char *name = record != NULL ? minka_filing_name (store, acta, error) : NULL;
  g_autoptr (GFile) file = name != NULL ? g_file_resolve_relative_path (folder, name) : NULL;

  if (file == NULL || !minka_filing_write (file, record->pdf, cancellable, error))
    return NULL;
  return file_scan (store, record, name, folder, cancellable, error) ? g_steal_pointer (&name) : NULL;
}

/**
 * minka_filing_file_backup:
 * @copy: a safety copy of the plan on this computer
 * @folder: a folder
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Checks a safety copy and puts it into a folder too, as in Minka-copia_2021-03-15-153005.minka; see
 * minka_filing_copy().
 *
 * Returns: (transfer full) (nullable): its name there
 */
char *
minka_filing_file_backup (const char *copy, GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autofree char *base = g_path_get_basename (copy);
  const gsize length = strlen (base), moment = strlen ("2021-03-15-153005.minka");
  g_autofree char *name = g_strconcat ("Minka-copia_", base + (length > moment ? length - moment : 0), NULL);
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;

  if (!minka_backup_check (copy, error))
    return NULL;
  file = g_mapped_file_new (copy, FALSE, &reason);
  if (file == NULL) {
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_IO,
                 _ ("The safety copy could not be read (%s). The plan itself is safe."), reason->message);
    return NULL;
  }
  bytes = g_mapped_file_get_bytes (file);
  return minka_filing_copy (folder, name, bytes, cancellable, error) ? g_steal_pointer (&name) : NULL;
}
