#include "minka-archive.h"

#include <string.h>

/* Goes through the content of a page that cairo drew. Cairo marks text alone: what else is painted becomes an artifact
 * here. Its own artifacts get to know what they are. */

typedef struct {
  const char *data;
  gsize size;
  gsize at;
  GString *out;
  gsize operands; /* where in @out those of the next operator begin */
  GArray *artifacts;
  guint n_artifacts;
  int depth;     /* of marked content */
  gboolean open; /* an artifact of ours */
  gboolean in_path;
  gboolean sound;
  char name[64]; /* the last one read */
  char font[64];
} Rewriting;

static const char *const artifact_properties[] = {
  [MINKA_ARTIFACT_REPEATED] = "<</Type/Pagination>>",
  [MINKA_ARTIFACT_HEADER] = "<</Type/Pagination/Subtype/Header/Attached[/Top]>>",
  [MINKA_ARTIFACT_FOOTER] = "<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>",
};

/* What an operator does. */
typedef enum {
  BUILDS = 1 << 0, /* a path */
  PAINTS = 1 << 1,
  BEGINS_PAINTING = 1 << 2, /* without a path */
  BEGINS_TEXT = 1 << 3,
  SETS_FONT = 1 << 4,
  BEGINS_CONTENT = 1 << 5, /* marked */
  ENDS_CONTENT = 1 << 6,
} Deed;

static const struct {
  char name[4];
  Deed deed;
} operators[] = {
  { "m", BUILDS },
  { "l", BUILDS },
  { "c", BUILDS },
  { "v", BUILDS },
  { "y", BUILDS },
  { "h", BUILDS },
  { "re", BUILDS },
  { "S", PAINTS },
  { "s", PAINTS },
  { "f", PAINTS },
  { "F", PAINTS },
  { "f*", PAINTS },
  { "B", PAINTS },
  { "B*", PAINTS },
  { "b", PAINTS },
  { "b*", PAINTS },
  { "n", PAINTS },
  { "Do", PAINTS | BEGINS_PAINTING },
  { "sh", PAINTS | BEGINS_PAINTING },
  { "BI", BEGINS_PAINTING },
  { "EI", PAINTS },
  { "BT", BEGINS_TEXT },
  { "ET", PAINTS },
  { "Tf", SETS_FONT },
  { "BMC", BEGINS_CONTENT },
  { "BDC", BEGINS_CONTENT },
  { "EMC", ENDS_CONTENT },
};

static Deed
deed_of (const char *token, gsize length)
{
  if (length < sizeof operators->name)
    for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
      if (operators[i].name[0] == *token && operators[i].name[length] == '\0' &&
          memcmp (operators[i].name, token, length) == 0)
        return operators[i].deed;
  return 0;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean
ends_word (char c)
{
  static const gboolean delimits[256] = { ['('] = TRUE, [')'] = TRUE, ['<'] = TRUE, ['>'] = TRUE,
                                          ['['] = TRUE, [']'] = TRUE, ['/'] = TRUE, ['%'] = TRUE };

  return is_space (c) || delimits[(guchar) c];
}

static gsize
skip_string (const Rewriting *self)
{
  gsize end = self->at + 1;

  for (int depth = 1; end < self->size && depth > 0; end++) {
    if (self->data[end] == '\\')
      end++;
    else if (self->data[end] == '(')
      depth++;
    else if (self->data[end] == ')')
      depth--;
  }
  return MIN (end, self->size);
}

static gsize
token_end (const Rewriting *self)
{
  const char c = self->data[self->at];
  gsize end = self->at + 1;

  if (c == '(')
    return skip_string (self);
  if ((c == '<' || c == '>') && end < self->size && self->data[end] == c)
    return end + 1;
  if (c == '<') {
    while (end < self->size && self->data[end - 1] != '>')
      end++;
    return end;
  }
  if (c == '[' || c == ']' || c == '>')
    return end;
  while (end < self->size && !ends_word (self->data[end]))
    end++;
  return end;
}

/* A line that pango ended at a space gets an empty span from cairo that says “space”; some readers lose the rest of
 * the line behind it. Returns its end, or 0 if there is none here. */
static gsize
find_space_span (const Rewriting *self)
{
  static const char *const parts[] = { "/Span", "<<", "/ActualText", "<feff0020>", ">>", "BDC", "EMC" };
  gsize at = self->at;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    gsize n = strlen (parts[i]);

    while (at < self->size && is_space (self->data[at]))
      at++;
    if (at + n > self->size || memcmp (self->data + at, parts[i], n) != 0)
      return 0;
    at += n;
  }
  return at;
}

