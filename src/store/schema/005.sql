-- Version 5: an acta hands a post over, a signed scan lies beside the acta it is of, and the school has an emblem.
-- The table of the actas is made anew, as its kinds are in a CHECK: https://sqlite.org/lang_altertable.html#otheralter
-- Its columns keep their places, which the changesets of the history count.

ALTER TABLE plan ADD COLUMN emblem BLOB;

CREATE TABLE handover (
  id TEXT NOT NULL PRIMARY KEY,
  post TEXT NOT NULL CHECK (post <> ''),
  duty TEXT NOT NULL DEFAULT 'other' CHECK (duty IN ('other', 'director', 'coordinator', 'moderator', 'secretary')),
  outgoing TEXT REFERENCES member (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  incoming TEXT REFERENCES member (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  date TEXT NOT NULL DEFAULT '',
  folder TEXT NOT NULL DEFAULT '',
  copy TEXT NOT NULL DEFAULT '',
  others TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE new_acta (
  id TEXT NOT NULL PRIMARY KEY,
  book TEXT NOT NULL REFERENCES book (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  meeting TEXT REFERENCES meeting (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL DEFAULT 'meeting' CHECK (kind IN ('meeting', 'erratum', 'complement', 'void', 'handover')),
  corrects TEXT REFERENCES acta (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL DEFAULT 0,
  first_folio INTEGER NOT NULL DEFAULT 0,
  last_folio INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  date TEXT NOT NULL DEFAULT '',
  issued TEXT NOT NULL CHECK (issued <> ''),
  sha256 TEXT NOT NULL CHECK (sha256 <> ''),
  previous_sha256 TEXT NOT NULL DEFAULT '',
  pdf BLOB NOT NULL,
  body TEXT NOT NULL DEFAULT '',
  handover TEXT REFERENCES handover (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
) STRICT;

INSERT INTO new_acta (id, book, meeting, kind, corrects, number, first_folio, last_folio, title, body, date, issued, sha256,
    previous_sha256, pdf)
  SELECT id, book, meeting, kind, corrects, number, first_folio, last_folio, title, body, date, issued, sha256,
    previous_sha256, pdf
  FROM acta ORDER BY rowid;
DROP TABLE acta;
ALTER TABLE new_acta RENAME TO acta;

CREATE INDEX acta_book ON acta (book);
CREATE INDEX acta_meeting ON acta (meeting);
CREATE INDEX acta_handover ON acta (handover);
CREATE INDEX acta_corrects ON acta (corrects);
CREATE UNIQUE INDEX acta_number ON acta (book, number);

CREATE TRIGGER acta_never_updated BEFORE UPDATE ON acta BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER acta_never_deleted BEFORE DELETE ON acta BEGIN SELECT RAISE (ABORT, 'issued'); END;

CREATE INDEX handover_outgoing ON handover (outgoing);
CREATE INDEX handover_incoming ON handover (incoming);
CREATE TRIGGER handover_locked_update BEFORE UPDATE ON handover
  WHEN EXISTS (SELECT 1 FROM acta WHERE handover = OLD.id) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER handover_locked_delete BEFORE DELETE ON handover
  WHEN EXISTS (SELECT 1 FROM acta WHERE handover = OLD.id) BEGIN SELECT RAISE (ABORT, 'issued'); END;

-- Beside the acta and never in its place: the fingerprint says which acta was signed.
CREATE TABLE scan (
  id TEXT NOT NULL PRIMARY KEY,
  acta TEXT NOT NULL REFERENCES acta (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL DEFAULT 'pdf' CHECK (kind IN ('pdf', 'png', 'jpeg')),
  sha256 TEXT NOT NULL CHECK (sha256 <> ''),
  acta_sha256 TEXT NOT NULL CHECK (acta_sha256 <> ''),
  added TEXT NOT NULL DEFAULT '',
  content BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX scan_once ON scan (acta);

-- Which scan went to the folder with the acta.
ALTER TABLE export ADD COLUMN scan_sha256 TEXT NOT NULL DEFAULT '';
