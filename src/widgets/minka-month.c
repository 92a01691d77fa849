#include "minka-month.h"

#include "minka-date.h"
#include "minka-follow.h"
#include "minka-format.h"
#include "minka-legend.h"
#include "minka-month-week.h"
#include "minka-peru.h"
#include "minka-school-year.h"
#include "minka-refresh.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * MinkaMonth:
 *
 * A month as a calendar, from Monday to Sunday, with the national holidays and the numbers of the school weeks. One
 * day is chosen: arrows go from day to day, Page Up and Page Down from month to month, Enter opens what is on the day.
 * Where there is little room, what is on the chosen day is listed below.
 */
struct _MinkaMonth {
  AdwBin parent_instance;
  GListModel *days;
  GPtrArray *held; /* their items */
  GDate chosen;
  char iso[11]; /* the chosen day */
  char *day_action;
  GtkLabel *title;
  GtkWidget *today;
  GtkWidget *grid;
  GtkWidget *below; /* what is on the chosen day */
  GtkLabel *below_title;
  GtkWidget *below_list;
  GPtrArray *entries; /* of the weeks shown */
  gboolean narrow;
};

enum {
  CHOSEN,
  DAY_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaMonth, minka_month, ADW_TYPE_BIN)

static void show_month (MinkaMonth *self);
static void refresh_soon (MinkaMonth *self);

static void
emit_chosen (MinkaMonth *self, MinkaCalendarSummary *entry)
{
  if (*entry->record != '\0')
    g_signal_emit (self, signals[CHOSEN], 0,
                   minka_enum_nick (minka_calendar_source_get_type (), entry->source), entry->record);
}

static void
on_row_activated (AdwActionRow *row, gpointer data)
{
  MinkaMonth *self = data;
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_POPOVER);
  g_autoptr (MinkaCalendarSummary) entry = g_object_ref (g_object_get_data (G_OBJECT (row), "minka-entry"));

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  emit_chosen (self, entry);
}

static void
on_day_action (GtkWidget *button, gpointer data)
{
  MinkaMonth *self = data;
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  g_signal_emit (self, signals[DAY_ACTIVATED], 0, self->iso);
}

static GtkWidget *
make_entry_row (MinkaMonth *self, MinkaCalendarSummary *entry)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *sign = gtk_label_new (minka_entry_glyph (entry));
  g_autoptr (GString) subtitle = g_string_new (NULL);
  g_autofree char *kind = minka_entry_kind (entry);

  g_string_append (subtitle, kind);
  if (!g_str_equal (entry->first_day, entry->last_day)) {
    g_autofree char *first = minka_format_day_short (entry->first_day);
    g_autofree char *last = minka_format_day_short (entry->last_day);

    g_string_append_printf (subtitle, " · %s – %s", first, last);
  }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle->str);
  gtk_widget_add_css_class (sign, "minka-sign");
  gtk_widget_add_css_class (sign, minka_enum_nick (minka_calendar_source_get_type (), entry->source));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sign);
  if (*entry->record == '\0')
    return row;
  g_object_set_data_full (G_OBJECT (row), "minka-entry", g_object_ref (entry), g_object_unref);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self, 0);
  return row;
}

/* What is on the chosen day, and what to do with the day itself. Returns how many things there are. */
static guint
fill_list (MinkaMonth *self, GtkListBox *list)
{
  guint n = 0;

  gtk_list_box_remove_all (list);
  for (guint i = 0; i < self->entries->len; i++) {
    if (!minka_entry_covers (self->entries->pdata[i], self->iso))
      continue;
    gtk_list_box_append (list, make_entry_row (self, self->entries->pdata[i]));
    n++;
  }
  if (self->day_action != NULL) {
    GtkWidget *row = adw_button_row_new ();

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), self->day_action);
    adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
    g_signal_connect_object (row, "activated", G_CALLBACK (on_day_action), self, 0);
    gtk_list_box_append (list, row);
  }
  return n;
}

static GtkWidget *
make_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  return list;
}

static guint
weekday_of (const GDate *date)
{
  return g_date_get_weekday (date) - G_DATE_MONDAY;
}

static MinkaMonthWeek *
chosen_week (MinkaMonth *self)
{
  GDate first = self->chosen;
  guint n;
  GtkWidget *week;

  g_date_set_day (&first, 1);
  n = (weekday_of (&first) + g_date_get_day (&self->chosen) - 1) / 7;
  week = gtk_widget_get_first_child (self->grid);
  for (guint i = 0; i < n + 1 && week != NULL; i++)
    week = gtk_widget_get_next_sibling (week);
  return MINKA_MONTH_WEEK (week);
}

