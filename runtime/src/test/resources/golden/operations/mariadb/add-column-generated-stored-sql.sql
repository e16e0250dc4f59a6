ALTER TABLE book ADD COLUMN twice INT GENERATED ALWAYS AS (2 * stock) STORED;

-- in the catalogue
--   + table `book` `twice` int(11) GENERATED ALWAYS AS (2 * `stock`) STORED

-- undone by
ALTER TABLE book DROP COLUMN twice;
