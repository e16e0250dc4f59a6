CREATE TABLE t (id INTEGER NOT NULL CONSTRAINT pk_t PRIMARY KEY AUTOINCREMENT);

-- in the catalogue
--   + table t
--   + table t column id INTEGER CONSTRAINT pk_t PRIMARY KEY AUTOINCREMENT NOT NULL

-- undone by
DROP TABLE t;
