#include "minka-ics.h"

#include "minka-date.h"
#include "minka-late.h"
#include "minka-text.h"

#include <libical/ical.h>
#include <string.h>

/* iCalendar (RFC 5545). libical escapes texts and folds lines; the names of days without classes are Spanish. */

#define ZONE "America/Lima"

/* The calendar is seldom written, so libical is loaded when it is. */
#define FUNCTIONS(F)                                                                                         \
  F (time_null_time)                                                                                         \
  F (time_from_timet_with_zone)                                                                              \
  F (timezone_get_utc_timezone)                                                                              \
  F (component_add_property)                                                                                 \
  F (component_new_vevent)                                                                                   \
  F (property_new_uid)                                                                                       \
  F (property_new_dtstamp)                                                                                   \
  F (property_new_summary)                                                                                   \
  F (property_new_categories)                                                                                \
  F (component_add_component)                                                                                \
  F (property_new_dtstart)                                                                                   \
  F (property_new_dtend)                                                                                     \
  F (property_new_transp)                                                                                    \
  F (property_add_parameter)                                                                                 \
  F (parameter_new_tzid)                                                                                     \
  F (property_new_description)                                                                               \
  F (property_new_location)                                                                                  \
  F (property_new_url)                                                                                       \
  F (property_new_status)                                                                                    \
  F (component_new_vtimezone)                                                                                \
  F (component_new_xstandard)                                                                                \
  F (property_new_tzid)                                                                                      \
  F (property_new_tzoffsetfrom)                                                                              \
  F (property_new_tzoffsetto)                                                                                \
  F (property_new_tzname)                                                                                    \
  F (property_new_x)                                                                                         \
  F (property_set_x_name)                                                                                    \
  F (component_new_vcalendar)                                                                                \
  F (property_new_prodid)                                                                                    \
  F (property_new_version)                                                                                   \
  F (property_new_calscale)                                                                                  \
  F (property_new_method)                                                                                    \
  F (component_as_ical_string_r)                                                                             \
  F (memory_free_buffer)                                                                                     \
  F (component_free)

static struct {
#define MEMBER(name) __typeof__ (ical##name) *name;
  FUNCTIONS (MEMBER)
} ical;

static gboolean
load_ical (GError **error)
{
#define NAME(name) "ical" #name,
  static const char *const names[] = { FUNCTIONS (NAME) };

  return minka_late_load (ICAL_LIBRARY, names, (gpointer *) &ical, G_N_ELEMENTS (names), error);
}

typedef struct {
  icalcomponent *calendar;
  icaltimetype stamp;
} Writer;

static icaltimetype
day_value (const char *iso, int add)
{
  g_autoptr (GDate) date = minka_date_parse (iso);
  icaltimetype value = ical.time_null_time ();

  g_date_add_days (date, add);
  value.year = g_date_get_year (date);
  value.month = g_date_get_month (date);
  value.day = g_date_get_day (date);
  value.is_date = 1;
  return value;
}

static icaltimetype
moment_value (const char *iso, int minutes)
{
  icaltimetype value = day_value (iso, minutes / (24 * 60));

  value.is_date = 0;
  value.hour = minutes / 60 % 24;
  value.minute = minutes % 60;
  return value;
}

static icaltimetype
stamp_value (const char *instant)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (instant, NULL);

  return ical.time_from_timet_with_zone (g_date_time_to_unix (moment), 0, ical.timezone_get_utc_timezone ());
}

/* Nothing is added of an empty text. */
static void
add_text (icalcomponent *event, icalproperty *(*make) (const char *text), const char *text)
{
  g_autofree char *clean = minka_text_clean (text);

  g_strstrip (clean);
  if (*clean != '\0')
    ical.component_add_property (event, make (clean));
}

static icalcomponent *
add_event (Writer *self, const char *id, const char *part, const char *title, const char *category)
{
  icalcomponent *event = ical.component_new_vevent ();
  g_autofree char *uid = g_strconcat (id, part, "@minka", NULL);

  ical.component_add_property (event, ical.property_new_uid (uid));
  ical.component_add_property (event, ical.property_new_dtstamp (self->stamp));
  add_text (event, ical.property_new_summary, title);
  add_text (event, ical.property_new_categories, category);
  ical.component_add_component (self->calendar, event);
  return event;
}

