ALTER TABLE book DROP COLUMN price;

-- in the catalogue
--   - column book price numeric(10,2) default 9.90

-- undone by
ALTER TABLE book ADD COLUMN price numeric(10, 2) DEFAULT 9.90;
