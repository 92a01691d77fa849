#pragma once

#include "minka-record.h"

G_BEGIN_DECLS

#define MINKA_CALENDAR_KIND_VALUES(V)                                                                        \
  V (MINKA_CALENDAR_KIND_TERM, "term")                                                                       \
  V (MINKA_CALENDAR_KIND_BREAK, "break")                                                                     \
  V (MINKA_CALENDAR_KIND_HOLIDAY, "holiday")                                                                 \
  V (MINKA_CALENDAR_KIND_EVENT, "event")
MINKA_DECLARE_ENUM (CalendarKind, calendar_kind, MINKA_CALENDAR_KIND_VALUES)

/* The school's own dates: bimestres, holidays for pupils, days without classes, school events. */
#define MINKA_CALENDAR_ENTRY_FIELDS(F)                                                                       \
  F (TEXT, title, 0, REQUIRED_SEARCH, "What it is")                                                          \
  F (ENUM, kind, minka_calendar_kind_get_type, PLAIN, "Term, break, day without classes or event")           \
  F (DATE, first_day, 0, REQUIRED, "Day, or first day of a range")                                           \
  F (DATE, last_day, 0, PLAIN, "Last day of a range")
#define MINKA_TYPE_CALENDAR_ENTRY (minka_calendar_entry_get_type ())
MINKA_DECLARE_RECORD (CalendarEntry, calendar_entry, CALENDAR_ENTRY, MINKA_CALENDAR_ENTRY_FIELDS)

G_END_DECLS
