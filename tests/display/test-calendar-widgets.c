#include "minka-month-week.h"
#include "minka-month.h"
#include "minka-print.h"
#include "minka-paper.h"
#include "minka-summary.h"
#include "minka-timeline-view.h"
#include "minka-timeline.h"

#include <glib/gstdio.h>
#include <poppler.h>

/* The month, the cronograma and printing, on a display. */

static char *chosen;

static void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
on_chosen (GtkWidget *widget, const char *source, const char *record)
{
  g_free (chosen);
  chosen = g_strconcat (source, ":", record, NULL);
}

static void
on_day (GtkWidget *widget, const char *day)
{
  g_free (chosen);
  chosen = g_strconcat ("day:", day, NULL);
}

static MinkaCalendarSummary *
add_day (GListStore *days, MinkaCalendarSource source, const char *record, const char *title,
         const char *first, const char *last)
{
  MinkaCalendarSummary *day =
      g_object_new (MINKA_TYPE_CALENDAR_SUMMARY, "id", record, "source", source, "record", record, "title",
                    title, "first_day", first, "last_day", last, NULL);

  g_list_store_append (days, day);
  g_object_unref (day);
  return day;
}

static GListStore *
make_days (void)
{
  GListStore *days = g_list_store_new (MINKA_TYPE_CALENDAR_SUMMARY);

  add_day (days, MINKA_CALENDAR_SOURCE_TERM, "t", "I bimestre", "2021-03-15", "2021-05-14");
  add_day (days, MINKA_CALENDAR_SOURCE_MEETING, "m", "Reunión", "2021-04-09", "2021-04-09");
  add_day (days, MINKA_CALENDAR_SOURCE_ACTIVITY, "a", "Taller", "2021-04-12", "2021-04-14");
  return days;
}

static GListStore *
make_rows (void)
{
  GListStore *rows = g_list_store_new (MINKA_TYPE_SCHEDULE_SUMMARY);

  for (guint i = 0; i < 2; i++) {
    g_autoptr (MinkaScheduleSummary) row =
        g_object_new (MINKA_TYPE_SCHEDULE_SUMMARY, "activity", i == 0 ? "a" : "b", "objective", "o",
                      "objective_text", "Objetivo", "title", i == 0 ? "Taller" : "Sin fecha", "days",
                      i == 0 ? "2021-04-12/2021-04-14 2021-05-03" : "", NULL);

    g_list_store_append (rows, row);
  }
  return rows;
}

static GtkWindow *
present (GtkWidget *child, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());

  gtk_window_set_default_size (window, width, height);
  adw_window_set_content (ADW_WINDOW (window), child);
  gtk_window_present (window);
  wait_ms (300);
  return window;
}

static GtkWidget *
find (GtkWidget *widget, const char *css, gboolean focusable)
{
  if ((css == NULL || gtk_widget_has_css_class (widget, css) ||
       g_str_equal (gtk_widget_get_css_name (widget), css)) &&
      (!focusable || gtk_widget_get_focusable (widget)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, css, focusable);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* As the key controller of the widget, or of one above it, hears it. */
static void
press (GtkWidget *widget, guint key)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget)) {
    g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

    for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
      if (handled)
        return;
    }
  }
  g_test_fail_printf ("nobody took the key %u", key);
}

static void
test_month_keys (void)
{
  GtkWidget *month = minka_month_new ();
  GtkWindow *window = present (month, 1000, 700);
  static const struct {
    guint key;
    const char *day;
  } steps[] = {
    { GDK_KEY_Right, "2021-04-02" },     { GDK_KEY_Down, "2021-04-09" },
    { GDK_KEY_Left, "2021-04-08" },      { GDK_KEY_Up, "2021-04-01" },
    { GDK_KEY_Left, "2021-03-31" },      { GDK_KEY_Page_Up, "2021-02-28" },
    { GDK_KEY_Page_Down, "2021-03-28" }, { GDK_KEY_Page_Down, "2021-04-28" },
    { GDK_KEY_Home, "2021-04-26" },      { GDK_KEY_End, "2021-05-02" },
  };

  minka_month_show_day (MINKA_MONTH (month), "2021-04-01");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    GtkWidget *day = find (month, "chosen", TRUE);

    gtk_widget_grab_focus (day);
    press (day, steps[i].key);
    g_test_message ("step %u", i);
    g_assert_cmpstr (minka_month_get_day (MINKA_MONTH (month)), ==, steps[i].day);
    g_assert_cmpstr (g_object_get_data (G_OBJECT (find (month, "chosen", TRUE)), "minka-day"), ==,
                     steps[i].day);
    g_assert_true (gtk_widget_is_focus (find (month, "chosen", TRUE)));
  }
  gtk_window_destroy (window);
}

