#include "minka-timeline-view.h"

#include "minka-date.h"
#include "minka-format.h"
#include "minka-timeline-draw.h"
#include "minka-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * MinkaTimelineView:
 *
 * What of the cronograma moves under its scrolled window. Everything is drawn by this one widget, from nodes that are kept
 * until the chart or the look changes; scrolling only moves them. Its children draw nothing: they are what the pointer, the
 * keyboard and screen readers find.
 */
struct _MinkaTimelineView {
  MinkaScrollArea parent_instance;
  MinkaChart *chart;
  MinkaTimelineLook look;
  GskRenderNode *nodes[4];
  GtkWidget *inks[MINKA_N_INKS];
  GPtrArray *rows; /* of Row */
  GtkWidget *current;
  gboolean placed; /* scrolled to where one begins to read */
};

/* What is found of a row: all of it, its label, and its marks in order. */
typedef struct {
  GtkWidget *spot;
  GtkWidget *label;
  GPtrArray *marks;
} Row;

typedef GskRenderNode *(*Draw) (const MinkaTimelineLook *look);
enum {
  BODY,
  HEAD,
  LABELS,
  CORNER
};
static const Draw draws[] = {
  [BODY] = minka_timeline_draw_body,
  [HEAD] = minka_timeline_draw_head,
  [LABELS] = minka_timeline_draw_labels,
  [CORNER] = minka_timeline_draw_corner,
};

static const char *const ink_classes[MINKA_N_INKS] = {
  "activity", "meeting", "term",  "break", "holiday", "event", "text",
  "quiet",    "line",    "shade", "head",  "paper",   "today",
};

#define DAY_MIN 4
#define LABEL_WIDE 260
#define LABEL_NARROW 136
#define NARROW 560

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A child that draws nothing but its focus. */
#define MINKA_TYPE_TIMELINE_SPOT (minka_timeline_spot_get_type ())
G_DECLARE_FINAL_TYPE (MinkaTimelineSpot, minka_timeline_spot, MINKA, TIMELINE_SPOT, GtkWidget)
struct _MinkaTimelineSpot {
  GtkWidget parent_instance;
  const MinkaChartRow *row;
  const MinkaChartMark *mark; /* or none: the label */
};
G_DEFINE_FINAL_TYPE (MinkaTimelineSpot, minka_timeline_spot, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (MinkaTimelineView, minka_timeline_view, MINKA_TYPE_SCROLL_AREA)

static void
minka_timeline_spot_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (minka_timeline_spot_parent_class)->dispose (object);
}

static void
minka_timeline_spot_class_init (MinkaTimelineSpotClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_timeline_spot_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "minka-spot");
}

static void
minka_timeline_spot_init (MinkaTimelineSpot *self)
{
}

static GtkWidget *
spot_new (GtkWidget *parent, GtkAccessibleRole role, const MinkaChartRow *row, const MinkaChartMark *mark,
          const char *words)
{
  MinkaTimelineSpot *self = g_object_new (MINKA_TYPE_TIMELINE_SPOT, "accessible-role", role, NULL);

  self->row = row;
  self->mark = mark;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  return GTK_WIDGET (self);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  gtk_widget_unparent (row->spot);
  g_ptr_array_unref (row->marks);
  g_free (row);
}

/* Words */

static char *
days_in_words (MinkaChart *chart, const MinkaChartMark *mark)
{
  g_autofree char *first_iso = minka_chart_get_iso (chart, mark->first);
  g_autofree char *last_iso = minka_chart_get_iso (chart, mark->last);
  g_autofree char *first = minka_format_day_long (first_iso);
  g_autofree char *last = minka_format_day_long (last_iso);
  const int week = minka_chart_get_week_number (chart, mark->first);
  GString *words = g_string_new (first);

  if (mark->last > mark->first)
    /* Translators: to the last day of a range. */
    g_string_append_printf (words, _ (" to %s"), last);
  if (*mark->time != '\0')
    g_string_append_printf (words, ", %s", mark->time);
  if (week > 0)
    g_string_append_printf (words, _ (", school week %d"), week);
  return g_string_free_and_steal (words);
}

static char *
mark_in_words (MinkaChart *chart, const MinkaChartMark *mark)
{
  g_autofree char *days = days_in_words (chart, mark);
  const char *kind = *mark->record == '\0'
                         ? _ ("National holiday")
                         : minka_words_for (minka_calendar_source_get_type (), mark->source);

  return g_strdup_printf ("%s: %s\n%s", kind, mark->title, days);
}

