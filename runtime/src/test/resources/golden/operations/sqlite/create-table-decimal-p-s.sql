CREATE TABLE t (a DECIMAL(10, 2) DEFAULT 1.5 NOT NULL, b DECIMAL(15, 0));

-- in the catalogue
--   + table t
--   + table t column a DECIMAL ( 10 , 2 ) DEFAULT 1.5 NOT NULL
--   + table t column b DECIMAL ( 15 , 0 )

-- undone by
DROP TABLE t;
