#include "minka-archive.h"

#include "minka-late.h"
#include "minka-error.h"
#include "minka-archive-resource.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  qpdf_data qpdf;
  const MinkaTagLog *log;
  const MinkaArchiveFacts *facts;
  char *date;
  guint n_tags;  /* seen */
  qpdf_oh notes; /* names and elements */
  qpdf_oh parents;
} Archive;

#define NAME(name) libqpdf.oh_new_name (self->qpdf, name)
#define TEXT(text) libqpdf.oh_new_unicode_string (self->qpdf, text)
#define NUMBER(number) libqpdf.oh_new_integer (self->qpdf, number)
#define GET(object, key) libqpdf.oh_get_key (self->qpdf, object, key)
#define SET(object, key, value) libqpdf.oh_replace_key (self->qpdf, object, key, value)

MinkaTagLog *
minka_tag_log_new (void)
{
  MinkaTagLog *self = g_new (MinkaTagLog, 1);

  self->tags = g_array_new (FALSE, TRUE, sizeof (MinkaTag));
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return self;
}

void
minka_tag_log_free (MinkaTagLog *self)
{
  g_array_unref (self->tags);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

/* RFC 3339 in UTC as PDF writes it: D:20210316012000Z */
static char *
pdf_date (const char *instant)
{
  GString *out = g_string_new ("D:");

  for (const char *p = instant; *p != '\0' && out->len < 16; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (out, *p);
  g_string_append_c (out, 'Z');
  return g_string_free_and_steal (out);
}

/* Structure */

static qpdf_oh
new_attributes (Archive *self, qpdf_oh element, const char *owner)
{
  qpdf_oh attributes = libqpdf.oh_new_dictionary (self->qpdf);

  SET (attributes, "/O", NAME (owner));
  SET (element, "/A", attributes);
  return GET (element, "/A");
}

static void
set_attributes (Archive *self, qpdf_oh element, const MinkaTag *tag)
{
  if (tag->scope != NULL || tag->col_span > 1 || tag->row_span > 1) {
    qpdf_oh attributes = new_attributes (self, element, "/Table");

    if (tag->scope != NULL)
      SET (attributes, "/Scope", NAME (tag->scope));
    if (tag->col_span > 1)
      SET (attributes, "/ColSpan", NUMBER (tag->col_span));
    if (tag->row_span > 1)
      SET (attributes, "/RowSpan", NUMBER (tag->row_span));
  } else if (tag->numbering != NULL) {
    SET (new_attributes (self, element, "/List"), "/ListNumbering", NAME (tag->numbering));
  } else if (tag->alt != NULL) {
    qpdf_oh attributes = new_attributes (self, element, "/Layout");
    qpdf_oh box = libqpdf.oh_new_array (self->qpdf);

    for (guint i = 0; i < G_N_ELEMENTS (tag->box); i++)
      libqpdf.oh_append_item (self->qpdf, box, libqpdf.oh_new_real_from_double (self->qpdf, tag->box[i], 3));
    SET (attributes, "/BBox", box);
    SET (attributes, "/Placement", NAME ("/Block"));
    SET (element, "/Alt", TEXT (tag->alt));
  }
}

/* In order of name, as a tree of names has to be. */
static void
name_note (Archive *self, qpdf_oh element, guint number)
{
  g_autofree char *name = g_strdup_printf ("note-%06u", number);

  SET (element, "/ID", TEXT (name));
  libqpdf.oh_append_item (self->qpdf, self->notes, TEXT (name));
  libqpdf.oh_append_item (self->qpdf, self->notes, element);
}

static void
own_content (Archive *self, qpdf_oh element, qpdf_oh page, qpdf_oh content)
{
  const int key = libqpdf.oh_get_int_value_as_int (self->qpdf, GET (page, "/StructParents"));

  for (int i = 0; i + 1 < libqpdf.oh_get_array_n_items (self->qpdf, self->parents); i += 2) {
    qpdf_oh number = libqpdf.oh_get_array_item (self->qpdf, self->parents, i);

    if (libqpdf.oh_get_int_value_as_int (self->qpdf, number) == key)
      libqpdf.oh_set_array_item (self->qpdf, libqpdf.oh_get_array_item (self->qpdf, self->parents, i + 1),
                                 libqpdf.oh_get_int_value_as_int (self->qpdf, content), element);
  }
}

/* Cairo tells an element its content that is drawn elsewhere, but not that content its element. */
static void
own_note (Archive *self, qpdf_oh element)
{
  qpdf_oh kids = GET (element, "/K");
  const gboolean many = libqpdf.oh_is_array (self->qpdf, kids);
  const int n = many ? libqpdf.oh_get_array_n_items (self->qpdf, kids) : 1;

  for (int i = 0; i < n; i++) {
    qpdf_oh kid = many ? libqpdf.oh_get_array_item (self->qpdf, kids, i) : kids;

    if (libqpdf.oh_is_integer (self->qpdf, kid))
      own_content (self, element, GET (element, "/Pg"), kid);
    else if (libqpdf.oh_is_dictionary (self->qpdf, kid) && libqpdf.oh_has_key (self->qpdf, kid, "/MCID"))
      own_content (self, element, GET (kid, "/Pg"), GET (kid, "/MCID"));
  }
}

static void
describe_link (Archive *self, qpdf_oh reference, const MinkaTag *tag)
{
  qpdf_oh annotation = GET (reference, "/Obj");

  if (!libqpdf.oh_is_dictionary (self->qpdf, annotation))
    return;
  SET (annotation, "/Contents", TEXT (tag->alt));
  SET (annotation, "/F", NUMBER (4));
}

/* Cairo wrote the elements in the order in which they were opened. */
static gboolean
walk_element (Archive *self, qpdf_oh element)
{
  const MinkaTag *tag;
  qpdf_oh kids;
  int n;

  if (self->n_tags >= self->log->tags->len)
    return FALSE;
  tag = &g_array_index (self->log->tags, MinkaTag, self->n_tags++);
  if (!g_str_equal (libqpdf.oh_get_name (self->qpdf, GET (element, "/S")) + 1, tag->type))
    return FALSE;
  if (tag->heading == 0)
    set_attributes (self, element, tag);
  if (tag->note > 0) {
    name_note (self, element, tag->note);
    own_note (self, element);
  }

  kids = GET (element, "/K");
  n = libqpdf.oh_is_array (self->qpdf, kids) ? libqpdf.oh_get_array_n_items (self->qpdf, kids) : 1;
  for (int i = 0; i < n; i++) {
    qpdf_oh kid =
        libqpdf.oh_is_array (self->qpdf, kids) ? libqpdf.oh_get_array_item (self->qpdf, kids, i) : kids;

    if (!libqpdf.oh_is_dictionary (self->qpdf, kid))
      continue;
    if (libqpdf.oh_has_key (self->qpdf, kid, "/S")) {
      if (!walk_element (self, kid))
        return FALSE;
    } else if (tag->heading > 0 && libqpdf.oh_has_key (self->qpdf, kid, "/Obj")) {
      describe_link (self, kid, tag);
    }
  }
  return TRUE;
}

static gboolean
walk_structure (Archive *self)
{
  qpdf_oh root = GET (libqpdf.get_root (self->qpdf), "/StructTreeRoot");
  qpdf_oh kids = GET (root, "/K");
  const int n = libqpdf.oh_is_array (self->qpdf, kids) ? libqpdf.oh_get_array_n_items (self->qpdf, kids) : 0;

  self->notes = libqpdf.oh_new_array (self->qpdf);
  self->parents = GET (GET (root, "/ParentTree"), "/Nums");
  for (int i = 0; i < n; i++)
    if (!walk_element (self, libqpdf.oh_get_array_item (self->qpdf, kids, i)))
      return FALSE;
  if (libqpdf.oh_get_array_n_items (self->qpdf, self->notes) > 0) {
    qpdf_oh tree = libqpdf.oh_new_dictionary (self->qpdf);

    SET (tree, "/Names", self->notes);
    SET (root, "/IDTree", tree);
  }
  return self->n_tags == self->log->tags->len;
}

/* Resources */

static GPtrArray *
get_keys (Archive *self, qpdf_oh dictionary)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  if (libqpdf.oh_is_dictionary (self->qpdf, dictionary))
    for (libqpdf.oh_begin_dict_key_iter (self->qpdf, dictionary); libqpdf.oh_dict_more_keys (self->qpdf);)
      g_ptr_array_add (keys, g_strdup (libqpdf.oh_dict_next_key (self->qpdf)));
  return keys;
}

static void
mend_font (Archive *self, qpdf_oh font)
{
  qpdf_oh descendants = GET (font, "/DescendantFonts");
  qpdf_oh descendant;

  if (!libqpdf.oh_is_array (self->qpdf, descendants))
    return;
  descendant = libqpdf.oh_get_array_item (self->qpdf, descendants, 0);
  if (libqpdf.oh_is_name_and_equals (self->qpdf, GET (descendant, "/Subtype"), "/CIDFontType2"))
    SET (descendant, "/CIDToGIDMap", NAME ("/Identity"));
}

static void mend_resources (Archive *self, qpdf_oh resources);

static void
mend_image (Archive *self, qpdf_oh image)
{
  qpdf_oh mask = GET (image, "/SMask");

  libqpdf.oh_remove_key (self->qpdf, image, "/Interpolate");
  if (libqpdf.oh_is_stream (self->qpdf, mask))
    libqpdf.oh_remove_key (self->qpdf, libqpdf.oh_get_dict (self->qpdf, mask), "/Interpolate");
  if (libqpdf.oh_has_key (self->qpdf, image, "/Resources"))
    mend_resources (self, GET (image, "/Resources"));
}

static void
mend_resources (Archive *self, qpdf_oh resources)
{
  qpdf_oh fonts = GET (resources, "/Font");
  qpdf_oh objects = GET (resources, "/XObject");
  g_autoptr (GPtrArray) font_keys = get_keys (self, fonts);
  g_autoptr (GPtrArray) object_keys = get_keys (self, objects);

  for (guint i = 0; i < font_keys->len; i++)
    mend_font (self, GET (fonts, font_keys->pdata[i]));
  for (guint i = 0; i < object_keys->len; i++)
    mend_image (self, libqpdf.oh_get_dict (self->qpdf, GET (objects, object_keys->pdata[i])));
}

static gboolean
mend_pages (Archive *self)
{
  const int n = libqpdf.get_num_pages (self->qpdf);

  if (n != (int) self->log->pages->len)
    return FALSE;
  for (int i = 0; i < n; i++) {
    qpdf_oh page = libqpdf.get_page_n (self->qpdf, i);

    SET (page, "/Tabs", NAME ("/S"));
    mend_resources (self, GET (page, "/Resources"));
    if (!minka_archive_rewrite_page (self->qpdf, page, self->log->pages->pdata[i]))
      return FALSE;
  }
  return TRUE;
}

/* Catalog */

static qpdf_oh
new_stream (Archive *self, gconstpointer data, gsize size)
{
  qpdf_oh stream = libqpdf.oh_new_stream (self->qpdf);

  libqpdf.oh_replace_stream_data (self->qpdf, stream, data, size, libqpdf.oh_new_null (self->qpdf),
                                  libqpdf.oh_new_null (self->qpdf));
  return stream;
}

static void
add_flag (Archive *self, const char *key, const char *flag)
{
  qpdf_oh dictionary = libqpdf.oh_new_dictionary (self->qpdf);

  SET (dictionary, flag, libqpdf.oh_new_bool (self->qpdf, QPDF_TRUE));
  SET (libqpdf.get_root (self->qpdf), key, dictionary);
}

static void
add_output_intent (Archive *self)
{
  g_autoptr (GBytes) profile = g_resource_lookup_data (
      minka_late_resource (minka_archive_register_resource, minka_archive_get_resource), "/archive/srgb.icc",
      0, NULL);
  qpdf_oh stream = new_stream (self, g_bytes_get_data (profile, NULL), g_bytes_get_size (profile));
  qpdf_oh intent = libqpdf.oh_new_dictionary (self->qpdf);

  SET (libqpdf.oh_get_dict (self->qpdf, stream), "/N", NUMBER (3));
  SET (intent, "/Type", NAME ("/OutputIntent"));
  SET (intent, "/S", NAME ("/GTS_PDFA1"));
  SET (intent, "/OutputConditionIdentifier", TEXT ("sRGB IEC61966-2.1"));
  SET (intent, "/Info", TEXT ("sRGB IEC61966-2.1"));
  SET (intent, "/DestOutputProfile", stream);
  SET (libqpdf.get_root (self->qpdf), "/OutputIntents", libqpdf.oh_wrap_in_array (self->qpdf, intent));
}

static qpdf_oh
new_embedded_file (Archive *self, const MinkaArchiveFile *file)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (file->bytes, &size);
  qpdf_oh stream = new_stream (self, data, size);
  qpdf_oh parameters = libqpdf.oh_new_dictionary (self->qpdf);
  g_autofree char *type = g_strconcat ("/", file->type, NULL);

  SET (parameters, "/Size", NUMBER (size));
  SET (parameters, "/ModDate", TEXT (self->date));
  SET (libqpdf.oh_get_dict (self->qpdf, stream), "/Type", NAME ("/EmbeddedFile"));
  SET (libqpdf.oh_get_dict (self->qpdf, stream), "/Subtype", NAME (type));
  SET (libqpdf.oh_get_dict (self->qpdf, stream), "/Params", parameters);
  return stream;
}

