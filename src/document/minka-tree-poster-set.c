#include "minka-tree-poster-private.h"

#include <math.h>
#include <string.h>

#define PADDING 6.0
#define BADGE 13.0
#define GUTTER 74.0
#define WIDTH_MIN 400.0
#define TREE_GAP 16.0
#define BOX_LINES 6
#define CENTRED_LINES 9

static const MinkaTreeSpacing spacing = { 9, 18, 30, TRUE };

/* Widths of boxes to try, from the most pleasant one. */
static const double box_widths[] = { 132, 118, 104, 92, 80, 68 };

static const char *const titles[] = {
  [MINKA_TREE_PROBLEMS] = "Árbol de problemas",
  [MINKA_TREE_OBJECTIVES] = "Árbol de objetivos",
};

static const char *const captions[][MINKA_N_ZONES] = {
  [MINKA_TREE_PROBLEMS] = { "Problema central", "Causas", "Efectos", "Sin enlazar" },
  [MINKA_TREE_OBJECTIVES] = { "Objetivo general", "Medios", "Fines", "Sin enlazar" },
};

/**
 * minka_poster_title:
 * @tree: a tree
 *
 * Returns: (transfer none): what it is called on paper
 */
const char *
minka_poster_title (MinkaTree tree)
{
  return titles[tree];
}

static double
line_height (PangoLayout *layout)
{
  return minka_layout_get_height (layout) / pango_layout_get_line_count (layout);
}

static double
layout_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return width / (double) PANGO_SCALE;
}

static void
set_width (PangoLayout *layout, double width)
{
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
}

static double
measure_widest_word (PangoLayout *layout)
{
  double width;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  set_width (layout, 1);
  width = layout_width (layout);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return width + 0.5;
}

/* Texts */

static MinkaZone
find_zone (const MinkaTreeShape *shape, int place)
{
  const MinkaTreeItem *item = &shape->items[place];

  if (shape->centre == MINKA_TREE_NOWHERE || place >= shape->items[shape->centre].size)
    return MINKA_ZONE_LOOSE;
  if (item->side == MINKA_BRANCH_CENTRE)
    return MINKA_ZONE_CENTRE;
  return item->side == MINKA_BRANCH_ABOVE ? MINKA_ZONE_ABOVE : MINKA_ZONE_BELOW;
}

static PangoLayout *
set_words (MinkaSetter *setter, const MinkaTreeNode *node, gboolean strong)
{
  g_autofree char *plain = minka_text_clean (node->text);
  g_autoptr (MinkaText) text = NULL;

  g_strstrip (g_strdelimit (plain, "\n", ' '));
  text = minka_text_new_styled (*plain != '\0' ? MINKA_STYLE_PLAIN : MINKA_STYLE_ITALIC,
                                *plain != '\0' ? plain : "(sin redactar)");
  return minka_setter_layout (setter, strong ? MINKA_FACE_HEADING_1 : MINKA_FACE_CELL, MINKA_SETTING_CENTRED,
                              box_widths[0], minka_text_get_plain (text), minka_text_get_attributes (text));
}

static void
set_boxes (MinkaPoster *self, MinkaSetter *setter, GPtrArray *specific)
{
  const MinkaTreeShape *shape = self->shape;

  for (int i = 0; i < (int) shape->n_items; i++) {
    const MinkaTreeItem *item = &shape->items[i];
    MinkaPosterBox *box = &self->texts[i];

    box->zone = find_zone (shape, i);
    box->text = set_words (setter, item->node, i == shape->centre);
    box->widest_word = measure_widest_word (box->text);
    self->boxes[i].parent = item->parent;
    self->boxes[i].above = item->side == MINKA_BRANCH_ABOVE;
    if (self->captions[box->zone].text == NULL)
      self->captions[box->zone].text =
          minka_setter_layout (setter, MINKA_FACE_CELL_BOLD, MINKA_SETTING_LEFT, GUTTER - 12,
                               captions[shape->tree][box->zone], NULL);
  }
  for (guint i = 0; i < specific->len; i++) {
    const int place = minka_tree_shape_find (shape, MINKA_OBJECTIVE (specific->pdata[i])->node);
    g_autofree char *number = g_strdup_printf ("OE %u", i + 1);

    if (place != MINKA_TREE_NOWHERE)
      self->texts[place].badge =
          minka_setter_layout (setter, MINKA_FACE_CELL_BOLD, MINKA_SETTING_CENTRED, 200, number, NULL);
  }
}

static void
set_title (MinkaPoster *self, MinkaSetter *setter, const MinkaPlan *plan)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = NULL;

  if (*plan->school_name != '\0')
    g_ptr_array_add (parts, g_strdup (plan->school_name));
  if (*plan->body_name != '\0')
    g_ptr_array_add (parts, g_strdup (plan->body_name));
  if (plan->year > 0)
    g_ptr_array_add (parts, g_strdup_printf ("%d", plan->year));
  g_ptr_array_add (parts, NULL);
  line = g_strjoinv (" · ", (char **) parts->pdata);

  self->title.text = minka_setter_layout (setter, MINKA_FACE_TITLE, MINKA_SETTING_LEFT, WIDTH_MIN,
                                          titles[self->shape->tree], NULL);
  if (*line != '\0') {
    g_autofree char *clean = minka_text_clean (line);

    self->subtitle.text =
        minka_setter_layout (setter, MINKA_FACE_BODY, MINKA_SETTING_LEFT, WIDTH_MIN, clean, NULL);
  }
}

