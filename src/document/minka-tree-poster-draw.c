#include "minka-tree-poster-private.h"

#include <math.h>
#include <pango/pangocairo.h>

#define ARROW 6.0
#define BEND 6.0
#define ROUND 10.0
#define BADGE 13.0
#define PADDING 6.0

typedef struct {
  double red, green, blue;
} Colour;

/* Fills are all but white in grey, and no border is lighter than half of black. */
static const struct {
  Colour fill, border;
} colours[][3] = {
  [MINKA_TREE_PROBLEMS] = {
    [MINKA_BRANCH_CENTRE] = { { 0.992, 0.894, 0.882 }, { 0.55, 0.08, 0.10 } },
    [MINKA_BRANCH_BELOW] = { { 0.995, 0.961, 0.890 }, { 0.47, 0.29, 0.03 } },
    [MINKA_BRANCH_ABOVE] = { { 0.957, 0.941, 0.973 }, { 0.36, 0.20, 0.49 } },
  },
  [MINKA_TREE_OBJECTIVES] = {
    [MINKA_BRANCH_CENTRE] = { { 0.878, 0.957, 0.890 }, { 0.05, 0.36, 0.16 } },
    [MINKA_BRANCH_BELOW] = { { 0.918, 0.969, 0.965 }, { 0.03, 0.36, 0.38 } },
    [MINKA_BRANCH_ABOVE] = { { 0.918, 0.949, 0.992 }, { 0.09, 0.28, 0.55 } },
  },
};

static const Colour ink = { 0.10, 0.10, 0.10 };
static const Colour quiet = { 0.27, 0.27, 0.27 };
static const Colour white = { 1, 1, 1 };

static void
set_colour (cairo_t *cr, const Colour *colour)
{
  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
}

static void
draw_layout (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

/* Lines */

/* A line through the points, its corners rounded; the axes are the only ways it goes. */
static void
trace_line (cairo_t *cr, const double *x, const double *y, int n)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x[0], y[0]);
  for (int i = 1; i + 1 < n; i++) {
    const double before = hypot (x[i] - x[i - 1], y[i] - y[i - 1]);
    const double behind = hypot (x[i + 1] - x[i], y[i + 1] - y[i]);
    const double bend = MIN (BEND, MIN (before, behind) / 2);

    if (bend < 0.01) {
      cairo_line_to (cr, x[i], y[i]);
      continue;
    }
    cairo_line_to (cr, x[i] + (x[i - 1] - x[i]) * bend / before, y[i] + (y[i - 1] - y[i]) * bend / before);
    cairo_curve_to (
        cr, x[i] + (x[i - 1] - x[i]) * bend * 0.45 / before, y[i] + (y[i - 1] - y[i]) * bend * 0.45 / before,
        x[i] + (x[i + 1] - x[i]) * bend * 0.45 / behind, y[i] + (y[i + 1] - y[i]) * bend * 0.45 / behind,
        x[i] + (x[i + 1] - x[i]) * bend / behind, y[i] + (y[i + 1] - y[i]) * bend / behind);
  }
  cairo_line_to (cr, x[n - 1], y[n - 1]);
}

/* An arrow that comes from @from and ends at @y. */
static void
draw_arrow (cairo_t *cr, double x, double y, double from)
{
  const double back = from > y ? ARROW : -ARROW;

  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x - ARROW * 0.55, y + back);
  cairo_line_to (cr, x + ARROW * 0.55, y + back);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* Causes lead up to what they cause, and that to its effects. */
static void
draw_family (const MinkaPoster *self, cairo_t *cr, const MinkaTreeFamily *family)
{
  const gboolean above = family->bus_y < family->stem_y;

  for (int i = 0; i < family->n; i++) {
    const MinkaTreeBox *child = &self->boxes[self->routes->children[family->first + i]];
    const double middle = child->x + child->width / 2;
    const double edge = above ? child->y + child->height : child->y;
    const double x[] = { family->stem_x, family->stem_x, middle, middle };
    const double y[] = { family->stem_y + (above ? 0 : ARROW / 2), family->bus_y, family->bus_y,
                         edge + (above ? ARROW / 2 : 0) };

    trace_line (cr, x, y, 4);
    cairo_stroke (cr);
    if (above)
      draw_arrow (cr, middle, edge, family->bus_y);
  }
  if (!above)
    draw_arrow (cr, family->stem_x, family->stem_y, family->bus_y);
}

