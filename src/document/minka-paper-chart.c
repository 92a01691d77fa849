#include "minka-paper-private.h"

#include "minka-spanish.h"

/* The columns of a chart: what a row is about, its days in words, and its days drawn. The drawing is no content: the
 * words beside it say the same. */

#define PADDING 3.5
#define LABEL_SHARE 0.27
#define DAYS_SHARE 0.14
#define BAND 13.0
#define SIGN 7.5
#define ROW_MIN 18.0
#define EDGE 4.0

typedef struct {
  MinkaSetter *setter;
  const MinkaChart *chart;
  double label; /* widths */
  double days;
  double grid;
  PangoAttrList *small;
} Setting;

static double
day_x (const Setting *self, int day)
{
  return self->setter->left + self->label + self->days + EDGE +
         day * (self->grid - 2 * EDGE) / self->chart->n_days;
}

static double
span_width (const Setting *self, int first, int last)
{
  return day_x (self, last + 1) - day_x (self, first);
}

static double
total_width (const Setting *self)
{
  return self->label + self->days + self->grid;
}

static void
add_text (const Setting *self, MinkaStrip *strip, MinkaFace face, const char *text, double x, double y,
          double width)
{
  PangoLayout *layout =
      minka_setter_layout (self->setter, face, MINKA_SETTING_CENTRED, width, text, self->small);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  minka_strip_add_layout (strip, layout, x, y + (BAND - minka_layout_get_height (layout)) / 2);
}

static void
add_line (MinkaStrip *strip, double x, double y, double height, double grey)
{
  minka_strip_add_fill (strip, x - 0.2, y, 0.4, height, grey);
}

static const char *
row_title (const MinkaChartRow *row)
{
  switch (row->kind) {
  case MINKA_CHART_SCHOOL:
    return "Feriados y fechas de la institución";
  case MINKA_CHART_MEETINGS:
    return "Reuniones de la CAP";
  case MINKA_CHART_GROUP:
    return *row->title != '\0' ? row->title : "Sin objetivo";
  default:
    return row->title;
  }
}

/* «15 mar (sem. 1)», a line each. What the school's own row holds is listed elsewhere. */
static char *
days_in_words (const MinkaChart *chart, const MinkaChartRow *row)
{
  GString *words = g_string_new (NULL);

  if (row->kind == MINKA_CHART_SCHOOL)
    return g_string_free_and_steal (words);
  if (row->kind == MINKA_CHART_ACTIVITY && row->marks->len == 0)
    g_string_append (words, "sin fecha");
  for (guint i = 0; i < row->marks->len; i++) {
    const MinkaChartMark *mark = &g_array_index (row->marks, MinkaChartMark, i);
    g_autofree char *first_iso = minka_chart_get_iso ((MinkaChart *) chart, mark->first);
    g_autofree char *last_iso = minka_chart_get_iso ((MinkaChart *) chart, mark->last);
    g_autofree char *first = minka_spanish_date_short (first_iso);
    g_autofree char *last = minka_spanish_date_short (last_iso);
    const int week = minka_chart_get_week_number ((MinkaChart *) chart, mark->first);

    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", first);
    if (mark->last > mark->first)
      g_string_append_printf (words, " – %s", last);
    else if (week > 0)
      g_string_append_printf (words, " (sem. %d)", week);
  }
  return g_string_free_and_steal (words);
}

static void
add_head_days (const Setting *self, MinkaStrip *strip)
{
  const MinkaChart *chart = self->chart;

  for (guint i = 0; i < chart->terms->len; i++) {
    const MinkaChartSpan *span = &g_array_index (chart->terms, MinkaChartSpan, i);

    add_text (self, strip, MINKA_FACE_MARGIN_BOLD, span->title, day_x (self, span->first), 0,
              span_width (self, span->first, span->last));
  }
  for (guint i = 0; i < chart->months->len; i++) {
    const MinkaChartSpan *span = &g_array_index (chart->months, MinkaChartSpan, i);

    /* What is left of a month at either end may be too little for its name. */
    if (span_width (self, span->first, span->last) >= 16)
      add_text (self, strip, MINKA_FACE_MARGIN, minka_spanish_month_short (span->number),
                day_x (self, span->first), BAND, span_width (self, span->first, span->last));
  }
  for (guint i = 0; i < chart->weeks->len; i++) {
    const MinkaChartSpan *span = &g_array_index (chart->weeks, MinkaChartSpan, i);
    g_autofree char *number = g_strdup_printf ("%d", span->number);

    if (span->number > 0)
      add_text (self, strip, MINKA_FACE_MARGIN, number, day_x (self, span->first) - 1, 2 * BAND,
                span_width (self, span->first, span->last) + 2);
  }
}

static void
add_head_title (const Setting *self, MinkaStrip *strip, const char *text, double x, double width)
{
  PangoLayout *layout = minka_setter_layout (self->setter, MINKA_FACE_CELL_BOLD, MINKA_SETTING_LEFT,
                                             width - 2 * PADDING, text, NULL);

  minka_strip_open_tag (strip, (MinkaTag) { .type = "TH", .scope = "/Column" });
  minka_strip_add_layout (strip, layout, x + PADDING,
                          strip->height - PADDING - minka_layout_get_height (layout));
  minka_strip_close (strip, "TH");
}

