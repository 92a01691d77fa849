#include "minka-month-week.h"

#include "minka-format.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * MinkaMonthWeek:
 *
 * A week of the month: seven days, and over them what is on them as chips, each as long as it lasts. Chips that find
 * no room are counted in their day. Where there is little room, a day has its chips' signs instead.
 */
struct _MinkaMonthWeek {
  GtkWidget parent_instance;
  GtkWidget *number; /* of the school week */
  GtkWidget *days[7];
  GtkWidget *signs[7];
  guint hidden[7];
  GArray *chips;
  gboolean narrow;
};

typedef struct {
  GtkWidget *label;
  int first; /* weekday from 0 */
  int last;
  int lane;
} Chip;

#define GAP 2
#define NUMBER_WIDTH 34

enum {
  CHOSEN,
  DAY_PRESSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A day: a label would not take the focus. */
#define MINKA_TYPE_MONTH_DAY (minka_month_day_get_type ())
G_DECLARE_FINAL_TYPE (MinkaMonthDay, minka_month_day, MINKA, MONTH_DAY, GtkWidget)
struct _MinkaMonthDay {
  GtkWidget parent_instance;
};
G_DEFINE_FINAL_TYPE (MinkaMonthDay, minka_month_day, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (MinkaMonthWeek, minka_month_week, GTK_TYPE_WIDGET)

static void
minka_month_day_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (minka_month_day_parent_class)->dispose (object);
}

static void
minka_month_day_class_init (MinkaMonthDayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_month_day_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
minka_month_day_init (MinkaMonthDay *self)
{
}

/**
 * minka_entry_glyph:
 * @entry: something with a day
 *
 * Returns: (transfer none): the sign of its kind; it is full when the thing is done
 */
const char *
minka_entry_glyph (MinkaCalendarSummary *entry)
{
  switch ((MinkaCalendarSource) entry->source) {
  case MINKA_CALENDAR_SOURCE_ACTIVITY:
    return entry->done ? "◆" : "◇";
  case MINKA_CALENDAR_SOURCE_MEETING:
    return entry->done ? "●" : "○";
  case MINKA_CALENDAR_SOURCE_EVENT:
    return "★";
  default:
    return "▪";
  }
}

/**
 * minka_entry_kind:
 * @entry: something with a day
 *
 * Returns: (transfer full): its kind, and when it begins
 */
char *
minka_entry_kind (MinkaCalendarSummary *entry)
{
  const char *kind = *entry->record == '\0'
                         ? _ ("National holiday")
                         : minka_words_for (minka_calendar_source_get_type (), entry->source);

  if (*entry->start_time == '\0')
    return g_strdup (kind);
  /* Translators: a kind of thing and a time of day. */
  return g_strdup_printf (_ ("%s at %s"), kind, entry->start_time);
}

/**
 * minka_entry_describe:
 * @entry: something with a day
 *
 * Returns: (transfer full): its kind, time and title in words
 */
char *
minka_entry_describe (MinkaCalendarSummary *entry)
{
  g_autofree char *kind = minka_entry_kind (entry);

  return g_strdup_printf ("%s: %s", kind, entry->title);
}

/**
 * minka_entry_covers:
 * @entry: something with a day
 * @iso: a day
 *
 * Returns: whether @entry is on that day
 */
gboolean
minka_entry_covers (MinkaCalendarSummary *entry, const char *iso)
{
  return strcmp (entry->first_day, iso) <= 0 && strcmp (iso, entry->last_day) <= 0;
}

static const char *
class_of (MinkaCalendarSummary *entry)
{
  return minka_enum_nick (minka_calendar_source_get_type (), entry->source);
}

static void
on_chip_released (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  MinkaCalendarSummary *entry = data;
  GtkWidget *chip = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (gtk_widget_get_parent (chip), signals[CHOSEN], 0, entry);
}

static GtkWidget *
make_chip (MinkaCalendarSummary *entry)
{
  g_autofree char *time =
      *entry->start_time != '\0' ? g_strconcat (entry->start_time, " ", NULL) : g_strdup ("");
  g_autofree char *text = g_strconcat (minka_entry_glyph (entry), " ", time, entry->title, NULL);
  g_autofree char *tooltip = minka_entry_describe (entry);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "label", text, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0,
                                   "single-line-mode", TRUE, "tooltip-text", tooltip, NULL);

  gtk_widget_add_css_class (label, "minka-chip");
  gtk_widget_add_css_class (label, class_of (entry));
  if (*entry->record != '\0') {
    GtkGesture *click = gtk_gesture_click_new ();

    gtk_widget_add_css_class (label, "activatable");
    g_signal_connect_object (click, "released", G_CALLBACK (on_chip_released), entry, 0);
    gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (click));
  }
  return label;
}

