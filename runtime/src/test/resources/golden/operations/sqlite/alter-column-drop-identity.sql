CREATE TABLE retort_new_t (id INTEGER NOT NULL, CONSTRAINT pk_t PRIMARY KEY (id));
INSERT INTO retort_new_t (id) SELECT id FROM t;
DROP TABLE t;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_t RENAME TO t;
PRAGMA legacy_alter_table = OFF;

-- in the catalogue
--   + table t CONSTRAINT pk_t PRIMARY KEY ( id )
--   - table t column id INTEGER CONSTRAINT pk_t PRIMARY KEY AUTOINCREMENT NOT NULL
--   + table t column id INTEGER NOT NULL

-- undone by
CREATE TABLE retort_new_t (id INTEGER NOT NULL CONSTRAINT pk_t PRIMARY KEY AUTOINCREMENT);
INSERT INTO retort_new_t (id) SELECT id FROM t;
DROP TABLE t;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_t RENAME TO t;
PRAGMA legacy_alter_table = OFF;
