ALTER TABLE book DROP COLUMN price;

-- in the catalogue
--   - table `book` `price` decimal(10,2) DEFAULT 9.90

-- undone by
ALTER TABLE book ADD COLUMN price DECIMAL(10, 2) DEFAULT 9.90;
