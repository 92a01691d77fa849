#include "minka-table.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* What people copy from a spreadsheet, a Word table or a list: an array of rows, each an array of cells. A cell is
 * UTF-8 text, a line a paragraph. Rows may be of different lengths; no row is empty. */

#define MOST_SPANNED 1000
#define BULLET_SIGNS "•◦▪■●○‣➢✓·"

static GPtrArray *
new_row (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static GPtrArray *
new_table (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

/* Spaces of any kind in a row become one; line breaks stay, but not several. */
static char *
tidy (const char *text)
{
  g_autoptr (GString) tidied = g_string_new (NULL);
  gunichar gap = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) {
      gap = '\n';
    } else if (g_unichar_isspace (c)) {
      gap = gap == '\n' ? gap : ' ';
    } else {
      if (gap != 0 && tidied->len > 0)
        g_string_append_unichar (tidied, gap);
      gap = 0;
      g_string_append_unichar (tidied, c);
    }
  }
  return g_strdup (tidied->str);
}

static GRegex *
bullet (void)
{
  static GRegex *regex;

  if (g_once_init_enter_pointer (&regex))
    g_once_init_leave_pointer (
        &regex, g_regex_new ("^(?:[" BULLET_SIGNS
                             "]|[–—*-](?=\\s|$)|\\d{1,3}(?:\\.-|[.)])(?=\\s|$)|[a-zA-Z]\\)(?=\\s|$))\\s*",
                             G_REGEX_OPTIMIZE, 0, NULL));
  return regex;
}

static char *
strip_bullet (const char *line)
{
  g_autofree char *tidied = tidy (line);

  return g_regex_replace_literal (bullet (), tidied, -1, 0, "", 0, NULL);
}

static gboolean
is_empty_row (GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    if (*(char *) row->pdata[i] != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
is_number_title (const char *cell)
{
  return g_strv_contains ((const char *const[]) { "#", "N.°", "N°", "N.º", "Nº", "Nro.", NULL }, cell);
}

/* A first column that holds nothing but bullets or numbers. */
static gboolean
begins_with_bullets (GPtrArray *table)
{
  gboolean any = FALSE;

  for (guint i = 0; i < table->len; i++) {
    GPtrArray *row = table->pdata[i];
    g_autofree char *rest = strip_bullet (row->pdata[0]);
    const char *digits = rest + strspn (rest, "0123456789");

    if (row->len < 2 || (*digits != '\0' && !(i == 0 && is_number_title (rest))))
      return FALSE;
    any = any || *(char *) row->pdata[0] != '\0';
  }
  return any;
}

static GPtrArray *
finish (GPtrArray *table)
{
  for (guint i = table->len; i > 0; i--)
    if (is_empty_row (table->pdata[i - 1]))
      g_ptr_array_remove_index (table, i - 1);
  if (begins_with_bullets (table))
    for (guint i = 0; i < table->len; i++)
      g_ptr_array_remove_index (table->pdata[i], 0);
  return table;
}

/* Text */

/* Spreadsheets put a cell in quotes when it holds a tab, a line break or a quote. Returns its end, or NULL when the
 * quotes are the person's own. */
static const char *
quoted_end (const char *cell)
{
  gboolean needed = FALSE;

  if (*cell != '"')
    return NULL;
  for (const char *at = cell + 1; *at != '\0'; at++) {
    if (at[0] == '"' && at[1] == '"') {
      needed = TRUE;
      at++;
    } else if (*at == '"') {
      return needed && (at[1] == '\0' || strchr ("\t\r\n", at[1]) != NULL) ? at : NULL;
    } else if (strchr ("\t\r\n", *at) != NULL) {
      needed = TRUE;
    }
  }
  return NULL;
}

static char *
unquote (const char *from, const char *to)
{
  g_autoptr (GString) text = g_string_new_len (from, to - from);

  g_string_replace (text, "\"\"", "\"", 0);
  return tidy (text->str);
}

/**
 * minka_table_from_text:
 * @text: UTF-8 text: lines, or tabs and lines as spreadsheets copy them
 *
 * Returns: (transfer full) (element-type GPtrArray): the rows
 */
GPtrArray *
minka_table_from_text (const char *text)
{
  GPtrArray *table = new_table ();
  GPtrArray *row = new_row ();
  const char *at = text;

  g_ptr_array_add (table, row);
  while (*at != '\0') {
    const char *quote = quoted_end (at);
    const char *end = quote != NULL ? quote + 1 : at + strcspn (at, "\t\r\n");

    if (quote != NULL) {
      g_ptr_array_add (row, unquote (at + 1, quote));
    } else {
      g_autofree char *cell = g_strndup (at, end - at);

      g_ptr_array_add (row, tidy (cell));
    }
    at = end;
    if (*at == '\t') {
      at++;
    } else {
      at += strspn (at, "\r\n");
      row = new_row ();
      g_ptr_array_add (table, row);
    }
  }
  return finish (table);
}

/* HTML */

static gboolean
is_element (xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

static gboolean
is_one_of (xmlNode *node, const char *const *names)
{
  for (; *names != NULL; names++)
    if (is_element (node, *names))
      return TRUE;
  return FALSE;
}

/* Word writes the bullets of its lists as text. */
static gboolean
is_bullet (xmlNode *node)
{
  xmlChar *style = xmlGetProp (node, BAD_CAST "style");
  gboolean found = style != NULL && strstr ((const char *) style, "mso-list:Ignore") != NULL;

  xmlFree (style);
  return found;
}

static void
read_text (xmlNode *node, GString *text)
{
  static const char *const unseen[] = { "head", "style", "script", "title", NULL };
  static const char *const blocks[] = { "p",  "div", "li", "ul", "ol", "br", "tr", "table", "h1",
                                        "h2", "h3",  "h4", "h5", "h6", "dt", "dd", "pre",   NULL };

  for (xmlNode *child = node->children; child != NULL; child = child->next) {
    if (child->type == XML_TEXT_NODE && child->content != NULL) {
      g_autofree char *content = g_strdup ((const char *) child->content);

      g_string_append (text, g_strdelimit (content, "\r\n", ' '));
    } else if (child->type == XML_ELEMENT_NODE && !is_one_of (child, unseen) && !is_bullet (child)) {
      gboolean block = is_one_of (child, blocks);

      if (block)
        g_string_append_c (text, '\n');
      read_text (child, text);
      if (block)
        g_string_append_c (text, '\n');
    }
  }
}

static char *
text_of (xmlNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);

  read_text (node, text);
  return tidy (text->str);
}

static guint
span_of (xmlNode *cell, const char *name)
{
  xmlChar *value = xmlGetProp (cell, BAD_CAST name);
  gint64 span = value != NULL ? g_ascii_strtoll ((const char *) value, NULL, 10) : 1;

  xmlFree (value);
  return CLAMP (span, 1, MOST_SPANNED);
}

/* Where a cell reaches down into further rows, these are empty there. */
static void
read_row (xmlNode *tr, GPtrArray *table, GArray *below)
{
  GPtrArray *row = new_row ();

  for (xmlNode *cell = tr->children; cell != NULL; cell = cell->next) {
    guint rows, columns;

    if (!is_element (cell, "td") && !is_element (cell, "th"))
      continue;
    while (row->len < below->len && g_array_index (below, guint, row->len) > 0)
      g_array_index (below, guint, row->len)--, g_ptr_array_add (row, g_strdup (""));
    rows = span_of (cell, "rowspan");
    columns = span_of (cell, "colspan");
    for (guint i = 0; i < columns; i++) {
      if (below->len <= row->len)
        g_array_set_size (below, row->len + 1);
      g_array_index (below, guint, row->len) = rows - 1;
      g_ptr_array_add (row, i == 0 ? text_of (cell) : g_strdup (""));
    }
  }
  while (row->len < below->len && g_array_index (below, guint, row->len) > 0)
    g_array_index (below, guint, row->len)--, g_ptr_array_add (row, g_strdup (""));
  g_ptr_array_add (table, row);
}

static void
read_rows (xmlNode *node, GPtrArray *table, GArray *below)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next) {
    if (is_element (child, "tr"))
      read_row (child, table, below);
    else if (child->type == XML_ELEMENT_NODE)
      read_rows (child, table, below);
  }
}

