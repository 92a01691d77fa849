#include "minka-year-strip.h"

#include "minka-date.h"

#include <math.h>

/**
 * MinkaYearStrip:
 *
 * A year as a thin strip of twelve months: meetings are dots, activities squares, today is a line.
 */
struct _MinkaYearStrip {
  GtkWidget parent_instance;
  PangoLayout *names[12];
  GArray *marks;
  int year;
  double today; /* share of the year, negative when it is another one */
};

typedef struct {
  double at; /* share of the year */
  gboolean is_meeting;
} Mark;

#define BAND 22
#define MARK 8

G_DEFINE_FINAL_TYPE (MinkaYearStrip, minka_year_strip, GTK_TYPE_WIDGET)

static double
place (MinkaYearStrip *self, const char *day)
{
  g_autoptr (GDate) date = minka_date_parse (day);

  if (date == NULL || g_date_get_year (date) != self->year)
    return -1;
  /* Every month is as wide as the next, as their names are. */
  return (g_date_get_month (date) - 1 +
          (g_date_get_day (date) - 0.5) / g_date_get_days_in_month (g_date_get_month (date), self->year)) /
         12.0;
}

static int
name_height (MinkaYearStrip *self)
{
  int height;

  pango_layout_get_pixel_size (self->names[0], NULL, &height);
  return height;
}

static void
minka_year_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL) {
    *minimum = *natural = BAND + 4 + name_height (MINKA_YEAR_STRIP (widget));
  } else {
    *minimum = 12 * 20;
    *natural = 12 * 48;
  }
  *minimum_baseline = *natural_baseline = -1;
}

static void
append_rounded (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *rect, float radius)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, rect, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, rect);
  gtk_snapshot_pop (snapshot);
}

static void
minka_year_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MinkaYearStrip *self = MINKA_YEAR_STRIP (widget);
  const double width = gtk_widget_get_width (widget);
  GdkRGBA color, faint;

  gtk_widget_get_color (widget, &color);
  faint = color;
  faint.alpha *= 0.08;
  for (int month = 0; month < 12; month++) {
    const float x = round (width * month / 12), next = round (width * (month + 1) / 12);
    int text_width;

    append_rounded (snapshot, &faint, &GRAPHENE_RECT_INIT (x, 0, next - x - 2, BAND), 4);
    pango_layout_get_pixel_size (self->names[month], &text_width, NULL);
    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (snapshot,
                            &GRAPHENE_POINT_INIT (round (x + (next - x - 2 - text_width) / 2), BAND + 4));
    gtk_snapshot_append_layout (snapshot, self->names[month], &color);
    gtk_snapshot_restore (snapshot);
  }
  for (guint i = 0; i < self->marks->len; i++) {
    const Mark *mark = &g_array_index (self->marks, Mark, i);
    const float x = CLAMP (round (width * mark->at - MARK / 2.0), 0, width - MARK);
    /* Meetings above, activities below, so that those of one day are both seen. */
    const float y = mark->is_meeting ? 2 : BAND - MARK - 2;

    append_rounded (snapshot, &color, &GRAPHENE_RECT_INIT (x, y, MARK, MARK),
                    mark->is_meeting ? MARK / 2.0 : 1);
  }
  if (self->today >= 0)
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT (round (width * self->today) - 1, 0, 2, BAND));
}

static void
minka_year_strip_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (minka_year_strip_parent_class)->css_changed (widget, change);
  for (int i = 0; i < 12; i++)
    pango_layout_context_changed (MINKA_YEAR_STRIP (widget)->names[i]);
  gtk_widget_queue_resize (widget);
}

static void
minka_year_strip_finalize (GObject *object)
{
  MinkaYearStrip *self = MINKA_YEAR_STRIP (object);

  for (int i = 0; i < 12; i++)
    g_object_unref (self->names[i]);
  g_array_unref (self->marks);
  G_OBJECT_CLASS (minka_year_strip_parent_class)->finalize (object);
}

static void
minka_year_strip_class_init (MinkaYearStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = minka_year_strip_finalize;
  widget_class->measure = minka_year_strip_measure;
  widget_class->snapshot = minka_year_strip_snapshot;
  widget_class->css_changed = minka_year_strip_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
minka_year_strip_init (MinkaYearStrip *self)
{
  for (int i = 0; i < 12; i++) {
    g_autoptr (GDateTime) first = g_date_time_new_utc (2021, i + 1, 1, 0, 0, 0);
    g_autofree char *name = g_date_time_format (first, "%b");

    self->names[i] = gtk_widget_create_pango_layout (GTK_WIDGET (self), name);
  }
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->today = -1;
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
}

/**
 * minka_year_strip_new:
 *
 * Returns: (transfer full): a strip without a year
 */
GtkWidget *
minka_year_strip_new (void)
{
  return g_object_new (MINKA_TYPE_YEAR_STRIP, NULL);
}

/**
 * minka_year_strip_set_year:
 * @self: a strip
 * @year: the year to show
 * @today: the day of the line, YYYY-MM-DD
 *
 * Begins a year, without marks.
 */
void
minka_year_strip_set_year (MinkaYearStrip *self, int year, const char *today)
{
  self->year = year;
  self->today = place (self, today);
  g_array_set_size (self->marks, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * minka_year_strip_add:
 * @self: a strip
 * @day: YYYY-MM-DD; a day of another year is left out
 * @is_meeting: whether it is a meeting and not an activity
 *
 * Adds a mark.
 */
void
minka_year_strip_add (MinkaYearStrip *self, const char *day, gboolean is_meeting)
{
  const Mark mark = { place (self, day), is_meeting };

  if (mark.at < 0)
    return;
  g_array_append_val (self->marks, mark);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