static void
rule_across (const Setting *self, MinkaStrip *strip, double y, double thickness, double grey)
{
  minka_strip_add_rule (strip, self->setter->left, y, total_width (self), thickness, grey);
}

static MinkaStrip *
add_head (const Setting *self)
{
  MinkaStrip *strip;

  minka_setter_open (self->setter, "THead");
  strip = minka_setter_strip (self->setter);
  strip->height = 3 * BAND;
  minka_strip_add_fill (strip, self->setter->left, 0, total_width (self), strip->height, 0.93);
  for (guint i = 0; i < self->chart->months->len; i++)
    add_line (strip, day_x (self, g_array_index (self->chart->months, MinkaChartSpan, i).first), BAND, BAND,
              0.5);
  for (guint i = 0; i < self->chart->terms->len; i++)
    for (guint j = 0; j < 2; j++) {
      const MinkaChartSpan *span = &g_array_index (self->chart->terms, MinkaChartSpan, i);

      add_line (strip, day_x (self, j == 0 ? span->first : span->last + 1), 0, BAND, 0.5);
    }
  rule_across (self, strip, 0, 0.8, 0.2);
  rule_across (self, strip, strip->height, 0.8, 0.2);
  minka_strip_open (strip, "TR");
  add_head_title (self, strip, "Actividad", self->setter->left, self->label);
  add_head_title (self, strip, "Fechas (semana)", self->setter->left + self->label, self->days);
  minka_strip_close (strip, "TR");
  minka_strip_open (strip, "Artifact");
  add_head_days (self, strip);
  minka_strip_close (strip, "Artifact");
  minka_setter_close (self->setter, "THead");
  self->setter->tied = TRUE;
  return strip;
}

static MinkaStrip *
add_group (const Setting *self, const MinkaChartRow *row)
{
  PangoLayout *layout = minka_setter_layout (self->setter, MINKA_FACE_CELL_BOLD, MINKA_SETTING_LEFT,
                                             total_width (self) - 2 * PADDING, row_title (row), NULL);
  MinkaStrip *strip = minka_setter_strip (self->setter);

  strip->height = minka_layout_get_height (layout) + 2 * PADDING;
  minka_strip_add_fill (strip, self->setter->left, 0, total_width (self), strip->height, 0.96);
  minka_strip_open (strip, "TR");
  minka_strip_open_tag (strip, (MinkaTag) { .type = "TH", .scope = "/Row", .col_span = 2 });
  minka_strip_add_layout (strip, layout, self->setter->left + PADDING, PADDING);
  minka_strip_close (strip, "TH");
  minka_strip_close (strip, "TR");
  /* An objective is not left alone at the foot of a page. */
  self->setter->tied = TRUE;
  return strip;
}

/* What is behind the marks: days without classes, weeks, months. */
static void
add_grid (const Setting *self, MinkaStrip *strip)
{
  const MinkaChart *chart = self->chart;

  for (guint i = 0; i < chart->shades->len; i++) {
    const MinkaChartSpan *span = &g_array_index (chart->shades, MinkaChartSpan, i);

    minka_strip_add_fill (strip, day_x (self, span->first), 0, span_width (self, span->first, span->last),
                          strip->height, 0.88);
  }
  for (int day = 0; day <= chart->n_days; day += 7)
    add_line (strip, day_x (self, day), 0, strip->height, 0.82);
  for (guint i = 0; i < chart->months->len; i++)
    add_line (strip, day_x (self, g_array_index (chart->months, MinkaChartSpan, i).first), 0, strip->height,
              0.5);
}

static void
add_mark_sign (const Setting *self, MinkaStrip *strip, const MinkaChartMark *mark)
{
  static const MinkaSign signs[] = {
    [MINKA_CALENDAR_SOURCE_ACTIVITY] = MINKA_SIGN_DIAMOND,
    [MINKA_CALENDAR_SOURCE_MEETING] = MINKA_SIGN_CIRCLE,
    [MINKA_CALENDAR_SOURCE_TERM] = MINKA_SIGN_BAR,
    [MINKA_CALENDAR_SOURCE_BREAK] = MINKA_SIGN_SQUARE,
    [MINKA_CALENDAR_SOURCE_HOLIDAY] = MINKA_SIGN_SQUARE,
    [MINKA_CALENDAR_SOURCE_EVENT] = MINKA_SIGN_STAR,
  };
  const double x = day_x (self, mark->first), width = span_width (self, mark->first, mark->last);
  const double middle = strip->height / 2;
  const gboolean own =
      mark->source == MINKA_CALENDAR_SOURCE_ACTIVITY || mark->source == MINKA_CALENDAR_SOURCE_MEETING;
  const double size = signs[mark->source] == MINKA_SIGN_SQUARE ? SIGN / 2 : SIGN;

  if (width > SIGN)
    minka_strip_add_sign (strip, MINKA_SIGN_BAR, x, middle - (own ? SIGN / 2 : 1), width, own ? SIGN : 2,
                          own && !mark->done);
  else
    minka_strip_add_sign (strip, signs[mark->source], x + (width - size) / 2, middle - size / 2, size, size,
                          own && !mark->done);
}

