#include "minka-error.h"
#include "minka-pdf.h"
#include "minka-tree-poster-private.h"
#include "samples.h"

#include <math.h>
#include <poppler.h>
#include <string.h>

typedef PopplerPage Page;
typedef PopplerDocument Document;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Document, g_object_unref)

#define MM (72 / 25.4)

typedef struct {
  GPtrArray *nodes, *links, *specific;
  MinkaTree tree;
  MinkaPlan *plan;
  MinkaTreeShape *shape;
} Sample;

static void
sample_clear (Sample *sample)
{
  g_ptr_array_unref (sample->nodes);
  g_ptr_array_unref (sample->links);
  g_ptr_array_unref (sample->specific);
  g_object_unref (sample->plan);
  g_clear_pointer (&sample->shape, minka_tree_shape_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, sample_clear)

static Sample
sample_new (MinkaTree tree)
{
  Sample sample = { g_ptr_array_new_with_free_func (g_object_unref),
                    g_ptr_array_new_with_free_func (g_object_unref),
                    g_ptr_array_new_with_free_func (g_object_unref), tree };

  sample.plan = minka_record_new (MINKA_TYPE_PLAN);
  g_object_set (sample.plan, "year", 2021, "school_name", "I.E. «Los Ñandúes»", "body_name", "CAP", NULL);
  return sample;
}

static MinkaTreeNode *
add (Sample *sample, int parent, MinkaBranch branch, const char *text)
{
  MinkaTreeNode *node = minka_record_new (MINKA_TYPE_TREE_NODE);
  g_autofree char *id = g_strdup_printf ("n%05u", sample->nodes->len);

  minka_record_set_id (MINKA_RECORD (node), id);
  g_object_set (node, "tree", sample->tree, "branch", branch, "text", text, NULL);
  g_ptr_array_add (sample->nodes, node);
  if (parent >= 0) {
    MinkaTreeLink *link = minka_record_new (MINKA_TYPE_TREE_LINK);

    g_object_set (link, "child", id, "parent", minka_record_get_id (sample->nodes->pdata[parent]), "position",
                  (int) sample->nodes->len, NULL);
    g_ptr_array_add (sample->links, link);
  }
  return node;
}

static void
add_extra (Sample *sample, int child, int parent)
{
  MinkaTreeLink *link = minka_record_new (MINKA_TYPE_TREE_LINK);

  g_object_set (link, "child", minka_record_get_id (sample->nodes->pdata[child]), "parent",
                minka_record_get_id (sample->nodes->pdata[parent]), "extra", TRUE, NULL);
  g_ptr_array_add (sample->links, link);
}

static void
tick (Sample *sample, int node)
{
  MinkaObjective *objective = minka_record_new (MINKA_TYPE_OBJECTIVE);

  g_object_set (objective, "node", minka_record_get_id (sample->nodes->pdata[node]), NULL);
  g_ptr_array_add (sample->specific, objective);
}

/* @n nodes, two thirds of them below, and further links between some. Each text has a number of its own. */
static Sample
sample_tree (MinkaTree tree, guint n)
{
  Sample sample = sample_new (tree);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  add (&sample, -1, MINKA_BRANCH_CENTRE,
       "Centro 0: a los docentes les resulta difícil desarrollar sus clases");
  for (guint i = 1; i < n; i++) {
    const gboolean above = i % 3 == 2;
    const guint room = (i + 2) / 3;
    g_autofree char *words = sample_words (g_rand_int_range (random, 2, 12));
    g_autofree char *text = g_strdup_printf ("Nodo %u %s", i, words);
    guint parent = i < 10 ? 0 : i - 3 * g_rand_int_range (random, 1, room);

    if (i < 10 || parent >= i)
      parent = 0;
    add (&sample, (int) parent, above ? MINKA_BRANCH_ABOVE : MINKA_BRANCH_BELOW, text);
  }
  if (n > 20) {
    add_extra (&sample, 19, 4);
    add_extra (&sample, 13, 7);
    add_extra (&sample, 17, 5);
  }
  return sample;
}

static GBytes *
try (Sample *sample, MinkaTreeForm form, GError **error)
{
  g_clear_pointer (&sample->shape, minka_tree_shape_free);
  sample->shape = minka_tree_shape_new (sample->tree, sample->nodes, sample->links);
  return minka_tree_poster_make (sample->shape, sample->plan, sample->specific, form, SAMPLE_ISSUED, error);
}

static GBytes *
make (Sample *sample, MinkaTreeForm form)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = try (sample, form, &error);
  g_autoptr (GBytes) again = try (sample, form, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, again));
  return bytes;
}

