CREATE TABLE t (a BOOLEAN DEFAULT 1 NOT NULL, b BOOLEAN DEFAULT 0);

-- in the catalogue
--   + table t
--   + table t column a BOOLEAN DEFAULT 1 NOT NULL
--   + table t column b BOOLEAN DEFAULT 0

-- undone by
DROP TABLE t;
