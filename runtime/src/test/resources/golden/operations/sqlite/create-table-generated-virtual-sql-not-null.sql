CREATE TABLE t (width INTEGER NOT NULL, twice INTEGER GENERATED ALWAYS AS (2 * width) VIRTUAL NOT NULL);

-- in the catalogue
--   + table t
--   + table t column twice INTEGER GENERATED ALWAYS AS ( 2 * width ) VIRTUAL NOT NULL
--   + table t column width INTEGER NOT NULL

-- undone by
DROP TABLE t;