/* A whole day takes nobody's time, and the end of a range is the day after it. */
static void
set_days (icalcomponent *event, const char *first, const char *last)
{
  const char *end = minka_date_is_valid (last) && strcmp (last, first) > 0 ? last : first;

  ical.component_add_property (event, ical.property_new_dtstart (day_value (first, 0)));
  ical.component_add_property (event, ical.property_new_dtend (day_value (end, 1)));
  ical.component_add_property (event, ical.property_new_transp (ICAL_TRANSP_TRANSPARENT));
}

static void
add_moment (icalcomponent *event, icalproperty *property)
{
  ical.property_add_parameter (property, ical.parameter_new_tzid (ZONE));
  ical.component_add_property (event, property);
}

/* The time of the agenda, or else of the planned activity; 0 if neither says. */
static int
expected_minutes (MinkaDates *dates, MinkaMeeting *meeting)
{
  MinkaActivity *activity = minka_dates_find_activity (dates, meeting->activity);
  int minutes = 0;

  for (guint i = 0; i < dates->agenda->len; i++) {
    MinkaAgendaItem *item = dates->agenda->pdata[i];

    if (g_str_equal (item->meeting, minka_record_get_id (MINKA_RECORD (meeting))))
      minutes += MAX (item->minutes, 0);
  }
  if (minutes == 0 && activity != NULL)
    minutes = activity->duration;
  return CLAMP (minutes, 0, 24 * 60);
}

static void
set_times (icalcomponent *event, MinkaDates *dates, MinkaMeeting *meeting)
{
  const int start = minka_time_minutes (meeting->start_time);
  const int end = minka_time_minutes (meeting->end_time);
  const int expected = expected_minutes (dates, meeting);

  add_moment (event, ical.property_new_dtstart (moment_value (meeting->date, start)));
  if (end > start)
    add_moment (event, ical.property_new_dtend (moment_value (meeting->date, end)));
  else if (expected > 0)
    add_moment (event, ical.property_new_dtend (moment_value (meeting->date, start + expected)));
}

static gboolean
is_address (const char *link)
{
  return g_uri_is_valid (link, G_URI_FLAGS_NONE, NULL);
}

