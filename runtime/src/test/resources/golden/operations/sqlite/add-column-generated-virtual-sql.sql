ALTER TABLE book ADD COLUMN twice INTEGER GENERATED ALWAYS AS (2 * stock) VIRTUAL;

-- in the catalogue
--   + table book column twice INTEGER GENERATED ALWAYS AS ( 2 * stock ) VIRTUAL

-- undone by
ALTER TABLE book DROP COLUMN twice;
