CREATE TABLE t (width INTEGER NOT NULL, twice INTEGER GENERATED ALWAYS AS (2 * width) VIRTUAL);

-- in the catalogue
--   + table t
--   + table t column twice INTEGER GENERATED ALWAYS AS ( 2 * width ) VIRTUAL
--   + table t column width INTEGER NOT NULL

-- undone by
DROP TABLE t;