static MinkaStrip *
add_row (const Setting *self, const MinkaChartRow *row)
{
  g_autofree char *words = days_in_words (self->chart, row);
  PangoLayout *title = minka_setter_layout (self->setter, MINKA_FACE_CELL, MINKA_SETTING_LEFT,
                                            self->label - 2 * PADDING, row_title (row), NULL);
  PangoLayout *days = minka_setter_layout (self->setter, MINKA_FACE_CELL, MINKA_SETTING_LEFT,
                                           self->days - 2 * PADDING, words, self->small);
  MinkaStrip *strip = minka_setter_strip (self->setter);
  const double height =
      MAX (minka_layout_get_height (title), *words != '\0' ? minka_layout_get_height (days) : 0);

  strip->height = MAX (height + 2 * PADDING, ROW_MIN);
  add_grid (self, strip);
  minka_strip_open (strip, "TR");
  minka_strip_open_tag (strip, (MinkaTag) { .type = "TH", .scope = "/Row" });
  minka_strip_add_layout (strip, title, self->setter->left + PADDING,
                          (strip->height - minka_layout_get_height (title)) / 2);
  minka_strip_close (strip, "TH");
  minka_strip_open (strip, "TD");
  if (*words != '\0')
    minka_strip_add_layout (strip, days, self->setter->left + self->label + PADDING,
                            (strip->height - minka_layout_get_height (days)) / 2);
  minka_strip_close (strip, "TD");
  minka_strip_close (strip, "TR");
  for (guint i = 0; i < row->marks->len; i++)
    add_mark_sign (self, strip, &g_array_index (row->marks, MinkaChartMark, i));
  return strip;
}

static void
add_legend (const Setting *self)
{
  static const struct {
    MinkaSign sign;
    gboolean hollow;
    const char *words;
  } entries[] = {
    { MINKA_SIGN_DIAMOND, TRUE, "Actividad" },
    { MINKA_SIGN_DIAMOND, FALSE, "Actividad concluida" },
    { MINKA_SIGN_CIRCLE, TRUE, "Reunión" },
    { MINKA_SIGN_CIRCLE, FALSE, "Reunión realizada" },
    { MINKA_SIGN_STAR, FALSE, "Fecha de la institución" },
    { MINKA_SIGN_SQUARE, FALSE, "Feriado o día sin clases" },
  };
  MinkaStrip *strip;
  double x = self->setter->left;

  minka_setter_space (self->setter, 8);
  minka_setter_open (self->setter, "P");
  strip = minka_setter_strip (self->setter);
  strip->height = BAND;
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++) {
    PangoLayout *layout = minka_setter_layout (self->setter, MINKA_FACE_MARGIN, MINKA_SETTING_LEFT, 200,
                                               entries[i].words, NULL);
    const double size = entries[i].sign == MINKA_SIGN_SQUARE ? SIGN / 2 : SIGN;
    int width;

    pango_layout_get_size (layout, &width, NULL);
    minka_strip_add_sign (strip, entries[i].sign, x + (SIGN - size) / 2, (BAND - size) / 2, size, size,
                          entries[i].hollow);
    minka_strip_add_layout (strip, layout, x + SIGN + 4, (BAND - minka_layout_get_height (layout)) / 2);
    x += SIGN + 4 + width / (double) PANGO_SCALE + 14;
  }
  minka_setter_close (self->setter, "P");
  minka_setter_space (self->setter, 8);
}

/**
 * minka_setter_add_chart:
 * @self: a setter
 * @chart: a chart
 *
 * Sets a chart: a strip for its head, one for each row, and what the signs mean.
 */
void
minka_setter_add_chart (MinkaSetter *self, const MinkaChart *chart)
{
  const double width = minka_setter_get_width (self) - self->left;
  g_autoptr (PangoAttrList) small = pango_attr_list_new ();
  Setting setting = {
    self, chart, width * LABEL_SHARE, width * DAYS_SHARE, width * (1 - LABEL_SHARE - DAYS_SHARE), small
  };
  MinkaStrip *head;

  pango_attr_list_insert (small, pango_attr_scale_new (0.86));
  minka_setter_space (self, 7);
  minka_setter_open (self, "Table");
  head = add_head (&setting);
  minka_setter_open (self, "TBody");
  for (guint i = 0; i < chart->rows->len; i++) {
    const MinkaChartRow *row = &g_array_index (chart->rows, MinkaChartRow, i);
    const gboolean last = i + 1 == chart->rows->len;
    MinkaStrip *strip = row->kind == MINKA_CHART_GROUP ? add_group (&setting, row) : add_row (&setting, row);

    strip->head = head;
    rule_across (&setting, strip, strip->height, last ? 0.8 : 0.4, last ? 0.2 : 0.65);
  }
  minka_setter_close (self, "TBody");
  minka_setter_close (self, "Table");
  add_legend (&setting);
}
