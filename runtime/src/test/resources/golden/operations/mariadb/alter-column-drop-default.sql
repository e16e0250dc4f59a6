ALTER TABLE book ALTER COLUMN price SET DEFAULT NULL;

-- in the catalogue
--   - table `book` `price` decimal(10,2) DEFAULT 9.90
--   + table `book` `price` decimal(10,2) DEFAULT NULL

-- undone by
ALTER TABLE book ALTER COLUMN price SET DEFAULT 9.90;