static PopplerDocument *
open_pdf (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static char *
page_words (PopplerDocument *document, int i)
{
  g_autoptr (Page) page = poppler_document_get_page (document, i);
  g_autofree char *text = poppler_page_get_text (page);

  return sample_squeeze (text);
}

/* Nothing on paper is smaller than what can be read. */
static void
assert_readable (PopplerDocument *document)
{
  for (int i = 0; i < poppler_document_get_n_pages (document); i++) {
    g_autoptr (Page) page = poppler_document_get_page (document, i);
    GList *all = poppler_page_get_text_attributes (page);

    g_assert_nonnull (all);
    for (GList *l = all; l != NULL; l = l->next)
      g_assert_cmpfloat (((PopplerTextAttributes *) l->data)->font_size, >, 6.99);
    poppler_page_free_text_attributes (all);
  }
}

/* Poppler reads row by row and glues what is near, so words are looked for one by one, and counted. */
static void
assert_all_words (Sample *sample, PopplerDocument *document)
{
  GString *all = g_string_new (NULL);
  guint n = 0;

  for (int i = 0; i < poppler_document_get_n_pages (document); i++) {
    g_autofree char *words = page_words (document, i);

    g_string_append (all, words);
  }
  for (guint i = 0; i < sample->nodes->len; i++) {
    MinkaTreeNode *node = sample->nodes->pdata[i];
    g_auto (GStrv) words = g_strsplit (node->text, " ", -1);

    n += sample_count (node->text, "vocablo");
    for (guint j = 0; words[j] != NULL; j++)
      if (strstr (all->str, words[j]) == NULL)
        g_error ("“%s” of “%s” is not on paper: %s", words[j], node->text, all->str);
  }
  g_assert_cmpuint (sample_count (all->str, "vocablo"), ==, n);
  g_string_free (all, TRUE);
}

static void
count_tags (PopplerStructureElementIter *iter, guint *counts)
{
  do {
    PopplerStructureElement *element = poppler_structure_element_iter_get_element (iter);
    PopplerStructureElementIter *child = poppler_structure_element_iter_get_child (iter);

    counts[poppler_structure_element_get_kind (element)]++;
    g_object_unref (element);
    if (child != NULL) {
      count_tags (child, counts);
      poppler_structure_element_iter_free (child);
    }
  } while (poppler_structure_element_iter_next (iter));
}

#define N_TAGS 64

static void
read_tags (PopplerDocument *document, guint *counts)
{
  PopplerStructureElementIter *iter = poppler_structure_element_iter_new (document);

  g_assert_nonnull (iter);
  count_tags (iter, counts);
  poppler_structure_element_iter_free (iter);
}

/* One A4 page, with what a reader needs to know what it is. */
static void
test_page (void)
{
  g_auto (Sample) sample = sample_tree (MINKA_TREE_OBJECTIVES, 13);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Document) document = NULL;
  g_autofree char *words = NULL;
  g_autoptr (Page) page = NULL;
  guint tags[N_TAGS] = { 0 };
  double width, height;

  tick (&sample, 4);
  tick (&sample, 1);
  bytes = make (&sample, MINKA_TREE_FORM_PAGE);
  document = open_pdf (bytes);
  g_assert_cmpint (poppler_document_get_n_pages (document), ==, 1);
  page = poppler_document_get_page (document, 0);
  poppler_page_get_size (page, &width, &height);
  g_assert_cmpfloat_with_epsilon (MAX (width, height), 297 * MM, 0.01);
  g_assert_cmpfloat_with_epsilon (MIN (width, height), 210 * MM, 0.01);
  assert_all_words (&sample, document);
  assert_readable (document);
  words = page_words (document, 0);
  g_assert_nonnull (strstr (words, "Árboldeobjetivos"));
  g_assert_nonnull (strstr (words, "I.E.«LosÑandúes»·CAP·2021"));
  g_assert_nonnull (strstr (words, "Fines"));
  g_assert_nonnull (strstr (words, "Medios"));
  g_assert_nonnull (strstr (words, "OE1"));
  g_assert_nonnull (strstr (words, "OE2"));
  g_assert_null (strstr (words, "OE3"));
  g_assert_null (strstr (words, "2021-03"));
  read_tags (document, tags);
  g_assert_cmpuint (tags[POPPLER_STRUCTURE_ELEMENT_HEADING_1], ==, 1);
  g_assert_cmpuint (tags[POPPLER_STRUCTURE_ELEMENT_HEADING_2], ==, 3);
  g_assert_cmpuint (tags[POPPLER_STRUCTURE_ELEMENT_LIST_ITEM], ==, 12);
}

