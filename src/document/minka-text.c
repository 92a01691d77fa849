#include "minka-text.h"

struct _MinkaText {
  GString *plain;
  PangoAttrList *attributes; /* once a run has a style */
  GArray *marks;             /* once there is one */
};

static void
add_attribute (MinkaText *self, guint start, PangoAttribute *attribute)
{
  if (self->attributes == NULL)
    self->attributes = pango_attr_list_new ();
  attribute->start_index = start;
  attribute->end_index = self->plain->len;
  pango_attr_list_insert (self->attributes, attribute);
}

/* Marks that show nothing but turn the order of letters round, so that a text could read as another. */
static gboolean
is_disguise (gunichar letter)
{
  return (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
}

static gboolean
is_left_out (gunichar letter)
{
  return letter == 0xad || letter == 0x200b || letter == 0x2060 || letter == 0xfeff || letter == '\r' ||
         (g_unichar_iscntrl (letter) && letter != '\n' && letter != '\t') || is_disguise (letter);
}

/* Letters below U+0300 are composed already and go with no other, so that a text of them only is as it should be: nearly
 * all are. */
static gboolean
is_clean (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++) {
    if (*p >= 0xc3 && *p <= 0xcb && (p[1] & 0xc0) == 0x80)
      p++;
    else if (*p == 0xc2 && p[1] >= 0xa0 && p[1] <= 0xbf && p[1] != 0xad)
      p++;
    else if ((*p < ' ' && *p != '\n') || *p >= 0x7f)
      return FALSE;
  }
  return TRUE;
}

/**
 * minka_text_clean:
 * @text: (nullable): a text from anywhere
 *
 * Puts a text into the form that paper takes: composed (NFC), valid, tabs as spaces, no control characters,
 * soft hyphens or zero-width spaces, no marks that reverse the order of letters.
 * Joiners stay, since some scripts and emoji need them.
 *
 * Returns: (transfer full): the text
 */
char *
minka_text_clean (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  GString *out;

  if (text == NULL || is_clean (text))
    return g_strdup (text != NULL ? text : "");
  valid = g_utf8_make_valid (text, -1);
  composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  out = g_string_new (NULL);
  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar letter = g_utf8_get_char (p);

    if (letter == '\t')
      g_string_append_c (out, ' ');
    else if (letter == 0x2028 || letter == 0x2029 || letter == 0x85)
      g_string_append_c (out, '\n');
    else if (!is_left_out (letter))
      g_string_append_unichar (out, letter);
  }
  return g_string_free_and_steal (out);
}

/**
 * minka_text_new:
 * @text: (nullable): plain text
 *
 * Returns: (transfer full): a text with one plain run
 */
MinkaText *
minka_text_new (const char *text)
{
  return minka_text_new_styled (MINKA_STYLE_PLAIN, text);
}

/**
 * minka_text_new_styled:
 * @style: a style
 * @text: (nullable): plain text
 *
 * Returns: (transfer full): a text with one run
 */
MinkaText *
minka_text_new_styled (MinkaStyle style, const char *text)
{
  MinkaText *self = g_new0 (MinkaText, 1);

  self->plain = g_string_new (NULL);
  minka_text_add (self, style, text);
  return self;
}

/**
 * minka_text_new_printf:
 * @format: a printf format
 * @...: its arguments
 *
 * Returns: (transfer full): a text with one plain run
 */
MinkaText *
minka_text_new_printf (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  return minka_text_new (text);
}

/**
 * minka_text_free:
 * @self: (nullable): a text
 */
void
minka_text_free (MinkaText *self)
{
  if (self == NULL)
    return;
  g_string_free (self->plain, TRUE);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self);
}

/**
 * minka_text_add:
 * @self: a text
 * @style: a style
 * @text: (nullable): plain text
 *
 * Adds a run, cleaned as minka_text_clean() does.
 */
void
minka_text_add (MinkaText *self, MinkaStyle style, const char *text)
{
  g_autofree char *clean = minka_text_clean (text);
  guint start = self->plain->len;

  g_string_append (self->plain, clean);
  if (start == self->plain->len)
    return;
  if (style & MINKA_STYLE_BOLD)
    add_attribute (self, start, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (style & MINKA_STYLE_ITALIC)
    add_attribute (self, start, pango_attr_style_new (PANGO_STYLE_ITALIC));
  if (style & MINKA_STYLE_SMALL)
    add_attribute (self, start, pango_attr_scale_new (0.88));
  if (style & MINKA_STYLE_QUIET)
    add_attribute (self, start, pango_attr_foreground_new (0x5555, 0x5555, 0x5555));
}

/**
 * minka_text_add_printf:
 * @self: a text
 * @style: a style
 * @format: a printf format
 * @...: its arguments
 *
 * Adds a run.
 */
void
minka_text_add_printf (MinkaText *self, MinkaStyle style, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  minka_text_add (self, style, text);
}

/**
 * minka_text_add_mark:
 * @self: a text
 * @number: the number of a note, from 1
 * @first: whether the note is to stand at the foot of the page where this mark comes to stand
 *
 * Adds the raised number of a note.
 */
void
minka_text_add_mark (MinkaText *self, guint number, gboolean first)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  const MinkaTextMark mark = { self->plain->len, number };
  g_autofree char *plain = g_strdup_printf ("%u", number);

  for (const char *p = plain; *p != '\0'; p++)
    g_string_append (self->plain, digits[*p - '0']);
  if (!first)
    return;
  if (self->marks == NULL)
    self->marks = g_array_new (FALSE, FALSE, sizeof (MinkaTextMark));
  g_array_append_val (self->marks, mark);
}

/**
 * minka_text_get_marks:
 * @self: a text
 *
 * Returns: (transfer none) (nullable) (element-type MinkaTextMark): the marks whose notes are to stand near, or %NULL if
 *   it has none
 */
const GArray *
minka_text_get_marks (const MinkaText *self)
{
  return self->marks;
}

/**
 * minka_text_is_empty:
 * @self: a text
 *
 * Returns: whether there is nothing to read in it
 */
gboolean
minka_text_is_empty (const MinkaText *self)
{
  for (const char *p = self->plain->str; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/**
 * minka_text_get_plain:
 * @self: a text
 *
 * Returns: (transfer none): all runs in one
 */
const char *
minka_text_get_plain (const MinkaText *self)
{
  return self->plain->str;
}

/**
 * minka_text_get_attributes:
 * @self: a text
 *
 * Returns: (transfer none) (nullable): the styles, for a layout of the plain text, or %NULL if it has none
 */
PangoAttrList *
minka_text_get_attributes (const MinkaText *self)
{
  return self->attributes;
}
