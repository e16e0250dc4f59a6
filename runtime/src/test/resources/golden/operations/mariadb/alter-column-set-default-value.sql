ALTER TABLE book ALTER COLUMN price SET DEFAULT 5.00;

-- in the catalogue
--   + table `book` `price` decimal(10,2) DEFAULT 5.00
--   - table `book` `price` decimal(10,2) DEFAULT 9.90

-- undone by
ALTER TABLE book ALTER COLUMN price SET DEFAULT 9.90;
