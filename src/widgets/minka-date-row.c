#include "minka-date-row.h"

#include "minka-date.h"
#include "minka-format.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaDateRow:
 *
 * A row for a day or a time of day. One types it as one writes it; a calendar helps. What is no date is marked and
 * goes back to the last good one.
 */
struct _MinkaDateRow {
  AdwEntryRow parent_instance;
  gboolean is_time;
  char *value;
  GtkCalendar *calendar;
  GtkPopover *popover;
  gboolean showing; /* the text is being set by us */
};

enum {
  PROP_VALUE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MinkaDateRow, minka_date_row, ADW_TYPE_ENTRY_ROW)

static void
show_value (MinkaDateRow *self, gboolean to_edit)
{
  g_autofree char *text = NULL;

  if (self->is_time)
    text = g_strdup (self->value);
  else if (!to_edit)
    text = minka_format_day_long (self->value);
  else if (*self->value != '\0')
    text = g_strdup_printf ("%.2s/%.2s/%.4s", self->value + 8, self->value + 5, self->value);

  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text != NULL ? text : "");
  self->showing = FALSE;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

static gboolean
has_focus (MinkaDateRow *self)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (self));

  return delegate != NULL && gtk_widget_has_focus (GTK_WIDGET (delegate));
}

static char *
parse (MinkaDateRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  if (*text == '\0')
    return g_strdup ("");
  return self->is_time ? minka_parse_time (text) : minka_parse_day (text);
}

static void
on_text_changed (MinkaDateRow *self)
{
  g_autofree char *parsed = NULL;

  if (self->showing)
    return;
  parsed = parse (self);
  if (parsed == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

static void
take_text (MinkaDateRow *self)
{
  g_autofree char *parsed = parse (self);

  if (parsed != NULL && g_set_str (&self->value, parsed))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
  show_value (self, has_focus (self));
}

static void
on_enter (MinkaDateRow *self)
{
  show_value (self, TRUE);
}

static void
on_leave (MinkaDateRow *self)
{
  take_text (self);
  show_value (self, FALSE);
}

static void
on_day_picked (MinkaDateRow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *iso = g_date_time_format (day, "%Y-%m-%d");

  gtk_popover_popdown (self->popover);
  minka_date_row_set_value (self, iso);
}

static void
on_popover_shown (MinkaDateRow *self)
{
  g_autoptr (GDate) date = minka_date_parse (self->value);
  g_autoptr (GDateTime) day = NULL;

  if (date == NULL)
    return;
  day = g_date_time_new_local (g_date_get_year (date), g_date_get_month (date), g_date_get_day (date), 12, 0,
                               0);
  g_signal_handlers_block_by_func (self->calendar, on_day_picked, self);
  gtk_calendar_select_day (self->calendar, day);
  g_signal_handlers_unblock_by_func (self->calendar, on_day_picked, self);
}

static void
add_calendar (MinkaDateRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (self->popover));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Choose a day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Choose a day"),
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (on_popover_shown), self);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (on_day_picked), self);
}

static void
minka_date_row_finalize (GObject *object)
{
  g_free (MINKA_DATE_ROW (object)->value);
  G_OBJECT_CLASS (minka_date_row_parent_class)->finalize (object);
}

static void
minka_date_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_VALUE)
    g_value_set_string (value, MINKA_DATE_ROW (object)->value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
minka_date_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_VALUE)
    minka_date_row_set_value (MINKA_DATE_ROW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
minka_date_row_class_init (MinkaDateRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = minka_date_row_finalize;
  object_class->get_property = minka_date_row_get_property;
  object_class->set_property = minka_date_row_set_property;

  /**
   * MinkaDateRow:value:
   *
   * The day as YYYY-MM-DD or the time as HH:MM, empty for none.
   */
  properties[PROP_VALUE] = g_param_spec_string (
      "value", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
minka_date_row_init (MinkaDateRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (self));

  self->value = g_strdup ("");
  g_signal_connect (self, "changed", G_CALLBACK (on_text_changed), NULL);
  g_signal_connect (self, "entry-activated", G_CALLBACK (take_text), NULL);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_enter), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (delegate), focus);
}

/**
 * minka_date_row_new:
 *
 * Returns: (transfer full): a row for a day
 */
GtkWidget *
minka_date_row_new (void)
{
  MinkaDateRow *self = g_object_new (MINKA_TYPE_DATE_ROW, NULL);

  add_calendar (self);
  return GTK_WIDGET (self);
}

/**
 * minka_time_row_new:
 *
 * Returns: (transfer full): a row for a time of day
 */
GtkWidget *
minka_time_row_new (void)
{
  MinkaDateRow *self = g_object_new (MINKA_TYPE_DATE_ROW, NULL);

  self->is_time = TRUE;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("For example 15:30"));
  return GTK_WIDGET (self);
}

/**
 * minka_date_row_get_value:
 * @self: a row
 *
 * Returns: (transfer none): the day as YYYY-MM-DD or the time as HH:MM, empty for none
 */
const char *
minka_date_row_get_value (MinkaDateRow *self)
{
  return self->value;
}

/**
 * minka_date_row_set_value:
 * @self: a row
 * @value: the day as YYYY-MM-DD or the time as HH:MM, empty for none
 *
 * Shows a day or a time.
 */
void
minka_date_row_set_value (MinkaDateRow *self, const char *value)
{
  if (!g_set_str (&self->value, value != NULL ? value : ""))
    return;
  show_value (self, has_focus (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}
