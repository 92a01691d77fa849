#include "minka-matrix-private.h"

#include "minka-table.h"

/* Lines and tables from a spreadsheet, a document or a page become lines; a few words go to where the cursor is. */

static void
insert_words (MinkaMatrix *self, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, words, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}

static void
insert_table (MinkaMatrix *self, GPtrArray *table)
{
  MinkaMatrixBand *band;
  MinkaMatrixLine *line;
  g_autofree char *last = NULL;
  guint index;

  minka_matrix_commit (self, TRUE);
  line = self->line;
  band = line->cell->band;
  index = line->cell->column > 0 ? minka_matrix_line_index (line) : minka_matrix_band_index (band);
  if (line->id != NULL)
    index++;
  last = self->kind->paste (self->data, band->id, line->cell->column, index, table);
  if (last != NULL)
    minka_matrix_edit (self, last);
}

static void
take_table (MinkaMatrix *self, GPtrArray *table)
{
  g_auto (GStrv) lines = table->len > 0 ? minka_table_split_cell (minka_table_get (table, 0, 0)) : NULL;

  if (self->line == NULL || table->len == 0)
    return;
  if (table->len == 1 && minka_table_count_columns (table) == 1 && g_strv_length (lines) <= 1)
    insert_words (self, lines[0] != NULL ? lines[0] : minka_table_get (table, 0, 0));
  else
    insert_table (self, table);
}

static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaMatrix) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL) {
    g_autoptr (GPtrArray) table = minka_table_from_text (text);

    take_table (self, table);
  }
}

static void
read_text (MinkaMatrix *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, on_text,
                                 g_object_ref (self));
}

/* What cannot be read as a page may still be there as text. */
static void
on_html (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaMatrix) self = data;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (source);
  g_autoptr (GPtrArray) table = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) >= 0) {
    g_autofree char *html =
        g_strndup (g_memory_output_stream_get_data (memory), g_memory_output_stream_get_data_size (memory));

    if (g_utf8_validate (html, -1, NULL))
      table = minka_table_from_html (html);
  }
  if (table != NULL && table->len > 0)
    take_table (self, table);
  else
    read_text (self);
}

static void
on_stream (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaMatrix) self = data;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (stream == NULL) {
    read_text (self);
    return;
  }
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, on_html, g_object_ref (self));
}

void
minka_matrix_paste (MinkaMatrix *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  const char *html[] = { "text/html", NULL };

  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), html[0]))
    gdk_clipboard_read_async (clipboard, html, G_PRIORITY_DEFAULT, NULL, on_stream, g_object_ref (self));
  else
    read_text (self);
}