static guint
count (GtkWidget *widget, const char *css)
{
  guint n = gtk_widget_has_css_class (widget, css);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count (child, css);
  return n;
}

static void
test_month_days (void)
{
  GtkWidget *month = minka_month_new ();
  GtkWindow *window = present (month, 1000, 700);
  g_autoptr (GListStore) days = make_days ();
  MinkaCalendarSummary *more;

  g_signal_connect (month, "chosen", G_CALLBACK (on_chosen), NULL);
  g_signal_connect (month, "day-activated", G_CALLBACK (on_day), NULL);
  minka_month_set_year (MINKA_MONTH (month), 2021);
  g_assert_cmpstr (minka_month_get_day (MINKA_MONTH (month)), ==, "2021-03-01");
  minka_month_set_days (MINKA_MONTH (month), G_LIST_MODEL (days));
  minka_month_show_day (MINKA_MONTH (month), "2021-04-20");
  wait_ms (200);
  /* Holy Thursday and Friday, and May Day at the end of the last week; the meeting; the activity of three days. */
  g_assert_cmpuint (count (month, "minka-chip"), ==, 5);
  press (find (month, "chosen", TRUE), GDK_KEY_Return);
  g_assert_cmpstr (chosen, ==, "day:2021-04-20");

  /* What comes, what changes and what goes is seen. */
  more = add_day (days, MINKA_CALENDAR_SOURCE_EVENT, "e", "Feria", "2021-04-20", "2021-04-20");
  wait_ms (200);
  g_assert_cmpuint (count (month, "minka-chip"), ==, 6);
  g_object_set (more, "first_day", "2021-08-20", "last_day", "2021-08-20", NULL);
  wait_ms (200);
  g_assert_cmpuint (count (month, "minka-chip"), ==, 5);
  g_list_store_remove (days, 1);
  wait_ms (200);
  g_assert_cmpuint (count (month, "minka-chip"), ==, 4);
  gtk_window_destroy (window);
}

/* What finds no room is counted, and all of the day is in its list, with what to do with the day. */
static void
test_month_overflow (void)
{
  GtkWidget *month = minka_month_new ();
  g_autoptr (GListStore) days = make_days ();
  GtkWindow *window;
  GtkWidget *day, *popover, *list;
  guint n = 0;

  for (guint i = 0; i < 6; i++) {
    g_autofree char *id = g_strdup_printf ("e%u", i);

    add_day (days, MINKA_CALENDAR_SOURCE_EVENT, id, id, "2021-04-13", "2021-04-13");
  }
  g_signal_connect (month, "chosen", G_CALLBACK (on_chosen), NULL);
  g_signal_connect (month, "day-activated", G_CALLBACK (on_day), NULL);
  minka_month_set_days (MINKA_MONTH (month), G_LIST_MODEL (days));
  minka_month_set_day_action (MINKA_MONTH (month), "Nueva reunión");
  minka_month_show_day (MINKA_MONTH (month), "2021-04-13");
  window = present (month, 1000, 560);
  day = find (month, "chosen", TRUE);
  g_assert_cmpuint (minka_month_week_count_hidden (MINKA_MONTH_WEEK (gtk_widget_get_parent (day)), 1), >, 2);
  g_assert_cmpuint (minka_month_week_count_hidden (MINKA_MONTH_WEEK (gtk_widget_get_parent (day)), 0), ==, 0);
  press (day, GDK_KEY_Return);
  wait_ms (200);
  popover = find (day, "popover", FALSE);
  g_assert_nonnull (popover);
  list = find (popover, "boxed-list", FALSE);
  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), n) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 8);
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), n - 1), "activated");
  g_assert_cmpstr (chosen, ==, "day:2021-04-13");
  wait_ms (300);
  g_assert_null (find (day, "popover", FALSE));
  gtk_window_destroy (window);
}