/* What does not fit a small sheet goes to a larger one, and then to several; the letters stay readable. */
static void
test_sizes (void)
{
  static const guint sizes[] = { 1, 5, 16, 24, 32, 48, 64, 96, 200 };
  double last = 0;
  gboolean seen_large = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_auto (Sample) sample = sample_tree (MINKA_TREE_PROBLEMS, sizes[i]);
    g_autoptr (GBytes) bytes = make (&sample, MINKA_TREE_FORM_PAGE);
    g_autoptr (Document) document = open_pdf (bytes);
    g_autoptr (Page) page = poppler_document_get_page (document, 0);
    double width, height, size;

    poppler_page_get_size (page, &width, &height);
    size = poppler_document_get_n_pages (document) > 1 ? 1000 : MAX (width, height) / MM;
    g_test_message ("%u boxes: %g mm", sizes[i], size);
    g_assert_cmpfloat (size, >=, last - 0.01);
    last = size;
    seen_large |= fabs (size - 420) < 0.01;
    g_assert_true (sizes[i] > 5 || fabs (size - 297) < 0.01);
    assert_readable (document);
    if (size < 1000)
      assert_all_words (&sample, document);
  }
  g_assert_true (seen_large);
  g_assert_cmpfloat (last, ==, 1000);
}

/* A long text, none at all, a word without end, what is folded away on the screen, what hangs on nothing. */
static void
test_odd_boxes (void)
{
  g_auto (Sample) sample = sample_tree (MINKA_TREE_PROBLEMS, 8);
  g_autofree char *long_text = sample_words (400);
  g_autofree char *endless = g_strnfill (150, 'x');
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Document) document = NULL;
  g_autofree char *words = NULL;

  add (&sample, 1, MINKA_BRANCH_BELOW, long_text);
  add (&sample, 1, MINKA_BRANCH_BELOW, "");
  g_object_set (sample.nodes->pdata[1], "collapsed", TRUE, NULL);
  add (&sample, -1, MINKA_BRANCH_ABOVE, "Efecto sin enlace");
  add (&sample, 10, MINKA_BRANCH_ABOVE, "Encima del suelto");
  bytes = make (&sample, MINKA_TREE_FORM_PAGE);
  document = open_pdf (bytes);
  g_assert_cmpint (poppler_document_get_n_pages (document), ==, 1);
  assert_all_words (&sample, document);
  assert_readable (document);
  words = page_words (document, 0);
  g_assert_nonnull (strstr (words, "Sinenlazar"));

  add (&sample, 2, MINKA_BRANCH_ABOVE, endless);
  g_clear_pointer (&bytes, g_bytes_unref);
  g_clear_pointer (&words, g_free);
  g_clear_object (&document);
  bytes = make (&sample, MINKA_TREE_FORM_PAGE);
  document = open_pdf (bytes);
  words = page_words (document, 0);
  g_assert_nonnull (strstr (words, "xxxxxxxx"));
}

