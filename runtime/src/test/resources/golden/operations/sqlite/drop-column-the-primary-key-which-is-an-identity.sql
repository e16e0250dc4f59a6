CREATE TABLE retort_new_t (a INTEGER NOT NULL);
INSERT INTO retort_new_t (a) SELECT a FROM t;
DROP TABLE t;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_t RENAME TO t;
PRAGMA legacy_alter_table = OFF;

-- in the catalogue
--   - table t column id INTEGER CONSTRAINT pk_t PRIMARY KEY AUTOINCREMENT NOT NULL

-- undone by
CREATE TABLE retort_new_t (a INTEGER NOT NULL, id INTEGER NOT NULL CONSTRAINT pk_t PRIMARY KEY AUTOINCREMENT);
INSERT INTO retort_new_t (a) SELECT a FROM t;
DROP TABLE t;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_t RENAME TO t;
PRAGMA legacy_alter_table = OFF;