static void
test_month_narrow (void)
{
  GtkWidget *month = minka_month_new ();
  GtkWindow *window = present (month, 360, 700);
  g_autoptr (GListStore) days = make_days ();
  GtkWidget *row;

  g_signal_connect (month, "chosen", G_CALLBACK (on_chosen), NULL);
  minka_month_set_days (MINKA_MONTH (month), G_LIST_MODEL (days));
  minka_month_show_day (MINKA_MONTH (month), "2021-04-13");
  wait_ms (300);
  row = find (find (month, "boxed-list", FALSE), "row", FALSE);
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_get_mapped (row));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Taller");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_cmpstr (chosen, ==, "activity:a");
  gtk_window_destroy (window);
}

static void
test_month_lifetime (void)
{
  GtkWidget *month = g_object_ref_sink (minka_month_new ());
  g_autoptr (GListStore) days = make_days ();

  minka_month_set_days (MINKA_MONTH (month), G_LIST_MODEL (days));
  wait_ms (50);
  g_assert_finalize_object (month);
  g_object_set (g_list_model_get_item (G_LIST_MODEL (days), 0), "title", "Otro", NULL);
  wait_ms (50);
}

static GtkWidget *
make_timeline (GListStore *days, GListStore *rows)
{
  GtkWidget *timeline = minka_timeline_new ();

  minka_timeline_set_days (MINKA_TIMELINE (timeline), G_LIST_MODEL (days));
  minka_timeline_set_rows (MINKA_TIMELINE (timeline), G_LIST_MODEL (rows));
  minka_timeline_set_year (MINKA_TIMELINE (timeline), 2021);
  g_signal_connect (timeline, "chosen", G_CALLBACK (on_chosen), NULL);
  return timeline;
}

/* From the label of an activity to its marks, down to one without a date, up to the meeting, holidays last. */
static void
test_timeline_keys (void)
{
  g_autoptr (GListStore) days = make_days ();
  g_autoptr (GListStore) rows = make_rows ();
  GtkWidget *timeline = make_timeline (days, rows);
  GtkWindow *window = present (timeline, 900, 600);
  static const struct {
    guint key;
    const char *chosen;
  } steps[] = {
    { 0, "activity:a" },
    { GDK_KEY_Right, "activity:a" },
    { GDK_KEY_Down, "activity:b" },
    { GDK_KEY_Right, "activity:b" },
    { GDK_KEY_Up, "activity:a" },
    { GDK_KEY_End, "activity:a" },
    { GDK_KEY_Up, "meeting:m" },
    { GDK_KEY_Up, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    GtkWidget *spot = find (timeline, "minka-spot", TRUE);

    if (steps[i].key != 0)
      press (spot, steps[i].key);
    g_clear_pointer (&chosen, g_free);
    chosen = g_strdup ("");
    spot = find (timeline, "minka-spot", TRUE);
    g_assert_true (i == 0 || gtk_widget_is_focus (spot));
    press (spot, GDK_KEY_Return);
    g_test_message ("step %u", i);
    g_assert_cmpstr (chosen, ==, steps[i].chosen);
  }
  gtk_window_destroy (window);
}

static void
test_timeline_follows (void)
{
  g_autoptr (GListStore) days = make_days ();
  g_autoptr (GListStore) rows = make_rows ();
  g_autoptr (MinkaScheduleSummary) row = g_list_model_get_item (G_LIST_MODEL (rows), 1);
  GtkWidget *timeline = make_timeline (days, rows);
  GtkWindow *window = present (timeline, 900, 600);
  MinkaTimelineView *view = MINKA_TIMELINE_VIEW (find (timeline, "minka-timeline", FALSE));
  MinkaChart *chart = minka_timeline_view_get_chart (view);

  g_assert_cmpuint (chart->rows->len, ==, 5);
  g_assert_cmpuint (g_array_index (chart->rows, MinkaChartRow, 4).marks->len, ==, 0);
  g_object_set (row, "days", "2021-05-04", NULL);
  wait_ms (200);
  chart = minka_timeline_view_get_chart (view);
  g_assert_cmpuint (g_array_index (chart->rows, MinkaChartRow, 4).marks->len, ==, 1);
  gtk_window_destroy (window);
}

/* Sideways it scrolls, and the label column stays: what is drawn there is the same. */
static void
test_timeline_scrolls (void)
{
  g_autoptr (GListStore) days = make_days ();
  g_autoptr (GListStore) rows = make_rows ();
  GtkWidget *timeline = make_timeline (days, rows);
  GtkWindow *window;
  GtkWidget *view = find (timeline, "minka-timeline", FALSE);
  GtkAdjustment *sideways;
  GtkAdjustment *down;

  add_day (days, MINKA_CALENDAR_SOURCE_EVENT, "c", "Clausura", "2021-12-17", "2021-12-17");
  window = present (timeline, 360, 600);
  sideways = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  g_assert_cmpfloat (gtk_adjustment_get_upper (sideways), >, 2 * gtk_adjustment_get_page_size (sideways));
  g_assert_cmpfloat (gtk_adjustment_get_upper (down), ==, gtk_adjustment_get_page_size (down));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 360);
  gtk_adjustment_set_value (sideways, gtk_adjustment_get_upper (sideways));
  wait_ms (100);
  gtk_window_destroy (window);
}