static int
compare_chips (gconstpointer a, gconstpointer b)
{
  const Chip *one = a, *other = b;

  if (one->first != other->first)
    return one->first - other->first;
  return other->last - one->last;
}

static int
free_lane (MinkaMonthWeek *self, guint n, const Chip *chip)
{
  int lane = 0;

  for (guint i = 0; i < n; i++) {
    const Chip *other = &g_array_index (self->chips, Chip, i);

    if (other->lane == lane && other->first <= chip->last && chip->first <= other->last) {
      lane++;
      i = -1;
    }
  }
  return lane;
}

static void
add_chips (MinkaMonthWeek *self, char iso[7][11], GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++) {
    MinkaCalendarSummary *entry = entries->pdata[i];
    Chip chip = { NULL, -1, -1, 0 };

    for (int j = 0; j < 7; j++) {
      if (!minka_entry_covers (entry, iso[j]))
        continue;
      chip.first = chip.first < 0 ? j : chip.first;
      chip.last = j;
    }
    if (chip.first < 0)
      continue;
    chip.label = make_chip (entry);
    if (strcmp (entry->first_day, iso[chip.first]) < 0)
      gtk_widget_add_css_class (chip.label, "from-before");
    if (strcmp (entry->last_day, iso[chip.last]) > 0)
      gtk_widget_add_css_class (chip.label, "goes-on");
    gtk_widget_set_parent (chip.label, GTK_WIDGET (self));
    g_array_append_val (self->chips, chip);
  }
  g_array_sort (self->chips, compare_chips);
  for (guint i = 0; i < self->chips->len; i++) {
    Chip *chip = &g_array_index (self->chips, Chip, i);

    chip->lane = free_lane (self, i, chip);
  }
}

static gboolean
is_free (GPtrArray *entries, const char *iso)
{
  for (guint i = 0; i < entries->len; i++) {
    MinkaCalendarSummary *entry = entries->pdata[i];

    if ((entry->source == MINKA_CALENDAR_SOURCE_HOLIDAY || entry->source == MINKA_CALENDAR_SOURCE_BREAK) &&
        minka_entry_covers (entry, iso))
      return TRUE;
  }
  return FALSE;
}

static void
on_day_pressed (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  GtkWidget *day = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  g_signal_emit (data, signals[DAY_PRESSED], 0, day, n_press, y > gtk_widget_get_height (day) * 0.7);
}

static void
add_day (MinkaMonthWeek *self, guint weekday, const GDate *date, int month, const char *iso,
         GPtrArray *entries)
{
  GtkWidget *day = g_object_new (MINKA_TYPE_MONTH_DAY, NULL);
  g_autofree char *number = g_strdup_printf ("%d", g_date_get_day (date));
  g_autofree char *name = minka_format_day_long (iso);
  g_autoptr (GString) text = g_string_new (name);
  g_autoptr (GString) signs = g_string_new (NULL);
  GtkGesture *click = gtk_gesture_click_new ();
  guint n = 0;

  for (guint i = 0; i < entries->len; i++) {
    g_autofree char *words = NULL;

    if (!minka_entry_covers (entries->pdata[i], iso))
      continue;
    words = minka_entry_describe (entries->pdata[i]);
    g_string_append_printf (text, ". %s", words);
    if (++n <= 3)
      g_string_append (signs, minka_entry_glyph (entries->pdata[i]));
  }
  if (n > 3)
    g_string_append (signs, "+");

  gtk_widget_set_parent (g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                       "label", number, "xalign", 0.0, "yalign", 0.0, NULL),
                         day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (day), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str, -1);
  g_object_set_data_full (G_OBJECT (day), "minka-day", g_strdup (iso), g_free);
  gtk_widget_add_css_class (day, "minka-day");
  if ((int) g_date_get_month (date) != month)
    gtk_widget_add_css_class (day, "outside");
  if (weekday >= 5 || is_free (entries, iso))
    gtk_widget_add_css_class (day, "free");
  g_signal_connect (click, "pressed", G_CALLBACK (on_day_pressed), self);
  gtk_widget_add_controller (day, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_parent (day, GTK_WIDGET (self));
  self->days[weekday] = day;

  self->signs[weekday] = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                       "label", signs->str, "can-target", FALSE, NULL);
  gtk_widget_add_css_class (self->signs[weekday], "minka-day-signs");
  gtk_widget_set_parent (self->signs[weekday], GTK_WIDGET (self));
}

