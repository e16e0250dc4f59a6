CREATE TABLE t (a INTEGER NOT NULL, b INTEGER);

-- in the catalogue
--   + table t
--   + table t column a INTEGER NOT NULL
--   + table t column b INTEGER

-- undone by
DROP TABLE t;
