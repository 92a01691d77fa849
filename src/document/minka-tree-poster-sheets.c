#include "minka-tree-poster-private.h"

#include <math.h>
#include <pango/pangocairo.h>

/* A poster among the strips of a paper: one page, or the sheets of a wall. */

#define SCALE_MAX (13 / MINKA_POSTER_TEXT)
#define SHEETS_MAX 12
#define WALL_TEXT_MAX 16.0

enum {
  PIECE_CUTS = -1,
  PIECE_CROSSES = -2,
  PIECE_FOOT = -3,
};

typedef struct {
  const MinkaPoster *poster;
  int sheet; /* of the wall */
  double scale;
  double x; /* where the poster begins */
  double y;
  PangoLayout *label;
  PangoLayout *advice;
} View;

static void
draw_foot (const View *self, const MinkaWall *wall, cairo_t *cr)
{
  const double top = MINKA_POSTER_MARGIN + wall->window_height;
  const double right = MINKA_POSTER_MARGIN + wall->window_width;

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, MINKA_POSTER_MARGIN, top + 7);
  pango_cairo_show_layout (cr, self->label);
  cairo_move_to (cr, MINKA_POSTER_MARGIN, top + 18);
  pango_cairo_show_layout (cr, self->advice);
  minka_wall_draw_key (wall, cr, self->sheet, right, top + 18);
}

static void
draw_on_wall (const View *self, const MinkaWall *wall, cairo_t *cr, int piece)
{
  cairo_rectangle_t window;

  minka_wall_get_window (wall, self->sheet, &window);
  if (piece != PIECE_FOOT) {
    cairo_rectangle (cr, MINKA_POSTER_MARGIN, MINKA_POSTER_MARGIN, window.width, window.height);
    cairo_clip (cr);
  } else {
    draw_foot (self, wall, cr);
  }
  cairo_translate (cr, MINKA_POSTER_MARGIN - window.x, MINKA_POSTER_MARGIN - window.y);
  switch (piece) {
  case PIECE_CUTS:
    minka_wall_draw_cuts (wall, cr, self->sheet);
    break;
  case PIECE_CROSSES:
    minka_wall_draw_crosses (wall, self->poster, cr, self->sheet);
    break;
  case PIECE_FOOT:
    minka_wall_draw_ticks (wall, cr, self->sheet);
    break;
  default:
    cairo_translate (cr, self->x, self->y);
    cairo_scale (cr, self->scale, self->scale);
    minka_poster_draw (self->poster, cr, piece);
  }
}

static void
draw_piece (cairo_t *cr, gconstpointer data, int piece)
{
  const View *self = data;

  if (self->poster->wall != NULL) {
    draw_on_wall (self, self->poster->wall, cr, piece);
    return;
  }
  cairo_translate (cr, self->x, self->y);
  cairo_scale (cr, self->scale, self->scale);
  minka_poster_draw (self->poster, cr, piece);
}

static View *
add_view (MinkaPoster *poster, double scale, double x, double y)
{
  View *view = g_new0 (View, 1);

  *view = (View) { .poster = poster, .scale = scale, .x = x, .y = y };
  g_ptr_array_add (poster->views, view);
  return view;
}

static MinkaStrip *
add_page (MinkaSetter *self, MinkaSheet sheet)
{
  MinkaStrip *strip;

  self->sheet = sheet;
  self->fresh_page = self->strips->len > 0;
  strip = minka_setter_strip (self);
  strip->bare = TRUE;
  return strip;
}

static void
add_tagged (MinkaStrip *strip, const View *view, int piece, const char *tag)
{
  minka_strip_open (strip, tag);
  minka_strip_add_drawing (strip, draw_piece, view, piece);
  minka_strip_close (strip, tag);
}

static const char *
tag_of (int piece)
{
  if (piece == MINKA_PIECE_TITLE)
    return "H1";
  return piece >= MINKA_PIECE_CAPTION && piece < MINKA_PIECE_LEGEND ? "H2" : "P";
}

/* One page */

typedef struct {
  MinkaStrip *strip;
  const View *view;
  GArray *open; /* places whose list item is open, the deepest last */
  gboolean *lists;
  gboolean listing;
} Reading;

static void
close_items (Reading *self, int until)
{
  while (self->open->len > 0) {
    const int place = g_array_index (self->open, int, self->open->len - 1);

    if (place == until)
      return;
    if (self->lists[place])
      minka_strip_close (self->strip, "L");
    minka_strip_close (self->strip, "LBody");
    minka_strip_close (self->strip, "LI");
    g_array_set_size (self->open, self->open->len - 1);
  }
}

static void
change_zone (Reading *self, MinkaZone zone)
{
  close_items (self, MINKA_TREE_NOWHERE);
  if (self->listing)
    minka_strip_close (self->strip, "L");
  add_tagged (self->strip, self->view, MINKA_PIECE_CAPTION + (int) zone, "H2");
  self->listing = zone != MINKA_ZONE_CENTRE;
  if (self->listing)
    minka_strip_open (self->strip, "L");
}

