#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *minka_table_from_text (const char *text);
GPtrArray *minka_table_from_html (const char *html);
guint minka_table_count_columns (GPtrArray *table);
const char *minka_table_get (GPtrArray *table, guint row, guint column);
GStrv minka_table_split_cell (const char *cell);

G_END_DECLS
