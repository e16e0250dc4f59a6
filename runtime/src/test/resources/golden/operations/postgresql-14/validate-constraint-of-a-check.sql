ALTER TABLE book VALIDATE CONSTRAINT in_stock;

-- in the catalogue
--   + constraint book in_stock CHECK ((stock >= 0))
--   - constraint book in_stock CHECK ((stock >= 0)) NOT VALID

-- undone by
