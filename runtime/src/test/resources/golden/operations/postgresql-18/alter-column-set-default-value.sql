ALTER TABLE book ALTER COLUMN price SET DEFAULT 5.00;

-- in the catalogue
--   + column book price numeric(10,2) default 5.00
--   - column book price numeric(10,2) default 9.90

-- undone by
ALTER TABLE book ALTER COLUMN price SET DEFAULT 9.90;
