CREATE TABLE t (a INTEGER DEFAULT NULL);

-- in the catalogue
--   + table t
--   + table t column a INTEGER DEFAULT NULL

-- undone by
DROP TABLE t;
