ALTER TABLE book ALTER COLUMN price DROP DEFAULT;

-- in the catalogue
--   + BOOK column PRICE DECIMAL(10, 2)
--   - BOOK column PRICE DECIMAL(10, 2) DEFAULT {9.90}

-- undone by
ALTER TABLE book ALTER COLUMN price SET DEFAULT 9.90;
