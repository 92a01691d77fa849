#include "minka-archive-join.h"

#include "minka-error.h"
#include "minka-qpdf.h"

#include <glib/gi18n-lib.h>

/* Puts the very pages of several documents into one, their structure with them. */

typedef struct {
  qpdf_data qpdf;    /* the first part, which the others join */
  GPtrArray *others; /* of qpdf_data: they lend their streams until all is written */
  int next_key;      /* of the parent tree */
} Joining;

#define GET(object, key) libqpdf.oh_get_key (self->qpdf, object, key)
#define SET(object, key, value) libqpdf.oh_replace_key (self->qpdf, object, key, value)
#define NUMBER(number) libqpdf.oh_new_integer (self->qpdf, number)

static qpdf_data
open_part (const MinkaArchivePart *part)
{
  qpdf_data qpdf = libqpdf.init ();
  gsize size;
  const char *data = g_bytes_get_data (part->pdf, &size);

  libqpdf.silence_errors (qpdf);
  libqpdf.set_suppress_warnings (qpdf, QPDF_TRUE);
  libqpdf.set_attempt_recovery (qpdf, QPDF_FALSE);
  if (!(libqpdf.read_memory (qpdf, "part", data, size, NULL) & QPDF_ERRORS))
    return qpdf;
  libqpdf.get_error (qpdf);
  libqpdf.cleanup (&qpdf);
  return NULL;
}

static void
close_part (gpointer data)
{
  qpdf_data qpdf = data;

  libqpdf.cleanup (&qpdf);
}

static void
shift_key (Joining *self, qpdf_oh object, const char *key)
{
  if (libqpdf.oh_is_dictionary (self->qpdf, object) && libqpdf.oh_has_key (self->qpdf, object, key))
    SET (object, key,
         NUMBER (libqpdf.oh_get_int_value_as_int (self->qpdf, GET (object, key)) + self->next_key));
}

static void
shift_page (Joining *self, qpdf_oh page)
{
  qpdf_oh annotations = GET (page, "/Annots");
  const int n = libqpdf.oh_is_array (self->qpdf, annotations)
                    ? libqpdf.oh_get_array_n_items (self->qpdf, annotations)
                    : 0;

  shift_key (self, page, "/StructParents");
  for (int i = 0; i < n; i++)
    shift_key (self, libqpdf.oh_get_array_item (self->qpdf, annotations, i), "/StructParent");
}

static qpdf_oh
get_document_element (Joining *self, qpdf_oh tree)
{
  qpdf_oh kids = GET (tree, "/K");

  return libqpdf.oh_is_array (self->qpdf, kids) ? libqpdf.oh_get_array_item (self->qpdf, kids, 0) : kids;
}

static void
append_kid (Joining *self, qpdf_oh element, qpdf_oh kid)
{
  qpdf_oh kids = GET (element, "/K");

  if (!libqpdf.oh_is_array (self->qpdf, kids)) {
    SET (element, "/K", libqpdf.oh_wrap_in_array (self->qpdf, kids));
    kids = GET (element, "/K");
  }
  libqpdf.oh_append_item (self->qpdf, kids, kid);
}

static int
count_keys (Joining *self, qpdf_oh numbers)
{
  int next = 0;

  for (int i = 0; i + 1 < libqpdf.oh_get_array_n_items (self->qpdf, numbers); i += 2)
    next = MAX (
        next,
        libqpdf.oh_get_int_value_as_int (self->qpdf, libqpdf.oh_get_array_item (self->qpdf, numbers, i)) + 1);
  return next;
}