static void
draw_detour (const MinkaPoster *self, cairo_t *cr, const MinkaTreeDetour *detour)
{
  static const double dashes[] = { 4, 2.6 };
  const gboolean above = self->shape->items[detour->child].side == MINKA_BRANCH_ABOVE;
  const int tip = above ? 0 : 3, before = above ? 1 : 2;

  trace_line (cr, detour->x, detour->y, 4);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  draw_arrow (cr, detour->x[tip], detour->y[tip], detour->y[before]);
}

/* A bar beside each row of boxes that has a caption, and a line before what is loose. */
static void
draw_zones (const MinkaPoster *self, cairo_t *cr)
{
  static const MinkaBranch branches[] = { MINKA_BRANCH_CENTRE, MINKA_BRANCH_BELOW, MINKA_BRANCH_ABOVE };
  static const double dots[] = { 1, 3 };
  const cairo_rectangle_t *loose = &self->zones[MINKA_ZONE_LOOSE];
  const MinkaPosterText *caption = &self->captions[MINKA_ZONE_LOOSE];

  for (int i = 0; i < MINKA_ZONE_LOOSE; i++) {
    const MinkaPosterText *text = &self->captions[i];

    if (text->text == NULL)
      continue;
    set_colour (cr, &colours[self->shape->tree][branches[i]].border);
    cairo_rectangle (cr, self->gutter - 10, MIN (self->zones[i].y, text->place.y),
                     (i == MINKA_ZONE_CENTRE ? 3 : 1.5) * text->factor,
                     MAX (self->zones[i].height, text->place.height));
    cairo_fill (cr);
  }
  if (caption->text == NULL || self->captions[MINKA_ZONE_CENTRE].text == NULL)
    return;
  set_colour (cr, &quiet);
  cairo_set_line_width (cr, 0.8);
  cairo_set_dash (cr, dots, 2, 0);
  cairo_move_to (cr, loose->x - 9, caption->place.y);
  cairo_line_to (cr, loose->x - 9, self->height - self->legend.place.height);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_lines (const MinkaPoster *self, cairo_t *cr)
{
  draw_zones (self, cr);
  set_colour (cr, &quiet);
  cairo_set_line_width (cr, 1);
  for (guint i = 0; i < self->routes->n_detours; i++)
    draw_detour (self, cr, &self->routes->detours[i]);
  for (guint i = 0; i < self->routes->n_families; i++)
    draw_family (self, cr, &self->routes->families[i]);
}

/* Boxes */

static void
trace_box (cairo_t *cr, double x, double y, double width, double height, double r)
{
  cairo_new_path (cr);
  r = MIN (r, MIN (width, height) / 2);
  if (r <= 0) {
    cairo_rectangle (cr, x, y, width, height);
    return;
  }
  cairo_arc (cr, x + width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static double
words_x (const MinkaPoster *self, int place)
{
  return self->boxes[place].x + self->boxes[place].width / 2 -
         pango_layout_get_width (self->texts[place].text) / (2.0 * PANGO_SCALE);
}

static double
words_y (const MinkaPoster *self, int place)
{
  return self->boxes[place].y + PADDING + (self->texts[place].badge != NULL ? BADGE + 3 : 0);
}

static double
badge_x (const MinkaPoster *self, int place)
{
  return self->boxes[place].x + self->boxes[place].width / 2 -
         pango_layout_get_width (self->texts[place].badge) / (2.0 * PANGO_SCALE);
}

static double
badge_y (const MinkaPoster *self, int place)
{
  return self->boxes[place].y + PADDING - 1 +
         (BADGE - minka_layout_get_height (self->texts[place].badge)) / 2;
}

static void
draw_badge (const MinkaPoster *self, cairo_t *cr, int place, gboolean words)
{
  const MinkaTreeBox *box = &self->boxes[place];
  PangoLayout *badge = self->texts[place].badge;
  int width;
  double wide;

  pango_layout_get_pixel_size (badge, &width, NULL);
  wide = width + 12;
  trace_box (cr, box->x + (box->width - wide) / 2, box->y + PADDING - 1, wide, BADGE, BADGE / 2);
  set_colour (cr, &ink);
  cairo_fill (cr);
  set_colour (cr, &white);
  if (words)
    draw_layout (cr, badge, badge_x (self, place), badge_y (self, place));
}

/* The centre has a thick border and its nearest causes and effects a stronger one than those behind; effects have
 * round corners. */
static void
draw_box (const MinkaPoster *self, cairo_t *cr, int place, gboolean words)
{
  static const double dashes[] = { 4, 2.4 };
  const MinkaTreeItem *item = &self->shape->items[place];
  const MinkaTreeBox *box = &self->boxes[place];
  const MinkaPosterBox *text = &self->texts[place];
  const double thick = text->zone == MINKA_ZONE_CENTRE ? 3 : item->depth == 1 ? 1.4 : 0.8;

  trace_box (cr, box->x, box->y, box->width, box->height, item->side == MINKA_BRANCH_ABOVE ? ROUND : 0);
  set_colour (cr, &colours[self->shape->tree][item->side].fill);
  cairo_fill_preserve (cr);
  set_colour (cr, &colours[self->shape->tree][item->side].border);
  cairo_set_line_width (cr, text->zone == MINKA_ZONE_LOOSE ? 1 : thick);
  cairo_set_dash (cr, dashes, text->zone == MINKA_ZONE_LOOSE ? 2 : 0, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (text->badge != NULL)
    draw_badge (self, cr, place, words);
  set_colour (cr, &ink);
  if (words)
    draw_layout (cr, text->text, words_x (self, place), words_y (self, place));
}

static const MinkaPosterText *
get_text (const MinkaPoster *self, int piece)
{
  switch (piece) {
  case MINKA_PIECE_TITLE:
    return &self->title;
  case MINKA_PIECE_SUBTITLE:
    return &self->subtitle;
  case MINKA_PIECE_LEGEND:
    return &self->legend;
  default:
    return &self->captions[piece - MINKA_PIECE_CAPTION];
  }
}

/**
 * minka_poster_has:
 * @self: a poster
 * @piece: a text or a box
 *
 * Returns: whether it is there
 */
gboolean
minka_poster_has (const MinkaPoster *self, int piece)
{
  return piece >= MINKA_PIECE_BOX || get_text (self, piece)->text != NULL;
}

/**
 * minka_poster_get_place:
 * @self: a poster
 * @piece: a text or a box
 *
 * Returns: where it is, border and all
 */
cairo_rectangle_t
minka_poster_get_place (const MinkaPoster *self, int piece)
{
  const MinkaTreeBox *box;

  if (piece < MINKA_PIECE_BOX)
    return get_text (self, piece)->place;
  box = &self->boxes[piece - MINKA_PIECE_BOX];
  return (cairo_rectangle_t) { box->x - 2, box->y - 2, box->width + 4, box->height + 4 };
}

static gboolean
crosses_line (const cairo_rectangle_t *area, double x1, double y1, double x2, double y2)
{
  return MIN (x1, x2) - 1 < area->x + area->width && MAX (x1, x2) + 1 > area->x &&
         MIN (y1, y2) - 1 < area->y + area->height && MAX (y1, y2) + 1 > area->y;
}

static gboolean
touches_lines (const MinkaPoster *self, const cairo_rectangle_t *area)
{
  const MinkaTreeRoutes *routes = self->routes;

  for (guint i = 0; i < routes->n_families; i++) {
    const MinkaTreeFamily *family = &routes->families[i];

    if (crosses_line (area, family->stem_x, family->stem_y, family->stem_x, family->bus_y) ||
        crosses_line (area, family->left, family->bus_y, family->right, family->bus_y))
      return TRUE;
    for (int j = 0; j < family->n; j++) {
      const MinkaTreeBox *child = &self->boxes[routes->children[family->first + j]];
      const double middle = child->x + child->width / 2;

      if (crosses_line (area, middle, family->bus_y, middle, child->y))
        return TRUE;
    }
  }
  for (guint i = 0; i < routes->n_detours; i++)
    for (int j = 0; j < 3; j++) {
      const MinkaTreeDetour *detour = &routes->detours[i];

      if (crosses_line (area, detour->x[j], detour->y[j], detour->x[j + 1], detour->y[j + 1]))
        return TRUE;
    }
  return FALSE;
}

/**
 * minka_poster_touches:
 * @self: a poster
 * @area: a part of it
 *
 * Returns: whether there is anything to see
 */
gboolean
minka_poster_touches (const MinkaPoster *self, const cairo_rectangle_t *area)
{
  for (int i = MINKA_PIECE_TITLE; i < MINKA_PIECE_BOX + (int) self->shape->n_items; i++) {
    const cairo_rectangle_t place = minka_poster_get_place (self, i);

    if (minka_poster_has (self, i) &&
        crosses_line (area, place.x, place.y, place.x + place.width, place.y + place.height))
      return TRUE;
  }
  return touches_lines (self, area);
}

/* Cairo leaves out what is outside of the clip, run by run. */
static gboolean
shows_run (PangoLayout *layout, double x, double y, double factor, const cairo_rectangle_t *area)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  const double unit = factor / PANGO_SCALE, sliver = 0.1;
  gboolean shown = FALSE;

  do {
    PangoRectangle drawn;

    pango_layout_iter_get_run_extents (iter, &drawn, NULL);
    shown |=
        drawn.width > 0 &&
        MIN (x + (drawn.x + drawn.width) * unit, area->x + area->width) - MAX (x + drawn.x * unit, area->x) >
            sliver &&
        MIN (y + (drawn.y + drawn.height) * unit, area->y + area->height) -
                MAX (y + drawn.y * unit, area->y) >
            sliver;
  } while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
  return shown;
}

/**
 * minka_poster_shows_words:
 * @self: a poster
 * @piece: a text or a box
 * @area: a part of the poster
 *
 * Returns: whether any of its words are there
 */
gboolean
minka_poster_shows_words (const MinkaPoster *self, int piece, const cairo_rectangle_t *area)
{
  const int place = piece - MINKA_PIECE_BOX;
  const MinkaPosterText *text;

  if (place >= 0)
    return shows_run (self->texts[place].text, words_x (self, place), words_y (self, place), 1, area) ||
           (self->texts[place].badge != NULL &&
            shows_run (self->texts[place].badge, badge_x (self, place), badge_y (self, place), 1, area));
  text = get_text (self, piece);
  return text->text != NULL && shows_run (text->text, text->place.x, text->place.y, text->factor, area);
}

/**
 * minka_poster_draw:
 * @self: a poster
 * @cr: where to, in the poster's points
 * @piece: one of #MinkaPiece; boxes are counted from the first of them, as in the shape, and once more without words
 */
void
minka_poster_draw (const MinkaPoster *self, cairo_t *cr, int piece)
{
  const int n = (int) self->shape->n_items;
  const MinkaPosterText *text;

  if (piece == MINKA_PIECE_LINES) {
    draw_lines (self, cr);
    return;
  }
  if (piece >= MINKA_PIECE_BOX) {
    draw_box (self, cr, (piece - MINKA_PIECE_BOX) % n, piece - MINKA_PIECE_BOX < n);
    return;
  }
  text = get_text (self, piece);
  cairo_save (cr);
  cairo_translate (cr, text->place.x, text->place.y);
  cairo_scale (cr, text->factor, text->factor);
  set_colour (cr, &ink);
  draw_layout (cr, text->text, 0, 0);
  cairo_restore (cr);
}

/**
 * minka_poster_draw_all:
 * @self: a poster
 * @cr: where to, in the poster's points
 *
 * Draws it in one piece.
 */
void
minka_poster_draw_all (const MinkaPoster *self, cairo_t *cr)
{
  minka_poster_draw (self, cr, MINKA_PIECE_LINES);
  for (int i = MINKA_PIECE_TITLE; i < MINKA_PIECE_BOX; i++)
    if (minka_poster_has (self, i))
      minka_poster_draw (self, cr, i);
  for (guint i = 0; i < self->shape->n_items; i++)
    minka_poster_draw (self, cr, MINKA_PIECE_BOX + (int) i);
}