static void
test_print (void)
{
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Hojas");
  g_autofree char *file = g_build_filename (g_get_tmp_dir (), "minka-print-XXXXXX.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) printed = NULL;
  g_autoptr (GMappedFile) mapped = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  PopplerDocument *document;
  int descriptor = g_mkstemp (file);

  g_close (descriptor, NULL);
  minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT, minka_text_new ("Hoja derecha"));
  minka_paper_set_sheet (paper, MINKA_SHEET_WIDE);
  minka_paper_add_paragraph (paper, MINKA_SETTING_LEFT, minka_text_new ("Hoja echada"));
  pdf = minka_paper_finish (paper, NULL, &error);
  g_assert_no_error (error);
  operation = minka_print_operation_new (pdf, "Hojas", &error);
  g_assert_no_error (error);
  gtk_print_operation_set_export_filename (operation, file);
  gtk_print_operation_set_allow_async (operation, FALSE);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);

  mapped = g_mapped_file_new (file, FALSE, &error);
  g_assert_no_error (error);
  printed = g_mapped_file_get_bytes (mapped);
  document = poppler_document_new_from_bytes (printed, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (poppler_document_get_n_pages (document), ==, 2);
  for (int i = 0; i < 2; i++) {
    PopplerPage *page = poppler_document_get_page (document, i);
    g_autofree char *text = poppler_page_get_text (page);
    double width, height;

    poppler_page_get_size (page, &width, &height);
    g_assert_cmpint (width > height, ==, i == 1);
    g_assert_nonnull (strstr (text, i == 0 ? "Hoja derecha" : "Hoja echada"));
    g_object_unref (page);
  }
  g_object_unref (document);
  g_unlink (file);
}

static void
test_print_nothing (void)
{
  g_autoptr (GBytes) junk = g_bytes_new_static ("no es PDF", 9);
  g_autoptr (GError) error = NULL;

  g_assert_null (minka_print_operation_new (junk, "Nada", &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/month/keys", test_month_keys);
  g_test_add_func ("/month/days", test_month_days);
  g_test_add_func ("/month/overflow", test_month_overflow);
  g_test_add_func ("/month/narrow", test_month_narrow);
  g_test_add_func ("/month/lifetime", test_month_lifetime);
  g_test_add_func ("/timeline/keys", test_timeline_keys);
  g_test_add_func ("/timeline/follows", test_timeline_follows);
  g_test_add_func ("/timeline/scrolls", test_timeline_scrolls);
  g_test_add_func ("/print/pages", test_print);
  g_test_add_func ("/print/nothing", test_print_nothing);
  status = g_test_run ();
  g_free (chosen);
  return status;
}