static char *
row_in_words (MinkaChart *chart, const MinkaChartRow *row)
{
  GString *words = g_string_new (minka_timeline_row_title (row));

  if (row->kind == MINKA_CHART_ACTIVITY && row->marks->len == 0)
    g_string_append_printf (words, ". %s", _ ("Without a date"));
  for (guint i = 0; i < row->marks->len; i++) {
    const MinkaChartMark *mark = &g_array_index (row->marks, MinkaChartMark, i);
    g_autofree char *days = days_in_words (chart, mark);

    g_string_append_printf (words, ". %s", days);
    if (row->kind != MINKA_CHART_ACTIVITY)
      g_string_append_printf (words, ": %s", mark->title);
  }
  return g_string_free_and_steal (words);
}

/* Finding */

static void
set_current (MinkaTimelineView *self, GtkWidget *spot)
{
  if (self->current != NULL)
    gtk_widget_set_focusable (self->current, FALSE);
  self->current = spot;
  if (spot != NULL)
    gtk_widget_set_focusable (spot, TRUE);
}

static void
add_row (MinkaTimelineView *self, const MinkaChartRow *row)
{
  Row *found = g_new0 (Row, 1);
  g_autofree char *words = row_in_words (self->chart, row);
  const gboolean activity = row->kind == MINKA_CHART_ACTIVITY;

  found->spot =
      spot_new (GTK_WIDGET (self), GTK_ACCESSIBLE_ROLE_ROW, row, NULL, minka_timeline_row_title (row));
  found->label = spot_new (
      found->spot, activity ? GTK_ACCESSIBLE_ROLE_BUTTON : GTK_ACCESSIBLE_ROLE_ROW_HEADER, row, NULL, words);
  gtk_widget_set_tooltip_text (found->label, minka_timeline_row_title (row));
  found->marks = g_ptr_array_new ();
  for (guint i = 0; i < row->marks->len; i++) {
    const MinkaChartMark *mark = &g_array_index (row->marks, MinkaChartMark, i);
    g_autofree char *text = mark_in_words (self->chart, mark);
    GtkWidget *spot = spot_new (found->spot, GTK_ACCESSIBLE_ROLE_BUTTON, row, mark, text);

    gtk_widget_set_tooltip_text (spot, text);
    g_ptr_array_add (found->marks, spot);
  }
  g_ptr_array_add (self->rows, found);
}

static void
scroll_to (MinkaTimelineView *self, GtkOrientation orientation, double from, double to, double margin)
{
  GtkAdjustment *adjustment = minka_scroll_area_get_adjustment (MINKA_SCROLL_AREA (self), orientation);

  if (adjustment != NULL)
    gtk_adjustment_clamp_page (adjustment, from - margin, to + margin);
}

static void
show_spot (MinkaTimelineView *self, GtkWidget *widget)
{
  MinkaTimelineSpot *spot = MINKA_TIMELINE_SPOT (widget);

  /* Before it has a size there is nothing to scroll. */
  for (guint i = 0; i + 1 < self->look.tops->len; i++) {
    if (&g_array_index (self->chart->rows, MinkaChartRow, i) != spot->row)
      continue;
    scroll_to (self, GTK_ORIENTATION_VERTICAL, g_array_index (self->look.tops, int, i),
               g_array_index (self->look.tops, int, i + 1), 0);
    if (spot->mark != NULL)
      scroll_to (self, GTK_ORIENTATION_HORIZONTAL, minka_timeline_day_x (&self->look, spot->mark->first),
                 minka_timeline_day_x (&self->look, spot->mark->last + 1), 40);
  }
}

static void
focus_spot (MinkaTimelineView *self, GtkWidget *spot)
{
  show_spot (self, spot);
  set_current (self, spot);
  gtk_widget_grab_focus (spot);
}

static gboolean
is_stop (Row *row)
{
  return row->marks->len > 0 || MINKA_TIMELINE_SPOT (row->label)->row->kind == MINKA_CHART_ACTIVITY;
}

/* The label of an activity counts as its first mark, so that one without dates is found too. */
static GPtrArray *
stops_of (Row *row)
{
  GPtrArray *stops = g_ptr_array_new ();

  if (MINKA_TIMELINE_SPOT (row->label)->row->kind == MINKA_CHART_ACTIVITY)
    g_ptr_array_add (stops, row->label);
  for (guint i = 0; i < row->marks->len; i++)
    g_ptr_array_add (stops, row->marks->pdata[i]);
  return stops;
}

