CREATE TABLE retort_new_t (id INTEGER NOT NULL CONSTRAINT pk_t PRIMARY KEY AUTOINCREMENT);
INSERT INTO retort_new_t (id) SELECT id FROM t;
DELETE FROM sqlite_sequence WHERE name = 'retort_new_t';
INSERT INTO sqlite_sequence (name, seq) SELECT 'retort_new_t', seq FROM sqlite_sequence WHERE name = 't' COLLATE NOCASE;
DROP TABLE t;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_t RENAME TO t;
PRAGMA legacy_alter_table = OFF;

-- undone by
CREATE TABLE retort_new_t (id INTEGER NOT NULL CONSTRAINT pk_t PRIMARY KEY AUTOINCREMENT);
INSERT INTO retort_new_t (id) SELECT id FROM t;
DELETE FROM sqlite_sequence WHERE name = 'retort_new_t';
INSERT INTO sqlite_sequence (name, seq) SELECT 'retort_new_t', seq FROM sqlite_sequence WHERE name = 't' COLLATE NOCASE;
DROP TABLE t;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_t RENAME TO t;
PRAGMA legacy_alter_table = OFF;
