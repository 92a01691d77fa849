#include "minka-tree-poster-private.h"

static void
block_free (gpointer data)
{
  MinkaBlock *block = data;

  minka_text_free (block->text);
  minka_table_free (block->table);
  g_clear_pointer (&block->poster, minka_poster_free);
  g_clear_pointer (&block->signers, g_ptr_array_unref);
  g_clear_pointer (&block->picture, cairo_surface_destroy);
  g_free (block);
}

static void
signer_free (gpointer data)
{
  MinkaSigner *signer = data;

  g_free (signer->name);
  g_free (signer->job);
  g_free (signer->role);
  g_free (signer);
}

static MinkaBlock *
add_block (MinkaPaper *self, MinkaBlockKind kind, MinkaText *text)
{
  MinkaBlock *block = g_new0 (MinkaBlock, 1);

  block->kind = kind;
  block->text = text;
  block->tied = self->tie_next;
  self->tie_next = FALSE;
  g_ptr_array_add (self->blocks, block);
  return block;
}

static void
set_clean (char **place, const char *text)
{
  g_autofree char *clean = minka_text_clean (text);

  g_set_str (place, clean);
}

/**
 * minka_paper_new:
 * @title: what the file calls itself
 *
 * Returns: (transfer full): an empty document
 */
MinkaPaper *
minka_paper_new (const char *title)
{
  MinkaPaper *self = g_new0 (MinkaPaper, 1);

  set_clean (&self->title, title);
  self->author = g_strdup ("");
  self->subject = g_strdup ("");
  self->created = g_strdup ("1970-01-01T00:00:00Z");
  self->header = g_strdup ("");
  self->stamp = g_strdup ("");
  self->footer = g_strdup ("");
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) minka_text_free);
  return self;
}

/**
 * minka_paper_free:
 * @self: (nullable): a document
 */
void
minka_paper_free (MinkaPaper *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_free (self->created);
  g_free (self->header);
  g_free (self->stamp);
  g_free (self->footer);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->notes);
  g_clear_pointer (&self->laid_out, minka_setter_free);
  if (self->file != NULL) {
    g_free (self->file->name);
    g_free (self->file->description);
    g_free (self->file->type);
    g_bytes_unref (self->file->bytes);
    g_free (self->file);
  }
  g_free (self);
}

/**
 * minka_paper_set_author:
 * @self: a document
 * @author: who answers for it
 */
void
minka_paper_set_author (MinkaPaper *self, const char *author)
{
  set_clean (&self->author, author);
}

/**
 * minka_paper_set_subject:
 * @self: a document
 * @subject: what it is about
 */
void
minka_paper_set_subject (MinkaPaper *self, const char *subject)
{
  set_clean (&self->subject, subject);
}

/**
 * minka_paper_set_created:
 * @self: a document
 * @instant: RFC 3339 in UTC
 *
 * Dates the file. The clock is never asked, so that the same document is the same bytes.
 */
void
minka_paper_set_created (MinkaPaper *self, const char *instant)
{
  set_clean (&self->created, instant);
}

/**
 * minka_paper_set_header:
 * @self: a document
 * @header: one line for the top left of each page
 */
void
minka_paper_set_header (MinkaPaper *self, const char *header)
{
  set_clean (&self->header, header);
}

/**
 * minka_paper_set_stamp:
 * @self: a document
 * @stamp: a word for the top right of each page, in bold, where folios would be
 */
void
minka_paper_set_stamp (MinkaPaper *self, const char *stamp)
{
  set_clean (&self->stamp, stamp);
}

/**
 * minka_paper_set_footer:
 * @self: a document
 * @footer: one line for the bottom left of each page
 */
void
minka_paper_set_footer (MinkaPaper *self, const char *footer)
{
  set_clean (&self->footer, footer);
}

/**
 * minka_paper_leave_uncounted:
 * @self: a document
 *
 * Lets pages not say which of how many they are, for a document that becomes part of another.
 */
void
minka_paper_leave_uncounted (MinkaPaper *self)
{
  self->uncounted = TRUE;
}

