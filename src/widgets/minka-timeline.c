#include "minka-timeline.h"

#include "minka-follow.h"
#include "minka-legend.h"
#include "minka-school-year.h"
#include "minka-timeline-view.h"
#include "minka-refresh.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaTimeline:
 *
 * The cronograma: the activities of the year by objective, in weeks, months and bimestres, with meetings, holidays and the
 * school's own dates. Arrows go from mark to mark, Enter chooses.
 */
struct _MinkaTimeline {
  AdwBin parent_instance;
  MinkaTimelineView *view;
  GListModel *days;
  GListModel *rows;
  GPtrArray *held[2]; /* their items */
  int year;
};

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaTimeline, minka_timeline, ADW_TYPE_BIN)

static void refresh_soon (MinkaTimeline *self);

static void
refresh (gpointer data)
{
  MinkaTimeline *self = data;
  const int year = minka_school_year_or_now (self->year);
  g_autofree char *name = g_strdup_printf (_ ("Timeline of %d"), year);

  self->held[0] = minka_follow (self->held[0], self->days, G_CALLBACK (refresh_soon), self);
  self->held[1] = minka_follow (self->held[1], self->rows, G_CALLBACK (refresh_soon), self);
  if (self->days == NULL || self->rows == NULL)
    return;
  minka_timeline_view_set_chart (self->view, minka_chart_new (year, self->days, self->rows));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
refresh_soon (MinkaTimeline *self)
{
  minka_refresh_later (self, refresh);
}

static void
set_list (MinkaTimeline *self, GListModel **place, GListModel *list)
{
  if (*place == list)
    return;
  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, refresh_soon, self);
  g_set_object (place, list);
  if (list != NULL)
    g_signal_connect_object (list, "items-changed", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
  refresh_soon (self);
}

static void
on_chosen (MinkaTimeline *self, const char *source, const char *record)
{
  g_signal_emit (self, signals[CHOSEN], 0, source, record);
}

static void
minka_timeline_dispose (GObject *object)
{
  MinkaTimeline *self = MINKA_TIMELINE (object);

  set_list (self, &self->days, NULL);
  set_list (self, &self->rows, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->held); i++)
    self->held[i] = minka_follow (self->held[i], NULL, G_CALLBACK (refresh_soon), self);
  minka_refresh_cancel (self);
  G_OBJECT_CLASS (minka_timeline_parent_class)->dispose (object);
}

static void
minka_timeline_class_init (MinkaTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_timeline_dispose;

  /**
   * MinkaTimeline::chosen:
   * @self: the timeline
   * @source: what was chosen, a nick of #MinkaCalendarSource
   * @record: the id of that activity, meeting or calendar entry
   *
   * Somebody wants to see what a mark or a row is about.
   */
  signals[CHOSEN] = g_signal_new ("chosen", MINKA_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
minka_timeline_init (MinkaTimeline *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->view = MINKA_TIMELINE_VIEW (minka_timeline_view_new ());
  g_signal_connect_object (self->view, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), minka_legend_new ());
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * minka_timeline_new:
 *
 * Returns: (transfer full): an empty timeline
 */
GtkWidget *
minka_timeline_new (void)
{
  return g_object_new (MINKA_TYPE_TIMELINE, NULL);
}

/**
 * minka_timeline_set_days:
 * @self: a timeline
 * @days: (nullable) (element-type MinkaCalendarSummary): whatever has a day; followed as it changes
 */
void
minka_timeline_set_days (MinkaTimeline *self, GListModel *days)
{
  set_list (self, &self->days, days);
}

/**
 * minka_timeline_set_rows:
 * @self: a timeline
 * @rows: (nullable) (element-type MinkaScheduleSummary): the planning; followed as it changes
 */
void
minka_timeline_set_rows (MinkaTimeline *self, GListModel *rows)
{
  set_list (self, &self->rows, rows);
}

/**
 * minka_timeline_set_year:
 * @self: a timeline
 * @year: the school year; see minka_school_year_or_now()
 */
void
minka_timeline_set_year (MinkaTimeline *self, int year)
{
  self->year = year;
  refresh_soon (self);
}