static void
add_meeting (Writer *self, MinkaDates *dates, MinkaMeeting *meeting)
{
  const gboolean cancelled = meeting->state == MINKA_MEETING_STATE_CANCELLED;
  g_autoptr (GString) about = g_string_new (meeting->purpose);
  icalcomponent *event;

  if (!minka_date_is_valid (meeting->date))
    return;
  event =
      add_event (self, minka_record_get_id (MINKA_RECORD (meeting)), "", meeting->title, "Reunión de la CAP");
  if (minka_time_is_valid (meeting->start_time))
    set_times (event, dates, meeting);
  else
    set_days (event, meeting->date, "");
  if (*meeting->change_reason != '\0')
    g_string_append_printf (about, "%sMotivo: %s", about->len > 0 ? "\n\n" : "", meeting->change_reason);
  if (*meeting->link != '\0')
    g_string_append_printf (about, "%s%s", about->len > 0 ? "\n\n" : "", meeting->link);
  add_text (event, ical.property_new_description, about->str);
  add_text (event, ical.property_new_location, *meeting->place != '\0' ? meeting->place : meeting->platform);
  if (is_address (meeting->link))
    ical.component_add_property (event, ical.property_new_url (meeting->link));
  ical.component_add_property (
      event, ical.property_new_status (cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
}

static void
add_activity (Writer *self, MinkaDates *dates, MinkaActivityDate *date)
{
  MinkaActivity *activity = minka_dates_find_activity (dates, date->activity);
  icalcomponent *event;

  if (activity == NULL || !minka_date_is_valid (date->first_day))
    return;
  event =
      add_event (self, minka_record_get_id (MINKA_RECORD (date)), "", activity->title, "Actividad de la CAP");
  set_days (event, date->first_day, date->last_day);
  add_text (event, ical.property_new_description, activity->description);
}

/* A bimestre would lie over every day of its months; calendars are told of its two ends. */
static void
add_term (Writer *self, MinkaCalendarEntry *entry)
{
  const char *id = minka_record_get_id (MINKA_RECORD (entry));
  g_autofree char *begins = g_strdup_printf ("Inicio: %s", entry->title);
  g_autofree char *ends = g_strdup_printf ("Fin: %s", entry->title);

  set_days (add_event (self, id, "-inicio", begins, "Calendario escolar"), entry->first_day, "");
  if (minka_date_is_valid (entry->last_day))
    set_days (add_event (self, id, "-fin", ends, "Calendario escolar"), entry->last_day, "");
}

static void
add_entry (Writer *self, MinkaCalendarEntry *entry)
{
  if (!minka_date_is_valid (entry->first_day))
    return;
  if (entry->kind == MINKA_CALENDAR_KIND_TERM)
    add_term (self, entry);
  else
    set_days (
        add_event (self, minka_record_get_id (MINKA_RECORD (entry)), "", entry->title, "Calendario escolar"),
        entry->first_day, entry->last_day);
}

/* Peru keeps one hour all year; the last summer time was in 1994. */
static void
add_zone (Writer *self)
{
  icalcomponent *zone = ical.component_new_vtimezone ();
  icalcomponent *standard = ical.component_new_xstandard ();

  ical.component_add_property (zone, ical.property_new_tzid (ZONE));
  ical.component_add_property (standard, ical.property_new_dtstart (moment_value ("1995-01-01", 0)));
  ical.component_add_property (standard, ical.property_new_tzoffsetfrom (-5 * 3600));
  ical.component_add_property (standard, ical.property_new_tzoffsetto (-5 * 3600));
  ical.component_add_property (standard, ical.property_new_tzname ("-05"));
  ical.component_add_component (zone, standard);
  ical.component_add_component (self->calendar, zone);
}

static void
add_name (Writer *self, MinkaPlan *plan)
{
  g_autofree char *name =
      g_strdup_printf ("%s %d", *plan->body_name != '\0' ? plan->body_name : "CAP", plan->year);
  g_autofree char *clean = minka_text_clean (name);
  icalproperty *property = ical.property_new_x (clean);

  ical.property_set_x_name (property, "X-WR-CALNAME");
  ical.component_add_property (self->calendar, property);
}

/**
 * minka_ics_make:
 * @dates: the dates of the plan
 * @instant: when it is made, RFC 3339 in UTC
 * @error: return location
 *
 * Writes a calendar that others can take over: activities, meetings and the school's own dates. A thing has the same UID
 * each time, so that it is not there twice. National holidays are left out: other calendars have them.
 *
 * Returns: (transfer full) (nullable): iCalendar in UTF-8, or %NULL and %MINKA_ERROR_FAILED if libical is missing
 */
char *
minka_ics_make (MinkaDates *dates, const char *instant, GError **error)
{
  Writer self;
  char *text, *copy;

  if (!load_ical (error))
    return NULL;
  self = (Writer) { ical.component_new_vcalendar (), stamp_value (instant) };
  ical.component_add_property (self.calendar, ical.property_new_prodid ("-//Minka//Minka//ES"));
  ical.component_add_property (self.calendar, ical.property_new_version ("2.0"));
  ical.component_add_property (self.calendar, ical.property_new_calscale ("GREGORIAN"));
  ical.component_add_property (self.calendar, ical.property_new_method (ICAL_METHOD_PUBLISH));
  add_name (&self, dates->plan);
  add_zone (&self);
  for (guint i = 0; i < dates->activity_dates->len; i++)
    add_activity (&self, dates, dates->activity_dates->pdata[i]);
  for (guint i = 0; i < dates->meetings->len; i++)
    add_meeting (&self, dates, dates->meetings->pdata[i]);
  for (guint i = 0; i < dates->entries->len; i++)
    add_entry (&self, dates->entries->pdata[i]);
  text = ical.component_as_ical_string_r (self.calendar);
  copy = g_strdup (text);
  ical.memory_free_buffer (text);
  ical.component_free (self.calendar);
  return copy;
}

static GPtrArray *
none (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * minka_ics_make_meeting:
 * @plan: the school and its year
 * @meeting: a meeting
 * @agenda: (element-type MinkaAgendaItem): its topics
 * @instant: when it is made, RFC 3339 in UTC
 * @error: return location
 *
 * Writes a calendar with one meeting, to be sent with its *Convocatoria*. It has the same UID as in the whole calendar.
 *
 * Returns: (transfer full) (nullable): iCalendar in UTF-8, or %NULL and %MINKA_ERROR_FAILED if libical is missing
 */
char *
minka_ics_make_meeting (MinkaPlan *plan, MinkaMeeting *meeting, GPtrArray *agenda, const char *instant,
                        GError **error)
{
  g_autoptr (MinkaDates) dates = g_new0 (MinkaDates, 1);

  dates->plan = g_object_ref (plan);
  dates->activities = none ();
  dates->activity_dates = none ();
  dates->meetings = none ();
  dates->entries = none ();
  dates->agenda = g_ptr_array_ref (agenda);
  g_ptr_array_add (dates->meetings, g_object_ref (meeting));
  return minka_ics_make (dates, instant, error);
}
