ALTER TABLE book RENAME COLUMN stock TO pieces;

-- in the catalogue
--   + table `book` `pieces` int(11) NOT NULL
--   - table `book` `stock` int(11) NOT NULL
--   + table `book` `twice` int(11) GENERATED ALWAYS AS (2 * `pieces`) STORED
--   - table `book` `twice` int(11) GENERATED ALWAYS AS (2 * `stock`) STORED

-- undone by
ALTER TABLE book RENAME COLUMN pieces TO stock;
