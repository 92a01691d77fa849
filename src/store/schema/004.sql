-- Version 4: what a meeting is prepared with, how it went minute by minute, and what follows from it.

ALTER TABLE meeting ADD COLUMN opened TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN closed TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN host TEXT REFERENCES member (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE meeting ADD COLUMN note_taker TEXT REFERENCES member (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE meeting ADD COLUMN suggestions TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN research TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN moved_from TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN series TEXT NOT NULL DEFAULT '';

ALTER TABLE agenda_item ADD COLUMN agreement TEXT REFERENCES agreement (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE agenda_item ADD COLUMN question TEXT REFERENCES protocol_step (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE agenda_item ADD COLUMN left_over INTEGER NOT NULL DEFAULT 0 CHECK (left_over IN (0, 1));
ALTER TABLE agenda_item ADD COLUMN extra_minutes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE agenda_item ADD COLUMN seconds INTEGER NOT NULL DEFAULT 0;

CREATE TABLE contribution (
  id TEXT NOT NULL PRIMARY KEY,
  meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  agenda_item TEXT REFERENCES agenda_item (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  member TEXT REFERENCES member (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL DEFAULT 'idea' CHECK (kind IN ('idea', 'practice')),
  text TEXT NOT NULL CHECK (text <> ''),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE attachment (
  id TEXT NOT NULL PRIMARY KEY,
  meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  agenda_item TEXT REFERENCES agenda_item (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL CHECK (title <> ''),
  mime_type TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL DEFAULT '',
  added TEXT NOT NULL DEFAULT '',
  content BLOB
) STRICT;

CREATE TABLE meeting_clock (
  id TEXT NOT NULL PRIMARY KEY,
  meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  part TEXT NOT NULL DEFAULT 'opening' CHECK (part IN ('opening', 'earlier', 'topics', 'closing')),
  agenda_item TEXT REFERENCES agenda_item (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  running INTEGER NOT NULL DEFAULT 0 CHECK (running IN (0, 1)),
  meeting_seconds REAL NOT NULL DEFAULT 0,
  topic_seconds REAL NOT NULL DEFAULT 0,
  at TEXT NOT NULL DEFAULT '',
  boot TEXT NOT NULL DEFAULT '',
  boot_seconds REAL NOT NULL DEFAULT 0,
  seen_seconds REAL NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX meeting_host ON meeting (host);
CREATE INDEX meeting_note_taker ON meeting (note_taker);
CREATE INDEX meeting_series ON meeting (series) WHERE series <> '';
CREATE INDEX agenda_item_agreement ON agenda_item (agreement);
CREATE INDEX agenda_item_question ON agenda_item (question);
CREATE INDEX contribution_meeting ON contribution (meeting);
CREATE INDEX contribution_agenda_item ON contribution (agenda_item);
CREATE INDEX contribution_member ON contribution (member);
CREATE INDEX attachment_meeting ON attachment (meeting);
CREATE INDEX attachment_agenda_item ON attachment (agenda_item);
CREATE UNIQUE INDEX meeting_clock_once ON meeting_clock (meeting);
CREATE INDEX meeting_clock_agenda_item ON meeting_clock (agenda_item);

CREATE TRIGGER contribution_locked_insert BEFORE INSERT ON contribution
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting = NEW.meeting) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER contribution_locked_update BEFORE UPDATE ON contribution
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting IN (OLD.meeting, NEW.meeting)) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER contribution_locked_delete BEFORE DELETE ON contribution
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting = OLD.meeting) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER attachment_locked_insert BEFORE INSERT ON attachment
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting = NEW.meeting) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER attachment_locked_update BEFORE UPDATE ON attachment
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting IN (OLD.meeting, NEW.meeting)) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER attachment_locked_delete BEFORE DELETE ON attachment
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting = OLD.meeting) BEGIN SELECT RAISE (ABORT, 'issued'); END;