static gboolean
read_tables (xmlNode *node, GPtrArray *table)
{
  gboolean found = FALSE;

  for (xmlNode *child = node->children; child != NULL; child = child->next) {
    if (is_element (child, "table")) {
      g_autoptr (GArray) below = g_array_new (FALSE, TRUE, sizeof (guint));

      read_rows (child, table, below);
      found = TRUE;
    } else if (child->type == XML_ELEMENT_NODE) {
      found = read_tables (child, table) || found;
    }
  }
  return found;
}

/* The longest row tells nothing when cells beside it are only there to be wide. */
static void
trim_rows (GPtrArray *table)
{
  for (guint i = 0; i < table->len; i++) {
    GPtrArray *row = table->pdata[i];

    while (row->len > 1 && *(char *) row->pdata[row->len - 1] == '\0')
      g_ptr_array_remove_index (row, row->len - 1);
  }
}

/**
 * minka_table_from_html:
 * @html: UTF-8 text of a page or of a part of one
 *
 * Reads the tables of a page, or if there is none its paragraphs, each as a row.
 *
 * Returns: (transfer full) (element-type GPtrArray): the rows
 */
GPtrArray *
minka_table_from_html (const char *html)
{
  GPtrArray *table = new_table ();
  xmlDoc *page =
      htmlReadMemory (html, strlen (html), NULL, "UTF-8",
                      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  xmlNode *root = page != NULL ? xmlDocGetRootElement (page) : NULL;

  if (root != NULL && !read_tables (root, table)) {
    g_autofree char *text = text_of (root);
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

    for (guint i = 0; lines[i] != NULL; i++) {
      GPtrArray *row = new_row ();

      g_ptr_array_add (row, g_strdup (lines[i]));
      g_ptr_array_add (table, row);
    }
  }
  xmlFreeDoc (page);
  trim_rows (finish (table));
  return table;
}

/**
 * minka_table_count_columns:
 * @table: (element-type GPtrArray): rows
 *
 * Returns: the length of the longest row
 */
guint
minka_table_count_columns (GPtrArray *table)
{
  guint columns = 0;

  for (guint i = 0; i < table->len; i++)
    columns = MAX (columns, ((GPtrArray *) table->pdata[i])->len);
  return columns;
}

/**
 * minka_table_get:
 * @table: (element-type GPtrArray): rows
 * @row: a row of it
 * @column: any column
 *
 * Returns: (transfer none): the cell, empty where the row ends before
 */
const char *
minka_table_get (GPtrArray *table, guint row, guint column)
{
  GPtrArray *cells = table->pdata[row];

  return column < cells->len ? cells->pdata[column] : "";
}

/**
 * minka_table_split_cell:
 * @cell: the text of a cell
 *
 * Returns: (transfer full): its lines without the signs or numbers that lists put before them; none is empty
 */
GStrv
minka_table_split_cell (const char *cell)
{
  g_auto (GStrv) lines = g_strsplit_set (cell, "\r\n", -1);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *line = strip_bullet (lines[i]);

    if (*line != '\0')
      g_strv_builder_add (found, line);
  }
  return g_strv_builder_end (found);
}