static GtkWidget *
chosen_cell (MinkaMonth *self)
{
  return minka_month_week_get_day (chosen_week (self), weekday_of (&self->chosen));
}

static void
unparent_later (gpointer popover)
{
  gtk_widget_unparent (popover);
  g_object_unref (popover);
}

static void
on_popover_closed (GtkWidget *popover)
{
  g_idle_add_once (unparent_later, g_object_ref (popover));
}

static void
open_day (MinkaMonth *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = make_list ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autofree char *name = minka_format_day_long (self->iso);
  GtkWidget *title = gtk_label_new (name);

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_size_request (box, 300, -1);
  fill_list (self, GTK_LIST_BOX (list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_parent (popover, chosen_cell (self));
  g_signal_connect (popover, "closed", G_CALLBACK (on_popover_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static gboolean
has_entries (MinkaMonth *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (minka_entry_covers (self->entries->pdata[i], self->iso))
      return TRUE;
  return FALSE;
}

/* What is on the day, or if it is empty the day itself. */
static void
activate_day (MinkaMonth *self)
{
  if (!has_entries (self))
    g_signal_emit (self, signals[DAY_ACTIVATED], 0, self->iso);
  else if (self->narrow)
    gtk_widget_child_focus (self->below_list, GTK_DIR_TAB_FORWARD);
  else
    open_day (self);
}

static void
mark_chosen (MinkaMonth *self)
{
  GtkWidget *cell = chosen_cell (self);
  g_autofree char *name = minka_format_day_long (self->iso);

  for (GtkWidget *week = gtk_widget_get_next_sibling (gtk_widget_get_first_child (self->grid)); week != NULL;
       week = gtk_widget_get_next_sibling (week)) {
    for (guint i = 0; i < 7; i++) {
      GtkWidget *day = minka_month_week_get_day (MINKA_MONTH_WEEK (week), i);

      gtk_widget_set_focusable (day, day == cell);
      if (day == cell)
        gtk_widget_add_css_class (day, "chosen");
      else
        gtk_widget_remove_css_class (day, "chosen");
      gtk_accessible_update_state (GTK_ACCESSIBLE (day), GTK_ACCESSIBLE_STATE_SELECTED, day == cell, -1);
    }
  }
  gtk_label_set_label (self->below_title, name);
  gtk_widget_set_visible (self->below_list,
                          fill_list (self, GTK_LIST_BOX (self->below_list)) > 0 || self->day_action != NULL);
}

static void
choose (MinkaMonth *self, const GDate *date)
{
  const gboolean other_month = g_date_get_month (date) != g_date_get_month (&self->chosen) ||
                               g_date_get_year (date) != g_date_get_year (&self->chosen);
  GtkWidget *focus = gtk_widget_get_root (GTK_WIDGET (self)) != NULL
                         ? gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)))
                         : NULL;
  const gboolean has_focus = focus != NULL && gtk_widget_is_ancestor (focus, self->grid);

  self->chosen = *date;
  g_date_strftime (self->iso, sizeof self->iso, "%Y-%m-%d", date);
  if (other_month)
    show_month (self);
  else
    mark_chosen (self);
  if (has_focus)
    gtk_widget_grab_focus (chosen_cell (self));
}

static void
move_days (MinkaMonth *self, int by)
{
  GDate date = self->chosen;

  if (by < 0)
    g_date_subtract_days (&date, -by);
  else
    g_date_add_days (&date, by);
  choose (self, &date);
}

static void
move_months (MinkaMonth *self, int by)
{
  GDate date = self->chosen;

  if (by < 0)
    g_date_subtract_months (&date, -by);
  else
    g_date_add_months (&date, by);
  choose (self, &date);
}

static void
on_previous (MinkaMonth *self)
{
  move_months (self, -1);
}

static void
on_next (MinkaMonth *self)
{
  move_months (self, 1);
}

static void
on_today (MinkaMonth *self)
{
  g_autofree char *today = minka_date_today ();

  minka_month_show_day (self, today);
}

static gboolean
on_key (MinkaMonth *self, guint key, guint code, GdkModifierType modifiers)
{
  if (modifiers & gtk_accelerator_get_default_mod_mask ())
    return GDK_EVENT_PROPAGATE;
  switch (key) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    move_days (self, -1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    move_days (self, 1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    move_days (self, -7);
    return GDK_EVENT_STOP;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    move_days (self, 7);
    return GDK_EVENT_STOP;
  case GDK_KEY_Home:
    move_days (self, -(int) weekday_of (&self->chosen));
    return GDK_EVENT_STOP;
  case GDK_KEY_End:
    move_days (self, 6 - (int) weekday_of (&self->chosen));
    return GDK_EVENT_STOP;
  case GDK_KEY_Page_Up:
    move_months (self, -1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Page_Down:
    move_months (self, 1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_space:
    activate_day (self);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
on_week_chosen (MinkaMonth *self, MinkaCalendarSummary *entry)
{
  emit_chosen (self, entry);
}

static void
on_day_pressed (MinkaMonthWeek *week, GtkWidget *day, int n_press, gboolean low, MinkaMonth *self)
{
  g_autoptr (GDate) date = minka_date_parse (g_object_get_data (G_OBJECT (day), "minka-day"));

  choose (self, date);
  gtk_widget_grab_focus (chosen_cell (self));
  if (n_press == 2 && !has_entries (self))
    g_signal_emit (self, signals[DAY_ACTIVATED], 0, self->iso);
  else if (!self->narrow &&
           (n_press == 2 ||
            (low && minka_month_week_count_hidden (chosen_week (self), weekday_of (&self->chosen)) > 0)))
    open_day (self);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  MinkaCalendarSummary *const *one = a, *const *other = b;
  int order = (*other)->source == MINKA_CALENDAR_SOURCE_HOLIDAY
                  ? 1
                  : ((*one)->source == MINKA_CALENDAR_SOURCE_HOLIDAY ? -1 : 0);

  if (order == 0)
    order = strcmp ((*one)->first_day, (*other)->first_day);
  if (order == 0)
    order = strcmp ((*one)->start_time, (*other)->start_time);
  return order;
}

static void
add_national_holidays (MinkaMonth *self, int year, const char *first, const char *last)
{
  g_autoptr (GArray) holidays = minka_peru_holidays (year);

  for (guint i = 0; i < holidays->len; i++) {
    const MinkaHoliday *holiday = &g_array_index (holidays, MinkaHoliday, i);

    if (strcmp (holiday->day, first) >= 0 && strcmp (holiday->day, last) <= 0)
      g_ptr_array_add (self->entries,
                       g_object_new (MINKA_TYPE_CALENDAR_SUMMARY, "source", MINKA_CALENDAR_SOURCE_HOLIDAY,
                                     "title", holiday->name, "first_day", holiday->day, "last_day",
                                     holiday->day, NULL));
  }
}

/* What is on the days from @monday on. Terms would cover everything; the numbers of their weeks tell them. */
static void
gather (MinkaMonth *self, const GDate *monday, int n_days)
{
  GDate end = *monday;
  char first[11], last[11];

  g_date_add_days (&end, n_days - 1);
  g_date_strftime (first, sizeof first, "%Y-%m-%d", monday);
  g_date_strftime (last, sizeof last, "%Y-%m-%d", &end);
  g_ptr_array_set_size (self->entries, 0);
  for (int year = g_date_get_year (monday); year <= g_date_get_year (&end); year++)
    add_national_holidays (self, year, first, last);
  for (guint i = 0; self->days != NULL && i < g_list_model_get_n_items (self->days); i++) {
    g_autoptr (MinkaCalendarSummary) entry = g_list_model_get_item (self->days, i);

    if (entry->source != MINKA_CALENDAR_SOURCE_TERM && strcmp (entry->first_day, last) <= 0 &&
        strcmp (entry->last_day, first) >= 0)
      g_ptr_array_add (self->entries, g_steal_pointer (&entry));
  }
  g_ptr_array_sort (self->entries, compare_entries);
}

static guint
school_week_of (GArray *weeks, const GDate *monday)
{
  for (guint i = 0; i < weeks->len; i++)
    if (g_date_compare (&g_array_index (weeks, MinkaSchoolWeek, i).monday, monday) == 0)
      return g_array_index (weeks, MinkaSchoolWeek, i).number;
  return 0;
}

static void
mark_today (GtkWidget *week)
{
  g_autofree char *today = minka_date_today ();

  for (guint i = 0; i < 7; i++) {
    GtkWidget *day = minka_month_week_get_day (MINKA_MONTH_WEEK (week), i);

    if (g_strcmp0 (g_object_get_data (G_OBJECT (day), "minka-day"), today) == 0)
      gtk_widget_add_css_class (day, "today");
  }
}

static void
show_month (MinkaMonth *self)
{
  g_autoptr (GListModel) none = G_LIST_MODEL (g_list_store_new (MINKA_TYPE_CALENDAR_SUMMARY));
  g_autoptr (GArray) weeks = NULL;
  g_autoptr (GDateTime) moment =
      g_date_time_new_utc (g_date_get_year (&self->chosen), g_date_get_month (&self->chosen), 1, 12, 0, 0);
  /* Translators: a month with its year, see g_date_time_format(). */
  g_autofree char *name = g_date_time_format (moment, _ ("%B %Y"));
  const int month = g_date_get_month (&self->chosen);
  GtkWidget *head = gtk_widget_get_first_child (self->grid);
  GDate monday = self->chosen;
  int n_weeks;

  g_date_set_day (&monday, 1);
  n_weeks =
      (weekday_of (&monday) + g_date_get_days_in_month (month, g_date_get_year (&self->chosen)) + 6) / 7;
  minka_school_year_monday (&monday);
  weeks = minka_school_year_weeks (self->days != NULL ? self->days : none, g_date_get_year (&self->chosen));
  gather (self, &monday, n_weeks * 7);

  while (gtk_widget_get_next_sibling (head) != NULL)
    gtk_box_remove (GTK_BOX (self->grid), gtk_widget_get_next_sibling (head));
  for (int i = 0; i < n_weeks; i++, g_date_add_days (&monday, 7)) {
    GtkWidget *week = minka_month_week_new (&monday, month, school_week_of (weeks, &monday), self->entries);

    minka_month_week_set_narrow (MINKA_MONTH_WEEK (week), self->narrow);
    gtk_widget_set_vexpand (week, TRUE);
    mark_today (week);
    g_signal_connect_object (week, "chosen", G_CALLBACK (on_week_chosen), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (week, "day-pressed", G_CALLBACK (on_day_pressed), self, 0);
    gtk_box_append (GTK_BOX (self->grid), week);
  }
  gtk_label_set_label (self->title, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  mark_chosen (self);
}

static void
refresh (gpointer data)
{
  MinkaMonth *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const gboolean has_focus = focus != NULL && gtk_widget_is_ancestor (focus, self->grid);

  self->held = minka_follow (self->held, self->days, G_CALLBACK (refresh_soon), self);
  show_month (self);
  if (has_focus)
    gtk_widget_grab_focus (chosen_cell (self));
}

static void
refresh_soon (MinkaMonth *self)
{
  minka_refresh_later (self, refresh);
}

static void
set_narrow (MinkaMonth *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_widget_set_visible (self->below, narrow);
  gtk_widget_set_vexpand (self->grid, !narrow);
  for (GtkWidget *week = gtk_widget_get_next_sibling (gtk_widget_get_first_child (self->grid)); week != NULL;
       week = gtk_widget_get_next_sibling (week))
    minka_month_week_set_narrow (MINKA_MONTH_WEEK (week), narrow);
  gtk_widget_set_margin_start (gtk_widget_get_first_child (self->grid), narrow ? 0 : 34);
}

static void
on_narrow (MinkaMonth *self)
{
  set_narrow (self, TRUE);
}

static void
on_wide (MinkaMonth *self)
{
  set_narrow (self, FALSE);
}

static void
minka_month_dispose (GObject *object)
{
  MinkaMonth *self = MINKA_MONTH (object);

  minka_month_set_days (self, NULL);
  self->held = minka_follow (self->held, NULL, G_CALLBACK (refresh_soon), self);
  minka_refresh_cancel (self);
  G_OBJECT_CLASS (minka_month_parent_class)->dispose (object);
}

static void
minka_month_finalize (GObject *object)
{
  MinkaMonth *self = MINKA_MONTH (object);

  g_free (self->day_action);
  g_ptr_array_unref (self->entries);
  G_OBJECT_CLASS (minka_month_parent_class)->finalize (object);
}

static void
minka_month_class_init (MinkaMonthClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = minka_month_dispose;
  object_class->finalize = minka_month_finalize;

  /**
   * MinkaMonth::chosen:
   * @self: the month
   * @source: what was chosen, a nick of #MinkaCalendarSource
   * @record: the id of that activity, meeting or calendar entry
   *
   * Somebody wants to see what is on a day.
   */
  signals[CHOSEN] = g_signal_new ("chosen", MINKA_TYPE_MONTH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  /**
   * MinkaMonth::day-activated:
   * @self: the month
   * @day: YYYY-MM-DD
   *
   * Somebody wants to put something on a day.
   */
  signals[DAY_ACTIVATED] = g_signal_new ("day-activated", MINKA_TYPE_MONTH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
make_icon_button (MinkaMonth *self, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_header (MinkaMonth *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title-3");
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_label_set_xalign (self->title, 0);
  self->today = gtk_button_new_with_mnemonic (_ ("_Today"));
  g_signal_connect_swapped (self->today, "clicked", G_CALLBACK (on_today), self);
  gtk_box_append (GTK_BOX (box), make_icon_button (self, "go-previous-symbolic", _ ("Previous month"),
                                                   G_CALLBACK (on_previous)));
  gtk_box_append (GTK_BOX (box),
                  make_icon_button (self, "go-next-symbolic", _ ("Next month"), G_CALLBACK (on_next)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), self->today);
  gtk_widget_add_css_class (box, "minka-month-header");
  return box;
}

static GtkWidget *
make_weekdays (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (int day = 1; day <= 7; day++) {
    g_autoptr (GDateTime) moment = g_date_time_new_utc (2021, 3, day, 12, 0, 0); /* a Monday */
    g_autofree char *name = g_date_time_format (moment, "%a");
    g_autofree char *full = g_date_time_format (moment, "%A");
    GtkWidget *label = gtk_label_new (name);

    gtk_widget_add_css_class (label, "caption-heading");
    gtk_widget_add_css_class (label, "dimmed");
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_widget_set_margin_start (box, 34);
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}

static GtkWidget *
make_below (MinkaMonth *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->below_title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->below_title, 0);
  gtk_label_set_wrap (self->below_title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->below_title), "heading");
  self->below_list = make_list ();
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->below_title));
  gtk_box_append (GTK_BOX (box), self->below_list);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
minka_month_init (MinkaMonth *self)
{
  GtkWidget *bin = adw_breakpoint_bin_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 560sp"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->grid = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role",
                             GTK_ACCESSIBLE_ROLE_GRID, "vexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->grid, "minka-month");
  gtk_box_append (GTK_BOX (self->grid), make_weekdays ());
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->grid, keys);

  self->below = make_below (self);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), self->grid);
  gtk_box_append (GTK_BOX (box), self->below);
  gtk_box_append (GTK_BOX (box), minka_legend_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), scroller);
  g_signal_connect_object (narrow, "apply", G_CALLBACK (on_narrow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (narrow, "unapply", G_CALLBACK (on_wide), self, G_CONNECT_SWAPPED);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), narrow);
  gtk_widget_set_size_request (bin, 280, 200);
  adw_bin_set_child (ADW_BIN (self), bin);
  on_today (self);
}

/**
 * minka_month_new:
 *
 * Returns: (transfer full): a calendar of this month
 */
GtkWidget *
minka_month_new (void)
{
  return g_object_new (MINKA_TYPE_MONTH, NULL);
}

/**
 * minka_month_set_days:
 * @self: a month
 * @days: (nullable) (element-type MinkaCalendarSummary): whatever has a day; followed as it changes
 */
void
minka_month_set_days (MinkaMonth *self, GListModel *days)
{
  if (self->days == days)
    return;
  if (self->days != NULL)
    g_signal_handlers_disconnect_by_func (self->days, refresh_soon, self);
  g_set_object (&self->days, days);
  if (days != NULL) {
    g_signal_connect_object (days, "items-changed", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
    refresh_soon (self);
  }
}

/**
 * minka_month_set_year:
 * @self: a month
 * @year: the school year; see minka_school_year_or_now()
 *
 * Shows today if it is in that year, else the first of March.
 */
void
minka_month_set_year (MinkaMonth *self, int year)
{
  g_autofree char *today = minka_date_today ();
  g_autofree char *march = NULL;

  year = minka_school_year_or_now (year);
  march = g_strdup_printf ("%04d-03-01", year);
  minka_month_show_day (self, atoi (today) == year ? today : march);
}

/**
 * minka_month_set_day_action:
 * @self: a month
 * @label: (nullable): what “day-activated” does, in words for a button that is shown with what is on the day
 */
void
minka_month_set_day_action (MinkaMonth *self, const char *label)
{
  g_set_str (&self->day_action, label);
  mark_chosen (self);
}

/**
 * minka_month_show_day:
 * @self: a month
 * @iso: a day as YYYY-MM-DD
 *
 * Chooses a day and shows its month.
 */
void
minka_month_show_day (MinkaMonth *self, const char *iso)
{
  g_autoptr (GDate) date = minka_date_parse (iso);

  g_return_if_fail (date != NULL);
  if (!g_date_valid (&self->chosen)) {
    self->chosen = *date;
    g_strlcpy (self->iso, iso, sizeof self->iso);
    show_month (self);
    return;
  }
  choose (self, date);
}

/**
 * minka_month_get_day:
 * @self: a month
 *
 * Returns: (transfer none): the chosen day as YYYY-MM-DD
 */
const char *
minka_month_get_day (MinkaMonth *self)
{
  return self->iso;
}
