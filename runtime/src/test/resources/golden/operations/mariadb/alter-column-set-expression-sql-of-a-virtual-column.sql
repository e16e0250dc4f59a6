ALTER TABLE book MODIFY COLUMN twice INT GENERATED ALWAYS AS (stock + stock) VIRTUAL;

-- in the catalogue
--   - table `book` `twice` int(11) GENERATED ALWAYS AS (2 * `stock`) VIRTUAL
--   + table `book` `twice` int(11) GENERATED ALWAYS AS (`stock` + `stock`) VIRTUAL

-- undone by
ALTER TABLE book MODIFY COLUMN twice INT GENERATED ALWAYS AS (2 * stock) VIRTUAL;
