CREATE TABLE t (a INTEGER NOT NULL, b INTEGER NOT NULL, CONSTRAINT the_key PRIMARY KEY (b, a));

-- in the catalogue
--   + table t
--   + table t CONSTRAINT the_key PRIMARY KEY ( b , a )
--   + table t column a INTEGER NOT NULL
--   + table t column b INTEGER NOT NULL

-- undone by
DROP TABLE t;
