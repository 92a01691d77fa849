#include "minka-tree-draw.h"

#include <math.h>

#define PAD_X 12
#define PAD_Y 10
#define LINES 12
#define RADIUS 9.0f
#define STROKE 2.0f
#define BADGE 20.0f
#define DROPS_ZOOM 0.04 /* below, the lines to two boxes beside each other would touch */

const MinkaTreeSpacing minka_tree_spacing = { 20, 40, MINKA_TREE_LEVEL_GAP, TRUE };

static PangoLayout *
make_layout (const MinkaTreeLook *look, gboolean centre)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (look->widget, NULL);

  if (centre) {
    g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
    pango_layout_set_attributes (layout, attributes);
  }
  pango_layout_set_width (layout, (MINKA_TREE_BOX_WIDTH - 2 * PAD_X) * PANGO_SCALE);
  pango_layout_set_height (layout, -LINES);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  return layout;
}

/* One layout for all boxes: making one takes longer than setting its words. */
static PangoLayout *
set_text (MinkaTreeLook *look, const char *text, gboolean centre)
{
  PangoLayout **layout = &look->layouts[centre ? 1 : 0];

  if (*layout == NULL)
    *layout = make_layout (look, centre);
  pango_layout_set_text (*layout, text, -1);
  return *layout;
}

/**
 * minka_tree_look_forget_font:
 * @look: the look
 *
 * Looks up the font anew when it is needed next.
 */
void
minka_tree_look_forget_font (MinkaTreeLook *look)
{
  for (guint i = 0; i < G_N_ELEMENTS (look->layouts); i++)
    g_clear_object (&look->layouts[i]);
}

/**
 * minka_tree_draw_measure:
 * @look: the look
 * @text: the words of a box
 * @centre: whether it is the central one
 *
 * Returns: how high the box is, in pixels
 */
int
minka_tree_draw_measure (MinkaTreeLook *look, const char *text, gboolean centre)
{
  PangoLayout *layout = set_text (look, text, centre);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return (height + 2 * PAD_Y + 1) / 2 * 2;
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *ink, double x, double y, double width, double height)
{
  gtk_snapshot_append_color (snapshot, ink,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
fill_round (GtkSnapshot *snapshot, const GdkRGBA *ink, const graphene_rect_t *area, float radius)
{
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, area, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, ink, area);
  gtk_snapshot_pop (snapshot);
}

static void
frame (GtkSnapshot *snapshot, const GdkRGBA *ink, const graphene_rect_t *area, float radius, float width)
{
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, area, radius);
  gtk_snapshot_append_border (snapshot, &round, (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { *ink, *ink, *ink, *ink });
}

/* A round sign on the edge of a box with a word in it. */
static void
draw_badge (const MinkaTreeLook *look, GtkSnapshot *snapshot, const char *word, MinkaTreeInk ground,
            MinkaTreeInk ink, float x, float y)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (look->widget, word);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width, height;
  graphene_rect_t area;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  area = GRAPHENE_RECT_INIT (x - MAX (BADGE, (float) width + 12) / 2, y - BADGE / 2,
                             MAX (BADGE, (float) width + 12), BADGE);
  fill_round (snapshot, &look->inks[ground], &area, BADGE / 2);
  frame (snapshot, &look->inks[MINKA_TREE_INK_GROUND], &area, BADGE / 2, 1);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (roundf (area.origin.x + (area.size.width - (float) width) / 2),
                                      roundf (y - (float) height / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &look->inks[ink]);
  gtk_snapshot_restore (snapshot);
}

static void
draw_marks (const MinkaTreeLook *look, GtkSnapshot *snapshot, const MinkaTreeMarks *marks)
{
  float x = MINKA_TREE_BOX_WIDTH - BADGE / 2;

  if (marks->number > 0) {
    g_autofree char *number = g_strdup_printf ("%d", marks->number);

    draw_badge (look, snapshot, number, MINKA_TREE_INK_BADGE, MINKA_TREE_INK_BADGE_TEXT, BADGE / 2, 0);
  }
  if ((marks->marks & (MINKA_TREE_MARK_HINT | MINKA_TREE_MARK_BROKEN)) != 0) {
    draw_badge (look, snapshot, (marks->marks & MINKA_TREE_MARK_BROKEN) != 0 ? "!" : "?",
                (marks->marks & MINKA_TREE_MARK_BROKEN) != 0 ? MINKA_TREE_INK_BROKEN : MINKA_TREE_INK_HINT,
                MINKA_TREE_INK_PAPER, x, 0);
    x -= BADGE + 2;
  }
  if ((marks->marks & MINKA_TREE_MARK_STALE) != 0)
    draw_badge (look, snapshot, "↻", MINKA_TREE_INK_HINT, MINKA_TREE_INK_PAPER, x, 0);
}

/**
 * minka_tree_draw_box:
 * @look: the look
 * @item: what stands in the box
 * @height: its height
 * @hides: whether it hides its branch
 * @marks: (nullable): what else it shows
 *
 * Returns: (transfer full): a box with its upper left corner at the origin
 */
GskRenderNode *
minka_tree_draw_box (MinkaTreeLook *look, const MinkaTreeItem *item, double height, gboolean hides,
                     const MinkaTreeMarks *marks)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  const gboolean centre = item->side == MINKA_BRANCH_CENTRE, above = item->side == MINKA_BRANCH_ABOVE;
  const MinkaTreeInk ground = centre  ? MINKA_TREE_INK_CENTRE
                              : above ? MINKA_TREE_INK_ABOVE
                                      : MINKA_TREE_INK_BELOW;
  const MinkaTreeInk edge = centre  ? MINKA_TREE_INK_CENTRE
                            : above ? MINKA_TREE_INK_ABOVE_EDGE
                                    : MINKA_TREE_INK_BELOW_EDGE;
  const graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, MINKA_TREE_BOX_WIDTH, (float) height);
  PangoLayout *layout = set_text (look, item->node->text, centre);

  fill_round (snapshot, &look->inks[ground], &area, RADIUS);
  frame (snapshot, &look->inks[edge], &area, RADIUS, 1);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (PAD_X, PAD_Y));
  gtk_snapshot_append_layout (snapshot, layout,
                              &look->inks[centre ? MINKA_TREE_INK_CENTRE_TEXT : MINKA_TREE_INK_TEXT]);
  gtk_snapshot_restore (snapshot);
  if (hides) {
    g_autofree char *number = g_strdup_printf ("+%d", item->size - 1);

    draw_badge (look, snapshot, number, edge, MINKA_TREE_INK_PAPER, MINKA_TREE_BOX_WIDTH / 2.0f,
                above ? 0 : (float) height);
  }
  if (marks != NULL)
    draw_marks (look, snapshot, marks);
  return gtk_snapshot_free_to_node (snapshot);
}