static void
add_file (Archive *self, const MinkaArchiveFile *file)
{
  qpdf_oh root = libqpdf.get_root (self->qpdf);
  qpdf_oh stream = new_embedded_file (self, file);
  qpdf_oh embedded = libqpdf.oh_new_dictionary (self->qpdf);
  qpdf_oh filespec = libqpdf.oh_new_dictionary (self->qpdf);
  qpdf_oh tree = libqpdf.oh_new_dictionary (self->qpdf);
  qpdf_oh pairs = libqpdf.oh_new_array (self->qpdf);

  SET (embedded, "/F", stream);
  SET (embedded, "/UF", stream);
  SET (filespec, "/Type", NAME ("/Filespec"));
  SET (filespec, "/F", TEXT (file->name));
  SET (filespec, "/UF", TEXT (file->name));
  SET (filespec, "/Desc", TEXT (file->description));
  SET (filespec, "/AFRelationship", NAME ("/Data"));
  SET (filespec, "/EF", embedded);
  filespec = libqpdf.make_indirect_object (self->qpdf, filespec);
  SET (root, "/AF", libqpdf.oh_wrap_in_array (self->qpdf, filespec));

  libqpdf.oh_append_item (self->qpdf, pairs, TEXT (file->name));
  libqpdf.oh_append_item (self->qpdf, pairs, filespec);
  SET (tree, "/Names", pairs);
  if (!libqpdf.oh_is_dictionary (self->qpdf, GET (root, "/Names")))
    SET (root, "/Names", libqpdf.oh_new_dictionary (self->qpdf));
  SET (GET (root, "/Names"), "/EmbeddedFiles", tree);
}