static void
test_refusals (void)
{
  g_auto (Sample) sample = sample_new (MINKA_TREE_PROBLEMS);

  for (MinkaTreeForm form = MINKA_TREE_FORM_PAGE; form <= MINKA_TREE_FORM_PNG; form++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (try (&sample, form, &error));
    g_assert_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND);
    g_assert_true (g_str_has_suffix (error->message, "."));
  }
  add (&sample, -1, MINKA_BRANCH_CENTRE, "Falta 🎈 alegría");
  for (MinkaTreeForm form = MINKA_TREE_FORM_PAGE; form <= MINKA_TREE_FORM_PNG; form++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (try (&sample, form, &error));
    g_assert_error (error, MINKA_ERROR, MINKA_ERROR_GLYPH);
  }
}

/* The wall */

typedef struct {
  PopplerDocument *document;
  int n;
  int *columns, *rows; /* of each page, from its label */
  int n_columns, n_rows;
  double width, height; /* of a page */
  double window_width, window_height;
} Wall;

static void
wall_clear (Wall *wall)
{
  g_object_unref (wall->document);
  g_free (wall->columns);
  g_free (wall->rows);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wall, wall_clear)

/* Sheets keep 10 mm free, 16 at the foot, and show 10 mm of what their neighbours show. */
static Wall
wall_read (GBytes *bytes)
{
  Wall wall = { open_pdf (bytes) };
  g_autoptr (Page) first = poppler_document_get_page (wall.document, 0);
  g_autoptr (GRegex) regex = g_regex_new ("([A-Z])([0-9]+)·hoja([0-9]+)de([0-9]+)·Árbolde", 0, 0, NULL);

  wall.n = poppler_document_get_n_pages (wall.document);
  wall.columns = g_new (int, wall.n);
  wall.rows = g_new (int, wall.n);
  poppler_page_get_size (first, &wall.width, &wall.height);
  wall.window_width = wall.width - 20 * MM;
  wall.window_height = wall.height - 26 * MM;
  for (int i = 0; i < wall.n; i++) {
    g_autofree char *words = page_words (wall.document, i);
    g_autoptr (GMatchInfo) match = NULL;
    g_autofree char *row = NULL, *column = NULL, *number = NULL, *of = NULL;

    g_assert_true (g_regex_match (regex, words, 0, &match));
    row = g_match_info_fetch (match, 1);
    column = g_match_info_fetch (match, 2);
    number = g_match_info_fetch (match, 3);
    of = g_match_info_fetch (match, 4);
    g_assert_cmpint (atoi (number), ==, i + 1);
    g_assert_cmpint (atoi (of), ==, wall.n);
    wall.rows[i] = *row - 'A';
    wall.columns[i] = atoi (column) - 1;
    wall.n_rows = MAX (wall.n_rows, wall.rows[i] + 1);
    wall.n_columns = MAX (wall.n_columns, wall.columns[i] + 1);
  }
  return wall;
}

static int
wall_find (const Wall *wall, int column, int row)
{
  for (int i = 0; i < wall->n; i++)
    if (wall->columns[i] == column && wall->rows[i] == row)
      return i;
  return -1;
}

static double
sheet_x (const Wall *wall, int i)
{
  return wall->columns[i] * (wall->window_width - 10 * MM);
}

static double
sheet_y (const Wall *wall, int i)
{
  return wall->rows[i] * (wall->window_height - 10 * MM);
}

/* Draws what a page shows of the wall; @x and @y of the wall are the corner of the image. */
static void
draw_page (const Wall *wall, int i, cairo_surface_t *image, double x, double y, double scale)
{
  g_autoptr (Page) page = poppler_document_get_page (wall->document, i);
  cairo_t *cr = cairo_create (image);

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, sheet_x (wall, i) - x, sheet_y (wall, i) - y);
  cairo_rectangle (cr, 0, 0, wall->window_width, wall->window_height);
  cairo_clip (cr);
  cairo_translate (cr, -10 * MM, -10 * MM);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
}

static cairo_surface_t *
white_image (double width, double height)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cairo_t *cr = cairo_create (image);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  return image;
}

/* From 0, white, to 255. */
static int
darkness (cairo_surface_t *image, int x, int y)
{
  const guint32 *line =
      (const guint32 *) (cairo_image_surface_get_data (image) + y * cairo_image_surface_get_stride (image));
  const guint32 pixel = line[x];

  return 255 - (int) ((pixel & 0xff) + (pixel >> 8 & 0xff) + (pixel >> 16 & 0xff)) / 3;
}