static int
natural_height (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
minka_month_week_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  MinkaMonthWeek *self = MINKA_MONTH_WEEK (widget);
  int number = natural_height (self->days[0]);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 7 * 34;
    *natural = 7 * 120;
  } else {
    *minimum = number + natural_height (self->signs[0]) + 2 * GAP;
    *natural = self->narrow ? *minimum : number + 4 * 22;
  }
}

/* How many lanes of a day are shown: all, or all but the one where the rest is counted. */
static int
lanes_shown (MinkaMonthWeek *self, int weekday, int room)
{
  int used = 0;

  for (guint i = 0; i < self->chips->len; i++) {
    const Chip *chip = &g_array_index (self->chips, Chip, i);

    if (chip->first <= weekday && weekday <= chip->last)
      used = MAX (used, chip->lane + 1);
  }
  return used <= room ? used : MAX (room - 1, 0);
}

static void
minka_month_week_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MinkaMonthWeek *self = MINKA_MONTH_WEEK (widget);
  const int left = self->narrow ? 0 : NUMBER_WIDTH;
  const int top = natural_height (self->days[0]) + GAP;
  const int lane =
      (self->chips->len > 0 ? natural_height (g_array_index (self->chips, Chip, 0).label) : 20) + GAP;
  const int room = (height - top) / lane;
  int edges[8], shown[7];

  gtk_widget_set_child_visible (self->number, !self->narrow);
  if (!self->narrow)
    gtk_widget_allocate (self->number, NUMBER_WIDTH, height, -1, NULL);
  for (int i = 0; i <= 7; i++)
    edges[i] = left + (width - left) * i / 7;
  for (int i = 0; i < 7; i++) {
    gtk_widget_size_allocate (self->days[i],
                              &(GtkAllocation) { edges[i], 0, edges[i + 1] - edges[i], height }, -1);
    gtk_widget_set_child_visible (self->signs[i], self->narrow);
    if (self->narrow)
      gtk_widget_size_allocate (
          self->signs[i],
          &(GtkAllocation) { edges[i], top, edges[i + 1] - edges[i], natural_height (self->signs[i]) }, -1);
    shown[i] = lanes_shown (self, i, room);
    self->hidden[i] = 0;
  }
  for (guint i = 0; i < self->chips->len; i++) {
    const Chip *chip = &g_array_index (self->chips, Chip, i);
    const gboolean before = gtk_widget_has_css_class (chip->label, "from-before");
    const gboolean after = gtk_widget_has_css_class (chip->label, "goes-on");
    const int x = edges[chip->first] + (before ? 0 : 3);
    const int end = edges[chip->last + 1] - (after ? 0 : 3);
    gboolean visible = TRUE;

    for (int j = chip->first; j <= chip->last; j++)
      visible &= chip->lane < shown[j];
    for (int j = chip->first; !visible && j <= chip->last; j++)
      self->hidden[j]++;
    gtk_widget_set_child_visible (chip->label, visible && !self->narrow);
    if (visible && !self->narrow)
      gtk_widget_size_allocate (chip->label,
                                &(GtkAllocation) { x, top + chip->lane * lane, end - x, lane - GAP }, -1);
  }
}

static void
minka_month_week_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MinkaMonthWeek *self = MINKA_MONTH_WEEK (widget);
  GdkRGBA color;

  GTK_WIDGET_CLASS (minka_month_week_parent_class)->snapshot (widget, snapshot);
  if (self->narrow)
    return;
  gtk_widget_get_color (widget, &color);
  for (guint i = 0; i < 7; i++) {
    g_autofree char *text = NULL;
    g_autoptr (PangoLayout) layout = NULL;
    graphene_rect_t bounds;
    int height;

    if (self->hidden[i] == 0 || !gtk_widget_compute_bounds (self->days[i], widget, &bounds))
      continue;
    text = g_strdup_printf ("+%u", self->hidden[i]);
    layout = gtk_widget_create_pango_layout (widget, text);
    pango_layout_get_pixel_size (layout, NULL, &height);
    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (
        snapshot,
        &GRAPHENE_POINT_INIT (bounds.origin.x + 8, bounds.origin.y + bounds.size.height - height - GAP));
    gtk_snapshot_append_layout (snapshot, layout, &color);
    gtk_snapshot_restore (snapshot);
  }
}

