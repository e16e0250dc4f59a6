ALTER TABLE book ADD COLUMN twice INT GENERATED ALWAYS AS (2 * stock) VIRTUAL;

-- in the catalogue
--   + table `book` `twice` int(11) GENERATED ALWAYS AS (2 * `stock`) VIRTUAL

-- undone by
ALTER TABLE book DROP COLUMN twice;