static MinkaTreeInk
plain_ink (const MinkaTreeItem *item)
{
  return item->side == MINKA_BRANCH_CENTRE  ? MINKA_TREE_INK_CENTRE
         : item->side == MINKA_BRANCH_ABOVE ? MINKA_TREE_INK_ABOVE_EDGE
                                            : MINKA_TREE_INK_BELOW_EDGE;
}

/**
 * minka_tree_draw_plain_box:
 * @look: the look
 * @snapshot: what to draw on
 * @item: what stands in the box
 * @box: the box, or several of a row that cannot be told apart
 *
 * Draws a box from too far away to read it.
 */
void
minka_tree_draw_plain_box (const MinkaTreeLook *look, GtkSnapshot *snapshot, const MinkaTreeItem *item,
                           const MinkaTreeBox *box)
{
  fill (snapshot, &look->inks[plain_ink (item)], box->x, box->y, box->width, box->height);
}

/**
 * minka_tree_draw_outline:
 * @look: the look
 * @snapshot: what to draw on
 * @box: a box
 * @ink: the colour
 * @width: of the line
 * @distance: how far outside of the box it runs
 *
 * Draws a line around a box.
 */
void
minka_tree_draw_outline (const MinkaTreeLook *look, GtkSnapshot *snapshot, const MinkaTreeBox *box,
                         MinkaTreeInk ink, float width, float distance)
{
  graphene_rect_t area =
      GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width, (float) box->height);

  graphene_rect_inset (&area, -distance - width, -distance - width);
  frame (snapshot, &look->inks[ink], &area, RADIUS + distance + width, width);
}

