#include "minka-csv-text.h"

#include <string.h>

/* RFC 4180. A file begins with MINKA_CSV_MARK, which makes spreadsheets read UTF-8. */

/**
 * minka_csv_text_append:
 * @line: a line in the making
 * @text: what a cell says
 *
 * Adds a cell's text, quoted if it must be.
 */
void
minka_csv_text_append (GString *line, const char *text)
{
  if (strpbrk (text, ",\"\r\n") == NULL) {
    g_string_append (line, text);
    return;
  }
  g_string_append_c (line, '"');
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (line, '"');
    g_string_append_c (line, *p);
  }
  g_string_append_c (line, '"');
}

/**
 * minka_csv_text_append_row:
 * @out: a table in the making
 * @cells: (array zero-terminated=1): what its next line says
 *
 * Adds a line to a table.
 */
void
minka_csv_text_append_row (GString *out, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++) {
    if (i > 0)
      g_string_append_c (out, ',');
    minka_csv_text_append (out, cells[i]);
  }
  g_string_append (out, "\r\n");
}
