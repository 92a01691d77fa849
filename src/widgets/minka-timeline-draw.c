#include "minka-timeline-draw.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Lines are filled boxes on whole pixels: they are sharp at any whole scale. */

#define PADDING 10
#define ROW_MIN 34
#define MARK 12
#define BAR 12

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *ink, float x, float y, float width, float height)
{
  gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static GskRenderNode *
finish (GtkSnapshot *snapshot)
{
  return gtk_snapshot_free_to_node (snapshot);
}

/**
 * minka_timeline_day_x:
 * @look: the look
 * @day: a day, counted from the chart's first Monday
 *
 * Returns: where it begins, a whole pixel
 */
int
minka_timeline_day_x (const MinkaTimelineLook *look, int day)
{
  return MINKA_TIMELINE_EDGE + day * look->span / look->chart->n_days;
}

/**
 * minka_timeline_get_width:
 * @look: the look
 *
 * Returns: the width of the days and the room beside them
 */
int
minka_timeline_get_width (const MinkaTimelineLook *look)
{
  return look->span + 2 * MINKA_TIMELINE_EDGE;
}

static int
span_width (const MinkaTimelineLook *look, const MinkaChartSpan *span)
{
  return minka_timeline_day_x (look, span->last + 1) - minka_timeline_day_x (look, span->first);
}

/**
 * minka_timeline_row_title:
 * @row: a row
 *
 * Returns: (transfer none): what its label says
 */
const char *
minka_timeline_row_title (const MinkaChartRow *row)
{
  switch (row->kind) {
  case MINKA_CHART_SCHOOL:
    return _ ("Holidays and school dates");
  case MINKA_CHART_MEETINGS:
    return _ ("Meetings");
  case MINKA_CHART_GROUP:
    return *row->title != '\0' ? row->title : _ ("Without an objective");
  default:
    return row->title;
  }
}

/* Text of at most so many lines in a width. */
static PangoLayout *
set_text (const MinkaTimelineLook *look, const char *text, int width, int lines, double scale, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (look->widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (scale != 1)
    pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  pango_layout_set_height (layout, -lines);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static PangoLayout *
set_label (const MinkaTimelineLook *look, const MinkaChartRow *row)
{
  if (row->kind == MINKA_CHART_GROUP)
    return set_text (look, minka_timeline_row_title (row), look->width - 2 * PADDING, 1, 1, TRUE);
  return set_text (look, minka_timeline_row_title (row), look->label_width - 2 * PADDING, 3, 1, FALSE);
}

/**
 * minka_timeline_row_height:
 * @look: the look, without its tops
 * @row: a row
 *
 * Returns: how high it is
 */
int
minka_timeline_row_height (const MinkaTimelineLook *look, const MinkaChartRow *row)
{
  g_autoptr (PangoLayout) layout = set_label (look, row);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return MAX (height + 12, ROW_MIN);
}

/* Vertically in the middle of a box. */
static void
append_text (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *ink, int x, int y, int height)
{
  int text_height;

  pango_layout_get_pixel_size (layout, NULL, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y + (height - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
}

/**
 * minka_timeline_mark_box:
 * @look: the look
 * @mark: a mark
 * @height: the height of its row
 * @box: (out caller-allocates): where it is, from the top left of its row
 */
void
minka_timeline_mark_box (const MinkaTimelineLook *look, const MinkaChartMark *mark, int height,
                         graphene_rect_t *box)
{
  const int x = minka_timeline_day_x (look, mark->first);
  const int width = minka_timeline_day_x (look, mark->last + 1) - x;

  if (width > MARK)
    graphene_rect_init (box, x, (height - BAR) / 2, width, BAR);
  else
    graphene_rect_init (box, x + (width - MARK) / 2, (height - MARK) / 2, MARK, MARK);
}

static GskPath *
path_of (MinkaCalendarSource source, const graphene_rect_t *box)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  const float x = box->origin.x, y = box->origin.y, width = box->size.width, height = box->size.height;
  const float r = MIN (width, height) / 2;
  const gboolean wide = width > height;
  GskRoundedRect rounded;

  switch (source) {
  case MINKA_CALENDAR_SOURCE_MEETING:
    gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x + width / 2, y + height / 2), r - 1);
    break;
  case MINKA_CALENDAR_SOURCE_ACTIVITY:
    if (!wide) {
      gsk_path_builder_move_to (builder, x + r, y);
      gsk_path_builder_line_to (builder, x + 2 * r, y + r);
      gsk_path_builder_line_to (builder, x + r, y + 2 * r);
      gsk_path_builder_line_to (builder, x, y + r);
      gsk_path_builder_close (builder);
      break;
    }
    gsk_rounded_rect_init_from_rect (&rounded, &GRAPHENE_RECT_INIT (x, y + 1, width, height - 2), r - 1);
    gsk_path_builder_add_rounded_rect (builder, &rounded);
    break;
  case MINKA_CALENDAR_SOURCE_EVENT:
    if (!wide) {
      for (int i = 0; i < 10; i++) {
        const float radius = i % 2 == 0 ? r : r * 0.45f;
        const float px = x + r + radius * (float) sin (i * G_PI / 5);
        const float py = y + r - radius * (float) cos (i * G_PI / 5);

        if (i == 0)
          gsk_path_builder_move_to (builder, px, py);
        else
          gsk_path_builder_line_to (builder, px, py);
      }
      gsk_path_builder_close (builder);
      break;
    }
    gsk_rounded_rect_init_from_rect (&rounded, &GRAPHENE_RECT_INIT (x, y + 3, width, height - 6), 0);
    gsk_path_builder_add_rounded_rect (builder, &rounded);
    break;
  default:
    if (wide)
      gsk_path_builder_add_rect (builder, &GRAPHENE_RECT_INIT (x, y + 4, width, height - 8));
    else
      gsk_path_builder_add_rect (builder, &GRAPHENE_RECT_INIT (x + r - 3, y + r - 3, 6, 6));
    break;
  }
  return gsk_path_builder_free_to_path (builder);
}

/* Full once it is done; what is to come is an outline. */
static void
draw_mark (GtkSnapshot *snapshot, const MinkaTimelineLook *look, const MinkaChartMark *mark, int top,
           int height)
{
  const GdkRGBA *ink = &look->inks[mark->source];
  g_autoptr (GskPath) path = NULL;
  graphene_rect_t box;

  minka_timeline_mark_box (look, mark, height, &box);
  graphene_rect_offset (&box, 0, top);
  path = path_of (mark->source, &box);
  if ((mark->source == MINKA_CALENDAR_SOURCE_ACTIVITY || mark->source == MINKA_CALENDAR_SOURCE_MEETING) &&
      !mark->done) {
    g_autoptr (GskStroke) stroke = gsk_stroke_new (2);

    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &look->inks[MINKA_INK_PAPER]);
    gtk_snapshot_append_stroke (snapshot, path, stroke, ink);
  } else {
    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, ink);
  }
}