static guint
current_row (MinkaTimelineView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (((Row *) self->rows->pdata[i])->spot == gtk_widget_get_parent (self->current))
      return i;
  return 0;
}

static void
move_sideways (MinkaTimelineView *self, int by, gboolean whole)
{
  g_autoptr (GPtrArray) stops = stops_of (self->rows->pdata[current_row (self)]);
  guint at = 0;
  int next;

  g_ptr_array_find (stops, self->current, &at);
  next = whole ? (by < 0 ? 0 : (int) stops->len - 1) : (int) at + by;
  if (next >= 0 && next < (int) stops->len)
    focus_spot (self, stops->pdata[next]);
}

static int
day_of (GtkWidget *spot)
{
  const MinkaChartMark *mark = MINKA_TIMELINE_SPOT (spot)->mark;

  return mark != NULL ? mark->first : -1;
}

static void
move_up_or_down (MinkaTimelineView *self, int by)
{
  int i = (int) current_row (self) + by;
  g_autoptr (GPtrArray) stops = NULL;
  GtkWidget *nearest;

  while (i >= 0 && i < (int) self->rows->len && !is_stop (self->rows->pdata[i]))
    i += by;
  if (i < 0 || i >= (int) self->rows->len)
    return;
  stops = stops_of (self->rows->pdata[i]);
  nearest = stops->pdata[0];
  for (guint j = 1; j < stops->len; j++)
    if (ABS (day_of (stops->pdata[j]) - day_of (self->current)) <
        ABS (day_of (nearest) - day_of (self->current)))
      nearest = stops->pdata[j];
  focus_spot (self, nearest);
}

static void
choose (MinkaTimelineView *self, GtkWidget *widget)
{
  MinkaTimelineSpot *spot = MINKA_TIMELINE_SPOT (widget);
  const char *record = spot->mark != NULL ? spot->mark->record : spot->row->record;
  const int source = spot->mark != NULL ? (int) spot->mark->source : MINKA_CALENDAR_SOURCE_ACTIVITY;

  if (*record != '\0')
    g_signal_emit (self, signals[CHOSEN], 0, minka_enum_nick (minka_calendar_source_get_type (), source),
                   record);
}

