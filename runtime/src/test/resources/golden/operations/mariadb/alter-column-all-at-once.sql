ALTER TABLE book MODIFY COLUMN stock VARCHAR(20) DEFAULT 'none';

-- in the catalogue
--   - table `book` `stock` int(11) NOT NULL
--   + table `book` `stock` varchar(20) DEFAULT 'none'

-- undone by
ALTER TABLE book MODIFY COLUMN stock INT NOT NULL;