/* What signs mean that no caption explains. */
static void
set_legend (MinkaPoster *self, MinkaSetter *setter)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *line = NULL;
  gboolean numbered = FALSE;

  for (guint i = 0; i < self->shape->n_items; i++)
    numbered |= self->texts[i].badge != NULL;
  if (numbered)
    g_ptr_array_add (parts, (gpointer) "OE: objetivo específico del plan.");
  if (self->shape->extras->len > 0)
    g_ptr_array_add (parts, (gpointer) "Línea discontinua: también se relaciona con ese recuadro.");
  if (self->captions[MINKA_ZONE_LOOSE].text != NULL)
    g_ptr_array_add (parts, (gpointer) "Borde discontinuo: aún sin enlazar al árbol.");
  if (parts->len == 0)
    return;
  g_ptr_array_add (parts, NULL);
  line = g_strjoinv ("  ", (char **) parts->pdata);
  self->legend.text =
      minka_setter_layout (setter, MINKA_FACE_CELL, MINKA_SETTING_LEFT, WIDTH_MIN, line, NULL);
}

/* Places */

/* The narrowest text that breaks no word and has no more lines. */
static void
balance (MinkaPosterBox *text, double width)
{
  const int n = pango_layout_get_line_count (text->text);
  double narrow = MAX (MIN (text->widest_word, width), width / 2);

  for (int i = 0; i < 5 && width - narrow > 1; i++) {
    const double middle = (width + narrow) / 2;

    set_width (text->text, middle);
    if (pango_layout_get_line_count (text->text) <= n)
      width = middle;
    else
      narrow = middle;
  }
  set_width (text->text, width);
}

/* A text of many lines gets a wider box. */
static void
fit_box (MinkaPosterBox *text, double width, gboolean last, MinkaTreeBox *box)
{
  const double line = line_height (text->text);
  double wide;

  if (text->zone == MINKA_ZONE_CENTRE)
    width *= 1.7;
  wide = MAX (width, MIN (text->widest_word, 2 * width));

  set_width (text->text, wide);
  while (minka_layout_get_height (text->text) > MAX (BOX_LINES * line + 1, 0.6 * wide)) {
    wide *= 1.2;
    set_width (text->text, wide);
  }
  set_width (text->text, layout_width (text->text) + 0.5);
  if (last)
    balance (text, pango_layout_get_width (text->text) / (double) PANGO_SCALE);
  if (pango_layout_get_line_count (text->text) > CENTRED_LINES)
    pango_layout_set_alignment (text->text, PANGO_ALIGN_LEFT);
  box->width = pango_layout_get_width (text->text) / (double) PANGO_SCALE + 2 * PADDING;
  box->height = minka_layout_get_height (text->text) + 2 * PADDING;
  if (text->badge != NULL) {
    box->width = MAX (box->width, layout_width (text->badge) + 24);
    box->height += BADGE + 3;
  }
}

static double
put_text (MinkaPosterText *text, double x, double y, double width)
{
  if (text->text == NULL)
    return y;
  set_width (text->text, width / text->factor);
  text->place = (cairo_rectangle_t) { x, y, layout_width (text->text) * text->factor,
                                      minka_layout_get_height (text->text) * text->factor };
  return y + text->place.height;
}

static void
route (MinkaPoster *self)
{
  GArray *extras = self->shape->extras;
  g_autofree int (*pairs)[2] = g_malloc_n (MAX (extras->len, 1), sizeof *pairs);

  for (guint i = 0; i < extras->len; i++) {
    pairs[i][0] = g_array_index (extras, MinkaTreeExtra, i).child;
    pairs[i][1] = g_array_index (extras, MinkaTreeExtra, i).parent;
  }
  g_clear_pointer (&self->routes, minka_tree_routes_free);
  self->routes = minka_tree_routes_new (self->boxes, self->shape->n_items, (const int (*)[2]) pairs,
                                        extras->len, spacing.level_gap);
}

static void
join_zones (MinkaPoster *self)
{
  memset (self->zones, 0, sizeof self->zones);
  for (guint i = 0; i < self->shape->n_items; i++) {
    const MinkaTreeBox *box = &self->boxes[i];
    cairo_rectangle_t *zone = &self->zones[self->texts[i].zone];
    const double right = MAX (zone->x + zone->width, box->x + box->width);
    const double bottom = MAX (zone->y + zone->height, box->y + box->height);

    if (zone->width == 0) {
      *zone = (cairo_rectangle_t) { box->x, box->y, box->width, box->height };
      continue;
    }
    zone->x = MIN (zone->x, box->x);
    zone->y = MIN (zone->y, box->y);
    zone->width = right - zone->x;
    zone->height = bottom - zone->y;
  }
}