static gboolean
on_key (MinkaTimelineView *self, guint key, guint code, GdkModifierType modifiers)
{
  if (self->current == NULL || (modifiers & gtk_accelerator_get_default_mod_mask ()))
    return GDK_EVENT_PROPAGATE;
  switch (key) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    move_sideways (self, -1, FALSE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    move_sideways (self, 1, FALSE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Home:
    move_sideways (self, -1, TRUE);
    return GDK_EVENT_STOP;
  case GDK_KEY_End:
    move_sideways (self, 1, TRUE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    move_up_or_down (self, -1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    move_up_or_down (self, 1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_space:
    choose (self, self->current);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
on_released (MinkaTimelineView *self, int n_press, double x, double y)
{
  GtkWidget *spot = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (!MINKA_IS_TIMELINE_SPOT (spot) || gtk_widget_get_parent (spot) == GTK_WIDGET (self))
    return;
  if (MINKA_TIMELINE_SPOT (spot)->mark != NULL ||
      MINKA_TIMELINE_SPOT (spot)->row->kind == MINKA_CHART_ACTIVITY) {
    focus_spot (self, spot);
    choose (self, spot);
  }
}

/* Drawing */

static void
forget_nodes (MinkaTimelineView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->nodes); i++)
    g_clear_pointer (&self->nodes[i], gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
get_value (MinkaTimelineView *self, GtkOrientation orientation)
{
  return minka_scroll_area_get_adjustment (MINKA_SCROLL_AREA (self), orientation) != NULL
             ? gtk_adjustment_get_value (
                   minka_scroll_area_get_adjustment (MINKA_SCROLL_AREA (self), orientation))
             : 0;
}

/* To whole pixels of the screen. */
static double
snap (MinkaTimelineView *self, double value)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  const double scale = surface != NULL ? gdk_surface_get_scale (surface) : 1;

  return (int) (value * scale + 0.5) / scale;
}

static void
append_part (MinkaTimelineView *self, GtkSnapshot *snapshot, int part, const graphene_rect_t *clip, double x,
             double y)
{
  if (self->nodes[part] == NULL)
    self->nodes[part] = draws[part](&self->look);
  if (self->nodes[part] == NULL)
    return;
  gtk_snapshot_push_clip (snapshot, clip);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_node (snapshot, self->nodes[part]);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
minka_timeline_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MinkaTimelineView *self = MINKA_TIMELINE_VIEW (widget);
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const int left = self->look.label_width, top = MINKA_TIMELINE_HEAD;
  const double x = snap (self, get_value (self, GTK_ORIENTATION_HORIZONTAL));
  const double y = snap (self, get_value (self, GTK_ORIENTATION_VERTICAL));

  if (self->chart == NULL)
    return;
  for (guint i = 0; i < MINKA_N_INKS; i++)
    gtk_widget_get_color (self->inks[i], &self->look.inks[i]);
  append_part (self, snapshot, BODY, &GRAPHENE_RECT_INIT (left, top, width - left, height - top), left - x,
               top - y);
  append_part (self, snapshot, HEAD, &GRAPHENE_RECT_INIT (left, 0, width - left, top), left - x, 0);
  append_part (self, snapshot, LABELS, &GRAPHENE_RECT_INIT (0, top, width, height - top), 0, top - y);
  append_part (self, snapshot, CORNER, &GRAPHENE_RECT_INIT (0, 0, left, top), 0, 0);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, top, width, height - top));
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_snapshot_child (widget, ((Row *) self->rows->pdata[i])->spot, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
set_tops (MinkaTimelineView *self)
{
  int top = 0;

  g_array_set_size (self->look.tops, 0);
  g_array_append_val (self->look.tops, top);
  for (guint i = 0; i < self->chart->rows->len; i++) {
    top += minka_timeline_row_height (&self->look, &g_array_index (self->chart->rows, MinkaChartRow, i));
    g_array_append_val (self->look.tops, top);
  }
}

static void
configure (MinkaTimelineView *self, GtkOrientation orientation, double upper, double page)
{
  GtkAdjustment *adjustment = minka_scroll_area_get_adjustment (MINKA_SCROLL_AREA (self), orientation);

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, gtk_adjustment_get_value (adjustment), 0, MAX (upper, page),
                              page * 0.1, page * 0.9, page);
}

static void
allocate_row (MinkaTimelineView *self, guint i)
{
  Row *row = self->rows->pdata[i];
  const MinkaChartRow *chart_row = &g_array_index (self->chart->rows, MinkaChartRow, i);
  const int top = g_array_index (self->look.tops, int, i);
  const int height = g_array_index (self->look.tops, int, i + 1) - top;
  const int left = self->look.label_width;
  const int x = (int) get_value (self, GTK_ORIENTATION_HORIZONTAL);
  const int y = (int) get_value (self, GTK_ORIENTATION_VERTICAL);

  gtk_widget_set_child_visible (row->spot, top + height > y);
  gtk_widget_size_allocate (
      row->spot, &(GtkAllocation) { 0, MINKA_TIMELINE_HEAD + top - y, self->look.width, height }, -1);
  gtk_widget_size_allocate (
      row->label,
      &(GtkAllocation) { 0, 0, chart_row->kind == MINKA_CHART_GROUP ? self->look.width : left, height }, -1);
  for (guint j = 0; j < row->marks->len; j++) {
    graphene_rect_t box;

    minka_timeline_mark_box (&self->look, &g_array_index (chart_row->marks, MinkaChartMark, j), height, &box);
    graphene_rect_inset (&box, -2, -4);
    gtk_widget_set_child_visible (row->marks->pdata[j], box.origin.x + box.size.width / 2 >= x);
    gtk_widget_size_allocate (row->marks->pdata[j],
                              &(GtkAllocation) { left + (int) box.origin.x - x, (int) box.origin.y,
                                                 (int) box.size.width, (int) box.size.height },
                              -1);
  }
}

/* Where one begins to read: today, or if it is not there the first activity. */
static int
first_interest (MinkaTimelineView *self)
{
  int first = self->chart->n_days;

  if (self->look.today >= 0 && self->look.today < self->chart->n_days)
    return self->look.today;
  for (guint i = 0; i < self->chart->rows->len; i++) {
    const MinkaChartRow *row = &g_array_index (self->chart->rows, MinkaChartRow, i);

    if (row->kind != MINKA_CHART_SCHOOL && row->marks->len > 0)
      first = MIN (first, g_array_index (row->marks, MinkaChartMark, 0).first);
  }
  return first < self->chart->n_days ? first : 0;
}

static void
minka_timeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MinkaTimelineView *self = MINKA_TIMELINE_VIEW (widget);
  MinkaTimelineLook *look = &self->look;
  const int old_width = look->width;
  g_autofree char *today = minka_date_today ();

  if (self->chart == NULL)
    return;
  look->width = width;
  look->label_width = width < NARROW ? LABEL_NARROW : LABEL_WIDE;
  look->span = MAX (width - look->label_width - 2 * MINKA_TIMELINE_EDGE, self->chart->n_days * DAY_MIN);
  look->today = minka_chart_find_day (self->chart, today);
  if (old_width != width || look->tops->len != self->chart->rows->len + 1) {
    set_tops (self);
    forget_nodes (self);
  }
  configure (self, GTK_ORIENTATION_HORIZONTAL, minka_timeline_get_width (look), width - look->label_width);
  configure (self, GTK_ORIENTATION_VERTICAL, g_array_index (look->tops, int, self->chart->rows->len),
             height - MINKA_TIMELINE_HEAD);
  if (!self->placed && self->rows->len > 2 &&
      minka_scroll_area_get_adjustment (MINKA_SCROLL_AREA (self), GTK_ORIENTATION_HORIZONTAL) != NULL) {
    self->placed = TRUE;
    gtk_adjustment_set_value (
        minka_scroll_area_get_adjustment (MINKA_SCROLL_AREA (self), GTK_ORIENTATION_HORIZONTAL),
        minka_timeline_day_x (look, first_interest (self) / 7 * 7 - 7));
  }
  for (guint i = 0; i < self->rows->len; i++)
    allocate_row (self, i);
}

static void
minka_timeline_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                             int *natural, int *minimum_baseline, int *natural_baseline)
{
  MinkaTimelineView *self = MINKA_TIMELINE_VIEW (widget);
  const guint n_rows = self->chart != NULL ? self->chart->rows->len : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = LABEL_NARROW + 100;
    *natural = LABEL_WIDE + 900;
  } else {
    *minimum = MINKA_TIMELINE_HEAD + 60;
    *natural = MAX (MINKA_TIMELINE_HEAD + 44 * (int) n_rows, *minimum);
  }
}

static void
minka_timeline_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (minka_timeline_view_parent_class)->css_changed (widget, change);
  g_array_set_size (MINKA_TIMELINE_VIEW (widget)->look.tops, 0);
  forget_nodes (MINKA_TIMELINE_VIEW (widget));
  gtk_widget_queue_resize (widget);
}

