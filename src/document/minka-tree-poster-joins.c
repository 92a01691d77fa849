#include "minka-tree-poster-private.h"

#include <math.h>

/* How the sheets of a wall are joined: neighbours overlap, and what is drawn there is the same on both. */

#define EDGE 4.0
#define CROSS 7.0
#define KEY_HEIGHT 25.0
#define KEY_WIDTH 200.0

static double
border_x (const MinkaWall *self, int column)
{
  return column * self->step_x + MINKA_POSTER_OVERLAP / 2;
}

static double
border_y (const MinkaWall *self, int row)
{
  return row * self->step_y + MINKA_POSTER_OVERLAP / 2;
}

static gboolean
is_filled (const MinkaWall *self, int column, int row)
{
  return column >= 0 && row >= 0 && column < self->n_columns && row < self->n_rows &&
         self->filled[row * self->n_columns + column];
}

/* How many boxes are cut where sheets are joined, each counted as often as it is. */
static int
count_cuts (const MinkaWall *self, const MinkaPoster *poster, gboolean across)
{
  const int n = across ? self->n_columns : self->n_rows;
  int cuts = 0;

  for (int i = MINKA_PIECE_TITLE; i < MINKA_PIECE_BOX + (int) poster->shape->n_items; i++) {
    const cairo_rectangle_t place = minka_poster_get_place (poster, i);
    const double from = across ? self->x + place.x * self->scale : self->y + place.y * self->scale;
    const double to = from + (across ? place.width : place.height) * self->scale;

    for (int j = 1; minka_poster_has (poster, i) && j < n; j++) {
      const double border = across ? border_x (self, j) : border_y (self, j);

      cuts += from < border && to > border;
    }
  }
  return cuts;
}

/* Moves the poster where there is room, so that few boxes are cut; else it stays in the middle. */
static void
shift (MinkaWall *self, const MinkaPoster *poster, gboolean across, double slack)
{
  double *at = across ? &self->x : &self->y;
  const double middle = *at;
  double best_at = middle;
  int best = count_cuts (self, poster, across);

  for (int i = 1; i <= 40 && best > 0; i++) {
    int cuts;

    *at = middle + (i % 2 ? -1 : 1) * (i + 1) / 2 * slack / 40;
    cuts = count_cuts (self, poster, across);
    if (cuts < best) {
      best = cuts;
      best_at = *at;
    }
  }
  *at = best_at;
}

static void
lay_sheets (MinkaWall *self, MinkaSheet sheet)
{
  self->sheet = sheet;
  self->window_width = minka_sheet_get_width (sheet) - 2 * MINKA_POSTER_MARGIN;
  self->window_height = minka_sheet_get_height (sheet) - MINKA_POSTER_MARGIN - MINKA_POSTER_FOOT;
  self->step_x = self->window_width - MINKA_POSTER_OVERLAP;
  self->step_y = self->window_height - MINKA_POSTER_OVERLAP;
}

/**
 * minka_wall_get_scale:
 * @poster: a poster
 * @sheet: the sheets that it is drawn on
 * @n: how many of them
 * @across: whether they lie beside each other; else below each other
 *
 * Returns: how much larger the poster is to be drawn to be as wide or as high as they are
 */
double
minka_wall_get_scale (const MinkaPoster *poster, MinkaSheet sheet, int n, gboolean across)
{
  MinkaWall wall;

  lay_sheets (&wall, sheet);
  return ((across ? n * wall.step_x : n * wall.step_y) + MINKA_POSTER_OVERLAP - 2 * EDGE - 0.01) /
         (across ? poster->width : poster->height);
}

/**
 * minka_wall_new:
 * @poster: a poster
 * @sheet: the sheets that it is drawn on
 * @scale: how much larger it is drawn
 *
 * Returns: (transfer full): the sheets it takes
 */
MinkaWall *
minka_wall_new (const MinkaPoster *poster, MinkaSheet sheet, double scale)
{
  MinkaWall *self = g_new0 (MinkaWall, 1);
  const double width = poster->width * scale + 2 * EDGE, height = poster->height * scale + 2 * EDGE;

  lay_sheets (self, sheet);
  self->scale = scale;
  self->n_columns = MAX (1, (int) ceil ((width - MINKA_POSTER_OVERLAP) / self->step_x));
  self->n_rows = MAX (1, (int) ceil ((height - MINKA_POSTER_OVERLAP) / self->step_y));
  self->x = (self->n_columns * self->step_x + MINKA_POSTER_OVERLAP - width) / 2 + EDGE;
  self->y = (self->n_rows * self->step_y + MINKA_POSTER_OVERLAP - height) / 2 + EDGE;
  shift (self, poster, TRUE, 2 * (self->x - EDGE));
  shift (self, poster, FALSE, 2 * (self->y - EDGE));
  self->filled = g_new0 (gboolean, self->n_columns * self->n_rows);
  for (int i = 0; i < self->n_columns * self->n_rows; i++) {
    const cairo_rectangle_t area = minka_wall_get_area (self, i);

    self->filled[i] = minka_poster_touches (poster, &area);
    self->n_sheets += self->filled[i];
  }
  return self;
}