/* The notes of all parts are called differently, and stand in order of name. */
static void
join_notes (Joining *self, qpdf_oh tree, qpdf_oh copy)
{
  const gboolean has_notes = libqpdf.oh_has_key (self->qpdf, copy, "/IDTree");
  qpdf_oh names = has_notes ? GET (GET (copy, "/IDTree"), "/Names") : copy;
  const int n =
      libqpdf.oh_is_array (self->qpdf, names) ? libqpdf.oh_get_array_n_items (self->qpdf, names) : 0;

  if (n > 0 && !libqpdf.oh_has_key (self->qpdf, tree, "/IDTree")) {
    SET (tree, "/IDTree", libqpdf.oh_new_dictionary (self->qpdf));
    SET (GET (tree, "/IDTree"), "/Names", libqpdf.oh_new_array (self->qpdf));
  }
  for (int i = 0; i + 1 < n; i += 2) {
    qpdf_oh element = libqpdf.oh_get_array_item (self->qpdf, names, i + 1);
    g_autofree char *name = g_strdup_printf (
        "part-%06u-%s", self->others->len,
        libqpdf.oh_get_utf8_value (self->qpdf, libqpdf.oh_get_array_item (self->qpdf, names, i)));

    SET (element, "/ID", libqpdf.oh_new_unicode_string (self->qpdf, name));
    libqpdf.oh_append_item (self->qpdf, GET (GET (tree, "/IDTree"), "/Names"),
                            libqpdf.oh_new_unicode_string (self->qpdf, name));
    libqpdf.oh_append_item (self->qpdf, GET (GET (tree, "/IDTree"), "/Names"), element);
  }
}

/* The structure of a part becomes a part of the structure. Its pages are there already, so that it finds them. */
static gboolean
join_structure (Joining *self, qpdf_data other)
{
  qpdf_oh tree = GET (libqpdf.get_root (self->qpdf), "/StructTreeRoot");
  qpdf_oh foreign = libqpdf.oh_get_key (other, libqpdf.get_root (other), "/StructTreeRoot");
  qpdf_oh copy = libqpdf.oh_copy_foreign_object (self->qpdf, other, foreign);
  qpdf_oh numbers = GET (GET (tree, "/ParentTree"), "/Nums");
  qpdf_oh more = GET (GET (copy, "/ParentTree"), "/Nums");
  qpdf_oh element = get_document_element (self, copy);
  qpdf_oh document = get_document_element (self, tree);
  int shift = self->next_key;

  if (!libqpdf.oh_is_array (self->qpdf, numbers) || !libqpdf.oh_is_array (self->qpdf, more) ||
      !libqpdf.oh_is_dictionary (self->qpdf, element) || !libqpdf.oh_is_dictionary (self->qpdf, document))
    return FALSE;
  SET (element, "/S", libqpdf.oh_new_name (self->qpdf, "/Part"));
  SET (element, "/P", document);
  append_kid (self, document, element);
  for (int i = 0; i + 1 < libqpdf.oh_get_array_n_items (self->qpdf, more); i += 2) {
    const int key =
        libqpdf.oh_get_int_value_as_int (self->qpdf, libqpdf.oh_get_array_item (self->qpdf, more, i));

    libqpdf.oh_append_item (self->qpdf, numbers, NUMBER (key + shift));
    libqpdf.oh_append_item (self->qpdf, numbers, libqpdf.oh_get_array_item (self->qpdf, more, i + 1));
  }
  join_notes (self, tree, copy);
  self->next_key = shift + count_keys (self, more);
  SET (tree, "/ParentTreeNextKey", NUMBER (self->next_key));
  return TRUE;
}

static gboolean
join_part (Joining *self, qpdf_data other)
{
  const int first = libqpdf.get_num_pages (self->qpdf);
  const int n = libqpdf.get_num_pages (other);

  for (int i = 0; i < n; i++)
    if (libqpdf.add_page (self->qpdf, other, libqpdf.get_page_n (other, i), QPDF_FALSE) & QPDF_ERRORS)
      return FALSE;
  for (int i = 0; i < n; i++)
    shift_page (self, libqpdf.get_page_n (self->qpdf, first + i));
  return join_structure (self, other);
}

