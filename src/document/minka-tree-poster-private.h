#pragma once

#include "minka-paper-private.h"
#include "minka-tree-poster.h"
#include "minka-tree-routes.h"

G_BEGIN_DECLS

/* Lengths are points of 1/72 inch; y grows downwards.
 *
 * A poster is set (minka-tree-poster-set.c): texts become boxes, boxes get their places. It is then drawn piece by
 * piece (minka-tree-poster-draw.c), whole or as much of it as each sheet shows (minka-tree-poster-sheets.c,
 * minka-tree-poster-joins.c). */

#define MINKA_POSTER_MARGIN (10 * 72 / 25.4)
#define MINKA_POSTER_FOOT (16 * 72 / 25.4)
#define MINKA_POSTER_OVERLAP (10 * 72 / 25.4)
/* The smallest text of a poster at its own size, and on paper. */
#define MINKA_POSTER_TEXT 9.0
#define MINKA_POSTER_TEXT_MIN 7.0

typedef enum {
  MINKA_ZONE_CENTRE,
  MINKA_ZONE_BELOW,
  MINKA_ZONE_ABOVE,
  MINKA_ZONE_LOOSE, /* what is not linked to the centre */
  MINKA_N_ZONES,
} MinkaZone;

typedef enum {
  MINKA_PIECE_LINES,
  MINKA_PIECE_TITLE,
  MINKA_PIECE_SUBTITLE,
  MINKA_PIECE_CAPTION,
  MINKA_PIECE_LEGEND = MINKA_PIECE_CAPTION + MINKA_N_ZONES,
  MINKA_PIECE_BOX, /* the first of them */
} MinkaPiece;

typedef struct {
  MinkaZone zone;
  PangoLayout *text;  /* as all layouts, held by the setter */
  PangoLayout *badge; /* nullable */
  double widest_word;
} MinkaPosterBox;

typedef struct {
  PangoLayout *text; /* NULL if it is not there */
  double factor;     /* how much larger than set it is drawn */
  cairo_rectangle_t place;
} MinkaPosterText;

/* How the sheets of a wall lie. Its origin is the upper left corner of what the first sheet shows. */
typedef struct {
  MinkaSheet sheet;
  double scale; /* points of the wall for each point of the poster */
  double x;     /* where the poster begins */
  double y;
  double window_width; /* what a sheet shows */
  double window_height;
  double step_x; /* from a sheet to the next */
  double step_y;
  int n_columns;
  int n_rows;
  int n_sheets;     /* without those that are empty */
  gboolean *filled; /* row by row */
} MinkaWall;

struct _MinkaPoster {
  const MinkaTreeShape *shape;
  MinkaTreeBox *boxes;
  MinkaPosterBox *texts; /* as many */
  MinkaTreeRoutes *routes;
  MinkaPosterText title;
  MinkaPosterText subtitle;
  MinkaPosterText legend;
  MinkaPosterText captions[MINKA_N_ZONES];
  cairo_rectangle_t zones[MINKA_N_ZONES];
  double gutter; /* left of the tree, for captions */
  double width;
  double height;
  MinkaWall *wall;  /* NULL for one page */
  GPtrArray *views; /* what each page shows */
};

MinkaPoster *minka_poster_new (MinkaSetter *setter, const MinkaTreeShape *shape, const MinkaPlan *plan,
                               GPtrArray *specific);
void minka_poster_free (MinkaPoster *self);
const char *minka_poster_title (MinkaTree tree);
double minka_poster_get_scale (const MinkaPoster *self, MinkaSheet sheet);
cairo_rectangle_t minka_poster_get_place (const MinkaPoster *self, int piece);
gboolean minka_poster_has (const MinkaPoster *self, int piece);
gboolean minka_poster_shows_words (const MinkaPoster *self, int piece, const cairo_rectangle_t *area);
gboolean minka_poster_touches (const MinkaPoster *self, const cairo_rectangle_t *area);
void minka_poster_draw (const MinkaPoster *self, cairo_t *cr, int piece);
void minka_poster_draw_all (const MinkaPoster *self, cairo_t *cr);

void minka_setter_add_poster (MinkaSetter *self, MinkaPoster *poster, gboolean sheets);

double minka_wall_get_scale (const MinkaPoster *poster, MinkaSheet sheet, int n, gboolean across);
cairo_rectangle_t minka_wall_get_area (const MinkaWall *self, int sheet);
MinkaWall *minka_wall_new (const MinkaPoster *poster, MinkaSheet sheet, double scale);
void minka_wall_free (MinkaWall *self);
void minka_wall_get_window (const MinkaWall *self, int sheet, cairo_rectangle_t *window);
char *minka_wall_name_sheet (const MinkaWall *self, int sheet);
void minka_wall_draw_cuts (const MinkaWall *self, cairo_t *cr, int sheet);
void minka_wall_draw_crosses (const MinkaWall *self, const MinkaPoster *poster, cairo_t *cr, int sheet);
void minka_wall_draw_ticks (const MinkaWall *self, cairo_t *cr, int sheet);
void minka_wall_draw_key (const MinkaWall *self, cairo_t *cr, int sheet, double right, double middle);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaPoster, minka_poster_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaWall, minka_wall_free)

G_END_DECLS