/**
 * minka_wall_free:
 * @self: (transfer full): a wall
 */
void
minka_wall_free (MinkaWall *self)
{
  g_free (self->filled);
  g_free (self);
}

/**
 * minka_wall_get_window:
 * @self: a wall
 * @sheet: a sheet, row by row
 * @window: (out): the part of the wall that it shows
 */
void
minka_wall_get_window (const MinkaWall *self, int sheet, cairo_rectangle_t *window)
{
  *window =
      (cairo_rectangle_t) { sheet % self->n_columns * self->step_x, sheet / self->n_columns * self->step_y,
                            self->window_width, self->window_height };
}

/**
 * minka_wall_get_area:
 * @self: a wall
 * @sheet: a sheet, row by row
 *
 * Returns: the part of the poster that it shows
 */
cairo_rectangle_t
minka_wall_get_area (const MinkaWall *self, int sheet)
{
  cairo_rectangle_t area;

  minka_wall_get_window (self, sheet, &area);
  return (cairo_rectangle_t) { (area.x - self->x) / self->scale, (area.y - self->y) / self->scale,
                               area.width / self->scale, area.height / self->scale };
}

/**
 * minka_wall_name_sheet:
 * @self: a wall
 * @sheet: a sheet, row by row
 *
 * Returns: (transfer full): a letter for its row and a number for its column: «A2»
 */
char *
minka_wall_name_sheet (const MinkaWall *self, int sheet)
{
  const int row = sheet / self->n_columns;
  char first[] = { (char) ('A' + (row / 26 - 1) % 26), '\0' };

  return g_strdup_printf ("%s%c%d", row >= 26 ? first : "", 'A' + row % 26, sheet % self->n_columns + 1);
}

/* Cuts and crosses */

/* Where one line lies on another, so do their dots. */
static void
draw_cut (cairo_t *cr, double x, double y, double length, gboolean upright)
{
  static const double dashes[] = { 1.5, 3.5 };

  cairo_set_dash (cr, dashes, 2, upright ? y : x);
  cairo_move_to (cr, x, y);
  cairo_rel_line_to (cr, upright ? 0 : length, upright ? length : 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/**
 * minka_wall_draw_cuts:
 * @self: a wall
 * @cr: where to, in points of the wall
 * @sheet: a sheet
 *
 * Draws the lines along which the sheet and those around it are cut.
 */
void
minka_wall_draw_cuts (const MinkaWall *self, cairo_t *cr, int sheet)
{
  const int column = sheet % self->n_columns, row = sheet / self->n_columns;

  cairo_set_source_rgb (cr, 0.4, 0.4, 0.4);
  cairo_set_line_width (cr, 0.6);
  for (int r = row - 1; r <= row + 1; r++)
    for (int c = column - 1; c <= column + 1; c++) {
      if (is_filled (self, c, r) && is_filled (self, c + 1, r))
        draw_cut (cr, border_x (self, c + 1), r * self->step_y, self->window_height, TRUE);
      if (is_filled (self, c, r) && is_filled (self, c, r + 1))
        draw_cut (cr, c * self->step_x, border_y (self, r + 1), self->window_width, FALSE);
    }
}

static void
draw_cross (cairo_t *cr, double x, double y)
{
  cairo_new_path (cr);
  cairo_arc (cr, x, y, CROSS * 0.55, 0, 2 * G_PI);
  cairo_move_to (cr, x - CROSS, y);
  cairo_line_to (cr, x + CROSS, y);
  cairo_move_to (cr, x, y - CROSS);
  cairo_line_to (cr, x, y + CROSS);
  cairo_stroke (cr);
}

static gboolean
is_free (const MinkaWall *self, const MinkaPoster *poster, double x, double y)
{
  const double room = CROSS + 2;
  const cairo_rectangle_t area = { (x - room - self->x) / self->scale, (y - room - self->y) / self->scale,
                                   2 * room / self->scale, 2 * room / self->scale };

  return !minka_poster_touches (poster, &area);
}

/* Near the middle of a border and near both its ends, where nothing is in the way. */
static void
draw_border_crosses (const MinkaWall *self, const MinkaPoster *poster, cairo_t *cr, double x, double y,
                     double length, gboolean upright)
{
  static const double shares[] = { 0.18, 0.82, 0.5 };
  const double reach = length * 0.15;
  int n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++) {
    const double wanted = length * shares[i];
    double at = wanted;
    gboolean found = FALSE;

    for (double away = 0; away <= reach && !found; away += 3)
      for (int side = -1; side <= 1 && !found; side += 2) {
        at = wanted + side * away;
        found = MIN (at, length - at) > MINKA_POSTER_OVERLAP + CROSS &&
                is_free (self, poster, x + (upright ? 0 : at), y + (upright ? at : 0));
      }
    if (!found && (i + 1 < G_N_ELEMENTS (shares) || n > 0))
      continue;
    if (!found)
      at = wanted;
    draw_cross (cr, x + (upright ? 0 : at), y + (upright ? at : 0));
    n++;
  }
}

/**
 * minka_wall_draw_crosses:
 * @self: a wall
 * @poster: what is on it
 * @cr: where to, in points of the wall
 * @sheet: a sheet
 *
 * Draws the marks that lie on each other when the sheet and its neighbours are joined.
 */
void
minka_wall_draw_crosses (const MinkaWall *self, const MinkaPoster *poster, cairo_t *cr, int sheet)
{
  const int column = sheet % self->n_columns, row = sheet / self->n_columns;

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.7);
  for (int i = 0; i < 2; i++) {
    if (is_filled (self, column - 1 + i, row) && is_filled (self, column + i, row))
      draw_border_crosses (self, poster, cr, border_x (self, column + i), row * self->step_y,
                           self->window_height, TRUE);
    if (is_filled (self, column, row - 1 + i) && is_filled (self, column, row + i))
      draw_border_crosses (self, poster, cr, column * self->step_x, border_y (self, row + i),
                           self->window_width, FALSE);
  }
}

