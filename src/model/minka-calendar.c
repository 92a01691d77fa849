#include "minka-calendar.h"

MINKA_DEFINE_ENUM (CalendarKind, calendar_kind, MINKA_CALENDAR_KIND_VALUES)

MINKA_DEFINE_RECORD (CalendarEntry, calendar_entry, "calendar_entry", "first_day last_day title",
                     MINKA_CALENDAR_ENTRY_FIELDS)