/**
 * minka_paper_set_first_folio:
 * @self: a document
 * @folio: the folio of the first page, 0 for no folios
 */
void
minka_paper_set_first_folio (MinkaPaper *self, int folio)
{
  self->first_folio = folio;
}

/**
 * minka_paper_set_sheet:
 * @self: a document
 * @sheet: how the paper lies
 *
 * Lets what follows begin on a fresh page that lies this way.
 */
void
minka_paper_set_sheet (MinkaPaper *self, MinkaSheet sheet)
{
  add_block (self, MINKA_BLOCK_PAGE, NULL)->sheet = sheet;
}

/**
 * minka_paper_add_title:
 * @self: a document
 * @text: (transfer full): the title
 *
 * Adds the title of the whole document, in the middle.
 */
void
minka_paper_add_title (MinkaPaper *self, MinkaText *text)
{
  add_block (self, MINKA_BLOCK_TITLE, text);
  self->titled = TRUE;
}

/**
 * minka_paper_add_heading:
 * @self: a document
 * @level: from 1 to 3
 * @text: (transfer full): the heading
 *
 * Adds a heading. It stays with what follows, and gets an entry in the outline.
 */
void
minka_paper_add_heading (MinkaPaper *self, int level, MinkaText *text)
{
  g_return_if_fail (level >= 1 && level <= 3);

  add_block (self, MINKA_BLOCK_HEADING, text)->level = level;
}

/**
 * minka_paper_add_paragraph:
 * @self: a document
 * @setting: how it is set
 * @text: (transfer full): the paragraph; an empty one is left out
 *
 * Adds a paragraph. It may go on over the page, but never leaves a single line behind.
 */
void
minka_paper_add_paragraph (MinkaPaper *self, MinkaSetting setting, MinkaText *text)
{
  if (minka_text_is_empty (text))
    minka_text_free (text);
  else
    add_block (self, MINKA_BLOCK_PARAGRAPH, text)->setting = setting;
}

/**
 * minka_paper_add_paragraphs:
 * @self: a document
 * @setting: how they are set
 * @text: plain text
 *
 * Adds each line of a text as a paragraph.
 */
void
minka_paper_add_paragraphs (MinkaPaper *self, MinkaSetting setting, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    minka_paper_add_paragraph (self, setting, minka_text_new (g_strstrip (lines[i])));
}

/**
 * minka_paper_begin_list:
 * @self: a document
 * @kind: bulleted or numbered
 *
 * Begins a list, inside the last item if a list is open.
 */
void
minka_paper_begin_list (MinkaPaper *self, MinkaListKind kind)
{
  add_block (self, MINKA_BLOCK_LIST_BEGIN, NULL)->list = kind;
}

/**
 * minka_paper_add_item:
 * @self: a document
 * @text: (transfer full): the item
 *
 * Adds an item to the list begun last.
 */
void
minka_paper_add_item (MinkaPaper *self, MinkaText *text)
{
  add_block (self, MINKA_BLOCK_ITEM, text)->setting = MINKA_SETTING_LEFT;
}

/**
 * minka_paper_end_list:
 * @self: a document
 *
 * Ends the list begun last.
 */
void
minka_paper_end_list (MinkaPaper *self)
{
  add_block (self, MINKA_BLOCK_LIST_END, NULL);
}

/**
 * minka_paper_add_table:
 * @self: a document
 * @table: (transfer full): a table; one without rows is left out
 *
 * Adds a table. Its header row is repeated on each page, and a row is only cut when no page holds it.
 */
void
minka_paper_add_table (MinkaPaper *self, MinkaTable *table)
{
  if (table->rows->len == 0)
    minka_table_free (table);
  else
    add_block (self, MINKA_BLOCK_TABLE, NULL)->table = table;
}

/**
 * minka_paper_add_contents:
 * @self: a document
 * @level: the deepest headings to list, from 1 to 3
 *
 * Adds a line for each heading that follows, which says its page and leads there.
 */