/**
 * minka_wall_draw_ticks:
 * @self: a wall
 * @cr: where to, in points of the wall
 * @sheet: a sheet
 *
 * Draws in its margins where its cuts begin and end.
 */
void
minka_wall_draw_ticks (const MinkaWall *self, cairo_t *cr, int sheet)
{
  const int column = sheet % self->n_columns, row = sheet / self->n_columns;
  const double left = column * self->step_x, top = row * self->step_y;
  const double right = left + self->window_width, bottom = top + self->window_height;

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.6);
  for (int i = 0; i < 2; i++) {
    const double x = border_x (self, column + i), y = border_y (self, row + i);

    if (is_filled (self, column - 1 + i, row) && is_filled (self, column + i, row)) {
      cairo_move_to (cr, x, top - 2);
      cairo_line_to (cr, x, top - 10);
      cairo_move_to (cr, x, bottom + 2);
      cairo_line_to (cr, x, bottom + 10);
    }
    if (is_filled (self, column, row - 1 + i) && is_filled (self, column, row + i)) {
      cairo_move_to (cr, left - 2, y);
      cairo_line_to (cr, left - 10, y);
      cairo_move_to (cr, right + 2, y);
      cairo_line_to (cr, right + 10, y);
    }
  }
  cairo_stroke (cr);
}

/**
 * minka_wall_draw_key:
 * @self: a wall
 * @cr: where to, in points
 * @sheet: a sheet
 * @right: the right edge
 * @middle: the middle, down
 *
 * Draws all sheets small, this one filled.
 */
void
minka_wall_draw_key (const MinkaWall *self, cairo_t *cr, int sheet, double right, double middle)
{
  const double ratio = self->window_width / self->window_height;
  const double height =
      MIN (MIN (KEY_HEIGHT / self->n_rows, KEY_WIDTH / self->n_columns / ratio), KEY_HEIGHT / 2);
  const double left = right - self->n_columns * height * ratio, top = middle - self->n_rows * height / 2;

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.5);
  for (int i = 0; i < self->n_columns * self->n_rows; i++) {
    if (!self->filled[i])
      continue;
    cairo_rectangle (cr, left + i % self->n_columns * height * ratio + 0.5,
                     top + i / self->n_columns * height + 0.5, height * ratio - 1, height - 1);
    if (i == sheet)
      cairo_fill_preserve (cr);
    cairo_stroke (cr);
  }
}