static void
add_metadata (Archive *self)
{
  g_autofree char *producer = g_strdup (libqpdf.get_info_key (self->qpdf, "/Producer"));
  g_autofree char *xmp = minka_archive_metadata (self->facts, producer != NULL ? producer : "");
  qpdf_oh stream = new_stream (self, xmp, strlen (xmp));

  SET (libqpdf.oh_get_dict (self->qpdf, stream), "/Type", NAME ("/Metadata"));
  SET (libqpdf.oh_get_dict (self->qpdf, stream), "/Subtype", NAME ("/XML"));
  SET (libqpdf.get_root (self->qpdf), "/Metadata", stream);
  libqpdf.set_info_key (self->qpdf, "/CreationDate", self->date);
  libqpdf.set_info_key (self->qpdf, "/ModDate", self->date);
}

static gboolean
mend (Archive *self)
{
  qpdf_oh root = libqpdf.get_root (self->qpdf);

  if (!walk_structure (self) || !mend_pages (self))
    return FALSE;
  SET (root, "/Lang", TEXT ("es-PE"));
  add_flag (self, "/ViewerPreferences", "/DisplayDocTitle");
  add_flag (self, "/MarkInfo", "/Marked");
  add_output_intent (self);
  if (self->facts->file != NULL)
    add_file (self, self->facts->file);
  add_metadata (self);
  return TRUE;
}

