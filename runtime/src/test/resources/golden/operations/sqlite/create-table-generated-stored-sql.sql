CREATE TABLE t (width INTEGER NOT NULL, twice INTEGER GENERATED ALWAYS AS (2 * width) STORED);

-- in the catalogue
--   + table t
--   + table t column twice INTEGER GENERATED ALWAYS AS ( 2 * width ) STORED
--   + table t column width INTEGER NOT NULL

-- undone by
DROP TABLE t;