static void
minka_month_week_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (minka_month_week_parent_class)->dispose (object);
}

static void
minka_month_week_finalize (GObject *object)
{
  g_array_unref (MINKA_MONTH_WEEK (object)->chips);
  G_OBJECT_CLASS (minka_month_week_parent_class)->finalize (object);
}

static void
minka_month_week_class_init (MinkaMonthWeekClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = minka_month_week_dispose;
  object_class->finalize = minka_month_week_finalize;
  widget_class->measure = minka_month_week_measure;
  widget_class->size_allocate = minka_month_week_size_allocate;
  widget_class->snapshot = minka_month_week_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);

  /**
   * MinkaMonthWeek::chosen:
   * @self: the week
   * @entry: what was clicked
   */
  signals[CHOSEN] = g_signal_new ("chosen", MINKA_TYPE_MONTH_WEEK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, MINKA_TYPE_CALENDAR_SUMMARY);
  /**
   * MinkaMonthWeek::day-pressed:
   * @self: the week
   * @day: the day
   * @n_press: 1 for a click, 2 for a double click
   * @low: whether it was low in the day, where what finds no room is counted
   */
  signals[DAY_PRESSED] = g_signal_new ("day-pressed", MINKA_TYPE_MONTH_WEEK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 3, GTK_TYPE_WIDGET, G_TYPE_INT, G_TYPE_BOOLEAN);
}

static void
minka_month_week_init (MinkaMonthWeek *self)
{
  self->chips = g_array_new (FALSE, TRUE, sizeof (Chip));
  gtk_widget_add_css_class (GTK_WIDGET (self), "minka-week");
}

/**
 * minka_month_week_new:
 * @monday: its first day
 * @month: the month that is shown; other days are dimmed
 * @number: the number of the school week, 0 for none
 * @entries: (element-type MinkaCalendarSummary): what may be on its days
 *
 * Returns: (transfer full): the week
 */
GtkWidget *
minka_month_week_new (const GDate *monday, int month, guint number, GPtrArray *entries)
{
  MinkaMonthWeek *self = g_object_new (MINKA_TYPE_MONTH_WEEK, NULL);
  /* Translators: the number of a school week, short. */
  g_autofree char *text = number > 0 ? g_strdup_printf (_ ("W%u"), number) : g_strdup ("");
  g_autofree char *tooltip = number > 0 ? g_strdup_printf (_ ("School week %u"), number) : NULL;
  GDate date = *monday;
  char iso[7][11];

  self->number = g_object_new (GTK_TYPE_LABEL, "label", text, "tooltip-text", tooltip, "yalign", 0.0, NULL);
  if (tooltip != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->number), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                    -1);
  gtk_widget_add_css_class (self->number, "minka-week-number");
  gtk_widget_set_parent (self->number, GTK_WIDGET (self));
  for (guint i = 0; i < 7; i++, g_date_add_days (&date, 1)) {
    g_date_strftime (iso[i], sizeof iso[i], "%Y-%m-%d", &date);
    add_day (self, i, &date, month, iso[i], entries);
  }
  add_chips (self, iso, entries);
  return GTK_WIDGET (self);
}

/**
 * minka_month_week_get_day:
 * @self: a week
 * @weekday: from 0, Monday, to 6
 *
 * Returns: (transfer none): the day, with its date as "minka-day"
 */
GtkWidget *
minka_month_week_get_day (MinkaMonthWeek *self, guint weekday)
{
  return self->days[weekday];
}

/**
 * minka_month_week_count_hidden:
 * @self: a week
 * @weekday: from 0, Monday, to 6
 *
 * Returns: how many things of that day find no room
 */
guint
minka_month_week_count_hidden (MinkaMonthWeek *self, guint weekday)
{
  return self->hidden[weekday];
}

/**
 * minka_month_week_set_narrow:
 * @self: a week
 * @narrow: whether there is only room for signs
 */
void
minka_month_week_set_narrow (MinkaMonthWeek *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
