CREATE TABLE retort_new_t (a INTEGER NOT NULL, b INTEGER NOT NULL, CONSTRAINT pk_t PRIMARY KEY (a, b));
INSERT INTO retort_new_t (a, b) SELECT a, b FROM t;
DROP TABLE t;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_t RENAME TO t;
PRAGMA legacy_alter_table = OFF;

-- in the catalogue
--   + table t CONSTRAINT pk_t PRIMARY KEY ( a , b )
--   - table t column a INTEGER
--   + table t column a INTEGER NOT NULL

-- undone by
CREATE TABLE retort_new_t (a INTEGER, b INTEGER NOT NULL);
INSERT INTO retort_new_t (a, b) SELECT a, b FROM t;
DROP TABLE t;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_t RENAME TO t;
PRAGMA legacy_alter_table = OFF;