/* Whoever cannot see the tree hears it as lists in lists. */
static void
add_boxes (MinkaStrip *strip, const View *view)
{
  const MinkaPoster *poster = view->poster;
  const MinkaTreeShape *shape = poster->shape;
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree gboolean *lists = g_new0 (gboolean, shape->n_items);
  Reading reading = { strip, view, open, lists, FALSE };

  for (int i = 0; i < (int) shape->n_items; i++) {
    const int parent = shape->items[i].parent;

    if (i == 0 || poster->texts[i].zone != poster->texts[i - 1].zone)
      change_zone (&reading, poster->texts[i].zone);
    if (poster->texts[i].zone == MINKA_ZONE_CENTRE) {
      add_tagged (strip, view, MINKA_PIECE_BOX + i, "P");
      continue;
    }
    close_items (&reading, parent);
    if (open->len > 0 && !lists[parent]) {
      minka_strip_open (strip, "L");
      lists[parent] = TRUE;
    }
    minka_strip_open (strip, "LI");
    minka_strip_open (strip, "LBody");
    minka_strip_add_drawing (strip, draw_piece, view, MINKA_PIECE_BOX + i);
    g_array_append_val (open, i);
  }
  close_items (&reading, MINKA_TREE_NOWHERE);
  if (reading.listing)
    minka_strip_close (strip, "L");
}

static void
add_single (MinkaSetter *self, MinkaPoster *poster, MinkaSheet sheet)
{
  const double scale = MIN (minka_poster_get_scale (poster, sheet), SCALE_MAX);
  const View *view =
      add_view (poster, scale, (minka_sheet_get_width (sheet) - poster->width * scale) / 2,
                MAX (MINKA_POSTER_MARGIN, (minka_sheet_get_height (sheet) - poster->height * scale) / 3));
  MinkaStrip *strip = add_page (self, sheet);

  minka_strip_add_drawing (strip, draw_piece, view, MINKA_PIECE_LINES);
  add_tagged (strip, view, MINKA_PIECE_TITLE, "H1");
  if (minka_poster_has (poster, MINKA_PIECE_SUBTITLE))
    add_tagged (strip, view, MINKA_PIECE_SUBTITLE, "P");
  add_boxes (strip, view);
  if (minka_poster_has (poster, MINKA_PIECE_LEGEND))
    add_tagged (strip, view, MINKA_PIECE_LEGEND, "P");
}

/* A4 if it can be read there, else A3; lying or upright, whichever is larger. */
static gboolean
choose_page (const MinkaPoster *poster, MinkaSheet *chosen)
{
  static const MinkaSheet pages[][2] = { { MINKA_SHEET_WIDE, MINKA_SHEET_UPRIGHT },
                                         { MINKA_SHEET_A3_WIDE, MINKA_SHEET_A3_UPRIGHT } };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    const double wide = minka_poster_get_scale (poster, pages[i][0]);
    const double upright = minka_poster_get_scale (poster, pages[i][1]);

    *chosen = pages[i][MIN (wide, SCALE_MAX) >= MIN (upright, SCALE_MAX) ? 0 : 1];
    if (MAX (wide, upright) * MINKA_POSTER_TEXT >= MINKA_POSTER_TEXT_MIN)
      return TRUE;
  }
  return FALSE;
}

/* Sheets of a wall */

static double
shared (double from, double length, double other_from, double other_length)
{
  return MAX (0, MIN (from + length, other_from + other_length) - MAX (from, other_from));
}

/* How much of a piece a sheet shows, from 0 to 1. */
static double
share_on (const MinkaPoster *poster, int piece, int sheet)
{
  const MinkaWall *wall = poster->wall;
  const cairo_rectangle_t place = minka_poster_get_place (poster, piece);
  cairo_rectangle_t window;

  minka_wall_get_window (wall, sheet, &window);
  return shared (place.x * wall->scale + wall->x, place.width * wall->scale, window.x, window.width) *
         shared (place.y * wall->scale + wall->y, place.height * wall->scale, window.y, window.height) /
         (place.width * place.height * wall->scale * wall->scale);
}

/* The sheet that tells a piece: the first of those that show most of it. */
static int
find_teller (const MinkaPoster *poster, int piece)
{
  int teller = 0;
  double most = 0;

  for (int i = 0; i < poster->wall->n_columns * poster->wall->n_rows; i++) {
    const double share = share_on (poster, piece, i);

    if (share > most + 1e-6) {
      most = share;
      teller = i;
    }
  }
  return teller;
}

/* What another sheet tells is only to be seen. */
static void
add_piece (MinkaStrip *strip, const View *view, int piece, const int *tellers)
{
  const MinkaPoster *poster = view->poster;
  const cairo_rectangle_t area = minka_wall_get_area (poster->wall, view->sheet);

  if (!minka_poster_has (poster, piece) || share_on (poster, piece, view->sheet) <= 0)
    return;
  if (tellers[piece] == view->sheet)
    add_tagged (strip, view, piece, tag_of (piece));
  else if (minka_poster_shows_words (poster, piece, &area))
    add_tagged (strip, view, piece, "Artifact");
  else if (piece >= MINKA_PIECE_BOX)
    minka_strip_add_drawing (strip, draw_piece, view, piece + (int) poster->shape->n_items);
}

