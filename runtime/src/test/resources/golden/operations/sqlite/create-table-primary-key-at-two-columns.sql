CREATE TABLE t (b INTEGER NOT NULL, a INTEGER NOT NULL, CONSTRAINT pk_t PRIMARY KEY (b, a));

-- in the catalogue
--   + table t
--   + table t CONSTRAINT pk_t PRIMARY KEY ( b , a )
--   + table t column a INTEGER NOT NULL
--   + table t column b INTEGER NOT NULL

-- undone by
DROP TABLE t;