static void
draw_shades (GtkSnapshot *snapshot, const MinkaTimelineLook *look, int height)
{
  for (guint i = 0; i < look->chart->shades->len; i++) {
    const MinkaChartSpan *span = &g_array_index (look->chart->shades, MinkaChartSpan, i);

    fill (snapshot, &look->inks[MINKA_INK_SHADE], minka_timeline_day_x (look, span->first), 0,
          span_width (look, span), height);
  }
}

static gboolean
begins_month (const MinkaTimelineLook *look, int day)
{
  for (guint i = 0; i < look->chart->months->len; i++)
    if (g_array_index (look->chart->months, MinkaChartSpan, i).first == day)
      return TRUE;
  return FALSE;
}

/**
 * minka_timeline_draw_body:
 * @look: the look
 *
 * Returns: (transfer full) (nullable): the marks and what is behind them, from the first day and the first row on
 */
GskRenderNode *
minka_timeline_draw_body (const MinkaTimelineLook *look)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  const MinkaChart *chart = look->chart;
  const int width = minka_timeline_get_width (look);
  const int height = g_array_index (look->tops, int, chart->rows->len);

  draw_shades (snapshot, look, height);
  for (int day = 0; day <= chart->n_days; day += 7)
    fill (snapshot, &look->inks[MINKA_INK_LINE], minka_timeline_day_x (look, day), 0, 1, height);
  for (int day = 0; day < chart->n_days; day++)
    if (begins_month (look, day))
      fill (snapshot, &look->inks[MINKA_INK_QUIET], minka_timeline_day_x (look, day), 0, 1, height);
  for (guint i = 0; i < chart->rows->len; i++) {
    const MinkaChartRow *row = &g_array_index (chart->rows, MinkaChartRow, i);
    const int top = g_array_index (look->tops, int, i);
    const int bottom = g_array_index (look->tops, int, i + 1);

    fill (snapshot, &look->inks[MINKA_INK_LINE], 0, bottom - 1, width, 1);
    for (guint j = 0; j < row->marks->len; j++)
      draw_mark (snapshot, look, &g_array_index (row->marks, MinkaChartMark, j), top, bottom - top - 1);
  }
  if (look->today >= 0 && look->today < chart->n_days)
    fill (snapshot, &look->inks[MINKA_INK_TODAY],
          minka_timeline_day_x (look, look->today) + look->span / chart->n_days / 2 - 1, 0, 2, height);
  return finish (snapshot);
}

