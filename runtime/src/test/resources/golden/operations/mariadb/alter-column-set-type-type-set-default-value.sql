ALTER TABLE book MODIFY COLUMN price VARCHAR(20) DEFAULT 'none';

-- in the catalogue
--   - table `book` `price` decimal(10,2) DEFAULT 9.90
--   + table `book` `price` varchar(20) DEFAULT 'none'

-- undone by
ALTER TABLE book MODIFY COLUMN price DECIMAL(10, 2) DEFAULT 9.90;