/* Captions stand left of what they name; that of what is loose above it. */
static void
put_captions (MinkaPoster *self, double loose_y)
{
  for (int i = 0; i < MINKA_ZONE_LOOSE; i++) {
    MinkaPosterText *caption = &self->captions[i];

    put_text (caption, 0, 0, self->gutter - 12 * caption->factor);
    caption->place.y = self->zones[i].y + (self->zones[i].height - caption->place.height) / 2;
  }
  put_text (&self->captions[MINKA_ZONE_LOOSE], self->zones[MINKA_ZONE_LOOSE].x, loose_y, 200);
}

static void
arrange (MinkaPoster *self, double width, gboolean last)
{
  const gboolean linked = self->captions[MINKA_ZONE_CENTRE].text != NULL;
  const gboolean loose = self->captions[MINKA_ZONE_LOOSE].text != NULL;
  MinkaTreeBounds bounds;
  double x, y, factor, gutter;

  for (guint i = 0; i < self->shape->n_items; i++)
    fit_box (&self->texts[i], width, last, &self->boxes[i]);
  minka_tree_layout (self->boxes, self->shape->n_items, &spacing, &bounds);

  factor = CLAMP (bounds.width / 900, 1, 4);
  self->gutter = gutter = linked ? GUTTER * MIN (factor, 2) : 0;
  self->width = MAX (gutter + MAX (bounds.width, loose ? 60 : 0), WIDTH_MIN);
  self->title.factor = factor;
  self->subtitle.factor = 1 + (factor - 1) * 0.8;
  self->legend.factor = 1;
  for (int i = 0; i < MINKA_N_ZONES; i++)
    self->captions[i].factor = MIN (factor, 2);

  y = put_text (&self->title, 0, 0, self->width);
  y = put_text (&self->subtitle, 0, y, self->width);
  y += TREE_GAP * factor;
  x = gutter - bounds.x + (self->width - gutter - bounds.width) / 2;
  for (guint i = 0; i < self->shape->n_items; i++) {
    self->boxes[i].x += x;
    self->boxes[i].y += y + (loose ? 40 : 0) - bounds.y;
  }
  route (self);
  join_zones (self);
  put_captions (self, y);
  y += (loose ? 40 : 0) + bounds.height;
  if (self->legend.text != NULL)
    y = put_text (&self->legend, 0, y + TREE_GAP, self->width);
  /* An even number of points is a whole number of pixels. */
  self->width = 2 * ceil (self->width / 2);
  self->height = 2 * ceil (y / 2);
}

/**
 * minka_poster_get_scale:
 * @self: a poster
 * @sheet: a sheet of paper
 *
 * Returns: how much larger it can be drawn to fill the sheet
 */
double
minka_poster_get_scale (const MinkaPoster *self, MinkaSheet sheet)
{
  return MIN ((minka_sheet_get_width (sheet) - 2 * MINKA_POSTER_MARGIN) / self->width,
              (minka_sheet_get_height (sheet) - 2 * MINKA_POSTER_MARGIN) / self->height);
}

static double
best_scale (const MinkaPoster *self)
{
  return MAX (minka_poster_get_scale (self, MINKA_SHEET_WIDE),
              minka_poster_get_scale (self, MINKA_SHEET_UPRIGHT));
}

/* The same whatever the form, so that a tree looks like itself. */
static void
choose_width (MinkaPoster *self)
{
  double scales[G_N_ELEMENTS (box_widths)], best = 0;
  guint chosen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (box_widths); i++) {
    arrange (self, box_widths[i], FALSE);
    scales[i] = MIN (best_scale (self), 1.1);
    best = MAX (best, scales[i]);
  }
  while (scales[chosen] < 0.97 * best)
    chosen++;
  arrange (self, box_widths[chosen], TRUE);
}

/**
 * minka_poster_new:
 * @setter: sets the texts; it must outlive the poster
 * @shape: a tree; it must outlive the poster
 * @plan: whose it is
 * @specific: (element-type MinkaObjective): its specific objectives, in the order of their numbers
 *
 * Sets a tree, with all its branches, collapsed or not.
 *
 * Returns: (transfer full): the poster
 */
MinkaPoster *
minka_poster_new (MinkaSetter *setter, const MinkaTreeShape *shape, const MinkaPlan *plan,
                  GPtrArray *specific)
{
  MinkaPoster *self = g_new0 (MinkaPoster, 1);

  self->shape = shape;
  self->boxes = g_new0 (MinkaTreeBox, MAX (shape->n_items, 1));
  self->texts = g_new0 (MinkaPosterBox, MAX (shape->n_items, 1));
  self->views = g_ptr_array_new_with_free_func (g_free);
  set_boxes (self, setter, specific);
  set_title (self, setter, plan);
  set_legend (self, setter);
  choose_width (self);
  return self;
}

/**
 * minka_poster_free:
 * @self: (transfer full): a poster
 */
void
minka_poster_free (MinkaPoster *self)
{
  g_clear_pointer (&self->routes, minka_tree_routes_free);
  g_clear_pointer (&self->wall, minka_wall_free);
  g_ptr_array_unref (self->views);
  g_free (self->texts);
  g_free (self->boxes);
  g_free (self);
}
