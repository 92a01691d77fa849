#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MINKA_CSV_MARK "\xef\xbb\xbf"

void minka_csv_text_append (GString *line, const char *text);
void minka_csv_text_append_row (GString *out, const char *const *cells);

G_END_DECLS
