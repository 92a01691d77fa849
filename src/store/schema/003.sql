-- Version 3: an acta that corrects another has words of its own, what of an acta is in a folder is noted once, and the
-- meetings that are not over are found among any number.

ALTER TABLE acta ADD COLUMN body TEXT NOT NULL DEFAULT '';

DELETE FROM export WHERE rowid NOT IN (SELECT max (rowid) FROM export GROUP BY acta, folder);
CREATE UNIQUE INDEX export_once ON export (acta, folder);

CREATE INDEX meeting_open ON meeting (date DESC, start_time DESC, number DESC, id)
WHERE state IN ('preparing', 'ongoing', 'held');
