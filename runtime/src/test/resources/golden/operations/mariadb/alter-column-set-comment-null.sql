ALTER TABLE book MODIFY COLUMN stock INT NOT NULL;

-- in the catalogue
--   + table `book` `stock` int(11) NOT NULL
--   - table `book` `stock` int(11) NOT NULL COMMENT 'pieces'

-- undone by
ALTER TABLE book MODIFY COLUMN stock INT NOT NULL COMMENT 'pieces';
