#include "minka-tree-poster-private.h"

#include <math.h>

/* How the sheets of a wall are joined: neighbours overlap, and what is drawn there is the same on both. */

#define CROSS 7.0
#define KEY_HEIGHT 25.0
#define KEY_WIDTH 120.0

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
  const double width = poster->width * scale + 8, height = poster->height * scale + 8;

  self->sheet = sheet;
  self->scale = scale;
  self->window_width = minka_sheet_get_width (sheet) - 2 * MINKA_POSTER_MARGIN;
  self->window_height = minka_sheet_get_height (sheet) - MINKA_POSTER_MARGIN - MINKA_POSTER_FOOT;
  self->step_x = self->window_width - MINKA_POSTER_OVERLAP;
  self->step_y = self->window_height - MINKA_POSTER_OVERLAP;
  self->n_columns = MAX (1, (int) ceil ((width - MINKA_POSTER_OVERLAP) / self->step_x));
  self->n_rows = MAX (1, (int) ceil ((height - MINKA_POSTER_OVERLAP) / self->step_y));
  self->x = (self->n_columns * self->step_x + MINKA_POSTER_OVERLAP - width) / 2 + 4;
  self->y = (self->n_rows * self->step_y + MINKA_POSTER_OVERLAP - height) / 2 + 4;
  self->filled = g_new0 (gboolean, self->n_columns * self->n_rows);
  for (int i = 0; i < self->n_columns * self->n_rows; i++) {
    cairo_rectangle_t area;

    minka_wall_get_window (self, i, &area);
    area = (cairo_rectangle_t) { (area.x - self->x) / scale, (area.y - self->y) / scale, area.width / scale,
                                 area.height / scale };
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

static void
begin_cut (cairo_t *cr)
{
  static const double dashes[] = { 1.5, 3.5 };

  cairo_set_source_rgb (cr, 0.4, 0.4, 0.4);
  cairo_set_line_width (cr, 0.6);
  cairo_set_dash (cr, dashes, 2, 0);
}

/**
 * minka_wall_draw_cuts:
 * @self: a wall
 * @cr: where to, in points of the wall
 * @sheet: a sheet
 *
 * Draws the lines along which the sheet and its neighbours are cut.
 */
void
minka_wall_draw_cuts (const MinkaWall *self, cairo_t *cr, int sheet)
{
  const int column = sheet % self->n_columns, row = sheet / self->n_columns;

  begin_cut (cr);
  for (int i = 0; i < 2; i++) {
    if (is_filled (self, column - 1 + i, row) && is_filled (self, column + i, row)) {
      cairo_move_to (cr, border_x (self, column + i), row * self->step_y);
      cairo_rel_line_to (cr, 0, self->window_height);
      cairo_stroke (cr);
    }
    if (is_filled (self, column, row - 1 + i) && is_filled (self, column, row + i)) {
      cairo_move_to (cr, column * self->step_x, border_y (self, row + i));
      cairo_rel_line_to (cr, self->window_width, 0);
      cairo_stroke (cr);
    }
  }
  cairo_set_dash (cr, NULL, 0, 0);
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

/* Beside the middle of a border and near both its ends, where nothing is in the way if there is such a place. */
static void
draw_border_crosses (const MinkaWall *self, const MinkaPoster *poster, cairo_t *cr, double x, double y,
                     double length, gboolean upright)
{
  static const double shares[] = { 0.18, 0.5, 0.82 };
  const double reach = length * 0.12, room = CROSS + 2;

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++) {
    double at = length * shares[i];

    for (int step = 0; step * 3 < reach * 2; step++) {
      const double there = length * shares[i] + (step % 2 ? -1 : 1) * (step + 1) / 2 * 3;
      const double cx = x + (upright ? 0 : there), cy = y + (upright ? there : 0);
      const cairo_rectangle_t area = { (cx - room - self->x) / self->scale,
                                       (cy - room - self->y) / self->scale, 2 * room / self->scale,
                                       2 * room / self->scale };

      if (!minka_poster_touches (poster, &area)) {
        at = there;
        break;
      }
    }
    draw_cross (cr, x + (upright ? 0 : at), y + (upright ? at : 0));
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