static void
add_outline (Joining *self, GPtrArray *parts, const int *pages)
{
  qpdf_oh outlines = libqpdf.make_indirect_object (self->qpdf, libqpdf.oh_new_dictionary (self->qpdf));
  g_autofree qpdf_oh *entries = g_new (qpdf_oh, parts->len);

  for (guint i = 0; i < parts->len; i++)
    entries[i] = libqpdf.make_indirect_object (self->qpdf, libqpdf.oh_new_dictionary (self->qpdf));
  for (guint i = 0; i < parts->len; i++) {
    qpdf_oh target = libqpdf.oh_new_array (self->qpdf);

    libqpdf.oh_append_item (self->qpdf, target, libqpdf.get_page_n (self->qpdf, pages[i]));
    libqpdf.oh_append_item (self->qpdf, target, libqpdf.oh_new_name (self->qpdf, "/Fit"));
    SET (entries[i], "/Title",
         libqpdf.oh_new_unicode_string (self->qpdf, ((MinkaArchivePart *) parts->pdata[i])->title));
    SET (entries[i], "/Parent", outlines);
    SET (entries[i], "/Dest", target);
    if (i > 0)
      SET (entries[i], "/Prev", entries[i - 1]);
    if (i + 1 < parts->len)
      SET (entries[i], "/Next", entries[i + 1]);
  }
  SET (outlines, "/Type", libqpdf.oh_new_name (self->qpdf, "/Outlines"));
  SET (outlines, "/First", entries[0]);
  SET (outlines, "/Last", entries[parts->len - 1]);
  SET (outlines, "/Count", NUMBER (parts->len));
  SET (libqpdf.get_root (self->qpdf), "/Outlines", outlines);
}

static gboolean
join_all (Joining *self, GPtrArray *parts)
{
  g_autofree int *pages = g_new0 (int, parts->len);

  self->next_key = count_keys (
      self, GET (GET (GET (libqpdf.get_root (self->qpdf), "/StructTreeRoot"), "/ParentTree"), "/Nums"));
  for (guint i = 1; i < parts->len; i++) {
    qpdf_data other = open_part (parts->pdata[i]);

    if (other == NULL)
      return FALSE;
    g_ptr_array_add (self->others, other);
    pages[i] = libqpdf.get_num_pages (self->qpdf);
    if (!join_part (self, other))
      return FALSE;
  }
  add_outline (self, parts, pages);
  return TRUE;
}

static GBytes *
write_out (Joining *self)
{
  if (libqpdf.init_write_memory (self->qpdf) & QPDF_ERRORS)
    return NULL;
  libqpdf.set_deterministic_ID (self->qpdf, QPDF_TRUE);
  libqpdf.set_newline_before_endstream (self->qpdf, QPDF_TRUE);
  libqpdf.set_object_stream_mode (self->qpdf, qpdf_o_generate);
  libqpdf.force_pdf_version (self->qpdf, "1.7");
  if (libqpdf.write (self->qpdf) & QPDF_ERRORS)
    return NULL;
  return g_bytes_new (libqpdf.get_buffer (self->qpdf), libqpdf.get_buffer_length (self->qpdf));
}

/**
 * minka_archive_part_free:
 * @self: a part
 */
void
minka_archive_part_free (MinkaArchivePart *self)
{
  g_bytes_unref (self->pdf);
  g_free (self->title);
  g_free (self);
}

/**
 * minka_archive_join:
 * @parts: (element-type MinkaArchivePart): at least one
 * @error: return location
 *
 * Puts the pages of all parts behind each other, as they are, with their structure and an outline that names the parts.
 * What the document says about itself is what the first part says. Files that the others carry stay with them.
 *
 * Returns: (transfer full) (nullable): a PDF/A-3a, the same bytes for the same parts; or %NULL and
 *   %MINKA_ERROR_CORRUPT
 */
GBytes *
minka_archive_join (GPtrArray *parts, GError **error)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (close_part);
  Joining self = { .others = others };
  GBytes *bytes = NULL;

  if (!minka_qpdf_load (error))
    return NULL;
  self.qpdf = open_part (parts->pdata[0]);
  if (self.qpdf != NULL && join_all (&self, parts))
    bytes = write_out (&self);
  if (bytes == NULL)
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_CORRUPT,
                         _ ("The book could not be put together: one of its actas cannot be read."));
  if (self.qpdf != NULL) {
    if (libqpdf.has_error (self.qpdf))
      libqpdf.get_error (self.qpdf);
    libqpdf.cleanup (&self.qpdf);
  }
  return bytes;
}