/* How different two images are: the average, from 0 to 255, of the differences of squares of @block pixels; squares
 * that @skip covers do not count. */
static double
differ (cairo_surface_t *one, cairo_surface_t *other, int block, cairo_surface_t *skip, double *most)
{
  const int width = cairo_image_surface_get_width (one), height = cairo_image_surface_get_height (one);
  double sum = 0;
  int n = 0;

  g_assert_cmpint (width, ==, cairo_image_surface_get_width (other));
  *most = 0;
  for (int y = 0; y + block <= height; y += block)
    for (int x = 0; x + block <= width; x += block) {
      int difference = 0, skipped = 0;

      for (int j = 0; j < block; j++)
        for (int i = 0; i < block; i++) {
          difference += darkness (one, x + i, y + j) - darkness (other, x + i, y + j);
          skipped += skip != NULL && darkness (skip, x + i, y + j) > 0;
        }
      if (skipped > 0)
        continue;
      sum += abs (difference) / (double) (block * block);
      *most = MAX (*most, abs (difference) / (double) (block * block));
      n++;
    }
  return n > 0 ? sum / n : 0;
}

/* The crosses */

#define FINE 4 /* pixels a point */

typedef struct {
  double x, y;
  int n;
} Cross;

static gboolean
is_cross (cairo_surface_t *image, int x, int y)
{
  static const int ring[][2] = { { 1, 1 }, { 1, -1 }, { -1, 1 }, { -1, -1 } };

  for (int i = -6; i <= 6; i++)
    if (darkness (image, x + i * FINE, y) < 150 || darkness (image, x, y + i * FINE) < 150)
      return FALSE;
  for (int i = 0; i < 4; i++) {
    int dark = 0;

    /* A circle between the arms, with room inside and out. */
    for (int r = 6; r < 20; r++)
      dark = MAX (dark, darkness (image, x + ring[i][0] * r * 0.7071, y + ring[i][1] * r * 0.7071));
    if (dark < 150 || darkness (image, x + ring[i][0] * 6, y + ring[i][1] * 6) > 60 ||
        darkness (image, x + ring[i][0] * 18, y + ring[i][1] * 18) > 60)
      return FALSE;
  }
  return TRUE;
}

/* The middles of the crosses on a part of the wall, in points. */
static GArray *
find_crosses (const Wall *wall, int page, cairo_rectangle_t area)
{
  const int pad = 8 * FINE;
  cairo_surface_t *image = white_image (area.width * FINE + 2 * pad, area.height * FINE + 2 * pad);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Cross));
  const int width = cairo_image_surface_get_width (image), height = cairo_image_surface_get_height (image);

  draw_page (wall, page, image, area.x - 8, area.y - 8, FINE);
  cairo_surface_flush (image);
  for (int y = pad; y < height - pad; y++)
    for (int x = pad; x < width - pad; x++) {
      Cross here = { area.x - 8 + (x + 0.5) / FINE, area.y - 8 + (y + 0.5) / FINE, 1 };
      Cross *same = NULL;

      if (!is_cross (image, x, y))
        continue;
      for (guint i = 0; i < found->len && same == NULL; i++) {
        Cross *other = &g_array_index (found, Cross, i);

        if (hypot (other->x / other->n - here.x, other->y / other->n - here.y) < 3)
          same = other;
      }
      if (same == NULL) {
        g_array_append_val (found, here);
        continue;
      }
      same->x += here.x;
      same->y += here.y;
      same->n++;
    }
  cairo_surface_destroy (image);
  for (guint i = 0; i < found->len; i++) {
    Cross *one = &g_array_index (found, Cross, i);

    one->x /= one->n;
    one->y /= one->n;
  }
  return found;
}