static void
draw_span (GtkSnapshot *snapshot, const MinkaTimelineLook *look, const MinkaChartSpan *span, const char *text,
           int y, int height, double scale, gboolean bold)
{
  const int x = minka_timeline_day_x (look, span->first);
  const int width = span_width (look, span);
  g_autoptr (PangoLayout) layout = set_text (look, text, width - 4, 1, scale, bold);

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (x, y, width, height));
  append_text (snapshot, layout, &look->inks[MINKA_INK_TEXT], x + 2, y, height);
  gtk_snapshot_pop (snapshot);
}

static char *
month_name (int month)
{
  g_autoptr (GDateTime) moment = g_date_time_new_utc (2021, month, 1, 12, 0, 0);

  return g_date_time_format (moment, "%B");
}

/**
 * minka_timeline_draw_head:
 * @look: the look
 *
 * Returns: (transfer full) (nullable): the bimestres, months and weeks, from the first day on
 */
GskRenderNode *
minka_timeline_draw_head (const MinkaTimelineLook *look)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  const MinkaChart *chart = look->chart;
  const int width = MAX (minka_timeline_get_width (look), look->width);
  const int months = MINKA_TIMELINE_HEAD_TERMS;
  const int weeks = months + MINKA_TIMELINE_HEAD_MONTHS;

  fill (snapshot, &look->inks[MINKA_INK_PAPER], 0, 0, width, MINKA_TIMELINE_HEAD);
  for (guint i = 0; i < chart->terms->len; i++) {
    const MinkaChartSpan *span = &g_array_index (chart->terms, MinkaChartSpan, i);

    fill (snapshot, &look->inks[MINKA_INK_HEAD], minka_timeline_day_x (look, span->first) + 1, 2,
          span_width (look, span) - 2, months - 4);
    draw_span (snapshot, look, span, span->title, 0, months, 1, TRUE);
  }
  for (guint i = 0; i < chart->months->len; i++) {
    const MinkaChartSpan *span = &g_array_index (chart->months, MinkaChartSpan, i);
    g_autofree char *name = month_name (span->number);

    if (span_width (look, span) >= 40)
      draw_span (snapshot, look, span, name, months, weeks - months, 1, FALSE);
    fill (snapshot, &look->inks[MINKA_INK_QUIET], minka_timeline_day_x (look, span->first), months, 1,
          MINKA_TIMELINE_HEAD_MONTHS);
  }
  for (guint i = 0; i < chart->weeks->len; i++) {
    const MinkaChartSpan *span = &g_array_index (chart->weeks, MinkaChartSpan, i);
    g_autofree char *number = g_strdup_printf ("%d", span->number);

    if (span->number > 0)
      draw_span (snapshot, look, span, number, weeks, MINKA_TIMELINE_HEAD_WEEKS, 0.82, FALSE);
    fill (snapshot, &look->inks[MINKA_INK_LINE], minka_timeline_day_x (look, span->first), weeks, 1,
          MINKA_TIMELINE_HEAD_WEEKS);
  }
  if (look->today >= 0 && look->today < chart->n_days)
    fill (snapshot, &look->inks[MINKA_INK_TODAY],
          minka_timeline_day_x (look, look->today) + look->span / chart->n_days / 2 - 3,
          MINKA_TIMELINE_HEAD - 5, 6, 5);
  fill (snapshot, &look->inks[MINKA_INK_QUIET], 0, MINKA_TIMELINE_HEAD - 1, width, 1);
  return finish (snapshot);
}

