#include "minka-paper-private.h"

/* Strips are put on pages, and below them the notes that are marked in them. */

/* Millimetres. */
static const int sheet_sizes[][2] = {
  [MINKA_SHEET_UPRIGHT] = { 210, 297 },
  [MINKA_SHEET_WIDE] = { 297, 210 },
  [MINKA_SHEET_A3_UPRIGHT] = { 297, 420 },
  [MINKA_SHEET_A3_WIDE] = { 420, 297 },
};

/**
 * minka_sheet_get_width:
 * @sheet: how the paper lies
 *
 * Returns: its width in points
 */
double
minka_sheet_get_width (MinkaSheet sheet)
{
  return sheet_sizes[sheet][0] * 72 / 25.4;
}

/**
 * minka_sheet_get_height:
 * @sheet: how the paper lies
 *
 * Returns: its height in points
 */
double
minka_sheet_get_height (MinkaSheet sheet)
{
  return sheet_sizes[sheet][1] * 72 / 25.4;
}

/**
 * minka_page_free:
 * @data: a page
 */
void
minka_page_free (gpointer data)
{
  MinkaPage *page = data;

  g_array_unref (page->places);
  g_array_unref (page->notes);
  g_free (page);
}

static MinkaStrip *
strip_at (MinkaSetter *self, guint i)
{
  return self->strips->pdata[i];
}

static double
get_room (MinkaSheet sheet)
{
  return minka_sheet_get_height (sheet) - MINKA_PAPER_TOP - MINKA_PAPER_BOTTOM;
}

static double
height_of (GPtrArray *strips)
{
  double height = 0;

  for (guint i = 0; strips != NULL && i < strips->len; i++)
    height += ((MinkaStrip *) strips->pdata[i])->height;
  return height;
}

/* What notes take, with the rule above them. */
static double
get_foot (double notes)
{
  return notes > 0 ? notes + MINKA_PAPER_NOTE_GAP : 0;
}

/* Where the page that begins with strip @first and has the lines of notes that are @waiting ends: the last cut that is
 * allowed, or else the last that fits. A first strip is there whatever its own notes need, since they can wait. */
static guint
find_page_end (MinkaSetter *self, guint first, GPtrArray *waiting)
{
  const double room = get_room (strip_at (self, first)->sheet);
  MinkaStrip *head = strip_at (self, first)->head;
  double y = head != NULL ? head->height : 0;
  double notes = height_of (waiting);
  guint end = first;

  if (notes > 0 && strip_at (self, first)->bare)
    return first;
  while (end < self->strips->len && (end == first || !strip_at (self, end)->fresh_page)) {
    MinkaStrip *strip = strip_at (self, end);

    y += strip->height + (end > first ? strip->before : 0);
    if (end > first)
      notes += height_of (strip->notes);
    if (y + get_foot (notes) > room + 0.01 && (end > first || notes > 0))
      break;
    if (end == first)
      notes += height_of (strip->notes);
    end++;
  }

  if (end == self->strips->len || strip_at (self, end)->fresh_page)
    return end;
  for (guint cut = end; cut > first; cut--)
    if (!strip_at (self, cut)->tied)
      return cut;
  return end;
}

static void
add_place (MinkaPage *page, MinkaStrip *strip, double *y, gboolean repeated)
{
  MinkaPlace place = { strip, 0, repeated };

  if (page->places->len > 0 && !g_array_index (page->places, MinkaPlace, page->places->len - 1).repeated)
    *y += strip->before;
  place.y = *y;
  *y += strip->height;
  g_array_append_val (page->places, place);
}

/* As many of the lines that are waiting as there is room for below @y. */
static void
add_notes (MinkaPage *page, GPtrArray *waiting, double y)
{
  const double bottom = minka_sheet_get_height (page->sheet) - MINKA_PAPER_BOTTOM;
  double height = 0;
  guint n = 0;

  for (; n < waiting->len; n++) {
    const double more = ((MinkaStrip *) waiting->pdata[n])->height;

    if (y + get_foot (height + more) > bottom + 0.01 && (n > 0 || page->places->len > 0))
      break;
    height += more;
  }
  y = bottom - height;
  for (guint i = 0; i < n; i++) {
    MinkaPlace place = { waiting->pdata[i], y, FALSE };

    g_array_append_val (page->notes, place);
    y += place.strip->height;
  }
  g_ptr_array_remove_range (waiting, 0, n);
}

static void
add_page (MinkaSetter *self, guint first, guint end, GPtrArray *waiting)
{
  MinkaPage *page = g_new0 (MinkaPage, 1);
  const MinkaPage *before = self->pages->len > 0 ? self->pages->pdata[self->pages->len - 1] : NULL;
  double y = MINKA_PAPER_TOP;

  page->places = g_array_new (FALSE, FALSE, sizeof (MinkaPlace));
  page->notes = g_array_new (FALSE, FALSE, sizeof (MinkaPlace));
  page->sheet = first < end      ? strip_at (self, first)->sheet
                : before != NULL ? before->sheet
                                 : MINKA_SHEET_UPRIGHT;
  page->bare = first < end && strip_at (self, first)->bare;
  if (first < end && strip_at (self, first)->head != NULL)
    add_place (page, strip_at (self, first)->head, &y, TRUE);
  if (first < end && strip_at (self, first)->carry != NULL)
    add_place (page, strip_at (self, first)->carry, &y, TRUE);
  for (guint i = first; i < end; i++) {
    add_place (page, strip_at (self, i), &y, FALSE);
    if (strip_at (self, i)->notes != NULL)
      g_ptr_array_extend (waiting, strip_at (self, i)->notes, NULL, NULL);
  }
  add_notes (page, waiting, y);
  g_ptr_array_add (self->pages, page);
}

/**
 * minka_setter_fill_pages:
 * @self: a setter that has set all blocks
 *
 * Puts the strips on pages, at least one.
 */
void
minka_setter_fill_pages (MinkaSetter *self)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  for (guint first = 0; first < self->strips->len;) {
    const guint end = find_page_end (self, first, waiting);

    add_page (self, first, end, waiting);
    first = end;
  }
  while (waiting->len > 0 || self->pages->len == 0)
    add_page (self, 0, 0, waiting);
}