/* Cairo numbers an object for each artifact and never writes it. Any other complaint is one about the file. */
static gboolean
is_sound (Archive *self)
{
  while (libqpdf.more_warnings (self->qpdf)) {
    const char *detail = libqpdf.get_error_message_detail (self->qpdf, libqpdf.next_warning (self->qpdf));

    if (!g_str_has_prefix (detail, "expected ") || !g_str_has_suffix (detail, " 0 obj"))
      return FALSE;
  }
  return !libqpdf.has_error (self->qpdf);
}

static GBytes *
write_out (Archive *self)
{
  GBytes *bytes;

  if (libqpdf.init_write_memory (self->qpdf) & QPDF_ERRORS)
    return NULL;
  libqpdf.set_deterministic_ID (self->qpdf, QPDF_TRUE);
  libqpdf.set_newline_before_endstream (self->qpdf, QPDF_TRUE);
  libqpdf.set_object_stream_mode (self->qpdf, qpdf_o_generate);
  libqpdf.force_pdf_version (self->qpdf, "1.7");
  if (libqpdf.write (self->qpdf) & QPDF_ERRORS || !is_sound (self))
    return NULL;
  bytes = g_bytes_new (libqpdf.get_buffer (self->qpdf), libqpdf.get_buffer_length (self->qpdf));
  return bytes;
}

