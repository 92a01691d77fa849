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

-- Loose agreements are found without reading all.
CREATE INDEX agreement_nobody ON agreement (id) WHERE responsible IS NULL AND responsible_text = '';
CREATE INDEX agreement_undated ON agreement (id) WHERE due = '';

-- How an agreement stands: the newest follow-up says its state, the newest date put off its day. Kept by triggers, so
-- that the few that are due are found among any number; undo and redo go through the same triggers.
CREATE TABLE agreement_now (
  agreement TEXT NOT NULL PRIMARY KEY,
  state TEXT NOT NULL,
  due TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_now_due ON agreement_now (state, due);

CREATE VIEW agreement_standing AS
  SELECT g.id AS agreement,
    coalesce ((SELECT state FROM follow_up f WHERE f.agreement = g.id ORDER BY f.date DESC, f.rowid DESC LIMIT 1),
      'open') AS state,
    coalesce ((SELECT new_due FROM follow_up f WHERE f.agreement = g.id AND new_due <> ''
      ORDER BY f.date DESC, f.rowid DESC LIMIT 1), g.due) AS due
  FROM agreement g;

CREATE TRIGGER agreement_now_insert AFTER INSERT ON agreement BEGIN
  INSERT OR REPLACE INTO agreement_now SELECT * FROM agreement_standing WHERE agreement = NEW.id;
END;
CREATE TRIGGER agreement_now_update AFTER UPDATE OF id, due ON agreement BEGIN
  DELETE FROM agreement_now WHERE agreement = OLD.id;
  INSERT OR REPLACE INTO agreement_now SELECT * FROM agreement_standing WHERE agreement = NEW.id;
END;
CREATE TRIGGER agreement_now_delete AFTER DELETE ON agreement BEGIN
  DELETE FROM agreement_now WHERE agreement = OLD.id;
END;
CREATE TRIGGER agreement_now_followed AFTER INSERT ON follow_up BEGIN
  INSERT OR REPLACE INTO agreement_now SELECT * FROM agreement_standing WHERE agreement = NEW.agreement;
END;
CREATE TRIGGER agreement_now_refollowed AFTER UPDATE ON follow_up BEGIN
  INSERT OR REPLACE INTO agreement_now SELECT * FROM agreement_standing WHERE agreement IN (OLD.agreement, NEW.agreement);
END;
CREATE TRIGGER agreement_now_unfollowed AFTER DELETE ON follow_up BEGIN
  INSERT OR REPLACE INTO agreement_now SELECT * FROM agreement_standing WHERE agreement = OLD.agreement;
END;

INSERT INTO agreement_now SELECT * FROM agreement_standing;