/* What two neighbours share: the same crosses at the same places, and all the same besides. */
static guint
compare_overlap (const Wall *wall, int one, int other)
{
  const double x = MAX (sheet_x (wall, one), sheet_x (wall, other));
  const double y = MAX (sheet_y (wall, one), sheet_y (wall, other));
  const cairo_rectangle_t area = { x, y,
                                   MIN (sheet_x (wall, one), sheet_x (wall, other)) + wall->window_width - x,
                                   MIN (sheet_y (wall, one), sheet_y (wall, other)) + wall->window_height -
                                       y };
  g_autoptr (GArray) here = find_crosses (wall, one, area);
  g_autoptr (GArray) there = find_crosses (wall, other, area);
  cairo_surface_t *images[] = { white_image (area.width * 2 - 2, area.height * 2 - 2),
                                white_image (area.width * 2 - 2, area.height * 2 - 2) };
  double most, average;
  guint n;

  g_assert_cmpfloat_with_epsilon (MIN (area.width, area.height), 10 * MM, 0.01);
  g_assert_cmpuint (here->len, ==, there->len);
  for (guint i = 0; i < here->len; i++) {
    g_assert_cmpfloat_with_epsilon (g_array_index (here, Cross, i).x, g_array_index (there, Cross, i).x, 0.2);
    g_assert_cmpfloat_with_epsilon (g_array_index (here, Cross, i).y, g_array_index (there, Cross, i).y, 0.2);
  }
  draw_page (wall, one, images[0], x + 0.5, y + 0.5, 2);
  draw_page (wall, other, images[1], x + 0.5, y + 0.5, 2);
  average = differ (images[0], images[1], 1, NULL, &most);
  g_test_message ("overlap: average %g, most %g", average, most);
  g_assert_cmpfloat (average, <, 0.3);
  g_assert_cmpfloat (most, <, 80);
  cairo_surface_destroy (images[0]);
  cairo_surface_destroy (images[1]);
  n = here->len;
  return n;
}

/* Sheets put together by their overlap are the tree as it is drawn in one piece. */
static void
compare_assembly (const Wall *wall, Sample *sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaPaper) paper = minka_paper_new ("");
  g_autoptr (MinkaSetter) setter = minka_setter_new (paper, &error);
  g_autoptr (MinkaPoster) poster = minka_poster_new (setter, sample->shape, sample->plan, sample->specific);
  const double width = (wall->n_columns * (wall->window_width - 10 * MM) + 10 * MM);
  const double height = (wall->n_rows * (wall->window_height - 10 * MM) + 10 * MM);
  cairo_surface_t *assembled = white_image (width, height), *piece = white_image (width, height);
  cairo_surface_t *joins = white_image (width, height);
  cairo_t *cr = cairo_create (piece);
  double most, average;

  minka_setter_add_poster (setter, poster, TRUE);
  cairo_translate (cr, poster->wall->x, poster->wall->y);
  cairo_scale (cr, poster->wall->scale, poster->wall->scale);
  minka_poster_draw_all (poster, cr);
  cairo_destroy (cr);
  for (int i = 0; i < wall->n; i++)
    draw_page (wall, i, assembled, 0, 0, 1);
  cr = cairo_create (joins);
  for (int i = 0; i < MAX (wall->n_columns, wall->n_rows); i++) {
    cairo_rectangle (cr, i * (wall->window_width - 10 * MM) + 5 * MM - 8, 0, 16, height);
    cairo_rectangle (cr, 0, i * (wall->window_height - 10 * MM) + 5 * MM - 8, width, 16);
  }
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (assembled);
  cairo_surface_flush (piece);
  cairo_surface_flush (joins);
  average = differ (assembled, piece, 6, joins, &most);
  g_test_message ("assembled: average %g, most %g", average, most);
  g_assert_cmpfloat (average, <, 1);
  g_assert_cmpfloat (most, <, 40);
  cairo_surface_destroy (assembled);
  cairo_surface_destroy (piece);
  cairo_surface_destroy (joins);
}