/* Whether the font in use is a simple one that has a space. */
static gboolean
font_has_space (qpdf_data qpdf, qpdf_oh fonts, const char *name)
{
  qpdf_oh font, widths;

  if (*name == '\0' || !libqpdf.oh_is_dictionary (qpdf, fonts))
    return FALSE;
  font = libqpdf.oh_get_key (qpdf, fonts, name);
  if (!libqpdf.oh_is_dictionary (qpdf, font) || !libqpdf.oh_has_key (qpdf, font, "/FirstChar"))
    return FALSE;
  widths = libqpdf.oh_get_key (qpdf, font, "/Widths");
  return libqpdf.oh_get_int_value_as_int (qpdf, libqpdf.oh_get_key (qpdf, font, "/FirstChar")) == 32 &&
         libqpdf.oh_get_array_n_items (qpdf, widths) > 0 &&
         libqpdf.oh_get_numeric_value (qpdf, libqpdf.oh_get_array_item (qpdf, widths, 0)) > 0;
}

static void
open_artifact (Rewriting *self)
{
  g_string_insert (self->out, self->operands, "\n/Artifact <</Type/Layout>> BDC\n");
  self->open = TRUE;
}

static void
close_artifact (Rewriting *self)
{
  g_string_append (self->out, "\nEMC");
  self->open = FALSE;
}

static void
take_operator (Rewriting *self, const char *token, gsize length)
{
  const Deed deed = deed_of (token, length);

  if (self->depth == 0 && !self->open &&
      ((deed & BUILDS && !self->in_path) || deed & (BEGINS_PAINTING | BEGINS_TEXT))) {
    open_artifact (self);
    self->sound &= !(deed & BEGINS_TEXT);
  }
  if (deed & SETS_FONT)
    g_strlcpy (self->font, self->name, sizeof self->font);
  if (deed & BUILDS)
    self->in_path = TRUE;

  if (deed & BEGINS_CONTENT && token[1] == 'M' && g_str_equal (self->name, "/Artifact")) {
    const guint i = self->n_artifacts++;

    self->depth++;
    self->sound &= i < self->artifacts->len;
    if (self->sound)
      g_string_append_printf (self->out, "%s BDC",
                              artifact_properties[g_array_index (self->artifacts, MinkaArtifact, i)]);
    return;
  }
  if (deed & BEGINS_CONTENT)
    self->depth++;
  else if (deed & ENDS_CONTENT)
    self->depth--;
  self->sound &= self->depth >= 0;
  g_string_append_len (self->out, token, length);
  if (deed & PAINTS) {
    self->in_path = FALSE;
    if (self->open)
      close_artifact (self);
  }
}

static void
take_token (Rewriting *self, qpdf_data qpdf, qpdf_oh fonts)
{
  const char *token = self->data + self->at;
  gsize end = token_end (self);

  if (*token == '/') {
    gsize span_end = find_space_span (self);

    if (span_end > 0) {
      if (font_has_space (qpdf, fonts, self->font))
        g_string_append (self->out, "( )Tj");
      self->at = span_end;
      self->operands = self->out->len;
      return;
    }
    g_strlcpy (self->name, token, MIN (end - self->at + 1, sizeof self->name));
  }
  self->at = end;
  if (g_ascii_isalpha (*token) || *token == '\'' || *token == '"') {
    take_operator (self, token, self->data + end - token);
    self->operands = self->out->len;
  } else {
    g_string_append_len (self->out, token, self->data + end - token);
  }
}

/**
 * minka_archive_rewrite_page:
 * @qpdf: a PDF drawn by cairo
 * @page: one of its pages
 * @artifacts: (element-type MinkaArtifact): what was drawn on it without being content
 *
 * Marks all that is painted.
 *
 * Returns: whether the page held what was expected
 */
gboolean
minka_archive_rewrite_page (qpdf_data qpdf, qpdf_oh page, GArray *artifacts)
{
  qpdf_oh fonts = libqpdf.oh_get_key (qpdf, libqpdf.oh_get_key (qpdf, page, "/Resources"), "/Font");
  unsigned char *data = NULL;
  Rewriting self = { .artifacts = artifacts, .sound = TRUE };

  if (libqpdf.oh_get_page_content_data (qpdf, page, &data, &self.size) & QPDF_ERRORS)
    return FALSE;
  self.data = (const char *) data;
  self.out = g_string_sized_new (self.size + self.size / 4);
  while (self.at < self.size) {
    if (is_space (self.data[self.at]))
      g_string_append_c (self.out, self.data[self.at++] == '\n' ? '\n' : ' ');
    else
      take_token (&self, qpdf, fonts);
  }
  libqpdf.oh_free_buffer (&data);

  self.sound &= self.depth == 0 && !self.open && self.n_artifacts == artifacts->len;
  if (self.sound)
    libqpdf.oh_replace_stream_data (qpdf, libqpdf.oh_get_key (qpdf, page, "/Contents"),
                                    (const unsigned char *) self.out->str, self.out->len,
                                    libqpdf.oh_new_null (qpdf), libqpdf.oh_new_null (qpdf));
  g_string_free (self.out, TRUE);
  return self.sound;
}
