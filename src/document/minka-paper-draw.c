#include "minka-paper-private.h"

#include "minka-error.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

typedef struct {
  MinkaSetter *setter;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint page;     /* from 0 */
  int parents[4]; /* of outline entries, by level */
  MinkaTagLog *log;
  GArray *artifacts; /* of the page */
  GArray *spans;     /* cells that still take rows */
  MinkaTable *table; /* whose row is being drawn */
  guint row;
  int *heading_pages; /* from 0, by number less one */
  double *heading_tops;
} Drawing;

/* A cell over several rows. Where no page holds one of them whole, they come out more than they were. */
typedef struct {
  guint tag; /* in the log */
  MinkaTable *table;
  guint last;
} Span;

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
open_tag (Drawing *self, const MinkaTag *tag)
{
  g_autofree char *attributes = NULL;

  if (tag->heading > 0)
    attributes = g_strdup_printf ("page=%d pos=[%d %d]", self->heading_pages[tag->heading - 1] + 1,
                                  (int) MINKA_PAPER_LEFT, (int) self->heading_tops[tag->heading - 1]);
  cairo_tag_begin (self->cr, tag->type, attributes);
  g_array_append_val (self->log->tags, *tag);
  if (tag->row_span > 1) {
    Span span = { self->log->tags->len - 1, self->table, self->row + tag->row_span - 1 };

    g_array_index (self->log->tags, MinkaTag, span.tag).row_span = 1;
    g_array_append_val (self->spans, span);
  }
}

static void
count_row (Drawing *self, MinkaTable *table, guint row)
{
  self->table = table;
  self->row = row;
  for (guint i = self->spans->len; i > 0; i--) {
    const Span *span = &g_array_index (self->spans, Span, i - 1);

    if (span->table == table && row <= span->last)
      g_array_index (self->log->tags, MinkaTag, span->tag).row_span++;
    else
      g_array_remove_index_fast (self->spans, i - 1);
  }
}

static void
open_artifact (Drawing *self, MinkaArtifact kind)
{
  cairo_tag_begin (self->cr, "Artifact", NULL);
  g_array_append_val (self->artifacts, kind);
}

static void
close_artifact (Drawing *self)
{
  cairo_tag_end (self->cr, "Artifact");
}