static void
test_wall (gconstpointer data)
{
  const guint n = GPOINTER_TO_UINT (data);
  g_auto (Sample) sample = sample_tree (MINKA_TREE_PROBLEMS, n);
  g_autoptr (GBytes) bytes = make (&sample, MINKA_TREE_FORM_SHEETS);
  g_auto (Wall) wall = wall_read (bytes);
  guint tags[N_TAGS] = { 0 };
  guint joined = 0;

  g_assert_cmpint (wall.n, >, 1);
  g_assert_cmpfloat_with_epsilon (MAX (wall.width, wall.height), 297 * MM, 0.01);
  assert_readable (wall.document);
  for (int i = 0; i < wall.n; i++) {
    const int right = wall_find (&wall, wall.columns[i] + 1, wall.rows[i]);
    const int below = wall_find (&wall, wall.columns[i], wall.rows[i] + 1);

    if (right >= 0) {
      g_assert_cmpuint (compare_overlap (&wall, i, right), >=, 1);
      joined++;
    }
    if (below >= 0) {
      g_assert_cmpuint (compare_overlap (&wall, i, below), >=, 1);
      joined++;
    }
  }
  g_assert_cmpuint (joined, >=, wall.n - 1);
  compare_assembly (&wall, &sample);
  /* Whoever listens hears each box once, on whichever sheets it is. */
  read_tags (wall.document, tags);
  g_assert_cmpuint (tags[POPPLER_STRUCTURE_ELEMENT_PARAGRAPH], ==, n + 1 + (sample.shape->extras->len > 0));
  g_assert_cmpuint (tags[POPPLER_STRUCTURE_ELEMENT_HEADING_1], ==, 1);
  g_assert_cmpuint (tags[POPPLER_STRUCTURE_ELEMENT_HEADING_2], ==, 3);
}

/* Drawings */

static void
take_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  if (g_str_equal (g_markup_parse_context_get_element (context), "desc"))
    g_string_append_len (data, text, length);
}

static void
test_svg (void)
{
  static const GMarkupParser parser = { .text = take_text };
  g_auto (Sample) sample = sample_tree (MINKA_TREE_PROBLEMS, 13);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, words, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  add (&sample, 1, MINKA_BRANCH_BELOW, "Se lee <menos> & «peor»");
  bytes = make (&sample, MINKA_TREE_FORM_SVG);
  g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  for (guint i = 0; i < sample.nodes->len; i++)
    g_assert_nonnull (strstr (words->str, MINKA_TREE_NODE (sample.nodes->pdata[i])->text));
}

typedef struct {
  const guint8 *data;
  gsize size, at;
} Reader;

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;

  if (reader->at + length > reader->size)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data + reader->at, length);
  reader->at += length;
  return CAIRO_STATUS_SUCCESS;
}

/* Sharp enough to print, and never more than a laptop can open. */
static void
test_png (void)
{
  static const guint sizes[] = { 1, 13, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_auto (Sample) sample = sample_tree (MINKA_TREE_PROBLEMS, sizes[i]);
    g_autoptr (GBytes) bytes = make (&sample, MINKA_TREE_FORM_PNG);
    Reader reader = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0 };
    cairo_surface_t *image = cairo_image_surface_create_from_png_stream (read_bytes, &reader);
    const int width = cairo_image_surface_get_width (image), height = cairo_image_surface_get_height (image);
    guint32 density;

    g_assert_cmpint (cairo_surface_status (image), ==, CAIRO_STATUS_SUCCESS);
    g_assert_cmpint (width, <=, 16000);
    g_assert_cmpint (height, <=, 16000);
    g_assert_cmpint (width * height, <=, 36000000);
    g_assert_cmpint (memcmp (reader.data + 37, "pHYs", 4), ==, 0);
    memcpy (&density, reader.data + 41, 4);
    density = GUINT32_FROM_BE (density);
    if (sizes[i] < 300)
      g_assert_cmpuint (density, >=, 144 / 0.0254);
    g_assert_cmpint (width, >, 400 * density * 0.0254 / 72);
    cairo_surface_destroy (image);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tree-poster/page", test_page);
  g_test_add_func ("/tree-poster/sizes", test_sizes);
  g_test_add_func ("/tree-poster/odd-boxes", test_odd_boxes);
  g_test_add_func ("/tree-poster/refusals", test_refusals);
  g_test_add_data_func ("/tree-poster/wall/13", GUINT_TO_POINTER (13), test_wall);
  g_test_add_data_func ("/tree-poster/wall/300", GUINT_TO_POINTER (300), test_wall);
  g_test_add_func ("/tree-poster/svg", test_svg);
  g_test_add_func ("/tree-poster/png", test_png);
  return g_test_run ();
}
