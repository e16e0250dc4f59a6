ALTER TABLE book MODIFY COLUMN twice INT;

-- in the catalogue
--   + table `book` `twice` int(11) DEFAULT NULL
--   - table `book` `twice` int(11) GENERATED ALWAYS AS (2 * `stock`) STORED

-- can't be undone
--   what column "book.twice" was can't be had back by altering it; write downgrade(..) by hand, or op.irreversible(why)
