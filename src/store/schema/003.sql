-- Version 3: an acta that corrects another has words of its own, and what of an acta is in a folder is noted once.

ALTER TABLE acta ADD COLUMN body TEXT NOT NULL DEFAULT '';

DELETE FROM export WHERE rowid NOT IN (SELECT max (rowid) FROM export GROUP BY acta, folder);
CREATE UNIQUE INDEX export_once ON export (acta, folder);
