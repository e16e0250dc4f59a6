ALTER TABLE book ADD COLUMN twice integer GENERATED ALWAYS AS (2 * stock) VIRTUAL;

-- in the catalogue
--   + column book twice integer generated v default (2 * stock)

-- undone by
ALTER TABLE book DROP COLUMN twice;
