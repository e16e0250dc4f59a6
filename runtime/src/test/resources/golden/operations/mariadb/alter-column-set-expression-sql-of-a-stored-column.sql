ALTER TABLE book MODIFY COLUMN twice INT GENERATED ALWAYS AS (stock + stock) STORED;

-- in the catalogue
--   - table `book` `twice` int(11) GENERATED ALWAYS AS (2 * `stock`) STORED
--   + table `book` `twice` int(11) GENERATED ALWAYS AS (`stock` + `stock`) STORED

-- undone by
ALTER TABLE book MODIFY COLUMN twice INT GENERATED ALWAYS AS (2 * stock) STORED;