/**
 * minka_archive_make:
 * @drawn: a PDF drawn by cairo
 * @log: what was told to cairo
 * @facts: what the document says about itself
 * @error: return location
 *
 * Makes a PDF/A-3a that is PDF/UA-1 too: gives the structure the attributes that cairo cannot write, marks what cairo
 * left unmarked, and adds language, colours, metadata and the attached file.
 *
 * Returns: (transfer full) (nullable): the file, the same bytes for the same arguments; or %NULL and
 *   %MINKA_ERROR_FAILED
 */
GBytes *
minka_archive_make (GBytes *drawn, const MinkaTagLog *log, const MinkaArchiveFacts *facts, GError **error)
{
  g_autofree char *date = pdf_date (facts->created);
  Archive self = { .log = log, .facts = facts, .date = date };
  gsize size;
  const char *data = g_bytes_get_data (drawn, &size);
  GBytes *bytes = NULL;

  if (!minka_qpdf_load (error))
    return NULL;
  self.qpdf = libqpdf.init ();
  libqpdf.silence_errors (self.qpdf);
  libqpdf.set_suppress_warnings (self.qpdf, QPDF_TRUE);
  libqpdf.set_attempt_recovery (self.qpdf, QPDF_FALSE);
  if (!(libqpdf.read_memory (self.qpdf, "paper", data, size, NULL) & QPDF_ERRORS) && mend (&self))
    bytes = write_out (&self);
  if (bytes == NULL) {
    const char *reason = libqpdf.has_error (self.qpdf)
                             ? libqpdf.get_error_message_detail (self.qpdf, libqpdf.get_error (self.qpdf))
                             : "";

    g_set_error (error, MINKA_ERROR, MINKA_ERROR_FAILED, _ ("The document could not be made: %s."),
                 *reason != '\0' ? reason : "structure");
  }
  libqpdf.cleanup (&self.qpdf);
  return bytes;
}
