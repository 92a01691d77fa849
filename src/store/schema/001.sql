-- Version 1. One file is one school's plan; tables and columns are the records of src/model.

CREATE TABLE plan (
  id TEXT NOT NULL PRIMARY KEY,
  school_name TEXT NOT NULL DEFAULT '',
  school_code TEXT NOT NULL DEFAULT '',
  body_name TEXT NOT NULL DEFAULT '',
  locality TEXT NOT NULL DEFAULT '',
  district TEXT NOT NULL DEFAULT '',
  province TEXT NOT NULL DEFAULT '',
  region TEXT NOT NULL DEFAULT '',
  ugel TEXT NOT NULL DEFAULT '',
  level TEXT NOT NULL DEFAULT '',
  grades TEXT NOT NULL DEFAULT '',
  modality TEXT NOT NULL DEFAULT '',
  students INTEGER NOT NULL DEFAULT 0,
  teachers INTEGER NOT NULL DEFAULT 0,
  support_staff INTEGER NOT NULL DEFAULT 0,
  year INTEGER NOT NULL DEFAULT 0,
  year_name TEXT NOT NULL DEFAULT '',
  presentation TEXT NOT NULL DEFAULT '',
  justification TEXT NOT NULL DEFAULT '',
  conclusions TEXT NOT NULL DEFAULT '',
  recommendations TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE member (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  job TEXT NOT NULL DEFAULT '',
  grade TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  device TEXT NOT NULL DEFAULT 'unknown' CHECK (device IN ('unknown', 'none', 'phone', 'tablet', 'laptop', 'pc')),
  connection TEXT NOT NULL DEFAULT 'unknown' CHECK (connection IN ('unknown', 'none', 'weak', 'good')),
  ease TEXT NOT NULL DEFAULT 'unknown' CHECK (ease IN ('unknown', 'learning', 'fair', 'easy')),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE post (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL CHECK (title <> ''),
  duty TEXT NOT NULL DEFAULT 'other' CHECK (duty IN ('other', 'director', 'coordinator', 'moderator', 'secretary')),
  functions TEXT NOT NULL DEFAULT '',
  member TEXT REFERENCES member (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE tree_node (
  id TEXT NOT NULL PRIMARY KEY,
  tree TEXT NOT NULL DEFAULT 'problems' CHECK (tree IN ('problems', 'objectives')),
  branch TEXT NOT NULL DEFAULT 'centre' CHECK (branch IN ('centre', 'below', 'above')),
  text TEXT NOT NULL DEFAULT '',
  answers TEXT REFERENCES tree_node (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  answered_text TEXT NOT NULL DEFAULT '',
  collapsed INTEGER NOT NULL DEFAULT 0 CHECK (collapsed IN (0, 1))
) STRICT;

CREATE TABLE tree_link (
  id TEXT NOT NULL PRIMARY KEY,
  child TEXT NOT NULL REFERENCES tree_node (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  parent TEXT NOT NULL REFERENCES tree_node (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  extra INTEGER NOT NULL DEFAULT 0 CHECK (extra IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE aspect (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL CHECK (title <> ''),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE diagnosis_entry (
  id TEXT NOT NULL PRIMARY KEY,
  aspect TEXT REFERENCES aspect (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL DEFAULT 'problem' CHECK (kind IN ('problem', 'cause', 'need')),
  text TEXT NOT NULL CHECK (text <> ''),
  node TEXT REFERENCES tree_node (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE objective (
  id TEXT NOT NULL PRIMARY KEY,
  node TEXT NOT NULL REFERENCES tree_node (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  general INTEGER NOT NULL DEFAULT 0 CHECK (general IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE activity (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL CHECK (title <> ''),
  description TEXT NOT NULL DEFAULT '',
  contents TEXT NOT NULL DEFAULT '',
  audience TEXT NOT NULL DEFAULT '',
  competence TEXT NOT NULL DEFAULT '',
  product TEXT NOT NULL DEFAULT '',
  duration INTEGER NOT NULL DEFAULT 0,
  progress TEXT NOT NULL DEFAULT 'initial' CHECK (progress IN ('initial', 'intermediate', 'concluded')),
  instrument TEXT NOT NULL DEFAULT '',
  next_action TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE activity_objective (
  id TEXT NOT NULL PRIMARY KEY,
  activity TEXT NOT NULL REFERENCES activity (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  objective TEXT NOT NULL REFERENCES objective (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE activity_date (
  id TEXT NOT NULL PRIMARY KEY,
  activity TEXT NOT NULL REFERENCES activity (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  first_day TEXT NOT NULL CHECK (first_day <> ''),
  last_day TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE goal (
  id TEXT NOT NULL PRIMARY KEY,
  activity TEXT NOT NULL REFERENCES activity (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  quantity REAL NOT NULL DEFAULT 0,
  unit TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE responsible (
  id TEXT NOT NULL PRIMARY KEY,
  activity TEXT NOT NULL REFERENCES activity (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  member TEXT REFERENCES member (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  post TEXT REFERENCES post (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE source (
  id TEXT NOT NULL PRIMARY KEY,
  activity TEXT NOT NULL REFERENCES activity (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL CHECK (text <> ''),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE meeting (
  id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL DEFAULT 0,
  kind TEXT NOT NULL DEFAULT 'general' CHECK (kind IN ('general', 'specific')),
  title TEXT NOT NULL CHECK (title <> ''),
  purpose TEXT NOT NULL DEFAULT '',
  date TEXT NOT NULL DEFAULT '',
  start_time TEXT NOT NULL DEFAULT '',
  end_time TEXT NOT NULL DEFAULT '',
  mode TEXT NOT NULL DEFAULT 'in-person' CHECK (mode IN ('in-person', 'virtual', 'mixed')),
  place TEXT NOT NULL DEFAULT '',
  platform TEXT NOT NULL DEFAULT '',
  link TEXT NOT NULL DEFAULT '',
  platform_minutes INTEGER NOT NULL DEFAULT 0,
  activity TEXT REFERENCES activity (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  president TEXT REFERENCES member (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  moderator TEXT REFERENCES member (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  secretary TEXT REFERENCES member (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  timekeeper TEXT REFERENCES member (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL DEFAULT 'preparing' CHECK (state IN ('preparing', 'ongoing', 'held', 'issued', 'cancelled')),
  previous TEXT REFERENCES meeting (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  previous_reading TEXT NOT NULL DEFAULT '',
  reports TEXT NOT NULL DEFAULT '',
  conclusions TEXT NOT NULL DEFAULT '',
  approval TEXT NOT NULL DEFAULT '',
  change_reason TEXT NOT NULL DEFAULT '',
  protocol_version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE agenda_item (
  id TEXT NOT NULL PRIMARY KEY,
  meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL CHECK (title <> ''),
  minutes INTEGER NOT NULL DEFAULT 0,
  presenter TEXT REFERENCES member (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  preparation TEXT NOT NULL DEFAULT '',
  unplanned INTEGER NOT NULL DEFAULT 0 CHECK (unplanned IN (0, 1)),
  need TEXT REFERENCES diagnosis_entry (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  objective TEXT REFERENCES objective (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  deliberation TEXT NOT NULL DEFAULT '',
  conclusion TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE attendance (
  id TEXT NOT NULL PRIMARY KEY,
  meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  member TEXT NOT NULL REFERENCES member (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  presence TEXT NOT NULL DEFAULT 'unknown' CHECK (presence IN ('unknown', 'present', 'late', 'excused', 'absent')),
  arrival TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE protocol_step (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 0,
  stage TEXT NOT NULL DEFAULT 'before' CHECK (stage IN ('before', 'during', 'after')),
  indicator TEXT NOT NULL CHECK (indicator <> ''),
  role INTEGER NOT NULL DEFAULT 0 CHECK (role IN (0, 1)),
  text TEXT NOT NULL CHECK (text <> ''),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE protocol_answer (
  id TEXT NOT NULL PRIMARY KEY,
  meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  step TEXT NOT NULL REFERENCES protocol_step (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1)),
  text TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE agreement (
  id TEXT NOT NULL PRIMARY KEY,
  meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  agenda_item TEXT REFERENCES agenda_item (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL CHECK (text <> ''),
  grounds TEXT NOT NULL DEFAULT '',
  responsible TEXT REFERENCES member (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  responsible_text TEXT NOT NULL DEFAULT '',
  due TEXT NOT NULL DEFAULT '',
  voted INTEGER NOT NULL DEFAULT 0 CHECK (voted IN (0, 1)),
  votes_for INTEGER NOT NULL DEFAULT 0,
  votes_against INTEGER NOT NULL DEFAULT 0,
  abstentions INTEGER NOT NULL DEFAULT 0,
  outside_agenda INTEGER NOT NULL DEFAULT 0 CHECK (outside_agenda IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE follow_up (
  id TEXT NOT NULL PRIMARY KEY,
  agreement TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  meeting TEXT REFERENCES meeting (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  date TEXT NOT NULL CHECK (date <> ''),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'kept', 'dropped')),
  note TEXT NOT NULL DEFAULT '',
  new_due TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE reflection (
  id TEXT NOT NULL PRIMARY KEY,
  author TEXT NOT NULL REFERENCES member (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  date TEXT NOT NULL DEFAULT '',
  prompt TEXT NOT NULL DEFAULT '',
  strategy TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL CHECK (body <> ''),
  meeting TEXT REFERENCES meeting (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  activity TEXT REFERENCES activity (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  privacy TEXT NOT NULL DEFAULT 'private' CHECK (privacy IN ('private', 'shared', 'quotable'))
) STRICT;

CREATE TABLE observation (
  id TEXT NOT NULL PRIMARY KEY,
  teacher TEXT NOT NULL REFERENCES member (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  observer TEXT REFERENCES member (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  date TEXT NOT NULL DEFAULT '',
  area TEXT NOT NULL DEFAULT '',
  grade TEXT NOT NULL DEFAULT '',
  rubric TEXT NOT NULL CHECK (rubric <> ''),
  phase TEXT NOT NULL DEFAULT 'before' CHECK (phase IN ('before', 'after')),
  feedback TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE observation_level (
  id TEXT NOT NULL PRIMARY KEY,
  observation TEXT NOT NULL REFERENCES observation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  performance TEXT NOT NULL CHECK (performance <> ''),
  level INTEGER NOT NULL DEFAULT 0,
  evidence TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE book (
  id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL DEFAULT 0,
  first_acta INTEGER NOT NULL DEFAULT 0,
  first_folio INTEGER NOT NULL DEFAULT 0,
  opened TEXT NOT NULL DEFAULT '',
  closed TEXT NOT NULL DEFAULT '',
  opening_note TEXT NOT NULL DEFAULT '',
  closing_note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE acta (
  id TEXT NOT NULL PRIMARY KEY,
  book TEXT NOT NULL REFERENCES book (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  meeting TEXT REFERENCES meeting (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL DEFAULT 'meeting' CHECK (kind IN ('meeting', 'erratum', 'complement', 'void')),
  corrects TEXT REFERENCES acta (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL DEFAULT 0,
  first_folio INTEGER NOT NULL DEFAULT 0,
  last_folio INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  date TEXT NOT NULL DEFAULT '',
  issued TEXT NOT NULL CHECK (issued <> ''),
  sha256 TEXT NOT NULL CHECK (sha256 <> ''),
  previous_sha256 TEXT NOT NULL DEFAULT '',
  pdf BLOB NOT NULL
) STRICT;

CREATE TABLE evidence (
  id TEXT NOT NULL PRIMARY KEY,
  activity TEXT NOT NULL REFERENCES activity (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL DEFAULT 'file' CHECK (kind IN ('file', 'link', 'acta')),
  reached TEXT NOT NULL DEFAULT 'initial' CHECK (reached IN ('initial', 'intermediate', 'concluded')),
  title TEXT NOT NULL DEFAULT '',
  url TEXT NOT NULL DEFAULT '',
  mime_type TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL DEFAULT '',
  acta TEXT REFERENCES acta (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  added TEXT NOT NULL DEFAULT '',
  content BLOB
) STRICT;

CREATE TABLE export (
  id TEXT NOT NULL PRIMARY KEY,
  acta TEXT NOT NULL REFERENCES acta (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  folder TEXT NOT NULL CHECK (folder <> ''),
  name TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'copied', 'verified')),
  at TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX post_member ON post (member);
CREATE INDEX tree_node_answers ON tree_node (answers);
CREATE INDEX tree_link_child ON tree_link (child);
CREATE INDEX tree_link_parent ON tree_link (parent);
CREATE INDEX diagnosis_entry_aspect ON diagnosis_entry (aspect);
CREATE INDEX diagnosis_entry_node ON diagnosis_entry (node);
CREATE INDEX objective_node ON objective (node);
CREATE INDEX activity_objective_activity ON activity_objective (activity);
CREATE INDEX activity_objective_objective ON activity_objective (objective);
CREATE INDEX activity_date_activity ON activity_date (activity);
CREATE INDEX goal_activity ON goal (activity);
CREATE INDEX responsible_activity ON responsible (activity);
CREATE INDEX responsible_member ON responsible (member);
CREATE INDEX responsible_post ON responsible (post);
CREATE INDEX source_activity ON source (activity);
CREATE INDEX meeting_activity ON meeting (activity);
CREATE INDEX meeting_president ON meeting (president);
CREATE INDEX meeting_moderator ON meeting (moderator);
CREATE INDEX meeting_secretary ON meeting (secretary);
CREATE INDEX meeting_timekeeper ON meeting (timekeeper);
CREATE INDEX meeting_previous ON meeting (previous);
CREATE INDEX agenda_item_meeting ON agenda_item (meeting);
CREATE INDEX agenda_item_presenter ON agenda_item (presenter);
CREATE INDEX agenda_item_need ON agenda_item (need);
CREATE INDEX agenda_item_objective ON agenda_item (objective);
CREATE INDEX attendance_meeting ON attendance (meeting);
CREATE INDEX attendance_member ON attendance (member);
CREATE INDEX protocol_answer_meeting ON protocol_answer (meeting);
CREATE INDEX protocol_answer_step ON protocol_answer (step);
CREATE INDEX agreement_meeting ON agreement (meeting);
CREATE INDEX agreement_agenda_item ON agreement (agenda_item);
CREATE INDEX agreement_responsible ON agreement (responsible);
CREATE INDEX follow_up_agreement ON follow_up (agreement);
CREATE INDEX follow_up_meeting ON follow_up (meeting);
CREATE INDEX reflection_author ON reflection (author);
CREATE INDEX reflection_meeting ON reflection (meeting);
CREATE INDEX reflection_activity ON reflection (activity);
CREATE INDEX observation_teacher ON observation (teacher);
CREATE INDEX observation_observer ON observation (observer);
CREATE INDEX observation_level_observation ON observation_level (observation);
CREATE INDEX acta_book ON acta (book);
CREATE INDEX acta_meeting ON acta (meeting);
CREATE INDEX acta_corrects ON acta (corrects);
CREATE INDEX evidence_activity ON evidence (activity);
CREATE INDEX evidence_acta ON evidence (acta);
CREATE INDEX export_acta ON export (acta);
CREATE INDEX meeting_date ON meeting (date DESC, start_time DESC, number DESC, id);
CREATE UNIQUE INDEX acta_number ON acta (book, number);
CREATE UNIQUE INDEX attendance_once ON attendance (meeting, member);

-- Undo, redo and audit trail: a changeset a gesture. A barrier is never undone.
CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped', 'barrier')),
  changeset BLOB
) STRICT;
CREATE INDEX history_state ON history (state, id);

-- The words of the records. Which columns count is derived from src/model at each start; search_spec remembers
-- what the index was built from. Beginnings of words are in the index too: else each keystroke would put together
-- the lists of all words that begin so.
CREATE VIRTUAL TABLE search USING fts5 (words, content = '', contentless_delete = 1, prefix = '1 2 3 4 5 6 7 8',
  tokenize = 'unicode61 remove_diacritics 2', detail = 'full');
CREATE TABLE search_row (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  record_table TEXT NOT NULL,
  record TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE search_spec (spec TEXT NOT NULL) STRICT;

-- An issued acta and all that it records never change.
CREATE TRIGGER acta_never_updated BEFORE UPDATE ON acta BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER acta_never_deleted BEFORE DELETE ON acta BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER meeting_locked_update BEFORE UPDATE ON meeting
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting = OLD.id) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER meeting_locked_delete BEFORE DELETE ON meeting
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting = OLD.id) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER agenda_item_locked_insert BEFORE INSERT ON agenda_item
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting = NEW.meeting) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER agenda_item_locked_update BEFORE UPDATE ON agenda_item
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting IN (OLD.meeting, NEW.meeting)) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER agenda_item_locked_delete BEFORE DELETE ON agenda_item
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting = OLD.meeting) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER attendance_locked_insert BEFORE INSERT ON attendance
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting = NEW.meeting) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER attendance_locked_update BEFORE UPDATE ON attendance
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting IN (OLD.meeting, NEW.meeting)) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER attendance_locked_delete BEFORE DELETE ON attendance
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting = OLD.meeting) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER protocol_answer_locked_insert BEFORE INSERT ON protocol_answer
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting = NEW.meeting) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER protocol_answer_locked_update BEFORE UPDATE ON protocol_answer
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting IN (OLD.meeting, NEW.meeting)) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER protocol_answer_locked_delete BEFORE DELETE ON protocol_answer
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting = OLD.meeting) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER agreement_locked_insert BEFORE INSERT ON agreement
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting = NEW.meeting) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER agreement_locked_update BEFORE UPDATE ON agreement
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting IN (OLD.meeting, NEW.meeting)) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER agreement_locked_delete BEFORE DELETE ON agreement
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting = OLD.meeting) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER follow_up_locked_insert BEFORE INSERT ON follow_up
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting = NEW.meeting) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER follow_up_locked_update BEFORE UPDATE ON follow_up
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting IN (OLD.meeting, NEW.meeting)) BEGIN SELECT RAISE (ABORT, 'issued'); END;
CREATE TRIGGER follow_up_locked_delete BEFORE DELETE ON follow_up
  WHEN EXISTS (SELECT 1 FROM acta WHERE meeting = OLD.meeting) BEGIN SELECT RAISE (ABORT, 'issued'); END;

CREATE VIEW meeting_summary AS
  SELECT id, number, title, date, start_time, kind, state,
    coalesce ((SELECT a.number FROM acta a WHERE a.meeting = m.id AND a.kind = 'meeting'), 0) AS acta_number,
    (SELECT count (*) FROM agenda_item i WHERE i.meeting = m.id) AS topics,
    (SELECT count (*) FROM agreement g WHERE g.meeting = m.id) AS agreements
  FROM meeting m;

CREATE VIEW acta_summary AS
  SELECT a.id, b.number AS book_number, a.number, a.meeting, a.title, a.date, a.issued, a.first_folio, a.last_folio,
    a.sha256
  FROM acta a JOIN book b ON b.id = a.book;

-- Loose ends (error = 0) and broken rules (error = 1), computed.
CREATE VIEW notice_summary AS
  SELECT id, 'objective-without-activity' AS rule, 0 AS error, 'objective' AS record_table,
    (SELECT text FROM tree_node n WHERE n.id = o.node) AS text
  FROM objective o
  WHERE NOT general AND NOT EXISTS (SELECT 1 FROM activity_objective WHERE objective = o.id)
UNION ALL
  SELECT id, 'activity-without-date', 0, 'activity', title FROM activity a
  WHERE NOT EXISTS (SELECT 1 FROM activity_date WHERE activity = a.id)
UNION ALL
  SELECT id, 'activity-without-goal', 0, 'activity', title FROM activity a
  WHERE NOT EXISTS (SELECT 1 FROM goal WHERE activity = a.id)
UNION ALL
  SELECT id, 'activity-without-source', 0, 'activity', title FROM activity a
  WHERE NOT EXISTS (SELECT 1 FROM source WHERE activity = a.id)
UNION ALL
  SELECT id, 'agreement-without-person', 0, 'agreement', text FROM agreement
  WHERE responsible IS NULL AND responsible_text = ''
UNION ALL
  SELECT id, 'agreement-without-date', 0, 'agreement', text FROM agreement WHERE due = ''
UNION ALL
  SELECT id, 'meeting-without-activity', 0, 'meeting', title FROM meeting WHERE activity IS NULL
UNION ALL
  SELECT id, 'problem-without-objective', 0, 'tree_node', text FROM tree_node p
  WHERE tree = 'problems' AND NOT EXISTS (SELECT 1 FROM tree_node WHERE answers = p.id)
UNION ALL
  SELECT o.id, 'stale-objective', 0, 'tree_node', o.text FROM tree_node o JOIN tree_node p ON p.id = o.answers
  WHERE o.text <> '' AND o.answered_text <> p.text
UNION ALL
  SELECT id, 'acta-numbers', 1, 'acta', title FROM (
    SELECT a.id, a.title, a.number,
      coalesce (lag (a.number) OVER (PARTITION BY a.book ORDER BY a.number), b.first_acta - 1) AS before
    FROM acta a JOIN book b ON b.id = a.book)
  WHERE number <> before + 1
UNION ALL
  SELECT id, 'acta-folios', 1, 'acta', title FROM (
    SELECT a.id, a.title, a.first_folio, a.last_folio,
      coalesce (lag (a.last_folio) OVER (PARTITION BY a.book ORDER BY a.number), b.first_folio - 1) AS before
    FROM acta a JOIN book b ON b.id = a.book)
  WHERE first_folio <> before + 1 OR last_folio < first_folio
UNION ALL
  SELECT id, 'acta-chain', 1, 'acta', title FROM (
    SELECT a.id, a.title, a.previous_sha256,
      coalesce (lag (a.sha256) OVER (ORDER BY b.number, a.number), '') AS before
    FROM acta a JOIN book b ON b.id = a.book)
  WHERE previous_sha256 <> before
UNION ALL
  SELECT id, 'issued-without-acta', 1, 'meeting', title FROM meeting m
  WHERE (state = 'issued') <> EXISTS (SELECT 1 FROM acta WHERE meeting = m.id)
UNION ALL
  SELECT id, 'two-centres', 1, 'tree_node', text FROM tree_node n
  WHERE branch = 'centre' AND EXISTS (SELECT 1 FROM tree_node WHERE branch = 'centre' AND tree = n.tree AND id < n.id)
UNION ALL
  SELECT l.id, 'link-across-trees', 1, 'tree_link', c.text FROM tree_link l
    JOIN tree_node c ON c.id = l.child JOIN tree_node p ON p.id = l.parent
  WHERE c.tree <> p.tree OR c.id = p.id
UNION ALL
  SELECT id, 'times-reversed', 1, 'meeting', title FROM meeting
  WHERE start_time <> '' AND end_time <> '' AND end_time < start_time
UNION ALL
  SELECT g.id, 'foreign-topic', 1, 'agreement', g.text FROM agreement g JOIN agenda_item i ON i.id = g.agenda_item
  WHERE i.meeting <> g.meeting
UNION ALL
  SELECT id, 'level-range', 1, 'observation_level', performance FROM observation_level WHERE level NOT BETWEEN 0 AND 4
UNION ALL
  SELECT 'plan', 'plan-count', 1, 'plan', '' WHERE (SELECT count (*) FROM plan) <> 1;
