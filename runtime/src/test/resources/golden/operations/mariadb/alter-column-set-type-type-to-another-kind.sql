ALTER TABLE book MODIFY COLUMN stock VARCHAR(20) NOT NULL;

-- in the catalogue
--   - table `book` `stock` int(11) NOT NULL
--   + table `book` `stock` varchar(20) NOT NULL

-- undone by
ALTER TABLE book MODIFY COLUMN stock INT NOT NULL;
