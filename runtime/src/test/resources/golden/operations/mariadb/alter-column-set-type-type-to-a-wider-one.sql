ALTER TABLE book MODIFY COLUMN stock BIGINT NOT NULL;

-- in the catalogue
--   + table `book` `stock` bigint(20) NOT NULL
--   - table `book` `stock` int(11) NOT NULL

-- undone by
ALTER TABLE book MODIFY COLUMN stock INT NOT NULL;
