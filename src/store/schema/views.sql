-- What lists show and what is computed from the plan, made anew in each session: nothing of it is in the file.

CREATE TEMP VIEW meeting_summary AS
  SELECT id, number, title, date, start_time, moved_from, kind, state,
    coalesce ((SELECT a.number FROM acta a WHERE a.meeting = m.id AND a.kind = 'meeting'), 0) AS acta_number,
    (SELECT count (*) FROM agenda_item i WHERE i.meeting = m.id) AS topics,
    (SELECT count (*) FROM agenda_item i WHERE i.meeting = m.id AND minutes = 0) AS untimed,
    (SELECT count (*) FROM agreement g WHERE g.meeting = m.id) AS agreements
  FROM meeting m;

CREATE TEMP VIEW acta_summary AS
  SELECT a.id, b.number AS book_number, a.number, a.meeting, a.kind, a.corrects,
    coalesce ((SELECT c.number FROM acta c WHERE c.id = a.corrects), 0) AS corrects_number,
    c.id AS corrected_by, coalesce (c.number, 0) AS corrected_by_number, coalesce (c.kind, 'meeting') AS corrected_by_kind,
    a.title, a.date, a.issued, a.first_folio, a.last_folio, a.sha256,
    coalesce (s.kind, 'pdf') AS scan_kind, coalesce (s.sha256, '') AS scan_sha256,
    coalesce ((SELECT e.state FROM export e WHERE e.acta = a.id AND e.folder = minka_folder ()
      AND e.scan_sha256 = coalesce (s.sha256, e.scan_sha256)), 'pending') AS filed
  FROM acta a JOIN book b ON b.id = a.book
    LEFT JOIN scan s ON s.acta = a.id
    LEFT JOIN acta c ON c.id = (SELECT id FROM acta n WHERE n.corrects = a.id ORDER BY n.issued DESC, n.rowid DESC LIMIT 1);

CREATE TEMP VIEW agreement_summary AS
  SELECT g.id, g.text, g.meeting, m.title AS meeting_title, m.date, g.responsible,
    coalesce ((SELECT name FROM member p WHERE p.id = g.responsible), g.responsible_text) AS person, s.state, s.due
  FROM agreement_now s JOIN agreement g ON g.id = s.agreement JOIN meeting m ON m.id = g.meeting;

-- Month by month, what was agreed of late and what of it was kept. From the few meetings to their agreements: SQLite,
-- which does not know how many there are, would go through all agreements.
CREATE TEMP VIEW keeping_summary AS
  SELECT substr (m.date, 1, 7) AS id, count (*) AS agreed, sum (s.state = 'kept') AS kept
  FROM meeting m CROSS JOIN agreement g ON g.meeting = m.id CROSS JOIN agreement_now s ON s.agreement = g.id
  WHERE m.date >= (SELECT date (max (date), '-7 months', 'start of month') FROM meeting) AND m.date <> ''
  GROUP BY 1;

-- The row of an activity under one of its objectives, or under none.
CREATE TEMP VIEW schedule_summary AS
  SELECT a.id || ':' || coalesce (j.objective, '') AS id, a.id AS activity, j.objective,
    coalesce (n.text, '') AS objective_text,
    CASE WHEN o.id IS NULL THEN 1000000 WHEN o.general THEN -1 ELSE o.position END AS objective_position,
    a.title, a.progress, a.position,
    coalesce ((SELECT group_concat (CASE
        WHEN text <> '' THEN text
        WHEN quantity = 0 THEN unit
        WHEN quantity = CAST (quantity AS INTEGER) THEN CAST (quantity AS INTEGER) || ' ' || unit
        ELSE quantity || ' ' || unit END, char (10) ORDER BY position)
      FROM goal WHERE activity = a.id), '') AS goals,
    coalesce ((SELECT group_concat (coalesce (p.name, t.title, r.text), char (10) ORDER BY r.position)
      FROM responsible r LEFT JOIN member p ON p.id = r.member LEFT JOIN post t ON t.id = r.post
      WHERE r.activity = a.id), '') AS responsibles,
    coalesce ((SELECT group_concat (text, char (10) ORDER BY position) FROM source WHERE activity = a.id), '')
      AS sources,
    coalesce ((SELECT group_concat (first_day || CASE WHEN last_day > first_day THEN '/' || last_day ELSE '' END,
      ' ' ORDER BY first_day) FROM activity_date WHERE activity = a.id), '') AS days,
    (SELECT count (*) FROM evidence WHERE activity = a.id) AS evidence_count,
    a.instrument, a.next_action
  FROM activity a
    LEFT JOIN activity_objective j ON j.activity = a.id
    LEFT JOIN objective o ON o.id = j.objective
    LEFT JOIN tree_node n ON n.id = o.node;