/* From the shared line to the outermost child, round the corner. */
static void
draw_corner (const GdkRGBA *ink, GtkSnapshot *snapshot, const MinkaTreeFamily *family, double x, float radius)
{
  const gboolean below = family->near_y > family->bus_y, left = x < family->stem_x;
  const float half = STROKE / 2, top = (float) MIN (family->bus_y, family->near_y) - (below ? half : 0);
  const float height = (float) ABS (family->near_y - family->bus_y) + half;
  const graphene_rect_t area =
      left ? GRAPHENE_RECT_INIT ((float) x - half, top, radius + half, height)
           : GRAPHENE_RECT_INIT ((float) x + half - radius - half, top, radius + half, height);
  GskRoundedRect round;
  int corner = below ? (left ? GSK_CORNER_TOP_LEFT : GSK_CORNER_TOP_RIGHT)
                     : (left ? GSK_CORNER_BOTTOM_LEFT : GSK_CORNER_BOTTOM_RIGHT);

  gsk_rounded_rect_init_from_rect (&round, &area, 0);
  round.corner[corner] = GRAPHENE_SIZE_INIT (radius, radius);
  gtk_snapshot_append_border (
      snapshot, &round,
      (float[4]) { below ? STROKE : 0, left ? 0 : STROKE, below ? 0 : STROKE, left ? STROKE : 0 },
      (GdkRGBA[4]) { *ink, *ink, *ink, *ink });
}

static void
upright (GtkSnapshot *snapshot, const GdkRGBA *ink, double x, double from, double to, double width)
{
  fill (snapshot, ink, x - width / 2, MIN (from, to), width, ABS (to - from));
}

static double
middle (const MinkaTreeBox *box)
{
  return box->x + box->width / 2;
}

/* The first child of a family that may be seen in an area. */
static int
first_child_in (const MinkaTreeRoutes *routes, const MinkaTreeFamily *family, const MinkaTreeBox *boxes,
                const MinkaTreeBounds *area)
{
  int low = 0, high = family->n;

  while (low < high) {
    const int mid = (low + high) / 2;

    if (middle (&boxes[routes->children[family->first + mid]]) < area->x)
      low = mid + 1;
    else
      high = mid;
  }
  return low;
}

/**
 * minka_tree_draw_family:
 * @look: the look
 * @snapshot: what to draw on
 * @routes: lines
 * @family: which of them
 * @boxes: the boxes
 * @area: what of them can be seen
 *
 * Draws the lines from a box to those that hang on it, of upright and level strokes with round corners.
 */
void
minka_tree_draw_family (const MinkaTreeLook *look, GtkSnapshot *snapshot, const MinkaTreeRoutes *routes,
                        int family_index, const MinkaTreeBox *boxes, const MinkaTreeBounds *area)
{
  const MinkaTreeFamily *family = &routes->families[family_index];
  const GdkRGBA *ink = &look->inks[MINKA_TREE_INK_LINE];
  const float reach = (float) ABS (family->near_y - family->bus_y);
  double left = family->left, right = family->right;

  upright (snapshot, ink, family->stem_x, family->stem_y, family->bus_y, STROKE);
  for (int i = first_child_in (routes, family, boxes, area); i < family->n; i++) {
    const double x = middle (&boxes[routes->children[family->first + i]]);
    const float radius = MIN (10.0f, MIN (reach, (float) ABS (x - family->stem_x)));

    if (x > area->x + area->width)
      break;
    if ((i == 0 || i == family->n - 1) && radius > 1)
      draw_corner (ink, snapshot, family, x, radius);
    else
      upright (snapshot, ink, x, family->bus_y, family->near_y, STROKE);
  }
  if (left < family->stem_x)
    left += MIN (10.0, MIN (reach, family->stem_x - left));
  if (right > family->stem_x)
    right -= MIN (10.0, MIN (reach, right - family->stem_x));
  left = MAX (left, area->x - 10);
  right = MIN (right, area->x + area->width + 10);
  if (right > left)
    fill (snapshot, ink, left, family->bus_y - STROKE / 2, right - left, STROKE);
}

/**
 * minka_tree_draw_plain_family:
 * @look: the look
 * @snapshot: what to draw on
 * @routes: lines
 * @family: which of them
 * @boxes: the boxes
 * @area: what of them can be seen
 * @zoom: how far away one is
 *
 * Draws lines from far away, with sharp corners, and from very far only those along the rows.
 */
void
minka_tree_draw_plain_family (const MinkaTreeLook *look, GtkSnapshot *snapshot, const MinkaTreeRoutes *routes,
                              int family_index, const MinkaTreeBox *boxes, const MinkaTreeBounds *area,
                              double zoom)
{
  const MinkaTreeFamily *family = &routes->families[family_index];
  const GdkRGBA *ink = &look->inks[MINKA_TREE_INK_LINE];
  const double width = 1 / zoom;
  const double left = MAX (family->left, area->x - width);
  const double right = MIN (family->right, area->x + area->width + width);

  if (right > left)
    fill (snapshot, ink, left, family->bus_y - width / 2, right - left, width);
  if (zoom < DROPS_ZOOM)
    return;
  upright (snapshot, ink, family->stem_x, family->stem_y, family->bus_y, width);
  for (int i = first_child_in (routes, family, boxes, area); i < family->n; i++) {
    const double x = middle (&boxes[routes->children[family->first + i]]);

    if (x > area->x + area->width)
      break;
    upright (snapshot, ink, x, family->bus_y, family->near_y, width);
  }
}