/* What is shown of it is moved when it is placed. */
static void
minka_timeline_view_scrolled (MinkaScrollArea *area)
{
  gtk_widget_queue_allocate (GTK_WIDGET (area));
}

static gboolean
minka_timeline_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MinkaTimelineView *self = MINKA_TIMELINE_VIEW (widget);

  if (self->current == NULL || gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  focus_spot (self, self->current);
  return TRUE;
}

static void
minka_timeline_view_dispose (GObject *object)
{
  MinkaTimelineView *self = MINKA_TIMELINE_VIEW (object);

  self->current = NULL;
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < MINKA_N_INKS; i++)
    g_clear_pointer (&self->inks[i], gtk_widget_unparent);
  for (guint i = 0; i < G_N_ELEMENTS (self->nodes); i++)
    g_clear_pointer (&self->nodes[i], gsk_render_node_unref);
  G_OBJECT_CLASS (minka_timeline_view_parent_class)->dispose (object);
}

static void
minka_timeline_view_finalize (GObject *object)
{
  MinkaTimelineView *self = MINKA_TIMELINE_VIEW (object);

  g_ptr_array_unref (self->rows);
  g_array_unref (self->look.tops);
  minka_chart_free (self->chart);
  G_OBJECT_CLASS (minka_timeline_view_parent_class)->finalize (object);
}

