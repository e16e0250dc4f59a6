CREATE TABLE t (a REAL DEFAULT 1.5 NOT NULL, b DOUBLE PRECISION DEFAULT 1.0E100 NOT NULL);

-- in the catalogue
--   + table t
--   + table t column a REAL DEFAULT 1.5 NOT NULL
--   + table t column b DOUBLE PRECISION DEFAULT 1.0E100 NOT NULL

-- undone by
DROP TABLE t;
