CREATE TABLE retort_new_t (a INTEGER NOT NULL, b VARCHAR(9) NOT NULL);
INSERT INTO retort_new_t (a) SELECT a FROM t;
DROP TABLE t;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_t RENAME TO t;
PRAGMA legacy_alter_table = OFF;

-- in the catalogue
--   + table t column b VARCHAR ( 9 ) NOT NULL

-- undone by
ALTER TABLE t DROP COLUMN b;