static void
draw_outline (Drawing *self, const MinkaMark *mark, double y)
{
  /* Whole points: a decimal comma of the locale would spoil it. */
  g_autofree char *target =
      g_strdup_printf ("page=%u pos=[%d %d]", self->page + 1, (int) MINKA_PAPER_LEFT, (int) y);
  int level = mark->level;
  int parent = level > 1 ? self->parents[level - 1] : CAIRO_PDF_OUTLINE_ROOT;

  self->parents[level] = cairo_pdf_surface_add_outline (self->surface, parent, mark->name, target,
                                                        level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
  for (guint i = level + 1; i < G_N_ELEMENTS (self->parents); i++)
    self->parents[i] = self->parents[level];
}

static void
trace_sign (cairo_t *cr, const MinkaMark *mark, double x, double y)
{
  const double width = mark->width, height = mark->height;
  const double r = MIN (width, height) / 2, cx = x + width / 2, cy = y + height / 2;

  cairo_new_path (cr);
  switch (mark->sign) {
  case MINKA_SIGN_DIAMOND:
    cairo_move_to (cr, cx, cy - r);
    cairo_line_to (cr, cx + r, cy);
    cairo_line_to (cr, cx, cy + r);
    cairo_line_to (cr, cx - r, cy);
    break;
  case MINKA_SIGN_CIRCLE:
    cairo_arc (cr, cx, cy, r, 0, 2 * G_PI);
    break;
  case MINKA_SIGN_STAR:
    for (int i = 0; i < 10; i++) {
      const double radius = i % 2 == 0 ? r : r * 0.45;

      cairo_line_to (cr, cx + radius * sin (i * G_PI / 5), cy - radius * cos (i * G_PI / 5));
    }
    break;
  case MINKA_SIGN_SQUARE:
  case MINKA_SIGN_BAR:
    cairo_rectangle (cr, x, y, width, height);
    break;
  }
  cairo_close_path (cr);
}

static void
draw_picture (cairo_t *cr, const MinkaMark *mark, double x, double y)
{
  cairo_surface_t *picture = (cairo_surface_t *) mark->data;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, mark->width / cairo_image_surface_get_width (picture),
               mark->height / cairo_image_surface_get_height (picture));
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
draw_sign (cairo_t *cr, const MinkaMark *mark, double x, double y)
{
  trace_sign (cr, mark, x, y);
  if (mark->hollow) {
    cairo_set_source_rgb (cr, 1, 1, 1);
    cairo_fill_preserve (cr);
    cairo_set_source_rgb (cr, 0, 0, 0);
    cairo_set_line_width (cr, 1.1);
    cairo_stroke (cr);
  } else {
    cairo_set_source_rgb (cr, 0, 0, 0);
    cairo_fill (cr);
  }
}

static void
draw_dots (cairo_t *cr, double x, double y, double width)
{
  static const double dashes[] = { 0, 4 };

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.4, 0.4, 0.4);
  cairo_set_line_width (cr, 0.8);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  /* In step with the dots of other lines. */
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), fmod (x, 4));
  cairo_move_to (cr, x, y);
  cairo_rel_line_to (cr, width, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* The number that the page of a heading shows. */
static void
draw_page_of (Drawing *self, const MinkaMark *mark, double x, double y)
{
  const int first = self->setter->paper->first_folio > 0 ? self->setter->paper->first_folio : 1;
  g_autofree char *number = g_strdup_printf ("%d", first + self->heading_pages[mark->heading - 1]);
  PangoLayout *layout =
      minka_setter_layout (self->setter, MINKA_FACE_BODY, MINKA_SETTING_RIGHT, mark->width, number, NULL);
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_move_to (self->cr, x + extents.x / (double) PANGO_SCALE, y);
  pango_cairo_show_layout_line (self->cr, pango_layout_get_line_readonly (layout, 0));
}

/* The lines of a note are drawn elsewhere. */
static void
refer_to_note (Drawing *self, const MinkaMark *mark)
{
  const GPtrArray *lines = self->setter->notes->pdata[mark->note - 1];

  for (guint i = 0; i < lines->len; i++) {
    g_autofree char *attributes = g_strdup_printf ("ref='note-%u-%u'", mark->note, i);

    cairo_tag_begin (self->cr, CAIRO_TAG_CONTENT_REF, attributes);
    cairo_tag_end (self->cr, CAIRO_TAG_CONTENT_REF);
  }
}

static void
draw_mark (Drawing *self, const MinkaMark *mark, double top, gboolean tags)
{
  cairo_t *cr = self->cr;
  double x = MINKA_PAPER_LEFT + mark->x;
  double y = top + mark->y;

  switch (mark->kind) {
  case MINKA_MARK_BEGIN:
    if (tags && g_str_equal (mark->tag.type, "Artifact"))
      open_artifact (self, MINKA_ARTIFACT_REPEATED);
    else if (tags)
      open_tag (self, &mark->tag);
    break;
  case MINKA_MARK_END:
    if (tags)
      cairo_tag_end (cr, mark->tag.type);
    break;
  case MINKA_MARK_LINE:
    cairo_set_source_rgb (cr, 0, 0, 0);
    cairo_move_to (cr, x, y);
    pango_cairo_show_layout_line (cr, mark->line);
    break;
  case MINKA_MARK_RULE:
    cairo_set_source_rgb (cr, mark->grey, mark->grey, mark->grey);
    cairo_set_line_width (cr, mark->height);
    cairo_move_to (cr, x, y);
    cairo_rel_line_to (cr, mark->width, 0);
    cairo_stroke (cr);
    break;
  case MINKA_MARK_PICTURE:
    draw_picture (cr, mark, x, y);
    break;
  case MINKA_MARK_FILL:
    cairo_set_source_rgb (cr, mark->grey, mark->grey, mark->grey);
    cairo_rectangle (cr, x, y, mark->width, mark->height);
    cairo_fill (cr);
    break;
  case MINKA_MARK_SIGN:
    draw_sign (cr, mark, x, y);
    break;
  case MINKA_MARK_OUTLINE:
    draw_outline (self, mark, y);
    break;
  case MINKA_MARK_DRAWING:
    cairo_save (cr);
    mark->draw (cr, mark->data, mark->piece);
    cairo_restore (cr);
    break;
  case MINKA_MARK_DOTS:
    draw_dots (cr, x, y, mark->width);
    break;
  case MINKA_MARK_PAGE_OF:
    draw_page_of (self, mark, x, y);
    break;
  case MINKA_MARK_NOTE:
    if (tags)
      refer_to_note (self, mark);
    break;
  default:
    g_assert_not_reached ();
  }
}

/* The head of a table above its later rows is not content: a reader has heard it. */
static void
draw_repeated (Drawing *self, const MinkaPlace *place)
{
  open_artifact (self, MINKA_ARTIFACT_REPEATED);
  for (guint i = 0; i < place->strip->marks->len; i++)
    draw_mark (self, &g_array_index (place->strip->marks, MinkaMark, i), place->y, FALSE);
  close_artifact (self);
}

static void
draw_cell_marks (Drawing *self, const MinkaPlace *places, guint n, int cell, gboolean begins)
{
  for (guint i = 0; i < n; i++) {
    for (guint j = 0; j < places[i].strip->marks->len; j++) {
      const MinkaMark *mark = &g_array_index (places[i].strip->marks, MinkaMark, j);

      if (mark->cell == cell && (cell >= 0 || (mark->kind == MINKA_MARK_BEGIN) == begins))
        draw_mark (self, mark, places[i].y, TRUE);
    }
  }
}

/* Whether a cell that begins in that row has been opened. */
static gboolean
is_spanned (Drawing *self, MinkaTable *table, guint row)
{
  for (guint i = 0; i < self->spans->len; i++) {
    const Span *span = &g_array_index (self->spans, Span, i);

    if (span->table == table && row <= span->last)
      return TRUE;
  }
  return FALSE;
}

/* The slices of one row that are on one page make a row there, drawn cell by cell as a reader goes. */
static void
draw_slices (Drawing *self, const MinkaPlace *places, guint n)
{
  MinkaTable *table = places->strip->table;
  gboolean spanned;

  draw_cell_marks (self, places, n, -1, TRUE);
  count_row (self, table, places->strip->row);
  spanned = is_spanned (self, table, places->strip->row);
  open_tag (self, &(MinkaTag) { .type = "TR" });
  for (guint i = 0; i < table->n_columns; i++) {
    const MinkaCell *cell = ((GPtrArray *) table->rows->pdata[places->strip->row])->pdata[i];
    const gboolean header = table->columns[i].names_row || cell->leads || cell->wide;

    /* A cell over several rows covers the later pieces of its own first row too. */
    if (cell->covered || (cell->rows > 1 && spanned))
      continue;
    open_tag (self, &(MinkaTag) { .type = header ? "TH" : "TD",
                                  .scope = header ? "/Row" : NULL,
                                  .row_span = cell->rows,
                                  .col_span = cell->wide ? table->n_columns : 1 });
    draw_cell_marks (self, places, n, i, FALSE);
    cairo_tag_end (self->cr, header ? "TH" : "TD");
  }
  cairo_tag_end (self->cr, "TR");
  draw_cell_marks (self, places, n, -1, FALSE);
}

static guint
count_slices (const MinkaPlace *places, guint n)
{
  guint i = 0;

  while (i < n && !places[i].repeated && places[i].strip->table == places->strip->table &&
         places[i].strip->row == places->strip->row)
    i++;
  return i;
}

static void
draw_places (Drawing *self, GArray *array)
{
  const MinkaPlace *places = (const MinkaPlace *) array->data;

  for (guint i = 0; i < array->len;) {
    if (places[i].repeated) {
      draw_repeated (self, &places[i++]);
    } else if (places[i].strip->slice) {
      guint n = count_slices (places + i, array->len - i);

      draw_slices (self, places + i, n);
      i += n;
    } else {
      if (places[i].strip->table != NULL)
        count_row (self, places[i].strip->table, places[i].strip->row);
      for (guint j = 0; j < places[i].strip->marks->len; j++)
        draw_mark (self, &g_array_index (places[i].strip->marks, MinkaMark, j), places[i].y, TRUE);
      i++;
    }
  }
}

static void
draw_notes (Drawing *self, GArray *places, double width)
{
  const MinkaMark rule = { .kind = MINKA_MARK_RULE, .width = width / 4, .height = 0.5 };

  if (places->len > 0)
    draw_mark (self, &rule, g_array_index (places, MinkaPlace, 0).y - MINKA_PAPER_NOTE_GAP / 3, TRUE);
  for (guint i = 0; i < places->len; i++) {
    const MinkaPlace *place = &g_array_index (places, MinkaPlace, i);
    const MinkaMark *line = &g_array_index (place->strip->marks, MinkaMark, 0);
    g_autofree char *attributes =
        g_strdup_printf ("tag_name='Note' id='note-%u-%d'", line->note, line->piece);

    cairo_tag_begin (self->cr, CAIRO_TAG_CONTENT, attributes);
    draw_mark (self, line, place->y, TRUE);
    cairo_tag_end (self->cr, CAIRO_TAG_CONTENT);
  }
}

static void
draw_margin_text (Drawing *self, const char *text, MinkaFace face, MinkaSetting setting, double width,
                  double y)
{
  MinkaStrip strip = { .marks = g_array_new (FALSE, TRUE, sizeof (MinkaMark)) };
  PangoLayout *layout = minka_setter_share_layout (self->setter, face, setting, width, text, NULL);

  /* Nothing else shares the faces of the margins. */
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  minka_strip_add_layout (&strip, layout, 0, 0);
  for (guint i = 0; i < strip.marks->len; i++) {
    MinkaMark *mark = &g_array_index (strip.marks, MinkaMark, i);

    draw_mark (self, mark, y, TRUE);
    pango_layout_line_unref (mark->line);
  }
  g_array_unref (strip.marks);
}

static void
draw_margin_rule (Drawing *self, double width, double y)
{
  MinkaMark rule = { .kind = MINKA_MARK_RULE, .width = width, .height = 0.4, .grey = 0.5 };

  draw_mark (self, &rule, y, TRUE);
}

static void
draw_header (Drawing *self, double width)
{
  MinkaPaper *paper = self->setter->paper;
  g_autofree char *folio = g_strdup_printf ("Folio %d", paper->first_folio + (int) self->page);
  const char *right = *paper->stamp != '\0' ? paper->stamp : paper->first_folio > 0 ? folio : "";

  if (*paper->header == '\0' && *right == '\0')
    return;
  draw_margin_rule (self, width, 52);
  open_artifact (self, MINKA_ARTIFACT_HEADER);
  draw_margin_text (self, paper->header, MINKA_FACE_MARGIN, MINKA_SETTING_LEFT, width - 90, 37);
  draw_margin_text (self, right, MINKA_FACE_MARGIN_BOLD, MINKA_SETTING_RIGHT, width, 37);
  close_artifact (self);
}

static void
draw_footer (Drawing *self, double width, double bottom)
{
  g_autofree char *page = g_strdup_printf ("Página %u de %u", self->page + 1, self->setter->pages->len);

  draw_margin_rule (self, width, bottom - 48);
  open_artifact (self, MINKA_ARTIFACT_FOOTER);
  draw_margin_text (self, self->setter->paper->footer, MINKA_FACE_MARGIN, MINKA_SETTING_LEFT, width - 90,
                    bottom - 44);
  if (!self->setter->paper->uncounted)
    draw_margin_text (self, page, MINKA_FACE_MARGIN, MINKA_SETTING_RIGHT, width, bottom - 44);
  close_artifact (self);
}

static void
draw_page (Drawing *self, MinkaPage *page)
{
  double width = minka_sheet_get_width (page->sheet);
  double height = minka_sheet_get_height (page->sheet);
  double inner = width - MINKA_PAPER_LEFT - MINKA_PAPER_RIGHT;

  self->artifacts = g_array_new (FALSE, FALSE, sizeof (MinkaArtifact));
  g_ptr_array_add (self->log->pages, self->artifacts);
  cairo_pdf_surface_set_size (self->surface, width, height);
  /* The first tag of all must be this one, or cairo does not call the file tagged. */
  if (self->page == 0)
    open_tag (self, &(MinkaTag) { .type = "Document" });
  if (!page->bare)
    draw_header (self, inner);
  draw_places (self, page->places);
  draw_notes (self, page->notes, inner);
  if (!page->bare)
    draw_footer (self, inner, height);
  if (self->page + 1 == self->setter->pages->len)
    cairo_tag_end (self->cr, "Document");
  cairo_show_page (self->cr);
}

/* Contents come before what they list. */
static void
find_headings (Drawing *self)
{
  for (guint i = 0; i < self->setter->pages->len; i++) {
    GArray *places = ((MinkaPage *) self->setter->pages->pdata[i])->places;

    for (guint j = 0; j < places->len; j++) {
      const MinkaPlace *place = &g_array_index (places, MinkaPlace, j);

      for (guint k = 0; k < place->strip->marks->len; k++) {
        const MinkaMark *mark = &g_array_index (place->strip->marks, MinkaMark, k);

        if (mark->kind != MINKA_MARK_OUTLINE)
          continue;
        self->heading_pages[mark->heading - 1] = i;
        self->heading_tops[mark->heading - 1] = place->y;
      }
    }
  }
}

static void
set_metadata (cairo_surface_t *surface, MinkaPaper *paper)
{
  /* What comes next takes apart what later versions pack together, and packs it again. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, paper->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, paper->author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, paper->subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Minka");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, paper->created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, paper->created);
}

static GBytes *
end_drawing (Drawing *self, GByteArray *bytes, GError **error)
{
  cairo_status_t status = cairo_status (self->cr);

  cairo_destroy (self->cr);
  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  cairo_surface_destroy (self->surface);

  if (self->setter->error == NULL && status == CAIRO_STATUS_SUCCESS) {
    MinkaPaper *paper = self->setter->paper;
    const MinkaArchiveFacts facts = { paper->title, paper->author, paper->subject, paper->created,
                                      paper->file };
    g_autoptr (GBytes) drawn = g_byte_array_free_to_bytes (bytes);

    return minka_archive_make (drawn, self->log, &facts, error);
  }

  g_byte_array_unref (bytes);
  if (self->setter->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->setter->error));
  else
    g_set_error (error, MINKA_ERROR, status == CAIRO_STATUS_WRITE_ERROR ? MINKA_ERROR_IO : MINKA_ERROR_FAILED,
                 _ ("The document could not be made: %s."), cairo_status_to_string (status));
  return NULL;
}

/**
 * minka_setter_draw:
 * @self: a setter that has run
 * @error: return location
 *
 * Draws the pages, with the structure that screen readers need.
 *
 * Returns: (transfer full) (nullable): a PDF/A-3a; or %NULL and %MINKA_ERROR_GLYPH, %MINKA_ERROR_FAILED or
 *   %MINKA_ERROR_IO
 */
GBytes *
minka_setter_draw (MinkaSetter *self, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (MinkaTagLog) log = minka_tag_log_new ();
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autofree int *heading_pages = g_new0 (int, self->n_headings);
  g_autofree double *heading_tops = g_new0 (double, self->n_headings);
  Drawing drawing = { .setter = self, .log = log };

  drawing.surface = cairo_pdf_surface_create_for_stream (write_bytes, bytes, minka_sheet_get_width (0),
                                                         minka_sheet_get_height (0));
  set_metadata (drawing.surface, self->paper);
  drawing.spans = spans;
  drawing.heading_pages = heading_pages;
  drawing.heading_tops = heading_tops;
  find_headings (&drawing);
  drawing.cr = cairo_create (drawing.surface);
  for (; drawing.page < self->pages->len; drawing.page++)
    draw_page (&drawing, self->pages->pdata[drawing.page]);
  return end_drawing (&drawing, bytes, error);
}