static void
minka_timeline_view_class_init (MinkaTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = minka_timeline_view_dispose;
  object_class->finalize = minka_timeline_view_finalize;
  widget_class->measure = minka_timeline_view_measure;
  widget_class->size_allocate = minka_timeline_view_size_allocate;
  widget_class->snapshot = minka_timeline_view_snapshot;
  widget_class->css_changed = minka_timeline_view_css_changed;
  widget_class->focus = minka_timeline_view_focus;
  MINKA_SCROLL_AREA_CLASS (klass)->scrolled = minka_timeline_view_scrolled;
  gtk_widget_class_set_css_name (widget_class, "minka-timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);

  /**
   * MinkaTimelineView::chosen:
   * @self: the view
   * @source: a nick of #MinkaCalendarSource
   * @record: the id of that activity, meeting or calendar entry
   */
  signals[CHOSEN] = g_signal_new ("chosen", MINKA_TYPE_TIMELINE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
minka_timeline_view_init (MinkaTimelineView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->look.widget = GTK_WIDGET (self);
  self->look.tops = g_array_new (FALSE, TRUE, sizeof (int));
  self->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; i < MINKA_N_INKS; i++) {
    self->inks[i] = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "can-target", FALSE, NULL);
    gtk_widget_add_css_class (self->inks[i], "minka-ink");
    gtk_widget_add_css_class (self->inks[i], ink_classes[i]);
    gtk_widget_set_child_visible (self->inks[i], FALSE);
    gtk_widget_set_parent (self->inks[i], GTK_WIDGET (self));
  }
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (style, "notify", G_CALLBACK (forget_nodes), self, G_CONNECT_SWAPPED);
}

/**
 * minka_timeline_view_new:
 *
 * Returns: (transfer full): a view without a chart
 */
GtkWidget *
minka_timeline_view_new (void)
{
  return g_object_new (MINKA_TYPE_TIMELINE_VIEW, NULL);
}

/* The same mark of the same row as before, if it is still there. */
static GtkWidget *
find_again (MinkaTimelineView *self, const char *row_record, int row_kind, const char *record, int first)
{
  for (guint i = 0; i < self->rows->len; i++) {
    Row *row = self->rows->pdata[i];
    const MinkaChartRow *chart_row = MINKA_TIMELINE_SPOT (row->label)->row;

    if ((int) chart_row->kind != row_kind || !g_str_equal (chart_row->record, row_record))
      continue;
    if (record == NULL)
      return row->label;
    for (guint j = 0; j < row->marks->len; j++) {
      const MinkaChartMark *mark = MINKA_TIMELINE_SPOT (row->marks->pdata[j])->mark;

      if (g_str_equal (mark->record, record) && mark->first == first)
        return row->marks->pdata[j];
    }
    return is_stop (row) && row->marks->len == 0 ? row->label : NULL;
  }
  return NULL;
}

static GtkWidget *
first_stop (MinkaTimelineView *self)
{
  GtkWidget *first = NULL;

  for (guint i = self->rows->len; i > 0; i--) {
    g_autoptr (GPtrArray) stops = stops_of (self->rows->pdata[i - 1]);

    if (stops->len > 0 &&
        (first == NULL || MINKA_TIMELINE_SPOT (stops->pdata[0])->row->kind == MINKA_CHART_ACTIVITY))
      first = stops->pdata[0];
  }
  return first;
}

/**
 * minka_timeline_view_set_chart:
 * @self: a view
 * @chart: (transfer full): what to show
 *
 * Shows a chart. The focus stays on the mark where it was.
 */
void
minka_timeline_view_set_chart (MinkaTimelineView *self, MinkaChart *chart)
{
  MinkaTimelineSpot *old = self->current != NULL ? MINKA_TIMELINE_SPOT (self->current) : NULL;
  g_autofree char *row_record = old != NULL ? g_strdup (old->row->record) : NULL;
  g_autofree char *record = old != NULL && old->mark != NULL ? g_strdup (old->mark->record) : NULL;
  const int kind = old != NULL ? (int) old->row->kind : 0;
  const int first = old != NULL && old->mark != NULL ? old->mark->first : 0;
  const gboolean had_focus = self->current != NULL && gtk_widget_is_focus (self->current);
  g_autoptr (MinkaChart) before = self->chart;
  GtkWidget *again = NULL;

  self->current = NULL;
  g_ptr_array_set_size (self->rows, 0);
  self->chart = self->look.chart = chart;
  for (guint i = 0; i < chart->rows->len; i++)
    add_row (self, &g_array_index (chart->rows, MinkaChartRow, i));
  if (row_record != NULL)
    again = find_again (self, row_record, kind, record, first);
  set_current (self, again != NULL ? again : first_stop (self));
  if (had_focus && self->current != NULL)
    gtk_widget_grab_focus (self->current);
  g_array_set_size (self->look.tops, 0);
  forget_nodes (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * minka_timeline_view_get_chart:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
MinkaChart *
minka_timeline_view_get_chart (MinkaTimelineView *self)
{
  return self->chart;
}