/**
 * minka_tree_draw_detour:
 * @look: the look
 * @snapshot: what to draw on
 * @detour: the line of a further link
 *
 * Draws it dashed, with a dot where it arrives.
 */
void
minka_tree_draw_detour (const MinkaTreeLook *look, GtkSnapshot *snapshot, const MinkaTreeDetour *detour)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (STROKE);
  const GdkRGBA *ink = &look->inks[MINKA_TREE_INK_DETOUR];
  const float x[] = { (float) detour->x[0], (float) detour->x[1], (float) detour->x[2],
                      (float) detour->x[3] };
  const float y[] = { (float) detour->y[0], (float) detour->y[1], (float) detour->y[2],
                      (float) detour->y[3] };
  const float radius = MIN (8.0f, MIN (ABS (y[1] - y[0]), MIN (ABS (x[2] - x[1]) / 2, ABS (y[3] - y[2]))));
  const float out = y[1] > y[0] ? 1 : -1, along = x[2] > x[1] ? 1 : -1, in = y[3] > y[2] ? 1 : -1;

  gsk_path_builder_move_to (builder, x[0], y[0]);
  gsk_path_builder_line_to (builder, x[1], y[1] - out * radius);
  gsk_path_builder_quad_to (builder, x[1], y[1], x[1] + along * radius, y[1]);
  gsk_path_builder_line_to (builder, x[2] - along * radius, y[2]);
  gsk_path_builder_quad_to (builder, x[2], y[2], x[2], y[2] + in * radius);
  gsk_path_builder_line_to (builder, x[3], y[3]);
  path = gsk_path_builder_free_to_path (builder);
  gsk_stroke_set_dash (stroke, (float[2]) { 5, 4 }, 2);
  gtk_snapshot_append_stroke (snapshot, path, stroke, ink);
  fill_round (snapshot, ink, &GRAPHENE_RECT_INIT (x[3] - 4, y[3] - 4, 8, 8), 4);
}

/**
 * minka_tree_draw_overview:
 * @look: the look
 * @scene: a tree
 * @width: of the picture, in pixels
 * @height: of the picture
 * @scale: how large it is in it; its upper left corner is at the origin
 *
 * Returns: (transfer full): a picture of the whole tree from afar
 */
GdkTexture *
minka_tree_draw_overview (const MinkaTreeLook *look, const MinkaTreeScene *scene, int width, int height,
                          double scale)
{
  const int stride = cairo_format_stride_for_width (CAIRO_FORMAT_ARGB32, width);
  guchar *pixels = g_malloc0 ((gsize) stride * (gsize) height);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, (gsize) stride * (gsize) height);
  cairo_surface_t *surface =
      cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, width, height, stride);
  cairo_t *cr = cairo_create (surface);
  const double hair = 1 / scale;
  GdkTexture *texture;

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -scene->bounds.x, -scene->bounds.y);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  gdk_cairo_set_source_rgba (cr, &look->inks[MINKA_TREE_INK_LINE]);
  for (guint i = 0; i < scene->routes->n_families; i++) {
    const MinkaTreeFamily *family = &scene->routes->families[i];

    /* One by one: a path of thousands is sorted first. */
    cairo_rectangle (cr, family->left, family->bus_y, MAX (family->right - family->left, hair), hair);
    cairo_fill (cr);
    cairo_rectangle (cr, family->stem_x, MIN (family->stem_y, family->bus_y), hair,
                     ABS (family->bus_y - family->stem_y));
    cairo_fill (cr);
  }
  for (int side = MINKA_BRANCH_CENTRE; side <= MINKA_BRANCH_ABOVE; side++) {
    for (guint i = 0; i < scene->n_boxes; i++) {
      const MinkaTreeItem *item = &scene->shape->items[scene->places[i]];
      const MinkaTreeBox *box = &scene->boxes[i];

      if ((int) item->side != side)
        continue;
      gdk_cairo_set_source_rgba (cr, &look->inks[plain_ink (item)]);
      cairo_rectangle (cr, box->x, box->y, MAX (box->width, hair), MAX (box->height, hair));
      cairo_fill (cr);
    }
  }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
  return texture;
}