void
minka_paper_add_contents (MinkaPaper *self, int level)
{
  add_block (self, MINKA_BLOCK_CONTENTS, NULL)->level = level;
}

/**
 * minka_paper_add_tree:
 * @self: a document
 * @shape: (transfer none): a tree with nodes; it must live until the document is finished
 *
 * Adds a tree, drawn in boxes as large as one page lets them be; what no page holds so that it can be read is written as
 * a list in place of that. Meant for wide sheets.
 */
void
minka_paper_add_tree (MinkaPaper *self, const MinkaTreeShape *shape)
{
  add_block (self, MINKA_BLOCK_TREE, NULL)->shape = shape;
}

/**
 * minka_paper_add_chart:
 * @self: a document
 * @chart: (transfer none): the year as rows and days; it must live until the document is finished
 *
 * Adds a chart as a table of rows, their days in words and their days drawn. Its head is repeated on each page. Meant
 * for wide sheets.
 */
void
minka_paper_add_chart (MinkaPaper *self, const MinkaChart *chart)
{
  add_block (self, MINKA_BLOCK_CHART, NULL)->chart = chart;
}

/**
 * minka_paper_add_poster:
 * @self: a document
 * @shape: (transfer none): a tree that has nodes
 * @plan: (transfer none): whose it is
 * @specific: (transfer none) (element-type MinkaObjective): its specific objectives, in the order of their numbers
 * @sheets: whether it is to be A4 sheets to be joined on a wall
 *
 * Adds a tree as a poster on pages of its own without header and footer: on one page, A4 or else A3, or on sheets if
 * its text would be too small. What comes behind it needs minka_paper_set_sheet() first. All that it is given must
 * live until the document is finished.
 */
void
minka_paper_add_poster (MinkaPaper *self, const MinkaTreeShape *shape, const MinkaPlan *plan,
                        GPtrArray *specific, gboolean sheets)
{
  MinkaBlock *block = add_block (self, MINKA_BLOCK_POSTER, NULL);

  block->shape = shape;
  block->plan = plan;
  block->specific = specific;
  block->sheets = sheets;
}

/**
 * minka_paper_add_signature:
 * @self: a document
 * @name: who signs; empty leaves only a line
 * @job: (nullable): a second line under the name
 * @role: (nullable): a third one
 *
 * Adds a line to sign on, beside the one before if nothing came between. Such signatures stay together, and
 * with the end of what is before them.
 */
void
minka_paper_add_signature (MinkaPaper *self, const char *name, const char *job, const char *role)
{
  MinkaBlock *last = self->blocks->len > 0 ? self->blocks->pdata[self->blocks->len - 1] : NULL;
  MinkaSigner *signer = g_new0 (MinkaSigner, 1);

  if (last == NULL || last->kind != MINKA_BLOCK_SIGNATURES) {
    last = add_block (self, MINKA_BLOCK_SIGNATURES, NULL);
    last->signers = g_ptr_array_new_with_free_func (signer_free);
  }
  set_clean (&signer->name, name);
  set_clean (&signer->job, job);
  set_clean (&signer->role, role);
  g_ptr_array_add (last->signers, signer);
}

/**
 * minka_paper_add_note:
 * @self: a document
 * @text: the text of a paragraph, an item or a cell in the making
 * @note: (transfer full): what there is to say of it
 *
 * Marks what @text says so far with the next number, and puts the note at the foot of the page where the mark comes to
 * stand; one that no longer fits goes on at the foot of the next page. Who listens hears it behind @text.
 *
 * Returns: the number, with which minka_text_add_mark() can refer to the note again
 */
guint
minka_paper_add_note (MinkaPaper *self, MinkaText *text, MinkaText *note)
{
  g_ptr_array_add (self->notes, note);
  minka_text_add_mark (text, self->notes->len, TRUE);
  return self->notes->len;
}

/**
 * minka_paper_add_rule:
 * @self: a document
 *
 * Adds a thin line across the page.
 */
