#include "minka-pdf-attachment.h"

#include "minka-error.h"
#include "minka-qpdf.h"

#include <glib/gi18n-lib.h>

typedef qpdf_data Qpdf;

static void
qpdf_free (Qpdf qpdf)
{
  /* An error that nobody asks for is printed. */
  if (libqpdf.has_error (qpdf))
    libqpdf.get_error (qpdf);
  libqpdf.cleanup (&qpdf);
}

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (Qpdf, qpdf_free, NULL)

static gboolean
has_name (Qpdf qpdf, qpdf_oh filespec, const char *name)
{
  qpdf_oh key;

  if (!libqpdf.oh_is_dictionary (qpdf, filespec))
    return FALSE;
  key = libqpdf.oh_get_key (qpdf, filespec, "/UF");
  if (!libqpdf.oh_is_string (qpdf, key))
    key = libqpdf.oh_get_key (qpdf, filespec, "/F");
  return libqpdf.oh_is_string (qpdf, key) && g_str_equal (libqpdf.oh_get_utf8_value (qpdf, key), name);
}

static qpdf_oh
find_stream (Qpdf qpdf, const char *name)
{
  qpdf_oh files = libqpdf.oh_get_key (qpdf, libqpdf.get_root (qpdf), "/AF");
  const int n = libqpdf.oh_is_array (qpdf, files) ? libqpdf.oh_get_array_n_items (qpdf, files) : 0;

  for (int i = 0; i < n; i++) {
    qpdf_oh filespec = libqpdf.oh_get_array_item (qpdf, files, i);
    qpdf_oh embedded;

    if (!has_name (qpdf, filespec, name))
      continue;
    embedded = libqpdf.oh_get_key (qpdf, filespec, "/EF");
    if (libqpdf.oh_is_dictionary (qpdf, embedded))
      return libqpdf.oh_get_key (qpdf, embedded, "/F");
  }
  return libqpdf.oh_new_null (qpdf);
}

/**
 * minka_pdf_read_attachment:
 * @pdf: a file
 * @name: what the attachment is called
 * @error: return location
 *
 * Reads a file that a PDF carries with it. It may be called on any thread, for files that may be damaged or no PDF at
 * all; nothing is mended.
 *
 * Returns: (transfer full) (nullable): its bytes; or %NULL and %MINKA_ERROR_CORRUPT if the PDF cannot be read, or
 *   %MINKA_ERROR_NOT_FOUND if it carries no such file
 */
GBytes *
minka_pdf_read_attachment (GBytes *pdf, const char *name, GError **error)
{
  g_auto (Qpdf) qpdf = NULL;
  unsigned char *data = NULL;
  gsize size = 0, length;
  const char *bytes = g_bytes_get_data (pdf, &length);
  QPDF_BOOL filtered = QPDF_FALSE;
  qpdf_oh stream;
  GBytes *result;

  if (!minka_qpdf_load (error))
    return NULL;
  qpdf = libqpdf.init ();
  libqpdf.silence_errors (qpdf);
  libqpdf.set_suppress_warnings (qpdf, QPDF_TRUE);
  libqpdf.set_attempt_recovery (qpdf, QPDF_FALSE);
  if (length == 0 || libqpdf.read_memory (qpdf, "pdf", bytes, length, NULL) & QPDF_ERRORS) {
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_CORRUPT, _ ("The file is not a readable PDF."));
    return NULL;
  }
  stream = find_stream (qpdf, name);
  if (!libqpdf.oh_is_stream (qpdf, stream)) {
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND, _ ("The PDF does not carry “%s”."), name);
    return NULL;
  }
  if (libqpdf.oh_get_stream_data (qpdf, stream, qpdf_dl_generalized, &filtered, &data, &size) & QPDF_ERRORS ||
      !filtered || libqpdf.more_warnings (qpdf) || libqpdf.has_error (qpdf)) {
    libqpdf.oh_free_buffer (&data);
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_CORRUPT, _ ("“%s” inside the PDF is damaged."), name);
    return NULL;
  }
  result = g_bytes_new (data, size);
  libqpdf.oh_free_buffer (&data);
  return result;
}
