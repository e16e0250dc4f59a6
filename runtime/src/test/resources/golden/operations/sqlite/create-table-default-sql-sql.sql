CREATE TABLE t (at TIMESTAMP DEFAULT (current_timestamp) NOT NULL, half DOUBLE PRECISION DEFAULT (0.25 + 0.25) NOT NULL);

-- in the catalogue
--   + table t
--   + table t column at TIMESTAMP DEFAULT ( current_timestamp ) NOT NULL
--   + table t column half DOUBLE PRECISION DEFAULT ( 0.25 + 0.25 ) NOT NULL

-- undone by
DROP TABLE t;