-- What has a day: one row a day or range.
CREATE TEMP VIEW calendar_summary AS
  SELECT d.id, CAST (substr (d.first_day, 1, 4) AS INTEGER) AS year, 'activity' AS source, d.activity AS record, a.title, d.first_day,
    CASE WHEN d.last_day > d.first_day THEN d.last_day ELSE d.first_day END AS last_day, '' AS start_time, '' AS end_time,
    CASE a.progress WHEN 'concluded' THEN 1 ELSE 0 END AS done
  FROM activity_date d JOIN activity a ON a.id = d.activity
UNION ALL
  SELECT id, CAST (substr (date, 1, 4) AS INTEGER), 'meeting', id, title, date, date, start_time, end_time, state IN ('held', 'issued')
  FROM meeting WHERE date <> '' AND state <> 'cancelled'
UNION ALL
  SELECT id, CAST (substr (first_day, 1, 4) AS INTEGER), kind, id, title, first_day, CASE WHEN last_day > first_day THEN last_day ELSE first_day END, '', '', 0
  FROM calendar_entry;

CREATE TEMP VIEW objective_summary AS
  SELECT o.id, o.node, n.text, o.general, o.position,
    (SELECT count (*) FROM activity_objective j WHERE j.objective = o.id) AS activities,
    (SELECT count (*) FROM activity_objective j JOIN activity a ON a.id = j.activity
      WHERE j.objective = o.id AND a.progress = 'intermediate') AS intermediate,
    (SELECT count (*) FROM activity_objective j JOIN activity a ON a.id = j.activity
      WHERE j.objective = o.id AND a.progress = 'concluded') AS concluded
  FROM objective o JOIN tree_node n ON n.id = o.node;

-- Evidence without the files themselves.
CREATE TEMP VIEW evidence_summary AS
  SELECT id, activity, kind, reached, title, url, mime_type, sha256, acta, added,
    coalesce (length (content), 0) AS size
  FROM evidence;

-- What goes with the topics, without the files themselves.
CREATE TEMP VIEW attachment_summary AS
  SELECT id, meeting, agenda_item, title, mime_type, sha256, added, coalesce (length (content), 0) AS size
  FROM attachment;

CREATE TEMP VIEW observation_summary AS
  SELECT o.id, o.teacher, p.name AS teacher_name, o.date, o.area, o.grade, o.rubric, o.phase,
    coalesce ((SELECT group_concat (level, ' ' ORDER BY position) FROM observation_level WHERE observation = o.id), '')
      AS levels
  FROM observation o JOIN member p ON p.id = o.teacher;

CREATE TEMP VIEW reflection_summary AS
  SELECT r.id, r.author, p.name AS author_name, r.date, r.prompt, r.strategy, substr (r.body, 1, 160) AS beginning,
    r.meeting, r.privacy
  FROM reflection r JOIN member p ON p.id = r.author;

-- Loose ends (error = 0) and broken rules (error = 1), computed.
CREATE TEMP VIEW notice_summary AS
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
  SELECT id, 'agreement-without-person', 0, 'agreement', text FROM agreement INDEXED BY agreement_nobody
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
  SELECT id, 'progress-without-evidence', 0, 'activity', title FROM activity a
  WHERE progress <> 'initial' AND NOT EXISTS (SELECT 1 FROM evidence WHERE activity = a.id AND reached = a.progress)
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
  WHERE coalesce(nullif(opened, ''), start_time) <> '' AND coalesce(nullif(closed, ''), end_time) <> ''
    AND coalesce(nullif(closed, ''), end_time) < coalesce(nullif(opened, ''), start_time)
UNION ALL
  SELECT id, 'days-reversed', 1, 'activity_date', first_day FROM activity_date
  WHERE last_day <> '' AND last_day < first_day
UNION ALL
  SELECT id, 'days-reversed', 1, 'calendar_entry', title FROM calendar_entry
  WHERE last_day <> '' AND last_day < first_day
UNION ALL
  SELECT g.id, 'foreign-topic', 1, 'agreement', g.text FROM agreement g JOIN agenda_item i ON i.id = g.agenda_item
  WHERE i.meeting <> g.meeting
UNION ALL
  SELECT id, 'level-range', 1, 'observation_level', performance FROM observation_level WHERE level NOT BETWEEN 0 AND 4
UNION ALL
  SELECT 'plan', 'plan-count', 1, 'plan', '' WHERE (SELECT count (*) FROM plan) <> 1;

-- How much hangs loose, by rule.
CREATE TEMP VIEW loose_summary AS
  SELECT rule AS id, rule, count (*) AS amount FROM notice_summary WHERE NOT error GROUP BY rule;

-- A state moves on only with evidence, which a gesture puts first. Undo and redo go through states that were allowed.
CREATE TEMP TRIGGER activity_rests_on_evidence BEFORE UPDATE OF progress ON activity
  WHEN NEW.progress <> OLD.progress AND OLD.progress <> 'concluded' AND NEW.progress <> 'initial'
    AND minka_in_gesture ()
    AND NOT EXISTS (SELECT 1 FROM evidence WHERE activity = NEW.id AND reached = NEW.progress)
  BEGIN SELECT RAISE (ABORT, 'evidence'); END;
