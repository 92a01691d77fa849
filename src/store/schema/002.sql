-- Version 2: the school's own calendar. What can be computed is no longer in the file: see views.sql.

DROP VIEW meeting_summary;
DROP VIEW acta_summary;
DROP VIEW notice_summary;

CREATE TABLE calendar_entry (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL CHECK (title <> ''),
  kind TEXT NOT NULL DEFAULT 'event' CHECK (kind IN ('term', 'break', 'holiday', 'event')),
  first_day TEXT NOT NULL CHECK (first_day <> ''),
  last_day TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX activity_date_day ON activity_date (first_day);
