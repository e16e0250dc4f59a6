CREATE TABLE t (a INTEGER NOT NULL, b INTEGER NOT NULL, CONSTRAINT uq_t_a UNIQUE (a), CONSTRAINT both UNIQUE (a, b));

-- in the catalogue
--   + table t
--   + table t CONSTRAINT both UNIQUE ( a , b )
--   + table t CONSTRAINT uq_t_a UNIQUE ( a )
--   + table t column a INTEGER NOT NULL
--   + table t column b INTEGER NOT NULL

-- undone by
DROP TABLE t;
