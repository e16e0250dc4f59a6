ALTER TABLE book ADD COLUMN twice integer GENERATED ALWAYS AS (2 * stock) STORED;

-- in the catalogue
--   + column book twice integer generated s default (2 * stock)

-- undone by
ALTER TABLE book DROP COLUMN twice;
