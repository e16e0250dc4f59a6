CREATE TABLE retort_new_t (a INTEGER NOT NULL);
INSERT INTO retort_new_t (a) SELECT a FROM t;
DROP TABLE t;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_t RENAME TO t;
PRAGMA legacy_alter_table = OFF;

-- in the catalogue
--   + table t column a INTEGER NOT NULL
--   - table t column a VARCHAR ( 9 ) COLLATE NOCASE NOT NULL

-- undone by
CREATE TABLE retort_new_t (a VARCHAR(9) COLLATE NOCASE NOT NULL);
INSERT INTO retort_new_t (a) SELECT a FROM t;
DROP TABLE t;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_t RENAME TO t;
PRAGMA legacy_alter_table = OFF;