/**
 * minka_timeline_draw_labels:
 * @look: the look
 *
 * Returns: (transfer full) (nullable): the labels from the first row on; objectives go right across
 */
GskRenderNode *
minka_timeline_draw_labels (const MinkaTimelineLook *look)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  for (guint i = 0; i < look->chart->rows->len; i++) {
    const MinkaChartRow *row = &g_array_index (look->chart->rows, MinkaChartRow, i);
    const int top = g_array_index (look->tops, int, i);
    const int height = g_array_index (look->tops, int, i + 1) - top;
    const gboolean group = row->kind == MINKA_CHART_GROUP;
    const int width = group ? look->width : look->label_width;
    g_autoptr (PangoLayout) layout = set_label (look, row);

    fill (snapshot, &look->inks[MINKA_INK_PAPER], 0, top, width, height);
    if (group)
      fill (snapshot, &look->inks[MINKA_INK_HEAD], 0, top, width, height);
    append_text (snapshot, layout, &look->inks[MINKA_INK_TEXT], PADDING, top, height);
    fill (snapshot, &look->inks[MINKA_INK_LINE], 0, top + height - 1, width, 1);
    if (!group)
      fill (snapshot, &look->inks[MINKA_INK_QUIET], look->label_width - 1, top, 1, height);
  }
  return finish (snapshot);
}

/**
 * minka_timeline_draw_corner:
 * @look: the look
 *
 * Returns: (transfer full) (nullable): what the lines of the head are called
 */
GskRenderNode *
minka_timeline_draw_corner (const MinkaTimelineLook *look)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  const char *const names[] = { _ ("Term"), _ ("Month"), _ ("School week") };
  const int heights[] = { MINKA_TIMELINE_HEAD_TERMS, MINKA_TIMELINE_HEAD_MONTHS, MINKA_TIMELINE_HEAD_WEEKS };
  int y = 0;

  fill (snapshot, &look->inks[MINKA_INK_PAPER], 0, 0, look->label_width, MINKA_TIMELINE_HEAD);
  for (guint i = 0; i < G_N_ELEMENTS (names); y += heights[i], i++) {
    g_autoptr (PangoLayout) layout =
        set_text (look, names[i], look->label_width - 2 * PADDING, 1, 0.82, FALSE);

    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
    append_text (snapshot, layout, &look->inks[MINKA_INK_TEXT], PADDING, y, heights[i]);
  }
  fill (snapshot, &look->inks[MINKA_INK_QUIET], 0, MINKA_TIMELINE_HEAD - 1, look->label_width, 1);
  fill (snapshot, &look->inks[MINKA_INK_QUIET], look->label_width - 1, 0, 1, MINKA_TIMELINE_HEAD);
  return finish (snapshot);
}
