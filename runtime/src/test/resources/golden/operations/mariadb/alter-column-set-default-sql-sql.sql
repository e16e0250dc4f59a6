ALTER TABLE book ALTER COLUMN stock SET DEFAULT (1 + 1);

-- in the catalogue
--   - table `book` `stock` int(11) NOT NULL
--   + table `book` `stock` int(11) NOT NULL DEFAULT (1 + 1)

-- undone by
ALTER TABLE book ALTER COLUMN stock DROP DEFAULT;