void
minka_paper_add_rule (MinkaPaper *self)
{
  add_block (self, MINKA_BLOCK_RULE, NULL);
}

/**
 * minka_paper_add_picture:
 * @self: a document
 * @picture: an image surface without transparency
 * @points: how wide or high it is at most, in points
 *
 * Adds a picture in the middle of the line. It adorns the page: who listens to the document does not hear of it.
 */
void
minka_paper_add_picture (MinkaPaper *self, cairo_surface_t *picture, double points)
{
  MinkaBlock *block = add_block (self, MINKA_BLOCK_PICTURE, NULL);

  block->picture = cairo_surface_reference (picture);
  block->points = points;
}

/**
 * minka_paper_add_space:
 * @self: a document
 * @points: how much, in points
 *
 * Adds space between blocks. It vanishes at the top of a page.
 */
void
minka_paper_add_space (MinkaPaper *self, double points)
{
  add_block (self, MINKA_BLOCK_SPACE, NULL)->points = points;
}

/**
 * minka_paper_keep_together:
 * @self: a document
 *
 * Lets no page end between the block before and the one that comes next.
 */
void
minka_paper_keep_together (MinkaPaper *self)
{
  self->tie_next = TRUE;
}

/**
 * minka_paper_break_page:
 * @self: a document
 *
 * Lets what follows begin on a fresh page.
 */
void
minka_paper_break_page (MinkaPaper *self)
{
  MinkaSheet sheet = MINKA_SHEET_UPRIGHT;

  for (guint i = 0; i < self->blocks->len; i++) {
    MinkaBlock *block = self->blocks->pdata[i];

    if (block->kind == MINKA_BLOCK_PAGE)
      sheet = block->sheet;
  }
  minka_paper_set_sheet (self, sheet);
}

/**
 * minka_paper_attach:
 * @self: a document
 * @name: what the file is called
 * @description: what it is, in words
 * @type: its media type
 * @bytes: its contents
 *
 * Lets the document carry a file with it.
 */
void
minka_paper_attach (MinkaPaper *self, const char *name, const char *description, const char *type,
                    GBytes *bytes)
{
  g_return_if_fail (self->file == NULL);

  self->file = g_new (MinkaArchiveFile, 1);
  self->file->name = g_strdup (name);
  self->file->description = g_strdup (description);
  self->file->type = g_strdup (type);
  self->file->bytes = g_bytes_ref (bytes);
}

/**
 * minka_paper_lay_out:
 * @self: a document that has all its blocks
 * @error: return location
 *
 * Puts the blocks on pages, for whoever has to know their number before the document is finished. Margins and an
 * attached file may still change.
 *
 * Returns: how many pages it has; or 0 and %MINKA_ERROR_GLYPH if no font of the program has a letter, or
 *   %MINKA_ERROR_FAILED
 */
int
minka_paper_lay_out (MinkaPaper *self, GError **error)
{
  g_autoptr (MinkaSetter) setter = NULL;

  if (self->laid_out == NULL) {
    setter = minka_setter_new (self, error);
    if (setter == NULL || !minka_setter_run (setter, error))
      return 0;
    self->laid_out = g_steal_pointer (&setter);
  }
  return self->laid_out->pages->len;
}

/**
 * minka_paper_finish:
 * @self: a document
 * @n_pages: (out) (optional): how many pages it has
 * @error: return location
 *
 * Lays the document out, if that was not done, and draws it. The same blocks always give the same bytes.
 *
 * Returns: (transfer full) (nullable): a PDF/A-3a that is PDF/UA-1 too; or %NULL and %MINKA_ERROR_GLYPH if no font of
 *   the program has a letter, %MINKA_ERROR_FAILED or %MINKA_ERROR_IO if it could not be made
 */
GBytes *
minka_paper_finish (MinkaPaper *self, int *n_pages, GError **error)
{
  const int n = minka_paper_lay_out (self, error);

  if (n == 0)
    return NULL;
  if (n_pages != NULL)
    *n_pages = n;
  return minka_setter_draw (self->laid_out, error);
}