static void
label (MinkaSetter *self, View *view, int number)
{
  const MinkaPoster *poster = view->poster;
  const MinkaWall *wall = poster->wall;
  const double width = wall->window_width - 210;
  g_autofree char *name = minka_wall_name_sheet (wall, view->sheet);
  g_autofree char *line = g_strdup_printf ("%s · hoja %d de %d · %s", name, number, wall->n_sheets,
                                           minka_poster_title (poster->shape->tree));

  view->label = minka_setter_layout (self, MINKA_FACE_MARGIN_BOLD, MINKA_SETTING_LEFT, width, line, NULL);
  view->advice = minka_setter_layout (
      self, MINKA_FACE_MARGIN, MINKA_SETTING_LEFT, width,
      wall->n_sheets > 1 ? "Corte por la línea de puntos y pegue de modo que las cruces coincidan." : "",
      NULL);
}

static void
add_sheet (MinkaSetter *self, MinkaPoster *poster, int sheet, int number, const int *tellers)
{
  const MinkaWall *wall = poster->wall;
  MinkaStrip *strip = add_page (self, wall->sheet);
  View *view = add_view (poster, wall->scale, wall->x, wall->y);

  view->sheet = sheet;
  label (self, view, number);
  minka_strip_add_drawing (strip, draw_piece, view, PIECE_CUTS);
  minka_strip_add_drawing (strip, draw_piece, view, MINKA_PIECE_LINES);
  add_piece (strip, view, MINKA_PIECE_TITLE, tellers);
  add_piece (strip, view, MINKA_PIECE_SUBTITLE, tellers);
  for (int i = 0; i < (int) poster->shape->n_items; i++) {
    if (i == 0 || poster->texts[i].zone != poster->texts[i - 1].zone)
      add_piece (strip, view, MINKA_PIECE_CAPTION + (int) poster->texts[i].zone, tellers);
    add_piece (strip, view, MINKA_PIECE_BOX + i, tellers);
  }
  add_piece (strip, view, MINKA_PIECE_LEGEND, tellers);
  minka_strip_add_drawing (strip, draw_piece, view, PIECE_CROSSES);
  add_tagged (strip, view, PIECE_FOOT, "Artifact");
}

/* Of few sheets the one with the largest letters, of many the one with the fewest sheets. */
static gboolean
is_better (const MinkaWall *self, const MinkaWall *other)
{
  const int n = MAX (self->n_sheets, SHEETS_MAX), other_n = MAX (other->n_sheets, SHEETS_MAX);

  if (n != other_n)
    return n < other_n;
  if (fabs (self->scale - other->scale) > 1e-6)
    return self->scale > other->scale;
  return self->n_sheets < other->n_sheets;
}

/* Tries the scales at which the poster is as wide or as high as some number of sheets. */
static void
choose_wall (MinkaPoster *poster)
{
  static const MinkaSheet sheets[] = { MINKA_SHEET_WIDE, MINKA_SHEET_UPRIGHT };
  const double least = MINKA_POSTER_TEXT_MIN / MINKA_POSTER_TEXT, most = WALL_TEXT_MAX / MINKA_POSTER_TEXT;

  g_clear_pointer (&poster->wall, minka_wall_free);
  for (int i = 0; i < 2 * 2 * SHEETS_MAX; i++) {
    const MinkaSheet sheet = sheets[i % 2];
    const double fits = minka_wall_get_scale (poster, sheet, i / 4 + 1, i / 2 % 2);
    g_autoptr (MinkaWall) wall = minka_wall_new (poster, sheet, CLAMP (fits, least, most));

    if (poster->wall == NULL || is_better (wall, poster->wall)) {
      g_clear_pointer (&poster->wall, minka_wall_free);
      poster->wall = g_steal_pointer (&wall);
    }
  }
}

static void
add_wall (MinkaSetter *self, MinkaPoster *poster)
{
  g_autofree int *tellers = g_new0 (int, MINKA_PIECE_BOX + poster->shape->n_items);
  int number = 0;

  choose_wall (poster);
  for (int i = MINKA_PIECE_TITLE; i < MINKA_PIECE_BOX + (int) poster->shape->n_items; i++)
    tellers[i] = minka_poster_has (poster, i) ? find_teller (poster, i) : 0;
  for (int i = 0; i < poster->wall->n_columns * poster->wall->n_rows; i++)
    if (poster->wall->filled[i])
      add_sheet (self, poster, i, ++number, tellers);
}

/**
 * minka_setter_add_poster:
 * @self: a setter
 * @poster: a poster that it has set, which must outlive it
 * @sheets: whether it is to be sheets for a wall
 *
 * Adds the poster as pages without margins of the paper's own: one if its text can be read there, or else sheets.
 */
void
minka_setter_add_poster (MinkaSetter *self, MinkaPoster *poster, gboolean sheets)
{
  MinkaSheet sheet;

  if (!sheets && choose_page (poster, &sheet))
    add_single (self, poster, sheet);
  else
    add_wall (self, poster);
}
